"""The people's side of one kawasan: its KSM, what still works, what was agreed upon."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kawasan.models import Kawasan
from kelompok import sustain
from kelompok.models import ActionItem, Ksm

MOST = 8


@dataclass(frozen=True)
class Community:
    """What the reader sees of it; nothing is stored. ``_more``: beyond those shown."""

    tahun: int
    ksm: list[Ksm]
    ksm_more: int
    items: list[ActionItem]
    items_more: int
    terlambat: int
    aset: int = 0
    diperiksa: int = 0
    berfungsi: int = 0

    @property
    def persen(self) -> Decimal | None:
        """Of the inspected assets those that work; None when none was inspected."""
        return sustain.share(self.berfungsi, self.diperiksa)

    @property
    def is_empty(self) -> bool:
        return not (self.ksm or self.items or self.aset)


def of_kawasan(user: Any, place: Kawasan, tahun: int) -> Community:
    """KSM that are active, action items still to be done, assets of the year."""
    ksm = Ksm.objects.visible_to(user).filter(kawasan=place, status=Ksm.Status.AKTIF)
    groups = list(ksm.only("kode", "nama", "bidang", "is_demo").order_by("nama"))
    here = Q(kawasan=place) | Q(intervention__kawasan=place)
    rows = ActionItem.objects.visible_to(user).unfinished().filter(here)
    items = list(rows.select_related("pic_institution").order_by("tenggat", "pk"))
    today = timezone.localdate()
    assets = sustain.by_kawasan(user, tahun).filter(pk=place.pk)
    counts = assets.values("aset", "diperiksa", "berfungsi").first() or {}
    return Community(
        tahun=tahun,
        ksm=groups[:MOST],
        ksm_more=max(len(groups) - MOST, 0),
        items=items[:MOST],
        items_more=max(len(items) - MOST, 0),
        terlambat=sum(item.is_late_on(today) for item in items),
        **counts,
    )
