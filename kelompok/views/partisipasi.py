"""Who took part in an activity of a KSM: forms, and the panel by stage."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kawasan import access
from kelompok.actions import partisipasi as actions
from kelompok.forms.partisipasi import ParticipationForm
from kelompok.models import KsmKegiatan, KsmPartisipasi
from kelompok.views import kinds
from kelompok.views.ksm_kegiatan import form_methods, visible, writable


@form_methods
def new(request: HttpRequest, pk: int) -> HttpResponse:
    one = writable(request, pk)
    asked = request.GET.get("tahap", "")
    start = {"tahap": asked} if asked in KsmPartisipasi.Tahap.values else None
    form = ParticipationForm(request.POST or None, initial=start)

    def save() -> HttpResponse:
        actions.create_participation(
            kegiatan=one, values=form.values(), by=request.user
        )
        messages.success(request, "Partisipasi warga disimpan.")
        return redirect(one)

    return kinds.answer(request, form, _page(one, "baru"), save)


@form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(KsmPartisipasi.objects.visible_to(request.user), pk=pk)
    one = visible(request, row.kegiatan_id)
    access.require(request.user, actions.RIGHT, one.kode_wilayah)
    form = ParticipationForm(request.POST or None, instance=row)

    def save() -> HttpResponse:
        actions.update_participation(
            row=row,
            values=form.values(),
            versi=form.cleaned_data["versi"] or 0,
            by=request.user,
        )
        messages.success(request, "Partisipasi warga disimpan.")
        return redirect(one)

    return kinds.answer(request, form, _page(one, "diubah"), save)


def _page(one: KsmKegiatan, deed: str) -> dict[str, Any]:
    return {
        "title": f"Partisipasi warga, {deed}",
        "lead": f"{one.intervention.nama}, oleh {one.ksm.nama}. Peserta dihitung,"
        " tidak dinamai.",
        "back": one.get_absolute_url(),
        "submit": "Simpan partisipasi",
    }
