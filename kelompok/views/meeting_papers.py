"""Invitation, minutes and berita acara of a meeting as PDF and DOCX."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kelompok import rapat
from kelompok.completeness import action_items, previous
from kelompok.exports.rapat_docx import document
from kelompok.models import Meeting
from kelompok.views.meetings import figures_of, sees_names, visible
from sibungas.lib import pdf

_MOST_NAMES = 2_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLES = {
    "undangan": "Undangan",
    "notulen": "Notulen rapat",
    "berita-acara": "Berita acara rapat",
}
_KINDS = ("pdf", "docx")


@require_safe
def paper(request: HttpRequest, pk: int, jenis: str, bentuk: str) -> HttpResponse:
    """One paper of the meeting; PDF and DOCX are made of the same facts."""
    meeting = visible(request, pk)
    if jenis not in _TITLES or bentuk not in _KINDS:
        raise Http404
    if not sees_names(request.user, meeting):
        raise PermissionDenied("Naskah rapat memuat nama orang.")
    facts = facts_of(meeting, jenis)
    name = f"{jenis}-rapat-{meeting.pk}"
    if bentuk == "pdf":
        return pdf.respond("kelompok/pdf/rapat.html", facts, name)
    answer = HttpResponse(document(facts), content_type=_DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def facts_of(meeting: Meeting, jenis: str) -> dict[str, Any]:
    """What a paper says; not approved yet is a draft and says so."""
    people = meeting.peserta_set.select_related("institution", "wilayah")
    people = people.defer("wilayah__batas").order_by("wilayah__kode", "pk")
    came = jenis != "undangan"
    if came:
        people = people.filter(hadir=True)
    notes = list(meeting.catatan_set.all())
    # What is agreed upon stands still in minutes; reports belong to the invitation.
    earlier, reports = (None, []) if came else previous(meeting)
    return {
        "meeting": meeting,
        "title": _TITLES[jenis],
        "jenis": jenis,
        "draft": came and meeting.status not in rapat.APPROVED,
        "agenda": list(meeting.agenda_set.all()),
        "people": list(people[:_MOST_NAMES]) if came else [],
        "tally": meeting.peserta_set.tally(),
        "kinds": meeting.peserta_set.by_kategori() if came else [],
        "isu": [note for note in notes if note.jenis == "isu"],
        "keputusan": [note for note in notes if note.jenis == "keputusan"],
        "catatan": [note for note in notes if note.jenis == "catatan"],
        "before": earlier,
        "reports": reports,
        "figures": figures_of(meeting),
        "action_items": action_items(meeting),
    }
