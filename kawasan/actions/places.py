"""Creating and changing kawasan, RT and the denominators of RT.

The old and the new place of a thing must both be writable for the person; a change
on an outdated version is refused with the present record; each deed is audited.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.db import models, transaction

from kawasan import access
from kawasan.kode import common
from kawasan.models import Kawasan, Rt, RtPenyebut, Wilayah
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

_CHANGED = "Data ini sudah diubah orang lain sejak Anda membukanya."


@transaction.atomic
def create_kawasan(
    *, values: Mapping[str, Any], kelurahan: Iterable[Wilayah], by: Any
) -> Kawasan:
    """A new kawasan in the given kelurahan, all of which ``by`` may write."""
    places = list(kelurahan)
    access.require(by, "edit_kawasan", [place.kode for place in places])
    is_demo = any(place.is_demo for place in places)
    kawasan = Kawasan(**values, is_demo=is_demo)
    _save(kawasan)
    kawasan.kelurahan.set(places)
    after = {**values, "kelurahan": _codes(places)}
    _record("kawasan.created", kawasan, places, {}, after, by)
    return kawasan


@transaction.atomic
def update_kawasan(
    *,
    kawasan: Kawasan,
    values: Mapping[str, Any],
    kelurahan: Iterable[Wilayah],
    versi: int,
    by: Any,
    reason: str = "",
) -> Kawasan:
    """Changes a kawasan; old and new kelurahan must be writable.

    Refused while an RT of the kawasan lies in a kelurahan that is taken away.
    """
    locked = Kawasan.objects.select_for_update(of=("self",)).get(pk=kawasan.pk)
    old, new = list(locked.kelurahan.all()), list(kelurahan)
    access.require(by, "edit_kawasan", [place.kode for place in (*old, *new)])
    _check_version(locked, versi)
    _refuse_to_leave_rt(locked, {place.pk for place in new})
    before, after = changes(locked, values)
    if {place.pk for place in old} != {place.pk for place in new}:
        before["kelurahan"], after["kelurahan"] = _codes(old), _codes(new)
        locked.kelurahan.set(new)
    if after:
        _change(locked, values)
        _record("kawasan.updated", locked, new, before, after, by, reason)
    return locked


@transaction.atomic
def create_rt(*, values: Mapping[str, Any], by: Any) -> Rt:
    """A new RT in a kelurahan, and perhaps in a kawasan there."""
    rt = Rt(**values)
    access.require(by, "edit_rt", [rt.kelurahan.kode, *_kawasan_codes(rt.kawasan)])
    _check_inside(rt)
    rt.is_demo = rt.kelurahan.is_demo
    _save(rt)
    _record("rt.created", rt, [rt.kelurahan], {}, values, by)
    return rt


@transaction.atomic
def update_rt(
    *, rt: Rt, values: Mapping[str, Any], versi: int, by: Any, reason: str = ""
) -> Rt:
    """Changes an RT; a move needs the right in the old and in the new place."""
    locked = _locked_rt(rt)
    kelurahan = values.get("kelurahan", locked.kelurahan)
    kawasan = values.get("kawasan", locked.kawasan)
    access.require(by, "edit_rt", [locked.kelurahan.kode, kelurahan.kode])
    if kawasan != locked.kawasan:
        touched = [*_kawasan_codes(locked.kawasan), *_kawasan_codes(kawasan)]
        access.require(by, "edit_rt", touched)
    _check_version(locked, versi)
    before, after = changes(locked, values)
    if after:
        _change(locked, values, check=_check_inside)
        _record("rt.updated", locked, [kelurahan], before, after, by, reason)
    return locked


def close_rt(*, rt: Rt, reason: str, versi: int, by: Any) -> Rt:
    """An RT that exists no more: kept with its history, counted nowhere."""
    return _set_active(rt, False, reason, versi, by)


def reopen_rt(*, rt: Rt, reason: str, versi: int, by: Any) -> Rt:
    """Takes a closing back."""
    return _set_active(rt, True, reason, versi, by)


@transaction.atomic
def set_denominators(
    *,
    rt: Rt,
    tahun: int,
    values: Mapping[str, Any],
    sumber: str,
    versi: int,
    by: Any,
    reason: str = "",
) -> RtPenyebut:
    """The denominators of an RT from a year on; written again for the same year.

    Sheets keep the denominators of their survey; only later sheets start from these.
    """
    locked = _locked_rt(rt)
    access.require(by, "edit_rt", locked.kelurahan.kode)
    _check_version(locked, versi)
    if not sumber.strip():
        raise Refused("Tulis sumber angka ini.", code="sumber_kosong")
    columns = {**values, "sumber": sumber.strip()}
    row = locked.penyebut.filter(berlaku_tahun=tahun).first()
    row = row or RtPenyebut(rt=locked, berlaku_tahun=tahun, is_demo=locked.is_demo)
    before, after = ({}, columns) if row.pk is None else changes(row, columns)
    if after:
        _apply(row, columns)
        _save(row)
        _bump(locked)
        after = {"berlaku_tahun": tahun, **after}
        verb = "rt.denominators_set"
        _record(verb, locked, [locked.kelurahan], before, after, by, reason)
    return row


# Shared steps -----------------------------------------------------------------------


@transaction.atomic
def _set_active(rt: Rt, active: bool, reason: str, versi: int, by: Any) -> Rt:
    locked = _locked_rt(rt)
    codes = [locked.kelurahan.kode, *_kawasan_codes(locked.kawasan)]
    access.require(by, "edit_rt", codes)
    _check_version(locked, versi)
    if not reason.strip():
        raise Refused("Tulis alasannya.", code="alasan_kosong")
    if locked.aktif is not active:
        _change(locked, {"aktif": active})
        verb = "rt.reopened" if active else "rt.closed"
        before, after = {"aktif": not active}, {"aktif": active}
        _record(verb, locked, [locked.kelurahan], before, after, by, reason.strip())
    return locked


def _locked_rt(rt: Rt) -> Rt:
    rows = Rt.objects.select_related("kelurahan", "kawasan")
    return rows.select_for_update(of=("self",)).get(pk=rt.pk)


def _check_version(thing: Kawasan | Rt, versi: int) -> None:
    if thing.versi != versi:
        raise Stale(_CHANGED, current=thing)


def _kawasan_codes(kawasan: Kawasan | None) -> list[str]:
    if kawasan is None:
        return []
    return list(kawasan.kelurahan.values_list("kode", flat=True))


def _check_inside(rt: Rt) -> None:
    """An RT lies in one of the kelurahan of its kawasan."""
    kawasan = rt.kawasan
    if kawasan and not kawasan.kelurahan.filter(pk=rt.kelurahan_id).exists():
        raise Refused(
            f"Kawasan {kawasan.nama} tidak mencakup {rt.kelurahan}."
            " Tambahkan kelurahan itu pada kawasan lebih dahulu.",
            code="di_luar_kawasan",
        )


def _refuse_to_leave_rt(kawasan: Kawasan, kept: set[int]) -> None:
    left = kawasan.rt_set.active().exclude(kelurahan_id__in=kept)
    if count := left.count():
        raise Refused(
            f"{count} RT kawasan ini berada di kelurahan yang Anda hapus."
            " Pindahkan RT itu lebih dahulu.",
            code="rt_tertinggal",
        )


def _apply(thing: models.Model, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)


def _change(
    thing: Kawasan | Rt, values: Mapping[str, Any], check: Any = lambda thing: None
) -> None:
    _apply(thing, values)
    check(thing)
    thing.versi += 1
    _save(thing)


def _bump(rt: Rt) -> None:
    rt.versi += 1
    rt.save(update_fields=["versi", "diubah_pada"])


def _save(thing: models.Model) -> None:
    """Saves what the rules of the tables accept; ValidationError names the field."""
    unknown = {f.name for f in thing._meta.fields if f.null and _is_none(thing, f)}
    thing.clean_fields(exclude=unknown)
    # Not full_clean: it skips a check that names a column left out above.
    thing.validate_unique()
    thing.validate_constraints()
    thing.save()
    # Areas and authority are computed by the database.
    thing.refresh_from_db()


def _is_none(thing: models.Model, field: "models.Field[Any, Any]") -> bool:
    return getattr(thing, field.attname) is None


def _codes(places: Iterable[Wilayah]) -> list[str]:
    return sorted(place.kode for place in places)


def _record(
    verb: str,
    thing: models.Model,
    places: list[Wilayah],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
    reason: str = "",
) -> None:
    record(
        verb,
        thing,
        by=by,
        kode_wilayah=common(_codes(places)),
        before=_brief(before),
        after=_brief(after),
        reason=reason,
    )


def _brief(values: Mapping[str, Any]) -> dict[str, Any]:
    """Boundaries as a count of points: the history table keeps the shapes."""
    return {
        name: f"batas, {value.num_coords} titik"
        if isinstance(value, GEOSGeometry)
        else value
        for name, value in values.items()
    }
