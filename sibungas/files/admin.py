"""Files for the admin site: what is kept, not the bytes."""

from django.contrib import admin

from sibungas.files.models import Attachment
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    related = ("dibuat_oleh", "dihapus_oleh")
    list_display = ("nama_asli", "objek_jenis", "tag", "jenis", "dibuat_pada")
    list_filter = ("jenis", "objek_jenis")
    search_fields = ("nama_asli", "=sha256")
