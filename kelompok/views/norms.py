"""Targets of coaching and limits of maturity: lists and forms."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.models import Wilayah
from kelompok import kematangan
from kelompok.actions import norms as actions
from kelompok.forms.norms import LevelsForm, TargetForm
from kelompok.models import AmbangKelompok, Ksm, TargetBinaan
from kelompok.views import kinds
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
MODELS: dict[str, Any] = {"binaan": TargetBinaan, "ambang": AmbangKelompok}
_FORMS: dict[str, Any] = {"binaan": TargetForm, "ambang": LevelsForm}
_TITLES = {"binaan": "Target KSM binaan", "ambang": "Ambang kelompok"}
_LEADS = {
    "binaan": "Berapa KSM yang hendak dibina di suatu wilayah dalam satu tahun.",
    "ambang": (
        "Hanya batas Mandiri 51 % yang bersumber. Batas lain adalah kesepakatan"
        " daerah; yang kosong berarti belum ditetapkan, dan tingkatnya tidak ditebak."
    ),
}


class NormList(Listing):
    kind = "binaan"
    search_fields = ("wilayah__nama", "sumber")
    placeholder = "Wilayah atau sumber"
    default_sort = "tahun"

    def rows(self) -> QuerySet:
        return MODELS[self.kind].objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        found: Any = rows
        return found.with_place()

    def extra(self, page: Page) -> dict[str, Any]:
        user, right = self.request.user, actions.RIGHTS[MODELS[self.kind]]
        for row in page.object_list:
            row.may_edit = access.can(user, right, row.wilayah.kode)
        return {"may_add": access.can_anywhere(user, right), "lead": _LEADS[self.kind]}


class TargetList(NormList):
    template_name = "kelompok/target_list.html"
    title = "KSM binaan"
    sorts = {"tahun": ("-tahun", "wilayah__kode"), "wilayah": ("wilayah__kode",)}
    export_name = "target-ksm-binaan"
    export_source = "target menurut dokumennya; capaian dari registri KSM di SI BUNGAS"
    columns = (
        Column("Tahun", "tahun", "code"),
        Column("Kode", "wilayah.kode", "code"),
        Column("Wilayah", lambda row: str(row.wilayah)),
        Column("Target KSM", "jumlah", "number"),
        Column("KSM dibina", "tercapai", "number"),
        Column("Sumber target", "sumber"),
    )

    def prepared(self, rows: QuerySet) -> QuerySet:
        found: Any = super().prepared(rows)
        return found.with_count(Ksm.objects.all())


class LevelList(NormList):
    kind = "ambang"
    template_name = "kelompok/ambang_list.html"
    title = "Ambang kelompok"
    default_sort = "wilayah"
    sorts = {
        "wilayah": ("wilayah__kode", "-berlaku_mulai"),
        "tahun": ("-berlaku_mulai", "wilayah__kode"),
    }
    export_name = "ambang-kelompok"
    export_source = "ambang yang dicatat di SI BUNGAS"
    columns = (
        Column("Kode", "wilayah.kode", "code"),
        Column("Wilayah", lambda row: str(row.wilayah)),
        Column("Berlaku mulai", "berlaku_mulai", "code"),
        Column("Batas Berdaya (%)", "berdaya_persen", "number"),
        Column("Batas Mandiri (%)", "mandiri_persen", "number"),
        Column("Batas Menuju Madani (%)", "madani_persen", "number"),
        Column("Target perempuan (%)", "perempuan_persen", "number"),
        Column("Target MBR (%)", "mbr_persen", "number"),
        Column("Target pemilih dewasa (%)", "pemilih_persen", "number"),
        Column("Sumber", "sumber"),
    )

    def extra(self, page: Page) -> dict[str, Any]:
        default = {"bawaan": kematangan.MANDIRI, "dari": kematangan.SUMBER_MANDIRI}
        found = super().extra(page)  # noqa: S610 - ours, not that of a queryset
        return {**found, **default}


@_form_methods
def new(request: HttpRequest, norma: str) -> HttpResponse:
    user, model = request.user, MODELS[norma]
    right = actions.RIGHTS[model]
    access.require(user, right, list(access.scope(user, right)))
    form = _form(request, norma, None)

    def save() -> HttpResponse:
        saved = actions.create_norm(model=model, values=form.values(), by=user)
        messages.success(request, f"{saved} disimpan.")
        return redirect(f"kelompok:{norma}_list")

    return kinds.answer(request, form, _page(norma, f"{_TITLES[norma]} baru"), save)


@_form_methods
def edit(request: HttpRequest, norma: str, pk: int) -> HttpResponse:
    rows = MODELS[norma].objects.visible_to(request.user).with_place()
    row = get_object_or_404(rows, pk=pk)
    access.require(request.user, actions.RIGHTS[type(row)], row.wilayah.kode)
    form = _form(request, norma, row)

    def save() -> HttpResponse:
        seen = form.cleaned_data["versi"] or 0
        saved = actions.update_norm(
            row=row, values=form.values(), versi=seen, by=request.user
        )
        messages.success(request, f"{saved} disimpan.")
        return redirect(f"kelompok:{norma}_list")

    return kinds.answer(request, form, _page(norma, f"Ubah {row}"), save)


def _page(norma: str, title: str) -> dict[str, Any]:
    back = reverse(f"kelompok:{norma}_list")
    return {"title": title, "back": back, "lead": _LEADS[norma], "submit": "Simpan"}


def _form(request: HttpRequest, norma: str, row: Any) -> Any:
    here = access.scope_filter(request.user, "kode", actions.RIGHTS[MODELS[norma]])
    offices = Wilayah.objects.current().filter(
        here, jenis__in=["provinsi", "kabupaten", "kota"]
    )
    offices = offices.defer("batas").order_by("kode")
    return _FORMS[norma](request.POST or None, instance=row, wilayah=offices)
