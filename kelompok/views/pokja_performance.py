"""How the Pokja of the kab/kota performed: ranking, form, names of the aspects."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions import pokja as actions
from kelompok.forms.pokja import (
    AspectForm,
    PerformanceFilter,
    PerformanceForm,
    aspect_names,
)
from kelompok.models import PokjaAnggota, PokjaAspek, PokjaPenilaian
from kelompok.models.pokja import ASPECTS
from kelompok.views.pokja import form_methods, kept, places_of, yes_no
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing


def _points(number: int) -> Any:
    return lambda row: row.skor[number] if number < len(row.skor) else None


def with_head(rows: QuerySet) -> QuerySet:
    """With the seat of the ketua of the Pokja of that place and year, never a name.

    Of several the one whose term lasts, else the one that lasted longest.
    """
    seats = PokjaAnggota.objects.filter(
        pokja__wilayah=OuterRef("wilayah"),
        pokja__tahun=OuterRef("tahun"),
        peran=PokjaAnggota.Peran.KETUA,
    ).order_by(F("sampai").desc(nulls_first=True), "-pk")
    return rows.annotate(
        ketua_instansi=Subquery(seats.values("institution__nama")[:1]),
        ketua_jabatan=Subquery(seats.values("jabatan")[:1]),
    )


class Ranking(Listing):
    template_name = "kelompok/pokja_ranking.html"
    title = "Kinerja Pokja PKP"
    placeholder = "Kabupaten/kota"
    search_fields = ("wilayah__nama",)
    filter_form = PerformanceFilter
    sorts = {
        "peringkat": ("peringkat", "wilayah__kode"),
        "tempat": ("wilayah__kode",),
    }
    default_sort = "peringkat"
    export_name = "kinerja-pokja"
    export_source = "penilaian kinerja Pokja yang dicatat di SI BUNGAS"
    columns = (
        Column("Peringkat", "peringkat", "number"),
        Column("Kode wilayah", "wilayah.kode", "code"),
        Column("Wilayah", lambda row: str(row.wilayah)),
        Column("Tahun", "tahun", "code"),
        Column("Instansi ketua Pokja", "ketua_instansi"),
        Column("Jabatan ketua Pokja", "ketua_jabatan"),
        Column("Pembentukan", lambda row: row.get_pembentukan_display()),
        Column("Ada SK", lambda row: yes_no(row.ada_sk)),
        Column("Penggabungan", lambda row: row.get_penggabungan_display()),
        Column("Program kerja", lambda row: yes_no(row.program_kerja)),
        Column("Forum PKP aktif", lambda row: yes_no(row.forum_pkp)),
        Column("Didukung APBD", lambda row: yes_no(row.dukungan_apbd)),
        *(
            Column(f"Aspek {number + 1}", _points(number), "number")
            for number in range(ASPECTS)
        ),
        Column("Jumlah skor", "total", "number"),
        Column("Aspek terisi", "terisi", "number"),
        Column("Sumber", "sumber"),
        Column("Data contoh", lambda row: "ya" if row.is_demo else ""),
    )

    def rows(self) -> QuerySet:
        return PokjaPenilaian.objects.visible_to(self.request.user).ranked()

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = rows.select_related("wilayah").defer("wilayah__batas")
        return with_head(rows)

    def selection(self) -> QuerySet:
        rows = super().selection()
        if self.sort == self.default_sort:
            first = F("peringkat").asc(nulls_last=True)
            rows = rows.order_by(first, "wilayah__kode", "pk")
        return rows

    def extra(self, page: Page) -> dict[str, Any]:
        user, year = self.request.user, self.filters.year
        cities = Wilayah.objects.visible_to(user).current()
        cities = cities.filter(jenis__in=["kabupaten", "kota"])
        assessed = PokjaPenilaian.objects.filter(tahun=year).values("wilayah")
        for row in page.object_list:
            row.may_edit = access.can(user, actions.RIGHT, row.wilayah.kode)
        return {
            "year": year,
            "missing": cities.exclude(pk__in=assessed).only("nama", "jenis", "kode"),
            "aspects": aspect_names(),
            "unnamed": not PokjaAspek.objects.exclude(nama="").exists(),
            "may_edit": access.can_anywhere(user, actions.RIGHT),
            "may_name": actions.may_name_aspects(user),
            "tab": "kinerja",
        }


class _Saved:
    """Where a saved assessment leads: the ranking of its year."""

    def __init__(self, row: PokjaPenilaian):
        self.row = row

    def get_absolute_url(self) -> str:
        return f"{reverse('kelompok:pokja_ranking')}?tahun={self.row.tahun}"


@form_methods
def new(request: HttpRequest) -> HttpResponse:
    right = actions.RIGHT
    access.require(request.user, right, list(access.scope(request.user, right)))
    form = PerformanceForm(request.POST or None, places=places_of(request.user))
    return _kept(request, form, None, "Penilaian kinerja baru")


@form_methods
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PokjaPenilaian.objects.visible_to(request.user).select_related("wilayah")
    row = get_object_or_404(rows.defer("wilayah__batas"), pk=pk)
    access.require(request.user, actions.RIGHT, row.kode_wilayah)
    form = PerformanceForm(
        request.POST or None, instance=row, places=places_of(request.user)
    )
    return _kept(request, form, row, f"Ubah {row}")


def _kept(request: HttpRequest, form: Any, row: Any, title: str) -> HttpResponse:
    page = {
        "title": title,
        "back": reverse("kelompok:pokja_ranking"),
        "submit": "Simpan penilaian",
        "lead": (
            "Nama resmi sepuluh aspek belum ditemukan, dan skala 0–10 per aspek"
            " adalah pilihan portal ini. Kosongkan yang belum dinilai."
        ),
    }

    def save() -> _Saved:
        seen = form.cleaned_data["versi"] or 0
        saved = actions.save_assessment(
            row=row, values=form.values(), versi=seen, by=request.user
        )
        return _Saved(saved)

    return kept(request, form, save, page)


@form_methods
def aspects(request: HttpRequest) -> HttpResponse:
    """What the ten aspects are called."""
    if not actions.may_name_aspects(request.user):
        raise PermissionDenied("Nama aspek ditetapkan provinsi.")
    form = AspectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.name_aspects(
            names=form.names(), sumber=form.cleaned_data["sumber"], by=request.user
        )
        messages.success(request, "Nama aspek disimpan.")
        return redirect("kelompok:pokja_ranking")
    status = 422 if form.is_bound else 200
    context = {"form": form, "back": reverse("kelompok:pokja_ranking")}
    return render(request, "kelompok/pokja_aspects.html", context, status=status)
