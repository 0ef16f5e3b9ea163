"""The SQL of the rollups: text only, made once from the ruleset files.

Two families share their sums: *asked* statements recount some (area, year) pairs,
*whole* statements recount everything into fresh tables.
"""

from functools import cache

from assessments.rekap import columns
from assessments.rekap.families import OFFICIAL, Family

_ASKED = "asked(area_id, tahun) AS (SELECT * FROM unnest($1::bigint[], $2::int[]))"

# The level of a place, from its kind; kelurahan and desa are the ground.
LEVEL = (
    "CASE w.jenis WHEN 'provinsi' THEN 1 WHEN 'kecamatan' THEN 3"
    " WHEN 'kelurahan' THEN 4 WHEN 'desa' THEN 4 ELSE 2 END"
)

# From what changed to what must be counted: kawasan, places and their parents.
# ``tahun`` 0 stands for every year in which the area has anything.
EXPAND = f"""
WITH RECURSIVE event AS (
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[]) AS e(jenis, kunci, tahun)
), of_rt AS (
    SELECT rt.kawasan_id, rt.kelurahan_id, event.tahun
    FROM event JOIN kawasan_rt rt ON event.jenis = 'rt' AND rt.id = event.kunci
), touched_kawasan AS (
    SELECT kawasan_id AS id, tahun FROM of_rt WHERE kawasan_id IS NOT NULL
    UNION
    SELECT event.kunci, years.tahun
    FROM event, LATERAL (
        SELECT tahun FROM rekap_kawasan WHERE kawasan_id = event.kunci
        UNION
        SELECT a.tahun FROM kawasan_rt rt
        JOIN assessments_assessment a ON a.rt_id = rt.id
        WHERE rt.kawasan_id = event.kunci
    ) AS years
    WHERE event.jenis = 'kawasan' AND event.tahun IN (0, years.tahun)
), touched_wilayah AS (
    SELECT kelurahan_id AS id, tahun FROM of_rt
    UNION
    -- A kawasan that changes its level changes the hectares by kawasan class
    -- of every kelurahan it reaches into.
    SELECT rt.kelurahan_id, k.tahun
    FROM touched_kawasan k JOIN kawasan_rt rt ON rt.kawasan_id = k.id
    UNION
    SELECT event.kunci, years.tahun
    FROM event, LATERAL (
        SELECT tahun FROM rekap_wilayah WHERE wilayah_id = event.kunci
        UNION
        SELECT a.tahun FROM kawasan_rt rt
        JOIN assessments_assessment a ON a.rt_id = rt.id
        WHERE rt.kelurahan_id = event.kunci
        UNION
        SELECT r.tahun FROM kawasan_wilayah child
        JOIN rekap_wilayah r ON r.wilayah_id = child.id
        WHERE child.parent_id = event.kunci
    ) AS years
    WHERE event.jenis = 'wilayah' AND event.tahun IN (0, years.tahun)
), upwards(id, tahun, level, parent_id) AS (
    SELECT w.id, t.tahun, {LEVEL}, w.parent_id
    FROM touched_wilayah t JOIN kawasan_wilayah w ON w.id = t.id
    UNION
    SELECT w.id, below.tahun, {LEVEL}, w.parent_id
    FROM upwards below JOIN kawasan_wilayah w ON w.id = below.parent_id
), counted(id, level, parent_id) AS (
    SELECT w.id, {LEVEL}, w.parent_id
    FROM event JOIN kawasan_wilayah w ON event.jenis = 'wilayah' AND w.id = event.kunci
    UNION
    SELECT w.id, {LEVEL}, w.parent_id
    FROM counted below JOIN kawasan_wilayah w ON w.id = below.parent_id
)
SELECT 'kawasan', 0, id, tahun FROM touched_kawasan
UNION ALL
SELECT 'wilayah', level, id, tahun FROM upwards
UNION ALL
SELECT 'cacah', level, id, 0 FROM counted
"""

