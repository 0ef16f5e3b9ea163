"""Bimtek, trainings and outreach: list, page, forms."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kelompok import bimtek_counts, bimtek_kapasitas
from kelompok.actions import action_items
from kelompok.actions import bimtek as actions
from kelompok.forms import bimtek as forms
from kelompok.models import ActionItem, Bimtek
from kelompok.views import _places
from kelompok.views.attempts import line_errors
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage("kelompok/bimtek_form.html")
_RIGHT = actions.RIGHT
_BY_SEX = ("laki_laki", "perempuan")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _came(name: str) -> Any:
    """A number of people; nothing where nobody has written down who came."""

    def of(event: Any) -> int | None:
        people = event.orang
        if people is None or (name in _BY_SEX and not people.dikenal):
            return None
        return getattr(people, name)

    return of


class BimtekList(Listing):
    template_name = "kelompok/bimtek_list.html"
    title = "Bimtek dan pelatihan"
    placeholder = "Judul, tema, tempat, atau penyelenggara"
    search_fields = (
        "judul",
        "tema",
        "tempat",
        "penyelenggara__nama",
        "penyelenggara__singkatan",
    )
    filter_form = forms.BimtekFilter
    sorts = {
        "tanggal": ("tanggal_mulai",),
        "judul": ("judul",),
        "wilayah": ("wilayah__kode", "-tanggal_mulai"),
    }
    default_sort = "-tanggal"
    export_name = "bimtek"
    export_source = "catatan bimtek di SI BUNGAS"
    columns = (
        Column("Judul", "judul"),
        Column("Tema", "tema"),
        Column("Jenis", lambda b: b.get_jenis_display()),
        Column("Penyelenggara", "penyelenggara.nama"),
        Column("Mulai", "tanggal_mulai", "date"),
        Column("Selesai", "tanggal_selesai", "date"),
        Column("Tempat", "tempat"),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda b: str(b.wilayah)),
        Column("Sasaran", lambda b: ", ".join(b.sasaran_label)),
        Column("Status", lambda b: b.get_status_display()),
        Column("Target peserta", "target_peserta", "number"),
        Column("Hadir", _came("jumlah"), "number"),
        Column("Laki-laki", _came("laki_laki"), "number"),
        Column("Perempuan", _came("perempuan"), "number"),
        Column("MBR", _came("mbr_dikenal"), "number"),
        Column("Target KSM", "target_ksm", "number"),
        Column("Rata-rata pretest", "pretest_rata", "number"),
        Column("Rata-rata posttest", "posttest_rata", "number"),
        Column("Sumber", "sumber"),
    )

    def rows(self) -> QuerySet:
        return Bimtek.objects.visible_to(self.request.user)

    def prepared(self, rows: Any) -> QuerySet:
        return rows.with_place()

    def exported(self, rows: QuerySet) -> Any:
        people = bimtek_counts.by("bimtek_id", rows.order_by().values("pk"))
        for event in super().exported(rows):
            event.orang = people.get(event.pk)
            yield event

    def extra(self, page: Page) -> dict[str, Any]:
        people = bimtek_counts.by("bimtek_id", [event.pk for event in page.object_list])
        for event in page.object_list:
            event.orang = people.get(event.pk)
        held = Q(status=Bimtek.Status.TERLAKSANA)
        planned = Q(status=Bimtek.Status.RENCANA)
        totals = self.rows().aggregate(
            terlaksana=Count("pk", filter=held), rencana=Count("pk", filter=planned)
        )
        may_edit = access.can_anywhere(self.request.user, _RIGHT)
        return {"totals": totals, "may_edit": may_edit}


def visible(request: HttpRequest, pk: int) -> Bimtek:
    """The event, or 404 where it is not this person's."""
    rows = Bimtek.objects.visible_to(request.user).with_place()
    return get_object_or_404(rows, pk=pk)


def mine(request: HttpRequest, pk: int) -> Bimtek:
    """The event, if this person may also change it."""
    event = visible(request, pk)
    access.require(request.user, _RIGHT, event.wilayah.kode)
    return event


