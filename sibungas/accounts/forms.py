"""What people type about their own sign-in."""

from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    SetPasswordForm,
)

from sibungas.accounts import lockout
from sibungas.lib.http import client_address

LOCKED = (
    "Terlalu banyak percobaan masuk dengan nama ini dari alamat ini."
    " Tunggu 30 menit, lalu coba lagi, atau hubungi pengelola pengguna."
)


class LoginForm(AuthenticationForm):
    """One sentence for a wrong name and a wrong password alike."""

    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok.",
        "inactive": "Nama pengguna atau kata sandi tidak cocok.",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Nama pengguna"
        self.fields["password"].label = "Kata sandi"

    def get_invalid_login_error(self) -> forms.ValidationError:
        name, request = self.cleaned_data["username"], self.request
        if request and lockout.is_locked(name, client_address(request)):
            return forms.ValidationError(LOCKED, code="locked")
        return super().get_invalid_login_error()

    @property
    def is_locked(self) -> bool:
        return self.has_error("__all__", "locked")


class NewPasswordForm(SetPasswordForm):
    """A password chosen by its owner, after an invitation or a reset."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password2"].label = "Ulangi kata sandi baru"


class OwnPasswordForm(PasswordChangeForm, NewPasswordForm):
    """A change that first asks for the present password."""

    error_messages = {
        **SetPasswordForm.error_messages,
        "password_incorrect": "Kata sandi lama tidak cocok.",
        "password_same": "Kata sandi baru harus lain dari yang lama.",
    }
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi lama"

    def clean_new_password1(self) -> str:
        chosen = self.cleaned_data["new_password1"]
        if chosen == self.cleaned_data.get("old_password"):
            raise forms.ValidationError(
                self.error_messages["password_same"], code="password_same"
            )
        return chosen
