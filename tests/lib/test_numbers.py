"""Numbers as people write them."""

from decimal import Decimal

import pytest

from sibungas.lib.numbers import NumberRefused, format_number, parse_number, typed_key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        (" 1 234 ", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1,234", "1.234"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("007", "7"),
        ("2,500", "2.5"),
    ],
)
def test_many_writings(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_empty_is_unknown_not_zero(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("dua", "1e5", "1E+5", "NaN", "sNaN", "inf", "Infinity", "1.2.3", "1,2,3"),
        *("--1", "-", "+5", "1.", ",5", ".", "12 5", "1 2 3", "1_000", "0x10", "٣"),
        *("½", "1.23.456", "0.123.456", "9" * 41, "1\n2"),
    ],
)
@pytest.mark.parametrize("integer", [False, True])
def test_unreadable(text, integer):
    example = r"1\.234\." if integer else r"1\.234,5\."
    with pytest.raises(NumberRefused, match=f"tidak terbaca. Tulis misalnya {example}"):
        parse_number(text, integer=integer)


@pytest.mark.parametrize("text", ["12.345", " 12.345 "])
def test_a_lone_group_is_ambiguous(text):
    with pytest.raises(NumberRefused, match="Tulis 12345 atau 12,345"):
        parse_number(text)


def test_a_negative_lone_group_is_ambiguous_too():
    with pytest.raises(NumberRefused, match="Tulis -1234 atau -1,234"):
        parse_number("-1.234")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.234", 1234), ("1.000", 1000), ("12", 12), ("2,0", 2), ("1.000,0", 1000)],
)
def test_a_lone_group_of_whole_things_is_a_thousand(text, number):
    assert parse_number(text, integer=True) == number


@pytest.mark.parametrize("text", ["1,5", "1.5", "1,234", "1,000", "1.234,5"])
def test_things_do_not_come_in_parts(text):
    # "1,000" may be a thousand written the English way: never read it as one.
    with pytest.raises(NumberRefused, match="bilangan bulat"):
        parse_number(text, integer=True)


def test_decimals_beyond_the_column_are_refused_not_rounded():
    assert parse_number("1,25", places=2) == Decimal("1.25")
    assert parse_number("1,2500", places=2) == Decimal("1.25")
    with pytest.raises(NumberRefused, match="paling banyak 2 angka"):
        parse_number("1,256", places=2)


def test_a_field_may_refuse_what_is_below_zero():
    assert parse_number("0", negative=False) == 0
    assert parse_number("-0", negative=False) == 0
    with pytest.raises(NumberRefused, match="kurang dari 0"):
        parse_number("-0,1", negative=False)


def test_a_refusal_is_a_value_error():
    with pytest.raises(ValueError, match="tidak terbaca"):
        parse_number("dua")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("12.500000"), "12,5"),
        (1234, "1234"),
        (Decimal(100), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.50"), "-0,5"),
        (Decimal("-0"), "0"),
        (None, ""),
    ],
)
def test_in_a_field(number, text):
    assert format_number(number) == text


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Decimal("1234.56"), 2, "1.234,56"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.995"), 2, "1,00"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-1234567.895"), 2, "-1.234.567,90"),
        (1234567, 0, "1.234.567"),
        (None, 2, ""),
    ],
)
def test_for_reading(number, places, text):
    assert format_number(number, places) == text


@pytest.mark.parametrize("number", ["1234", "1234.5", "0.125", "-3", "1000000"])
def test_what_stands_in_a_field_reads_back(number):
    assert parse_number(format_number(Decimal(number))) == Decimal(number)


def test_a_key_that_no_row_can_have_is_nobody():
    assert [typed_key(text) for text in ("7", 7, "007")] == [7, 7, 7]
    for text in (None, "", "-1", "1.5", "\u00b2", "\u0663", "x", "9" * 19, "9" * 5000):
        assert typed_key(text) == 0
