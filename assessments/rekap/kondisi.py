"""Counts awal and akhir of RT in opened years, year by year, and the sums above them.

akhir = max(0, awal − verified volumes of the year's works), per RT and volume, on the
denominators of the awal; the awal of a year is its official sheet or the akhir of the
opened year before. A locked year is taken from its snapshot. Only years that somebody
opened cost anything.
"""

from collections.abc import Sequence
from functools import cache

from django.db.backends.utils import CursorWrapper

from assessments.models.volumes import VOLUMES
from assessments.rekap import columns, statements
from assessments.rekap.families import FRESH_STATES, STATES
from assessments.rekap.prepared import run
from assessments.scoring.sql import mean_sql, tingkat_sql, total_sql
from kawasan.models.rt import PENYEBUT

NUMBERS = (*PENYEBUT, *VOLUMES)
CARRIED = ("asal", "asal_tahun", "penilaian_id", "ruleset", *NUMBERS)
FOUND = (*CARRIED, "skor", "tingkat", "rata_rata")
FRESH = "fresh_kondisi"

ANYTHING = """
SELECT EXISTS (SELECT 1 FROM assessments_tahunpenanganan)
    OR EXISTS (SELECT 1 FROM kondisi_rt)
"""
YEARS = """
SELECT tahun FROM assessments_tahunpenanganan
UNION SELECT tahun FROM kondisi_rt ORDER BY 1
"""
# The RT whose states change with an event: its own, all of a kab/kota whose year
# changes, all below a place that changes (it may have come under another kab/kota).
_TOUCHED = """
WITH RECURSIVE event AS (
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[]) AS e(jenis, kunci, tahun)
), below(id) AS (
    SELECT kunci FROM event WHERE jenis IN ('tahun', 'wilayah')
    UNION
    SELECT w.id FROM below JOIN kawasan_wilayah w ON w.parent_id = below.id
)
SELECT rt.id FROM kawasan_rt rt JOIN below ON below.id = rt.kelurahan_id
UNION
SELECT kunci FROM event WHERE jenis = 'rt'
ORDER BY 1
"""
# From RT and changed places to every area and year that must be summed again.
_AREAS = f"""
WITH RECURSIVE event AS (
    SELECT * FROM unnest($1::text[], $2::bigint[]) AS e(jenis, kunci)
), year(tahun) AS (
    SELECT * FROM unnest($4::int[])
), touched_kawasan AS (
    SELECT rt.kawasan_id AS id
    FROM unnest($3::bigint[]) AS asked(id) JOIN kawasan_rt rt USING (id)
    WHERE rt.kawasan_id IS NOT NULL
    UNION
    SELECT kunci FROM event WHERE jenis = 'kawasan'
), touched_wilayah AS (
    SELECT rt.kelurahan_id AS id
    FROM unnest($3::bigint[]) AS asked(id) JOIN kawasan_rt rt USING (id)
    UNION
    SELECT rt.kelurahan_id
    FROM touched_kawasan k JOIN kawasan_rt rt ON rt.kawasan_id = k.id
    UNION
    SELECT kunci FROM event WHERE jenis = 'wilayah'
), upwards(id, level, parent_id) AS (
    SELECT w.id, {statements.LEVEL}, w.parent_id
    FROM touched_wilayah t JOIN kawasan_wilayah w ON w.id = t.id
    UNION
    SELECT w.id, {statements.LEVEL}, w.parent_id
    FROM upwards below JOIN kawasan_wilayah w ON w.id = below.parent_id
)
SELECT 0, id, tahun FROM touched_kawasan, year
UNION ALL
SELECT level, id, tahun FROM upwards, year
"""


Key = tuple[str, int, int]


def touched(
    cursor: CursorWrapper, keys: Sequence[Key]
) -> tuple[list[int], list[int], dict[int, list[tuple[int, int]]]]:
    """RT, years and, by level, areas whose states or sums these keys change."""
    kinds, numbers, asked_years = map(list, zip(*keys, strict=True))
    run(cursor, "kondisi_touched", _TOUCHED, kinds, numbers, asked_years)
    found_rt = [row[0] for row in cursor.fetchall()]
    cursor.execute(YEARS)
    first = min(asked_years)
    years = [row[0] for row in cursor.fetchall() if row[0] >= first]
    run(cursor, "kondisi_areas", _AREAS, kinds, numbers, found_rt, years)
    areas: dict[int, list[tuple[int, int]]] = {}
    for level, area, year in cursor.fetchall():
        areas.setdefault(level, []).append((area, year))
    return found_rt, years, areas


def recount(cursor: CursorWrapper, keys: Sequence[Key]) -> None:
    """States and their sums for everything these keys touch, from below upwards.

    A year follows from the one before, so every later year is counted again too.
    """
    cursor.execute(ANYTHING)
    if not cursor.fetchone()[0]:
        return
    found_rt, years, areas = touched(cursor, keys)
    for year in years:
        run(cursor, "kondisi_year", year_asked(), found_rt, year)
    for family in STATES:
        _sum(
            cursor, f"{family.name}_kawasan", statements.kawasan_asked(family), areas, 0
        )
        ground = statements.kelurahan_asked(family)
        _sum(cursor, f"{family.name}_ground", ground, areas, 4)
        for level in (3, 2, 1):
            parents = statements.parents_asked(family)
            _sum(cursor, f"{family.name}_parents", parents, areas, level)


