"""The year of a place: approved from below, closed to all doors, opened again."""

import json
import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from assessments import areas
from assessments.actions.area import approve_area, reopen_area
from assessments.actions.assessments import (
    receive_assessment,
    replace_assessment,
    start_assessment,
    step,
    submit_assessment,
)
from assessments.models import PersetujuanWilayah
from kawasan.models import Wilayah
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture
def places():
    return factories.make_wilayah()


@pytest.fixture
def verifikator(places):
    return factories.make_user("verifikator", "99.01")


@pytest.fixture
def province(places):
    return factories.make_user("admin_provinsi", "99")


def official(place, rt="01"):
    return factories.make_assessment(
        "disahkan", rt=factories.make_rt(rt, place), tahun=YEAR
    )


def approve(place, by, versi=0):
    return approve_area(wilayah=place, tahun=YEAR, versi=versi, by=by)


def missing(place):
    return areas.progress_of(place, YEAR).kurang


# What is missing --------------------------------------------------------------------


def test_a_kelurahan_names_its_rt_and_its_open_sheets(places):
    official(places.kelurahan, "01")
    waiting = factories.make_rt("02", places.kelurahan)
    factories.make_assessment("diajukan", rt=waiting, tahun=YEAR)
    factories.make_rt("03", places.kelurahan, aktif=False)
    assert missing(places.kelurahan) == [
        "1 dari 2 RT belum mempunyai penilaian resmi 2026: RT 02 RW 05.",
        "1 penilaian belum selesai: RT 02 RW 05 (diajukan).",
    ]


def test_a_replacement_on_its_way_keeps_a_kelurahan_open(places):
    old = official(places.kelurahan)
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    replace_assessment(assessment=old, uuid=uuid.uuid4(), by=writer)
    assert missing(places.kelurahan) == [
        "1 penilaian belum selesai: RT 01 RW 05 (draf)."
    ]


def test_a_place_without_rt_has_nothing_to_approve(places):
    assert missing(places.kelurahan) == ["Belum ada RT aktif di wilayah ini."]
    assert missing(places.kecamatan) == ["Belum ada RT aktif di bawah wilayah ini."]


def test_three_of_twelve_are_named(places, verifikator):
    """Twelve kelurahan with RT and one without; three of them not approved."""
    for number in range(3, 14):
        Wilayah.objects.create(
            kode=f"99.01.01.10{number:02}",
            nama=f"Kelurahan {number}",
            jenis="kelurahan",
            edisi=factories.EDITION,
            berlaku_mulai=date(2020, 1, 1),
            parent=places.kecamatan,
        )
    below = list(Wilayah.objects.filter(parent=places.kecamatan).order_by("kode"))
    assert len(below) == 13
    for place in below[:12]:
        official(place)
    for place in below[:9]:
        approve(place, verifikator)
    assert missing(places.kecamatan) == [
        "3 dari 12 kelurahan/desa belum: Kelurahan 10, Kelurahan 11, Kelurahan 12."
    ]
    found = areas.progress_of(places.kecamatan, YEAR)
    assert (found.tanpa_rt, found.jumlah_rt) == (1, 12)
    with pytest.raises(Refused, match="3 dari 12"):
        approve(places.kecamatan, verifikator)
    for place in below[9:12]:
        approve(place, verifikator)
    assert missing(places.kecamatan) == []


# Deciding ---------------------------------------------------------------------------


@pytest.fixture
def ready(places):
    """One kelurahan of the city has RT, and its only sheet is official."""
    places.sheet = official(places.kelurahan)
    return places


def climb(ready, verifikator, province):
    for place in (ready.kelurahan, ready.kecamatan, ready.kota):
        approve(place, verifikator)
    return approve(ready.provinsi, province)


def test_the_year_climbs_from_the_kelurahan_to_the_province(
    ready, verifikator, province
):
    top = climb(ready, verifikator, province)
    assert (top.status, top.revisi, top.oleh) == ("disetujui", 1, province)
    verbs = AuditEvent.objects.filter(verba="persetujuan.approved")
    assert sorted(e.kode_wilayah for e in verbs) == [
        "99",
        "99.01",
        "99.01.01",
        "99.01.01.1001",
    ]


