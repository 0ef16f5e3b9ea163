"""One indicator of one place: every version of its numbers, and forms for new ones."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import indicators
from assessments.actions import indicators as actions
from assessments.forms.indicators import AchievementForm, NumberForm, TargetForm
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from kawasan import access
from kawasan.models import Wilayah
from sibungas.lib.errors import Refused, Stale

_RIGHT = "edit_indicator"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_TABLES: dict[str, Any] = {"target": IndicatorTarget, "capaian": IndicatorAchievement}
_FORMS: dict[str, type[NumberForm]] = {"target": TargetForm, "capaian": AchievementForm}


def _asked(request: HttpRequest, kode: str, indikator: str) -> tuple[Any, Any]:
    places = Wilayah.objects.visible_to(request.user).current()
    places = places.select_related("cacah_rt").defer("batas")
    place = get_object_or_404(places, kode=kode)
    rows = Indicator.objects.visible_to(request.user)
    return place, get_object_or_404(rows, kode=indikator)


def _year(request: HttpRequest) -> int:
    given = request.GET.get("tahun", "")
    plain = given.isascii() and given.isdigit() and len(given) == 4
    return int(given) if plain else timezone.localdate().year


@require_safe
def indicator(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    """What is in force and what was before, with who entered it and why."""
    place, one = _asked(request, kode, indikator)
    year = _year(request)
    standing = indicators.standings([place], [one], year)[place.pk, one.pk]
    context = {
        "wilayah": place,
        "indikator": one,
        "tahun": year,
        "standing": standing,
        "targets": _versions(IndicatorTarget, request.user, place, one),
        "capaian": _versions(IndicatorAchievement, request.user, place, one),
        "may_edit": access.can(request.user, _RIGHT, place.kode),
        "breadcrumbs": [*_way(place, year), (one.nama, None)],
    }
    return render(request, "assessments/indicator.html", context)


def _versions(table: Any, user: Any, place: Wilayah, one: Indicator) -> list[Any]:
    rows = table.objects.visible_to(user).filter(
        indicator=one, wilayah__kode=place.kode
    )
    rows = rows.select_related("dibuat_oleh", "wilayah").defer("wilayah__batas")
    return list(rows.order_by("-tahun", "seri", "-versi"))


def _way(place: Wilayah, year: int) -> list[tuple[str, str | None]]:
    board = reverse("dashboard:board", args=[place.kode])
    return [(f"100-0-100 {place}", f"{board}?tahun={year}")]


@_form_methods
def target(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    return _number(request, kode, indikator, "target")


@_form_methods
def achievement(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    return _number(request, kode, indikator, "capaian")


def _number(request: HttpRequest, kode: str, indikator: str, kind: str) -> HttpResponse:
    place, one = _asked(request, kode, indikator)
    access.require(request.user, _RIGHT, place.kode)
    year = _year(request)
    now = _now(kind, place, one, year)
    # A copy without key: the form shows the row in force and never writes to it.
    initial = {"tahun": year}
    if now:
        names = _FORMS[kind]._meta.fields or ()
        initial = {name: getattr(now, name) for name in names}
    form = _FORMS[kind](
        request.POST or None, initial=initial, indicator=one, wilayah=place, now=now
    )
    back = reverse("assessments:indicator", args=[place.kode, one.kode])
    page = {"wilayah": place, "indikator": one, "jenis": kind, "back": back, "now": now}
    page["breadcrumbs"] = [*_way(place, year), (one.nama, back), (kind.title(), None)]
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, kind, page)
    return _page(request, form, page)


def _saved(
    request: HttpRequest, form: NumberForm, kind: str, page: dict[str, Any]
) -> HttpResponse:
    do: Any = actions.set_target if kind == "target" else actions.report_achievement
    try:
        made = do(
            indicator=form.indicator,
            wilayah=form.wilayah,
            values=form.values(),
            versi=form.seen,
            by=request.user,
        )
    except Stale as stale:
        return _conflict(request, form, stale, page)
    except (Refused, ValidationError) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or [str(refusal)])
        return _page(request, form, page)
    words = {"target": "Target", "capaian": "Capaian"}[kind]
    messages.success(
        request,
        f"{words} {form.indicator.nama} tahun {made.tahun} disimpan"
        f" sebagai versi {made.versi}. Papan 100-0-100 sudah memakainya.",
    )
    board = reverse("dashboard:board", args=[form.wilayah.kode])
    return redirect(f"{board}?tahun={made.tahun}&indikator={form.indicator.kode}")


def _now(kind: str, place: Wilayah, one: Indicator, year: int) -> Any:
    rows = _TABLES[kind].objects.own().current()
    return rows.filter(indicator=one, wilayah=place, tahun=year).first()


def _conflict(
    request: HttpRequest, form: NumberForm, stale: Stale, page: dict[str, Any]
) -> HttpResponse:
    """The form as typed beside the number in force; sending again adds a version."""
    current: Any = stale.details["current"]
    data: Any = form.data.copy()
    data["versi"] = str(current.versi) if current else "0"
    data["tahun_dibuka"] = str(form.cleaned_data["tahun"])
    form.data = data
    if current is None:
        form.add_error(None, "Angka ini dicabut sejak Anda membukanya. Simpan lagi.")
        return _page(request, form, page, status=409)
    current.diubah_pada = current.dibuat_pada
    more = {"conflicts": form.conflicts(current), "current": current}
    return _page(request, form, {**page, **more}, status=409)


def _page(
    request: HttpRequest, form: NumberForm, page: dict[str, Any], status: int = 0
) -> HttpResponse:
    status = status or (422 if form.is_bound else 200)
    context = {"form": form, **page}
    return render(request, "assessments/indicator_form.html", context, status=status)


@require_POST
def withdraw(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """Takes a number out of force; it stays readable with the reason."""
    rows = _TABLES[jenis].objects.visible_to(request.user)
    number = get_object_or_404(rows.select_related("wilayah", "indicator"), pk=pk)
    access.require(request.user, _RIGHT, number.kode_wilayah)
    actions.withdraw(
        number=number, reason=request.POST.get("alasan", ""), by=request.user
    )
    messages.success(request, f"Angka tahun {number.tahun} dicabut dan tetap terbaca.")
    return redirect("assessments:indicator", number.wilayah.kode, number.indicator.kode)
