"""One sheet of numbers: the denominators, and the volumes of what is bad."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from assessments.scoring import exact

_NUMERIC = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


class BadNumber(ValueError):
    """A value that is no exact number: NaN, a float, a text such as "dua"."""


@dataclass(frozen=True)
class Sheet:
    """Header key and criterion code to number; None is not measured, 0 is none.

    Takes decimals, whole numbers, and texts such as "4.63"; refuses the rest.
    """

    header: Mapping[str, Decimal | None]
    volumes: Mapping[str, Decimal | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "header", _numbers(self.header))
        object.__setattr__(self, "volumes", _numbers(self.volumes))


def _numbers(given: Mapping[str, Any]) -> Mapping[str, Decimal | None]:
    return MappingProxyType({name: _number(name, x) for name, x in given.items()})


def _number(name: str, value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, str) and _NUMERIC.fullmatch(value):
        return Decimal(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite() and _is_moderate(number):
            return number
    raise BadNumber(f"{name}: {value!r} is not an exact number.")


def _is_moderate(number: Decimal) -> bool:
    """Whether it can be written out: 1E+999999 would fill the memory."""
    _, _, exponent = number.as_tuple()
    return isinstance(exponent, int) and abs(exponent) <= 40 and number.adjusted() <= 40


def combine(sheets: Iterable[Sheet]) -> Sheet:
    """The sums of all sheets; what is missing in one is missing in the sum.

    Grouping and order do not matter. A whole place is scored from this, never
    from the scores of its parts.
    """
    parts = list(sheets)
    return Sheet(
        _sums([part.header for part in parts]), _sums([part.volumes for part in parts])
    )


def _sums(rows: list[Mapping[str, Decimal | None]]) -> dict[str, Decimal | None]:
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _sum([row.get(name) for row in rows]) for name in names}


def _sum(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return exact.total(known) if len(known) == len(values) else None
