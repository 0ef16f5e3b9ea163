from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from kawasan.imports import perkim, rt
from kawasan.imports.tables import BadFile
from kawasan.models import DirtyEvent, ImportBatch, Kawasan, Rt, RtPenyebut
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused
from tests.kawasan import files

HEAD = ["Kode Kelurahan", "RT", "RW", "Jumlah KK", "Jumlah Bangunan", "Luas (ha)"]
SATU = "99.71.01.1001"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "rt.xlsx"


def load(path, land, **options):
    options.setdefault("tahun", 2019)
    return rt.load(path=path, by=land.verifikator, **options)


def table(path, *rows, head=HEAD):
    return files.xlsx(path, {"RT": [head, *rows]})


def test_rt_and_their_denominators_come_in(path, land):
    table(path, [SATU, "002", "01", "50", 35, 0.848808], [SATU, "003", "01", 0, 2, 1])
    batch = load(path, land)
    assert (batch.jumlah_baris, batch.jumlah_diterima) == (2, 2)
    new = Rt.objects.get(kelurahan=land.satu, rt="002", rw="01")
    row = new.penyebut.get()
    assert (row.berlaku_tahun, row.sumber) == (2019, "rt.xlsx")
    assert (row.jumlah_kk, row.luas_verifikasi_ha) == (50, Decimal("0.848808"))
    assert row.jumlah_penduduk is None
    assert Rt.objects.get(rt="003").penyebut.get().jumlah_kk == 0
    assert batch.laporan["jumlah"]["jumlah_kk"] == "50"
    event = AuditEvent.objects.get(verba="impor.rt")
    assert (event.oleh, event.sesudah["diterima"]) == (land.verifikator, 2)
    assert DirtyEvent.objects.filter(jenis="wilayah", kunci=land.satu.pk).exists()


def test_an_rt_that_is_there_is_found_with_or_without_zeros(path, land):
    table(path, [SATU, 1, 1, 40, 30, 1])
    load(path, land)
    assert land.rt.penyebut.get().jumlah_kk == 40
    assert Rt.objects.filter(kelurahan=land.satu).count() == 1


def test_each_fault_is_told_with_cell_and_reason(path, land):
    table(
        path,
        [SATU, "002", "01", -5, 30, 1],
        [SATU, "003", "01", 40.5, "tiga", 1],
        [SATU, None, "01", 40, 30, 1],
        ["99.71.01.1009", "004", "01", 40, 30, 1],
        ["99.72.01.1001", "005", "01", 40, 30, 1],
        [SATU, "006", "01", 40, 30, 1],
    )
    batch = load(path, land)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 5)
    found = files.reasons(batch)
    assert (2, "Jumlah KK", "Angka tidak boleh negatif.") in found
    assert (3, "Jumlah KK", "Angka ini harus bilangan bulat.") in found
    cells = {f["sel"] for f in batch.laporan["ditolak"] if f["baris"] == 3}
    assert cells == {"D3", "E3"}
    assert (4, "RT", "Nomor RT tidak diisi.") in found
    kode, place = (next(r for n, _c, r in found if n == row) for row in (5, 6))
    assert "99.71.01.1009 tidak ada" in kode
    assert "di luar wewenang" in place
    assert Rt.objects.filter(rt__in=["002", "003", "005"]).count() == 0


def test_of_two_rows_for_one_rt_neither_is_taken(path, land):
    table(path, [SATU, "002", "01", 50, 35, 1], [SATU, "2", "1", 51, 35, 1])
    batch = load(path, land)
    assert [row for row, _column, _reason in files.reasons(batch)] == [2, 3]
    assert not Rt.objects.filter(rt="002").exists()


def test_other_numbers_are_refused_until_replacing_is_asked(path, land):
    load(table(path, [SATU, "001", "01", 50, 35, 1]), land)
    table(path, [SATU, "001", "01", 55, 35, 1])
    batch = load(path, land)
    ((_row, column, reason),) = files.reasons(batch)
    assert column == "Jumlah KK"
    assert "Tercatat: 50" in reason
    assert load(path, land, replace=True, again=True).laporan["hasil"] == {"berubah": 1}
    assert RtPenyebut.objects.get().jumlah_kk == 55


def test_a_trial_leaves_nothing_and_says_the_same(path, land):
    table(path, [SATU, "002", "01", 50, 35, 1], [SATU, "003", "01", -1, 35, 1])
    trial = load(path, land, dry_run=True)
    assert not ImportBatch.objects.exists()
    assert not RtPenyebut.objects.exists()
    real = load(path, land)
    assert trial.laporan == real.laporan


