"""Where a person lands: the place of their work, or the choice between several."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kawasan import access
from kawasan.models import Wilayah
from sibungas.dashboard import below


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    places = list(below.drawn(_territories(request.user)))
    if len(places) == 1:
        return redirect(places[0])
    year = timezone.localdate().year
    rows = below.in_order(
        below.place_rows(places, year), request.GET.get("urut", ""), below.PLACE_SORTS
    )
    context = {
        "rows": rows,
        "tahun": year,
        "has_duty": bool(access.grants(request.user)),
        "manages": access.can(request.user, "manage_wilayah", ""),
        "sees_sheets": access.can_anywhere(request.user, "see_assessment"),
    }
    return render(request, "dashboard/home.html", context)


def _territories(user: Any) -> QuerySet:
    """The widest places of a person; for the whole nation, its provinces."""
    codes = access.scope(user)
    places = Wilayah.objects.visible_to(user).current()
    if "" in codes:
        return places.filter(jenis=Wilayah.Jenis.PROVINSI)
    return places.filter(kode__in=codes)
