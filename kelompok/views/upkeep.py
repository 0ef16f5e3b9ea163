"""Reporting upkeep: inspections, fees, recurring jobs; and what share still works."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kawasan import access
from kelompok import sustain
from kelompok.actions import upkeep as actions
from kelompok.forms.aset import (
    DoneForm,
    FeeForm,
    InspectionForm,
    JobForm,
    SustainFilter,
)
from kelompok.models import JadwalOP, Kpp
from kelompok.models.upkeep import FIRST_YEAR
from kelompok.views import aset as assets
from kelompok.views.attempts import attempt
from kelompok.views.ksm_kegiatan import form_methods
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing


@form_methods
def inspection(request: HttpRequest, pk: int, tahun: int) -> HttpResponse:
    """The inspection of one year, new or to be corrected."""
    row = assets.reportable(request, pk)
    today = timezone.localdate()
    if not max(FIRST_YEAR, row.tahun_dibangun) <= tahun <= today.year:
        raise Http404
    known = row.inspeksi_set.filter(tahun=tahun).first()
    data = request.POST if request.method == "POST" else None
    start = {} if known else {"tanggal": today if tahun == today.year else None}
    form = InspectionForm(data, row=known, initial=start)
    status = 422 if data is not None else 200
    if data is not None and form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.report_inspection(
                aset=row,
                tahun=tahun,
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, f"Inspeksi {tahun} disimpan.")
            return redirect(row)
    context = {"form": form, "row": row, "title": f"Inspeksi {tahun}",
               "fields": form.pairs(), "submit": "Simpan inspeksi"}  # fmt: skip
    return render(request, "kelompok/upkeep_form.html", context, status=status)


@form_methods
def fee(request: HttpRequest, pk: int) -> HttpResponse:
    """Fees of a month; ``?bulan=2026-05`` opens one that is stored."""
    row = assets.reportable(request, pk)
    asked = request.GET.get("bulan", "")
    known = next(
        (f for f in row.iuran_set.all() if f"{f.periode:%Y-%m}" == asked), None
    )
    start: dict[str, Any] = {"versi": 0, "periode": f"{timezone.localdate():%Y-%m}"}
    if known:
        names = ("tagihan_rp", "diterima_rp", "dipakai_rp", "keterangan", "versi")
        start = {n: getattr(known, n) for n in names} | {"periode": asked}
    data = request.POST if request.method == "POST" else None
    form = FeeForm(data, initial=start)
    status = 422 if data is not None else 200
    if data is not None and form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.save_fee(
                aset=row,
                periode=form.cleaned_data["periode"],
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, "Iuran disimpan.")
            return redirect(row)
    context = {"form": form, "row": row, "title": "Iuran", "fields": form.units(),
               "submit": "Simpan iuran"}  # fmt: skip
    return render(request, "kelompok/upkeep_form.html", context, status=status)


@form_methods
def job(request: HttpRequest, pk: int) -> HttpResponse:
    row = assets.reportable(request, pk)
    form = JobForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.add_job(
                aset=row, values=form.cleaned_data, by=request.user
            ),
        )
        if saved:
            messages.success(request, "Jadwal pemeliharaan disimpan.")
            return redirect(row)
    fields = [(f, "bulan" if f.name == "setiap_bulan" else "") for f in form]
    context = {"form": form, "row": row, "title": "Jadwal pemeliharaan",
               "fields": fields, "submit": "Simpan jadwal"}  # fmt: skip
    return render(request, "kelompok/upkeep_form.html", context, status=status)


@require_POST
def job_done(request: HttpRequest, pk: int) -> HttpResponse:
    rows = JadwalOP.objects.visible_to(request.user)
    found = get_object_or_404(rows, pk=pk)
    row = assets.reportable(request, found.aset_id)
    form = DoneForm(request.POST)
    status = 422
    if form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.finish_job(
                jadwal=found,
                tanggal=form.cleaned_data["tanggal"],
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, "Pemeliharaan dicatat.")
            return redirect(row)
    return assets.page_of(request, row, status, done={"pk": found.pk, "form": form})


_COUNTS = (
    Column("Aset", "aset", "number"),
    Column("Diperiksa", "diperiksa", "number"),
    Column("Berfungsi", "berfungsi", "number"),
    Column(
        "Berfungsi dari yang diperiksa (%)",
        lambda row: sustain.share(row.berfungsi, row.diperiksa),
        "number",
    ),
)


class SustainList(Listing):
    """Keberlanjutan per kawasan and year."""

    template_name = "kelompok/keberlanjutan.html"
    title = "Keberlanjutan aset"
    placeholder = "Nama atau kode kawasan"
    search_fields = ("nama", "kode")
    filter_form = SustainFilter
    sorts = {"nama": ("nama",), "aset": ("aset", "nama")}
    default_sort = "nama"
    export_name = "keberlanjutan-aset"
    export_source = "inspeksi O&P di SI BUNGAS"
    per = "Kawasan"
    columns = (
        Column("Kode kawasan", "kode", "code"),
        Column("Kawasan", "nama"),
        *_COUNTS,
    )

    def rows(self) -> QuerySet:
        return sustain.by_kawasan(self.request.user, self.filters.year).defer("batas")

    def extra(self, page: Page) -> dict[str, Any]:
        for row in page.object_list:
            row.persen = sustain.share(row.berfungsi, row.diperiksa)
        year = self.filters.year
        found = sustain.totals(self.request.user, year)
        may = access.can_anywhere(self.request.user, actions.REPORT)
        return {"tahun": year, "totals": found, "may_report": may, "per": self.per}

    def _notes(self, count: int) -> tuple[str, ...]:
        return (f"Tahun inspeksi: {self.filters.year}.", *super()._notes(count))


class KppSustainList(SustainList):
    """Keberlanjutan per KPP and year: who keeps what was built working."""

    title = "Keberlanjutan per KPP"
    placeholder = "Nama atau kode KPP"
    export_name = "keberlanjutan-kpp"
    per = "KPP"
    columns = (
        Column("Kode KPP", "kode", "code"),
        Column("KPP", "nama"),
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        *_COUNTS,
    )

    def rows(self) -> QuerySet:
        return sustain.by_kpp(self.request.user, self.filters.year)

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = rows.select_related("kelurahan")
        return rows.defer("kelurahan__batas", *Kpp.PERSONAL)
