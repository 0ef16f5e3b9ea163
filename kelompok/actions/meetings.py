"""Planning meetings and leading them through their life.

A change on an outdated version is refused with the present record; each deed leaves
one row in the trail.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kawasan import access
from kelompok import rapat
from kelompok.completeness import missing, overdue_items
from kelompok.models import ActionItem, AgendaItem, Meeting
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale
from sibungas.templatetags.ui import tanggal

MOST_AGENDA = 60
_CHANGED = "Rapat ini sudah diubah orang lain sejak Anda membukanya."


@transaction.atomic
def create_meeting(
    *, values: Mapping[str, Any], agenda: Sequence[tuple[str, str]] = (), by: Any
) -> Meeting:
    """A new meeting of a place in which ``by`` leads meetings.

    ``agenda`` are pairs of subject and speaker. What is overdue in the place puts
    itself behind them.
    """
    meeting = Meeting(**values)
    access.require(by, "edit_meeting", meeting.kode_wilayah)
    meeting.is_demo = bool(meeting.wilayah and meeting.wilayah.is_demo)
    if meeting.pokja:
        access.require(by, "edit_meeting", meeting.pokja.kode_wilayah)
    _save(meeting)
    _set_agenda(meeting, agenda)
    _carry_over(meeting)
    _record("created", meeting, {}, values, by)
    return meeting


@transaction.atomic
def update_meeting(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    agenda: Sequence[tuple[str, str]] | None = None,
    versi: int,
    by: Any,
) -> Meeting:
    """Changes the plan; a move needs the right in the old and in the new place."""
    place = values.get("wilayah", meeting.wilayah)
    access.require(by, "edit_meeting", [meeting.kode_wilayah, place.kode])
    locked = lock(meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    if locked.versi != versi:
        raise Stale(_CHANGED, current=locked)
    require_open(locked)
    before, after = changes(locked, values)
    if after.get("pokja"):
        access.require(by, "edit_meeting", after["pokja"].kode_wilayah)
    if agenda is not None and list(agenda) != typed_agenda(locked):
        before = {**before, "agenda": [line for line, _ in typed_agenda(locked)]}
        after = {**after, "agenda": [line for line, _ in agenda]}
        _set_agenda(locked, agenda)
    if after:
        for name in after.keys() - {"agenda"}:
            setattr(locked, name, after[name])
        locked.versi += 1
        _save(locked)
        if "wilayah" in after:
            _leave_behind(locked)
        if {"wilayah", "tanggal"} & after.keys():
            _carry_over(locked)
        _record("updated", locked, before, after, by)
    return locked


@transaction.atomic
def take_step(
    *, meeting: Meeting, step: str, versi: int, by: Any, alasan: str = ""
) -> Meeting:
    """The next step of a meeting, when its table allows it and nothing is missing."""
    wanted = rapat.STEPS.get(step)
    right = wanted.right if wanted else "edit_meeting"
    access.require(by, right, meeting.kode_wilayah)
    locked = lock(meeting)
    access.require(by, right, locked.kode_wilayah)
    if wanted is None or locked.rujukan or locked.status != wanted.source:
        legal = [s.label for s in rapat.steps_from(locked.status)]
        raise Refused(
            "Langkah ini tidak sesuai dengan keadaan rapat sekarang"
            f" ({rapat.STATUSES[locked.status]}).",
            code="langkah_tidak_sah",
            legal=legal,
        )
    if locked.versi != versi:
        raise Stale(_CHANGED, current=locked)
    _may_take(wanted, locked, alasan, by)
    before = {"status": locked.status}
    _arrive(locked, wanted, by)
    _record(wanted.name, locked, before, {"status": locked.status}, by, alasan)
    return locked


def _may_take(step: rapat.Step, meeting: Meeting, alasan: str, by: Any) -> None:
    if step.needs_reason and not alasan.strip():
        raise Refused("Tulis alasannya.", code="alasan_wajib")
    if step.second and meeting.was_written_by(by):
        raise PermissionDenied(
            "Berita acara disetujui orang lain daripada penulis notulen."
        )
    if step.name == "undang" and not meeting.nomor_undangan:
        raise Refused(
            "Isi nomor undangan lebih dahulu (Ubah rencana).", code="tanpa_nomor"
        )
    if step.held and meeting.is_ahead:
        raise Refused(
            f"Rapat ini dijadwalkan {tanggal(meeting.tanggal)}. Bila rapat dimajukan,"
            " ubah dahulu tanggalnya (Ubah rencana).",
            code="belum_waktunya",
        )
    lacking = missing(meeting) if step.complete else []
    if lacking:
        raise Refused(
            f"Rapat belum lengkap: {'; '.join(lacking)}.", code="belum_lengkap"
        )


def _arrive(meeting: Meeting, step: rapat.Step, by: Any) -> None:
    meeting.status = step.target
    meeting.versi += 1
    if step.target == rapat.BERITA_ACARA:
        meeting.disetujui_oleh, meeting.disetujui_pada = by, timezone.now()
    elif step.target == rapat.TERBIT:
        meeting.dipublikasikan_pada = timezone.now()
    elif step.name == "buka":
        meeting.disetujui_oleh = meeting.disetujui_pada = None
    elif step.target != rapat.NOTULEN:
        # What falls due after the meeting was never on its table.
        _carry_over(meeting)
    _save(meeting)


def lock(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the deed is done."""
    rows = Meeting.objects.with_places().select_for_update(of=("self",))
    return rows.get(pk=meeting.pk)


