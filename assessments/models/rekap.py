"""Rollups: sums per kawasan and per wilayah and year. Written only by rekap.

Volumes and headers add up; scores never do. Every score here is computed from
the sums of its own row. NULL means that nothing below has been measured.
"""

from decimal import Decimal

from django.db import models

from assessments.models.assessment import Assessment
from assessments.models.volumes import Volumes
from assessments.querysets import RekapKawasanQuerySet, RekapWilayahQuerySet
from kawasan.models.fields import area, length


def _count(label: str) -> models.IntegerField:
    return models.IntegerField(label, default=0)


def _ha(label: str) -> models.DecimalField:
    return area(label, default=0)


class Sums(Volumes):
    """What every level carries, so that the level above reads only this."""

    tahun = models.PositiveSmallIntegerField()
    rt_dinilai = _count("RT dengan penilaian disahkan")
    jumlah_bangunan = models.BigIntegerField("jumlah bangunan (unit)", null=True)
    jumlah_penduduk = models.BigIntegerField("jumlah penduduk (jiwa)", null=True)
    jumlah_kk = models.BigIntegerField("jumlah KK", null=True)
    luas_verifikasi_ha = area("luas verifikasi (ha)", null=True)
    panjang_jalan_ideal_m = length("panjang jalan ideal (m)", null=True)
    panjang_drainase_ideal_m = length("panjang drainase ideal (m)", null=True)
    rt_tk = _count("RT tidak kumuh")
    rt_kr = _count("RT kumuh ringan")
    rt_ks = _count("RT kumuh sedang")
    rt_kb = _count("RT kumuh berat")
    ha_tk = _ha("ha RT tidak kumuh")
    ha_kr = _ha("ha RT kumuh ringan")
    ha_ks = _ha("ha RT kumuh sedang")
    ha_kb = _ha("ha RT kumuh berat")
    kk_air = models.BigIntegerField("KK dengan akses air minum aman", null=True)
    kk_sanitasi = models.BigIntegerField("KK dengan air limbah layak", null=True)
    kk_sampah = models.BigIntegerField("KK dengan sampah terkelola", null=True)
    ruleset = models.CharField(
        "aturan (kosong bila campuran)", max_length=30, blank=True
    )
    skor = models.PositiveSmallIntegerField(null=True)
    tingkat = models.CharField(max_length=2, choices=Assessment.Tingkat, blank=True)
    dihitung_pada = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def luas_kumuh_ha(self) -> Decimal | None:
        """Hectares of RT that are slum of any level; None when none is assessed."""
        if not self.rt_dinilai:
            return None
        return self.ha_kr + self.ha_ks + self.ha_kb

    @property
    def rt_kumuh(self) -> int:
        return self.rt_kr + self.rt_ks + self.rt_kb


class Rekap(Sums):
    """Sums of official sheets, with the number of sheets on their way."""

    penilaian_draf = _count("penilaian draf")
    penilaian_diajukan = _count("penilaian diajukan")
    penilaian_dikembalikan = _count("penilaian dikembalikan")
    penilaian_diverifikasi = _count("penilaian diverifikasi")
    penilaian_disahkan = _count("penilaian disahkan")

    class Meta:
        abstract = True


class ByKawasan(models.Model):
    """The same hectares by the class of the whole kawasan the RT lies in."""

    ha_kawasan_tk = _ha("ha kawasan tidak kumuh")
    ha_kawasan_kr = _ha("ha kawasan kumuh ringan")
    ha_kawasan_ks = _ha("ha kawasan kumuh sedang")
    ha_kawasan_kb = _ha("ha kawasan kumuh berat")
    ha_luar_kawasan = _ha("ha RT di luar kawasan")

    class Meta:
        abstract = True


class RekapKawasan(Rekap):
    """The sums of the official sheets of one kawasan in one year."""

    kawasan = models.ForeignKey("kawasan.Kawasan", models.CASCADE, related_name="rekap")
    jumlah_rt = _count("RT aktif")

    objects = RekapKawasanQuerySet.as_manager()

    class Meta:
        db_table = "rekap_kawasan"
        verbose_name = "rekap kawasan"
        verbose_name_plural = "rekap kawasan"
        ordering = ["kawasan_id", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["kawasan", "tahun"], name="rekap_kawasan_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kawasan_id} {self.tahun}"


class RekapWilayah(ByKawasan, Rekap):
    """The sums of one wilayah in one year, any level from kelurahan upwards.

    ``ha_kawasan_*`` are the same hectares by the class of the whole kawasan the
    RT lies in; ``ha_luar_kawasan`` are those of RT outside any kawasan.
    """

    wilayah = models.ForeignKey("kawasan.Wilayah", models.CASCADE, related_name="rekap")

    objects = RekapWilayahQuerySet.as_manager()

    class Meta:
        db_table = "rekap_wilayah"
        verbose_name = "rekap wilayah"
        verbose_name_plural = "rekap wilayah"
        ordering = ["wilayah_id", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun"], name="rekap_wilayah_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.wilayah_id} {self.tahun}"


class CacahRt(models.Model):
    """How many active RT a wilayah has: the N of "dari n/N RT"."""

    wilayah = models.OneToOneField(
        "kawasan.Wilayah", models.CASCADE, primary_key=True, related_name="cacah_rt"
    )
    jumlah_rt = models.IntegerField()

    class Meta:
        db_table = "cacah_rt"
        verbose_name = "cacah RT"
        verbose_name_plural = "cacah RT"

    def __str__(self) -> str:
        return f"{self.wilayah_id}: {self.jumlah_rt}"


class RekapRun(models.Model):
    """One reconciliation: everything computed again, compared, reported.

    A difference raises an alarm and is kept; it is never repaired silently.
    """

    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)
    lembar = models.IntegerField(default=0)
    beda_kawasan = models.IntegerField(default=0)
    beda_wilayah = models.IntegerField(default=0)
    beda_kondisi = models.IntegerField(default=0)
    contoh = models.JSONField(default=list)

    class Meta:
        db_table = "rekap_run"
        verbose_name = "pencocokan rekap"
        verbose_name_plural = "pencocokan rekap"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.mulai:%Y-%m-%d %H:%M}: {self.beda}"

    @property
    def beda(self) -> int:
        return self.beda_kawasan + self.beda_wilayah + self.beda_kondisi
