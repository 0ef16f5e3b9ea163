"""A decision on a sheet: one step of its life, with a reason where one is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from assessments.actions.assessments import step
from assessments.forms.steps import StepForm
from assessments.models import Assessment
from assessments.views import reading
from sibungas.lib.errors import Refused, Stale

_DONE = {
    "submit": "Penilaian terkirim ke verifikator.",
    "verify": "Penilaian diverifikasi. Pengesah provinsi memeriksanya sekarang.",
    "return": "Penilaian dikembalikan. Pengirim membaca alasan Anda.",
    "approve": "Penilaian disahkan. Rekap wilayah dihitung ulang sekarang.",
    "cancel": "Penilaian dibatalkan dan masuk ke Keranjang.",
    "restore": "Penilaian dipulihkan menjadi draf dengan isian yang sama.",
}


@require_POST
def transition(request: HttpRequest, uuid: Any) -> HttpResponse:
    sheet = get_object_or_404(reading.seen_by(request.user), uuid=uuid)
    form = StepForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(str(e) for errors in form.errors.values() for e in errors)
        raise Refused(sentence, code="isian_salah")
    asked = form.cleaned_data
    try:
        step(
            asked["langkah"],
            assessment=sheet,
            reason=asked["alasan"],
            versi=asked["versi"],
            by=request.user,
        )
    except Stale:
        messages.error(
            request,
            "Penilaian ini berubah sejak Anda membukanya. Periksa keadaannya sekarang,"
            " lalu ulangi bila masih perlu.",
        )
        return _again(request, sheet, asked["alasan"])
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _again(request, sheet, asked["alasan"])
    messages.success(request, _DONE[asked["langkah"]])
    return redirect(sheet)


def _again(request: HttpRequest, sheet: Assessment, reason: str) -> HttpResponse:
    """The page as it is now, with the reason that was typed."""
    sheet = get_object_or_404(reading.seen_by(request.user), uuid=sheet.uuid)
    context = {**reading.context_of(request, sheet), "typed_reason": reason}
    return render(request, "assessments/detail.html", context, status=409)
