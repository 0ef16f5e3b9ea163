"""SK Kumuh: the decree that sets the slum areas of a place, and its lines.

A decree in force is a document: its lines can no longer change, only be tied to the
kawasan or RT of the portal that they mean. Another decree takes its place; the old
one stays readable.
"""

from datetime import date
from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from kawasan.models.fields import MAX_HA, area, between
from kawasan.querysets import (
    YEARS_BETWEEN_REVIEWS,
    SkKumuhItemQuerySet,
    SkKumuhQuerySet,
    years_before,
)

# Hectares in decrees are printed with two decimals; a row each may round.
TOLERANCE_HA = Decimal("0.01")
MAX_SKOR = 95

_FROZEN = """
IF EXISTS (SELECT 1 FROM kawasan_skkumuh s
           WHERE s.id IN (NEW.sk_id, OLD.sk_id) AND s.status <> 'draf')
   AND (TG_OP <> 'UPDATE'
        OR (OLD.sk_id, OLD.urutan, OLD.nama_dalam_sk, OLD.lokasi_dalam_sk,
            OLD.luas_ha, OLD.tingkat, OLD.skor, OLD.kode_asli)
        IS DISTINCT FROM
           (NEW.sk_id, NEW.urutan, NEW.nama_dalam_sk, NEW.lokasi_dalam_sk,
            NEW.luas_ha, NEW.tingkat, NEW.skor, NEW.kode_asli)) THEN
    RAISE EXCEPTION 'butir SK yang sudah berlaku tidak dapat diubah'
        USING ERRCODE = 'check_violation';
END IF;
RETURN coalesce(NEW, OLD);
"""


class TingkatSk(models.TextChoices):
    """The level a decree gives; in words as in ``Assessment.Tingkat``."""

    TK = "TK", "Tidak kumuh"
    KR = "KR", "Kumuh ringan"
    KS = "KS", "Kumuh sedang"
    KB = "KB", "Kumuh berat"


@pghistory.track()
class SkKumuh(models.Model):
    """One decree of a bupati, wali kota or governor on slum areas (Pasal 37)."""

    class Penetap(models.TextChoices):
        BUPATI = "bupati", "Bupati"
        WALI_KOTA = "wali_kota", "Wali Kota"
        GUBERNUR = "gubernur", "Gubernur"

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        BERLAKU = "berlaku", "Berlaku"
        DICABUT = "dicabut", "Tidak berlaku lagi"

    uuid = models.UUIDField(unique=True)
    nomor = models.CharField("nomor SK", max_length=120)
    tanggal = models.DateField("tanggal SK")
    tentang = models.CharField(max_length=400)
    penetap = models.CharField("ditetapkan oleh", max_length=9, choices=Penetap)
    penandatangan = models.CharField(max_length=150, blank=True)
    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, related_name="sk_set"
    )
    luas_total_ha = area("luas total menurut SK (ha)", null=True, blank=True)
    alasan_selisih = models.CharField("alasan selisih luas", max_length=300, blank=True)
    berlaku_mulai = models.DateField(null=True, blank=True)
    berlaku_sampai = models.DateField(null=True, blank=True)
    menggantikan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengganti",
        verbose_name="menggantikan SK",
    )
    status = models.CharField(max_length=7, choices=Status, default=Status.DRAF)
    alasan_dicabut = models.CharField("alasan berakhir", max_length=300, blank=True)
    sumber = models.CharField("sumber data", max_length=200)
    ada_peta = models.BooleanField("SK memuat peta", default=False)
    ada_tabel = models.BooleanField("SK memuat tabel", default=False)
    ditinjau_pada = models.DateField("terakhir ditinjau", null=True, blank=True)
    hasil_tinjauan = models.CharField(max_length=300, blank=True)
    catatan = models.TextField(blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)
    versi = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)

    objects = SkKumuhQuerySet.as_manager()

    class Meta:
        verbose_name = "SK Kumuh"
        verbose_name_plural = "SK Kumuh"
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "penetap", "nomor"],
                name="sk_nomor_sekali",
                violation_error_message="SK dengan nomor ini sudah dicatat.",
            ),
            ExclusionConstraint(
                name="sk_satu_yang_berlaku",
                expressions=[
                    (F("wilayah"), RangeOperators.EQUAL),
                    (F("penetap"), RangeOperators.EQUAL),
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
                condition=~Q(status="draf"),
                violation_error_message=(
                    "Pada masa itu sudah ada SK yang berlaku di wilayah ini."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status="draf", berlaku_sampai=None)
                | Q(status="berlaku", berlaku_mulai__isnull=False, berlaku_sampai=None)
                | Q(
                    status="dicabut",
                    berlaku_mulai__isnull=False,
                    berlaku_sampai__gt=F("berlaku_mulai"),
                ),
                name="sk_masa_berlaku",
                violation_error_message=(
                    "Masa berlaku tidak sesuai status; akhirnya harus sesudah mulainya."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status="dicabut") | ~Q(alasan_dicabut=""),
                name="sk_alasan_dicabut",
                violation_error_message="Isi alasan SK tidak berlaku lagi.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_mulai=None) | Q(berlaku_mulai__gte=F("tanggal")),
                name="sk_berlaku_sesudah_tanggal",
                violation_error_message="Mulai berlaku mendahului tanggal SK.",
            ),
            models.CheckConstraint(
                condition=Q(ditinjau_pada=None) | Q(ditinjau_pada__gte=F("tanggal")),
                name="sk_ditinjau_sesudah_tanggal",
                violation_error_message="Peninjauan mendahului tanggal SK.",
            ),
            models.CheckConstraint(
                condition=Q(luas_total_ha=None)
                | Q(luas_total_ha__gt=0, luas_total_ha__lte=MAX_HA),
                name="sk_luas_wajar",
                violation_error_message="Luas total harus lebih dari 0 ha.",
            ),
        ]

    def __str__(self) -> str:
        return f"SK {self.get_penetap_display()} {self.nomor}"

    def get_absolute_url(self) -> str:
        return f"/sk/{self.uuid}/"

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAF

    @property
    def tinjauan_terakhir(self) -> date:
        """The last review, or the day of the decree while there was none."""
        return self.ditinjau_pada or self.tanggal

    @property
    def tinjau_sebelum(self) -> date:
        """The last day on which the next review is in time."""
        last = self.tinjauan_terakhir
        try:
            return last.replace(year=last.year + YEARS_BETWEEN_REVIEWS)
        except ValueError:
            return date(last.year + YEARS_BETWEEN_REVIEWS, 2, 28)

    @property
    def lewat_tinjau(self) -> bool:
        """Whether the last review is more than five years ago."""
        return self.tinjauan_terakhir < years_before(timezone.localdate())