# Delete first, count afterwards: an event that arrives in between stays.
TAKE = """
DELETE FROM dirty_event WHERE id IN (
    SELECT e.id FROM dirty_event e
    WHERE NOT EXISTS (
        SELECT 1 FROM dirty_key k
        WHERE k.jenis = e.jenis AND k.kunci = e.kunci AND k.tahun = e.tahun
          AND e.id <= k.event_terakhir
          AND (k.diparkir OR k.coba_lagi_pada > now()))
    ORDER BY e.id LIMIT $1)
RETURNING jenis, kunci, tahun
"""


@cache
def kawasan_asked(family: Family = OFFICIAL) -> str:
    sums = _kawasan_sums(family, "JOIN asked ON " + _is("rt.kawasan_id"))
    ctes = f"{_ASKED}, sums AS ({sums})"
    return _upsert(family, family.kawasan, "kawasan_id", family.of_kawasan, ctes)


@cache
def kelurahan_asked(family: Family = OFFICIAL) -> str:
    sums = _kelurahan_sums(
        family, family.kawasan, "JOIN asked ON " + _is("rt.kelurahan_id")
    )
    ctes = f"{_ASKED}, sums AS ({sums})"
    return _upsert(family, family.wilayah, "wilayah_id", family.of_wilayah, ctes)


@cache
def parents_asked(family: Family = OFFICIAL) -> str:
    join = "JOIN asked ON asked.area_id = w.parent_id AND asked.tahun = r.tahun"
    sums = _parent_sums(family, family.wilayah, join)
    ctes = f"{_ASKED}, sums AS ({sums})"
    return _upsert(family, family.wilayah, "wilayah_id", family.of_wilayah, ctes)


def _is(column: str) -> str:
    return f"asked.area_id = {column} AND asked.tahun = a.tahun"


def _kawasan_sums(family: Family, asked: str = "") -> str:
    return (
        f"SELECT rt.kawasan_id AS area_id, a.tahun, {family.sums()},"
        " (SELECT count(*) FROM kawasan_rt all_rt"
        "  WHERE all_rt.kawasan_id = rt.kawasan_id AND all_rt.aktif) AS jumlah_rt"
        f" FROM {family.sheets} {asked} WHERE rt.kawasan_id IS NOT NULL"
        " GROUP BY rt.kawasan_id, a.tahun"
    )


def _kelurahan_sums(family: Family, of_kawasan: str, asked: str = "") -> str:
    stored = of_kawasan == family.kawasan
    key = "kawasan_id" if stored else "area_id"
    own = family.own("k") if stored else ""
    return (
        f"SELECT rt.kelurahan_id AS area_id, a.tahun, {family.sums()},"
        f" {columns.hectares_by_kawasan()}"
        f" FROM {family.sheets} {asked} LEFT JOIN {of_kawasan} k"
        f" ON k.{key} = rt.kawasan_id AND k.tahun = a.tahun{own}"
        " GROUP BY rt.kelurahan_id, a.tahun"
    )


def _parent_sums(
    family: Family, of_wilayah: str, asked: str = "", where: str = ""
) -> str:
    stored = of_wilayah == family.wilayah
    key = "wilayah_id" if stored else "area_id"
    own = family.own("r") if stored else ""
    return (
        f"SELECT w.parent_id AS area_id, r.tahun,"
        f" {columns.sums_of_children(family.counts)}"
        f" FROM {of_wilayah} r JOIN kawasan_wilayah w ON w.id = r.{key} {asked}"
        f" WHERE w.parent_id IS NOT NULL{own} {where} GROUP BY w.parent_id, r.tahun"
    )


