"""Which kawasan comes first and how it is treated: the list, and one kawasan."""

import re
from typing import Any

from django.core.paginator import Page
from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments import priorities, waiting
from assessments.forms.priority import PriorityFilter
from assessments.priorities import Standing
from assessments.scoring import priority
from kawasan import access, konvensi
from kawasan.models import Kawasan, Pertimbangan, Wilayah
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import tingkat_label

_YEAR = re.compile(r"20\d\d", re.ASCII)
_LAND = {"legal": "Legal", "tidak_legal": "Tidak legal", "": ""}


def _kelurahan() -> Prefetch:
    places = Wilayah.objects.only("kode", "nama", "jenis").order_by("kode")
    return Prefetch("kelurahan", places)


class PriorityList(Listing):
    template_name = "assessments/priority_list.html"
    title = "Prioritas penanganan"
    placeholder = "Nama, alias, atau kode kawasan"
    search_fields = ("nama", "kode", "alias")
    filter_form = PriorityFilter
    sorts = {
        "prioritas": ("urutan",),
        "nama": ("nama",),
        "luas": ("luas_verifikasi_ha",),
        "skor": ("skor_tahun",),
    }
    default_sort = "prioritas"
    export_name = "prioritas"
    export_source = "rekap penilaian disahkan dan pertimbangan kantor"

    def rows(self) -> QuerySet:
        rows = Kawasan.objects.visible_to(self.request.user)
        year = self.filters.year
        of_year = FilteredRelation("rekap", condition=Q(rekap__tahun=year))
        return rows.annotate(of_year=of_year).annotate(skor_tahun=F("of_year__skor"))

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.defer("batas").prefetch_related(_kelurahan())

    def extra(self, page: Page) -> dict[str, Any]:
        for kawasan in page.object_list:
            kawasan.standing = self.filters.standings[kawasan.pk]
        return {"tahun": self.filters.year}

    @property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]
        """The columns of a download, each read from the standing of the row."""

        def of(read: Any) -> Any:
            return lambda kawasan: read(self.filters.standings[kawasan.pk])

        def fact(name: str) -> Any:
            return of(lambda one: getattr(one.fakta, name, None))

        return (
            Column("Kode", "kode", "code"),
            Column("Kawasan", "nama"),
            Column("Kelurahan/desa", lambda k: _names(k)),
            Column("Tahun", of(lambda one: one.tahun), "code"),
            Column("Prioritas", of(lambda one: one.verdict.prioritas), "number"),
            Column("Sel matriks", of(lambda one: one.verdict.kode), "code"),
            Column("Tingkat", of(lambda one: _level(one))),
            Column("Skor", "skor_tahun", "number"),
            Column("Nilai strategis", fact("nilai_strategis"), "number"),
            Column(
                "Jiwa per ha",
                of(lambda one: getattr(one.verdict.kepadatan, "kepadatan", None)),
                "number",
            ),
            Column(
                "Nilai kependudukan",
                of(lambda one: one.verdict.nilai[priority.DENSITY]),
                "number",
            ),
            Column("Nilai sosial budaya", fact("sosial_budaya"), "number"),
            Column("Jumlah pertimbangan", of(lambda one: one.verdict.total), "number"),
            Column("Pertimbangan lain", of(lambda one: one.verdict.kelas)),
            Column("Legalitas", of(lambda one: _LAND[one.legalitas])),
            Column("Saran pola", of(lambda one: one.pola_label)),
            Column(
                "Pola dipilih",
                of(
                    lambda one: (
                        one.fakta.get_pola_dipilih_display() if one.fakta else ""
                    )
                ),
            ),
            Column("Luas verifikasi (ha)", "luas_verifikasi_ha", "number"),
            Column(
                "Luas RT kumuh (ha)",
                of(lambda one: one.rekap.luas_kumuh_ha if one.rekap else None),
                "number",
            ),
            Column(
                "RT dinilai",
                of(lambda one: getattr(one.rekap, "rt_dinilai", None)),
                "number",
            ),
            Column(
                "RT", of(lambda one: getattr(one.rekap, "jumlah_rt", None)), "number"
            ),
            Column("Data yang kurang", of(lambda one: "; ".join(one.kurang))),
        )


