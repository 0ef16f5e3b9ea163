"""Recomputation in sight: what waits, what failed, what the last check found."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments import rekap
from assessments.actions.rekap import retry_parked
from assessments.models import RekapRun
from kawasan import access
from kawasan.models import Kawasan, Rt, Wilayah

_MOST_RUNS = 10
_RIGHT = "see_rekap_queue"


@require_safe
def pending(request: HttpRequest) -> HttpResponse:
    if not access.can_anywhere(request.user, _RIGHT):
        raise PermissionDenied("Halaman ini untuk pengelola rekap.")
    runs: list[Any] = list(RekapRun.objects.all()[:_MOST_RUNS])
    context = {
        "pending": rekap.pending(),
        "parked": _parked(request.user),
        "runs": runs,
        "last_run": runs[0] if runs else None,
        "may_retry": access.can_anywhere(request.user, "manage_rekap"),
    }
    return render(request, "assessments/pending.html", context)


def _parked(user: Any) -> QuerySet:
    """Failures about places of the person; the cause may name what lies elsewhere."""
    rows = rekap.parked()
    if "" in access.scope(user, _RIGHT):
        return rows
    mine = {
        "rt": Rt.objects.filter(access.scope_filter(user, "kelurahan__kode", _RIGHT)),
        "kawasan": Kawasan.objects.visible_to(user),
        "wilayah": Wilayah.objects.filter(access.scope_filter(user, "kode", _RIGHT)),
    }
    near = Q()
    for jenis, places in mine.items():
        near |= Q(jenis=jenis, kunci__in=places.values("pk"))
    return rows.filter(near)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    count = retry_parked(by=request.user)
    messages.success(request, f"{count} perhitungan dicoba lagi sekarang.")
    return redirect("assessments:pending")
