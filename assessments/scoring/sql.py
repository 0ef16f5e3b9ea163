"""The same rules as SQL text, for the rollups and for recompute --all.

Only strings from a ruleset's own names and numbers, no values: safe to format in.
Bands are compared by multiplication, because PostgreSQL rounds quotients: a
percentage is at least 25.00 exactly when 100,000 × volume ≥ 24,995 × denominator.
"""

import math

from assessments.scoring.ruleset import Criterion, Ruleset
from assessments.scoring.rulesets import editions, load

# bigint: a product of two integer columns would overflow; numeric stays exact.
_SCALE = 100_000


def sum_columns() -> tuple[str, ...]:
    """All header and volume columns of all editions; what rollups add up."""
    rulesets = sorted(map(load, editions()), key=lambda one: -len(one.criteria))
    headers = [one.column for ruleset in rulesets for one in ruleset.headers]
    volumes = [one.kolom for ruleset in rulesets for one in ruleset.criteria]
    return tuple(dict.fromkeys([*headers, *volumes]))


def score_sql(ruleset: Ruleset, kode: str, prefix: str = "") -> str:
    """The score of one criterion, an integer; NULL exactly when score() has None."""
    volume, whole = _columns(ruleset, ruleset.criterion(kode), prefix)
    bands = " ".join(
        f"WHEN {volume} * {_SCALE}::bigint >= {whole} * {floor}::bigint THEN {points}"
        for floor, points in _floors(ruleset)
    )
    return (
        f"CASE WHEN {whole} > 0 THEN CASE {bands}"
        f" WHEN {volume} IS NOT NULL THEN {ruleset.bands[0].skor} END"
        f" WHEN {whole} = 0 AND {volume} = 0 THEN {ruleset.bands[0].skor}"
        " END"
    )


def total_sql(ruleset: Ruleset, prefix: str = "") -> str:
    """The total as an integer; NULL when anything a score needs is missing.

    ``prefix`` stands before each column, such as "a." for an alias.
    """
    scores = [score_sql(ruleset, one.kode, prefix) for one in ruleset.criteria]
    return "(" + " + ".join(f"({text})" for text in scores) + ")"


def tingkat_sql(ruleset: Ruleset, total_expr: str) -> str:
    """The code of the level, NULL for NULL. Repeats its argument: give a column."""
    cases = " ".join(
        f"WHEN {total_expr} >= {level.mulai} THEN '{level.kode}'"
        for level in reversed(ruleset.levels)
    )
    return f"(CASE {cases} END)"


def mean_sql(ruleset: Ruleset, prefix: str = "") -> str:
    """The plain rata-rata, numeric of two decimals; NULL like the total.

    Exact: hundredths by whole-number division, over one common denominator.
    """
    sizes = [len(aspect.criteria) for aspect in ruleset.aspects]
    common = math.lcm(*sizes) * len(sizes)
    terms = [
        f"{common // (len(aspect.criteria) * len(sizes))}"
        f" * {_hundredths_sql(ruleset, line, prefix)}"
        for aspect in ruleset.aspects
        for line in aspect.criteria
    ]
    summed = " + ".join(terms)
    return f"(div(2 * ({summed}) + {common}, {2 * common}) / 100.00)::numeric(6, 2)"


def _hundredths_sql(ruleset: Ruleset, line: Criterion, prefix: str) -> str:
    volume, whole = _columns(ruleset, line, prefix)
    rounded = f"div({volume}::numeric * 20000 + {whole}, {whole} * 2::numeric)"
    clamped = f"least(greatest({rounded}, 0), 10000)"
    return (
        f"(CASE WHEN {volume} IS NULL OR {whole} IS NULL THEN NULL"
        f" WHEN {whole} > 0 THEN {clamped}"
        f" WHEN {whole} = 0 AND {volume} = 0 THEN 0 END)"
    )


def _columns(ruleset: Ruleset, line: Criterion, prefix: str) -> tuple[str, str]:
    return prefix + line.kolom, prefix + ruleset.header(line.penyebut).column


def _floors(ruleset: Ruleset) -> list[tuple[int, int]]:
    """From the worst band down: the exact percentage that rounds up to it, × 1000."""
    return [
        (int(band.mulai * 1000) - 5, band.skor) for band in reversed(ruleset.bands[1:])
    ]
