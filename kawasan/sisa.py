"""What is left of the volumes of RT: the start of the year less verified works.

Sheets and states live above places, so they are reached through the relations of the
RT only. A volume that nothing official names is unknown, not zero.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from kawasan import penanganan
from kawasan.models import InterventionVolume, Rt
from kawasan.models.sasaran import Sasaran

Left = dict[tuple[int, str], Decimal | None]


def of(rt: Iterable[int], tahun: int, *, without: int | None = None) -> Left:
    """(RT, sasaran) → volume left in a year; ``without`` leaves one work out.

    It starts from the kumuh awal of the year where the year is opened, else from the
    last official sheet. Works of the year of the start come after it.
    """
    keys = set(rt)
    starts = _starts(keys, tahun)
    done = _done(starts, tahun, without)
    return {
        (key, name): penanganan.remaining(
            _decimal(start[name]), done.get((key, name), ())
        )
        for key, start in starts.items()
        for name in Sasaran.values
    }


def _starts(keys: set[int], tahun: int) -> dict[int, dict[str, Any]]:
    """Volumes of each RT at the start, with the year they are of."""
    names = ("rt_id", "tahun", *Sasaran.values)
    awal = _above("kondisi_set").filter(rt__in=keys, tahun=tahun, keadaan="awal")
    found = {row["rt_id"]: row for row in awal.values(*names)}
    sheets = _above("penilaian").filter(resmi=True, rt__in=keys - found.keys())
    sheets = sheets.filter(tahun__lte=tahun).order_by("rt_id", "-tahun")
    rows = sheets.distinct("rt_id").values(*names)
    return {**{row["rt_id"]: row for row in rows}, **found}


def _above(name: str) -> Any:
    """Rows of a table that points at RT."""
    model: Any = Rt._meta.get_field(name).related_model
    return model.objects


def _done(
    starts: dict[int, dict[str, Any]], tahun: int, without: int | None
) -> dict[tuple[int, str], list[Decimal]]:
    lines = InterventionVolume.objects.filter(
        rt__in=starts,
        intervention__verifikasi=penanganan.DISETUJUI,
        intervention__tahun__lte=tahun,
        volume_realisasi__isnull=False,
    ).exclude(intervention=without)
    found: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for key, name, year, done in lines.values_list(
        "rt_id", "sasaran", "intervention__tahun", "volume_realisasi"
    ):
        if done is not None and year >= starts[key]["tahun"]:
            found[key, name].append(done)
    return found


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
