from django.apps import AppConfig

from sibungas.lib.forms import say_what_is_missing


class AccountsConfig(AppConfig):
    name = "sibungas.accounts"
    label = "accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        # The first of the apps: no form has been made yet.
        say_what_is_missing()
