"""The table of items of a plan, pasted from a spreadsheet.

Columns are known by their heads, in any order. Each row becomes the values of an item
or a sentence that says why not.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.lib.numbers import NumberRefused, parse_number

MOST_ROWS = 500
NEEDED = ("kode kawasan", "sasaran", "tahun", "pelaku", "sumber dana", "volume")
MORE = ("rt", "biaya (rp)", "program", "catatan")
_LENGTHS = {"program": 250, "catatan": 300}


class TableRefused(ValueError):
    """The table as a whole cannot be read; the message says why."""


@dataclass(frozen=True)
class Line:
    """One row: its number in the table, its text, and what became of it."""

    number: int
    text: str
    values: dict[str, Any] | None
    problem: str = ""


@dataclass(frozen=True)
class Known:
    """What may be named: kawasan by code, RT by (kawasan, label), offices by name."""

    kawasan: Mapping[str, Any]
    rt: Mapping[tuple[int, str], Any]
    pelaku: Mapping[str, Any]


def words(text: Any) -> str:
    """Text as it is compared: small letters, single spaces."""
    return " ".join(str(text).casefold().split())


_SASARAN = {
    words(name): str(key) for key, label in Sasaran.choices for name in (key, label)
}
_SOURCES = {
    words(name): str(key) for key, label in SumberDana.choices for name in (key, label)
}


def read(text: str, known: Known) -> tuple[str, list[Line]]:
    """The head as it was pasted, and every row below it."""
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
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise TableRefused(f"Baris judul tidak memuat: {', '.join(missing)}.")
    filled = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    if len(filled) > MOST_ROWS:
        raise TableRefused(f"Tempel paling banyak {MOST_ROWS} baris sekaligus.")
    return lines[0], list(_lines(head, rows[1:], mark, known))


def _lines(
    head: list[str], rows: list[list[str]], mark: str, known: Known
) -> Iterable[Line]:
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        text = mark.join(row)
        # A row may be shorter than the head: cells at the end are empty.
        cells = dict.fromkeys((*NEEDED, *MORE), "")
        cells.update(
            {name: cell.strip() for name, cell in zip(head, row, strict=False)}
        )
        try:
            yield Line(number, text, _values(cells, known))
        except NumberRefused as error:
            yield Line(number, text, None, str(error))
        except TableRefused as error:
            yield Line(number, text, None, str(error))


def _values(cells: Mapping[str, str], known: Known) -> dict[str, Any]:
    area = known.kawasan.get(words(cells["kode kawasan"]))
    if area is None:
        raise TableRefused(
            f"Kawasan {cells['kode kawasan'] or '(kosong)'} tidak ada di wilayah ini."
        )
    rt = None
    if cells["rt"]:
        rt = known.rt.get((area.pk, words(cells["rt"])))
        if rt is None:
            raise TableRefused(f"{cells['rt']} bukan RT kawasan {area.nama}.")
    office = known.pelaku.get(words(cells["pelaku"]))
    if office is None:
        raise TableRefused(f"Instansi {cells['pelaku'] or '(kosong)'} tidak dikenal.")
    return {
        "kawasan": area,
        "rt": rt,
        "sasaran": _choice(cells["sasaran"], _SASARAN, "Sasaran"),
        "tahun": int(_number(cells["tahun"], "Tahun", integer=True)),
        "pelaku": office,
        "sumber_dana": _choice(cells["sumber dana"], _SOURCES, "Sumber dana"),
        "volume": _number(cells["volume"], "Volume"),
        "biaya_rp": parse_number(cells["biaya (rp)"], places=2, negative=False),
        **{name: _short(cells[name], name) for name in _LENGTHS},
    }


def _choice(text: str, known: Mapping[str, str], label: str) -> str:
    found = known.get(words(text))
    if found is None:
        raise TableRefused(f"{label} “{text}” tidak dikenal.")
    return found


def _number(text: str, label: str, *, integer: bool = False) -> Decimal:
    found = parse_number(text, integer=integer, negative=False)
    if found is None:
        raise TableRefused(f"{label} belum diisi.")
    return found


def _short(text: str, name: str) -> str:
    if len(text) > _LENGTHS[name]:
        raise TableRefused(f"{name.title()} paling panjang {_LENGTHS[name]} huruf.")
    return text
