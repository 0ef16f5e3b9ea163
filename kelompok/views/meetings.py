"""Meetings: the list, the one page through their life, the plan."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kawasan import access
from kawasan.models import Wilayah
from kelompok import rapat, rencana_rapat
from kelompok.actions import meetings as actions
from kelompok.actions.attendance import rows_of
from kelompok.completeness import action_items, missing, overdue_beyond, previous
from kelompok.forms.meetings import MeetingFilter, MeetingForm
from kelompok.models import Meeting, MeetingFigure, MeetingNote, Pokja
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

_FORM = FormPage("kelompok/rapat_form.html")
_RIGHT = "edit_meeting"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def shows_people(meeting: Any) -> bool:
    """Whether a row of the list tells how many came: of places above once approved."""
    return meeting.utuh or meeting.status in rapat.APPROVED


class MeetingList(Listing):
    template_name = "kelompok/rapat_list.html"
    title = "Rapat"
    placeholder = "Judul, tema, nomor undangan, atau tempat"
    search_fields = ("judul", "tema", "nomor_undangan", "tempat")
    filter_form = MeetingFilter
    sorts = {
        "tanggal": ("tanggal", "jam_mulai"),
        "judul": ("judul",),
        "wilayah": ("wilayah__kode", "-tanggal"),
    }
    default_sort = "-tanggal"
    export_name = "rapat"
    export_source = "daftar rapat di SI BUNGAS"
    columns = (
        Column("Nomor undangan", "nomor_undangan"),
        Column("Judul", "judul"),
        Column("Jenis", lambda m: m.get_jenis_display()),
        Column("Tanggal", "tanggal", "date"),
        Column("Tahun", "tahun", "code"),
        Column("Tempat", "tempat"),
        Column("Kode wilayah", lambda m: m.kode_wilayah, "code"),
        Column("Wilayah", lambda m: str(m.wilayah) if m.wilayah else ""),
        Column("Penyelenggara", lambda m: str(m.penyelenggara or "")),
        Column("Pokja", lambda m: str(m.pokja or "")),
        Column("Status", lambda m: m.get_status_display()),
        Column(
            "Peserta dicatat",
            lambda m: m.dicatat if shows_people(m) else None,
            "number",
        ),
        Column("Hadir", lambda m: m.hadir if shows_people(m) else None, "number"),
        Column("Rujukan", lambda m: "ya" if m.rujukan else "tidak"),
    )

    def rows(self) -> QuerySet:
        return Meeting.objects.announced_to(self.request.user)

    def prepared(self, rows: QuerySet) -> Any:
        marked = rows.marked_for(self.request.user)  # type: ignore[attr-defined]
        return marked.with_places().counted()

    def extra(self, page: Page) -> dict[str, Any]:
        ahead = Q(tanggal__gte=timezone.localdate(), status__in=rapat.OPEN)
        own = Q(rujukan=False, utuh=True)
        rows: Any = self.rows()
        totals = rows.marked_for(self.request.user).aggregate(
            semua=Count("pk", filter=own),
            datang=Count("pk", filter=ahead),
            draf=Count("pk", filter=own & Q(status=rapat.NOTULEN)),
            atas=Count("pk", filter=Q(utuh=False)),
        )
        may_edit = access.can_anywhere(self.request.user, _RIGHT)
        return {"totals": totals, "may_edit": may_edit}


def visible(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).with_places()
    return get_object_or_404(rows.select_related("disetujui_oleh"), pk=pk)


def sees_names(user: Any, meeting: Meeting) -> bool:
    """Who works with people of the place reads the names on its lists."""
    kode = meeting.kode_wilayah
    return access.can(user, _RIGHT, kode) or access.can(user, "see_personal", kode)


def notes_of(meeting: Meeting) -> list[MeetingNote]:
    """Issues, decisions, remarks: in the order of the minutes as a paper."""
    order = list(MeetingNote.Jenis)
    notes = meeting.catatan_set.all()
    return sorted(notes, key=lambda note: (order.index(note.jenis), note.pk))


def figures_of(meeting: Meeting) -> list[MeetingFigure]:
    rows = meeting.angka_set.select_related("wilayah")
    return list(rows.defer("wilayah__batas"))


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it; the link of the invitation leads places below to the summary."""
    user = request.user
    told = Meeting.objects.announced_to(user).marked_for(user).filter(pk=pk).first()
    if told and not told.utuh:
        return redirect("kelompok:rapat_ringkasan", pk)
    meeting = visible(request, pk)
    kode = meeting.kode_wilayah
    may_edit = access.can(request.user, _RIGHT, kode)
    choices = [
        step
        for step in rapat.steps_from(meeting.status)
        if not meeting.rujukan and access.can(request.user, step.right, kode)
    ]
    earlier, reports = previous(meeting) if meeting.is_open else (None, [])
    context = {
        "meeting": meeting,
        "choices": choices,
        "steps": rapat.stepper(meeting.status),
        "own_minutes": meeting.was_written_by(request.user),
        "may_edit": may_edit,
        "agenda": list(meeting.agenda_set.all()),
        "overdue_beyond": overdue_beyond(meeting) if meeting.is_open else 0,
        "tally": meeting.peserta_set.tally(),
        "kinds": [] if meeting.rujukan else meeting.peserta_set.by_kategori(),
        "places": rows_of(meeting).count() if meeting.wilayah_id else 0,
        "notes": notes_of(meeting),
        "figures": figures_of(meeting),
        "sees_pokja": bool(meeting.pokja)
        and access.can(request.user, "see", meeting.pokja.kode_wilayah),
        "action_items": action_items(meeting),
        "before": earlier,
        "reports": reports,
        "missing": [] if meeting.rujukan else missing(meeting),
        "letter": _letter(request, meeting),
        "kaitan": rencana_rapat.of_meeting(request.user, meeting),
        "breadcrumbs": [
            ("Rapat", reverse("kelompok:rapat_list")),
            (meeting.judul, None),
        ],
    }
    return render(request, "kelompok/rapat.html", context)


