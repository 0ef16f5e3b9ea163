"""JSON read strictly: what two readers could understand differently is refused.

No NaN or Infinity, no name twice, no broken characters, no bottomless nesting.
Fractions become Decimal, so that 50.77 stays 50.77.
"""

import json
from decimal import Decimal
from typing import Any

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
_MAX_DIGITS = 40
_MAX_EXPONENT = 30
_ALLOWED_CONTROLS = "\t\n\r"


def loads(raw: bytes) -> Any:
    """The value in ``raw``; raises ValueError with a sentence for the sender."""
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_fraction,
            parse_int=_integer,
        )
    except UnicodeDecodeError as error:
        raise ValueError("Isi permintaan bukan UTF-8.") from error
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        place = f"baris {error.lineno}, kolom {error.colno}"
        raise ValueError(f"Isi permintaan bukan JSON yang sah ({place}).") from error
    _check(value)
    return value


_TOO_DEEP = f"JSON bersarang lebih dari {MAX_DEPTH} tingkat."


def sound_text(text: str) -> bool:
    """Whether a text can be stored: no control character, no half of a pair."""
    return not any(
        (c < " " and c not in _ALLOWED_CONTROLS) or "\ud800" <= c <= "\udfff"
        for c in text
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"Nama {twice[:40]!a} muncul lebih dari sekali.")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} bukan angka JSON.")


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError("Angka terlalu panjang.")
    return int(text)


def _fraction(text: str) -> Decimal:
    if len(text) > _MAX_DIGITS:
        raise ValueError("Angka terlalu panjang.")
    number = Decimal(text)
    if not number:
        return Decimal(0)
    if abs(number.adjusted()) > _MAX_EXPONENT:
        raise ValueError("Angka terlalu besar atau terlalu kecil.")
    return number


def _check(value: Any) -> None:
    """Walk without recursion: depth and characters."""
    level = [value]
    depth = 0
    while level:
        below: list[Any] = []
        for item in level:
            if isinstance(item, str):
                _check_text(item)
            elif isinstance(item, dict | list) and depth == MAX_DEPTH:
                raise ValueError(_TOO_DEEP)
            elif isinstance(item, dict):
                below.extend(item.keys())
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below
        depth += 1


def _check_text(text: str) -> None:
    if not sound_text(text):
        raise ValueError("Teks memuat karakter yang tidak dapat disimpan.")
