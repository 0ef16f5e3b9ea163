"""Rivers, lakes and springs, and the strips that a decision protects beside them."""

from django.contrib.gis.db import models
from django.db.models import BooleanField, F, Q

from kawasan import sempadan
from kawasan.models.fields import Repeated, SoundBoundary, tracked
from kawasan.querysets import SempadanQuerySet, SungaiQuerySet

DEEPEST_M, LARGEST_KM2 = 1_000, 1_000_000


class SoundWater(Repeated):
    """Lines, surfaces or points, valid, not empty, inside the box of Indonesia."""

    output_field = BooleanField()
    conditional = True
    template = (
        "(GeometryType(%(expressions)s)"
        " IN ('MULTILINESTRING', 'MULTIPOLYGON', 'MULTIPOINT')"
        " AND ST_IsValid(%(expressions)s) AND NOT ST_IsEmpty(%(expressions)s)"
        " AND ST_XMin(%(expressions)s) >= 94 AND ST_XMax(%(expressions)s) <= 142"
        " AND ST_YMin(%(expressions)s) >= -12 AND ST_YMax(%(expressions)s) <= 8)"
    )


@tracked()
class Sungai(models.Model):
    """A body of water. NULL attributes are not known, and leave its strip unknown."""

    class Jenis(models.TextChoices):
        SUNGAI = sempadan.RIVER, "Sungai"
        DANAU = sempadan.LAKE, "Danau atau danau paparan banjir"
        MATA_AIR = sempadan.SPRING, "Mata air"

    class Acuan(models.TextChoices):
        TEPI = "tepi", "Tepi palung"
        TENGAH = "tengah", "Garis tengah sungai"
        TANGGUL = "tanggul", "Kaki tanggul sebelah luar"

    nama = models.CharField(max_length=120, blank=True)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.SUNGAI)
    keterangan = models.CharField("ukuran menurut sumber", max_length=60, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="sungai_set",
        verbose_name="kab/kota atau provinsi pencatat",
    )
    geom = models.GeometryField("garis atau badan air", srid=4326)
    acuan = models.CharField(
        "yang digambar garis", max_length=7, choices=Acuan, blank=True
    )
    bertanggul = models.BooleanField(null=True, blank=True)
    perkotaan = models.BooleanField("di kawasan perkotaan", null=True, blank=True)
    kedalaman_m = models.DecimalField(
        "kedalaman (m)", max_digits=7, decimal_places=2, null=True, blank=True
    )
    luas_das_km2 = models.DecimalField(
        "luas DAS (km²)", max_digits=11, decimal_places=2, null=True, blank=True
    )
    pasang_surut = models.BooleanField(
        "dipengaruhi pasang surut", null=True, blank=True
    )
    sumber = models.CharField(max_length=200)
    sidik = models.CharField("sidik baris impor", max_length=64, blank=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = SungaiQuerySet.as_manager()

    class Meta:
        verbose_name = "sungai"
        verbose_name_plural = "sungai"
        ordering = ["nama", "id"]
        constraints = [
            models.CheckConstraint(
                condition=SoundWater(F("geom")),
                name="sungai_geom_sah",
                violation_error_message=(
                    "Gambar harus garis, poligon, atau titik yang sah di Indonesia."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kedalaman_m=None)
                    | Q(kedalaman_m__gte=0, kedalaman_m__lte=DEEPEST_M)
                )
                & (
                    Q(luas_das_km2=None)
                    | Q(luas_das_km2__gte=0, luas_das_km2__lte=LARGEST_KM2)
                ),
                name="sungai_angka_wajar",
                violation_error_message="Kedalaman atau luas DAS tidak masuk akal.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber=""),
                name="sungai_sumber",
                violation_error_message="Tulis sumber data sungai ini.",
            ),
            models.UniqueConstraint(
                fields=["wilayah", "sidik"],
                condition=~Q(sidik=""),
                name="sungai_impor_sekali",
                violation_error_message="Baris ini sudah pernah diimpor.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or f"{self.get_jenis_display()} tanpa nama"

    def get_absolute_url(self) -> str:
        return f"/sungai/{self.pk}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def lebar(self) -> sempadan.Width:
        """Width of its strip by the rules, or what is missing for it."""
        return sempadan.width(
            sempadan.Water(
                self.jenis,
                self.bertanggul,
                self.perkotaan,
                self.kedalaman_m,
                self.luas_das_km2,
                self.pasang_surut,
            )
        )


@tracked()
class Sempadan(models.Model):
    """A strip that a decision has drawn. It binds; computed widths do not."""

    nomor = models.CharField("nomor peraturan atau keputusan", max_length=120)
    tanggal = models.DateField(null=True, blank=True)
    tentang = models.CharField(max_length=200, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah",
        models.PROTECT,
        related_name="sempadan_set",
        verbose_name="kab/kota atau provinsi",
    )
    batas = models.MultiPolygonField("sempadan", srid=4326)
    sumber = models.CharField("sumber gambar", max_length=200)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = SempadanQuerySet.as_manager()

    class Meta:
        verbose_name = "sempadan"
        verbose_name_plural = "sempadan"
        ordering = ["nomor", "id"]
        constraints = [
            models.CheckConstraint(
                condition=SoundBoundary(F("batas")),
                name="sempadan_batas_sah",
                violation_error_message="Batas tidak sah atau di luar Indonesia.",
            ),
            models.UniqueConstraint(
                fields=["wilayah", "nomor"],
                name="sempadan_nomor_sekali",
                violation_error_message="Sempadan dengan nomor ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber="") & ~Q(nomor=""),
                name="sempadan_sumber",
                violation_error_message="Tulis nomor dan sumber sempadan ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sempadan {self.nomor}"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode
