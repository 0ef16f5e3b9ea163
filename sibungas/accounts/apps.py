from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sibungas.accounts"
    label = "accounts"
    verbose_name = "Akun"
