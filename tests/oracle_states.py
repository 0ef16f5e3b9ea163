"""Kumuh awal and akhir once more, from the facts, by plain Python of its own."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection

from tests.oracle import (
    HEADERS,
    RULES,
    VOLUMES,
    _by_kawasan,
    _compare,
    _total,
    read,
    result,
)

ASPECTS = {
    "permen-pupr-14-2018": (3, 2, 2, 3, 2, 2, 2),
    "permen-pupr-02-2016": (3, 2, 2, 5, 2, 3, 2),
}
# The criteria of an edition in the order of their codes, aspect by aspect.
ORDER = {
    "permen-pupr-14-2018": (
        *("bangunan_tidak_teratur", "luas_kepadatan_tinggi_ha"),
        *("bangunan_tidak_memenuhi_syarat", "jalan_belum_ada_m", "jalan_rusak_m"),
        *("kk_tanpa_akses_air_aman", "kk_air_tidak_cukup", "luas_genangan_ha"),
        *("drainase_belum_ada_m", "drainase_buruk_m"),
        *("kk_sistem_limbah_tidak_sesuai", "kk_sarana_limbah_tidak_sesuai"),
        *("kk_sarana_sampah_tidak_sesuai", "kk_sistem_sampah_tidak_sesuai"),
        *("bangunan_tanpa_prasarana_kebakaran", "bangunan_tanpa_sarana_kebakaran"),
    ),
}
ORDER["permen-pupr-02-2016"] = (
    *ORDER["permen-pupr-14-2018"][:9],
    *("drainase_tidak_terhubung_m", "drainase_tidak_terpelihara_m"),
    *ORDER["permen-pupr-14-2018"][9:14],
    "kk_sarana_sampah_tidak_terpelihara",
    *ORDER["permen-pupr-14-2018"][14:],
)
NUMBERS = (*HEADERS, *VOLUMES)


def mean(row):
    """The plain rata-rata: mean of the means of the aspects, two decimals."""
    criteria, _levels = RULES[row["ruleset"]]
    shares = []
    for name in ORDER[row["ruleset"]]:
        volume, whole = row[name], row[criteria[name]]
        percent = Decimal(0)
        if whole:
            exact = 100 * Decimal(volume) / Decimal(whole)
            percent = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        shares.append(min(max(percent, Decimal(0)), Decimal(100)))
    found, start = [], 0
    for size in ASPECTS[row["ruleset"]]:
        found.append(sum(shares[start : start + size]) / size)
        start += size
    return (sum(found) / len(found)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def states(cursor):
    """(rt, year, end) to the numbers of that RT at that end of that year."""
    places = read(cursor, "SELECT id, parent_id FROM kawasan_wilayah")
    parent = {place["id"]: place["parent_id"] for place in places}
    years = defaultdict(list)
    for row in read(cursor, "SELECT * FROM assessments_tahunpenanganan"):
        years[row["wilayah_id"]].append(row)
    sheets = defaultdict(list)
    for row in read(cursor, "SELECT * FROM assessments_assessment WHERE resmi"):
        sheets[row["rt_id"]].append(row)
    done = defaultdict(Decimal)
    for row in read(
        cursor,
        "SELECT l.rt_id, i.tahun, l.sasaran, l.volume_realisasi AS volume"
        " FROM kawasan_interventionvolume l, kawasan_intervention i"
        " WHERE i.id = l.intervention_id AND i.verifikasi = 'disetujui'",
    ):
        if row["volume"] is not None:
            done[row["rt_id"], row["tahun"], row["sasaran"]] += row["volume"]
    kept = {
        (row["tahun_id"], row["revisi"], row["rt_id"], row["keadaan"]): row
        for row in read(
            cursor,
            "SELECT h.tahun_id, h.revisi, s.* FROM assessments_snapshottahun h,"
            " assessments_snapshotrt s WHERE s.snapshot_id = h.id",
        )
    }
    found = {}
    for rt in read(cursor, "SELECT id, kelurahan_id FROM kawasan_rt"):
        city = parent[parent[rt["kelurahan_id"]]]
        before, before_year = None, None
        for year in sorted(years[city], key=lambda row: row["tahun"]):
            tahun = year["tahun"]
            if year["status"] == "terkunci":
                ends = [
                    kept.get((year["id"], year["revisi"], rt["id"], end))
                    for end in ("awal", "akhir")
                ]
                if ends[0] is None:
                    continue
                awal, akhir = ends
            else:
                known = [s for s in sheets[rt["id"]] if s["tahun"] <= tahun]
                sheet = max(known, key=lambda s: s["tahun"], default=None)
                fresh = sheet and (before is None or sheet["tahun"] > before_year)
                only_new = year["sumber_r0"] == "baru"
                if fresh and (not only_new or sheet["tahun"] == tahun):
                    awal = {name: sheet[name] for name in (*NUMBERS, "ruleset")}
                    awal |= {"asal": "survei", "asal_tahun": sheet["tahun"]}
                    awal["penilaian_id"] = sheet["id"]
                elif before and not fresh and not only_new:
                    awal = {**before, "asal": "hitungan"}
                else:
                    continue
                akhir = dict(awal)
                for name in VOLUMES:
                    if akhir[name] is not None:
                        less = akhir[name] - done[rt["id"], tahun, name]
                        akhir[name] = max(Decimal(0), less)
                for end in (awal, akhir):
                    end["skor"], end["tingkat"] = result(end)
                    end["rata_rata"] = mean(end)
            found[rt["id"], tahun, "awal"] = awal
            found[rt["id"], tahun, "akhir"] = akhir
            before, before_year = akhir, tahun
    return found


def differences(cursor=None):
    """What the stored states and their sums have wrong; empty when all is right."""
    cursor = cursor or connection.cursor()
    right = states(cursor)
    stored = {
        (row["rt_id"], row["tahun"], row["keadaan"]): row
        for row in read(cursor, "SELECT * FROM kondisi_rt")
    }
    names = (
        *NUMBERS,
        *("asal", "asal_tahun", "penilaian_id", "ruleset"),
        *("skor", "tingkat", "rata_rata"),
    )
    wrong = [("ada", key) for key in stored.keys() ^ right.keys()]
    wrong += [
        (key, name, stored[key][name], right[key][name])
        for key in stored.keys() & right.keys()
        for name in names
        if stored[key][name] != right[key][name]
    ]
    for end in ("awal", "akhir"):
        wrong += _sums(cursor, end, right)
    return wrong


def _sums(cursor, end, right):
    active = "SELECT id, kelurahan_id, kawasan_id FROM kawasan_rt WHERE aktif"
    rts = {rt["id"]: rt for rt in read(cursor, active)}
    tree = read(cursor, "SELECT id, parent_id FROM kawasan_wilayah")
    parents = {place["id"]: place["parent_id"] for place in tree}
    of_kawasan, of_wilayah = defaultdict(list), defaultdict(list)
    for (rt_id, tahun, keadaan), numbers in right.items():
        if keadaan != end or rt_id not in rts:
            continue
        rt = rts[rt_id]
        row = {**numbers, "resmi": True, "status": "disahkan", "tahun": tahun}
        row["kawasan_id"] = rt["kawasan_id"]
        if rt["kawasan_id"]:
            of_kawasan[rt["kawasan_id"], tahun].append(row)
        place = rt["kelurahan_id"]
        while place:
            of_wilayah[place, tahun].append(row)
            place = parents[place]
    areas = {key: _without_progress(rows) for key, rows in of_kawasan.items()}
    for (kawasan, _year), found in areas.items():
        found["jumlah_rt"] = sum(rt["kawasan_id"] == kawasan for rt in rts.values())
    places = {
        key: _without_progress(rows) | _by_kawasan(rows, areas)
        for key, rows in of_wilayah.items()
    }
    only = f"(SELECT * FROM {{}} WHERE keadaan = '{end}') AS rows"
    return [
        *_compare(cursor, only.format("rekap_kondisi_kawasan"), "kawasan_id", areas),
        *_compare(cursor, only.format("rekap_kondisi_wilayah"), "wilayah_id", places),
    ]


def _without_progress(rows):
    found = _total(rows)
    return {k: v for k, v in found.items() if not k.startswith("penilaian_")}
