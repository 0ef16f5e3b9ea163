"""The list of works, what waits for a verifier, and the page of one work."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Count, Prefetch, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kawasan import access, penanganan, sisa, tumpang_tindih
from kawasan.actions.intervention_guards import beyond, codes_of, lines_of
from kawasan.actions.interventions import RIGHT
from kawasan.forms.fields import boundary_text
from kawasan.forms.intervention_filters import InterventionFilter, WaitingFilter
from kawasan.models import Intervention, InterventionFunding, InterventionVolume
from kawasan.models.sasaran import Sasaran
from sibungas.audit.models import AuditEvent
from sibungas.audit.verbs import in_words
from sibungas.lib.exports import Column
from sibungas.lib.listing import Listing

_VERIFY = "verify_intervention"
_MOST_EVENTS = 100
# The word is wider than its place in the stepper.
_SHORT = {penanganan.DISERAHTERIMAKAN: "Serah terima"}


def with_places(rows: QuerySet) -> QuerySet:
    return rows.select_related("kelurahan__parent", "rt", "kawasan").defer(
        "kelurahan__batas", "kelurahan__parent__batas", "rt__batas", "kawasan__batas"
    )


# Lists ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One line of a download: a work with one of its volumes, or with none."""

    work: Any
    line: Any = None

    def of_line(self, name: str) -> Any:
        return getattr(self.line, name) if self.line else None


def _rt_of(row: Row) -> str:
    return str(row.line.rt) if row.line else str(row.work.rt or "")


def _area(row: Row, name: str) -> Any:
    return getattr(row.work.kawasan, name) if row.work.kawasan else ""


def _sources(row: Row) -> str:
    return ", ".join(fund.get_sumber_display() for fund in row.work.dana_set.all())


