"""The five network services of a place at both ends of a year, beside the 80 % line.

The line stands on the site of KOTAKU only, so it informs; whether it blocks anything
is a convention of the kab/kota.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments.models import KondisiRt

LINE = Decimal(80)


@dataclass(frozen=True)
class Part:
    """What is served, of all; None when not measured."""

    terlayani: Decimal | None
    dari: Decimal | None

    @property
    def persen(self) -> Decimal | None:
        if self.terlayani is None or not self.dari:
            return None
        return 100 * self.terlayani / self.dari


@dataclass(frozen=True)
class Network:
    """One service: its name, what it is counted from, and both ends."""

    nama: str
    dasar: str
    satuan: str
    awal: Part
    akhir: Part

    @property
    def di_bawah(self) -> bool:
        """Whether the service does not exceed the line at the end of the year."""
        return self.akhir.persen is not None and self.akhir.persen <= LINE

    @property
    def batang(self) -> str:
        """Length of the bar for SVG, which wants a decimal point."""
        found = self.akhir.persen
        return "0" if found is None else f"{min(max(found, Decimal(0)), LINE + 20):.2f}"


def networks_of(before: Any, after: Any) -> list[Network]:
    return [
        Network(nama, dasar, satuan, of(before), of(after))
        for nama, dasar, satuan, of in _NETWORKS
    ]


def _length(whole: str, *bad: str) -> Callable[[Any], Part]:
    def of(row: Any) -> Part:
        missing = [getattr(row, name) for name in bad]
        total = getattr(row, whole)
        if total is None or None in missing:
            return Part(None, total)
        return Part(max(total - sum(missing), Decimal(0)), total)

    return of


def _families(summed: str, *bad: str) -> Callable[[Any], Part]:
    """Families served; of several volumes the larger, the least that can be missing.

    Above the RT this was done RT by RT and summed by the rollup.
    """

    def of(row: Any) -> Part:
        if not isinstance(row, KondisiRt):
            return Part(getattr(row, summed), row.jumlah_kk)
        missing = [getattr(row, name) for name in bad]
        if row.jumlah_kk is None or None in missing:
            return Part(None, row.jumlah_kk)
        return Part(row.jumlah_kk - max(missing), row.jumlah_kk)

    return of


_NETWORKS: tuple[tuple[str, str, str, Callable[[Any], Part]], ...] = (
    (
        "Jalan",
        "2a + 2b",
        "m",
        _length("panjang_jalan_ideal_m", "jalan_belum_ada_m", "jalan_rusak_m"),
    ),
    (
        "Drainase",
        "4b + 4c",
        "m",
        _length("panjang_drainase_ideal_m", "drainase_belum_ada_m", "drainase_buruk_m"),
    ),
    ("Air bersih", "3a", "KK", _families("kk_air", "kk_tanpa_akses_air_aman")),
    (
        "Air limbah",
        "5a, 5b",
        "KK",
        _families(
            "kk_sanitasi",
            "kk_sistem_limbah_tidak_sesuai",
            "kk_sarana_limbah_tidak_sesuai",
        ),
    ),
    (
        "Persampahan",
        "6a, 6b",
        "KK",
        _families(
            "kk_sampah",
            "kk_sarana_sampah_tidak_sesuai",
            "kk_sistem_sampah_tidak_sesuai",
        ),
    ),
)
