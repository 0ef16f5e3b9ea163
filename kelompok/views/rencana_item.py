"""Items of a plan: list with the annual planning format, page, form, steps, paste."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kawasan import access, penanganan
from kawasan.models import Kawasan, Rt
from kelompok import kebutuhan
from kelompok.actions import rencana_item as actions
from kelompok.actions.aspek import main_office
from kelompok.aspek import OF_SASARAN
from kelompok.forms.rencana import ItemFilter, ItemForm, PasteForm
from kelompok.imports import rencana as pasted
from kelompok.imports.table import words
from kelompok.models import RencanaItem, RencanaKolaborasi
from kelompok.views import pasting
from kelompok.views.rencana import RIGHT, visible
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_FORM = FormPage("kelompok/rencana_form.html", label="Simpan butir")


def _with_places(rows: QuerySet) -> QuerySet:
    rows = rows.select_related(
        "rencana__wilayah", "kawasan", "rt", "pelaku", "kegiatan", "diputuskan_oleh"
    )
    return rows.defer(
        "rencana__wilayah__batas", "kawasan__batas", "rt__batas", "kegiatan__lokasi"
    )


def _place(item: RencanaItem) -> str:
    return f"{item.kawasan.nama}, {item.rt}" if item.rt else item.kawasan.nama


class ItemList(Listing):
    """All items of a plan; its download is the annual planning format."""

    template_name = "kelompok/rencana_items.html"
    placeholder = "Kawasan, pelaku, atau program"
    search_fields = (
        *("kawasan__nama", "kawasan__kode", "pelaku__nama", "pelaku__singkatan"),
        "program",
    )
    filter_form = ItemFilter
    sorts = {
        "kawasan": ("kawasan__kode", "sasaran", "tahun"),
        "tahun": ("tahun", "kawasan__kode"),
        "pelaku": ("pelaku__nama", "tahun"),
        "biaya": ("biaya_rp",),
    }
    default_sort = "kawasan"
    export_name = "rencana-tahunan"
    export_source = "rencana kolaborasi di SI BUNGAS"
    columns = (
        Column("Program/kegiatan/subkegiatan", "program"),
        Column("Kode kawasan", "kawasan.kode", "code"),
        Column("Lokasi", _place),
        Column("Sasaran", lambda i: i.get_sasaran_display()),
        Column("Target", "volume", "number"),
        Column("Satuan", "satuan"),
        Column("Pagu (Rp)", "biaya_rp", "number"),
        Column("Sumber dana", lambda i: i.get_sumber_dana_display()),
        Column("OPD/pelaku", "pelaku.nama"),
        Column("Tahun", "tahun", "code"),
        Column("Status", lambda i: i.get_status_display()),
        Column("Catatan", "catatan"),
    )

    @cached_property
    def plan(self) -> RencanaKolaborasi:
        return visible(self.request, self.kwargs["pk"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Butir {self.plan.judul}"

    def rows(self) -> QuerySet:
        own = RencanaItem.objects.visible_to(self.request.user)
        return own.filter(rencana=self.plan)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return _with_places(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        may = access.can(self.request.user, RIGHT, self.plan.kode_wilayah)
        return {
            "plan": self.plan,
            "may_type": may and self.plan.is_open,
            "breadcrumbs": [
                ("Sinkronisasi", reverse("kelompok:plan_list")),
                (self.plan.judul, self.plan.get_absolute_url()),
                ("Butir", None),
            ],
        }


# One item ---------------------------------------------------------------------------


def _visible(request: HttpRequest, pk: int) -> RencanaItem:
    rows = _with_places(RencanaItem.objects.visible_to(request.user))
    return get_object_or_404(rows, pk=pk)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    item = _visible(request, pk)
    may = access.can(request.user, RIGHT, item.kode_wilayah)
    works = access.can_anywhere(request.user, "edit_intervention")
    need = kebutuhan.need_of(item.kawasan, item.sasaran)
    own = kebutuhan.promise_of(item)
    ours = access.scope_filter(request.user, "rencana__wilayah__kode")
    mine = set(
        RencanaItem.objects.filter(ours, kawasan=item.kawasan).values_list(
            "pk", flat=True
        )
    )
    context = {
        "item": item,
        "plan": item.rencana,
        "need": need,
        "ganda": [one for one in need.promises if one.meets(own)],
        "mine": mine,
        "may_type": may and item.rencana.is_open,
        "may_start": may and works and _is_free(item),
        "breadcrumbs": [
            ("Sinkronisasi", reverse("kelompok:plan_list")),
            (item.rencana.judul, item.rencana.get_absolute_url()),
            ("Butir", reverse("kelompok:plan_items", args=[item.rencana_id])),
            (str(item), None),
        ],
    }
    return render(request, "kelompok/rencana_item.html", context)


def _is_free(item: RencanaItem) -> bool:
    """Whether it may become a work: agreed, and not one already."""
    work = item.kegiatan
    free = work is None or work.status == penanganan.DIBATALKAN
    return free and item.status == RencanaItem.Status.DISEPAKATI


@_form_methods
def new(request: HttpRequest, pk: int) -> HttpResponse:
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    page = {"title": "Butir baru", "back": plan.get_absolute_url()}
    form = _form(request, plan, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_item(
                plan=plan, values=form.values(), by=request.user
            )
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Butir disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    item = _visible(request, pk)
    access.require(request.user, RIGHT, item.kode_wilayah)
    page = {"title": "Ubah butir", "back": item.get_absolute_url(), "item": item}
    form = _form(request, item.rencana, item)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_item(
                item=item, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Butir disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _form(
    request: HttpRequest, plan: RencanaKolaborasi, item: RencanaItem | None
) -> ItemForm:
    areas = Kawasan.objects.visible_to(request.user).within(plan.wilayah.kode)
    rts = Rt.objects.visible_to(request.user).active().filter(kawasan__in=areas)
    rts = rts.select_related("kelurahan").defer("batas", "kelurahan__batas")
    sasaran = request.GET.get("sasaran", "")
    start = {
        "kawasan": request.GET.get("kawasan"),
        "tahun": plan.tahun_mulai,
        "sasaran": sasaran if sasaran in OF_SASARAN else "",
        # Who answers for the aspect in this place is the first suggestion.
        "pelaku": main_office(plan.wilayah.kode, OF_SASARAN.get(sasaran)),
    }
    return ItemForm(
        request.POST or None,
        instance=item,
        initial={} if item else start,
        kawasan=areas.defer("batas").order_by("kode"),
        rt=rts.order_by("kawasan__kode", "kelurahan__kode", "rw", "rt"),
        kode=plan.wilayah.kode,
        years=plan.years,
    )


@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Agree, refuse, take back, remove, or make a work of it."""
    item = _visible(request, pk)
    if step not in (*actions.STEPS, "hapus", "kegiatan"):
        raise Http404
    access.require(request.user, RIGHT, item.kode_wilayah)
    seen = typed_key(request.POST.get("versi"))
    if step == "hapus":
        actions.remove_item(item=item, versi=seen, by=request.user)
        messages.success(request, "Butir dihapus dari rencana.")
        return redirect("kelompok:plan_items", item.rencana_id)
    if step == "kegiatan":
        work = actions.make_work(item=item, versi=seen, by=request.user)
        messages.success(request, "Usulan kegiatan dibuat dari butir ini.")
        return redirect(work)
    reason = request.POST.get("alasan", "").replace("\x00", "")[:300]
    actions.decide(item=item, step=step, versi=seen, by=request.user, alasan=reason)
    messages.success(request, "Putusan disimpan.")
    return redirect(item)


# A pasted table ---------------------------------------------------------------------


@_form_methods
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows that can be stored are; the others stay in the field with their reasons."""
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    return pasting.page(
        request,
        form=PasteForm,
        read=lambda text: pasted.read(text, _known(request, plan)),
        store=lambda values: actions.create_item(
            plan=plan, values=values, by=request.user
        ),
        thing=plan,
        what="Butir, sebagai usulan,",
        done=reverse("kelompok:plan_items", args=[plan.pk]),
    )


def _known(request: HttpRequest, plan: RencanaKolaborasi) -> pasted.Known:
    areas = Kawasan.objects.visible_to(request.user).within(plan.wilayah.kode)
    rts = Rt.objects.visible_to(request.user).active().filter(kawasan__in=areas)
    return pasted.Known(
        kawasan={words(one.kode): one for one in areas.defer("batas")},
        rt={(rt.kawasan_id or 0, words(str(rt))): rt for rt in rts.defer("batas")},
        pelaku=pasting.offices_by_name(words),
    )
