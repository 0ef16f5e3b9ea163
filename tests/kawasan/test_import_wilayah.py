from datetime import date

import pytest
from django.core.management import CommandError, call_command

from kawasan.imports import wilayah
from kawasan.models import ImportBatch, Wilayah
from sibungas.audit.models import AuditEvent
from tests.kawasan import files, land


def nation(folder, villages=("99.01.01.2001,99.01.01,Satu",)):
    folder.mkdir(exist_ok=True)
    lists = {
        "provinces": ["code,name", "99,UJI"],
        "regencies": ["code,province_code,name", "99.01,99,KABUPATEN UJI UTARA"],
        "districts": ["code,regency_code,name", "99.01.01,99.01,Kecamatan Uji"],
        "villages": ["code,district_code,name", *villages],
    }
    for name, rows in lists.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_the_shipped_province_is_complete_and_loads_once():
    batch = wilayah.load(by=None)
    assert (batch.jumlah_baris, batch.jumlah_ditolak) == (2186, 0)
    counts = {
        kind: Wilayah.objects.filter(jenis=kind).count()
        for kind in Wilayah.Jenis.values
    }
    assert counts == {
        "provinsi": 1,
        "kabupaten": 11,
        "kota": 2,
        "kecamatan": 156,
        "kelurahan": 144,
        "desa": 1872,
    }
    city = Wilayah.objects.get(kode="63.71")
    assert (city.nama, str(city), city.kelas_kota) == (
        "Banjarmasin",
        "Kota Banjarmasin",
        "besar",
    )
    assert Wilayah.objects.get(kode="63.71.01.1001").parent.kode == "63.71.01"

    again = wilayah.load(again=True, by=None)
    assert again.laporan["hasil"] == {"sama": 2186}
    assert Wilayah.objects.count() == 2186
    assert AuditEvent.objects.filter(verba="impor.wilayah").count() == 1
    assert ImportBatch.objects.get().laporan["hasil"] == {"baru": 2186}


@pytest.mark.django_db
def test_lists_of_the_nation_are_read_from_a_folder(tmp_path):
    batch = wilayah.load(path=nation(tmp_path / "data"), edisi="Uji", by=None)
    assert batch.laporan["hasil"] == {"baru": 4}
    place = Wilayah.objects.get(kode="99.01")
    assert (place.nama, place.jenis, place.edisi) == ("UJI UTARA", "kabupaten", "Uji")
    assert Wilayah.objects.get(kode="99.01.01.2001").jenis == "desa"


@pytest.mark.django_db
def test_an_existing_place_keeps_its_row_and_its_class(tmp_path):
    wilayah.load(path=nation(tmp_path / "data"), by=None)
    before = Wilayah.objects.get(kode="99.01.01.2001")
    Wilayah.objects.filter(kode="99.01").update(kelas_kota="kecil")
    folder = nation(tmp_path / "data", ["99.01.01.2001,99.01.01,Satu Baru"])
    batch = wilayah.load(path=folder, edisi="Uji 2", by=None)
    after = Wilayah.objects.get(kode="99.01.01.2001")
    assert (after.pk, after.nama) == (before.pk, "Satu Baru")
    assert batch.laporan["hasil"] == {"sama": 3, "berubah": 1}
    assert 'dari "Satu" menjadi "Satu Baru"' in batch.laporan["peringatan"][0]["alasan"]
    assert Wilayah.objects.get(kode="99.01").kelas_kota == "kecil"


@pytest.mark.django_db
def test_places_that_are_gone_end_only_when_asked(tmp_path):
    folder = nation(
        tmp_path / "data",
        ["99.01.01.2001,99.01.01,Satu", "99.01.01.2002,99.01.01,Dua"],
    )
    wilayah.load(path=folder, by=None)
    folder = nation(tmp_path / "data", ["99.01.01.2001,99.01.01,Satu"])
    day = date(2027, 1, 1)
    batch = wilayah.load(path=folder, mulai=day, by=None)
    assert "99.01.01.2002" in batch.laporan["catatan"][0]
    assert Wilayah.objects.current().filter(kode="99.01.01.2002").exists()
    stranger = land.add_user("admin_provinsi", land.add_wilayah("98", "L", "provinsi"))
    wilayah.load(path=folder, mulai=day, close_missing=True, by=stranger)
    assert Wilayah.objects.current().filter(kode="99.01.01.2002").exists()
    wilayah.load(path=folder, mulai=day, close_missing=True, again=True, by=None)
    assert Wilayah.objects.get(kode="99.01.01.2002").berlaku_sampai == day


@pytest.mark.django_db
def test_strays_and_doubles_are_refused_by_line(tmp_path):
    folder = nation(
        tmp_path / "data",
        [
            "99.01.01.2001,99.01.01,Satu",
            "99.01.01.2001,99.01.01,Dua",
            "99.01.02.2001,99.01.02,Tiga",
            "99.1,99.01.02,Empat",
        ],
    )
    batch = wilayah.load(path=folder, by=None)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (4, 3)
    found = {(row, reason) for row, _column, reason in files.reasons(batch)}
    assert found == {
        (3, "Kode 99.01.01.2001 tertulis dua kali."),
        (4, "Wilayah induk 99.01.02 tidak ada."),
        (5, '"99.1" bukan kode wilayah. Tulis misalnya 63.71.01.1001.'),
    }


@pytest.mark.django_db
def test_an_operator_loads_only_the_own_province(tmp_path):
    folder = nation(tmp_path / "data")
    other = land.add_wilayah("98", "Lain", "provinsi")
    operator = land.add_user("admin_provinsi", other)
    batch = wilayah.load(path=folder, by=operator)
    assert batch.jumlah_diterima == 0
    assert "di luar wewenang" in files.reasons(batch)[0][2]


@pytest.mark.django_db
def test_the_command_tries_without_saving(capsys):
    call_command("import_wilayah", dry_run=True)
    assert "2186 diterima" in capsys.readouterr().out
    assert not Wilayah.objects.exists()
    assert not ImportBatch.objects.exists()
    with pytest.raises(CommandError, match="Tidak ada pengguna aktif"):
        call_command("import_wilayah", oleh="siapa")


@pytest.mark.django_db
def test_the_row_that_a_constraint_refuses_is_found_among_the_others(tmp_path):
    path = tmp_path / "wilayah.csv"
    lines = ["kode,nama,jenis,kelas_kota", "99,Uji,provinsi,"]
    lines += [f"99.{n:02d},Kota {n},kota," for n in range(1, 8)]
    lines[5] = "99.04,Kota 4,kecamatan,"
    path.write_text("\n".join(lines), encoding="utf-8")
    batch = wilayah.load(path=path, by=None)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (7, 1)
    reason = "Bentuk kode tidak sesuai jenis wilayah."
    assert files.reasons(batch) == [(6, "kode", reason)]
    assert not Wilayah.objects.filter(kode="99.04").exists()
