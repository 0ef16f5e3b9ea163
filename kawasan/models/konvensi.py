"""What an office has decided where the regulation leaves a question open."""

from functools import reduce
from operator import or_

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kawasan import konvensi
from kawasan.querysets import KonvensiQuerySet

FIRST_YEAR, LAST_YEAR = 2015, 2100
# A city always has a class.
_TAKEN_BACK: dict[str, list[str]] = {konvensi.KELAS_KOTA: []}


def _allowed() -> Q:
    """Every key with its own values; "" takes an answer back."""
    return reduce(
        or_,
        (
            Q(
                kunci=key.kunci,
                nilai__in=[*key.values, *_TAKEN_BACK.get(key.kunci, [""])],
            )
            for key in konvensi.KEYS.values()
        ),
    )


class Konvensi(models.Model):
    """One answer of a kab/kota or province, in force from a year until the next.

    Rows are only added. A second row for the same year replaces the first, which
    stays readable: reports that were made under it must remain explicable.
    """

    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="konvensi_set",
        verbose_name="kab/kota atau provinsi",
    )
    kunci = models.CharField(
        max_length=30,
        choices=[(key.kunci, key.label) for key in konvensi.KEYS.values()],
    )
    nilai = models.CharField(max_length=30, blank=True)
    berlaku_mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")
    sumber = models.CharField("sumber keputusan", max_length=300)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = KonvensiQuerySet.as_manager()

    class Meta:
        verbose_name = "konvensi"
        verbose_name_plural = "konvensi"
        ordering = ["wilayah_id", "kunci", "berlaku_mulai", "versi"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "kunci", "berlaku_mulai", "versi"],
                name="konvensi_sekali",
                violation_error_message="Konvensi ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(
                    berlaku_mulai__gte=FIRST_YEAR, berlaku_mulai__lte=LAST_YEAR
                ),
                name="konvensi_tahun",
                violation_error_message="Tahun harus antara 2015 dan 2100.",
            ),
            models.CheckConstraint(
                condition=_allowed(),
                name="konvensi_nilai",
                violation_error_message="Nilai ini bukan pilihan konvensi itu.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""),
                name="konvensi_sumber",
                violation_error_message="Tulis sumber keputusan ini.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="append_only",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kunci_display()} mulai {self.berlaku_mulai}"

    def get_absolute_url(self) -> str:
        return f"/konvensi/{self.wilayah.kode}/"

    @property
    def nilai_label(self) -> str:
        """The answer in words."""
        if not self.nilai:
            return "Kembali mengikuti bawaan"
        return konvensi.KEYS[self.kunci].values.get(self.nilai, self.nilai)
