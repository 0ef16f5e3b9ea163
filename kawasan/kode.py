"""Kemendagri codes of places: "63", "63.71", "63.71.01", "63.71.01.1001".

Plain text rules, no tables: whether such a place exists is not known here.
"""

import re
from collections.abc import Iterable

_SHAPE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?", re.ASCII)
_LENGTHS = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}


def is_kode(text: str) -> bool:
    """Whether the text is a whole code with its dots."""
    return bool(_SHAPE.fullmatch(text))


def level(kode: str) -> int:
    """1 province, 2 kab/kota, 3 kecamatan, 4 kelurahan or desa."""
    if not is_kode(kode):
        raise ValueError(f"Bukan kode wilayah: {kode!r}.")
    return kode.count(".") + 1


def parent_kode(kode: str) -> str | None:
    """The code one level up; None for a province."""
    return kode.rpartition(".")[0] if level(kode) > 1 else None


def ancestors(kode: str) -> tuple[str, ...]:
    """The codes above, the province first; the code itself is not among them."""
    parts = kode.split(".")[: level(kode) - 1]
    return tuple(".".join(parts[: n + 1]) for n in range(len(parts)))


def holders(codes: Iterable[str]) -> set[str]:
    """The codes themselves and all those above them."""
    return {one for kode in codes for one in (*ancestors(kode), kode)}


def common(codes: Iterable[str]) -> str:
    """The smallest territory that holds all of the codes; "" is the whole nation."""
    shared = []
    for parts in zip(*(code.split(".") for code in codes), strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return ".".join(shared)


def normalise(text: object) -> str:
    """The code with its dots, whether written 6371011010 or 63.71.01.1010.

    Raises ValueError with a sentence when the text is no code.
    """
    plain = "".join(str(text).split())
    digits = plain.replace(".", "")
    sizes = _LENGTHS.get(len(digits))
    if is_kode(plain):
        return plain
    if not (sizes and digits.isascii() and digits.isdigit() and "." not in plain):
        raise ValueError(f'"{text}" bukan kode wilayah. Tulis misalnya 63.71.01.1001.')
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    return ".".join(
        digits[end - size : end] for end, size in zip(ends, sizes, strict=True)
    )


def is_desa(kode: str) -> bool:
    """Codes of kelurahan continue with 1, those of desa with 2 or 3."""
    return level(kode) == 4 and kode[-4] != "1"
