"""Administrative places with their codes, editions and periods of validity."""

import pgtrigger
from django.contrib.gis.db import models
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import F, Func, Q, Value

from kawasan.models.fields import SoundBoundary, boundary
from kawasan.querysets import WilayahQuerySet

# A place that moves to another parent changes the sums of both parents.
_MOVED = """
INSERT INTO dirty_event (jenis, kunci, tahun)
SELECT DISTINCT 'wilayah', x.parent_id, 0
FROM old_rows o JOIN new_rows n USING (id),
     LATERAL (VALUES (o.parent_id), (n.parent_id)) AS x(parent_id)
WHERE o.parent_id IS DISTINCT FROM n.parent_id AND x.parent_id IS NOT NULL;
RETURN NULL;
"""


class Wilayah(models.Model):
    """One place in one edition of the Kemendagri codes.

    The code is not the key: a code may be given up, split or used again, and
    facts keep pointing at the place they were measured in.
    """

    class Jenis(models.TextChoices):
        PROVINSI = "provinsi", "Provinsi"
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"
        KECAMATAN = "kecamatan", "Kecamatan"
        KELURAHAN = "kelurahan", "Kelurahan"
        DESA = "desa", "Desa"

    class KelasKota(models.TextChoices):
        METROPOLITAN = "metropolitan", "Metropolitan"
        BESAR = "besar", "Besar"
        SEDANG = "sedang", "Sedang"
        KECIL = "kecil", "Kecil"

    kode = models.CharField(max_length=13, db_index=True)
    kode_bps = models.CharField("kode BPS", max_length=10, blank=True)
    edisi = models.CharField(max_length=60)
    berlaku_mulai = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    nama = models.CharField(max_length=100)
    jenis = models.CharField(max_length=10, choices=Jenis)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    kelas_kota = models.CharField(
        "kelas kota",
        max_length=12,
        choices=KelasKota,
        blank=True,
        help_text="Menentukan batas kepadatan bangunan (kriteria 1b).",
    )
    batas = boundary()
    sumber_batas = models.CharField(max_length=200, blank=True)
    diganti_oleh = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )
    is_demo = models.BooleanField(default=False)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["kode", "edisi"],
                name="wilayah_kode_edisi",
                violation_error_message="Kode ini sudah ada dalam edisi itu.",
            ),
            ExclusionConstraint(
                name="wilayah_kode_sekali_sewaktu",
                expressions=[
                    (F("kode"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("berlaku_mulai"),
                            F("berlaku_sampai"),
                            Value("[)"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Kode ini sudah berlaku pada masa itu.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(jenis="provinsi", kode__regex=r"^\d{2}$", parent=None)
                    | Q(
                        jenis__in=["kabupaten", "kota"],
                        kode__regex=r"^\d{2}\.\d{2}$",
                        parent__isnull=False,
                    )
                    | Q(
                        jenis="kecamatan",
                        kode__regex=r"^\d{2}\.\d{2}\.\d{2}$",
                        parent__isnull=False,
                    )
                    | Q(
                        jenis__in=["kelurahan", "desa"],
                        kode__regex=r"^\d{2}\.\d{2}\.\d{2}\.\d{4}$",
                        parent__isnull=False,
                    )
                ),
                name="wilayah_kode_sesuai_jenis",
                violation_error_message="Bentuk kode tidak sesuai jenis wilayah.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None)
                | Q(berlaku_sampai__gt=F("berlaku_mulai")),
                name="wilayah_masa_berlaku",
                violation_error_message="Akhir berlaku harus sesudah mulai berlaku.",
            ),
            models.CheckConstraint(
                condition=SoundBoundary(F("batas")),
                name="wilayah_batas_sah",
                violation_error_message="Batas tidak sah atau di luar Indonesia.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="dirty_update",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
                func=_MOVED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nama}"

    def get_absolute_url(self) -> str:
        return f"/wilayah/{self.kode}/"

    @property
    def is_kelurahan(self) -> bool:
        return self.jenis in (self.Jenis.KELURAHAN, self.Jenis.DESA)
