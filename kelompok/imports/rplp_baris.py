"""Lines of an RPLP, pasted from a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kelompok.imports import table
from kelompok.imports.table import TableRefused, words

NEEDED = ("uraian", "tahun", "volume")
MORE = (
    *("sasaran", "satuan", "biaya (rp)", "sumber dana", "kode kawasan", "rt"),
    *("rp2kpkpk", "rujukan", "catatan"),
)
_YES, _NO = frozenset({"ya", "y", "1", "x"}), frozenset({"", "tidak", "t", "0", "-"})


@dataclass(frozen=True)
class Known:
    """What may be named: kawasan by code, RT by label."""

    kawasan: Mapping[str, Any]
    rt: Mapping[str, Any]


def read(text: str, known: Known) -> tuple[str, list[table.Line]]:
    """The head as it was pasted, and every row below it."""
    return table.read(text, NEEDED, MORE, lambda cells: _values(cells, known))


def _values(cells: Mapping[str, str], known: Known) -> dict[str, Any]:
    if not cells["uraian"]:
        raise TableRefused("Uraian belum diisi.")
    sasaran = table.sasaran(cells["sasaran"]) if cells["sasaran"] else ""
    if sasaran and cells["satuan"]:
        raise TableRefused("Kosongkan satuan: satuan mengikuti sasaran.")
    if not sasaran and not cells["satuan"]:
        raise TableRefused("Isi sasaran, atau satuannya.")
    in_city = _yes(cells["rp2kpkpk"])
    return {
        "uraian": table.short(cells["uraian"], "Uraian", 250),
        "tahun": int(table.number(cells["tahun"], "Tahun", integer=True)),
        "sasaran": sasaran,
        "volume": table.number(cells["volume"], "Volume"),
        "satuan_lain": table.short(cells["satuan"], "Satuan", 20),
        "biaya_rp": table.money(cells["biaya (rp)"]),
        "sumber_dana": table.sumber(cells["sumber dana"])
        if cells["sumber dana"]
        else "",
        "kawasan": _named(cells["kode kawasan"], known.kawasan, "Kawasan"),
        "rt": _named(cells["rt"], known.rt, "RT"),
        "di_rp2kpkpk": in_city or bool(cells["rujukan"]),
        "rujukan_rp2kpkpk": table.short(cells["rujukan"], "Rujukan", 120),
        "catatan": table.short(cells["catatan"], "Catatan", 300),
    }


def _named(text: str, known: Mapping[str, Any], label: str) -> Any:
    if not text:
        return None
    found = known.get(words(text))
    if found is None:
        raise TableRefused(f"{label} {text} tidak ada di kelurahan ini.")
    return found


def _yes(text: str) -> bool:
    said = words(text)
    if said not in _YES | _NO:
        raise TableRefused(f"RP2KPKPK “{text}” tidak terbaca. Tulis ya atau tidak.")
    return said in _YES
