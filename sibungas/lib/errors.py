"""The one exception for "understood, but no"."""


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