def test_the_same_file_twice_changes_nothing(path, land):
    table(path, [SATU, "002", "01", 50, 35, 1])
    load(path, land)
    with pytest.raises(Refused, match="sudah diimpor"):
        load(path, land)
    again = load(path, land, again=True)
    assert again.laporan["hasil"] == {"sama": 1}
    assert (Rt.objects.filter(rt="002").count(), ImportBatch.objects.count()) == (1, 1)


def test_a_kawasan_is_joined_by_name_and_made_only_when_asked(path, land):
    head = [*HEAD, "Kawasan"]
    table(
        path,
        [SATU, "002", "01", 50, 35, 1.5, "tepi sungai"],
        [SATU, "003", "01", 50, 35, 2, "Kampung Hulu"],
        [SATU, "004", "01", 50, 35, 3, "Kampung Hulu"],
        head=head,
    )
    assert load(path, land, dry_run=True).jumlah_ditolak == 2
    batch = load(path, land, new_areas=True)
    assert batch.jumlah_ditolak == 0
    assert Rt.objects.get(rt="002").kawasan == land.kawasan
    made = Kawasan.objects.get(nama="Kampung Hulu")
    assert made.luas_verifikasi_ha == 5
    assert [place.pk for place in made.kelurahan.all()] == [land.satu.pk]


def test_an_rt_outside_its_kawasan_is_refused(path, land):
    table(
        path,
        ["99.71.01.1002", "002", "01", 50, 35, 1, "Tepi Sungai"],
        head=[*HEAD, "Kawasan"],
    )
    ((_row, _column, reason),) = files.reasons(load(path, land))
    assert reason == "Kawasan Tepi Sungai tidak mencakup Kelurahan Dua."


def test_names_are_found_inside_the_place_above(path, land):
    head = ["Kecamatan", "Kelurahan", "RT/RW", "KK 2019"]
    table(path, [land.satu.parent.nama, "KELURAHAN  satu", "RT002-RW01", 50], head=head)
    batch = load(path, land, within="99.71", titles={"jumlah_kk": "KK 2019"})
    assert files.reasons(batch) == []
    assert Rt.objects.get(rt="002", rw="01").penyebut.get().jumlah_kk == 50


def test_odd_numbers_come_in_with_a_warning(path, land):
    table(path, [SATU, "002", "01", 100, 30, 25])
    batch = load(path, land)
    assert batch.jumlah_diterima == 1
    assert {f["kolom"] for f in batch.laporan["peringatan"]} == {
        "Jumlah KK",
        "Luas (ha)",
    }


def test_denominators_need_a_year(path, land):
    table(path, [SATU, "002", "01", 50, 35, 1])
    ((_row, _column, reason),) = files.reasons(load(path, land, tahun=None))
    assert "--tahun" in reason


def test_the_workbook_of_an_office_brings_its_kawasan(path, land):
    kawasan = ["id", "kawasan", "wilayah", "rt-rw", "luasFlag", "luasVerifikasi"]
    files.xlsx(
        path,
        {
            "kawasan": [
                [*kawasan, "jumlahKK"],
                [1, "KelurahanSatu", land.satu.parent.nama, 2, 3, 3, 90],
                [2, "Tak Dikenal", land.satu.parent.nama, 1, 1, 1, 10],
            ],
            "rtrw": [
                ["id", "kawasan", "rtrw", "luasVerifikasi", "jumlahKK"],
                [1, 1, "RT002-RW001", 1, 50],
                [2, "1", "RT003-RW001", 2, 45],
                [3, 2, "RT004-RW001", 1, 10],
            ],
        },
    )
    batch = perkim.load(path=path, within="99.71", tahun=2019, by=land.verifikator)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (3, 2)
    kawasan = Kawasan.objects.get(kode="99.71-01")
    assert (kawasan.luas_verifikasi_ha, kawasan.rt_set.count()) == (3, 2)
    reason = batch.laporan["peringatan"][0]
    assert (reason["kolom"], reason["alasan"]) == (
        "jumlahKK",
        "Jumlah dari RT kawasan ini 95.",
    )
    with pytest.raises(BadFile, match="--kab"):
        perkim.load(path=path, within="", tahun=2019, by=land.verifikator)


def test_the_command_needs_an_operator(path, land, capsys):
    table(path, [SATU, "002", "01", 50, 35, 1])
    with pytest.raises(CommandError, match="--oleh"):
        call_command("import_rt", str(path))
    call_command("import_rt", str(path), oleh=land.verifikator.username, tahun=2019)
    out = capsys.readouterr().out
    assert "1 baris: 1 diterima (1 baru), 0 ditolak" in out
    assert "jumlah jumlah_kk: 50" in out
