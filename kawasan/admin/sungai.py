"""Rivers and strips, to be read: they are changed on their own pages."""

from django.contrib import admin

from kawasan.models import Sempadan, Sungai
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Sungai)
class SungaiAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("id", "nama", "jenis", "keterangan", "wilayah", "sumber")
    list_filter = ("jenis",)
    search_fields = ("nama",)


@admin.register(Sempadan)
class SempadanAdmin(ReadOnlyAdmin):
    related = ("wilayah",)
    unread = ("wilayah__batas",)
    list_display = ("nomor", "tanggal", "wilayah", "sumber")
    search_fields = ("nomor", "tentang")
