"""Empties the dirty events: take, delete, count again, all in one transaction.

A crash rolls back and leaves the events where they were. An event whose counting
fails is tried again later on its own, and parked after five failures, so that the
others do not wait for it.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper

from assessments.rekap import kondisi, queue, statements
from assessments.rekap.lock import lock, try_lock
from assessments.rekap.prepared import plan_once, run
from assessments.rekap.queue import Key

log = logging.getLogger(__name__)
BATCH = 2_000
# Up to so many keys a plan made earlier is better than one made for them.
FEW = 200


def drain() -> int:
    """Counts until nothing is due or another consumer is at work; events settled."""
    settled = 0
    while taken := _batch():
        settled += taken
    return settled


def _batch() -> int:
    keys: list[Key] = []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if not try_lock(cursor):
                return 0
            run(cursor, "rekap_take", statements.TAKE, BATCH)
            rows = cursor.fetchall()
            keys = list(dict.fromkeys(Key(*row) for row in rows))
            if keys:
                recount(cursor, keys)
                queue.forget_failures(cursor, keys)
            return len(rows)
    except OperationalError:
        # The server is away or busy: nobody's fault, and nothing is lost.
        raise
    except Exception:
        if not keys:
            raise
        log.exception("counting %d keys together failed", len(keys))
    return sum(_alone(key) for key in keys)


def _alone(key: Key) -> int:
    """One key by itself, so that a bad one is known and the others go through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            lock(cursor)
            taken = queue.take(cursor, key)
            if taken:
                recount(cursor, [key])
                queue.forget_failures(cursor, [key])
            return taken
    except OperationalError:
        raise
    except Exception as error:
        queue.note_failure(key, error)
        log.exception("counting %s failed", key)
        return 0


def recount(cursor: CursorWrapper, keys: Sequence[Key]) -> None:
    """Counts everything these keys touch, from below upwards."""
    if len(keys) <= FEW:
        plan_once(cursor)
    kinds, numbers, years = zip(*keys, strict=True)
    asked = list(kinds), list(numbers), list(years)
    run(cursor, "rekap_expand", statements.EXPAND, *asked)
    found: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for kind, level, area, year in cursor.fetchall():
        found[kind, level].append((area, year))
    _ask(cursor, "rekap_of_kawasan", statements.kawasan_asked(), found["kawasan", 0])
    _ask(cursor, "rekap_of_ground", statements.kelurahan_asked(), found["wilayah", 4])
    for level in (3, 2, 1):
        areas = found["wilayah", level]
        _ask(cursor, "rekap_of_parents", statements.parents_asked(), areas)
    for level in (4, 3, 2, 1):
        places = [area for area, _year in found["cacah", level]]
        if places:
            name = "rekap_count_rt" if level == 4 else "rekap_count_below"
            sql = statements.COUNT_RT if level == 4 else statements.COUNT_BELOW
            run(cursor, name, sql, places)
    kondisi.recount(cursor, keys)


def _ask(
    cursor: CursorWrapper, name: str, sql: str, areas: list[tuple[int, int]]
) -> None:
    if areas:
        ids, years = zip(*areas, strict=True)
        run(cursor, name, sql, list(ids), list(years))
