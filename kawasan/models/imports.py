"""What was imported, by whom, with which result."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ImportBatch(models.Model):
    """One file taken in. ``jumlah_baris`` = accepted + refused, always."""

    class Jenis(models.TextChoices):
        WILAYAH = "wilayah", "Wilayah"
        BATAS = "batas", "Batas wilayah"
        RT = "rt", "RT dan penyebut"
        POLIGON = "poligon", "Poligon kawasan atau RT"
        PENILAIAN = "penilaian", "Penilaian"
        KEGIATAN = "kegiatan", "Kegiatan penanganan"
        SUNGAI = "sungai", "Sungai"

    jenis = models.CharField(max_length=10, choices=Jenis)
    nama_berkas = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    jumlah_baris = models.PositiveIntegerField()
    jumlah_diterima = models.PositiveIntegerField()
    jumlah_ditolak = models.PositiveIntegerField()
    laporan = models.JSONField(default=dict)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jumlah_baris=F("jumlah_diterima") + F("jumlah_ditolak")),
                name="impor_jumlah_cocok",
            ),
            models.UniqueConstraint(
                fields=["jenis", "sha256"],
                name="impor_berkas_sekali",
                violation_error_message="Berkas ini sudah pernah diimpor.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nama_berkas}"
