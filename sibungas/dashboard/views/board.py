"""The 100-0-100 board of a place, and the published references beside it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from assessments import indicators, waiting
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from assessments.standing import Standing
from kawasan import access
from kawasan.forms.filters import any_of
from kawasan.models import Wilayah
from sibungas.dashboard import below, board, chart, figures, years
from sibungas.dashboard.breadcrumbs import line_of
from sibungas.lib import exports
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing

_RIGHT = "edit_indicator"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Leads to the board of the own place; with several places, to choose from."""
    codes = access.scope(request.user)
    places = Wilayah.objects.visible_to(request.user).current()
    if "" in codes:
        places = places.filter(jenis=Wilayah.Jenis.PROVINSI)
    else:
        places = places.filter(kode__in=codes)
    found = list(places.order_by("kode").defer("batas"))
    if len(found) == 1:
        return redirect("dashboard:board", found[0].kode)
    return render(request, "dashboard/board_home.html", {"places": found})


class IndicatorFilter(FilterForm):
    sektor = forms.ChoiceField(
        label="Sektor", choices=any_of("Semua", Indicator.Sektor.choices)
    )
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Indicator.Jenis.choices)
    )
    kerangka = forms.ChoiceField(
        label="Kerangka", choices=any_of("Semua", Indicator.Kerangka.choices)
    )
    tahun = forms.CharField(widget=forms.HiddenInput)
    indikator = forms.CharField(widget=forms.HiddenInput)
    peringkat = forms.CharField(widget=forms.HiddenInput)
    lookups = {"sektor": "sektor", "jenis": "jenis"}

    def narrow_kerangka(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(kerangka__contains=[value])

    def chosen(self) -> dict[str, str]:
        """What chooses a view of the page narrows nothing."""
        kept = ("Sektor", "Jenis", "Kerangka")
        return {k: v for k, v in super().chosen().items() if k in kept}


class Board(Listing):
    """Gauges, chart, ranking and contributions, above the list of all indicators."""

    template_name = "dashboard/board.html"
    placeholder = "Nama atau kode indikator"
    search_fields = ("nama", "kode", "definisi")
    filter_form = IndicatorFilter
    sorts = {
        "urutan": ("urutan", "kode"),
        "nama": ("nama",),
        "sektor": ("sektor", "urutan"),
        "jenis": ("jenis", "urutan"),
    }
    default_sort = "urutan"
    export_source = "rekap penilaian RT yang disahkan dan laporan yang disebut"

    @cached_property
    def place(self) -> Wilayah:
        unread = [f"{'parent__' * depth}batas" for depth in range(4)]
        rows = Wilayah.objects.visible_to(self.request.user).current()
        rows = rows.select_related("parent__parent__parent", "cacah_rt")
        return get_object_or_404(rows.defer(*unread), kode=self.kwargs["kode"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.title = f"100-0-100 {self.place} {self.tahun}"
        self.export_name = f"100-0-100-{self.place.kode}-{self.tahun}"
        return super().get(request, *args, **kwargs)

    # The list -----------------------------------------------------------------------

    def rows(self) -> QuerySet:
        return Indicator.objects.visible_to(self.request.user)

    def exportable(self) -> bool:
        return True

    @cached_property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]
        return board.columns(lambda row: self.standings[row.pk])

    # The board ----------------------------------------------------------------------

    @cached_property
    def _years(self) -> tuple[int, list[int]]:
        rekap = {row.tahun: row for row in self.place.rekap.all()}
        return years.choose(self.request.GET.get("tahun", ""), rekap)

    @property
    def tahun(self) -> int:
        return self._years[0]

    @cached_property
    def catalogue(self) -> list[Indicator]:
        return list(self.rows())

    @cached_property
    def standings(self) -> dict[int, Standing]:
        found = indicators.standings([self.place], self.catalogue, self.tahun)
        return {indicator: one for (_, indicator), one in found.items()}

    @cached_property
    def chosen(self) -> Indicator | None:
        """The indicator of chart and ranking: hectares unless another is asked for."""
        asked = self.request.GET.get("indikator", "")
        by_code = {one.kode: one for one in self.catalogue}
        usual = [one for one in self.catalogue if one.hitungan == "luas_kumuh"]
        return by_code.get(asked) or next(iter([*usual, *self.catalogue]), None)

    def extra(self, page: Page) -> dict[str, Any]:
        user, place = self.request.user, self.place
        for row in page.object_list:
            row.standing = self.standings[row.pk]
        headline = [self.standings[one.pk] for one in self.catalogue if one.utama]
        by = self.request.GET.get("peringkat", "")
        by = by if by in board.RANKINGS else "kemajuan"
        return {
            "wilayah": place,
            "tahun": self.tahun,
            "years": self._years[1],
            "headline": headline,
            "angka": figures.Figures(
                next((r for r in place.rekap.all() if r.tahun == self.tahun), None),
                figures.count_of(place),
            ),
            "tunda": waiting.in_place(place.kode, self.tahun),
            "chosen": self.chosen,
            "choices": self._choices(),
            "grafik": chart.of(self.standings[self.chosen.pk]) if self.chosen else None,
            "peringkat": self._ranking(by),
            "peringkat_by": by,
            "rankings": board.RANKINGS,
            "kontribusi": board.contributions(place, user, self.tahun),
            "lights": board.LIGHTS,
            "may_edit": access.can(user, _RIGHT, place.kode),
            "breadcrumbs": self._breadcrumbs(),
        }

    def _choices(self) -> list[Indicator]:
        """Indicators that have anything to draw, the chosen one always."""
        return [
            one
            for one in self.catalogue
            if one == self.chosen
            or self.standings[one.pk].series
            or self.standings[one.pk].aims
        ]

    def _ranking(self, by: str) -> list[board.Ranked]:
        if self.place.is_kelurahan or self.chosen is None:
            return []
        places = below.places_below(self.place, self.request.user)
        return board.ranking(places, self.chosen, self.tahun, by)

    def _breadcrumbs(self) -> list[tuple[str, str | None]]:
        *above, _ = line_of(self.place)
        seen = [w for w in above if access.can(self.request.user, "see", w.kode)]
        links: list[tuple[str, str | None]] = [
            (f"100-0-100 {w}", reverse("dashboard:board", args=[w.kode])) for w in seen
        ]
        return [*links, (f"100-0-100 {self.place}", None)]


# Published references -----------------------------------------------------------------


@dataclass(frozen=True)
class Cited:
    """One published series of an indicator: its years, targets and notes."""

    tempat: str
    seri: str
    indicator: Indicator
    standings: list[Standing]
    sources: list[tuple[str, str]]
    notes: list[str]
    grafik: chart.Chart | None


@require_safe
def references(request: HttpRequest) -> HttpResponseBase:
    """Cited aggregates with their contradictions, each series for itself."""
    said = _cited(IndicatorAchievement, request.user)
    aims = _cited(IndicatorTarget, request.user)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        rows = [*aims, *said]
        export = exports.Export(
            name="100-0-100-rujukan",
            title="Rujukan terpublikasi 100-0-100",
            source="publikasi yang disebut pada setiap baris",
            columns=_REFERENCE_COLUMNS,
            rows=rows,
            notes=(f"Jumlah baris: {len(rows)}.",),
        )
        return exports.respond(request, export, kind, len(rows))
    context = {
        "series": _series(said, aims),
        "lights": board.LIGHTS,
        "breadcrumbs": [
            ("100-0-100", reverse("dashboard:board_home")),
            ("Rujukan terpublikasi", None),
        ],
    }
    return render(request, "dashboard/references.html", context)


def _cited(table: Any, user: Any) -> list[Any]:
    rows = table.objects.visible_to(user).cited().current()
    return list(rows.select_related("indicator").order_by("tahun", "pk"))


def _series(said: list[Any], aims: list[Any]) -> list[Cited]:
    keys = {(r.indicator.urutan, r.wilayah_teks, r.seri, r.indicator_id): r.indicator
            for r in (*said, *aims)}  # fmt: skip
    found = []
    for key in sorted(keys):
        _, tempat, seri, pk = key

        def ours(row: Any, wanted: tuple[str, str, int] = (tempat, seri, pk)) -> bool:
            return (row.wilayah_teks, row.seri, row.indicator_id) == wanted

        readings = {r.tahun: indicators.reading_of(r) for r in said if ours(r)}
        targets = {r.tahun: indicators.aim_of(r) for r in aims if ours(r)}
        rows = [r for r in (*said, *aims) if ours(r)]
        standings = [
            Standing(keys[key], year, cited={seri: readings}, aims=targets)
            for year in sorted({*readings, *targets})
        ]
        ahead = readings and targets and max(targets) > min(readings)
        drawn = chart.of(standings[-1]) if len(readings) > 1 or ahead else None
        found.append(
            Cited(
                tempat=tempat,
                seri=seri,
                indicator=keys[key],
                standings=standings,
                sources=sorted({(r.sumber, r.sumber_url) for r in rows}),
                notes=list(dict.fromkeys(r.catatan for r in rows if r.catatan)),
                grafik=drawn,
            )
        )
    return found


_REFERENCE_COLUMNS = (
    Column("Indikator", "indicator.kode", "code"),
    Column("Nama indikator", "indicator.nama"),
    Column("Tempat", "wilayah_teks"),
    Column("Seri", "seri", "code"),
    Column("Tahun", "tahun", "code"),
    Column("Jenis angka", lambda row: row._meta.verbose_name),
    Column("Nilai", "nilai", "number"),
    Column("Satuan", "indicator.satuan"),
    Column("Sumber", "sumber"),
    Column("Tautan", "sumber_url"),
    Column("Catatan", "catatan"),
)
