from importlib import import_module

from django.apps import AppConfig


class KelompokConfig(AppConfig):
    name = "kelompok"
    verbose_name = "Kelompok"

    def ready(self) -> None:
        import_module("kelompok.attachments").register()
        import_module("kelompok.attachments_works").register()
        import_module("kelompok.meeting_attachments").register()
        import_module("kelompok.attachments_lokus").register()