@pytest.mark.parametrize(
    ("role", "kode", "place"),
    [
        ("admin_provinsi", "99", "kelurahan"),
        ("lurah", "99.01.01", "kecamatan"),
        ("verifikator", "99", "provinsi"),
        ("fasilitator", "99.01.01.1001", "kelurahan"),
        ("lurah", "99.01.01.1002", "kelurahan"),
    ],
)
def test_each_level_has_its_own_office(ready, role, kode, place):
    with pytest.raises(PermissionDenied):
        approve(getattr(ready, place), factories.make_user(role, kode))
    assert PersetujuanWilayah.objects.count() == 0


def test_a_lurah_approves_the_own_kelurahan_once(ready):
    lurah = factories.make_user("lurah", "99.01.01.1001")
    row = approve(ready.kelurahan, lurah)
    with pytest.raises(Stale):
        approve(ready.kelurahan, lurah)
    with pytest.raises(Refused, match="sudah disetujui"):
        approve(ready.kelurahan, lurah, versi=row.versi)


def test_opening_again_opens_what_stands_above(ready, verifikator, province):
    climb(ready, verifikator, province)
    rows = reopen_area(
        wilayah=ready.kelurahan, tahun=YEAR, reason="RT 01 salah.", versi=1, by=province
    )
    assert [(r.wilayah.kode, r.status, r.revisi, r.alasan) for r in rows] == [
        (kode, "dibuka", 2, "RT 01 salah.")
        for kode in ("99", "99.01", "99.01.01", "99.01.01.1001")
    ]
    again = approve(ready.kelurahan, verifikator, versi=2)
    assert (again.status, again.revisi, again.alasan) == ("disetujui", 2, "")


def test_nobody_takes_back_what_stands_above_the_own_office(
    ready, verifikator, province
):
    climb(ready, verifikator, province)
    lurah = factories.make_user("lurah", "99.01.01.1001")
    for by in (lurah, verifikator):
        with pytest.raises(Refused, match="Provinsi Nusa Contoh sudah menyetujui"):
            reopen_area(wilayah=ready.kelurahan, tahun=YEAR, reason="x", versi=1, by=by)
    assert PersetujuanWilayah.objects.approved().count() == 4


def test_opening_asks_for_a_reason_and_for_an_approval(ready, verifikator):
    with pytest.raises(Refused, match="tidak sedang disetujui"):
        reopen_area(
            wilayah=ready.kelurahan, tahun=YEAR, reason="x", versi=0, by=verifikator
        )
    approve(ready.kelurahan, verifikator)
    with pytest.raises(Refused, match="alasannya"):
        reopen_area(
            wilayah=ready.kelurahan, tahun=YEAR, reason=" ", versi=1, by=verifikator
        )


def test_the_database_wants_a_reason_and_one_row_a_year(ready, verifikator):
    values = {"wilayah": ready.kelurahan, "tahun": YEAR, "oleh": verifikator}
    with pytest.raises(IntegrityError, match="persetujuan_alasan"):
        PersetujuanWilayah.objects.create(
            **values, status="dibuka", pada=timezone.now()
        )


# Every door -------------------------------------------------------------------------


@pytest.fixture
def closed(ready, verifikator):
    approve(ready.kelurahan, verifikator)
    approve(ready.kecamatan, verifikator)
    return ready


def refused(deed):
    with pytest.raises(Refused) as found:
        deed()
    assert found.value.code == "wilayah_disetujui"
    assert "Kecamatan Satu sudah disetujui (revisi 1)" in found.value.message


def test_after_the_approval_nothing_below_moves(closed, verifikator, province):
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    rt = factories.make_rt("09", closed.kelurahan)
    refused(
        lambda: start_assessment(
            rt=rt, tahun=YEAR, jenis="baseline", uuid=uuid.uuid4(), by=writer
        )
    )
    refused(
        lambda: receive_assessment(
            uuid=uuid.uuid4(),
            rt=rt,
            tahun=YEAR,
            jenis="baseline",
            ruleset="permen-pupr-14-2018",
            device_time=None,
            submit=False,
            values={},
            reasons={},
            by=writer,
        )
    )
    refused(
        lambda: replace_assessment(
            assessment=closed.sheet, uuid=uuid.uuid4(), by=writer
        )
    )
    draft = factories.make_assessment("draf", rt=rt, tahun=YEAR)
    refused(
        lambda: submit_assessment(
            assessment=draft, values={}, reasons={}, versi=draft.versi, by=writer
        )
    )
    steps = {
        "verify": ("diajukan", verifikator),
        "return": ("diajukan", verifikator),
        "approve": ("diverifikasi", province),
        "cancel": ("disahkan", verifikator),
        "restore": ("dibatalkan", verifikator),
    }
    for number, (name, (status, by)) in enumerate(steps.items(), 10):
        one = factories.make_assessment(
            status, rt=factories.make_rt(str(number), closed.kelurahan), tahun=YEAR
        )
        refused(
            lambda name=name, one=one, by=by: step(
                name, assessment=one, reason="x", versi=one.versi, by=by
            )
        )


