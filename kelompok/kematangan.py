"""The standing of BKM and KSM: which level a mean reaches, and what is not settled.

Only one limit has a source: 51 % for Mandiri (institutional development framework,
PNPM Mandiri Perkotaan). Every other limit is a convention that an office sets; while
it is empty the level it would decide is not given.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from kelompok.models import AmbangKelompok

MANDIRI = Decimal(51)
SUMBER_MANDIRI = "IDF PNPM Mandiri Perkotaan: 51 % batas Mandiri"
UNSETTLED = "belum ditetapkan"
_CITY, _PROVINCE = 5, 2
NAMES = ("Awal", "Berdaya", "Mandiri", "Menuju Madani")
COLUMNS = (
    "berdaya_persen",
    "mandiri_persen",
    "madani_persen",
    "perempuan_persen",
    "mbr_persen",
    "pemilih_persen",
)


@dataclass(frozen=True)
class Norms:
    """What is in force at a place; None is not settled."""

    berdaya_persen: Decimal | None = None
    mandiri_persen: Decimal = MANDIRI
    madani_persen: Decimal | None = None
    perempuan_persen: Decimal | None = None
    mbr_persen: Decimal | None = None
    pemilih_persen: Decimal | None = None
    sumber: str = SUMBER_MANDIRI


@dataclass(frozen=True)
class Level:
    """``nama`` is empty where a limit that decides it is not settled."""

    nama: str
    keterangan: str


def level(mean: Decimal, norms: Norms) -> Level:
    """The level of a mean; none where the limit that decides it is open."""
    middle = norms.mandiri_persen
    if mean >= middle:
        upper, low, high = norms.madani_persen, NAMES[2], NAMES[3]
    else:
        upper, low, high = norms.berdaya_persen, NAMES[0], NAMES[1]
    if upper is None:
        side = "mencapai" if mean >= middle else "di bawah"
        return Level("", f"{side} batas Mandiri; batas {high} {UNSETTLED}.")
    return Level(high if mean >= upper else low, "")


@dataclass(frozen=True)
class Limits:
    """The rows of all offices that answer for some places, read by one query."""

    rows: dict[str, list[Any]]

    @classmethod
    def of(cls, codes: set[str]) -> Self:
        offices = {kode[:length] for kode in codes for length in (_CITY, _PROVINCE)}
        found: dict[str, list[Any]] = {}
        rows = AmbangKelompok.objects.filter(wilayah__kode__in=offices).with_place()
        for row in rows.order_by("-berlaku_mulai"):
            found.setdefault(row.wilayah.kode, []).append(row)
        return cls(found)

    def at(self, kode: str, tahun: int) -> Norms:
        """The newest row of the kab/kota up to that year, else of the province."""
        for office in (kode[:_CITY], kode[:_PROVINCE]):
            for row in self.rows.get(office, ()):
                if row.berlaku_mulai <= tahun:
                    return _norms(row)
        return Norms()


def _norms(row: Any) -> Norms:
    values = {name: getattr(row, name) for name in COLUMNS}
    sumber = f"{row.sumber} ({row.wilayah}, {row.berlaku_mulai})"
    if values["mandiri_persen"] is None:
        values["mandiri_persen"] = MANDIRI
    return Norms(**values, sumber=sumber)
