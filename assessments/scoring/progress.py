"""The arithmetic of targets: gap, share, light, progress, path and projection.

Plain numbers, no tables. Nothing here changes a score. What cannot be said is None:
a share of a target of 0, a progress whose baseline is already the target.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

RISING, FALLING = "naik_baik", "turun_baik"
GREEN, AMBER, RED = "hijau", "kuning", "merah"

# From which share of the target a value that misses it is amber, not red. No rule of
# the government says so; it is a convention of the portal, told on the page.
NEARLY = Decimal("0.9")
_FURTHEST = 100


def gap(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Actual minus target, in the unit of both; below 0 is less than aimed at."""
    if actual is None or target is None:
        return None
    return actual - target


def share_of_target(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Percent of the target; None when there is no target, or it is 0."""
    if actual is None or not target:
        return None
    return 100 * actual / target


def reached(direction: str, actual: Decimal, target: Decimal) -> bool:
    return actual >= target if direction == RISING else actual <= target


def remaining(
    direction: str, actual: Decimal | None, target: Decimal | None
) -> Decimal | None:
    """How much is still to be done; 0 once the target is reached."""
    if actual is None or target is None:
        return None
    short = target - actual if direction == RISING else actual - target
    return max(short, Decimal(0))


def progress(
    baseline: Decimal | None, actual: Decimal | None, target: Decimal | None
) -> Decimal | None:
    """(baseline - actual) / (baseline - target) as a fraction, rising or falling.

    1 is reached, more is more than that, below 0 is further away than at the start.
    """
    if baseline is None or actual is None or target is None or baseline == target:
        return None
    return (baseline - actual) / (baseline - target)


def light(
    direction: str,
    actual: Decimal | None,
    target: Decimal | None,
    baseline: Decimal | None = None,
) -> str:
    """Green when reached, amber when nearly, red otherwise; "" without both numbers.

    A rising value is nearly there at nine tenths of its target. A falling one has
    nearly fallen when nine tenths of the way from the baseline are done; without a
    baseline, when it exceeds a target above 0 by no more than a tenth of its own.
    """
    if actual is None or target is None:
        return ""
    if reached(direction, actual, target):
        return GREEN
    if direction == RISING:
        return AMBER if actual >= NEARLY * target else RED
    done = progress(baseline, actual, target)
    if done is not None and baseline is not None and baseline > target:
        return AMBER if done >= NEARLY else RED
    return AMBER if target >= NEARLY * actual else RED


# Over the years -----------------------------------------------------------------------


def path(points: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """The value due in every year, straight between the years that are given."""
    years = sorted(points)
    due = {year: points[year] for year in years}
    for start, end in zip(years, years[1:], strict=False):
        step = (points[end] - points[start]) / (end - start)
        for year in range(start + 1, end):
            due[year] = points[start] + step * (year - start)
    return dict(sorted(due.items()))


@dataclass(frozen=True)
class Trend:
    """The last value and by how much it changes a year, by least squares."""

    year: int
    value: Decimal
    slope: Decimal

    def at(self, year: int) -> Decimal:
        return self.value + self.slope * (year - self.year)

    def reaches(self, direction: str, target: Decimal) -> int | None:
        """The year in which the target is met at this pace; None when never."""
        if reached(direction, self.value, target):
            return self.year
        if not self.slope or (self.slope > 0) != (target > self.value):
            return None
        years = ceil((target - self.value) / self.slope)
        return self.year + years if years <= _FURTHEST else None


def trend(points: Mapping[int, Decimal]) -> Trend | None:
    """The pace of the values; one year alone has none."""
    if len(points) < 2:
        return None
    count = len(points)
    middle = Decimal(sum(points)) / count
    mean = sum(points.values(), Decimal(0)) / count
    spread = sum(((year - middle) ** 2 for year in points), Decimal(0))
    slope = sum(
        ((year - middle) * (value - mean) for year, value in points.items()),
        Decimal(0),
    )
    last = max(points)
    return Trend(last, points[last], slope / spread)


def rounded(value: Decimal | None, places: int = 2) -> Decimal | None:
    """Half up, as people round; None stays None."""
    if value is None:
        return None
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
