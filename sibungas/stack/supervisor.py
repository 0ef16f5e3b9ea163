"""Watches the children: a crashed one is started again, a hopeless one ends all."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from . import say
from .child import Child
from .say import Problem
from .system import tail

WINDOW = 300.0
MOST_CRASHES = 6
LONGEST_PAUSE = 30.0
LOOK_EVERY = 0.5


@dataclass
class Watched:
    """A child, when it crashed, and when it may be started again."""

    child: Child
    crashes: list[float] = field(default_factory=list)
    start_at: float | None = None


class Supervisor:
    """Looks at every child twice a second until the process is told to stop."""

    def __init__(
        self,
        children: Sequence[Child],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.watched = [Watched(child) for child in children]
        self._now = now

    def watch(self) -> None:
        while True:
            self.look()
            time.sleep(LOOK_EVERY)

    def look(self) -> None:
        for one in self.watched:
            if one.start_at is not None:
                self._start_when_due(one)
            elif one.child.exit_code is not None:
                self._crashed(one)

    def _crashed(self, one: Watched) -> None:
        now = self._now()
        one.crashes = [then for then in one.crashes if now - then < WINDOW] + [now]
        if len(one.crashes) > MOST_CRASHES:
            raise Problem(
                f"{one.child.name} berhenti {len(one.crashes)} kali dalam"
                f" {WINDOW / 60:.0f} menit; semuanya dihentikan. Akhir catatannya"
                f" ({one.child.log}):\n{tail(one.child.log)}"
            )
        pause = min(2.0 ** (len(one.crashes) - 1), LONGEST_PAUSE)
        one.start_at = now + pause
        say.step(
            f"{one.child.name} berhenti (kode {one.child.exit_code});"
            f" dijalankan lagi dalam {pause:.0f} detik. Catatan: {one.child.log}"
        )

    def _start_when_due(self, one: Watched) -> None:
        if one.start_at is not None and self._now() >= one.start_at:
            one.start_at = None
            one.child.start()
