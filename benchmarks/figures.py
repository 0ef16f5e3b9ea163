"""One figure: what ours takes, what the reference takes, and how far apart they may be.

Ratios count, not times: machines differ and are busy, so both sides are measured in
one run, in turns, and the middle value of each is kept.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any, TypeVar

T = TypeVar("T")
HEAD = f"{'angka':<26} {'kita':>12} {'acuan':>12} {'rasio':>7} {'batas':>7}"


@dataclass(frozen=True)
class Figure:
    """``ratio`` is ours ÷ reference in time, also where rates are shown.

    Without a reference the figure itself has a limit; without a limit it only informs.
    """

    name: str
    ours: float
    unit: str
    reference: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        if self.reference is None:
            return None
        a, b = self.ours, self.reference
        return b / a if self.unit.endswith("/s") else a / b

    @property
    def fits(self) -> bool:
        found = self.ours if self.ratio is None else self.ratio
        return self.limit is None or found <= self.limit

    def __str__(self) -> str:
        reference = "-" if self.reference is None else self._shown(self.reference)
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        limit = "-" if self.limit is None else f"{self.limit:g}"
        line = f"{self.name:<26} {self._shown(self.ours):>12} {reference:>12}"
        return f"{line} {ratio:>7} {limit:>7}{'' if self.fits else '  LEWAT BATAS'}"

    def _shown(self, value: float) -> str:
        digits = 0 if value == int(value) else 2 if value < 100 else 0
        return f"{value:,.{digits}f} {self.unit}"


def timed(work: Callable[..., T], *arguments: Any) -> tuple[float, T]:
    """How many seconds it took, and what it gave."""
    start = time.perf_counter()
    found = work(*arguments)
    return time.perf_counter() - start, found


def seconds(work: Callable[..., Any], *arguments: Any) -> float:
    return timed(work, *arguments)[0]


def middle_ms(times: list[float]) -> float:
    return median(times) * 1000


def say(sentence: str) -> None:
    """Beside the figures, so that these can be piped."""
    print(sentence, file=sys.stderr, flush=True)
