"""One line of a file as one sheet: its numbers, and what the rules say is wrong.

Percentages and scores that a file brings along are compared with its own volumes; a
row whose columns have shifted shows there. Nothing is clamped or completed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assessments import scoring
from assessments.models.volumes import VOLUMES
from kawasan.imports import cells, rt
from kawasan.imports.places import Place
from kawasan.imports.tables import Row, shown
from sibungas.lib.numbers import format_number

TOLERANCE = Decimal("0.005")
"""Percent points by which a percentage in a file may differ from its volume."""

# From so many wrong percentages on, the cells are not wrong but elsewhere.
_SHIFTED = 3
_SHIFT = "Kolom baris ini tampaknya bergeser: persentase tidak cocok dengan volume."
_TOTAL = {
    "total": ("totalNilai", "total nilai", "total skor", "skor"),
    "tingkat": ("tingkatKekumuhan", "tingkat kekumuhan"),
}


@dataclass
class Line:
    """One RT in one year as a row of a file says it."""

    row: Row
    place: Place
    rt: str
    rw: str
    kampung: str = ""
    tahun: int = 0
    values: dict[str, Decimal] = field(default_factory=dict)
    rt_id: int = 0

    @property
    def key(self) -> tuple[Any, ...]:
        return (*rt.rt_key(self.place.pk, self.rw, self.rt, self.kampung), self.tahun)


def fields(ruleset: scoring.Ruleset) -> dict[str, tuple[str, ...]]:
    """Columns a table of volumes may have: by criterion code or by column name."""
    found = {name: rt.FIELDS[name] for name in rt.NUMBERS}
    for line in ruleset.criteria:
        code = line.kode
        found[line.kolom] = (code, f"{code}v", f"volume {code}", f"{code} volume")
        found[f"persen_{code}"] = (f"{code}p", f"persen {code}", f"{code} persen")
        found[f"skor_{code}"] = (f"{code}n", f"skor {code}", f"nilai {code}")
    return found | _TOTAL


def sheet_of(ruleset: scoring.Ruleset, values: Mapping[str, Decimal]) -> scoring.Sheet:
    headers = (*ruleset.headers, *ruleset.optional_headers)
    return scoring.Sheet(
        {one.key: values.get(one.column) for one in headers},
        {one.kode: values.get(one.kolom) for one in ruleset.criteria},
    )


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a line, what is odd, and the score when nothing is wrong."""

    errors: list[tuple[str, str]]
    warnings: list[tuple[str, str, str]]
    score: scoring.Score | None


def judge(
    ruleset: scoring.Ruleset,
    row: Row,
    values: Mapping[str, Decimal],
    errors: list[tuple[str, str]],
    density_limit: Decimal | None,
    complete: bool,
) -> Verdict:
    """Judge the numbers of a row; ``errors`` are those found while reading it."""
    sheet = sheet_of(ruleset, values)
    score = scoring.score(ruleset, sheet)
    found = [*_published(ruleset, row, score), *errors]
    column = {one.key: one.column for one in ruleset.headers}
    column |= {one.kode: one.kolom for one in ruleset.criteria}
    warnings = []
    for problem in scoring.problems(ruleset, sheet, density_limit):
        where = column.get(problem.kriteria, "")
        if problem.jenis == "E":
            found.append((where, problem.pesan))
        else:
            warnings.append((where, problem.kode, problem.pesan))
    if complete:
        known = {name for name, _reason in found}
        for key in scoring.missing(ruleset, sheet):
            if column[key] not in known:
                found.append((column[key], "Belum diisi; kosong bukan nol."))
    return Verdict(found, warnings, None if found else score)


def read_values(
    ruleset: scoring.Ruleset, row: Row, errors: list[tuple[str, str]]
) -> dict[str, Decimal]:
    """Denominators and volumes of a row; an empty cell stays unknown."""
    names = [*rt.NUMBERS, *(one.kolom for one in ruleset.criteria)]
    return rt.numbers(row, names, errors)


def _published(
    ruleset: scoring.Ruleset, row: Row, score: scoring.Score
) -> list[tuple[str, str]]:
    wrong = list(_wrong_percentages(ruleset, row, score))
    if len(wrong) >= _SHIFTED:
        return [("", _SHIFT), *wrong]
    return [*wrong, *_wrong_scores(ruleset, row)]


def _wrong_percentages(
    ruleset: scoring.Ruleset, row: Row, score: scoring.Score
) -> Iterable[tuple[str, str]]:
    for line in ruleset.criteria:
        name, right = f"persen_{line.kode}", score.persen[line.kode]
        try:
            given = cells.number(row.get(name))
        except ValueError as error:
            yield name, str(error)
            continue
        if given is None or right is None:
            continue
        # Office workbooks write a share of 1 unless the title says percent.
        title = row.titles.get(name, "").lower()
        whole = 1 if "%" in title or "persen" in title else 100
        if abs(given * whole - right) > TOLERANCE:
            yield name, f"Menurut volumenya semestinya {format_number(right)} %."


def _wrong_scores(ruleset: scoring.Ruleset, row: Row) -> Iterable[tuple[str, str]]:
    scores: dict[str, int | None] = {}
    for line in ruleset.criteria:
        try:
            scores[line.kode] = _whole(row.get(f"skor_{line.kode}"))
        except ValueError as error:
            yield f"skor_{line.kode}", str(error)
            scores[line.kode] = None
    try:
        total = _whole(row.get("total"))
    except ValueError as error:
        yield "total", str(error)
        total = None
    level = shown(row.get("tingkat"))
    level = level if isinstance(level, str) and len(level) == 2 else None
    for problem in scoring.published_problems(ruleset, scores, total, level):
        where = {"total_tidak_cocok": "total", "tingkat_tidak_cocok": "tingkat"}
        yield where.get(problem.kode, f"skor_{problem.kriteria}"), problem.pesan


def _whole(value: Any) -> int | None:
    read = cells.number(value)
    if read is None:
        return None
    if read % 1:
        raise ValueError("Skor harus bilangan bulat.")
    return int(read)


def columns_of(ruleset: scoring.Ruleset) -> tuple[str, ...]:
    """The columns an imported sheet of this edition fills."""
    asked = {one.kolom for one in ruleset.criteria}
    return (*rt.NUMBERS, *(name for name in VOLUMES if name in asked))
