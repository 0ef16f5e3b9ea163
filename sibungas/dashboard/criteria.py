"""What stands behind the score of a rollup: every criterion with its numbers.

The score shown is the one the rollup stored; the lines are computed from the same
sums by the same ruleset, so that each number can be followed.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments import scoring
from assessments.models.volumes import DENOMINATOR
from kawasan.models.rt import PENYEBUT


@dataclass(frozen=True)
class Line:
    """One criterion: volume of denominator, its percentage and its score."""

    kode: str
    nama: str
    volume: Decimal | None
    penyebut: Decimal | None
    satuan: str
    persen: Decimal | None
    skor: int | None


@dataclass(frozen=True)
class Aspect:
    kode: str
    nama: str
    rata_rata: Decimal | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Service:
    """Households served, of all households."""

    label: str
    kk: int | None
    dari: int | None
    persen: Decimal | None


def _bare(column: str) -> str:
    return column.removesuffix("_ha").removesuffix("_m")


def sheet_of(ruleset: Any, row: Any) -> Any:
    """The sums of a rollup row as a sheet of the ruleset."""
    header = {_bare(column): getattr(row, column) for column in PENYEBUT}
    volumes = {c.kode: getattr(row, c.kolom) for c in ruleset.criteria}
    return scoring.Sheet(_decimals(header), _decimals(volumes))


def _decimals(values: dict[str, Any]) -> dict[str, Decimal | None]:
    return {k: None if v is None else Decimal(v) for k, v in values.items()}


def aspects_of(row: Any) -> list[Aspect]:
    """The criteria by aspect; empty when the sheets follow several rulesets."""
    if not row.ruleset:
        return []
    ruleset = scoring.load(row.ruleset)
    score = scoring.score(ruleset, sheet_of(ruleset, row))
    return [
        Aspect(
            kode=aspect.kode,
            nama=aspect.nama,
            rata_rata=score.rata_rata_aspek.get(aspect.kode),
            lines=tuple(
                _line(criterion, row, score)
                for criterion in ruleset.criteria
                if criterion.kode.startswith(aspect.kode)
            ),
        )
        for aspect in ruleset.aspects
    ]


def _line(criterion: Any, row: Any, score: Any) -> Line:
    return Line(
        kode=criterion.kode,
        nama=criterion.nama,
        volume=getattr(row, criterion.kolom),
        penyebut=getattr(row, DENOMINATOR[criterion.kolom]),
        satuan=criterion.satuan,
        persen=score.persen.get(criterion.kode),
        skor=score.skor.get(criterion.kode),
    )


def services_of(row: Any) -> list[Service]:
    """Drinking water, sanitation and waste: sums, never means of percentages."""
    return [
        _service("Akses air minum aman", row.kk_air, row.jumlah_kk),
        _service("Air limbah layak", row.kk_sanitasi, row.jumlah_kk),
        _service("Sampah terkelola", row.kk_sampah, row.jumlah_kk),
    ]


def _service(label: str, kk: int | None, dari: int | None) -> Service:
    share = None if kk is None or not dari else Decimal(100 * kk) / dari
    return Service(label, kk, dari, share)
