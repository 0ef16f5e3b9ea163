"""What the pages of this app have in common, and which kinds of groups there are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from kawasan import access
from kawasan.models import Wilayah
from kelompok.forms import groups, rows
from kelompok.models import (
    Bkm,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
    Tipp,
)
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.form_page import FormPage

RIGHT = "edit_kelompok"
_FORM = FormPage("kelompok/form.html")
GROUPS: dict[str, Any] = {"bkm": Bkm, "ksm": Ksm, "kpp": Kpp, "tipp": Tipp}
FORMS: dict[str, Any] = {
    "bkm": groups.BkmForm,
    "kpp": groups.KppForm,
    "tipp": groups.TippForm,
}


@dataclass(frozen=True)
class Part:
    """One kind of row on the page of a group."""

    model: Any
    form: Any
    title: str
    lead: str
    kinds: tuple[str, ...] = ("bkm", "ksm", "kpp", "tipp")


PARTS: dict[str, Part] = {
    "anggota": Part(
        KeanggotaanKelompok,
        rows.MembersForm,
        "Jumlah anggota",
        "Anggota dihitung per tahun, tanpa nama.",
    ),
    "pengurus": Part(
        Pengurus,
        rows.OfficerForm,
        "Pengurus",
        "Hanya pengurus yang menandatangani atas nama kelompok yang dicatat namanya.",
    ),
    "pembinaan": Part(
        Pembinaan,
        rows.CoachingForm,
        "Pembinaan",
        "Siapa yang membina kelompok ini, sejak kapan.",
    ),
    "kunjungan": Part(
        Kunjungan,
        rows.VisitForm,
        "Kunjungan",
        "Apa yang ditemukan dan disarankan saat kelompok ini didatangi.",
    ),
    "penilaian": Part(
        PenilaianKelompok,
        rows.StandingForm,
        "Penilaian kematangan",
        "Persen per aspek kerangka IDF. Rata-ratanya polos: bobot resmi tidak"
        " ditemukan.",
        ("bkm", "ksm"),
    ),
    "pemilu": Part(
        PemiluBkm,
        rows.ElectionForm,
        "Pemilihan BKM",
        "Tahap, pemilih yang datang, dan yang terpilih; semuanya jumlah.",
        ("bkm",),
    ),
}


def with_place(found: QuerySet) -> QuerySet:
    return found.select_related("kelurahan__parent").defer(
        "kelurahan__batas", "kelurahan__parent__batas"
    )


def visible(request: HttpRequest, jenis: str, pk: int) -> Any:
    """The group, if this person may see it; else 404."""
    if jenis not in GROUPS:
        raise Http404
    rows_ = GROUPS[jenis].objects.visible_to(request.user)
    return get_object_or_404(with_place(rows_), pk=pk)


def writable_ground(user: Any) -> QuerySet:
    """Kelurahan in which the person may write about groups."""
    here = access.scope_filter(user, "kode", RIGHT)
    ground = Wilayah.objects.current().filter(here, jenis__in=["kelurahan", "desa"])
    ground = ground.select_related("parent").defer("batas", "parent__batas")
    return ground.order_by("kode")


def answer(
    request: HttpRequest,
    form: Any,
    page: dict[str, Any],
    save: Callable[[], HttpResponse],
) -> HttpResponse:
    """The page of a form; ``save`` runs once it is valid and says where to go."""
    if request.method == "POST" and form.is_valid():
        try:
            return save()
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
    return _FORM.show(request, form, **page)
