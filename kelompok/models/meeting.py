"""Meetings of the Pokja PKP and of the Dinas: plan, people, agenda, minutes."""

import hashlib
import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kelompok import rapat
from kelompok.meeting_querysets import (
    MeetingQuerySet,
    OwnedQuerySet,
    ParticipantQuerySet,
)

FIRST_YEAR, LAST_YEAR = 2010, 2100
MOST_PEOPLE = 100_000
LONGEST_SUMMARY = 20_000


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
    pembuka = models.CharField("dibuka oleh", max_length=150, blank=True)
    mewakili = models.CharField("pembuka mewakili", max_length=150, blank=True)
    pimpinan = models.CharField("pimpinan rapat", max_length=150, blank=True)
    notulis = models.CharField(max_length=150, blank=True)
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
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/rapat/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode if self.wilayah else ""

    @property
    def is_open(self) -> bool:
        return self.status in rapat.OPEN and not self.rujukan

    @property
    def takes_attendance(self) -> bool:
        return self.status in rapat.ATTENDED and not self.rujukan

    @property
    def takes_minutes(self) -> bool:
        return self.status in rapat.WRITTEN and not self.rujukan


@pghistory.track()
class AgendaItem(models.Model):
    """A line of the agenda; ``tindak_lanjut`` when an overdue action item put it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda_set")
    urut = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=300)
    penyaji = models.CharField(max_length=150, blank=True)
    tindak_lanjut = models.PositiveBigIntegerField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "butir agenda"
        verbose_name_plural = "butir agenda"
        ordering = ["urut", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "tindak_lanjut"],
                condition=Q(tindak_lanjut__isnull=False),
                name="agenda_tindak_lanjut_sekali",
                violation_error_message="Tindak lanjut ini sudah ada di agenda.",
            )
        ]

    def __str__(self) -> str:
        return self.uraian


@pghistory.track()
class MeetingParticipant(models.Model):
    """Somebody invited or present, as written on the attendance list.

    Nothing is kept to reach the person by: no telephone, no address.
    """

    class JenisKelamin(models.TextChoices):
        L = "L", "Laki-laki"
        P = "P", "Perempuan"

    class Kategori(models.TextChoices):
        ANGGOTA = "anggota_pokja", "Anggota Pokja"
        OPD = "opd", "Perangkat daerah"
        KAB_KOTA = "kab_kota", "Kabupaten/kota"
        KEMENTERIAN = "kementerian", "Kementerian atau balai"
        DPRD = "dprd", "DPRD"
        AKADEMISI = "akademisi", "Akademisi"
        SWASTA = "perbankan_swasta", "Perbankan atau swasta"
        MEDIA = "media", "Media"
        LSM = "lsm", "LSM"
        BKM = "bkm_ksm", "BKM atau KSM"
        PKK = "pkk", "TP PKK"
        KADES = "kades_lurah", "Kepala desa atau lurah"
        NARASUMBER = "narasumber", "Narasumber"
        PENDAMPING = "pendamping", "Pendamping"

    class Peran(models.TextChoices):
        PESERTA = "peserta", "Peserta"
        PEMBUKA = "pembuka", "Pembuka"
        PIMPINAN = "pimpinan", "Pimpinan"
        NARASUMBER = "narasumber", "Narasumber"
        NOTULIS = "notulis", "Notulis"
        PENUTUP = "penutup", "Penutup"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="peserta_set")
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="instansi",
    )
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="mewakili kabupaten/kota",
    )
    nama = models.CharField(max_length=150, blank=True)
    jabatan = models.CharField(max_length=150, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True)
    kategori = models.CharField(max_length=16, choices=Kategori)
    peran = models.CharField(max_length=10, choices=Peran, default=Peran.PESERTA)
    diundang = models.BooleanField(default=True)
    hadir = models.BooleanField(default=False)
    mewakili = models.CharField(max_length=150, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta rapat"
        verbose_name_plural = "peserta rapat"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(institution__isnull=False)
                | Q(wilayah__isnull=False)
                | ~Q(nama=""),
                name="peserta_dikenali",
                violation_error_message="Isi nama, instansi, atau kabupaten/kota.",
            )
        ]

    def __str__(self) -> str:
        return f"peserta {self.pk}"


@pghistory.track()
class MeetingNote(models.Model):
    """One issue, decision or remark of the minutes."""

    class Jenis(models.TextChoices):
        ISU = "isu", "Isu"
        KEPUTUSAN = "keputusan", "Keputusan"
        CATATAN = "catatan", "Catatan"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="catatan_set")
    jenis = models.CharField(max_length=9, choices=Jenis)
    isi = models.CharField(max_length=1000)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "catatan rapat"
        verbose_name_plural = "catatan rapat"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.isi[:80]


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
