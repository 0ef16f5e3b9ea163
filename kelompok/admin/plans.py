"""Plans, lokus with their commitments, and the registers: to be read."""

from django.contrib import admin

from kelompok.models import (
    AturanBersama,
    DokumenPokja,
    Komitmen,
    LaporanKomitmen,
    Lokus,
    RencanaItem,
    RencanaKolaborasi,
    Rplp,
    RplpBaris,
)
from sibungas.lib.admin import ReadOnlyAdmin, ReadOnlyRows


@admin.register(RencanaKolaborasi)
class RencanaAdmin(ReadOnlyAdmin):
    related = ("wilayah", "pembahasan", "dibuat_oleh")
    unread = ("wilayah__batas",)
    list_display = ("judul", "wilayah", "tahun_mulai", "tahun_selesai", "status")
    list_filter = ("status", "is_demo")
    search_fields = ("judul", "^wilayah__kode", "wilayah__nama")


@admin.register(RencanaItem)
class RencanaItemAdmin(ReadOnlyAdmin):
    related = (
        *("rencana", "kawasan", "rt", "pelaku", "kegiatan", "diputuskan_oleh"),
        "diubah_oleh",
    )
    unread = ("kawasan__batas", "rt__batas", "kegiatan__lokasi")
    list_display = ("id", "rencana", "kawasan", "sasaran", "tahun", "pelaku", "status")
    list_filter = ("status", "tahun", "sumber_dana", "is_demo")
    search_fields = ("rencana__judul", "=kawasan__kode", "pelaku__nama")


@admin.register(Lokus)
class LokusAdmin(ReadOnlyAdmin):
    related = ("wilayah", "kawasan", "kelurahan", "rapat", "dibuat_oleh")
    unread = ("wilayah__batas", "kawasan__batas", "kelurahan__batas")
    list_display = ("judul", "wilayah", "tahun", "kawasan", "kelurahan", "status")
    list_filter = ("status", "tahun", "is_demo")
    search_fields = ("judul", "^wilayah__kode", "=kawasan__kode")


class _Reports(ReadOnlyRows):
    model = LaporanKomitmen
    related = ("dibuat_oleh",)


@admin.register(Komitmen)
class KomitmenAdmin(ReadOnlyAdmin):
    related = ("lokus", "institution", "butir", "kegiatan", "dibuat_oleh")
    unread = ("kegiatan__lokasi",)
    inlines = (_Reports,)
    list_display = ("id", "lokus", "institution", "volume", "tenggat", "status")
    list_filter = ("status", "sumber_dana", "is_demo")
    search_fields = ("lokus__judul", "institution__nama", "uraian")


@admin.register(DokumenPokja)
class DokumenAdmin(ReadOnlyAdmin):
    related = ("wilayah", "institution", "menggantikan")
    unread = ("wilayah__batas",)
    list_display = ("judul", "jenis", "wilayah", "nomor", "tanggal", "status")
    list_filter = ("jenis", "status", "is_demo")
    search_fields = ("judul", "nomor", "^wilayah__kode")


@admin.register(AturanBersama)
class AturanAdmin(ReadOnlyAdmin):
    related = ("kelurahan", "kawasan")
    unread = ("kelurahan__batas", "kawasan__batas")
    list_display = ("id", "kelurahan", "nomor", "tanggal", "status")
    list_filter = ("status", "is_demo")
    search_fields = ("nomor", "^kelurahan__kode", "kelurahan__nama")


class _Lines(ReadOnlyRows):
    model = RplpBaris
    related = ("kawasan", "rt", "kegiatan")
    unread = ("kawasan__batas", "rt__batas", "kegiatan__lokasi")


@admin.register(Rplp)
class RplpAdmin(ReadOnlyAdmin):
    related = ("kelurahan",)
    unread = ("kelurahan__batas",)
    inlines = (_Lines,)
    list_display = ("kelurahan", "periode_mulai", "periode_sampai", "nomor", "status")
    list_filter = ("status", "is_demo")
    search_fields = ("nomor", "^kelurahan__kode", "kelurahan__nama")
