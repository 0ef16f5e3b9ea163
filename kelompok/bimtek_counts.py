"""How many came: totals of events, by origin, year, place and group.

Whoever is named and whoever is only counted are added up. What nobody has written
down stays unknown: a share is of those of whom it is known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from kawasan import access
from kelompok.models import Bimtek, BimtekHitungan, BimtekPeserta
from kelompok.models.bimtek import KATEGORI


@dataclass(frozen=True)
class Tally:
    """People who came. ``ditanya_mbr``: of so many it is known whether they are MBR."""

    jumlah: int = 0
    laki_laki: int = 0
    perempuan: int = 0
    mbr: int = 0
    ditanya_mbr: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        names = [field.name for field in fields(self)]
        return Tally(**{n: getattr(self, n) + getattr(other, n) for n in names})

    @property
    def dikenal(self) -> int:
        """Of so many it is known whether they are men or women."""
        return self.laki_laki + self.perempuan

    @property
    def tanpa_jenis_kelamin(self) -> int:
        return self.jumlah - self.dikenal

    @property
    def mbr_dikenal(self) -> int | None:
        """None while it is known of nobody; 0 is an answer."""
        return self.mbr if self.ditanya_mbr else None

    @property
    def persen_perempuan(self) -> Decimal | None:
        return _share(self.perempuan, self.dikenal)

    @property
    def persen_mbr(self) -> Decimal | None:
        return _share(self.mbr, self.ditanya_mbr)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(100 * part) / whole if whole else None


_NAMED = {
    "n_jumlah": Count("pk"),
    "n_laki_laki": Count("pk", filter=Q(jenis_kelamin="L")),
    "n_perempuan": Count("pk", filter=Q(jenis_kelamin="P")),
    "n_mbr": Count("pk", filter=Q(mbr=True)),
    "n_ditanya_mbr": Count("pk", filter=Q(mbr__isnull=False)),
}
_COUNTED = {
    "n_jumlah": Sum("jumlah"),
    "n_laki_laki": Sum("laki_laki"),
    "n_perempuan": Sum("perempuan"),
    "n_mbr": Sum("mbr"),
    "n_ditanya_mbr": Sum("jumlah", filter=Q(mbr__isnull=False)),
}


def by(column: str, events: Any) -> dict[Any, Tally]:
    """People at the events, by a column of the participant, e.g. "bimtek_id"."""
    found: dict[Any, Tally] = defaultdict(Tally)
    named = BimtekPeserta.objects.present().filter(bimtek__in=events)
    counted = BimtekHitungan.objects.filter(bimtek__in=events)
    for rows, sums in ((named, _NAMED), (counted, _COUNTED)):
        for row in rows.order_by().values(column).annotate(**sums):
            key = row.pop(column)
            # The sums bear other names than the columns they are made of.
            numbers = {name.removeprefix("n_"): n or 0 for name, n in row.items()}
            found[key] += Tally(**numbers)
    return dict(found)


def of(bimtek: Bimtek) -> Tally:
    return by("bimtek_id", [bimtek.pk]).get(bimtek.pk, Tally())


def origins(bimtek: Bimtek) -> list[tuple[str, str, Tally]]:
    """Name of the origin, its group, its people; the largest first."""
    labels = dict(KATEGORI)
    found: dict[tuple[str, str], Tally] = defaultdict(Tally)
    people = bimtek.peserta_set.filter(hadir_pada__isnull=False)
    for row in people.select_related("ksm", "institution"):
        known = row.mbr is not None
        one = Tally(
            jumlah=1,
            laki_laki=int(row.jenis_kelamin == "L"),
            perempuan=int(row.jenis_kelamin == "P"),
            mbr=int(bool(row.mbr)),
            ditanya_mbr=int(known),
        )
        found[row.nama_asal, row.kategori] += one
    for group in bimtek.hitungan_set.select_related("ksm", "institution"):
        found[group.nama_asal, group.kategori] += Tally(
            jumlah=group.jumlah,
            laki_laki=group.laki_laki or 0,
            perempuan=group.perempuan or 0,
            mbr=group.mbr or 0,
            ditanya_mbr=0 if group.mbr is None else group.jumlah,
        )
    rows = [(name, str(labels[kind]), tally) for (name, kind), tally in found.items()]
    return sorted(rows, key=lambda row: (-row[2].jumlah, row[0]))


def ksm_by_event(events: Any) -> dict[int, set[int]]:
    """Which KSM came to which event."""
    found: dict[int, set[int]] = defaultdict(set)
    for rows in (
        BimtekPeserta.objects.present(),
        BimtekHitungan.objects.all(),
    ):
        named = rows.filter(bimtek__in=events, ksm__isnull=False).order_by()
        for event, ksm in named.values_list("bimtek_id", "ksm_id").distinct():
            found[event].add(ksm)
    return dict(found)


@dataclass(frozen=True)
class Line:
    """One line of the totals: a year, a place or a group.

    ``ditetapkan``: the target of KSM is that of the place and year, not the sum of what
    each event aimed at.
    """

    kode: str
    nama: str
    kegiatan: int
    orang: Tally
    ksm: int = 0
    target_ksm: int | None = None
    target_peserta: int | None = None
    ditetapkan: bool = False


def held(events: QuerySet) -> list[Bimtek]:
    """The events that took place, with all that the totals need."""
    rows = events.filter(status=Bimtek.Status.TERLAKSANA)
    rows = rows.with_place().prefetch_related(None)  # type: ignore[attr-defined]
    return list(rows.order_by("-tanggal_mulai", "pk"))


def yearly_aims(targets: QuerySet) -> dict[str, int]:
    """KSM to be coached by year. A place holds what was set for those below it."""
    found: dict[str, int] = defaultdict(int)
    rows = list(targets.order_by().values_list("tahun", "wilayah__kode", "jumlah"))
    for year, kode, number in rows:
        if not any(
            y == year and k != kode and access.holds(k, kode) for y, k, _n in rows
        ):
            found[str(year)] += number
    return dict(found)


def place_aims(targets: QuerySet, year: int) -> dict[str, int]:
    """KSM to be coached in a year by place."""
    rows = targets.filter(tahun=year).order_by()
    return dict(rows.values_list("wilayah__kode", "jumlah"))


def per_year(events: list[Bimtek], aims: Mapping[str, int]) -> list[Line]:
    return _lines(
        events,
        lambda event: [(str(event.tanggal_mulai.year), "")],
        aims,
        newest_first=True,
    )


def per_place(events: list[Bimtek], aims: Mapping[str, int]) -> list[Line]:
    """By the place for which an event was held: the province or a kab/kota."""
    return _lines(
        events, lambda event: [(event.wilayah.kode, str(event.wilayah))], aims
    )


def per_group(events: list[Bimtek]) -> list[Line]:
    """By the group as which people came, and how many events were aimed at it."""
    people = by("kategori", [event.pk for event in events])
    aimed: dict[str, int] = defaultdict(int)
    for event in events:
        for kode in event.sasaran:
            aimed[kode] += 1
    return [
        Line(str(kode), str(label), aimed[kode], people.get(kode, Tally()))
        for kode, label in KATEGORI
    ]


def _lines(
    events: list[Bimtek],
    keys: Callable[[Bimtek], Iterable[tuple[str, str]]],
    aims: Mapping[str, int],
    newest_first: bool = False,
) -> list[Line]:
    pks = [event.pk for event in events]
    people, groups = by("bimtek_id", pks), ksm_by_event(pks)
    found: dict[tuple[str, str], list[Bimtek]] = defaultdict(list)
    for event in events:
        for key in keys(event):
            found[key].append(event)
    return [
        Line(
            kode,
            nama or kode,
            len(mine),
            sum((people.get(e.pk, Tally()) for e in mine), Tally()),
            len(set().union(*(groups.get(e.pk, set()) for e in mine))),
            aims.get(kode, _sum(e.target_ksm for e in mine)),
            _sum(e.target_peserta for e in mine),
            kode in aims,
        )
        for (kode, nama), mine in sorted(found.items(), reverse=newest_first)
    ]


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None
