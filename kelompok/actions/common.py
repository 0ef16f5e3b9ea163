"""What the deeds of this app share: versions, plain records, days that came."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone

from kawasan import access
from kelompok.models import Meeting
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

_CHANGED = "(tidak dicatat)"


def require_version(row: Any, versi: int, what: str) -> None:
    if row.versi != versi:
        sentence = f"{what} sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=row)


def require_past(day: date | None, what: str) -> None:
    if day and day > timezone.localdate():
        raise Refused(f"{what} belum tiba.", code="tanggal_belum_tiba")


def require_meeting(meeting: Meeting | None, place: Any, by: Any) -> None:
    """A meeting of this place, inside it or above it, that ``by`` may read."""
    if meeting is None:
        return
    kode = meeting.kode_wilayah
    near = access.holds(place.kode, kode) or access.holds(kode, place.kode)
    seen = Meeting.objects.visible_to(by).filter(pk=meeting.pk, rujukan=False)
    if not kode or not near or not seen.exists():
        raise Refused(f"Rapat itu bukan rapat {place}.", code="rapat_lain")


def told(values: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    """What the trail may keep: of hidden columns only that they were touched."""
    return {k: _CHANGED if k in hidden and v else v for k, v in values.items()}


def note(
    verb: str,
    thing: Model,
    by: Any,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
    hidden: frozenset[str] = frozenset(),
) -> None:
    """One row in the trail about a thing that knows its place."""
    kode: Any = getattr(thing, "kode_wilayah", "")
    record(
        verb,
        thing,
        by=by,
        kode_wilayah=kode,
        before=told(before, hidden),
        after=told(after, hidden),
        reason=reason,
    )
