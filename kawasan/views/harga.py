"""Unit prices per kab/kota: list and form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions import harga as actions
from kawasan.forms.harga import PriceFilter, PriceForm
from kawasan.models import HargaSatuan, Wilayah
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage("kawasan/harga_form.html")
_RIGHT = "edit_konvensi"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _seen(user: Any) -> QuerySet:
    rows = HargaSatuan.objects.visible_to(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


class PriceList(Listing):
    template_name = "kawasan/harga_list.html"
    title = "Harga satuan"
    placeholder = "Sasaran, sumber, atau kabupaten/kota"
    search_fields = ("sasaran", "sumber", "wilayah__nama")
    filter_form = PriceFilter
    sorts = {
        "wilayah": ("wilayah__kode", "sasaran", "-tahun"),
        "harga": ("harga_rp",),
        "tahun": ("tahun", "wilayah__kode", "sasaran"),
    }
    default_sort = "wilayah"
    export_name = "harga-satuan"
    export_source = "harga satuan yang dicatat di SI BUNGAS"
    columns = (
        Column("Kode", "wilayah.kode", "code"),
        Column("Kabupaten/kota", lambda row: str(row.wilayah)),
        Column("Yang dikurangi", lambda row: row.get_sasaran_display()),
        Column("Harga (Rp)", "harga_rp", "number"),
        Column("Per satuan", "satuan"),
        Column("Tahun", "tahun", "code"),
        Column("Sumber", "sumber"),
    )

    def rows(self) -> QuerySet:
        return _seen(self.request.user)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        for row in page.object_list:
            row.may_edit = access.can(user, _RIGHT, row.wilayah.kode)
        return {"may_add": access.can_anywhere(user, _RIGHT)}


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    page = {"title": "Harga satuan baru", "back": reverse("kawasan:harga_list")}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_price(values=form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Harga {saved} disimpan.")
        return redirect("kawasan:harga_list")
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(_seen(request.user), pk=pk)
    access.require(request.user, _RIGHT, row.wilayah.kode)
    page = {"title": f"Ubah harga {row}", "back": reverse("kawasan:harga_list")}
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_price(
                row=row, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Harga {saved} disimpan.")
        return redirect("kawasan:harga_list")
    return _FORM.show(request, form, **page)


def _form(request: HttpRequest, row: HargaSatuan | None) -> PriceForm:
    here = access.scope_filter(request.user, "kode", _RIGHT)
    cities = Wilayah.objects.current().filter(here, jenis__in=["kabupaten", "kota"])
    return PriceForm(request.POST or None, instance=row, wilayah=cities.defer("batas"))
