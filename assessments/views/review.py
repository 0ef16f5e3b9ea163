"""Sending a sheet back with remarks, closing a remark, replacing an approved sheet."""

import uuid as uuids
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assessments import workflow
from assessments.actions.assessments import replace_assessment, step
from assessments.actions.review import close_remark
from assessments.forms.review import ReturnForm
from assessments.models import Assessment, ReviewRemark
from assessments.views import listing, reading
from kawasan import access
from sibungas.lib.errors import Refused, Stale

_CHANGED = (
    "Penilaian ini berubah sejak Anda membukanya. Periksa keadaannya sekarang, lalu"
    " ulangi bila masih perlu."
)


@require_http_methods(["GET", "HEAD", "POST"])
def return_sheet(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The general reason, and a remark at each field; nothing typed is lost."""
    sheet = get_object_or_404(reading.seen_by(request.user), uuid=uuid)
    access.require(request.user, "return", sheet.kode_wilayah)
    if request.method != "POST":
        if sheet.status not in workflow.TRANSITIONS["return"].sources:
            word = workflow.STATUSES[sheet.status].lower()
            messages.info(request, f"Penilaian ini {word}, tidak dapat dikembalikan.")
            return redirect(sheet)
        return _return_page(request, sheet, ReturnForm(sheet))
    form = ReturnForm(sheet, request.POST)
    if not form.is_valid():
        return _return_page(request, sheet, form, 422)
    try:
        step(
            "return",
            assessment=sheet,
            reason=form.cleaned_data["alasan"],
            remarks=form.remarks,
            versi=form.cleaned_data["versi"],
            by=request.user,
        )
    except Refused as refusal:
        stale = isinstance(refusal, Stale)
        form.add_error(None, _CHANGED if stale else refusal.message)
        return _return_page(request, sheet, form, 409)
    count = len(form.remarks)
    told = f" dengan {count} catatan" if count else ""
    messages.success(request, f"Penilaian dikembalikan{told}. Pengirim membacanya.")
    return redirect(sheet)


def _return_page(
    request: HttpRequest, sheet: Assessment, form: ReturnForm, status: int = 200
) -> HttpResponse:
    context = {
        "sheet": sheet,
        "form": form,
        # Once refused as outdated, sending again means the version shown now.
        "seen_versi": sheet.versi,
        "breadcrumbs": [
            ("Penilaian", reverse("assessments:list")),
            (f"{sheet.rt} {sheet.tahun}", sheet.get_absolute_url()),
            ("Kembalikan", None),
        ],
    }
    return render(request, "assessments/return.html", context, status=status)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """A reviewer finds one remark answered."""
    listing.sheets_of(request.user)
    rows = ReviewRemark.objects.visible_to(request.user)
    rows = rows.select_related("assessment__rt__kelurahan").defer(
        "assessment__rt__batas", "assessment__rt__kelurahan__batas"
    )
    remark = get_object_or_404(rows, pk=pk)
    typed = request.POST.get("versi", "")
    versi = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    close_remark(remark=remark, versi=versi, by=request.user)
    messages.success(request, "Catatan selesai.")
    return redirect(f"{remark.assessment.get_absolute_url()}#catatan")


@require_POST
def replace(request: HttpRequest, uuid: Any) -> HttpResponse:
    """A new sheet that takes the place of an official one once it is approved."""
    sheet = get_object_or_404(reading.seen_by(request.user), uuid=uuid)
    made = replace_assessment(
        assessment=sheet, uuid=_new_uuid(request), by=request.user
    )
    messages.success(
        request,
        "Penilaian pengganti dimulai dengan angka yang lama. Yang lama tetap resmi"
        " sampai penggantinya disahkan.",
    )
    return redirect("assessments:edit", uuid=made.uuid)


def _new_uuid(request: HttpRequest) -> uuids.UUID:
    """The number made with the page, so that two clicks are one."""
    try:
        return uuids.UUID(request.POST.get("uuid", ""))
    except ValueError:
        return uuids.uuid4()
