"""Money of a work of a KSM: budget, plan of payments, cash book, account."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kawasan.actions import intervention_guards as guards
from kelompok import workflow_ksm as workflow
from kelompok.actions import ksm_kas as kas
from kelompok.actions import ksm_kegiatan as actions
from kelompok.actions import ksm_langkah as steps
from kelompok.forms import ksm_kegiatan as forms
from kelompok.models import KsmKegiatan
from kelompok.views.attempts import attempt, line_errors
from kelompok.views.ksm_kegiatan import RIGHT, form_methods, visible, writable
from sibungas.files.models import Attachment
from sibungas.lib import exports
from sibungas.lib.exports import Column

BOOK = (
    Column("Tanggal", "tanggal", "date"),
    Column("Termin", "termin.nomor", "code"),
    Column("Uraian", "uraian"),
    Column("Koreksi atas", lambda row: getattr(row.koreksi_atas, "uraian", "")),
    Column("Masuk (Rp)", "masuk_rp", "number"),
    Column("Keluar (Rp)", "keluar_rp", "number"),
    Column("Saldo (Rp)", "saldo", "number"),
)


@form_methods
def rab(request: HttpRequest, pk: int) -> HttpResponse:
    one = writable(request, pk)
    data = request.POST if request.method == "POST" else None
    form = forms.Versioned(data, initial={"versi": one.versi})
    names = ("id", *forms.RabLine.typed, "bentuk")
    lines = forms.lines(forms.RabLine, "rab", data, list(one.rab_set.values(*names)))
    status = 422 if data is not None else 200
    if data is not None and all([form.is_valid(), lines.is_valid()]):
        saved, status = attempt(
            form,
            lambda: actions.set_rab(
                kegiatan=one,
                lines=lines.filled(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, "RAB disimpan.")
            return redirect(saved)
    context = {
        "form": form,
        "one": one,
        "lines": lines,
        "line_errors": line_errors(lines),
    }
    return render(request, "kelompok/ksm_rab.html", context, status=status)


@form_methods
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Planned days; the terms as well until the agreement is signed."""
    one = writable(request, pk)
    data = request.POST if request.method == "POST" else None
    form = forms.PlanForm(data, kegiatan=one)
    lines = None
    if one.status in workflow.OPEN_BUDGET:
        stored = list(one.termin_set.values(*forms.TermLine.typed))
        lines = forms.lines(forms.TermLine, "termin", data, stored)
    status = 422 if data is not None else 200
    if data is not None and all([form.is_valid(), lines is None or lines.is_valid()]):
        saved, status = attempt(
            form,
            lambda: actions.set_plan(
                kegiatan=one,
                days=form.days(),
                terms=None if lines is None else lines.filled(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, "Rencana disimpan.")
            return redirect(saved)
    context = {
        "form": form,
        "one": one,
        "lines": lines,
        "line_errors": line_errors(lines),
    }
    return render(request, "kelompok/ksm_rencana.html", context, status=status)


@require_safe
def book(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = visible(request, pk)
    kind = request.GET.get("unduh", "")
    if kind not in exports.MOST_ROWS:
        return _book_page(request, one, None, 200)
    rows = _book_rows(one)
    export = exports.Export(
        name=f"buku-kas-{one.pk}",
        title=f"Buku kas {one.intervention.nama}",
        source="buku kas KSM di SI BUNGAS",
        columns=BOOK,
        rows=rows,
        notes=(f"KSM: {one.ksm.nama}, {one.ksm.kelurahan}.",),
    )
    return exports.respond(request, export, kind, len(rows))


@require_http_methods(["GET", "HEAD", "POST"])
def book_line(request: HttpRequest, pk: int) -> HttpResponse:
    """The book with the form of a further line."""
    one = writable(request, pk)
    if request.method != "POST":
        return _book_page(request, one, forms.CashForm(kegiatan=one), 200)
    form = forms.CashForm(request.POST, request.FILES, kegiatan=one)
    status = 422
    if form.is_valid():
        given = form.cleaned_data["bukti"]
        bukti = (given.name, given.read()) if given else None
        line, status = attempt(
            form,
            lambda: kas.book_cash(
                kegiatan=one, values=form.values(), bukti=bukti, by=request.user
            ),
        )
        if line:
            messages.success(request, "Baris buku kas disimpan.")
            return redirect("kelompok:ksm_kas", pk=one.pk)
    return _book_page(request, one, form, status)


def _book_rows(one: KsmKegiatan) -> list[Any]:
    """The lines in their order, each with the balance after it."""
    rows: list[Any] = list(one.kas_set.select_related("termin", "koreksi_atas"))
    balance = Decimal(0)
    for row in rows:
        balance += row.masuk_rp - row.keluar_rp
        row.saldo = balance
    return rows


def _book_page(
    request: HttpRequest, one: KsmKegiatan, form: Any, status: int
) -> HttpResponse:
    rows = _book_rows(one)
    files: dict[int, list[Attachment]] = {}
    for file in Attachment.objects.filter(
        objek_jenis="kelompok.bukukas", objek_id__in=[r.pk for r in rows]
    ).present():
        files.setdefault(file.objek_id, []).append(file)
    for row in rows:
        row.files = files.get(row.pk, [])
    masuk, keluar = steps.book_totals(one)
    may = access.can(request.user, RIGHT, one.kode_wilayah)
    crumbs = [
        ("Kegiatan KSM", reverse("kelompok:ksm_kegiatan_list")),
        (one.intervention.nama, one.get_absolute_url()),
        ("Buku kas", None),
    ]
    context = {
        "one": one,
        "breadcrumbs": crumbs,
        "rows": rows,
        "form": form,
        "masuk": masuk,
        "keluar": keluar,
        "saldo": rows[-1].saldo if rows else Decimal(0),
        "may_book": may and one.status in workflow.OPEN_BOOK,
    }
    return render(request, "kelompok/ksm_kas.html", context, status=status)


@form_methods
def lpj(request: HttpRequest, pk: int) -> HttpResponse:
    one = writable(request, pk)
    data = request.POST if request.method == "POST" else None
    form = forms.LpjForm(
        data,
        kegiatan=one,
        rab=one.rab_set.all(),
        targets=guards.lines_of(one.intervention),
    )
    status = 422 if data is not None else 200
    if data is not None and form.is_valid():
        saved, status = attempt(
            form,
            lambda: kas.save_lpj(
                kegiatan=one,
                penerimaan=form.cleaned_data["penerimaan"],
                realisasi=form.realisasi(),
                hasil=form.hasil(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, "LPJ disimpan.")
            return redirect(saved)
    masuk, keluar = steps.book_totals(one)
    context = {"form": form, "one": one, "masuk": masuk, "keluar": keluar}
    return render(request, "kelompok/ksm_lpj.html", context, status=status)
