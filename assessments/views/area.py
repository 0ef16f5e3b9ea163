"""The year of a place: what is missing, its approval, its opening again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments import areas
from assessments.actions.area import approve_area, reopen_area
from assessments.forms.review import ReasonForm
from assessments.models import PersetujuanWilayah
from kawasan import access
from kawasan.models import Wilayah
from sibungas.lib import exports
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column

_FIRST_YEAR = 2015
_YEARS = 5


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """To the first place of the person; of the whole nation, one that has RT."""
    places = Wilayah.objects.visible_to(request.user).current().defer("batas")
    codes = access.scope(request.user)
    if "" in codes:
        provinces = places.filter(jenis=Wilayah.Jenis.PROVINSI)
        used = provinces.filter(cacah_rt__jumlah_rt__gt=0)
        place = used.first() or provinces.first()
    else:
        place = places.filter(kode__in=codes).first()
    if place is None:
        return render(request, "assessments/area_none.html")
    return redirect("assessments:area", kode=place.kode)


def _place(request: HttpRequest, kode: str) -> Wilayah:
    rows = Wilayah.objects.visible_to(request.user).current()
    rows = rows.select_related("parent").defer("batas", "parent__batas")
    return get_object_or_404(rows, kode=kode)


def _year(text: str) -> int:
    now = timezone.localdate().year
    year = int(text) if text.isdecimal() and len(text) == 4 else now
    return year if _FIRST_YEAR <= year <= now else now


@require_safe
def detail(request: HttpRequest, kode: str) -> HttpResponseBase:
    place, tahun = _place(request, kode), _year(request.GET.get("tahun", ""))
    progress = areas.progress_of(place, tahun)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        return _download(request, progress, kind)
    return _page(request, progress)


def _page(
    request: HttpRequest, progress: areas.Progress, status: int = 200, reason: str = ""
) -> HttpResponse:
    place, tahun = progress.wilayah, progress.tahun
    standing = areas.standing_over(place, tahun)
    above = [row for row in standing if row.wilayah_id != place.pk]
    now = timezone.localdate().year
    parent = place.parent
    up = None
    if parent and access.can(request.user, "see", parent.kode):
        up = f"{reverse('assessments:area', args=[parent.kode])}?tahun={tahun}"
    context: dict[str, Any] = {
        "wilayah": place,
        "tahun": tahun,
        "years": range(now, max(_FIRST_YEAR, now - _YEARS), -1),
        "progress": progress,
        "persetujuan": progress.persetujuan,
        "seen_versi": progress.persetujuan.versi if progress.persetujuan else 0,
        "kurang": progress.kurang,
        "above": above,
        "may_approve": access.approves(request.user, place.kode, place.jenis),
        "may_reopen": progress.disetujui and areas.may_reopen(request.user, standing),
        "reopens_above": ", ".join(str(row.wilayah) for row in above),
        "typed_reason": reason,
        "up": up,
        "breadcrumbs": [
            ("Wilayah", place.get_absolute_url()),
            ("Persetujuan", None),
        ],
    }
    return render(request, "assessments/area.html", context, status=status)


# Decisions --------------------------------------------------------------------------


@require_POST
def approve(request: HttpRequest, kode: str) -> HttpResponse:
    place, tahun = _place(request, kode), _year(request.POST.get("tahun", ""))
    try:
        row = approve_area(
            wilayah=place, tahun=tahun, versi=_versi(request), by=request.user
        )
    except Refused as refusal:
        return _refused(request, place, tahun, refusal)
    messages.success(request, f"Tahun {tahun} disetujui, revisi {row.revisi}.")
    return redirect(row)


@require_POST
def reopen(request: HttpRequest, kode: str) -> HttpResponse:
    place, tahun = _place(request, kode), _year(request.POST.get("tahun", ""))
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["alasan"] if form.is_valid() else ""
    try:
        rows = reopen_area(
            wilayah=place,
            tahun=tahun,
            reason=reason,
            versi=_versi(request),
            by=request.user,
        )
    except Refused as refusal:
        return _refused(request, place, tahun, refusal, request.POST.get("alasan", ""))
    more = f" Ikut terbuka: {len(rows) - 1} wilayah di atasnya." if rows[1:] else ""
    messages.success(
        request, f"Tahun {tahun} dibuka kembali, revisi {rows[-1].revisi}.{more}"
    )
    return redirect(rows[-1])


def _versi(request: HttpRequest) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _refused(
    request: HttpRequest, place: Wilayah, tahun: int, refusal: Refused, reason: str = ""
) -> HttpResponse:
    """The page as it is now, with the sentence and the reason that was typed."""
    messages.error(request, refusal.message)
    status = 409 if isinstance(refusal, Stale) else 422
    return _page(request, areas.progress_of(place, tahun), status, reason)


# The list as a file -----------------------------------------------------------------


def _download(
    request: HttpRequest, progress: areas.Progress, kind: str
) -> HttpResponseBase:
    place = progress.wilayah
    columns: tuple[Column, ...]
    rows: list[Any]
    if place.is_kelurahan:
        rows = [(str(rt), "Belum ada penilaian resmi", "") for rt in progress.rt_belum]
        rows += [
            (str(sheet.rt), "Penilaian belum selesai", sheet.get_status_display())
            for sheet in progress.lembar_terbuka
        ]
        columns = (
            Column("RT", lambda row: row[0]),
            Column("Yang kurang", lambda row: row[1]),
            Column("Status", lambda row: row[2]),
        )
    else:
        rows = list(progress.anak)
        columns = (
            Column("Kode", "wilayah.kode", "code"),
            Column("Wilayah", lambda child: str(child.wilayah)),
            Column("Persetujuan", lambda child: _in_words(child.persetujuan)),
            Column("Revisi", lambda c: c.persetujuan.revisi if c.persetujuan else None,
                   "number"),
            Column("RT aktif", "jumlah_rt", "number"),
            Column("RT dengan penilaian resmi", "rt_resmi", "number"),
            Column("Penilaian belum selesai", "terbuka", "number"),
        )  # fmt: skip
    export = exports.Export(
        name=f"persetujuan-{place.kode}-{progress.tahun}",
        title=f"Persetujuan {place} {progress.tahun}",
        source="persetujuan wilayah di SI BUNGAS",
        columns=columns,
        rows=rows,
        notes=(
            f"Status: {_in_words(progress.persetujuan)}."
            f" {' '.join(progress.kurang) or 'Tidak ada yang kurang.'}",
        ),
    )
    return exports.respond(request, export, kind, len(rows))


def _in_words(row: PersetujuanWilayah | None) -> str:
    return row.get_status_display() if row else "Belum disetujui"
