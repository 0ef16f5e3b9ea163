"""Lines of an RPLP: list, table that is edited at once, form, paste."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods, require_POST

from kawasan import access
from kawasan.models import Intervention, Kawasan, Rt
from kelompok.actions import rplp_baris as actions
from kelompok.forms.ksm_kegiatan import lines as lines_of
from kelompok.forms.rplp_baris import (
    LineFilter,
    LineForm,
    LinePasteForm,
    LineRow,
)
from kelompok.imports import rplp_baris as pasted
from kelompok.imports.table import words
from kelompok.models import Rplp, RplpBaris
from kelompok.views import pasting
from kelompok.views.rencana import sentences
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

RIGHT = actions.RIGHT
MOST_ROWS = 100
_FORM = FormPage("kelompok/register_form.html")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_TABLE = ("id", "versi", *LineRow._TYPED, "di_rp2kpkpk")


def visible(request: HttpRequest, pk: int) -> Rplp:
    rows = Rplp.objects.visible_to(request.user).select_related("kelurahan")
    return get_object_or_404(rows.defer("kelurahan__batas"), pk=pk)


def _trail(plan: Rplp, here: str) -> list[tuple[str, str | None]]:
    return [
        ("RPLP", reverse("kelompok:rplp_list")),
        (str(plan), plan.get_absolute_url()),
        (here, None),
    ]


class LineList(Listing):
    template_name = "kelompok/rplp_baris_list.html"
    placeholder = "Uraian, kawasan, atau rujukan"
    search_fields = ("uraian", "kawasan__nama", "rujukan_rp2kpkpk", "catatan")
    filter_form = LineFilter
    sorts = {
        "tahun": ("tahun", "uraian"),
        "uraian": ("uraian",),
        "biaya": ("biaya_rp",),
    }
    default_sort = "tahun"
    export_name = "baris-rplp"
    export_source = "baris RPLP di SI BUNGAS"
    columns = (
        Column("Tahun", "tahun", "code"),
        Column("Uraian", "uraian"),
        Column("Sasaran", lambda b: b.get_sasaran_display()),
        Column("Volume", "volume", "number"),
        Column("Satuan", "satuan"),
        Column("Biaya (Rp)", "biaya_rp", "number"),
        Column("Sumber dana", lambda b: b.get_sumber_dana_display()),
        Column("Kode kawasan", lambda b: b.kawasan.kode if b.kawasan else "", "code"),
        Column("Tempat", "tempat"),
        Column("RP2KPKPK", lambda b: "ya" if b.di_rp2kpkpk else "tidak"),
        Column("Rujukan", "rujukan_rp2kpkpk"),
        Column("Kegiatan", lambda b: b.kegiatan.nama if b.kegiatan else ""),
        Column(
            "Status kegiatan",
            lambda b: b.kegiatan.get_status_display() if b.kegiatan else "",
        ),
        Column("Catatan", "catatan"),
    )

    @cached_property
    def plan(self) -> Rplp:
        return visible(self.request, self.kwargs["pk"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Baris {self.plan}"

    def rows(self) -> QuerySet:
        own = RplpBaris.objects.visible_to(self.request.user)
        return own.filter(rplp=self.plan)

    def prepared(self, rows: Any) -> Any:
        return rows.with_places()

    def extra(self, page: Page) -> dict[str, Any]:
        return {
            "plan": self.plan,
            "may_edit": access.can(self.request.user, RIGHT, self.plan.kode_wilayah),
            "breadcrumbs": _trail(self.plan, "Baris"),
        }


# One line ---------------------------------------------------------------------------


def _visible(request: HttpRequest, pk: int) -> RplpBaris:
    rows = RplpBaris.objects.visible_to(request.user).with_places()
    return get_object_or_404(rows, pk=pk)


def _lines_url(plan: Rplp) -> str:
    return reverse("kelompok:rplp_baris", args=[plan.pk])


@_form_methods
def new(request: HttpRequest, pk: int) -> HttpResponse:
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    page = _page(plan, "Baris RPLP baru")
    form = _form(request, plan, None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.create_line(rplp=plan, values=form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Baris disimpan.")
        again = "lagi" in request.POST
        return redirect("kelompok:rplp_baris_new" if again else "kelompok:rplp", pk)
    return _FORM.show(request, form, again="Simpan, isi lagi", **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    line = _visible(request, pk)
    access.require(request.user, RIGHT, line.kode_wilayah)
    page = _page(line.rplp, f"Ubah {line}")
    form = _form(request, line.rplp, line)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            actions.update_line(
                baris=line, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Baris disimpan.")
        return redirect(line.rplp)
    return _FORM.show(request, form, **page)


def _page(plan: Rplp, title: str) -> dict[str, Any]:
    lead = f"{plan}. Volume dalam satuan sasaran, atau satuan yang ditulis."
    return {"title": title, "lead": lead, "back": plan.get_absolute_url()}


def _form(request: HttpRequest, plan: Rplp, line: RplpBaris | None) -> LineForm:
    user, place = request.user, plan.kelurahan_id
    areas = Kawasan.objects.visible_to(user).filter(kelurahan=place).distinct()
    rts = Rt.objects.visible_to(user).active().filter(kelurahan=place)
    works = Intervention.objects.visible_to(user).filter(kelurahan=place)
    kept = line.kegiatan_id if line else None
    recent = Q(tahun__range=(plan.periode_mulai, plan.periode_sampai))
    works = works.exclude(status="dibatalkan").filter(recent | Q(pk=kept))
    start = works.filter(pk=typed_key(request.GET.get("kegiatan"))).first()
    return LineForm(
        request.POST or None,
        instance=line,
        initial=_of_work(start) if start and line is None else _tie(start),
        rplp=plan,
        kawasan=areas.defer("batas").order_by("kode"),
        rt=rts.select_related("kelurahan").defer("batas", "kelurahan__batas"),
        works=works.defer("lokasi").order_by("-tahun", "nama"),
    )


def _of_work(work: Intervention) -> dict[str, Any]:
    """A line for a work that is marked RPLP and has none yet."""
    return {
        "kegiatan": work,
        "uraian": work.nama,
        "tahun": work.tahun,
        "kawasan": work.kawasan_id,
        "rt": work.rt_id,
        "di_rp2kpkpk": "rp2kpkpk" in work.dokumen,
    }


def _tie(work: Intervention | None) -> dict[str, Any]:
    return {"kegiatan": work} if work else {}


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    line = _visible(request, pk)
    access.require(request.user, RIGHT, line.kode_wilayah)
    seen = typed_key(request.POST.get("versi"))
    actions.remove_line(baris=line, versi=seen, by=request.user)
    messages.success(request, "Baris dihapus dari RPLP.")
    return redirect(_lines_url(line.rplp))


# The whole table --------------------------------------------------------------------


@_form_methods
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Every row is saved by itself; what was refused stays as typed with its reason."""
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    tahun = _year(request, plan)
    stored = plan.baris_set.filter(tahun=tahun) if tahun else plan.baris_set.all()
    rows = list(stored.order_by("tahun", "uraian", "pk")[: MOST_ROWS + 1])
    data = request.POST if request.method == "POST" else None
    start = [{name: getattr(one, name) for name in _TABLE} for one in rows[:MOST_ROWS]]
    lines = lines_of(LineRow, "baris", data, start)
    context = {
        "plan": plan,
        "lines": lines,
        "tahun": tahun,
        "years": range(plan.periode_mulai, plan.periode_sampai + 1),
        "more": len(rows) > MOST_ROWS,
        "breadcrumbs": _trail(plan, "Tabel baris"),
    }
    if data is None:
        return render(request, "kelompok/rplp_tabel.html", context)
    # Read all of them first, so that each has its errors.
    lines.is_valid()
    saved = sum(_saved(plan, form, request.user) for form in lines.forms)
    refused = sum(bool(form.errors) for form in lines.forms)
    if not refused and not lines.non_form_errors():
        messages.success(request, f"{saved} baris disimpan.")
        return redirect(plan)
    context |= {"saved": saved, "refused": refused}
    return render(request, "kelompok/rplp_tabel.html", context, status=422)


