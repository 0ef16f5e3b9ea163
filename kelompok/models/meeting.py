"""Meetings of the Pokja PKP and of the Dinas, and the calendar that shows them."""

import hashlib
import secrets
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kelompok import rapat
from kelompok.meeting_querysets import MeetingQuerySet, OwnedQuerySet
from kelompok.models.action_item import Dimensi

FIRST_YEAR, LAST_YEAR = 2010, 2100
MOST_PEOPLE = 100_000
LONGEST_SUMMARY = 20_000
LONGEST_FRAME, MOST_FRAMES = 120, 20


@pghistory.track()
class Meeting(models.Model):
    """One meeting through its life, from the plan to the published summary.

    ``rujukan`` marks an event that was published elsewhere and is kept to refer to:
    it may lack a day and a place of ours, and names its source.
    """

    class Jenis(models.TextChoices):
        RAKOR = "rakor", "Rapat koordinasi"
        KICK_OFF = "kick_off_meeting", "Kick off meeting"
        SINKRONISASI = "sinkronisasi", "Sinkronisasi"
        LOKAKARYA = "lokakarya", "Lokakarya"
        RUTIN = "rapat_rutin", "Rapat rutin"
        MONITORING = "monitoring", "Monitoring"
        FGD = "fgd", "FGD"
        FORUM = "forum_pkp", "Forum PKP"
        SOSIALISASI = "sosialisasi", "Sosialisasi"
        OVERLAY = "rapat_overlay", "Rapat overlay data"

    class Mode(models.TextChoices):
        LURING = "luring", "Luring"
        DARING = "daring", "Daring"
        HYBRID = "hybrid", "Hybrid"

    nomor_undangan = models.CharField(max_length=80, blank=True)
    judul = models.CharField(max_length=200)
    jenis = models.CharField(max_length=16, choices=Jenis)
    tema = models.CharField(max_length=250, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=6, choices=Mode, default=Mode.LURING)
    penyelenggara = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapat_set",
    )
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapat_set",
    )
    pokja = models.ForeignKey(
        "kelompok.Pokja",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rapat_set",
        verbose_name="Pokja",
    )
    kerangka = ArrayField(
        models.CharField(max_length=LONGEST_FRAME),
        default=list,
        blank=True,
        size=MOST_FRAMES,
        verbose_name="kerangka dan program",
    )
    kapasitas = ArrayField(
        models.CharField(max_length=8, choices=Dimensi),
        default=list,
        blank=True,
        verbose_name="kapasitas yang dibahas",
    )
    pembuka = models.CharField("dibuka oleh", max_length=150, blank=True)
    mewakili = models.CharField("pembuka mewakili", max_length=150, blank=True)
    pimpinan = models.CharField("pimpinan rapat", max_length=150, blank=True)
    notulis = models.CharField(max_length=150, blank=True)
    penutup = models.CharField("ditutup oleh", max_length=150, blank=True)
    status = models.CharField(
        max_length=17, choices=tuple(rapat.STATUSES.items()), default=rapat.RENCANA
    )
    ringkasan = models.TextField(max_length=LONGEST_SUMMARY, blank=True)
    tidak_ada_tindak_lanjut = models.BooleanField(
        "tidak ada tindak lanjut", default=False
    )
    alasan_tanpa_tindak_lanjut = models.CharField(max_length=300, blank=True)
    jumlah_undangan = models.PositiveIntegerField(
        "jumlah undangan", null=True, blank=True
    )
    peserta_dilaporkan = models.PositiveIntegerField(
        "jumlah peserta menurut sumber", null=True, blank=True
    )
    notulen_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    dipublikasikan_pada = models.DateTimeField(null=True, blank=True)
    rujukan = models.BooleanField(default=False)
    sumber_rujukan = models.CharField(max_length=300, blank=True)
    penulis_sumber = models.CharField("penulis berita", max_length=120, blank=True)
    terbit_sumber = models.DateField("berita terbit", null=True, blank=True)
    wilayah_luar = models.CharField(
        "wilayah di luar portal", max_length=150, blank=True
    )
    arti_pokja = models.CharField(
        "arti “Pokja PKP” di sana", max_length=150, blank=True
    )
    wilayah_dilaporkan = models.PositiveSmallIntegerField(
        "jumlah kab/kota menurut sumber", null=True, blank=True
    )
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = [F("tanggal").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["-tanggal"], name="rapat_tanggal")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rujukan=True)
                | Q(
                    tanggal__isnull=False,
                    jam_mulai__isnull=False,
                    wilayah__isnull=False,
                    tahun__isnull=False,
                    penyelenggara__isnull=False,
                )
                & ~Q(tempat=""),
                name="rapat_lengkap_rencana",
                violation_error_message=(
                    "Isi tanggal, jam mulai, tempat, penyelenggara, dan wilayah."
                ),
            ),
            models.CheckConstraint(
                condition=Q(tahun=None)
                | Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="rapat_tahun",
                violation_error_message="Tahun harus antara 2010 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(jam_selesai=None)
                | Q(jam_mulai__isnull=False, jam_selesai__gt=F("jam_mulai")),
                name="rapat_jam",
                violation_error_message="Jam selesai harus setelah jam mulai.",
            ),
            models.CheckConstraint(
                condition=Q(
                    tidak_ada_tindak_lanjut=False, alasan_tanpa_tindak_lanjut=""
                )
                | (
                    Q(tidak_ada_tindak_lanjut=True) & ~Q(alasan_tanpa_tindak_lanjut="")
                ),
                name="rapat_tanpa_tindak_lanjut_beralasan",
                violation_error_message=(
                    "Tulis alasan bila rapat ini tidak menghasilkan tindak lanjut."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    disetujui_oleh=None, disetujui_pada=None,
                    status__in=sorted(rapat.OPEN),
                )
                | Q(
                    disetujui_oleh__isnull=False,
                    disetujui_pada__isnull=False,
                    status__in=sorted(rapat.APPROVED),
                )
                | Q(rujukan=True),
                name="rapat_persetujuan_dan_status",
                violation_error_message="Berita acara harus disetujui lebih dahulu.",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh=None)
                | Q(notulen_oleh=None)
                | ~Q(disetujui_oleh=F("notulen_oleh")),
                name="rapat_dua_orang",
                violation_error_message=(
                    "Berita acara disetujui orang lain daripada penulis notulen."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rujukan=False) | ~Q(sumber_rujukan=""),
                name="rapat_rujukan_bersumber",
                violation_error_message="Rujukan harus menyebut sumbernya.",
            ),
            models.CheckConstraint(
                condition=Q(rujukan=True)
                | Q(
                    penulis_sumber="",
                    terbit_sumber=None,
                    wilayah_luar="",
                    arti_pokja="",
                    wilayah_dilaporkan=None,
                ),
                name="rapat_fakta_berita",
                violation_error_message="Fakta dari berita hanya ada pada rujukan.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/rapat/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode if self.wilayah else ""

    @property
    def kapasitas_label(self) -> list[str]:
        words = dict(Dimensi.choices)
        return [str(words.get(kode, kode)) for kode in self.kapasitas]

    def was_written_by(self, user: Any) -> bool:
        """Whether the person wrote any of the minutes, however little, ever."""
        return self.events.filter(notulen_oleh=user).exists()

    @property
    def is_open(self) -> bool:
        return self.status in rapat.OPEN and not self.rujukan

    @property
    def is_ahead(self) -> bool:
        """Its day has not come yet."""
        return bool(self.tanggal and self.tanggal > timezone.localdate())

    @property
    def takes_attendance(self) -> bool:
        if self.is_ahead or self.rujukan:
            return False
        return self.status in rapat.ATTENDED

    @property
    def takes_minutes(self) -> bool:
        return self.status in rapat.WRITTEN and not self.rujukan


class CalendarToken(models.Model):
    """The secret address of one person's calendar of meetings.

    Only the SHA-256 of the key is stored; the key is shown once.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = "alamat kalender"
        verbose_name_plural = "alamat kalender"
        ordering = ["-dibuat_pada"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(dicabut_pada=None),
                name="kalender_satu_per_orang",
                violation_error_message="Alamat kalender Anda sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"kalender {self.pk}"

    @staticmethod
    def new_key() -> str:
        return secrets.token_urlsafe(32)

    @staticmethod
    def fingerprint(key: str) -> str:
        return hashlib.sha256(key.encode()).hexdigest()
