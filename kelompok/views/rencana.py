"""Collaborative plans: list and form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.models import Wilayah
from kelompok import rencana_rapat
from kelompok.actions import rencana as actions
from kelompok.forms.rencana import PlanFilter, PlanForm
from kelompok.models import RencanaKolaborasi
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

RIGHT = actions.RIGHT
_FORM = FormPage("kelompok/rencana_form.html", label="Simpan rencana")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_PLACES = ("kabupaten", "kota", "provinsi")


class PlanList(Listing):
    template_name = "kelompok/rencana_list.html"
    title = "Sinkronisasi perencanaan"
    placeholder = "Judul, wilayah, atau rapat di luar portal"
    search_fields = ("judul", "wilayah__nama", "rapat")
    filter_form = PlanFilter
    sorts = {
        "judul": ("judul",),
        "tahun": ("tahun_mulai", "judul"),
        "wilayah": ("wilayah__kode", "judul"),
    }
    default_sort = "-tahun"
    export_name = "rencana-kolaborasi"
    export_source = "rencana kolaborasi di SI BUNGAS"
    columns = (
        Column("Judul", "judul"),
        Column("Wilayah", lambda p: str(p.wilayah)),
        Column("Tahun pertama", "tahun_mulai", "code"),
        Column("Tahun terakhir", "tahun_selesai", "code"),
        Column("Status", lambda p: p.get_status_display()),
        Column("Butir", "jumlah", "number"),
        Column("Butir disepakati", "disepakati", "number"),
        Column("Rapat", "rapat_judul"),
        Column("Rapat di luar portal", "rapat"),
    )

    def rows(self) -> QuerySet:
        return RencanaKolaborasi.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        agreed = Q(item_set__status="disepakati")
        rows = rows.select_related("wilayah").defer("wilayah__batas")
        # A kab/kota may plan in a meeting of the province that it does not read.
        seen = rencana_rapat.readable(self.request.user)
        title = seen.filter(pk=OuterRef("pembahasan")).order_by().values("judul")
        return rows.annotate(
            jumlah=Count("item_set"),
            disepakati=Count("item_set", filter=agreed),
            rapat_judul=Subquery(title[:1]),
        )

    def extra(self, page: Page) -> dict[str, Any]:
        return {"may_edit": access.can_anywhere(self.request.user, RIGHT)}


def visible(request: HttpRequest, pk: int) -> RencanaKolaborasi:
    rows = RencanaKolaborasi.objects.visible_to(request.user)
    rows = rows.select_related("wilayah").defer("wilayah__batas")
    return get_object_or_404(rows, pk=pk)


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, RIGHT, list(access.scope(request.user, RIGHT)))
    page = {"title": "Rencana baru", "back": reverse("kelompok:plan_list")}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_plan(values=form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Rencana {saved.judul} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    page = {"title": f"Ubah {plan.judul}", "back": plan.get_absolute_url()}
    form = _form(request, plan)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_plan(
                plan=plan, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Rencana {saved.judul} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _form(request: HttpRequest, plan: RencanaKolaborasi | None) -> PlanForm:
    here = access.scope_filter(request.user, "kode", RIGHT)
    ground = Wilayah.objects.current().filter(here, jenis__in=_PLACES)
    return PlanForm(
        request.POST or None,
        instance=plan,
        wilayah=ground.defer("batas").order_by("kode"),
        user=request.user,
        initial={} if plan else _start(request),
    )


def _start(request: HttpRequest) -> dict[str, Any]:
    """What a link from a meeting has chosen already: the meeting and its place."""
    seen = rencana_rapat.readable(request.user)
    meeting = seen.filter(pk=typed_key(request.GET.get("rapat"))).first()
    if meeting is None:
        return {}
    return {"pembahasan": meeting.pk, "wilayah": meeting.wilayah_id}


def sentences(refusal: Any) -> list[str]:
    """What a refusal of an action says."""
    found = getattr(refusal, "messages", None) or [refusal.message]
    return [str(one) for one in found]
