"""What the page of a Pokja counts: seats by kind of office, meetings, other levels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kawasan import access
from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import Meeting, Pokja, PokjaAnggota
from sibungas.accounts.models import Institution

_Kind = Institution.Kategori
GOVERNMENT = (
    ("Kementerian/lembaga", (_Kind.KEMENTERIAN,)),
    ("Perangkat daerah", (_Kind.OPD,)),
    ("Kelurahan/desa", (_Kind.KELURAHAN,)),
    ("DPR/DPRD", (_Kind.LEGISLATIF,)),
)
OTHERS = (
    ("BKM, KSM, KPP", (_Kind.KOMUNITAS,)),
    ("LSM", (_Kind.LSM,)),
    ("Swasta dan perbankan", (_Kind.SWASTA, _Kind.PERBANKAN)),
    ("Perguruan tinggi", (_Kind.AKADEMISI,)),
    ("TP PKK", (_Kind.PKK,)),
    ("Media", (_Kind.MEDIA,)),
    ("Lainnya", (_Kind.LAIN,)),
)


@dataclass(frozen=True)
class Side:
    """Seats of the government or of the others, by kind of office."""

    label: str
    kursi: int
    unsur: tuple[tuple[str, int], ...]


def sides(seats: Iterable[PokjaAnggota]) -> list[Side]:
    """Both sides of the seats that are held; a kind without a seat is left out."""
    kinds = [seat.institution.kategori for seat in seats]
    return [
        _side("Unsur pemerintah", GOVERNMENT, kinds),
        _side("Unsur non-pemerintah", OTHERS, kinds),
    ]


def _side(label: str, groups: Any, kinds: list[str]) -> Side:
    counts = [(name, sum(kind in codes for kind in kinds)) for name, codes in groups]
    found = tuple((name, n) for name, n in counts if n)
    return Side(label, sum(n for _name, n in found), found)


@dataclass(frozen=True)
class Quarter:
    """Meetings held in three months; ``lewat`` when the months are over."""

    nama: str
    terlaksana: int
    lewat: bool


@dataclass(frozen=True)
class Meetings:
    """Meetings of the Pokja that the reader sees."""

    direncanakan: int
    terlaksana: int
    terbit: int
    newest: tuple[Meeting, ...]
    quarters: tuple[Quarter, ...] = ()

    @property
    def persen_terbit(self) -> Decimal | None:
        """Share of those held whose minutes are published; None when none was held."""
        if not self.terlaksana:
            return None
        return Decimal(100 * self.terbit) / self.terlaksana


def meetings(pokja: Pokja, user: Any, most: int = 8) -> Meetings:
    seen = Meeting.objects.visible_to(user).filter(pokja=pokja)
    days = list(seen.held().values_list("tanggal", flat=True))
    return Meetings(
        direncanakan=seen.count() - len(days),
        terlaksana=len(days),
        terbit=seen.filter(status=rapat.TERBIT).count(),
        newest=tuple(seen[:most]),
        quarters=_quarters(pokja.tahun, days),
    )


def _quarters(tahun: int, days: Iterable[date | None]) -> tuple[Quarter, ...]:
    """The four quarters of the year of a Pokja."""
    held = [(day.month - 1) // 3 for day in days if day and day.year == tahun]
    today = timezone.localdate()
    now = (today.year - tahun) * 4 + (today.month - 1) // 3
    return tuple(
        Quarter(nama, held.count(number), number < now)
        for number, nama in enumerate(("I", "II", "III", "IV"))
    )


@dataclass(frozen=True)
class Below:
    """The kab/kota of a province in a year: those with a Pokja, and the others."""

    ada: tuple[Pokja, ...]
    tanpa: tuple[Wilayah, ...]

    @property
    def semua(self) -> int:
        return len(self.ada) + len(self.tanpa)


def above(pokja: Pokja, user: Any) -> Pokja | None:
    """The Pokja of the province in the same year, where the reader sees it."""
    if pokja.wilayah.jenis == Wilayah.Jenis.PROVINSI:
        return None
    seen = Pokja.objects.visible_to(user).filter(tahun=pokja.tahun)
    rows = seen.filter(wilayah=pokja.wilayah.parent_id).select_related("wilayah")
    return rows.defer("wilayah__batas").first()


def below(pokja: Pokja, user: Any) -> Below | None:
    """The Pokja of the kab/kota of a province, for who sees them all; else None."""
    whole = access.can(user, "see", pokja.kode_wilayah)
    if pokja.wilayah.jenis != Wilayah.Jenis.PROVINSI or not whole:
        return None
    places = Wilayah.objects.current().filter(parent=pokja.wilayah).defer("batas")
    seen = Pokja.objects.visible_to(user).filter(tahun=pokja.tahun)
    rows = seen.filter(wilayah__in=places).select_related("wilayah")
    there = tuple(rows.defer("wilayah__batas").order_by("wilayah__kode"))
    have = {one.wilayah_id for one in there}
    others = places.exclude(pk__in=have).order_by("kode")
    return Below(there, tuple(others))
