"""Facts about a kawasan that decide its priority and treatment, year by year."""

from functools import reduce
from operator import and_

import pghistory
from django.db import models
from django.db.models import Q

from kawasan.querysets import PertimbanganQuerySet

FIRST_YEAR, LAST_YEAR = 2015, 2100
# Every fact that counts, and the column that says how it is known.
PROOF_OF = {
    "nilai_strategis": "bukti_strategis",
    "sosial_budaya": "bukti_sosial",
    "kejelasan_lahan": "bukti_lahan",
    "kesesuaian_rtr": "bukti_rtr",
}


def _proven(fact: str) -> Q:
    return Q(**{fact: None}) | ~Q(**{PROOF_OF[fact]: ""})


@pghistory.track()
class Pertimbangan(models.Model):
    """Other considerations and legality of one kawasan in one year.

    Only facts: points, class, priority and recommended treatment are computed from
    them and from the official rollup whenever they are shown. NULL is not known.
    """

    class Strategis(models.IntegerChoices):
        YA = 5, "Di dalam fungsi strategis kabupaten/kota"
        TIDAK = 1, "Di luar fungsi strategis kabupaten/kota"

    class Potensi(models.IntegerChoices):
        ADA = 5, "Memiliki potensi untuk dikembangkan atau dipertahankan"
        TIDAK = 1, "Tidak memiliki potensi yang menonjol"

    class Kadar(models.TextChoices):
        TINGGI = "tinggi", "Tinggi"
        SEDANG = "sedang", "Sedang"
        RENDAH = "rendah", "Rendah"

    class Pola(models.TextChoices):
        PEMUGARAN = "pemugaran", "Pemugaran"
        PEREMAJAAN = "peremajaan", "Peremajaan"
        KEMBALI = "permukiman_kembali", "Permukiman kembali (dalam kawasan)"
        RELOKASI = "relokasi", "Relokasi (keluar kawasan)"
        LEGALKAN = (
            "legalkan_dulu",
            "Legalkan lahan dahulu, lalu tangani sebagai lahan legal",
        )

    kawasan = models.ForeignKey(
        "kawasan.Kawasan", models.PROTECT, related_name="pertimbangan_set"
    )
    tahun = models.PositiveSmallIntegerField()
    nilai_strategis = models.PositiveSmallIntegerField(
        "nilai strategis lokasi", choices=Strategis, null=True, blank=True
    )
    bukti_strategis = models.CharField(
        "dasar nilai strategis", max_length=300, blank=True
    )
    sosial_budaya = models.PositiveSmallIntegerField(
        "kondisi sosial, ekonomi, dan budaya", choices=Potensi, null=True, blank=True
    )
    bukti_sosial = models.CharField(
        "dasar kondisi sosial, ekonomi, dan budaya", max_length=300, blank=True
    )
    kejelasan_lahan = models.BooleanField(
        "kejelasan status penguasaan lahan", null=True, blank=True
    )
    bukti_lahan = models.CharField("bukti status lahan", max_length=300, blank=True)
    kesesuaian_rtr = models.BooleanField("kesesuaian dengan RTR", null=True, blank=True)
    bukti_rtr = models.CharField("bukti kesesuaian RTR", max_length=300, blank=True)
    imb = models.BooleanField("bangunan ber-IMB/PBG", null=True, blank=True)
    dukungan_masyarakat = models.CharField(max_length=6, choices=Kadar, blank=True)
    komitmen_pemda = models.CharField(
        "komitmen pemerintah daerah", max_length=6, choices=Kadar, blank=True
    )
    pola_dipilih = models.CharField(
        "pola penanganan yang dipilih", max_length=18, choices=Pola, blank=True
    )
    alasan_pola = models.CharField("alasan pilihan", max_length=500, blank=True)
    catatan = models.TextField(blank=True, max_length=2000)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    objects = PertimbanganQuerySet.as_manager()

    class Meta:
        verbose_name = "pertimbangan"
        verbose_name_plural = "pertimbangan"
        ordering = ["kawasan_id", "-tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kawasan", "tahun"],
                name="pertimbangan_sekali_setahun",
                violation_error_message="Pertimbangan tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
                name="pertimbangan_tahun",
                violation_error_message="Tahun harus antara 2015 dan 2100.",
            ),
            models.CheckConstraint(
                condition=(Q(nilai_strategis=None) | Q(nilai_strategis__in=[1, 5]))
                & (Q(sosial_budaya=None) | Q(sosial_budaya__in=[1, 5])),
                name="pertimbangan_nilai",
                violation_error_message="Nilai yang mungkin hanya 5 atau 1.",
            ),
            models.CheckConstraint(
                condition=reduce(and_, map(_proven, PROOF_OF)),
                name="pertimbangan_berdasar",
                violation_error_message="Tulis dasar setiap nilai yang diisi.",
            ),
            models.CheckConstraint(
                condition=Q(pola_dipilih="") | ~Q(alasan_pola=""),
                name="pertimbangan_alasan_pola",
                violation_error_message="Tulis alasan pola penanganan yang dipilih.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pertimbangan {self.kawasan.nama} {self.tahun}"

    def get_absolute_url(self) -> str:
        return f"/kawasan/{self.kawasan.kode}/prioritas/?tahun={self.tahun}"
