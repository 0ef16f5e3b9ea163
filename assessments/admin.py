"""Sheets and rollups for the admin site: facts are only read here.

A sheet changes through its workflow, a rollup through its sheets.
"""

from django.contrib import admin

from assessments.models import Assessment, RekapKawasan, RekapRun, RekapWilayah
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


@admin.register(RekapRun)
class RekapRunAdmin(ReadOnlyAdmin):
    list_display = ("mulai", "selesai", "lembar", "beda_kawasan", "beda_wilayah")
