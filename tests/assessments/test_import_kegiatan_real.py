"""The 1,091 works of a real city, when its workbook lies beside the project.

Expected numbers were counted in the workbook with plain openpyxl (``pekalongan.py``).
"""

from collections import Counter
from decimal import Decimal

import pytest
from django.db.models import Sum

from assessments import rekap
from assessments.imports import penilaian
from assessments.imports.kegiatan import rules
from assessments.models import KondisiRt, TahunPenanganan
from kawasan.imports import kegiatan, perkim
from kawasan.imports.kegiatan import Options
from kawasan.models import (
    Intervention,
    InterventionFunding,
    InterventionVolume,
    Rt,
    Wilayah,
)
from sibungas.audit.models import AuditEvent
from tests.assessments import pekalongan
from tests.kawasan import land as lands

pytestmark = [
    pytest.mark.skipif(not pekalongan.PATH.exists(), reason="berkas nyata tidak ada"),
    pytest.mark.filterwarnings("ignore:Data Validation extension"),
    pytest.mark.django_db,
]


@pytest.fixture(scope="module")
def sheets():
    return pekalongan.Sheets()


@pytest.fixture
def operator():
    operator = lands.add_user("verifikator", pekalongan.build())
    perkim.load(path=pekalongan.PATH, within="33.75", tahun=2019, by=operator)
    return operator


def load(by, again=False, **options):
    return kegiatan.load(
        path=pekalongan.PATH,
        options=Options(within="33.75", **options),
        rules=rules(),
        again=again,
        by=by,
    )


def test_the_workbook_is_what_it_was_counted_as(sheets):
    """Guards the expectations below against another edition of the file."""
    assert len(sheets.works) == 1091
    years = Counter(work[1] for work in sheets.works)
    assert years == {2020: 1, 2021: 719, 2022: 246, 2023: 125}
    # 48 RT are written by name; 8 of them are found in their kawasan.
    named = [work for work in sheets.works if isinstance(work[3], str)]
    found = sum(sheets.number(work) is not None for work in named)
    assert (len(named), found) == (48, 8)
    assert sheets.faults() == {"rt": 40, "kawasan": 2, "kriteria": 3, "baik": 1046}
    deeds = Counter((w[1], w[2], w[3], w[4], w[5], w[6]) for w in sheets.works)
    assert sum(n - 1 for n in deeds.values()) == 32
    purses = Counter(work[7] for work in sheets.works if work[7])
    assert (len(purses), sum(purses.values())) == (7, 268)
    blank = [w for w in sheets.works if w[5] is None or w[5] < 0]
    assert (blank, [w[0] for w in sheets.works if w[5] == 0]) == ([], [431])


def test_every_work_is_taken_or_refused_with_its_reason(operator, sheets):
    batch = load(operator)
    assert (batch.jumlah_baris, batch.jumlah_diterima) == (1091, 1014)
    refused = batch.laporan["ditolak"]
    assert len({f["baris"] for f in refused}) == 77
    kinds = Counter(f["kolom"] for f in refused)
    # 39 names that are in no kawasan and one row without kawasan; two RT in another
    # kawasan than the row says; three works on a criterion of 2016; 32 repeated rows.
    assert kinds == {"idRTRW": 39, "idKawasan": 3, "idKriteria": 3, "kegiatan": 32}
    assert {f["nilai"] for f in refused if f["kolom"] == "idKriteria"} == {"4d"}
    told = Counter(f["alasan"] for f in batch.laporan["peringatan"])
    assert told == {
        "Volume 0 tidak mengurangi apa pun.": 1,
        "Volume lebih besar daripada penyebut RT ini; periksa satuannya.": (
            _too_large(sheets)
        ),
    }
    assert Intervention.objects.count() == 1014
    assert set(Intervention.objects.values_list("status", "verifikasi")) == {
        ("selesai", "menunggu")
    }


def _too_large(sheets):
    """Volumes above the denominator of their RT, repeated rows left out."""
    of = dict.fromkeys("1a 1c 7a 7b".split(), 5) | dict.fromkeys(["2a", "2b"], 8)
    of |= dict.fromkeys("3a 3b 5a 5b 6a 6b".split(), 7) | dict.fromkeys(["4b", "4c"], 9)
    of |= dict.fromkeys(["1b", "4a"], 4)
    seen, found = set(), 0
    for work in sheets.works:
        rt = sheets.rt.get(sheets.number(work))
        if rt is None or rt[1] != work[2] or work[4] not in of or work[1:7] in seen:
            continue
        seen.add(work[1:7])
        found += work[5] > rt[of[work[4]]]
    return found


def test_money_keeps_what_the_office_wrote(operator):
    load(operator, repeats=True)
    rows = InterventionFunding.objects.values_list("sumber", "sumber_asli")
    spelled = {}
    for source, text in rows:
        spelled.setdefault(source, set()).add(text)
    assert spelled == {
        "apbd_kab_kota": {"APBD II (KOTA/KAB)"},
        "swadaya": {"SWADAYA"},
        "dana_kelurahan": {"DANA KELURAHAN / ADK / APBD KEL", "DANA KELURAHAN"},
        "apbd_provinsi": {"APBD PROVINSI", "APBD I (PROVINSI)"},
        "apbn_pu": {"APBN PUSAT (Kementrian PUPR)"},
    }


