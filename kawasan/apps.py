from importlib import import_module

from django.apps import AppConfig


class KawasanConfig(AppConfig):
    name = "kawasan"
    verbose_name = "Tempat"

    def ready(self) -> None:
        import_module("kawasan.attachments").register()