def _upsert(
    family: Family, table: str, key: str, names: tuple[str, ...], ctes: str
) -> str:
    """Writes the pairs that have anything, removes those that have nothing left."""
    listed = ", ".join(names)
    changed = ", ".join(f"{name} = EXCLUDED.{name}" for name in names)
    keys, values = _keys(family, key, "area_id, tahun")
    return f"""
WITH {ctes}, gone AS (
    DELETE FROM {table} old USING asked
    WHERE old.{key} = asked.area_id AND old.tahun = asked.tahun{family.own("old")}
      AND NOT EXISTS (SELECT 1 FROM sums WHERE sums.area_id = asked.area_id
                      AND sums.tahun = asked.tahun)
)
INSERT INTO {table} ({keys}, {listed}, dihitung_pada)
SELECT {values}, {listed}, clock_timestamp()
FROM ({columns.scored("sums", names)}) AS fresh
ON CONFLICT ({keys}) DO UPDATE
SET {changed}, dihitung_pada = EXCLUDED.dihitung_pada
"""


def _keys(family: Family, key: str, values: str) -> tuple[str, str]:
    """The key columns of a stored rollup, and what stands in them."""
    if not family.keadaan:
        return f"{key}, tahun", values
    return f"{key}, tahun, keadaan", f"{values}, '{family.keadaan}'"


# Numbers of active RT ----------------------------------------------------------------

_COUNT = """
WITH asked(id) AS (SELECT * FROM unnest($1::bigint[])), found AS ({found}), gone AS (
    DELETE FROM cacah_rt WHERE wilayah_id IN (SELECT id FROM asked)
    AND wilayah_id NOT IN (SELECT id FROM found)
)
INSERT INTO cacah_rt (wilayah_id, jumlah_rt) SELECT id, n FROM found
ON CONFLICT (wilayah_id) DO UPDATE SET jumlah_rt = EXCLUDED.jumlah_rt
"""
COUNT_RT = _COUNT.format(
    found="SELECT rt.kelurahan_id AS id, count(*) AS n FROM kawasan_rt rt"
    " JOIN asked ON asked.id = rt.kelurahan_id WHERE rt.aktif GROUP BY 1"
)
COUNT_BELOW = _COUNT.format(
    found="SELECT w.parent_id AS id, sum(c.jumlah_rt) AS n FROM kawasan_wilayah w"
    " JOIN asked ON asked.id = w.parent_id JOIN cacah_rt c ON c.wilayah_id = w.id"
    " GROUP BY 1"
)

# Everything -------------------------------------------------------------------------

COUNTED_RT = "fresh_cacah"


@cache
def whole(family: Family = OFFICIAL) -> tuple[str, ...]:
    """Statements that count a family into its fresh tables, from below upwards."""
    kawasan = f"WITH sums AS ({_kawasan_sums(family)})"
    ground = f"WITH sums AS ({_kelurahan_sums(family, family.fresh_kawasan)})"
    steps = [
        _fresh(family.fresh_kawasan, family.of_kawasan, kawasan),
        f"ANALYZE {family.fresh_kawasan} (area_id, tahun)",
        _fresh(family.fresh_wilayah, family.of_wilayah, ground),
    ]
    for kinds in _UPWARDS:
        where = f"AND w.jenis IN ({kinds})"
        sums = _parent_sums(family, family.fresh_wilayah, where=where)
        listed = ", ".join(("area_id", "tahun", *family.of_wilayah))
        steps.append(
            f"INSERT INTO {family.fresh_wilayah} ({listed}) WITH sums AS ({sums})"
            f" SELECT {listed} FROM ({columns.scored('sums', family.of_wilayah)}) s"
        )
    return tuple(steps)


@cache
def whole_count() -> tuple[str, ...]:
    """Statements that count the active RT of every place into a fresh table."""
    steps = [
        f"CREATE TEMP TABLE {COUNTED_RT} ON COMMIT DROP AS"
        " SELECT kelurahan_id AS area_id, count(*) AS jumlah_rt FROM kawasan_rt"
        " WHERE aktif GROUP BY 1"
    ]
    steps += [
        f"INSERT INTO {COUNTED_RT} SELECT w.parent_id, sum(c.jumlah_rt)"
        f" FROM {COUNTED_RT} c JOIN kawasan_wilayah w ON w.id = c.area_id"
        f" WHERE w.parent_id IS NOT NULL AND w.jenis IN ({kinds}) GROUP BY 1"
        for kinds in _UPWARDS
    ]
    return tuple(steps)


