"""Whether mail leaves this machine at all."""

from django.conf import settings

_QUIET_BACKENDS = ("console", "dummy")


def leaves_the_machine() -> bool:
    """False where the configured backend only writes to a log or nowhere."""
    return settings.EMAIL_BACKEND.split(".")[-2] not in _QUIET_BACKENDS
