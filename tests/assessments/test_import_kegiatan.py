"""Finished works from a table: what comes in, what is refused, what is told."""

from decimal import Decimal

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments import scoring
from assessments.imports.kegiatan import rules
from assessments.models import TahunPenanganan
from kawasan.imports import kegiatan, perkim
from kawasan.imports.kegiatan import Options
from kawasan.models import (
    DirtyEvent,
    ImportBatch,
    Intervention,
    InterventionFunding,
    InterventionVolume,
    RtPenyebut,
)
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused
from tests.kawasan import files
from tests.kawasan import land as lands

pytestmark = pytest.mark.django_db
HEAD = ["Kode Kelurahan", "RT", "RW", "Tahun", "Kegiatan", "Kriteria", "Volume"]
MONEY = [*HEAD, "Sumber Dana", "Pagu (Rp)", "Kunci"]
SATU = "99.71.01.1001"
ROAD = [SATU, "001", "01", 2021, "Jalan Beton", "2b", 120.5]


@pytest.fixture
def land():
    return lands.build()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kegiatan.xlsx"


def table(path, *rows, head=HEAD):
    return files.xlsx(path, {"kegiatan": [head, *rows]})


def load(path, by, *, dry_run=False, again=False, **options):
    return kegiatan.load(
        path=path,
        options=Options(**options),
        rules=rules(),
        dry_run=dry_run,
        again=again,
        by=by,
    )


def test_a_work_comes_in_waiting_and_counts_nowhere(path, land):
    table(path, [*ROAD, "APBD II (KOTA/KAB)", 45000000, "K-1"], head=MONEY)
    DirtyEvent.objects.all().delete()
    batch = load(path, land.verifikator)
    work = Intervention.objects.get()
    assert (work.rt, work.kawasan, work.kelurahan) == (land.rt, land.kawasan, land.satu)
    assert (work.status, work.verifikasi, work.kanal) == (
        "selesai",
        "menunggu",
        "impor",
    )
    assert (work.kunci_impor, work.impor) == ("99.71/K-1", batch)
    assert (work.pagu_rp, work.progres_fisik) == (45000000, 100)
    assert work.diverifikasi_oleh is None
    volume = InterventionVolume.objects.get()
    assert (volume.rt, volume.sasaran) == (land.rt, "jalan_rusak_m")
    assert (volume.volume_realisasi, volume.volume_rencana) == (Decimal("120.5"), None)
    money = InterventionFunding.objects.get()
    assert (money.sumber, money.sumber_asli) == ("apbd_kab_kota", "APBD II (KOTA/KAB)")
    assert (money.jumlah_rencana_rp, money.jumlah_realisasi_rp) == (45000000, None)
    assert not DirtyEvent.objects.exists()
    assert batch.laporan["jumlah"] == {
        "pagu_rp": "45000000.00",
        "jalan_rusak_m": "120.500",
    }


def test_one_audit_row_per_work_and_one_for_the_import(path, land):
    table(path, ROAD, [*ROAD[:4], "Drainase", "4c", 80])
    load(path, land.verifikator)
    trail = AuditEvent.objects.order_by("verba", "id")
    assert [e.verba for e in trail] == [
        "impor.kegiatan",
        "kegiatan.created",
        "kegiatan.created",
    ]
    works = Intervention.objects.order_by("id").values_list("pk", flat=True)
    assert [e.objek_id for e in trail[1:]] == [str(pk) for pk in works]
    assert {(e.kode_wilayah, e.kanal, e.oleh) for e in trail[1:]} == {
        (SATU, "impor", land.verifikator)
    }
    assert trail[1].sesudah["volume_realisasi"] == "120.500"


def test_approved_works_count_and_name_their_verifier(path, land):
    table(path, ROAD)
    DirtyEvent.objects.all().delete()
    load(path, land.verifikator, approved=True)
    work = Intervention.objects.get()
    assert (work.verifikasi, work.diverifikasi_oleh) == ("disetujui", land.verifikator)
    assert work.diverifikasi_pada is not None
    assert AuditEvent.objects.get(verba="kegiatan.created").sesudah["verifikasi"] == (
        "disetujui"
    )
    dirty = DirtyEvent.objects.filter(jenis="rt").values_list("kunci", "tahun")
    assert set(dirty) == {(land.rt.pk, 2021)}


def test_only_who_may_verify_may_import_as_approved(path, land):
    table(path, ROAD)
    with pytest.raises(Refused, match="berhak memverifikasi"):
        load(path, land.fasilitator, approved=True)
    assert not ImportBatch.objects.exists()


