"""Pokja PKP: the working group of a place in a year, who sits in it, how it performs.

Members are institutions and functions; the name of a person may be left out. The ten
aspects of the assessment have no published names, so their names are rows.
"""

from decimal import Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kawasan.models.fields import rupiah
from kelompok.querysets import (
    PokjaAnggotaQuerySet,
    PokjaPenilaianQuerySet,
    PokjaQuerySet,
)

FIRST_YEAR, LAST_YEAR = 2000, 2100
ASPECTS, MOST_POINTS = 10, 10


def _years() -> Q:
    return Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR)


def _place(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name=name,
        verbose_name="kab/kota atau provinsi",
    )


@pghistory.track()
class Pokja(models.Model):
    """The Pokja of one place in one year, with the decree that stands behind it."""

    class Status(models.TextChoices):
        BARU = "baru", "Baru dibentuk"
        LAMA = "lama", "Melanjutkan yang lama"

    wilayah = _place("pokja_set")
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=4, choices=Status, default=Status.LAMA)
    tanggal_pembentukan = models.DateField(null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=80, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)
    anggota_laki_laki = models.PositiveSmallIntegerField(
        "anggota laki-laki", null=True, blank=True
    )
    anggota_perempuan = models.PositiveSmallIntegerField(
        "anggota perempuan", null=True, blank=True
    )
    ada_sekretariat = models.BooleanField("ada sekretariat", null=True, blank=True)
    dana_operasional_rp = rupiah("dana operasional")
    fungsi = models.TextField("tugas dan fungsi", max_length=5000, blank=True)
    rencana_kerja = models.TextField("rencana kerja", max_length=5000, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = PokjaQuerySet.as_manager()

    class Meta:
        verbose_name = "Pokja PKP"
        verbose_name_plural = "Pokja PKP"
        ordering = ["-tahun", "wilayah_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"],
                name="pokja_sekali_setahun",
                violation_error_message="Pokja wilayah ini pada tahun itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=_years(),
                name="pokja_tahun",
                violation_error_message="Tahun harus antara 2000 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(dana_operasional_rp=None)
                | Q(dana_operasional_rp__gte=0, dana_operasional_rp__lte=10**15),
                name="pokja_dana",
                violation_error_message="Dana operasional tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_sk=None) | ~Q(nomor_sk=""),
                name="pokja_sk_bernomor",
                violation_error_message="Tulis nomor SK yang bertanggal itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pokja PKP {self.wilayah} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/kelompok/pokja/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode


@pghistory.track()
class PokjaAnggota(models.Model):
    """A seat: an institution with its function in the Pokja."""

    class Peran(models.TextChoices):
        PENGARAH = "pengarah", "Tim pengarah"
        KETUA = "ketua", "Ketua"
        WAKIL = "wakil", "Wakil ketua"
        SEKRETARIS = "sekretaris", "Sekretaris"
        KOORDINATOR = "koordinator_bidang", "Koordinator bidang"
        ANGGOTA = "anggota", "Anggota"
        SEKRETARIAT = "sekretariat", "Sekretariat"

    pokja = models.ForeignKey(Pokja, models.CASCADE, related_name="anggota")
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="pokja_anggota",
        verbose_name="instansi",
    )
    jabatan = models.CharField("jabatan di instansi", max_length=120)
    nama = models.CharField("nama orang", max_length=120, blank=True)
    peran = models.CharField(max_length=18, choices=Peran)
    bidang = models.CharField(max_length=120, blank=True)
    mulai = models.DateField("masa mulai", null=True, blank=True)
    sampai = models.DateField("masa sampai", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = PokjaAnggotaQuerySet.as_manager()

    class Meta:
        verbose_name = "anggota Pokja"
        verbose_name_plural = "anggota Pokja"
        ordering = ["pokja_id", "peran", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pokja"],
                condition=Q(peran="ketua", sampai=None),
                name="pokja_satu_ketua",
                violation_error_message=(
                    "Pokja ini sudah mempunyai ketua. Isi dahulu akhir masanya."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(peran="koordinator_bidang") | ~Q(bidang=""),
                name="pokja_koordinator_berbidang",
                violation_error_message="Tulis bidang yang dikoordinasikan.",
            ),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(mulai=None) | Q(sampai__gte=F("mulai")),
                name="pokja_masa_urut",
                violation_error_message="Akhir masa mendahului awalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.jabatan}"

    @property
    def is_held(self) -> bool:
        """Whether its term lasts; a last day that is to come has not ended it."""
        return self.sampai is None or self.sampai >= timezone.localdate()


class PokjaAspek(models.Model):
    """The name of one of the ten aspects, as the office reads it from its own form."""

    nomor = models.PositiveSmallIntegerField(unique=True)
    nama = models.CharField(max_length=150, blank=True)
    sumber = models.CharField("sumber nama", max_length=200, blank=True)

    class Meta:
        verbose_name = "aspek penilaian Pokja"
        verbose_name_plural = "aspek penilaian Pokja"
        ordering = ["nomor"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nomor__gte=1, nomor__lte=ASPECTS),
                name="pokja_aspek_nomor",
                violation_error_message="Aspek bernomor 1 sampai 10.",
            )
        ]

    def __str__(self) -> str:
        return self.nama or f"Aspek {self.nomor}"


