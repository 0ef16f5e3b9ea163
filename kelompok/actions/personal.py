"""Personal data: kept with a basis, revealed with a reason, emptied at their end.

The trail says who saw or changed which column, never what stands in it. Any model that
lists ``PERSONAL`` columns and knows its ``kode_wilayah`` can be used here.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kawasan import access
from kelompok.actions.common import note, require_version
from kelompok.models import PersonalData
from sibungas.lib.errors import Refused
from sibungas.lib.history import events_of

_SHORTEST_REASON = 8
PHONE_FAULT = (
    "Tulis nomor telepon dengan angka, diawali 0 atau +62; spasi dan tanda hubung"
    " boleh. Contoh: 0812-3456-7890."
)
_PHONE = re.compile(r"(\+62|62|0)[0-9 -]*", re.ASCII)
_PHONE_DIGITS = range(7, 16)
_BASIS = ("persetujuan_tanggal", "persetujuan_dasar", "simpan_sampai")


def sealed_models() -> list[Any]:
    """Every model whose rows have a basis and an end for their personal data."""
    models = apps.get_app_config("kelompok").get_models()
    return [m for m in models if issubclass(m, PersonalData) and m.PERSONAL]


def is_phone(text: str) -> bool:
    """Whether somebody could be called under it: of our country, digits only."""
    digits = sum(letter.isdigit() for letter in text)
    return bool(_PHONE.fullmatch(text.strip())) and digits in _PHONE_DIGITS


def reveal(*, thing: Any, field: str, reason: str, by: Any) -> str:
    """The whole text of one sealed column; leaves a row in the trail."""
    access.require(by, "see_personal", thing.kode_wilayah)
    if field not in thing.PERSONAL:
        raise Refused(
            "Isian itu bukan data pribadi yang tersimpan.", code="bukan_isian"
        )
    reason = " ".join(reason.replace("\x00", "").split())
    if len(reason) < _SHORTEST_REASON:
        raise Refused(
            "Tulis alasan membuka data ini, sedikitnya 8 huruf.", code="tanpa_alasan"
        )
    with transaction.atomic():
        # Read again: what was emptied meanwhile is not shown from memory.
        value = type(thing).objects.values_list(field, flat=True).get(pk=thing.pk)
        if not value:
            raise Refused("Isian ini kosong.", code="kosong")
        note("pribadi.revealed", thing, by, {}, {"kolom": field}, reason=reason[:300])
    return str(value)


@transaction.atomic
def set_personal(
    *, thing: Any, values: Mapping[str, Any], empty: set[str], versi: int, by: Any
) -> Any:
    """Stores what was typed; a column left empty stays, unless it is in ``empty``."""
    locked = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
    access.require(by, locked.PERSONAL_RIGHT, locked.kode_wilayah)
    require_version(locked, versi, "Data pribadi ini")
    touched = {n: values[n] for n in locked.PERSONAL if values.get(n)}
    if not is_phone(touched.get("no_telp", "0000000")):
        raise Refused(PHONE_FAULT, code="nomor_telepon")
    touched |= {n: "" for n in locked.PERSONAL if n in empty}
    basis = {n: values[n] for n in _BASIS if values[n] != getattr(locked, n)}
    for name, value in {**touched, **basis}.items():
        setattr(locked, name, value)
    if not touched and not basis:
        return locked
    if any(touched.values()):
        require_time_left(locked)
    locked.versi += 1
    locked.full_clean()
    locked.save()
    emptied = [name for name, value in touched.items() if not value]
    if emptied:
        # Whoever takes the consent back is not to be found in older versions either.
        _history(type(thing), thing.pk).update(**dict.fromkeys(emptied, ""))
    kept = {
        name: "diisi" if value else "dikosongkan" for name, value in touched.items()
    }
    note("pribadi.saved", locked, by, {}, {**kept, **basis})
    return locked


def require_time_left(row: Any) -> None:
    """What would be emptied tonight is not stored."""
    day = row.simpan_sampai
    kept = any(getattr(row, name) for name in row.PERSONAL)
    if kept and day and day <= timezone.localdate():
        raise Refused("Batas simpan sudah lewat.", code="batas_lewat")


def purge_personal(*, today: date, dry_run: bool = False) -> dict[str, int]:
    """Empties what may not be kept any longer, here and in the history of the rows.

    A row that is empty already may still be full in its history. How many rows of each
    model were emptied. Done by the portal, so without ``by``; each row leaves one row
    in the trail.
    """
    counts = {}
    for model in sealed_models():
        empty = Q(**dict.fromkeys(model.PERSONAL, ""))
        left = _history(model).exclude(empty).values("pgh_obj_id")
        found = model.objects.filter(
            (Q(simpan_sampai__lt=today) & ~empty) | (empty & Q(pk__in=left))
        )
        keys = list(found.values_list("pk", flat=True))
        done = keys if dry_run else [pk for pk in keys if _purge(model, pk, today)]
        counts[str(model._meta.verbose_name)] = len(done)
    return counts


@transaction.atomic
def _purge(model: Any, pk: int, today: date) -> bool:
    row = model.objects.select_for_update(of=("self",)).get(pk=pk)
    names = [n for n in model.PERSONAL if getattr(row, n)]
    if names and (not row.simpan_sampai or row.simpan_sampai >= today):
        return False
    if names:
        for name in names:
            setattr(row, name, "")
        row.versi += 1
        row.save()
    # The history keeps the rows as they were, but not what has expired.
    nothing = dict.fromkeys(model.PERSONAL, "")
    older = _history(model, pk).exclude(**nothing).update(**nothing)
    if names or older:
        told = dict.fromkeys(names or model.PERSONAL, "dikosongkan")
        note("pribadi.purged", row, None, {}, told)
    return bool(names or older)


def _history(model: Any, pk: int | None = None) -> Any:
    """The versions of all rows of a model, or of one."""
    rows = events_of(model).objects.all()
    return rows if pk is None else rows.filter(pgh_obj_id=pk)
