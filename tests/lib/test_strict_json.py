"""The strict reader: one meaning, or a refusal."""

from decimal import Decimal

import pytest

from sibungas.lib import strict_json


def test_fractions_stay_exact() -> None:
    assert strict_json.loads(b'{"a": 50.77, "b": 3}') == {"a": Decimal("50.77"), "b": 3}
    assert isinstance(strict_json.loads(b"1.10"), Decimal)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"{'a': 1}", "JSON"),
        (b"\xef\xbb\xbf{}", "JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1, "a": 2}', "lebih dari sekali"),
        (b'{"a": {"b": 1, "b": 1}}', "lebih dari sekali"),
        (b'"\\u0000"', "karakter"),
        (b'"\\ud800"', "karakter"),
        (b'{"\\u0000": 1}', "karakter"),
        (b"9" * 5000, "panjang"),
        (b"1." + b"9" * 5000, "panjang"),
        (b"1e999999", "besar"),
        (b"1e-999999", "besar"),
        (b"[" * 33 + b"]" * 33, "bersarang"),
        (b"[" * 100_000, "bersarang"),
        (b'{"a":' * 100_000, "bersarang"),
    ],
)
def test_what_is_refused_is_named(raw: bytes, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        strict_json.loads(raw)


def test_thirty_two_levels_are_enough() -> None:
    assert strict_json.loads(b"[" * 32 + b"]" * 32)


def test_zero_with_an_exponent_is_zero() -> None:
    assert strict_json.loads(b"0e999999") == 0
