"""Hears what the layers below announce and writes it into the trail."""

from typing import Any

from django.dispatch import receiver

from sibungas.audit.record import record
from sibungas.lib import exports


@receiver(exports.exported, dispatch_uid="audit-exported")
def record_export(
    sender: Any, *, request: Any, export: Any, kind: str, count: int, **kwargs: Any
) -> None:
    """Who took which table out of the portal, how many rows, with which filters."""
    after = {
        "berkas": export.file_name(kind),
        "jumlah": count,
        "keterangan": list(export.notes),
    }
    record("data.exported", by=request.user, after=after)
