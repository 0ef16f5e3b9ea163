"""Celery tasks that change what groups keep: doors, like pages and commands."""

from celery import shared_task
from django.utils import timezone

from kelompok.actions import personal, retention


@shared_task(name="kelompok.jobs.purge_personal", ignore_result=True)
def purge_personal() -> None:
    """Every day: empties personal data whose time is over; safe to run twice."""
    today = timezone.localdate()
    personal.purge_personal(today=today)
    retention.purge_names(today=today)
