"""Reports on action items through the API: once, by who may, for what was read."""

from typing import Any

import pytest
from django.utils import timezone

from kelompok.models import ActionItem, ActionProgress
from sibungas.audit.models import AuditEvent
from tests import communities
from tests.api.conftest import Caller, person


@pytest.fixture
def item(world: Any) -> ActionItem:
    return communities.fill(world).tindak


@pytest.fixture
def secretary(world: Any) -> Any:
    return person("sekretariat", "sekretariat_pokja", world.city)


def report(user: Any, item: ActionItem, body: dict[str, Any], **headers: str) -> Any:
    return Caller(user).post(f"tindak-lanjut/{item.pk}/laporan/", body, **headers)


def test_progress_is_stored_with_its_report_and_its_trail(item, secretary) -> None:
    sent = {"progres": 60, "catatan": "Draf di biro hukum.", "versi": 1}
    answer = report(secretary, item, {**sent, "bukti_url": "https://contoh.id/1"})
    assert answer.status_code == 200
    body = answer.json()
    assert (body["progres"], body["status"], body["versi"]) == (60, "berjalan", 2)
    assert body["bukti_url"] == "https://contoh.id/1"
    newest = body["laporan"][0]
    assert (newest["progres"], newest["catatan"]) == (60, "Draf di biro hukum.")
    assert newest["tanggal"] == str(timezone.localdate())
    event = AuditEvent.objects.get(verba="tindak.reported")
    assert event.alasan == "Draf di biro hukum."


def test_a_report_sent_twice_is_stored_once(item, secretary) -> None:
    sent = {"progres": 60, "catatan": "Sama.", "versi": 1}
    answers = [report(secretary, item, sent).status_code for _ in range(2)]
    assert answers == [200, 412]
    assert ActionProgress.objects.filter(catatan="Sama.").count() == 1
    again = report(secretary, item, sent).json()
    assert (again["code"], again["versi_sekarang"]) == ("versi_usang", 2)


def test_the_tag_of_the_record_names_the_version(item, secretary) -> None:
    tag = Caller(secretary).get(f"tindak-lanjut/{item.pk}/")["ETag"]
    sent = {"progres": 60, "catatan": "Lewat kepala."}
    assert report(secretary, item, sent).status_code == 428
    assert report(secretary, item, sent, **{"If-Match": tag}).status_code == 200
    assert report(secretary, item, sent, **{"If-Match": tag}).status_code == 412


def test_finishing_is_a_report_that_says_so(item, secretary) -> None:
    sent = {"selesai": True, "catatan": "SK terbit.", "versi": 1}
    body = report(secretary, item, sent).json()
    assert (body["status"], body["progres"], body["terlambat"]) == (
        "selesai", 100, False,
    )  # fmt: skip
    assert body["selesai_pada"] == str(timezone.localdate())
    again = report(secretary, item, {"progres": 5, "catatan": "x", "versi": 2})
    assert (again.status_code, again.json()["code"]) == (409, "sudah_ditutup")


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"catatan": "x", "versi": 1}, "/progres"),
        ({"progres": 101, "catatan": "x", "versi": 1}, "/progres"),
        ({"progres": 5, "versi": 1}, "/catatan"),
        ({"progres": 5, "catatan": "  ", "versi": 1}, "/catatan"),
        ({"progres": 5, "catatan": "x" * 1001, "versi": 1}, "/catatan"),
        ({"progres": 5, "catatan": "x", "versi": 1, "status": "selesai"}, "/status"),
        ({"progres": 5, "catatan": "x", "versi": "1"}, "/versi"),
        ({"progres": 5, "catatan": "x", "versi": 1, "bukti_url": "x"}, "/bukti_url"),
        (
            {"progres": 5, "catatan": "x", "versi": 1, "bukti_url": "javascript:1"},
            "/bukti_url",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(item, secretary, sent, pointer) -> None:
    answer = report(secretary, item, sent)
    assert answer.status_code == 400
    assert pointer in [fault["pointer"] for fault in answer.json()["errors"]]
    item.refresh_from_db()
    assert (item.versi, item.progres) == (1, 40)


def test_the_owing_office_reports_also_to_the_place_above(world, item) -> None:
    sent = {"progres": 60, "catatan": "x", "versi": 1}
    assert report(world.verifikator, item, sent).status_code == 403
    assert report(world.tetangga, item, sent).status_code == 404
    world.verifikator.instansi = item.pic_institution
    world.verifikator.save()
    assert report(world.verifikator, item, sent).status_code == 200
    ActionItem.objects.filter(pk=item.pk).update(wilayah=world.province)
    assert report(world.verifikator, item, {**sent, "versi": 2}).status_code == 200
