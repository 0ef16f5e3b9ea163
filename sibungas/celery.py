"""The Celery application. Messages only hurry; the truth is in the database."""

import os
from typing import Any

from celery import Celery, signals

from sibungas.lib import context

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sibungas.settings")

app = Celery("sibungas")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Tokens of the tasks that run in this process, by their ids.
_entered: dict[str, object] = {}


@signals.task_prerun.connect
def enter(task_id: str, **_: Any) -> None:
    """Inside a task, the trail and the logs name the channel and the task."""
    _entered[task_id] = context.enter(context.RequestContext(task_id, "", "tugas"))


@signals.task_postrun.connect
def leave(task_id: str, **_: Any) -> None:
    token = _entered.pop(task_id, None)
    if token is not None:
        context.leave(token)


# Tasks that ask actions lie beside the other doors of their app.
app.autodiscover_tasks(["assessments", "kelompok"], related_name="jobs")
