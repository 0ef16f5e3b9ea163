"""Pages that create and change kawasan, RT and denominators.

Nothing typed is lost: a refused form comes back as it was, and a form on an outdated
version comes back beside what is stored now.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kawasan import access
from kawasan.actions import places
from kawasan.forms.places import CloseForm, DenominatorsForm, KawasanForm, RtForm
from kawasan.models import Kawasan, Rt, Wilayah
from kawasan.views import ground
from sibungas.lib.errors import Refused, Stale
from sibungas.templatetags.ui import ha

_form_methods = require_http_methods(["GET", "HEAD", "POST"])


# Shared steps -----------------------------------------------------------------------


def _attempt(form: BaseForm, deed: Callable[[], Model]) -> Model | None:
    """What the deed returns, or None with the refusal written on the form."""
    try:
        return deed()
    except Stale:
        raise
    except Refused as refusal:
        form.add_error(None, refusal.message)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


def _page(request: HttpRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    status = 409 if more.get("conflicts") is not None else status
    return render(
        request, f"kawasan/{name}.html", {"form": form, **more}, status=status
    )


def _conflict(
    request: HttpRequest, name: str, form: Any, stale: Stale, **more: Any
) -> HttpResponse:
    """The form as typed, beside the stored record; sending it again overwrites."""
    current: Any = stale.details["current"]
    form.data = form.data.copy()
    form.data["versi"] = str(current.versi)
    conflicts = form.conflicts(current)
    return _page(request, name, form, conflicts=conflicts, current=current, **more)


# Kawasan ----------------------------------------------------------------------------


@_form_methods
def new_kawasan(request: HttpRequest) -> HttpResponse:
    cities = ground.cities(request, "edit_kawasan")
    offered = ground.kelurahan(request, "edit_kawasan", cities)
    if not offered.exists():
        return ground.choose_city(request, "edit_kawasan", "Kawasan baru")
    form = KawasanForm(
        request.POST or None,
        kelurahan=offered,
        initial={"kelurahan_list": offered.filter(kode=request.GET.get("kelurahan"))},
    )
    if request.method == "POST" and form.is_valid():
        saved = _attempt(
            form,
            lambda: places.create_kawasan(
                values=form.values(), kelurahan=form.kelurahan(), by=request.user
            ),
        )
        if saved:
            return _kawasan_saved(request, saved)
    return _page(request, "form", form, title="Kawasan baru", back="/kawasan/")


@_form_methods
def edit_kawasan(request: HttpRequest, kode: str) -> HttpResponse:
    kawasan = get_object_or_404(Kawasan.objects.visible_to(request.user), kode=kode)
    codes = list(kawasan.kelurahan.values_list("kode", flat=True))
    access.require(request.user, "edit_kawasan", codes)
    cities = [*{code[: ground.CITY] for code in codes}, *request.GET.getlist("wilayah")]
    offered = ground.kelurahan(request, "edit_kawasan", cities)
    form = KawasanForm(request.POST or None, instance=kawasan, kelurahan=offered)
    page = {"title": f"Ubah {kawasan.nama}", "back": kawasan.get_absolute_url()}
    if request.method == "POST" and form.is_valid():
        try:
            saved = _attempt(form, lambda: _update_kawasan(form, kawasan, request))
        except Stale as stale:
            return _conflict(request, "form", form, stale, **page)
        if saved:
            return _kawasan_saved(request, saved)
    return _page(request, "form", form, **page)


def _update_kawasan(form: KawasanForm, kawasan: Kawasan, request: HttpRequest) -> Any:
    return places.update_kawasan(
        kawasan=kawasan,
        values=form.values(),
        kelurahan=form.kelurahan(),
        versi=form.cleaned_data["versi"] or 0,
        by=request.user,
    )


def _kawasan_saved(request: HttpRequest, kawasan: Any) -> HttpResponse:
    """To the page of the kawasan, which also warns when the areas differ."""
    sentence = f"Kawasan {kawasan.nama} disimpan."
    if kawasan.luas_delineasi_ha is not None:
        sentence += f" Luas delineasi {ha(kawasan.luas_delineasi_ha)}."
    messages.success(request, sentence)
    return redirect(kawasan.get_absolute_url())


# RT ---------------------------------------------------------------------------------


@_form_methods
def new_rt(request: HttpRequest) -> HttpResponse:
    cities = ground.cities(request, "edit_rt")
    offered = ground.kelurahan(request, "edit_rt", cities)
    if not offered.exists():
        return ground.choose_city(request, "edit_rt", "RT baru")
    kawasan = ground.kawasan(request, cities)
    chosen = {
        "kelurahan": offered.filter(kode=request.GET.get("kelurahan")).first(),
        "kawasan": kawasan.filter(kode=request.GET.get("kawasan")).first(),
    }
    form = RtForm(
        request.POST or None, kelurahan=offered, kawasan=kawasan, initial=chosen
    )
    if request.method == "POST" and form.is_valid():
        rt: Any = _attempt(
            form, lambda: places.create_rt(values=form.values(), by=request.user)
        )
        if rt:
            messages.success(request, f"{rt} disimpan. Isi penyebutnya sekarang.")
            return redirect("kawasan:rt_denominators", pk=rt.pk)
    return _page(
        request, "rt_form", form, title="RT baru", back=reverse("kawasan:rt_list")
    )


@_form_methods
def edit_rt(request: HttpRequest, pk: int) -> HttpResponse:
    rt = _writable_rt(request, pk)
    city = [rt.kelurahan.kode[: ground.CITY]]
    here = Wilayah.objects.filter(pk=rt.kelurahan_id).select_related("parent")
    form = RtForm(
        request.POST or None,
        instance=rt,
        kelurahan=here,
        kawasan=ground.kawasan(request, city),
    )
    page = {"title": f"Ubah {rt}", "back": rt.get_absolute_url(), "rt": rt}
    if request.method == "POST" and form.is_valid():
        versi = form.cleaned_data["versi"] or 0
        try:
            saved = _attempt(
                form,
                lambda: places.update_rt(
                    rt=rt, values=form.values(), versi=versi, by=request.user
                ),
            )
        except Stale as stale:
            return _conflict(request, "rt_form", form, stale, **page)
        if saved:
            messages.success(request, f"{saved} disimpan.")
            return redirect(rt.get_absolute_url())
    return _page(request, "rt_form", form, **page)


def _writable_rt(request: HttpRequest, pk: int) -> Rt:
    """404 outside the person's territory, 403 inside it without the right."""
    rows = Rt.objects.visible_to(request.user).select_related("kelurahan", "kawasan")
    rt = get_object_or_404(rows, pk=pk)
    access.require(request.user, "edit_rt", rt.kelurahan.kode)
    return rt


