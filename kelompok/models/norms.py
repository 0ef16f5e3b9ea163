"""What offices set for groups: how many to coach, and where the levels begin."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kelompok.group_querysets import LevelQuerySet, NormQuerySet, TargetQuerySet
from kelompok.models.ksm import FIRST_YEAR, LAST_YEAR, MOST_MEMBERS


class Norm(models.Model):
    """A row that an office sets for one place, with its source."""

    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="%(class)s_set"
    )
    sumber = models.CharField(max_length=200)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = NormQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode


@pghistory.track()
class TargetBinaan(Norm):
    """How many KSM an office means to coach in a place in a year."""

    tahun = models.PositiveSmallIntegerField()
    jumlah = models.PositiveIntegerField("jumlah KSM")

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target KSM binaan"
        verbose_name_plural = "target KSM binaan"
        ordering = ["-tahun", "wilayah__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"],
                name="target_binaan_sekali",
                violation_error_message="Target wilayah dan tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(
                    tahun__gte=FIRST_YEAR,
                    tahun__lte=LAST_YEAR,
                    jumlah__gte=1,
                    jumlah__lte=MOST_MEMBERS,
                ),
                name="target_binaan_wajar",
                violation_error_message=(
                    "Tahun antara 2015 dan 2100, jumlah sedikitnya 1."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Target {self.tahun} {self.wilayah}"

    def get_absolute_url(self) -> str:
        return f"/kelompok/binaan/{self.pk}/ubah/"


def percent(label: str) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, null=True, blank=True
    )


@pghistory.track()
class AmbangKelompok(Norm):
    """Where the levels begin and which shares are aimed at, from a year on.

    A column that is empty has not been settled; nothing is assumed for it.
    """

    berlaku_mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")
    berdaya_persen = percent("batas Berdaya")
    mandiri_persen = percent("batas Mandiri")
    madani_persen = percent("batas Menuju Madani")
    perempuan_persen = percent("target anggota perempuan")
    mbr_persen = percent("target anggota MBR")
    pemilih_persen = percent("target pemilih dewasa")

    objects = LevelQuerySet.as_manager()

    class Meta:
        verbose_name = "ambang kelompok"
        verbose_name_plural = "ambang kelompok"
        ordering = ["wilayah__kode", "-berlaku_mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "berlaku_mulai"],
                name="ambang_kelompok_sekali",
                violation_error_message="Ambang wilayah dan tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_mulai__gte=FIRST_YEAR, berlaku_mulai__lte=LAST_YEAR)
                & Q(Q(berdaya_persen=None) | Q(berdaya_persen__gt=0))
                & Q(
                    Q(mandiri_persen=None)
                    | Q(berdaya_persen=None)
                    | Q(mandiri_persen__gt=F("berdaya_persen"))
                )
                & Q(
                    Q(madani_persen=None)
                    | Q(mandiri_persen=None)
                    | Q(madani_persen__gt=F("mandiri_persen"))
                ),
                name="ambang_kelompok_naik",
                violation_error_message=(
                    "Batas harus naik: Berdaya, Mandiri, Menuju Madani; tahun antara"
                    " 2015 dan 2100."
                ),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None})
                    | Q(**{f"{name}__gte": 0, f"{name}__lte": 100}),
                    name=f"ambang_kelompok_{name}",
                    violation_error_message="Persen antara 0 dan 100.",
                )
                for name in (
                    "berdaya_persen",
                    "mandiri_persen",
                    "madani_persen",
                    "perempuan_persen",
                    "mbr_persen",
                    "pemilih_persen",
                )
            ),
        ]

    def __str__(self) -> str:
        return f"Ambang {self.wilayah} mulai {self.berlaku_mulai}"

    def get_absolute_url(self) -> str:
        return f"/kelompok/ambang/{self.pk}/ubah/"
