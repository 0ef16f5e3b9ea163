"""The rollups as somebody would write them by hand in SQL, sharing no code with ours.

Shadow tables of the same shape are emptied and filled again in one transaction; one
change goes from its sheet to the kawasan and from there to each ancestor.
"""

from typing import Any

UNIT, KK, HA = "jumlah_bangunan", "jumlah_kk", "luas_verifikasi_ha"
ROAD, DRAIN = "panjang_jalan_ideal_m", "panjang_drainase_ideal_m"
CRITERIA = {
    "bangunan_tidak_teratur": UNIT,
    "luas_kepadatan_tinggi_ha": HA,
    "bangunan_tidak_memenuhi_syarat": UNIT,
    "jalan_belum_ada_m": ROAD,
    "jalan_rusak_m": ROAD,
    "kk_tanpa_akses_air_aman": KK,
    "kk_air_tidak_cukup": KK,
    "luas_genangan_ha": HA,
    "drainase_belum_ada_m": DRAIN,
    "drainase_buruk_m": DRAIN,
    "kk_sistem_limbah_tidak_sesuai": KK,
    "kk_sarana_limbah_tidak_sesuai": KK,
    "kk_sarana_sampah_tidak_sesuai": KK,
    "kk_sistem_sampah_tidak_sesuai": KK,
    "bangunan_tanpa_prasarana_kebakaran": UNIT,
    "bangunan_tanpa_sarana_kebakaran": UNIT,
}
CRITERIA_2016 = {
    "drainase_tidak_terhubung_m": DRAIN,
    "drainase_tidak_terpelihara_m": DRAIN,
    "kk_sarana_sampah_tidak_terpelihara": KK,
}
STATUSES = ("draf", "diajukan", "dikembalikan", "diverifikasi", "disahkan")
LEVELS = ("TK", "KR", "KS", "KB")
_COUNTED = [
    "rt_dinilai",
    *(f"penilaian_{status}" for status in STATUSES),
    *(f"rt_{level.lower()}" for level in LEVELS),
    *(f"ha_{level.lower()}" for level in LEVELS),
]
_MEASURED = [
    *(UNIT, "jumlah_penduduk", KK, HA, ROAD, DRAIN, *CRITERIA),
    *("kk_air", "kk_sanitasi", "kk_sampah"),
]
_SUMS = [*_COUNTED, *_MEASURED, *CRITERIA_2016]
_BY_KAWASAN = [
    *(f"ha_kawasan_{level.lower()}" for level in LEVELS),
    "ha_luar_kawasan",
]
KAWASAN_COLUMNS = [*_SUMS, "jumlah_rt", "ruleset", "skor", "tingkat"]
WILAYAH_COLUMNS = [*_SUMS, *_BY_KAWASAN, "ruleset", "skor", "tingkat"]
SHADOWS = {
    "rekap_kawasan": ("acuan_kawasan", "kawasan_id, tahun", KAWASAN_COLUMNS),
    "rekap_wilayah": ("acuan_wilayah", "wilayah_id, tahun", WILAYAH_COLUMNS),
    "cacah_rt": ("acuan_cacah", "wilayah_id", ["jumlah_rt"]),
}

# Shadows and functions --------------------------------------------------------------

_PREPARE = """
CREATE OR REPLACE FUNCTION acuan_nilai(v numeric, d numeric) RETURNS int
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN d > 0 THEN
        CASE WHEN v * 100 >= 75.995 * d THEN 5 WHEN v * 100 >= 50.995 * d THEN 3
             WHEN v * 100 >= 24.995 * d THEN 1 WHEN v IS NOT NULL THEN 0 END
        WHEN d = 0 AND v = 0 THEN 0 END
$$;
CREATE OR REPLACE FUNCTION acuan_tingkat(edisi text, skor int) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN skor IS NULL THEN ''
        WHEN edisi = 'permen-pupr-14-2018' THEN
            CASE WHEN skor >= 60 THEN 'KB' WHEN skor >= 38 THEN 'KS'
                 WHEN skor >= 16 THEN 'KR' ELSE 'TK' END
        ELSE CASE WHEN skor >= 71 THEN 'KB' WHEN skor >= 45 THEN 'KS'
                  WHEN skor >= 19 THEN 'KR' ELSE 'TK' END END
$$;
"""


