"""One step over many sheets: trial, run, interruption, result, undo."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from assessments.actions import bulk
from assessments.actions.assessments import step
from assessments.models import Assessment, BulkReview, PersetujuanWilayah, ReviewRemark
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused
from tests import factories

pytestmark = pytest.mark.django_db
# More households than houses could hold: a warning, and no error.
CROWDED = {"jumlah_kk": 400, "jumlah_penduduk": 1600}


@pytest.fixture
def verifikator():
    return factories.make_user("verifikator", "99.01")


def sheet(number, status="diajukan", **columns):
    return factories.make_assessment(
        status, rt=factories.make_rt(f"{number:02}"), **columns
    )


def attempt(by, langkah="verify", **options):
    asked = {"tanpa_peringatan": False, "sampel": None, "saringan": {}, **options}
    candidates = asked.pop("candidates", Assessment.objects.all())
    return bulk.try_bulk_review(langkah=langkah, candidates=candidates, by=by, **asked)


def outcome(batch):
    rows = batch.butir.order_by("assessment__rt__rt")
    return {row.assessment.rt.rt: (row.hasil, row.alasan) for row in rows}


# The trial --------------------------------------------------------------------------


def test_the_trial_says_why_and_changes_nothing(verifikator):
    sheet(1)
    sheet(2, diajukan_oleh=verifikator)
    sheet(3, "diverifikasi")
    remarked = sheet(4)
    ReviewRemark.objects.create(
        assessment=remarked, kolom="jumlah_kk", isi="Cocok?", versi_lembar=1
    )
    sheet(5, **CROWDED)
    before = list(Assessment.objects.order_by("pk").values())
    found = outcome(attempt(verifikator, tanpa_peringatan=True))
    assert found["01"] == ("lolos", "")
    assert found["02"] == ("tidak_lolos", "Pengaju tidak boleh memverifikasi sendiri.")
    assert found["03"] == (
        "tidak_lolos",
        "Status diverifikasi; langkah verifikasi belum waktunya.",
    )
    assert "catatan tinjauan" in found["04"][1]
    assert found["05"][0] == "tidak_lolos"
    assert found["05"][1].startswith("Ada peringatan: ")
    assert list(Assessment.objects.order_by("pk").values()) == before


def test_a_warning_passes_unless_it_is_asked_to_stop_it(verifikator):
    sheet(1, **CROWDED)
    assert outcome(attempt(verifikator))["01"] == ("lolos", "")


def test_a_locked_or_approved_year_does_not_pass(verifikator):
    one = sheet(1)
    PersetujuanWilayah.objects.create(
        wilayah=one.rt.kelurahan, tahun=2026, oleh=verifikator, pada=timezone.now()
    )
    hasil, alasan = outcome(attempt(verifikator))["01"]
    assert hasil == "tidak_lolos"
    assert "Kelurahan Satu sudah disetujui (revisi 1)" in alasan


def test_a_sample_takes_so_many(verifikator):
    for number in range(1, 8):
        sheet(number)
    assert attempt(verifikator, sampel=3).butir.count() == 3


def test_only_sheets_of_the_own_territory_are_looked_at(verifikator):
    sheet(1)
    far = factories.make_rt("77", factories.make_wilayah().desa)
    factories.make_assessment("diajukan", rt=far)
    batch = attempt(verifikator)
    assert set(outcome(batch)) == {"01"}
    assert batch.kode_wilayah == "99.01.01.1001"


def test_an_empty_or_a_forbidden_trial_is_refused(verifikator):
    with pytest.raises(Refused, match="Tidak ada penilaian"):
        attempt(verifikator)
    sheet(1, "diverifikasi")
    with pytest.raises(PermissionDenied):
        attempt(verifikator, "approve")


def test_the_smallest_place_that_holds_all():
    assert bulk.common_place(["99.01.01.1001", "99.01.01.1002"]) == "99.01.01"
    assert bulk.common_place(["99.01.01.1001", "98.01.01.1001"]) == ""
    assert bulk.common_place(["99.01.01.1001"]) == "99.01.01.1001"


# The run ----------------------------------------------------------------------------


def run(batch, by):
    bulk.start_bulk_review(batch=batch, by=by)
    assert bulk.work(batch.pk) is False
    batch.refresh_from_db()
    return batch


def test_what_passed_is_done_and_each_sheet_leaves_its_row(verifikator):
    passing = [sheet(number) for number in (1, 2)]
    own = sheet(3, diajukan_oleh=verifikator)
    batch = run(attempt(verifikator), verifikator)
    assert batch.status == "selesai"
    for one in (*passing, own):
        one.refresh_from_db()
    assert [one.status for one in (*passing, own)] == [
        "diverifikasi",
        "diverifikasi",
        "diajukan",
    ]
    events = AuditEvent.objects.filter(verba="assessment.verified")
    assert {e.objek_id for e in events} == {str(one.pk) for one in passing}
    assert {(e.oleh, e.kanal) for e in events} == {(verifikator, "massal")}
    items = batch.butir.filter(hasil="berhasil")
    assert {(i.status_sebelum, i.status_sesudah) for i in items} == {
        ("diajukan", "diverifikasi")
    }
    deeds = AuditEvent.objects.filter(verba__startswith="massal.")
    assert sorted(d.verba for d in deeds) == ["massal.created", "massal.started"]


def test_what_changed_since_the_trial_is_left_alone(verifikator):
    touched = sheet(1)
    sheet(2)
    batch = attempt(verifikator)
    Assessment.objects.filter(pk=touched.pk).update(versi=7)
    run(batch, verifikator)
    found = outcome(batch)
    assert found["01"][0] == "gagal" and "diubah orang lain" in found["01"][1]
    assert found["02"] == ("berhasil", "")
    touched.refresh_from_db()
    assert touched.status == "diajukan"


def test_a_right_that_ended_meanwhile_stops_each_sheet(verifikator):
    one = sheet(1)
    batch = attempt(verifikator)
    bulk.start_bulk_review(batch=batch, by=verifikator)
    verifikator.penugasan.update(peran="lurah")
    bulk.work(batch.pk)
    assert outcome(batch)["01"][0] == "gagal"
    one.refresh_from_db()
    assert one.status == "diajukan"


def test_a_run_starts_once_and_by_its_maker(verifikator):
    sheet(1)
    batch = attempt(verifikator)
    other = factories.make_user("verifikator", "99.01")
    with pytest.raises(PermissionDenied):
        bulk.start_bulk_review(batch=batch, by=other)
    bulk.start_bulk_review(batch=batch, by=verifikator)
    with pytest.raises(Refused, match="sudah dijalankan"):
        bulk.start_bulk_review(batch=batch, by=verifikator)


def test_an_interrupted_item_is_neither_half_done_nor_done_twice(
    verifikator, monkeypatch
):
    """Whatever breaks between the sheet and its account takes back both."""
    first, second = sheet(1), sheet(2)
    batch = attempt(verifikator)
    bulk.start_bulk_review(batch=batch, by=verifikator)

    class Died(BaseException):
        pass

    def dies(item, *_):
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr("assessments.models.BulkReviewItem.save", dies)
        with pytest.raises(Died):
            bulk.work(batch.pk)
    first.refresh_from_db()
    assert first.status == "diajukan"
    assert bulk.work(batch.pk) is False
    for one in (first, second):
        one.refresh_from_db()
        assert (one.status, one.versi) == ("diverifikasi", 2)
    assert AuditEvent.objects.filter(verba="assessment.verified").count() == 2


def test_the_poller_finds_a_run_without_a_sign_of_work(verifikator):
    sheet(1)
    batch = attempt(verifikator)
    bulk.start_bulk_review(batch=batch, by=verifikator)
    assert bulk.wake_stalled() == 0
    old = timezone.now() - timedelta(minutes=1)
    BulkReview.objects.filter(pk=batch.pk).update(denyut_pada=old)
    assert bulk.wake_stalled() == 1
    assert bulk.wake_stalled() == 0


# Undo -------------------------------------------------------------------------------


def undo(batch, by):
    bulk.undo_bulk_review(batch=batch, reason="Salah saring.", by=by)
    assert bulk.work(batch.pk) is False
    batch.refresh_from_db()


def test_undoing_restores_what_nobody_has_touched(verifikator):
    kept, moved = sheet(1), sheet(2)
    batch = run(attempt(verifikator), verifikator)
    moved.refresh_from_db()
    step(
        "approve",
        assessment=moved,
        versi=moved.versi,
        by=factories.make_user("admin_provinsi", "99"),
    )
    undo(batch, verifikator)
    assert batch.status == "dibatalkan"
    kept.refresh_from_db()
    moved.refresh_from_db()
    assert (kept.status, kept.diverifikasi_oleh) == ("diajukan", None)
    assert moved.status == "disahkan"
    found = outcome(batch)
    assert found["01"] == ("dibatalkan", "")
    assert found["02"][0] == "tetap" and "diubah orang lain" in found["02"][1]
    event = AuditEvent.objects.get(verba="assessment.unverified")
    assert (event.objek_id, event.alasan) == (str(kept.pk), "Salah saring.")


def test_undoing_an_approval_gives_the_old_sheet_back_its_place():
    rt = factories.make_rt("01")
    old = factories.make_assessment("disahkan", rt=rt, jenis="baseline")
    new = factories.make_assessment("diverifikasi", rt=rt, jenis="r0_pemutakhiran")
    head = factories.make_user("admin_provinsi", "99")
    batch = run(
        attempt(head, "approve", candidates=Assessment.objects.filter(pk=new.pk)), head
    )
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.resmi, new.resmi, new.status) == (False, True, "disahkan")
    undo(batch, head)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.resmi, new.resmi, new.status) == (True, False, "diverifikasi")
    assert new.disahkan_oleh is None and new.diverifikasi_oleh is not None


def test_undoing_asks_for_a_reason_and_for_the_right(verifikator):
    sheet(1)
    batch = run(attempt(verifikator), verifikator)
    with pytest.raises(Refused, match="alasannya"):
        bulk.undo_bulk_review(batch=batch, reason=" ", by=verifikator)
    with pytest.raises(PermissionDenied):
        bulk.undo_bulk_review(
            batch=batch, reason="x", by=factories.make_user("pimpinan", "99")
        )
    superior = factories.make_user("admin_provinsi", "99")
    bulk.undo_bulk_review(batch=batch, reason="x", by=superior)
    with pytest.raises(Refused, match="selesai"):
        bulk.undo_bulk_review(batch=batch, reason="x", by=superior)


# Pages ------------------------------------------------------------------------------


def test_from_the_queue_to_the_result_file(client, verifikator):
    sheet(1)
    sheet(2, diajukan_oleh=verifikator)
    sheet(3, "diverifikasi")
    client.force_login(verifikator)
    queue = client.get(reverse("assessments:queue"), {"q": "05"}).content.decode()
    assert f"{reverse('assessments:bulk_new')}?q=05" in queue
    url = reverse("assessments:bulk_new")
    page = client.get(url)
    assert page.context["counts"] == [("Verifikasi", 2)]
    assert client.post(url, {"langkah": "verify", "sampel": "x"}).status_code == 422
    answer = client.post(url, {"langkah": "verify"})
    batch = BulkReview.objects.get()
    assert answer.url == batch.get_absolute_url()
    page = client.get(answer.url).content.decode()
    assert "<strong>1</strong> lolos, <strong>1</strong> tidak lolos" in page
    assert 'href="#jalankan"' in page and 'href="#batalkan"' not in page
    assert "csrfmiddlewaretoken" in page.partition('id="jalankan"')[2]
    client.post(reverse("assessments:bulk_start", args=[batch.uuid]))
    page = client.get(answer.url).content.decode()
    assert 'hx-trigger="every 2s"' in page
    bulk.work(batch.pk)
    page = client.get(answer.url).content.decode()
    assert 'hx-trigger="every 2s"' not in page and 'href="#batalkan"' in page
    assert "csrfmiddlewaretoken" in page.partition('id="batalkan"')[2]
    undo = reverse("assessments:bulk_undo", args=[batch.uuid])
    assert 'name="versi"' not in page.partition('id="batalkan"')[2]
    table = b"".join(client.get(answer.url, {"unduh": "csv"})).decode("utf-8-sig")
    assert "Berhasil" in table and "Pengaju tidak boleh memverifikasi sendiri." in table
    chosen = {"unduh": "csv", "hasil": "tidak_lolos"}
    table = b"".join(client.get(answer.url, chosen)).decode("utf-8-sig")
    assert ";Berhasil;" not in table and ";Tidak lolos;" in table
    client.post(undo, {"alasan": "Salah saring."})
    bulk.work(batch.pk)
    page = client.get(answer.url).content.decode()
    assert "Salah saring." in page and 'href="#batalkan"' not in page


def test_an_unknown_run_is_not_there(client, verifikator):
    client.force_login(verifikator)
    url = reverse("assessments:bulk", args=[uuid.uuid4()])
    assert client.get(url).status_code == 404
