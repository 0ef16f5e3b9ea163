"""Forms of the rows of a group; they are read on the page of the group."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions import rows as actions
from kelompok.actions.action_items import create_action_item
from kelompok.forms.rows import FollowUpForm
from kelompok.models import Kunjungan
from kelompok.views import kinds

_CITY, _LONGEST = 5, 500
_form_methods = require_http_methods(["GET", "HEAD", "POST"])


@_form_methods
def new(request: HttpRequest, jenis: str, pk: int, bagian: str) -> HttpResponse:
    group = kinds.visible(request, jenis, pk)
    part = kinds.PARTS[bagian]
    if jenis not in part.kinds:
        raise Http404
    access.require(request.user, kinds.RIGHT, group.kode_wilayah)
    form = part.form(request.POST or None, group=group)

    def save() -> HttpResponse:
        actions.create_row(
            model=part.model, group=group, values=form.values(), by=request.user
        )
        messages.success(request, f"{part.title} disimpan.")
        return redirect(group)

    return kinds.answer(request, form, _page(group, part, "baru"), save)


@_form_methods
def edit(request: HttpRequest, pk: int, bagian: str) -> HttpResponse:
    part = kinds.PARTS[bagian]
    rows = part.model.objects.visible_to(request.user).with_group()
    row = get_object_or_404(rows, pk=pk)
    access.require(request.user, kinds.RIGHT, row.kode_wilayah)
    form = part.form(request.POST or None, instance=row, group=row.group)

    def save() -> HttpResponse:
        seen = form.cleaned_data["versi"] or 0
        actions.update_row(row=row, values=form.values(), versi=seen, by=request.user)
        messages.success(request, f"{part.title} disimpan.")
        return redirect(row)

    return kinds.answer(request, form, _page(row.group, part, "diubah"), save)


@_form_methods
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """What a visit advised becomes an item that an institution answers for."""
    visits = Kunjungan.objects.visible_to(request.user).with_group()
    visit = get_object_or_404(visits, pk=pk)
    places = Wilayah.objects.current().defer("batas")
    office = get_object_or_404(places, kode=visit.kode_wilayah[:_CITY])
    access.require(request.user, "edit_action_item", office.kode)
    start = {
        "uraian": visit.rekomendasi[:_LONGEST],
        "kategori": "pengendalian_monitoring",
    }
    form = FollowUpForm(request.POST or None, initial=start)

    def save() -> HttpResponse:
        create_action_item(
            **form.cleaned_data,
            wilayah=office,
            sumber=("kunjungan", visit.pk),
            by=request.user,
        )
        messages.success(request, "Tindak lanjut disimpan.")
        return redirect(visit)

    page = _page(visit.group, kinds.PARTS["kunjungan"], "tindak lanjut")
    return kinds.answer(request, form, {**page, "lead": visit.temuan[:300]}, save)


def _page(group: Any, part: kinds.Part, deed: str) -> dict[str, Any]:
    return {
        "title": f"{part.title} {deed}: {group.nama}",
        "lead": part.lead,
        "back": group.get_absolute_url(),
        "submit": "Simpan",
    }
