"""Commitments of offices: list, page with its reports, form, steps."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kawasan import access
from kawasan.models import Intervention
from kelompok import lokus as counting
from kelompok.actions import lokus as actions
from kelompok.forms.lokus import CommitmentFilter, CommitmentForm, ReportForm
from kelompok.models import Komitmen, Lokus, RencanaItem
from kelompok.views.attempts import attempt
from kelompok.views.lokus import LIST, RIGHT, visible
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

_FORM = FormPage("kelompok/register_form.html")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_MOST_CHOICES = 300
_STEPS = {"batal": actions.cancel, "buka": actions.reopen}


class CommitmentList(Listing):
    template_name = "kelompok/komitmen_list.html"
    title = "Komitmen OPD di lokus"
    placeholder = "Instansi, uraian, atau lokus"
    search_fields = (
        *("institution__nama", "institution__singkatan", "uraian", "lokus__judul"),
        "lokus__wilayah__nama",
    )
    filter_form = CommitmentFilter
    sorts = {
        "tenggat": ("tenggat",),
        "instansi": ("institution__nama", "tenggat"),
        "lokus": ("-lokus__tahun", "lokus__judul", "institution__nama"),
        "biaya": ("biaya_rp",),
    }
    default_sort = "lokus"
    export_name = "komitmen-opd"
    export_source = "komitmen OPD dan laporannya di SI BUNGAS"
    columns = (
        Column("Tahun lokus", "lokus.tahun", "code"),
        Column("Kode wilayah", "lokus.wilayah.kode", "code"),
        Column("Wilayah", lambda k: str(k.lokus.wilayah)),
        Column("Lokus", "lokus.judul"),
        Column("OPD/instansi", "institution.nama"),
        Column("Sasaran", lambda k: k.get_sasaran_display()),
        Column("Uraian", "uraian"),
        Column("Volume", "volume", "number"),
        Column("Satuan", "satuan"),
        Column("Realisasi dilaporkan", "realisasi", "number"),
        Column("Realisasi (%)", "persen", "number"),
        Column("Keadaan per", "dilaporkan_pada", "date"),
        Column("Terverifikasi (kegiatan)", "terverifikasi", "number"),
        Column("Biaya (Rp)", "biaya_rp", "number"),
        Column("Biaya terpakai (Rp)", "realisasi_rp", "number"),
        Column("Sumber dana", lambda k: k.get_sumber_dana_display()),
        Column("Tenggat", "tenggat", "date"),
        Column("Hari terlambat", "days_late", "number"),
        Column("Status", lambda k: k.get_status_display()),
        Column("Catatan", "catatan"),
        Column("Data contoh", lambda k: "ya" if k.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        return Komitmen.objects.visible_to(self.request.user)

    def prepared(self, rows: Any) -> Any:
        return rows.with_places()

    def exported(self, rows: QuerySet) -> Any:
        found = list(self.prepared(rows))
        done = counting.verified(found)
        for one in found:
            one.terverifikasi = done.get(one.pk)
        return found

    def extra(self, page: Page) -> dict[str, Any]:
        day, rows = timezone.localdate(), Komitmen.objects.visible_to(self.request.user)
        return {
            "terlambat": rows.late(day).count(),
            "diam": rows.silent().count(),
            "own": self.request.user,
        }


# One commitment ---------------------------------------------------------------------


def _visible(request: HttpRequest, pk: int) -> Komitmen:
    rows = Komitmen.objects.visible_to(request.user).with_places()
    return get_object_or_404(rows.select_related("butir__rencana__wilayah"), pk=pk)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    one = _visible(request, pk)
    user, kode = request.user, one.kode_wilayah
    may_edit = access.can(user, RIGHT, kode)
    runs = one.lokus.status == Lokus.Status.DITETAPKAN
    context = {
        "komitmen": one,
        "lokus": one.lokus,
        "reports": one.laporan_set.select_related("dibuat_oleh"),
        "reads_names": access.can(user, "see_assessment", kode),
        "terverifikasi": counting.verified([one]).get(one.pk),
        "sees_work": one.kegiatan_id
        and Intervention.objects.visible_to(user).filter(pk=one.kegiatan_id).exists(),
        "sees_item": one.butir_id
        and RencanaItem.objects.visible_to(user).filter(pk=one.butir_id).exists(),
        "may_report": runs and one.is_open and actions.may_report(user, one),
        "may_type": may_edit and one.lokus.is_open,
        "breadcrumbs": _trail(one.lokus, str(one)),
    }
    return render(request, "kelompok/komitmen.html", context)


def _trail(lokus: Lokus, here: str) -> list[tuple[str, str | None]]:
    return [
        (LIST[0], reverse(LIST[1])),
        (lokus.judul, lokus.get_absolute_url()),
        (here, None),
    ]


@_form_methods
def new(request: HttpRequest, pk: int) -> HttpResponse:
    lokus = visible(request, pk)
    access.require(request.user, RIGHT, lokus.kode_wilayah)
    page = _page(lokus, "Komitmen baru", lokus.get_absolute_url())
    form = _form(request, lokus, None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.create_commitment(
                lokus=lokus, values=form.values(), by=request.user
            )
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Komitmen disimpan.")
        # One after another: the next one is a tap away.
        again = "lagi" in request.POST
        return redirect("kelompok:komitmen_new", lokus.pk) if again else redirect(lokus)
    return _FORM.show(request, form, again="Simpan, isi lagi", **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = _visible(request, pk)
    access.require(request.user, RIGHT, one.kode_wilayah)
    page = _page(one.lokus, f"Ubah {one}", one.get_absolute_url())
    form = _form(request, one.lokus, one)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_commitment(
                komitmen=one, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Komitmen disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _page(lokus: Lokus, title: str, back: str) -> dict[str, Any]:
    lead = f"Untuk {lokus.judul}, {lokus.tempat}, tahun {lokus.tahun}."
    return {"title": title, "lead": lead, "back": back}


def _form(request: HttpRequest, lokus: Lokus, one: Komitmen | None) -> CommitmentForm:
    """The form with works and items of the place that the person sees."""
    user, kode = request.user, lokus.kode_wilayah
    works = Intervention.objects.visible_to(user).within(kode)
    works = works.exclude(status="dibatalkan").filter(tahun__gte=lokus.tahun - 1)
    items = RencanaItem.objects.visible_to(user).living()
    items = items.filter(tahun__gte=lokus.tahun - 1)
    if lokus.kawasan_id:
        items = items.filter(kawasan=lokus.kawasan_id)
    else:
        items = items.filter(kawasan__kelurahan=lokus.kelurahan_id)
    kept = (one.kegiatan_id, one.butir_id) if one else (None, None)
    return CommitmentForm(
        request.POST or None,
        instance=one,
        lokus=lokus,
        works=_few(Intervention, works, kept[0]).defer("lokasi"),
        items=_few(RencanaItem, items, kept[1]).select_related("pelaku", "rencana"),
    )


def _few(table: Any, rows: Any, kept: int | None) -> QuerySet:
    """The newest of the rows, and the one that is chosen already."""
    keys = list(rows.order_by("-tahun", "-pk").values_list("pk", flat=True))
    keys = keys[:_MOST_CHOICES] + ([kept] if kept else [])
    found: QuerySet = table.objects.filter(pk__in=keys)
    return found.order_by("-tahun", "pk")


@_form_methods
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is; by the office itself, or by who plans there."""
    one = _visible(request, pk)
    if not actions.may_report(request.user, one):
        access.require(request.user, RIGHT, one.kode_wilayah)
    form = ReportForm(request.POST or None, komitmen=one)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.report(
                komitmen=one, versi=form.seen, by=request.user, **form.values()
            ),
        )
        if saved:
            messages.success(request, "Laporan kemajuan disimpan.")
            return redirect(saved)
    context = {
        "komitmen": one,
        "form": form,
        "back": one.get_absolute_url(),
        "breadcrumbs": _trail(one.lokus, "Lapor kemajuan"),
    }
    return render(request, "kelompok/komitmen_lapor.html", context, status=status)


@require_POST
def step(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Calls a commitment off, or takes it up again."""
    one = _visible(request, pk)
    if langkah not in _STEPS:
        raise Http404
    access.require(request.user, RIGHT, one.kode_wilayah)
    saved = _STEPS[langkah](
        komitmen=one,
        alasan=request.POST.get("alasan", "").replace("\x00", "")[:300],
        versi=typed_key(request.POST.get("versi")),
        by=request.user,
    )
    messages.success(request, f"Komitmen {saved.get_status_display().lower()}.")
    return redirect(saved)