def _sum(
    cursor: CursorWrapper,
    name: str,
    sql: str,
    areas: dict[int, list[tuple[int, int]]],
    level: int,
) -> None:
    if found := areas.get(level):
        ids, years = zip(*found, strict=True)
        run(cursor, name, sql, list(ids), list(years))


def waiting(cursor: CursorWrapper, keys: Sequence[Key]) -> set[Key]:
    """RT, kawasan and wilayah with their years that these keys would change."""
    found_rt, years, areas = touched(cursor, keys)
    found = {("rt", rt, year) for rt in found_rt for year in years}
    for level, pairs in areas.items():
        kind = "wilayah" if level else "kawasan"
        found.update((kind, area, year) for area, year in pairs)
    return found


def count_everything(cursor: CursorWrapper) -> None:
    """All states and their sums into fresh tables."""
    listed = ", ".join(FOUND)
    cursor.execute(
        f"CREATE TEMP TABLE {FRESH} ON COMMIT DROP AS"
        f" SELECT rt_id, tahun, keadaan, {listed} FROM kondisi_rt WITH NO DATA"
    )
    cursor.execute(f"CREATE UNIQUE INDEX ON {FRESH} (rt_id, tahun, keadaan)")
    cursor.execute("SELECT DISTINCT tahun FROM assessments_tahunpenanganan ORDER BY 1")
    for (year,) in cursor.fetchall():
        cursor.execute(year_whole(), {"tahun": year})
    for family in FRESH_STATES:
        for sql in statements.whole(family):
            cursor.execute(sql)


def apply_everything(cursor: CursorWrapper) -> int:
    """Brings what is stored to the fresh figures; the number of rows changed."""
    changed = 0
    for sql in _apply_states():
        cursor.execute(sql)
        changed += cursor.rowcount
    for family in FRESH_STATES:
        for sql in statements.apply_whole(family):
            cursor.execute(sql)
            changed += cursor.rowcount
    return changed


def fresh_tables() -> list[str]:
    return [
        FRESH,
        *(family.fresh_kawasan for family in FRESH_STATES),
        *(family.fresh_wilayah for family in FRESH_STATES),
    ]


@cache
def differing_states() -> str:
    """RT and years whose stored states are not those counted from zero."""
    old, new = (", ".join(f"{a}.{name}" for name in FOUND) for a in ("old", "f"))
    return (
        "SELECT DISTINCT coalesce(old.rt_id, f.rt_id), coalesce(old.tahun, f.tahun)"
        f" FROM kondisi_rt old FULL JOIN {FRESH} f USING (rt_id, tahun, keadaan)"
        f" WHERE ({old}) IS DISTINCT FROM ({new}) ORDER BY 1, 2"
    )


# One year ---------------------------------------------------------------------------


@cache
def year_asked() -> str:
    """States of the RT $1 in the year $2: written, or removed when there is none."""
    listed = ", ".join(FOUND)
    changed = ", ".join(f"{name} = EXCLUDED.{name}" for name in FOUND)
    asked = "SELECT id AS rt_id FROM kawasan_rt WHERE id = ANY ($1::bigint[])"
    return f"""
WITH {_year(asked, "kondisi_rt", "$2::int")}, gone AS (
    DELETE FROM kondisi_rt old
    WHERE old.rt_id = ANY ($1::bigint[]) AND old.tahun = $2::int
      AND (old.rt_id, old.keadaan) NOT IN (SELECT rt_id, keadaan FROM found)
)
INSERT INTO kondisi_rt (rt_id, tahun, keadaan, {listed}, dihitung_pada)
SELECT rt_id, $2::int, keadaan, {listed}, clock_timestamp() FROM found
ON CONFLICT (rt_id, tahun, keadaan) DO UPDATE
SET {changed}, dihitung_pada = EXCLUDED.dihitung_pada
"""


@cache
def year_whole() -> str:
    """States of every RT in one year, into the fresh table."""
    listed = ", ".join(FOUND)
    asked = "SELECT id AS rt_id FROM kawasan_rt"
    return (
        f"WITH {_year(asked, FRESH, '%(tahun)s::int')}"
        f" INSERT INTO {FRESH} (rt_id, tahun, keadaan, {listed})"
        f" SELECT rt_id, %(tahun)s::int, keadaan, {listed} FROM found"
    )


