"""The door at the venue: its code for the committee, its form for everybody.

The form needs no account. It takes what somebody says of themselves and shows
nothing of anybody else.
"""

from typing import Any

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kelompok import kehadiran
from kelompok.actions import bimtek_attendance as actions
from kelompok.forms.bimtek import CheckInForm, CodeForm
from kelompok.models import BimtekPeserta, BimtekPintu
from kelompok.views.bimtek import crumbs, mine
from sibungas.lib.errors import Refused
from sibungas.lib.http import client_address

_WAIT_SECONDS = 900
_CROWD_SECONDS = 60
_methods = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_methods
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """QR and code to show on a screen or print; opening and closing."""
    event = mine(request, pk)
    if request.method == "POST":
        try:
            if request.POST.get("langkah") == "tutup":
                actions.close_door(bimtek=event, by=request.user)
            else:
                actions.open_door(bimtek=event, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("kelompok:bimtek_pintu", event.pk)
    pintu = event.pintu_set.filter(ditutup_pada=None).first()
    if pintu and not pintu.is_open():
        pintu = None
    context: dict[str, Any] = {
        "bimtek": event,
        "pintu": pintu,
        "breadcrumbs": crumbs(event, "Hadir mandiri"),
    }
    if pintu:
        way = reverse("kelompok:hadir", args=[kehadiran.sign(pintu)])
        link = request.build_absolute_uri(way)
        context |= {
            "qr": segno.make(link, error="m").svg_inline(
                scale=6, border=2, omitsize=True
            ),
            "link": link,
            "short": request.build_absolute_uri(reverse("kelompok:hadir_kode")),
        }
    return render(request, "kelompok/bimtek_pintu.html", context)


@login_not_required
@never_cache
@_methods
def code(request: HttpRequest) -> HttpResponse:
    """Six letters instead of a camera."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        address = client_address(request)
        status = 422
        if actions.guesses_too_often(address):
            form.add_error(
                None, "Terlalu banyak kode yang keliru. Coba lagi 15 menit lagi."
            )
            status = 429
        elif form.is_valid():
            pintu = kehadiran.door_for(form.cleaned_data["kode"])
            if pintu:
                way = reverse("kelompok:hadir", args=[kehadiran.sign(pintu)])
                return redirect(f"{way}?cara=kode")
            actions.note_wrong_code(address)
            form.add_error("kode", "Kode ini tidak dikenal atau sudah ditutup.")
    answer = render(request, "kelompok/hadir_kode.html", {"form": form}, status=status)
    if status == 429:
        answer["Retry-After"] = str(_WAIT_SECONDS)
    return answer


@login_not_required
@never_cache
@_methods
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """The form behind the QR; what is closed or forged leads to a plain sentence."""
    pintu = kehadiran.door_of(token)
    if pintu is None:
        return render(request, "kelompok/hadir_tutup.html", status=404)
    by_code = request.GET.get("cara") == BimtekPeserta.Cara.KODE
    cara = BimtekPeserta.Cara.KODE if by_code else BimtekPeserta.Cara.QR
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.check_in(pintu=pintu, values=form.cleaned_data, cara=cara)
        except actions.Crowded as crowd:
            form.add_error(None, crowd.message)
            answer = _form(request, pintu, form, 429)
            answer["Retry-After"] = str(_CROWD_SECONDS)
            return answer
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            context = {"bimtek": pintu.bimtek, "nama": form.cleaned_data["nama"]}
            return render(request, "kelompok/hadir_selesai.html", context)
    return _form(request, pintu, form, 422 if form.is_bound else 200)


def _form(
    request: HttpRequest, pintu: BimtekPintu, form: CheckInForm, status: int
) -> HttpResponse:
    context = {"bimtek": pintu.bimtek, "form": form}
    return render(request, "kelompok/hadir.html", context, status=status)
