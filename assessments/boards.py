"""Who has entered what in a year: the board of a kab/kota, one line per kelurahan."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from assessments import workflow
from assessments.models import TahunPenanganan
from kawasan import access

_OPEN = (
    workflow.DRAF,
    workflow.DIAJUKAN,
    workflow.DIKEMBALIKAN,
    workflow.DIVERIFIKASI,
)
_BOARD = """
SELECT kelurahan.kode, kelurahan.nama, kecamatan.nama,
    (SELECT count(*) FROM kawasan_rt rt
     WHERE rt.kelurahan_id = kelurahan.id AND rt.aktif),
    (SELECT count(*) FROM kondisi_rt k
     JOIN kawasan_rt rt ON rt.id = k.rt_id AND rt.aktif
     WHERE rt.kelurahan_id = kelurahan.id AND k.tahun = %(tahun)s
       AND k.keadaan = 'awal'),
    sheet.jumlah, sheet.terbuka,
    work.jumlah, work.menunggu, work.disetujui, work.terakhir
FROM kawasan_wilayah kelurahan
JOIN kawasan_wilayah kecamatan ON kecamatan.id = kelurahan.parent_id
LEFT JOIN LATERAL (
    SELECT count(*) AS jumlah,
        count(*) FILTER (WHERE a.status = ANY (%(open)s)) AS terbuka
    FROM assessments_assessment a JOIN kawasan_rt rt ON rt.id = a.rt_id
    WHERE rt.kelurahan_id = kelurahan.id AND a.tahun = %(tahun)s
      AND a.status <> 'dibatalkan'
) AS sheet ON true
LEFT JOIN LATERAL (
    SELECT count(*) AS jumlah,
        count(*) FILTER (WHERE i.verifikasi = 'menunggu') AS menunggu,
        count(*) FILTER (WHERE i.verifikasi = 'disetujui') AS disetujui,
        max(i.diubah_pada) AS terakhir
    FROM kawasan_intervention i
    WHERE i.kelurahan_id = kelurahan.id AND i.tahun = %(tahun)s
      AND i.status <> 'dibatalkan'
) AS work ON true
WHERE kecamatan.parent_id = %(wilayah)s AND kelurahan.berlaku_sampai IS NULL
ORDER BY kelurahan.kode
"""


_UNTOUCHED = """
SELECT left(kelurahan.kode, 5), count(*),
    count(*) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM kawasan_intervention i
        WHERE i.kelurahan_id = kelurahan.id AND i.tahun = %(tahun)s
          AND i.status <> 'dibatalkan'
    ) AND NOT EXISTS (
        SELECT 1 FROM assessments_assessment a JOIN kawasan_rt rt ON rt.id = a.rt_id
        WHERE rt.kelurahan_id = kelurahan.id AND a.tahun = %(tahun)s
          AND a.status <> 'dibatalkan'
    ))
FROM kawasan_wilayah kelurahan
WHERE kelurahan.kode LIKE %(below)s AND kelurahan.berlaku_sampai IS NULL
  AND EXISTS (SELECT 1 FROM kawasan_rt rt
              WHERE rt.kelurahan_id = kelurahan.id AND rt.aktif)
GROUP BY 1
"""


@dataclass(frozen=True)
class Untouched:
    """Of so many kelurahan with RT so many entered nothing in a year."""

    kelurahan: int = 0
    belum_mengisi: int = 0


@dataclass(frozen=True)
class Line:
    """One kelurahan in one year."""

    kode: str
    nama: str
    kecamatan: str
    jumlah_rt: int
    rt_dengan_r0: int
    penilaian: int
    penilaian_terbuka: int
    kegiatan: int
    menunggu: int
    disetujui: int
    terakhir: Any

    @property
    def belum_ada_r0(self) -> int:
        return max(0, self.jumlah_rt - self.rt_dengan_r0)

    @property
    def belum_mengisi(self) -> bool:
        """Has RT, and has entered neither a work nor a sheet of the year."""
        return bool(self.jumlah_rt) and not self.kegiatan and not self.penilaian


def of_year(year: TahunPenanganan, user: Any = None) -> list[Line]:
    """All kelurahan of the kab/kota, or those in the user's territories."""
    asked: dict[str, Any] = {
        "tahun": year.tahun,
        "wilayah": year.wilayah_id,
        "open": list(_OPEN),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BOARD, asked)
        lines = [Line(*row) for row in cursor.fetchall()]
    if user is None:
        return lines
    mine = access.scope(user)
    return [line for line in lines if any(access.holds(k, line.kode) for k in mine)]


def untouched(kode: str, tahun: int) -> dict[str, Untouched]:
    """Per kab/kota of a province; the caller has asked who may see it.

    The same rule as ``Line.belum_mengisi``, for all kab/kota in one query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_UNTOUCHED, {"tahun": tahun, "below": f"{kode}.%"})
        return {kota: Untouched(*counts) for kota, *counts in cursor.fetchall()}


def missing(year: TahunPenanganan) -> list[str]:
    """What stands against locking the year, in words; empty when it is complete."""
    lines = [line for line in of_year(year) if line.jumlah_rt]
    found = (
        (sum(line.belum_ada_r0 for line in lines), "RT belum ada R0"),
        (sum(line.penilaian_terbuka for line in lines), "penilaian belum disahkan"),
        (sum(line.menunggu for line in lines), "kegiatan belum diverifikasi"),
        (
            sum(line.belum_mengisi for line in lines),
            "kelurahan belum mengisi apa pun",
        ),
    )
    return [f"{count} {what}" for count, what in found if count]
