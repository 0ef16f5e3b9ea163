"""The answers of the offices, to be read: they are added on their own page."""

from django.contrib import admin

from kawasan.models import Konvensi
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Konvensi)
class KonvensiAdmin(ReadOnlyAdmin):
    related = ("wilayah", "dibuat_oleh")
    list_display = ("wilayah", "kunci", "nilai", "berlaku_mulai", "versi", "sumber")
    list_filter = ("kunci",)
