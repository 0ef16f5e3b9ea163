"""Sheets and rollups for the admin site: facts are only read here.

A sheet changes through its workflow, a rollup through its sheets.
"""

from django.contrib import admin

from assessments.models import (
    Assessment,
    BulkReview,
    BulkReviewItem,
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    KondisiRt,
    PersetujuanWilayah,
    RekapKawasan,
    RekapKondisiKawasan,
    RekapKondisiWilayah,
    RekapRun,
    RekapWilayah,
    ReviewRemark,
    SnapshotRt,
    SnapshotTahun,
    TahunPenanganan,
)
from sibungas.lib.admin import ReadOnlyAdmin

_FIGURES = ("tahun", "rt_dinilai", "skor", "tingkat", "dihitung_pada")


@admin.register(Assessment)
class AssessmentAdmin(ReadOnlyAdmin):
    related = ("rt__kelurahan",)
    unread = ("rt__batas", "rt__kelurahan__batas")
    list_display = (
        *("id", "rt", "kelurahan", "tahun", "jenis"),
        *("status", "skor", "tingkat", "resmi", "diubah_pada"),
    )
    list_filter = ("status", "tingkat", "resmi", "kanal")
    search_fields = ("=uuid", "^rt__kelurahan__kode", "rt__kelurahan__nama")

    @admin.display(description="kelurahan/desa")
    def kelurahan(self, obj: Assessment) -> str:
        return str(obj.rt.kelurahan)


@admin.register(RekapKawasan)
class RekapKawasanAdmin(ReadOnlyAdmin):
    related = ("kawasan",)
    unread = ("kawasan__batas",)
    list_display = ("kawasan", *_FIGURES)
    list_filter = ("tahun", "tingkat")
    search_fields = ("=kawasan__kode", "kawasan__nama")


@admin.register(RekapWilayah)
class RekapWilayahAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("wilayah", *_FIGURES)
    list_filter = ("tahun", "tingkat")
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(TahunPenanganan)
class TahunPenangananAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("wilayah", "tahun", "status", "sumber_r0", "revisi")
    list_filter = ("status", "tahun")
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(KondisiRt)
class KondisiRtAdmin(ReadOnlyAdmin):
    related = ("rt__kelurahan",)
    unread = ("rt__batas", "rt__kelurahan__batas")
    list_display = ("rt", "tahun", "keadaan", "asal", "skor", "tingkat")
    list_filter = ("tahun", "keadaan", "tingkat")
    search_fields = ("^rt__kelurahan__kode",)


@admin.register(RekapKondisiKawasan)
class RekapKondisiKawasanAdmin(ReadOnlyAdmin):
    related = ("kawasan",)
    unread = ("kawasan__batas",)
    list_display = ("kawasan", "keadaan", *_FIGURES)
    list_filter = ("tahun", "keadaan", "tingkat")
    search_fields = ("=kawasan__kode", "kawasan__nama")


@admin.register(RekapKondisiWilayah)
class RekapKondisiWilayahAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("wilayah", "keadaan", *_FIGURES)
    list_filter = ("tahun", "keadaan", "tingkat")
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(SnapshotTahun)
class SnapshotTahunAdmin(ReadOnlyAdmin):
    related = ("tahun__wilayah", "dibuat_oleh")
    unread = ("tahun__wilayah__batas",)
    list_display = ("tahun", "revisi", "dibuat_pada", "dibuat_oleh", "sha256")


@admin.register(SnapshotRt)
class SnapshotRtAdmin(ReadOnlyAdmin):
    related = ("rt", "snapshot__tahun__wilayah")
    unread = ("rt__batas", "snapshot__tahun__wilayah__batas")
    list_display = ("snapshot", "rt", "kode_kelurahan", "keadaan", "skor", "tingkat")
    list_filter = ("keadaan", "tingkat")
    search_fields = ("^kode_kelurahan",)


@admin.register(RekapRun)
class RekapRunAdmin(ReadOnlyAdmin):
    list_display = (
        *("mulai", "selesai", "lembar"),
        *("beda_kawasan", "beda_wilayah", "beda_kondisi"),
    )


@admin.register(ReviewRemark)
class ReviewRemarkAdmin(ReadOnlyAdmin):
    related = ("assessment__rt", "dibuat_oleh")
    unread = ("assessment__rt__batas",)
    list_display = ("id", "assessment", "kriteria", "kolom", "dibuat_oleh", "terbuka")
    search_fields = ("=assessment__uuid",)


@admin.register(BulkReview)
class BulkReviewAdmin(ReadOnlyAdmin):
    related = ("dibuat_oleh",)
    list_display = ("id", "langkah", "status", "kode_wilayah", "dibuat_oleh")
    list_filter = ("langkah", "status")


@admin.register(BulkReviewItem)
class BulkReviewItemAdmin(ReadOnlyAdmin):
    related = ("assessment__rt", "batch")
    unread = ("assessment__rt__batas",)
    list_display = ("id", "batch", "assessment", "hasil", "alasan", "diproses_pada")
    list_filter = ("hasil",)


@admin.register(PersetujuanWilayah)
class PersetujuanWilayahAdmin(ReadOnlyAdmin):
    related = ("wilayah", "oleh")
    unread = ("wilayah__batas",)
    list_display = ("wilayah", "tahun", "revisi", "status", "oleh", "pada")
    list_filter = ("tahun", "status")
    search_fields = ("^wilayah__kode", "wilayah__nama")


@admin.register(Indicator)
class IndicatorAdmin(ReadOnlyAdmin):
    list_display = ("kode", "nama", "sektor", "satuan", "arah", "hitungan", "utama")
    list_filter = ("sektor", "jenis")
    search_fields = ("kode", "nama")


@admin.register(IndicatorTarget, IndicatorAchievement)
class IndicatorNumberAdmin(ReadOnlyAdmin):
    related = ("indicator", "wilayah")
    unread = ("wilayah__batas",)
    list_display = (
        *("id", "indicator", "tempat", "tahun", "nilai"),
        *("versi", "berlaku", "referensi"),
    )
    list_filter = ("berlaku", "referensi", "indicator")
    search_fields = ("^wilayah__kode", "wilayah_teks", "sumber")
