from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "sibungas.dashboard"
    label = "dashboard"
    verbose_name = "Dasbor"
