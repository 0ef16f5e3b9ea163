"""Years of a kab/kota: the list, opening one, its board, its locks and snapshots."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments import boards, kondisi
from assessments.actions import years as actions
from assessments.forms.years import OpenYearForm, YearListFilter, YearStepForm
from assessments.models import SnapshotTahun, TahunPenanganan
from assessments.models.volumes import VOLUMES
from kawasan import access
from kawasan.models.rt import PENYEBUT
from sibungas.lib import exports
from sibungas.lib.errors import Refused
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_RIGHT = "manage_year"


def _years(user: Any) -> QuerySet:
    rows = TahunPenanganan.objects.visible_to(user)
    return rows.select_related("wilayah").defer("wilayah__batas")


class YearList(Listing):
    template_name = "assessments/year_list.html"
    title = "Tahun penanganan"
    placeholder = "Nama atau kode kab/kota"
    search_fields = ("wilayah__nama", "wilayah__kode")
    filter_form = YearListFilter
    sorts = {
        "tahun": ("-tahun", "wilayah__kode"),
        "tempat": ("wilayah__kode", "-tahun"),
    }
    default_sort = "tahun"
    export_name = "tahun-penanganan"
    columns = (
        Column("Kode kab/kota", "wilayah.kode", "code"),
        Column("Kabupaten/kota", lambda y: str(y.wilayah)),
        Column("Tahun", "tahun", "code"),
        Column("Status", lambda y: y.get_status_display()),
        Column("Sumber R0", lambda y: y.get_sumber_r0_display()),
        Column("Dasar", "dasar"),
        Column("Revisi kunci", "revisi", "number"),
        Column("Dikunci pada", "dikunci_pada", "time"),
    )

    def rows(self) -> QuerySet:
        return TahunPenanganan.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("wilayah").defer("wilayah__batas")

    def extra(self, page: Any) -> dict[str, Any]:
        return {"may_open": access.can_anywhere(self.request.user, _RIGHT)}


@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: HttpRequest) -> HttpResponse:
    access.require(request.user, _RIGHT, list(access.scope(request.user, _RIGHT)))
    form = OpenYearForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            year = actions.open_year(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Tahun {year.tahun} dibuka di {year.wilayah}.")
            return redirect(year)
    status = 422 if form.is_bound else 200
    back = reverse("assessments:years")
    context = {"form": form, "back": back}
    return render(request, "assessments/year_form.html", context, status=status)


@require_safe
def detail(request: HttpRequest, kode: str, tahun: int) -> HttpResponseBase:
    year = get_object_or_404(_years(request.user), wilayah__kode=kode, tahun=tahun)
    lines = boards.of_year(year, request.user)
    only = request.GET.get("tampil", "")
    shown = [line for line in lines if only != "belum" or line.belum_mengisi]
    kind = request.GET.get("unduh", "")
    if kind in exports.MOST_ROWS:
        return exports.respond(request, _board_export(year, shown), kind, len(shown))
    whole = access.can(request.user, "see", year.kode_wilayah)
    context = {
        "year": year,
        "lines": shown,
        "only": only,
        "idle": sum(line.belum_mengisi for line in lines),
        "missing": boards.missing(year) if whole and not year.is_locked else [],
        "whole": whole,
        "change": kondisi.of_wilayah(year.wilayah_id, tahun) if whole else None,
        "snapshots": year.snapshot_set.select_related("dibuat_oleh") if whole else [],
        "may_manage": access.can(request.user, _RIGHT, year.kode_wilayah),
        "may_unlock": access.can(request.user, "unlock_year", year.kode_wilayah)
        and year.diminta_oleh_id not in (None, request.user.pk),
        "breadcrumbs": [
            ("Tahun penanganan", reverse("assessments:years")),
            (f"{year.wilayah} {year.tahun}", None),
        ],
    }
    return render(request, "assessments/year.html", context)


@require_POST
def step(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    year = get_object_or_404(_years(request.user), wilayah__kode=kode, tahun=tahun)
    form = YearStepForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Langkah ini tidak terbaca. Muat ulang halaman.")
        return redirect(year)
    asked = form.cleaned_data
    said = _STEPS[asked["langkah"]](year, asked["alasan"], asked["versi"], request.user)
    messages.success(request, said)
    return redirect(year)


def _lock(year: Any, alasan: str, versi: int, by: Any) -> str:
    taken = actions.lock_year(year=year, alasan=alasan, versi=versi, by=by)
    return f"Tahun {year.tahun} dikunci, potret revisi {taken.revisi} disimpan."


def _ask(year: Any, alasan: str, versi: int, by: Any) -> str:
    actions.ask_to_unlock(year=year, alasan=alasan, versi=versi, by=by)
    return "Permintaan disimpan. Admin provinsi atau pimpinan lain memutuskannya."


def _unlock(year: Any, alasan: str, versi: int, by: Any) -> str:
    actions.unlock_year(year=year, versi=versi, by=by)
    return f"Tahun {year.tahun} dibuka kembali. Potret yang lama tetap tersimpan."


def _keep(year: Any, alasan: str, versi: int, by: Any) -> str:
    actions.keep_locked(year=year, alasan=alasan, versi=versi, by=by)
    return f"Permintaan ditolak. Tahun {year.tahun} tetap terkunci."


_STEPS: dict[str, Callable[[Any, str, int, Any], str]] = {
    "kunci": _lock,
    "minta": _ask,
    "buka": _unlock,
    "tolak": _keep,
}


@require_safe
def snapshot(
    request: HttpRequest, kode: str, tahun: int, revisi: int
) -> HttpResponseBase:
    """The rows of a snapshot as a download; only for the whole kab/kota."""
    if not access.can_anywhere(request.user, "see_assessment"):
        raise PermissionDenied("Potret memuat angka per RT.")
    years = _years(request.user).filter(
        access.scope_filter(request.user, "wilayah__kode", "see_assessment")
    )
    year = get_object_or_404(years, wilayah__kode=kode, tahun=tahun)
    taken = get_object_or_404(SnapshotTahun, tahun=year, revisi=revisi)
    rows = taken.rt_set.annotate(
        no_rt=F("rt__rt"), no_rw=F("rt__rw"), kelurahan=F("rt__kelurahan__nama")
    )
    export = exports.Export(
        name=f"potret-{kode}-{tahun}-r{revisi}",
        title=f"Potret tahun {tahun} {year.wilayah}, revisi {revisi}",
        source=f"potret saat tahun dikunci {taken.dibuat_pada:%Y-%m-%d}",
        columns=_SNAPSHOT_COLUMNS,
        rows=rows.iterator(chunk_size=2000),
        notes=(
            f"SHA-256 {taken.sha256}.",
            *(("DATA CONTOH, bukan keadaan sebenarnya.",) if taken.is_demo else ()),
        ),
    )
    kind = "xlsx" if request.GET.get("unduh") == "xlsx" else "csv"
    return exports.respond(request, export, kind, rows.count())


_SNAPSHOT_COLUMNS = (
    Column("Kode kelurahan", "kode_kelurahan", "code"),
    Column("Kelurahan/desa", "kelurahan"),
    Column("Kode kawasan", "kode_kawasan", "code"),
    Column("RW", "no_rw", "code"),
    Column("RT", "no_rt", "code"),
    Column("Keadaan", "keadaan"),
    Column("Asal", "asal"),
    Column("Tahun survei", "asal_tahun", "code"),
    *(Column(name, name, "number") for name in (*PENYEBUT, *VOLUMES)),
    Column("Skor", "skor", "number"),
    Column("Tingkat", "tingkat"),
    Column("Rata-rata kekumuhan (%)", "rata_rata", "number"),
)


def _board_export(year: TahunPenanganan, lines: list[boards.Line]) -> exports.Export:
    return exports.Export(
        name=f"isian-{year.wilayah.kode}-{year.tahun}",
        title=f"Isian tahun {year.tahun} {year.wilayah}",
        source="penilaian dan kegiatan di SI BUNGAS",
        columns=(
            Column("Kode kelurahan", "kode", "code"),
            Column("Kelurahan/desa", "nama"),
            Column("Kecamatan", "kecamatan"),
            Column("RT aktif", "jumlah_rt", "number"),
            Column("RT dengan R0", "rt_dengan_r0", "number"),
            Column("Penilaian", "penilaian", "number"),
            Column("Penilaian belum disahkan", "penilaian_terbuka", "number"),
            Column("Kegiatan", "kegiatan", "number"),
            Column("Kegiatan menunggu verifikasi", "menunggu", "number"),
            Column("Kegiatan disetujui", "disetujui", "number"),
            Column("Isian kegiatan terakhir", "terakhir", "time"),
        ),
        rows=lines,
        notes=("DATA CONTOH, bukan keadaan sebenarnya.",) if year.is_demo else (),
    )
