"""The audit trail, to be read only."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import QuerySet

from kawasan import access
from kawasan.forms.people import AuditFilter
from sibungas.audit.models import AuditEvent
from sibungas.audit.verbs import in_words
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing


class AuditList(Listing):
    """What was done in the territories whose trail the person may read."""

    template_name = "accounts/audit.html"
    title = "Jejak audit"
    placeholder = "Peristiwa atau objek"
    search_fields = ("verba", "objek_label", "oleh__nama", "id_permintaan")
    filter_form = AuditFilter
    sorts = {"pada": ("id",)}
    default_sort = "-pada"
    columns = (
        Column("Waktu", "pada", "time"),
        Column("Oleh", lambda event: event.oleh.nama if event.oleh else "sistem"),
        Column("Peristiwa", lambda event: in_words(event.verba)),
        Column("Kode peristiwa", "verba"),
        Column("Objek", "objek_label"),
        Column("Wilayah", "kode_wilayah", "code"),
        Column("Alasan", "alasan"),
        Column("Kanal", "kanal"),
        Column("Permintaan", "id_permintaan", "code"),
    )
    export_name = "jejak-audit"
    export_source = "jejak audit portal"

    def rows(self) -> QuerySet[AuditEvent]:
        user = self.request.user
        if not access.can_anywhere(user, "see_audit"):
            raise PermissionDenied("Halaman ini untuk auditor dan pengelola.")
        here = access.scope_filter(user, "kode_wilayah", "see_audit")
        return AuditEvent.objects.filter(here)

    def prepared(self, rows: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        return rows.select_related("oleh")

    def extra(self, page: Page) -> dict[str, Any]:
        for event in page.object_list:
            event.peristiwa = in_words(event.verba)
        return {}
