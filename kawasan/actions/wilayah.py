"""Putting right what is written about a wilayah; codes come from imports only."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.models import Wilayah
from sibungas.audit.record import changes, record


@transaction.atomic
def update_wilayah(*, wilayah: Wilayah, values: Mapping[str, Any], by: Any) -> Wilayah:
    """Changes name, BPS code or city class; the same again changes nothing."""
    access.require(by, "manage_wilayah", wilayah.kode)
    rows = Wilayah.objects.select_for_update(of=("self",), no_key=True).defer("batas")
    locked = rows.get(pk=wilayah.pk)
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.full_clean(exclude=["batas"])
        locked.save(update_fields=[*after])
        record(
            "wilayah.updated",
            locked,
            by=by,
            kode_wilayah=locked.kode,
            before=before,
            after=after,
        )
    return locked
