"""What works would change, and the least that ends slum: arithmetic, nothing stored.

A work takes a volume away from a criterion; the denominators stay those of the
survey. The sheet is then scored anew by its own edition, like any other sheet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assessments.scoring import exact
from assessments.scoring.engine import Score, score
from assessments.scoring.ruleset import Band, Criterion, Header, Ruleset
from assessments.scoring.sheet import Sheet, combine

_ZERO = Decimal(0)
_STEPS = {"ha": Decimal("0.000001"), "m": Decimal("0.001")}
Works = Mapping[str, Decimal]
Costs = Mapping[str, Decimal]


def slum_from(ruleset: Ruleset) -> int:
    """The lowest total that is slum."""
    return ruleset.levels[0].sampai + 1


def step_of(line: Criterion) -> Decimal:
    """The smallest volume that can be written down; counts come in whole numbers."""
    return _STEPS.get(line.satuan, Decimal(1))


# Before and after -------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One criterion before and after. ``dipakai`` is what of the work counts."""

    kriteria: Criterion
    header: Header
    penyebut: Decimal | None
    awal: Decimal | None
    akhir: Decimal | None
    diminta: Decimal
    persen_awal: Decimal | None
    persen_akhir: Decimal | None
    skor_awal: int | None
    skor_akhir: int | None

    @property
    def dipakai(self) -> Decimal:
        if self.awal is None or self.akhir is None:
            return _ZERO
        return exact.minus(self.awal, self.akhir)

    @property
    def berlebih(self) -> Decimal:
        """What is asked for beyond the volume that there is."""
        return exact.minus(self.diminta, self.dipakai)

    @property
    def changes(self) -> bool:
        return self.dipakai != 0


@dataclass(frozen=True)
class Simulation:
    """A sheet with its works: both scores, and every criterion between them."""

    awal: Sheet
    akhir: Sheet
    skor_awal: Score
    skor_akhir: Score
    lines: tuple[Line, ...]

    def cost(self, costs: Costs) -> Decimal | None:
        """Rupiah of what counts; None while a price of it is not known."""
        used = [line for line in self.lines if line.changes]
        if any(line.kriteria.kode not in costs for line in used):
            return None
        return exact.total(
            exact.times(line.dipakai, costs[line.kriteria.kode]) for line in used
        )


def after(sheet: Sheet, works: Works) -> Sheet:
    """``max(0, volume − work)`` for every criterion; what is unknown stays unknown."""
    left = {
        kode: volume
        if volume is None or kode not in works
        else max(_ZERO, exact.minus(volume, works[kode]))
        for kode, volume in sheet.volumes.items()
    }
    return Sheet(sheet.header, left)


def simulate(ruleset: Ruleset, sheet: Sheet, works: Works) -> Simulation:
    return _compared(ruleset, sheet, after(sheet, works), works)


def _compared(ruleset: Ruleset, old: Sheet, new: Sheet, works: Works) -> Simulation:
    before, later = score(ruleset, old), score(ruleset, new)
    lines = tuple(
        Line(
            kriteria=line,
            header=ruleset.header(line.penyebut),
            penyebut=old.header.get(line.penyebut),
            awal=old.volumes.get(line.kode),
            akhir=new.volumes.get(line.kode),
            diminta=works.get(line.kode, _ZERO),
            persen_awal=before.persen[line.kode],
            persen_akhir=later.persen[line.kode],
            skor_awal=before.skor[line.kode],
            skor_akhir=later.skor[line.kode],
        )
        for line in ruleset.criteria
    )
    return Simulation(old, new, before, later, lines)


def leaves_slum(ruleset: Ruleset, found: Simulation) -> bool:
    """Rule A: its hectares count as reduced when it was slum and is not any more."""
    old, new = found.skor_awal.total, found.skor_akhir.total
    limit = slum_from(ruleset)
    return old is not None and new is not None and old >= limit > new


# Several RT -------------------------------------------------------------------------