def _year(asked: str, states: str, year: str) -> str:
    """The CTEs that end in ``found``: both states of every RT asked for.

    Everything of an RT is looked up by its number: joins between the CTE would be
    planned for one row each and then run for thousands.
    """
    first = ", ".join(
        f"CASE WHEN x.baru THEN s.{name} ELSE b.{name} END AS {name}"
        for name in ("ruleset", *NUMBERS)
    )
    works = ", ".join(
        f"sum(l.volume_realisasi) FILTER (WHERE l.sasaran = '{name}') AS {name}"
        for name in VOLUMES
    )
    kept = ", ".join(f"awal.{name}" for name in CARRIED if name not in VOLUMES)
    reduced = ", ".join(
        f"CASE WHEN w.{name} IS NULL OR awal.{name} IS NULL THEN awal.{name}"
        f" ELSE greatest(0, awal.{name} - w.{name}) END AS {name}"
        for name in VOLUMES
    )
    listed = ", ".join(CARRIED)
    skor, mean = columns.by_ruleset(total_sql), columns.by_ruleset(mean_sql)
    tingkat = columns.by_ruleset(lambda ruleset: tingkat_sql(ruleset, "skor"))
    frozen = ", ".join(f"s.{name}" for name in FOUND)
    return f"""
asked AS ({asked}), opened AS MATERIALIZED (
    SELECT rt.id AS rt_id, t.id AS tahun_id, t.status, t.sumber_r0, t.revisi
    FROM asked
    JOIN kawasan_rt rt ON rt.id = asked.rt_id
    JOIN kawasan_wilayah kelurahan ON kelurahan.id = rt.kelurahan_id
    JOIN kawasan_wilayah kecamatan ON kecamatan.id = kelurahan.parent_id
    JOIN assessments_tahunpenanganan t
      ON t.wilayah_id = kecamatan.parent_id AND t.tahun = {year}
), awal AS (
    SELECT o.rt_id, CASE WHEN x.baru THEN 'survei' ELSE 'hitungan' END AS asal,
           CASE WHEN x.baru THEN s.tahun ELSE b.asal_tahun END AS asal_tahun,
           CASE WHEN x.baru THEN s.id ELSE b.penilaian_id END AS penilaian_id,
           {first}
    FROM opened o
    LEFT JOIN LATERAL (
        SELECT * FROM assessments_assessment a
        WHERE a.rt_id = o.rt_id AND a.resmi AND a.tahun <= {year}
        ORDER BY a.tahun DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
        SELECT * FROM {states} k
        WHERE k.rt_id = o.rt_id AND k.keadaan = 'akhir' AND k.tahun < {year}
        ORDER BY k.tahun DESC LIMIT 1
    ) b ON true
    -- A sheet of the opened year before is in the akhir of that year already.
    CROSS JOIN LATERAL (
        SELECT s.id IS NOT NULL AND (b.rt_id IS NULL OR s.tahun > b.tahun) AS baru
    ) x
    WHERE o.status = 'dibuka' AND (s.id IS NOT NULL OR b.rt_id IS NOT NULL)
      AND (o.sumber_r0 = 'akhir_lalu' OR (x.baru AND s.tahun = {year}))
), both_ends AS (
    SELECT 'awal' AS keadaan, rt_id, {listed} FROM awal
    UNION ALL
    SELECT 'akhir', awal.rt_id, {kept}, {reduced}
    FROM awal
    CROSS JOIN LATERAL (
        SELECT {works}
        FROM kawasan_interventionvolume l
        JOIN kawasan_intervention i ON i.id = l.intervention_id
        WHERE l.rt_id = awal.rt_id AND i.tahun = {year}
          AND i.verifikasi = 'disetujui'
    ) w
), scored AS (
    SELECT *, {skor} AS skor, {mean} AS rata_rata FROM both_ends
), found AS (
    SELECT rt_id, keadaan, {listed}, skor, coalesce({tingkat}, '') AS tingkat,
           rata_rata
    FROM scored
    UNION ALL
    SELECT s.rt_id, s.keadaan, {frozen}
    FROM opened o
    CROSS JOIN LATERAL (
        SELECT kept.* FROM assessments_snapshottahun h
        JOIN assessments_snapshotrt kept
          ON kept.snapshot_id = h.id AND kept.rt_id = o.rt_id
        WHERE h.tahun_id = o.tahun_id AND h.revisi = o.revisi
    ) s
    WHERE o.status = 'terkunci'
)"""


@cache
def _apply_states() -> tuple[str, ...]:
    old, new = (", ".join(f"{a}.{name}" for name in FOUND) for a in ("old", "f"))
    same = "old.rt_id = f.rt_id AND old.tahun = f.tahun AND old.keadaan = f.keadaan"
    changed = ", ".join(f"{name} = f.{name}" for name in FOUND)
    return (
        f"DELETE FROM kondisi_rt old WHERE NOT EXISTS"
        f" (SELECT 1 FROM {FRESH} f WHERE {same})",
        f"UPDATE kondisi_rt old SET {changed}, dihitung_pada = clock_timestamp()"
        f" FROM {FRESH} f WHERE {same} AND ({old}) IS DISTINCT FROM ({new})",
        f"INSERT INTO kondisi_rt (rt_id, tahun, keadaan, {', '.join(FOUND)},"
        " dihitung_pada)"
        f" SELECT f.rt_id, f.tahun, f.keadaan, {new}, clock_timestamp() FROM {FRESH} f"
        f" WHERE NOT EXISTS (SELECT 1 FROM kondisi_rt old WHERE {same})",
    )
