"""The account of one import: every row is accepted or refused, with its reason."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kawasan.imports.tables import Row, shown

# A file with more findings than this is not read by anybody to the end.
MOST_KEPT = 20_000

# Reasons are counted without their numbers: "… ha melebihi … ha" is one reason.
_NUMBERS = re.compile(r"(?<![\w(])\d[\d.,]*\b")


@dataclass(frozen=True)
class Finding:
    """One thing about one cell (or about the whole row when ``kolom`` is empty)."""

    lembar: str
    baris: int
    kolom: str
    sel: str
    nilai: str
    alasan: str

    def sentence(self) -> str:
        where = [f"lembar {self.lembar}"] if self.lembar else []
        where.append(f"baris {self.baris}")
        if self.kolom:
            where.append(f"kolom {self.kolom}" + (f" ({self.sel})" if self.sel else ""))
        value = f' "{self.nilai}"' if self.nilai else ""
        sentence = f"{', '.join(where)}{value}: {self.alasan}"
        return sentence[0].upper() + sentence[1:]


def finding(row: Row, column: str, reason: str) -> Finding:
    value = shown(row.get(column)) if column else None
    text = "" if value is None else str(value)[:80]
    title = row.titles.get(column, column)
    return Finding(row.sheet, row.number, title, row.ref(column), text, reason)


@dataclass
class Report:
    """Counts rows once, keeps every finding, and adds up what was accepted."""

    refused: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    accepted: int = 0
    rejected: int = 0
    results: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    sums: dict[str, Decimal] = field(default_factory=dict)

    def refuse(self, row: Row, problems: Iterable[tuple[str, str]]) -> None:
        """Refuse one row for one or more (column, sentence)."""
        found = [finding(row, column, reason) for column, reason in problems]
        self.rejected += 1
        self.reasons[_NUMBERS.sub("…", found[0].alasan)] += 1
        self.refused += found[: max(0, MOST_KEPT - len(self.refused))]

    def warn(self, row: Row, column: str, reason: str) -> None:
        if len(self.warnings) < MOST_KEPT:
            self.warnings.append(finding(row, column, reason))

    def accept(self, result: str, values: dict[str, Any] | None = None) -> None:
        """Accept one row as baru, berubah or sama, adding its numbers to the sums."""
        self.accepted += 1
        self.results[result] += 1
        for name, value in (values or {}).items():
            if isinstance(value, Decimal | int):
                self.sums[name] = self.sums.get(name, Decimal(0)) + value

    @property
    def rows(self) -> int:
        return self.accepted + self.rejected

    @property
    def changed(self) -> bool:
        """Whether anything was written that was not there before."""
        return bool(self.results.keys() - {"sama"})

    def as_json(self) -> dict[str, Any]:
        return {
            "hasil": dict(self.results),
            "jumlah": {name: str(value) for name, value in self.sums.items()},
            "alasan": dict(self.reasons.most_common(200)),
            "ditolak": [vars(f) for f in self.refused],
            "peringatan": [vars(f) for f in self.warnings],
            "catatan": self.notes,
        }
