"""Lokus of the year: where offices work together, and what each commits itself to.

What was committed and what was reported are volumes in one unit each; volumes of
different units are never added up. Being late is computed, so that it is true on every
day, and what was reported is never written over.
"""

from datetime import date
from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils import timezone

from kawasan import penanganan
from kawasan.models.fields import MAX_M, MAX_RUPIAH, rupiah
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.lokus_querysets import (
    OPEN,
    KomitmenQuerySet,
    LaporanKomitmenQuerySet,
    LokusQuerySet,
)

FIRST_YEAR, LAST_YEAR = 2015, 2100
LATE, SILENT = "terlambat", "belum_lapor"


@pghistory.track()
class Lokus(models.Model):
    """One place that a kab/kota or a province works at together in one year."""

    class Status(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        DITETAPKAN = "ditetapkan", "Ditetapkan"
        SELESAI = "selesai", "Selesai"

    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="lokus_set",
        verbose_name="kab/kota atau provinsi",
    )
    tahun = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    alasan = models.TextField("alasan pemilihan", max_length=2000)
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lokus_set",
    )
    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lokus_di_sini",
        verbose_name="kelurahan/desa",
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DIUSULKAN)
    rapat = models.ForeignKey(
        "kelompok.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lokus_set",
        verbose_name="rapat penetapan",
    )
    nomor = models.CharField("nomor penetapan", max_length=120, blank=True)
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)
    catatan = models.TextField(max_length=2000, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = LokusQuerySet.as_manager()

    class Meta:
        verbose_name = "lokus"
        verbose_name_plural = "lokus"
        ordering = ["-tahun", "wilayah_id", "judul"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun", "kawasan", "kelurahan"],
                name="lokus_sekali_setahun",
                nulls_distinct=False,
                violation_error_message=(
                    "Tempat ini sudah menjadi lokus wilayah ini pada tahun itu."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kawasan__isnull=False) | Q(kelurahan__isnull=False),
                name="lokus_bertempat",
                violation_error_message="Pilih kawasan atau kelurahan/desa.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="lokus_tahun",
                violation_error_message="Tahun harus antara 2015 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(status="diusulkan") | Q(tanggal__isnull=False),
                name="lokus_ditetapkan_bertanggal",
                violation_error_message="Isi tanggal penetapan lokus.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="lokus_beralasan",
                violation_error_message="Tulis alasan pemilihan lokus.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/lokus/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def is_open(self) -> bool:
        """Whether its commitments may change."""
        return self.status != self.Status.SELESAI

    @property
    def tempat(self) -> str:
        """Where it lies, in words."""
        found = [one.nama for one in (self.kawasan, self.kelurahan) if one]
        return ", ".join(found)


@pghistory.track()
class Komitmen(models.Model):
    """What one office commits itself to at a lokus: a volume until a day.

    With a sasaran the unit follows from it; without one (houses, latrines, water
    connections) the office names what it is and the unit.
    """

    class Status(models.TextChoices):
        DISANGGUPI = "disanggupi", "Disanggupi"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    lokus = models.ForeignKey(Lokus, models.PROTECT, related_name="komitmen_set")
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="komitmen_set",
        verbose_name="OPD/instansi",
    )
    sasaran = models.CharField(max_length=40, choices=Sasaran, blank=True)
    uraian = models.CharField(max_length=200, blank=True)
    satuan_lain = models.CharField("satuan", max_length=20, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=6)
    biaya_rp = rupiah("biaya (Rp)")
    sumber_dana = models.CharField("sumber dana", max_length=14, choices=SumberDana)
    tenggat = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DISANGGUPI)
    realisasi = models.DecimalField(
        "realisasi yang dilaporkan",
        max_digits=14,
        decimal_places=6,
        null=True,
        blank=True,
    )
    realisasi_rp = rupiah("biaya terpakai (Rp)")
    dilaporkan_pada = models.DateField("keadaan per tanggal", null=True, blank=True)
    alasan = models.CharField("alasan pembatalan", max_length=300, blank=True)
    butir = models.ForeignKey(
        "kelompok.RencanaItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="komitmen_set",
        verbose_name="butir rencana kolaborasi",
    )
    kegiatan = models.ForeignKey(
        "kawasan.Intervention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="komitmen_set",
        verbose_name="kegiatan penanganan",
    )
    catatan = models.CharField(max_length=300, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = KomitmenQuerySet.as_manager()

    class Meta:
        verbose_name = "komitmen"
        verbose_name_plural = "komitmen"
        ordering = ["lokus_id", "institution_id", "tenggat", "pk"]
        indexes = [
            models.Index(
                fields=["institution", "status", "tenggat"], name="komitmen_instansi"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["lokus", "institution", "sasaran", "uraian", "sumber_dana"],
                name="komitmen_sekali",
                violation_error_message=(
                    "Komitmen instansi ini untuk hal dan sumber dana yang sama sudah"
                    " ada di lokus ini."
                ),
            ),
            models.CheckConstraint(
                condition=(~Q(sasaran="") & Q(satuan_lain=""))
                | (Q(sasaran="") & ~Q(uraian="") & ~Q(satuan_lain="")),
                name="komitmen_bersatuan",
                violation_error_message=(
                    "Pilih sasaran tanpa satuan, atau tulis uraian dan satuannya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(volume__gt=0, volume__lte=MAX_M),
                name="komitmen_volume",
                violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
            ),
            models.CheckConstraint(
                condition=Q(sasaran__endswith="_ha")
                | Q(sasaran="")
                | Q(sasaran__endswith="_m", volume=Round(F("volume"), 3))
                | Q(volume=Round(F("volume"), 0)),
                name="komitmen_satuan",
                violation_error_message=(
                    "Unit dan KK harus bilangan bulat; meter paling banyak tiga"
                    " desimal."
                ),
            ),
            models.CheckConstraint(
                condition=Q(realisasi=None) | Q(realisasi__gte=0, realisasi__lte=MAX_M),
                name="komitmen_realisasi",
                violation_error_message="Realisasi negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(realisasi=None, dilaporkan_pada=None)
                | Q(realisasi__isnull=False, dilaporkan_pada__isnull=False),
                name="komitmen_realisasi_bertanggal",
                violation_error_message="Realisasi memerlukan tanggal keadaannya.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(biaya_rp=None) | Q(biaya_rp__gte=0, biaya_rp__lte=MAX_RUPIAH)
                )
                & (
                    Q(realisasi_rp=None)
                    | Q(realisasi_rp__gte=0, realisasi_rp__lte=MAX_RUPIAH)
                ),
                name="komitmen_biaya",
                violation_error_message="Biaya negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(
                    tenggat__year__gte=FIRST_YEAR, tenggat__year__lte=LAST_YEAR
                ),
                name="komitmen_tenggat",
                violation_error_message="Tenggat harus antara tahun 2015 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(status="dibatalkan") | ~Q(alasan=""),
                name="komitmen_alasan",
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.CheckConstraint(
                condition=~Q(status="selesai") | Q(realisasi__isnull=False),
                name="komitmen_selesai_dilaporkan",
                violation_error_message="Komitmen yang selesai punya realisasi.",
            ),
        ]

    def __str__(self) -> str:
        return self.hal

    def get_absolute_url(self) -> str:
        return f"/lokus/komitmen/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.lokus.wilayah.kode

    @property
    def satuan(self) -> str:
        return penanganan.unit(self.sasaran) if self.sasaran else self.satuan_lain

    @property
    def hal(self) -> str:
        """What it is about: the sasaran, else the words of the office."""
        return self.get_sasaran_display() if self.sasaran else self.uraian

    @property
    def persen(self) -> Decimal | None:
        """Reported share of what was committed; None while nothing was reported."""
        return None if self.realisasi is None else 100 * self.realisasi / self.volume

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

    @property
    def is_silent(self) -> bool:
        return self.is_open and self.realisasi is None


class LaporanKomitmen(models.Model):
    """One report on a commitment: how far it had come on a day, in all."""

    komitmen = models.ForeignKey(Komitmen, models.CASCADE, related_name="laporan_set")
    tanggal = models.DateField("keadaan per tanggal")
    realisasi = models.DecimalField(max_digits=14, decimal_places=6)
    realisasi_rp = rupiah("biaya terpakai (Rp)")
    status = models.CharField(max_length=10, choices=Komitmen.Status)
    catatan = models.CharField(max_length=1000)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = LaporanKomitmenQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan komitmen"
        verbose_name_plural = "laporan komitmen"
        ordering = ["-tanggal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(realisasi__gte=0, realisasi__lte=MAX_M),
                name="laporan_komitmen_realisasi",
                violation_error_message="Realisasi negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(realisasi_rp=None)
                | Q(realisasi_rp__gte=0, realisasi_rp__lte=MAX_RUPIAH),
                name="laporan_komitmen_biaya",
                violation_error_message="Biaya negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=~Q(catatan=""),
                name="laporan_komitmen_catatan",
                violation_error_message="Tulis apa yang sudah dikerjakan.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%Y-%m-%d}"
