"""Counting everything from zero: to build the rollups, and to find drift."""

import logging
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from assessments.models import RekapRun
from assessments.rekap import columns, statements
from assessments.rekap.consumer import drain
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
        for sql in statements.apply_whole():
            cursor.execute(sql)
            changed += cursor.rowcount
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
        found = {kind: _differing(cursor, kind, waiting) for kind in _COMPARED}
        _forget(cursor)
        for kind, areas in found.items():
            _mark(cursor, kind, areas)
    run.beda_kawasan, run.beda_wilayah = len(found["kawasan"]), len(found["wilayah"])
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


_COMPARED = {
    "kawasan": ("rekap_kawasan", "kawasan_id", columns.OF_KAWASAN),
    "wilayah": ("rekap_wilayah", "wilayah_id", columns.OF_WILAYAH),
}


def _count_everything(cursor: CursorWrapper) -> None:
    # Hundreds of thousands of areas: sort and hash them in memory.
    cursor.execute("SET LOCAL work_mem = '256MB'")
    for sql in statements.whole():
        cursor.execute(sql)


def _forget(cursor: CursorWrapper) -> None:
    """Temporary tables end with the transaction, which may be somebody else's."""
    cursor.execute(f"DROP TABLE {', '.join(statements.FRESH.values())}")


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
    return {(kind, area, year) for kind, _level, area, year in cursor.fetchall()}


def _differing(
    cursor: CursorWrapper, kind: str, waiting: set[tuple[str, int, int]]
) -> list[tuple[int, int]]:
    cursor.execute(statements.differences(*_COMPARED[kind]))
    rows: list[Any] = cursor.fetchall()
    return [row for row in rows if (kind, *row) not in waiting]


def _mark(cursor: CursorWrapper, kind: str, areas: list[tuple[int, int]]) -> None:
    if areas:
        numbers, years = zip(*areas, strict=True)
        cursor.execute(_MARK, [kind, list(numbers), list(years)])
