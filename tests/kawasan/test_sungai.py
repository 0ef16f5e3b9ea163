"""Rivers and strips: widths, shares measured on known rectangles, import, doors."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.gis.geos import GEOSGeometry, MultiLineString, MultiPolygon
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from kawasan import riverbank
from kawasan.models import ImportBatch, Kawasan, Sempadan, Sungai
from kawasan.sempadan import Water, width
from sibungas.audit.models import AuditEvent
from tests import factories

REAL = Path(__file__).parents[3] / "shared" / "data" / "banjarmasin-sungai.geojson"
CITY = "99.01"
# A corner in UTM zone 50S, in metres; all rectangles are drawn from it.
EAST, NORTH = 230_000, 9_630_000
db = pytest.mark.django_db


# Width ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("water", "metres"),
    [
        (Water(bertanggul=False, perkotaan=True, kedalaman_m=Decimal("3")), 10),
        (Water(bertanggul=False, perkotaan=True, kedalaman_m=Decimal("3.01")), 15),
        (Water(bertanggul=False, perkotaan=True, kedalaman_m=Decimal("20")), 15),
        (Water(bertanggul=False, perkotaan=True, kedalaman_m=Decimal("20.1")), 30),
        (Water(bertanggul=False, perkotaan=False, luas_das_km2=Decimal(501)), 100),
        (Water(bertanggul=False, perkotaan=False, luas_das_km2=Decimal(500)), 50),
        (Water(bertanggul=True, perkotaan=True), 3),
        (Water(bertanggul=True, perkotaan=False), 5),
        (Water("danau"), 50),
        (Water("mata_air"), 200),
    ],
)
def test_the_width_is_that_of_the_regulation(water, metres):
    assert width(water).meter == metres
    assert width(water).kurang == ()


@pytest.mark.parametrize(
    ("water", "missing"),
    [
        (Water(), ("bertanggul atau tidak", "di dalam atau luar perkotaan")),
        (Water(bertanggul=True), ("di dalam atau luar perkotaan",)),
        (Water(perkotaan=True, kedalaman_m=Decimal(2)), ("bertanggul atau tidak",)),
        (Water(bertanggul=False, perkotaan=True), ("kedalaman sungai",)),
        (
            Water(bertanggul=False, perkotaan=False, kedalaman_m=Decimal(2)),
            ("luas daerah aliran sungai",),
        ),
    ],
)
def test_what_is_not_known_leaves_the_width_unknown(water, missing):
    assert width(water).meter is None
    assert width(water).kurang == missing


def test_tidal_water_is_measured_from_the_high_tide():
    facts = {"bertanggul": False, "perkotaan": True, "kedalaman_m": Decimal(2)}
    assert width(Water(**facts)).dari == "tepi palung"
    tidal = width(Water(**facts, pasang_surut=True))
    assert (tidal.meter, tidal.dari) == (10, "tepi pasang tertinggi rata-rata")


# Measured ---------------------------------------------------------------------------


def metres(kind, *points):
    """A shape from metres east and north of the corner, in degrees."""
    at = ", ".join(f"{EAST + x} {NORTH + y}" for x, y in points)
    inner = f"(({at}))" if kind == "POLYGON" else f"({at})"
    shape = GEOSGeometry(f"{kind}{inner}", srid=32750)
    shape.transform(4326)
    return shape


def rectangle(west, south, east, north):
    ring = (west, south), (east, south), (east, north), (west, north), (west, south)
    return MultiPolygon(metres("POLYGON", *ring), srid=4326)


def line(*points):
    return MultiLineString(metres("LINESTRING", *points), srid=4326)


def make_river(geom=None, **columns):
    """Along the western edge of the kawasan, 10 m wide strip."""
    values = {
        "nama": "Sungai Uji",
        "wilayah": factories.make_wilayah().kota,
        "geom": geom or line((0, -300), (0, 500)),
        "bertanggul": False,
        "perkotaan": True,
        "kedalaman_m": 2,
        "sumber": "Uji",
        **columns,
    }
    return Sungai.objects.create(**values)


@pytest.fixture
def kawasan(db):
    """400 m × 200 m = 8 ha, its western edge on the river."""
    return factories.make_kawasan("K-1", batas=rectangle(0, 0, 400, 200))


@pytest.fixture
def admin(db):
    return factories.make_user("admin_provinsi", "99")


def near(value, expected, tolerance="0.005"):
    return abs(value - Decimal(expected)) < Decimal(tolerance)


@db
def test_a_strip_of_ten_metres_takes_its_rectangle(kawasan, admin):
    make_river()
    found = riverbank.study(kawasan, admin)
    # 10 m × 200 m = 0.2 ha of 8 ha: 2.5 %.
    assert near(found.indikasi.dalam_ha, "0.2")
    assert near(found.indikasi.luas_ha, "8")
    assert near(found.indikasi.persen, "2.5", "0.05")
    assert found.jarak_m == 0
    assert found.mengikat is None


@db
def test_distance_is_measured_to_the_nearest_water(kawasan, admin):
    make_river(line((-1000, 0), (-1000, 200)), nama="Jauh")
    make_river(line((-250, 0), (-250, 200)), nama="Dekat")
    found = riverbank.study(kawasan, admin)
    assert (found.terdekat.nama, near(found.jarak_m, "250", "0.2")) == ("Dekat", True)
    assert found.indikasi.dalam_ha == 0
    assert "belum diketahui" in found.acuan
    Sungai.objects.update(acuan="tengah")
    assert riverbank.study(kawasan, admin).acuan == "garis tengah sungai"


@db
def test_only_rt_that_the_strip_touches_are_counted(kawasan, admin):
    make_river()
    for number, west in enumerate((5, 50, 200), start=1):
        shape = rectangle(west, 10, west + 40, 100)
        factories.make_rt(f"0{number}", kawasan=kawasan, batas=shape)
    factories.make_rt("04", kawasan=kawasan)
    factories.make_rt("05", kawasan=kawasan, batas=rectangle(0, 0, 9, 9), aktif=False)
    found = riverbank.study(kawasan, admin).indikasi
    # The first begins 5 m from the line, the second 50 m, the fourth is not drawn.
    assert (found.rt, found.rt_berbatas, found.rt_kena) == (4, 3, 1)


@db
def test_water_of_two_widths_is_not_counted_twice(kawasan, admin):
    make_river()
    make_river(kedalaman_m=25, nama="Dalam")
    # The 30 m strip holds the 10 m strip: 30 × 200 m = 0.6 ha.
    assert near(riverbank.study(kawasan, admin).indikasi.dalam_ha, "0.6")


@db
def test_a_lake_is_not_part_of_its_strip(kawasan, admin):
    make_river(rectangle(100, -100, 200, 300), jenis="danau", bertanggul=None)
    found = riverbank.study(kawasan, admin).indikasi
    # 50 m on both sides of the lake, inside the kawasan: 2 × 50 × 200 m = 2 ha.
    assert near(found.dalam_ha, "2")
    assert riverbank.study(kawasan, admin).acuan == "tepi badan air pada peta"


@db
def test_unknown_attributes_measure_nothing_and_are_counted(kawasan, admin):
    make_river(kedalaman_m=None)
    found = riverbank.study(kawasan, admin)
    assert found.indikasi is None
    assert [one.nama for one in found.tanpa_lebar] == ["Sungai Uji"]
    assert found.jarak_m == 0


@db
def test_a_drawn_decision_binds_and_stands_beside_the_indication(kawasan, admin):
    make_river()
    Sempadan.objects.create(
        nomor="Perda 1/2020",
        wilayah=factories.make_wilayah().kota,
        batas=rectangle(-50, -50, 100, 250),
        sumber="Lampiran",
    )
    found = riverbank.study(kawasan, admin)
    # 100 m × 200 m = 2 ha.
    assert near(found.mengikat.dalam_ha, "2")
    assert near(found.indikasi.dalam_ha, "0.2")


@db
def test_a_kawasan_without_shape_is_not_measured(admin):
    bare = factories.make_kawasan("K-2", batas=None)
    assert riverbank.study(bare, admin).digambar is False


@db
def test_nothing_of_the_kawasan_is_filled_in(kawasan, admin):
    before = Kawasan.objects.values().get(pk=kawasan.pk)
    make_river()
    riverbank.study(kawasan, admin)
    assert Kawasan.objects.values().get(pk=kawasan.pk) == before


# Doors ------------------------------------------------------------------------------

FORM = {
    "nama": "Sungai Baru",
    "jenis": "sungai",
    "sumber": "Peta PUPR 2024",
    "bertanggul": "False",
    "perkotaan": "True",
    "kedalaman_m": "4,5",
    "luas_das_km2": "",
    "pasang_surut": "",
    "acuan": "tepi",
    "versi": "",
}


def text_of(answer):
    return " ".join(answer.content.decode().split())


def geojson(shape):
    return json.dumps({"type": shape.geom_type, "coordinates": shape.coords})


def typed(**changes):
    place = factories.make_wilayah().kota
    drawn = geojson(line((0, 0), (0, 100)))
    return {**FORM, "wilayah": place.pk, "geom": drawn, **changes}


@pytest.fixture
def verifier(client, db):
    factories.make_wilayah()
    user = factories.make_user("verifikator", CITY)
    client.force_login(user)
    return user


def test_a_river_is_typed_and_its_width_is_told(client, verifier):
    assert client.post("/sungai/baru/", typed()).status_code == 302
    river = Sungai.objects.get()
    page = text_of(client.get(river.get_absolute_url()))
    assert "<strong>15 m</strong>" in page
    assert "tidak bertanggul, perkotaan, dalam 4,5 m" in page
    event = AuditEvent.objects.get(verba="sungai.created")
    assert (event.oleh, event.kode_wilayah) == (verifier, CITY)
    assert event.sesudah["geom"] == "gambar, 2 titik"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sumber": ""}, "Wajib diisi"),
        ({"geom": "sungai"}, "bukan GeoJSON"),
        ({"geom": '{"type":"LineString","coordinates":[[0,0],[1,1]]}'}, "di luar"),
        ({"geom": '{"type":"FeatureCollection","features":[]}'}, "satu jenis bentuk"),
        ({"geom": "[" * 100_000}, "bukan GeoJSON"),
        ({"kedalaman_m": "dalam"}, "tidak terbaca"),
        ({"kedalaman_m": "-2"}, "tidak masuk akal"),
        ({"bertanggul": "mungkin"}, "bukan salah satu"),
    ],
)
def test_what_is_wrong_is_told_at_the_field(client, verifier, changes, sentence):
    answer = client.post("/sungai/baru/", typed(**changes))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Sungai Baru" in text_of(answer)
    assert not Sungai.objects.exists()


def test_a_change_on_an_old_version_shows_both(client, verifier):
    river = make_river()
    there = f"{river.get_absolute_url()}ubah/"
    client.post(there, typed(nama="Pertama", versi="1"))
    answer = client.post(there, typed(nama="Kedua", versi="1"))
    assert answer.status_code == 409
    assert "Pertama" in text_of(answer) and "Kedua" in text_of(answer)
    river.refresh_from_db()
    assert (river.nama, river.versi) == ("Pertama", 2)


def test_a_strip_is_kept_with_its_number_and_source(client, verifier, kawasan):
    place = factories.make_wilayah().kota
    sent = {
        "nomor": "Perda 7/2022",
        "wilayah": place.pk,
        "sumber": "Lampiran II",
        "tanggal": "2022-03-01",
        "batas": geojson(rectangle(-50, 0, 40, 200)),
    }
    assert client.post("/sempadan/baru/", sent).status_code == 302
    assert "Perda 7/2022" in text_of(client.get("/sungai/"))
    page = text_of(client.get("/kawasan/K-1/sungai/"))
    # 40 m × 200 m = 0.8 ha of 8 ha.
    assert "<strong>0,80 ha</strong> <small>10,0 % dari 8,00 ha" in page
    strip = Sempadan.objects.get()
    there = f"/sempadan/{strip.pk}/ubah/"
    client.post(there, {**sent, "tentang": "Sempadan sungai", "versi": "1"})
    strip.refresh_from_db()
    assert (strip.tentang, strip.versi) == ("Sempadan sungai", 2)


def test_the_page_of_a_kawasan_says_what_it_knows_and_what_not(
    client, verifier, kawasan
):
    make_river()
    make_river(nama="", kedalaman_m=None)
    Kawasan.objects.filter(pk=kawasan.pk).update(tipologi=["di_tepi_air"])
    page = text_of(client.get("/kawasan/K-1/sungai/"))
    assert "<strong>0,20 ha</strong> <small>2,5 % dari 8,00 ha" in page
    assert "indikasi perencanaan" in page
    assert "tidak ada poligon keputusan di sini" in page
    assert "1 dari 2 sungai di sekitar kawasan belum diketahui" in page
    assert "di tepi atau di atas air" in page
    for word in ("Hidrologi sungai", "Transportasi air", "berstatus quo"):
        assert word in page


def test_the_map_holds_kawasan_water_and_strip(client, verifier, kawasan):
    make_river()
    found = client.get("/kawasan/K-1/sungai.json").json()
    layers = [one["properties"]["lapis"] for one in found["features"]]
    assert layers == ["kawasan", "sempadan", "sungai"]
    assert client.get("/kawasan/TIDAK-ADA/sungai.json").status_code == 404


def test_the_list_is_searched_filtered_and_taken_along(client, verifier):
    make_river()
    make_river(nama="", kedalaman_m=None)

    def found(query):
        return [row.nama for row in client.get(f"/sungai/?{query}").context["rows"]]

    assert found("") == ["", "Sungai Uji"]
    assert found("q=uji") == ["", "Sungai Uji"]
    assert found("q=sungai") == ["Sungai Uji"]
    assert found("nama=tidak") == [""]
    assert found("jenis=danau") == []
    file = b"".join(client.get("/sungai/?unduh=csv").streaming_content).decode()
    assert file.count("Sungai Uji") == 1 and "kedalaman sungai" in file


def test_a_lurah_reads_what_the_city_keeps_and_changes_nothing(client, db):
    river = make_river()
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(river.get_absolute_url()).status_code == 200
    assert client.get(f"{river.get_absolute_url()}ubah/").status_code == 403
    assert client.post("/sungai/baru/", typed()).status_code == 403
    client.force_login(factories.make_user("verifikator", "99.02"))
    assert client.get(river.get_absolute_url()).status_code == 404


@db
def test_the_table_refuses_shapes_and_numbers_that_cannot_be(kawasan):
    for columns in (
        {"geom": GEOSGeometry("LINESTRING(114 -3, 115 -3)", srid=4326)},
        {"geom": GEOSGeometry("MULTILINESTRING((0 0, 1 1))", srid=4326)},
        {"kedalaman_m": -1},
        {"sumber": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_river(**columns)


# Import -----------------------------------------------------------------------------


def run(path, *words):
    out = StringIO()
    call_command(
        "import_sungai",
        str(path),
        wilayah=CITY,
        sumber="Peta uji",
        stdout=out,
        **dict(words),
    )
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    rows = [
        ("S. Satu", "Sungai Kecil", [[114.59, -3.32, 2.5], [114.6, -3.32, 2.5]]),
        ("", "", [[114.59, -3.33, 1], [114.6, -3.33, 1]]),
        ("", "", [[114.59, -3.33, 1], [114.6, -3.33, 1]]),
        ("Jauh", "", [[0, 0, 0], [1, 1, 0]]),
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"TOPONIM": name or None, "Jenis": size or None},
            "geometry": {"type": "LineString", "coordinates": points},
        }
        for name, size, points in rows
    ]
    path = tmp_path / "sungai.geojson"
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    whole = {"type": "FeatureCollection", "crs": crs, "features": features}
    path.write_text(json.dumps(whole))
    return path


def test_a_file_is_taken_in_once_and_what_is_wrong_is_told(file, verifier):
    said = run(file, ("oleh", verifier.username))
    assert "4 baris: 2 diterima (2 baru), 2 ditolak" in said
    assert "di luar Indonesia" in said and "sudah ada dalam berkas" in said
    assert "1 sungai baru tanpa nama" in said
    river = Sungai.objects.get(nama="S. Satu")
    assert (river.keterangan, river.sumber) == ("Sungai Kecil", "Peta uji")
    assert (river.geom.geom_type, river.geom.hasz) == ("MultiLineString", False)
    # A size in words is no depth.
    assert river.lebar.meter is None
    with pytest.raises(CommandError, match="sudah diimpor"):
        run(file, ("oleh", verifier.username))
    said = run(file, ("oleh", verifier.username), ("ulang", True))
    assert "2 diterima (2 sama)" in said
    assert Sungai.objects.count() == 2


def test_a_trial_keeps_nothing(file, verifier):
    said = run(file, ("oleh", verifier.username), ("dry_run", True))
    assert "UJI COBA" in said
    assert not Sungai.objects.exists() and not ImportBatch.objects.exists()


def test_nobody_imports_into_a_place_of_others(file, db):
    factories.make_wilayah()
    other = factories.make_user("verifikator", "99.02")
    with pytest.raises(CommandError, match="di wilayah Anda"):
        run(file, ("oleh", other.username))


@pytest.mark.skipif(not REAL.exists(), reason="the real file is not here")
def test_the_real_rivers_are_counted_like_the_file(verifier):
    features = json.loads(REAL.read_text())["features"]

    def is_sound(feature):
        """Every part has two points that differ once heights are left out."""
        parts = feature["geometry"]["coordinates"]
        return all(len({(x, y) for x, y, *_ in part}) > 1 for part in parts)

    sound = [f["properties"] for f in features if is_sound(f)]
    said = run(REAL, ("oleh", verifier.username))
    assert (len(features), len(sound)) == (1208, 1206)
    assert "1208 baris: 1206 diterima (1206 baru), 2 ditolak" in said
    rows = Sungai.objects.all()
    names = {told["TOPONIM"].strip() for told in sound if told["TOPONIM"]}
    assert set(rows.exclude(nama="").values_list("nama", flat=True)) == names
    for size in ("Sungai Kecil", "Sungai Sedang", "Sungai Besar"):
        told = sum(1 for one in sound if one["Jenis"] == size)
        assert rows.filter(keterangan=size).count() == told > 0
    assert all(one.lebar.meter is None for one in rows.defer("geom"))
