from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.imports import penilaian
from assessments.imports.penilaian import Options
from assessments.models import Assessment, PersetujuanWilayah
from kawasan.models import DirtyEvent, ImportBatch, Rt, RtPenyebut
from sibungas.lib.errors import Refused
from tests.kawasan import files
from tests.kawasan import land as lands

SATU = "99.71.01.1001"
HEADERS = {
    "jumlah_bangunan": 40,
    "jumlah_penduduk": 200,
    "jumlah_kk": 50,
    "luas_verifikasi_ha": Decimal("1.25"),
    "panjang_jalan_ideal_m": 400,
    "panjang_drainase_ideal_m": 300,
}
# By hand: 1a 75 % -> 3, 3a 60 % -> 3, 4a 40 % -> 1, 6a 100 % -> 5, the rest below 25.
VOLUMES = {
    "1a": 30,
    "1b": 0,
    "1c": 4,
    "2a": 0,
    "2b": 50,
    "3a": 30,
    "3b": 0,
    "4a": 0.5,
    "4b": 60,
    "4c": 0,
    "5a": 10,
    "5b": 0,
    "6a": 50,
    "6b": 0,
    "7a": 0,
    "7b": 0,
}
HEAD = ["Kode Kelurahan", "RT", "RW", "Tahun", *VOLUMES]


@pytest.fixture
def land(db):
    land = lands.build()
    for name in ("001", "002", "003", "004", "005"):
        rt, _ = Rt.objects.get_or_create(kelurahan=land.satu, rt=name, rw="01")
        RtPenyebut.objects.create(rt=rt, berlaku_tahun=2018, **HEADERS)
    return land


@pytest.fixture
def path(tmp_path):
    return tmp_path / "penilaian.xlsx"


def row(rt="001", tahun=2019, kode=SATU, **other):
    return [kode, rt, "01", tahun, *(VOLUMES | other).values()]


def table(path, *rows, head=HEAD):
    return files.xlsx(path, {"Data": [head, *rows]})


def load(path, land, by=None, again=False, dry_run=False, **options):
    return penilaian.load(
        path=path,
        options=Options(**options),
        by=by or land.verifikator,
        again=again,
        dry_run=dry_run,
    )


def test_a_sheet_comes_in_handed_in_and_scored(path, land):
    table(path, row())
    batch = load(path, land)
    sheet = Assessment.objects.get()
    assert batch.laporan["hasil"] == {"baru": 1}
    assert (sheet.status, sheet.kanal, sheet.resmi) == ("diajukan", "impor", False)
    assert (sheet.skor, sheet.tingkat, sheet.tahun) == (12, "TK", 2019)
    assert (sheet.luas_genangan_ha, sheet.jumlah_kk) == (Decimal("0.5"), 50)
    assert (sheet.impor, sheet.diajukan_oleh) == (batch, land.verifikator)
    assert DirtyEvent.objects.filter(jenis="rt", kunci=sheet.rt_id, tahun=2019).exists()


def test_an_empty_cell_is_not_zero(path, land):
    table(path, row(**{"7b": None}), row("002", **{"7b": " "}), row("003"))
    batch = load(path, land)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 2)
    reason = "Belum diisi; kosong bukan nol."
    assert files.reasons(batch) == [(2, "7b", reason), (3, "7b", reason)]
    drafts = load(path, land, draft=True)
    assert drafts.laporan["hasil"] == {"sama": 1, "baru": 2}
    assert set(Assessment.objects.filter(status="draf").values_list("skor")) == {
        (None,)
    }


