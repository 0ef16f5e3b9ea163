"""The dashboard of the Pokja: what stands in it, and who compares whom."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import rekap, workflow
from assessments.models import (
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    TahunPenanganan,
)
from kawasan.models import Wilayah
from kelompok.models import ActionItem, AturanBersama, Ksm, TargetBinaan
from sibungas.accounts.models import Institution
from sibungas.dashboard import pokja
from tests import factories
from tests.dashboard.figures import text_of
from tests.kawasan import works

PAGE = "/dasbor-pokja/99/?tahun=2026"


@pytest.fixture
def indicator(db):
    return Indicator.objects.create(
        kode="KUMUH-HA", nama="Luas kumuh", sektor="kumuh", satuan="ha",
        arah="turun_baik", hitungan="luas_kumuh", utama=True, definisi="Luas.",
    )  # fmt: skip


@pytest.fixture
def busy(places, indicator):
    """An opened year of the kota: one RT that is slum, works, and what is lacking."""
    rt = factories.make_rt()
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    factories.make_rt("02", places.tetangga)
    factories.make_rt("01", places.desa)
    TahunPenanganan.objects.create(
        wilayah=places.kota, tahun=2026, dibuka_oleh=factories.make_user()
    )
    works.make_work("selesai", rt, verifikasi="disetujui", realisasi=Decimal(1))
    other = works.make_work("usulan", rt, sasaran="", sumber="dana_desa")
    other.dana_set.create(sumber="csr", jumlah_rencana_rp=100_000_000)
    works.make_work("dibatalkan", rt, sasaran="")
    works.make_work("usulan", rt, sasaran="", tahun=2025)
    place = places.kelurahan
    IndicatorTarget.objects.create(
        indicator=indicator, wilayah=places.kota, tahun=2026, nilai=2, sumber="RPJMD"
    )
    for kode, years in (("K-1", (2025, 2026)), ("K-2", (2025,))):
        ksm = Ksm.objects.create(kode=kode, nama="K", kelurahan=place, bidang="sosial")
        for year in years:
            ksm.binaan_set.create(tahun=year)
    factories.make_kawasan("K-01", place)
    AturanBersama.objects.create(
        kelurahan=place,
        cakupan="x",
        isi="x",
        status="berlaku",
        tanggal=date(2025, 1, 1),
    )
    office = Institution.objects.create(nama="Dinas", kategori="opd")
    today = timezone.localdate()
    for wilayah, day in (
        (places.kota, today - timedelta(days=1)),
        (places.kota, today),
        (places.provinsi, today),
    ):
        ActionItem.objects.create(
            uraian="x", pic_institution=office, wilayah=wilayah, kategori="sinergi",
            horizon="pendek", tenggat=day,
        )  # fmt: skip
    rekap.drain()
    return places


def rows_for(user, tahun=2026):
    province = pokja.provinces(user).get(kode="99")
    rows, total = pokja.rows_of(province, tahun, user)
    return {row.wilayah.kode: row for row in rows}, total


def test_a_row_counts_what_the_tables_hold(busy):
    rows, total = rows_for(factories.make_user("pimpinan", "99"))
    assert list(rows) == ["99.01", "99.02"]
    row, other = rows["99.01"], rows["99.02"]
    # One RT of 4.63 ha is slum; of two RT one has its R0; one kelurahan of two is idle.
    assert row.standing.nilai == Decimal("4.63")
    assert (row.asal_ha, row.standing.due) == ("kumuh akhir", Decimal(2))
    assert (row.rt_dengan_r0, row.jumlah_rt) == (1, 2)
    assert (row.kelurahan.kelurahan, row.kelurahan.belum_mengisi) == (2, 1)
    assert (row.kegiatan, row.terverifikasi) == (2, 1)
    # 150 million each of the two works, and 100 million of CSR.
    assert row.rencana_rp == 400_000_000
    shares = {part.sumber: part.persen for part in row.bagian}
    assert (shares["apbd"], shares["desa"], shares["csr"]) == (
        Decimal("37.5"), Decimal("37.5"), Decimal(25),
    )  # fmt: skip
    assert shares["apbn"] is None
    assert row.ksm_binaan == 1
    assert (row.tindak_terbuka, row.tindak_lewat) == (2, 1)
    assert (row.aturan.ada, row.aturan.dari) == (1, 1)
    # Thirteen of fourteen kinds and RPLP, of which there is none either.
    assert row.dokumen_kurang == 14
    assert (other.kegiatan, other.rencana_rp, other.rt_dengan_r0) == (0, None, None)
    assert (other.standing.nilai, other.dokumen_kurang) == (None, 13)


def test_coached_groups_stand_beside_the_target_that_was_set(busy, client):
    """Targets of the parts are summed until the province sets its own."""

    def aim(kode, jumlah, tahun=2026):
        TargetBinaan.objects.create(
            wilayah=Wilayah.objects.get(kode=kode), tahun=tahun, jumlah=jumlah,
            sumber="Renja",
        )  # fmt: skip

    user = factories.make_user("pimpinan", "99")
    rows, total = rows_for(user)
    assert (rows["99.01"].target_ksm, total.target_ksm) == (None, None)
    aim("99.01", 4)
    aim("99.02", 3)
    aim("99.01", 50, tahun=2025)
    rows, total = rows_for(user)
    assert (rows["99.01"].target_ksm, rows["99.02"].target_ksm) == (4, 3)
    assert (total.ksm_binaan, total.target_ksm) == (1, 7)
    aim("99", 13)
    _, total = rows_for(user)
    assert total.target_ksm == 13
    client.force_login(user)
    page = " ".join(client.get(PAGE).text.split())
    assert "binaan=2026" in page
    assert "</a> dari 4" in page and "</a> dari 13" in page


def test_the_total_adds_up_and_holds_what_the_province_itself_owes(busy):
    _, total = rows_for(factories.make_user("pimpinan", "99"))
    assert total.standing.nilai == Decimal("4.63")
    assert (total.jumlah_rt, total.rt_dengan_r0) == (3, 1)
    assert (total.kelurahan.kelurahan, total.kelurahan.belum_mengisi) == (3, 2)
    assert (total.kegiatan, total.rencana_rp, total.tindak_terbuka) == (
        2, 400_000_000, 3,
    )  # fmt: skip
    assert (total.dokumen_kurang, total.tahun_dibuka) == (27, "1 dari 2 dibuka")


@pytest.mark.parametrize("role", ["anggota_pokja", "sekretariat_pokja"])
@pytest.mark.parametrize("kode", ["99.01", "99.01.01"])
def test_a_pokja_of_a_city_sees_its_own_row_and_the_total_only(
    busy, as_role, role, kode
):
    client = as_role(role, kode)
    page = text_of(client.get(PAGE))
    assert "Kota Kota Satu" in page
    assert "Seluruh Provinsi Nusa Contoh" in page
    assert "Kabupaten Dua" not in page
    lines = b"".join(client.get(f"{PAGE}&unduh=csv")).decode()
    assert "99.01;" in lines
    assert "99.02;" not in lines
    assert client.get("/dasbor-pokja/99.02/tinjauan/").status_code == 404
    assert client.get("/dasbor-pokja/99.01/tinjauan/").status_code == 200
    # Nor as the place to compare with.
    page = text_of(client.get("/dasbor-pokja/99.01/tinjauan/?dengan=99.02"))
    assert "Kabupaten Dua" not in page


@pytest.mark.parametrize("role", ["anggota_pokja", "sekretariat_pokja", "bappeda"])
def test_a_pokja_of_the_province_compares_all(busy, as_role, role):
    client = as_role(role, "99")
    page = text_of(client.get(PAGE))
    assert "Kota Kota Satu" in page
    assert "Kabupaten Kabupaten Dua" in page
    assert 'href="/kegiatan/?wilayah=99.01&amp;tahun=2026"' in page
    assert 'href="/dokumen/wilayah/99.02/"' in page
    assert client.get("/dasbor-pokja/").url == "/dasbor-pokja/99/"


def test_without_the_right_or_elsewhere_there_is_no_dashboard(busy, as_role):
    assert as_role("fasilitator", "99.01.01.1001").get(PAGE).status_code == 403
    assert as_role("anggota_pokja", "99").get("/dasbor-pokja/98/").status_code == 404


def test_more_districts_ask_no_more_queries(busy, as_role):
    client = as_role("anggota_pokja", "99")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(3, 14):
        Wilayah.objects.create(
            kode=f"99.{number:02d}", nama=f"Nomor {number}", jenis="kota",
            edisi=factories.EDITION, berlaku_mulai=date(2020, 1, 1),
            parent=busy.provinsi,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        assert "Nomor 13" in text_of(client.get(PAGE))
    assert len(many) == len(few)


def test_the_download_has_a_line_per_place_and_the_total(busy, as_role):
    client = as_role("pimpinan", "99")
    lines = b"".join(client.get(f"{PAGE}&unduh=csv")).decode().splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("Kode;"))
    assert [line.split(";")[0] for line in lines[head + 1 :]] == [
        "99.01",
        "99.02",
        "99",
    ]
    assert ";4,63;kumuh akhir;1;2;" in lines[head + 1]
    assert client.get(f"{PAGE}&unduh=xlsx").status_code == 200


def test_the_review_shows_strategies_side_by_side(busy, indicator, as_role):
    for wilayah, words in ((busy.kota, "Percepat drainase"), (busy.kabupaten, "Tunda")):
        IndicatorAchievement.objects.create(
            indicator=indicator, wilayah=wilayah, tahun=2026, nilai=5, sumber="Dinas",
            tanggal_data=date(2026, 3, 1), strategi=words,
        )  # fmt: skip
    client = as_role("anggota_pokja", "99")
    page = text_of(client.get("/dasbor-pokja/99.01/tinjauan/?tahun=2026&dengan=99.02"))
    assert "Percepat drainase" in page
    assert "Tunda" in page
    assert "4,63" in page
    # The kabupaten has no computed value, so what it reported is compared.
    assert "5,00" in page
