"""Which office answers for which aspect of slum conditions in a place."""

import pghistory
from django.db import models
from django.db.models import Q

from kelompok.aspek import ASPEK
from kelompok.lokus_querysets import AspekOpdQuerySet


@pghistory.track()
class AspekOpd(models.Model):
    """One office and one aspect in one kab/kota or province."""

    class Peran(models.TextChoices):
        UTAMA = "utama", "Penanggung jawab"
        PENDUKUNG = "pendukung", "Pendukung"

    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="aspek_opd_set",
        verbose_name="kab/kota atau provinsi",
    )
    aspek = models.PositiveSmallIntegerField(choices=tuple(ASPEK.items()))
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="aspek_opd_set",
        verbose_name="OPD/instansi",
    )
    peran = models.CharField(max_length=9, choices=Peran)
    diubah_pada = models.DateTimeField(auto_now=True)
    is_demo = models.BooleanField(default=False)

    objects = AspekOpdQuerySet.as_manager()

    class Meta:
        verbose_name = "pembagian aspek"
        verbose_name_plural = "pembagian aspek"
        ordering = ["wilayah_id", "aspek", "-peran", "institution_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "aspek", "institution"],
                name="aspek_opd_sekali",
                violation_error_message="Instansi ini sudah tercatat untuk aspek itu.",
            ),
            models.UniqueConstraint(
                fields=["wilayah", "aspek"],
                condition=Q(peran="utama"),
                name="aspek_opd_satu_utama",
                violation_error_message="Aspek itu sudah punya penanggung jawab.",
            ),
            models.CheckConstraint(
                condition=Q(aspek__gte=1, aspek__lte=7),
                name="aspek_opd_tujuh",
                violation_error_message="Aspek bernomor 1 sampai 7.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspek_display()}: {self.institution}"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode
