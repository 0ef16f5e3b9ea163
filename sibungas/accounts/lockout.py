"""Slows down guessing, with the database as memory, so it works without Redis.

A lock holds one name at one address: a colleague behind the same office address
still gets in, and so does the victim from another address.
"""

from datetime import timedelta

from django.utils import timezone

from sibungas.accounts.models import LoginAttempt

FAILURES = 5
ADDRESS_FAILURES = 100
WINDOW = timedelta(minutes=30)
ADDRESS_WINDOW = timedelta(hours=1)


def is_locked(username: str, address: str) -> bool:
    """Whether this name at this address, or this address at all, must wait."""
    now = timezone.now()
    from_address = LoginAttempt.objects.filter(alamat=address)
    pair = from_address.filter(username=_key(username), pada__gt=now - WINDOW)
    last_success = (
        pair.filter(berhasil=True).order_by("-pada").values_list("pada", flat=True)
    ).first()
    failures = pair.filter(berhasil=False)
    if last_success:
        failures = failures.filter(pada__gt=last_success)
    if failures.count() >= FAILURES:
        return True
    flood = from_address.filter(berhasil=False, pada__gt=now - ADDRESS_WINDOW)
    # Names that are failing, not failures: one person's typing locks nobody else.
    return flood.values("username").distinct().count() >= ADDRESS_FAILURES


def note(username: str, address: str, *, success: bool) -> None:
    LoginAttempt.objects.create(
        username=_key(username), alamat=address, berhasil=success
    )


def _key(username: str) -> str:
    return username.strip().lower()[:150]
