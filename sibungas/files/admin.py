"""Files for the admin site: not the bytes, and not the names that they came with."""

from django.contrib import admin

from sibungas.files.models import Attachment
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    related = ("dibuat_oleh", "dihapus_oleh")
    hidden = ("nama_asli", "keterangan")
    list_display = ("uuid", "objek_jenis", "objek_id", "tag", "jenis", "dibuat_pada")
    list_filter = ("jenis", "objek_jenis")
    search_fields = ("=uuid", "=sha256")
