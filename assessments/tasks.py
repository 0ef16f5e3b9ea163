"""Celery tasks: doors to the rollups. Scalars in, nothing out, safe to run twice."""

import logging

from celery import current_app, shared_task
from django.db import transaction

from assessments import rekap

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def wake_rekap() -> None:
    """Counts what has changed; there may be nothing left to do."""
    rekap.drain()


@shared_task(ignore_result=True)
def reconcile_rekap() -> None:
    """The nightly comparison of all rollups with a count from zero."""
    rekap.reconcile()


def wake_soon() -> None:
    """Wakes a worker once the caller's transaction is stored.

    Only a hurry: the dirty events are in the database already, and without a
    broker the poller finds them a moment later.
    """
    transaction.on_commit(_publish, robust=True)


def _publish() -> None:
    try:
        wake_rekap.apply_async(retry=False, expires=60)
    except Exception as error:  # nothing may undo a stored deed
        log.warning("wake-up not sent: %s", type(error).__name__)


BULK_REVIEW = "assessments.jobs.work_bulk_review"
"""Named, not imported: it asks actions, and actions ask for it here."""


def hurry_bulk_review(pk: int) -> None:
    """Asks a worker for the bulk review once the caller's transaction is stored.

    Without a broker the poller asks again later.
    """
    transaction.on_commit(lambda: _publish_bulk_review(pk), robust=True)


def _publish_bulk_review(pk: int) -> None:
    try:
        current_app.send_task(BULK_REVIEW, [pk], retry=False)
    except Exception as error:  # nothing may undo a stored deed
        log.warning("bulk review not sent: %s", type(error).__name__)
