"""Which kelurahan and kawasan a form may offer, and the page that asks for a city."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kawasan import access
from kawasan.models import Kawasan, Wilayah

CITY = 5
"""Length of the code of a kab/kota."""


def cities(request: HttpRequest, verb: str) -> list[str]:
    """Kab/kota whose kelurahan are offered; none when the person must choose."""
    asked = [kode[:CITY] for kode in request.GET.getlist("wilayah")]
    if asked:
        return asked
    codes = access.scope(request.user, verb)
    inside = [kode[:CITY] for kode in codes if len(kode) >= CITY]
    return inside if len(inside) == len(codes) else []


def kelurahan(request: HttpRequest, verb: str, cities: list[str]) -> QuerySet:
    """Kelurahan and desa of the kab/kota that the person may write to."""
    near = Q(pk__in=[])
    for kode in cities:
        near |= Q(kode__startswith=f"{kode}.")
    rows = Wilayah.objects.current().filter(jenis__in=["kelurahan", "desa"])
    rows = rows.filter(near, access.scope_filter(request.user, "kode", verb))
    return rows.select_related("parent").defer("batas", "parent__batas")


def kawasan(request: HttpRequest, cities: list[str]) -> QuerySet:
    rows = Kawasan.objects.visible_to(request.user).defer("batas")
    found = rows.none()
    for kode in cities:
        found = found | rows.within(kode)
    return found.order_by("nama")


def choose_city(request: HttpRequest, verb: str, title: str) -> HttpResponse:
    access.require(request.user, verb, list(access.scope(request.user, verb)))
    found = Wilayah.objects.current().filter(jenis__in=["kabupaten", "kota"])
    found = found.filter(access.scope_filter(request.user, "kode", verb))
    context = {"title": title, "cities": found.only("kode", "nama", "jenis")}
    return render(request, "kawasan/choose_city.html", context)
