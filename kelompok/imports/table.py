"""What the pasted tables of plans share: heads, rows, and how their cells are read."""

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.lib.numbers import NumberRefused, parse_number

MOST_ROWS = 500


class TableRefused(ValueError):
    """The table as a whole or a row cannot be read; the message says why."""


@dataclass(frozen=True)
class Line:
    """One row: its number in the table, its text, and what became of it."""

    number: int
    text: str
    values: dict[str, Any] | None
    problem: str = ""


def words(text: Any) -> str:
    """Text as it is compared: small letters, single spaces."""
    return " ".join(str(text).casefold().split())


_SASARAN = {
    words(name): str(key) for key, label in Sasaran.choices for name in (key, label)
}
_SOURCES = {
    words(name): str(key) for key, label in SumberDana.choices for name in (key, label)
}
Reader = Callable[[Mapping[str, str]], dict[str, Any]]


def read(
    text: str, needed: tuple[str, ...], more: tuple[str, ...], values: Reader
) -> tuple[str, list[Line]]:
    """The head as it was pasted, and every row below it as ``values`` reads it."""
    lines = text.replace("\x00", "").strip("\r\n").splitlines()
    if not any(lines):
        raise TableRefused("Tempel tabelnya bersama baris judul.")
    mark = "\t" if "\t" in lines[0] else ";"
    try:
        rows = list(csv.reader(StringIO("\n".join(lines)), delimiter=mark))
    except csv.Error as error:
        raise TableRefused(
            "Tabel ini tidak terbaca. Periksa tanda kutip yang tidak ditutup."
        ) from error
    head = [words(cell) for cell in rows[0]]
    missing = [name for name in needed if name not in head]
    if missing:
        raise TableRefused(f"Baris judul tidak memuat: {', '.join(missing)}.")
    filled = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    if len(filled) > MOST_ROWS:
        raise TableRefused(f"Tempel paling banyak {MOST_ROWS} baris sekaligus.")
    known = (*needed, *more)
    return lines[0], list(_lines(head, rows[1:], mark, known, values))


def _lines(
    head: list[str],
    rows: list[list[str]],
    mark: str,
    known: tuple[str, ...],
    values: Reader,
) -> Iterable[Line]:
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        text = mark.join(row)
        # A row may be shorter than the head: cells at the end are empty.
        cells = dict.fromkeys(known, "")
        cells.update(
            {name: cell.strip() for name, cell in zip(head, row, strict=False)}
        )
        try:
            yield Line(number, text, values(cells))
        except (NumberRefused, TableRefused) as error:
            yield Line(number, text, None, str(error))


def sasaran(text: str) -> str:
    return _choice(text, _SASARAN, "Sasaran")


def sumber(text: str) -> str:
    return _choice(text, _SOURCES, "Sumber dana")


def _choice(text: str, known: Mapping[str, str], label: str) -> str:
    found = known.get(words(text))
    if found is None:
        raise TableRefused(f"{label} “{text}” tidak dikenal.")
    return found


def number(text: str, label: str, *, integer: bool = False) -> Decimal:
    found = parse_number(text, integer=integer, negative=False)
    if found is None:
        raise TableRefused(f"{label} belum diisi.")
    return found


def money(text: str) -> Decimal | None:
    """Rupiah: 80.000 is eighty thousand; NULL is not known."""
    try:
        return parse_number(text, places=2, negative=False)
    except NumberRefused:
        return parse_number(text, integer=True, negative=False)


def short(text: str, label: str, most: int) -> str:
    if len(text) > most:
        raise TableRefused(f"{label} paling panjang {most} huruf.")
    return text
