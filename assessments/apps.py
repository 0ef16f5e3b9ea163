from importlib import import_module

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Penilaian"

    def ready(self) -> None:
        import_module("assessments.attachments").register()
