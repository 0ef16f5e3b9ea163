"""Kawasan permukiman kumuh: one delineated area, possibly across kelurahan."""

from decimal import Decimal

from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, GeneratedField, Q, Value, When
from django.db.models.functions import Coalesce, NullIf

from kawasan.models.fields import (
    MAX_COUNT,
    MAX_HA,
    MAX_M,
    SoundBoundary,
    UtmAreaHa,
    area,
    between,
    boundary,
    kode_of_ours,
    length,
    tracked,
)
from kawasan.querysets import KawasanQuerySet


class Kewenangan(models.TextChoices):
    """Level of government that must treat the area."""

    KAB_KOTA = "kab_kota", "Kabupaten/kota"
    PROVINSI = "provinsi", "Provinsi"
    PUSAT = "pusat", "Pusat"


def derived_authority() -> Case:
    """Below 10 ha kab/kota, below 15 ha province, from 15 ha the centre.

    UU 23/2014, Lampiran huruf D. The hectares are rounded half up to two
    decimals first, so 9,995 ha already counts as 10,00 ha.
    """
    return Case(
        When(luas_verifikasi_ha__lt=Decimal("9.995"), then=Value("kab_kota")),
        When(luas_verifikasi_ha__lt=Decimal("14.995"), then=Value("provinsi")),
        default=Value("pusat"),
        output_field=CharField(max_length=8),
    )


