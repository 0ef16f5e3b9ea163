"""Signing in by API token, and what a token's scope lets it do."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from sibungas.accounts.models import ApiToken, User

_REFUSED = "Token tidak berlaku. Buat token baru di halaman profil Anda."
_LONGEST_KEY = 200
_NOTED_EVERY = timedelta(minutes=1)


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer sb_…``. Every refusal looks the same."""

    keyword = b"bearer"

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != self.keyword:
            return None
        key = parts[1].decode("latin-1") if len(parts) == 2 else ""
        token = _find(key[:_LONGEST_KEY])
        now = timezone.now()
        if token is None or not token.is_open(now) or not token.user.is_active:
            raise AuthenticationFailed(_REFUSED)
        if token.user.wajib_ganti_sandi:
            raise AuthenticationFailed(_REFUSED)
        _note_use(token, now)
        token.user._token_kode = token.kode_wilayah
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="SI BUNGAS"'


def _find(key: str) -> ApiToken | None:
    """By fingerprint, so that no comparison of secrets can be timed."""
    found = ApiToken.objects.filter(sidik=ApiToken.fingerprint(key))
    return found.select_related("user").first()


def _note_use(token: ApiToken, now: datetime) -> None:
    """When it was last used, written once a minute at most."""
    last = token.terakhir_dipakai
    if last is None or now - last >= _NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(terakhir_dipakai=now)


class TokenScopePermission(BasePermission):
    """Signed in; a reading token may not write."""

    message = "Token ini hanya untuk membaca."

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        if request.method in SAFE_METHODS or not isinstance(request.auth, ApiToken):
            return True
        return request.auth.cakupan == ApiToken.Cakupan.TULIS