class InterventionList(Listing):
    template_name = "kawasan/intervention_list.html"
    title = "Kegiatan penanganan"
    placeholder = "Nama, kelurahan, RT, kawasan, OPD, atau pelaksana"
    search_fields = (
        "nama",
        "kelurahan__nama",
        "rt__rt",
        "rt__rw",
        "rt__kampung",
        "kawasan__nama",
        "opd",
        "pelaksana",
    )
    filter_form = InterventionFilter
    sorts = {
        "nama": ("nama",),
        "tempat": ("kelurahan__kode", "rt__rw", "rt__rt"),
        "tahun": ("tahun", "nama"),
        "status": ("status", "nama"),
        "progres": ("progres_fisik",),
        "pagu": ("pagu_rp",),
        "diubah": ("diubah_pada",),
    }
    default_sort = "-diubah"
    export_name = "kegiatan-penanganan"
    export_source = "kegiatan penanganan di SI BUNGAS, satu baris per volume"
    columns = (
        Column("Kegiatan", "work.uuid", "code"),
        Column("Nama kegiatan", "work.nama"),
        Column("Tahun", "work.tahun", "code"),
        Column("Skala", lambda r: r.work.get_skala_display()),
        Column("Kode kelurahan", "work.kelurahan.kode", "code"),
        Column("Kelurahan/desa", "work.kelurahan.nama"),
        Column(
            "Kode kawasan", lambda r: r.work.kawasan and r.work.kawasan.kode, "code"
        ),
        Column("Kawasan", lambda r: _area(r, "nama")),
        Column("RT", _rt_of),
        Column("Sasaran", lambda r: r.line and r.line.get_sasaran_display()),
        Column("Satuan", lambda r: r.line and penanganan.unit(r.line.sasaran)),
        Column("Volume rencana", lambda r: r.of_line("volume_rencana"), "number"),
        Column("Volume realisasi", lambda r: r.of_line("volume_realisasi"), "number"),
        Column("Alasan melebihi sisa", lambda r: r.of_line("alasan")),
        Column("Status", lambda r: r.work.get_status_display()),
        Column("Verifikasi", lambda r: r.work.get_verifikasi_display()),
        Column("Progres fisik (%)", "work.progres_fisik", "number"),
        Column("Progres keuangan (%)", "work.progres_keuangan", "number"),
        Column("Sumber dana", _sources),
        Column("Pagu (Rp)", "work.pagu_rp", "number"),
        Column("Nilai kontrak (Rp)", "work.nilai_kontrak_rp", "number"),
        Column("OPD", "work.opd"),
        Column("Pelaksana", "work.pelaksana"),
        Column("Nomor PHO/BAST", "work.nomor_serah_terima"),
        Column("Tanggal serah terima", "work.tanggal_serah_terima", "date"),
    )

    def words(self) -> list[str]:
        """People type "RT 02"; the word itself is not in the columns."""
        return [word for word in super().words() if word.lower() not in ("rt", "rw")]

    def rows(self) -> QuerySet:
        return Intervention.objects.visible_to(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        rows = with_places(rows).defer(
            "lokasi", "kelurahan__batas", "kelurahan__parent__batas", "rt__batas",
            "kawasan__batas",
        )  # fmt: skip
        return rows.with_overlap().prefetch_related("dana_set")

    def exported(self, rows: QuerySet) -> Iterator[Row]:
        lines = InterventionVolume.objects.select_related("rt").defer("rt__batas")
        prepared = self.prepared(rows).prefetch_related(
            Prefetch("volume_set", lines.order_by("pk"))
        )
        for work in prepared.iterator(chunk_size=500):
            found = list(work.volume_set.all())
            yield from (Row(work, line) for line in found)
            if not found:
                yield Row(work)

    def extra(self, page: Page) -> dict[str, Any]:
        user = self.request.user
        return {
            "totals": self._totals(),
            "now": timezone.now(),
            "may_edit": access.can_anywhere(user, RIGHT),
            "may_verify": access.can_anywhere(user, _VERIFY),
        }

    def _totals(self) -> dict[str, Any]:
        """Sums over all that was found, whatever page is shown."""
        found = self.selection().order_by()
        keys = found.values("pk")
        totals = found.aggregate(
            jumlah=Count("pk"),
            disetujui=Count("pk", filter=Q(verifikasi=penanganan.DISETUJUI)),
            pagu=Sum("pagu_rp"),
        )
        funds = InterventionFunding.objects.filter(intervention__in=keys)
        totals |= funds.aggregate(
            rencana=Sum("jumlah_rencana_rp"), realisasi=Sum("jumlah_realisasi_rp")
        )
        chosen = self.filters.cleaned_data.get("sasaran")
        if chosen:
            lines = InterventionVolume.objects.filter(
                intervention__in=keys, sasaran=chosen
            )
            totals["sasaran"] = {
                "label": Sasaran(chosen).label,
                "unit": penanganan.unit(chosen),
                **lines.aggregate(
                    rencana=Sum("volume_rencana"), realisasi=Sum("volume_realisasi")
                ),
            }
        return totals


def waiting_for(user: Any) -> QuerySet:
    """Proposals to look at, and finished works that somebody else entered."""
    here = access.scope_filter(user, "kelurahan__kode", _VERIFY)
    rows = Intervention.objects.visible_to(user).filter(here, terkunci=False)
    own = Q(dibuat_oleh=user) | Q(volume_oleh=user)
    done = Q(status__in=penanganan.DONE, verifikasi=penanganan.MENUNGGU) & ~own
    return rows.filter(Q(status=penanganan.USULAN) | done)


class InterventionQueue(InterventionList):
    """What waits for a verifier, the oldest first."""

    template_name = "kawasan/intervention_queue.html"
    title = "Kegiatan menunggu keputusan"
    filter_form = WaitingFilter
    default_sort = "diubah"
    columns = ()

    def rows(self) -> QuerySet:
        if not access.can_anywhere(self.request.user, _VERIFY):
            raise PermissionDenied("Antrean ini untuk verifikator.")
        return waiting_for(self.request.user)

    def prepared(self, rows: QuerySet) -> QuerySet:
        return super().prepared(rows).select_related("dibuat_oleh")

    def extra(self, page: Page) -> dict[str, Any]:
        everything = waiting_for(self.request.user)
        proposals = Count("pk", filter=Q(status=penanganan.USULAN))
        counts = everything.aggregate(usulan=proposals, semua=Count("pk"))
        done = counts["semua"] - counts["usulan"]
        chips = [
            ("verifikasi", "Verifikasi", done),
            ("kelayakan", "Kelayakan", counts["usulan"]),
        ]
        return {"chips": chips, "all_waiting": counts["semua"]}


# One work ---------------------------------------------------------------------------


def visible(request: HttpRequest, uuid: Any) -> Intervention:
    people = ("dibuat_oleh", "diverifikasi_oleh")
    rows = Intervention.objects.visible_to(request.user).select_related(*people)
    return get_object_or_404(with_places(rows), uuid=uuid)


@require_safe
def detail(request: HttpRequest, uuid: Any) -> HttpResponse:
    work = visible(request, uuid)
    return render(request, "kawasan/intervention.html", context_of(request, work))


def context_of(request: HttpRequest, work: Intervention) -> dict[str, Any]:
    lines = lines_of(work)
    funds = list(work.dana_set.order_by("pk"))
    left = sisa.of({line["rt"].pk for line in lines}, work.tahun, without=work.pk)
    codes = codes_of(work)
    may_edit = access.can(request.user, RIGHT, codes)
    still_open = not work.terkunci and work.status != penanganan.DIBATALKAN
    return {
        "work": work,
        "lines": [
            {
                **line,
                "label": Sasaran(line["sasaran"]).label,
                "unit": penanganan.unit(line["sasaran"]),
                "left": left.get((line["rt"].pk, line["sasaran"])),
                "beyond": beyond(line, left),
            }
            for line in lines
        ],
        "funds": funds,
        "fund_totals": {
            "rencana": _total(funds, "jumlah_rencana_rp"),
            "realisasi": _total(funds, "jumlah_realisasi_rp"),
        },
        "overlaps": overlaps_of(request, work, lines),
        "steps": _stepper(work),
        "choices": _choices(request, work, codes),
        "may_edit": may_edit and still_open,
        "events": _events(work),
        "map_data": map_of(work),
        "dokumen": _plans(work),
        "breadcrumbs": [
            ("Kegiatan", reverse("kawasan:interventions")),
            (work.nama, None),
        ],
    }


def _total(funds: list[Any], name: str) -> Any:
    """The sum of what is known; None when nothing is."""
    known = [getattr(f, name) for f in funds if getattr(f, name) is not None]
    return sum(known) if known else None


def overlaps_of(
    request: HttpRequest, work: Intervention, lines: list[dict[str, Any]]
) -> list[tumpang_tindih.Overlap]:
    if work.status == penanganan.DIBATALKAN:
        return []
    return tumpang_tindih.of(
        [(line["rt"], line["sasaran"]) for line in lines],
        work.tahun,
        sources=work.dana_set.values_list("sumber", flat=True),
        user=request.user,
        without=work.pk,
    )


def _stepper(work: Intervention) -> list[dict[str, str]]:
    """The way of the work; one that was called off stops where it was."""
    way = list(penanganan.WAY)
    if work.status == penanganan.DIBATALKAN:
        way = [penanganan.USULAN, penanganan.DIBATALKAN]
    here, words = way.index(work.status), penanganan.STATUSES
    steps = []
    for place, status in enumerate(way):
        state = "done" if place < here else "now" if place == here else "todo"
        if status == work.status == penanganan.DISERAHTERIMAKAN:
            state = "done"
        elif status == penanganan.DIBATALKAN:
            state = "stop"
        steps.append({"label": _SHORT.get(status, words[status]), "state": state})
    return steps


def _choices(
    request: HttpRequest, work: Intervention, codes: list[str]
) -> list[dict[str, Any]]:
    """Never a button that would be refused: right, place, lock, another person."""
    if work.terkunci:
        return []
    own = request.user.pk in (work.dibuat_oleh_id, work.volume_oleh_id)
    way = penanganan.allowed(work.status, work.verifikasi)
    verdicts = penanganan.decisions(work.status, work.verifikasi)
    found = []
    for one in (*verdicts, *way):
        barred = one.target == penanganan.DISETUJUI and own
        if barred or not access.can(request.user, one.right, codes):
            continue
        # One button leads on; what undoes something is quiet.
        kind = "secondary" if found else ""
        kind = "quiet" if one.name in ("batalkan", "tarik") else kind
        found.append({"name": one.name, "label": one.label, "kind": kind})
    return found


def _plans(work: Intervention) -> str:
    words = dict(Intervention.Dokumen.choices)
    return ", ".join(str(words.get(kode, kode)) for kode in work.dokumen)


def _events(work: Intervention) -> list[AuditEvent]:
    rows = AuditEvent.objects.filter(
        objek_jenis=work._meta.label_lower, objek_id=str(work.pk)
    )
    events = list(rows.select_related("oleh").order_by("-id")[:_MOST_EVENTS])
    for event in events:
        status = event.sesudah.get("status", "")
        word = penanganan.STATUSES.get(status, "")
        event.kalimat = f"{in_words(event.verba)}{f': {word}' if word else ''}"
    return events


def map_of(work: Intervention) -> dict[str, Any]:
    """The location of a work and the outlines of the places around it."""
    around: Any = None
    if work.rt_id:
        around = type(work.rt).objects.filter(pk=work.rt_id)
    elif work.kawasan_id:
        around = type(work.kawasan).objects.filter(pk=work.kawasan_id)
    shape = around.values_list("batas", flat=True).first() if around else None
    return {
        "lokasi": json.loads(boundary_text(work.lokasi)) if work.lokasi else None,
        "sekitar": [json.loads(boundary_text(shape))] if shape else [],
    }
