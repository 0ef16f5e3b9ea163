"""Attendance as it is noted at the door of the hall, person by person.

With htmx only what has changed comes back; without it every form leads back to the
page.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kelompok import bimtek_counts
from kelompok.actions import bimtek_attendance as actions
from kelompok.forms.bimtek import CountForm, ParticipantForm
from kelompok.models import Bimtek, BimtekPeserta, Ksm
from kelompok.views.bimtek import crumbs, mine
from sibungas.accounts.models import Institution
from sibungas.lib.errors import Refused

_MOST_KNOWN = 300
_PER_PAGE = 500
_KEPT = ("asal", "kategori", "undang")


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, mine(request, pk))


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more person; the next one mostly comes from the same office."""
    event = mine(request, pk)
    form = ParticipantForm(request.POST)
    entered = None
    if form.is_valid():
        try:
            entered = actions.add_participant(
                bimtek=event,
                values=form.cleaned_data,
                tetap=form.cleaned_data["tetap"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("nama", refusal.message)
            form.same_name = refusal.code == "sudah_tercatat"  # type: ignore[attr-defined]
        except ValidationError as fault:
            form.add_error(None, fault.messages)
    if not request.headers.get("HX-Request"):
        if entered is None:
            return _page(request, event, form)
        return redirect("kelompok:bimtek_hadir", event.pk)
    if entered:
        kept = {name: form.cleaned_data[name] for name in _KEPT}
        form = ParticipantForm(initial=kept)
    context = {"bimtek": event, "form": form, "entered": entered, "swap": True}
    if entered:
        context |= {"row": entered.peserta, "people": bimtek_counts.of(event)}
    status = 200 if entered else 422
    return render(request, "kelompok/_hadir_added.html", context, status=status)


@require_POST
def mark(request: HttpRequest, pk: int, peserta: int) -> HttpResponse:
    """Present, not present after all, or taken off the list."""
    event = mine(request, pk)
    row = get_object_or_404(event.peserta_set, pk=peserta)
    step = request.POST.get("langkah", "")
    gone, said = False, ""
    try:
        if step == "hapus":
            actions.remove_participant(bimtek=event, peserta=row, by=request.user)
            gone = True
        elif step in ("hadir", "batal"):
            row = actions.set_presence(
                bimtek=event, peserta=row, hadir=step == "hadir", by=request.user
            )
        else:
            said = "Langkah ini tidak dikenal."
    except Refused as refusal:
        said = refusal.message
    if not request.headers.get("HX-Request"):
        if said:
            messages.error(request, said)
        return redirect("kelompok:bimtek_hadir", event.pk)
    context = {
        "bimtek": event,
        "row": row,
        "gone": gone,
        "said": said,
        "swap": True,
        "people": bimtek_counts.of(event),
    }
    status = 422 if said else 200
    return render(request, "kelompok/_hadir_marked.html", context, status=status)


@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """People of one office, without names."""
    event = mine(request, pk)
    form = CountForm(request.POST)
    if form.is_valid():
        try:
            actions.add_count(bimtek=event, values=form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            if not request.headers.get("HX-Request"):
                return redirect("kelompok:bimtek_hadir", event.pk)
            form = CountForm()
    if not request.headers.get("HX-Request"):
        return _page(request, event, counting=form)
    return _counts(request, event, form)


@require_POST
def uncount(request: HttpRequest, pk: int, hitungan: int) -> HttpResponse:
    event = mine(request, pk)
    row = get_object_or_404(event.hitungan_set, pk=hitungan)
    try:
        actions.remove_count(bimtek=event, hitungan=row, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    if not request.headers.get("HX-Request"):
        return redirect("kelompok:bimtek_hadir", event.pk)
    return _counts(request, event, CountForm())


def _counts(request: HttpRequest, event: Bimtek, form: CountForm) -> HttpResponse:
    context = {
        "bimtek": event,
        "counting": form,
        "counts": _counted(event),
        "people": bimtek_counts.of(event),
        "swap": True,
    }
    status = 422 if form.is_bound else 200
    return render(request, "kelompok/_hadir_counts.html", context, status=status)


def _counted(event: Bimtek) -> Any:
    return event.hitungan_set.select_related("ksm", "institution")


def _page(
    request: HttpRequest,
    event: Bimtek,
    form: ParticipantForm | None = None,
    counting: CountForm | None = None,
) -> HttpResponse:
    people = event.peserta_set.select_related("ksm", "institution")
    shown = Paginator(people, _PER_PAGE).get_page(request.GET.get("halaman"))
    twice = _same_names(event)
    rows = list(shown.object_list)
    for row in rows:
        row.kembaran = row.nama_kunci in twice
    typed = form or counting
    context = {
        "bimtek": event,
        "form": form or ParticipantForm(),
        "counting": counting or CountForm(),
        "participants": rows,
        "page": shown,
        "counts": _counted(event),
        "people": bimtek_counts.of(event),
        "known": _known(event),
        "breadcrumbs": crumbs(event, "Kehadiran"),
    }
    status = 422 if typed is not None else 200
    return render(request, "kelompok/bimtek_hadir.html", context, status=status)


def _same_names(event: Bimtek) -> set[str]:
    """Names that more than one row bears: perhaps one person noted twice."""
    rows = BimtekPeserta.objects.filter(bimtek=event).exclude(nama_kunci="")
    many = rows.order_by().values("nama_kunci").annotate(n=Count("pk"))
    return set(many.filter(n__gt=1).values_list("nama_kunci", flat=True))


def _known(event: Bimtek) -> list[str]:
    """Names to choose from while typing: the KSM of the place, then offices."""
    groups = Ksm.objects.within(event.wilayah.kode).order_by("nama")
    names = list(groups.values_list("nama", flat=True)[:_MOST_KNOWN])
    return names + list(
        Institution.objects.values_list("nama", flat=True)[:_MOST_KNOWN]
    )
