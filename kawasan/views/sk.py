"""SK Kumuh: the list, and the form of what a decree says about itself."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.actions import sk as actions
from kawasan.forms.sk import SkFilter, SkForm
from kawasan.models import SkKumuh, SkKumuhItem, Wilayah
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

form_methods = require_http_methods(["GET", "HEAD", "POST"])


class SkList(Listing):
    template_name = "kawasan/sk_list.html"
    title = "SK Kumuh"
    placeholder = "Nomor, tentang, atau wilayah"
    search_fields = ("nomor", "tentang", "wilayah__nama", "sumber")
    filter_form = SkFilter
    sorts = {
        "tanggal": ("tanggal",),
        "nomor": ("nomor",),
        "wilayah": ("wilayah__kode", "-tanggal"),
        "luas": ("luas_total_ha",),
    }
    default_sort = "-tanggal"
    export_name = "sk-kumuh"
    export_source = "SK yang dicatat di SI BUNGAS"
    columns = (
        Column("Nomor", "nomor"),
        Column("Tanggal", "tanggal", "date"),
        Column("Tentang", "tentang"),
        Column("Penetap", lambda s: s.get_penetap_display()),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda s: str(s.wilayah)),
        Column("Status", lambda s: s.get_status_display()),
        Column("Berlaku mulai", "berlaku_mulai", "date"),
        Column("Berlaku sampai sebelum", "berlaku_sampai", "date"),
        Column("Luas total menurut SK (ha)", "luas_total_ha", "number"),
        Column("Jumlah butir", "jumlah_butir", "number"),
        Column("Luas butir (ha)", "luas_butir", "number"),
        Column("Memuat peta", lambda s: "ya" if s.bukti_peta else "tidak"),
        Column("Memuat tabel", lambda s: "ya" if s.bukti_tabel else "tidak"),
        Column("Terakhir ditinjau", "ditinjau_pada", "date"),
        Column("Tinjau paling lambat", "tinjau_sebelum", "date"),
        Column("Sumber", "sumber"),
    )

    def rows(self) -> QuerySet:
        return SkKumuh.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        counted: Any = SkKumuhItem.objects.filter(sk=OuterRef("pk"))
        sums = counted.counted().order_by().values("sk").annotate(ha=Sum("luas_ha"))
        area = DecimalField(max_digits=14, decimal_places=6)
        rows = rows.select_related("wilayah").defer("wilayah__batas")
        return rows.evident().annotate(
            jumlah_butir=Count("butir"),
            luas_butir=Subquery(sums.values("ha"), output_field=area),
        )

    def extra(self, page: Page) -> dict[str, Any]:
        seen: Any = self.rows()
        return {
            "jumlah": seen.aggregate(
                berlaku=Count("pk", filter=Q(status="berlaku")),
                draf=Count("pk", filter=Q(status="draf")),
            ),
            "lewat": seen.overdue().count(),
            "may_edit": access.can_anywhere(self.request.user, actions.RIGHT),
        }


@form_methods
def new(request: HttpRequest) -> HttpResponse:
    user = request.user
    access.require(user, actions.RIGHT, list(access.scope(user, actions.RIGHT)))
    form = SkForm(request.POST or None, places=_places(user))
    page = {"title": "SK baru", "back": reverse("kawasan:sk_list")}
    if request.method == "POST" and form.is_valid():
        saved: Any = attempt(
            form, lambda: actions.create_sk(values=form.values(), by=user)
        )
        if saved:
            messages.success(request, f"{saved} disimpan sebagai draf. Isi butirnya.")
            return redirect("kawasan:sk_items", uuid=saved.uuid)
    return show(request, "kawasan/sk_form.html", form, **page)


@form_methods
def edit(request: HttpRequest, uuid: Any) -> HttpResponse:
    sk = writable(request, uuid)
    form = SkForm(request.POST or None, instance=sk, places=_places(request.user))
    page = {"title": f"Ubah {sk}", "back": sk.get_absolute_url(), "sk": sk}
    if request.method == "POST" and form.is_valid():
        try:
            saved: Any = attempt(form, lambda: _update(form, sk, request))
        except Stale as stale:
            current: Any = stale.details["current"]
            data: Any = form.data.copy()
            data["versi"] = str(current.versi)
            form.data = data
            page |= {"conflicts": form.conflicts(current), "current": current}
            return show(request, "kawasan/sk_form.html", form, **page)
        if saved:
            messages.success(request, f"{saved} disimpan.")
            return redirect(saved)
    return show(request, "kawasan/sk_form.html", form, **page)


def _update(form: SkForm, sk: SkKumuh, request: HttpRequest) -> SkKumuh:
    versi = form.cleaned_data["versi"] or 0
    values = form.values()
    # The form has written into its own copy; the action compares with the stored one.
    return actions.update_sk(sk=sk, values=values, versi=versi, by=request.user)


def _places(user: Any) -> QuerySet:
    """Where the person may write decrees down."""
    here = access.scope_filter(user, "kode", actions.RIGHT)
    kinds = ["provinsi", "kabupaten", "kota"]
    rows = Wilayah.objects.current().filter(here, jenis__in=kinds)
    return rows.only("kode", "nama", "jenis", "is_demo").order_by("kode")


# What the pages of decrees share ----------------------------------------------------


def visible(request: HttpRequest, uuid: Any) -> SkKumuh:
    rows = SkKumuh.objects.visible_to(request.user).evident()
    rows = rows.select_related("wilayah", "menggantikan").defer("wilayah__batas")
    return get_object_or_404(rows, uuid=uuid)


def writable(request: HttpRequest, uuid: Any) -> SkKumuh:
    """404 for what may not be seen, 403 for what may only be read."""
    sk = visible(request, uuid)
    access.require(request.user, actions.RIGHT, sk.kode_wilayah)
    return sk


def attempt(form: BaseForm, deed: Callable[[], Any]) -> Any:
    """What the deed returns, or None with the refusal written on the form."""
    try:
        return deed()
    except Stale:
        raise
    except Refused as refusal:
        form.add_error(None, refusal.message)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


def show(request: HttpRequest, name: str, form: Any, **more: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    status = 409 if more.get("conflicts") is not None else status
    context = {"form": form, **more}
    return render(request, name, context, status=status)
