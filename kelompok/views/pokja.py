"""The Pokja PKP: list, page, forms, seats."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from kawasan import access
from kawasan.models import Wilayah
from kelompok import pokja_figures
from kelompok.actions import pokja as actions
from kelompok.forms.pokja import MemberForm, PokjaFilter, PokjaForm
from kelompok.models import Pokja, PokjaAnggota
from sibungas.lib.errors import Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key

form_methods = require_http_methods(["GET", "HEAD", "POST"])
_FORM = FormPage("kelompok/pokja_form.html")
_HOME = ("Pokja PKP", "kelompok:pokja_list")


def yes_no(value: bool | None) -> str:
    """A word, and nothing where nobody knows."""
    return "" if value is None else "ya" if value else "tidak"


class PokjaList(Listing):
    template_name = "kelompok/pokja_list.html"
    title = "Pokja PKP"
    placeholder = "Wilayah atau nomor SK"
    search_fields = ("wilayah__nama", "nomor_sk")
    filter_form = PokjaFilter
    sorts = {
        "tempat": ("wilayah__kode", "-tahun"),
        "tahun": ("tahun", "wilayah__kode"),
        "kursi": ("kursi", "wilayah__kode"),
    }
    default_sort = "-tahun"
    export_name = "pokja-pkp"
    export_source = "registri Pokja PKP di SI BUNGAS"
    columns = (
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda row: str(row.wilayah)),
        Column("Tahun", "tahun", "code"),
        Column("Status", lambda row: row.get_status_display()),
        Column("Nomor SK", "nomor_sk"),
        Column("Tanggal SK", "tanggal_sk", "date"),
        Column("Kursi", "kursi", "number"),
        Column("Instansi", "instansi", "number"),
        Column("Anggota laki-laki", "anggota_laki_laki", "number"),
        Column("Anggota perempuan", "anggota_perempuan", "number"),
        Column("Ada sekretariat", lambda row: yes_no(row.ada_sekretariat)),
        Column("Dana operasional (Rp)", "dana_operasional_rp", "number"),
        Column("Data contoh", lambda row: "ya" if row.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        rows = Pokja.objects.visible_to(self.request.user)
        today = timezone.localdate()
        held = Q(anggota__sampai=None) | Q(anggota__sampai__gte=today)
        return rows.annotate(
            kursi=Count("anggota", filter=held),
            instansi=Count("anggota__institution", filter=held, distinct=True),
        )

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("wilayah").defer("wilayah__batas")

    def extra(self, page: Page) -> dict[str, Any]:
        return {
            "may_edit": access.can_anywhere(self.request.user, actions.RIGHT),
            "tab": "pokja",
        }


def _visible(request: HttpRequest, pk: int) -> Pokja:
    rows = Pokja.objects.visible_to(request.user).select_related("wilayah")
    return get_object_or_404(rows.defer("wilayah__batas"), pk=pk)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    pokja = _visible(request, pk)
    user, kode = request.user, pokja.kode_wilayah
    seats = list(pokja.anggota.select_related("institution"))
    order = PokjaAnggota.Peran.values
    seats.sort(key=lambda one: (order.index(one.peran), one.bidang, one.pk))
    current = [one for one in seats if one.is_held]
    earlier = Pokja.objects.visible_to(user).filter(wilayah=pokja.wilayah)
    context = {
        "pokja": pokja,
        "seats": current,
        "sides": pokja_figures.sides(current),
        "meetings": pokja_figures.meetings(pokja, user),
        "above": pokja_figures.above(pokja, user),
        "below": pokja_figures.below(pokja, user),
        "former": [one for one in seats if not one.is_held],
        "years": earlier.exclude(pk=pokja.pk).order_by("-tahun").only("tahun"),
        "reads_names": access.can(user, "see_assessment", kode),
        "may_edit": access.can(user, actions.RIGHT, kode),
        # From below only the Pokja itself is read, not its meetings and decrees.
        "within": access.can(user, "see", kode),
        "breadcrumbs": [(_HOME[0], reverse(_HOME[1])), (str(pokja), None)],
    }
    return render(request, "kelompok/pokja.html", context)


def places_of(user: Any) -> QuerySet:
    """Where the person keeps the Pokja."""
    here = access.scope_filter(user, "kode", actions.RIGHT)
    kinds = ["provinsi", "kabupaten", "kota"]
    rows = Wilayah.objects.current().filter(here, jenis__in=kinds)
    return rows.defer("batas").order_by("kode")


@form_methods
def new(request: HttpRequest) -> HttpResponse:
    right = actions.RIGHT
    access.require(request.user, right, list(access.scope(request.user, right)))
    form = PokjaForm(request.POST or None, places=places_of(request.user))
    page = {
        "title": "Pokja baru",
        "back": reverse(_HOME[1]),
        "submit": "Simpan Pokja",
        "lead": "Satu Pokja per wilayah dan tahun. Yang berlanjut dicatat lagi.",
    }
    return kept(
        request,
        form,
        lambda: actions.save_pokja(pokja=None, values=form.values(), by=request.user),
        page,
    )


@form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    pokja = _visible(request, pk)
    access.require(request.user, actions.RIGHT, pokja.kode_wilayah)
    form = PokjaForm(
        request.POST or None, instance=pokja, places=places_of(request.user)
    )
    page = {
        "title": f"Ubah {pokja}",
        "back": pokja.get_absolute_url(),
        "submit": "Simpan Pokja",
    }
    return kept(
        request,
        form,
        lambda: actions.save_pokja(
            pokja=pokja, values=form.values(), versi=_seen(form), by=request.user
        ),
        page,
    )


@form_methods
def member_new(request: HttpRequest, pk: int) -> HttpResponse:
    pokja = _visible(request, pk)
    access.require(request.user, actions.RIGHT, pokja.kode_wilayah)
    form = MemberForm(request.POST or None, instance=PokjaAnggota(pokja=pokja))
    return _member(request, pokja, None, form, "Anggota baru")


@form_methods
def member_edit(request: HttpRequest, pk: int, anggota: int) -> HttpResponse:
    pokja = _visible(request, pk)
    member = get_object_or_404(pokja.anggota.all(), pk=anggota)
    access.require(request.user, actions.RIGHT, pokja.kode_wilayah)
    form = MemberForm(request.POST or None, instance=member)
    return _member(request, pokja, member, form, "Ubah anggota")


def _member(
    request: HttpRequest, pokja: Pokja, member: Any, form: MemberForm, title: str
) -> HttpResponse:
    page = {
        "title": title,
        "lead": str(pokja),
        "back": pokja.get_absolute_url(),
        "submit": "Simpan anggota",
        "removed": member,
    }

    def save() -> Pokja:
        actions.save_member(
            pokja=pokja,
            member=member,
            values=form.values(),
            versi=_seen(form),
            by=request.user,
        )
        return pokja

    return kept(request, form, save, page)


@require_POST
def member_remove(request: HttpRequest, pk: int, anggota: int) -> HttpResponse:
    pokja = _visible(request, pk)
    member = get_object_or_404(pokja.anggota.all(), pk=anggota)
    seen = typed_key(request.POST.get("versi"))
    try:
        actions.remove_member(member=member, versi=seen, by=request.user)
    except Stale as stale:
        messages.error(request, stale.message)
    else:
        messages.success(request, "Anggota dihapus dari susunan.")
    return redirect(pokja)


# What the forms of the Pokja share --------------------------------------------------


def _seen(form: Any) -> int:
    return form.cleaned_data["versi"] or 0


def kept(
    request: HttpRequest, form: Any, save: Any, page: dict[str, Any]
) -> HttpResponse:
    """Saves what was typed and leads on; or shows the page with what stands against."""
    if request.method == "POST" and form.is_valid():
        try:
            saved = save()
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except ValidationError as fault:
            known = {*form.fields, "__all__"}
            fits = set(getattr(fault, "error_dict", {"": ""})) <= known
            form.add_error(None, fault if fits else fault.messages)
        else:
            messages.success(request, "Disimpan.")
            return redirect(saved)
    return _FORM.show(request, form, **page)
