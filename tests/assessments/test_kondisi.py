"""Kumuh awal and akhir: from sheets and verified works, year by year, upwards."""

import json
import uuid
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from assessments import kondisi, rekap, scoring
from assessments.models import (
    KondisiRt,
    RekapKondisiKawasan,
    RekapKondisiWilayah,
    TahunPenanganan,
)
from kawasan.models import Intervention, InterventionVolume
from tests import factories, oracle_states

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent.parent / "golden" / "scoring-cases.json"


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.satu = factories.make_kawasan("K-1", places.kelurahan)
    places.rt = [
        factories.make_rt(f"{n:02}", places.kelurahan, places.satu) for n in (1, 2)
    ]
    return places


def open_year(land, tahun=2026, **columns):
    return TahunPenanganan.objects.create(wilayah=land.kota, tahun=tahun, **columns)


def make_work(rt, tahun=2026, verifikasi="disetujui", **volumes):
    """A finished work with these realised volumes, verified unless said otherwise."""
    work = Intervention.objects.create(
        uuid=uuid.uuid4(),
        rt=rt,
        kelurahan=rt.kelurahan,
        tahun=tahun,
        nama="Titian kayu",
        status="selesai",
        verifikasi=verifikasi,
        diverifikasi_pada=timezone.now(),
    )
    for name, volume in volumes.items():
        InterventionVolume.objects.create(
            intervention=work, rt=rt, sasaran=name, volume_realisasi=volume
        )
    return work


def of(rt, keadaan, tahun=2026):
    return KondisiRt.objects.filter(rt=rt, keadaan=keadaan, tahun=tahun).first()


def of_place(place, keadaan, tahun=2026):
    return RekapKondisiWilayah.objects.get(wilayah=place, keadaan=keadaan, tahun=tahun)


def test_nothing_is_counted_before_a_year_is_opened(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    make_work(land.rt[0], jalan_rusak_m=100)
    rekap.drain()
    assert not KondisiRt.objects.exists()


def test_an_opened_year_begins_with_the_official_sheet(land):
    sheet = factories.make_assessment("disahkan", rt=land.rt[0])
    open_year(land)
    rekap.drain()
    awal = of(land.rt[0], "awal")
    assert (awal.asal, awal.asal_tahun, awal.penilaian) == ("survei", 2026, sheet)
    assert (awal.skor, awal.tingkat) == (38, "KS")
    assert awal.jumlah_kk == sheet.jumlah_kk
    assert of(land.rt[1], "awal") is None


def test_verified_volumes_reduce_and_never_below_nothing(land):
    factories.make_assessment(
        "disahkan", rt=land.rt[0], jalan_rusak_m=100, kk_tanpa_akses_air_aman=54
    )
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m="30.5", kk_tanpa_akses_air_aman=60)
    make_work(land.rt[0], jalan_rusak_m="20")
    make_work(land.rt[0], verifikasi="menunggu", jalan_rusak_m="49")
    rekap.drain()
    akhir = of(land.rt[0], "akhir")
    assert akhir.jalan_rusak_m == Decimal("49.5")
    assert akhir.kk_tanpa_akses_air_aman == 0
    assert of(land.rt[0], "awal").jalan_rusak_m == 100
    city = of_place(land.kota, "akhir")
    assert (city.jalan_rusak_m, city.kk_air) == (Decimal("49.5"), 60)
    assert of_place(land.kota, "awal").kk_air == 6


def test_taking_a_verification_back_brings_the_volume_back(land):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    open_year(land)
    work = make_work(land.rt[0], jalan_rusak_m=40)
    rekap.drain()
    assert of(land.rt[0], "akhir").jalan_rusak_m == 60
    Intervention.objects.filter(pk=work.pk).update(verifikasi="menunggu")
    rekap.drain()
    assert of(land.rt[0], "akhir").jalan_rusak_m == 100
    Intervention.objects.filter(pk=work.pk).update(verifikasi="disetujui")
    InterventionVolume.objects.update(volume_realisasi=10)
    rekap.drain()
    assert of(land.rt[0], "akhir").jalan_rusak_m == 90
    InterventionVolume.objects.all().delete()
    rekap.drain()
    assert of(land.rt[0], "akhir").jalan_rusak_m == 100


def test_a_year_starts_where_the_year_before_ended(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2024, jalan_rusak_m=100)
    for tahun in (2024, 2025, 2026):
        open_year(land, tahun)
    for tahun, metres in ((2024, 10), (2025, 20), (2026, 30)):
        make_work(land.rt[0], tahun, jalan_rusak_m=metres)
    rekap.drain()
    found = [
        (of(land.rt[0], end, year).jalan_rusak_m, of(land.rt[0], end, year).asal)
        for year in (2024, 2025, 2026)
        for end in ("awal", "akhir")
    ]
    assert found == [
        (100, "survei"),
        (90, "survei"),
        (90, "hitungan"),
        (70, "hitungan"),
        (70, "hitungan"),
        (40, "hitungan"),
    ]
    assert of(land.rt[0], "akhir", 2026).asal_tahun == 2024


def test_a_work_of_an_early_year_moves_all_later_years(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2024, jalan_rusak_m=100)
    for tahun in (2024, 2025, 2026):
        open_year(land, tahun)
    rekap.drain()
    make_work(land.rt[0], 2024, jalan_rusak_m=5)
    rekap.drain()
    assert of(land.rt[0], "akhir", 2026).jalan_rusak_m == 95
    assert of_place(land.provinsi, "akhir", 2026).jalan_rusak_m == 95


