"""Bimtek, trainings and outreach: the event, who taught, who paid, who came.

Names of participants are kept only where a certificate or a list needs them: they
stand in no history, no export and no trail. Where names are not wanted, people are
counted per institution.
"""

from datetime import datetime, time
from decimal import Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kawasan.models.fields import MAX_RUPIAH, between, rupiah
from kawasan.models.sasaran import SumberDana
from kelompok.bimtek_querysets import (
    BimtekQuerySet,
    HitunganQuerySet,
    PesertaQuerySet,
)

MOST_PEOPLE = 10_000
BEST_MARK = 100


class Sasaran(models.TextChoices):
    """Whom an event is for, and as what somebody comes."""

    KSM = "ksm", "KSM"
    BKM = "bkm", "BKM/LKM"
    KPP = "kpp", "KPP"
    PKK = "tp_pkk", "TP PKK"
    LPM = "lpm", "LPM"
    APARAT = "aparat", "Camat, lurah, kepala desa"
    OPERATOR = "operator", "Operator"


LAIN = "lain"
KATEGORI = [*Sasaran.choices, (LAIN, "Lainnya")]


class JenisKelamin(models.TextChoices):
    LAKI_LAKI = "L", "Laki-laki"
    PEREMPUAN = "P", "Perempuan"


@pghistory.track()
class Bimtek(models.Model):
    """One event that teaches or informs people, planned or held."""

    class Jenis(models.TextChoices):
        BIMTEK = "bimtek", "Bimtek"
        PELATIHAN = "pelatihan", "Pelatihan"
        SOSIALISASI = "sosialisasi", "Sosialisasi"
        PENYADARAN = "penyadaran_publik", "Penyadaran publik"
        COACHING = "coaching", "Coaching"

    class Status(models.TextChoices):
        RENCANA = "rencana", "Rencana"
        TERLAKSANA = "terlaksana", "Terlaksana"
        BATAL = "dibatalkan", "Dibatalkan"

    judul = models.CharField(max_length=200)
    tema = models.CharField(max_length=200, blank=True)
    jenis = models.CharField(max_length=20, choices=Jenis)
    penyelenggara = models.ForeignKey(
        "accounts.Institution", models.PROTECT, related_name="bimtek_set"
    )
    tanggal_mulai = models.DateField()
    tanggal_selesai = models.DateField()
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=200)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="bimtek_set"
    )
    sasaran_wilayah = models.ManyToManyField(
        "kawasan.Wilayah",
        blank=True,
        related_name="bimtek_sasaran_set",
        verbose_name="kab/kota sasaran",
    )
    sasaran = ArrayField(
        models.CharField(max_length=10, choices=Sasaran),
        default=list,
        blank=True,
        verbose_name="kelompok sasaran",
    )
    target_peserta = models.PositiveIntegerField(null=True, blank=True)
    target_ksm = models.PositiveIntegerField("target KSM", null=True, blank=True)
    pretest_rata = models.DecimalField(
        "rata-rata pretest", max_digits=5, decimal_places=2, null=True, blank=True
    )
    pretest_jumlah = models.PositiveIntegerField(
        "peserta pretest", null=True, blank=True
    )
    posttest_rata = models.DecimalField(
        "rata-rata posttest", max_digits=5, decimal_places=2, null=True, blank=True
    )
    posttest_jumlah = models.PositiveIntegerField(
        "peserta posttest", null=True, blank=True
    )
    pokok_bahasan = models.TextField("pokok bahasan", max_length=4000, blank=True)
    rencana_tindak_lanjut = models.TextField(max_length=4000, blank=True)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.RENCANA, db_index=True
    )
    sumber = models.CharField(max_length=300, blank=True)
    terbit_sumber = models.DateField("berita terbit", null=True, blank=True)
    wilayah_dilaporkan = models.PositiveSmallIntegerField(
        "jumlah kab/kota menurut sumber", null=True, blank=True
    )
    rujukan = models.BooleanField(default=False)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = BimtekQuerySet.as_manager()

    class Meta:
        verbose_name = "bimtek"
        verbose_name_plural = "bimtek"
        ordering = ["-tanggal_mulai", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="bimtek_tanggal_urut",
                violation_error_message="Tanggal selesai mendahului tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jam_mulai=None, jam_selesai=None)
                | Q(
                    jam_mulai__isnull=False,
                    jam_selesai__isnull=False,
                    jam_selesai__gt=F("jam_mulai"),
                ),
                name="bimtek_jam_berpasangan",
                violation_error_message=(
                    "Isi jam mulai dan jam selesai yang lebih lambat, atau kosongkan"
                    " keduanya."
                ),
            ),
            models.CheckConstraint(
                condition=between(
                    {
                        "pretest_rata": BEST_MARK,
                        "posttest_rata": BEST_MARK,
                        "pretest_jumlah": MOST_PEOPLE,
                        "posttest_jumlah": MOST_PEOPLE,
                        "target_peserta": MOST_PEOPLE,
                        "target_ksm": MOST_PEOPLE,
                    }
                ),
                name="bimtek_angka_wajar",
                violation_error_message=(
                    "Nilai tes antara 0 dan 100; jumlah paling banyak 10.000."
                ),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{tes}_rata": None, f"{tes}_jumlah": None})
                    | Q(
                        **{
                            f"{tes}_rata__isnull": False,
                            f"{tes}_jumlah__isnull": False,
                            f"{tes}_jumlah__gt": 0,
                        }
                    ),
                    name=f"bimtek_{tes}_berpasangan",
                    violation_error_message=(
                        f"Isi rata-rata {tes} beserta jumlah pesertanya, atau"
                        " kosongkan keduanya."
                    ),
                )
                for tes in ("pretest", "posttest")
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return f"/kelompok/bimtek/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def sasaran_label(self) -> list[str]:
        words = dict(Sasaran.choices)
        return [str(words.get(kode, kode)) for kode in self.sasaran]

    @property
    def subjects(self) -> list[str]:
        """What was taught, without empty lines."""
        lines = (line.strip() for line in self.pokok_bahasan.splitlines())
        return [line for line in lines if line]

    @property
    def kenaikan_tes(self) -> Decimal | None:
        """Points that the average rose by; None while one of the two is missing."""
        if self.pretest_rata is None or self.posttest_rata is None:
            return None
        return self.posttest_rata - self.pretest_rata

    @property
    def batal(self) -> bool:
        return self.status == self.Status.BATAL

    @property
    def is_ahead(self) -> bool:
        """Its first day has not come yet."""
        return self.tanggal_mulai > timezone.localdate()

    @property
    def hari_jam(self) -> tuple[datetime, datetime]:
        """From when to when the event lasts; whole days where no hours are known."""
        begin = datetime.combine(self.tanggal_mulai, self.jam_mulai or time.min)
        end = datetime.combine(self.tanggal_selesai, self.jam_selesai or time.max)
        return timezone.make_aware(begin), timezone.make_aware(end)


