"""The page of the kumuh akhir of a wilayah: figures, arithmetic, places, downloads."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import waiting
from kawasan import access
from kawasan.models import Wilayah
from sibungas.dashboard import akhir, akhir_rows, below, figures
from sibungas.dashboard.akhir import Akhir
from sibungas.dashboard.breadcrumbs import line_of
from sibungas.lib import exports
from sibungas.lib.errors import Refused


@require_safe
def wilayah(request: HttpRequest, kode: str) -> HttpResponseBase:
    place = _visible(request, kode)
    found = akhir.of_wilayah(
        place,
        request.GET.get("tahun", ""),
        timezone.localdate().year,
        figures.count_of(place),
    )
    tahun = found.tahun
    sees_rt = access.can(request.user, "see_assessment", place.kode)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        by_rt = place.is_kelurahan or request.GET.get("rinci") == "rt"
        return _download(request, place, found, kind, by_rt)
    # A kelurahan shows its RT to those who may read their assessments.
    as_rt = place.is_kelurahan and sees_rt
    listed = akhir_rows.rts if as_rt else akhir_rows.places
    context = {
        "wilayah": place,
        "tahun": tahun,
        "akhir": found,
        "rows": listed(place, request.user, tahun, found.varian)[: below.MOST_RT],
        "as_rt": as_rt,
        "sees_rt": sees_rt,
        "most_rt": below.MOST_RT,
        "kegiatan_url": works_url(tahun, wilayah=place.kode),
        "tunda": waiting.in_place(place.kode, tahun),
        "breadcrumbs": _breadcrumbs(request, place),
    }
    return render(request, "dashboard/akhir.html", context)


def works_url(tahun: int, **where: Any) -> str:
    """The verified works of a year behind the figures of a place."""
    asked = "&".join(f"{name}={value}" for name, value in where.items())
    works = reverse("kawasan:interventions")
    return f"{works}?{asked}&tahun={tahun}&verifikasi=disetujui"


def _visible(request: HttpRequest, kode: str) -> Wilayah:
    parents = "parent__parent__parent"
    unread = [f"{'parent__' * depth}batas" for depth in range(4)]
    rows = Wilayah.objects.visible_to(request.user).current()
    rows = rows.select_related(parents, "cacah_rt").defer(*unread)
    return get_object_or_404(rows, kode=kode)


def _breadcrumbs(request: HttpRequest, place: Wilayah) -> list[tuple[str, str | None]]:
    seen = [w for w in line_of(place) if access.can(request.user, "see", w.kode)]
    links: list[tuple[str, str | None]] = [(str(w), w.get_absolute_url()) for w in seen]
    return [*links, ("Kumuh akhir", None)]


def _download(
    request: HttpRequest, place: Wilayah, found: Akhir, kind: str, by_rt: bool
) -> HttpResponseBase:
    listed = akhir_rows.rts if by_rt else akhir_rows.places
    rows = listed(place, request.user, found.tahun, found.varian)
    most = exports.MOST_ROWS[kind]
    if len(rows) > most:
        raise Refused(
            f"Unduhan {kind.upper()} memuat paling banyak {most:,} baris."
            " Unduh per kecamatan atau kelurahan.".replace(",", ".")
        )
    export = exports.Export(
        name=f"kumuh-akhir-{place.kode}-{found.tahun}",
        title=f"Kumuh awal dan akhir {place} {found.tahun}",
        source="penilaian RT yang disahkan dan kegiatan yang disetujui",
        columns=akhir_rows.RT_COLUMNS if by_rt else akhir_rows.PLACE_COLUMNS,
        rows=rows,
        notes=(
            f"Tahun {found.tahun}: {found.status}. R0: {found.r0}."
            f" Cakupan: {found.rt_dinilai} dari {_or_dash(found.jumlah_rt)} RT."
            f" Jumlah baris: {len(rows)}.",
        ),
    )
    return exports.respond(request, export, kind, len(rows))


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)
