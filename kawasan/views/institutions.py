"""The registry of institutions: list and form. Offices are everybody's knowledge."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions import institutions as actions
from kawasan.forms.institutions import InstitutionFilter, InstitutionForm
from kawasan.models import Wilayah
from sibungas.accounts.models import Institution
from sibungas.lib.errors import Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage(
    "kawasan/institution_form.html", back=reverse_lazy("kawasan:institutions")
)
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


def visible_institutions(user: Any) -> QuerySet[Institution]:
    """All of them, to everybody who has a duty."""
    rows = Institution.objects.all()
    return rows if access.can_anywhere(user, "see") else rows.none()


class InstitutionList(Listing):
    template_name = "kawasan/institution_list.html"
    title = "Instansi"
    placeholder = "Nama, singkatan, atau kode wilayah"
    search_fields = ("nama", "singkatan", "kode_wilayah")
    filter_form = InstitutionFilter
    sorts = {
        "nama": ("nama",),
        "tempat": ("kode_wilayah", "nama"),
        "kategori": ("kategori", "nama"),
    }
    default_sort = "nama"
    export_name = "instansi"
    export_source = "registri instansi di SI BUNGAS"
    columns = (
        Column("Nama", "nama"),
        Column("Singkatan", "singkatan"),
        Column("Kategori", lambda row: row.get_kategori_display()),
        Column("Tingkat", lambda row: row.get_level_display()),
        Column("Kode wilayah", "kode_wilayah", "code"),
        Column("Aktif", lambda row: "ya" if row.aktif else "tidak"),
        Column("Sumber nama", "sumber"),
        Column("Data contoh", lambda row: "ya" if row.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        return visible_institutions(self.request.user)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        codes = {row.kode_wilayah for row in page.object_list}
        places = Wilayah.objects.current().filter(kode__in=codes)
        names = {p.kode: str(p) for p in places.only("kode", "nama", "jenis")}
        for row in page.object_list:
            row.tempat = names.get(row.kode_wilayah, row.kode_wilayah)
            row.may_edit = actions.may_keep(user, row.kode_wilayah)
        return {"may_add": actions.may_add(user)}


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    if not actions.may_add(request.user):
        raise PermissionDenied("Instansi dicatat sekretariat Pokja atau superadmin.")
    page = {"title": "Instansi baru"}
    form = InstitutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, None, page)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(visible_institutions(request.user), pk=pk)
    if not actions.may_keep(request.user, row.kode_wilayah):
        raise PermissionDenied("Instansi ini dijaga sekretariat Pokja di tempatnya.")
    page = {"title": f"Ubah {row.nama}"}
    form = InstitutionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        return _saved(request, form, row, page)
    return _FORM.show(request, form, **page)


def _saved(
    request: HttpRequest, form: Any, row: Institution | None, page: dict[str, Any]
) -> HttpResponse:
    seen = None if row is None else form.cleaned_data["versi"] or 0
    try:
        saved = actions.save_institution(
            institution=row, values=form.values(), versi=seen, by=request.user
        )
    except Stale as stale:
        return _FORM.conflict(request, form, stale, **page)
    except PermissionDenied as refusal:
        # The right depends on the place that was typed.
        form.add_error("kode_wilayah", str(refusal))
        return _FORM.show(request, form, **page)
    except ValidationError as fault:
        form.add_error(None, fault)
        return _FORM.show(request, form, **page)
    messages.success(request, f"Instansi {saved.nama} disimpan.")
    return redirect("kawasan:institutions")
