"""What waits to be counted, what failed, and what the last comparison found."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from assessments.models import RekapRun
from kawasan.models import DirtyKey

MOST_ATTEMPTS = 5
_LONGEST_PAUSE = 600

_PENDING = """
SELECT count(*), min(dibuat_pada), extract(epoch FROM now() - min(dibuat_pada))
FROM dirty_event e
WHERE NOT EXISTS (
    SELECT 1 FROM dirty_key k
    WHERE k.jenis = e.jenis AND k.kunci = e.kunci AND k.tahun = e.tahun
      AND k.diparkir AND e.id <= k.event_terakhir)
"""
_NOTE = """
INSERT INTO dirty_key
    (jenis, kunci, tahun, percobaan, coba_lagi_pada, galat, diparkir, event_terakhir)
SELECT jenis, kunci, tahun, 1, now() + interval '2 seconds', %(galat)s, false, max(id)
FROM dirty_event
WHERE jenis = %(jenis)s AND kunci = %(kunci)s AND tahun = %(tahun)s
GROUP BY jenis, kunci, tahun
ON CONFLICT (jenis, kunci, tahun) DO UPDATE SET
    percobaan = dirty_key.percobaan + 1,
    coba_lagi_pada = now() + make_interval(
        secs => least(power(2, dirty_key.percobaan + 1), %(longest)s)),
    galat = EXCLUDED.galat,
    diparkir = dirty_key.percobaan + 1 >= %(most)s,
    event_terakhir = EXCLUDED.event_terakhir
"""
_FORGET = """
WITH done AS (
    DELETE FROM dirty_key k
    USING unnest(%s::text[], %s::bigint[], %s::int[]) AS e(jenis, kunci, tahun)
    WHERE k.jenis = e.jenis AND k.kunci = e.kunci AND k.tahun = e.tahun
    RETURNING k.jenis, k.kunci, k.tahun, k.event_terakhir
)
DELETE FROM dirty_event e USING done
WHERE e.jenis = done.jenis AND e.kunci = done.kunci AND e.tahun = done.tahun
  AND e.id <= done.event_terakhir
"""


class Key(NamedTuple):
    """What changed: an RT, a kawasan or a wilayah, in a year (0 is every year)."""

    jenis: str
    kunci: int
    tahun: int


class Pending(NamedTuple):
    """How many changes are not yet counted, and since when; parked ones apart."""

    jumlah: int
    tertua: datetime | None
    umur_detik: float | None


def pending() -> Pending:
    with connection.cursor() as cursor:
        cursor.execute(_PENDING)
        count, oldest, age = cursor.fetchone()
    return Pending(count, oldest, None if age is None else float(age))


def parked() -> QuerySet[DirtyKey]:
    """Keys that failed five times; their figures are old until somebody looked."""
    return DirtyKey.objects.filter(diparkir=True).order_by("jenis", "kunci", "tahun")


def last_run() -> RekapRun | None:
    return RekapRun.objects.first()


def retry() -> int:
    """Lets every failed key be tried again at once; how many there were."""
    count, _by_model = DirtyKey.objects.all().delete()
    return count


def take(cursor: CursorWrapper, key: Key) -> int:
    """Removes the events of one key; how many there were."""
    cursor.execute(
        "DELETE FROM dirty_event WHERE jenis = %s AND kunci = %s AND tahun = %s", key
    )
    return cursor.rowcount


def forget_failures(cursor: CursorWrapper, keys: list[Key]) -> None:
    """Keys that were counted have no failures left, and no events before those."""
    if DirtyKey.objects.exists():
        kinds, numbers, years = zip(*keys, strict=True)
        cursor.execute(_FORGET, [list(kinds), list(numbers), list(years)])


def note_failure(key: Key, error: Exception) -> None:
    """One more failed attempt: later again, each time later, then parked."""
    values = {
        **key._asdict(),
        "galat": f"{type(error).__name__}: {error}"[:500],
        "longest": _LONGEST_PAUSE,
        "most": MOST_ATTEMPTS,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_NOTE, values)