def test_a_new_survey_replaces_volumes_and_denominators(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2024, jalan_rusak_m=100)
    for tahun in (2024, 2025):
        open_year(land, tahun)
    factories.make_assessment(
        "disahkan", rt=land.rt[0], tahun=2025, jalan_rusak_m=7, jumlah_penduduk=999
    )
    rekap.drain()
    awal = of(land.rt[0], "awal", 2025)
    assert (awal.asal, awal.jalan_rusak_m, awal.jumlah_penduduk) == ("survei", 7, 999)


def test_a_year_from_a_new_decree_takes_no_old_numbers(land):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2024)
    factories.make_assessment("disahkan", rt=land.rt[1], tahun=2026)
    open_year(land, 2026, sumber_r0="baru")
    rekap.drain()
    assert of(land.rt[0], "awal") is None
    assert of(land.rt[1], "awal").asal == "survei"


def test_without_any_sheet_there_is_no_r0_and_nothing_breaks(land):
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m=40)
    rekap.drain()
    assert not KondisiRt.objects.exists()
    assert rekap.parked().count() == 0


def test_hectares_fall_when_an_rt_leaves_the_slum_levels(land):
    """Rule A: an RT counts whole or not at all; kawasan sums its RT."""
    bad = dict.fromkeys(factories.VOLUME, 0) | {
        "kk_tanpa_akses_air_aman": 60,
        "kk_air_tidak_cukup": 60,
        "kk_sistem_limbah_tidak_sesuai": 60,
        "kk_sarana_limbah_tidak_sesuai": 60,
    }
    for rt in land.rt:
        factories.make_assessment("disahkan", rt=rt, skor=20, tingkat="KR", **bad)
    open_year(land)
    make_work(land.rt[0], kk_tanpa_akses_air_aman=60)
    rekap.drain()
    assert [of(rt, "akhir").skor for rt in land.rt] == [15, 20]
    area = {row.keadaan: row for row in RekapKondisiKawasan.objects.filter(tahun=2026)}
    assert area["awal"].luas_kumuh_ha == Decimal("9.26")
    assert area["akhir"].luas_kumuh_ha == Decimal("4.63")
    assert (area["akhir"].rt_tk, area["akhir"].rt_kr) == (1, 1)
    # 60 of 120 families: 50 %, the score of the kawasan is that of its sums.
    assert area["akhir"].skor == 16


def test_an_rt_that_moves_takes_its_state_along(land):
    factories.make_assessment("disahkan", rt=land.rt[0])
    open_year(land)
    rekap.drain()
    land.rt[0].kelurahan, land.rt[0].kawasan = land.desa, None
    land.rt[0].save()
    rekap.drain()
    # Its new kab/kota has not opened the year.
    assert of(land.rt[0], "awal") is None
    assert not RekapKondisiWilayah.objects.exists()
    assert not RekapKondisiKawasan.objects.exists()


def test_a_count_from_zero_finds_the_same_and_repairs_drift_aloud(land):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m=40)
    rekap.drain()
    assert rekap.reconcile().beda == 0
    KondisiRt.objects.filter(keadaan="akhir").update(jalan_rusak_m=1)
    RekapKondisiWilayah.objects.filter(wilayah=land.kota).update(rt_kr=77)
    run = rekap.reconcile()
    assert (run.beda_kondisi, run.beda_wilayah) == (1, 1)
    assert of(land.rt[0], "akhir").jalan_rusak_m == 60
    assert rekap.reconcile().beda == 0
    KondisiRt.objects.all().delete()
    assert rekap.recompute_all() == 2
    assert oracle_states.differences() == []


def test_krapyak_after_works_as_published(land):
    """W23 → W24 of Kota Pekalongan: 33,12 % → 13,52 %, kontribusi 59,18 %."""
    cases = json.loads(GOLDEN.read_text())
    cases = {case["id"]: case for case in cases["cases"]}
    before, after = cases["W23"], cases["W24"]
    ruleset = scoring.load("permen-pupr-14-2018")
    column = {line.kode: line.kolom for line in ruleset.criteria}
    headers = {h.key: h.column for h in ruleset.headers}
    sheet = {column[k]: Decimal(v) for k, v in before["numerators"].items()}
    sheet |= {headers[k]: Decimal(v) for k, v in before["header"].items()}
    # The file sums a kawasan; its population is not in it.
    sheet["jumlah_penduduk"] = 4000
    factories.make_assessment("disahkan", rt=land.rt[0], **sheet)
    open_year(land)
    works = {
        column[k]: Decimal(v) - Decimal(after["numerators"][k])
        for k, v in before["numerators"].items()
    }
    make_work(land.rt[0], **{k: v for k, v in works.items() if v})
    rekap.drain()
    found = kondisi.of_rt(land.rt[0], 2026)
    assert (found.awal.rata_rata, found.akhir.rata_rata) == (
        Decimal("33.12"),
        Decimal("13.52"),
    )
    assert (found.awal.skor, found.akhir.skor, found.akhir.tingkat) == (24, 3, "TK")
    assert found.kontribusi == found.kontribusi_setahun == Decimal("59.18")
    assert found.pengurangan_ha == Decimal("12.6452")
    area = kondisi.of_kawasan(land.satu, 2026)
    assert (area.skor_awal.rata_rata, area.skor_akhir.rata_rata) == (
        Decimal("33.12"),
        Decimal("13.52"),
    )
    # 12,6452 ha × 59,18 %: shown as progress only.
    assert area.setara_ha == Decimal("7.48")
    assert kondisi.of_rt(land.rt[1], 2026) is None
