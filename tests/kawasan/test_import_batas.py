import pytest
from django.core.management import CommandError, call_command

from kawasan.imports import batas
from kawasan.imports.tables import BadFile
from kawasan.models import Wilayah
from tests.kawasan import files

KODE = "9971011001"


def load(path, land, **options):
    return batas.load(path=path, source="Dinas", by=land.verifikator, **options)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "batas.geojson"


def test_a_boundary_finds_its_place_by_a_code_without_dots(path, land):
    files.geojson(path, [({"KODE_KEL": KODE}, files.square(z=3.5))])
    batch = load(path, land)
    place = Wilayah.objects.get(pk=land.satu.pk)
    assert batch.laporan["hasil"] == {"baru": 1}
    assert (place.batas.geom_type, place.batas.hasz) == ("MultiPolygon", False)
    assert place.sumber_batas == "Dinas"
    assert "99.71.01.1002" in batch.laporan["catatan"][0]


def test_a_boundary_finds_its_place_by_name_inside_the_place_above(path, land):
    names = {"KELURAHAN": "KELURAHAN SATU", "KECAMATAN": land.satu.parent.nama}
    files.geojson(path, [(names, files.square())])
    assert load(path, land).jumlah_diterima == 1
    assert Wilayah.objects.get(pk=land.satu.pk).batas


def test_an_unsound_ring_is_refused_and_repaired_only_when_asked(path, land):
    files.geojson(path, [({"kode": KODE}, files.bow_tie())])
    batch = load(path, land)
    ((row, _column, reason),) = files.reasons(batch)
    assert row == 1
    assert "99.71.01.1001" in reason
    assert "memotong dirinya sendiri" in reason
    assert Wilayah.objects.get(pk=land.satu.pk).batas is None

    repaired = load(path, land, repair=True)
    assert repaired.jumlah_diterima == 1
    assert "diperbaiki" in repaired.laporan["peringatan"][0]["alasan"]
    assert Wilayah.objects.get(pk=land.satu.pk).batas.valid


def test_other_reference_systems_are_read(path, land):
    square = files.square(x=232_000, y=9_632_000, side=500)
    files.geojson(path, [({"kode": KODE}, square)], crs=32750)
    assert load(path, land).jumlah_diterima == 1
    west, south, *_ = Wilayah.objects.get(pk=land.satu.pk).batas.extent
    assert (round(west, 2), round(south, 2)) == (114.59, -3.33)


def test_each_trap_is_told_with_its_row(path, land):
    point = {"type": "Point", "coordinates": [114.6, -3.3]}
    files.geojson(
        path,
        [
            ({"kode": KODE}, files.square()),
            ({"kode": KODE}, files.square(x=114.7)),
            ({"kode": "9971011009"}, files.square()),
            ({"kode": "abc"}, files.square()),
            ({"kode": "9971011002"}, point),
            ({"kode": "9972011001"}, files.square()),
        ],
    )
    batch = load(path, land)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 5)
    found = {row: reason for row, _column, reason in files.reasons(batch)}
    assert "sudah ada pada baris 1" in found[2]
    assert "tidak ada dalam data wilayah" in found[3]
    assert "bukan kode wilayah" in found[4]
    assert "harus poligon, bukan Point" in found[5]
    assert "di luar wewenang" in found[6]


def test_the_same_file_is_recognised(path, land):
    files.geojson(path, [({"kode": KODE}, files.square())])
    load(path, land)
    with pytest.raises(CommandError, match="sudah diimpor"):
        call_command("import_batas", str(path), oleh=land.verifikator.username)
    again = load(path, land, again=True)
    assert again.laporan["hasil"] == {"sama": 1}


def test_what_is_no_map_is_refused(path, land):
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(BadFile):
        load(path, land)
    with pytest.raises(BadFile, match="tidak dapat dibuka"):
        load(path.with_suffix(".gpkg"), land)
    with pytest.raises(BadFile, match="harus GeoJSON"):
        load(path.rename(path.with_suffix(".kml")), land)
