"""Pages that propose and change works.

Nothing typed is lost: a refused form comes back as it was with its lines, and a form
on an outdated version comes back beside what is stored now.
"""

import uuid as uuids
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kawasan import access, penanganan
from kawasan.actions import intervention_guards as guards
from kawasan.actions import interventions as actions
from kawasan.actions.interventions import RIGHT
from kawasan.forms import interventions as forms
from kawasan.models import Intervention, Kawasan, Rt, Wilayah
from kawasan.views import ground
from kawasan.views.intervention_sheet import Sheet
from kawasan.views.interventions import map_of, visible
from sibungas.lib.errors import Stale

_form_methods = require_http_methods(["GET", "HEAD", "POST"])


@dataclass
class Start:
    """Where a new work is proposed, and what the link already chose."""

    kelurahan: Wilayah
    rt: Rt | None = None
    kawasan: Kawasan | None = None

    @property
    def initial(self) -> dict[str, Any]:
        skala = Intervention.Skala.KAWASAN if self.kawasan else Intervention.Skala.RT
        return {
            "skala": skala,
            "rt": self.rt and self.rt.pk,
            "kawasan": self.kawasan and self.kawasan.pk,
            "tahun": forms.this_year(),
        }


# New and changed --------------------------------------------------------------------


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    """First where, unless the link or the duty says it; then the form."""
    start = _start(request)
    if isinstance(start, HttpResponse):
        return start
    page = {
        "title": "Kegiatan baru",
        "back": reverse("kawasan:interventions"),
        "kelurahan": start.kelurahan,
        "uuid": request.POST.get("uuid") or uuids.uuid4(),
        "map_data": map_of(Intervention(rt=start.rt, kawasan=start.kawasan)),
    }
    sheet = Sheet(request, start.kelurahan, None, start.initial)
    if request.method == "POST" and not sheet.splits and sheet.is_valid():
        saved = sheet.attempt(
            lambda: actions.create_intervention(
                uuid=_uuid(request),
                values={**sheet.form.values(), "kelurahan": start.kelurahan},
                volumes=sheet.volumes,
                funding=sheet.funding,
                by=request.user,
            )
        )
        if saved:
            messages.success(request, f"Kegiatan {saved.nama} disimpan sebagai usulan.")
            return redirect(saved)
    return sheet.page(page)


@_form_methods
def edit(request: HttpRequest, uuid: Any) -> HttpResponse:
    work = visible(request, uuid)
    access.require(request.user, RIGHT, guards.codes_of(work))
    page = {
        "title": f"Ubah {work.nama}",
        "back": work.get_absolute_url(),
        "kelurahan": work.kelurahan,
        "work": work,
        "was": work.verifikasi,
        "map_data": map_of(work),
    }
    sheet = Sheet(request, work.kelurahan, work, {})
    if request.method == "POST" and not sheet.splits and sheet.is_valid():
        try:
            saved = sheet.attempt(
                lambda: actions.update_intervention(
                    intervention=work,
                    values=sheet.form.values(),
                    volumes=sheet.volumes,
                    funding=sheet.funding,
                    versi=sheet.form.cleaned_data["versi"] or 0,
                    by=request.user,
                )
            )
        except Stale as stale:
            return sheet.conflict(stale, page)
        if saved:
            _say_saved(request, saved, page["was"])
            return redirect(saved)
    return sheet.page(page)


def _say_saved(request: HttpRequest, work: Intervention, was: str) -> None:
    messages.success(request, f"Kegiatan {work.nama} disimpan.")
    if was != work.verifikasi:
        messages.warning(
            request,
            f"Verifikasinya ({penanganan.VERDICTS[was].lower()}) dicabut karena isinya"
            " berubah; kegiatan ini menunggu verifikasi lagi.",
        )


def _uuid(request: HttpRequest) -> uuids.UUID:
    try:
        return uuids.UUID(request.POST.get("uuid", ""))
    except ValueError:
        return uuids.uuid4()


# Where ------------------------------------------------------------------------------


def _start(request: HttpRequest) -> Start | HttpResponse:
    user = request.user
    access.require(user, RIGHT, list(access.scope(user, RIGHT)))
    # The form names its kelurahan itself, wherever the link began.
    asked = request.POST.get("kelurahan") or request.GET.get("kelurahan")
    if asked:
        return Start(_writable_place(request, asked))
    if request.GET.get("rt"):
        return _start_in_rt(request)
    if request.GET.get("kawasan"):
        return _start_in_area(request)
    offered = ground.kelurahan(request, RIGHT, ground.cities(request, RIGHT))
    offered = offered.order_by("kode")
    found = list(offered[:2])
    if not found:
        return ground.choose_city(request, RIGHT, "Kegiatan baru")
    if len(found) == 1:
        return Start(found[0])
    form = forms.PlaceForm(kelurahan=offered)
    context = {"title": "Kegiatan baru", "form": form}
    return render(request, "kawasan/intervention_start.html", context)


def _writable_place(request: HttpRequest, kode: str) -> Wilayah:
    rows = Wilayah.objects.current().select_related("parent")
    rows = rows.filter(access.scope_filter(request.user, "kode", RIGHT))
    rows = rows.defer("batas", "parent__batas")
    kinds = ["kelurahan", "desa"]
    return get_object_or_404(rows, kode=kode.replace("\0", ""), jenis__in=kinds)


def _start_in_rt(request: HttpRequest) -> Start:
    text = request.GET["rt"]
    key = int(text) if text.isdecimal() and len(text) < 19 else 0
    rows = Rt.objects.visible_to(request.user).active().defer("batas")
    rt = get_object_or_404(rows.select_related("kelurahan__parent"), pk=key)
    access.require(request.user, RIGHT, rt.kelurahan.kode)
    return Start(rt.kelurahan, rt=rt)


def _start_in_area(request: HttpRequest) -> Start:
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    kawasan = get_object_or_404(rows, kode=request.GET["kawasan"].replace("\0", ""))
    mine = access.scope_filter(request.user, "kode", RIGHT)
    places = kawasan.kelurahan.select_related("parent").filter(mine).order_by("kode")
    place = places.defer("batas", "parent__batas").first()
    if place is None:
        raise PermissionDenied("Anda tidak mengusulkan kegiatan di kawasan ini.")
    return Start(place, kawasan=kawasan)