def test_works_elsewhere_are_refused(path, land):
    table(path, ROAD, ["99.72.01.1001", "009", "02", *ROAD[3:]])
    batch = load(path, land.verifikator, approved=True)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 1)
    assert "di luar wewenang" in files.reasons(batch)[0][2]


def test_a_second_run_adds_nothing(path, land):
    table(path, ROAD, [*ROAD, "Swadaya", 5, "K-9"], head=MONEY)
    first = load(path, land.verifikator, repeats=True)
    assert first.laporan["hasil"] == {"baru": 2}
    with pytest.raises(Refused, match="sudah diimpor"):
        load(path, land.verifikator, repeats=True)
    again = load(path, land.verifikator, repeats=True, again=True)
    assert again.laporan["hasil"] == {"sama": 2}
    # Next year's edition of the list: the same rows and one more.
    table(path, ROAD, [*ROAD, "Swadaya", 5, "K-9"], [*ROAD[:6], 7], head=MONEY)
    grown = load(path, land.verifikator, repeats=True)
    assert grown.laporan["hasil"] == {"sama": 2, "baru": 1}
    assert Intervention.objects.count() == 3


def test_a_known_key_with_other_numbers_is_not_overwritten(path, land):
    table(path, [*ROAD, None, None, "K-1"], head=MONEY)
    load(path, land.verifikator)
    table(path, [*ROAD[:6], 300, None, None, "K-1"], head=MONEY)
    batch = load(path, land.verifikator)
    assert "sudah tercatat dengan isi lain" in files.reasons(batch)[0][2]
    assert InterventionVolume.objects.get().volume_realisasi == Decimal("120.5")


def test_repeated_rows_are_told_and_taken_only_when_asked(path, land):
    table(path, ROAD, [*ROAD[:4], "JALAN  beton", "2B", "120,5"], ROAD)
    batch = load(path, land.verifikator)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 2)
    found = files.reasons(batch)
    assert [row for row, _column, _reason in found] == [3, 4]
    assert all("sama dengan baris 2" in reason for _r, _c, reason in found)
    taken = load(path, land.verifikator, repeats=True)
    assert taken.laporan["hasil"] == {"sama": 1, "baru": 2}
    assert [f["alasan"] for f in taken.laporan["peringatan"]] == [
        "Sama dengan baris 2.",
        "Sama dengan baris 2.",
    ]


def test_one_key_twice_in_a_file_is_refused(path, land):
    rows = [[*ROAD, None, None, "A"], [*ROAD[:6], 9, None, None, "A"]]
    table(path, *rows, head=MONEY)
    batch = load(path, land.verifikator)
    assert files.reasons(batch) == [
        (3, "Kunci", "Nomor kegiatan ini sudah dipakai baris 2.")
    ]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (1, "077", "RT ini belum ada dalam data RT."),
        (3, None, "Tahun tidak diisi."),
        (3, 1980, "Tahun harus antara 1990 dan 2100."),
        (3, 2099, "Tahun 2099 belum tiba; kegiatan selesai tidak mungkin."),
        (4, None, "Nama kegiatan tidak diisi."),
        (5, "4d", 'Kriteria "4d" tidak ada dalam Permen PUPR 14/2018.'),
        (5, None, "Volume tanpa kriteria; isi kriterianya."),
        (6, None, "Volume tidak diisi; kosong bukan nol."),
        (6, " ", "Volume tidak diisi; kosong bukan nol."),
        (6, -3, "Angka tidak boleh negatif."),
        (6, "banyak", None),
        (7, "x" * 130, "Teks tidak boleh lebih dari 120 huruf."),
        (8, -1, "Jumlah uang negatif atau terlalu besar."),
    ],
)
def test_each_fault_is_told_and_nothing_is_written(path, land, column, value, reason):
    row = [*ROAD, "swadaya", 1000, "A"]
    row[column] = value
    table(path, row, head=MONEY)
    batch = load(path, land.verifikator)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (0, 1)
    [(number, title, why)] = files.reasons(batch)
    assert (number, title) == (2, MONEY[column])
    assert reason is None or why == reason
    assert not Intervention.objects.exists()


def test_households_are_whole(path, land):
    table(path, [*ROAD[:5], "5a", 3.5])
    batch = load(path, land.verifikator)
    assert files.reasons(batch)[0][2] == "Angka ini harus bilangan bulat."