def require_open(meeting: Meeting) -> None:
    if not meeting.is_open:
        raise Refused(
            "Rapat ini sudah ditutup; rencana dan pesertanya tidak dapat diubah.",
            code="sudah_ditutup",
        )


def typed_agenda(meeting: Meeting) -> list[tuple[str, str]]:
    """The lines that people wrote, without those that overdue items put."""
    rows = meeting.agenda_set.filter(tindak_lanjut=None)
    return list(rows.values_list("uraian", "penyaji"))


def _set_agenda(meeting: Meeting, lines: Sequence[tuple[str, str]]) -> None:
    if len(lines) > MOST_AGENDA:
        raise Refused(f"Agenda paling banyak {MOST_AGENDA} butir.", code="agenda")
    meeting.agenda_set.filter(tindak_lanjut=None).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            urut=number,
            uraian=uraian,
            penyaji=penyaji,
            is_demo=meeting.is_demo,
        )
        for number, (uraian, penyaji) in enumerate(lines, start=1)
    )


def _leave_behind(meeting: Meeting) -> None:
    """Takes items of the place where the meeting was to be off its agenda."""
    here = ActionItem.objects.within(meeting.kode_wilayah).values("pk")
    lines = meeting.agenda_set.exclude(tindak_lanjut=None)
    lines.exclude(tindak_lanjut__in=here).delete()


def _carry_over(meeting: Meeting) -> None:
    """Puts what is overdue in the place on the agenda, each item once."""
    there = set(
        meeting.agenda_set.exclude(tindak_lanjut=None).values_list(
            "tindak_lanjut", flat=True
        )
    )
    new = [item for item in overdue_items(meeting) if item.pk not in there]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            urut=900 + number,
            uraian=f"Tindak lanjut terlambat: {item.uraian}"[:300],
            penyaji=str(item.pic_institution)[:150],
            tindak_lanjut=item.pk,
            is_demo=meeting.is_demo,
        )
        for number, item in enumerate(new, start=len(there) + 1)
    )


def _save(meeting: Meeting) -> None:
    """Saves what the rules of the table accept; ValidationError names the field."""
    if meeting.tahun is None and meeting.tanggal:
        meeting.tahun = meeting.tanggal.year
    _check_pokja(meeting)
    meeting.full_clean()
    meeting.save()


def _check_pokja(meeting: Meeting) -> None:
    """The Pokja of the year, of the place, of one above it or in it."""
    if not meeting.pokja:
        return
    here, there = meeting.kode_wilayah, meeting.pokja.kode_wilayah
    near = access.holds(here, there) or access.holds(there, here)
    if not near or meeting.pokja.tahun != meeting.tahun:
        sentence = f"{meeting.pokja} bukan Pokja wilayah dan tahun rapat ini."
        raise ValidationError({"pokja": sentence})


def _record(
    deed: str,
    meeting: Meeting,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
    reason: str = "",
) -> None:
    record(
        f"rapat.{deed}",
        meeting,
        by=by,
        kode_wilayah=meeting.kode_wilayah,
        before=before,
        after=after,
        reason=reason,
    )
