"""Who serves where, as what, and until when. The source of every right."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kawasan.access import ROLES
from kawasan.querysets import PenugasanQuerySet


@pghistory.track()
class Penugasan(models.Model):
    """One person in one role in one territory for a period."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="penugasan"
    )
    peran = models.CharField(max_length=20, choices=list(ROLES.items()))
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        help_text="Kosong hanya untuk superadmin: seluruh Indonesia.",
    )
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField("dasar penugasan", max_length=150, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["user_id", "mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")),
                name="penugasan_masa",
                violation_error_message="Hari terakhir tidak boleh sebelum mulai.",
            ),
            models.CheckConstraint(
                condition=Q(wilayah__isnull=False) | Q(peran="superadmin"),
                name="penugasan_wilayah",
                violation_error_message="Pilih wilayah tugas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()} – {self.wilayah or 'Indonesia'}"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode if self.wilayah else ""
