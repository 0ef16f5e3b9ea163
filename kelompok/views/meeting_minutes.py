"""The minutes editor: the page of a meeting while it takes place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions import meeting_minutes as actions
from kelompok.completeness import action_items, missing
from kelompok.forms.meeting_minutes import (
    ActionForm,
    FigureForm,
    MinutesForm,
    NoteForm,
)
from kelompok.models import Meeting
from kelompok.views.meetings import figures_of, visible
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.numbers import typed_key
from sibungas.templatetags.ui import jam

PROMISE = "/tindak"


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with autosave; beside it issues, decisions and action items."""
    meeting = visible(request, pk)
    access.require(request.user, "edit_meeting", meeting.kode_wilayah)
    if request.method != "POST":
        return _page(request, meeting, MinutesForm(instance=meeting))
    if request.headers.get("X-Autosave"):
        return _autosave(request, meeting)
    deed = _DEEDS.get(request.POST.get("aksi", ""), _write)
    return deed(request, meeting)


def _write(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = MinutesForm(request.POST, instance=meeting)
    if not form.is_valid():
        return _page(request, meeting, form, status=422)
    seen = form.cleaned_data["versi"] or 0
    try:
        actions.write_minutes(
            meeting=meeting, values=form.values(), versi=seen, by=request.user
        )
    except Stale as stale:
        return _conflict(request, meeting, form, stale)
    except (Refused, ValidationError) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or [str(refusal)])
        return _page(request, meeting, form, status=422)
    messages.success(request, "Notulen disimpan.")
    return redirect("kelompok:rapat_notulen", meeting.pk)


def _autosave(request: HttpRequest, meeting: Meeting) -> JsonResponse:
    """What is understood so far; a reason still being typed waits for the rest."""
    form = MinutesForm(request.POST, instance=meeting)
    form.is_valid()
    names = set(form.cleaned_data) - {"versi"}
    if {"tidak_ada_tindak_lanjut", "alasan_tanpa_tindak_lanjut"} & set(form.errors):
        names -= {"tidak_ada_tindak_lanjut", "alasan_tanpa_tindak_lanjut"}
    try:
        saved = actions.write_minutes(
            meeting=meeting,
            values={name: form.cleaned_data[name] for name in names},
            versi=form.cleaned_data.get("versi") or 0,
            by=request.user,
        )
    except Stale as stale:
        sentence = f"{stale.message} Tekan Simpan notulen untuk melihat keduanya."
        return JsonResponse({"pesan": sentence}, status=409)
    except Refused as refusal:
        return JsonResponse({"pesan": refusal.message}, status=409)
    return JsonResponse({"versi": saved.versi, "pada": jam(timezone.now())})


def _add_note(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _fragment(request, meeting, note=form, status=422)
    said = form.cleaned_data["isi"]
    if said.startswith(PROMISE):
        # Typed in the flow of the talk; who and until when is asked next.
        first = {"uraian": said.removeprefix(PROMISE).strip()}
        prepared = _action_form(meeting, initial=first)
        if not request.headers.get("HX-Request"):
            form_now = MinutesForm(instance=meeting)
            return _page(request, meeting, form_now, action=prepared, asked=True)
        return _fragment(request, meeting, action=prepared, asked=True)
    actions.add_note(meeting=meeting, by=request.user, **form.cleaned_data)
    return _fragment(request, meeting)


def _remove_note(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    note = get_object_or_404(meeting.catatan_set.all(), pk=_key(request, "catatan"))
    actions.remove_note(note=note, by=request.user)
    return _fragment(request, meeting)


def _key(request: HttpRequest, name: str) -> int:
    return typed_key(request.POST.get(name))


def _add_figure(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = FigureForm(request.POST, wilayah=_places(meeting))
    if form.is_valid():
        try:
            actions.add_figure(
                meeting=meeting, values=form.cleaned_data, by=request.user
            )
        except (Refused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", None) or [str(refusal)])
        else:
            return _fragment(request, meeting)
    return _fragment(request, meeting, figure=form, status=422)


def _remove_figure(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    figure = get_object_or_404(meeting.angka_set.all(), pk=_key(request, "angka"))
    actions.remove_figure(figure=figure, by=request.user)
    return _fragment(request, meeting)


def _promise(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = _action_form(meeting, request.POST)
    if not form.is_valid():
        return _fragment(request, meeting, action=form, asked=True, status=422)
    try:
        actions.add_action_item(
            meeting=meeting, values=form.cleaned_data, by=request.user
        )
    except (Refused, ValidationError) as refusal:
        form.add_error(None, getattr(refusal, "messages", None) or [str(refusal)])
        return _fragment(request, meeting, action=form, asked=True, status=422)
    return _fragment(request, meeting)


def _places(meeting: Meeting) -> QuerySet:
    """The place of the meeting and the kab/kota below it."""
    here = Q(pk=meeting.wilayah_id) | Q(
        parent_id=meeting.wilayah_id, jenis__in=("kabupaten", "kota")
    )
    return Wilayah.objects.current().filter(here).defer("batas").order_by("kode")


def _action_form(meeting: Meeting, data: Any = None, **more: Any) -> ActionForm:
    first = {"wilayah": meeting.wilayah_id, **more.pop("initial", {})}
    return ActionForm(data, wilayah=_places(meeting), initial=first, **more)


_DEEDS = {
    "catatan": _add_note,
    "hapus_catatan": _remove_note,
    "angka": _add_figure,
    "hapus_angka": _remove_figure,
    "tindak": _promise,
}


def _fragment(
    request: HttpRequest, meeting: Meeting, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Only what changed for htmx, so that the text being typed is not touched."""
    if not request.headers.get("HX-Request"):
        if status != 200:
            form = MinutesForm(instance=meeting)
            return _page(request, meeting, form, status=status, **more)
        back = reverse("kelompok:rapat_notulen", args=[meeting.pk])
        return redirect(f"{back}#butir")
    context = _context(meeting, **more)
    return render(request, "kelompok/_rapat_butir.html", context, status=status)


def _conflict(
    request: HttpRequest, meeting: Meeting, form: MinutesForm, stale: Stale
) -> HttpResponse:
    """Both texts, the typed one in the form; saving again replaces the other."""
    current: Any = stale.details["current"]
    data: Any = form.data.copy()
    data["versi"] = str(current.versi)
    form.data = data
    more = {"conflicts": form.conflicts(current), "current": current}
    return _page(request, meeting, form, status=409, **more)


def _context(meeting: Meeting, **more: Any) -> dict[str, Any]:
    context = {
        "meeting": meeting,
        "notes": list(meeting.catatan_set.all()),
        "note": NoteForm(),
        "figures": figures_of(meeting),
        "figure": FigureForm(wilayah=_places(meeting)),
        "action": _action_form(meeting),
        "action_items": action_items(meeting),
        "missing": missing(Meeting.objects.get(pk=meeting.pk)),
        "back": reverse("kelompok:rapat_notulen", args=[meeting.pk]),
    }
    return {**context, **more}


def _page(
    request: HttpRequest,
    meeting: Meeting,
    form: MinutesForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        **_context(meeting, **more),
        "form": form,
        "agenda": list(meeting.agenda_set.all()),
        "breadcrumbs": [
            ("Rapat", reverse("kelompok:rapat_list")),
            (meeting.judul, meeting.get_absolute_url()),
            ("Notulen", None),
        ],
    }
    return render(request, "kelompok/rapat_notulen.html", context, status=status)