_UPWARDS = ("'kelurahan', 'desa'", "'kecamatan'", "'kabupaten', 'kota'")


def _fresh(name: str, names: tuple[str, ...], ctes: str) -> str:
    listed = ", ".join(("area_id", "tahun", *names))
    return (
        f"CREATE TEMP TABLE {name} ON COMMIT DROP AS {ctes} SELECT {listed}"
        f" FROM ({columns.scored('sums', names)}) AS s"
    )


@cache
def apply_whole(family: Family = OFFICIAL) -> tuple[str, ...]:
    """Statements that bring stored rollups to the fresh figures; rows that are
    right already are not touched."""
    steps: list[str] = []
    for table, fresh, key, names in (
        (family.kawasan, family.fresh_kawasan, "kawasan_id", family.of_kawasan),
        (family.wilayah, family.fresh_wilayah, "wilayah_id", family.of_wilayah),
    ):
        same = f"old.{key} = f.area_id AND old.tahun = f.tahun{family.own('old')}"
        keys, values = _keys(family, key, "f.area_id, f.tahun")
        steps += _apply(
            table,
            fresh,
            same,
            keys,
            values,
            names,
            own=family.own("old"),
            stamp="dihitung_pada",
        )
    return tuple(steps)


@cache
def apply_count() -> tuple[str, ...]:
    same = "old.wilayah_id = f.area_id"
    return tuple(
        _apply("cacah_rt", COUNTED_RT, same, "wilayah_id", "f.area_id", ("jumlah_rt",))
    )


def _apply(
    table: str,
    fresh: str,
    same: str,
    keys: str,
    values: str,
    names: tuple[str, ...],
    *,
    own: str = "",
    stamp: str = "",
) -> list[str]:
    old, new = (", ".join(f"{a}.{name}" for name in names) for a in ("old", "f"))
    changed = ", ".join(f"{name} = f.{name}" for name in names)
    now = f", {stamp} = clock_timestamp()" if stamp else ""
    stamped = (f", {stamp}", ", clock_timestamp()") if stamp else ("", "")
    return [
        f"DELETE FROM {table} old WHERE NOT EXISTS"
        f" (SELECT 1 FROM {fresh} f WHERE {same}){own}",
        f"UPDATE {table} old SET {changed}{now} FROM {fresh} f"
        f" WHERE {same} AND ({old}) IS DISTINCT FROM ({new})",
        f"INSERT INTO {table} ({keys}, {', '.join(names)}{stamped[0]})"
        f" SELECT {values}, {new}{stamped[1]} FROM {fresh} f"
        f" WHERE NOT EXISTS (SELECT 1 FROM {table} old WHERE {same})",
    ]


def differences(family: Family, kind: str) -> str:
    """Areas and years whose stored figures are not those counted from zero."""
    table, fresh, key, names = {
        "kawasan": (
            family.kawasan,
            family.fresh_kawasan,
            "kawasan_id",
            family.of_kawasan,
        ),
        "wilayah": (
            family.wilayah,
            family.fresh_wilayah,
            "wilayah_id",
            family.of_wilayah,
        ),
    }[kind]
    old, new = (", ".join(f"{a}.{name}" for name in names) for a in ("old", "f"))
    return (
        "SELECT coalesce(old.area_id, f.area_id), coalesce(old.tahun, f.tahun)"
        f" FROM (SELECT x.*, x.{key} AS area_id FROM {table} x"
        f" WHERE true{family.own('x')}) AS old"
        f" FULL JOIN {fresh} f USING (area_id, tahun)"
        f" WHERE ({old}) IS DISTINCT FROM ({new}) ORDER BY 1, 2"
    )