# The history keeps what people wrote; what the database derives it derives again.
@tracked(exclude=["luas_delineasi_ha", "kewenangan_turunan", "kewenangan"])
class Kawasan(models.Model):
    """A slum area. Its scores live in the rekap; here is what it *is*."""

    class Tipologi(models.TextChoices):
        DI_ATAS_AIR = "di_atas_air", "Di atas air"
        DI_TEPI_AIR = "di_tepi_air", "Di tepi air"
        DATARAN_RENDAH = "dataran_rendah", "Dataran rendah"
        DATARAN_TINGGI = "dataran_tinggi", "Dataran tinggi"
        RAWAN_BENCANA = "rawan_bencana", "Rawan bencana"

    class PenggunaanLahan(models.TextChoices):
        PUSAT_KOTA = "pusat_kota_pemerintahan", "Pusat kota atau pemerintahan"
        KOMERSIAL = "komersial", "Komersial"
        PINGGIRAN = "permukiman_pinggiran", "Permukiman pinggiran"
        SEMI_PERDESAAN = "semi_perdesaan", "Semi perdesaan"

    class Kategori(models.TextChoices):
        PENINGKATAN = "peningkatan_kualitas", "Peningkatan kualitas"
        PENCEGAHAN = "pencegahan", "Pencegahan"

    class Status(models.TextChoices):
        TERDUGA = "terduga", "Terduga kumuh"
        DINILAI = "dinilai", "Dinilai"
        DIVERIFIKASI = "diverifikasi", "Diverifikasi"
        DITETAPKAN = "ditetapkan_sk", "Ditetapkan SK"
        DITANGANI = "dalam_penanganan", "Dalam penanganan"
        TUNTAS = "tuntas", "Tuntas"
        KEMBALI = "kembali_kumuh", "Kembali kumuh"

    kode = kode_of_ours()
    nama = models.CharField(max_length=120)
    alias = models.CharField(max_length=120, blank=True)
    kampung = models.CharField(max_length=120, blank=True)
    kelurahan = models.ManyToManyField(
        "kawasan.Wilayah", related_name="kawasan_set", verbose_name="kelurahan/desa"
    )
    luas_sk_ha = area("luas menurut SK (ha)", null=True, blank=True)
    luas_verifikasi_ha = area("luas verifikasi (ha)")
    luas_delineasi_ha = GeneratedField(
        expression=UtmAreaHa(F("batas")),
        output_field=area("luas delineasi (ha)", null=True),
        db_persist=True,
        verbose_name="luas delineasi (ha)",
    )
    kewenangan_turunan = GeneratedField(
        expression=derived_authority(),
        output_field=CharField(max_length=8, choices=Kewenangan),
        db_persist=True,
    )
    kewenangan_ditetapkan = models.CharField(
        "kewenangan ditetapkan lain", max_length=8, choices=Kewenangan, blank=True
    )
    alasan_kewenangan = models.CharField(
        "alasan kewenangan ditetapkan lain", max_length=300, blank=True
    )
    kewenangan = GeneratedField(
        expression=Coalesce(
            NullIf(F("kewenangan_ditetapkan"), Value("")), derived_authority()
        ),
        output_field=CharField(max_length=8, choices=Kewenangan),
        db_persist=True,
    )
    tipologi = ArrayField(
        models.CharField(max_length=15, choices=Tipologi), default=list, blank=True
    )
    bantaran_sungai = models.BooleanField("di bantaran sungai", default=False)
    nama_sungai = models.CharField(max_length=80, blank=True)
    jarak_tepi_sungai_m = length("jarak ke tepi sungai (m)", null=True, blank=True)
    penggunaan_lahan = models.CharField(
        max_length=25, choices=PenggunaanLahan, blank=True
    )
    luas_legal_ha = area("lahan legal (ha)", null=True, blank=True)
    luas_tanpa_legalitas_ha = area(
        "lahan legal ditempati tanpa legalitas (ha)", null=True, blank=True
    )
    luas_ilegal_ha = area("lahan ilegal (ha)", null=True, blank=True)
    jumlah_bangunan = models.PositiveIntegerField(null=True, blank=True)
    jumlah_penduduk = models.PositiveIntegerField(null=True, blank=True)
    penduduk_perempuan = models.PositiveIntegerField(null=True, blank=True)
    penduduk_mbr = models.PositiveIntegerField("penduduk MBR", null=True, blank=True)
    jumlah_kk = models.PositiveIntegerField("jumlah KK", null=True, blank=True)
    kk_miskin = models.PositiveIntegerField("KK miskin", null=True, blank=True)
    kategori = models.CharField(max_length=20, choices=Kategori, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.TERDUGA)
    batas = boundary("delineasi")
    sumber_batas = models.CharField("sumber delineasi", max_length=200, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = KawasanQuerySet.as_manager()

    class Meta:
        verbose_name = "kawasan"
        verbose_name_plural = "kawasan"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                condition=SoundBoundary(F("batas")),
                name="kawasan_batas_sah",
                violation_error_message="Delineasi tidak sah atau di luar Indonesia.",
            ),
            models.CheckConstraint(
                condition=Q(luas_verifikasi_ha__gt=0)
                & between(
                    {
                        "luas_sk_ha": MAX_HA,
                        "luas_verifikasi_ha": MAX_HA,
                        "luas_legal_ha": MAX_HA,
                        "luas_tanpa_legalitas_ha": MAX_HA,
                        "luas_ilegal_ha": MAX_HA,
                        "jarak_tepi_sungai_m": MAX_M,
                        "jumlah_bangunan": MAX_COUNT,
                        "jumlah_penduduk": MAX_COUNT,
                        "jumlah_kk": MAX_COUNT,
                    }
                ),
                name="kawasan_angka_wajar",
                violation_error_message=(
                    "Luas verifikasi harus lebih dari 0; angka lain tidak boleh"
                    " negatif atau terlalu besar."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kewenangan_ditetapkan="") | ~Q(alasan_kewenangan=""),
                name="kawasan_alasan_kewenangan",
                violation_error_message=(
                    "Isi alasan bila kewenangan ditetapkan lain dari hasil hitungan."
                ),
            ),
            models.CheckConstraint(
                condition=Q(bantaran_sungai=False) | ~Q(nama_sungai=""),
                name="kawasan_nama_sungai",
                violation_error_message="Isi nama sungai untuk kawasan bantaran.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return f"/kawasan/{self.kode}/"

    @property
    def kewenangan_label(self) -> str:
        """The level of government in force, in words."""
        return Kewenangan(self.kewenangan).label

    @property
    def kewenangan_turunan_label(self) -> str:
        """What the hectares alone would say, in words."""
        return Kewenangan(self.kewenangan_turunan).label

    @property
    def selisih_luas_persen(self) -> Decimal | None:
        """How far the polygon is from the verified hectares, in percent."""
        if self.luas_delineasi_ha is None:
            return None
        gap = abs(self.luas_delineasi_ha - self.luas_verifikasi_ha)
        return (gap / self.luas_verifikasi_ha * 100).quantize(Decimal("0.01"))

    @property
    def luas_berbeda(self) -> bool:
        """Whether the difference is over 1 % and deserves a warning."""
        return self.selisih_luas_persen is not None and self.selisih_luas_persen > 1

    @property
    def kepadatan_bangunan(self) -> Decimal | None:
        """Buildings per verified hectare."""
        return self._per_hectare(self.jumlah_bangunan)

    @property
    def kepadatan_penduduk(self) -> Decimal | None:
        """People per verified hectare."""
        return self._per_hectare(self.jumlah_penduduk)

    def _per_hectare(self, count: int | None) -> Decimal | None:
        if count is None:
            return None
        return (Decimal(count) / self.luas_verifikasi_ha).quantize(Decimal("0.01"))
