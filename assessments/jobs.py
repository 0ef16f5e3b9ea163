"""Celery tasks that act in a person's name: doors, like pages and the API.

A task of ``assessments/tasks.py`` counts; what stands here asks actions, which check
rights, versions and the workflow anew for every sheet.
"""

from celery import shared_task

from assessments import tasks
from assessments.actions import bulk


@shared_task(name=tasks.BULK_REVIEW, ignore_result=True)
def work_bulk_review(pk: int) -> None:
    """A part of a bulk review; asks for the next part while something is left."""
    if bulk.work(pk):
        tasks.hurry_bulk_review(pk)
