"""Simulasi: what works would change in an RT or a kawasan. Nothing is stored."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments import scoring
from assessments.scoring import whatif
from kawasan import access
from kawasan.models import Kawasan, Rt
from sibungas.dashboard import whatif as starts

_MOST_RT = 500


@require_safe
def of_rt(request: HttpRequest, pk: int) -> HttpResponse:
    """One RT: its criteria, its score, and the cheapest set that ends slum."""
    _require_sheets(request)
    rows = Rt.objects.visible_to(request.user).select_related("kelurahan__parent")
    rows = rows.defer("batas", "kelurahan__batas", "kelurahan__parent__batas")
    rt = get_object_or_404(rows, pk=pk)
    access.require(request.user, "see_assessment", rt.kelurahan.kode)
    page = {
        "title": f"Simulasi {rt}",
        "tempat": f"{rt}, {rt.kelurahan}",
        "back": rt.get_absolute_url(),
        "rt": rt,
        "breadcrumbs": [
            ("RT", reverse("kawasan:rt_list")),
            (str(rt), rt.get_absolute_url()),
            ("Simulasi", None),
        ],
    }
    return _answer(request, Rt.objects.filter(pk=rt.pk), page)


@require_safe
def of_kawasan(request: HttpRequest, kode: str) -> HttpResponse:
    """A kawasan: volumes shared out over its RT, each scored, hectares from them."""
    _require_sheets(request)
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    kawasan = get_object_or_404(rows, kode=kode)
    inside = Rt.objects.visible_to(request.user).active().filter(kawasan=kawasan)
    page = {
        "title": f"Simulasi {kawasan.nama}",
        "tempat": kawasan.nama,
        "back": kawasan.get_absolute_url(),
        "kawasan": kawasan,
        "jumlah_rt": inside.count(),
        "breadcrumbs": [
            ("Kawasan", reverse("kawasan:list")),
            (kawasan.nama, kawasan.get_absolute_url()),
            ("Simulasi", None),
        ],
    }
    return _answer(request, inside, page)


def _require_sheets(request: HttpRequest) -> None:
    if not access.can_anywhere(request.user, "see_assessment"):
        raise PermissionDenied("Peran Anda tidak membuka data penilaian.")


def _answer(request: HttpRequest, rts: QuerySet, page: dict[str, Any]) -> HttpResponse:
    offered = starts.bases(request.user, rts)
    base = starts.chosen(offered, request.GET.get("dasar", ""))
    context = {**page, "bases": offered, "base": base}
    status = 200
    if base is not None:
        rows = starts.states(request.user, rts, base)[:_MOST_RT]
        ruleset = starts.ruleset_of(rows)
        context["rows"] = rows
        if ruleset is not None:
            more, status = _simulated(request, rows, ruleset, base)
            context |= more
    return render(request, "dashboard/simulasi.html", context, status=status)


def _simulated(
    request: HttpRequest, rows: list[Any], ruleset: scoring.Ruleset, base: starts.Base
) -> tuple[dict[str, Any], int]:
    sheets = [(row, starts.sheet_of(row)) for row in rows]
    worked = _worked(request, rows)
    before = scoring.combine(sheet for _row, sheet in sheets)
    there = _remaining(ruleset, [sheet for row, sheet in sheets if row.rt_id in worked])
    form = starts.WorksForm(request.GET, ruleset=ruleset, volumes=there)
    works = form.works()
    shared = _shared(ruleset, sheets, worked, works)
    found = whatif.simulate_all(ruleset, sheets, shared)
    prices = starts.Prices(ruleset)
    biaya, unpriced = starts.total_cost(found.parts, prices)
    parts = [_part(ruleset, row, one, prices, base) for row, one in found.parts]
    changed = [line for line in found.jumlah.lines if line.changes]
    first = found.jumlah.skor_awal
    context = {
        "form": form,
        "isian": form.rows(first, before),
        "ruleset": ruleset,
        "limit": whatif.slum_from(ruleset),
        "found": found,
        "parts": parts,
        "worked": worked,
        "asked": bool(works),
        "beyond": [
            (one.kriteria, works[one.kriteria.kode], there[one.kriteria.kode])
            for one in found.jumlah.lines
            if works.get(one.kriteria.kode, 0) > there.get(one.kriteria.kode, 0)
        ],
        "biaya": biaya,
        "tanpa_harga": unpriced,
        "harga": prices.used(line.kriteria.kode for line in changed),
        "plan_total": _total([part["plan"] for part in parts]),
    }
    return context, 422 if form.errors else 200


def _worked(request: HttpRequest, rows: list[Any]) -> set[int]:
    """The RT that are worked on: those chosen, all when none is."""
    known = {row.rt_id for row in rows}
    asked = {
        int(text)
        for text in request.GET.getlist("rt")
        if text.isdecimal() and text.isascii() and len(text) < 18
    }
    return (asked & known) or known


def _remaining(
    ruleset: scoring.Ruleset, sheets: list[scoring.Sheet]
) -> dict[str, Decimal]:
    """What the chosen RT still have of each criterion; unknown counts as nothing."""
    return {
        line.kode: sum(
            (sheet.volumes[line.kode] or Decimal(0) for sheet in sheets), Decimal(0)
        )
        for line in ruleset.criteria
    }


def _shared(
    ruleset: scoring.Ruleset,
    sheets: list[tuple[Any, scoring.Sheet]],
    worked: set[int],
    works: dict[str, Decimal],
) -> dict[Any, dict[str, Decimal]]:
    """Each volume over the chosen RT, in proportion to what each still has."""
    mine = [(row, sheet) for row, sheet in sheets if row.rt_id in worked]
    shared: dict[Any, dict[str, Decimal]] = {row: {} for row, _sheet in mine}
    for kode, total in works.items():
        line = ruleset.criterion(kode)
        left = [sheet.volumes[kode] or Decimal(0) for _row, sheet in mine]
        parts = whatif.distribute(total, left, whatif.step_of(line))
        for (row, _sheet), part in zip(mine, parts, strict=True):
            shared[row][kode] = part
    return shared


def _part(
    ruleset: scoring.Ruleset,
    row: Any,
    found: whatif.Simulation,
    prices: starts.Prices,
    base: starts.Base,
) -> dict[str, Any]:
    """One RT: before and after, what holds it now, and its cheapest set."""
    plan = whatif.cheapest(ruleset, found.awal, prices.of(row.rt.kelurahan.kode))
    address = reverse("dashboard:simulasi_rt", args=[row.rt_id])
    return {
        "row": row,
        "rt": row.rt,
        "found": found,
        "keluar": whatif.leaves_slum(ruleset, found),
        "luas": found.awal.header.get("luas_verifikasi"),
        "holding": whatif.holding(ruleset, found.skor_akhir),
        "plan": plan,
        "url": f"{address}?dasar={base.key}",
        "plan_url": f"{address}?{starts.query_of(base, plan.works)}" if plan else "",
    }


def _total(plans: list[whatif.Plan | None]) -> dict[str, Any]:
    """All sets of a kawasan together; no sum while one of them has no price."""
    known = [plan for plan in plans if plan]
    prices = [plan.biaya for plan in known]
    priced = bool(known) and None not in prices
    return {
        "jumlah": len(known),
        "biaya": sum((p for p in prices if p is not None), Decimal(0))
        if priced
        else None,
    }
