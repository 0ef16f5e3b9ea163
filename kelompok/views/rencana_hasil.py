"""What a plan would do to the hectares, year by year, beside the way to 0 ha."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments import indicators
from assessments.models import Indicator
from kawasan.models import Kawasan
from kelompok import hasil_rencana, kebutuhan
from kelompok.exports.rencana import OUTCOME
from kelompok.kebutuhan import Promise
from kelompok.models import RencanaKolaborasi
from kelompok.views.rencana import visible
from sibungas.lib import exports

_HA = "KUMUH-HA"


@dataclass(frozen=True)
class Year:
    """One year: the hectares by the two readings of the plan, and the target."""

    tahun: int
    disepakati: Decimal
    semua: Decimal
    target: Decimal | None

    @property
    def selisih(self) -> Decimal | None:
        """Hectares too many by all that is planned; below zero is better."""
        return None if self.target is None else self.semua - self.target


@require_safe
def outcome(request: HttpRequest, pk: int) -> HttpResponseBase:
    plan = visible(request, pk)
    areas = list(
        Kawasan.objects.visible_to(request.user)
        .within(plan.wilayah.kode)
        .defer("batas")
        .order_by("kode")
    )
    keys = [area.pk for area in areas]
    states = kebutuhan.states(keys)
    promised = kebutuhan.promises(keys, states)
    grouped = hasil_rencana.rt_states(states)
    targets = _targets(plan)
    now = hasil_rencana.together(hasil_rencana.outcomes(grouped, ()).values())
    years = [_year(tahun, grouped, promised, targets) for tahun in plan.years]
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        export = exports.Export(
            name="perkiraan-hasil-rencana",
            title=f"Perkiraan hasil {plan.judul}",
            source="kumuh akhir atau penilaian disahkan, kegiatan, dan butir rencana",
            columns=OUTCOME,
            rows=years,
            notes=(f"Wilayah: {plan.wilayah}. Hitungan, bukan capaian.",),
        )
        return exports.respond(request, export, kind, len(years))
    last = [one for one in promised if one.tahun <= plan.tahun_selesai]
    ends = hasil_rencana.outcomes(grouped, last)
    context = {
        "plan": plan,
        "now": now,
        "years": years,
        "rows": [
            (area, states[area.pk], ends[area.pk]) for area in areas if area.pk in ends
        ],
        "tanpa_keadaan": [area for area in areas if area.pk not in ends],
        "jumlah_kawasan": len(areas),
        "breadcrumbs": [
            ("Sinkronisasi", reverse("kelompok:plan_list")),
            (plan.judul, plan.get_absolute_url()),
            ("Perkiraan hasil", None),
        ],
    }
    return render(request, "kelompok/rencana_hasil.html", context)


def _targets(plan: RencanaKolaborasi) -> dict[int, Decimal]:
    """The hectares due in each year, by the targets of the indicator board."""
    wanted = list(Indicator.objects.filter(kode=_HA))
    found = indicators.standings([plan.wilayah], wanted, plan.tahun_mulai)
    line: dict[int, Decimal] = {}
    for standing in found.values():
        line = dict(standing.line)
        last = max(line, default=None)
        for tahun in plan.years:
            if last is not None and tahun > last:
                line[tahun] = line[last]
    return line


def _year(
    tahun: int,
    grouped: dict[int, list[Any]],
    promised: list[Promise],
    targets: dict[int, Decimal],
) -> Year:
    until = [one for one in promised if one.tahun <= tahun]
    agreed = [one for one in until if one.disepakati]

    def left(found: list[Promise]) -> Decimal:
        ends = hasil_rencana.outcomes(grouped, found)
        return hasil_rencana.together(ends.values()).akhir

    return Year(tahun, left(agreed), left(until), targets.get(tahun))
