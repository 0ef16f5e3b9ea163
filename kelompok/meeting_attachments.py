"""Which files belong to meetings, and who keeps them. Read at start."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok import rapat
from kelompok.models import Meeting
from sibungas.files import registry

_MEETING = {
    "undangan": "Undangan",
    "daftar_hadir": "Daftar hadir",
    "notulen": "Notulen",
    "berita_acara": "Berita acara",
    "materi": "Materi",
    "foto": "Foto kegiatan",
}

NAMING_WHY = "Berkas ini memuat nama orang."
NAMING_NOTE = (
    "Daftar hadir dan berkas lain yang memuat nama orang hanya terlihat oleh panitia"
    " dan sekretariat."
)
# Signed papers carry the names of who came, as our own do.
_NAMING = frozenset({"daftar_hadir", "notulen", "berita_acara"})


def _meetings(user: Any) -> QuerySet:
    rows = Meeting.objects.visible_to(user).filter(rujukan=False)
    return rows.select_related("wilayah").defer("wilayah__batas")


def _named(user: Any) -> QuerySet:
    """Meetings whose lists of people the user reads, as on their pages."""
    rights = ("edit_meeting", "see_personal")
    wheres = [access.scope_filter(user, "wilayah__kode", right) for right in rights]
    rows = _meetings(user)
    # An empty condition is the whole nation, and would vanish beside another one.
    return rows.filter(wheres[0] | wheres[1]) if all(wheres) else rows


def _keeps(user: Any, meeting: Meeting) -> bool:
    """Until it is published; the signed papers come after the approval."""
    may = access.can(user, "edit_meeting", meeting.kode_wilayah)
    return may and meeting.status != rapat.TERBIT


def register() -> None:
    registry.register(
        "kelompok.meeting",
        visible=_meetings,
        may_edit=_keeps,
        kode=lambda meeting: meeting.kode_wilayah,
        tags=_MEETING,
        guards=(registry.Guard(_NAMING, _named, NAMING_WHY, NAMING_NOTE),),
    )
