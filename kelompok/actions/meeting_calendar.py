"""The secret address under which a person's calendar reads meetings."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan import access
from kelompok.models import CalendarToken
from sibungas.accounts.models import User
from sibungas.audit.record import record


@transaction.atomic
def new_address(*, by: Any) -> str:
    """A fresh key, told once; the one before stops working."""
    access.require(by, "see", list(access.scope(by)))
    # Two presses at once make one address after the other, not both.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    _revoke(by)
    key = CalendarToken.new_key()
    row = CalendarToken.objects.create(user=by, sidik=CalendarToken.fingerprint(key))
    record("rapat.kalender", row, by=by)
    return key


@transaction.atomic
def revoke_address(*, by: Any) -> bool:
    """Ends the person's own address; whether there was one."""
    access.require(by, "see", list(access.scope(by)))
    ended = _revoke(by)
    if ended:
        record("rapat.kalender_dicabut", by=by)
    return ended


def owner_of(key: str) -> Any:
    """Whose calendar the key opens, while the account and the key are open."""
    rows = CalendarToken.objects.open().select_related("user")
    row = rows.filter(
        sidik=CalendarToken.fingerprint(key), user__is_active=True
    ).first()
    return row.user if row else None


def _revoke(user: Any) -> bool:
    rows = CalendarToken.objects.visible_to(user).open()
    return bool(rows.update(dicabut_pada=timezone.now()))
