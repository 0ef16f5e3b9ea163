"""Which files belong to an event: its papers, and the slides of each speaker."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok.meeting_attachments import NAMING_NOTE, NAMING_WHY
from kelompok.models import Bimtek
from sibungas.files import registry

_PAPERS = {
    "undangan": "Undangan",
    "daftar_hadir": "Daftar hadir",
    "berita_acara": "Berita acara",
    "materi": "Bahan paparan",
    "kegiatan": "Foto kegiatan",
}

# Lists and signed papers carry the names of who came.
_NAMING = frozenset({"daftar_hadir", "berita_acara"})
# All but the slides: members of groups and cadres learn from those at home.
_PAPER = frozenset({registry.GENERAL, *_PAPERS} - {"materi"})
_PAPER_WHY = "Dari berkas kegiatan ini hanya bahan paparan yang terbuka untuk Anda."


def _visible(user: Any) -> QuerySet:
    return Bimtek.objects.visible_to(user).with_place()


def _papers(user: Any) -> QuerySet:
    """Papers carry names and signatures, so members of groups do not open them."""
    if not access.can_anywhere(user, "see_assessment"):
        return Bimtek.objects.none()
    return Bimtek.objects.visible_to(user).with_place()


def _named(user: Any) -> QuerySet:
    """Events whose people the user knows: the committee, and who works with them."""
    rights = ("edit_bimtek", "see_personal")
    wheres = [access.scope_filter(user, "wilayah__kode", right) for right in rights]
    # An empty condition is the whole nation, and would vanish beside another one.
    rows = _papers(user)
    return rows.filter(wheres[0] | wheres[1]) if all(wheres) else rows


def _tags(event: Any) -> dict[str, str]:
    """Read once per event: a page asks for words, order and choices."""
    if not hasattr(event, "_speaker_tags"):
        speakers = event.narasumber_set.values_list("pk", "nama")
        slides = {f"materi_{pk}": f"Bahan paparan {nama}" for pk, nama in speakers}
        event._speaker_tags = slides
    return {**_PAPERS, **event._speaker_tags}


def register() -> None:
    registry.register(
        "kelompok.bimtek",
        visible=_visible,
        may_edit=lambda user, event: access.can(
            user, "edit_bimtek", event.wilayah.kode
        ),
        kode=lambda event: event.wilayah.kode,
        tags=_tags,
        guards=(
            registry.Guard(_PAPER, _papers, _PAPER_WHY),
            registry.Guard(_NAMING, _named, NAMING_WHY, NAMING_NOTE),
        ),
    )