def test_a_constraint_refuses_one_row_not_the_file(path, land):
    head = [*HEAD, "jiwa", "laki_laki", "perempuan"]
    table(path, [*ROAD, 10, 4, 5], [*ROAD[:6], 8, 10, 4, 6], head=head)
    batch = load(path, land.verifikator)
    assert (batch.jumlah_diterima, batch.jumlah_ditolak) == (1, 1)
    assert "berjumlah sama dengan jiwa" in files.reasons(batch)[0][2]
    work = Intervention.objects.get()
    assert (work.jiwa, work.perempuan) == (10, 6)


def test_what_is_odd_is_told_and_taken(path, land):
    RtPenyebut.objects.create(
        rt=land.rt, berlaku_tahun=2019, panjang_jalan_ideal_m=100, jumlah_kk=40
    )
    table(
        path,
        [*ROAD, "Kas RT", 10, None],
        [*ROAD[:5], "6a", 0, None, 25, None],
        [*ROAD[:4], "Pelatihan warga", None, None, "Hibah", None, None],
        head=MONEY,
    )
    batch = load(path, land.verifikator)
    assert batch.jumlah_diterima == 3
    told = {(f["baris"], f["alasan"]) for f in batch.laporan["peringatan"]}
    assert told == {
        (2, "Sumber dana tidak dikenal; dicatat Lainnya."),
        (2, "Volume lebih besar daripada penyebut RT ini; periksa satuannya."),
        (3, "Ada anggaran tanpa sumber dana."),
        (3, "Volume 0 tidak mengurangi apa pun."),
        (4, "Tanpa kriteria; tidak mengurangi skor."),
    }
    other = InterventionFunding.objects.get(sumber="lainnya")
    assert other.sumber_asli == "Kas RT"
    # No purse is invented for money whose source the row does not name.
    assert not Intervention.objects.get(pagu_rp=25).dana_set.exists()
    assert not Intervention.objects.get(nama="Pelatihan warga").volume_set.exists()


def test_a_trial_run_leaves_nothing(path, land):
    table(path, ROAD)
    batch = load(path, land.verifikator, dry_run=True)
    assert (batch.pk, batch.jumlah_diterima) == (None, 1)
    assert not Intervention.objects.exists()
    assert not AuditEvent.objects.exists()


def test_works_of_a_locked_year_are_refused(path, land):
    for city, tahun, status in (
        (land.city, 2021, "terkunci"),
        (land.city, 2022, "dibuka"),
        (land.other_rt.kelurahan.parent.parent, 2022, "terkunci"),
    ):
        TahunPenanganan.objects.create(
            wilayah=city,
            tahun=tahun,
            status=status,
            revisi=1,
            dikunci_oleh=land.staf,
            dikunci_pada=timezone.now(),
        )
    table(path, ROAD, [*ROAD[:3], 2022, *ROAD[4:]])
    batch = load(path, land.verifikator)
    assert files.reasons(batch) == [(2, "Tahun", "Tahun 2021 sudah dikunci.")]
    assert Intervention.objects.get().tahun == 2022


def test_only_one_year_when_asked(path, land):
    table(path, ROAD, [*ROAD[:3], 2022, *ROAD[4:]])
    batch = load(path, land.verifikator, tahun=2022)
    assert Intervention.objects.get().tahun == 2022
    assert batch.laporan["catatan"] == ["1 baris tahun lain tidak dibaca."]


def test_codes_mean_the_volumes_of_the_2018_rules():
    told = rules()
    assert told.sasaran["2b"] == "jalan_rusak_m"
    assert told.sasaran["4c"] == "drainase_buruk_m"
    assert told.sasaran["6b"] == "kk_sistem_sampah_tidak_sesuai"
    ruleset = scoring.load("permen-pupr-14-2018")
    assert set(told.sasaran) == {one.kode for one in ruleset.criteria}
    assert len(told.sasaran) == 16


