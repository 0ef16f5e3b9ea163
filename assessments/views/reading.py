"""The score page: every number explained, what happened, what may happen next."""

import uuid
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments import attachments, scoring, sheets, workflow
from assessments.forms.sheet import sheet_form
from assessments.models import Assessment
from assessments.views import listing, remarks, sheet_page
from kawasan import access
from sibungas.audit.models import AuditEvent

_ASKED = {
    "return": "Tulis apa yang harus diperbaiki. Pengirim membacanya.",
    "cancel": "Tulis mengapa penilaian ini tidak berlaku.",
    "restore": "Tulis mengapa penilaian ini dipakai lagi.",
}
_NEXT = {
    "verify": "Setelah diverifikasi, pengesah provinsi memeriksanya.",
    "approve": "Setelah disahkan, angka ini masuk ke rekap wilayah.",
    "return": "Pengirim memperbaiki isiannya, lalu mengirim lagi.",
    "cancel": "Penilaian yang dibatalkan tidak dihitung lagi dan masuk ke Keranjang.",
    "restore": "Penilaian menjadi draf lagi dengan isian yang sama, lalu diajukan,"
    " diverifikasi, dan disahkan seperti biasa.",
}
_KINDS = {"cancel": "danger", "return": "secondary", "restore": "secondary"}
_PEOPLE = ("diajukan", "dikembalikan", "diverifikasi", "disahkan", "dibatalkan")
_MOST_EVENTS = 100


def seen_by(user: Any) -> QuerySet:
    people = [f"{name}_oleh" for name in ("dibuat", *_PEOPLE)]
    return (
        listing.sheets_of(user)
        .select_related("rt__kelurahan__parent", "rt__kawasan", "menggantikan", *people)
        .defer(
            "rt__batas",
            "rt__kelurahan__batas",
            "rt__kelurahan__parent__batas",
            "rt__kawasan__batas",
        )
    )


@require_safe
def detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    sheet = get_object_or_404(seen_by(request.user), **kwargs)
    return render(request, "assessments/detail.html", context_of(request, sheet))


def context_of(request: HttpRequest, sheet: Assessment) -> dict[str, Any]:
    form = sheet_form(sheet)
    ruleset, numbers = form.ruleset, form.sheet()
    score = scoring.score(ruleset, numbers)
    found = (*sheets.problems_of(sheet), *attachments.photo_problems(sheet, numbers))
    may_write = access.can(request.user, "write_assessment", sheet.kode_wilayah)
    steps = choices(sheet, request.user)
    return {
        "sheet": sheet,
        "ruleset": ruleset,
        "score": score,
        "aspects": _aspects(ruleset, numbers, score),
        "headers": [
            (header.label, numbers.header.get(header.key), header.satuan)
            for header in (*ruleset.headers, *ruleset.optional_headers)
        ],
        "why": sheet_page.why(ruleset, score),
        "problems": found,
        "warnings": sheet_page.warnings(form, found),
        "steps": steps_of(sheet),
        "events": _events(sheet),
        "choices": steps,
        "may_advance": any(one.is_forward for one in steps),
        "may_edit": may_write and sheet.is_open,
        "new_uuid": uuid.uuid4(),
        **remarks.on_page(request, sheet),
        "own": request.user.pk in (sheet.diajukan_oleh_id, sheet.diverifikasi_oleh_id),
        "waits": sheet.status in (workflow.DIAJUKAN, workflow.DIVERIFIKASI),
        "more_waiting": listing.queue_of(request.user).exclude(pk=sheet.pk).exists(),
        "breadcrumbs": [
            ("Penilaian", reverse("assessments:list")),
            (f"{sheet.rt} {sheet.tahun}", None),
        ],
    }


# The numbers ------------------------------------------------------------------------


def _aspects(
    ruleset: scoring.Ruleset, numbers: scoring.Sheet, score: scoring.Score
) -> list[dict[str, Any]]:
    lines = scoring.explain(ruleset, numbers)
    grouped = {
        kode: list(mine) for kode, mine in groupby(lines, lambda x: x.kriteria.aspek)
    }
    return [
        {
            "kode": aspect.kode,
            "nama": aspect.nama,
            "rata_rata": score.rata_rata_aspek.get(aspect.kode),
            "lines": grouped.get(aspect.kode, []),
        }
        for aspect in ruleset.aspects
    ]


