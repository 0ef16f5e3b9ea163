"""The page of one wilayah: its 100-0-100, the year's progress, and what lies below."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from assessments import waiting, workflow
from assessments.models import Assessment, RekapWilayah
from kawasan import access
from kawasan.models import Wilayah
from sibungas.dashboard import akhir, below, criteria, figures, maps, next_step, years
from sibungas.dashboard.breadcrumbs import line_of
from sibungas.dashboard.figures import Figures
from sibungas.lib import exports

MOST_KAWASAN = 20


@dataclass(frozen=True)
class State:
    """What the page shows, and whether that is still on its way."""

    tahun: int
    years: list[int]
    rekap_by_year: dict[int, RekapWilayah]
    figures: Figures
    tunda: waiting.Waiting

    @property
    def versi(self) -> str:
        """Changes when the figures do; a browser that waits sends it back."""
        rekap = self.figures.rekap
        counted = rekap.dihitung_pada.timestamp() if rekap else ""
        return f"{counted}-{self.tunda.jumlah}-{self.tunda.gagal}"


@require_safe
def wilayah(request: HttpRequest, kode: str) -> HttpResponseBase:
    place = _visible(request, kode)
    state = _state(place, request.GET.get("tahun", ""))
    known = request.headers.get("X-Versi") if request.htmx else None
    if known == state.versi:
        return HttpResponse(status=204)
    rows = _rows(request, place, state.tahun)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        return _download(request, place, state, rows, kind)
    context = _figures(request, place, state, rows)
    if known is not None:
        return _fragment(request, context)
    context["breadcrumbs"] = _breadcrumbs(request, place)
    context["langkah"] = next_step.of(request.user, place)
    answer = render(request, "dashboard/wilayah.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@require_safe
def wilayah_map(request: HttpRequest, kode: str) -> JsonResponse:
    place = _visible(request, kode)
    state = _state(place, request.GET.get("tahun", ""))
    layer = request.GET.get("lapis", "")
    found = maps.collection_of(place, request.user, state.tahun, layer)
    return JsonResponse(found, content_type="application/geo+json")


def _visible(request: HttpRequest, kode: str) -> Wilayah:
    parents = "parent__parent__parent"
    unread = [f"{'parent__' * depth}batas" for depth in range(4)]
    rows = Wilayah.objects.visible_to(request.user).current()
    rows = rows.select_related(parents, "cacah_rt").defer(*unread)
    return get_object_or_404(rows, kode=kode)


def _state(place: Wilayah, asked: str) -> State:
    rekap = {row.tahun: row for row in place.rekap.all()}
    tahun, offered = years.choose(asked, rekap)
    return State(
        tahun=tahun,
        years=offered,
        rekap_by_year=rekap,
        figures=Figures(rekap.get(tahun), figures.count_of(place)),
        tunda=waiting.in_place(place.kode, tahun),
    )


def _rows(request: HttpRequest, place: Wilayah, tahun: int) -> list[Any]:
    """The places below, or the RT of a kelurahan, in the order asked for."""
    wanted = request.GET.get("urut", "")
    if place.is_kelurahan:
        rts = below.rt_of(place, request.user)[: below.MOST_RT]
        found = below.rt_rows(rts, request.user, tahun)
        return below.in_order(found, wanted, below.RT_SORTS)
    places = below.places_below(place, request.user)
    return below.in_order(below.place_rows(places, tahun), wanted, below.PLACE_SORTS)


# What the page shows ----------------------------------------------------------------


def _figures(
    request: HttpRequest, place: Wilayah, state: State, rows: list[Any]
) -> dict[str, Any]:
    """Everything that changes when a rollup is counted again."""
    user, rekap = request.user, state.figures.rekap
    kawasan = _kawasan(user, place, state.tahun)
    found = akhir.of_wilayah(
        place, str(state.tahun), state.tahun, state.figures.jumlah_rt
    )
    sees_sheets = access.can(user, "see_assessment", place.kode)
    sheets_url = _sheets_url(place, state.tahun) if sees_sheets else ""
    return {
        "wilayah": place,
        "tahun": state.tahun,
        "years": sorted({*state.years, *found.years}, reverse=True),
        "angka": state.figures,
        "tunda": state.tunda,
        "versi_angka": state.versi,
        "rows": rows,
        "sees_sheets": sees_sheets,
        "penilaian_url": sheets_url,
        "disahkan_url": f"{sheets_url}&status=disahkan" if sees_sheets else "#rincian",
        "reviews": any(access.can(user, r, place.kode) for r in ("return", "approve")),
        "sees_queue": access.can(user, "see_rekap_queue", place.kode),
        "tertua": _oldest_waiting(user, place, state.tahun),
        "kawasan_list": kawasan[:MOST_KAWASAN],
        "more_kawasan": len(kawasan) > MOST_KAWASAN,
        "layers": maps.layers_of(place, rows, kawasan, request.GET.get("lapis", "")),
        "history": _history(state),
        "aspects": criteria.aspects_of(rekap) if state.figures.rt_dinilai else [],
        "max_total": criteria.max_total(rekap) if rekap else None,
        "most_rt": below.MOST_RT,
        "akhir": found,
    }


def _sheets_url(place: Wilayah, tahun: int) -> str:
    """The records behind the figures; a status or a level narrows them."""
    return f"{reverse('assessments:list')}?wilayah={place.kode}&tahun={tahun}"


def _history(state: State) -> list[tuple[int, Figures]]:
    """The years that have figures, newest first; one year alone is no history."""
    counted = [
        (year, Figures(row, None))
        for year, row in sorted(state.rekap_by_year.items(), reverse=True)
        if row.rt_dinilai
    ]
    return counted if len(counted) > 1 else []


def _oldest_waiting(user: Any, place: Wilayah, tahun: int) -> int | None:
    """Days since the oldest sheet that waits for a decision was handed in."""
    sheets = (
        Assessment.objects.visible_to(user)
        .within(place.kode)
        .filter(tahun=tahun, status__in=[workflow.DIAJUKAN, workflow.DIVERIFIKASI])
    )
    oldest = sheets.aggregate(oldest=Min("diajukan_pada"))["oldest"]
    return (timezone.now() - oldest).days if oldest else None


def _kawasan(user: Any, place: Wilayah, tahun: int) -> list[Any]:
    """The worst kawasan of the place; one more than are shown."""
    found = list(below.kawasan_of(place, user, tahun)[: MOST_KAWASAN + 1])
    for one in found:
        one.sementara = bool(one.rt_dinilai) and one.rt_dinilai < one.jumlah_rt
    return found


def _breadcrumbs(request: HttpRequest, place: Wilayah) -> list[tuple[str, str | None]]:
    *above, _ = line_of(place)
    seen = [w for w in above if access.can(request.user, "see", w.kode)]
    links: list[tuple[str, str | None]] = [(str(w), w.get_absolute_url()) for w in seen]
    return [*links, (str(place), None)]


# Other answers ----------------------------------------------------------------------


def _fragment(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The figures alone, for a page that waited for them; its map draws again."""
    answer = render(request, "dashboard/_wilayah_figures.html", context)
    answer["Cache-Control"] = "no-store"
    return trigger_client_event(answer, "figures-changed", after="swap")


def _download(
    request: HttpRequest, place: Wilayah, state: State, rows: list[Any], kind: str
) -> HttpResponseBase:
    shown = state.figures
    export = exports.Export(
        name=f"rekap-{place.kode}-{state.tahun}",
        title=f"Rekap {place} {state.tahun}",
        source="rekap penilaian RT yang disahkan",
        columns=below.RT_COLUMNS if place.is_kelurahan else below.PLACE_COLUMNS,
        rows=rows,
        notes=(
            f"Cakupan: {shown.rt_dinilai} dari {_or_dash(shown.jumlah_rt)} RT."
            f" Perubahan yang belum dihitung: {state.tunda.jumlah}."
            f" Jumlah baris: {len(rows)}.",
        ),
    )
    return exports.respond(request, export, kind, len(rows))


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)
