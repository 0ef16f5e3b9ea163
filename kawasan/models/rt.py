"""RT, the unit that is assessed, and its dated denominators."""

import pghistory
from django.contrib.gis.db import models
from django.db.models import F, Q

from kawasan.models.dirty import dirty_triggers
from kawasan.models.fields import (
    MAX_COUNT,
    MAX_HA,
    MAX_M,
    SoundBoundary,
    area,
    between,
    boundary,
    length,
    tracked,
)
from kawasan.querysets import RtQuerySet

# An RT that appears, moves, closes or goes changes its old and its new areas,
# in every year.
_CHANGED = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT x.jenis, x.kunci, 0
FROM ({rows}) AS r,
     LATERAL (VALUES ('kawasan', r.kawasan_id), ('wilayah', r.kelurahan_id))
       AS x(jenis, kunci)
WHERE x.kunci IS NOT NULL;
RETURN NULL;
"""
_MOVED = """
SELECT o.kawasan_id, o.kelurahan_id FROM old_rows o JOIN new_rows n USING (id)
WHERE (o.kawasan_id, o.kelurahan_id, o.aktif)
      IS DISTINCT FROM (n.kawasan_id, n.kelurahan_id, n.aktif)
UNION
SELECT n.kawasan_id, n.kelurahan_id FROM old_rows o JOIN new_rows n USING (id)
WHERE (o.kawasan_id, o.kelurahan_id, o.aktif)
      IS DISTINCT FROM (n.kawasan_id, n.kelurahan_id, n.aktif)
"""
_ROWS = "SELECT kawasan_id, kelurahan_id FROM {0}"


@tracked()
class Rt(models.Model):
    """One RT of one kelurahan; ``rt`` and ``rw`` are text, as on the form."""

    kelurahan = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="rt_set"
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rt_set",
    )
    rw = models.CharField("RW", max_length=20, blank=True)
    rt = models.CharField("RT", max_length=20)
    kampung = models.CharField(max_length=80, blank=True)
    aktif = models.BooleanField(default=True)
    batas = boundary()
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = RtQuerySet.as_manager()

    class Meta:
        verbose_name = "RT"
        verbose_name_plural = "RT"
        ordering = ["kelurahan_id", "rw", "rt", "kampung"]
        constraints = [
            models.UniqueConstraint(
                fields=["kelurahan", "rw", "rt", "kampung"],
                condition=Q(aktif=True),
                name="rt_sekali_per_kelurahan",
                violation_error_message="RT ini sudah ada di kelurahan itu.",
            ),
            models.CheckConstraint(
                condition=~Q(rt=""),
                name="rt_bernama",
                violation_error_message="Isi nomor RT.",
            ),
            models.CheckConstraint(
                condition=SoundBoundary(F("batas")),
                name="rt_batas_sah",
                violation_error_message="Batas tidak sah atau di luar Indonesia.",
            ),
        ]
        triggers = [
            *dirty_triggers(
                insert=_CHANGED.format(rows=_ROWS.format("new_rows")),
                update=_CHANGED.format(rows=_MOVED),
                delete=_CHANGED.format(rows=_ROWS.format("old_rows")),
            ),
        ]

    def __str__(self) -> str:
        parts = [f"RT {self.rt}"]
        if self.rw:
            parts.append(f"RW {self.rw}")
        if self.kampung:
            parts.append(self.kampung)
        return " ".join(parts)

    def get_absolute_url(self) -> str:
        return f"/rt/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode


PENYEBUT = (
    "jumlah_bangunan",
    "jumlah_penduduk",
    "jumlah_kk",
    "luas_verifikasi_ha",
    "panjang_jalan_ideal_m",
    "panjang_drainase_ideal_m",
)
EKSISTING = ("panjang_jalan_eksisting_m", "panjang_drainase_eksisting_m")
LIMITS = {
    "jumlah_bangunan": MAX_COUNT,
    "jumlah_penduduk": MAX_COUNT,
    "jumlah_kk": MAX_COUNT,
    "luas_verifikasi_ha": MAX_HA,
    "panjang_jalan_ideal_m": MAX_M,
    "panjang_drainase_ideal_m": MAX_M,
    "panjang_jalan_eksisting_m": MAX_M,
    "panjang_drainase_eksisting_m": MAX_M,
}


class Penyebut(models.Model):
    """What volumes are divided by. NULL is unknown, 0 is none."""

    jumlah_bangunan = models.IntegerField("jumlah bangunan (unit)", null=True)
    jumlah_penduduk = models.IntegerField("jumlah penduduk (jiwa)", null=True)
    jumlah_kk = models.IntegerField("jumlah KK", null=True)
    luas_verifikasi_ha = area("luas verifikasi (ha)", null=True)
    panjang_jalan_ideal_m = length("panjang jalan ideal (m)", null=True)
    panjang_drainase_ideal_m = length("panjang drainase ideal (m)", null=True)

    class Meta:
        abstract = True


class Header(Penyebut):
    """What the RT holds in total, as the head of the form asks for it."""

    panjang_jalan_eksisting_m = length("panjang jalan eksisting (m)", null=True)
    panjang_drainase_eksisting_m = length("panjang drainase eksisting (m)", null=True)

    class Meta:
        abstract = True


@pghistory.track()
class RtPenyebut(Header):
    """The denominators of one RT, valid from ``berlaku_tahun`` until the next."""

    rt = models.ForeignKey(Rt, models.CASCADE, related_name="penyebut")
    berlaku_tahun = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=150, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "penyebut RT"
        verbose_name_plural = "penyebut RT"
        ordering = ["rt_id", "-berlaku_tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["rt", "berlaku_tahun"],
                name="penyebut_sekali_setahun",
                violation_error_message="Penyebut tahun itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_tahun__gte=1990, berlaku_tahun__lte=2100),
                name="penyebut_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=between(LIMITS),
                name="penyebut_wajar",
                violation_error_message="Angka tidak boleh negatif atau terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rt} mulai {self.berlaku_tahun}"
