"""The matrix of offices and aspects, and the form of one place."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions import aspek as actions
from kelompok.aspek import ASPEK
from kelompok.forms.aspek import AspectForm
from kelompok.models import AspekOpd
from kelompok.views.rencana import sentences
from sibungas.lib import exports
from sibungas.lib.errors import Refused, Stale

_PLACES = ("provinsi", "kabupaten", "kota")


@dataclass
class Row:
    """One place with the offices of each aspect, who answers first."""

    wilayah: Wilayah
    may_edit: bool
    cells: dict[int, list[AspekOpd]] = field(default_factory=dict)

    @property
    def shown(self) -> list[list[AspekOpd]]:
        return [self.cells.get(aspect, []) for aspect in ASPEK]

    def words(self, aspect: int, peran: str) -> str:
        found = self.cells.get(aspect, [])
        return ", ".join(str(one.institution) for one in found if one.peran == peran)


def _rows(user: Any) -> list[Row]:
    """Places of the person and those above them, each with what it divided."""
    codes = access.scope(user)
    places = Wilayah.objects.current().filter(jenis__in=_PLACES).defer("batas")
    shown = [
        place
        for place in places.order_by("kode")
        if any(
            access.holds(kode, place.kode) or access.holds(place.kode, kode)
            for kode in codes
        )
    ]
    rows = {
        place.pk: Row(place, access.can(user, actions.RIGHT, place.kode))
        for place in shown
    }
    found = AspekOpd.objects.visible_to(user).filter(wilayah__in=shown)
    # "utama" comes after "pendukung" in the alphabet.
    for one in found.select_related("institution").order_by(
        "aspek", "-peran", "institution__nama"
    ):
        rows[one.wilayah_id].cells.setdefault(one.aspek, []).append(one)
    return list(rows.values())


@require_safe
def matrix(request: HttpRequest) -> HttpResponseBase:
    rows = _rows(request.user)
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        export = exports.Export(
            name="pembagian-aspek",
            title="Pembagian aspek kekumuhan antarinstansi",
            source="pembagian aspek yang dicatat di SI BUNGAS",
            columns=_columns(),
            rows=rows,
        )
        return exports.respond(request, export, kind, len(rows))
    context = {
        "rows": rows,
        "aspects": ASPEK.values(),
        "breadcrumbs": [
            ("Sinkronisasi", reverse("kelompok:plan_list")),
            ("Pembagian aspek", None),
        ],
    }
    return render(request, "kelompok/aspek.html", context)


def _columns() -> tuple[exports.Column, ...]:
    def of(aspect: int, peran: str) -> Any:
        return lambda row: row.words(aspect, peran)

    return (
        exports.Column("Kode wilayah", "wilayah.kode", "code"),
        exports.Column("Wilayah", lambda row: str(row.wilayah)),
        *(
            exports.Column(f"{aspect}. {label}: {words}", of(aspect, peran))
            for aspect, label in ASPEK.items()
            for peran, words in AspekOpd.Peran.choices
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kode: str) -> HttpResponse:
    here = Wilayah.objects.visible_to(request.user).current()
    place = get_object_or_404(here.defer("batas"), kode=kode, jenis__in=_PLACES)
    access.require(request.user, actions.RIGHT, place.kode)
    mark = actions.mark(place)
    form = AspectForm(request.POST or None, kode=place.kode, tanda=mark)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.divide(
                wilayah=place,
                parts=form.parts(),
                seen=form.cleaned_data["tanda"],
                by=request.user,
            )
        except Stale as stale:
            # As typed; sending it again is a decision.
            data = form.data.copy()
            data["tanda"] = mark
            form.data = data
            form.add_error(None, f"{stale.message} Menyimpan lagi menggantikannya.")
            status = 409
        except (Refused, ValidationError) as refusal:
            form.add_error(None, sentences(refusal))
        else:
            messages.success(request, f"Pembagian aspek {place} disimpan.")
            return redirect("kelompok:aspek")
    context = {
        "form": form,
        "title": f"Pembagian aspek {place}",
        "lead": "Instansi mana menjawab aspek mana; dipakai saat memilih pelaku.",
        "back": reverse("kelompok:aspek"),
    }
    return render(request, "kelompok/aspek_form.html", context, status=status)
