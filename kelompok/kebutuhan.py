"""What each kawasan still needs, and what works and plans already promise for it.

The need is the volume of the latest state: the kumuh akhir of the latest opened year,
else the sums of official sheets. A volume that nothing official names is unknown, not
zero. Promises are summed over all plans of all places, because an office that does not
know of another one's money would pay twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from assessments.models import RekapKawasan, RekapKondisiKawasan
from assessments.models.kondisi import Keadaan
from kawasan import penanganan
from kawasan.models import InterventionFunding, InterventionVolume
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.models import RencanaItem

_ZERO = Decimal(0)
SOURCES: dict[str, str] = {str(key): str(label) for key, label in SumberDana.choices}


# The latest state -------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """The sums of one kawasan; ``akhir`` says of which kind they are."""

    row: Any
    akhir: bool

    @property
    def tahun(self) -> int:
        return int(self.row.tahun)

    @property
    def sumber(self) -> str:
        kind = "kumuh akhir" if self.akhir else "penilaian disahkan"
        return f"{kind} {self.tahun}"

    def volume(self, sasaran: str) -> Decimal | None:
        value = getattr(self.row, sasaran)
        return None if value is None else Decimal(value)

    def holds(self, tahun: int) -> bool:
        """Whether a verified work of that year is already taken off."""
        return tahun <= self.tahun if self.akhir else tahun < self.tahun


def states(kawasan: Iterable[int]) -> dict[int, State]:
    """The latest state of each kawasan that has one, in two queries."""
    keys = list(kawasan)
    sums = RekapKawasan.objects.filter(kawasan__in=keys, rt_dinilai__gt=0)
    ends = RekapKondisiKawasan.objects.filter(
        kawasan__in=keys, keadaan=Keadaan.AKHIR, rt_dinilai__gt=0
    )
    found = {row.kawasan_id: State(row, akhir=False) for row in _latest(sums)}
    found.update({row.kawasan_id: State(row, akhir=True) for row in _latest(ends)})
    return found


def _latest(rows: Any) -> Any:
    return rows.order_by("kawasan_id", "-tahun").distinct("kawasan_id")


# What is promised -------------------------------------------------------------------


@dataclass(frozen=True)
class Promise:
    """One volume that a work or an item of a plan is to take away."""

    kawasan: int
    rt: int | None
    sasaran: str
    tahun: int
    volume: Decimal
    pelaku: str
    sumber: frozenset[str]
    biaya: Decimal | None = None
    item: RencanaItem | None = None
    disepakati: bool = True
    url: str = ""

    @property
    def satuan(self) -> str:
        return penanganan.unit(self.sasaran)

    @property
    def sumber_dana(self) -> str:
        """Its sources of money in words."""
        return ", ".join(sorted(SOURCES.get(one, one) for one in self.sumber))

    def meets(self, other: "Promise") -> bool:
        """Whether both pay for the same: place, sasaran and year, by other money.

        A whole kawasan holds each of its RT. Unknown money is not compared.
        """
        same = (self.kawasan, self.sasaran, self.tahun) == (
            other.kawasan,
            other.sasaran,
            other.tahun,
        )
        place = self.rt is None or other.rt is None or self.rt == other.rt
        money = bool(self.sumber and other.sumber) and self.sumber != other.sumber
        return same and place and money


def promises(kawasan: Iterable[int], found: dict[int, State]) -> list[Promise]:
    """Works that are not yet in the states, and living items without such a work."""
    keys = list(kawasan)
    return [*_works(keys, found), *_items(keys)]


def _works(keys: Sequence[int], found: dict[int, State]) -> Iterable[Promise]:
    lines = InterventionVolume.objects.filter(rt__kawasan__in=keys)
    lines = lines.exclude(intervention__status=penanganan.DIBATALKAN)
    rows = lines.select_related("intervention", "rt").defer(
        "intervention__lokasi", "rt__batas"
    )
    stored = list(rows.order_by("pk"))
    money = _money({line.intervention_id for line in stored})
    for line in stored:
        work, area = line.intervention, line.rt.kawasan_id
        done = work.verifikasi == penanganan.DISETUJUI
        if done and area in found and found[area].holds(work.tahun):
            continue
        volume = line.volume_realisasi if done else line.volume_rencana
        if volume is None:
            volume = line.volume_realisasi
        if not volume or area is None:
            continue
        yield Promise(
            kawasan=area,
            rt=line.rt_id,
            sasaran=line.sasaran,
            tahun=work.tahun,
            volume=volume,
            pelaku=work.opd or work.pelaksana or work.nama,
            sumber=frozenset(money[work.pk]),
            url=work.get_absolute_url(),
        )


def _money(works: Iterable[int]) -> dict[int, set[str]]:
    rows = InterventionFunding.objects.filter(intervention__in=list(works))
    found: dict[int, set[str]] = defaultdict(set)
    for work, source in rows.values_list("intervention_id", "sumber"):
        found[work].add(source)
    return found


def _items(keys: Sequence[int]) -> Iterable[Promise]:
    rows = RencanaItem.objects.living().filter(kawasan__in=keys)
    rows = rows.select_related("pelaku", "kegiatan", "rencana")
    for item in rows.defer("kegiatan__lokasi").order_by("pk"):
        if item.kegiatan and item.kegiatan.status != penanganan.DIBATALKAN:
            # The work stands for it, or has already ended what was needed.
            continue
        yield promise_of(item)


def promise_of(item: RencanaItem) -> Promise:
    return Promise(
        kawasan=item.kawasan_id,
        rt=item.rt_id,
        sasaran=item.sasaran,
        tahun=item.tahun,
        volume=item.volume,
        pelaku=str(item.pelaku),
        sumber=frozenset({item.sumber_dana}),
        biaya=item.biaya_rp,
        item=item,
        disepakati=item.status == RencanaItem.Status.DISEPAKATI,
    )


# Need against promises --------------------------------------------------------------


@dataclass
class Need:
    """One sasaran in one kawasan: what there is, what is promised, what is left."""

    kawasan: Any
    sasaran: str
    state: State | None
    promises: list[Promise] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Sasaran(self.sasaran).label)

    @property
    def satuan(self) -> str:
        return penanganan.unit(self.sasaran)

    @property
    def kebutuhan(self) -> Decimal | None:
        return self.state.volume(self.sasaran) if self.state else None

    @property
    def kegiatan(self) -> Decimal:
        """Volume of works under way."""
        return _sum(one for one in self.promises if one.item is None)

    @property
    def direncanakan(self) -> Decimal:
        """Volume of items of all plans, actors and years."""
        return _sum(one for one in self.promises if one.item is not None)

    @property
    def sisa(self) -> Decimal | None:
        """Need that nobody has promised to meet."""
        if self.kebutuhan is None:
            return None
        return max(_ZERO, self.kebutuhan - _sum(self.promises))

    @property
    def lebih(self) -> Decimal | None:
        """What is promised beyond the need."""
        if self.kebutuhan is None:
            return None
        return max(_ZERO, _sum(self.promises) - self.kebutuhan)

    @property
    def biaya(self) -> Decimal | None:
        """Cost of the items as far as it is known; None when none is known."""
        known = [one.biaya for one in self.promises if one.biaya is not None]
        return sum(known, _ZERO) if known else None

    @cached_property
    def ganda(self) -> list[Promise]:
        """Promises that pay for the same as another one."""
        return [
            one
            for one in self.promises
            if any(one.meets(other) for other in self.promises if other is not one)
        ]

    @property
    def is_open(self) -> bool:
        """Whether it belongs on the page: something is needed, or promised."""
        return bool(self.kebutuhan or self.promises)


def _sum(found: Iterable[Promise]) -> Decimal:
    return sum((one.volume for one in found), _ZERO)


@dataclass(frozen=True)
class Board:
    """The needs of some kawasan, read in a constant number of queries."""

    states: dict[int, State]
    promises: list[Promise]
    needs: list[Need]


def board(kawasan: Sequence[Any]) -> Board:
    keys = [area.pk for area in kawasan]
    found = states(keys)
    promised = promises(keys, found)
    by_key: dict[tuple[int, str], list[Promise]] = defaultdict(list)
    for one in promised:
        by_key[one.kawasan, one.sasaran].append(one)
    rows = (
        Need(area, name, found.get(area.pk), by_key[area.pk, name])
        for area in kawasan
        for name in Sasaran.values
    )
    return Board(found, promised, [row for row in rows if row.is_open])


def need_of(kawasan: Any, sasaran: str) -> Need:
    """One row of the board, as it stands now."""
    found = states([kawasan.pk])
    promised = promises([kawasan.pk], found)
    mine = [one for one in promised if one.sasaran == sasaran]
    return Need(kawasan, sasaran, found.get(kawasan.pk), mine)
