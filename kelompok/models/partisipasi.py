"""Who took part in an activity of a KSM, stage by stage, as counts."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from kelompok.models.ksm import MOST_MEMBERS
from kelompok.models.rows import counted, parts, total
from kelompok.querysets_works import OfKegiatanQuerySet


@pghistory.track()
class KsmPartisipasi(models.Model):
    """One gathering of residents about an activity: its stage, who came, the outcome.

    Residents are counted, not named. The signed paper is a file of the activity.
    """

    class Tahap(models.TextChoices):
        PERENCANAAN = "perencanaan", "Perencanaan"
        PELAKSANA = "pelaksana", "Keputusan pelaksana"
        PELAKSANAAN = "pelaksanaan", "Pelaksanaan"
        PEMANFAATAN = "pemanfaatan", "Pemanfaatan"

    kegiatan = models.ForeignKey(
        "kelompok.KsmKegiatan",
        models.CASCADE,
        related_name="partisipasi_set",
        verbose_name="kegiatan",
    )
    tahap = models.CharField(max_length=11, choices=Tahap)
    tanggal = models.DateField()
    tempat = models.CharField(max_length=150, blank=True)
    laki_laki = counted("peserta laki-laki")
    perempuan = counted("peserta perempuan")
    mbr = counted("peserta MBR")
    keputusan = models.TextField("hasil atau keputusan", max_length=2000)
    nomor_ba = models.CharField("nomor berita acara", max_length=80, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = OfKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "partisipasi warga"
        verbose_name_plural = "partisipasi warga"
        ordering = ["tanggal", "pk"]
        constraints = [
            *parts("partisipasi", "laki_laki", "perempuan", "mbr", MOST_MEMBERS),
            models.CheckConstraint(
                condition=~Q(tahap="pelaksana") | ~Q(nomor_ba=""),
                name="partisipasi_pelaksana_berba",
                violation_error_message=(
                    "Keputusan pelaksana dicatat dengan nomor berita acaranya."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()}, {self.tanggal:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return self.kegiatan.get_absolute_url()

    @property
    def kode_wilayah(self) -> str:
        return self.kegiatan.kode_wilayah

    @property
    def jumlah(self) -> int | None:
        return total(self.laki_laki, self.perempuan)