def prepare(hand: Any) -> None:
    """Shadow tables of the same shape, empty, with the same indexes."""
    with hand, hand.cursor() as cursor:
        cursor.execute(_PREPARE)
        for table, (shadow, _key, _columns) in SHADOWS.items():
            cursor.execute(f"DROP TABLE IF EXISTS {shadow}")
            cursor.execute(f"CREATE TABLE {shadow} (LIKE {table} INCLUDING ALL)")


def remove(hand: Any) -> None:
    with hand, hand.cursor() as cursor:
        for shadow, _key, _columns in SHADOWS.values():
            cursor.execute(f"DROP TABLE {shadow}")
        cursor.execute("DROP FUNCTION acuan_nilai, acuan_tingkat")


def differing(cursor: Any) -> int:
    """How many rows the portal's tables and the shadows do not have in common."""
    found = 0
    for table, (shadow, key, columns) in SHADOWS.items():
        listed = f"{key}, {', '.join(columns)}"
        cursor.execute(
            f"SELECT count(*) FROM ("
            f"(SELECT {listed} FROM {table} EXCEPT SELECT {listed} FROM {shadow})"
            f" UNION ALL"
            f" (SELECT {listed} FROM {shadow} EXCEPT SELECT {listed} FROM {table})"
            f") AS of_one_side"
        )
        found += cursor.fetchone()[0]
    return found


# Sums -------------------------------------------------------------------------------


def _of_sheets() -> str:
    """The sums of sheets ``a``."""
    parts = ["count(*) FILTER (WHERE a.resmi) AS rt_dinilai"]
    parts += [
        f"count(*) FILTER (WHERE a.status = '{status}') AS penilaian_{status}"
        for status in STATUSES
    ]
    for level in LEVELS:
        mine = f"FILTER (WHERE a.resmi AND a.tingkat = '{level}')"
        parts.append(f"count(*) {mine} AS rt_{level.lower()}")
        parts.append(f"coalesce(sum(a.{HA}) {mine}, 0) AS ha_{level.lower()}")
    served = {
        "kk_air": "a.kk_tanpa_akses_air_aman",
        "kk_sanitasi": "greatest(a.kk_sistem_limbah_tidak_sesuai,"
        " a.kk_sarana_limbah_tidak_sesuai)",
        "kk_sampah": "greatest(a.kk_sarana_sampah_tidak_sesuai,"
        " a.kk_sistem_sampah_tidak_sesuai)",
    }
    for name in _MEASURED:
        what = f"{KK} - {served[name]}" if name in served else name
        parts.append(f"sum(a.{what}) FILTER (WHERE a.resmi) AS {name}")
    for name in CRITERIA_2016:
        parts.append(
            f"CASE WHEN count(a.{name}) FILTER (WHERE a.resmi)"
            f" = count(*) FILTER (WHERE a.resmi)"
            f" THEN sum(a.{name}) FILTER (WHERE a.resmi) END AS {name}"
        )
    parts.append(_edition("a", "a.resmi"))
    return ", ".join(parts)


def _of_rows() -> str:
    """The sums of the rows ``r`` directly below."""
    parts = [f"sum(r.{n}) AS {n}" for n in (*_COUNTED, *_BY_KAWASAN, *_MEASURED)]
    for name in CRITERIA_2016:
        parts.append(
            f"CASE WHEN count(r.{name}) FILTER (WHERE r.rt_dinilai > 0)"
            f" = count(*) FILTER (WHERE r.rt_dinilai > 0)"
            f" THEN sum(r.{name}) END AS {name}"
        )
    parts.append(_edition("r", "r.rt_dinilai > 0"))
    return ", ".join(parts)


