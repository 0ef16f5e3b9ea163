"""Action items: list, what the own institution owes, board, page, form, steps."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Indicator
from kawasan import access
from kawasan.models import Intervention, Kawasan, Wilayah
from kelompok.actions import action_items as actions
from kelompok.forms import action_items as forms
from kelompok.models import ActionItem, Bimtek, Meeting
from kelompok.models.action_item import LATE
from kelompok.querysets import OPEN
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.exports import Column
from sibungas.lib.form_page import FormPage
from sibungas.lib.listing import Listing

_FORM = FormPage("kelompok/action_form.html")
_form_methods = require_http_methods(["GET", "HEAD", "POST"])
LIST = ("Tindak lanjut", "kelompok:action_list")
_MOST_WORKS = 300
_WORK_YEARS = 2


def with_places(rows: QuerySet) -> QuerySet:
    return rows.select_related(
        "wilayah", "pic_institution", "kawasan", "intervention", "indicator"
    ).defer("wilayah__batas", "kawasan__batas", "intervention__lokasi")


def counts(rows: QuerySet) -> dict[str, int]:
    """How many there are, still to do, late, and without an end in this month."""
    day = timezone.localdate()
    still = Q(status__in=OPEN)
    return rows.order_by().aggregate(
        semua=Count("pk"),
        terbuka=Count("pk", filter=still),
        terlambat=Count("pk", filter=still & Q(tenggat__lt=day)),
        selesai=Count("pk", filter=Q(status=ActionItem.Status.SELESAI)),
    )


class ActionItemList(Listing):
    template_name = "kelompok/action_list.html"
    title = "Tindak lanjut"
    placeholder = "Uraian, instansi, atau wilayah"
    search_fields = (
        "uraian",
        "pic_institution__nama",
        "pic_institution__singkatan",
        "wilayah__nama",
    )
    filter_form = forms.ActionItemFilter
    sorts = {
        "mendesak": ("tertutup", "tenggat"),
        "tenggat": ("tenggat",),
        "instansi": ("pic_institution__nama", "tenggat"),
        "tempat": ("wilayah__kode", "tenggat"),
        "progres": ("progres", "tenggat"),
    }
    default_sort = "mendesak"
    export_name = "tindak-lanjut"
    export_source = "tindak lanjut di SI BUNGAS"
    columns = (
        Column("Nomor", "pk", "code"),
        Column("Uraian", "uraian"),
        Column("Instansi penanggung jawab", "pic_institution.nama"),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda item: str(item.wilayah)),
        Column("Kategori", lambda item: item.get_kategori_display()),
        Column("Jangka", lambda item: item.get_horizon_display()),
        Column("Dimensi kapasitas", lambda item: item.get_dimensi_display()),
        Column("Prioritas", lambda item: item.get_prioritas_display()),
        Column("Tenggat", "tenggat", "date"),
        Column("Status", lambda item: item.get_status_display()),
        Column("Hari terlambat", "days_late", "number"),
        Column("Progres (%)", "progres", "number"),
        Column("Tanggal selesai", "selesai_pada", "date"),
        Column("Asal", lambda item: item.get_sumber_jenis_display()),
        Column("Kawasan", lambda item: item.kawasan.nama if item.kawasan else ""),
        Column(
            "Kegiatan", lambda item: item.intervention.nama if item.intervention else ""
        ),
        Column("Indikator", lambda item: item.indicator.nama if item.indicator else ""),
        Column("Alamat bukti", "bukti_url"),
        Column("Data contoh", lambda item: "ya" if item.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        return ActionItem.objects.visible_to(self.request.user).open_first()

    def prepared(self, rows: QuerySet) -> QuerySet:
        return with_places(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {
            "totals": counts(self.rows()),
            "may_edit": access.can_anywhere(user, actions.RIGHT),
            "tab": "daftar",
            "late": LATE,
        }


class OwnList(ActionItemList):
    """What the own institution owes, the most urgent first."""

    title = "Tindak lanjut instansi saya"
    filter_form = forms.OwnFilter
    export_name = "tindak-lanjut-instansi"

    def rows(self) -> QuerySet:
        office = getattr(self.request.user, "instansi_id", None)
        return (
            super().rows().filter(pic_institution=office)
            if office
            else (super().rows().none())
        )

    def extra(self, page: Page) -> dict[str, Any]:
        found = super().extra(page)  # noqa: S610 - ours, not that of a queryset
        return {**found, "tab": "saya", "own": self.request.user}


# One item ---------------------------------------------------------------------------


def _visible(request: HttpRequest, pk: int) -> ActionItem:
    rows = ActionItem.objects.visible_to(request.user)
    return get_object_or_404(with_places(rows), pk=pk)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    item = _visible(request, pk)
    return render(request, "kelompok/action.html", _context(request, item))


def _context(request: HttpRequest, item: ActionItem) -> dict[str, Any]:
    user = request.user
    reads_names = access.can(user, "see_assessment", item.kode_wilayah)
    sees_work = item.intervention_id and (
        Intervention.objects.visible_to(user).filter(pk=item.intervention_id).exists()
    )
    sees_area = item.kawasan_id and (
        Kawasan.objects.visible_to(user).filter(pk=item.kawasan_id).exists()
    )
    return {
        "item": item,
        "source_url": _source(user, item),
        "reports": item.laporan.select_related("dibuat_oleh"),
        "reads_names": reads_names,
        "sees_work": sees_work,
        "sees_area": sees_area,
        "choices": [one for one in STEPS.values() if one.is_for(user, item)],
        "may_edit": access.can(user, actions.RIGHT, item.kode_wilayah),
        "breadcrumbs": [(LIST[0], reverse(LIST[1])), (str(item), None)],
    }


def _source(user: Any, item: ActionItem) -> str:
    """The page of what the item came from, when the reader sees that as well."""
    known = {"rapat": Meeting, "bimtek": Bimtek}.get(item.sumber_jenis)
    if known is None:
        return ""
    seen: Any = known._default_manager
    if not seen.visible_to(user).filter(pk=item.sumber_id).exists():
        return ""
    return reverse(f"kelompok:{item.sumber_jenis}", args=[item.sumber_id])


@_form_methods
def new(request: HttpRequest) -> HttpResponse:
    right = actions.RIGHT
    access.require(request.user, right, list(access.scope(request.user, right)))
    page = {"title": "Tindak lanjut baru", "back": reverse(LIST[1])}
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.create_action_item(**form.values(), by=request.user)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Tindak lanjut disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


@_form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    item = _visible(request, pk)
    access.require(request.user, actions.RIGHT, item.kode_wilayah)
    page = {"title": "Ubah tindak lanjut", "back": item.get_absolute_url()}
    form = _form(request, item)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["versi"] or 0
        try:
            saved = actions.update_action_item(
                item=item, values=form.values(), versi=seen, by=request.user
            )
        except Stale as stale:
            return _FORM.conflict(request, form, stale, **page)
        except (Refused, ValidationError) as refusal:
            return _FORM.refused(request, form, refusal, **page)
        messages.success(request, "Tindak lanjut disimpan.")
        return redirect(saved)
    return _FORM.show(request, form, **page)


def _form(request: HttpRequest, item: ActionItem | None) -> forms.ActionItemForm:
    """The form with the places in which the person keeps the list."""
    user = request.user
    here = access.scope_filter(user, "kode", actions.RIGHT)
    places = Wilayah.objects.current().filter(
        here, jenis__in=["provinsi", "kabupaten", "kota"]
    )
    return forms.ActionItemForm(
        request.POST or None,
        instance=item,
        places=places.defer("batas").order_by("kode"),
        links={
            "kawasan": Kawasan.objects.visible_to(user).defer("batas"),
            "intervention": _works(user, item),
            "indicator": Indicator.objects.order_by("sektor", "nama"),
        },
    )


def _works(user: Any, item: ActionItem | None) -> QuerySet:
    """The newest works that the person sees, and the one that is tied already."""
    seen = Intervention.objects.visible_to(user)
    recent = seen.filter(tahun__gte=timezone.localdate().year - _WORK_YEARS)
    keys = list(
        recent.order_by("-tahun", "-pk").values_list("pk", flat=True)[:_MOST_WORKS]
    )
    if item and item.intervention_id:
        keys.append(item.intervention_id)
    rows = Intervention.objects.filter(pk__in=keys).select_related("kelurahan")
    return rows.defer("lokasi", "kelurahan__batas").order_by("-tahun", "nama")


# Steps ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One deed on an item: its page, its form, and whose it is."""

    name: str
    label: str
    done: str
    form: type
    kind: str = ""
    keeper: bool = False
    of_open: bool = True

    def is_for(self, user: Any, item: ActionItem) -> bool:
        """Never a button that would be refused."""
        return item.is_open == self.of_open and self.is_allowed(user, item)

    def is_allowed(self, user: Any, item: ActionItem) -> bool:
        if self.keeper:
            return access.can(user, actions.RIGHT, item.kode_wilayah)
        return actions.may_report(user, item)


