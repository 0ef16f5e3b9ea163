"""Files of things: what was taken in, when and by whom; the bytes lie on disk."""

import uuid as uuids
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from sibungas.files.querysets import AttachmentQuerySet

MOST_BYTES = 20 * 1024 * 1024
LONGEST_NAME, LONGEST_NOTE, LONGEST_REASON = 200, 200, 300
_PRESENT = Q(dihapus_pada=None, dihapus_oleh=None, dihapus_alasan="")
_REMOVED = Q(dihapus_pada__isnull=False, dihapus_oleh__isnull=False) & ~Q(
    dihapus_alasan=""
)


@pghistory.track()
class Attachment(models.Model):
    """One photo or document of one thing.

    The thing is named by model and key, because this app knows none of them. A file is
    never changed, only removed with a reason and restored, so it has no version. Where
    and when a photo was taken stands here only: a served copy carries no EXIF.
    """

    class Jenis(models.TextChoices):
        FOTO = "foto", "Foto"
        DOKUMEN = "dokumen", "Dokumen"

    uuid = models.UUIDField(unique=True, default=uuids.uuid4, editable=False)
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.PositiveBigIntegerField()
    tag = models.CharField("tentang", max_length=40, blank=True)
    jenis = models.CharField(max_length=7, choices=Jenis)
    nama_asli = models.CharField(max_length=LONGEST_NAME)
    tipe_media = models.CharField(max_length=100)
    ukuran = models.PositiveIntegerField("ukuran tersimpan (bita)")
    sha256 = models.CharField("SHA-256 berkas asli", max_length=64)
    lebar = models.PositiveIntegerField(null=True, blank=True)
    tinggi = models.PositiveIntegerField(null=True, blank=True)
    exif_waktu = models.DateTimeField("waktu dalam foto", null=True, blank=True)
    exif_lat = models.DecimalField(
        "lintang dalam foto", max_digits=8, decimal_places=6, null=True, blank=True
    )
    exif_lon = models.DecimalField(
        "bujur dalam foto", max_digits=9, decimal_places=6, null=True, blank=True
    )
    keterangan = models.CharField(max_length=LONGEST_NOTE, blank=True)
    kode_wilayah = models.CharField(max_length=13, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dihapus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dihapus_pada = models.DateTimeField(null=True, blank=True)
    dihapus_alasan = models.CharField(max_length=LONGEST_REASON, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["tag", "dibuat_pada", "id"]
        constraints = [
            # Also the index by which the files of a thing are found.
            models.UniqueConstraint(
                fields=["objek_jenis", "objek_id", "tag", "sha256"],
                name="berkas_sekali_per_objek",
                violation_error_message="Berkas ini sudah ada di sini.",
            ),
            models.CheckConstraint(
                condition=_PRESENT | _REMOVED,
                name="berkas_dihapus_beralasan",
                violation_error_message="Tulis mengapa berkas ini dihapus.",
            ),
            models.CheckConstraint(
                condition=Q(exif_lat=None, exif_lon=None)
                | Q(
                    exif_lat__isnull=False,
                    exif_lon__isnull=False,
                    exif_lat__gte=-90,
                    exif_lat__lte=90,
                    exif_lon__gte=-180,
                    exif_lon__lte=180,
                ),
                name="berkas_lokasi_sah",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="foto")
                | Q(
                    lebar__isnull=False,
                    lebar__gt=0,
                    tinggi__isnull=False,
                    tinggi__gt=0,
                    tipe_media="image/jpeg",
                ),
                name="berkas_foto_berukuran",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="berkas_sha256"
            ),
        ]

    def __str__(self) -> str:
        """Without the name that it came with, which may name a person."""
        return f"{self.get_jenis_display()} {self.uuid}"

    def get_absolute_url(self) -> str:
        return f"/berkas/{self.uuid}/"

    @property
    def is_photo(self) -> bool:
        return self.jenis == self.Jenis.FOTO

    @property
    def is_removed(self) -> bool:
        return self.dihapus_pada is not None

    @property
    def about(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        return {
            "objek": f"{self.objek_jenis}:{self.objek_id}",
            "tag": self.tag,
            "jenis": self.jenis,
            "ukuran": self.ukuran,
            "sha256": self.sha256,
        }
