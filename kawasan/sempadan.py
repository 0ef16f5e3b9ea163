"""How wide the protected strip beside a river is, by PP 38/2011. Plain arithmetic.

The width is a minimum and an indication for planning: a decision of the kab/kota or
of the minister is what binds. An attribute that is not known leaves the width
unknown; nothing is guessed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("reference") / "sempadan.json"
RIVER, LAKE, SPRING = "sungai", "danau", "mata_air"
# What a kawasan at or above water must be planned with; the last is recalled.
CONSIDER: tuple[tuple[str, str], ...] = (
    ("Hidrologi sungai", "Arus, endapan, dan palung tidak boleh terganggu."),
    ("Transportasi air", "Alur perahu, dermaga, dan titian tetap dapat dipakai."),
    (
        "Banjir dan pasang surut",
        "Tinggi lantai dan jalan mengikuti air tertinggi.",
    ),
    ("Sempadan", "Bangunan baru tidak diizinkan di dalam sempadan."),
    (
        "Bangunan yang sudah ada",
        "Di dalam sempadan berstatus quo dan ditertibkan bertahap (belum dibaca pada"
        " naskah peraturan).",
    ),
)
_WORDS = {
    "bertanggul": "bertanggul atau tidak",
    "perkotaan": "di dalam atau luar perkotaan",
    "kedalaman_m": "kedalaman sungai",
    "luas_das_km2": "luas daerah aliran sungai",
}


@dataclass(frozen=True)
class Water:
    """What is known of a body of water; None is not known."""

    jenis: str = RIVER
    bertanggul: bool | None = None
    perkotaan: bool | None = None
    kedalaman_m: Decimal | None = None
    luas_das_km2: Decimal | None = None
    pasang_surut: bool | None = None


@dataclass(frozen=True)
class Width:
    """Metres and from where they are measured; or what must be known first."""

    meter: Decimal | None
    dari: str = ""
    alasan: str = ""
    kurang: tuple[str, ...] = ()


@cache
def rules() -> Mapping[str, Any]:
    """The widths, as the file has them."""
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def width(water: Water) -> Width:
    """The least width of the strip beside the water."""
    if water.jenis in (LAKE, SPRING):
        name = "danau" if water.jenis == LAKE else "mata air"
        return Width(Decimal(rules()[water.jenis]), _edge(water), f"sekeliling {name}")
    missing = [n for n in ("bertanggul", "perkotaan") if getattr(water, n) is None]
    if not missing and not water.bertanggul:
        needed = "kedalaman_m" if water.perkotaan else "luas_das_km2"
        missing += [needed] if getattr(water, needed) is None else []
    if missing:
        return Width(None, kurang=tuple(_WORDS[name] for name in missing))
    zone = "perkotaan" if water.perkotaan else "luar"
    where = "perkotaan" if water.perkotaan else "luar perkotaan"
    if water.bertanggul:
        metres = rules()[RIVER]["bertanggul"][zone]
        return Width(
            Decimal(metres), "kaki tanggul sebelah luar", f"bertanggul, {where}"
        )
    column, unit = ("kedalaman_m", "m") if water.perkotaan else ("luas_das_km2", "km2")
    size: Decimal = getattr(water, column)
    for step in rules()[RIVER]["tidak_bertanggul"][zone]:
        limit = step.get(f"sampai_{unit}")
        if limit is None or size <= Decimal(limit):
            break
    what = "dalam" if water.perkotaan else "DAS"
    shown = f"{size.normalize():f}".replace(".", ",")
    reason = f"tidak bertanggul, {where}, {what} {shown} {unit.replace('2', '²')}"
    return Width(Decimal(step["lebar_m"]), _edge(water), reason)


def _edge(water: Water) -> str:
    """Tidal water is measured from where the mean high tide reaches."""
    if water.pasang_surut:
        return "tepi pasang tertinggi rata-rata"
    if water.jenis == SPRING:
        return "titik mata air"
    return "tepi danau" if water.jenis == LAKE else "tepi palung"
