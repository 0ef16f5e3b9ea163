"""Single cells: numbers, whole numbers, texts, years, RT and RW as people write them.

What cannot be read raises ValueError with a sentence for the person who typed it.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kawasan.imports.tables import Broken
from kawasan.models.rt import LIMITS
from sibungas.lib.numbers import format_number, parse_number

# Digits kept after the comma: areas in ha, lengths in m, counts whole.
_DIGITS = {"ha": 6, "m": 3}
_NAME = r"[0-9]{1,4}[A-Z]?"
_RT_RW = re.compile(
    rf"(?:RT)?[\s.:]*(?P<rt>{_NAME})\s*[-/,. ]+\s*(?:RW)?[\s.:]*(?P<rw>{_NAME})", re.I
)
_ONE = re.compile(r"(?:RT|RW)?[\s.:]*(?P<name>\S.*)", re.I)


def number(value: Any) -> Decimal | None:
    """The exact number in a cell; None when the cell is empty."""
    if value is None:
        return None
    if isinstance(value, Broken):
        raise ValueError(value.reason)
    if isinstance(value, bool | date):
        raise ValueError("Sel ini bukan angka.")
    if isinstance(value, str):
        return parse_number(value)
    read = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not read.is_finite():
        raise ValueError("Sel ini bukan angka.")
    return read


def measure(value: Any, column: str, most: int | None = None) -> Decimal | None:
    """A number for a column: not negative, not absurd, whole where units are counted.

    Spreadsheets carry the noise of binary fractions (11.579298999999999); hectares
    are therefore kept to six and metres to three digits, as the columns hold them.
    """
    read = number(value)
    if read is None:
        return None
    if read < 0:
        raise ValueError("Angka tidak boleh negatif.")
    limit = most if most is not None else LIMITS.get(column, 10_000_000)
    if read > limit:
        raise ValueError(f"Angka tidak boleh lebih dari {format_number(limit)}.")
    digits = _DIGITS.get(column.rpartition("_")[2], 0)
    kept = read.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if digits == 0 and abs(kept - read) > Decimal("1e-9"):
        raise ValueError("Angka ini harus bilangan bulat.")
    return kept


def text(value: Any, most: int = 200) -> str:
    """The text of a cell; numbers become text without a decimal tail."""
    if value is None:
        return ""
    if isinstance(value, Broken):
        raise ValueError(value.reason)
    plain = (
        f"{value:.0f}" if isinstance(value, float) and value % 1 == 0 else str(value)
    )
    plain = " ".join(plain.split())
    if "\x00" in plain or len(plain) > most:
        raise ValueError(f"Teks tidak boleh lebih dari {most} huruf.")
    return plain


def year(value: Any) -> int | None:
    read = number(value)
    if read is None:
        return None
    if read % 1 or not 1990 <= read <= 2100:
        raise ValueError("Tahun harus antara 1990 dan 2100.")
    return int(read)


def split_rt_rw(value: Any) -> tuple[str, str]:
    """RT and RW from "RT001-RW002", "015/001" or "RT 06A RW 02", as written."""
    match = _RT_RW.fullmatch(text(value))
    if not match:
        raise ValueError('RT/RW tidak terbaca. Tulis misalnya "001/002".')
    return match["rt"].upper(), match["rw"].upper()


def one_of(value: Any) -> str:
    """The number of an RT or RW without the word before it."""
    plain = text(value, 20)
    match = _ONE.fullmatch(plain)
    return match["name"].upper() if match else plain


def same_number(name: str) -> str:
    """ "001", "1" and "01" are one RT; "6A" and "06a" too."""
    return name.upper().lstrip("0") or ("0" if name else "")
