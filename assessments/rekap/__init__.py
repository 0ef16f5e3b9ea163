"""Rollups of assessments: the only writer of the rekap tables.

Volumes add up, scores never do. What is dirty stands in ``dirty_event``; it is
removed and recounted in one transaction, under one lock for all consumers.
"""

from assessments.rekap.consumer import drain
from assessments.rekap.queue import Pending, last_run, parked, pending, retry
from assessments.rekap.reconciliation import recompute_all, reconcile
from assessments.rekap.snapshot import take as take_snapshot

__all__ = [
    "Pending",
    "drain",
    "last_run",
    "parked",
    "pending",
    "recompute_all",
    "reconcile",
    "retry",
    "take_snapshot",
]
