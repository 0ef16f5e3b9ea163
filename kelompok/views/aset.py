"""The register of assets: list, page, form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kawasan import access
from kawasan.models import Kawasan, Rt, Wilayah
from kelompok import workflow_ksm as workflow
from kelompok.actions import upkeep as actions
from kelompok.forms.aset import AsetFilter, AsetForm
from kelompok.models import Aset, InspeksiOP, Kpp, KsmKegiatan
from kelompok.models.upkeep import FLAGS
from kelompok.views.attempts import attempt
from kelompok.views.ksm_kegiatan import form_methods
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.lib.numbers import typed_key


def with_places(rows: QuerySet) -> QuerySet:
    rows = rows.select_related("kelurahan__parent", "kawasan", "rt", "kpp")
    return rows.defer(
        "kelurahan__batas",
        "kelurahan__parent__batas",
        "kawasan__batas",
        "rt__batas",
        *(f"kpp__{name}" for name in Kpp.PERSONAL),
    )


def visible(request: HttpRequest, pk: int) -> Aset:
    rows = Aset.objects.visible_to(request.user).with_inspection(timezone.localdate())
    return get_object_or_404(with_places(rows), pk=pk)


def reportable(request: HttpRequest, pk: int) -> Aset:
    row = visible(request, pk)
    access.require(request.user, actions.REPORT, row.kode_wilayah)
    return row


class AsetList(Listing):
    template_name = "kelompok/aset_list.html"
    title = "Aset dan pemeliharaannya"
    placeholder = "Aset, kelurahan, kawasan, atau pengelola"
    search_fields = (
        "nama",
        "kelurahan__nama",
        "kawasan__nama",
        "pengelola",
        "kpp__nama",
    )
    filter_form = AsetFilter
    sorts = {
        "nama": ("nama",),
        "dibangun": ("tahun_dibangun", "nama"),
        "diperiksa": ("diperiksa", "nama"),
    }
    default_sort = "nama"
    export_name = "aset"
    export_source = "daftar aset dan inspeksi di SI BUNGAS"
    columns = (
        Column("Aset", "nama"),
        Column("Jenis", lambda a: a.get_jenis_display()),
        Column("Kelas", lambda a: a.get_kelas_display()),
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("Kawasan", lambda a: a.kawasan.nama if a.kawasan else ""),
        Column("Volume", "volume", "number"),
        Column("Satuan", "satuan"),
        Column("KPP", lambda a: a.kpp.nama if a.kpp else ""),
        Column("Pengelola lain", "pengelola"),
        Column("Tahun dibangun", "tahun_dibangun", "code"),
        Column("Terakhir diperiksa", "diperiksa", "date"),
        Column("Tidak diperiksa setahun", lambda a: "ya" if a.lama else "tidak"),
        Column("Jadwal terlewat", "jadwal_lewat", "number"),
    )

    def rows(self) -> QuerySet:
        found = Aset.objects.visible_to(self.request.user)
        return found.with_inspection(timezone.localdate())

    def prepared(self, rows: QuerySet) -> QuerySet:
        return with_places(rows)

    def extra(self, page: Page) -> dict[str, Any]:
        return {
            "lama": self.rows().filter(lama=True).count(),
            "may_edit": access.can_anywhere(self.request.user, actions.EDIT),
        }


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return page_of(request, visible(request, pk), 200)


def page_of(
    request: HttpRequest, row: Aset, status: int, done: Any = None
) -> HttpResponse:
    """The page of an asset; ``done`` is the form of a job that was refused."""
    today = timezone.localdate()
    fees = row.iuran_set.all()
    fields = InspeksiOP._meta
    labels = {n: str(fields.get_field(n).verbose_name).capitalize() for n in FLAGS}
    context = {
        "row": row,
        "flags": list(labels.values()),
        "inspections": [
            {"row": i, "answers": [(labels[n], getattr(i, n)) for n in FLAGS]}
            for i in row.inspeksi_set.all()
        ],
        "fees": fees,
        "fee_totals": fees.aggregate(
            tagihan=Sum("tagihan_rp"),
            diterima=Sum("diterima_rp"),
            dipakai=Sum("dipakai_rp"),
        ),
        "jobs": row.jadwal_set.all(),
        "done": done,
        "today": today,
        "may_edit": access.can(request.user, actions.EDIT, row.kode_wilayah),
        "may_report": access.can(request.user, actions.REPORT, row.kode_wilayah),
        "breadcrumbs": [("Aset", reverse("kelompok:aset_list")), (row.nama, None)],
    }
    return render(request, "kelompok/aset.html", context, status=status)


@form_methods
def new(request: HttpRequest) -> HttpResponse:
    """Entered by hand, or begun from a finished KSM activity (``?kegiatan=``)."""
    scope = list(access.scope(request.user, actions.EDIT))
    access.require(request.user, actions.EDIT, scope)
    initial: dict[str, Any] = {"tahun_dibangun": timezone.localdate().year}
    if asked := typed_key(request.GET.get("kegiatan")):
        made = _finished(request).filter(pk=asked).first()
        if made is not None:
            work = made.intervention
            initial |= {"kegiatan": made.pk, "nama": work.nama, "rt": work.rt_id}
            initial |= {"kelurahan": work.kelurahan_id, "kawasan": work.kawasan_id}
    form = _form(request, None, initial)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        saved, status = attempt(
            form, lambda: actions.create_aset(values=form.values(), by=request.user)
        )
        if saved:
            messages.success(request, f"Aset {saved.nama} disimpan.")
            return redirect(saved)
    back = reverse("kelompok:aset_list")
    return _page(request, form, status, title="Aset baru", back=back)


@form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = visible(request, pk)
    access.require(request.user, actions.EDIT, row.kode_wilayah)
    form = _form(request, row, {})
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        saved, status = attempt(
            form,
            lambda: actions.update_aset(
                aset=row,
                values=form.values(),
                versi=form.cleaned_data["versi"] or 0,
                by=request.user,
            ),
        )
        if saved:
            messages.success(request, f"Aset {saved.nama} disimpan.")
            return redirect(saved)
    back = row.get_absolute_url()
    return _page(request, form, status, title=f"Ubah {row.nama}", back=back)


def _finished(request: HttpRequest) -> QuerySet:
    rows = KsmKegiatan.objects.visible_to(request.user)
    rows = rows.filter(status__in=workflow.SETTLED)
    return rows.select_related("intervention", "ksm").defer("intervention__lokasi")


def _form(request: HttpRequest, row: Aset | None, initial: dict[str, Any]) -> AsetForm:
    here = access.scope_filter(request.user, "kode", actions.EDIT)
    ground = Wilayah.objects.current().filter(here, jenis__in=["kelurahan", "desa"])
    ground = ground.select_related("parent").defer("batas", "parent__batas")
    typed = request.POST.get("kelurahan", "") if request.method == "POST" else ""
    sound = typed.isascii() and typed.isdigit() and len(typed) < 18
    place = typed if sound else initial.get("kelurahan")
    place = place or (row.kelurahan_id if row else None)
    rt = Rt.objects.visible_to(request.user).filter(aktif=True)
    # RT of one kelurahan only: a province has thousands.
    if place or ground.count() != 1:
        rt = rt.filter(kelurahan_id=place) if place else rt.none()
    kept = Q(pk=row.rt_id) if row and row.rt_id else Q(pk__in=[])
    rt = Rt.objects.filter(Q(pk__in=rt.values("pk")) | kept).defer("batas")
    made = _finished(request)
    if place:
        made = made.filter(intervention__kelurahan_id=place)
    keepers = Kpp.objects.visible_to(request.user).defer(*Kpp.PERSONAL)
    if place:
        keepers = keepers.filter(kelurahan_id=place)
    return AsetForm(
        request.POST or None,
        instance=row,
        initial=initial,
        kelurahan=ground.order_by("kode"),
        kawasan=Kawasan.objects.visible_to(request.user).defer("batas"),
        rt=rt.select_related("kelurahan").defer("batas", "kelurahan__batas"),
        kegiatan=made,
        kpp=keepers.order_by("nama"),
    )


def _page(
    request: HttpRequest, form: AsetForm, status: int, **more: Any
) -> HttpResponse:
    context = {"form": form, **more}
    return render(request, "kelompok/aset_form.html", context, status=status)
