"""Lists across groups: visits, and the newest standing of every BKM and KSM."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import QuerySet

from kawasan.forms.filters import any_of
from kelompok import kematangan
from kelompok.models import Kunjungan, PenilaianKelompok
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing

_NAMES = ("bkm__nama", "ksm__nama", "bkm__kelurahan__nama", "ksm__kelurahan__nama")
_GROUP = (
    Column("Jenis", lambda row: row.group.NAMA_JENIS),
    Column("Kode kelompok", lambda row: row.group.kode, "code"),
    Column("Kelompok", lambda row: row.group.nama),
    Column("Kode kelurahan", lambda row: row.kode_wilayah, "code"),
    Column("Kelurahan/desa", lambda row: row.group.kelurahan.nama),
    Column("Tanggal", "tanggal", "date"),
)


class VisitFilter(FilterForm):
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Kunjungan.Jenis.choices)
    )
    dari = forms.DateField(label="Dari", widget=forms.DateInput({"type": "date"}))
    sampai = forms.DateField(label="Sampai", widget=forms.DateInput({"type": "date"}))
    lookups = {"jenis": "jenis", "dari": "tanggal__gte", "sampai": "tanggal__lte"}


class VisitList(Listing):
    template_name = "kelompok/visit_list.html"
    title = "Kunjungan pembinaan"
    placeholder = "Kelompok, kelurahan, atau temuan"
    search_fields = (*_NAMES, "kpp__nama", "tipp__nama", "temuan")
    filter_form = VisitFilter
    sorts = {"tanggal": ("-tanggal",)}
    default_sort = "tanggal"
    export_name = "kunjungan-pembinaan"
    export_source = "catatan kunjungan di SI BUNGAS"
    columns = (
        *_GROUP,
        Column("Jenis kunjungan", lambda row: row.get_jenis_display()),
        Column("Peserta laki-laki", "laki_laki", "number"),
        Column("Peserta perempuan", "perempuan", "number"),
        Column("Peserta MBR", "mbr", "number"),
        Column("Temuan", "temuan"),
        Column("Rekomendasi", "rekomendasi"),
    )

    def rows(self) -> QuerySet:
        return Kunjungan.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        found: Any = rows
        return found.with_group()


class StandingFilter(FilterForm):
    kelompok = forms.ChoiceField(
        label="Kelompok",
        choices=any_of("Semua", [("bkm", "BKM/LKM"), ("ksm", "KSM")]),
    )
    tahun = forms.IntegerField(label="Tahun", min_value=2015, max_value=2100)
    lookups = {"tahun": "tanggal__year"}

    def narrow_kelompok(self, rows: QuerySet, kind: str) -> QuerySet:
        return rows.filter(**{f"{kind}__isnull": False})


class StandingList(Listing):
    template_name = "kelompok/standing_list.html"
    title = "Kematangan kelompok"
    placeholder = "Kelompok atau kelurahan"
    search_fields = _NAMES
    filter_form = StandingFilter
    sorts = {"tanggal": ("-tanggal",)}
    default_sort = "tanggal"
    export_name = "kematangan-kelompok"
    export_source = "penilaian kelompok di SI BUNGAS, tingkat menurut ambang tahunnya"
    columns = (
        *_GROUP,
        Column("Rata-rata (%)", lambda row: round(row.rata_rata, 2), "number"),
        Column("Tingkat", lambda row: row.tingkat.nama or row.tingkat.keterangan),
        Column("Cara", "cara"),
    )

    def rows(self) -> QuerySet:
        return PenilaianKelompok.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        found: Any = rows
        return found.with_group()

    def exported(self, rows: QuerySet) -> Iterable[Any]:
        return with_levels(list(self.prepared(rows)))

    def extra(self, page: Page) -> dict[str, Any]:
        with_levels(page.object_list)
        return {"mandiri": kematangan.MANDIRI, "dari": kematangan.SUMBER_MANDIRI}


def with_levels(rows: Any) -> Any:
    """Each row with ``tingkat``; the limits are read once for all places."""
    limits = kematangan.Limits.of({row.kode_wilayah for row in rows})
    for row in rows:
        norms = limits.at(row.kode_wilayah, row.tanggal.year)
        row.tingkat = kematangan.level(row.rata_rata, norms)
    return rows
