"""Decrees and their lines: to be read; they change on their own pages."""

from django.contrib import admin

from kawasan.models import SkKumuh, SkKumuhItem
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(SkKumuh)
class SkKumuhAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = (
        *("nomor", "tanggal", "penetap", "wilayah", "luas_total_ha", "status"),
        *("berlaku_mulai", "berlaku_sampai"),
    )
    list_filter = ("status", "penetap")
    search_fields = ("nomor", "tentang")


@admin.register(SkKumuhItem)
class SkKumuhItemAdmin(ReadOnlyAdmin):
    related = ("sk", "kawasan", "rt")
    unread = ("kawasan__batas", "rt__batas")
    list_display = (
        *("sk", "urutan", "nama_dalam_sk", "kawasan", "rt"),
        *("luas_ha", "tingkat"),
    )
    list_filter = ("tingkat",)
    search_fields = ("nama_dalam_sk", "kode_asli", "sk__nomor")
