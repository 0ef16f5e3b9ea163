"""Harga satuan: what one unit of a work costs in a kab/kota, by year, with source."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from kawasan.models.fields import MAX_RUPIAH
from kawasan.models.intervention import FIRST_YEAR, LAST_YEAR
from kawasan.models.sasaran import Sasaran
from kawasan.querysets import HargaSatuanQuerySet

UNITS = ("unit", "ha", "m", "KK")


def unit_of(sasaran: str) -> str:
    """The unit in which a volume is measured; its column says it."""
    if sasaran.startswith("kk_"):
        return "KK"
    tail = sasaran.rpartition("_")[2]
    return tail if tail in UNITS else "unit"


@pghistory.track()
class HargaSatuan(models.Model):
    """Rupiah per unit of one sasaran. The portal knows none that nobody typed."""

    class Satuan(models.TextChoices):
        UNIT = "unit", "unit"
        HEKTARE = "ha", "ha"
        METER = "m", "m"
        KK = "KK", "KK"

    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="harga_set",
        verbose_name="kabupaten/kota",
    )
    sasaran = models.CharField("yang dikurangi", max_length=40, choices=Sasaran.choices)
    harga_rp = models.DecimalField("harga (Rp)", max_digits=18, decimal_places=2)
    satuan = models.CharField("per satuan", max_length=4, choices=Satuan)
    tahun = models.PositiveSmallIntegerField("tahun harga")
    sumber = models.CharField(max_length=200)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = HargaSatuanQuerySet.as_manager()

    class Meta:
        verbose_name = "harga satuan"
        verbose_name_plural = "harga satuan"
        ordering = ["wilayah_id", "sasaran", "-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "sasaran", "tahun"],
                name="harga_sekali_setahun",
                violation_error_message=(
                    "Harga untuk sasaran dan tahun itu sudah ada di kab/kota ini."
                ),
            ),
            models.CheckConstraint(
                condition=Q(harga_rp__gt=0, harga_rp__lte=MAX_RUPIAH),
                name="harga_positif",
                violation_error_message="Harga harus lebih dari 0.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="harga_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""),
                name="harga_sumber",
                violation_error_message="Tulis sumber harga ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sasaran_display()} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/harga-satuan/{self.pk}/ubah/"
