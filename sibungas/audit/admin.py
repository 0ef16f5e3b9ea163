"""The audit trail for the admin site: read only, like everywhere."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sibungas.audit.models import AuditEvent
from sibungas.audit.verbs import in_words
from sibungas.lib.admin import ReadOnlyAdmin


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    related = ("oleh",)
    list_display = ("pada", "oleh", "peristiwa", "objek_label", "kode_wilayah", "kanal")
    list_filter = ("kanal",)
    search_fields = ("^verba", "objek_label", "=id_permintaan")

    @admin.display(description="peristiwa", ordering="verba")
    def peristiwa(self, obj: AuditEvent) -> str:
        return in_words(obj.verba)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """A line of the trail has no history of its own."""
        return redirect("admin:audit_auditevent_change", object_id)
