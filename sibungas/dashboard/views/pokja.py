"""The dashboard of the Pokja and the review of achievements beside it. Read-only."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.models import TahunPenanganan
from kawasan import access
from kawasan.models import Wilayah
from sibungas.dashboard import board, pokja, years
from sibungas.lib import exports


def _enter(request: HttpRequest) -> None:
    """Refuses who has the right nowhere."""
    codes = list(access.scope(request.user, pokja.RIGHT))
    access.require(request.user, pokja.RIGHT, codes)


def _province(request: HttpRequest, kode: str) -> Wilayah:
    _enter(request)
    found = pokja.provinces(request.user).filter(kode=kode).first()
    if found is None:
        raise Http404
    return found


def _years(request: HttpRequest, province: Wilayah) -> tuple[int, list[int]]:
    """The year of the page; every year that was opened or assessed is offered."""
    rekap = {row.tahun: row for row in province.rekap.all()}
    year, offered = years.choose(request.GET.get("tahun", ""), rekap)
    opened = TahunPenanganan.objects.filter(
        wilayah__kode__startswith=f"{province.kode}."
    ).values_list("tahun", flat=True)
    return year, sorted({*offered, *opened.distinct()}, reverse=True)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Leads to the province of the person; with several provinces, to choose from."""
    _enter(request)
    found = list(pokja.provinces(request.user))
    if len(found) == 1:
        return redirect("dashboard:pokja", found[0].kode)
    return render(request, "dashboard/pokja_home.html", {"places": found})


@require_safe
def of_province(request: HttpRequest, kode: str) -> HttpResponseBase:
    province = _province(request, kode)
    tahun, offered = _years(request, province)
    rows, total = pokja.rows_of(province, tahun, request.user)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        export = exports.Export(
            name=f"dasbor-pokja-{kode}-{tahun}",
            title=f"Dasbor Pokja {province} {tahun}",
            source=(
                "kumuh akhir atau penilaian RT yang disahkan; kegiatan, KSM, tindak"
                " lanjut, dan dokumen yang dicatat di SI BUNGAS"
            ),
            columns=pokja.COLUMNS,
            rows=[*rows, total],
            notes=(f"Tahun: {tahun}. Jumlah baris: {len(rows) + 1}.",),
        )
        return exports.respond(request, export, kind, len(rows) + 1)
    context: dict[str, Any] = {
        "wilayah": province,
        "tahun": tahun,
        "years": offered,
        "rows": rows,
        "total": total,
        "every": [*rows, total],
        "sources": pokja.SOURCES,
        "lights": board.LIGHTS,
        "breadcrumbs": [("Dasbor Pokja", None)],
    }
    return render(request, "dashboard/pokja.html", context)


@require_safe
def review(request: HttpRequest, kode: str) -> HttpResponse:
    """Achievements against targets with the strategy, one kab/kota beside another."""
    province = _province(request, kode[:2])
    shown = [c for c in pokja.cities(province) if pokja.visible(request.user, c)]
    place = next((one for one in shown if one.kode == kode), None)
    if place is None:
        raise Http404
    asked = request.GET.get("dengan", "")
    others = [one for one in (province, *shown) if one.pk != place.pk]
    beside = next((one for one in others if one.kode == asked), province)
    tahun, offered = _years(request, province)
    context = {
        "wilayah": place,
        "beside": beside,
        "others": others,
        "tahun": tahun,
        "years": offered,
        "rows": pokja.review([place, beside], tahun, request.user),
        "lights": board.LIGHTS,
        "may_edit": access.can(request.user, "edit_indicator", place.kode),
        "breadcrumbs": [
            ("Dasbor Pokja", reverse("dashboard:pokja", args=[province.kode])),
            (f"Tinjauan {place}", None),
        ],
    }
    return render(request, "dashboard/pokja_review.html", context)
