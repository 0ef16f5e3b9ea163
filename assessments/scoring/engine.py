"""From volumes to percentages, scores, total and tingkat."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.scoring import exact
from assessments.scoring.ruleset import Criterion, Ruleset
from assessments.scoring.sheet import Sheet

_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Score:
    """What the rules say about one sheet.

    ``persen`` is kept as computed, also below 0 or above 100; scores and means
    take it as 0 to 100. ``total``, ``tingkat`` and ``rata_rata`` exist only when
    every criterion has a score (``lengkap``); until then ``total_sementara`` is
    the sum of those that have, None when none has.
    """

    persen: Mapping[str, Decimal | None]
    skor: Mapping[str, int | None]
    rata_rata_aspek: Mapping[str, Decimal | None]
    rata_rata: Decimal | None
    total: int | None
    total_sementara: int | None
    tingkat: str | None
    lengkap: bool


def score(ruleset: Ruleset, sheet: Sheet, *, mean: str | None = None) -> Score:
    """The score of a sheet; ``mean`` ("plain" or "zeroed") overrides the ruleset's.

    "zeroed" counts percentages whose score is 0 as 0 in the means of the aspects.
    """
    persen = {line.kode: percent(sheet, line) for line in ruleset.criteria}
    skor = {kode: _points(ruleset, found) for kode, found in persen.items()}
    known = [points for points in skor.values() if points is not None]
    complete = len(known) == len(skor)
    means = _means(ruleset, persen, skor, mean or ruleset.mean)
    found = list(means.values())
    whole = _mean(found)
    total = sum(known) if complete else None
    return Score(
        persen=persen,
        skor=skor,
        rata_rata_aspek={kode: _rounded(value) for kode, value in means.items()},
        rata_rata=_rounded(whole),
        total=total,
        total_sementara=sum(known) if known else None,
        tingkat=None if total is None else ruleset.level_of(total).kode,
        lengkap=complete,
    )


def percent(sheet: Sheet, line: Criterion) -> Decimal | None:
    """Hundred times volume by denominator, two decimals, half up.

    0 of 0 is 0 %, as on the official sheets. Something of nothing has no
    percentage, and neither has anything that was not measured.
    """
    volume = sheet.volumes.get(line.kode)
    whole = sheet.header.get(line.penyebut)
    if volume is None or whole is None:
        return None
    if whole > 0:
        return exact.half_up(100 * exact.ratio(volume, whole))
    return Decimal("0.00") if volume == whole == 0 else None


def within_bounds(found: Decimal) -> Decimal:
    """A percentage as the bands take it: from 0 to 100."""
    return min(max(found, _ZERO), _HUNDRED)


def _points(ruleset: Ruleset, found: Decimal | None) -> int | None:
    return None if found is None else ruleset.band_of(within_bounds(found)).skor


def _means(
    ruleset: Ruleset,
    persen: Mapping[str, Decimal | None],
    skor: Mapping[str, int | None],
    mean: str,
) -> dict[str, Fraction | None]:
    if mean not in ("plain", "zeroed"):
        raise ValueError(f"{mean!r} is not a way to take the mean.")

    def counted(kode: str) -> Fraction | None:
        found = persen[kode]
        if found is None:
            return None
        idle = mean == "zeroed" and skor[kode] == 0
        return Fraction(0) if idle else Fraction(within_bounds(found))

    return {
        aspect.kode: _mean([counted(line.kode) for line in aspect.criteria])
        for aspect in ruleset.aspects
    }


def _mean(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return sum(known, Fraction(0)) / len(known)


def _rounded(value: Fraction | None) -> Decimal | None:
    return None if value is None else exact.half_up(value)