# Its way ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """One button: a step that is legal now and that this person may take."""

    name: str
    label: str
    kind: str
    needs_reason: bool
    hint: str
    text: str
    page: str = ""

    @property
    def dialog(self) -> str:
        return f"langkah-{self.name}"

    @property
    def title(self) -> str:
        return f"{self.label} penilaian ini?"

    @property
    def is_forward(self) -> bool:
        """Whether the sheet comes nearer to approval by it."""
        return not self.kind


def choices(sheet: Assessment, user: Any) -> list[Choice]:
    """Never a button that would be refused: right, place, another person."""
    found = []
    for one in workflow.allowed(sheet.status):
        barred = (
            (one.name == "submit")
            or (one.name == "verify" and user.pk == sheet.diajukan_oleh_id)
            or (
                one.name == "approve"
                and user.pk in (sheet.diajukan_oleh_id, sheet.diverifikasi_oleh_id)
            )
        )
        if barred or not access.can(user, one.right, sheet.kode_wilayah):
            continue
        kind = _KINDS.get(one.name, "")
        hint, text = _ASKED.get(one.name, ""), _NEXT.get(one.name, "")
        choice = Choice(one.name, one.label, kind, one.needs_reason, hint, text)
        if one.name == "return":
            # Its remarks need more room than a dialog has.
            page = reverse("assessments:return", args=[sheet.uuid])
            choice = replace(choice, page=page)
        found.append(choice)
    return sorted(found, key=lambda c: ("", "secondary", "danger").index(c.kind))


def steps_of(sheet: Assessment) -> list[dict[str, Any]]:
    """The stepper: what is done, by whom and when, and what is still to come."""
    way = ["draf", "diajukan", "diverifikasi", "disahkan"]
    if sheet.status in (workflow.DIKEMBALIKAN, workflow.DIBATALKAN):
        way.insert(2, sheet.status)
    here = way.index(sheet.status)
    steps = []
    for place, status in enumerate(way):
        state = "done" if place < here else "now" if place == here else "todo"
        if status == sheet.status == workflow.DISAHKAN:
            state = "done"
        elif status == sheet.status == workflow.DIBATALKAN:
            state = "stop"
        stamp = "dibuat" if status == workflow.DRAF else status
        seen = place <= here
        steps.append(
            {
                "label": workflow.STATUSES[status],
                "state": state,
                "oleh": getattr(sheet, f"{stamp}_oleh") if seen else None,
                "pada": getattr(sheet, f"{stamp}_pada") if seen else None,
            }
        )
    return steps


def _events(sheet: Assessment) -> list[AuditEvent]:
    rows = AuditEvent.objects.filter(
        objek_jenis=sheet._meta.label_lower, objek_id=str(sheet.pk)
    )
    events = list(rows.select_related("oleh").order_by("-id")[:_MOST_EVENTS])
    for event in events:
        event.kalimat = _SENTENCES.get(event.verba.rpartition(".")[2], event.verba)  # type: ignore[attr-defined]
    return events


_SENTENCES = {
    "started": "Draf dibuat",
    "created": "Draf dibuat",
    "saved": "Draf disimpan",
    "received": "Diterima dari perangkat",
    "submit": "Diajukan",
    "submitted": "Diajukan",
    "verify": "Diverifikasi",
    "verified": "Diverifikasi",
    "return": "Dikembalikan",
    "returned": "Dikembalikan",
    "approve": "Disahkan",
    "approved": "Disahkan",
    "cancel": "Dibatalkan",
    "cancelled": "Dibatalkan",
    "restored": "Dipulihkan dari Keranjang",
    "unverified": "Verifikasi massal dibatalkan",
    "unapproved": "Pengesahan massal dibatalkan",
    "imported": "Dimuat dari berkas",
}