def _edition(alias: str, official: str) -> str:
    name = f"({alias}.ruleset) FILTER (WHERE {official})"
    return f"CASE WHEN min{name} = max{name} THEN min{name} ELSE '' END AS ruleset"


def _scored(sums: str, columns: list[str]) -> str:
    """``sums`` with total and level of each of its rows."""
    new = " + ".join(f"acuan_nilai({v}, {d})" for v, d in CRITERIA.items())
    old = " + ".join(f"acuan_nilai({v}, {d})" for v, d in CRITERIA_2016.items())
    listed = ", ".join(columns[:-2])
    return f"""
    SELECT area_id, tahun, {listed}, skor, acuan_tingkat(ruleset, skor) AS tingkat
    FROM (
        SELECT *, CASE ruleset WHEN '' THEN NULL WHEN 'permen-pupr-14-2018' THEN {new}
            ELSE {new} + {old} END AS skor
        FROM ({sums}) AS sums
    ) AS scored
    """


def _kawasan(where: str = "") -> str:
    return _scored(
        f"""
        SELECT rt.kawasan_id AS area_id, a.tahun, {_of_sheets()},
            (SELECT count(*) FROM kawasan_rt x
             WHERE x.kawasan_id = rt.kawasan_id AND x.aktif) AS jumlah_rt
        FROM assessments_assessment a JOIN kawasan_rt rt ON rt.id = a.rt_id
        WHERE rt.aktif AND a.status <> 'dibatalkan'
            AND rt.kawasan_id IS NOT NULL {where}
        GROUP BY rt.kawasan_id, a.tahun
        """,
        KAWASAN_COLUMNS,
    )


def _ground(where: str = "") -> str:
    classes = ", ".join(
        f"coalesce(sum(a.{HA}) FILTER (WHERE a.resmi AND k.tingkat = '{level}'), 0)"
        f" AS ha_kawasan_{level.lower()}"
        for level in LEVELS
    )
    return _scored(
        f"""
        SELECT rt.kelurahan_id AS area_id, a.tahun, {_of_sheets()}, {classes},
            coalesce(sum(a.{HA}) FILTER (WHERE a.resmi AND rt.kawasan_id IS NULL), 0)
                AS ha_luar_kawasan
        FROM assessments_assessment a JOIN kawasan_rt rt ON rt.id = a.rt_id
        LEFT JOIN acuan_kawasan k ON k.kawasan_id = rt.kawasan_id AND k.tahun = a.tahun
        WHERE rt.aktif AND a.status <> 'dibatalkan' {where}
        GROUP BY rt.kelurahan_id, a.tahun
        """,
        WILAYAH_COLUMNS,
    )


def _above(where: str) -> str:
    return _scored(
        f"""
        SELECT w.parent_id AS area_id, r.tahun, {_of_rows()}
        FROM acuan_wilayah r JOIN kawasan_wilayah w ON w.id = r.wilayah_id
        WHERE {where} GROUP BY w.parent_id, r.tahun
        """,
        WILAYAH_COLUMNS,
    )


def _insert(table: str, rows: str) -> str:
    shadow, key, columns = SHADOWS[table]
    listed = ", ".join(columns)
    return (
        f"INSERT INTO {shadow} ({key}, {listed}, dihitung_pada)"
        f" SELECT fresh.*, now() FROM ({rows}) AS fresh"
    )


def _update(table: str, rows: str) -> str:
    shadow, key, columns = SHADOWS[table]
    changed = ", ".join(f"{name} = fresh.{name}" for name in columns)
    area = key.split(",")[0]
    return (
        f"UPDATE {shadow} AS old SET {changed}, dihitung_pada = now()"
        f" FROM ({rows}) AS fresh"
        f" WHERE old.{area} = fresh.area_id AND old.tahun = fresh.tahun"
    )


# Everything -------------------------------------------------------------------------


