"""What stands behind the score of a rollup: every criterion with its numbers.

The total shown is the one the rollup stored; the lines are computed from the same
sums by the same ruleset, so that each number can be followed.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from assessments import scoring


@dataclass(frozen=True)
class AspectLines:
    """One aspect: the mean of its percentages and the lines that make it."""

    kode: str
    nama: str
    rata_rata: Decimal | None
    lines: tuple[scoring.Line, ...]


@dataclass(frozen=True)
class Service:
    """Households served, of all households."""

    label: str
    kk: int | None
    dari: int | None

    @property
    def persen(self) -> Decimal | None:
        if self.kk is None or not self.dari:
            return None
        return Decimal(100 * self.kk) / self.dari

    @property
    def persen_bulat(self) -> Decimal | None:
        """Rounded half up to two decimals, as files hold it."""
        if self.persen is None:
            return None
        return self.persen.quantize(Decimal("0.01"), ROUND_HALF_UP)


def sheet_of(ruleset: scoring.Ruleset, row: Any) -> scoring.Sheet:
    """The sums of a rollup row as one sheet of the ruleset."""
    return scoring.Sheet(
        {header.key: getattr(row, header.column) for header in ruleset.headers},
        {line.kode: getattr(row, line.kolom) for line in ruleset.criteria},
    )


def aspects_of(row: Any) -> list[AspectLines]:
    """The criteria by aspect; empty when the sheets follow several rulesets."""
    if not row.ruleset:
        return []
    ruleset = scoring.load(row.ruleset)
    sheet = sheet_of(ruleset, row)
    lines = scoring.explain(ruleset, sheet)
    means = scoring.score(ruleset, sheet).rata_rata_aspek
    return [
        AspectLines(
            kode=aspect.kode,
            nama=aspect.nama,
            rata_rata=means[aspect.kode],
            lines=tuple(one for one in lines if one.kriteria.aspek == aspect.kode),
        )
        for aspect in ruleset.aspects
    ]


def max_total(row: Any) -> int | None:
    return scoring.load(row.ruleset).max_total if row.ruleset else None


def services_of(row: Any) -> list[Service]:
    """Drinking water, sanitation and waste: sums, never means of percentages."""
    return [
        Service("Akses air minum aman", row.kk_air, row.jumlah_kk),
        Service("Air limbah layak", row.kk_sanitasi, row.jumlah_kk),
        Service("Sampah terkelola", row.kk_sampah, row.jumlah_kk),
    ]


def services_of_sheet(sheet: Any | None) -> tuple[Service, Service]:
    """Water and sanitation of one RT by its official sheet, as the rollup sums them.

    A household without either part of sanitation is counted once: the larger of the
    two volumes, the least that can be missing.
    """
    if sheet is None:
        return Service("Air minum", None, None), Service("Sanitasi", None, None)
    kk = sheet.jumlah_kk
    unserved = max(
        sheet.kk_sistem_limbah_tidak_sesuai, sheet.kk_sarana_limbah_tidak_sesuai
    )
    return (
        Service("Air minum", kk - sheet.kk_tanpa_akses_air_aman, kk),
        Service("Sanitasi", kk - unserved, kk),
    )
