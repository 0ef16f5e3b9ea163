"""Keeping the Pokja of a place, its seats, and how it performed.

A change on an outdated version is refused with the present record; each deed leaves
one row in the trail.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from kawasan import access
from kelompok.models import Pokja, PokjaAnggota, PokjaAspek, PokjaPenilaian
from kelompok.models.pokja import ASPECTS
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Stale

RIGHT = "edit_pokja"
_PLACES = frozenset({"provinsi", "kabupaten", "kota"})
_PROVINCE = 2


@transaction.atomic
def save_pokja(
    *, pokja: Pokja | None, values: Mapping[str, Any], versi: int = 0, by: Any
) -> Pokja:
    """A new Pokja of a place and year, or the given one changed."""
    return _save(Pokja, "pokja", pokja, values, versi, by)


@transaction.atomic
def save_assessment(
    *, row: PokjaPenilaian | None, values: Mapping[str, Any], versi: int = 0, by: Any
) -> PokjaPenilaian:
    """How the Pokja performed; the sum is computed from the points of the aspects."""
    points = values.get("skor", [])
    known = [one for one in points if one is not None]
    filled = {**values, "total": sum(known) if known else None}
    return _save(PokjaPenilaian, "pokja_kinerja", row, filled, versi, by)


def _save(
    model: Any, thing: str, row: Any, values: Mapping[str, Any], versi: int, by: Any
) -> Any:
    """The common way of what belongs to a place and a year."""
    place = values.get("wilayah") or row.wilayah
    if row is None:
        access.require(by, RIGHT, place.kode)
        kept, verb = model(is_demo=place.is_demo), f"{thing}.created"
        before: dict[str, Any] = {}
        after = dict(values)
    else:
        rows = model.objects.select_related("wilayah").defer("wilayah__batas")
        kept = rows.select_for_update(of=("self",)).get(pk=row.pk)
        access.require(by, RIGHT, [kept.wilayah.kode, place.kode])
        verb = f"{thing}.updated"
        if kept.versi != versi:
            sentence = "Data ini sudah diubah orang lain sejak Anda membukanya."
            raise Stale(sentence, current=kept)
        before, after = changes(kept, values)
    if after:
        for name, value in after.items():
            setattr(kept, name, value)
        if place.jenis not in _PLACES:
            sentence = "Pilih kabupaten, kota, atau provinsi."
            raise ValidationError({"wilayah": sentence})
        kept.versi += 1 if row else 0
        kept.full_clean()
        kept.save()
        record(verb, kept, by=by, kode_wilayah=place.kode, before=before, after=after)
    return kept


@transaction.atomic
def save_member(
    *,
    pokja: Pokja,
    member: PokjaAnggota | None,
    values: Mapping[str, Any],
    versi: int = 0,
    by: Any,
) -> PokjaAnggota:
    """A seat given, or changed. The trail names the function, never the person."""
    access.require(by, RIGHT, pokja.kode_wilayah)
    Pokja.objects.select_for_update().get(pk=pokja.pk)
    if member is None:
        kept, verb = PokjaAnggota(pokja=pokja), "pokja.member_added"
        after = dict(values)
    else:
        kept = PokjaAnggota.objects.select_for_update().get(pk=member.pk, pokja=pokja)
        verb = "pokja.member_changed"
        if kept.versi != versi:
            sentence = "Anggota ini sudah diubah orang lain sejak Anda membukanya."
            raise Stale(sentence, current=kept)
        _before, after = changes(kept, values)
    if after:
        for name, value in after.items():
            setattr(kept, name, value)
        kept.versi += 1 if member else 0
        kept.full_clean()
        kept.save()
        _record_member(verb, pokja, kept, by)
    return kept


@transaction.atomic
def remove_member(*, member: PokjaAnggota, versi: int, by: Any) -> None:
    """A seat that was typed by mistake; who leaves gets an end of term instead."""
    rows = PokjaAnggota.objects.select_related("pokja__wilayah", "institution")
    rows = rows.defer("pokja__wilayah__batas")
    kept = rows.select_for_update(of=("self",)).get(pk=member.pk)
    access.require(by, RIGHT, kept.pokja.kode_wilayah)
    if kept.versi != versi:
        sentence = "Anggota ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=kept)
    _record_member("pokja.member_removed", kept.pokja, kept, by)
    kept.delete()


def _record_member(verb: str, pokja: Pokja, member: PokjaAnggota, by: Any) -> None:
    said = {"instansi": str(member.institution), "peran": member.peran}
    record(
        verb,
        pokja,
        by=by,
        kode_wilayah=pokja.kode_wilayah,
        after={**said, "jabatan": member.jabatan},
    )


def may_name_aspects(user: Any) -> bool:
    """The names hold for the whole portal, so a province decides on them."""
    return any(len(kode) <= _PROVINCE for kode in access.scope(user, RIGHT))


@transaction.atomic
def name_aspects(*, names: Sequence[str], sumber: str, by: Any) -> list[PokjaAspek]:
    """Writes down what the ten aspects are called, and where that stands."""
    if not may_name_aspects(by):
        raise PermissionDenied("Nama aspek ditetapkan provinsi.")
    kept = []
    for number, name in enumerate(names[:ASPECTS], start=1):
        row, _new = PokjaAspek.objects.update_or_create(
            nomor=number, defaults={"nama": name.strip(), "sumber": sumber.strip()}
        )
        kept.append(row)
    record("pokja.aspects_named", by=by, after={"aspek": [r.nama for r in kept]})
    return kept
