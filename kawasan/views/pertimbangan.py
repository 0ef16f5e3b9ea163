"""The form that decides the priority of a kawasan in a year."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions.pertimbangan import save_pertimbangan
from kawasan.forms.pertimbangan import PertimbanganForm
from kawasan.models import Kawasan, Pertimbangan
from sibungas.lib.errors import Refused, Stale

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
    page = {
        "title": f"Pertimbangan {kawasan.nama} {year}",
        "back": f"{kawasan.get_absolute_url()}prioritas/?tahun={year}",
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
            return _conflict(request, form, stale, page)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"Pertimbangan {year} disimpan.")
            return redirect(page["back"])
    return _page(request, form, page)


def _earlier(kawasan: Kawasan, year: int) -> Pertimbangan | None:
    rows = Pertimbangan.objects.filter(kawasan=kawasan, tahun__lt=year)
    return rows.order_by("-tahun").first()


def _initial(earlier: Pertimbangan | None) -> dict[str, Any]:
    if earlier is None:
        return {}
    return model_to_dict(earlier, fields=PertimbanganForm.Meta.fields)


def _conflict(
    request: HttpRequest, form: PertimbanganForm, stale: Stale, page: dict[str, Any]
) -> HttpResponse:
    """The form as typed, beside the stored record; sending it again overwrites."""
    current: Any = stale.details["current"]
    data: Any = form.data.copy()
    data["versi"] = str(current.versi)
    form.data = data
    return _page(
        request,
        form,
        {**page, "conflicts": form.conflicts(current), "current": current},
    )


def _page(
    request: HttpRequest, form: PertimbanganForm, page: dict[str, Any]
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    status = 409 if page.get("conflicts") is not None else status
    context = {"form": form, **page}
    return render(request, "kawasan/pertimbangan_form.html", context, status=status)
