"""Minutes of a meeting: the running text, its issues and decisions."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kelompok.actions.action_items import create_action_item
from kelompok.actions.meetings import lock
from kelompok.completeness import SOURCE, action_items
from kelompok.models import Meeting, MeetingFigure, MeetingNote
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

MOST_NOTES = 300


@transaction.atomic
def write_minutes(
    *, meeting: Meeting, values: Mapping[str, Any], versi: int, by: Any
) -> Meeting:
    """Keeps the text as it is typed; whoever writes last answers for it."""
    locked = _written(meeting, by)
    if locked.versi != versi:
        raise Stale(
            "Notulen ini sudah diubah orang lain sejak Anda membukanya.",
            current=locked,
        )
    if values.get("tidak_ada_tindak_lanjut") and action_items(locked):
        raise Refused(
            "Rapat ini mempunyai tindak lanjut; batalkan dahulu bila tidak berlaku.",
            code="ada_tindak_lanjut",
        )
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        locked.notulen_oleh = by
        locked.full_clean()
        locked.save()
        # The text itself stands in the history of the row, not in the trail.
        _record("notulen", locked, {"isian": sorted(after)}, by)
    return locked


@transaction.atomic
def add_note(*, meeting: Meeting, jenis: str, isi: str, by: Any) -> MeetingNote:
    """One issue, decision or remark more; the running text stays untouched."""
    locked = _written(meeting, by)
    if locked.catatan_set.count() >= MOST_NOTES:
        raise Refused("Catatan rapat ini sudah penuh.", code="terlalu_banyak")
    note = MeetingNote(meeting=locked, jenis=jenis, isi=isi, is_demo=locked.is_demo)
    note.full_clean()
    note.save()
    _answer_for(locked, by)
    _record("catatan", locked, {"jenis": jenis, "isi": isi}, by)
    return note


@transaction.atomic
def remove_note(*, note: MeetingNote, by: Any) -> None:
    """Takes a note back; its history keeps what it said."""
    locked = _written(note.meeting, by)
    locked.catatan_set.filter(pk=note.pk).delete()
    _answer_for(locked, by)
    _record("catatan_dihapus", locked, {"jenis": note.jenis, "isi": note.isi}, by)


@transaction.atomic
def add_figure(
    *, meeting: Meeting, values: Mapping[str, Any], by: Any
) -> MeetingFigure:
    """A number that somebody named, in words of the meeting; no figure of ours."""
    locked = _written(meeting, by)
    if locked.angka_set.count() >= MOST_NOTES:
        raise Refused("Angka rapat ini sudah penuh.", code="terlalu_banyak")
    figure = MeetingFigure(meeting=locked, is_demo=locked.is_demo, **values)
    place = figure.wilayah
    if place and not access.holds(locked.kode_wilayah, place.kode):
        raise Refused(
            f"Pilih {locked.wilayah} atau wilayah di bawahnya.", code="di_luar_rapat"
        )
    figure.full_clean()
    figure.save()
    _answer_for(locked, by)
    said = {"uraian": figure.uraian, "nilai": figure.nilai, "satuan": figure.satuan}
    _record("angka", locked, said, by)
    return figure


@transaction.atomic
def remove_figure(*, figure: MeetingFigure, by: Any) -> None:
    """Takes a number back; its history keeps it."""
    locked = _written(figure.meeting, by)
    locked.angka_set.filter(pk=figure.pk).delete()
    _answer_for(locked, by)
    _record("angka_dihapus", locked, {"uraian": figure.uraian}, by)


@transaction.atomic
def add_action_item(*, meeting: Meeting, values: Mapping[str, Any], by: Any) -> Any:
    """What somebody promised at the meeting, in its place or below it."""
    locked = _written(meeting, by)
    place = values["wilayah"]
    if not access.holds(locked.kode_wilayah, place.kode):
        raise Refused(
            f"Tindak lanjut rapat ini berada di {locked.wilayah} atau di bawahnya.",
            code="di_luar_rapat",
        )
    if locked.tidak_ada_tindak_lanjut:
        raise Refused(
            "Rapat ini dinyatakan tanpa tindak lanjut; hapus centangnya dahulu.",
            code="tanpa_tindak_lanjut",
        )
    item = create_action_item(**values, sumber=(SOURCE, locked.pk), by=by)
    _answer_for(locked, by)
    return item


def _answer_for(meeting: Meeting, by: Any) -> None:
    """Who wrote decisions does not approve them; the text keeps its version."""
    if meeting.notulen_oleh_id != by.pk:
        meeting.notulen_oleh = by
        meeting.save(update_fields=["notulen_oleh", "diubah_pada"])


def _written(meeting: Meeting, by: Any) -> Meeting:
    access.require(by, "edit_meeting", meeting.kode_wilayah)
    locked = lock(meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    if not locked.takes_minutes:
        raise Refused(
            "Notulen ditulis sejak rapat dimulai sampai berita acara disetujui.",
            code="bukan_waktunya",
        )
    return locked


def _record(deed: str, meeting: Meeting, after: Mapping[str, Any], by: Any) -> None:
    record(
        f"rapat.{deed}", meeting, by=by, kode_wilayah=meeting.kode_wilayah, after=after
    )
