"""Whether KSM stood better after an event than before: two assessments side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kelompok import kematangan
from kelompok.models import Bimtek, Ksm, PenilaianKelompok


@dataclass(frozen=True)
class Standing:
    """One assessment; ``tingkat`` is empty where a limit that decides it is open."""

    tanggal: date
    rata_rata: Decimal
    tingkat: str


@dataclass(frozen=True)
class Line:
    """A KSM whose people came. None: not assessed on that side of the event."""

    ksm: Ksm
    sebelum: Standing | None
    sesudah: Standing | None

    @property
    def selisih(self) -> Decimal | None:
        if self.sebelum is None or self.sesudah is None:
            return None
        return self.sesudah.rata_rata - self.sebelum.rata_rata


def lines(event: Bimtek, came: Iterable[int], user: Any) -> list[Line]:
    """The KSM among ``came`` that the reader sees, by name.

    What was assessed while the event lasted shows neither what was before nor after.
    """
    rows = Ksm.objects.visible_to(user).filter(pk__in=came)
    groups = list(rows.select_related("kelurahan").defer("kelurahan__batas"))
    groups.sort(key=lambda one: (one.nama, one.pk))
    of_them = PenilaianKelompok.objects.filter(ksm__in=groups)
    before = of_them.filter(tanggal__lt=event.tanggal_mulai)
    after = of_them.filter(tanggal__gt=event.tanggal_selesai)
    last = _by_group(before.order_by("ksm_id", "-tanggal", "-pk"))
    first = _by_group(after.order_by("ksm_id", "tanggal", "pk"))
    limits = kematangan.Limits.of({one.kode_wilayah for one in groups})
    return [
        Line(
            one,
            _standing(last.get(one.pk), one, limits),
            _standing(first.get(one.pk), one, limits),
        )
        for one in groups
    ]


def _by_group(rows: Any) -> dict[int | None, PenilaianKelompok]:
    return {row.ksm_id: row for row in rows.distinct("ksm_id")}


def _standing(row: Any, ksm: Ksm, limits: kematangan.Limits) -> Standing | None:
    if row is None:
        return None
    mean = row.rata_rata
    norms = limits.at(ksm.kode_wilayah, row.tanggal.year)
    return Standing(row.tanggal, mean, kematangan.level(mean, norms).nama)
