"""Commitments counted: per office and unit, late and silent ones, money.

Volumes are summed only where thing and unit are the same; across units only the number
of commitments and the money are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from kawasan import penanganan
from kawasan.models import InterventionVolume
from kelompok.models import Komitmen

_ZERO = Decimal(0)


@dataclass
class Counts:
    """How many commitments there are, and how they stand."""

    jumlah: int = 0
    selesai: int = 0
    terlambat: int = 0
    belum_lapor: int = 0
    biaya: Decimal | None = None
    terpakai: Decimal | None = None
    tanpa_biaya: int = 0

    def add(self, one: Komitmen, day: date) -> None:
        self.jumlah += 1
        self.selesai += one.status == Komitmen.Status.SELESAI
        self.terlambat += one.is_late_on(day)
        self.belum_lapor += one.is_silent
        self.tanpa_biaya += one.biaya_rp is None
        if one.biaya_rp is not None:
            self.biaya = (self.biaya or _ZERO) + one.biaya_rp
        if one.realisasi_rp is not None:
            self.terpakai = (self.terpakai or _ZERO) + one.realisasi_rp


@dataclass
class Thing:
    """All commitments about the same thing in the same unit."""

    hal: str
    satuan: str
    volume: Decimal = _ZERO
    realisasi: Decimal | None = None
    counts: Counts = field(default_factory=Counts)

    @property
    def persen(self) -> Decimal | None:
        return None if self.realisasi is None else 100 * self.realisasi / self.volume

    def add(self, one: Komitmen, day: date) -> None:
        self.counts.add(one, day)
        self.volume += one.volume
        if one.realisasi is not None:
            self.realisasi = (self.realisasi or _ZERO) + one.realisasi


@dataclass
class Office:
    """One office with what it committed itself to."""

    institution: Any
    rows: list[Komitmen] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    things: list[Thing] = field(default_factory=list)


@dataclass
class Tally:
    """All of it: the offices, the things over all offices, and the sums."""

    offices: list[Office]
    things: list[Thing]
    counts: Counts


def tally(rows: Iterable[Komitmen], day: date) -> Tally:
    """Commitments by office; those that were called off are listed, not counted."""
    offices: dict[int, Office] = {}
    whole, every = Counts(), []
    for one in rows:
        office = offices.setdefault(one.institution_id, Office(one.institution))
        office.rows.append(one)
        if one.status == Komitmen.Status.DIBATALKAN:
            continue
        office.counts.add(one, day)
        whole.add(one, day)
        every.append(one)
    for office in offices.values():
        office.things = _things(
            (one for one in office.rows if one.status != Komitmen.Status.DIBATALKAN),
            day,
        )
    ordered = sorted(offices.values(), key=lambda o: o.institution.nama)
    return Tally(ordered, _things(every, day), whole)


def _things(rows: Iterable[Komitmen], day: date) -> list[Thing]:
    found: dict[tuple[str, str], Thing] = {}
    for one in rows:
        key = (" ".join(one.hal.casefold().split()), one.satuan.casefold())
        found.setdefault(key, Thing(one.hal, one.satuan)).add(one, day)
    return sorted(found.values(), key=lambda t: t.hal)


def verified(rows: Iterable[Komitmen]) -> dict[int, Decimal]:
    """The verified volume of the work behind each commitment, of the same sasaran.

    Without a sasaran nothing that was measured can be compared.
    """
    wanted = [one for one in rows if one.kegiatan_id and one.sasaran]
    lines = InterventionVolume.objects.filter(
        intervention__in={one.kegiatan_id for one in wanted},
        intervention__verifikasi=penanganan.DISETUJUI,
    )
    sums = lines.values("intervention", "sasaran").annotate(
        jumlah=Sum("volume_realisasi", filter=Q(volume_realisasi__isnull=False))
    )
    done: dict[tuple[Any, str], Decimal] = {
        (row["intervention"], row["sasaran"]): row["jumlah"]
        for row in sums.order_by()
        if row["jumlah"] is not None
    }
    return {
        one.pk: done[one.kegiatan_id, one.sasaran]
        for one in wanted
        if (one.kegiatan_id, one.sasaran) in done
    }