@pghistory.track()
class BimtekNarasumber(models.Model):
    """Somebody who spoke, and about what; the slides are files of the event."""

    bimtek = models.ForeignKey(Bimtek, models.CASCADE, related_name="narasumber_set")
    nama = models.CharField(max_length=150)
    instansi = models.CharField(max_length=150, blank=True)
    materi = models.CharField(max_length=200, blank=True)
    urutan = models.PositiveSmallIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "narasumber bimtek"
        verbose_name_plural = "narasumber bimtek"
        ordering = ["bimtek_id", "urutan", "id"]

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class BimtekBiaya(models.Model):
    """What one source of money planned and spent for an event."""

    bimtek = models.ForeignKey(Bimtek, models.CASCADE, related_name="biaya_set")
    sumber = models.CharField("sumber dana", max_length=15, choices=SumberDana)
    rencana_rp = rupiah("rencana (Rp)")
    realisasi_rp = rupiah("realisasi (Rp)")
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "biaya bimtek"
        verbose_name_plural = "biaya bimtek"
        ordering = ["bimtek_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bimtek", "sumber"],
                name="bimtek_biaya_sekali",
                violation_error_message="Sumber dana ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=between(
                    {"rencana_rp": MAX_RUPIAH, "realisasi_rp": MAX_RUPIAH}
                ),
                name="bimtek_biaya_wajar",
                violation_error_message="Jumlah negatif atau terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return f"Biaya {self.pk}"


