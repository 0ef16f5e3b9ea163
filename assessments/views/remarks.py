"""Remarks and changes as the pages of a sheet show them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from assessments import changes, fields, workflow
from assessments.models import Assessment, ReviewRemark
from kawasan import access


@dataclass(frozen=True)
class Shown:
    """One remark with the name of its field and the address of it on the form."""

    remark: ReviewRemark
    nama: str
    typed: str

    @property
    def anchor(self) -> str:
        return f"id_{self.remark.kolom}" if self.remark.kolom else ""


def of_sheet(sheet: Assessment, posted: Any = None) -> list[Shown]:
    """All remarks on a sheet, open ones first; answers as they were just typed."""
    rows = sheet.catatan_tinjauan.select_related(
        "dibuat_oleh", "ditanggapi_oleh", "selesai_oleh"
    )
    names = fields.of(sheet)
    found = [
        Shown(
            row,
            names[row.kolom].nama if row.kolom in names else "Foto",
            str((posted or {}).get(f"tanggapan_{row.pk}", row.tanggapan)),
        )
        for row in rows.order_by("pk")
    ]
    return sorted(found, key=lambda shown: not shown.remark.terbuka)


def on_form(sheet: Assessment, posted: Any = None) -> dict[str, Any]:
    """Open remarks of a sheet that lies with its author, all and by column."""
    if sheet.status != workflow.DIKEMBALIKAN:
        return {"remarks": [], "remarks_by_column": {}}
    found = [s for s in of_sheet(sheet, posted) if s.remark.terbuka]
    by_column: dict[str, list[Shown]] = defaultdict(list)
    for shown in found:
        by_column[shown.remark.kolom].append(shown)
    return {"remarks": found, "remarks_by_column": dict(by_column)}


def on_page(request: HttpRequest, sheet: Assessment) -> dict[str, Any]:
    """What the page of a sheet says of its remarks, its changes and its successors."""
    reviews = access.can(request.user, "return", sheet.kode_wilayah) or access.can(
        request.user, "approve", sheet.kode_wilayah
    )
    waits = sheet.status in (workflow.DIAJUKAN, workflow.DIVERIFIKASI)
    found = changes.since_return(sheet) if waits else None
    every = request.GET.get("isian") == "semua"
    return {
        "remarks": of_sheet(sheet),
        "may_close": waits and access.can(request.user, "return", sheet.kode_wilayah),
        "changes": found,
        # A reviewer who has seen the sheet before reads only what is new in it.
        "only_changes": found is not None and reviews and not every,
        "all_fields": every,
        **_line_of(request, sheet),
    }


def _line_of(request: HttpRequest, sheet: Assessment) -> dict[str, Any]:
    """The sheet that this one replaces, those that replace it, and the next one."""
    later = list(sheet.digantikan_oleh.active().order_by("pk"))
    approved = [one for one in later if one.status == workflow.DISAHKAN]
    on_the_way = [one for one in later if one.status in workflow.UNDECIDED]
    may = sheet.resmi and not on_the_way and sheet.rt.aktif
    return {
        "replaced_by": approved[-1] if approved else None,
        "replacement": on_the_way[0] if on_the_way else None,
        "may_replace": may
        and access.can(request.user, "write_assessment", sheet.kode_wilayah),
    }
