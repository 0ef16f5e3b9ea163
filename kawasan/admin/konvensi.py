"""What the offices decided and wrote down for priorities, to be read here."""

from django.contrib import admin

from kawasan.models import Konvensi, Pertimbangan
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Konvensi)
class KonvensiAdmin(ReadOnlyAdmin):
    related = ("wilayah", "dibuat_oleh")
    list_display = ("wilayah", "kunci", "nilai", "berlaku_mulai", "versi", "sumber")
    list_filter = ("kunci",)


@admin.register(Pertimbangan)
class PertimbanganAdmin(ReadOnlyAdmin):
    related = ("kawasan",)
    unread = ("kawasan__batas",)
    list_display = ("kawasan", "tahun", "nilai_strategis", "sosial_budaya", "versi")
    list_filter = ("tahun",)
    search_fields = ("kawasan__nama", "kawasan__kode")
