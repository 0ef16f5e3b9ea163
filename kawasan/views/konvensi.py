"""The conventions of each kab/kota: list, page, and the form of one of them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access, konvensi
from kawasan.actions.konvensi import set_konvensi
from kawasan.forms.konvensi import KonvensiForm
from kawasan.models import Konvensi, Wilayah
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_RIGHT = "edit_konvensi"
_LEVELS = ["provinsi", "kabupaten", "kota"]


def _places(user: Any) -> QuerySet:
    rows = Wilayah.objects.visible_to(user).current().filter(jenis__in=_LEVELS)
    return rows.defer("batas")


@dataclass(frozen=True)
class Answer:
    """One question as the page shows it. ``row`` is None where the default holds."""

    key: konvensi.Key
    nilai: str
    row: Konvensi | None
    own: bool
    riwayat: list[Konvensi]

    @property
    def nilai_label(self) -> str:
        return self.key.values.get(self.nilai, "Belum ditetapkan")

    @property
    def default_label(self) -> str:
        return self.key.values.get(self.key.default, "tidak ada")

    @property
    def is_default(self) -> bool:
        return self.nilai == self.key.default


class KonvensiList(Listing):
    template_name = "kawasan/konvensi_list.html"
    title = "Konvensi"
    placeholder = "Nama atau kode kabupaten/kota"
    search_fields = ("nama", "kode")
    sorts = {"kode": ("kode",), "nama": ("nama",)}
    default_sort = "kode"
    export_name = "konvensi"
    export_source = "konvensi per kabupaten/kota di SI BUNGAS"

    def rows(self) -> QuerySet:
        return _places(self.request.user)

    @cached_property
    def _values(self) -> dict[str, dict[str, str]]:
        codes = list(self.selection().values_list("kode", flat=True))
        return konvensi.values_of(codes)

    @property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]
        return (
            Column("Kode", "kode", "code"),
            Column("Wilayah", str),
            *(Column(key.label, self._in_words(key)) for key in konvensi.KEYS.values()),
        )

    def _in_words(self, key: konvensi.Key) -> Any:
        return lambda place: key.values.get(self._values[place.kode][key.kunci], "")

    def extra(self, page: Page) -> dict[str, Any]:
        codes = [place.kode for place in page.object_list]
        shown, rows = konvensi.values_of(codes), konvensi.in_force(codes)
        for place in page.object_list:
            values = shown[place.kode]
            kelas = konvensi.KEYS[konvensi.KELAS_KOTA].values
            place.kelas = kelas.get(values[konvensi.KELAS_KOTA], "")
            place.differing = [
                (key.label, key.values[values[key.kunci]], rows[place.kode][key.kunci])
                for key in konvensi.KEYS.values()
                if key.kunci != konvensi.KELAS_KOTA and values[key.kunci] != key.default
            ]
        return {"tahun": timezone.localdate().year}


@require_safe
def page(request: HttpRequest, kode: str) -> HttpResponse:
    place = get_object_or_404(_places(request.user), kode=kode)
    history: dict[str, list[Konvensi]] = {}
    rows = Konvensi.objects.filter(wilayah=place).with_place()
    for row in rows.order_by("-berlaku_mulai", "-versi"):
        history.setdefault(row.kunci, []).append(row)
    values, answers = konvensi.values(kode), konvensi.in_force([kode])[kode]
    context = {
        "wilayah": place,
        "tahun": timezone.localdate().year,
        "jawaban": [
            _answer(key, place, values[key.kunci], answers, history)
            for key in _keys_of(place)
        ],
        "tetap": konvensi.FIXED,
        "may_edit": access.can(request.user, _RIGHT, place.kode),
        "breadcrumbs": [
            ("Konvensi", reverse("kawasan:konvensi_list")),
            (str(place), None),
        ],
    }
    return render(request, "kawasan/konvensi.html", context)


def _keys_of(place: Wilayah) -> list[konvensi.Key]:
    province = place.jenis == Wilayah.Jenis.PROVINSI
    keys = konvensi.KEYS.values()
    return [key for key in keys if not (province and key.kunci == konvensi.KELAS_KOTA)]


def _answer(
    key: konvensi.Key,
    place: Wilayah,
    nilai: str,
    answers: dict[str, Any],
    history: dict[str, list[Konvensi]],
) -> Answer:
    row = answers.get(key.kunci)
    if row is not None and row.nilai != nilai:
        # A class of city that was put right elsewhere: this row is not its source.
        row = None
    own = row is not None and row.wilayah_id == place.pk
    return Answer(key, nilai, row, own, history.get(key.kunci, []))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kode: str, kunci: str) -> HttpResponse:
    place = get_object_or_404(_places(request.user), kode=kode)
    key = next((key for key in _keys_of(place) if key.kunci == kunci), None)
    if key is None:
        raise Http404
    access.require(request.user, _RIGHT, place.kode)
    seen = Konvensi.objects.filter(wilayah=place, kunci=kunci).count()
    form = KonvensiForm(
        request.POST or None,
        key=key,
        province=place.jenis == Wilayah.Jenis.PROVINSI,
        initial={"versi": seen, "nilai": konvensi.value(kode, kunci)},
    )
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            set_konvensi(wilayah=place, kunci=kunci, by=request.user, **form.values())
        except Stale as error:
            stale = True
            data: Any = form.data.copy()
            data["versi"] = str(seen)
            form.data = data
            form.add_error(
                None, f"{error.message} Periksa riwayatnya, lalu kirim lagi."
            )
        except Refused as error:
            form.add_error(None, error.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"{key.label} untuk {place} disimpan.")
            return redirect("kawasan:konvensi", kode=kode)
    status = 409 if stale else 422 if form.is_bound else 200
    context = {
        "form": form,
        "key": key,
        "default_label": key.values.get(key.default, "tidak ada"),
        "wilayah": place,
        "back": reverse("kawasan:konvensi", args=[kode]),
    }
    return render(request, "kawasan/konvensi_form.html", context, status=status)
