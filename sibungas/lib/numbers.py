"""Numbers as people write them: "1.234,5" and "1234.5" mean the same.

"1.234" is refused, because in hectares it may be either 1234 or 1,234 and the
difference would be a thousandfold. Portal pages never write it into a field.
"""

import re
from decimal import Decimal

_SIGN = r"(?P<sign>[-−]?)"
_GROUPED = re.compile(_SIGN + r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?P<rest>\d+)")
_MILLIONS = re.compile(_SIGN + r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){2,})(?P<rest>)")
_ENGLISH = re.compile(_SIGN + r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+)\.(?P<rest>\d+)")
_PLAIN = re.compile(_SIGN + r"(?P<whole>\d+)(?:[.,](?P<rest>\d+))?")
_AMBIGUOUS = re.compile(_SIGN + r"[1-9]\d{0,2}[.]\d{3}")
_UNREADABLE = "Angka ini tidak terbaca. Tulis misalnya 1.234,5."
_LONGEST = 40


def parse_number(text: str) -> Decimal | None:
    """The number in the text, None when it is empty.

    Raises ValueError with a sentence for the person who typed it.
    """
    plain = "".join(text.split())
    if not plain:
        return None
    if _AMBIGUOUS.fullmatch(plain):
        whole, _, rest = plain.partition(".")
        raise ValueError(f"Tulis {whole}{rest} atau {whole},{rest}: titik ini rancu.")
    for pattern in (_PLAIN, _GROUPED, _MILLIONS, _ENGLISH):
        match = pattern.fullmatch(plain)
        if match and len(plain) <= _LONGEST:
            return _number(match)
    raise ValueError(_UNREADABLE)


def _number(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match["whole"])
    number = Decimal(f"{whole}.{match['rest'] or 0}")
    return -number if match["sign"] else number


def format_number(value: Decimal | int | None) -> str:
    """A number as it stands in a field: decimal comma, no grouping, no idle zeros."""
    if value is None:
        return ""
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