def test_the_template_is_a_file_the_command_reads(tmp_path, land, capsys):
    path = tmp_path / "templat.xlsx"
    call_command("import_kegiatan", templat=path)
    book = openpyxl.load_workbook(path)
    table = book["kegiatan"]
    at = {cell.value: cell.column for cell in table[1]}
    for name, value in {
        "kode_kelurahan": SATU,
        "rt_rw": "001/01",
        "tahun": 2021,
        "nama": "Jalan",
        "sasaran": "jalan_rusak_m",
        "volume": 10,
        "kategori": "rehab",
        "metode": "Swakelola",
        "catatan": "Selesai akhir tahun",
        "jiwa": 12,
        "realisasi_rp": "1.500.000,50",
        "sumber_dana": "csr",
    }.items():
        table.cell(2, at[name], value)
    book.save(path)
    call_command("import_kegiatan", str(path), oleh=land.verifikator.username)
    assert "1 baris: 1 diterima (1 baru), 0 ditolak" in capsys.readouterr().out
    work = Intervention.objects.get()
    assert (work.kategori, work.metode, work.jiwa) == ("rehab", "swakelola", 12)
    assert work.catatan == "Selesai akhir tahun"
    assert work.dana_set.get().jumlah_realisasi_rp == Decimal("1500000.5")


def test_the_command_asks_for_a_file_and_a_person(path, land):
    with pytest.raises(CommandError, match="Sebutkan berkas"):
        call_command("import_kegiatan", oleh=land.verifikator.username)
    table(path, ROAD)
    with pytest.raises(CommandError, match="--oleh"):
        call_command("import_kegiatan", str(path))


# The workbook of an office --------------------------------------------------------


@pytest.fixture
def workbook(path, land):
    """Two kawasan of one kelurahan each; the RT of the second has the same name."""

    def write(*works):
        return files.xlsx(
            path,
            {
                "kawasan": [
                    ["id", "kawasan", "wilayah", "luasVerifikasi"],
                    [1, "Kelurahan Satu", "Kecamatan Satu", 3],
                    [2, "Kelurahan Dua", "Kecamatan Satu", 4],
                ],
                "rtrw": [
                    ["id", "kawasan", "rtrw"],
                    [7, 1, "RT001-RW01"],
                    [8, 2, "RT001-RW01"],
                    [9, 2, "RT002-RW01"],
                ],
                "investasi": [
                    "id tahun idKawasan idRTRW idKriteria volume kegiatan".split()
                    + ["sumberAnggaran", "anggaran"],
                    *works,
                ],
            },
        )

    write()
    perkim.load(path=path, within="99.71", tahun=2019, by=land.verifikator)
    return write


def test_the_sheet_of_an_office_names_rt_by_number_or_in_their_kawasan(
    path, land, workbook
):
    workbook(
        [1, 2021, 1, 7, "2b", 10, "Jalan", "APBD I (PROVINSI)", "0"],
        [2, 2021, 2, "8", "2b", 20, "Jalan", None, ""],
        [3, 2021, 2, "RT001-RW01", "4a", 0.25, "Saluran", None, None],
    )
    batch = load(path, land.verifikator, within="99.71")
    assert batch.jumlah_ditolak == 0
    found = Intervention.objects.order_by("kunci_impor")
    assert [(w.kunci_impor, w.kelurahan, w.rt.rt) for w in found] == [
        ("99.71/investasi/1", land.satu, "001"),
        ("99.71/investasi/2", land.dua, "001"),
        ("99.71/investasi/3", land.dua, "001"),
    ]
    assert found[2].volume_set.get().volume_realisasi == Decimal("0.25")
    assert found[2].kawasan.kode == "99.71-02"


def test_rows_of_an_office_that_contradict_themselves_are_refused(path, land, workbook):
    workbook(
        [1, 2021, 1, 9, "2b", 10, "Jalan"],
        [2, 2021, 1, 99, "2b", 10, "Jalan"],
        [3, 2021, 1, "RT002-RW01", "2b", 10, "Jalan"],
        [4, 2021, None, "RT002-RW01", "2b", 10, "Jalan"],
        [5, 2021, 2, "gang buntu", "2b", 10, "Jalan"],
        [6, 2021, 2, None, "2b", 10, "Jalan"],
        [7, 2021, 2, 9, "2b", 10, "Jalan"],
        [7, 2022, 2, 9, "2b", 10, "Jalan"],
    )
    batch = load(path, land.verifikator, within="99.71")
    assert files.reasons(batch) == [
        (2, "idKawasan", "RT ini berada di kawasan 2 menurut rtrw."),
        (3, "idRTRW", "RT 99 tidak ada di lembar rtrw."),
        (4, "idRTRW", "RT RT002-RW01 tidak ada di kawasan 1 menurut rtrw."),
        (5, "idKawasan", "Nomor tidak diisi."),
        (6, "idRTRW", 'RT/RW tidak terbaca. Tulis misalnya "001/002".'),
        (7, "idRTRW", "Nomor tidak diisi."),
        (9, "id", "Nomor kegiatan ini sudah dipakai baris 8."),
    ]