@dataclass(frozen=True)
class Whole:
    """A kawasan: each RT on its own, hectares from them, the score of the sums."""

    parts: tuple[tuple[Any, Simulation], ...]
    jumlah: Simulation
    ha_awal: Decimal
    ha_akhir: Decimal
    rt_keluar: int

    @property
    def ha_berkurang(self) -> Decimal:
        return exact.minus(self.ha_awal, self.ha_akhir)


def simulate_all(
    ruleset: Ruleset, sheets: Sequence[tuple[Any, Sheet]], works: Mapping[Any, Works]
) -> Whole:
    """``sheets`` by any key; ``works`` are those of each key."""
    parts = tuple(
        (key, simulate(ruleset, sheet, works.get(key, {}))) for key, sheet in sheets
    )
    asked = {
        line.kode: exact.total(
            works[key].get(line.kode, _ZERO) for key, _sheet in sheets if key in works
        )
        for line in ruleset.criteria
    }
    summed = _compared(
        ruleset,
        combine(found.awal for _key, found in parts),
        combine(found.akhir for _key, found in parts),
        asked,
    )
    limit = slum_from(ruleset)
    return Whole(
        parts=parts,
        jumlah=summed,
        ha_awal=_slum_ha(((f.awal, f.skor_awal) for _key, f in parts), limit),
        ha_akhir=_slum_ha(((f.akhir, f.skor_akhir) for _key, f in parts), limit),
        rt_keluar=sum(leaves_slum(ruleset, found) for _key, found in parts),
    )


def _slum_ha(rows: Iterable[tuple[Sheet, Score]], limit: int) -> Decimal:
    return exact.total(
        area
        for sheet, found in rows
        if found.total is not None
        and found.total >= limit
        and (area := sheet.header.get("luas_verifikasi")) is not None
    )


