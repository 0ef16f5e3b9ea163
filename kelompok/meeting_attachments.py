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


def _meetings(user: Any) -> QuerySet:
    """Papers carry names and signatures, so members of groups do not open them."""
    here = access.scope_filter(user, "wilayah__kode", "see_assessment")
    rows = Meeting.objects.visible_to(user).filter(here, rujukan=False)
    return rows.select_related("wilayah").defer("wilayah__batas")


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
    )
