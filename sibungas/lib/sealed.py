"""Personal data sealed in the database: telephone, account, tax numbers.

A sealed text is unreadable in dumps, replicas and histories. Pages show ``masked``;
the whole text is shown by an action that leaves a row in the trail.
"""

import base64
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

_PURPOSE = b"sibungas personal data"
_SHOWN = 3
UNREADABLE = "(tidak terbaca: kunci berubah)"


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(secret: str) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_PURPOSE)
    return base64.urlsafe_b64encode(kdf.derive(secret.encode()))


def _keys() -> tuple[str, ...]:
    own = (settings.PERSONAL_DATA_KEY,) if settings.PERSONAL_DATA_KEY else ()
    return (*own, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def seal(text: str) -> str:
    return _box(_keys()).encrypt(text.encode()).decode() if text else ""


def unseal(stored: str) -> str:
    if not stored:
        return ""
    try:
        return _box(_keys()).decrypt(stored.encode()).decode()
    except InvalidToken:
        return UNREADABLE


def masked(text: str) -> str:
    """The last three characters, the rest as dots; a short text only as dots."""
    if not text:
        return ""
    kept = text[-_SHOWN:] if len(text) > 2 * _SHOWN else ""
    return "•" * max(4, len(text) - len(kept)) + kept


class SealedText(models.TextField):
    """A text that is sealed on its way into the database and opened on its way out.

    It cannot be searched or sorted; that is its point.
    """

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text) if text else text

    def from_db_value(self, value: Any, *args: Any) -> Any:
        return unseal(value) if value else value