def distribute(
    total: Decimal, remaining: Sequence[Decimal], step: Decimal
) -> list[Decimal]:
    """``total`` over parts in proportion to what remains in each, never beyond it.

    In whole steps; what rounding leaves goes to the largest remainders.
    """
    whole = exact.total(remaining)
    if total >= whole:
        return list(remaining)
    if whole == 0:
        return [_ZERO for _ in remaining]
    unit = Fraction(step)
    exactly = [Fraction(total) * Fraction(r) / Fraction(whole) for r in remaining]
    counts = [share // unit for share in exactly]
    missing = int(Fraction(total) / unit) - sum(counts)
    order = sorted(range(len(counts)), key=lambda i: (counts[i] * unit - exactly[i], i))
    for i in order[:missing]:
        counts[i] += 1
    return [exact.times(step, count) for count in counts]


# The least that ends slum -----------------------------------------------------------


@dataclass(frozen=True)
class Holding:
    """A criterion that adds points; ``alone`` when ending it would be enough."""

    kriteria: Criterion
    skor: int
    alone: bool


def holding(ruleset: Ruleset, found: Score) -> tuple[Holding, ...]:
    """What keeps a sheet slum, heaviest first; nothing when it is not slum."""
    limit = slum_from(ruleset)
    if found.total is None or found.total < limit:
        return ()
    rows = [
        Holding(line, points, found.total - points < limit)
        for line in ruleset.criteria
        if (points := found.skor[line.kode])
    ]
    return tuple(sorted(rows, key=lambda row: -row.skor))


@dataclass(frozen=True)
class Pick:
    """One criterion of the set: take ``volume`` away, ``sisa`` may stay."""

    kriteria: Criterion
    volume: Decimal
    sisa: Decimal
    skor_awal: int
    skor_akhir: int
    biaya: Decimal | None


@dataclass(frozen=True)
class Plan:
    """The cheapest set whose total is below the limit.

    ``biaya`` is None when prices are missing (``tanpa_harga``): then the set has the
    fewest criteria, and among those takes the smallest shares of denominators.
    """

    picks: tuple[Pick, ...]
    skor_awal: int
    skor_akhir: int
    biaya: Decimal | None
    tanpa_harga: tuple[str, ...]

    @property
    def works(self) -> dict[str, Decimal]:
        return {pick.kriteria.kode: pick.volume for pick in self.picks}


@dataclass(frozen=True)
class Option:
    """One way to lower one criterion, and what it costs: the less, the better."""

    pick: Pick
    key: tuple[Fraction, ...]


def cheapest(ruleset: Ruleset, sheet: Sheet, costs: Costs) -> Plan | None:
    """None when the sheet is not slum, or not completely measured."""
    found = score(ruleset, sheet)
    limit = slum_from(ruleset)
    if found.total is None or found.total < limit:
        return None
    unpriced = tuple(
        line.kode
        for line in ruleset.criteria
        if found.skor[line.kode] and line.kode not in costs
    )
    used = {} if unpriced else costs
    best = _least(found.total, options(ruleset, sheet, used), limit)
    picks = best.picks
    prices = [pick.biaya for pick in picks if pick.biaya is not None]
    return Plan(
        picks=picks,
        skor_awal=found.total,
        skor_akhir=best.total,
        biaya=None if unpriced else exact.total(prices),
        tanpa_harga=unpriced,
    )


def options(ruleset: Ruleset, sheet: Sheet, costs: Costs) -> list[tuple[Option, ...]]:
    """Per criterion every lower score, each by the highest volume that has it."""
    found = score(ruleset, sheet)
    listed = []
    for line in ruleset.criteria:
        points = found.skor[line.kode]
        lower = [band for band in ruleset.bands if points and band.skor < points]
        listed.append(
            tuple(_option(sheet, line, band, points or 0, costs) for band in lower)
        )
    return listed


def _option(
    sheet: Sheet, line: Criterion, band: Band, points: int, costs: Costs
) -> Option:
    # It has points, so both were measured.
    volume = sheet.volumes[line.kode] or _ZERO
    whole = sheet.header[line.penyebut] or _ZERO
    left = _highest(line, band, whole)
    cut = exact.minus(volume, left)
    price = costs.get(line.kode)
    cost = None if price is None else exact.times(cut, price)
    key = (Fraction(1), Fraction(cut) / Fraction(whole))
    pick = Pick(line, cut, left, points, band.skor, cost)
    return Option(pick, key if cost is None else (Fraction(cost), *key))


def _highest(line: Criterion, band: Band, whole: Decimal) -> Decimal:
    """The highest volume whose percentage is still in the band.

    Percentages are rounded half up, so all below the end and half a hundredth.
    """
    step = step_of(line)
    end = Fraction(whole) * (Fraction(band.sampai) + Fraction(1, 200)) / 100
    counted = end / Fraction(step)
    below = counted.numerator // counted.denominator
    if counted.denominator == 1:
        below -= 1
    return exact.times(step, below)


@dataclass(frozen=True)
class _Way:
    total: int
    key: tuple[Fraction, ...]
    picks: tuple[Pick, ...]


def _least(total: int, choices: Iterable[tuple[Option, ...]], limit: int) -> _Way:
    """The best way below the limit, by the best way to every total on the way."""
    ways = {total: _Way(total, (), ())}
    for listed in choices:
        found = dict(ways)
        for way in ways.values():
            for option in listed:
                new = _with(way, option)
                known = found.get(new.total)
                if known is None or _rank(new) < _rank(known):
                    found[new.total] = new
        ways = found
    return min((way for way in ways.values() if way.total < limit), key=_rank)


def _with(way: _Way, option: Option) -> _Way:
    pick = option.pick
    before = way.key or (Fraction(0),) * len(option.key)
    key = tuple(a + b for a, b in zip(before, option.key, strict=True))
    fallen = pick.skor_awal - pick.skor_akhir
    return _Way(way.total - fallen, key, (*way.picks, pick))


def _rank(way: _Way) -> tuple[tuple[Fraction, ...], int]:
    return way.key, way.total
