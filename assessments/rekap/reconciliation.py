"""Counting everything from zero: to build the rollups, and to find drift."""

import logging
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from assessments.models import RekapRun
from assessments.rekap import kondisi, statements
from assessments.rekap.consumer import drain
from assessments.rekap.families import FRESH_STATES, OFFICIAL
from assessments.rekap.lock import lock
from assessments.rekap.queue import retry

log = logging.getLogger(__name__)
_EXAMPLES = 20
_MARK = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT %s, kunci, tahun FROM unnest(%s::bigint[], %s::int[]) AS d(kunci, tahun)
"""


@transaction.atomic
def recompute_all() -> int:
    """Every rollup from the sheets; the number of rows that had to change."""
    with connection.cursor() as cursor:
        lock(cursor)
        cursor.execute("DELETE FROM dirty_event")
        cursor.execute("DELETE FROM dirty_key")
        _count_everything(cursor)
        changed = 0
        for sql in (*statements.apply_whole(), *statements.apply_count()):
            cursor.execute(sql)
            changed += cursor.rowcount
        changed += kondisi.apply_everything(cursor)
        _forget(cursor)
    return changed


def reconcile() -> RekapRun:
    """Compares all rollups with a count from zero and reports every difference.

    What differs is kept in the run, raised as an error in the log, and marked dirty
    so that it is counted again: repaired aloud, never silently. Failed keys get
    another chance first.
    """
    retry()
    drain()
    run = RekapRun.objects.create(mulai=timezone.now())
    with transaction.atomic(), connection.cursor() as cursor:
        lock(cursor)
        waiting = _waiting(cursor)
        _count_everything(cursor)
        cursor.execute("SELECT count(*) FROM assessments_assessment")
        run.lembar = cursor.fetchone()[0]
        found = {kind: _differing(cursor, kind, waiting) for kind in _KINDS}
        _forget(cursor)
        for kind, areas in found.items():
            _mark(cursor, kind, areas)
    run.beda_kawasan, run.beda_wilayah = len(found["kawasan"]), len(found["wilayah"])
    run.beda_kondisi = len(found["rt"])
    run.contoh = [
        {"jenis": kind, "kunci": area, "tahun": year}
        for kind, areas in found.items()
        for area, year in areas[:_EXAMPLES]
    ]
    run.selesai = timezone.now()
    run.save()
    if run.beda:
        log.error("rekap differs", extra={"beda": run.beda, "contoh": run.contoh})
        drain()
    return run


_KINDS = ("rt", "kawasan", "wilayah")


def _count_everything(cursor: CursorWrapper) -> None:
    # Hundreds of thousands of areas: sort and hash them in memory.
    cursor.execute("SET LOCAL work_mem = '256MB'")
    for sql in (*statements.whole(), *statements.whole_count()):
        cursor.execute(sql)
    kondisi.count_everything(cursor)


def _forget(cursor: CursorWrapper) -> None:
    """Temporary tables end with the transaction, which may be somebody else's."""
    own = (OFFICIAL.fresh_kawasan, OFFICIAL.fresh_wilayah, statements.COUNTED_RT)
    cursor.execute(f"DROP TABLE {', '.join((*own, *kondisi.fresh_tables()))}")


def _waiting(cursor: CursorWrapper) -> set[tuple[str, int, int]]:
    """Areas and years of changes that arrived meanwhile; they may still differ."""
    cursor.execute("SELECT DISTINCT jenis, kunci, tahun FROM dirty_event")
    rows = cursor.fetchall()
    if not rows:
        return set()
    asked = [list(column) for column in zip(*rows, strict=True)]
    sql = statements.EXPAND
    for number in (3, 2, 1):
        sql = sql.replace(f"${number}", f"%({number})s")
    cursor.execute(sql, {str(n): values for n, values in enumerate(asked, 1)})
    found = {(kind, area, year) for kind, _level, area, year in cursor.fetchall()}
    return found | kondisi.waiting(cursor, rows)


def _differing(
    cursor: CursorWrapper, kind: str, waiting: set[tuple[str, int, int]]
) -> list[tuple[int, int]]:
    if kind == "rt":
        cursor.execute(kondisi.differing_states())
        found: set[Any] = set(cursor.fetchall())
    else:
        found = set()
        for family in (OFFICIAL, *FRESH_STATES):
            cursor.execute(statements.differences(family, kind))
            found.update(cursor.fetchall())
    return sorted(row for row in found if (kind, *row) not in waiting)


def _mark(cursor: CursorWrapper, kind: str, areas: list[tuple[int, int]]) -> None:
    if areas:
        numbers, years = zip(*areas, strict=True)
        cursor.execute(_MARK, [kind, list(numbers), list(years)])
