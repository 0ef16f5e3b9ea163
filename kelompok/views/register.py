"""Documents, aturan bersama and RPLP: list, page and form of each."""

from collections.abc import Callable
from dataclasses import dataclass
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
from kawasan.models import Kawasan, Wilayah
from kelompok import dokumen, rplp_padan
from kelompok.actions import register as actions
from kelompok.forms.register import (
    DocumentFilter,
    DocumentForm,
    RplpFilter,
    RplpForm,
    RuleFilter,
    RuleForm,
)
from kelompok.models import AturanBersama, DokumenPokja, Rplp
from sibungas.accounts.models import Institution
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage("kelompok/register_form.html")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_UNREAD = ("kelurahan__batas", "kelurahan__parent__batas")


# Lists ------------------------------------------------------------------------------


class DocumentList(Listing):
    template_name = "kelompok/dokumen_list.html"
    title = "Dokumen"
    placeholder = "Judul, nomor, atau wilayah"
    search_fields = ("judul", "nomor", "wilayah__nama")
    filter_form = DocumentFilter
    sorts = {
        "judul": ("judul",),
        "wilayah": ("wilayah__kode", "jenis"),
        "tanggal": ("tanggal",),
        "sampai": ("berlaku_sampai",),
    }
    default_sort = "wilayah"
    export_name = "dokumen-pokja"
    export_source = "register dokumen di SI BUNGAS"
    columns = (
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda d: str(d.wilayah)),
        Column("Jenis", lambda d: d.get_jenis_display()),
        Column("Judul", "judul"),
        Column("Nomor", "nomor"),
        Column("Tahun", "tahun", "code"),
        Column("Tanggal pengesahan", "tanggal", "date"),
        Column("Status", lambda d: d.get_status_display()),
        Column("Berlaku mulai", "berlaku_mulai", "date"),
        Column("Berlaku sampai", "berlaku_sampai", "date"),
        Column("Instansi", lambda d: str(d.institution or "")),
        Column("Tautan", "tautan"),
    )

    def rows(self) -> QuerySet:
        return DokumenPokja.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("wilayah", "institution").defer("wilayah__batas")

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {
            "jumlah": self.rows().aggregate(
                disahkan=Count("pk", filter=Q(status="disahkan")), semua=Count("pk")
            ),
            "may_edit": access.can_anywhere(user, actions.DOCUMENTS),
        }


class RuleList(Listing):
    template_name = "kelompok/aturan_list.html"
    title = "Aturan bersama"
    placeholder = "Nomor, cakupan, atau kelurahan"
    search_fields = ("nomor", "cakupan", "isi", "kelurahan__nama", "kawasan__nama")
    filter_form = RuleFilter
    sorts = {
        "tempat": ("kelurahan__kode", "-tanggal"),
        "tanggal": ("tanggal",),
        "status": ("status", "kelurahan__kode"),
    }
    default_sort = "tempat"
    export_name = "aturan-bersama"
    export_source = "register aturan bersama di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("Kawasan", lambda a: a.kawasan.nama if a.kawasan else ""),
        Column("Nomor", "nomor"),
        Column("Tanggal", "tanggal", "date"),
        Column("Cakupan", "cakupan"),
        Column("Isi", "isi"),
        Column("Status", lambda a: a.get_status_display()),
    )

    def rows(self) -> QuerySet:
        return AturanBersama.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = rows.select_related("kelurahan__parent", "kawasan")
        return rows.defer(*_UNREAD, "kawasan__batas")

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        cities = _cities(user)
        shares = dokumen.rule_shares(cities)
        return {
            "bagian": [(city, shares[city.pk]) for city in cities],
            "may_edit": access.can_anywhere(user, actions.OF_KELURAHAN),
        }


def _cities(user: Any) -> list[Wilayah]:
    """Kab/kota that lie whole in the user's territories."""
    rows = Wilayah.objects.visible_to(user).current()
    rows = rows.filter(jenis__in=["kabupaten", "kota"])
    return list(rows.order_by("kode").defer("batas"))


