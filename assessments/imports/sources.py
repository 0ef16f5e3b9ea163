"""Three shapes of files that hold assessments, each read into the same lines.

A plain table (one RT per row), the sheet kumuhRT of a Perkim workbook (RT by number),
and the form of one RT ("perhitungan tingkat kekumuhan akhir").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assessments import scoring
from assessments.imports import lines
from assessments.imports.lines import Line
from kawasan.imports import cells, perkim, rt
from kawasan.imports.places import Places
from kawasan.imports.report import Report
from kawasan.imports.tables import (
    BadFile,
    Row,
    Shape,
    get_column_letter,
    grid,
    read,
    sheet_names,
    squash,
)

SHEET = "kumuhRT"
_FORM = "perhitungantingkatkekumuhan"
_CODE = re.compile(r"([a-e])\.")
Found = tuple[Line | None, Row, list[tuple[str, str]]]


@dataclass(frozen=True)
class Source:
    """What to read and where its RT lie."""

    path: Path
    within: str
    ruleset: scoring.Ruleset
    tahun: int | None
    may: Any
    report: Report
    titles: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


def found(source: Source) -> Iterator[Found]:
    """Each row of the file: its RT and year, or why these are not known."""
    if source.titles or source.sheet or source.path.suffix.lower() == ".csv":
        return _table(source)
    names = sheet_names(source.path)
    if {*perkim.SHEETS, SHEET} <= set(names):
        return _workbook(source)
    if _is_form(source.path, names[0]):
        return _form(source, names[0])
    return _table(source)


# Table ------------------------------------------------------------------------------


def _table(source: Source) -> Iterator[Found]:
    ruleset = source.ruleset
    known = rt.PLACE | {"tahun": ("tahun data", "tahun penilaian")}
    groups = [*rt.NEEDED, frozenset(one.kolom for one in ruleset.criteria)]
    shape = Shape(known | lines.fields(ruleset), groups, source.titles, source.sheet)
    places = Places(source.within)
    for row in read(source.path, shape):
        problems: list[tuple[str, str]] = []
        claim = rt.claim_of(row, places, source.may, problems)
        tahun = _year(row, problems) or source.tahun
        if tahun is None and not problems:
            problems.append(("tahun", "Tahun tidak diketahui; pakai --tahun."))
        if claim is None or tahun is None or problems:
            yield None, row, problems
            continue
        line = Line(row, claim.place, claim.rt, claim.rw, claim.kampung, tahun)
        yield line, row, problems


def _year(row: Row, problems: list[tuple[str, str]]) -> int | None:
    try:
        return cells.year(row.get("tahun"))
    except ValueError as error:
        problems.append(("tahun", str(error)))
        return None


# Workbook ---------------------------------------------------------------------------


def _workbook(source: Source) -> Iterator[Found]:
    book = perkim.Workbook(source.path, source.within, source.report, source.may)
    book.find_kawasan()
    names = book.rt_names()
    shape = Shape(
        {"kawasan": (), "nomor_rt": ("rt",), "tahun": ()}
        | lines.fields(source.ruleset),
        [frozenset({"kawasan"}), frozenset({"nomor_rt"}), frozenset({"tahun"})],
        sheet=SHEET,
    )
    skipped = 0
    for row in read(source.path, shape):
        problems: list[tuple[str, str]] = []
        tahun = _year(row, problems)
        if source.tahun and tahun and tahun != source.tahun:
            skipped += 1
            continue
        number = perkim.whole_number(row, "nomor_rt", problems)
        kawasan = perkim.whole_number(row, "kawasan", problems)
        there = names.get(number or 0)
        if number is not None and there is None:
            reason = f"RT nomor {number} tidak ada dalam lembar rtrw, atau ditolak."
            problems.append(("nomor_rt", reason))
        elif there is not None and kawasan not in (None, there[0]):
            reason = f"RT nomor {number} berada di kawasan {there[0]} menurut rtrw."
            problems.append(("kawasan", reason))
        if tahun is None and not problems:
            problems.append(("tahun", "Tahun tidak diisi."))
        if problems or there is None or tahun is None:
            yield None, row, problems
            continue
        yield Line(row, there[1], there[2], there[3], tahun=tahun), row, problems
    if skipped:
        source.report.notes.append(f"{skipped} baris tahun lain tidak dibaca.")


# Form -------------------------------------------------------------------------------


@dataclass(frozen=True)
class FormRow(Row):
    """A form has its fields in many rows, so each field knows its own cell."""

    cells: Mapping[str, str] = field(default_factory=dict)

    def ref(self, name: str) -> str:
        return self.cells.get(name, "")


_LABELS = {
    "kabkota": "kab_kota",
    "kecamatan": "kecamatan",
    "kelurahan": "kelurahan",
    "kawasan": "kawasan",
    "rtrw": "rt_rw",
    "tahun": "tahun",
    "luasverifikasi": "luas_verifikasi_ha",
    "jumlahbangunan": "jumlah_bangunan",
    "jumlahpenduduk": "jumlah_penduduk",
    "jumlahkk": "jumlah_kk",
    "panjangjalanideal": "panjang_jalan_ideal_m",
    "panjangdrainaseideal": "panjang_drainase_ideal_m",
}


def _is_form(path: Path, sheet: str) -> bool:
    top = [value for line in grid(path, sheet)[:5] for value in line[:3]]
    return any(isinstance(v, str) and squash(v).startswith(_FORM) for v in top)


def _form(source: Source, sheet: str) -> Iterator[Found]:
    """The "kondisi awal" of the form, which is that of the year before its own."""
    row = form_row(source.path, sheet, source.ruleset)
    problems: list[tuple[str, str]] = []
    places = Places(source.within)
    values = dict(row.values)
    values["kelurahan"] = values.get("kelurahan") or values.get("kawasan")
    named = FormRow(sheet, row.number, values, row.titles, {}, row.cells)
    claim = rt.claim_of(named, places, source.may, problems)
    if claim is None and not any(name == "rt_rw" for name, _reason in problems):
        try:
            rt.rt_rw(row)
        except ValueError as error:
            problems.append(("rt_rw", str(error)))
    tahun = _year(row, problems)
    if tahun is None and not problems:
        problems.append(("tahun", "Tahun tidak diisi."))
    if claim is None or tahun is None or problems:
        yield None, row, problems
        return
    source.report.notes.append(f"Formulir {tahun}: kondisi awal dicatat {tahun - 1}.")
    yield Line(row, claim.place, claim.rt, claim.rw, tahun=tahun - 1), row, problems


def form_row(path: Path, sheet: str, ruleset: scoring.Ruleset) -> FormRow:
    """The fields of the form: labels with a value beside them, criteria by letter."""
    values: dict[str, Any] = {}
    refs: dict[str, str] = {}
    columns = {one.kode: one.kolom for one in ruleset.criteria}
    aspect = ""
    for number, line in enumerate(grid(path, sheet), start=1):
        for column, value in enumerate(line[:4]):
            name = _LABELS.get(squash(value)) if isinstance(value, str) else None
            if name and name not in values and number <= 12:
                beside = _beside(line, column)
                values[name] = line[beside] if beside else None
                refs[name] = f"{get_column_letter((beside or column) + 1)}{number}"
        first, second = (line + [None, None])[:2]
        if isinstance(first, str) and first[:1].isdigit():
            aspect = first[0]
        match = _CODE.match(second) if isinstance(second, str) else None
        name = columns.get(f"{aspect}{match[1]}") if match else None
        if name and name not in values and len(line) > 2:
            values[name], refs[name] = line[2], f"C{number}"
    if not values:
        raise BadFile("Formulir ini tidak memuat isian yang dikenal.")
    refs.setdefault("kelurahan", refs.get("kawasan", ""))
    titles = {name: name for name in values}
    return FormRow(sheet, 1, values, titles, {}, refs)


def _beside(line: list[Any], column: int) -> int | None:
    """The cell that holds the value of a label: the next filled one."""
    after = range(column + 1, min(column + 4, len(line)))
    return next((n for n in after if line[n] is not None), None)
