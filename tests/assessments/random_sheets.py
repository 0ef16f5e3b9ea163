"""Random survey sheets, crowded where rules have edges. Same seed, same sheets."""

import random
from collections.abc import Iterator
from decimal import Decimal

from assessments import scoring

# Percentages at which two-decimal rounding or a band decides, and those around.
_EDGES = [
    Decimal(text)
    for text in (
        *("0", "0.004", "0.005", "24.99", "24.994", "24.995", "25", "25.005"),
        *("50", "50.5", "50.99", "50.994", "50.995", "51", "75", "75.5", "75.99"),
        *("75.994", "75.995", "76", "99.995", "100", "100.005", "-0.005"),
        *("-13.64", "175.44"),
    )
]
_PLACES = {"ha": 6, "m": 3}


def random_sheets(
    ruleset: scoring.Ruleset, count: int, seed: int
) -> Iterator[scoring.Sheet]:
    """Sheets as columns can hold them: whole counts, hectares, metres, None."""
    dice = random.Random(seed)
    for _ in range(count):
        yield _sheet(ruleset, dice)


def _sheet(ruleset: scoring.Ruleset, dice: random.Random) -> scoring.Sheet:
    gaps = dice.random() < 0.3
    header = {
        one.key: _missing_or(_whole(one.satuan, dice), dice, gaps)
        for one in ruleset.headers
    }
    if not gaps and dice.random() < 0.3:
        header.update(_at_a_limit(dice))
    for one in ruleset.optional_headers:
        header[one.key] = _missing_or(_whole(one.satuan, dice), dice, True)
    volumes = {
        line.kode: _missing_or(
            _part(header[line.penyebut], line.satuan, dice), dice, gaps
        )
        for line in ruleset.criteria
    }
    return scoring.Sheet(header, volumes)


def _at_a_limit(dice: random.Random) -> dict[str, Decimal]:
    """Headers exactly where a check begins to warn."""
    area = Decimal(dice.choice(("0.05", "20", "1", "0.4", "0.400001")))
    limit = dice.choice((Decimal(200), Decimal(250), Decimal("207.5")))
    buildings = (area * limit).to_integral_value()
    households = buildings * dice.choice((1, 2))
    people = households * dice.choice((2, 7))
    return {
        "jumlah_bangunan": buildings,
        "jumlah_kk": households,
        "jumlah_penduduk": people,
        "luas_verifikasi": area,
    }


def _missing_or(value: Decimal, dice: random.Random, gaps: bool) -> Decimal | None:
    return None if gaps and dice.random() < 0.05 else value


def _whole(unit: str, dice: random.Random) -> Decimal:
    places = _PLACES.get(unit, 0)
    if dice.random() < 0.05:
        return Decimal(0)
    used = dice.choice((0, places))
    size = dice.choice((10, 100, 1000, 20_000, 2_000_000))
    return Decimal(dice.randint(1, size * 10**used)).scaleb(-used)


def _part(whole: Decimal | None, unit: str, dice: random.Random) -> Decimal:
    whole = Decimal(7) if whole is None else whole
    step = Decimal(1).scaleb(-_PLACES.get(unit, 0))
    kind = dice.random()
    if kind < 0.25:
        return Decimal(0)
    if kind < 0.4:
        return whole
    if kind < 0.7:
        near = (whole * dice.choice(_EDGES) / 100).quantize(step)
        return near + dice.choice((-1, 0, 0, 1)) * step
    return (whole * Decimal(dice.randint(0, 1_000_000)) / 1_000_000).quantize(step)
