"""Keranjang: sheets that were cancelled and RT that were closed, to be put back."""

from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from assessments import workflow
from assessments.forms.filters import PlaceFilter
from assessments.models import Assessment
from assessments.views.listing import sheets_of
from kawasan import access
from kawasan.forms.filters import any_of
from kawasan.models import Rt
from sibungas.audit.models import AuditEvent
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing
from sibungas.templatetags.ui import tingkat_label

_UNREAD = ("batas", "kelurahan__batas", "kelurahan__parent__batas", "kawasan__batas")
_PLACE = ("kelurahan__kode", "rw", "rt", "kampung")
_SEARCHED = ("rt", "rw", "kampung", "kelurahan__nama", "kawasan__nama")


class CancelledFilter(PlaceFilter):
    tahun = forms.IntegerField(label="Tahun", min_value=1990, max_value=2100)
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Assessment.Jenis.choices)
    )
    lookups = {"tahun": "tahun", "jenis": "jenis"}


class CancelledSheets(Listing):
    """Cancelled sheets, the last one first. Putting back is a step of the sheet."""

    template_name = "dashboard/bin_sheets.html"
    title = "Keranjang: penilaian dibatalkan"
    placeholder = "RT, kelurahan, kawasan, atau alasan"
    search_fields = (*(f"rt__{name}" for name in _SEARCHED), "alasan")
    filter_form = CancelledFilter
    sorts = {
        "rt": tuple(f"rt__{name}" for name in _PLACE),
        "tahun": ("tahun",),
        "dibatalkan": ("dibatalkan_pada",),
    }
    default_sort = "-dibatalkan"
    export_name = "keranjang-penilaian"
    export_source = "penilaian yang dibatalkan di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "rt.kelurahan.kode", "code"),
        Column("Kelurahan/desa", "rt.kelurahan.nama"),
        Column("RW", "rt.rw", "code"),
        Column("RT", "rt.rt", "code"),
        Column("Tahun", "tahun", "code"),
        Column("Jenis", lambda sheet: sheet.get_jenis_display()),
        Column("Skor", "skor", "number"),
        Column("Tingkat", lambda s: tingkat_label(s.tingkat) if s.tingkat else ""),
        Column("Dibatalkan", "dibatalkan_pada", "time"),
        Column("Oleh", lambda s: s.dibatalkan_oleh.nama if s.dibatalkan_oleh else ""),
        Column("Alasan", "alasan"),
        Column("Penilaian", "uuid", "code"),
    )

    def rows(self) -> QuerySet:
        return sheets_of(self.request.user).filter(status=workflow.DIBATALKAN)

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = rows.select_related(
            "rt__kelurahan__parent", "rt__kawasan", "dibatalkan_oleh"
        )
        return rows.defer(*(f"rt__{name}" for name in _UNREAD))

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        for sheet in page.object_list:
            sheet.may_restore = access.can(user, "cancel", sheet.kode_wilayah)
        return {"sees_sheets": True}


class ClosedRt(Listing):
    """Closed RT, the last one first. They are opened again on their own page."""

    template_name = "dashboard/bin_rt.html"
    title = "Keranjang: RT ditutup"
    placeholder = "RT, kelurahan, atau kawasan"
    search_fields = _SEARCHED
    filter_form = PlaceFilter
    sorts = {"rt": _PLACE, "ditutup": ("ditutup_pada",)}
    default_sort = "-ditutup"
    export_name = "keranjang-rt"
    export_source = "RT yang ditutup di SI BUNGAS"
    columns = (
        Column("Kode kelurahan", "kelurahan.kode", "code"),
        Column("Kelurahan/desa", "kelurahan.nama"),
        Column("RW", "rw", "code"),
        Column("RT", "rt", "code"),
        Column("Kampung", "kampung"),
        Column("Kawasan", lambda rt: rt.kawasan.nama if rt.kawasan else ""),
        Column("Ditutup", "ditutup_pada", "time"),
        Column("Oleh", "ditutup_oleh"),
        Column("Alasan", "alasan_tutup"),
    )

    def rows(self) -> QuerySet:
        user = self.request.user
        closings = AuditEvent.objects.filter(
            verba="rt.closed",
            objek_jenis=Rt._meta.label_lower,
            objek_id=Cast(OuterRef("pk"), CharField()),
        ).order_by("-id")
        # Names and reasons only where the person reads sheets.
        told = closings.filter(
            access.scope_filter(user, "kode_wilayah", "see_assessment")
        )
        return (
            Rt.objects.visible_to(user)
            .filter(aktif=False)
            .annotate(
                ditutup_pada=Subquery(closings.values("pada")[:1]),
                ditutup_oleh=Subquery(told.values("oleh__nama")[:1]),
                alasan_tutup=Subquery(told.values("alasan")[:1]),
            )
        )

    def prepared(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("kelurahan__parent", "kawasan").defer(*_UNREAD)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        for rt in page.object_list:
            rt.may_reopen = access.can(user, "edit_rt", rt.kelurahan.kode)
        return {"sees_sheets": access.can_anywhere(user, "see_assessment")}
