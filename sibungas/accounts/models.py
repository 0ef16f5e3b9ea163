"""People, their institutions, their sign-ins and their machine tokens."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Institution(models.Model):
    """An office or organisation that people act for.

    Where it works is a code, not a key: places stand above accounts.
    """

    class Kategori(models.TextChoices):
        OPD = "opd", "Perangkat daerah"
        KEMENTERIAN = "kementerian", "Kementerian atau balai"
        KELURAHAN = "kelurahan", "Kelurahan atau desa"
        PKK = "pkk", "TP PKK"
        KOMUNITAS = "komunitas", "BKM, KSM, atau KPP"
        LEGISLATIF = "legislatif", "Legislatif"
        AKADEMISI = "akademisi", "Akademisi"
        PERBANKAN = "perbankan", "Perbankan"
        SWASTA = "swasta", "Swasta"
        MEDIA = "media", "Media"
        LSM = "lsm", "LSM"
        LAIN = "lain", "Lainnya"

    class Level(models.TextChoices):
        PUSAT = "pusat", "Pusat"
        PROVINSI = "provinsi", "Provinsi"
        KAB_KOTA = "kab_kota", "Kabupaten/kota"
        KECAMATAN = "kecamatan", "Kecamatan"
        KELURAHAN = "kelurahan", "Kelurahan/desa"
        LAIN = "lain", "Lainnya"

    nama = models.CharField(max_length=150, unique=True)
    singkatan = models.CharField(max_length=40, blank=True)
    kategori = models.CharField(max_length=12, choices=Kategori)
    level = models.CharField("tingkat", max_length=9, choices=Level, default=Level.LAIN)
    kode_wilayah = models.CharField(
        "kode wilayah",
        max_length=13,
        blank=True,
        help_text="Kode Kemendagri tempat instansi ini bekerja; kosong bila nasional.",
    )
    aktif = models.BooleanField(default=True)
    sumber = models.CharField(
        "sumber nama",
        max_length=300,
        blank=True,
        help_text="Dokumen atau surat yang menyebut instansi ini.",
    )
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ["nama"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kode_wilayah="")
                | Q(
                    kode_wilayah__regex=r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"
                ),
                name="institution_kode_wilayah",
                violation_error_message=(
                    "Kode wilayah ditulis seperti 63, 63.71, atau 63.71.01.1001."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.singkatan or self.nama


class User(AbstractUser):
    """A person with an account. Rights come from assignments, never from here."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField(max_length=150)
    email = models.EmailField("surel", blank=True)
    instansi = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="pengguna"
    )
    is_demo = models.BooleanField(default=False)
    wajib_ganti_sandi = models.BooleanField(
        default=False, help_text="Kata sandi dibuat orang lain; ganti saat masuk."
    )

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"),
                condition=~Q(email=""),
                name="user_email_unique",
                violation_error_message="Surel ini sudah dipakai pengguna lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ")[0]


class LoginAttempt(models.Model):
    """One attempt to sign in; the memory of the lock-out, without Redis."""

    username = models.CharField(max_length=150)
    alamat = models.CharField(max_length=45)
    berhasil = models.BooleanField()
    pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "percobaan masuk"
        verbose_name_plural = "percobaan masuk"
        indexes = [
            # The lock-out asks for recent failures of one name from one address.
            models.Index(
                fields=["username", "alamat", "-pada"], name="login_username_alamat"
            ),
            models.Index(fields=["alamat", "-pada"], name="login_alamat"),
        ]

    def __str__(self) -> str:
        return f"{self.username} {self.pada:%Y-%m-%d %H:%M}"


class ApiToken(models.Model):
    """A key of a machine, acting for one user, never with more than that user's rights.

    Only the SHA-256 of the key is stored; the key is shown once.
    """

    class Cakupan(models.TextChoices):
        BACA = "baca", "Membaca"
        TULIS = "tulis", "Membaca dan mengirim penilaian"

    PREFIX = "sb_"

    user = models.ForeignKey(User, models.PROTECT, related_name="token_api")
    nama = models.CharField(max_length=80)
    awalan = models.CharField(max_length=12)
    sidik = models.CharField(max_length=64, unique=True)
    cakupan = models.CharField(max_length=5, choices=Cakupan, default=Cakupan.BACA)
    kode_wilayah = models.CharField(max_length=13, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    berlaku_sampai = models.DateTimeField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    terakhir_dipakai = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "token API"
        verbose_name_plural = "token API"
        ordering = ["-dibuat_pada"]

    def __str__(self) -> str:
        return f"{self.nama} ({self.awalan}…)"

    @classmethod
    def new_key(cls) -> str:
        return cls.PREFIX + secrets.token_urlsafe(32)

    @staticmethod
    def fingerprint(key: str) -> str:
        return hashlib.sha256(key.encode()).hexdigest()

    def is_open(self, at: datetime) -> bool:
        return self.dicabut_pada is None and at < self.berlaku_sampai