@require_POST
def close_rt(request: HttpRequest, pk: int) -> HttpResponse:
    return _open_or_close(request, pk, places.close_rt, "ditutup")


@require_POST
def reopen_rt(request: HttpRequest, pk: int) -> HttpResponse:
    return _open_or_close(request, pk, places.reopen_rt, "dibuka kembali")


def _open_or_close(
    request: HttpRequest, pk: int, action: Callable[..., Rt], done: str
) -> HttpResponse:
    rt = _writable_rt(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        raise Refused("Tulis alasannya.", code="alasan_kosong")
    reason, versi = form.cleaned_data["alasan"], form.cleaned_data["versi"]
    try:
        action(rt=rt, reason=reason, versi=versi, by=request.user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    messages.success(request, f"{rt} {done}. Rekap dihitung ulang.")
    return redirect(rt.get_absolute_url())


@_form_methods
def denominators(request: HttpRequest, pk: int) -> HttpResponse:
    """Denominators from one year on, starting from the latest known ones."""
    rt = _writable_rt(request, pk)
    form = DenominatorsForm(request.POST or None, initial=_latest(rt, request))
    page = {"title": f"Penyebut {rt}", "back": rt.get_absolute_url(), "rt": rt}
    if request.method == "POST" and form.is_valid():
        try:
            saved = _attempt(form, lambda: _set_denominators(form, rt, request))
        except Stale as stale:
            return _stale_denominators(request, form, stale, page)
        if saved:
            messages.success(request, f"Penyebut {rt} disimpan.")
            return redirect(rt.get_absolute_url())
    return _page(request, "denominators", form, **page)


def _latest(rt: Rt, request: HttpRequest) -> dict[str, Any]:
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else None
    rows = rt.penyebut.order_by("-berlaku_tahun")
    row = (rows.filter(berlaku_tahun=year) if year else rows).first()
    found = DenominatorsForm.starting_from(row)
    found["berlaku_tahun"] = year or timezone.localdate().year
    return {**found, "versi": rt.versi}


def _set_denominators(form: DenominatorsForm, rt: Rt, request: HttpRequest) -> Any:
    return places.set_denominators(
        rt=rt,
        tahun=form.cleaned_data["berlaku_tahun"],
        values=form.values(),
        sumber=form.cleaned_data["sumber"],
        versi=form.cleaned_data["versi"],
        by=request.user,
    )


def _stale_denominators(
    request: HttpRequest, form: Any, stale: Stale, page: dict[str, Any]
) -> HttpResponse:
    current: Any = stale.details["current"]
    form.data = form.data.copy()
    form.data["versi"] = str(current.versi)
    year = form.cleaned_data["berlaku_tahun"]
    stored = current.penyebut.filter(berlaku_tahun=year).first()
    conflicts = form.conflicts(stored) if stored else []
    return _page(
        request, "denominators", form, conflicts=conflicts, current=current, **page
    )
