"""The form that decides the priority of a kawasan in a year."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions.pertimbangan import save_pertimbangan
from kawasan.forms.pertimbangan import PertimbanganForm
from kawasan.models import Kawasan, Pertimbangan
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.form_page import FormPage

_FORM = FormPage("kawasan/pertimbangan_form.html")
_YEAR = re.compile(r"20\d\d", re.ASCII)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kode: str) -> HttpResponse:
    """The facts of the year asked for; a new year starts from the latest one."""
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    kawasan = get_object_or_404(rows, kode=kode)
    codes = list(kawasan.kelurahan.values_list("kode", flat=True))
    access.require(request.user, "edit_kawasan", codes)
    asked = request.GET.get("tahun", "")
    year = int(asked) if _YEAR.fullmatch(asked) else timezone.localdate().year
    row = Pertimbangan.objects.filter(kawasan=kawasan, tahun=year).first()
    earlier = None if row else _earlier(kawasan, year)
    form = PertimbanganForm(
        request.POST or None,
        instance=row,
        initial=_initial(earlier),
    )
    back = f"{kawasan.get_absolute_url()}prioritas/?tahun={year}"
    page: dict[str, Any] = {
        "title": f"Pertimbangan {kawasan.nama} {year}",
        "back": back,
        "earlier": earlier,
    }
    if request.method == "POST" and form.is_valid():
        try:
            save_pertimbangan(
                kawasan=kawasan,
                tahun=year,
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Pertimbangan {year} disimpan.")
        return redirect(back)
    return _FORM.show(request, form, **page)


def _earlier(kawasan: Kawasan, year: int) -> Pertimbangan | None:
    rows = Pertimbangan.objects.filter(kawasan=kawasan, tahun__lt=year)
    return rows.order_by("-tahun").first()


def _initial(earlier: Pertimbangan | None) -> dict[str, Any]:
    if earlier is None:
        return {}
    return model_to_dict(earlier, fields=PertimbanganForm.Meta.fields)