def test_another_year_and_another_place_go_on(closed):
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    rt = factories.make_rt("09", closed.kelurahan)
    start_assessment(rt=rt, tahun=2025, jenis="baseline", uuid=uuid.uuid4(), by=writer)
    far = factories.make_rt("01", closed.desa)
    other = factories.make_user("fasilitator", "99.02.01.2001")
    start_assessment(rt=far, tahun=YEAR, jenis="baseline", uuid=uuid.uuid4(), by=other)


def test_the_api_says_which_place_and_revision(closed, client):
    one = factories.make_assessment(
        "diajukan", rt=factories.make_rt("09", closed.kelurahan), tahun=YEAR
    )
    client.force_login(factories.make_user("verifikator", "99.01"))
    answer = client.post(
        f"/api/v1/penilaian/{one.uuid}/transisi/",
        json.dumps({"ke": "diverifikasi", "versi": one.versi}),
        content_type="application/json",
    )
    assert answer.status_code == 409
    body = answer.json()
    assert (body["code"], body["wilayah"]) == ("wilayah_disetujui", "99.01.01")


# Pages ------------------------------------------------------------------------------


def test_the_button_is_off_and_the_page_names_what_is_missing(
    ready, verifikator, client
):
    factories.make_rt("02", ready.kelurahan)
    client.force_login(verifikator)
    url = reverse("assessments:area", args=["99.01.01.1001"])
    page = client.get(url, {"tahun": YEAR}).content.decode()
    assert 'disabled aria-describedby="kurang"' in page
    assert "1 dari 2 RT belum mempunyai penilaian resmi 2026: RT 02 RW 05." in page
    answer = client.post(f"{url}setujui/", {"tahun": YEAR, "versi": 0})
    assert answer.status_code == 422
    table = b"".join(client.get(url, {"tahun": YEAR, "unduh": "csv"}))
    assert "RT 02 RW 05;Belum ada penilaian resmi" in table.decode("utf-8-sig")


def test_approving_and_opening_on_the_page(ready, verifikator, client):
    client.force_login(verifikator)
    url = reverse("assessments:area", args=["99.01.01.1001"])
    assert client.post(f"{url}setujui/", {"tahun": YEAR, "versi": 0}).status_code == 302
    page = client.get(url, {"tahun": YEAR}).content.decode()
    assert "Disetujui · revisi 1" in page and 'href="#buka"' in page
    assert 'name="versi" value="1"' in page and "SI BUNGAS 1.0.0" in page
    answer = client.post(f"{url}buka/", {"tahun": YEAR, "versi": 1, "alasan": ""})
    assert answer.status_code == 422
    body = {"tahun": YEAR, "versi": 9, "alasan": "RT 01 salah."}
    answer = client.post(f"{url}buka/", body)
    assert answer.status_code == 409 and "RT 01 salah." in answer.content.decode()
    assert client.post(f"{url}buka/", {**body, "versi": 1}).status_code == 302
    page = client.get(url, {"tahun": YEAR}).content.decode()
    assert "Dibuka kembali · revisi 2" in page and "RT 01 salah." in page


@pytest.mark.parametrize(
    ("role", "kode", "leads_to"),
    [("lurah", "99.01.01.1001", "99.01.01.1001"), ("superadmin", "", "99")],
)
def test_the_index_leads_to_the_own_place(ready, client, role, kode, leads_to):
    client.force_login(factories.make_user(role, kode))
    answer = client.get(reverse("assessments:area_index"))
    assert answer.url == f"/persetujuan/{leads_to}/"
