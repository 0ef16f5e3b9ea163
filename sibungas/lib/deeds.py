"""How layers that know no audit trail announce what was done.

The trail listens; a listener that fails takes the deed's transaction with it.
"""

from typing import Any

from django.db import models
from django.dispatch import Signal

done = Signal()


def announce(
    verb: str,
    thing: models.Model | None = None,
    *,
    by: Any = None,
    kode_wilayah: str = "",
    reason: str = "",
    **after: Any,
) -> None:
    """Say that ``by`` did ``verb`` to ``thing``; ``after`` is kept with it."""
    done.send(
        sender=None,
        verb=verb,
        thing=thing,
        by=by,
        kode_wilayah=kode_wilayah,
        reason=reason,
        after=after,
    )