class RplpList(Listing):
    template_name = "kelompok/rplp_list.html"
    title = "RPLP"
    placeholder = "Nomor atau kelurahan"
    search_fields = ("nomor", "kelurahan__nama", "kelurahan__parent__nama")
    filter_form = RplpFilter
    sorts = {
        "tempat": ("kelurahan__kode", "-periode_mulai"),
        "periode": ("periode_mulai", "kelurahan__kode"),
        "tanggal": ("tanggal_pengesahan",),
    }
    default_sort = "tempat"
    export_name = "rplp"
    export_source = "register RPLP di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("Tahun pertama", "periode_mulai", "code"),
        Column("Tahun terakhir", "periode_sampai", "code"),
        Column("Nomor pengesahan", "nomor"),
        Column("Tanggal pengesahan", "tanggal_pengesahan", "date"),
        Column("Status", lambda r: r.get_status_display()),
    )

    def rows(self) -> QuerySet:
        return Rplp.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("kelurahan__parent").defer(*_UNREAD)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {"may_edit": access.can_anywhere(user, actions.OF_KELURAHAN)}


# What the pages of the three have in common -----------------------------------------


@dataclass(frozen=True)
class Room:
    """One of the three registers: its words, its form, its deeds."""

    name: str
    title: str
    new_title: str
    right: str
    seen: Callable[[Any], QuerySet]
    form: Callable[..., Any]
    create: Callable[..., Any]
    update: Callable[..., Any]
    thing: str
    lead: str


def _documents(user: Any) -> QuerySet:
    rows = DokumenPokja.objects.visible_to(user)
    rows = rows.select_related("wilayah", "institution", "menggantikan")
    return rows.defer("wilayah__batas")


def _document_form(request: HttpRequest, thing: Any, **more: Any) -> DocumentForm:
    user = request.user
    here = access.scope_filter(user, "kode", actions.DOCUMENTS)
    kinds = ["provinsi", "kabupaten", "kota"]
    places = Wilayah.objects.current().filter(here, jenis__in=kinds)
    where = access.scope_filter(user, "wilayah__kode", actions.DOCUMENTS)
    olds = DokumenPokja.objects.filter(where).select_related("wilayah")
    olds = olds.defer("wilayah__batas").exclude(pk=getattr(thing, "pk", None))
    form = DocumentForm(
        request.POST or None,
        instance=thing,
        places=places.only("kode", "nama", "jenis", "is_demo").order_by("kode"),
        olds=olds.order_by("jenis", "judul"),
        **more,
    )
    institutions: Any = form.fields["institution"]
    institutions.queryset = Institution.objects.order_by("nama")
    return form


def _rules(user: Any) -> QuerySet:
    rows = AturanBersama.objects.visible_to(user)
    rows = rows.select_related("kelurahan__parent", "kawasan")
    return rows.defer(*_UNREAD, "kawasan__batas")


def _plans(user: Any) -> QuerySet:
    rows = Rplp.objects.visible_to(user).select_related("kelurahan__parent")
    return rows.defer(*_UNREAD)


def _of_kelurahan(form: Any) -> Callable[..., Any]:
    """Makes the form with the kelurahan and kawasan in which the person may write."""

    def made(request: HttpRequest, thing: Any, **more: Any) -> Any:
        here = access.scope_filter(request.user, "kode", actions.OF_KELURAHAN)
        ground = Wilayah.objects.current().filter(here, jenis__in=["kelurahan", "desa"])
        ground = ground.select_related("parent").defer("batas", "parent__batas")
        return form(
            request.POST or None,
            instance=thing,
            kelurahan=ground.order_by("kode"),
            kawasan=Kawasan.objects.visible_to(request.user).defer("batas"),
            **more,
        )

    return made


