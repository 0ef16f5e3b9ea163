"""The register of documents of a Pokja, of aturan bersama and of RPLP.

SK Kumuh has its own dossier and RPLP its own table; neither is typed a second time as a
document. Files hang on the rows as attachments.
"""

from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kelompok.querysets import AturanBersamaQuerySet, DokumenQuerySet, RplpQuerySet

FIRST_YEAR, LAST_YEAR = 1990, 2100
# A document that ends within these days is to be renewed.
SOON = timedelta(days=365)
_LINK = URLValidator(schemes=["http", "https"])


def web_address(value: str) -> None:
    """Refuses every address that is no page of the web, scripts above all."""
    try:
        _LINK(value)
    except ValidationError:
        raise ValidationError(
            "Tulis alamat lengkap yang diawali http:// atau https://."
        ) from None


def _ends_after_it_begins(begin: str, end: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{begin: None})
        | Q(**{end: None})
        | Q(**{f"{end}__gte": F(begin)}),
        name=name,
        violation_error_message="Akhir masa berlaku mendahului mulainya.",
    )


@pghistory.track()
class DokumenPokja(models.Model):
    """One document that a Pokja keeps for a kab/kota or a province."""

    class Jenis(models.TextChoices):
        RP2KPKPK = "rp2kpkpk", "RP2KPKPK (dahulu RP2KPKP)"
        RP3KP = "rp3kp", "RP3KP"
        PERDA = "perda_perbup_kumuh", "Perda atau perbup/perwali kumuh"
        SSK = "ssk", "Strategi sanitasi (SSK)"
        RISPAM = "rispam", "RISPAM"
        RISPALD = "rispald", "RISPALD"
        JAKSTRADA = "jakstrada", "Jakstrada"
        BASELINE = "baseline", "Berkas baseline"
        PROFIL = "profil_kumuh", "Profil kumuh"
        VIDEO = "video_kawasan", "Video kawasan"
        SK_POKJA = "sk_pokja", "SK Pokja"
        KOMITMEN = "surat_komitmen", "Surat komitmen kepala daerah"

    class Status(models.TextChoices):
        BELUM_ADA = "belum_ada", "Belum ada"
        PROSES_AWAL = "proses_awal", "Proses awal"
        REVIEW = "review", "Dalam tinjauan"
        FINAL = "final", "Final"
        DISAHKAN = "disahkan", "Disahkan"

    jenis = models.CharField("jenis dokumen", max_length=18, choices=Jenis)
    judul = models.CharField(max_length=250)
    nomor = models.CharField(max_length=120, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun dokumen", null=True, blank=True)
    tanggal = models.DateField("tanggal pengesahan", null=True, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="dokumen_set"
    )
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dokumen_set",
        verbose_name="instansi penyusun",
    )
    berlaku_mulai = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai dengan", null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.PROSES_AWAL)
    menggantikan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengganti",
        verbose_name="menggantikan dokumen",
    )
    tautan = models.CharField(max_length=300, blank=True, validators=[web_address])
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen Pokja"
        verbose_name_plural = "dokumen Pokja"
        ordering = ["wilayah_id", "jenis", "-tanggal", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "jenis", "nomor"],
                condition=~Q(nomor=""),
                name="dokumen_nomor_sekali",
                violation_error_message="Dokumen dengan nomor ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(tahun=None)
                | Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="dokumen_tahun",
                violation_error_message="Tahun harus antara 1990 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(status="disahkan") | Q(tanggal__isnull=False),
                name="dokumen_disahkan_bertanggal",
                violation_error_message="Dokumen yang disahkan memerlukan tanggal.",
            ),
            models.CheckConstraint(
                condition=~Q(status="belum_ada") | Q(nomor="", tanggal=None),
                name="dokumen_belum_ada",
                violation_error_message=(
                    "Dokumen yang belum ada tidak bernomor dan tidak bertanggal."
                ),
            ),
            _ends_after_it_begins(
                "berlaku_mulai", "berlaku_sampai", "dokumen_masa_berlaku"
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/dokumen/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def is_ended(self) -> bool:
        """Whether its time is over; without a last day it never is."""
        return bool(self.berlaku_sampai and self.berlaku_sampai < timezone.localdate())

    @property
    def ends_soon(self) -> bool:
        """Whether it still holds, and ends within a year."""
        if self.berlaku_sampai is None or self.is_ended:
            return False
        return self.berlaku_sampai <= timezone.localdate() + SOON


@pghistory.track()
class AturanBersama(models.Model):
    """What the residents of a kelurahan agreed on to keep their surroundings."""

    class Status(models.TextChoices):
        REMBUG = "rembug", "Rembug"
        DISEPAKATI = "disepakati", "Disepakati"
        BERLAKU = "berlaku", "Berlaku"
        DICABUT = "dicabut", "Dicabut"

    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="aturan_set",
        verbose_name="kelurahan/desa",
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aturan_set",
    )
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField("tanggal kesepakatan", null=True, blank=True)
    cakupan = models.CharField(max_length=250)
    isi = models.TextField("isi kesepakatan")
    status = models.CharField(max_length=10, choices=Status, default=Status.REMBUG)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = AturanBersamaQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan bersama"
        verbose_name_plural = "aturan bersama"
        ordering = ["kelurahan_id", "-tanggal", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kelurahan", "nomor"],
                condition=~Q(nomor=""),
                name="aturan_nomor_sekali",
                violation_error_message="Aturan dengan nomor ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(status="rembug") | Q(tanggal__isnull=False),
                name="aturan_bertanggal",
                violation_error_message="Isi tanggal kesepakatan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aturan bersama {self.nomor or self.cakupan}"

    def get_absolute_url(self) -> str:
        return f"/aturan-bersama/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode


@pghistory.track()
class Rplp(models.Model):
    """The RPLP of one kelurahan for some years; ``RplpBaris`` are its lines.

    Works that name RPLP among their documents belong to it as well, and are never
    copied here.
    """

    class Status(models.TextChoices):
        PROSES_AWAL = "proses_awal", "Proses awal"
        REVIEW = "review", "Dalam tinjauan"
        FINAL = "final", "Final"
        DISAHKAN = "disahkan", "Disahkan"

    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="rplp_set",
        verbose_name="kelurahan/desa",
    )
    periode_mulai = models.PositiveSmallIntegerField("tahun pertama")
    periode_sampai = models.PositiveSmallIntegerField("tahun terakhir")
    nomor = models.CharField("nomor pengesahan", max_length=120, blank=True)
    tanggal_pengesahan = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=11, choices=Status, default=Status.PROSES_AWAL)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = RplpQuerySet.as_manager()

    class Meta:
        verbose_name = "RPLP"
        verbose_name_plural = "RPLP"
        ordering = ["kelurahan_id", "-periode_mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["kelurahan", "periode_mulai"],
                name="rplp_periode_sekali",
                violation_error_message="RPLP dari tahun itu sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(
                    periode_mulai__gte=FIRST_YEAR,
                    periode_sampai__lte=LAST_YEAR,
                    periode_sampai__gte=F("periode_mulai"),
                ),
                name="rplp_periode",
                violation_error_message=(
                    "Tahun terakhir mendahului tahun pertama, atau tahun di luar"
                    " 1990–2100."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status="disahkan") | Q(tanggal_pengesahan__isnull=False),
                name="rplp_disahkan_bertanggal",
                violation_error_message="RPLP yang disahkan memerlukan tanggal.",
            ),
        ]

    def __str__(self) -> str:
        return f"RPLP {self.kelurahan} {self.periode}"

    def get_absolute_url(self) -> str:
        return f"/rplp/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode

    @property
    def periode(self) -> str:
        return f"{self.periode_mulai}–{self.periode_sampai}"
