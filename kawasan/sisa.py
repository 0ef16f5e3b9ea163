"""What is left of the volumes of RT: the last official sheet less verified works.

Sheets live above places, so they are reached through the relation of the RT only. A
volume that no official sheet names is unknown, not zero.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kawasan import penanganan
from kawasan.models import InterventionVolume, Rt
from kawasan.models.intervention import Sasaran

Left = dict[tuple[int, str], Decimal | None]


def of(rt: Iterable[int], tahun: int, *, without: int | None = None) -> Left:
    """(RT, sasaran) → volume left in a year; ``without`` leaves one work out.

    A sheet opens its year, so works of the year of the sheet come after it.
    """
    keys = set(rt)
    sheets = _official(keys, tahun)
    done = _done(sheets, tahun, without)
    return {
        (key, name): penanganan.remaining(
            _decimal(sheet[name]), done.get((key, name), ())
        )
        for key, sheet in sheets.items()
        for name in Sasaran.values
    }


def _official(keys: set[int], tahun: int) -> dict[int, dict[str, Any]]:
    """The last official sheet of each RT up to the year."""
    model: Any = Rt._meta.get_field("penilaian").related_model
    rows = model.objects.official().filter(rt__in=keys, tahun__lte=tahun)
    rows = rows.order_by("rt_id", "-tahun").distinct("rt_id")
    found = rows.values("rt_id", "tahun", *Sasaran.values)
    return {row["rt_id"]: row for row in found}


def _done(
    sheets: dict[int, dict[str, Any]], tahun: int, without: int | None
) -> dict[tuple[int, str], list[Decimal]]:
    lines = InterventionVolume.objects.filter(
        rt__in=sheets,
        intervention__verifikasi=penanganan.DISETUJUI,
        intervention__tahun__lte=tahun,
        volume_realisasi__isnull=False,
    ).exclude(intervention=without)
    found: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for key, name, year, done in lines.values_list(
        "rt_id", "sasaran", "intervention__tahun", "volume_realisasi"
    ):
        if year >= sheets[key]["tahun"]:
            found[key, name].append(done)
    return found


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