STEPS = {
    one.name: one
    for one in (
        Step("lapor", "Laporkan kemajuan", "Kemajuan dicatat.", forms.ReportForm),
        Step("selesai", "Nyatakan selesai", "Tindak lanjut selesai.", forms.FinishForm,
             "secondary"),
        Step("batal", "Batalkan", "Tindak lanjut dibatalkan.", forms.ReasonForm,
             "quiet", keeper=True),
        Step("buka", "Buka kembali", "Tindak lanjut dibuka kembali.", forms.ReasonForm,
             keeper=True, of_open=False),
    )
}  # fmt: skip


@_form_methods
def step(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    one = STEPS.get(langkah)
    if one is None:
        raise Http404
    item = _visible(request, pk)
    if not one.is_allowed(request.user, item):
        access.require(request.user, actions.RIGHT, item.kode_wilayah)
    form = one.form(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            _do(one.name, item, form, request.user)
        except Stale:
            sentence = (
                "Tindak lanjut ini berubah sejak Anda membukanya. Periksa keadaannya"
                " sekarang, lalu ulangi bila masih perlu."
            )
            return _told(request, item.pk, sentence)
        except Refused as refusal:
            return _told(request, item.pk, refusal.message)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, one.done)
            return redirect(item)
    context = {"item": item, "step": one, "form": form, "back": item.get_absolute_url()}
    status = 422 if form.is_bound else 200
    return render(request, "kelompok/action_step.html", context, status=status)


def _do(name: str, item: ActionItem, form: Any, by: Any) -> None:
    typed = {k: v for k, v in form.cleaned_data.items() if k != "versi"}
    common: dict[str, Any] = {"item": item, "versi": form.seen, "by": by}
    if name == "lapor":
        actions.report_progress(**typed, **common)
    elif name == "selesai":
        actions.finish_action_item(**typed, **common)
    elif name == "batal":
        actions.cancel_action_item(reason=typed["alasan"], **common)
    else:
        actions.reopen_action_item(reason=typed["alasan"], **common)


def _told(request: HttpRequest, pk: int, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    context = _context(request, _visible(request, pk))
    return render(request, "kelompok/action.html", context, status=409)
