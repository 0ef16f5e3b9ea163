"""The registry of KSM: list, page, form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kawasan.models import Kawasan, Wilayah
from kelompok import deret_ksm
from kelompok.actions import ksm as actions
from kelompok.forms.ksm import KsmFilter, KsmForm
from kelompok.models import Bkm, Ksm
from kelompok.views import panels
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage("kelompok/ksm_form.html")
_RIGHT = "edit_kelompok"
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _with_places(rows: QuerySet) -> QuerySet:
    return rows.select_related("kelurahan__parent", "kawasan", "bkm").defer(
        "kelurahan__batas", "kelurahan__parent__batas", "kawasan__batas"
    )


class KsmList(Listing):
    template_name = "kelompok/ksm_list.html"
    title = "Kelompok swadaya masyarakat"
    placeholder = "Nama, kode, kelurahan, atau kawasan"
    search_fields = ("nama", "kode", "kelurahan__nama", "kawasan__nama", "bkm__nama")
    filter_form = KsmFilter
    sorts = {
        "nama": ("nama",),
        "tempat": ("kelurahan__kode", "nama"),
        "binaan": ("tahun_binaan", "nama"),
    }
    default_sort = "nama"
    export_name = "ksm"
    export_source = "registri KSM di SI BUNGAS"
    columns = (
        Column("Kode", "kode", "code"),
        Column("Nama", "nama"),
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("Kawasan", lambda k: k.kawasan.nama if k.kawasan else ""),
        Column("BKM/LKM", lambda k: k.bkm.nama if k.bkm else ""),
        Column("Bidang", lambda k: k.get_bidang_display()),
        Column("Status", lambda k: k.get_status_display()),
        Column("Anggota laki-laki", "anggota_laki_laki", "number"),
        Column("Anggota perempuan", "anggota_perempuan", "number"),
        Column("Anggota MBR", "anggota_mbr", "number"),
        Column("Tahun binaan", lambda k: ", ".join(map(str, k.tahun_binaan)), "code"),
        Column("Nomor SK", "nomor_sk"),
    )

    def rows(self) -> QuerySet:
        return Ksm.objects.visible_to(self.request.user).with_years()

    def prepared(self, rows: QuerySet) -> QuerySet:
        return _with_places(rows).defer(
            *Ksm.PERSONAL,
            "kelurahan__batas",
            "kelurahan__parent__batas",
            "kawasan__batas",
        )

    def extra(self, page: Page) -> dict[str, Any]:
        totals = Ksm.objects.visible_to(self.request.user).aggregate(
            aktif=Count("pk", filter=Q(status=Ksm.Status.AKTIF)),
            laki_laki=Sum("anggota_laki_laki"),
            perempuan=Sum("anggota_perempuan"),
        )
        may_edit = access.can_anywhere(self.request.user, _RIGHT)
        return {"totals": totals, "may_edit": may_edit}


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    ksm = _visible(request, pk)
    context = {
        "ksm": ksm,
        "works": ksm.kegiatan_set.select_related("intervention").defer(
            "intervention__lokasi"
        ),
        "group": ksm,
        "deret": deret_ksm.years_of(ksm),
        "breadcrumbs": [("KSM", reverse("kelompok:ksm_list")), (ksm.nama, None)],
        **panels.context(request, ksm),
    }
    return render(request, "kelompok/ksm.html", context)


def _visible(request: HttpRequest, pk: int) -> Ksm:
    return get_object_or_404(_with_places(Ksm.objects.visible_to(request.user)), pk=pk)


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    page = {"title": "KSM baru", "back": reverse("kelompok:ksm_list")}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_ksm(values=form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved.nama} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    ksm = _visible(request, pk)
    access.require(request.user, _RIGHT, ksm.kode_wilayah)
    page = {"title": f"Ubah {ksm.nama}", "back": ksm.get_absolute_url()}
    form = _form(request, ksm)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_ksm(
                ksm=ksm, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, f"{saved.nama} disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _form(request: HttpRequest, ksm: Ksm | None) -> KsmForm:
    """The form with the kelurahan and kawasan in which the person may write."""
    here = access.scope_filter(request.user, "kode", _RIGHT)
    ground = Wilayah.objects.current().filter(here, jenis__in=["kelurahan", "desa"])
    ground = ground.select_related("parent").defer("batas", "parent__batas")
    return KsmForm(
        request.POST or None,
        instance=ksm,
        initial=_under(request) if ksm is None else None,
        kelurahan=ground.order_by("kode"),
        bkm=Bkm.objects.visible_to(request.user).defer(*Bkm.PERSONAL),
        kawasan=Kawasan.objects.visible_to(request.user).defer("batas"),
    )


def _under(request: HttpRequest) -> dict[str, Any]:
    """The board, and its kelurahan, from whose page the person came."""
    asked = request.GET.get("bkm", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return {}
    board = Bkm.objects.visible_to(request.user).filter(pk=int(asked)).first()
    return {"bkm": board.pk, "kelurahan": board.kelurahan_id} if board else {}
