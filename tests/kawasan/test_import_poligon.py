"""Imports of boundaries of RT and kawasan, and the files they come in."""

import zipfile
from decimal import Decimal

import pytest
from django.core.management import call_command

from kawasan.imports import poligon, shapes
from kawasan.imports.poligon import Options
from kawasan.imports.tables import BadFile
from kawasan.models import Kawasan, Rt, Wilayah
from tests.kawasan import files
from tests.kawasan import land as lands

SATU = {"KELURAHAN": "Kelurahan Satu"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "rt.geojson"


def load(path, land, target="rt", again=False, by=None, **options):
    options.setdefault("within", "99.71")
    options.setdefault("tahun", 2022)
    return poligon.load(
        path=path,
        target=target,
        options=Options(**options),
        again=again,
        by=by or land.verifikator,
    )


def test_a_known_rt_gets_its_boundary_and_hectares(path, land):
    row = {**SATU, "RT_RW": "001/001", "LUAS_KUMUH": 11.1}
    files.geojson(path, [(row, files.square())])
    batch = load(path, land)
    assert batch.laporan["hasil"] == {"baru": 1}
    rt = Rt.objects.get(pk=land.rt.pk)
    assert (rt.batas.geom_type, rt.versi) == ("MultiPolygon", 2)
    assert rt.penyebut.get().luas_verifikasi_ha == Decimal("11.1")
    assert batch.laporan["peringatan"] == []


def test_new_rt_and_kawasan_are_made_only_when_asked(path, land):
    row = {**SATU, "RT_RW": "007/001", "LUAS_KUMUH": 11.1, "RK": "Rencana 4"}
    files.geojson(path, [(row, files.square())])
    ((_row, column, reason),) = files.reasons(load(path, land))
    assert (column, "--buat" in reason) == ("RT_RW", True)
    batch = load(path, land, create=True, titles={"kawasan": "RK"})
    assert batch.jumlah_diterima == 1
    made = Kawasan.objects.get(nama="Rencana 4")
    assert Rt.objects.get(rt="007").kawasan == made
    assert made.luas_verifikasi_ha == Decimal("11.1")


def test_traps_are_refused_and_the_rest_is_taken(path, land):
    files.geojson(
        path,
        [
            ({**SATU, "RT_RW": "001/001"}, files.bow_tie()),
            ({**SATU, "RT_RW": "002/001"}, files.square()),
            ({**SATU, "RT_RW": "2/1"}, files.square(x=114.7)),
            ({"KELURAHAN": "Entah", "RT_RW": "003/001"}, files.square()),
            ({**SATU, "RT_RW": "?"}, files.square()),
            ({**SATU, "RT_RW": "004/001"}, files.square(x=10)),
            ({**SATU, "RT_RW": "005/001"}, None),
            ({**SATU, "RT_RW": "006/001"}, files.square()),
        ],
    )
    batch = load(path, land, create=True)
    assert (batch.jumlah_baris, batch.jumlah_diterima) == (8, 1)
    found = {row: reason for row, _column, reason in files.reasons(batch)}
    assert "memotong dirinya sendiri" in found[1]
    assert found[2] == found[3] == "RT yang sama tertulis 2 kali: baris 2, 3."
    assert "tidak ditemukan" in found[4]
    assert "tidak terbaca" in found[5]
    assert "di luar Indonesia" in found[6]
    assert "Tidak ada geometri" in found[7]
    assert Rt.objects.get(kelurahan=land.satu, rt="006").batas


def test_what_does_not_agree_with_the_row_is_told(path, land):
    near, far = lands.square(), lands.square(x=114.7)
    Wilayah.objects.filter(pk=land.satu.pk).update(batas=far)
    Wilayah.objects.filter(pk=land.dua.pk).update(batas=near)
    row = {**SATU, "RT_RW": "001/001", "LUAS_KUMUH": 5, "LATITUDE": "0"}
    files.geojson(path, [(row, files.square())])
    batch = load(path, land)
    assert batch.jumlah_diterima == 1
    told = {f["kolom"]: f["alasan"] for f in batch.laporan["peringatan"]}
    assert "tetapi di Kelurahan Dua" in told["KELURAHAN"]
    assert "titik tidak diimpor" in told["LATITUDE"]
    assert "berbeda lebih dari 5 %" in told["LUAS_KUMUH"]


def test_a_boundary_is_replaced_only_when_asked(path, land):
    row = {**SATU, "RT_RW": "001/001"}
    load(files.geojson(path, [(row, files.square())]), land)
    assert load(path, land, again=True).laporan["hasil"] == {"sama": 1}
    files.geojson(path, [(row, files.square(x=114.6))])
    assert "--perbarui" in files.reasons(load(path, land))[0][2]
    batch = load(path, land, replace=True, again=True)
    assert batch.laporan["hasil"] == {"berubah": 1}


def test_kawasan_get_boundaries_by_code_or_name(path, land):
    files.geojson(
        path,
        [
            ({"kode": "K-01"}, files.square(x=114.6)),
            ({"nama": "ATAS BUKIT"}, files.square()),
            ({"nama": "Entah"}, files.square()),
        ],
    )
    admin = lands.add_user("admin_provinsi", land.province)
    batch = load(path, land, target="kawasan", within="", by=admin)
    found = {row: reason for row, _column, reason in files.reasons(batch)}
    assert "sudah mempunyai batas" in found[1]
    assert 'Kawasan "Entah" tidak ditemukan.' in found[3]
    assert Kawasan.objects.get(kode="K-02").luas_delineasi_ha > 10


def test_kawasan_of_others_stay_as_they_are(path, land):
    files.geojson(path, [({"kode": "K-02"}, files.square())])
    ((_row, _column, reason),) = files.reasons(load(path, land, "kawasan", within=""))
    assert "di luar wewenang" in reason


def test_the_command_speaks_of_one_account(path, land, capsys):
    files.geojson(path, [({**SATU, "RT_RW": "001/001"}, files.square())])
    name = land.verifikator.username
    call_command("import_poligon", str(path), oleh=name, kab="99.71")
    assert "1 baris: 1 diterima (1 berubah), 0 ditolak" in capsys.readouterr().out


VRT = """<OGRVRTDataSource><OGRVRTLayer name="rahasia">
<SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"""


@pytest.mark.parametrize("kind", ["geojson", "json", "shp", "gpkg", "zip"])
def test_a_file_is_what_it_begins_with_not_what_it_is_called(tmp_path, land, kind):
    secret = tmp_path / "rahasia.csv"
    secret.write_text("rt,sandi\n01,rahasia\n")
    disguised = tmp_path / f"batas.{kind}"
    disguised.write_text(VRT.format(secret=secret))
    if kind == "zip":
        text = disguised.read_text()
        with zipfile.ZipFile(disguised, "w") as archive:
            archive.writestr("batas.shp", text)
    with pytest.raises(BadFile, match="bukan"):
        list(shapes.features(disguised, {}, {}, repair=False))