def crumbs(event: Bimtek, last: str = "") -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = [
        ("Bimtek", reverse("kelompok:bimtek_list")),
        (event.judul, event.get_absolute_url() if last else None),
    ]
    return [*found, (last, None)] if last else found


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The event with its counts; names of participants stand on another page."""
    event = visible(request, pk)
    people = bimtek_counts.of(event)
    costs = list(event.biaya_set.all())
    groups = bimtek_counts.ksm_by_event([event.pk]).get(event.pk, set())
    planned = [row.rencana_rp for row in costs if row.rencana_rp is not None]
    spent = [row.realisasi_rp for row in costs if row.realisasi_rp is not None]
    context = {
        "bimtek": event,
        "aimed": event.sasaran_wilayah.defer("batas").order_by("kode"),
        "speakers": event.narasumber_set.all(),
        "costs": costs,
        "planned": sum(planned) if planned else None,
        "spent": sum(spent) if spent else None,
        "people": people,
        "origins": bimtek_counts.origins(event),
        "groups": len(groups),
        "kapasitas": bimtek_kapasitas.lines(event, groups, request.user),
        "items": ActionItem.objects.visible_to(request.user)
        .filter(sumber_jenis=ActionItem.Sumber.BIMTEK, sumber_id=event.pk)
        .select_related("pic_institution"),
        "may_follow": access.can(request.user, action_items.RIGHT, event.wilayah.kode),
        "may_edit": access.can(request.user, _RIGHT, event.wilayah.kode),
        "breadcrumbs": crumbs(event),
    }
    return render(request, "kelompok/bimtek.html", context)


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    page = {"title": "Kegiatan baru", "back": reverse("kelompok:bimtek_list")}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_bimtek(
                values=form.values(), sasaran_wilayah=form.aimed(), by=request.user
            )
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved.judul} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    event = mine(request, pk)
    page = {"title": f"Ubah {event.judul}", "back": event.get_absolute_url()}
    form = _form(request, event)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.update_bimtek(
                bimtek=event,
                values=form.values(),
                sasaran_wilayah=form.aimed(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved.judul} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Status, tests and what follows, once the event is over."""
    event = mine(request, pk)
    page = {"title": f"Hasil {event.judul}", "back": event.get_absolute_url()}
    form = forms.ResultsForm(request.POST or None, instance=event)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.set_results(
                bimtek=event,
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"Hasil {saved.judul} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """Speakers and costs, line by line."""
    event = mine(request, pk)
    data = request.POST if request.method == "POST" else None
    form = forms.DetailsForm(data, initial={"versi": event.versi})
    speakers = forms.speaker_lines(data, event)
    costs = forms.cost_lines(data, event)
    status = 200
    if data is not None:
        # All are asked, so that every fault is told at once.
        fine = [part.is_valid() for part in (form, speakers, costs)]
        if all(fine) and not forms.repeated_source(costs):
            try:
                actions.set_details(
                    bimtek=event,
                    narasumber=forms.rows_of(speakers),
                    biaya=forms.rows_of(costs),
                    versi=form.cleaned_data["versi"],
                    by=request.user,
                )
            except Stale as stale:
                form = forms.DetailsForm(
                    initial={"versi": stale.details["current"].versi}  # type: ignore[attr-defined]
                )
                messages.error(
                    request,
                    f"{stale.message} Isian Anda masih ada di bawah; simpan lagi untuk"
                    " menggantikannya.",
                )
                status = 409
            else:
                messages.success(request, "Narasumber dan biaya disimpan.")
                return redirect(event)
        status = 409 if status == 409 else 422
    context = {
        "bimtek": event,
        "form": form,
        "speakers": speakers,
        "costs": costs,
        "line_errors": [*line_errors(speakers), *line_errors(costs)],
        "breadcrumbs": crumbs(event, "Narasumber dan biaya"),
    }
    return render(request, "kelompok/bimtek_details.html", context, status=status)


def _form(request: HttpRequest, event: Bimtek | None) -> forms.BimtekForm:
    return forms.BimtekForm(
        request.POST or None,
        instance=event,
        places=_places.offices(request.user, _RIGHT),
        cities=_places.cities(request.user, _RIGHT),
    )
