"""What an office owes soon: on the pages where people land, and by a weekly mail.

The mail also names what is overdue where its reader works (``kelompok.perhatian``).

The mail goes out once per person and week. Every day somebody asks for it; a row per
person and week remembers who had it, so a portal that was away on Monday catches up,
and two workers do no harm. Both name what their reader may see, nothing else.
"""

import logging
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kawasan import access
from kawasan.models import Penugasan
from kelompok import perhatian
from kelompok.models import ActionDigest, ActionItem
from sibungas.accounts.models import User
from sibungas.lib.mail import leaves_the_machine
from sibungas.templatetags.ui import bulat, tanggal

log = logging.getLogger(__name__)
_AHEAD = timedelta(days=14)
_MOST_LINES = 20
_MOST_OVERDUE = 5
_OWN = "/kelompok/tindak/saya/"


def send_digests(today: date | None = None) -> int:
    """Mails everybody who owes something and had no mail this week; how many."""
    if not leaves_the_machine():
        return 0
    day = today or timezone.localdate()
    monday = day - timedelta(days=day.weekday())
    people = _reachable(day)
    had = ActionDigest.objects.filter(minggu=monday).values("user")
    sent = 0
    for person in people.exclude(pk__in=had).select_related("instansi").order_by("pk"):
        try:
            sent += _remind(person, monday, day)
        except Exception as error:  # one letter box must not stop the others
            log.warning("reminder not sent: %s", type(error).__name__)
    return sent


def _reachable(day: date) -> Any:
    """People with an address whose office owes something, or who look after things."""
    owing = ActionItem.objects.unfinished().filter(tenggat__lt=day + _AHEAD)
    roles = access.RIGHTS[perhatian.STEPS] | access.RIGHTS[perhatian.UPKEEP]
    duties = Penugasan.objects.open_on(day).filter(peran__in=roles)
    concerned = Q(instansi__in=owing.values("pic_institution")) | Q(
        pk__in=duties.values("user")
    )
    return User.objects.filter(concerned, is_active=True).exclude(email="")


def owed(person: Any, day: date) -> Any:
    """What the person's office still has to do until two weeks from ``day``."""
    items = ActionItem.objects.visible_to(person).unfinished()
    soon = items.filter(pic_institution=person.instansi_id, tenggat__lt=day + _AHEAD)
    return soon if person.instansi_id else items.none()


def _remind(person: Any, monday: date, day: date) -> bool:
    """Mails one person; the row stays only when the mail went out."""
    items = owed(person, day).select_related("wilayah")
    found = list(items.defer("wilayah__batas"))
    waiting = perhatian.matters(person, day, _MOST_OVERDUE)
    if not found and not waiting:
        return False
    late = sum(item.is_late_on(day) for item in found)
    with transaction.atomic():
        _row, is_new = ActionDigest.objects.get_or_create(
            user=person,
            minggu=monday,
            defaults={"jumlah": len(found), "terlambat": late},
        )
        if not is_new:
            return False
        text = "\n".join(
            [
                *(_items_text(person, found, late, day) if found else ()),
                *_overdue_text(waiting),
                "Surel ini dikirim paling banyak sekali seminggu.",
            ]
        )
        subject = _subject(len(found), late, sum(one.jumlah for one in waiting))
        send_mail(subject, text, None, [person.email])
    return True


def _subject(items: int, late: int, overdue: int) -> str:
    parts = []
    if items:
        soon = items - late
        parts.append(f"Tindak lanjut: {late} terlambat, {soon} segera jatuh tempo")
    if overdue:
        parts.append(f"Kegiatan KSM dan aset: {overdue} perlu perhatian")
    return "; ".join(parts)


def _items_text(
    person: Any, items: list[ActionItem], late: int, day: date
) -> list[str]:
    office = person.instansi.nama
    lines = [
        f"Tindak lanjut yang menjadi tanggung jawab {office} sebelum"
        f" {tanggal(day + _AHEAD)}: {bulat(len(items))}, {bulat(late)} terlambat.",
        "",
    ]
    for number, item in enumerate(items[:_MOST_LINES], start=1):
        behind = (day - item.tenggat).days
        when = f"lewat {bulat(behind)} hari" if behind > 0 else "belum lewat"
        lines.append(
            f"{number}. {item} ({item.wilayah}). Tenggat {tanggal(item.tenggat)},"
            f" {when}, progres {item.progres} %."
        )
    if len(items) > _MOST_LINES:
        lines.append(f"Dan {bulat(len(items) - _MOST_LINES)} lagi.")
    lines += ["", f"Laporkan kemajuannya di SI BUNGAS. {_link(_OWN)}".strip(), ""]
    return lines


def _overdue_text(waiting: list[perhatian.Matter]) -> list[str]:
    lines = []
    for one in waiting:
        lines.append(f"{one.nama} di wilayah tugas Anda: {bulat(one.jumlah)}.")
        lines += [f"- {line.text}" for line in one.first]
        if one.jumlah > len(one.first):
            lines.append(f"- dan {bulat(one.jumlah - len(one.first))} lagi")
        lines += [f"Daftarnya: {_link(one.url)}"] if settings.PORTAL_ALAMAT else []
        lines.append("")
    return lines


def _link(path: str) -> str:
    """A whole address; nothing where nobody said by which name people come."""
    base = settings.PORTAL_ALAMAT.rstrip("/")
    return f"{base}{path}" if base else ""
