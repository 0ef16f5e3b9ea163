"""Numbers as people write them: "1.234,5" and "1234.5" mean the same.

"1.234" is refused, because in hectares it may be either 1234 or 1,234 and the
difference would be a thousandfold; where only whole numbers can stand, it is
1234. The browser reads the same way: static/js/numbers.js.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

_GROUPED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?P<rest>[0-9]+)")
_MILLIONS = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})(?P<rest>)")
_ENGLISH = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?P<rest>[0-9]+)")
_SPACED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+)"
    r"(?:[.,](?P<rest>[0-9]+))?"
)
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<rest>[0-9]+))?")
_THOUSANDS = re.compile(r"(?P<whole>[1-9][0-9]{0,2}\.[0-9]{3})(?P<rest>)")
_BLANK = " \t\r\n\u00a0\u2009\u202f"
_LONGEST = 40
_NOT_WHOLE = "Isi dengan bilangan bulat."
_EXACT = Context(prec=100)


# As many digits as every key of the database can hold.
_LONGEST_KEY = 18


def typed_key(text: object) -> int:
    """A key or version that came with a request; 0, which nothing has, for other texts.

    Much longer texts of digits are no numbers for Python, and an error of its own.
    """
    typed = str(text or "")
    sound = typed.isascii() and typed.isdecimal() and len(typed) <= _LONGEST_KEY
    return int(typed) if sound else 0


class NumberRefused(ValueError):
    """A text that is no number here, with a sentence for the person who typed it."""


def parse_number(
    text: str,
    *,
    places: int | None = None,
    integer: bool = False,
    negative: bool = True,
) -> Decimal | None:
    """The number in the text, None when it is empty.

    Raises NumberRefused. ``places`` is the most decimals that may matter.
    """
    plain = text.strip(_BLANK)
    if not plain:
        return None
    number = _read(plain, integer)
    if number < 0 and not negative:
        raise NumberRefused("Angka ini tidak boleh kurang dari 0.")
    decimals = max(0, -_exponent(number))
    if integer and decimals:
        raise NumberRefused(_NOT_WHOLE)
    if places is not None and decimals > places:
        raise NumberRefused(f"Isi paling banyak {places} angka di belakang koma.")
    return number


def _read(plain: str, integer: bool) -> Decimal:
    sign, digits = ("-", plain[1:]) if plain[0] in "-−" else ("", plain)
    if _THOUSANDS.fullmatch(digits) and not integer:
        whole, _, rest = plain.partition(".")
        raise NumberRefused(
            f"Tulis {whole}{rest} atau {whole},{rest}: titik ini rancu."
        )
    thousands = (_THOUSANDS,) if integer else ()
    for pattern in (*thousands, _PLAIN, _GROUPED, _MILLIONS, _ENGLISH, _SPACED):
        match = pattern.fullmatch(digits)
        if match and len(plain) <= _LONGEST:
            whole = re.sub(r"[^0-9]", "", match["whole"])
            rest = match["rest"] or ""
            if integer and len(rest) == 3:  # "1,000" may mean a thousand
                raise NumberRefused(_NOT_WHOLE)
            rest = rest.rstrip("0")
            return Decimal(f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}")
    example = "1.234" if integer else "1.234,5"
    raise NumberRefused(f"Angka ini tidak terbaca. Tulis misalnya {example}.")


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def format_number(value: Decimal | int | None, places: int | None = None) -> str:
    """A number as text with a decimal comma; empty when there is none.

    Without ``places`` as it stands in a field: "1234,5", no grouping, no idle
    zeros. With ``places`` as it is read: "1.234,50".
    """
    if value is None:
        return ""
    if places is not None:
        return _for_reading(Decimal(value), places)
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", ",")


def _for_reading(value: Decimal, places: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))
