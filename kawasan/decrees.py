"""Arithmetic of decrees: what the lines add up to, and what two decrees differ in."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from kawasan.models import SkKumuh, SkKumuhItem
from kawasan.models.sk import TOLERANCE_HA

# A table prints hectares to two decimals, so each line may be off by half of the last.
_PER_LINE = Decimal("0.005")


@dataclass(frozen=True)
class Totals:
    """The lines of a decree together; an RT below a line of its kawasan is no part.

    ``luas_ha`` is None when no line states hectares.
    """

    butir: int
    dihitung: int
    tanpa_luas: int
    belum_dicocokkan: int
    luas_ha: Decimal | None
    luas_total_ha: Decimal | None

    @property
    def toleransi_ha(self) -> Decimal:
        """How far the sum may be from the total by rounding alone."""
        return max(TOLERANCE_HA, _PER_LINE * self.dihitung)

    @property
    def selisih_ha(self) -> Decimal | None:
        """The lines less what the decree states; None when either is missing."""
        if self.luas_ha is None or self.luas_total_ha is None:
            return None
        return self.luas_ha - self.luas_total_ha

    @property
    def cocok(self) -> bool:
        """Whether the lines add up to the total, rounding aside."""
        gap = self.selisih_ha
        return gap is not None and not self.tanpa_luas and abs(gap) <= self.toleransi_ha


def totals(sk: SkKumuh) -> Totals:
    """What the lines of one decree add up to, in two queries."""
    found = sk.butir.counted().aggregate(
        dihitung=Count("pk"),
        tanpa_luas=Count("pk", filter=Q(luas_ha=None)),
        luas_ha=Sum("luas_ha"),
    )
    found |= sk.butir.aggregate(
        butir=Count("pk"),
        belum_dicocokkan=Count("pk", filter=Q(kawasan=None, rt=None)),
    )
    return Totals(**found, luas_total_ha=sk.luas_total_ha)


@dataclass(frozen=True)
class Change:
    """One place in two decrees; None where a decree does not name it."""

    lama: SkKumuhItem | None
    baru: SkKumuhItem | None

    @property
    def nama(self) -> str:
        item = self.baru or self.lama
        return item.nama if item else ""

    @property
    def kelurahan(self) -> str:
        """Where an RT lies, for its number alone repeats within a city."""
        item = self.baru or self.lama
        return item.rt.kelurahan.nama if item and item.rt else ""

    @property
    def jenis(self) -> str:
        if self.lama is None:
            return "ditambah"
        if self.baru is None:
            return "dihapus"
        same = self._facts(self.lama) == self._facts(self.baru)
        return "tetap" if same else "berubah"

    @staticmethod
    def _facts(item: SkKumuhItem) -> tuple[Any, ...]:
        return (item.luas_ha, item.tingkat, item.skor)

    @property
    def selisih_ha(self) -> Decimal | None:
        """Hectares that came or went; None where one decree does not state them."""
        was = self.lama.luas_ha if self.lama else Decimal(0)
        now = self.baru.luas_ha if self.baru else Decimal(0)
        return None if was is None or now is None else now - was


def compare(old: Iterable[SkKumuhItem], new: Iterable[SkKumuhItem]) -> list[Change]:
    """Every place of either decree: the order of the new one, then what is gone."""
    before = {_key(item): item for item in old}
    changes = [Change(before.pop(_key(item), None), item) for item in new]
    return [*changes, *(Change(item, None) for item in before.values())]


def _key(item: SkKumuhItem) -> tuple[str, Any]:
    """What makes two lines one place; without a tie the name as it is written."""
    if item.kawasan_id:
        return "kawasan", item.kawasan_id
    if item.rt_id:
        return "rt", item.rt_id
    text = f"{item.nama_dalam_sk} {item.lokasi_dalam_sk}"
    return "nama", "".join(c for c in text.casefold() if c.isalnum())