def _letter(request: HttpRequest, meeting: Meeting) -> str:
    """The invitation as a message to copy: no names, no numbers of people."""
    context = {
        "meeting": meeting,
        "agenda": meeting.agenda_set.all(),
        "address": request.build_absolute_uri(meeting.get_absolute_url()),
    }
    return render_to_string("kelompok/rapat_pesan.txt", context).strip()


@require_safe
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan from the invitation on, what was decided once approved; no names."""
    rows = Meeting.objects.announced_to(request.user).with_places()
    meeting = get_object_or_404(rows, pk=pk, status__in=rapat.ANNOUNCED)
    approved = meeting.status in rapat.APPROVED
    context = {
        "meeting": meeting,
        "approved": approved,
        "agenda": list(meeting.agenda_set.all()),
        "letter": _letter(request, meeting),
        # Items of other places have pages that these readers cannot open.
        "plain": True,
        "breadcrumbs": [
            ("Rapat", reverse("kelompok:rapat_list")),
            (meeting.judul, None),
        ],
    }
    if approved:
        context |= {
            "notes": notes_of(meeting),
            "figures": figures_of(meeting),
            "tally": meeting.peserta_set.tally(),
            "action_items": action_items(meeting),
        }
    return render(request, "kelompok/rapat_ringkasan.html", context)


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible(request, pk)
    saved = actions.take_step(
        meeting=meeting,
        step=request.POST.get("langkah", ""),
        versi=typed_key(request.POST.get("versi")),
        alasan=request.POST.get("alasan", "").replace("\x00", "")[:2000],
        by=request.user,
    )
    messages.success(request, f"Rapat: {saved.get_status_display().lower()}.")
    return redirect(saved)


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    page = {"title": "Rapat baru", "back": reverse("kelompok:rapat_list")}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_meeting(
                values=form.values(),
                agenda=form.cleaned_data["agenda"],
                by=request.user,
            )
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Rencana rapat disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible(request, pk)
    access.require(request.user, _RIGHT, meeting.kode_wilayah)
    actions.require_open(meeting)
    page = {"title": f"Ubah {meeting.judul}", "back": meeting.get_absolute_url()}
    form = _form(request, meeting)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.update_meeting(
                meeting=meeting,
                values=form.values(),
                agenda=form.cleaned_data["agenda"],
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Rencana rapat disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _pokja(request: HttpRequest) -> QuerySet:
    """Those whose meetings the person leads, the newest first."""
    here = access.scope_filter(request.user, "wilayah__kode", _RIGHT)
    rows = Pokja.objects.filter(here).select_related("wilayah")
    return rows.defer("wilayah__batas").order_by("-tahun", "wilayah__kode")


def _form(request: HttpRequest, meeting: Meeting | None) -> MeetingForm:
    """The form with the places in which the person leads meetings."""
    here = access.scope_filter(request.user, "kode", _RIGHT)
    ground = Wilayah.objects.current().filter(here).defer("batas").order_by("kode")
    chosen = request.GET.get("wilayah", "")[:13].replace("\x00", "")
    initial = {}
    if chosen and meeting is None:
        initial = {"wilayah": ground.filter(kode=chosen).first()}
    return MeetingForm(
        request.POST or None,
        instance=meeting,
        wilayah=ground,
        pokja=_pokja(request),
        chosen=chosen,
        initial=initial,
    )
