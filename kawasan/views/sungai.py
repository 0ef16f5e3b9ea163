"""Rivers, drawn strips, and what they mean for a kawasan."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access, riverbank, sempadan
from kawasan.actions import sungai as actions
from kawasan.forms.sungai import SempadanForm, SungaiFilter, SungaiForm
from kawasan.models import Kawasan, Sempadan, Sungai, Wilayah
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_RIGHT = "edit_kawasan"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_SIGN = {True: "ya", False: "tidak", None: ""}
_WATERSIDE = {"di_atas_air", "di_tepi_air"}


def _with_place(rows: QuerySet) -> QuerySet:
    return rows.select_related("wilayah").defer("geom", "wilayah__batas")


class SungaiList(Listing):
    template_name = "kawasan/sungai_list.html"
    title = "Sungai"
    placeholder = "Nama sungai atau sumber"
    search_fields = ("nama", "keterangan", "sumber")
    filter_form = SungaiFilter
    sorts = {"nama": ("nama",), "wilayah": ("wilayah__kode", "nama")}
    default_sort = "nama"
    export_name = "sungai"
    export_source = "registri sungai di SI BUNGAS"
    columns = (
        Column("Nomor", "pk", "code"),
        Column("Nama", "nama"),
        Column("Jenis", lambda s: s.get_jenis_display()),
        Column("Ukuran", "keterangan"),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda s: str(s.wilayah)),
        Column("Bertanggul", lambda s: _SIGN[s.bertanggul]),
        Column("Perkotaan", lambda s: _SIGN[s.perkotaan]),
        Column("Kedalaman (m)", "kedalaman_m", "number"),
        Column("Luas DAS (km2)", "luas_das_km2", "number"),
        Column("Pasang surut", lambda s: _SIGN[s.pasang_surut]),
        Column("Lebar sempadan indikasi (m)", lambda s: s.lebar.meter, "number"),
        Column("Yang belum diketahui", lambda s: "; ".join(s.lebar.kurang)),
        Column("Sumber", "sumber"),
    )

    def rows(self) -> QuerySet:
        return Sungai.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return _with_place(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        decided = Sempadan.objects.visible_to(user).select_related("wilayah")
        return {
            "may_edit": access.can_anywhere(user, _RIGHT),
            "sempadan": decided.defer("batas", "wilayah__batas")[:50],
        }


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(_with_place(Sungai.objects.visible_to(request.user)), pk=pk)
    drawn = riverbank.water_features(Sungai.objects.filter(pk=one.pk))
    context = {
        "sungai": one,
        "lebar": one.lebar,
        "sumber_aturan": sempadan.rules()["sumber"],
        "peta": {"type": "FeatureCollection", "features": drawn},
        "may_edit": access.can(request.user, _RIGHT, one.kode_wilayah),
        "breadcrumbs": [("Sungai", reverse("kawasan:sungai_list")), (str(one), None)],
    }
    return render(request, "kawasan/sungai.html", context)


# One kawasan ------------------------------------------------------------------------


@require_safe
def of_kawasan(request: HttpRequest, kode: str) -> HttpResponse:
    """Share in the strip, RT touched, distance, and what must be considered."""
    kawasan = _kawasan(request, kode)
    found = riverbank.study(kawasan, request.user)
    context = {
        "kawasan": kawasan,
        "studi": found,
        "dekat_km": riverbank.NEAR_KM,
        "perhatian": sempadan.CONSIDER,
        "tepi_air": bool(_WATERSIDE & set(kawasan.tipologi)),
        "sumber_aturan": sempadan.rules()["sumber"],
        "breadcrumbs": [
            ("Kawasan", reverse("kawasan:list")),
            (kawasan.nama, kawasan.get_absolute_url()),
            ("Sungai dan sempadan", None),
        ],
    }
    return render(request, "kawasan/kawasan_sungai.html", context)


@require_safe
def kawasan_map(request: HttpRequest, kode: str) -> JsonResponse:
    """The kawasan, the water around it and the strips, as GeoJSON."""
    kawasan = _kawasan(request, kode)
    drawn = riverbank.features(riverbank.study(kawasan, request.user))
    shape = Kawasan.objects.filter(pk=kawasan.pk, batas__isnull=False)
    text = shape.values_list(AsGeoJSON("batas", precision=6), flat=True).first()
    if text:
        drawn.insert(0, riverbank.feature(text, "kawasan", kawasan.nama))
    found = {"type": "FeatureCollection", "features": drawn}
    return JsonResponse(found, content_type="application/geo+json")


def _kawasan(request: HttpRequest, kode: str) -> Kawasan:
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    return get_object_or_404(rows, kode=kode)


# Forms ------------------------------------------------------------------------------


@_form_methods
def new_sungai(request: HttpRequest) -> HttpResponse:
    return _new(request, SungaiForm, Sungai, "Sungai baru")


@_form_methods
def edit_sungai(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, SungaiForm, Sungai, pk)


@_form_methods
def new_sempadan(request: HttpRequest) -> HttpResponse:
    return _new(request, SempadanForm, Sempadan, "Sempadan baru")


@_form_methods
def edit_sempadan(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, SempadanForm, Sempadan, pk)


def _places(request: HttpRequest) -> QuerySet:
    rows = Wilayah.objects.current().filter(
        access.scope_filter(request.user, "kode", _RIGHT),
        jenis__in=["provinsi", "kabupaten", "kota"],
    )
    return rows.defer("batas").order_by("kode")


def _new(request: HttpRequest, kind: Any, model: Any, title: str) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    form = kind(request.POST or None, wilayah=_places(request))
    return _attempt(
        request,
        form,
        {"title": title, "back": reverse("kawasan:sungai_list")},
        lambda: actions.create(thing=model(), values=form.values(), by=request.user),
    )


def _edit(request: HttpRequest, kind: Any, model: Any, pk: int) -> HttpResponse:
    rows = model.objects.visible_to(request.user).select_related("wilayah")
    thing = get_object_or_404(rows, pk=pk)
    access.require(request.user, _RIGHT, thing.kode_wilayah)
    form = kind(request.POST or None, instance=thing, wilayah=_places(request))
    return _attempt(
        request,
        form,
        {"title": f"Ubah {thing}", "back": reverse("kawasan:sungai_list")},
        lambda: actions.update(
            thing=thing,
            values=form.values(),
            versi=form.cleaned_data["versi"] or 0,
            by=request.user,
        ),
    )


def _attempt(
    request: HttpRequest, form: Any, page: dict[str, Any], deed: Callable[[], Any]
) -> HttpResponse:
    """The deed when the form is sound; else the form as it was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            saved = deed()
        except Stale as stale:
            current: Any = stale.details["current"]
            data: Any = form.data.copy()
            data["versi"] = str(current.versi)
            form.data = data
            page |= {"conflicts": form.conflicts(current), "current": current}
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"{saved} disimpan.")
            return redirect(page["back"])
    status = 422 if form.is_bound else 200
    status = 409 if page.get("conflicts") is not None else status
    context = {"form": form, **page}
    return render(request, "kawasan/sungai_form.html", context, status=status)
