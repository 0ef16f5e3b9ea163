"""Rencana kolaborasi: what every actor means to do about slum, item by item.

An item is one volume of one sasaran in one kawasan (or one RT of it) in one year, by
one office out of one source of money. It is accepted or refused on its own.
"""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round

from kawasan import penanganan
from kawasan.models.fields import MAX_M, MAX_RUPIAH, rupiah
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.querysets import RencanaItemQuerySet, RencanaQuerySet

FIRST_YEAR, LAST_YEAR = 2015, 2100
_LONGEST_PERIOD = 20


@pghistory.track()
class RencanaKolaborasi(models.Model):
    """One plan of a kab/kota or of the province for some years."""

    class Status(models.TextChoices):
        RENCANA = "rencana", "Rencana"
        DISEPAKATI = "disepakati", "Disepakati"
        ARSIP = "arsip", "Arsip"

    judul = models.CharField(max_length=200)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="rencana_set",
        verbose_name="kabupaten/kota atau provinsi",
    )
    tahun_mulai = models.PositiveSmallIntegerField("tahun pertama")
    tahun_selesai = models.PositiveSmallIntegerField("tahun terakhir")
    status = models.CharField(max_length=10, choices=Status, default=Status.RENCANA)
    pembahasan = models.ForeignKey(
        "kelompok.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rencana_set",
        verbose_name="rapat yang membahas",
    )
    # Meetings that were not held through the portal; the others have their own page.
    rapat = models.CharField("rapat di luar portal", max_length=250, blank=True)
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

    objects = RencanaQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana kolaborasi"
        verbose_name_plural = "rencana kolaborasi"
        ordering = ["-tahun_mulai", "judul"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "judul"],
                name="rencana_judul_sekali",
                violation_error_message="Judul ini sudah dipakai rencana lain di sini.",
            ),
            models.CheckConstraint(
                condition=Q(
                    tahun_mulai__gte=FIRST_YEAR,
                    tahun_selesai__lte=LAST_YEAR,
                    tahun_selesai__gte=F("tahun_mulai"),
                )
                & Q(tahun_selesai__lte=F("tahun_mulai") + _LONGEST_PERIOD),
                name="rencana_tahun",
                violation_error_message=(
                    "Isi tahun antara 2015 dan 2100; tahun terakhir tidak mendahului"
                    " tahun pertama, dan rencana paling lama 20 tahun."
                ),
            ),
            models.CheckConstraint(
                condition=Q(pembahasan=None) | Q(rapat=""),
                name="rencana_satu_rapat",
                violation_error_message=(
                    "Pilih rapat di portal, atau tulis rapat di luar portal; jangan"
                    " keduanya."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/sinkronisasi/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def years(self) -> range:
        return range(self.tahun_mulai, self.tahun_selesai + 1)

    @property
    def is_open(self) -> bool:
        """Whether its items may change."""
        return self.status == self.Status.RENCANA


@pghistory.track()
class RencanaItem(models.Model):
    """One item of a plan; the unit follows from the sasaran."""

    class Status(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        DISEPAKATI = "disepakati", "Disepakati"
        DITOLAK = "ditolak", "Ditolak"

    rencana = models.ForeignKey(
        RencanaKolaborasi, models.PROTECT, related_name="item_set"
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan", models.PROTECT, related_name="rencana_item_set"
    )
    rt = models.ForeignKey(
        "kawasan.Rt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="RT",
    )
    sasaran = models.CharField(max_length=40, choices=Sasaran)
    tahun = models.PositiveSmallIntegerField()
    pelaku = models.ForeignKey("accounts.Institution", models.PROTECT, related_name="+")
    sumber_dana = models.CharField("sumber dana", max_length=14, choices=SumberDana)
    volume = models.DecimalField(max_digits=14, decimal_places=6)
    biaya_rp = rupiah("biaya (Rp)")
    program = models.CharField(
        "program/kegiatan/subkegiatan", max_length=250, blank=True
    )
    catatan = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIUSULKAN)
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    diputuskan_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField("alasan putusan", max_length=300, blank=True)
    kegiatan = models.OneToOneField(
        "kawasan.Intervention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rencana_item",
    )
    diubah_oleh = models.ForeignKey(
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

    objects = RencanaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "butir rencana"
        verbose_name_plural = "butir rencana"
        ordering = ["tahun", "kawasan_id", "sasaran", "pk"]
        indexes = [
            models.Index(fields=["kawasan", "sasaran"], name="rencana_item_tempat")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("rencana", "kawasan", "rt", "sasaran", "tahun"),
                    *("pelaku", "sumber_dana"),
                ],
                name="rencana_item_sekali",
                nulls_distinct=False,
                violation_error_message=(
                    "Butir dengan tempat, sasaran, tahun, pelaku, dan sumber dana ini"
                    " sudah ada."
                ),
            ),
            models.CheckConstraint(
                condition=Q(volume__gt=0, volume__lte=MAX_M),
                name="rencana_item_volume",
                violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
            ),
            models.CheckConstraint(
                condition=Q(sasaran__endswith="_ha")
                | Q(sasaran__endswith="_m", volume=Round(F("volume"), 3))
                | Q(volume=Round(F("volume"), 0)),
                name="rencana_item_satuan",
                violation_error_message=(
                    "Unit dan KK harus bilangan bulat; meter paling banyak tiga"
                    " desimal."
                ),
            ),
            models.CheckConstraint(
                condition=Q(biaya_rp=None)
                | Q(biaya_rp__gte=0, biaya_rp__lte=MAX_RUPIAH),
                name="rencana_item_biaya",
                violation_error_message="Biaya negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="diusulkan", diputuskan_oleh=None, diputuskan_pada=None
                )
                | Q(
                    status__in=["disepakati", "ditolak"],
                    diputuskan_oleh__isnull=False,
                    diputuskan_pada__isnull=False,
                ),
                name="rencana_item_diputuskan",
            ),
            models.CheckConstraint(
                condition=~Q(status="ditolak") | ~Q(alasan=""),
                name="rencana_item_alasan",
                violation_error_message="Isi alasan penolakan.",
            ),
            models.CheckConstraint(
                condition=Q(kegiatan=None) | Q(status="disepakati"),
                name="rencana_item_kegiatan_disepakati",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sasaran_display()}, {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/sinkronisasi/butir/{self.pk}/"

    @property
    def satuan(self) -> str:
        return penanganan.unit(self.sasaran)

    @property
    def kode_wilayah(self) -> str:
        return self.rencana.wilayah.kode
