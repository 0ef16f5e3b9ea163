"""The form of a sheet: start it, save it while typing, hand it in.

Nothing typed is lost: a refused form comes back as it was, and a form on an
outdated version comes back beside what is stored now.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessments import attachments, scoring, sheets, workflow
from assessments.actions.assessments import (
    save_draft,
    start_assessment,
    submit_assessment,
)
from assessments.actions.review import LONGEST, answer_remark
from assessments.forms.review import ANSWER
from assessments.forms.sheet import SheetForm, sheet_form
from assessments.forms.steps import StartForm
from assessments.models import Assessment
from assessments.sheets import city_class
from assessments.views import listing, remarks, sheet_page
from kawasan import access
from kawasan.models import Rt
from sibungas.lib.errors import Refused, Stale

_RIGHT = "write_assessment"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


# Starting ---------------------------------------------------------------------------


@_form_methods
def start(request: HttpRequest, rt_id: int) -> HttpResponse:
    """Choose year and kind; what exists already is shown, never made twice."""
    rows = Rt.objects.visible_to(request.user).defer("batas", "kelurahan__batas")
    rt = get_object_or_404(rows.select_related("kelurahan"), pk=rt_id)
    access.require(request.user, _RIGHT, rt.kelurahan.kode)
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    form = StartForm(request.POST or None, year=year, jenis=_usual_kind(rt))
    if request.method == "POST" and form.is_valid():
        answer = _start(request, rt, form)
        if answer:
            return answer
    context = {
        "rt": rt,
        "form": form,
        "sheets": rt.penilaian.active().order_by("-tahun", "jenis"),
        "breadcrumbs": [(str(rt), rt.get_absolute_url()), ("Mulai penilaian", None)],
    }
    status = 422 if form.is_bound else 200
    return render(request, "assessments/start.html", context, status=status)


def _usual_kind(rt: Rt) -> str:
    """An RT that has official figures already is updated, not captured anew."""
    known = rt.penilaian.official().exists()
    return Assessment.Jenis.PEMUTAKHIRAN if known else Assessment.Jenis.BASELINE


def _start(request: HttpRequest, rt: Rt, form: StartForm) -> HttpResponse | None:
    asked = form.cleaned_data
    try:
        sheet = start_assessment(
            rt=rt,
            tahun=asked["tahun"],
            jenis=asked["jenis"],
            uuid=asked["uuid"],
            by=request.user,
        )
    except Refused as refusal:
        active = rt.penilaian.active().filter(tahun=asked["tahun"])
        existing = active.filter(jenis=asked["jenis"]).first()
        if existing:
            messages.info(request, "Penilaian ini sudah ada; lanjutkan di sini.")
            return redirect(existing)
        form.add_error(None, refusal.message)
        return None
    return redirect("assessments:edit", uuid=sheet.uuid)


# The form ---------------------------------------------------------------------------


def _sheet(request: HttpRequest, uuid: Any) -> Assessment:
    """404 outside the person's territory, 403 inside it without the right."""
    rows = listing.sheets_of(request.user)
    rows = rows.select_related("rt__kelurahan__parent").defer(
        "rt__batas", "rt__kelurahan__batas", "rt__kelurahan__parent__batas"
    )
    sheet = get_object_or_404(rows, uuid=uuid)
    access.require(request.user, _RIGHT, sheet.kode_wilayah)
    return sheet


@_form_methods
def edit(request: HttpRequest, uuid: Any) -> HttpResponse:
    sheet = _sheet(request, uuid)
    if not sheet.is_open:
        messages.info(request, _closed(sheet))
        return redirect(sheet)
    if request.method != "POST":
        return _page(request, sheet, sheet_form(sheet))
    form = sheet_form(sheet, request.POST)
    try:
        saved = _save(request, sheet, form)
    except Stale as stale:
        return _conflict(request, form, stale)
    now = timezone.localtime(saved.diubah_pada)
    messages.success(request, f"Draf tersimpan pukul {now:%H.%M}.")
    return redirect("assessments:edit", uuid=sheet.uuid)


def _closed(sheet: Assessment) -> str:
    word = workflow.STATUSES[sheet.status].lower()
    return f"Penilaian ini sudah {word}, jadi tidak dapat diubah."


def _save(request: HttpRequest, sheet: Assessment, form: SheetForm) -> Assessment:
    _answer(request, sheet)
    return save_draft(
        assessment=sheet,
        values=form.values,
        raw=form.raw,
        versi=form.known_versi,
        by=request.user,
    )


