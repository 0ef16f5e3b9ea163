"""Takes the picture of a year when it is locked; nothing writes in it afterwards."""

import hashlib
from typing import Any

from django.db import connection

from assessments.models import SnapshotTahun, TahunPenanganan
from assessments.rekap import kondisi
from assessments.rekap.lock import lock
from kawasan import konvensi

_COPY = """
INSERT INTO assessments_snapshotrt
    (snapshot_id, rt_id, kode_kelurahan, kode_kawasan, keadaan, {listed})
SELECT %(snapshot)s, k.rt_id, kelurahan.kode, coalesce(kawasan.kode, ''), k.keadaan,
       {columns}
FROM ({states}) k
JOIN kawasan_rt rt ON rt.id = k.rt_id
JOIN kawasan_wilayah kelurahan ON kelurahan.id = rt.kelurahan_id
LEFT JOIN kawasan_kawasan kawasan ON kawasan.id = rt.kawasan_id
"""
_STATES = """
SELECT k.* FROM kondisi_rt k
JOIN kawasan_rt rt ON rt.id = k.rt_id AND rt.aktif
JOIN kawasan_wilayah kelurahan ON kelurahan.id = rt.kelurahan_id
JOIN kawasan_wilayah kecamatan ON kecamatan.id = kelurahan.parent_id
WHERE k.tahun = %(tahun)s AND kecamatan.parent_id = %(wilayah)s
"""
_TOTALS = f"""
SELECT keadaan, count(*), count(*) FILTER (WHERE tingkat <> 'TK'),
       coalesce(sum(luas_verifikasi_ha), 0),
       coalesce(sum(luas_verifikasi_ha) FILTER (WHERE tingkat <> 'TK'), 0)
FROM ({_STATES}) s GROUP BY keadaan
"""
_LINES = f"SELECT {{columns}} FROM ({_STATES}) k ORDER BY k.rt_id, k.keadaan"


def take(year: TahunPenanganan, *, by: Any, alasan: str) -> SnapshotTahun:
    """The states of all RT of the year, counted now, as its next revision.

    Holds the lock of the consumers until the caller's transaction ends, so that what is
    kept is what the facts of this transaction say.
    """
    asked = {"tahun": year.tahun, "wilayah": year.wilayah_id}
    with connection.cursor() as cursor:
        lock(cursor)
        kondisi.recount(cursor, [("tahun", year.wilayah_id, 0)])
        cursor.execute(_TOTALS, asked)
        totals: dict[str, Any] = {
            keadaan: {
                "jumlah_rt": rt,
                "rt_kumuh": slum,
                "luas_verifikasi_ha": str(area),
                "luas_kumuh_ha": str(slum_area),
            }
            for keadaan, rt, slum, area, slum_area in cursor.fetchall()
        }
        totals["konvensi"] = konvensi.values(year.kode_wilayah, year.tahun)
        columns = ", ".join(f"k.{name}" for name in kondisi.FOUND)
        listed = _LINES.format(columns=f"k.rt_id, k.keadaan, {columns}")
        cursor.execute(listed, asked)
        digest = hashlib.sha256()
        for row in cursor.fetchall():
            digest.update("|".join(map(str, row)).encode())
        taken = SnapshotTahun.objects.create(
            tahun=year,
            revisi=year.revisi + 1,
            dibuat_oleh=by,
            alasan=alasan,
            ringkasan=totals,
            sha256=digest.hexdigest(),
            is_demo=year.is_demo,
        )
        names = ", ".join(kondisi.FOUND)
        copy = _COPY.format(listed=names, columns=columns, states=_STATES)
        cursor.execute(copy, {**asked, "snapshot": taken.pk})
    return taken
