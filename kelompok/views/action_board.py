"""The board of action items: by status, or by the institution that answers."""

from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kawasan import access
from kelompok.actions import action_items as actions
from kelompok.models import ActionItem
from kelompok.models.action_item import LATE
from kelompok.querysets import OPEN
from kelompok.views.action_items import LIST, counts, with_places
from sibungas.accounts.models import Institution

_MOST_CARDS = 12


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All items by status, or by the institution that answers for them."""
    rows = ActionItem.objects.visible_to(request.user)
    by_office = request.GET.get("susun") == "instansi"
    context = {
        "totals": counts(rows),
        "by_office": by_office,
        "columns": [] if by_office else _columns(rows),
        "offices": _offices(rows) if by_office else [],
        "may_edit": access.can_anywhere(request.user, actions.RIGHT),
        "tab": "instansi" if by_office else "papan",
        "breadcrumbs": [(LIST[0], reverse(LIST[1])), ("Papan", None)],
    }
    return render(request, "kelompok/action_board.html", context)


def _columns(rows: QuerySet) -> list[dict[str, Any]]:
    """The states in the order of the work; in each the first cards and how many."""
    day = timezone.localdate()
    late = When(status__in=OPEN, tenggat__lt=day, then=Value(LATE))
    rows = rows.annotate(kolom=Case(late, default=F("status")))
    many = dict(rows.order_by().values_list("kolom").annotate(n=Count("pk")))
    place = Window(
        RowNumber(), partition_by=[F("kolom")], order_by=[F("tenggat").asc(), "pk"]
    )
    first = with_places(rows.annotate(urutan=place).filter(urutan__lte=_MOST_CARDS))
    cards: dict[str, list[ActionItem]] = {}
    for item in first.order_by("tenggat", "pk"):
        cards.setdefault(item.kolom, []).append(item)
    names = [LATE, *ActionItem.Status.values]
    return [
        {
            "kode": name,
            "jumlah": many.get(name, 0),
            "cards": cards.get(name, []),
            "lebih": many.get(name, 0) - len(cards.get(name, [])),
        }
        for name in names
    ]


def _offices(rows: QuerySet) -> QuerySet:
    """Institutions with their counts; who is late stands above."""
    day = timezone.localdate()
    still = Q(action_items__status__in=OPEN)
    seen = Q(action_items__in=rows.order_by())
    late = still & Q(action_items__tenggat__lt=day)
    done = Q(action_items__status=ActionItem.Status.SELESAI)
    of = "action_items"
    offices = Institution.objects.filter(seen).annotate(
        semua=Count(of),
        terbuka=Count(of, filter=still),
        terlambat=Count(of, filter=late),
        selesai=Count(of, filter=done),
    )
    return offices.order_by("-terlambat", "-terbuka", "nama")
