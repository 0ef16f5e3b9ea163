"""Which rollups wait for a recomputation: the figures shown are older than the facts.

A key whose recomputation failed waits too, until somebody has looked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

# Changes not yet counted with the places and kawasan whose figures they touch;
# year 0 is every year.
_WAITING = """
WITH event AS (
    SELECT jenis, kunci, tahun, false AS diparkir FROM dirty_event
    UNION
    SELECT jenis, kunci, tahun, diparkir FROM dirty_key
)
SELECT event.*, kelurahan.kode AS kode, rt.kawasan_id
FROM event
JOIN kawasan_rt rt ON event.jenis = 'rt' AND rt.id = event.kunci
JOIN kawasan_wilayah kelurahan ON kelurahan.id = rt.kelurahan_id
UNION
SELECT event.*, wilayah.kode, NULL
FROM event
JOIN kawasan_wilayah wilayah
  ON event.jenis = 'wilayah' AND wilayah.id = event.kunci
UNION
SELECT event.*, wilayah.kode, member.kawasan_id
FROM event
JOIN kawasan_kawasan_kelurahan member
  ON event.jenis = 'kawasan' AND member.kawasan_id = event.kunci
JOIN kawasan_wilayah wilayah ON wilayah.id = member.wilayah_id
"""
_PLACES = f"""
SELECT DISTINCT page.kode, page.tahun
FROM unnest(%s::text[], %s::int[]) AS page(kode, tahun)
JOIN ({_WAITING}) AS waiting
  ON (waiting.kode = page.kode OR starts_with(waiting.kode, page.kode || '.'))
 AND waiting.tahun IN (0, page.tahun)
"""
# The state of a year follows from all years before it, and from the years that its
# kab/kota has opened.
_STATES = f"""
SELECT DISTINCT page.kode, page.tahun
FROM unnest(%s::text[], %s::int[]) AS page(kode, tahun)
JOIN (
    {_WAITING}
    UNION
    SELECT event.*, wilayah.kode, NULL
    FROM event
    JOIN kawasan_wilayah wilayah
      ON event.jenis = 'tahun' AND wilayah.id = event.kunci
) AS waiting
  ON (waiting.kode = page.kode OR starts_with(waiting.kode, page.kode || '.')
      OR starts_with(page.kode, waiting.kode || '.'))
 AND waiting.tahun <= page.tahun
"""
_AREAS = f"""
SELECT DISTINCT page.kawasan_id, page.tahun
FROM unnest(%s::bigint[], %s::int[]) AS page(kawasan_id, tahun)
JOIN ({_WAITING}) AS waiting
  ON waiting.kawasan_id = page.kawasan_id AND waiting.tahun IN (0, page.tahun)
"""
_COUNT = f"""
SELECT count(*), count(*) FILTER (WHERE changed.diparkir)
FROM (
    SELECT bool_and(waiting.diparkir) AS diparkir
    FROM ({_WAITING}) AS waiting
    WHERE {{place}} AND waiting.tahun IN (0, %s)
    GROUP BY waiting.jenis, waiting.kunci, waiting.tahun
) AS changed
"""
_COUNT_IN_PLACE = _COUNT.format(
    place="(waiting.kode = %s OR starts_with(waiting.kode, %s))"
)
_COUNT_IN_AREA = _COUNT.format(place="waiting.kawasan_id = %s")


@dataclass(frozen=True)
class Waiting:
    """Changes that the figures do not hold yet; ``gagal`` of them have failed."""

    jumlah: int
    gagal: int

    @property
    def berjalan(self) -> int:
        """Those that will be counted without anybody's help."""
        return self.jumlah - self.gagal


def places(page: Sequence[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those (code, year) of the page below which something is not yet counted."""
    return _ask(_PLACES, page)


def states(page: Sequence[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those (code, year) of the page whose awal or akhir is not yet counted."""
    return _ask(_STATES, page)


def areas(page: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those (kawasan, year) of the page in which something is not yet counted."""
    return _ask(_AREAS, page)


def in_place(kode: str, tahun: int) -> Waiting:
    """How many changes of a place and what lies below it are not yet counted."""
    return _count(_COUNT_IN_PLACE, kode, f"{kode}.", tahun)


def in_area(kawasan_id: int, tahun: int) -> Waiting:
    """How many changes of a kawasan are not yet counted."""
    return _count(_COUNT_IN_AREA, kawasan_id, tahun)


def _ask(sql: str, page: Iterable[tuple]) -> set[tuple]:
    pairs = list(page)
    if not pairs:
        return set()
    keys, years = zip(*pairs, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(keys), list(years)])
        return set(cursor.fetchall())


def _count(sql: str, *parameters: str | int) -> Waiting:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return Waiting(*cursor.fetchone())