@pghistory.track()
class PokjaPenilaian(models.Model):
    """How the Pokja of a kab/kota performed in a year."""

    class Pembentukan(models.TextChoices):
        BELUM = "belum", "Belum"
        PROSES = "proses", "Dalam proses"
        SELESAI = "selesai", "Selesai"

    class Penggabungan(models.TextChoices):
        BELUM = "belum", "Belum"
        PROSES = "proses", "Dalam proses"
        SUDAH = "sudah", "Sudah"

    wilayah = _place("pokja_penilaian")
    tahun = models.PositiveSmallIntegerField()
    pembentukan = models.CharField(max_length=7, choices=Pembentukan)
    ada_sk = models.BooleanField("ada SK", null=True, blank=True)
    penggabungan = models.CharField(
        "penggabungan dengan Pokja PPAS/AMPL",
        max_length=6,
        choices=Penggabungan,
        blank=True,
    )
    program_kerja = models.BooleanField("punya program kerja", null=True, blank=True)
    forum_pkp = models.BooleanField("Forum PKP aktif", null=True, blank=True)
    dukungan_apbd = models.BooleanField("didukung APBD", null=True, blank=True)
    skor = ArrayField(
        models.PositiveSmallIntegerField(
            null=True, blank=True, validators=[MaxValueValidator(MOST_POINTS)]
        ),
        size=ASPECTS,
        default=list,
        blank=True,
    )
    total = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    sumber = models.CharField(max_length=200)
    catatan = models.CharField(max_length=500, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = PokjaPenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian kinerja Pokja"
        verbose_name_plural = "penilaian kinerja Pokja"
        ordering = ["-tahun", "wilayah_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"],
                name="pokja_penilaian_sekali",
                violation_error_message=(
                    "Kinerja Pokja wilayah ini pada tahun itu sudah dinilai."
                ),
            ),
            models.CheckConstraint(
                condition=_years(),
                name="pokja_penilaian_tahun",
                violation_error_message="Tahun harus antara 2000 dan 2100.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""),
                name="pokja_penilaian_sumber",
                violation_error_message="Tulis sumber penilaian ini.",
            ),
            models.CheckConstraint(
                condition=Q(total=None) | Q(total__lte=ASPECTS * MOST_POINTS),
                name="pokja_penilaian_total",
                violation_error_message="Jumlah skor paling banyak 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kinerja Pokja {self.wilayah} {self.tahun}"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def terisi(self) -> int:
        """How many of the ten aspects have points."""
        return sum(points is not None for points in self.skor)

    @property
    def rata_rata(self) -> Decimal | None:
        """Mean of the aspects that have points; None when none has."""
        return None if self.total is None else Decimal(self.total) / self.terisi
