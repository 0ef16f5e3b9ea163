"""Kumuh awal and akhir on the pages of an RT, a kawasan and a wilayah."""

import csv
import io
import json
import re
import uuid
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import rekap, scoring
from assessments.models import TahunPenanganan
from kawasan.models import Intervention, InterventionVolume, Konvensi
from tests import factories

GOLDEN = Path(__file__).parent.parent / "golden" / "scoring-cases.json"
RULESET = scoring.load("permen-pupr-14-2018")
COLUMN = {line.kode: line.kolom for line in RULESET.criteria}
AKHIR = "/wilayah/{}/kumuh-akhir/"
# 16 points of criteria 3 and 5; without those of 3a the RT is not slum any more.
BAD = dict.fromkeys(factories.VOLUME, 0) | {
    "kk_tanpa_akses_air_aman": 60,
    "kk_air_tidak_cukup": 60,
    "kk_sistem_limbah_tidak_sesuai": 60,
    "kk_sarana_limbah_tidak_sesuai": 60,
}


@pytest.fixture
def land(places):
    places.satu = factories.make_kawasan("K-1", places.kelurahan)
    places.rt = [
        factories.make_rt(f"{n:02}", places.kelurahan, places.satu) for n in (1, 2)
    ]
    return places


def open_year(land, tahun=2026, **columns):
    return TahunPenanganan.objects.create(wilayah=land.kota, tahun=tahun, **columns)


def make_work(rt, tahun=2026, verifikasi="disetujui", nama="Titian kayu", **volumes):
    work = Intervention.objects.create(
        uuid=uuid.uuid4(),
        rt=rt,
        kelurahan=rt.kelurahan,
        tahun=tahun,
        nama=nama,
        status="selesai",
        verifikasi=verifikasi,
        diverifikasi_pada=timezone.now(),
    )
    for name, volume in volumes.items():
        InterventionVolume.objects.create(
            intervention=work, rt=rt, sasaran=name, volume_realisasi=volume
        )
    return work


