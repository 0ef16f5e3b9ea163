"""Lokus: list, the year with its commitments by office, page, form, steps, paste."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kawasan import access
from kawasan.models import Kawasan, Wilayah
from kelompok import lokus as counting
from kelompok.actions import lokus as actions
from kelompok.forms.lokus import (
    CommitmentPasteForm,
    LokusFilter,
    LokusForm,
    YearFilter,
)
from kelompok.imports import komitmen as pasted
from kelompok.imports.table import words
from kelompok.models import Komitmen, Lokus, Meeting
from kelompok.rencana_rapat import readable
from kelompok.views import pasting
from kelompok.views._places import offices
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

RIGHT = actions.RIGHT
LIST = ("Lokus", "kelompok:lokus_list")
_FORM = FormPage("kelompok/register_form.html")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_LEAD = (
    "Satu tempat dalam satu tahun yang ditangani bersama; komitmen tiap OPD dicatat di"
    " halamannya."
)


def _area(one: Lokus) -> str:
    return f"{one.kawasan.nama} ({one.kawasan.kode})" if one.kawasan else ""


class LokusList(Listing):
    template_name = "kelompok/lokus_list.html"
    title = "Lokus"
    placeholder = "Judul, wilayah, kawasan, atau kelurahan"
    search_fields = (
        *("judul", "wilayah__nama", "kawasan__nama", "kawasan__kode"),
        "kelurahan__nama",
    )
    filter_form = LokusFilter
    sorts = {
        "tahun": ("tahun", "wilayah__kode", "judul"),
        "wilayah": ("wilayah__kode", "-tahun", "judul"),
        "judul": ("judul",),
    }
    default_sort = "-tahun"
    export_name = "lokus"
    export_source = "lokus dan komitmen OPD di SI BUNGAS"
    columns = (
        Column("Tahun", "tahun", "code"),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda one: str(one.wilayah)),
        Column("Judul", "judul"),
        Column("Kawasan", _area),
        Column("Kelurahan/desa", lambda o: o.kelurahan.nama if o.kelurahan else ""),
        Column("Status", lambda one: one.get_status_display()),
        Column("Nomor penetapan", "nomor"),
        Column("Tanggal penetapan", "tanggal", "date"),
        Column("Alasan", "alasan"),
        Column("Komitmen", "jumlah", "number"),
        Column("Komitmen selesai", "selesai", "number"),
        Column("Komitmen terlambat", "terlambat", "number"),
        Column("Belum pernah lapor", "diam", "number"),
        Column("Data contoh", lambda one: "ya" if one.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        return Lokus.objects.visible_to(self.request.user)

    def prepared(self, rows: Any) -> Any:
        return rows.with_places().counted()

    def extra(self, page: Page) -> dict[str, Any]:
        years = self.rows().order_by("-tahun").values_list("tahun", flat=True)
        return {
            "years": list(years.distinct()),
            "may_edit": access.can_anywhere(self.request.user, RIGHT),
        }


class LokusYear(LokusList):
    """The lokus of one year, and what each office committed itself to at them.

    Its download is the table by office: one line per thing and unit.
    """

    template_name = "kelompok/lokus_tahun.html"
    filter_form = YearFilter
    sorts = {"wilayah": ("wilayah__kode", "judul"), "judul": ("judul",)}
    default_sort = "wilayah"
    columns = (
        Column("OPD/instansi", lambda row: row[0].institution.nama),
        Column("Komitmen", lambda row: row[1].hal),
        Column("Satuan", lambda row: row[1].satuan),
        Column("Jumlah komitmen", lambda row: row[1].counts.jumlah, "number"),
        Column("Volume", lambda row: row[1].volume, "number"),
        Column("Realisasi dilaporkan", lambda row: row[1].realisasi, "number"),
        Column("Realisasi (%)", lambda row: row[1].persen, "number"),
        Column("Biaya (Rp)", lambda row: row[1].counts.biaya, "number"),
        Column("Biaya terpakai (Rp)", lambda row: row[1].counts.terpakai, "number"),
        Column("Terlambat", lambda row: row[1].counts.terlambat, "number"),
        Column("Belum pernah lapor", lambda row: row[1].counts.belum_lapor, "number"),
    )

    @property
    def tahun(self) -> int:
        return int(self.kwargs["tahun"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Lokus tahun {self.tahun}"

    @property
    def export_name(self) -> str:  # type: ignore[override]
        return f"komitmen-lokus-{self.tahun}"

    def rows(self) -> QuerySet:
        return super().rows().filter(tahun=self.tahun)

    @cached_property
    def tally(self) -> counting.Tally:
        chosen = self.selection().order_by().values("pk")
        rows = Komitmen.objects.filter(lokus__in=chosen).select_related("institution")
        return counting.tally(rows.order_by("pk"), timezone.localdate())

    def exported(self, rows: QuerySet) -> Iterable[Any]:
        return ((o, thing) for o in self.tally.offices for thing in o.things)

    def _notes(self, count: int) -> tuple[str, ...]:
        found = super()._notes(count)[0].partition(". Jumlah baris")[0]
        return (f"{found}. Lokus: {count}. Volume tidak dijumlahkan antarsatuan.",)

    def extra(self, page: Page) -> dict[str, Any]:
        found = super().extra(page)  # noqa: S610 - ours, not that of a queryset
        every = Lokus.objects.visible_to(self.request.user).order_by("-tahun")
        years = every.values_list("tahun", flat=True).distinct()
        return {
            **found,
            "tahun": self.tahun,
            "years": sorted({*years, self.tahun}, reverse=True),
            "tally": self.tally,
            "breadcrumbs": [(LIST[0], reverse(LIST[1])), (str(self.tahun), None)],
        }


# One lokus --------------------------------------------------------------------------


def visible(request: HttpRequest, pk: int) -> Lokus:
    rows = Lokus.objects.visible_to(request.user).with_places()
    return get_object_or_404(rows, pk=pk)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    one = visible(request, pk)
    user = request.user
    may_edit = access.can(user, RIGHT, one.kode_wilayah)
    rows = list(one.komitmen_set.all().with_places().order_by("pk"))
    done = counting.verified(rows)
    for row in rows:
        row.terverifikasi = done.get(row.pk)
        row.may_report = row.is_open and actions.may_report(user, row)
    context = {
        "lokus": one,
        "tally": counting.tally(rows, timezone.localdate()),
        "may_edit": may_edit,
        "may_type": may_edit and one.is_open,
        "runs": one.status == Lokus.Status.DITETAPKAN,
        "sees_area": one.kawasan_id
        and Kawasan.objects.visible_to(user).filter(pk=one.kawasan_id).exists(),
        "sees_place": one.kelurahan and access.can(user, "see", one.kelurahan.kode),
        "sees_meeting": one.rapat_id
        and Meeting.objects.visible_to(user).filter(pk=one.rapat_id).exists(),
        "breadcrumbs": [
            (LIST[0], reverse(LIST[1])),
            (str(one.tahun), reverse("kelompok:lokus_tahun", args=[one.tahun])),
            (one.judul, None),
        ],
    }
    return render(request, "kelompok/lokus.html", context)


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, RIGHT, list(access.scope(request.user, RIGHT)))
    page = {"title": "Lokus baru", "lead": _LEAD, "back": reverse(LIST[1])}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_lokus(values=form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = visible(request, pk)
    access.require(request.user, RIGHT, one.kode_wilayah)
    page = {"title": f"Ubah {one}", "lead": _LEAD, "back": one.get_absolute_url()}
    form = _form(request, one)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_lokus(
                lokus=one, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _form(request: HttpRequest, one: Lokus | None) -> LokusForm:
    user = request.user
    here = access.scope_filter(user, "kode", RIGHT)
    ground = Wilayah.objects.current().filter(here, jenis__in=["kelurahan", "desa"])
    ground = ground.select_related("parent").defer("batas", "parent__batas")
    areas = Kawasan.objects.visible_to(user).defer("batas").order_by("kode")
    start: dict[str, Any] = {}
    if one is None:
        kode = request.GET.get("kawasan", "").replace("\x00", "")[:30]
        start["kawasan"] = areas.filter(kode=kode).first()
        start["tahun"] = typed_key(request.GET.get("tahun", ""))
        meeting = typed_key(request.GET.get("rapat", ""))
        start["rapat"] = readable(user).filter(pk=meeting).first()
    return LokusForm(
        request.POST or None,
        instance=one,
        initial={name: value for name, value in start.items() if value},
        wilayah=offices(user, RIGHT),
        kawasan=areas,
        kelurahan=ground.order_by("kode"),
        user=user,
    )


@require_POST
def step(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Decides on a lokus, ends it, or goes one step back."""
    one = visible(request, pk)
    if langkah not in actions.STEPS:
        raise Http404
    access.require(request.user, RIGHT, one.kode_wilayah)
    saved = actions.take_step(
        lokus=one,
        step=langkah,
        versi=typed_key(request.POST.get("versi", "")),
        alasan=request.POST.get("alasan", "").replace("\x00", "")[:300],
        by=request.user,
    )
    messages.success(request, f"Lokus {saved.get_status_display().lower()}.")
    return redirect(saved)


@_form_methods
def paste(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = visible(request, pk)
    access.require(request.user, RIGHT, one.kode_wilayah)
    return pasting.page(
        request,
        form=CommitmentPasteForm,
        read=lambda text: pasted.read(text, pasting.offices_by_name(words)),
        store=lambda values: actions.create_commitment(
            lokus=one, values=values, by=request.user
        ),
        thing=one,
        what="Komitmen",
        done=one.get_absolute_url(),
    )
