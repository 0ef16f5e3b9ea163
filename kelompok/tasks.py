"""Celery tasks of what groups and offices do: nothing in, nothing out, safe twice."""

from celery import shared_task

from kelompok import reminders


@shared_task(name="kelompok.tasks.remind_of_actions", ignore_result=True)
def remind_of_actions() -> None:
    """The weekly mail; asked for every day, sent once a week to a person."""
    reminders.send_digests()
