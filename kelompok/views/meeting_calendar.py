"""Meetings in a person's own calendar, by a secret address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kelompok.actions import meeting_calendar as actions
from kelompok.exports.rapat_ics import calendar
from kelompok.models import CalendarToken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Makes, replaces and ends the address; a new one is shown once."""
    shown = ""
    if request.method == "POST" and request.POST.get("aksi") == "cabut":
        actions.revoke_address(by=request.user)
        messages.success(request, "Alamat kalender dicabut.")
        return redirect("kelompok:rapat_kalender")
    if request.method == "POST":
        key = actions.new_address(by=request.user)
        way = reverse("kelompok:rapat_ics", args=[key])
        shown = request.build_absolute_uri(way)
    mine = CalendarToken.objects.visible_to(request.user).open().first()
    context = {
        "shown": shown,
        "mine": mine,
        "breadcrumbs": [
            ("Rapat", reverse("kelompok:rapat_list")),
            ("Kalender", None),
        ],
    }
    return render(request, "kelompok/rapat_kalender.html", context)


@login_not_required
@never_cache
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar of whoever owns the key: what that person may see, no names."""
    owner = actions.owner_of(key)
    if owner is None:
        raise Http404
    base = request.build_absolute_uri("/")
    answer = HttpResponse(
        calendar(owner, base), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'inline; filename="rapat.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer
