"""The pages of one kawasan and of one RT."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment, RekapKawasan
from assessments.models.volumes import VOLUMES
from kawasan.models import DirtyEvent, Kawasan, Rt
from kelompok.models import ActionItem, Aset
from tests.kawasan import land as lands
from tests.kawasan.land import square
from tests.kelompok.test_action_items import make_office
from tests.kelompok.test_ksm import make_ksm

URL = "/kawasan/K-01/"


@pytest.fixture
def land(db):
    found = lands.build()
    DirtyEvent.objects.all().delete()
    return found


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def add_rekap(land, **changes):
    values = {
        **dict.fromkeys(VOLUMES, 0),
        "jumlah_rt": 3,
        "rt_dinilai": 2,
        "jumlah_bangunan": 80,
        "jumlah_penduduk": 300,
        "jumlah_kk": 75,
        "luas_verifikasi_ha": Decimal("3.5"),
        "panjang_jalan_ideal_m": 400,
        "panjang_drainase_ideal_m": 800,
        "bangunan_tidak_teratur": 41,
        "jalan_rusak_m": 100,
        "kk_air": 60,
        "kk_sanitasi": 0,
        "ha_kr": Decimal("2.25"),
        "rt_kr": 2,
        "skor": 4,
        "tingkat": "TK",
        "ruleset": "permen-pupr-14-2018",
        "dihitung_pada": datetime(2026, 11, 24, 2, 32, tzinfo=UTC),
        **changes,
    }
    return RekapKawasan.objects.create(kawasan=land.kawasan, tahun=2026, **values)


def text_of(client, url, **parameters):
    response = client.get(url, parameters)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_outside_the_territory_there_is_no_page(land, as_user):
    assert as_user(land.tetangga).get(URL).status_code == 404
    assert as_user(land.tetangga).get(f"/rt/{land.rt.pk}/").status_code == 404
    assert as_user(land.fasilitator).get(URL).status_code == 200


def test_the_three_areas_stand_side_by_side_with_a_warning(land, as_user):
    text = text_of(as_user(land.fasilitator), URL)
    assert "12,00 ha <small>dicatat di data kawasan; SK-nya belum ada" in text
    assert "9,50 ha <small>menurut data kawasan" in text
    assert "Luas delineasi (11,07 ha) berbeda 16,5" in text


def test_within_one_percent_there_is_no_warning(land, as_user):
    Kawasan.objects.filter(kode="K-01").update(luas_verifikasi_ha=11)
    assert "berbeda" not in text_of(as_user(land.fasilitator), URL)


def test_another_authority_is_shown_with_its_reason(land, as_user):
    Kawasan.objects.filter(kode="K-01").update(
        kewenangan_ditetapkan="pusat", alasan_kewenangan="SK Menteri 5/2022"
    )
    text = text_of(as_user(land.fasilitator), URL)
    assert "menurut luas Kabupaten/kota. Alasan: SK Menteri 5/2022" in text


def test_every_criterion_shows_volume_denominator_percent_and_score(land, as_user):
    add_rekap(land)
    response = as_user(land.fasilitator).get(URL)
    lines = {
        line.kriteria.kode: line
        for aspect in response.context["aspects"]
        for line in aspect.lines
    }
    # 41/80 = 51.25 % gives 3 points, 100/400 = 25 % gives 1.
    assert (lines["1a"].persen, lines["1a"].skor) == (Decimal("51.25"), 3)
    assert (lines["2b"].persen, lines["2b"].skor) == (Decimal("25.00"), 1)
    assert sum(line.skor for line in lines.values()) == 4
    text = " ".join(response.content.decode().split())
    assert "41 dari 80 unit, pita 51,00–75,99 %" in text
    assert "Dari 2/3 RT. Dihitung 24 Nov 2026 10.32 WITA." in text
    assert "<strong>80,0 %</strong> <small>60/75 KK</small>" in text
    assert "<strong>0,0 %</strong> <small>0/75 KK</small>" in text


def test_sheets_of_several_rules_are_not_added_up(land, as_user):
    add_rekap(land, ruleset="", skor=None, tingkat="")
    assert "memakai aturan yang berbeda" in text_of(as_user(land.fasilitator), URL)


def test_a_year_without_approved_sheets_says_so(land, as_user):
    add_rekap(land)
    text = text_of(as_user(land.fasilitator), URL, tahun="2024")
    assert "Belum ada penilaian yang disahkan" in text
    text_of(as_user(land.fasilitator), URL, tahun="'x")


def test_pending_changes_are_told(land, as_user):
    add_rekap(land)
    DirtyEvent.objects.create(jenis="rt", kunci=land.rt.pk, tahun=2026)
    DirtyEvent.objects.create(jenis="rt", kunci=land.other_rt.pk, tahun=2026)
    DirtyEvent.objects.create(jenis="kawasan", kunci=land.kawasan.pk, tahun=2020)
    text = text_of(as_user(land.fasilitator), URL)
    assert "1 perubahan sedang dihitung" in text


def test_only_editors_get_the_button(land, as_user):
    assert "/kawasan/K-01/ubah/" in text_of(as_user(land.verifikator), URL)
    assert "/kawasan/K-01/ubah/" not in text_of(as_user(land.fasilitator), URL)


def add_draft(land, rt, tahun=2026):
    return Assessment.objects.create(
        rt=rt, tahun=tahun, uuid=uuid.uuid4(), dibuat_oleh=land.fasilitator
    )


def test_the_rt_of_the_kawasan_show_their_sheets_to_readers_of_sheets(land, as_user):
    sheet = add_draft(land, land.rt)
    add_rekap(land)
    text = text_of(as_user(land.fasilitator), URL)
    assert sheet.get_absolute_url() in text
    assert sheet.get_absolute_url() not in text_of(as_user(land.kader), URL)


def test_the_page_needs_no_more_queries_when_it_grows(land, as_user):
    add_rekap(land)
    client = as_user(land.verifikator)

    def count():
        with CaptureQueriesContext(connection) as seen:
            text_of(client, URL)
        return len(seen)

    before = count()
    for number in range(20):
        rt = Rt.objects.create(
            kelurahan=land.satu, kawasan=land.kawasan, rt=str(number), batas=square()
        )
        add_draft(land, rt)
    DirtyEvent.objects.all().delete()
    assert count() <= before <= 24


def test_its_groups_assets_and_agreements_are_told(land, as_user):
    add_rekap(land)
    ksm = make_ksm("KSM-K", land.satu, kawasan=land.kawasan, nama="Titian Bersih")
    make_ksm(
        "KSM-L", land.satu, kawasan=land.kawasan, status="dibubarkan", nama="Bubar"
    )
    for number, works in enumerate((True, False, None)):
        asset = Aset.objects.create(
            nama=f"Titian {number}", jenis="jalan", kelurahan=land.satu,
            kawasan=land.kawasan, tahun_dibangun=2025,
        )  # fmt: skip
        if works is not None:
            asset.inspeksi_set.create(
                tahun=2026, tanggal=date(2026, 1, 10), masih_ada=True,
                kondisi_baik=works, berfungsi=works, dimanfaatkan=works,
                dikembangkan=False,
            )  # fmt: skip
    late = promised(land, "Data ulang RT", date(2020, 1, 5))
    promised(land, "Sudah beres", date(2020, 1, 5), status="selesai", progres=100,
             selesai_pada=date(2020, 1, 4))  # fmt: skip
    text = text_of(as_user(land.fasilitator), URL, tahun="2026")
    assert ksm.get_absolute_url() in text and "Bubar" not in text
    # One of two that were looked at works; a third one nobody saw.
    assert "50,0 %" in text and "berfungsi 1 dari 2 yang diperiksa; 3 aset" in text
    assert late.get_absolute_url() in text and "1 terlambat" in text
    assert "Sudah beres" not in text


def test_a_neighbour_reads_no_agreements_of_other_places(land, as_user):
    add_rekap(land)
    promised(land, "Urusan provinsi", date(2020, 1, 5), wilayah=land.satu.parent.parent)
    assert "Urusan provinsi" not in text_of(as_user(land.fasilitator), URL)


def promised(land, uraian, tenggat, **columns):
    values = {"wilayah": land.satu, "kategori": "sinergi", "horizon": "pendek"}
    return ActionItem.objects.create(
        uraian=uraian, tenggat=tenggat, kawasan=land.kawasan,
        pic_institution=make_office(), **{**values, **columns},
    )  # fmt: skip


# RT -----------------------------------------------------------------------------------


def test_an_rt_shows_denominators_by_year_and_all_sheets(land, as_user):
    land.rt.penyebut.create(berlaku_tahun=2024, jumlah_kk=70, sumber="Sensus kelurahan")
    land.rt.penyebut.create(
        berlaku_tahun=2026, jumlah_kk=76, luas_verifikasi_ha=Decimal("1.52")
    )
    add_draft(land, land.rt, tahun=2025)
    text = text_of(as_user(land.fasilitator), f"/rt/{land.rt.pk}/")
    assert text.index("2026 </th>") < text.index("2024 </th>")
    assert 'data-label="KK">76<' in text
    assert 'data-label="Luas verifikasi (ha)">1,52<' in text
    assert "Sensus kelurahan" in text
    assert "2025 Baseline" in text


def test_the_next_step_follows_the_sheet_of_the_year(land, as_user):
    url = f"/rt/{land.rt.pk}/"
    year = datetime.now(tz=UTC).year
    client = as_user(land.fasilitator)
    assert f"Mulai penilaian {year}" in text_of(client, url)
    sheet = add_draft(land, land.rt, tahun=year)
    assert "Lanjutkan penilaian" in text_of(client, url)
    Assessment.objects.filter(pk=sheet.pk).update(status="dikembalikan", alasan="2b")
    assert "Perbaiki penilaian" in text_of(client, url)
    Assessment.objects.filter(pk=sheet.pk).update(status="dibatalkan")
    assert f"Mulai penilaian {year}" in text_of(client, url)


def test_readers_get_no_next_step_and_no_sheets_without_the_right(land, as_user):
    add_draft(land, land.rt)
    text = text_of(as_user(land.kader), f"/rt/{land.rt.pk}/")
    assert "Lanjutkan penilaian" not in text
    assert "Baseline" not in text


def test_a_closed_rt_says_so_and_can_be_opened_by_editors(land, as_user):
    Rt.objects.filter(pk=land.rt.pk).update(aktif=False)
    url = f"/rt/{land.rt.pk}/"
    assert "RT ini ditutup" in text_of(as_user(land.fasilitator), url)
    assert f"{url}buka/" in text_of(as_user(land.verifikator), url)
