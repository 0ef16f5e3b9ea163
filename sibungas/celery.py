"""The Celery application. Messages only hurry; the truth is in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sibungas.settings")

app = Celery("sibungas")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
