"""Tindak lanjut: what was agreed upon, who does it until when, and how far it is.

A source is a kind and a number, not a key: meetings and trainings refer to items, never
the other way round. Being late is computed, so that it is true on every day.
"""

from datetime import date

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kelompok.querysets import OPEN, ActionItemQuerySet, ActionProgressQuerySet

LATE = "terlambat"


class Dimensi(models.TextChoices):
    """Whose capacity is meant: of the system, an institution, or people."""

    SISTEM = "sistem", "Sistem"
    LEMBAGA = "lembaga", "Lembaga"
    INDIVIDU = "individu", "Individu"


@pghistory.track()
class ActionItem(models.Model):
    """One agreement with an institution that answers for it and a day."""

    class Kategori(models.TextChoices):
        STRATEGI = "strategi_kebijakan", "Strategi dan kebijakan"
        SINERGI = "sinergi", "Sinergi"
        SINKRONISASI = "sinkronisasi_program", "Sinkronisasi program"
        PENGENDALIAN = "pengendalian_monitoring", "Pengendalian dan monitoring"

    class Horizon(models.TextChoices):
        PENDEK = "pendek", "Jangka pendek"
        MENENGAH = "menengah", "Jangka menengah"
        PANJANG = "panjang", "Jangka panjang"

    class Prioritas(models.TextChoices):
        TINGGI = "tinggi", "Tinggi"
        SEDANG = "sedang", "Sedang"
        RENDAH = "rendah", "Rendah"

    class Status(models.TextChoices):
        BARU = "baru", "Baru"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        BATAL = "dibatalkan", "Dibatalkan"

    class Sumber(models.TextChoices):
        RAPAT = "rapat", "Rapat"
        BIMTEK = "bimtek", "Bimtek"
        KUNJUNGAN = "kunjungan", "Kunjungan pembinaan"
        SINKRONISASI = "sinkronisasi", "Sinkronisasi perencanaan"

    uraian = models.CharField(max_length=500)
    pic_institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="action_items",
        verbose_name="instansi penanggung jawab",
    )
    pic_nama = models.CharField("nama penanggung jawab", max_length=120, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="action_items",
        verbose_name="kab/kota atau provinsi",
    )
    kategori = models.CharField(max_length=23, choices=Kategori)
    horizon = models.CharField(max_length=8, choices=Horizon)
    dimensi = models.CharField(
        "dimensi kapasitas", max_length=8, choices=Dimensi, blank=True
    )
    tenggat = models.DateField()
    prioritas = models.CharField(
        max_length=6, choices=Prioritas, default=Prioritas.SEDANG
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.BARU)
    progres = models.PositiveSmallIntegerField("progres (%)", default=0)
    selesai_pada = models.DateField("tanggal selesai", null=True, blank=True)
    alasan = models.CharField("alasan pembatalan", max_length=300, blank=True)
    bukti_url = models.URLField("alamat bukti", max_length=300, blank=True)
    sumber_jenis = models.CharField(
        "asal", max_length=12, choices=Sumber, blank=True, editable=False
    )
    sumber_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_items",
    )
    intervention = models.ForeignKey(
        "kawasan.Intervention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_items",
        verbose_name="kegiatan penanganan",
    )
    indicator = models.ForeignKey(
        "assessments.Indicator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_items",
        verbose_name="indikator",
    )
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["tenggat", "pk"]
        indexes = [
            models.Index(fields=["wilayah", "status", "tenggat"], name="tindak_tempat"),
            models.Index(
                fields=["pic_institution", "status", "tenggat"], name="tindak_instansi"
            ),
            models.Index(fields=["sumber_jenis", "sumber_id"], name="tindak_sumber"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(progres__lte=100),
                name="tindak_progres",
                violation_error_message="Progres antara 0 dan 100 %.",
            ),
            models.CheckConstraint(
                condition=Q(status="selesai", progres=100, selesai_pada__isnull=False)
                | (~Q(status="selesai") & Q(selesai_pada=None)),
                name="tindak_selesai",
                violation_error_message=(
                    "Tindak lanjut yang selesai berprogres 100 % dan bertanggal."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status="baru") | Q(progres=0),
                name="tindak_baru",
                violation_error_message="Tindak lanjut baru berprogres 0 %.",
            ),
            models.CheckConstraint(
                condition=~Q(status="dibatalkan") | ~Q(alasan=""),
                name="tindak_alasan",
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.CheckConstraint(
                condition=Q(sumber_jenis="", sumber_id=None)
                | (~Q(sumber_jenis="") & Q(sumber_id__isnull=False)),
                name="tindak_asal_berpasangan",
                violation_error_message="Asal terdiri atas jenis dan nomornya.",
            ),
            models.CheckConstraint(
                condition=Q(tenggat__year__gte=2000, tenggat__year__lte=2100),
                name="tindak_tenggat",
                violation_error_message="Tenggat harus antara tahun 2000 dan 2100.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian if len(self.uraian) <= 80 else f"{self.uraian[:79]}…"

    def get_absolute_url(self) -> str:
        return f"/kelompok/tindak/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_late(self) -> bool:
        return self.is_late_on(timezone.localdate())

    def is_late_on(self, day: date) -> bool:
        return self.is_open and self.tenggat < day

    @property
    def days_late(self) -> int:
        """0 while it is in time."""
        late = (timezone.localdate() - self.tenggat).days
        return max(late, 0) if self.is_open else 0

    @property
    def keadaan(self) -> str:
        """The status as people see it: late is one of them."""
        return LATE if self.is_late else self.status


class ActionProgress(models.Model):
    """One report on an item; what was reported is never written over."""

    item = models.ForeignKey(ActionItem, models.CASCADE, related_name="laporan")
    tanggal = models.DateField()
    progres = models.PositiveSmallIntegerField("progres (%)")
    status = models.CharField(max_length=10, choices=ActionItem.Status)
    catatan = models.CharField(max_length=1000)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = ActionProgressQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan tindak lanjut"
        verbose_name_plural = "laporan tindak lanjut"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(progres__lte=100),
                name="laporan_tindak_progres",
                violation_error_message="Progres antara 0 dan 100 %.",
            ),
            models.CheckConstraint(
                condition=~Q(catatan=""),
                name="laporan_tindak_catatan",
                violation_error_message="Tulis apa yang sudah dikerjakan.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%Y-%m-%d}: {self.progres} %"


class ActionDigest(models.Model):
    """That a person was reminded in a week; so nobody is reminded twice in one."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="action_digests"
    )
    minggu = models.DateField("Senin minggu itu")
    jumlah = models.PositiveIntegerField("tindak lanjut yang disebut")
    terlambat = models.PositiveIntegerField("di antaranya terlambat")
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "pengingat tindak lanjut"
        verbose_name_plural = "pengingat tindak lanjut"
        ordering = ["-minggu", "user_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "minggu"],
                name="pengingat_sekali_seminggu",
                violation_error_message="Pengingat minggu ini sudah dikirim.",
            ),
            models.CheckConstraint(
                condition=Q(terlambat__lte=F("jumlah")),
                name="pengingat_terlambat_sebagian",
                violation_error_message="Yang terlambat adalah bagian dari jumlah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minggu:%Y-%m-%d}: {self.jumlah}"