def _names(kawasan: Kawasan) -> str:
    return ", ".join(place.nama for place in kawasan.kelurahan.all())


def _level(one: Standing) -> str:
    return tingkat_label(one.tingkat) if one.tingkat else ""


# One kawasan ------------------------------------------------------------------------


@require_safe
def detail(request: HttpRequest, kode: str) -> HttpResponse:
    """Every input with its source, the arithmetic, and what follows."""
    seen = Kawasan.objects.visible_to(request.user).defer("batas")
    kawasan = get_object_or_404(seen, kode=kode)
    asked = request.GET.get("tahun", "")
    years = _years(kawasan)
    year = int(asked) if _YEAR.fullmatch(asked) else max(years)
    one = priorities.of(Kawasan.objects.filter(pk=kawasan.pk), year)[kawasan.pk]
    codes = list(kawasan.kelurahan.values_list("kode", flat=True))
    context = {
        "kawasan": kawasan,
        "tahun": year,
        "years": sorted({*years, year}, reverse=True),
        "standing": one,
        "verdict": one.verdict,
        # A row that is not stored: everything in it is unknown.
        "fakta": one.fakta or Pertimbangan(),
        "rekap": one.rekap,
        "rumus": _sum_in_words(one),
        "kelas_list": priority.rules()["kelas"],
        "kelas_rentang": _span(one.verdict.kelas),
        "matriks": [(row[0].tingkat, row) for row in priority.matrix()],
        "pilihan": [
            (kode, priorities.pola_label(kode)) for kode in one.verdict.pilihan
        ],
        "setelah_legal": priorities.pola_label(priority.after_legalising(one.tingkat)),
        "konvensi": _conventions(one),
        "sumber_aturan": priority.rules()["sumber"],
        "tunda": waiting.in_area(kawasan.pk, year).jumlah,
        "may_edit": access.can(request.user, "edit_kawasan", codes),
        "breadcrumbs": [
            ("Prioritas", reverse("assessments:priority_list")),
            (kawasan.nama, kawasan.get_absolute_url()),
            ("Prioritas penanganan", None),
        ],
    }
    return render(request, "assessments/priority.html", context)


def _years(kawasan: Any) -> set[int]:
    """Years with facts or approved sheets, and this one."""
    facts = Pertimbangan.objects.filter(kawasan=kawasan)
    counted = kawasan.rekap.filter(rt_dinilai__gt=0)
    return {
        *facts.values_list("tahun", flat=True),
        *counted.values_list("tahun", flat=True),
    } or {timezone.localdate().year}


def _sum_in_words(one: Standing) -> str:
    """5 + 3 + 1 = 9; empty while an item is missing."""
    if one.verdict.total is None:
        return ""
    items = " + ".join(str(value) for value in one.verdict.nilai.values())
    return f"{items} = {one.verdict.total}"


def _span(kelas: str) -> str:
    line = next((c for c in priority.rules()["kelas"] if c["kode"] == kelas), None)
    return f"{line['dari']}–{line['sampai']}" if line else ""


def _conventions(one: Standing) -> list[dict[str, Any]]:
    """The two conventions in use per kab/kota, in words, with their source."""
    codes = list(one.kab_kota)
    values = konvensi.values_of(codes, one.tahun)
    rows = konvensi.in_force(codes, one.tahun)
    found = []
    for kode in codes:
        for kunci in (priorities.TABLE, priorities.RULE):
            key, row = konvensi.KEYS[kunci], rows[kode].get(kunci)
            found.append(
                {
                    "kode": kode,
                    "label": key.label,
                    "nilai": key.values[values[kode][kunci]],
                    "sumber": row.sumber if row else "bawaan portal",
                }
            )
    return found
