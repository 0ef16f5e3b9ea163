"""One change and many: from a stored sheet to all its ancestors."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from assessments import rekap, workflow
from assessments.actions import assessments as actions
from assessments.models import Assessment
from benchmarks import databases, land, reference
from benchmarks.figures import Figure, middle_ms, seconds

_BACK = """
UPDATE assessments_assessment SET status = 'diverifikasi', resmi = false,
    disahkan_oleh_id = NULL, disahkan_pada = NULL WHERE id = ANY(%s)
"""
# Twice is as before, and the volume never leaves its bounds.
_TURN = """
UPDATE assessments_assessment SET kk_air_tidak_cukup = jumlah_kk - kk_air_tidak_cukup
WHERE id = ANY(%s)
"""
_WARM = 5


@dataclass
class Times:
    """Seconds of each change, and rows that the two sides did not have in common."""

    action: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    hand: list[float] = field(default_factory=list)
    differing: int = 0

    def of_one(self, name: str) -> Figure:
        return Figure(name, middle_ms(self.ours), "ms", middle_ms(self.hand), 5)


def one() -> Iterator[Figure]:
    """An approval, counted by the consumer, in the nation and in a province."""
    nation, province = Times(), Times()
    for _ in range(3):
        databases.nation()
        approve(nation, count=30)
        databases.province()
        approve(province, count=30)
    yield nation.of_one("one-change-nation")
    yield province.of_one("one-change-province")
    yield Figure(
        "one-change-growth",
        middle_ms(nation.ours),
        "ms",
        middle_ms(province.ours),
        1.5,
    )
    yield Figure(
        "one-change-with-approval",
        middle_ms(nation.action) + middle_ms(nation.ours),
        "ms",
        middle_ms(nation.hand),
    )
    differing = nation.differing + province.differing
    yield Figure("one-change-rows-differing", differing, "baris", limit=0)


def approve(times: Times, count: int) -> None:
    """Approves ``count`` sheets one by one, each counted by both sides in turns."""
    with databases.by_hand() as hand, connection.cursor() as cursor:
        rekap.drain()
        reference.prepare(hand)
        reference.recompute(hand)
        fan_out = reference.FanOut(hand)
        with verified(_WARM + count) as sheets:
            for number, sheet in enumerate(sheets):
                here = Times() if number < _WARM else times
                here.action.append(seconds(approve_one, sheet))
                sides = [
                    (here.ours, rekap.drain, ()),
                    (here.hand, fan_out.count, (sheet.pk,)),
                ]
                for kept, work, arguments in sides[:: 1 if number % 2 else -1]:
                    kept.append(seconds(work, *arguments))
            times.differing += reference.differing(cursor)
        reference.remove(hand)


def approve_one(sheet: Assessment) -> None:
    by = land.person(land.APPROVER)
    actions.step("approve", assessment=sheet, versi=sheet.versi, by=by)


@contextmanager
def verified(count: int) -> Iterator[list[Assessment]]:
    """Sheets from all over the land that wait for approval, and do so again after."""
    rows = Assessment.objects.filter(status=workflow.DIVERIFIKASI)
    ids = sorted(rows.values_list("pk", flat=True))
    chosen = random.Random(1).sample(ids, min(count, len(ids)))
    try:
        yield list(rows.select_related("rt__kelurahan").filter(pk__in=chosen))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(_BACK, [chosen])
        rekap.drain()


# Many -------------------------------------------------------------------------------


def batch() -> Iterator[Figure]:
    databases.nation()
    yield from measure_batch(1_000)


def measure_batch(count: int) -> Iterator[Figure]:
    """Changes counted in one batch, and the same changes counted one by one."""
    official = sorted(Assessment.objects.official().values_list("pk", flat=True))
    chosen = random.Random(2).sample(official, count)
    rekap.drain()
    together = [_counted(chosen) for _ in range(3)]
    single = sum(_counted([pk]) for pk in chosen)
    name = f"batch-of-{count}"
    yield Figure(name, middle_ms(together), "ms", single * 1000, 0.2)


def _counted(ids: list[int]) -> float:
    with connection.cursor() as cursor:
        cursor.execute(_TURN, [ids])
    return seconds(rekap.drain)
