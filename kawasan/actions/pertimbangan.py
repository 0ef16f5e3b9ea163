"""Writing down what decides the priority of a kawasan in a year."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.kode import common
from kawasan.models import Kawasan, Pertimbangan
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Stale


@transaction.atomic
def save_pertimbangan(
    *, kawasan: Kawasan, tahun: int, values: Mapping[str, Any], versi: int, by: Any
) -> Pertimbangan:
    """Facts of one kawasan and year, made or changed; ``versi`` 0 is a new row.

    Whoever may change the kawasan in all its kelurahan may write them.
    """
    locked = Kawasan.objects.select_for_update(of=("self",), no_key=True)
    place = locked.defer("batas").get(pk=kawasan.pk)
    codes = list(place.kelurahan.values_list("kode", flat=True))
    access.require(by, "edit_kawasan", codes)
    rows = Pertimbangan.objects.select_related("kawasan").defer("kawasan__batas")
    row = rows.filter(kawasan=place, tahun=tahun).first()
    if (row.versi if row else 0) != versi:
        sentence = "Data ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=row)
    made = row is None
    row = row or Pertimbangan(kawasan=place, tahun=tahun, is_demo=place.is_demo)
    before, after = ({}, dict(values)) if made else changes(row, values)
    if not after:
        return row
    for name, value in after.items():
        setattr(row, name, value)
    if not made:
        row.versi += 1
    row.full_clean()
    row.save()
    record(
        "pertimbangan.created" if made else "pertimbangan.updated",
        row,
        by=by,
        kode_wilayah=common(codes),
        before=before,
        after={"tahun": tahun, **after},
    )
    return row
