"""Password sign-in behind the lock-out, for pages and the admin site alike."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from sibungas.accounts import lockout
from sibungas.lib import deeds
from sibungas.lib.http import client_address


class LockoutBackend(ModelBackend):
    """Refuses a locked name before looking at the password."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> AbstractBaseUser | None:
        if username is None or password is None:
            return None
        address = client_address(request) if request else ""
        if lockout.is_locked(username, address):
            raise PermissionDenied
        user = super().authenticate(request, username, password, **kwargs)
        lockout.note(username, address, success=user is not None)
        if user is None and lockout.is_locked(username, address):
            deeds.announce("login.locked", username=username[:150])
        return user
