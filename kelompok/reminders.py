"""What an office owes soon: on the pages where people land, and by a weekly mail.

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
from django.utils import timezone

from kelompok.models import ActionDigest, ActionItem
from sibungas.accounts.models import User
from sibungas.lib.mail import leaves_the_machine
from sibungas.templatetags.ui import bulat, tanggal

log = logging.getLogger(__name__)
_AHEAD = timedelta(days=14)
_MOST_LINES = 20
_OWN = "/kelompok/tindak/saya/"


def send_digests(today: date | None = None) -> int:
    """Mails everybody who owes something and had no mail this week; how many."""
    if not leaves_the_machine():
        return 0
    day = today or timezone.localdate()
    monday = day - timedelta(days=day.weekday())
    owing = ActionItem.objects.unfinished().filter(tenggat__lt=day + _AHEAD)
    people = User.objects.filter(
        is_active=True, instansi__in=owing.values("pic_institution")
    ).exclude(email="")
    had = ActionDigest.objects.filter(minggu=monday).values("user")
    sent = 0
    for person in people.exclude(pk__in=had).select_related("instansi").order_by("pk"):
        try:
            sent += _remind(person, monday, day)
        except Exception as error:  # one letter box must not stop the others
            log.warning("reminder not sent: %s", type(error).__name__)
    return sent


def owed(person: Any, day: date) -> Any:
    """What the person's office still has to do until two weeks from ``day``."""
    items = ActionItem.objects.visible_to(person).unfinished()
    soon = items.filter(pic_institution=person.instansi_id, tenggat__lt=day + _AHEAD)
    return soon if person.instansi_id else items.none()


def _remind(person: Any, monday: date, day: date) -> bool:
    """Mails one person; the row stays only when the mail went out."""
    items = owed(person, day).select_related("wilayah")
    found = list(items.defer("wilayah__batas"))
    if not found:
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
        subject = (
            f"Tindak lanjut: {late} terlambat, {len(found) - late} segera jatuh tempo"
        )
        send_mail(subject, _text(person, found, late, day), None, [person.email])
    return True


def _text(person: Any, items: list[ActionItem], late: int, day: date) -> str:
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
    where = (
        f"{settings.PORTAL_ALAMAT.rstrip('/')}{_OWN}" if settings.PORTAL_ALAMAT else ""
    )
    lines += ["", f"Laporkan kemajuannya di SI BUNGAS. {where}".strip()]
    lines.append("Surel ini dikirim paling banyak sekali seminggu.")
    return "\n".join(lines)
