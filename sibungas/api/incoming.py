"""Reads the bodies of writes, field by field, and collects all that is wrong.

Nothing is guessed: an unknown name, a comma in a number, a fraction of a
household are refused with the place and a sentence.
"""

import re
import uuid as uuids
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from sibungas.lib.params import Fault, Faulty, day

Read = Callable[[Any], Any]
_NUMERIC = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", re.ASCII)
_LARGEST = 10**15


class Body:
    """One JSON object; ``check`` raises Faulty with everything found so far."""

    def __init__(
        self, value: Any, pointer: str = "", faults: list[Fault] | None = None
    ):
        self.pointer = pointer
        self.faults = [] if faults is None else faults
        self.values = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.wrong("", "bukan_objek", "Isi sebuah objek JSON.")

    def wrong(self, name: str, code: str, message: str) -> None:
        step = "/" + name.replace("~", "~0").replace("/", "~1") if name else ""
        self.faults.append(Fault(self.pointer + step, code, message))

    def only(self, names: Iterable[str]) -> None:
        """Refuses every name but these."""
        known = set(names)
        for name in self.values:
            if name not in known:
                message = f"{name[:40]!a} tidak dikenal di sini."
                self.wrong(name[:40], "tidak_dikenal", message)

    def get(self, name: str, read: Read, *, required: bool = True) -> Any:
        """The value read by ``read``; None when it is missing, null or wrong."""
        value = self.values.get(name)
        if value is None:
            if required:
                self.wrong(name, "wajib", "Wajib diisi.")
            return None
        try:
            return read(value)
        except ValueError as error:
            self.wrong(name, "tidak_sah", str(error))
            return None

    def object(self, name: str, *, required: bool = True) -> "Body":
        value = self.values.get(name)
        if value is None and not required:
            value = {}
        elif name not in self.values:
            self.wrong(name, "wajib", "Wajib diisi.")
            value = {}
        return Body(value, f"{self.pointer}/{name}", self.faults)

    def check(self) -> None:
        if self.faults:
            raise Faulty(self.faults)


# Readers -------------------------------------------------------------------------


def number(value: Any) -> Decimal:
    """A number, or a text that is one: digits with at most one decimal point."""
    if isinstance(value, str) and _NUMERIC.fullmatch(value):
        return Decimal(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = Decimal(value)
        if abs(found) < _LARGEST and found == round(found, 10):
            return found
    raise ValueError("Isi angka dengan titik desimal, misalnya 12.5.")


def measure(highest: int, places: int) -> Read:
    """0 to ``highest`` with at most so many decimals; never rounded for the sender."""

    def read(value: Any) -> Decimal | int:
        found = number(value)
        if not 0 <= found <= highest:
            raise ValueError(f"Isi angka 0 sampai {highest}.")
        if found != round(found, places):
            words = f"paling banyak {places} desimal" if places else "bilangan bulat"
            raise ValueError(f"Isi {words}.")
        return found if places else int(found)

    return read


def whole(lowest: int, highest: int) -> Read:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError("Isi bilangan bulat.")
        if not lowest <= value <= highest:
            raise ValueError(f"Isi bilangan {lowest} sampai {highest}.")
        return value

    return read


def text(longest: int) -> Read:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError("Isi teks.")
        if len(value) > longest:
            raise ValueError(f"Paling banyak {longest} karakter.")
        return value.strip()

    return read


def one_of(choices: Iterable[str]) -> Read:
    allowed = tuple(choices)

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"Pilih salah satu: {', '.join(allowed)}.")
        return value

    return read


def boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("Isi true atau false.")
    return value


def identifier(value: Any) -> uuids.UUID:
    if isinstance(value, str) and len(value) == 36:
        try:
            return uuids.UUID(value)
        except ValueError:
            pass
    raise ValueError("Isi UUID seperti 0190163d-8694-739b-aea5-966c26f8ad90.")


def survey_day(value: Any) -> date:
    found = day(value if isinstance(value, str) else "")
    if not 1990 <= found.year <= 2100:
        raise ValueError("Tanggal ini di luar 1990 sampai 2100.")
    return found


def device_clock(value: Any) -> datetime:
    """A point in time with its offset, as the device believes it to be."""
    sentence = "Isi waktu dengan zona, seperti 2026-01-31T08:15:00+08:00."
    try:
        found = datetime.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise ValueError(sentence) from error
    if timezone.is_naive(found) or not 1990 <= found.year <= 2100:
        raise ValueError(sentence)
    return found
