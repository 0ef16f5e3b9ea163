"""Everything counted from zero, beside the same written by hand."""

from collections.abc import Iterator
from statistics import median

from django.db import connection

from assessments import rekap
from benchmarks import databases, reference
from benchmarks.figures import Figure, seconds

_SPOIL = """
UPDATE rekap_kawasan SET skor = coalesce(skor, 0) + 1, rt_dinilai = rt_dinilai + 1;
UPDATE rekap_wilayah SET skor = coalesce(skor, 0) + 1, rt_dinilai = rt_dinilai + 1;
UPDATE cacah_rt SET jumlah_rt = jumlah_rt + 1;
"""
_TIDY = ("VACUUM ANALYZE rekap_kawasan", "VACUUM ANALYZE rekap_wilayah")


def figures() -> Iterator[Figure]:
    databases.nation()
    yield from measure(rounds=3)


def measure(rounds: int) -> Iterator[Figure]:
    """With every row right already, with every row wrong, and whether both agree."""
    right: list[float] = []
    wrong: list[float] = []
    hand: list[float] = []
    with databases.by_hand() as by_hand, connection.cursor() as cursor:
        reference.prepare(by_hand)
        for _ in range(rounds):
            hand.append(seconds(reference.recompute, by_hand))
            right.append(seconds(rekap.recompute_all))
            cursor.execute(_SPOIL)
            wrong.append(seconds(rekap.recompute_all))
            for statement in _TIDY:
                cursor.execute(statement)
        differing = reference.differing(cursor)
        reference.remove(by_hand)
    yield Figure("recompute-unchanged", median(right), "s", median(hand), 2)
    yield Figure("recompute-changed", median(wrong), "s", median(hand), 2)
    yield Figure("recompute-rows-differing", differing, "baris", limit=0)