def _answer(request: HttpRequest, sheet: Assessment) -> None:
    """Answers to remarks stand in the same form; those that changed are kept."""
    if not any(name.startswith(ANSWER) for name in request.POST):
        return
    for shown in remarks.on_form(sheet, request.POST)["remarks"]:
        text, row = shown.typed.strip()[:LONGEST], shown.remark
        if not text or text == row.tanggapan:
            continue
        try:
            answer_remark(remark=row, text=text, versi=row.versi, by=request.user)
        except Stale as stale:
            # Of the remark, not of the sheet: there is nothing to compare.
            raise Refused(stale.message) from stale


@require_POST
def save(request: HttpRequest, uuid: Any) -> JsonResponse:
    """Autosave: what could be read as numbers, the rest as it was typed."""
    sheet = _sheet(request, uuid)
    form = sheet_form(sheet, request.POST)
    try:
        saved = _save(request, sheet, form)
    except Stale as stale:
        return _outdated(form, stale)
    except Refused as refusal:
        body = {"kode": refusal.code, "pesan": refusal.message}
        return JsonResponse(body, status=409)
    kelas = city_class(sheet.kode_wilayah)
    limit = scoring.density_limit(form.ruleset, kelas)
    found = scoring.problems(form.ruleset, form.sheet(), limit)
    now = timezone.localtime(saved.diubah_pada)
    return JsonResponse(
        {
            "versi": saved.versi,
            "pada": f"{now:%H.%M}",
            "disimpan_pada": saved.diubah_pada.isoformat(),
            "masalah": [vars(problem) for problem in found],
        }
    )


def _outdated(form: SheetForm, stale: Stale) -> JsonResponse:
    """Both versions, so that whoever asked can compare them."""
    current: Any = stale.details["current"]
    rows = form.conflicts(current)
    body = {
        "kode": stale.code,
        "pesan": "Penilaian ini diubah di tempat lain. Simpan untuk membandingkan.",
        "versi": current.versi,
        "beda": [{"isian": n, "tersimpan": t, "diketik": d} for n, t, d in rows],
    }
    return JsonResponse(body, status=409)


@_form_methods
def submit(request: HttpRequest, uuid: Any) -> HttpResponse:
    if request.method != "POST":
        return redirect("assessments:edit", uuid=uuid)
    sheet = _sheet(request, uuid)
    form = sheet_form(sheet, request.POST)
    if not sheet.is_open:
        messages.info(request, _closed(sheet))
        return redirect(sheet)
    kelas = city_class(sheet.kode_wilayah)
    errors = sheet_page.complaints(form, kelas, sheet)
    if errors or form.errors:
        return _page(request, sheet, form, errors=errors, kelas_kota=kelas)
    try:
        _answer(request, sheet)
        sent = submit_assessment(
            assessment=sheet,
            values=form.values,
            reasons=form.reasons,
            versi=form.known_versi,
            by=request.user,
        )
    except Stale as stale:
        return _conflict(request, form, stale)
    except Refused as refusal:
        found = [("", refusal.message)]
        return _page(request, sheet, form, errors=found, kelas_kota=kelas)
    messages.success(
        request,
        "Penilaian terkirim. Verifikator kabupaten/kota memeriksanya; Anda melihat"
        " hasilnya di halaman ini.",
    )
    lacking = attachments.missing_photos(sent, sheets.sheet_of(sent))
    if lacking:
        codes = ", ".join(lacking)
        messages.warning(request, f"Foto diminta untuk {codes} (skor 5), belum ada.")
    return redirect(sheet)


# Answers ----------------------------------------------------------------------------


def _conflict(request: HttpRequest, form: SheetForm, stale: Stale) -> HttpResponse:
    """The form as typed, beside the stored sheet; sending it again overwrites."""
    current: Any = stale.details["current"]
    current = _sheet(request, current.uuid)
    conflicts = form.conflicts(current)
    shown = {"conflicts": conflicts, "current": current, "seen_versi": current.versi}
    return _page(request, current, form, **shown)


def _page(
    request: HttpRequest,
    sheet: Assessment,
    form: SheetForm,
    *,
    kelas_kota: str | None = None,
    **more: Any,
) -> HttpResponse:
    if kelas_kota is None:
        kelas_kota = city_class(sheet.kode_wilayah)
    context = {
        "sheet": sheet,
        "seen_versi": form.known_versi if form.is_bound else sheet.versi,
        "back": reverse("assessments:edit", args=[sheet.uuid]),
        **remarks.on_form(sheet, request.POST),
        "breadcrumbs": [
            ("Penilaian", reverse("assessments:list")),
            (f"{sheet.rt} {sheet.tahun}", sheet.get_absolute_url()),
            ("Isi", None),
        ],
        **sheet_page.context(
            form,
            kelas_kota=kelas_kota,
            last=sheet_page.previous(sheet),
            stored=sheet,
        ),
        **more,
    }
    status = 422 if form.is_bound else 200
    status = 409 if more.get("conflicts") is not None else status
    return render(request, "assessments/form.html", context, status=status)
