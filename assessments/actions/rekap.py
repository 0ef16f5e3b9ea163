"""What the keepers of the rollups do by hand."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from assessments import rekap, tasks
from kawasan import access
from sibungas.audit.record import record


@transaction.atomic
def retry_parked(*, by: Any) -> int:
    """Every parked or waiting failure is tried again at once; how many there were."""
    if not access.can_anywhere(by, "manage_rekap"):
        raise PermissionDenied("Anda tidak berwenang mengulang perhitungan.")
    count = rekap.retry()
    record("rekap.retried", by=by, after={"jumlah": count})
    tasks.wake_soon()
    return count
