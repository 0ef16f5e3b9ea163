"""What waits to be counted, what failed, and what was imported: to be read."""

from django.contrib import admin

from kawasan.models import DirtyEvent, DirtyKey, ImportBatch
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(DirtyEvent)
class DirtyEventAdmin(ReadOnlyAdmin):
    list_display = ("id", "jenis", "kunci", "tahun", "dibuat_pada")
    list_filter = ("jenis",)
    ordering = ("id",)


@admin.register(DirtyKey)
class DirtyKeyAdmin(ReadOnlyAdmin):
    list_display = ("jenis", "kunci", "tahun", "percobaan", "diparkir", "galat")
    list_filter = ("diparkir", "jenis")
    ordering = ("id",)


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    related = ("dibuat_oleh",)
    list_display = (
        *("dibuat_pada", "jenis", "nama_berkas", "dibuat_oleh"),
        *("jumlah_baris", "jumlah_diterima", "jumlah_ditolak"),
    )
    list_filter = ("jenis",)
    search_fields = ("nama_berkas",)
