"""Recomputation in sight: what waits, what failed, what the last check found."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments import rekap
from assessments.actions.rekap import retry_parked
from assessments.models import RekapRun
from kawasan import access

_MOST_RUNS = 10


@require_safe
def pending(request: HttpRequest) -> HttpResponse:
    if not access.can_anywhere(request.user, "see_rekap_queue"):
        raise PermissionDenied("Halaman ini untuk pengelola rekap.")
    runs: list[Any] = list(RekapRun.objects.all()[:_MOST_RUNS])
    context = {
        "pending": rekap.pending(),
        "parked": rekap.parked(),
        "runs": runs,
        "last_run": runs[0] if runs else None,
        "may_retry": access.can_anywhere(request.user, "manage_rekap"),
    }
    return render(request, "assessments/pending.html", context)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    count = retry_parked(by=request.user)
    messages.success(request, f"{count} perhitungan dicoba lagi sekarang.")
    return redirect("assessments:pending")
