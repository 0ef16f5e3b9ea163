"""Commitments of offices at a lokus, pasted from a spreadsheet.

Reads like the table of a plan: heads in any order, each row the values of a commitment
or a sentence that says why not.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kelompok.imports import table
from kelompok.imports.table import TableRefused, words

NEEDED = ("instansi", "volume", "sumber dana", "tenggat")
MORE = ("sasaran", "uraian", "satuan", "biaya (rp)", "catatan")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read(text: str, offices: Mapping[str, Any]) -> tuple[str, list[table.Line]]:
    """The head as it was pasted, and every row below it."""
    return table.read(text, NEEDED, MORE, lambda cells: _values(cells, offices))


def _values(cells: Mapping[str, str], offices: Mapping[str, Any]) -> dict[str, Any]:
    office = offices.get(words(cells["instansi"]))
    if office is None:
        raise TableRefused(f"Instansi {cells['instansi'] or '(kosong)'} tidak dikenal.")
    sasaran = table.sasaran(cells["sasaran"]) if cells["sasaran"] else ""
    if sasaran and cells["satuan"]:
        raise TableRefused("Kosongkan satuan: satuan mengikuti sasaran.")
    return {
        "institution": office,
        "sasaran": sasaran,
        "uraian": table.short(cells["uraian"], "Uraian", 200),
        "satuan_lain": table.short(cells["satuan"], "Satuan", 20),
        "volume": table.number(cells["volume"], "Volume"),
        "biaya_rp": table.money(cells["biaya (rp)"]),
        "sumber_dana": table.sumber(cells["sumber dana"]),
        "tenggat": _day(cells["tenggat"]),
        "catatan": table.short(cells["catatan"], "Catatan", 300),
    }


def _day(text: str) -> date:
    """2027-12-31 or 31/12/2027, the day first."""
    if not text:
        raise TableRefused("Tenggat belum diisi.")
    shown = _DAY.fullmatch(text)
    try:
        if shown:
            return date(int(shown[3]), int(shown[2]), int(shown[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise TableRefused(
            f"Tenggat “{text}” tidak terbaca. Tulis misalnya 2027-12-31."
        ) from None
