"""Numbers as people write them."""

from decimal import Decimal

import pytest

from sibungas.lib.numbers import format_number, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        (" 1 234 ", "1234"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("-3", "-3"),
        ("007", "7"),
    ],
)
def test_many_writings(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_empty_is_unknown_not_zero(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text", ["dua", "1e5", "NaN", "1.2.3", "1,2,3", "--1", "1.", ",5", "9" * 50]
)
def test_unreadable(text):
    with pytest.raises(ValueError, match="tidak terbaca"):
        parse_number(text)


def test_a_lone_group_is_ambiguous():
    with pytest.raises(ValueError, match="Tulis 12345 atau 12,345"):
        parse_number("12.345")


@pytest.mark.parametrize(
    ("number", "text"),
    [(Decimal("12.500000"), "12,5"), (1234, "1234"), (Decimal(100), "100"), (None, "")],
)
def test_in_a_field(number, text):
    assert format_number(number) == text