def test_each_fault_is_told_with_its_cell(path, land):
    table(
        path,
        row("001", **{"4a": -0.5}),
        row("002", **{"1a": 41}),
        row("003", **{"5a": "#NUM!"}),
        row("099"),
        row("004", tahun="tahun lalu"),
        row("009", kode="99.72.01.1001"),
        row("005"),
    )
    batch = load(path, land)
    assert (batch.jumlah_baris, batch.jumlah_diterima) == (7, 1)
    cells = {f["baris"]: (f["sel"], f["alasan"]) for f in batch.laporan["ditolak"]}
    assert cells[2] == ("L2", "Angka tidak boleh negatif.")
    assert cells[3][0] == "E3"
    assert "melebihi jumlah bangunan 40" in cells[3][1].lower()
    assert cells[4][0] == "O4"
    assert cells[5] == ("B5", "RT ini belum ada dalam data RT.")
    assert cells[6][0] == "D6"
    assert "di luar wewenang" in cells[7][1]
    assert batch.laporan["jumlah"]["bangunan_tidak_teratur"] == "30"


def test_a_row_whose_columns_have_shifted_is_recognised(path, land):
    head = [
        *HEAD[:4],
        "1av",
        "1ap",
        "1an",
        "1cv",
        "1cp",
        "2bv",
        "2bp",
        *list(VOLUMES)[5:],
    ]
    head = [title for title in head if title not in ("2a", "2b", "1b")]
    tail = list(VOLUMES.values())[5:]
    good = [30, 0.75, 3, 4, 0.1, 50, 0.125]
    table(
        path,
        [SATU, "001", "01", 2019, *good, *tail],
        [SATU, "002", "01", 2019, 1, 30, 0, 3, 4, 12, 50, *tail],
        head=head,
    )
    batch = load(path, land, draft=True)
    assert batch.jumlah_diterima == 1
    found = files.reasons(batch)
    assert found[0][0] == 3
    assert "tampaknya bergeser" in found[0][2]
    assert batch.laporan["alasan"] == {found[0][2]: 1}


@pytest.mark.parametrize(
    ("total", "tingkat", "score", "reason"),
    [
        (13, "TK", 3, "padahal jumlah skor 12"),
        (12, "KR", 3, "termasuk TK"),
        (12, "TK", 2, "Skor 1a berisi 2"),
    ],
)
def test_scores_that_came_along_must_fit(path, land, total, tingkat, score, reason):
    scores = [score, 0, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 5, 0, 0, 0]
    head = [*HEAD, *(f"{code}n" for code in VOLUMES), "totalNilai", "tingkatKekumuhan"]
    table(path, [*row(), *scores, total, tingkat], head=head)
    ((_row, _column, told),) = files.reasons(load(path, land))
    assert reason in told


def test_the_same_rt_and_year_twice_is_refused_twice(path, land):
    table(path, row(), row("1"), row(tahun=2020))
    batch = load(path, land)
    assert {n for n, _column, _reason in files.reasons(batch)} == {2, 3}
    assert Assessment.objects.get().tahun == 2020


def test_the_same_file_twice_changes_nothing(path, land):
    table(path, row())
    load(path, land)
    with pytest.raises(Refused, match="sudah diimpor"):
        load(path, land)
    assert load(path, land, again=True).laporan["hasil"] == {"sama": 1}
    assert Assessment.objects.count() == 1


def test_another_sheet_of_the_same_year_is_not_overwritten(path, land):
    load(table(path, row()), land)
    batch = load(table(path, row(**{"1a": 31})), land)
    assert "sudah mempunyai penilaian 2019" in files.reasons(batch)[0][2]
    assert Assessment.objects.get().bangunan_tidak_teratur == 30


def test_a_trial_leaves_nothing(path, land):
    table(path, row())
    assert load(path, land, dry_run=True).jumlah_diterima == 1
    assert not Assessment.objects.exists()
    assert not ImportBatch.objects.exists()


def test_sheets_are_official_with_three_named_people(path, land):
    second = land.staf
    third = lands.add_user("admin_provinsi", land.province)
    table(path, row())
    load(path, land, verifier=second, approver=third)
    sheet = Assessment.objects.get()
    assert (sheet.status, sheet.resmi) == ("disahkan", True)
    people = (sheet.diajukan_oleh, sheet.diverifikasi_oleh, sheet.disahkan_oleh)
    assert people == (land.verifikator, second, third)


