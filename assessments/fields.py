"""The numbers of a stored sheet by their columns, in the order of the form."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from assessments import scoring

SURVEY = {
    "tanggal_survei": "Tanggal survei",
    "metode": "Metode",
    "catatan": "Catatan untuk pemeriksa",
}
"""When and how it was surveyed: column and label."""


@dataclass(frozen=True)
class Field:
    """One field of the form: its column, how it is called, its unit.

    ``kriteria`` is the code of a criterion, empty for a header.
    """

    kolom: str
    label: str
    satuan: str = ""
    kriteria: str = ""

    @property
    def nama(self) -> str:
        return f"{self.kriteria} {self.label}".strip()


@cache
def of_ruleset(kode: str) -> dict[str, Field]:
    """Every field of an edition by its column: headers, then criteria, then survey."""
    ruleset = scoring.load(kode)
    headers = (*ruleset.headers, *ruleset.optional_headers)
    found = [Field(h.column, h.label, h.satuan) for h in headers]
    found += [
        Field(line.kolom, line.label, line.satuan, line.kode)
        for line in ruleset.criteria
    ]
    found += [Field(kolom, label) for kolom, label in SURVEY.items()]
    return {field.kolom: field for field in found}


def of(assessment: Any) -> dict[str, Field]:
    """The fields of a stored sheet, by the edition it was made by."""
    return of_ruleset(assessment.ruleset)


def in_words(assessment: Any, kolom: str) -> Any:
    """A value as a person reads it: of a choice its label, else the value."""
    shown = getattr(assessment, f"get_{kolom}_display", None)
    return shown() if shown else getattr(assessment, kolom)
