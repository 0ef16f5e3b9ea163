"""Lines of an RPLP: what a kelurahan planned, whether or not it is worked on yet."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round

from kawasan import penanganan
from kawasan.models.fields import MAX_M, MAX_RUPIAH, rupiah
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.lokus_querysets import RplpBarisQuerySet


@pghistory.track()
class RplpBaris(models.Model):
    """One activity of an RPLP in one year.

    Once a kegiatan penanganan carries it out, the line names that work, and both are
    one activity wherever activities are counted.
    """

    rplp = models.ForeignKey(
        "kelompok.Rplp", models.PROTECT, related_name="baris_set", verbose_name="RPLP"
    )
    tahun = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=250)
    sasaran = models.CharField(max_length=40, choices=Sasaran, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=6)
    satuan_lain = models.CharField("satuan", max_length=20, blank=True)
    biaya_rp = rupiah("biaya (Rp)")
    sumber_dana = models.CharField(
        "sumber dana", max_length=14, choices=SumberDana, blank=True
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rplp_baris_set",
    )
    rt = models.ForeignKey(
        "kawasan.Rt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="RT",
    )
    kegiatan = models.ForeignKey(
        "kawasan.Intervention",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rplp_baris_set",
        verbose_name="kegiatan penanganan",
    )
    di_rp2kpkpk = models.BooleanField("juga dalam RP2KPKPK", default=False)
    rujukan_rp2kpkpk = models.CharField(
        "rujukan dalam RP2KPKPK", max_length=120, blank=True
    )
    catatan = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = RplpBarisQuerySet.as_manager()

    class Meta:
        verbose_name = "baris RPLP"
        verbose_name_plural = "baris RPLP"
        ordering = ["rplp_id", "tahun", "uraian", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rplp", "tahun", "uraian", "kawasan", "rt"],
                name="rplp_baris_sekali",
                nulls_distinct=False,
                violation_error_message=(
                    "Baris dengan uraian, tahun, dan tempat ini sudah ada."
                ),
            ),
            models.CheckConstraint(
                condition=(~Q(sasaran="") & Q(satuan_lain=""))
                | (Q(sasaran="") & ~Q(satuan_lain="")),
                name="rplp_baris_bersatuan",
                violation_error_message=(
                    "Pilih sasaran tanpa satuan, atau tulis satuannya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(volume__gt=0, volume__lte=MAX_M),
                name="rplp_baris_volume",
                violation_error_message="Volume harus lebih dari 0 dan masuk akal.",
            ),
            models.CheckConstraint(
                condition=Q(sasaran__endswith="_ha")
                | Q(sasaran="")
                | Q(sasaran__endswith="_m", volume=Round(F("volume"), 3))
                | Q(volume=Round(F("volume"), 0)),
                name="rplp_baris_satuan",
                violation_error_message=(
                    "Unit dan KK harus bilangan bulat; meter paling banyak tiga"
                    " desimal."
                ),
            ),
            models.CheckConstraint(
                condition=Q(biaya_rp=None)
                | Q(biaya_rp__gte=0, biaya_rp__lte=MAX_RUPIAH),
                name="rplp_baris_biaya",
                violation_error_message="Biaya negatif atau terlalu besar.",
            ),
            models.CheckConstraint(
                condition=Q(di_rp2kpkpk=True) | Q(rujukan_rp2kpkpk=""),
                name="rplp_baris_rujukan",
                violation_error_message=(
                    "Rujukan RP2KPKPK hanya untuk baris yang juga dalam RP2KPKPK."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    def get_absolute_url(self) -> str:
        return f"/rplp/baris/{self.pk}/ubah/"

    @property
    def kode_wilayah(self) -> str:
        return self.rplp.kelurahan.kode

    @property
    def satuan(self) -> str:
        return penanganan.unit(self.sasaran) if self.sasaran else self.satuan_lain

    @property
    def tempat(self) -> str:
        """The RT, else the kawasan; empty is the whole kelurahan."""
        if self.rt is not None:
            return str(self.rt)
        return self.kawasan.nama if self.kawasan else ""
