"""What belongs to one meeting: agenda, people and their quota, minutes, figures."""

import pghistory
from django.db import models
from django.db.models import Q

from kelompok.meeting_querysets import ParticipantQuerySet


@pghistory.track()
class AgendaItem(models.Model):
    """A line of the agenda; ``tindak_lanjut`` when an overdue action item put it."""

    meeting = models.ForeignKey(
        "kelompok.Meeting", models.CASCADE, related_name="agenda_set"
    )
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

    meeting = models.ForeignKey(
        "kelompok.Meeting", models.CASCADE, related_name="peserta_set"
    )
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
    tertulis = models.CharField("tertulis di sumber", max_length=150, blank=True)
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
                | ~Q(nama="")
                | ~Q(tertulis=""),
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

    meeting = models.ForeignKey(
        "kelompok.Meeting", models.CASCADE, related_name="catatan_set"
    )
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


@pghistory.track()
class MeetingFigure(models.Model):
    """A number that was named at a meeting, as it was said: no fact of the portal."""

    class Jenis(models.TextChoices):
        KEADAAN = "keadaan", "Keadaan"
        SASARAN = "sasaran", "Sasaran"
        CAPAIAN = "capaian", "Capaian"

    meeting = models.ForeignKey(
        "kelompok.Meeting", models.CASCADE, related_name="angka_set"
    )
    uraian = models.CharField(max_length=200)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.KEADAAN)
    nilai = models.DecimalField(max_digits=16, decimal_places=3)
    satuan = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tentang wilayah",
    )
    wilayah_luar = models.CharField(
        "wilayah di luar portal", max_length=150, blank=True
    )
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "angka rapat"
        verbose_name_plural = "angka rapat"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai__gte=0)
                & (Q(tahun=None) | Q(tahun__gte=1990, tahun__lte=2100)),
                name="angka_rapat_wajar",
                violation_error_message=(
                    "Angka tidak negatif; tahun antara 1990 dan 2100."
                ),
            ),
            models.CheckConstraint(
                condition=Q(wilayah=None) | Q(wilayah_luar=""),
                name="angka_rapat_satu_wilayah",
                violation_error_message="Pilih wilayah portal atau tulis yang lain.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


@pghistory.track()
class MeetingQuota(models.Model):
    """How many people an office was asked to send."""

    meeting = models.ForeignKey(
        "kelompok.Meeting", models.CASCADE, related_name="kuota_set"
    )
    institution = models.ForeignKey(
        "accounts.Institution",
        models.PROTECT,
        related_name="+",
        verbose_name="instansi",
    )
    jumlah = models.PositiveSmallIntegerField("paling banyak (orang)")
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "kuota peserta"
        verbose_name_plural = "kuota peserta"
        ordering = ["institution__nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "institution"],
                name="kuota_sekali",
                violation_error_message="Kuota instansi ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__gte=1, jumlah__lte=1000),
                name="kuota_wajar",
                violation_error_message="Kuota antara 1 dan 1.000 orang.",
            ),
        ]

    def __str__(self) -> str:
        return f"kuota {self.pk}"
