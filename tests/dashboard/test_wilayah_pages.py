"""The page of a wilayah: figures worked out by hand, scope, waiting, downloads."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from assessments import rekap, workflow
from assessments.models import RekapKawasan, RekapWilayah
from assessments.models.volumes import VOLUMES
from kawasan.models import DirtyEvent, DirtyKey, Wilayah
from sibungas.dashboard import below, maps
from sibungas.dashboard.views import wilayah as pages
from tests import factories
from tests.dashboard.figures import (
    COUNTED_AT,
    add_progress,
    add_rekap,
    settle,
    text_of,
)

KOTA, KELURAHAN = "/wilayah/99.01/", "/wilayah/99.01.01.1001/"
VERSION = {"HTTP_HX_REQUEST": "true"}


def page_of(client, url, **parameters):
    return text_of(client.get(url, parameters))


def row_of(text, kode):
    """The line of a place in the table, as text."""
    return text.split(f'data-map-row="{kode}"')[1].split("</tr>")[0]


# Scope ----------------------------------------------------------------------------


@pytest.mark.parametrize("url", [KOTA, "/wilayah/99.01/peta.json"])
def test_a_neighbour_finds_nothing(places, as_role, url):
    assert as_role("verifikator", "99.02").get(url).status_code == 404
    assert as_role("verifikator", "99.01").get(url).status_code == 200


def test_the_place_above_is_as_hidden_as_the_neighbour(places, as_role):
    client = as_role("fasilitator", "99.01.01.1001")
    for kode in ("99", "99.01", "99.01.01", "99.01.01.1002"):
        assert client.get(f"/wilayah/{kode}/").status_code == 404
    text = page_of(client, KELURAHAN)
    assert "/wilayah/99.01/" not in text


def test_strangers_are_sent_to_sign_in(places, client):
    response = client.get(KOTA)
    assert (response.status_code, response["Location"]) == (302, f"/masuk/?next={KOTA}")


def test_only_the_edition_in_force_has_a_page(places, as_role):
    old = Wilayah.objects.create(
        kode="99.03",
        nama="Kota Lama",
        jenis="kota",
        parent=places.provinsi,
        edisi="lama",
        berlaku_mulai=date(2010, 1, 1),
        berlaku_sampai=date(2019, 1, 1),
    )
    client = as_role("staf_provinsi", "99")
    assert client.get(old.get_absolute_url()).status_code == 404
    assert "Kota Lama" not in page_of(client, "/wilayah/99/")


@pytest.mark.parametrize("kode", ["9", "99.1", "99.01.01.10011", "x", "99%00", "٩٩"])
def test_what_is_no_code_is_not_found(places, as_role, kode):
    assert as_role("superadmin").get(f"/wilayah/{kode}/").status_code == 404


# Figures --------------------------------------------------------------------------


def test_the_three_figures_have_fraction_coverage_and_time(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    # 164 of 200 KK are 82 %; 150 of 200 are 75 %; 2.25 + 4.10 ha are slum.
    assert '82,0 <span class="figure-unit">%</span>' in text
    assert "164/200 KK" in text
    assert '75,0 <span class="figure-unit">%</span>' in text
    assert "150/200 KK" in text
    assert '6,35 <span class="figure-unit">ha</span>' in text
    assert "dari 12,50 ha yang dinilai" in text
    assert text.count("dari 3/5 RT · dihitung 24 Nov 2026 10.32 WITA") == 3


def test_figures_of_some_rt_only_look_provisional(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KOTA)
    assert text.count('data-target="100" data-sementara') == 2
    assert text.count('data-target="0" data-sementara') == 1
    places.kota.cacah_rt.jumlah_rt = 3
    places.kota.cacah_rt.save()
    text = page_of(client, KOTA)
    assert "data-sementara" not in text
    assert "sementara" not in text.split('id="angka"')[1]


def test_hectares_by_level_of_rt_and_of_kawasan_stand_apart(places, as_role):
    add_rekap(places.kota, jumlah_rt=3)
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    levels = text.split('id="tingkat"')[1].split("</table>")[0]
    cells = re.findall(r'<td class="num"[^>]*>(.*?)</td>', levels)
    numbers = [re.sub(r"<[^>]*>", "", cell).strip() for cell in cells]
    # KB, KS, KR and TK: RT, hectares of RT, hectares of kawasan; then outside, sum.
    assert numbers[:12] == [
        *("1", "2,25", "0,00"),
        *("0", "0,00", "0,00"),
        *("1", "4,10", "10,40"),
        *("1", "6,15", "0,00"),
    ]
    assert numbers[12:] == ["2,10", "3", "12,50", "12,50"]
    assert "810 jiwa" in text
    assert "200 KK" in text
    assert "180 unit" in text


def test_hectares_of_kawasan_without_a_level_are_not_lost(places, as_role):
    add_rekap(places.kota, ha_kawasan_kr=Decimal("8.4"))
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    # 12.5 assessed less 8.4 in kawasan with a level less 2.1 outside.
    assert "Kawasan tanpa tingkat" in text
    assert ">2,00</td>" in text


def test_every_figure_leads_to_its_records(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KOTA)
    sheets = "/penilaian/?wilayah=99.01&amp;tahun=2026&amp;status="
    for status in ("draf", "diajukan", "dikembalikan", "diverifikasi", "disahkan"):
        assert f'href="{sheets}{status}"' in text
    assert f'href="{sheets}disahkan&amp;tingkat=KB"' in text
    assert 'href="/kawasan/?wilayah=99.01&amp;tahun=2026&amp;tingkat=KR"' in text
    assert 'href="/rt/?wilayah=99.01&amp;tahun=2026&amp;kawasan=-"' in text


@pytest.mark.parametrize("kode", ["99", "99.01", "99.01.01", "99.01.01.1001"])
def test_the_links_narrow_the_lists_to_the_place(places, as_role, kode):
    client = as_role("superadmin")
    for url in ("/penilaian/", "/kawasan/", "/rt/"):
        parameters = {"wilayah": kode, "tahun": "2026"}
        assert client.get(url, parameters).context["complaints"] == []


def test_progress_by_status_and_the_oldest_that_waits(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    rt = factories.make_rt("01", places.kelurahan)
    sheet = factories.make_assessment(workflow.DIAJUKAN, rt, 2026)
    type(sheet).objects.filter(pk=sheet.pk).update(
        diajukan_pada=datetime.now(tz=UTC).replace(year=2025)
    )
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    assert "<strong>3/5 RT</strong> disahkan, 2 RT belum" in text
    assert "9 menunggu keputusan, tertua 36" in text
    assert 'href="/antrean/?wilayah=99.01"' in text


def test_cadres_see_figures_but_no_way_to_sheets(places, as_role):
    add_rekap(places.kelurahan, jumlah_rt=3)
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    text = page_of(as_role("kader_pkk", "99.01.01.1001"), KELURAHAN)
    assert "164/200 KK" in text
    assert "RT 01 RW 05" in text
    assert "/penilaian/" not in text


# Years and empty states -----------------------------------------------------------


def test_the_latest_year_with_approved_sheets_is_shown_first(places, as_role):
    add_rekap(places.kota, 2023, jumlah_rt=5)
    add_rekap(places.kota, 2024, kk_air=100)
    add_progress(places.kota, 2025)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KOTA)
    assert "Penilaian 2024" in text
    assert "100/200 KK" in text
    for year in (2023, 2025, datetime.now(tz=UTC).year):
        assert f"?tahun={year}" in text
    # Both years stand side by side: 82 % in 2023, 50 % in 2024.
    history = text.split("Dari tahun ke tahun")[1]
    assert history.index("50,0 %") < history.index("82,0 %")


@pytest.mark.parametrize(
    "year", ["", "x", "20", "1e3", "99999", "-1", "\x00", "２０２４"]
)
def test_what_is_no_year_is_not_asked(places, as_role, year):
    add_rekap(places.kota, 2024)
    client = as_role("verifikator", "99.01")
    assert "Penilaian 2024" in page_of(client, KOTA, tahun=year)
    answer = client.get("/wilayah/99.01/peta.json", {"tahun": year})
    assert answer.status_code == 200


def test_a_place_without_rollup_teaches_and_shows_no_zero(places, as_role):
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    assert text.count("Belum ada data") == 3
    assert "Belum ada penilaian yang disahkan" in text
    assert "Belum ada batas untuk digambar" in text
    assert "Belum ada kawasan" in text
    row = row_of(text, "99.01.01")
    # Seven figures and the coverage are not known.
    assert row.count("–") == 8
    assert "0,00" not in row


def test_nothing_approved_is_a_dash_and_not_zero(places, as_role):
    add_progress(places.kota, penilaian_diajukan=4, jumlah_rt=5)
    text = page_of(as_role("verifikator", "99.01"), KOTA, tahun="2026")
    assert text.count("Belum ada data") == 3
    assert "<strong>0/5 RT</strong> disahkan" in text
    assert "<b>4</b>" in text


def test_none_slum_is_zero_and_not_a_dash(places, as_role):
    add_rekap(places.kota, ha_kb=0, ha_kr=0, kk_air=0, jumlah_rt=3)
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    assert '0,00 <span class="figure-unit">ha</span>' in text
    assert '0,0 <span class="figure-unit">%</span>' in text
    assert "0/200 KK" in text


def test_a_kelurahan_without_rt_says_who_adds_them(places, as_role):
    text = page_of(as_role("verifikator", "99.01"), "/wilayah/99.01.01.1002/")
    assert "Belum ada RT" in text


# The table below ------------------------------------------------------------------


def test_the_places_below_have_the_same_figures(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    add_rekap(places.kecamatan, jumlah_rt=5)
    text = page_of(as_role("staf_provinsi", "99"), KOTA)
    row = row_of(text, "99.01.01")
    cells = ("6,35", "2,25", "0,00", "4,10", "6,15", "82,0 %", "75,0 %", "3/5")
    assert [row.index(cell) for cell in cells] == sorted(row.index(c) for c in cells)
    # 2 drafts, 4 + 5 waiting, 1 sent back.
    assert 'tahun=2026">12</a>' in row
    assert "9 menunggu, 1 kembali" in row
    assert 'href="/wilayah/99.01.01/?tahun=2026"' in row


def test_the_table_sorts_and_keeps_what_is_missing_last(places, as_role):
    add_rekap(places.kabupaten, kk_air=20)
    add_rekap(places.kota, kk_air=190)
    Wilayah.objects.create(
        kode="99.04",
        nama="Tanpa Angka",
        jenis="kota",
        parent=places.provinsi,
        edisi=factories.EDITION,
        berlaku_mulai=date(2020, 1, 1),
    )
    client = as_role("staf_provinsi", "99")

    def order(urut):
        text = page_of(client, "/wilayah/99/", urut=urut)
        return [part[:5] for part in text.split('data-map-row="')[1:4]]

    assert order("air") == ["99.02", "99.01", "99.04"]
    assert order("-air") == ["99.01", "99.02", "99.04"]
    assert order("'; --") == ["99.01", "99.02", "99.04"]


def test_the_rt_of_a_kelurahan_have_their_own_figures(places, as_role):
    kawasan = factories.make_kawasan("K-01", places.kelurahan)
    done = factories.make_rt("01", places.kelurahan, kawasan)
    draft = factories.make_rt("02", places.kelurahan)
    factories.make_rt("03", places.kelurahan)
    sheet = factories.make_assessment(workflow.DISAHKAN, done, 2026)
    factories.make_assessment(workflow.DRAF, draft, 2026)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KELURAHAN, tahun="2026")
    row = row_of(text, f"rt-{done.pk}")
    # 6 of 60 KK have water (10 %); the larger of 10 and 16 lack sanitation: 44 of 60.
    for shown in ("4,63", "10,0 %", "73,3 %", "38", "Disahkan", "Kawasan K-01"):
        assert shown in row
    assert sheet.get_absolute_url() in row
    row = row_of(text, f"rt-{draft.pk}")
    assert "(sementara)" in row
    assert "4,63" not in row
    assert "Belum dinilai" in text.split('id="rincian"')[1]


def test_an_rt_alone_has_the_figures_of_its_kelurahan(places, as_role):
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    rekap.drain()
    context = as_role("verifikator", "99.01").get(KELURAHAN, {"tahun": "2026"}).context
    [row], whole = context["rows"], context["angka"]
    assert (row.air.kk, row.air.dari) == (whole.air.kk, whole.air.dari) == (6, 60)
    assert row.sanitasi.kk == whole.sanitasi.kk == 44
    assert row.luas_kumuh == whole.luas_kumuh == Decimal("4.63")


def test_the_page_of_a_kelurahan_is_bounded(places, as_role, monkeypatch):
    monkeypatch.setattr(below, "MOST_RT", 2)
    for number in ("01", "02", "03"):
        factories.make_rt(number, places.kelurahan)
    text = page_of(as_role("verifikator", "99.01"), KELURAHAN)
    assert text.count('data-map-row="rt-') == 2
    assert "2 pertama" in text


def test_the_kawasan_of_the_place_come_worst_first(places, as_role):
    for kode, skor, tingkat in (("K-01", 20, "KR"), ("K-02", 62, "KB")):
        kawasan = factories.make_kawasan(kode, places.kelurahan)
        RekapKawasan.objects.create(
            kawasan=kawasan,
            tahun=2026,
            jumlah_rt=4,
            rt_dinilai=3,
            skor=skor,
            tingkat=tingkat,
            ruleset="permen-pupr-14-2018",
            dihitung_pada=COUNTED_AT,
            **dict.fromkeys(VOLUMES, 0),
        )
    factories.make_kawasan("K-03", places.kelurahan)
    factories.make_kawasan("K-04", places.desa)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KOTA, tahun="2026").split('id="kawasan"')[1]
    assert text.index("K-02") < text.index("K-01") < text.index("K-03")
    assert "K-04" not in text
    assert "Kumuh berat" in row_of(text, "K-02")
    assert "3/4" in row_of(text, "K-02")


# Waiting for a count --------------------------------------------------------------


def test_a_waiting_change_is_told_on_every_level_above(places, as_role):
    rt = factories.make_rt("01", places.kelurahan)
    settle()
    client = as_role("superadmin")
    add_rekap(places.kota)
    assert "sedang dihitung" not in page_of(client, KOTA)
    DirtyEvent.objects.create(jenis="rt", kunci=rt.pk, tahun=2026)
    DirtyEvent.objects.create(jenis="rt", kunci=rt.pk, tahun=2026)
    DirtyEvent.objects.create(jenis="rt", kunci=rt.pk, tahun=2020)
    for kode in ("99", "99.01", "99.01.01", "99.01.01.1001"):
        text = page_of(client, f"/wilayah/{kode}/", tahun="2026")
        assert "1 perubahan sedang dihitung" in text
        assert 'hx-trigger="every 5s"' in text
    text = page_of(client, "/wilayah/99.02/", tahun="2026")
    assert "sedang dihitung" not in text
    assert "hx-trigger" not in text


def test_a_failed_change_is_told_without_asking_again(places, as_role):
    rt = factories.make_rt("01", places.kelurahan)
    settle()
    DirtyKey.objects.create(
        jenis="rt",
        kunci=rt.pk,
        tahun=2026,
        percobaan=5,
        coba_lagi_pada=COUNTED_AT,
        galat="x",
        diparkir=True,
        event_terakhir=1,
    )
    text = page_of(as_role("verifikator", "99.01"), KOTA, tahun="2026")
    assert "1 perubahan gagal dihitung" in text
    assert "/rekap/antrean/" in text
    assert "hx-trigger" not in text
    text = page_of(as_role("lurah", "99.01.01.1001"), KELURAHAN, tahun="2026")
    assert "1 perubahan gagal dihitung" in text
    assert "/rekap/antrean/" not in text


def test_a_page_that_waits_gets_the_figures_once_they_are_newer(places, as_role):
    rt = factories.make_rt("01", places.kelurahan)
    settle()
    old = add_rekap(places.kota, jumlah_rt=5)
    DirtyEvent.objects.create(jenis="rt", kunci=rt.pk, tahun=2026)
    client = as_role("verifikator", "99.01")
    response = client.get(KOTA)
    known = {"HTTP_X_VERSI": response.context["versi_angka"], **VERSION}
    assert client.get(KOTA, **known).status_code == 204
    settle()
    RekapWilayah.objects.filter(pk=old.pk).update(
        kk_air=200, dihitung_pada=datetime(2026, 11, 24, 2, 33, tzinfo=UTC)
    )
    answer = client.get(KOTA, {"urut": "air"}, **known)
    text = text_of(answer)
    assert text.startswith('<div id="angka"')
    assert "200/200 KK" in text
    assert "hx-trigger" not in text
    assert "urut=-air" in text
    assert "figures-changed" in answer["HX-Trigger-After-Swap"]
    assert answer["Cache-Control"] == "no-store"


# The map --------------------------------------------------------------------------


def features_of(client, url, **parameters):
    answer = client.get(url, parameters)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return json.loads(answer.content)["features"]


def test_the_map_of_a_city_shows_the_places_below(places, as_role):
    Wilayah.objects.filter(pk=places.kecamatan.pk).update(batas=factories.square())
    add_rekap(places.kecamatan, jumlah_rt=5)
    client = as_role("verifikator", "99.01")
    assert "peta.json?tahun=" in page_of(client, KOTA)
    [feature] = features_of(client, f"{KOTA}peta.json", tahun="2026")
    assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert feature["properties"] == {
        "nama": "Kecamatan Kecamatan Satu",
        "kode": "99.01.01",
        "tingkat": "TK",
        "ket": "Kumuh 6,35 ha (sementara), dari 3/5 RT",
        "url": "/wilayah/99.01.01/?tahun=2026",
    }


def test_a_small_place_keeps_its_bends_on_the_map(places, as_role):
    ring = [(0, 0), (2, 0), (2, 2), (1.3, 2), (1, 1.7), (0.7, 2), (0, 2), (0, 0)]
    bent = Polygon([(114.59 + x / 1000, -3.32 + y / 1000) for x, y in ring])
    Wilayah.objects.filter(pk=places.kecamatan.pk).update(batas=MultiPolygon(bent))
    client = as_role("verifikator", "99.01")
    [feature] = features_of(client, f"{KOTA}peta.json", tahun="2026")
    [points] = feature["geometry"]["coordinates"]
    assert len(points) == len(ring)


def test_without_boundaries_the_kawasan_carry_the_map(places, as_role):
    factories.make_kawasan("K-01", places.kelurahan)
    client = as_role("verifikator", "99.01")
    text = page_of(client, KOTA)
    assert "lapis=kawasan" in text
    assert "Lapis peta" not in text
    [point] = features_of(client, f"{KOTA}peta.json", lapis="kawasan")
    assert point["geometry"]["type"] == "Point"
    url = "/wilayah/99.01.01/peta.json"
    [shape] = features_of(client, url, lapis="kawasan")
    assert shape["geometry"]["type"] in ("Polygon", "MultiPolygon")


def test_the_outlines_behind_kawasan_are_no_places_to_choose(places, as_role):
    factories.make_kawasan("K-01", places.kelurahan)
    Wilayah.objects.filter(pk=places.kecamatan.pk).update(batas=factories.square())
    client = as_role("verifikator", "99.01")
    outline, point = features_of(client, f"{KOTA}peta.json", lapis="kawasan")
    assert outline["properties"] == {"nama": "Kecamatan Kecamatan Satu", "latar": True}
    assert point["properties"]["kode"] == "K-01"


def test_the_map_of_a_kelurahan_shows_rt_by_their_official_level(places, as_role):
    done = factories.make_rt("01", places.kelurahan, batas=factories.square())
    draft = factories.make_rt("02", places.kelurahan, batas=factories.square())
    factories.make_assessment(workflow.DISAHKAN, done, 2026)
    factories.make_assessment(workflow.DRAF, draft, 2026)
    client = as_role("verifikator", "99.01")
    found = features_of(client, f"{KELURAHAN}peta.json", tahun="2026")
    levels = {f["properties"]["kode"]: f["properties"]["tingkat"] for f in found}
    assert levels == {f"rt-{done.pk}": "KS", f"rt-{draft.pk}": ""}


def test_a_map_never_holds_more_shapes_than_a_phone_can_draw(
    places, as_role, monkeypatch
):
    monkeypatch.setattr(maps, "MOST_SHAPES", 1)
    factories.make_kawasan("K-01", places.kelurahan)
    factories.make_kawasan("K-02", places.kelurahan)
    client = as_role("verifikator", "99.01")
    assert len(features_of(client, f"{KOTA}peta.json", lapis="kawasan")) == 1


# Next step ------------------------------------------------------------------------


def test_a_facilitator_sees_what_to_do_next(places, as_role):
    year = datetime.now(tz=UTC).year
    back = factories.make_rt("01", places.kelurahan)
    fresh = factories.make_rt("02", places.kelurahan)
    factories.make_rt("03", places.kelurahan)
    sheet = factories.make_assessment(
        workflow.DIKEMBALIKAN, back, year, alasan="Ukur ulang jalan 2b."
    )
    text = page_of(as_role("fasilitator", "99.01.01.1001"), KELURAHAN)
    step = text.split("Langkah berikutnya")[1].split("</section>")[0]
    assert "1 penilaian dikembalikan." in step
    assert "Ukur ulang jalan 2b." in step
    assert f"/penilaian/{sheet.uuid}/isi/" in step
    assert f"/penilaian/mulai/{fresh.pk}/?tahun={year}" in step
    assert "2 RT</a> belum dinilai" in step


def test_when_all_is_done_it_says_so(places, as_role):
    year = datetime.now(tz=UTC).year
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DIAJUKAN, rt, year)
    text = page_of(as_role("fasilitator", "99.01.01.1001"), KELURAHAN)
    assert "Tidak ada yang menunggu Anda" in text


def test_readers_have_no_next_step(places, as_role):
    factories.make_rt("01", places.kelurahan)
    text = page_of(as_role("lurah", "99.01.01.1001"), KELURAHAN)
    assert "Langkah berikutnya" not in text


# Downloads ------------------------------------------------------------------------


def table_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = list(
        csv.DictReader(io.StringIO("\n".join(lines[len(head) :])), delimiter=";")
    )
    return head, rows


def test_the_table_below_can_be_downloaded(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    client = as_role("staf_provinsi", "99")
    head, rows = table_of(client.get("/wilayah/99/", {"unduh": "csv", "tahun": "2026"}))
    assert "Rekap Provinsi Nusa Contoh 2026" in head[0]
    assert "Cakupan: 0 dari – RT." in head[2]
    assert [row["Kode"] for row in rows] == ["99.01", "99.02"]
    row = rows[0]
    assert (row["RT dinilai"], row["RT aktif"]) == ("3", "5")
    assert (row["Luas kumuh (ha)"], row["Kumuh berat (ha)"]) == ("6,35", "2,25")
    assert (row["KK akses air minum aman"], row["Air minum (%)"]) == ("164", "82")
    assert row["Dihitung pada"] == "2026-11-24 10:32"
    assert rows[1]["Luas kumuh (ha)"] == ""


def test_a_workbook_holds_the_same(places, as_role):
    add_rekap(places.kota, jumlah_rt=5)
    answer = as_role("staf_provinsi", "99").get(
        "/wilayah/99/", {"unduh": "xlsx", "tahun": "2026"}
    )
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    lines = list(book.active.iter_rows(values_only=True))
    head = next(n for n, line in enumerate(lines) if line[0] == "Kode")
    row = dict(zip(lines[head], lines[head + 1], strict=True))
    assert (row["Kode"], row["Luas kumuh (ha)"]) == ("99.01", 6.35)


def test_a_kelurahan_hands_out_its_rt(places, as_role):
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    answer = as_role("verifikator", "99.01").get(
        KELURAHAN, {"unduh": "csv", "tahun": "2026"}
    )
    _, [row] = table_of(answer)
    assert (row["RT"], row["Tingkat"], row["Skor"]) == ("01", "KS", "38")
    assert (row["Luas kumuh (ha)"], row["Sanitasi (%)"]) == ("4,63", "73,33")


def test_an_unknown_kind_of_file_is_the_page(places, as_role):
    assert "Penilaian" in page_of(as_role("verifikator", "99.01"), KOTA, unduh="pdf")


# Cost -----------------------------------------------------------------------------


def cost_of(client, url):
    with CaptureQueriesContext(connection) as seen:
        text_of(client.get(url, {"tahun": "2026"}))
    return len(seen)


def test_the_pages_cost_the_same_with_3_and_with_60_rt(places, as_role):
    kawasan = factories.make_kawasan("K-01", places.kelurahan)
    add_rekap(places.kota, jumlah_rt=3)
    add_rekap(places.kelurahan, jumlah_rt=3)

    def add_rt(numbers):
        for number in numbers:
            rt = factories.make_rt(f"{number:02}", places.kelurahan, kawasan)
            factories.make_assessment(workflow.DIAJUKAN, rt, 2026)
        settle()

    add_rt(range(3))
    client = as_role("fasilitator", "99.01.01.1001")
    cost_of(client, KELURAHAN)
    few = cost_of(client, KELURAHAN)
    add_rt(range(3, 60))
    assert cost_of(client, KELURAHAN) == few <= 20


def test_a_city_costs_the_same_however_many_places_it_has(places, as_role):
    client = as_role("verifikator", "99.01")
    add_rekap(places.kota)
    cost_of(client, KOTA)
    few = cost_of(client, KOTA)
    for number in range(10, 40):
        place = Wilayah.objects.create(
            kode=f"99.01.{number}",
            nama=f"Kecamatan {number}",
            jenis="kecamatan",
            parent=places.kota,
            edisi=factories.EDITION,
            berlaku_mulai=date(2020, 1, 1),
        )
        add_rekap(place, jumlah_rt=3)
    assert cost_of(client, KOTA) == few <= 20


def test_a_question_whether_anything_is_new_costs_little(places, as_role):
    add_rekap(places.kota)
    client = as_role("verifikator", "99.01")
    known = client.get(KOTA).context["versi_angka"]
    with CaptureQueriesContext(connection) as seen:
        assert client.get(KOTA, HTTP_X_VERSI=known, **VERSION).status_code == 204
    assert len(seen) <= 6


def test_the_page_lists_a_bounded_number_of_kawasan(places, as_role, monkeypatch):
    monkeypatch.setattr(pages, "MOST_KAWASAN", 1)
    factories.make_kawasan("K-01", places.kelurahan)
    factories.make_kawasan("K-02", places.kelurahan)
    text = page_of(as_role("verifikator", "99.01"), KOTA)
    assert "1 dengan skor tertinggi" in text
    assert "Semua kawasan" in text