def _year(request: HttpRequest, plan: Rplp) -> int | None:
    text = request.GET.get("tahun", "")
    years = range(plan.periode_mulai, plan.periode_sampai + 1)
    return next((year for year in years if str(year) == text), None)


def _saved(plan: Rplp, form: Any, by: Any) -> bool:
    """Whether the row was stored; otherwise its form says why not, or it was empty."""
    if form.errors or not form.is_filled:
        return False
    key, seen = form.cleaned_data["id"], form.cleaned_data["versi"] or 0
    line = plan.baris_set.filter(pk=key).first() if key else None
    gone = form.cleaned_data.get("DELETE")
    try:
        if key and line is None:
            form.add_error(None, "Baris ini sudah dihapus orang lain.")
            return False
        if gone:
            if line:
                actions.remove_line(baris=line, versi=seen, by=by)
            _forget(form)
        elif line:
            actions.update_line(baris=line, values=form.values(), versi=seen, by=by)
        else:
            saved = actions.create_line(rplp=plan, values=form.values(), by=by)
            _remember(form, saved.pk, saved.versi)
    except (Refused, ValidationError) as refusal:
        form.add_error(None, sentences(refusal))
        return False
    if line and not gone:
        line.refresh_from_db()
        _remember(form, line.pk, line.versi)
    return True


def _forget(form: Any) -> None:
    """A row that was taken out comes back empty when the page is shown again."""
    data = form.data.copy()
    for name in (*_TABLE, "DELETE"):
        data.pop(form.add_prefix(name), None)
    form.data = data


def _remember(form: Any, pk: int, versi: int) -> None:
    """The page that is shown again names the row as it is stored now."""
    data = form.data.copy()
    data[form.add_prefix("id")], data[form.add_prefix("versi")] = str(pk), str(versi)
    form.data = data


@_form_methods
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    plan = visible(request, pk)
    access.require(request.user, RIGHT, plan.kode_wilayah)
    user, place = request.user, plan.kelurahan_id
    areas = Kawasan.objects.visible_to(user).filter(kelurahan=place).defer("batas")
    rts = Rt.objects.visible_to(user).active().filter(kelurahan=place).defer("batas")
    known = pasted.Known(
        kawasan={words(one.kode): one for one in areas},
        rt={words(str(one)): one for one in rts},
    )
    return pasting.page(
        request,
        form=LinePasteForm,
        read=lambda text: pasted.read(text, known),
        store=lambda values: actions.create_line(
            rplp=plan, values=values, by=request.user
        ),
        thing=plan,
        what="Baris",
        done=plan.get_absolute_url(),
    )
