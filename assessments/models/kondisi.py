"""Kumuh awal and akhir: the state of an RT at the beginning and the end of a year.

A year is opened per kab/kota. Its awal (R0) is the official sheet of the year or, where
there is none, the akhir of the year before; its akhir is the awal less the verified
volumes of the works of the year, on the same denominators. ``KondisiRt`` and the sums
above it are written only by ``assessments.rekap``; people open, lock and unlock years.
NULL is not measured, 0 is none.
"""

from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.models.assessment import Assessment
from assessments.models.rekap import ByKawasan, Sums
from assessments.models.volumes import Volumes
from assessments.querysets import (
    KondisiRtQuerySet,
    RekapKawasanQuerySet,
    RekapWilayahQuerySet,
    TahunQuerySet,
)
from kawasan.konvensi import KEYS
from kawasan.models.dirty import dirty_triggers
from kawasan.models.rt import Penyebut

# A year that opens, closes or changes its source changes every RT of its kab/kota,
# in that year and in all that follow.
_CHANGED = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT 'tahun', r.wilayah_id, r.tahun FROM ({rows}) AS r;
RETURN NULL;
"""


class Keadaan(models.TextChoices):
    """Which end of the year a figure is about."""

    AWAL = "awal", "Kumuh awal (R0)"
    AKHIR = "akhir", "Kumuh akhir"


class Asal(models.TextChoices):
    """Where the numbers of a state come from."""

    SURVEI = "survei", "Survei"
    HITUNGAN = "hitungan", "Hitungan dari akhir tahun sebelumnya"


@pghistory.track()
class TahunPenanganan(models.Model):
    """One year of one kab/kota: opened, locked, perhaps unlocked again."""

    class Status(models.TextChoices):
        DIBUKA = "dibuka", "Dibuka"
        TERKUNCI = "terkunci", "Terkunci"

    class SumberR0(models.TextChoices):
        AKHIR_LALU = "akhir_lalu", "Akhir tahun sebelumnya"
        BARU = "baru", "Hanya penilaian tahun ini (SK atau survei baru)"

    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="tahun_set",
        verbose_name="kabupaten/kota",
    )
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=Status, default=Status.DIBUKA)
    sumber_r0 = models.CharField(
        "sumber R0", max_length=10, choices=SumberR0, default=SumberR0.AKHIR_LALU
    )
    dasar = models.CharField("dasar (SK, berita acara)", max_length=200, blank=True)
    revisi = models.PositiveSmallIntegerField(default=0)
    dibuka_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuka_pada = models.DateTimeField(auto_now_add=True)
    dikunci_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dikunci_pada = models.DateTimeField(null=True)
    alasan_kunci = models.CharField(
        "alasan mengunci walau belum lengkap", max_length=300, blank=True
    )
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    diminta_pada = models.DateTimeField(null=True)
    alasan_buka = models.CharField("alasan membuka", max_length=300, blank=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = TahunQuerySet.as_manager()

    class Meta:
        verbose_name = "tahun penanganan"
        verbose_name_plural = "tahun penanganan"
        ordering = ["-tahun", "wilayah_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"],
                name="tahun_sekali",
                violation_error_message="Tahun itu sudah dibuka di kab/kota ini.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=1990, tahun__lte=2100),
                name="tahun_wajar",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(status="terkunci")
                | Q(
                    dikunci_oleh__isnull=False, dikunci_pada__isnull=False, revisi__gt=0
                ),
                name="tahun_terkunci_oleh",
            ),
            models.CheckConstraint(
                condition=Q(diminta_oleh=None, diminta_pada=None)
                | (
                    Q(diminta_oleh__isnull=False, diminta_pada__isnull=False)
                    & ~Q(alasan_buka="")
                ),
                name="tahun_permintaan_beralasan",
                violation_error_message="Isi alasan membuka tahun ini.",
            ),
        ]
        triggers = [
            *dirty_triggers(
                insert=_CHANGED.format(rows="SELECT wilayah_id, tahun FROM new_rows"),
                update=_CHANGED.format(
                    rows=(
                        "SELECT wilayah_id, tahun FROM old_rows UNION"
                        " SELECT wilayah_id, tahun FROM new_rows"
                    )
                ),
                delete=_CHANGED.format(rows="SELECT wilayah_id, tahun FROM old_rows"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wilayah} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/tahun/{self.wilayah.kode}/{self.tahun}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def is_locked(self) -> bool:
        return self.status == self.Status.TERKUNCI


class State(Penyebut, Volumes):
    """Numbers of one RT at one end of one year, and what the rules say of them."""

    keadaan = models.CharField(max_length=5, choices=Keadaan)
    asal = models.CharField(max_length=8, choices=Asal)
    asal_tahun = models.PositiveSmallIntegerField("tahun survei asal")
    ruleset = models.CharField("aturan", max_length=30, choices=Assessment.Ruleset)
    skor = models.PositiveSmallIntegerField(null=True)
    tingkat = models.CharField(max_length=2, choices=Assessment.Tingkat, blank=True)
    rata_rata = models.DecimalField(max_digits=6, decimal_places=2, null=True)

    class Meta:
        abstract = True


class KondisiRt(State):
    """Kumuh awal or akhir of one RT in one opened year."""

    rt = models.ForeignKey("kawasan.Rt", models.CASCADE, related_name="kondisi_set")
    tahun = models.PositiveSmallIntegerField()
    penilaian = models.ForeignKey(
        Assessment, models.CASCADE, null=True, related_name="+"
    )
    dihitung_pada = models.DateTimeField()

    objects = KondisiRtQuerySet.as_manager()

    class Meta:
        db_table = "kondisi_rt"
        verbose_name = "kondisi RT"
        verbose_name_plural = "kondisi RT"
        ordering = ["rt_id", "tahun", "-keadaan"]
        constraints = [
            models.UniqueConstraint(
                fields=["rt", "tahun", "keadaan"], name="kondisi_rt_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rt_id} {self.tahun} {self.keadaan}"


class RekapKondisiKawasan(Sums):
    """Sums of the states of the RT of one kawasan in one opened year."""

    kawasan = models.ForeignKey(
        "kawasan.Kawasan", models.CASCADE, related_name="rekap_kondisi"
    )
    keadaan = models.CharField(max_length=5, choices=Keadaan)
    jumlah_rt = models.IntegerField("RT aktif", default=0)

    objects = RekapKawasanQuerySet.as_manager()

    class Meta:
        db_table = "rekap_kondisi_kawasan"
        verbose_name = "rekap kondisi kawasan"
        verbose_name_plural = "rekap kondisi kawasan"
        ordering = ["kawasan_id", "tahun", "-keadaan"]
        constraints = [
            models.UniqueConstraint(
                fields=["kawasan", "tahun", "keadaan"], name="kondisi_kawasan_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kawasan_id} {self.tahun} {self.keadaan}"


class RekapKondisiWilayah(ByKawasan, Sums):
    """Sums of the states of the RT of one wilayah in one opened year."""

    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.CASCADE, related_name="rekap_kondisi"
    )
    keadaan = models.CharField(max_length=5, choices=Keadaan)

    objects = RekapWilayahQuerySet.as_manager()

    class Meta:
        db_table = "rekap_kondisi_wilayah"
        verbose_name = "rekap kondisi wilayah"
        verbose_name_plural = "rekap kondisi wilayah"
        ordering = ["wilayah_id", "tahun", "-keadaan"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun", "keadaan"], name="kondisi_wilayah_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.wilayah_id} {self.tahun} {self.keadaan}"


class SnapshotTahun(models.Model):
    """What a year held when it was locked: once per locking, never changed."""

    tahun = models.ForeignKey(
        TahunPenanganan, models.PROTECT, related_name="snapshot_set"
    )
    revisi = models.PositiveSmallIntegerField()
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    alasan = models.CharField(max_length=300, blank=True)
    ringkasan = models.JSONField()
    sha256 = models.CharField(max_length=64)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "potret tahun"
        verbose_name_plural = "potret tahun"
        ordering = ["tahun_id", "-revisi"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun", "revisi"], name="potret_tahun_unik"
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="immutable", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.tahun} revisi {self.revisi}"

    @property
    def luas_kumuh_akhir_ha(self) -> Decimal | None:
        """Hectares of slum at the akhir; None when no RT had any figures."""
        found = self.ringkasan.get(Keadaan.AKHIR, {}).get("luas_kumuh_ha")
        return None if found is None else Decimal(found)

    @property
    def konvensi(self) -> dict[str, str]:
        """The conventions in force when it was taken, in words."""
        kept = self.ringkasan.get("konvensi", {})
        return {
            KEYS[key].label: KEYS[key].values.get(value, value)
            for key, value in kept.items()
            if key in KEYS
        }


class SnapshotRt(State):
    """One RT at one end of a locked year, with the place it lay in then."""

    snapshot = models.ForeignKey(SnapshotTahun, models.PROTECT, related_name="rt_set")
    rt = models.ForeignKey("kawasan.Rt", models.PROTECT, related_name="+")
    kode_kelurahan = models.CharField(max_length=13)
    kode_kawasan = models.CharField(max_length=30, blank=True)
    penilaian = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "potret RT"
        verbose_name_plural = "potret RT"
        ordering = ["snapshot_id", "rt_id", "-keadaan"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "rt", "keadaan"], name="potret_rt_unik"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="immutable", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.rt_id} {self.keadaan}"
