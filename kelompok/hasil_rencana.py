"""The hectares that stay slum when promises are kept: arithmetic, nothing stored.

A promise for a whole kawasan is shared over its RT in proportion to what remains in
each. Every RT is scored anew by the edition of its own sheet, and its hectares count as
reduced when it is not slum any more (rule A).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from assessments import sheets
from assessments.models import Assessment, KondisiRt
from assessments.models.kondisi import Keadaan
from assessments.scoring import whatif
from kawasan import penanganan
from kelompok.kebutuhan import Promise, State

_ZERO = Decimal(0)
_CLEAN = "TK"
Left = dict[str, Decimal]


@dataclass(frozen=True)
class Outcome:
    """Hectares of slum of one or more kawasan before and after."""

    awal: Decimal
    akhir: Decimal
    rt: int
    rt_keluar: int

    @property
    def berkurang(self) -> Decimal:
        return self.awal - self.akhir


def together(found: Iterable[Outcome]) -> Outcome:
    rows = list(found)
    return Outcome(
        sum((one.awal for one in rows), _ZERO),
        sum((one.akhir for one in rows), _ZERO),
        sum(one.rt for one in rows),
        sum(one.rt_keluar for one in rows),
    )


def rt_states(found: dict[int, State]) -> dict[int, list[Any]]:
    """The RT behind each state, in two queries."""
    ends, sums = Q(pk__in=[]), Q(pk__in=[])
    by_year: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for key, state in found.items():
        by_year[state.akhir, state.tahun].append(key)
    for (akhir, tahun), keys in by_year.items():
        here = Q(tahun=tahun, rt__kawasan__in=keys, rt__aktif=True)
        if akhir:
            ends |= here
        else:
            sums |= here
    rows: list[Any] = [
        *KondisiRt.objects.filter(ends, keadaan=Keadaan.AKHIR)
        .select_related("rt")
        .defer("rt__batas"),
        *Assessment.objects.filter(sums, resmi=True)
        .select_related("rt")
        .defer("rt__batas"),
    ]
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.rt.kawasan_id].append(row)
    return grouped


def shared(rows: list[Any], promised: Iterable[Promise]) -> dict[int, Left]:
    """What each RT loses of each sasaran: named RT first, then by what remains."""
    works: dict[int, Left] = {row.rt_id: {} for row in rows}
    whole: Left = defaultdict(lambda: _ZERO)
    for one in promised:
        if one.rt is None:
            whole[one.sasaran] += one.volume
        elif one.rt in works:
            mine = works[one.rt]
            mine[one.sasaran] = mine.get(one.sasaran, _ZERO) + one.volume
    for name, total in whole.items():
        left = [
            max(
                _ZERO,
                Decimal(getattr(row, name) or 0) - works[row.rt_id].get(name, _ZERO),
            )
            for row in rows
        ]
        step = Decimal(1).scaleb(-penanganan.places(name))
        parts = whatif.distribute(total, left, step)
        for row, part in zip(rows, parts, strict=True):
            if part:
                mine = works[row.rt_id]
                mine[name] = mine.get(name, _ZERO) + part
    return works


def outcome(rows: list[Any], promised: Iterable[Promise]) -> Outcome:
    """Hectares of one kawasan before and after its promises."""
    works = shared(rows, promised)
    before = after = _ZERO
    left = 0
    for row in rows:
        area = row.luas_verifikasi_ha
        if row.tingkat in ("", _CLEAN) or area is None:
            continue
        before += area
        if works[row.rt_id] and _leaves(row, works[row.rt_id]):
            left += 1
        else:
            after += area
    return Outcome(before, after, len(rows), left)


def _leaves(row: Any, works: Left) -> bool:
    ruleset = sheets.ruleset_of(row)
    by_code = {
        line.kode: works[line.kolom] for line in ruleset.criteria if line.kolom in works
    }
    found = whatif.simulate(ruleset, sheets.sheet_of(row), by_code)
    return whatif.leaves_slum(ruleset, found)


def outcomes(
    grouped: dict[int, list[Any]], promised: Iterable[Promise]
) -> dict[int, Outcome]:
    """The outcome of every kawasan that has RT with figures."""
    by_area: dict[int, list[Promise]] = defaultdict(list)
    for one in promised:
        by_area[one.kawasan].append(one)
    return {key: outcome(rows, by_area[key]) for key, rows in grouped.items()}
