"""The table of items of a plan, pasted from a spreadsheet.

Columns are known by their heads, in any order. Each row becomes the values of an item
or a sentence that says why not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kelompok.imports import table
from kelompok.imports.table import TableRefused, words

NEEDED = ("kode kawasan", "sasaran", "tahun", "pelaku", "sumber dana", "volume")
MORE = ("rt", "biaya (rp)", "program", "catatan")


@dataclass(frozen=True)
class Known:
    """What may be named: kawasan by code, RT by (kawasan, label), offices by name."""

    kawasan: Mapping[str, Any]
    rt: Mapping[tuple[int, str], Any]
    pelaku: Mapping[str, Any]


def read(text: str, known: Known) -> tuple[str, list[table.Line]]:
    """The head as it was pasted, and every row below it."""
    return table.read(text, NEEDED, MORE, lambda cells: _values(cells, known))


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
        "sasaran": table.sasaran(cells["sasaran"]),
        "tahun": int(table.number(cells["tahun"], "Tahun", integer=True)),
        "pelaku": office,
        "sumber_dana": table.sumber(cells["sumber dana"]),
        "volume": table.number(cells["volume"], "Volume"),
        "biaya_rp": table.money(cells["biaya (rp)"]),
        "program": table.short(cells["program"], "Program", 250),
        "catatan": table.short(cells["catatan"], "Catatan", 300),
    }
