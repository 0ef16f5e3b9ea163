"""The one exception for "understood, but no"."""

from django.db import IntegrityError

# What PostgreSQL calls a second row of what may stand once.
_UNIQUE_VIOLATION = "23505"
_SENT_TWICE = (
    "Data yang sama baru saja disimpan, mungkin karena terkirim dua kali. Periksa yang"
    " tersimpan sebelum mengirim lagi."
)


class Refused(Exception):
    """A request that is clear and permitted, but that the rules refuse now.

    The message is a sentence for the person who asked. ``details`` may carry
    what a machine needs (for example the transitions that would be legal).
    """

    def __init__(self, message: str, *, code: str = "ditolak", **details: object):
        super().__init__(message)
        self.message = message
        self.code = code
        self.details = details


class Stale(Refused):
    """Somebody else changed the record since the caller read it."""

    def __init__(self, message: str, **details: object):
        super().__init__(message, code="versi_usang", **details)


def refusal_of(exception: Exception) -> Refused | None:
    """What stands against a request; also two of the same in the same moment."""
    if isinstance(exception, Refused):
        return exception
    code = getattr(exception.__cause__, "pgcode", "")
    if isinstance(exception, IntegrityError) and code == _UNIQUE_VIOLATION:
        return Refused(_SENT_TWICE, code="sudah_ada")
    return None
