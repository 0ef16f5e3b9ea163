"""Exact arithmetic: decimals in, decimals out, rounded once and half up."""

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction

# Wide enough that no sum of real volumes is ever rounded.
_WIDE = Context(prec=120)


def total(values: Iterable[Decimal]) -> Decimal:
    found = Decimal(0)
    for value in values:
        found = _WIDE.add(found, value)
    return found


def times(left: Decimal, right: Decimal | int) -> Decimal:
    return _WIDE.multiply(left, Decimal(right))


def minus(left: Decimal, right: Decimal) -> Decimal:
    return _WIDE.subtract(left, right)


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> Fraction:
    return Fraction(numerator) / Fraction(denominator)


def half_up(value: Fraction) -> Decimal:
    """Rounded to two decimals; a half goes away from zero.

    Never by way of a rounded quotient: 24.99499999… must stay below 24.995.
    """
    hundredths, rest = divmod(abs(value.numerator) * 100, value.denominator)
    if rest * 2 >= value.denominator:
        hundredths += 1
    sign = "-" if value < 0 and hundredths else ""
    return Decimal(f"{sign}{hundredths // 100}.{hundredths % 100:02d}")


def plain(value: Decimal) -> str:
    """As the sentences write a number: decimal comma, no idle zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