def recompute(hand: Any) -> None:
    """Empties the shadows and fills them from below, in one transaction."""
    with hand, hand.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '256MB'")
        cursor.execute("TRUNCATE acuan_kawasan, acuan_wilayah, acuan_cacah")
        cursor.execute(_insert("rekap_kawasan", _kawasan()))
        cursor.execute(_insert("rekap_wilayah", _ground()))
        cursor.execute(
            "INSERT INTO acuan_cacah (wilayah_id, jumlah_rt)"
            " SELECT kelurahan_id, count(*) FROM kawasan_rt WHERE aktif GROUP BY 1"
        )
        for kinds in ("'kelurahan', 'desa'", "'kecamatan'", "'kabupaten', 'kota'"):
            where = f"w.jenis IN ({kinds})"
            cursor.execute(_insert("rekap_wilayah", _above(where)))
            cursor.execute(
                "INSERT INTO acuan_cacah (wilayah_id, jumlah_rt)"
                " SELECT w.parent_id, sum(c.jumlah_rt) FROM acuan_cacah c"
                f" JOIN kawasan_wilayah w ON w.id = c.wilayah_id WHERE {where}"
                " GROUP BY 1"
            )


# One change -------------------------------------------------------------------------

_PLACES = """
SELECT rt.kawasan_id, a.tahun, array_agg(DISTINCT d.id), array_agg(DISTINCT c.id),
    array_agg(DISTINCT b.id), array_agg(DISTINCT b.parent_id)
FROM assessments_assessment a
JOIN kawasan_rt rt ON rt.id = a.rt_id
LEFT JOIN kawasan_rt mate ON mate.kawasan_id = rt.kawasan_id
JOIN kawasan_wilayah d ON d.id = coalesce(mate.kelurahan_id, rt.kelurahan_id)
JOIN kawasan_wilayah c ON c.id = d.parent_id
JOIN kawasan_wilayah b ON b.id = c.parent_id
WHERE a.id = $1 GROUP BY rt.kawasan_id, a.tahun
"""
_LOCK = """
SELECT 1 FROM acuan_wilayah WHERE wilayah_id = ANY($1) AND tahun = $2
ORDER BY id FOR UPDATE
"""


class FanOut:
    """One sheet to its kawasan and its ancestors, each from the rows below it.

    The statements are prepared once, and the rows above are locked first, because
    an aggregate of an UPDATE that had to wait would be of the time before.
    """

    def __init__(self, hand: Any):
        self.hand = hand
        of_kawasan = "AND rt.kawasan_id = $1 AND a.tahun = $2"
        of_ground = "AND rt.kelurahan_id = ANY($1) AND a.tahun = $2"
        above = "w.parent_id = ANY($1) AND r.tahun = $2"
        with hand, hand.cursor() as cursor:
            cursor.execute("SET plan_cache_mode = force_generic_plan")
            for name, sql in (
                ("places", _PLACES),
                ("locked", _LOCK),
                ("kawasan", _update("rekap_kawasan", _kawasan(of_kawasan))),
                ("ground", _update("rekap_wilayah", _ground(of_ground))),
                ("above", _update("rekap_wilayah", _above(above))),
            ):
                cursor.execute(f"PREPARE acuan_{name} AS {sql}")

    def count(self, sheet: int) -> None:
        with self.hand, self.hand.cursor() as cursor:
            cursor.execute("EXECUTE acuan_places (%s)", [sheet])
            kawasan, tahun, *levels = cursor.fetchone()
            every = [place for level in levels for place in level]
            cursor.execute("EXECUTE acuan_locked (%s, %s)", [every, tahun])
            if kawasan is not None:
                cursor.execute("EXECUTE acuan_kawasan (%s, %s)", [kawasan, tahun])
            cursor.execute("EXECUTE acuan_ground (%s, %s)", [levels[0], tahun])
            for level in levels[1:]:
                cursor.execute("EXECUTE acuan_above (%s, %s)", [level, tahun])
