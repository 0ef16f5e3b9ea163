"""Works on the same volume of the same RT in the same year, and who pays for them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q

from kawasan import penanganan
from kawasan.models import (
    Intervention,
    InterventionFunding,
    InterventionVolume,
)
from kawasan.models.sasaran import Sasaran


@dataclass
class Overlap:
    """One volume of one RT that other works reduce as well."""

    rt: Any
    sasaran: str
    works: list[Intervention] = field(default_factory=list)
    hidden: int = 0
    """How many more there are where the reader may not look."""

    double_funded: bool = False
    """Whether another source than ours pays for the same."""

    @property
    def label(self) -> str:
        return str(Sasaran(self.sasaran).label)


def of(
    pairs: Iterable[tuple[Any, str]],
    tahun: int,
    *,
    sources: Iterable[str],
    user: Any,
    without: int | None = None,
) -> list[Overlap]:
    """Overlaps of (RT, sasaran) in a year with works other than ``without``."""
    wanted = {(rt.pk, sasaran): rt for rt, sasaran in pairs}
    ours = set(sources)
    found: dict[tuple[int, str], list[Intervention]] = defaultdict(list)
    for line in _others(wanted, tahun, without):
        found[line.rt_id, line.sasaran].append(line.intervention)
    keys = {work.pk for works in found.values() for work in works}
    seen = Intervention.objects.visible_to(user).filter(pk__in=keys)
    visible = set(seen.values_list("pk", flat=True)) if keys else set()
    overlaps = []
    for key, works in found.items():
        overlap = Overlap(wanted[key], key[1])
        overlap.works = [work for work in works if work.pk in visible]
        overlap.hidden = len(works) - len(overlap.works)
        overlap.double_funded = any(_differs(ours, work) for work in works)
        overlaps.append(overlap)
    return overlaps


def _others(wanted: Any, tahun: int, without: int | None) -> list[InterventionVolume]:
    if not wanted:
        return []
    same = Q()
    for rt_id, sasaran in wanted:
        same |= Q(rt=rt_id, sasaran=sasaran)
    funding = Prefetch("intervention__dana_set", InterventionFunding.objects.all())
    lines = InterventionVolume.objects.filter(same, intervention__tahun=tahun)
    lines = lines.exclude(intervention__status=penanganan.DIBATALKAN)
    lines = lines.exclude(intervention=without).order_by("rt_id", "sasaran", "pk")
    return list(lines.select_related("intervention").prefetch_related(funding))


def _differs(ours: set[str], work: Intervention) -> bool:
    theirs = {row.sumber for row in work.dana_set.all()}
    return bool(ours and theirs and ours != theirs)
