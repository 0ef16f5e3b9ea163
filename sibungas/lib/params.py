"""Query parameters, declared once: read, checked, applied and documented.

A parameter that is unknown, given twice or unreadable is refused, never
ignored: a filter that silently does nothing gives a wrong answer.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from rest_framework.exceptions import APIException

from sibungas.lib.strict_json import sound_text

Parse = Callable[[str], Any]


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (JSON pointer or parameter), which, in words."""

    pointer: str
    code: str
    message: str
    parameter: str = ""

    def as_dict(self) -> dict[str, str]:
        body = {"pointer": self.pointer, "code": self.code, "message": self.message}
        if self.parameter:
            body["parameter"] = self.parameter
        return body


class Faulty(APIException):
    """A request that cannot be understood, with everything wrong in it."""

    status_code = 400
    default_code = "permintaan_tidak_sah"

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__("Permintaan ini tidak dapat dipahami.")


def one_fault(parameter: str, code: str, message: str) -> Faulty:
    return Faulty([Fault("", code, message, parameter)])


def _unchanged(rows: QuerySet, value: Any) -> QuerySet:
    return rows


@dataclass(frozen=True)
class Param:
    """One query parameter of a list: how it is read and what it narrows."""

    name: str
    parse: Parse
    description: str
    schema: dict[str, Any]
    apply: Callable[[QuerySet, Any], QuerySet] = _unchanged

    def openapi(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.description,
            "schema": self.schema,
        }


def read(
    query: QueryDict, params: Iterable[Param], *, ignore_others: bool = False
) -> dict[str, Any]:
    """The values given; raises Faulty naming every parameter that is wrong."""
    known = {param.name: param for param in params}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, texts in query.lists():
        if name not in known:
            if not ignore_others:
                message = f"Parameter {name[:40]!a} tidak dikenal."
                faults.append(Fault("", "tidak_dikenal", message, name[:40]))
            continue
        try:
            values[name] = _value(known[name], texts)
        except ValueError as error:
            faults.append(Fault("", "tidak_sah", str(error), name))
    if faults:
        raise Faulty(faults)
    return values


def _value(param: Param, texts: list[str]) -> Any:
    if len(texts) != 1:
        raise ValueError("Berikan parameter ini satu kali saja.")
    if not sound_text(texts[0]):
        raise ValueError("Parameter memuat karakter yang tidak sah.")
    return param.parse(texts[0])


# Readers -----------------------------------------------------------------------


def text(longest: int) -> Parse:
    def parse(given: str) -> str:
        if not 0 < len(given) <= longest:
            raise ValueError(f"Isi 1 sampai {longest} karakter.")
        return given

    return parse


def pattern(regex: str, sentence: str) -> Parse:
    compiled = re.compile(regex, re.ASCII)

    def parse(given: str) -> str:
        if not compiled.fullmatch(given):
            raise ValueError(sentence)
        return given

    return parse


def integer(lowest: int, highest: int) -> Parse:
    def parse(given: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", given, re.ASCII):
            raise ValueError("Isi bilangan bulat.")
        if not lowest <= int(given) <= highest:
            raise ValueError(f"Isi bilangan {lowest} sampai {highest}.")
        return int(given)

    return parse


def one_of(choices: Iterable[str]) -> Parse:
    allowed = tuple(choices)

    def parse(given: str) -> str:
        if given not in allowed:
            raise ValueError(f"Pilih salah satu: {', '.join(allowed)}.")
        return given

    return parse


def some_of(choices: Iterable[str]) -> Parse:
    """Several choices separated by commas."""
    one = one_of(choices)
    return lambda given: [one(part) for part in given.split(",")]


def day(given: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
            raise ValueError
        return date.fromisoformat(given)
    except ValueError as error:
        raise ValueError("Isi tanggal seperti 2026-01-31.") from error


def instant(given: str) -> datetime:
    """A point in time with its offset; without one it is the portal's own zone."""
    try:
        found = datetime.fromisoformat(given)
        if timezone.is_naive(found):
            found = timezone.make_aware(found)
        if not 1900 < found.year < 2200:
            raise ValueError
    except (ValueError, OverflowError) as error:
        raise ValueError("Isi waktu seperti 2026-01-31T08:15:00+08:00.") from error
    return found


def bbox(given: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    sentence = "Isi bbox sebagai barat,selatan,timur,utara dalam derajat."
    try:
        numbers = [Decimal(part) for part in given.split(",")]
        west, south, east, north = numbers
        sound = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    except (ValueError, InvalidOperation) as error:
        raise ValueError(sentence) from error
    if not sound or len(given) > 120:
        raise ValueError(sentence)
    return float(west), float(south), float(east), float(north)
