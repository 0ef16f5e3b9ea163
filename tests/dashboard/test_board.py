"""The 100-0-100 board: figures against targets, ranking, works, references."""

import uuid
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.actions import indicators as actions
from assessments.models import (
    CacahRt,
    Indicator,
    RekapKondisiWilayah,
    RekapWilayah,
)
from kawasan.models import Intervention, InterventionFunding, InterventionVolume
from sibungas.dashboard import board, chart
from tests import factories

pytestmark = pytest.mark.django_db
D = Decimal
BOARD = "/100-0-100/99/"


@pytest.fixture
def catalogue():
    actions.load_catalogue()
    return {one.kode: one for one in Indicator.objects.all()}


@pytest.fixture
def places():
    return factories.make_wilayah()


@pytest.fixture
def planner(client, places):
    user = factories.make_user("bappeda", "99")
    client.force_login(user)
    return user


def rolled(place, tahun, ha, **columns):
    """A rollup of ten RT, all assessed."""
    CacahRt.objects.update_or_create(wilayah=place, defaults={"jumlah_rt": 10})
    values = {"jumlah_kk": 200, "kk_air": 150, "kk_sanitasi": 90}
    values |= {"luas_verifikasi_ha": D(100), "rt_dinilai": 10, **columns}
    return RekapWilayah.objects.create(
        wilayah=place, tahun=tahun, ha_kb=D(ha), dihitung_pada=timezone.now(), **values
    )


def target(indicator, place, by, tahun, nilai, versi=0):
    values = {"tahun": tahun, "nilai": D(nilai), "sumber": "RPJMD"}
    return actions.set_target(
        indicator=indicator,
        wilayah=place,
        values={**values, "dokumen": "", "catatan": ""},
        versi=versi,
        by=by,
    )


@pytest.fixture
def falling(places, catalogue, planner):
    """Kota: 40, 30, 20 ha; kabupaten: 20, 18, 16 ha; the province their sum."""
    for year, city, regency in ((2024, 40, 20), (2025, 30, 18), (2026, 20, 16)):
        rolled(places.kota, year, city)
        rolled(places.kabupaten, year, regency)
        rolled(places.provinsi, year, city + regency)
    for place in (places.kota, places.kabupaten, places.provinsi):
        target(catalogue["KUMUH-HA"], place, planner, 2029, "0")
    return places


