"""The registries of BKM, KPP and TIPP: lists, pages, forms."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kawasan import access
from kelompok.actions import groups as actions
from kelompok.forms.groups import GroupFilter
from kelompok.models import Bkm, Group, Kpp, Rplp, Tipp
from kelompok.views import kinds, panels
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_form_methods = require_http_methods(["GET", "HEAD", "POST"])
_PLACE = (
    Column("Kode", "kode", "code"),
    Column("Nama", "nama"),
    Column("Kode kelurahan", "kelurahan.kode", "code"),
    Column("Kelurahan/desa", "kelurahan.nama"),
    Column("Status", lambda g: g.get_status_display()),
    Column("Dibentuk", "tanggal_pembentukan", "date"),
    Column("Nomor SK", "nomor_sk"),
)


class GroupList(Listing):
    """What the three lists share; personal data are in none of them."""

    template_name = "kelompok/group_list.html"
    model: Any = Bkm
    placeholder = "Nama, kode, atau kelurahan"
    search_fields = ("nama", "kode", "kelurahan__nama")
    filter_form = GroupFilter
    sorts = {"nama": ("nama",), "tempat": ("kelurahan__kode", "nama")}
    default_sort = "nama"

    def rows(self) -> QuerySet:
        return self.model.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = kinds.with_place(rows).defer(
            "kelurahan__batas", "kelurahan__parent__batas", *_sealed(self.model)
        )
        return rows.select_related("bkm") if self.model is not Bkm else self._more(rows)

    def _more(self, rows: QuerySet) -> QuerySet:
        return rows.annotate(jumlah_ksm=Count("ksm_set", distinct=True))

    def extra(self, page: Page) -> dict[str, Any]:
        active = Q(status=Group.Status.AKTIF)
        user = self.request.user
        return {
            "jenis": self.model.JENIS,
            "nama_jenis": self.model.NAMA_JENIS,
            "aktif": self.rows().filter(active).count(),
            "may_edit": access.can_anywhere(user, kinds.RIGHT),
            "new_url": reverse(f"kelompok:{self.model.JENIS}_new"),
        }


def _sealed(model: Any) -> tuple[str, ...]:
    return getattr(model, "PERSONAL", ())


class BkmList(GroupList):
    model = Bkm
    title = "Badan keswadayaan masyarakat (BKM/LKM)"
    export_name = "bkm"
    export_source = "registri BKM/LKM di SI BUNGAS"
    columns = (
        *_PLACE,
        Column("Bentuk", lambda b: b.get_bentuk_display()),
        Column("Tanggal akta", "tanggal_akta", "date"),
        Column("Unit", lambda b: ", ".join(b.units())),
        Column("Forum BKM/LKM", lambda b: "anggota" if b.forum else "tidak"),
        Column("Kader pemberdayaan", lambda b: b.get_kader_display()),
        Column("Jumlah KSM", "jumlah_ksm", "number"),
    )


class KppList(GroupList):
    model = Kpp
    title = "Kelompok pemanfaat dan pemelihara (KPP)"
    export_name = "kpp"
    export_source = "registri KPP di SI BUNGAS"
    columns = (
        *_PLACE,
        Column("BKM/LKM", lambda k: k.bkm.nama if k.bkm else ""),
        Column("AD/ART", lambda k: "ada" if k.ad_art else "tidak"),
    )


class TippList(GroupList):
    model = Tipp
    title = "Tim inti perencanaan partisipatif (TIPP)"
    export_name = "tipp"
    export_source = "registri TIPP di SI BUNGAS"
    columns = (
        *_PLACE,
        Column("BKM/LKM", lambda t: t.bkm.nama if t.bkm else ""),
        Column("Kelompok kerja", "jumlah_pokja", "number"),
        Column("Kurang dari tujuh", lambda t: "ya" if t.has_few_teams else "tidak"),
        Column("RPLP kelurahan", "jumlah_rplp", "number"),
    )

    def rows(self) -> QuerySet:
        plans = Rplp.objects.filter(kelurahan=OuterRef("kelurahan")).order_by()
        counted = plans.values("kelurahan").annotate(n=Count("pk")).values("n")
        return super().rows().annotate(jumlah_rplp=Coalesce(Subquery(counted), 0))


@require_safe
def detail(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    group = kinds.visible(request, jenis, pk)
    crumbs = [(group.NAMA_JENIS, reverse(f"kelompok:{jenis}_list")), (group.nama, None)]
    context = {
        "group": group,
        "breadcrumbs": crumbs,
        **panels.context(request, group),
    }
    return render(request, f"kelompok/{jenis}.html", context)


@_form_methods
def new(request: HttpRequest, jenis: str) -> HttpResponse:
    user, model = request.user, kinds.GROUPS[jenis]
    access.require(user, kinds.RIGHT, list(access.scope(user, kinds.RIGHT)))
    form = _form(request, jenis, None)

    def save() -> HttpResponse:
        saved = actions.create_group(model=model, values=form.values(), by=user)
        messages.success(request, f"{saved.nama} disimpan.")
        return redirect(saved)

    back = reverse(f"kelompok:{jenis}_list")
    page = {"title": f"{model.NAMA_JENIS} baru", "back": back, **_words(model)}
    return kinds.answer(request, form, page, save)


@_form_methods
def edit(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    group = kinds.visible(request, jenis, pk)
    access.require(request.user, kinds.RIGHT, group.kode_wilayah)
    form = _form(request, jenis, group)

    def save() -> HttpResponse:
        seen = form.cleaned_data["versi"] or 0
        saved = actions.update_group(
            group=group, values=form.values(), versi=seen, by=request.user
        )
        messages.success(request, f"{saved.nama} disimpan.")
        return redirect(saved)

    back = group.get_absolute_url()
    page = {"title": f"Ubah {group.nama}", "back": back, **_words(type(group))}
    return kinds.answer(request, form, page, save)


def _words(model: Any) -> dict[str, str]:
    lead = "Nomor telepon dan rekening diisi sesudah ini, di bagian Data pribadi."
    if not _sealed(model):
        lead = "Anggota dicatat jumlahnya saja, di halaman tim ini."
    return {"lead": lead, "submit": f"Simpan {model.NAMA_JENIS}"}


def _form(request: HttpRequest, jenis: str, group: Any) -> Any:
    """The form with the kelurahan in which the person may write."""
    boards = Bkm.objects.visible_to(request.user).defer(*_sealed(Bkm))
    return kinds.FORMS[jenis](
        request.POST or None,
        instance=group,
        kelurahan=kinds.writable_ground(request.user),
        bkm=boards,
    )
