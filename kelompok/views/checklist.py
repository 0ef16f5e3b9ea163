"""Which documents a place has: the checklist of one, the matrix of all kab/kota."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kawasan import access
from kawasan.models import Wilayah
from kelompok import dokumen
from kelompok.actions.register import DOCUMENTS
from sibungas.lib import exports
from sibungas.lib.exports import Column

_KINDS = ("provinsi", "kabupaten", "kota")


def _places(user: Any) -> Any:
    rows = Wilayah.objects.visible_to(user).current().filter(jenis__in=_KINDS)
    return rows.order_by("kode").defer("batas")


@require_safe
def of_place(request: HttpRequest, kode: str) -> HttpResponseBase:
    place = get_object_or_404(_places(request.user), kode=kode)
    lines = dokumen.checklists([place])[place.pk]
    context = {
        "wilayah": place,
        "lines": lines,
        "kurang": dokumen.missing_of(lines),
        "states": dokumen.STATES,
        "may_edit": access.can(request.user, DOCUMENTS, place.kode),
        "breadcrumbs": [
            ("Dokumen", reverse("kelompok:dokumen_list")),
            (f"Kelengkapan {place}", None),
        ],
    }
    return render(request, "kelompok/dokumen_wilayah.html", context)


@require_safe
def matrix(request: HttpRequest) -> HttpResponseBase:
    """Every place of the person against every kind of document."""
    places = list(_places(request.user))
    found = dokumen.checklists(places)
    rows = [(place, found[place.pk]) for place in places]
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        export = exports.Export(
            name="kelengkapan-dokumen",
            title="Kelengkapan dokumen per wilayah",
            source="register dokumen, SK Kumuh, dan RPLP di SI BUNGAS",
            columns=_COLUMNS,
            rows=rows,
            notes=(f"Jumlah baris: {len(rows)}.",),
        )
        return exports.respond(request, export, kind, len(rows))
    context = {
        "rows": rows,
        "kinds": dokumen.KINDS,
        "states": dokumen.STATES,
        "breadcrumbs": [
            ("Dokumen", reverse("kelompok:dokumen_list")),
            ("Matriks kelengkapan", None),
        ],
    }
    return render(request, "kelompok/dokumen_matriks.html", context)


def _state(number: int) -> Any:
    def told(row: Any) -> str:
        line = row[1][number]
        share = f" {line.ada}/{line.dari}" if line.ada is not None else ""
        until = f" (s.d. {line.sampai.isoformat()})" if line.sampai else ""
        return f"{line.kata}{share}{until}"

    return told


_COLUMNS = (
    Column("Kode wilayah", lambda row: row[0].kode, "code"),
    Column("Wilayah", lambda row: str(row[0])),
    Column("Belum ada atau berakhir", lambda row: dokumen.missing_of(row[1]), "number"),
    *(
        Column(nama, _state(number))
        for number, nama in enumerate(dokumen.KINDS.values())
    ),
)
