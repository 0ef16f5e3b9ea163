from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "sibungas.audit"
    label = "audit"
    verbose_name = "Jejak audit"