class _Origin(models.Model):
    """For whom people come: a KSM, an office, or words where it is neither."""

    ksm = models.ForeignKey(
        "kelompok.Ksm",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="KSM",
    )
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="instansi",
    )
    asal = models.CharField("asal lain", max_length=150, blank=True)
    kategori = models.CharField(
        "kelompok sasaran", max_length=10, choices=KATEGORI, default=LAIN
    )

    class Meta:
        abstract = True

    @property
    def nama_asal(self) -> str:
        return str(self.ksm or self.institution or self.asal)


class BimtekPeserta(_Origin):
    """One person who was invited or came. Without history: a name can be forgotten."""

    class Cara(models.TextChoices):
        PANITIA = "panitia", "Dicatat panitia"
        QR = "qr", "Memindai QR"
        KODE = "kode", "Mengetik kode"

    bimtek = models.ForeignKey(Bimtek, models.CASCADE, related_name="peserta_set")
    nama = models.CharField(max_length=150, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True)
    mbr = models.BooleanField("MBR", null=True, blank=True)
    diundang = models.BooleanField(default=False)
    hadir_pada = models.DateTimeField(null=True, blank=True)
    cara = models.CharField(max_length=7, choices=Cara, default=Cara.PANITIA)
    nama_kunci = models.CharField(max_length=150, blank=True, editable=False)
    asal_kunci = models.CharField(max_length=160, blank=True, editable=False)
    kembar = models.PositiveSmallIntegerField(default=0, editable=False)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = PesertaQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta bimtek"
        verbose_name_plural = "peserta bimtek"
        ordering = ["bimtek_id", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bimtek", "nama_kunci", "asal_kunci", "kembar"],
                condition=~Q(nama_kunci=""),
                name="bimtek_peserta_sekali",
                violation_error_message="Orang ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(diundang=True) | Q(hadir_pada__isnull=False),
                name="bimtek_peserta_diundang_atau_hadir",
                violation_error_message="Peserta diundang, hadir, atau keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Peserta {self.pk}"


@pghistory.track()
class BimtekHitungan(_Origin):
    """People of one origin counted without names."""

    bimtek = models.ForeignKey(Bimtek, models.CASCADE, related_name="hitungan_set")
    jumlah = models.PositiveIntegerField()
    laki_laki = models.PositiveIntegerField("laki-laki", null=True, blank=True)
    perempuan = models.PositiveIntegerField(null=True, blank=True)
    mbr = models.PositiveIntegerField("MBR", null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = HitunganQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan peserta bimtek"
        verbose_name_plural = "hitungan peserta bimtek"
        ordering = ["bimtek_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jumlah__gt=0, jumlah__lte=MOST_PEOPLE)
                & (Q(mbr=None) | Q(mbr__lte=F("jumlah"))),
                name="bimtek_hitungan_wajar",
                violation_error_message=(
                    "Jumlah antara 1 dan 10.000; MBR bagian dari jumlah."
                ),
            ),
            models.CheckConstraint(
                condition=Q(laki_laki=None, perempuan=None)
                | Q(
                    laki_laki__isnull=False,
                    perempuan__isnull=False,
                    jumlah=F("laki_laki") + F("perempuan"),
                ),
                name="bimtek_hitungan_berpasangan",
                violation_error_message=(
                    "Laki-laki dan perempuan bersama harus sama dengan jumlah."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Hitungan {self.pk}"


class BimtekPintu(models.Model):
    """A door through which people note their own coming, open for some hours."""

    bimtek = models.ForeignKey(Bimtek, models.CASCADE, related_name="pintu_set")
    kode = models.CharField(max_length=6)
    dibuka_pada = models.DateTimeField(auto_now_add=True)
    sampai = models.DateTimeField()
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "pintu hadir bimtek"
        verbose_name_plural = "pintu hadir bimtek"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["bimtek"],
                condition=Q(ditutup_pada=None),
                name="bimtek_pintu_satu",
                violation_error_message="Pintu hadir kegiatan ini sudah terbuka.",
            ),
            models.UniqueConstraint(
                fields=["kode"],
                condition=Q(ditutup_pada=None),
                name="bimtek_pintu_kode_tunggal",
                violation_error_message="Kode ini sedang dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pintu {self.pk}"

    def is_open(self) -> bool:
        return self.ditutup_pada is None and timezone.now() < self.sampai
