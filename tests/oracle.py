"""The rollups once more, from the rows, by plain Python; shares no code with ours."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection

KK, UNIT, HA = "jumlah_kk", "jumlah_bangunan", "luas_verifikasi_ha"
ROAD, DRAIN = "panjang_jalan_ideal_m", "panjang_drainase_ideal_m"
RULES = {
    "permen-pupr-14-2018": (
        {
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
        },
        ((60, "KB"), (38, "KS"), (16, "KR"), (0, "TK")),
    ),
}
RULES["permen-pupr-02-2016"] = (
    {
        **RULES["permen-pupr-14-2018"][0],
        "drainase_tidak_terhubung_m": DRAIN,
        "drainase_tidak_terpelihara_m": DRAIN,
        "kk_sarana_sampah_tidak_terpelihara": KK,
    },
    ((71, "KB"), (45, "KS"), (19, "KR"), (0, "TK")),
)
VOLUMES = tuple(RULES["permen-pupr-02-2016"][0])
HEADERS = (UNIT, "jumlah_penduduk", KK, HA, ROAD, DRAIN)
STATUSES = ("draf", "diajukan", "dikembalikan", "diverifikasi", "disahkan")
LEVELS = ("TK", "KR", "KS", "KB")


def points(volume, whole):
    if not whole:
        return 0
    percent = (100 * Decimal(volume) / Decimal(whole)).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )
    return 5 if percent >= 76 else 3 if percent >= 51 else 1 if percent >= 25 else 0


def _total(rows):
    """All figures of the sheets of one area and year."""
    official = [row for row in rows if row["resmi"]]
    found = {f"penilaian_{s}": sum(r["status"] == s for r in rows) for s in STATUSES}
    found["rt_dinilai"] = len(official)
    for name in (*HEADERS, *VOLUMES):
        values = [row[name] for row in official]
        whole = values and all(value is not None for value in values)
        found[name] = sum(values) if whole else None
    for level in LEVELS:
        mine = [row for row in official if row["tingkat"] == level]
        found[f"rt_{level.lower()}"] = len(mine)
        found[f"ha_{level.lower()}"] = sum(row[HA] for row in mine)
    served = {
        "kk_air": ("kk_tanpa_akses_air_aman",),
        "kk_sanitasi": (
            "kk_sistem_limbah_tidak_sesuai",
            "kk_sarana_limbah_tidak_sesuai",
        ),
        "kk_sampah": ("kk_sarana_sampah_tidak_sesuai", "kk_sistem_sampah_tidak_sesuai"),
    }
    for name, lacking in served.items():
        parts = [row[KK] - max(row[x] for x in lacking) for row in official]
        found[name] = sum(parts) if official else None
    editions = {row["ruleset"] for row in official}
    found["ruleset"] = editions.pop() if len(editions) == 1 else ""
    found["skor"], found["tingkat"] = None, ""
    if found["ruleset"]:
        found["skor"], found["tingkat"] = result(found)
    return found


def result(row):
    """Score and tingkat of one sheet, or of sums, by its own edition."""
    criteria, levels = RULES[row["ruleset"]]
    total = sum(points(row[name], row[of]) for name, of in criteria.items())
    return total, next(tingkat for floor, tingkat in levels if total >= floor)


def read(cursor, sql):
    cursor.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def expected(cursor):
    """(kawasan, year) and (wilayah, year) to figures, and active RT per wilayah."""
    active = "SELECT id, kelurahan_id, kawasan_id FROM kawasan_rt WHERE aktif"
    rts = {rt["id"]: rt for rt in read(cursor, active)}
    tree = read(cursor, "SELECT id, parent_id FROM kawasan_wilayah")
    parents = {place["id"]: place["parent_id"] for place in tree}
    of_kawasan, of_wilayah = defaultdict(list), defaultdict(list)
    counted = "SELECT * FROM assessments_assessment WHERE status <> 'dibatalkan'"
    for row in read(cursor, counted):
        rt = rts.get(row["rt_id"])
        if rt is None:
            continue
        row["kawasan_id"] = rt["kawasan_id"]
        if rt["kawasan_id"]:
            of_kawasan[rt["kawasan_id"], row["tahun"]].append(row)
        place = rt["kelurahan_id"]
        while place:
            of_wilayah[place, row["tahun"]].append(row)
            place = parents[place]
    areas = {key: _total(rows) for key, rows in of_kawasan.items()}
    for (kawasan, _year), found in areas.items():
        found["jumlah_rt"] = sum(rt["kawasan_id"] == kawasan for rt in rts.values())
    places = {}
    for key, rows in of_wilayah.items():
        places[key] = _total(rows) | _by_kawasan(rows, areas)
    counts = defaultdict(int)
    for rt in rts.values():
        place = rt["kelurahan_id"]
        while place:
            counts[place] += 1
            place = parents[place]
    return areas, places, dict(counts)


def _by_kawasan(rows, areas):
    official = [row for row in rows if row["resmi"]]
    found = {}
    for level in LEVELS:
        found[f"ha_kawasan_{level.lower()}"] = sum(
            row[HA]
            for row in official
            if row["kawasan_id"]
            and areas[row["kawasan_id"], row["tahun"]]["tingkat"] == level
        )
    outside = [row[HA] for row in official if not row["kawasan_id"]]
    return {**found, "ha_luar_kawasan": sum(outside)}


def differences(cursor=None):
    """What the stored rollups have wrong; empty when every figure is right.

    Reads through any cursor; by default through the one of the test database.
    """
    cursor = cursor or connection.cursor()
    areas, places, counts = expected(cursor)
    wrong = _compare(cursor, "rekap_kawasan", "kawasan_id", areas)
    wrong += _compare(cursor, "rekap_wilayah", "wilayah_id", places)
    found = read(cursor, "SELECT wilayah_id, jumlah_rt FROM cacah_rt")
    stored = {row["wilayah_id"]: row["jumlah_rt"] for row in found}
    return wrong if stored == counts else [*wrong, ("cacah", stored, counts)]


def _compare(cursor, table, key, right):
    found = read(cursor, f"SELECT * FROM {table}")
    stored = {(row[key], row["tahun"]): row for row in found}
    wrong = [("ada", table, k) for k in stored.keys() ^ right.keys()]
    for k in stored.keys() & right.keys():
        for name, value in right[k].items():
            if stored[k][name] != value:
                wrong.append((table, k, name, stored[k][name], value))
    return wrong
