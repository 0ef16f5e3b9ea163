"""Totals of a year, certificates, and what follows from an event."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kelompok import bimtek_counts
from kelompok.actions import action_items
from kelompok.actions import bimtek as actions
from kelompok.forms.bimtek import FIRST_YEAR, BimtekFilter, FollowUpForm
from kelompok.models import ActionItem, Bimtek, TargetBinaan
from kelompok.views.bimtek import crumbs, mine, visible
from sibungas.lib import exports, pdf
from sibungas.lib.errors import Refused

Line = bimtek_counts.Line
_PARTS = {
    "tahun": ("Bimtek per tahun", "Tahun"),
    "wilayah": ("Bimtek per wilayah", "Wilayah"),
    "sasaran": ("Bimtek per kelompok sasaran", "Kelompok sasaran"),
}


@require_safe
def totals(request: HttpRequest) -> HttpResponseBase:
    """All years, and the chosen one by place and by target group."""
    filters = _filters(request)
    year = filters.cleaned_data.get("tahun") or timezone.localdate().year
    seen = Bimtek.objects.visible_to(request.user)
    targets: Any = TargetBinaan.objects.visible_to(request.user)
    kode = filters.cleaned_data.get("wilayah")
    if kode:
        seen = seen.within(kode)
        targets = targets.within(kode)
    events = bimtek_counts.held(seen)
    of_year = [event for event in events if event.tanggal_mulai.year == year]
    tables = {
        "tahun": bimtek_counts.per_year(events, bimtek_counts.yearly_aims(targets)),
        "wilayah": bimtek_counts.per_place(
            of_year, bimtek_counts.place_aims(targets, year)
        ),
        "sasaran": bimtek_counts.per_group(of_year),
    }
    part = request.GET.get("bagian", "tahun")
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS and part in _PARTS:
        return _download(request, part, tables[part], kind, year)
    this_year = next((y for y in tables["tahun"] if y.kode == str(year)), None)
    context = {
        "title": "Rekap bimtek",
        "year": year,
        "years": range(timezone.localdate().year, FIRST_YEAR - 1, -1),
        "this_year": this_year,
        "tables": tables,
        "filters": filters,
    }
    return render(request, "kelompok/bimtek_totals.html", context)


def _filters(request: HttpRequest) -> BimtekFilter:
    """Year and place of the list; what cannot be read is left out."""
    names = ("tahun", "wilayah")
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in names}
    form = BimtekFilter(asked, user=request.user)
    for name in [n for n in form.fields if n not in asked]:
        del form.fields[name]
    form.is_valid()
    return form


def _download(
    request: HttpRequest, part: str, lines: list[Line], kind: str, year: int
) -> HttpResponseBase:
    title, head = _PARTS[part]
    export = exports.Export(
        name=f"rekap-bimtek-{part}",
        title=title,
        source="catatan bimtek yang terlaksana di SI BUNGAS",
        columns=_columns(part, head),
        rows=lines,
        notes=("Semua tahun." if part == "tahun" else f"Tahun {year}.",),
    )
    return exports.respond(request, export, kind, len(lines))


def _columns(part: str, head: str) -> tuple[exports.Column, ...]:
    events = "Menyasar kelompok ini" if part == "sasaran" else "Kegiatan"
    columns = (
        exports.Column("Kode", "kode", "code"),
        exports.Column(head, "nama"),
        exports.Column(events, "kegiatan", "number"),
        exports.Column("Hadir", "orang.jumlah", "number"),
        exports.Column("Laki-laki", "orang.laki_laki", "number"),
        exports.Column("Perempuan", "orang.perempuan", "number"),
        exports.Column("Tanpa jenis kelamin", "orang.tanpa_jenis_kelamin", "number"),
        exports.Column("MBR", "orang.mbr_dikenal", "number"),
        exports.Column("Diketahui MBR atau bukan", "orang.ditanya_mbr", "number"),
    )
    if part == "sasaran":
        return columns
    return (
        *columns,
        exports.Column("KSM hadir", "ksm", "number"),
        exports.Column("Target KSM", "target_ksm", "number"),
        exports.Column(
            "Asal target KSM",
            lambda line: (
                ""
                if line.target_ksm is None
                else "ditetapkan"
                if line.ditetapkan
                else "jumlah target kegiatan"
            ),
        ),
        exports.Column("Target peserta", "target_peserta", "number"),
    )


@never_cache
@require_safe
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """One page per person who came with a name; one person where asked."""
    event = mine(request, pk)
    people = event.peserta_set.filter(hadir_pada__isnull=False).exclude(nama="")
    asked = request.GET.get("peserta", "")
    if asked:
        # A number that no column can hold is nobody.
        if not asked.isdecimal() or len(asked) > 18:
            raise Http404
        people = people.filter(pk=asked)
        if not people:
            raise Http404
    rows: list[Any] = list(people.select_related("ksm", "institution").order_by("nama"))
    try:
        actions.note_certificates(bimtek=event, jumlah=len(rows), by=request.user)
        context = {
            "bimtek": event,
            "people": rows,
            "speakers": event.narasumber_set.all(),
        }
        name = f"sertifikat-{slugify(event.judul)[:60]}"
        return pdf.respond("kelompok/pdf/bimtek_sertifikat.html", context, name)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(event)


@require_safe
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter to send: what is planned, for whom, and nobody's name."""
    event = mine(request, pk)
    if event.batal:
        messages.error(request, "Kegiatan yang dibatalkan tidak diundangkan.")
        return redirect(event)
    context = {
        "bimtek": event,
        "speakers": event.narasumber_set.all(),
        "aimed": list(event.sasaran_wilayah.defer("batas").order_by("kode")),
    }
    name = f"undangan-{slugify(event.judul)[:60]}"
    try:
        return pdf.respond("kelompok/pdf/bimtek_undangan.html", context, name)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(event)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """An agreement of the event becomes an action item with office and day."""
    event = visible(request, pk)
    access.require(request.user, action_items.RIGHT, event.wilayah.kode)
    begin = {
        "uraian": event.rencana_tindak_lanjut,
        "pic_institution": event.penyelenggara,
    }
    form = FollowUpForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            action_items.create_action_item(
                **form.values(),
                wilayah=event.wilayah,
                sumber=(ActionItem.Sumber.BIMTEK, event.pk),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, "Tindak lanjut disimpan.")
            return redirect(event)
    context = {
        "bimtek": event,
        "form": form,
        "breadcrumbs": crumbs(event, "Tindak lanjut"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "kelompok/bimtek_tindak.html", context, status=status)
