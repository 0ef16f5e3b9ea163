"""What the page of a Pokja counts: seats by kind of office, meetings of its year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

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
class Meetings:
    """Meetings of the Pokja that the reader sees."""

    direncanakan: int
    terlaksana: int
    terbit: int
    newest: tuple[Meeting, ...]

    @property
    def persen_terbit(self) -> Decimal | None:
        """Share of those held whose minutes are published; None when none was held."""
        if not self.terlaksana:
            return None
        return Decimal(100 * self.terbit) / self.terlaksana


def meetings(pokja: Pokja, user: Any, most: int = 8) -> Meetings:
    seen = Meeting.objects.visible_to(user).filter(pokja=pokja)
    held = seen.held().count()
    return Meetings(
        direncanakan=seen.count() - held,
        terlaksana=held,
        terbit=seen.filter(status=rapat.TERBIT).count(),
        newest=tuple(seen[:most]),
    )
