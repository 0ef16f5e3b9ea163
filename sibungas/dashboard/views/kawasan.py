"""The page of one kawasan: what it is, how it scored, and which RT it holds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments import waiting
from assessments.models import RekapKawasan
from kawasan import access, riverbank
from kawasan.models import Kawasan, Rt, Wilayah
from sibungas.dashboard import (
    akhir,
    below,
    community,
    criteria,
    lokus,
    shapes,
    works,
    years,
)
from sibungas.dashboard.breadcrumbs import line_of
from sibungas.dashboard.views.akhir import works_url
from sibungas.templatetags.ui import ha


@require_safe
def kawasan(request: HttpRequest, kode: str) -> HttpResponse:
    rows = shapes.with_shape(Kawasan.objects.visible_to(request.user))
    place = get_object_or_404(rows, kode=kode)
    kelurahan = _kelurahan(place)
    rekaps = {row.tahun: row for row in place.rekap.all()}
    year, offered = years.choose(request.GET.get("tahun", ""), rekaps)
    rekap = rekaps.get(year)
    rt_list = _rt_list(request, place, year)
    kode = kelurahan[0].kode if kelurahan else ""
    found = akhir.of_kawasan(place, kode, year)
    context = {
        "kawasan": place,
        "kelurahan": kelurahan,
        "breadcrumbs": _breadcrumbs(request, place, kelurahan),
        "tahun": year,
        "years": sorted({*offered, *found.years}, reverse=True),
        "rekap": rekap,
        "aspects": criteria.aspects_of(rekap) if rekap else [],
        "max_total": criteria.max_total(rekap) if rekap else None,
        "services": criteria.services_of(rekap) if rekap else [],
        "akhir": found,
        "kegiatan_url": works_url(year, kawasan=place.kode),
        "rt_list": rt_list,
        "peta": _map(request, place, rekap, rt_list),
        "tunda": waiting.in_area(place.pk, year).jumlah,
        "lokus_rows": lokus.of_kawasan(request.user, place),
        "warga": community.of_kawasan(request.user, place, year),
        "works": works.of_kawasan(request.user, place, [k.kode for k in kelurahan]),
        "tipologi": _tipologi(place),
        "butir_sk": list(place.butir_sk.in_force()),
        "may_edit": access.can(
            request.user, "edit_kawasan", [k.kode for k in kelurahan]
        ),
        "may_add_rt": access.can_anywhere(request.user, "edit_rt"),
        "sees_sheets": access.can_anywhere(request.user, "see_assessment"),
    }
    return render(request, "dashboard/kawasan.html", context)


def _kelurahan(place: Kawasan) -> list[Wilayah]:
    parents = "parent__parent__parent"
    shapes_unread = [f"{'parent__' * depth}batas" for depth in range(4)]
    rows = place.kelurahan.select_related(parents).defer(*shapes_unread)
    return list(rows.order_by("kode"))


def _breadcrumbs(
    request: HttpRequest, place: Kawasan, kelurahan: list[Wilayah]
) -> list[tuple[str, str | None]]:
    """Down from the province, as far as all kelurahan of the kawasan agree."""
    lines = [line_of(k) for k in kelurahan]
    shared = [
        level[0]
        for level in zip(*lines, strict=False)
        if len({w.pk for w in level}) == 1
    ]
    seen = [w for w in shared if access.can(request.user, "see", w.kode)]
    links: list[tuple[str, str | None]] = [(str(w), w.get_absolute_url()) for w in seen]
    return [*links, ("Kawasan", reverse("kawasan:list")), (place.nama, None)]


def _rt_list(request: HttpRequest, place: Kawasan, year: int) -> list[Rt]:
    """The RT that the person may see, each with its sheet of the year."""
    rows = Rt.objects.visible_to(request.user).active().filter(kawasan=place)
    rows = shapes.with_shape(rows).select_related("kelurahan")
    rows = rows.defer("batas", "kelurahan__batas")
    rows = rows.order_by("kelurahan__kode", "rw", "rt")
    found: list[Any] = list(rows[: below.MOST_RT])
    sheet_of = below.sheets_of(found, request.user, year)
    for rt in found:
        rt.sheet = sheet_of.get(rt.pk)
    return found


def _map(
    request: HttpRequest, place: Any, rekap: RekapKawasan | None, rt_list: list[Any]
) -> dict[str, Any]:
    whole = shapes.feature(
        place.shape,
        nama=place.nama,
        kode="",
        tingkat=rekap.tingkat if rekap else "",
        ket=f"Luas verifikasi {ha(place.luas_verifikasi_ha)}",
    )
    parts = [_rt_feature(rt) for rt in rt_list if rt.shape]
    # RT by RT once most of them have a boundary; the whole until then.
    by_rt = len(parts) * 2 > len(rt_list)
    water = riverbank.beside(place, request.user) if place.shape else []
    return shapes.collection([*(parts if by_rt else [whole]), *water])


def _rt_feature(rt: Any) -> dict[str, Any]:
    official = rt.sheet is not None and rt.sheet.resmi
    return shapes.feature(
        rt.shape,
        nama=str(rt),
        kode=str(rt.pk),
        tingkat=rt.sheet.tingkat if official else "",
        ket=rt.kelurahan.nama,
        url=rt.get_absolute_url(),
    )


def _tipologi(place: Kawasan) -> str:
    words = dict(Kawasan.Tipologi.choices)
    return ", ".join(str(words.get(kode, kode)) for kode in place.tipologi)
