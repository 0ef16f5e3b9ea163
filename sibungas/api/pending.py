"""Which rollups wait for a recomputation, asked for the rows of one page."""

from collections.abc import Iterable, Sequence

from django.db import connection

# Changes not yet counted, as (code, year); year 0 is every year. Failed keys wait
# too: their figures are old until somebody has looked.
_WAITING = """
WITH event AS (
    SELECT jenis, kunci, tahun FROM dirty_event
    UNION
    SELECT jenis, kunci, tahun FROM dirty_key
)
SELECT kelurahan.kode AS kode, rt.kawasan_id, event.tahun
FROM event
JOIN kawasan_rt rt ON event.jenis = 'rt' AND rt.id = event.kunci
JOIN kawasan_wilayah kelurahan ON kelurahan.id = rt.kelurahan_id
UNION
SELECT wilayah.kode, NULL, event.tahun
FROM event
JOIN kawasan_wilayah wilayah
  ON event.jenis = 'wilayah' AND wilayah.id = event.kunci
UNION
SELECT wilayah.kode, member.kawasan_id, event.tahun
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
_AREAS = f"""
SELECT DISTINCT page.kawasan_id, page.tahun
FROM unnest(%s::bigint[], %s::int[]) AS page(kawasan_id, tahun)
JOIN ({_WAITING}) AS waiting
  ON waiting.kawasan_id = page.kawasan_id AND waiting.tahun IN (0, page.tahun)
"""


def places(page: Sequence[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those (code, year) of the page below which something is not yet counted."""
    return _ask(_PLACES, page)


def areas(page: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those (kawasan, year) of the page in which something is not yet counted."""
    return _ask(_AREAS, page)


def _ask(sql: str, page: Iterable[tuple]) -> set[tuple]:
    pairs = list(page)
    if not pairs:
        return set()
    keys, years = zip(*pairs, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(keys), list(years)])
        return set(cursor.fetchall())