def test_reviewers_must_be_others_and_have_the_right(path, land):
    admin = lands.add_user("admin_provinsi", land.province)
    table(path, row())
    with pytest.raises(Refused, match="tiga orang"):
        load(path, land, verifier=land.verifikator, approver=admin)
    with pytest.raises(Refused, match="atau tidak keduanya"):
        load(path, land, verifier=admin)
    batch = load(path, land, verifier=land.verifikator_lain, approver=admin)
    assert batch.jumlah_diterima == 0
    assert "di luar wewenang" in files.reasons(batch)[0][2]


def test_a_stranger_to_the_place_imports_nothing(path, land):
    table(path, row())
    batch = load(path, land, by=land.verifikator_lain)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (0, 1)


def form(path, land, rt="RT001-RW01"):
    kecamatan = land.satu.parent.nama
    labels = [
        ["PERHITUNGAN TINGKAT KEKUMUHAN AKHIR"],
        [],
        ["Provinsi", "UJI", "Luas Flag", None, 1.25, "Ha"],
        ["Kab/Kota", "KOTA SATU", "Luas Verifikasi", None, 1.25, "Ha"],
        ["Kecamatan", kecamatan, "Jumlah Bangunan", None, 40, "Unit"],
        ["Kawasan", "Kelurahan Satu", "Jumlah Penduduk", None, 200, "Jiwa"],
        [None, None, "Jumlah KK", None, 50, "KK"],
        ["rtrw", rt, "Panjang Jalan Ideal", None, 400, "m"],
        ["tahun", 2022, "Panjang Drainase Ideal", None, 300, "m"],
    ]
    aspects = {}
    for code, volume in VOLUMES.items():
        head = f"{code[0]}. ASPEK" if code[0] not in aspects else None
        aspects[code[0]] = True
        labels.append([head, f"{code[1]}. Kriteria", volume, "Unit", "#DIV/0!"])
    return files.xlsx(path, {"Sheet1": labels})


def test_the_office_form_of_one_rt_is_read(path, land):
    batch = load(form(path, land), land, within="99.71")
    assert files.reasons(batch) == []
    sheet = Assessment.objects.get()
    assert (sheet.tahun, sheet.skor, sheet.rt.rt) == (2021, 12, "001")


def test_a_form_without_its_rt_is_refused_with_the_cell(path, land):
    batch = load(form(path, land, rt="pilih rt"), land, within="99.71")
    (found,) = batch.laporan["ditolak"]
    assert (found["sel"], found["nilai"]) == ("B8", "pilih rt")


def test_the_command_prints_the_account(path, land, capsys):
    table(path, row(), row("002", **{"1a": None}))
    name = land.verifikator.username
    call_command("import_penilaian", str(path), oleh=name, dry_run=True)
    out = capsys.readouterr().out
    assert "UJI COBA" in out
    assert "2 baris: 1 diterima (1 baru), 1 ditolak" in out
    assert "Lembar Data, baris 3, kolom 1a (E3): Belum diisi" in out
    with pytest.raises(CommandError, match="Tulis --kolom"):
        call_command("import_penilaian", str(path), oleh=name, kolom=["x"])


def test_a_year_that_is_approved_takes_no_sheets_in(path, land):
    approved = PersetujuanWilayah.objects.create(
        wilayah=land.satu.parent, tahun=2019, oleh=land.verifikator, pada=timezone.now()
    )
    table(path, row(), row("002", tahun=2018))
    batch = load(path, land)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 1)
    ((_row, _column, told),) = files.reasons(batch)
    assert f"{approved.wilayah} sudah disetujui (revisi 1)" in told
    assert Assessment.objects.get().tahun == 2018
