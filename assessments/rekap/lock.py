"""One consumer at a time: counting from below must not overtake itself."""

from django.db.backends.utils import CursorWrapper

# Transaction locks only: they go with the transaction, however it ends.
_LOCK = (6371, 1)


def try_lock(cursor: CursorWrapper) -> bool:
    """Whether this transaction is now the only one that writes rollups."""
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", _LOCK)
    return bool(cursor.fetchone()[0])


def lock(cursor: CursorWrapper) -> None:
    """Waits until this transaction is the only one that writes rollups."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)
