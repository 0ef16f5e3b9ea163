from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "sibungas.files"
    label = "files"
    verbose_name = "Berkas"