def text_of(client, path, **asked):
    answer = client.get(path, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_says_value_target_gap_and_pace(client, falling, catalogue, planner):
    target(catalogue["AIR-MINUM"], falling.provinsi, planner, 2026, "80")
    page = text_of(client, BOARD, tahun=2026)
    # 150 of 200 KK have water, 90 are served by sanitation; 36 of 60 ha are left.
    for words in ("150/200 KK", "90/200 KK", "75,00 %", "-5,00 poin", "kurang 10 KK",
                  "Hampir tercapai", "batas atas", "36,00 ha"):  # fmt: skip
        assert words in page, words
    # The line from 60 ha (2024) to 0 (2029) is at 36 in 2026: on track; 12 ha a year.
    assert "sesuai jalur" in page
    assert "tercapai pada <strong>2029</strong>" in page
    assert 'data-say="2026: 36,00 ha, dari 100,00 ha yang dinilai, 10/10 RT' in page


def test_a_changed_target_changes_line_gap_and_ranking(
    client, falling, catalogue, planner
):
    ha = catalogue["KUMUH-HA"]
    first = text_of(client, "/100-0-100/99.01/", tahun=2026)
    assert "sesuai jalur" in first
    score = RekapWilayah.objects.get(wilayah=falling.kota, tahun=2026).skor
    target(ha, falling.kota, planner, 2027, "5")
    page = text_of(client, "/100-0-100/99.01/", tahun=2026)
    # 40 in 2024 and 5 in 2027 make 16.67 in 2026; 20 is 3.33 more.
    assert "tertinggal 3,33 ha" in page and "16,67" in page
    ranked = board.ranking([falling.kota, falling.kabupaten], ha, 2026, "selisih")
    # The kabupaten is 4 ha behind its own line of 12.
    assert [(r.rank, r.wilayah.kode) for r in ranked] == [(1, "99.01"), (2, "99.02")]
    target(ha, falling.kota, planner, 2027, "1", versi=1)
    ranked = board.ranking([falling.kota, falling.kabupaten], ha, 2026, "selisih")
    assert [(r.rank, r.wilayah.kode) for r in ranked] == [(1, "99.02"), (2, "99.01")]
    assert RekapWilayah.objects.get(wilayah=falling.kota, tahun=2026).skor == score


def test_equal_places_share_a_rank_and_those_without_data_come_last(
    catalogue, places, planner
):
    ha = catalogue["KUMUH-HA"]
    for place in (places.kota, places.kabupaten):
        rolled(place, 2024, 40)
        rolled(place, 2026, 20)
        target(ha, place, planner, 2029, "0")
    others = [places.kecamatan, places.kecamatan_lain]
    rolled(others[1], 2024, 40)
    rolled(others[1], 2026, 10, rt_dinilai=4)
    ranked = board.ranking(
        [*others, places.kota, places.kabupaten], ha, 2026, "kemajuan"
    )
    assert [(r.rank, r.wilayah.kode, r.alasan) for r in ranked] == [
        (1, "99.01", ""),
        (1, "99.02", ""),
        (None, "99.01.01", "Tanpa data 2026"),
        (None, "99.02.01", "Baru 4 dari 10 RT dinilai"),
    ]


def test_only_verified_works_contribute(client, falling, planner):
    rt = factories.make_rt("01", falling.kelurahan)

    def work(verified, volume, money):
        stamp = {"diverifikasi_pada": timezone.now()} if verified else {}
        made = Intervention.objects.create(
            uuid=uuid.uuid4(), rt=rt, kelurahan=falling.kelurahan, tahun=2026,
            nama="Jalan", program="Kawasan permukiman", status="selesai",
            verifikasi="disetujui" if verified else "menunggu", **stamp,
        )  # fmt: skip
        InterventionVolume.objects.create(
            intervention=made, rt=rt, sasaran="jalan_rusak_m", volume_realisasi=volume
        )
        InterventionFunding.objects.create(
            intervention=made, sumber="dak", jumlah_realisasi_rp=money
        )

    work(True, 120, 50_000_000)
    work(True, 80, 25_000_000)
    work(False, 999, 999_000_000)
    found = board.contributions(falling.kota, planner, 2026)
    assert (found.kegiatan, found.jumlah_rp) == (2, 75_000_000)
    assert [(row["volume"], row["kegiatan"]) for row in found.volumes] == [(200, 2)]
    page = text_of(client, "/100-0-100/99.01/", tahun=2026)
    assert "75.000.000" in page and "999" not in page
    assert board.contributions(falling.kabupaten, planner, 2026).kegiatan == 0


def test_an_opened_year_says_how_many_hectares_are_gone(client, falling):
    now = timezone.now()
    for state, ha in (("awal", "20"), ("akhir", "17.5")):
        RekapKondisiWilayah.objects.create(
            wilayah=falling.kota, tahun=2026, keadaan=state, ha_kb=D(ha),
            rt_dinilai=10, dihitung_pada=now,
        )  # fmt: skip
    page = text_of(client, "/100-0-100/99.01/", tahun=2026)
    assert "berkurang <strong>2,50 ha</strong>" in page
    assert "aturan A" not in text_of(client, "/100-0-100/99.02/", tahun=2026)


def test_indicators_are_searched_narrowed_and_downloaded(client, falling):
    page = text_of(client, BOARD, q="sampah", tahun=2026)
    assert "Penanganan sampah" in page and "RLH," not in page
    page = text_of(client, BOARD, sektor="perumahan", tahun=2026)
    assert "PK-RTLH" in page and "SAMPAH-DITANGANI" not in page
    page = text_of(client, BOARD, kerangka="spm", tahun=2026)
    assert "Tidak ada yang cocok" in page
    table = b"".join(client.get(BOARD, {"unduh": "csv", "tahun": 2026}))
    [line] = [x for x in table.decode("utf-8-sig").splitlines() if "KUMUH-HA" in x]
    assert ";36;dihitung;36;100;10;10;" in line
    assert client.get(BOARD, {"unduh": "xlsx", "tahun": 2026}).status_code == 200


def test_the_references_compute_what_they_show(client, catalogue, planner):
    page = text_of(client, "/100-0-100/rujukan/")
    for words in ("109,83 %", "86,93 %", "98,09 %", "80,19 %", "-11,59", "187,95",
                  "Kota Banjar, Jawa Barat", "35,0 %", "rujukan terpublikasi",
                  "https://bappeda.banjarkota.go.id/"):  # fmt: skip
        assert words.lower() in page.lower(), words
    table = b"".join(client.get("/100-0-100/rujukan/", {"unduh": "csv"})).decode()
    assert "187,95" in table


def test_the_way_to_the_board(client, catalogue, places, planner):
    assert client.get("/100-0-100/").url == BOARD
    client.force_login(factories.make_user("superadmin", ""))
    assert client.get("/100-0-100/").url == BOARD
    client.force_login(factories.make_user())
    assert "Belum ada wilayah" in text_of(client, "/100-0-100/")


def test_an_empty_board_teaches(client, places, planner):
    page = text_of(client, BOARD)
    assert "Katalog indikator belum dimuat" in page
    actions.load_catalogue()
    page = text_of(client, BOARD)
    assert "Belum ada capaian" in page and "Belum ada data" in page


def test_the_board_takes_the_same_number_of_queries(
    client, falling, catalogue, planner
):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            text_of(client, BOARD, tahun=2026)
        return len(seen)

    queries()
    few = queries()
    for year in range(2010, 2024):
        rolled(falling.provinsi, year, 70)
        rolled(falling.kota, year, 50)
    for year in (2027, 2028):
        target(catalogue["KUMUH-HA"], falling.kota, planner, year, "3")
        target(catalogue["AIR-MINUM"], falling.provinsi, planner, year, "90")
    assert queries() == few


def test_a_chart_stays_on_its_paper(falling, catalogue):
    from assessments import indicators

    standings = indicators.standings([falling.kota], catalogue.values(), 2026)
    for one in standings.values():
        drawn = chart.of(one)
        for point in drawn.points:
            assert 0 <= float(point.x) <= chart.WIDTH
            assert 0 <= float(point.y) <= chart.HEIGHT
    thin = rolled(falling.kota, 2027, 1, rt_dinilai=2)
    standings = indicators.standings([falling.kota], catalogue.values(), 2026)
    line = chart.of(standings[falling.kota.pk, catalogue["KUMUH-HA"].pk])
    assert {kind for kind, _ in line.lines} == {"capaian", "target", "proyeksi"}
    # A year with fewer RT is a point, not a fall of the line.
    assert [p.kind for p in line.points].count("kurang") == 1
    assert len(dict(line.lines)["capaian"].split()) == 3
    assert thin.tahun in {row.tahun for row in line.rows}
    assert [row.tahun for row in line.rows] == [2024, 2025, 2026, 2027, 2028, 2029]