DOCUMENT = Room(
    "dokumen", "Dokumen", "Dokumen baru", actions.DOCUMENTS, _documents,
    _document_form, actions.create_document, actions.update_document, "document",
    "SK Kumuh dan RPLP dicatat di halamannya sendiri, tidak di sini.",
)  # fmt: skip
RULE = Room(
    "aturan", "Aturan bersama", "Aturan bersama baru", actions.OF_KELURAHAN, _rules,
    _of_kelurahan(RuleForm), actions.create_rule, actions.update_rule, "rule",
    "Kesepakatan warga untuk memelihara lingkungannya.",
)  # fmt: skip
PLAN = Room(
    "rplp", "RPLP", "RPLP baru", actions.OF_KELURAHAN, _plans,
    _of_kelurahan(RplpForm), actions.create_rplp, actions.update_rplp, "plan",
    "Barisnya diisi di halaman RPLP; kegiatannya di halaman Kegiatan.",
)  # fmt: skip


def _visible(request: HttpRequest, room: Room, pk: int) -> Any:
    return get_object_or_404(room.seen(request.user), pk=pk)


def _page_of(request: HttpRequest, room: Room, pk: int) -> dict[str, Any]:
    thing = _visible(request, room, pk)
    back = reverse(f"kelompok:{room.name}_list")
    return {
        "thing": thing,
        "may_edit": access.can(request.user, room.right, thing.kode_wilayah),
        "breadcrumbs": [(room.title, back), (str(thing), None)],
    }


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page_of(request, DOCUMENT, pk)
    later = DokumenPokja.objects.visible_to(request.user)
    page["pengganti"] = list(later.filter(menggantikan=page["thing"]).order_by("pk"))
    page["sees_place"] = access.can(request.user, "see", page["thing"].kode_wilayah)
    return render(request, "kelompok/dokumen.html", page)


@require_safe
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "kelompok/aturan.html", _page_of(request, RULE, pk))


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """An RPLP with its lines and works; one that is in both plans counts once."""
    page = _page_of(request, PLAN, pk)
    page["padan"] = rplp_padan.match(page["thing"], request.user)
    return render(request, "kelompok/rplp.html", page)


def new_view(room: Room) -> Callable[..., HttpResponse]:
    """The page that adds a row to a register."""

    @_form_methods
    def new(request: HttpRequest) -> HttpResponse:
        user = request.user
        access.require(user, room.right, list(access.scope(user, room.right)))
        asked = {
            name: request.GET[name]
            for name in ("wilayah", "jenis", "kelurahan")
            if request.GET.get(name)
        }
        form = room.form(request, None, initial=_chosen(asked))
        page = {
            "title": room.new_title,
            "lead": room.lead,
            "back": reverse(f"kelompok:{room.name}_list"),
        }
        if request.method == "POST" and form.is_valid():
            try:
                saved = room.create(values=form.values(), by=user)
            except (Refused, ValidationError) as refusal:
                return _FORM.refused(request, form, refusal, **page)
            messages.success(request, f"{saved} disimpan.")
            return redirect(saved)
        return _FORM.show(request, form, **page)

    return new


def _chosen(asked: dict[str, str]) -> dict[str, Any]:
    """What a link has chosen already: places by code, kinds by name."""
    found: dict[str, Any] = dict(asked)
    for name in {"wilayah", "kelurahan"} & set(asked):
        kode = asked[name].replace("\x00", "")[:13]
        places = Wilayah.objects.current().filter(kode=kode)
        found[name] = places.values_list("pk", flat=True).first()
    return found


def edit_view(room: Room) -> Callable[..., HttpResponse]:
    """The page that changes a row of a register."""

    @_form_methods
    def edit(request: HttpRequest, pk: int) -> HttpResponse:
        thing = _visible(request, room, pk)
        access.require(request.user, room.right, thing.kode_wilayah)
        page = {
            "title": f"Ubah {thing}",
            "lead": room.lead,
            "back": thing.get_absolute_url(),
        }
        form = room.form(request, thing)
        if request.method == "POST" and form.is_valid():
            seen = form.cleaned_data["versi"] or 0
            try:
                saved = room.update(
                    **{room.thing: thing},
                    values=form.values(),
                    versi=seen,
                    by=request.user,
                )
            except Stale as stale:
                return _FORM.conflict(request, form, stale, **page)
            except (Refused, ValidationError) as refusal:
                return _FORM.refused(request, form, refusal, **page)
            messages.success(request, f"{saved} disimpan.")
            return redirect(saved)
        return _FORM.show(request, form, **page)

    return edit