@pghistory.track()
class SkKumuhItem(models.Model):
    """One line of the table of a decree: a kawasan, an RT, or a text not yet tied."""

    sk = models.ForeignKey(SkKumuh, models.CASCADE, related_name="butir")
    urutan = models.PositiveIntegerField("nomor urut")
    kawasan = models.ForeignKey(
        "kawasan.Kawasan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="butir_sk",
    )
    rt = models.ForeignKey(
        "kawasan.Rt",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="butir_sk",
        verbose_name="RT",
    )
    nama_dalam_sk = models.CharField(max_length=200, blank=True)
    lokasi_dalam_sk = models.CharField(
        "kelurahan dan kecamatan dalam SK", max_length=200, blank=True
    )
    luas_ha = area("luas menurut SK (ha)", null=True, blank=True)
    tingkat = models.CharField(max_length=2, choices=TingkatSk, blank=True)
    skor = models.PositiveSmallIntegerField(null=True, blank=True)
    kode_asli = models.CharField("kode dalam SK", max_length=60, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = SkKumuhItemQuerySet.as_manager()

    class Meta:
        verbose_name = "butir SK Kumuh"
        verbose_name_plural = "butir SK Kumuh"
        ordering = ["sk_id", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["sk", "urutan"],
                name="butir_sk_urutan",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Nomor urut ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["sk", "kawasan"],
                condition=Q(kawasan__isnull=False),
                name="butir_sk_kawasan_sekali",
                violation_error_message="Kawasan ini sudah ada dalam SK.",
            ),
            models.UniqueConstraint(
                fields=["sk", "rt"],
                condition=Q(rt__isnull=False),
                name="butir_sk_rt_sekali",
                violation_error_message="RT ini sudah ada dalam SK.",
            ),
            models.CheckConstraint(
                condition=Q(kawasan__isnull=False, rt=None)
                | Q(kawasan=None, rt__isnull=False)
                | (Q(kawasan=None, rt=None) & ~Q(nama_dalam_sk="")),
                name="butir_sk_bertempat",
                violation_error_message=(
                    "Isi satu tempat saja: kawasan, RT, atau nama seperti dalam SK."
                ),
            ),
            models.CheckConstraint(
                condition=between({"luas_ha": MAX_HA, "skor": MAX_SKOR}),
                name="butir_sk_wajar",
                violation_error_message="Luas atau skor negatif atau terlalu besar.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="frozen",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_FROZEN,
            )
        ]

    def __str__(self) -> str:
        return f"{self.urutan}. {self.nama}"

    @property
    def nama(self) -> str:
        """The name in the decree, or of the place that the line is tied to."""
        return self.nama_dalam_sk or str(self.kawasan or self.rt or "")

    @property
    def is_matched(self) -> bool:
        """Whether the line is tied to a kawasan or an RT of the portal."""
        return bool(self.kawasan_id or self.rt_id)