def test_a_second_run_adds_nothing(operator):
    first = load(operator, repeats=True, approved=True)
    assert first.laporan["hasil"] == {"baru": 1046}
    assert AuditEvent.objects.filter(verba="kegiatan.created").count() == 1046
    assert AuditEvent.objects.filter(verba="impor.kegiatan").count() == 1
    again = load(operator, again=True, repeats=True, approved=True)
    assert again.laporan["hasil"] == {"sama": 1046}
    assert Intervention.objects.count() == InterventionVolume.objects.count() == 1046
    assert AuditEvent.objects.filter(verba="kegiatan.created").count() == 1046


def test_sums_per_rt_year_and_criterion_are_those_of_the_sheet(operator, sheets):
    load(operator, repeats=True, approved=True)
    expected = sheets.sums(
        work
        for work in sheets.works
        if sheets.number(work)
        and sheets.rt[sheets.number(work)][1] == work[2]
        and work[4] in pekalongan.CODES
    )
    assert len(expected) == 903
    assert _stored(sheets) == expected


def _stored(sheets):
    """Realised volumes of the tables by (RT of the sheet, year, criterion)."""
    numbers = rt_numbers(sheets)
    codes = {column: code for code, column in rules().sasaran.items()}
    rows = InterventionVolume.objects.filter(intervention__verifikasi="disetujui")
    rows = rows.values_list("rt", "intervention__tahun", "sasaran").annotate(
        total=Sum("volume_realisasi")
    )
    return {(numbers[rt], year, codes[name]): n for rt, year, name, n in rows}


def rt_numbers(sheets):
    """The primary key of an RT -> its number in the workbook."""
    rows = Rt.objects.values_list("pk", "kawasan__kode", "rt", "rw")
    return {
        pk: sheets.named[int(kode.partition("-")[2]), f"RT{rt}-RW{rw}"]
        for pk, kode, rt, rw in rows
    }


def test_what_the_office_itself_counted_of_these_works(sheets):
    """The file's own end states hold 737 of its 896 cells with works.

    In the other 159, all in four kawasan, the end state is the state before: the
    works were never taken off. Ours differ from the file there, and only there.
    """
    works = sheets.sums(
        work
        for work in sheets.works
        if isinstance(work[3], int) and work[4] in pekalongan.CODES and work[5]
    )
    assert len(works) == 896
    applied, left = 0, Counter()
    for (number, year, code), volume in works.items():
        before = sheets.volume(number, year - 1, code)
        now = sheets.volume(number, year, code)
        if now == max(before - volume, Decimal(0)):
            applied += 1
        else:
            assert now == before
            left[sheets.rt[number][1]] += 1
    assert applied == 737
    assert left == {24: 62, 4: 61, 3: 35, 23: 1}


def test_kumuh_akhir_of_four_years_is_what_plain_python_counts(operator, sheets):
    """Every RT, year and criterion, chained from the baseline of 2019."""
    city = Wilayah.objects.get(kode="33.75")
    reviewers = [lands.add_user(role, city) for role in ("staf_provinsi", "pimpinan")]
    penilaian.load(
        path=pekalongan.PATH,
        options=penilaian.Options(
            within="33.75",
            tahun=2019,
            verifier=reviewers[0],
            approver=reviewers[1],
        ),
        by=operator,
    )
    load(operator, repeats=True, approved=True)
    for year in (2019, *pekalongan.YEARS):
        TahunPenanganan.objects.create(wilayah=city, tahun=year)
    rekap.drain()
    numbers = rt_numbers(sheets)
    columns = rules().sasaran
    found = {
        (numbers[row.rt_id], row.tahun, code): getattr(row, columns[code])
        for row in KondisiRt.objects.filter(keadaan="akhir", tahun__gte=2020)
        for code in pekalongan.CODES
    }
    # 61 of the 432 sheets of 2019 are unsound and were refused.
    assert len(found) == 371 * 4 * 16
    sound = {number for number, _year, _code in found}
    works = _stored(sheets)
    before = {
        (number, code): sheets.volume(number, 2019, code)
        for number in sound
        for code in pekalongan.CODES
    }
    assert found == pekalongan.after(before, works)

    # Against the office's own end states: ours are lower, and only where it never
    # took a work off: all of kawasan 3, 4 and 24, and an RT that 14 names by its text.
    elsewhere = {
        key: (ours, sheets.volume(*key))
        for key, ours in found.items()
        if ours != sheets.volume(*key)
    }
    for number, year, code in elsewhere:
        left = [
            y
            for y in pekalongan.YEARS
            if y <= year and (number, y, code) in works
            if sheets.volume(number, y, code) == sheets.volume(number, y - 1, code)
        ]
        assert left, (number, year, code)
    assert all(ours < theirs for ours, theirs in elsewhere.values())
    places = {sheets.rt[number][1] for number, _year, _code in elsewhere}
    assert places == {3, 4, 14, 24}
