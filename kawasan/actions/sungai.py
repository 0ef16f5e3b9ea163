"""Keeping rivers and the strips that decisions have drawn beside them."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib.gis.geos import GEOSGeometry
from django.db import transaction

from kawasan import access
from kawasan.models import Sempadan, Sungai
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Stale

Kept = TypeVar("Kept", Sungai, Sempadan)


@transaction.atomic
def create(*, thing: Kept, values: Mapping[str, Any], by: Any) -> Kept:
    """A new river or strip; ``thing`` is an empty row of its kind."""
    _set(thing, values)
    access.require(by, "edit_kawasan", thing.wilayah.kode)
    thing.is_demo = thing.wilayah.is_demo
    thing.full_clean()
    thing.save()
    _record("created", thing, {}, values, by)
    return thing


@transaction.atomic
def update(*, thing: Kept, values: Mapping[str, Any], versi: int, by: Any) -> Kept:
    """Changes one; a move needs the right in the old and in the new place."""
    rows = type(thing)._default_manager.select_related("wilayah")
    locked: Kept = rows.select_for_update(of=("self",)).get(pk=thing.pk)
    place = values.get("wilayah", locked.wilayah)
    access.require(by, "edit_kawasan", [locked.wilayah.kode, place.kode])
    if locked.versi != versi:
        sentence = "Data ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)
    before, after = changes(locked, values)
    if after:
        _set(locked, after)
        locked.versi += 1
        locked.full_clean()
        locked.save()
        _record("updated", locked, before, after, by)
    return locked


def _set(thing: Sungai | Sempadan, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)


def _record(
    deed: str,
    thing: Sungai | Sempadan,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
) -> None:
    record(
        f"{thing._meta.model_name}.{deed}",
        thing,
        by=by,
        kode_wilayah=thing.kode_wilayah,
        before=_brief(before),
        after=_brief(after),
    )


def _brief(values: Mapping[str, Any]) -> dict[str, Any]:
    """Shapes as a count of points: the history table keeps them."""
    return {
        name: f"gambar, {value.num_coords} titik"
        if isinstance(value, GEOSGeometry)
        else value
        for name, value in values.items()
    }
