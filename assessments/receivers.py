"""Hears what kawasan announces."""

from typing import Any

from django.dispatch import receiver

from assessments import kondisi
from kawasan.signals import intervention_changing


@receiver(intervention_changing, dispatch_uid="assessments.years")
def keep_locked_years(sender: Any, *, kode: str, tahun: int, **_more: Any) -> None:
    """A work of a locked year is neither made nor changed."""
    kondisi.require_open(kode, tahun)
