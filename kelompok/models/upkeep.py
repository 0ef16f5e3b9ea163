"""What was built and must go on working: assets, inspections, fees, upkeep."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from kawasan.models.fields import MAX_M, MAX_RUPIAH, between, rupiah
from kelompok.querysets_upkeep import AsetQuerySet, OfAsetQuerySet

FIRST_YEAR, LAST_YEAR = 1980, 2100
_MONEY = ("tagihan_rp", "diterima_rp", "dipakai_rp")
FLAGS = ("masih_ada", "kondisi_baik", "berfungsi", "dimanfaatkan", "dikembangkan")


@pghistory.track()
class Aset(models.Model):
    """One thing built for residents, and who looks after it."""

    class Jenis(models.TextChoices):
        JALAN = "jalan", "Jalan lingkungan atau titian"
        DRAINASE = "drainase", "Drainase"
        AIR_MINUM = "air_minum", "Air minum"
        AIR_LIMBAH = "air_limbah", "Air limbah"
        SAMPAH = "sampah", "Persampahan"
        KEBAKARAN = "kebakaran", "Proteksi kebakaran"
        RTH = "rth", "Ruang terbuka"
        LAINNYA = "lainnya", "Lainnya"

    class Kelas(models.TextChoices):
        PUBLIK = "publik", "Publik"
        KELOMPOK = "kelompok", "Kelompok"
        PRIBADI = "pribadi", "Pribadi"

    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=10, choices=Jenis)
    kelas = models.CharField(max_length=8, choices=Kelas, default=Kelas.PUBLIK)
    volume = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    satuan = models.CharField(max_length=20, blank=True)
    kelurahan = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="aset_set",
        verbose_name="kelurahan/desa",
    )
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aset_set",
    )
    rt = models.ForeignKey(
        "kawasan.Rt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aset_set",
        verbose_name="RT",
    )
    lokasi = models.CharField("keterangan lokasi", max_length=200, blank=True)
    kegiatan = models.ForeignKey(
        "kelompok.KsmKegiatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aset_set",
        verbose_name="kegiatan KSM asal",
    )
    kpp = models.ForeignKey(
        "kelompok.Kpp",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aset_set",
        verbose_name="KPP pengelola",
    )
    pengelola = models.CharField(
        "pengelola lain, bukan KPP", max_length=120, blank=True
    )
    tahun_dibangun = models.PositiveSmallIntegerField()
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = AsetQuerySet.as_manager()

    class Meta:
        verbose_name = "aset"
        verbose_name_plural = "aset"
        ordering = ["nama", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    tahun_dibangun__gte=FIRST_YEAR, tahun_dibangun__lte=LAST_YEAR
                ),
                name="aset_tahun",
                violation_error_message="Tahun dibangun harus antara 1980 dan 2100.",
            ),
            models.CheckConstraint(
                condition=Q(volume=None)
                | (Q(volume__gt=0, volume__lte=MAX_M) & ~Q(satuan="")),
                name="aset_volume_bersatuan",
                violation_error_message="Isi volume lebih dari 0 dengan satuannya.",
            ),
            models.CheckConstraint(
                condition=~Q(kelas="pribadi") | Q(pengelola="", kpp=None),
                name="aset_pribadi_tanpa_kpp",
                violation_error_message=(
                    "KPP hanya mengelola aset publik dan kelompok; kosongkan pengelola."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kpp=None) | Q(pengelola=""),
                name="aset_satu_pengelola",
                violation_error_message="Pilih KPP atau tulis pengelola lain, satu.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return f"/kelompok/aset/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.kelurahan.kode

    @property
    def nama_pengelola(self) -> str:
        """Who looks after it: a KPP, or somebody named who is none."""
        return self.kpp.nama if self.kpp else self.pengelola


@pghistory.track()
class InspeksiOP(models.Model):
    """The state of an asset in one year: five questions with yes or no."""

    aset = models.ForeignKey(Aset, models.CASCADE, related_name="inspeksi_set")
    tahun = models.PositiveSmallIntegerField()
    tanggal = models.DateField("tanggal pemeriksaan")
    masih_ada = models.BooleanField()
    kondisi_baik = models.BooleanField()
    berfungsi = models.BooleanField("masih berfungsi")
    dimanfaatkan = models.BooleanField("masih dimanfaatkan")
    dikembangkan = models.BooleanField()
    catatan = models.TextField(blank=True)
    dilaporkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = OfAsetQuerySet.as_manager()

    class Meta:
        verbose_name = "inspeksi O&P"
        verbose_name_plural = "inspeksi O&P"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["aset", "tahun"],
                name="inspeksi_sekali_setahun",
                violation_error_message="Inspeksi tahun itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tahun=models.F("tanggal__year")),
                name="inspeksi_tahun_tanggal",
                violation_error_message="Tanggal pemeriksaan bukan pada tahun itu.",
            ),
            models.CheckConstraint(
                condition=Q(masih_ada=True) | Q(**dict.fromkeys(FLAGS[1:], False)),
                name="inspeksi_yang_hilang",
                violation_error_message=(
                    "Aset yang tidak ada lagi tidak dapat baik, berfungsi,"
                    " dimanfaatkan, atau dikembangkan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Inspeksi {self.tahun}: {self.aset}"

    @property
    def still_works(self) -> bool:
        return self.masih_ada and self.berfungsi


@pghistory.track()
class Iuran(models.Model):
    """What users of an asset were asked for, paid, and what was spent, by month."""

    aset = models.ForeignKey(Aset, models.CASCADE, related_name="iuran_set")
    periode = models.DateField("bulan", help_text="Hari pertama bulan itu.")
    tagihan_rp = rupiah("tagihan (Rp)")
    diterima_rp = rupiah("diterima (Rp)")
    dipakai_rp = rupiah("dipakai (Rp)")
    keterangan = models.CharField(max_length=200, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = OfAsetQuerySet.as_manager()

    class Meta:
        verbose_name = "iuran"
        verbose_name_plural = "iuran"
        ordering = ["-periode"]
        constraints = [
            models.UniqueConstraint(
                fields=["aset", "periode"],
                name="iuran_sekali_sebulan",
                violation_error_message="Iuran bulan itu sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(periode__day=1),
                name="iuran_awal_bulan",
                violation_error_message="Periode dimulai pada hari pertama bulan.",
            ),
            models.CheckConstraint(
                condition=between(dict.fromkeys(_MONEY, MAX_RUPIAH)),
                name="iuran_wajar",
                violation_error_message="Jumlah negatif atau terlalu besar.",
            ),
        ]

    def __str__(self) -> str:
        return f"Iuran {self.periode:%Y-%m}: {self.aset}"


@pghistory.track()
class JadwalOP(models.Model):
    """One recurring job of upkeep; the next day follows from the last."""

    aset = models.ForeignKey(Aset, models.CASCADE, related_name="jadwal_set")
    pekerjaan = models.CharField(max_length=120)
    setiap_bulan = models.PositiveSmallIntegerField("setiap (bulan)")
    berikutnya = models.DateField("berikutnya")
    terakhir = models.DateField("terakhir dikerjakan", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = OfAsetQuerySet.as_manager()

    class Meta:
        verbose_name = "jadwal pemeliharaan"
        verbose_name_plural = "jadwal pemeliharaan"
        ordering = ["berikutnya", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(setiap_bulan__gte=1, setiap_bulan__lte=60),
                name="jadwal_op_bulan",
                violation_error_message="Isi 1 sampai 60 bulan.",
            ),
        ]

    def __str__(self) -> str:
        return self.pekerjaan
