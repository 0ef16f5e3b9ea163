from importlib import import_module

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "sibungas.audit"
    label = "audit"
    verbose_name = "Jejak audit"

    def ready(self) -> None:
        import_module("sibungas.audit.receivers")