def text_of(client, url, **parameters):
    response = client.get(url, parameters)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def plain(text):
    """Without tags, so that a sentence can be read across them."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.fixture
def krapyak(land):
    """W23 → W24 of Kota Pekalongan: published before and after its works."""
    cases = {c["id"]: c for c in json.loads(GOLDEN.read_text())["cases"]}
    before, after = cases["W23"], cases["W24"]
    header = {h.key: h.column for h in RULESET.headers}
    sheet = {COLUMN[k]: Decimal(v) for k, v in before["numerators"].items()}
    sheet |= {header[k]: Decimal(v) for k, v in before["header"].items()}
    # The published file leaves the residents out.
    sheet["jumlah_penduduk"] = 4000
    factories.make_assessment("disahkan", rt=land.rt[0], **sheet)
    open_year(land)
    built = {
        COLUMN[k]: Decimal(v) - Decimal(after["numerators"][k])
        for k, v in before["numerators"].items()
    }
    make_work(land.rt[0], **{k: v for k, v in built.items() if v})
    rekap.drain()
    return land


@pytest.mark.parametrize("page", ["rt", "kawasan", "wilayah"])
def test_krapyak_shows_the_published_figures(krapyak, as_role, page):
    url = {
        "rt": f"/rt/{krapyak.rt[0].pk}/",
        "kawasan": "/kawasan/K-1/",
        "wilayah": AKHIR.format("99.01"),
    }[page]
    text = plain(text_of(as_role("verifikator", "99.01"), url))
    assert "33,12 % → 13,52 %" in text
    assert "Kontribusi penanganan sejak baseline 2026 59,18 %" in text
    assert "Kontribusi penanganan tahun 2026 saja 59,18 %" in text
    assert "skor 24 → 3 dari 80" in text
    # 5a: 1.167 − 939 = 228 of 1.256 KK: 92,91 % → 18,15 %, 5 → 0.
    assert (
        "5a Sistem pengelolaan air limbah tidak sesuai standar teknis"
        " 1.167 939 228 1.256 KK 92,91 % → 18,15 % 5 → 0" in text
    )
    assert "Pengurangan 2026 12,65 ha" in text
    assert "setara ha (bukan pengurangan resmi) 7,48 ha" in text


def test_the_page_says_year_status_source_coverage_and_time(krapyak, as_role):
    text = plain(text_of(as_role("verifikator", "99.01"), AKHIR.format("99.01")))
    line = "Tahun 2026 dibuka, dari 1/2 RT (sementara) , dihitung "
    # Below every block of figures: level, mean, hectares, criteria, services, places.
    assert text.count(line) == 6
    assert text.count(f"R0: survei 2026. {line}") == 4


def test_works_are_linked_and_only_verified_ones_reduce(land, as_role):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    open_year(land)
    done = make_work(land.rt[0], nama="Jalan A", jalan_rusak_m=30)
    waiting = make_work(
        land.rt[0], verifikasi="menunggu", nama="Jalan B", jalan_rusak_m=50
    )
    rekap.drain()
    raw = text_of(as_role("verifikator", "99.01"), f"/rt/{land.rt[0].pk}/")
    assert f"rt={land.rt[0].pk}&tahun=2026&verifikasi=disetujui" in raw.replace(
        "&amp;", "&"
    )
    assert done.get_absolute_url() in raw
    assert waiting.get_absolute_url() in raw
    text = plain(raw)
    # 30 of 780 m: 100 m are 12,82 %, 70 m are 8,97 %.
    assert "2b Kualitas permukaan jalan lingkungan 100 30 70 780 m 12,82 %" in text
    assert "Jalan A Jalan lingkungan rusak (m) 30 Selesai, disetujui Ya" in text
    assert "50 Selesai, menunggu verifikasi Belum" in text


def test_more_built_than_was_bad_is_told(land, as_role):
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=20)
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m=50)
    rekap.drain()
    text = plain(text_of(as_role("verifikator", "99.01"), f"/rt/{land.rt[0].pk}/"))
    assert "20 50 dihitung 20; 30 melebihi yang ada 0 780 m" in text


def test_hectares_fall_by_whole_rt(land, as_role):
    """Rule A: 4,63 of 9,26 ha, when one of two RT leaves the slum levels."""
    for rt in land.rt:
        factories.make_assessment("disahkan", rt=rt, skor=20, tingkat="KR", **BAD)
    open_year(land)
    make_work(land.rt[0], kk_tanpa_akses_air_aman=60)
    rekap.drain()
    text = plain(text_of(as_role("verifikator", "99.01"), AKHIR.format("99.01")))
    assert "9,26 → 4,63 ha" in text
    assert "Pengurangan 2026 4,63 ha" in text
    assert "Cara A: luas RT yang menjadi tidak kumuh." in text
    # Means 2 of 7 aspects at 100 %: 28,57 %; 3a halves: 25,00 %; 12,50 % of 9,26 ha.
    assert "28,57 % → 25,00 %" in text
    assert "(bukan pengurangan resmi) 1,16 ha" in text
    assert "tidak dijumlahkan dengan pengurangan" in text


def test_a_city_may_count_by_whole_kawasan(land, as_role):
    """Rule B: the kawasan stays slum, so nothing is reduced."""
    Konvensi.objects.create(
        wilayah=land.kota,
        kunci="aturan_pengurangan",
        nilai="B_kawasan",
        berlaku_mulai=2020,
        sumber="Berita acara uji",
    )
    for rt in land.rt:
        factories.make_assessment("disahkan", rt=rt, skor=20, tingkat="KR", **BAD)
    open_year(land)
    make_work(land.rt[0], kk_tanpa_akses_air_aman=60)
    rekap.drain()
    client = as_role("verifikator", "99.01")
    for url in (AKHIR.format("99.01"), "/kawasan/K-1/"):
        text = plain(text_of(client, url))
        assert "9,26 → 9,26 ha" in text
        assert "Pengurangan 2026 0,00 ha" in text
        assert "Cara B: luas kawasan yang menjadi tidak kumuh." in text


def test_a_worse_survey_is_shown_and_flagged(land, as_role):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2025, **BAD)
    worse = BAD | {"kk_sarana_sampah_tidak_sesuai": 60}
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2026, **worse)
    for tahun in (2025, 2026):
        open_year(land, tahun)
    rekap.drain()
    text = plain(text_of(as_role("verifikator", "99.01"), f"/rt/{land.rt[0].pk}/"))
    # 200 % of aspects 3 and 5 ÷ 7 = 28,57; with half of aspect 6: 35,71.
    assert "Kontribusi penanganan sejak baseline 2025 -24,99 % memburuk" in text
    assert "Kontribusi negatif" in text
    assert "R0: survei 2026." in text


def test_where_r0_comes_from(land, as_role):
    factories.make_assessment("disahkan", rt=land.rt[0], tahun=2024)
    for tahun in (2024, 2025, 2026):
        open_year(land, tahun)
    factories.make_assessment("disahkan", rt=land.rt[1], tahun=2026)
    rekap.drain()
    client = as_role("verifikator", "99.01")
    text = plain(text_of(client, f"/rt/{land.rt[0].pk}/"))
    assert "R0: hitungan dari akhir 2025, survei 2024." in text
    earlier = plain(text_of(client, f"/rt/{land.rt[0].pk}/", tahun=2024))
    assert "Kumuh akhir 2024" in earlier
    assert "R0: survei 2024." in earlier
    area = plain(text_of(client, "/kawasan/K-1/", tahun=2026))
    assert "hitungan dari akhir 2025, survei 2024 (1 RT)" in area
    assert "survei 2026 (1 RT)" in area
    assert "Baseline 2024 memuat 1 RT." in area


def test_without_r0_nothing_is_invented(land, as_role):
    client = as_role("verifikator", "99.01")
    urls = (f"/rt/{land.rt[0].pk}/", "/kawasan/K-1/", AKHIR.format("99.01"))
    for url in urls:
        text = plain(text_of(client, url, tahun=2026))
        assert "Belum ada R0" in text
        assert "setelah kab/kota membuka tahun ini" in text
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m=5)
    rekap.drain()
    for url in urls:
        text = plain(text_of(client, url, tahun=2026))
        assert "Tahun ini sudah dibuka, tetapi belum ada penilaian" in text
        assert "0,00 %" not in text
    assert "Belum ada R0" in plain(text_of(client, "/wilayah/99.01/", tahun=2026))


def test_five_services_stand_beside_the_line(land, as_role):
    """Of two RT: 120 KK, 1.560 m road, 770 m drain."""
    factories.make_assessment(
        "disahkan",
        rt=land.rt[0],
        jalan_belum_ada_m=100,
        jalan_rusak_m=100,
        drainase_belum_ada_m=0,
        drainase_buruk_m=0,
        kk_tanpa_akses_air_aman=6,
        kk_sistem_limbah_tidak_sesuai=10,
        kk_sarana_limbah_tidak_sesuai=12,
        kk_sarana_sampah_tidak_sesuai=60,
        kk_sistem_sampah_tidak_sesuai=0,
    )
    open_year(land)
    make_work(land.rt[0], jalan_rusak_m=100, kk_sarana_limbah_tidak_sesuai=12)
    rekap.drain()
    client = as_role("verifikator", "99.01")
    for url in (f"/rt/{land.rt[0].pk}/", AKHIR.format("99.01")):
        text = plain(text_of(client, url))
        # 580/780, then 680/780.
        assert "Jalan 2a + 2b 74,4 % → 87,2 % 680/780 m" in text
        assert "Drainase 4b + 4c 100,0 % → 100,0 % 385/385 m" in text
        assert "Air bersih 3a 90,0 % → 90,0 % 54/60 KK" in text
        # The larger of 5a and 5b: 12, then 10.
        assert "Air limbah 5a, 5b 80,0 % → 83,3 % 50/60 KK" in text
        assert "Persampahan 6a, 6b 0,0 % → 0,0 % 0/60 KK belum di atas 80 %" in text
        assert text.count("belum di atas 80 %") == 1
        assert "Garis 80 % sebagai informasi" in text


def test_the_beranda_of_a_wilayah_leads_there(krapyak, as_role):
    text = text_of(as_role("verifikator", "99.01"), "/wilayah/99.01/", tahun=2026)
    assert 'href="/wilayah/99.01/kumuh-akhir/?tahun=2026"' in text
    assert "59,18 %" in plain(text)


def test_a_locked_year_says_so(krapyak, as_role):
    TahunPenanganan.objects.update(
        status="terkunci",
        revisi=1,
        dikunci_oleh=factories.make_user("verifikator", "99.01"),
        dikunci_pada=timezone.now(),
    )
    client = as_role("verifikator", "99.01")
    text = plain(text_of(client, AKHIR.format("99.01"), tahun=2026))
    assert "Tahun 2026 terkunci, dari 1/2 RT" in text
    province = as_role("staf_provinsi", "99")
    text = plain(text_of(province, AKHIR.format("99"), tahun=2026))
    assert "Tahun 2026 0 kab/kota dibuka, 1 terkunci, dari" in text


def test_download_of_places(krapyak, as_role):
    client = as_role("staf_provinsi", "99")
    answer = client.get(AKHIR.format("99"), {"unduh": "csv", "tahun": 2026})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert any("R0: survei 2026" in line for line in lines if line[0] == "#")
    table = [line for line in lines if line[0] != "#"]
    rows = list(csv.DictReader(io.StringIO("\n".join(table)), delimiter=";"))
    assert [row["Kode"] for row in rows] == ["99.01", "99.02"]
    first = rows[0]
    assert (first["Rata-rata awal (%)"], first["Rata-rata akhir (%)"]) == (
        "33,12",
        "13,52",
    )
    assert first["Kontribusi tahun ini (%)"] == "59,18"
    assert first["Kk sistem air limbah tidak sesuai: awal"] == "1167"
    # No R0 is no zero.
    assert rows[1]["Skor akhir"] == rows[1]["Luas kumuh akhir (ha)"] == ""


def test_download_by_rt_names_works_and_only_what_one_may_read(krapyak, as_role):
    query = {"unduh": "xlsx", "rinci": "rt", "tahun": 2026}
    answer = as_role("staf_provinsi", "99").get(AKHIR.format("99"), query)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    table = [list(row) for row in book.active.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(table) if row[0] == "Kode kelurahan")
    rows = [dict(zip(table[head], row, strict=True)) for row in table[head + 1 :]]
    assert [(row["RT"], row["Skor awal"]) for row in rows] == [("01", 24), ("02", None)]
    assert rows[0]["Kk sistem air limbah tidak sesuai: kegiatan"] == 939
    assert rows[0]["R0"] == "Survei, survei 2026"
    # Who may not read assessments gets the RT without figures.
    answer = as_role("kader_pkk", "99.01").get(AKHIR.format("99.01"), query)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    text = str(list(book.active.iter_rows(values_only=True)))
    assert "939" not in text
    assert "33.12" not in text


def test_elsewhere_there_is_no_page(krapyak, as_role):
    url = AKHIR.format("99.01")
    assert as_role("verifikator", "99.02").get(url).status_code == 404
    assert as_role("lurah", "99.01.01.1001").get(url).status_code == 404


def queries_of(client, url):
    with CaptureQueriesContext(connection) as seen:
        text_of(client, url)
    return len(seen)


def test_more_rt_cost_no_more_queries(land, as_role):
    open_year(land)
    for rt in land.rt:
        factories.make_assessment("disahkan", rt=rt)
        make_work(rt, jalan_rusak_m=5)
    rekap.drain()
    client = as_role("verifikator", "99.01")
    url = AKHIR.format("99.01.01.1001")
    queries_of(client, url)  # the first page of a session asks more
    few = queries_of(client, url)
    for n in range(3, 9):
        rt = factories.make_rt(f"{n:02}", land.kelurahan, land.satu)
        factories.make_assessment("disahkan", rt=rt)
        make_work(rt, jalan_rusak_m=5)
    rekap.drain()
    assert queries_of(client, url) == few
