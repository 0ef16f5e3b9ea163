"""The list of assessments, and the review queue."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import workflow
from assessments.forms.filters import (
    WAITING_SINCE,
    AssessmentFilter,
    QueueFilter,
)
from assessments.models import Assessment, ReviewRemark
from kawasan import access
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import tingkat_label

SEARCHED = (
    "rt__rt",
    "rt__rw",
    "rt__kampung",
    "rt__kelurahan__nama",
    "rt__kawasan__nama",
)
PLACE = ("rt__kelurahan__kode", "rt__rw", "rt__rt", "rt__kampung")


def _with_places(rows: QuerySet) -> QuerySet:
    return rows.select_related("rt__kelurahan__parent", "rt__kawasan").defer(
        "rt__batas",
        "rt__kelurahan__batas",
        "rt__kelurahan__parent__batas",
        "rt__kawasan__batas",
    )


def sheets_of(user: Any) -> QuerySet:
    """The sheets a person may read; refuses whose role opens none at all."""
    if not access.can_anywhere(user, "see_assessment"):
        raise PermissionDenied("Peran Anda tidak membuka data penilaian.")
    return Assessment.objects.visible_to(user)


class AssessmentList(Listing):
    template_name = "assessments/list.html"
    title = "Penilaian"
    placeholder = "RT, RW, kampung, kelurahan, atau kawasan"
    search_fields = SEARCHED
    filter_form = AssessmentFilter
    sorts = {
        "rt": PLACE,
        "tahun": ("tahun", *PLACE),
        "status": ("status", *PLACE),
        "skor": ("skor",),
        "diubah": ("diubah_pada",),
    }
    default_sort = "-diubah"
    export_name = "penilaian"
    export_source = "penilaian RT di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "rt.kelurahan.kode", "code"),
        Column("Kelurahan/desa", "rt.kelurahan.nama"),
        Column("Kecamatan", "rt.kelurahan.parent.nama"),
        Column("RW", "rt.rw", "code"),
        Column("RT", "rt.rt", "code"),
        Column("Kampung", "rt.kampung"),
        Column("Kawasan", lambda a: a.rt.kawasan.nama if a.rt.kawasan else ""),
        Column("Tahun", "tahun", "code"),
        Column("Jenis", lambda a: a.get_jenis_display()),
        Column("Status", lambda a: a.get_status_display()),
        Column("Skor", "skor", "number"),
        Column("Tingkat", lambda a: tingkat_label(a.tingkat) if a.tingkat else ""),
        Column("Aturan", lambda a: a.get_ruleset_display()),
        Column("Diajukan", "diajukan_pada", "time"),
        Column("Disahkan", "disahkan_pada", "time"),
        Column("Catatan terbuka", "catatan_terbuka", "number"),
        Column("Penilaian", "uuid", "code"),
    )

    def rows(self) -> QuerySet:
        return sheets_of(self.request.user)

    def prepared(self, rows: Any) -> QuerySet:
        return _with_places(rows.with_remarks(ReviewRemark.objects.all()))

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {"may_write": access.can_anywhere(user, "write_assessment")}


def queue_of(user: Any) -> QuerySet:
    """Sheets whose next step this person may take.

    The one who handed a sheet in, or verified it, does not: for them it waits no
    more, though they may still send it back from its own page.
    """
    place = "rt__kelurahan__kode"
    verify = Q(status=workflow.DIAJUKAN) & access.scope_filter(user, place, "verify")
    approve = Q(status=workflow.DIVERIFIKASI) & access.scope_filter(
        user, place, "approve"
    )
    others = ~Q(diajukan_oleh=user) & ~Q(diverifikasi_oleh=user)
    return Assessment.objects.visible_to(user).filter(verify | approve, others)


class Queue(Listing):
    """What waits, oldest first."""

    template_name = "assessments/queue.html"
    title = "Antrean pemeriksaan"
    placeholder = "RT, RW, kampung, kelurahan, atau kawasan"
    search_fields = SEARCHED
    filter_form = QueueFilter
    sorts = {"umur": ("menunggu_sejak",), "rt": PLACE, "skor": ("skor",)}
    default_sort = "umur"

    def rows(self) -> QuerySet:
        require_reviewer(self.request.user)
        return queue_of(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return _with_places(rows).select_related("diajukan_oleh")

    def extra(self, page: Page) -> dict[str, Any]:
        now = timezone.now()
        for row in page.object_list:
            row.umur = (now - row.menunggu_sejak).days if row.menunggu_sejak else None
        counts = queue_of(self.request.user).order_by().values_list("status")
        waiting = dict(counts.annotate(Count("pk")))
        chips = [
            (kode, workflow.STATUSES[kode], waiting.get(kode, 0))
            for kode in (workflow.DIAJUKAN, workflow.DIVERIFIKASI)
        ]
        return {
            "chips": chips,
            "all_waiting": sum(waiting.values()),
            "asked": self.request.GET.urlencode(),
        }


def require_reviewer(user: Any) -> None:
    if not any(access.can_anywhere(user, v) for v in ("verify", "approve", "return")):
        raise PermissionDenied("Antrean ini untuk verifikator dan pengesah.")


@require_safe
def next_in_queue(request: HttpRequest) -> HttpResponse:
    """Straight to the oldest sheet that waits, past the one just seen."""
    require_reviewer(request.user)
    rows = queue_of(request.user).annotate(since=WAITING_SINCE)
    seen = rows.filter(pk=_number(request.GET.get("setelah", ""))).first()
    rows = rows.order_by("since", "pk")
    if seen:
        later = Q(since__gt=seen.since) | Q(since=seen.since, pk__gt=seen.pk)
        rows = rows.filter(later)
    found = rows.first()
    return redirect(found) if found else redirect("assessments:queue")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
