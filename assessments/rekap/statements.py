"""The SQL of the rollups: text only, made once from the ruleset files.

Two families share their sums: *asked* statements recount some (area, year) pairs,
*whole* statements recount everything into fresh tables.
"""

from functools import cache

from assessments.rekap import columns

_ASKED = "asked(area_id, tahun) AS (SELECT * FROM unnest($1::bigint[], $2::int[]))"
_SHEETS = """
FROM assessments_assessment a
JOIN kawasan_rt rt ON rt.id = a.rt_id AND rt.aktif
"""
_COUNTED = "a.status <> 'dibatalkan'"
LEVELS = {"kecamatan": 3, "kabupaten": 2, "kota": 2, "provinsi": 1}

# The level of a place, from its kind; kelurahan and desa are the ground.
_LEVEL = (
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
    SELECT w.id, t.tahun, {_LEVEL}, w.parent_id
    FROM touched_wilayah t JOIN kawasan_wilayah w ON w.id = t.id
    UNION
    SELECT w.id, below.tahun, {_LEVEL}, w.parent_id
    FROM upwards below JOIN kawasan_wilayah w ON w.id = below.parent_id
), counted(id, level, parent_id) AS (
    SELECT w.id, {_LEVEL}, w.parent_id
    FROM event JOIN kawasan_wilayah w ON event.jenis = 'wilayah' AND w.id = event.kunci
    UNION
    SELECT w.id, {_LEVEL}, w.parent_id
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
def kawasan_asked() -> str:
    return _upsert(
        "rekap_kawasan",
        "kawasan_id",
        columns.OF_KAWASAN,
        f"{_ASKED}, sums AS ({_kawasan_sums('JOIN asked ON ' + _is('rt.kawasan_id'))})",
    )


@cache
def kelurahan_asked() -> str:
    join = "JOIN asked ON " + _is("rt.kelurahan_id")
    return _upsert(
        "rekap_wilayah",
        "wilayah_id",
        columns.OF_WILAYAH,
        f"{_ASKED}, sums AS ({_kelurahan_sums('rekap_kawasan', join)})",
    )


@cache
def parents_asked() -> str:
    join = "JOIN asked ON asked.area_id = w.parent_id AND asked.tahun = r.tahun"
    return _upsert(
        "rekap_wilayah",
        "wilayah_id",
        columns.OF_WILAYAH,
        f"{_ASKED}, sums AS ({_parent_sums('rekap_wilayah', join)})",
    )


def _is(column: str) -> str:
    return f"asked.area_id = {column} AND asked.tahun = a.tahun"


def _kawasan_sums(asked: str = "") -> str:
    return (
        f"SELECT rt.kawasan_id AS area_id, a.tahun, {columns.sums_of_sheets()},"
        " (SELECT count(*) FROM kawasan_rt all_rt"
        "  WHERE all_rt.kawasan_id = rt.kawasan_id AND all_rt.aktif) AS jumlah_rt"
        f" {_SHEETS} {asked} WHERE {_COUNTED} AND rt.kawasan_id IS NOT NULL"
        " GROUP BY rt.kawasan_id, a.tahun"
    )


def _kelurahan_sums(of_kawasan: str, asked: str = "") -> str:
    key = "kawasan_id" if of_kawasan == "rekap_kawasan" else "area_id"
    return (
        f"SELECT rt.kelurahan_id AS area_id, a.tahun, {columns.sums_of_sheets()},"
        f" {columns.hectares_by_kawasan()}"
        f" {_SHEETS} {asked} LEFT JOIN {of_kawasan} k"
        f" ON k.{key} = rt.kawasan_id AND k.tahun = a.tahun"
        f" WHERE {_COUNTED} GROUP BY rt.kelurahan_id, a.tahun"
    )


def _parent_sums(of_wilayah: str, asked: str = "", where: str = "") -> str:
    key = "wilayah_id" if of_wilayah == "rekap_wilayah" else "area_id"
    return (
        f"SELECT w.parent_id AS area_id, r.tahun, {columns.sums_of_children()}"
        f" FROM {of_wilayah} r JOIN kawasan_wilayah w ON w.id = r.{key} {asked}"
        f" WHERE w.parent_id IS NOT NULL {where} GROUP BY w.parent_id, r.tahun"
    )


def _upsert(table: str, key: str, names: tuple[str, ...], ctes: str) -> str:
    """Writes the pairs that have anything, removes those that have nothing left."""
    listed = ", ".join(names)
    changed = ", ".join(f"{name} = EXCLUDED.{name}" for name in names)
    return f"""
WITH {ctes}, gone AS (
    DELETE FROM {table} old USING asked
    WHERE old.{key} = asked.area_id AND old.tahun = asked.tahun
      AND NOT EXISTS (SELECT 1 FROM sums WHERE sums.area_id = asked.area_id
                      AND sums.tahun = asked.tahun)
)
INSERT INTO {table} ({key}, tahun, {listed}, dihitung_pada)
SELECT area_id, tahun, {listed}, clock_timestamp()
FROM ({columns.scored("sums", names)}) AS fresh
ON CONFLICT ({key}, tahun) DO UPDATE
SET {changed}, dihitung_pada = EXCLUDED.dihitung_pada
"""


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

FRESH = {
    "rekap_kawasan": "fresh_kawasan",
    "rekap_wilayah": "fresh_wilayah",
    "cacah_rt": "fresh_cacah",
}


@cache
def whole() -> tuple[str, ...]:
    """Statements that count everything into the fresh tables, from below upwards."""
    kawasan = f"WITH sums AS ({_kawasan_sums()})"
    ground = f"WITH sums AS ({_kelurahan_sums('fresh_kawasan')})"
    steps = [
        _fresh("fresh_kawasan", columns.OF_KAWASAN, kawasan),
        "ANALYZE fresh_kawasan (area_id, tahun)",
        _fresh("fresh_wilayah", columns.OF_WILAYAH, ground),
        "CREATE TEMP TABLE fresh_cacah ON COMMIT DROP AS"
        " SELECT kelurahan_id AS area_id, count(*) AS jumlah_rt FROM kawasan_rt"
        " WHERE aktif GROUP BY 1",
    ]
    for kinds in ("'kelurahan', 'desa'", "'kecamatan'", "'kabupaten', 'kota'"):
        where = f"AND w.jenis IN ({kinds})"
        sums = _parent_sums("fresh_wilayah", where=where)
        listed = ", ".join(("area_id", "tahun", *columns.OF_WILAYAH))
        steps.append(
            f"INSERT INTO fresh_wilayah ({listed}) WITH sums AS ({sums})"
            f" SELECT {listed} FROM ({columns.scored('sums', columns.OF_WILAYAH)}) s"
        )
        steps.append(
            "INSERT INTO fresh_cacah SELECT w.parent_id, sum(c.jumlah_rt)"
            " FROM fresh_cacah c JOIN kawasan_wilayah w ON w.id = c.area_id"
            f" WHERE w.parent_id IS NOT NULL {where} GROUP BY 1"
        )
    return tuple(steps)


def _fresh(name: str, names: tuple[str, ...], ctes: str) -> str:
    listed = ", ".join(("area_id", "tahun", *names))
    return (
        f"CREATE TEMP TABLE {name} ON COMMIT DROP AS {ctes} SELECT {listed}"
        f" FROM ({columns.scored('sums', names)}) AS s"
    )


@cache
def apply_whole() -> tuple[str, ...]:
    """Statements that bring the rekap tables to the fresh figures; rows that are
    right already are not touched."""
    steps: list[str] = []
    for table, key, names, stamped in (
        ("rekap_kawasan", "kawasan_id", columns.OF_KAWASAN, True),
        ("rekap_wilayah", "wilayah_id", columns.OF_WILAYAH, True),
        ("cacah_rt", "wilayah_id", ("jumlah_rt",), False),
    ):
        steps += _apply(table, key, names, stamped)
    return tuple(steps)


def _apply(table: str, key: str, names: tuple[str, ...], yearly: bool) -> list[str]:
    fresh = FRESH[table]
    same = f"old.{key} = f.area_id" + (" AND old.tahun = f.tahun" if yearly else "")
    old, new = (", ".join(f"{a}.{name}" for name in names) for a in ("old", "f"))
    stamp = ", dihitung_pada = clock_timestamp()" if yearly else ""
    changed = ", ".join(f"{name} = f.{name}" for name in names)
    keys = f"{key}, tahun" if yearly else key
    fresh_keys = "f.area_id, f.tahun" if yearly else "f.area_id"
    stamped = (", dihitung_pada", ", clock_timestamp()") if yearly else ("", "")
    return [
        f"DELETE FROM {table} old WHERE NOT EXISTS"
        f" (SELECT 1 FROM {fresh} f WHERE {same})",
        f"UPDATE {table} old SET {changed}{stamp} FROM {fresh} f"
        f" WHERE {same} AND ({old}) IS DISTINCT FROM ({new})",
        f"INSERT INTO {table} ({keys}, {', '.join(names)}{stamped[0]})"
        f" SELECT {fresh_keys}, {new}{stamped[1]} FROM {fresh} f"
        f" WHERE NOT EXISTS (SELECT 1 FROM {table} old WHERE {same})",
    ]


def differences(table: str, key: str, names: tuple[str, ...]) -> str:
    """Areas and years whose stored figures are not those counted from zero."""
    old, new = (", ".join(f"{a}.{name}" for name in names) for a in ("old", "f"))
    return (
        "SELECT coalesce(old.area_id, f.area_id), coalesce(old.tahun, f.tahun)"
        f" FROM (SELECT *, {key} AS area_id FROM {table}) AS old"
        f" FULL JOIN {FRESH[table]} f USING (area_id, tahun)"
        f" WHERE ({old}) IS DISTINCT FROM ({new}) ORDER BY 1, 2"
    )
