"""1,000 submissions in seconds, while what should count them keeps dying."""

import random
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.harness import Portal
from tests.chaos.phones import Phones, sheet

THREADS = 4
KILL_EVERY = 2.5
SEED = 20261125


@dataclass(frozen=True)
class Plan:
    """How many sheets, in how many seconds, and when Redis is away.

    Redis dies once this share of the sheets is sent, for so many seconds; without
    a number, until the last sheet is stored.
    """

    sheets: int
    seconds: float
    redis_dies_at: float
    redis_away: float | None


@dataclass
class Storm:
    """What was sent, and what was killed meanwhile."""

    sheets: list[dict[str, Any]]
    began: float = field(default_factory=time.monotonic)
    kills: int = 0
    redis_died: float = 0.0
    redis_returned: float = 0.0
    ended: float = 0.0

    @property
    def approved(self) -> list[dict[str, Any]]:
        """Every other sheet, so that official figures move as well."""
        return self.sheets[::2]


def rage(portal: Portal, phones: Phones, rts: list[int], plan: Plan) -> Storm:
    """Sends a sheet for each RT; the faults end only after the last answer.

    Children are started in this thread: the kernel ends them with the thread that
    started them.
    """
    dice = random.Random(SEED)
    storm = Storm([sheet(rt, dice) for rt in rts[: plan.sheets]])
    with ThreadPoolExecutor(THREADS) as pool:
        sending = [
            pool.submit(_send_in_time, phones, storm, number, plan)
            for number in range(plan.sheets)
        ]
        _break_things(portal, storm, sending, plan)
    storm.ended = max(future.result() for future in sending)
    return storm


def _send_in_time(phones: Phones, storm: Storm, number: int, plan: Plan) -> float:
    due = storm.began + plan.seconds * number / plan.sheets
    time.sleep(max(0.0, due - time.monotonic()))
    sent = storm.sheets[number]
    answer = phones.send(sent)
    assert answer.status in (200, 201), answer
    if number % 2 == 0:
        phones.approve(sent)
    return time.monotonic()


def _break_things(
    portal: Portal, storm: Storm, sending: list[Future[float]], plan: Plan
) -> None:
    next_kill = time.monotonic() + KILL_EVERY
    while sending_left := sum(not future.done() for future in sending):
        now = time.monotonic()
        share = 1 - sending_left / len(sending)
        if not storm.redis_died and share >= plan.redis_dies_at:
            _lose_redis(portal, storm)
        elif _is_over(storm, plan, now):
            _return_redis(portal, storm)
        if now >= next_kill:
            _kill_something(portal, storm)
            next_kill += KILL_EVERY
        time.sleep(0.05)
    if storm.redis_died and not storm.redis_returned:
        _return_redis(portal, storm)


def _lose_redis(portal: Portal, storm: Storm) -> None:
    """The machine they share: Redis and the worker that may be counting."""
    portal.kill_redis()
    portal.restart_worker()
    storm.kills += 1
    storm.redis_died = time.monotonic()


def _is_over(storm: Storm, plan: Plan, now: float) -> bool:
    if not storm.redis_died or storm.redis_returned or plan.redis_away is None:
        return False
    return now - storm.redis_died >= plan.redis_away


def _return_redis(portal: Portal, storm: Storm) -> None:
    portal.restart_redis()
    storm.redis_returned = time.monotonic()


def _kill_something(portal: Portal, storm: Storm) -> None:
    """In turn: one process of the pool, and the whole worker."""
    if storm.kills % 2 or not portal.kill_child_of(portal.worker):
        portal.restart_worker()
    storm.kills += 1
