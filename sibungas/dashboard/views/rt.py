"""The page of one RT: its denominators by year, its sheets, and the next step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import workflow
from assessments.models import Assessment
from kawasan import access
from kawasan.models import Intervention, InterventionVolume, Kawasan, Rt
from sibungas.dashboard import akhir, shapes, works
from sibungas.dashboard.breadcrumbs import line_of
from sibungas.dashboard.views.akhir import works_url


@require_safe
def rt(request: HttpRequest, pk: int) -> HttpResponse:
    place = _visible(request, pk)
    year = timezone.localdate().year
    sheets = list(
        Assessment.objects.visible_to(request.user)
        .filter(rt=place)
        .order_by("-tahun", "-resmi", "-pk")
    )
    kode = place.kelurahan.kode
    found = akhir.of_rt(place, request.GET.get("tahun", ""), year)
    context = {
        "rt": place,
        "breadcrumbs": _breadcrumbs(request, place),
        "tahun": year,
        "penyebut": list(place.penyebut.order_by("-berlaku_tahun")),
        "sheets": sheets,
        "butir_sk": list(place.butir_sk.in_force()),
        "sheet_now": _of_year(sheets, year),
        "peta": _map(place, sheets),
        "may_write": access.can(request.user, "write_assessment", kode),
        "may_edit": access.can(request.user, "edit_rt", kode),
        "akhir": found,
        "kegiatan": _works(request.user, place, found.tahun),
        "works": works.of_rt(request.user, place),
        "kegiatan_url": works_url(found.tahun, rt=place.pk),
        "sees_sheets": access.can(request.user, "see_assessment", kode),
    }
    return render(request, "dashboard/rt.html", context)


def _visible(request: HttpRequest, pk: int) -> Rt:
    parents = "kelurahan__parent__parent__parent"
    seen = Rt.objects.visible_to(request.user).select_related(parents, "kawasan")
    unread = [f"kelurahan__{'parent__' * depth}batas" for depth in range(4)]
    rows = shapes.with_shape(seen).defer("batas", "kawasan__batas", *unread)
    return get_object_or_404(rows, pk=pk)


def _breadcrumbs(request: HttpRequest, place: Rt) -> list[tuple[str, str | None]]:
    line = line_of(place.kelurahan)
    seen = [w for w in line if access.can(request.user, "see", w.kode)]
    links: list[tuple[str, str | None]] = [(str(w), w.get_absolute_url()) for w in seen]
    return [*links, ("RT", reverse("kawasan:rt_list")), (str(place), None)]


def _works(user: Any, place: Rt, tahun: int) -> list[InterventionVolume]:
    """What works of the year reduce here, verified or not yet."""
    seen = Intervention.objects.visible_to(user).filter(tahun=tahun)
    rows = InterventionVolume.objects.filter(rt=place, intervention__in=seen)
    rows = rows.select_related("intervention").defer("intervention__lokasi")
    return list(rows.order_by("intervention__nama", "sasaran"))


def _of_year(sheets: list[Assessment], year: int) -> Assessment | None:
    """The sheet that the next step is about: not cancelled, the open one first."""
    found = [s for s in sheets if s.tahun == year and s.status != workflow.DIBATALKAN]
    still_open = [s for s in found if s.is_open]
    return next(iter([*still_open, *found]), None)


def _map(place: Any, sheets: list[Assessment]) -> dict[str, Any] | None:
    """The RT by its last official level, in the outline of its kawasan."""
    features = []
    if place.kawasan_id:
        around: Any = shapes.with_shape(Kawasan.objects.filter(pk=place.kawasan_id))
        kawasan = around.get()
        if kawasan.shape:
            outline = shapes.feature(kawasan.shape, nama=kawasan.nama, latar=True)
            features.append(outline)
    if place.shape:
        official = next((sheet for sheet in sheets if sheet.resmi), None)
        features.append(
            shapes.feature(
                place.shape,
                nama=str(place),
                tingkat=official.tingkat if official else "",
                ket=f"Penilaian {official.tahun}" if official else "",
            )
        )
    return shapes.collection(features) if features else None
