"""Meetings as iCalendar: when, where and about what; nobody's name."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from icalendar import Calendar, Event

from kelompok import rapat
from kelompok.models import Meeting

_BACK_DAYS = 180
_MOST = 500
_USUAL = timedelta(hours=2)


def calendar(user: Any, base: str) -> bytes:
    """The meetings of half a year back and of all days to come."""
    book = Calendar()
    book.add("prodid", "-//SI BUNGAS//Rapat//ID")
    book.add("version", "2.0")
    book.add("x-wr-calname", "Rapat SI BUNGAS")
    since = timezone.localdate() - timedelta(days=_BACK_DAYS)
    rows = Meeting.objects.announced_to(user).filter(tanggal__gte=since, rujukan=False)
    for meeting in rows.order_by("tanggal", "pk")[:_MOST]:
        book.add_component(_event(meeting, base))
    return bytes(book.to_ical())


def _event(meeting: Meeting, base: str) -> Event:
    begins = _moment(meeting.tanggal, meeting.jam_mulai)
    ends = (
        _moment(meeting.tanggal, meeting.jam_selesai)
        if meeting.jam_selesai
        else begins + _USUAL
    )
    event = Event()
    event.add("uid", f"rapat-{meeting.pk}@sibungas")
    event.add("dtstamp", meeting.diubah_pada)
    event.add("last-modified", meeting.diubah_pada)
    event.add("sequence", meeting.versi)
    event.add("summary", meeting.judul)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("location", meeting.tempat)
    event.add("url", f"{base.rstrip('/')}{meeting.get_absolute_url()}")
    sure = meeting.status != rapat.RENCANA
    event.add("status", "CONFIRMED" if sure else "TENTATIVE")
    return event


def _moment(day: Any, at: Any) -> datetime:
    """In UTC, so that no calendar has to know the zone of the portal."""
    local = timezone.make_aware(datetime.combine(day, at))
    return local.astimezone(UTC)
