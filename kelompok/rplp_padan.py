"""What an RPLP and the RP2KPKPK of the kab/kota say about one kelurahan, side by side.

An activity is a line of the RPLP, a work, or both: a line that names its work is one
activity with it, and one that stands in both plans counts once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum

from kawasan.models import Intervention, InterventionVolume
from kelompok.models import Rplp, RplpBaris

_ZERO = Decimal(0)


@dataclass
class Activity:
    """One activity; ``mirip`` are works that may be the same as an untied line."""

    tahun: int
    work: Any = None
    lines: list[RplpBaris] = field(default_factory=list)
    mirip: list[Any] = field(default_factory=list)
    kembar: bool = False

    @property
    def nama(self) -> str:
        return str(self.work.nama if self.work else self.lines[0].uraian)

    @property
    def di_rplp(self) -> bool:
        return bool(self.lines) or "rplp" in self.work.dokumen

    @property
    def di_kota(self) -> bool:
        named = self.work is not None and "rp2kpkpk" in self.work.dokumen
        return named or any(line.di_rp2kpkpk for line in self.lines)

    @property
    def rujukan(self) -> str:
        """Where in the RP2KPKPK it stands, as far as the lines say."""
        found = [line.rujukan_rp2kpkpk for line in self.lines if line.rujukan_rp2kpkpk]
        return ", ".join(found)

    @property
    def rupiah(self) -> Decimal | None:
        """Planned money of the work; of its lines while the work has none."""
        planned = self.work.rencana_rp if self.work else None
        if planned is not None:
            return Decimal(planned)
        known = [line.biaya_rp for line in self.lines if line.biaya_rp is not None]
        return sum(known, _ZERO) if known else None

    @property
    def tanda(self) -> str:
        """What is to be looked at; empty when nothing is."""
        if self.work is None:
            return "mirip" if self.mirip else "kembar" if self.kembar else "tanpa"
        if not self.di_rplp:
            return "kota"
        return "" if self.lines else "baris"


@dataclass(frozen=True)
class Match:
    """All activities of the years of an RPLP, and how many stand where."""

    activities: list[Activity]

    @property
    def rplp(self) -> int:
        return sum(one.di_rplp for one in self.activities)

    @property
    def kota(self) -> int:
        return sum(one.di_kota for one in self.activities)

    @property
    def keduanya(self) -> int:
        return sum(one.di_rplp and one.di_kota for one in self.activities)

    @property
    def rupiah(self) -> Decimal | None:
        known = [one.rupiah for one in self.activities if one.rupiah is not None]
        return sum(known, _ZERO) if known else None

    def count(self, tanda: str) -> int:
        return sum(one.tanda == tanda for one in self.activities)

    @property
    def tanpa(self) -> int:
        """Lines that no work carries out, whether or not one may be the same."""
        return sum(one.work is None for one in self.activities)

    @property
    def mirip(self) -> int:
        return self.count("mirip")

    @property
    def kembar(self) -> int:
        return self.count("kembar")

    @property
    def baris(self) -> int:
        return self.count("baris")

    @property
    def hanya_kota(self) -> int:
        return self.count("kota")


def match(plan: Rplp, user: Any) -> Match:
    """In a constant number of queries; works are those that the person reads."""
    rows = RplpBaris.objects.filter(rplp=plan).with_places()
    lines = list(rows.order_by("tahun", "uraian", "pk"))
    tied = {line.kegiatan_id for line in lines if line.kegiatan_id}
    marked = Q(dokumen__contains=["rplp"]) | Q(dokumen__contains=["rp2kpkpk"])
    here = Q(
        kelurahan=plan.kelurahan_id,
        tahun__range=(plan.periode_mulai, plan.periode_sampai),
    )
    seen = Intervention.objects.visible_to(user).exclude(status="dibatalkan")
    works = seen.filter((here & marked) | Q(pk__in=tied)).defer("lokasi")
    works = works.annotate(rencana_rp=Sum("dana_set__jumlah_rencana_rp"))
    by_work = {work.pk: Activity(work.tahun, work) for work in works.order_by("pk")}
    # Works without a mark may be meant as well.
    others = list(seen.filter(here).defer("lokasi").order_by("pk"))
    found = [*by_work.values()]
    for line in lines:
        if line.kegiatan_id in by_work:
            by_work[line.kegiatan_id].lines.append(line)
        else:
            found.append(Activity(line.tahun, None, [line]))
    _alike(found, [work for work in others if work.pk not in tied])
    return Match(sorted(found, key=lambda one: (one.tahun, one.nama)))


def _alike(activities: Iterable[Activity], works: list[Any]) -> None:
    """Marks untied lines that a work or another line may repeat.

    Same year and sasaran; of lines also the same place.
    """
    volumes = InterventionVolume.objects.filter(intervention__in=works)
    reduced = {(v.intervention_id, v.sasaran) for v in volumes}
    bare = [one for one in activities if one.work is None]
    keys = Counter(_key(one.lines[0]) for one in bare)
    for one in bare:
        line = one.lines[0]
        one.kembar = keys[_key(line)] > 1
        one.mirip = [
            work
            for work in works
            if work.tahun == line.tahun
            and line.sasaran
            and (work.pk, line.sasaran) in reduced
        ]


def _key(line: RplpBaris) -> tuple[Any, ...]:
    thing = line.sasaran or " ".join(line.uraian.casefold().split())
    return line.tahun, thing, line.kawasan_id, line.rt_id
