"""Works against slum conditions, their volumes and money: to be read."""

from django.contrib import admin

from kawasan.models import Intervention, InterventionFunding, InterventionVolume
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Intervention)
class InterventionAdmin(ReadOnlyAdmin):
    related = ("kelurahan", "kawasan", "rt", "dibuat_oleh", "volume_oleh")
    unread = ("lokasi", "kelurahan__batas", "kawasan__batas", "rt__batas")
    list_display = ("nama", "tahun", "kelurahan", "status", "verifikasi", "terkunci")
    list_filter = ("status", "verifikasi", "terkunci", "tahun")
    search_fields = ("nama", "^kelurahan__kode", "kelurahan__nama")


@admin.register(InterventionVolume)
class InterventionVolumeAdmin(ReadOnlyAdmin):
    related = ("intervention", "rt")
    unread = ("intervention__lokasi", "rt__batas")
    list_display = (
        *("intervention", "rt", "sasaran", "volume_rencana", "volume_realisasi"),
    )
    list_filter = ("sasaran",)
    search_fields = ("intervention__nama",)


@admin.register(InterventionFunding)
class InterventionFundingAdmin(ReadOnlyAdmin):
    related = ("intervention",)
    unread = ("intervention__lokasi",)
    list_display = (
        *("intervention", "sumber", "bentuk", "jumlah_rencana_rp"),
        "jumlah_realisasi_rp",
    )
    list_filter = ("sumber", "bentuk")
    search_fields = ("intervention__nama",)
