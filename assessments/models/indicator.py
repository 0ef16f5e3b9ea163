"""Indicators of the 100-0-100 board, their targets, and what was reported.

A number that people gave is never written over. A change is a new row with the next
version; the row before it stays and stops being current. The database refuses anything
else, so these tables are their own history.
"""

from decimal import Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from assessments.querysets import IndicatorNumberQuerySet, IndicatorQuerySet
from kawasan.models.fields import kode_of_ours

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST = Decimal(10) ** 13

# Besides going out of force, a row may only be tied to a place that came later.
# Generated columns are still empty in a trigger that runs before the change.
_APPEND_ONLY = """
IF TG_OP = 'DELETE'
   OR (NEW.berlaku AND NOT OLD.berlaku)
   OR (OLD.wilayah_id IS NOT NULL AND NEW.wilayah_id IS DISTINCT FROM OLD.wilayah_id)
   OR (to_jsonb(NEW) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])
      <> (to_jsonb(OLD) - ARRAY['berlaku', 'alasan_dicabut', 'wilayah_id', 'referensi'])
THEN
    RAISE EXCEPTION 'angka indikator tidak ditimpa'
    USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Hitungan(models.TextChoices):
    """Figures of the rollups that an indicator can be read from."""

    AIR = "kk_air", "KK dengan akses air minum aman / jumlah KK"
    AIR_CUKUP = "kk_air_cukup", "KK yang cukup air minum / jumlah KK"
    KUMUH = "luas_kumuh", "Luas RT kumuh ringan, sedang, dan berat (ha)"
    SANITASI = "kk_sanitasi", "KK dengan air limbah layak / jumlah KK"
    SAMPAH = "kk_sampah", "KK dengan sampah terkelola / jumlah KK"
    DRAINASE = "drainase", "Panjang drainase yang ada / panjang ideal"


@pghistory.track()
class Indicator(models.Model):
    """What is aimed at and measured. The catalogue is shipped as data."""

    class Sektor(models.TextChoices):
        AIR_MINUM = "air_minum", "Air minum"
        KUMUH = "kumuh", "Permukiman kumuh"
        AIR_LIMBAH = "air_limbah", "Air limbah"
        SAMPAH = "sampah", "Persampahan"
        DRAINASE = "drainase", "Drainase"
        PERUMAHAN = "perumahan", "Perumahan"

    class Jenis(models.TextChoices):
        OUTPUT = "output", "Keluaran (output)"
        OUTCOME = "outcome", "Hasil (outcome)"

    class Arah(models.TextChoices):
        NAIK = "naik_baik", "Makin besar makin baik"
        TURUN = "turun_baik", "Makin kecil makin baik"

    class Kerangka(models.TextChoices):
        SERATUS = "100-0-100", "100-0-100"
        RPJMN_2015 = "rpjmn-2015-2019", "RPJMN 2015-2019"
        RPJMN_2020 = "rpjmn-2020-2024", "RPJMN 2020-2024"
        RPJMN_2025 = "rpjmn-2025-2029", "RPJMN 2025-2029"
        RPJMD_2021 = "rpjmd-kalsel-2021-2026", "RPJMD Kalsel 2021-2026"
        RPJMD_2025 = "rpjmd-kalsel-2025-2029", "RPJMD Kalsel 2025-2029"
        SDGS = "sdgs", "SDGs"
        SPM = "spm", "SPM"

    kode = kode_of_ours()
    urutan = models.PositiveSmallIntegerField(default=100)
    nama = models.CharField(max_length=120)
    sektor = models.CharField(max_length=10, choices=Sektor)
    satuan = models.CharField(max_length=20)
    jenis = models.CharField(max_length=7, choices=Jenis, default=Jenis.OUTCOME)
    arah = models.CharField(max_length=10, choices=Arah)
    hitungan = models.CharField(
        "dihitung dari rekap", max_length=12, choices=Hitungan, blank=True
    )
    utama = models.BooleanField("salah satu dari tiga angka utama", default=False)
    definisi = models.TextField()
    rumus = models.TextField(blank=True)
    sumber_data = models.CharField(max_length=200, blank=True)
    penanggung_jawab = models.CharField(max_length=150, blank=True)
    kerangka = ArrayField(
        models.CharField(max_length=24, choices=Kerangka), default=list, blank=True
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["hitungan"],
                condition=~Q(hitungan=""),
                name="indikator_satu_per_hitungan",
                violation_error_message="Hitungan ini sudah dipakai indikator lain.",
            ),
            models.CheckConstraint(
                condition=Q(utama=False) | ~Q(hitungan=""),
                name="indikator_utama_dihitung",
                violation_error_message="Angka utama harus dihitung dari rekap.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def persen(self) -> bool:
        return self.satuan == "%"

    @property
    def kerangka_teks(self) -> str:
        words = dict(self.Kerangka.choices)
        return ", ".join(words.get(one, one) for one in self.kerangka)


class IndicatorNumber(models.Model):
    """One version of one number of an indicator, for a place and a year.

    A reference is a published figure with its link, in a series of its own, so that
    contradicting publications stand beside each other. Its place may be one that the
    portal does not hold; then only ``wilayah_teks`` names it.
    """

    wilayah = models.ForeignKey(
        "kawasan.Wilayah", models.PROTECT, null=True, blank=True, related_name="+"
    )
    wilayah_teks = models.CharField("tempat", max_length=120, blank=True)
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=18, decimal_places=6)
    sumber = models.CharField(max_length=250)
    sumber_url = models.URLField("tautan sumber", max_length=300, blank=True)
    catatan = models.TextField(blank=True)
    seri = models.CharField("seri rujukan", max_length=40, blank=True)
    referensi = models.GeneratedField(
        expression=models.Case(
            models.When(seri="", then=models.Value(False)),
            default=models.Value(True),
            output_field=models.BooleanField(),
        ),
        output_field=models.BooleanField(),
        db_persist=True,
        verbose_name="rujukan terpublikasi",
    )
    versi = models.PositiveIntegerField(default=1)
    berlaku = models.BooleanField(default=True)
    alasan_dicabut = models.CharField(max_length=300, blank=True)
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(default=False)

    objects = IndicatorNumberQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.tempat} {self.tahun} v{self.versi}"

    @property
    def tempat(self) -> str:
        return self.wilayah_teks or str(self.wilayah or "")

    @property
    def kode_wilayah(self) -> str:
        return self.wilayah.kode if self.wilayah else ""


def _key(*more: str) -> list[str]:
    # Places of references are told apart by their text: the row may come first.
    return ["indicator", "wilayah_teks", "tahun", "seri", *more]


def _rules(prefix: str) -> list[models.BaseConstraint]:
    """What holds for targets and achievements alike."""
    own, cited = Q(seri=""), ~Q(seri="")
    return [
        models.UniqueConstraint(
            fields=["indicator", "wilayah", "tahun"],
            condition=own & Q(berlaku=True),
            name=f"{prefix}_satu_berlaku",
            violation_error_message="Sudah ada angka yang berlaku untuk tahun ini.",
        ),
        models.UniqueConstraint(
            fields=["indicator", "wilayah", "tahun", "versi"],
            condition=own,
            name=f"{prefix}_versi_unik",
            violation_error_message="Versi ini sudah ada.",
        ),
        models.UniqueConstraint(
            fields=_key(),
            condition=cited & Q(berlaku=True),
            name=f"{prefix}_rujukan_satu_berlaku",
            violation_error_message="Seri ini sudah memuat tahun itu.",
        ),
        models.UniqueConstraint(
            fields=_key("versi"),
            condition=cited,
            name=f"{prefix}_rujukan_versi_unik",
            violation_error_message="Versi ini sudah ada.",
        ),
        models.CheckConstraint(
            condition=(own & Q(wilayah__isnull=False) & Q(wilayah_teks=""))
            | (cited & ~Q(wilayah_teks="") & ~Q(sumber_url="")),
            name=f"{prefix}_bertempat",
            violation_error_message=(
                "Angka memerlukan wilayah; rujukan memerlukan nama tempat dan tautan."
            ),
        ),
        models.CheckConstraint(
            condition=Q(tahun__gte=FIRST_YEAR, tahun__lte=LAST_YEAR),
            name=f"{prefix}_tahun",
            violation_error_message="Tahun harus antara 2000 dan 2100.",
        ),
        models.CheckConstraint(
            condition=Q(nilai__gte=0, nilai__lt=MOST),
            name=f"{prefix}_nilai",
            violation_error_message="Nilai negatif atau terlalu besar.",
        ),
        models.CheckConstraint(
            condition=~Q(sumber=""),
            name=f"{prefix}_bersumber",
            violation_error_message="Sebutkan sumber angka ini.",
        ),
        models.CheckConstraint(
            condition=Q(alasan_dicabut="") | Q(berlaku=False),
            name=f"{prefix}_dicabut",
            violation_error_message="Angka yang dicabut tidak berlaku.",
        ),
    ]


def _append_only() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="append_only",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=_APPEND_ONLY,
    )


class IndicatorTarget(IndicatorNumber):
    """The value to be reached by the end of a year."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="target_set", verbose_name="indikator"
    )
    dokumen = models.CharField("dokumen perencanaan", max_length=200, blank=True)

    class Meta:
        verbose_name = "target indikator"
        verbose_name_plural = "target indikator"
        ordering = ["indicator_id", "tahun", "-versi"]
        constraints = _rules("target")
        triggers = [_append_only()]


class IndicatorAchievement(IndicatorNumber):
    """A value that somebody reported; never the one computed from sheets."""

    class Status(models.TextChoices):
        SEMENTARA = "sementara", "Sementara"
        FINAL = "final", "Final"

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="capaian_set", verbose_name="indikator"
    )
    tanggal_data = models.DateField("tanggal data", null=True, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.SEMENTARA)
    strategi = models.TextField(blank=True)

    class Meta:
        verbose_name = "capaian indikator"
        verbose_name_plural = "capaian indikator"
        ordering = ["indicator_id", "tahun", "-versi"]
        constraints = [
            *_rules("capaian"),
            models.CheckConstraint(
                condition=~Q(seri="") | Q(tanggal_data__isnull=False),
                name="capaian_bertanggal",
                violation_error_message="Isi tanggal data.",
            ),
        ]
        triggers = [_append_only()]
