"""Writing down documents, aturan bersama and RPLP, and keeping them current.

A change on an outdated version is refused with the present record; each deed leaves
one row in the trail.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from kawasan import access
from kelompok.models import AturanBersama, DokumenPokja, Rplp
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

DOCUMENTS, OF_KELURAHAN = "edit_pokja", "edit_kelompok"
_KINDS = ("provinsi", "kabupaten", "kota")


@transaction.atomic
def create_document(*, values: Mapping[str, Any], by: Any) -> DokumenPokja:
    """A document of a kab/kota or province in which ``by`` serves a Pokja."""
    access.require(by, DOCUMENTS, values["wilayah"].kode)
    document = DokumenPokja(**values, is_demo=values["wilayah"].is_demo)
    _check_document(document)
    return _added(document, "dokumen", values, by)


@transaction.atomic
def update_document(
    *, document: DokumenPokja, values: Mapping[str, Any], versi: int, by: Any
) -> DokumenPokja:
    """Changes a document; a move needs the right in the old and in the new place."""
    locked = _locked(DokumenPokja, document.pk, "wilayah")
    place = values.get("wilayah", locked.wilayah)
    access.require(by, DOCUMENTS, [locked.wilayah.kode, place.kode])
    return _changed(locked, "dokumen", values, versi, by, _check_document)


@transaction.atomic
def create_rule(*, values: Mapping[str, Any], by: Any) -> AturanBersama:
    """What the residents of a kelurahan talk over or have agreed on."""
    access.require(by, OF_KELURAHAN, values["kelurahan"].kode)
    rule = AturanBersama(**values, is_demo=values["kelurahan"].is_demo)
    _check_rule(rule)
    return _added(rule, "aturan", values, by)


@transaction.atomic
def update_rule(
    *, rule: AturanBersama, values: Mapping[str, Any], versi: int, by: Any
) -> AturanBersama:
    """Changes a rule; a move needs the right in the old and in the new place."""
    locked = _locked(AturanBersama, rule.pk, "kelurahan")
    place = values.get("kelurahan", locked.kelurahan)
    access.require(by, OF_KELURAHAN, [locked.kelurahan.kode, place.kode])
    return _changed(locked, "aturan", values, versi, by, _check_rule)


@transaction.atomic
def create_rplp(*, values: Mapping[str, Any], by: Any) -> Rplp:
    """The RPLP of a kelurahan for some years."""
    access.require(by, OF_KELURAHAN, values["kelurahan"].kode)
    plan = Rplp(**values, is_demo=values["kelurahan"].is_demo)
    _check_rplp(plan)
    return _added(plan, "rplp", values, by)


@transaction.atomic
def update_rplp(*, plan: Rplp, values: Mapping[str, Any], versi: int, by: Any) -> Rplp:
    """Changes an RPLP; a move needs the right in the old and in the new place."""
    locked = _locked(Rplp, plan.pk, "kelurahan")
    place = values.get("kelurahan", locked.kelurahan)
    access.require(by, OF_KELURAHAN, [locked.kelurahan.kode, place.kode])
    return _changed(locked, "rplp", values, versi, by, _check_rplp)


# What must hold beyond the constraints ----------------------------------------------


def _not_to_come(day: Any, name: str) -> None:
    if day and day > timezone.localdate():
        raise Refused(f"{name} belum tiba.", code="tanggal_belum_tiba")


def _check_document(document: DokumenPokja) -> None:
    if document.wilayah.jenis not in _KINDS:
        raise Refused(
            "Dokumen dicatat untuk provinsi, kabupaten, atau kota.",
            code="tempat_dokumen",
        )
    _not_to_come(document.tanggal, "Tanggal pengesahan")
    old = document.menggantikan
    if old is None:
        return
    if old.pk == document.pk:
        raise Refused(
            "Dokumen tidak menggantikan dirinya sendiri.", code="pengganti_sendiri"
        )
    if (old.wilayah_id, old.jenis) != (document.wilayah_id, document.jenis):
        raise Refused(
            "Yang digantikan harus dokumen sejenis dari wilayah yang sama.",
            code="pengganti_lain",
        )
    if old.menggantikan_id is not None and old.menggantikan_id == document.pk:
        raise Refused(
            "Kedua dokumen ini tidak dapat saling menggantikan.",
            code="pengganti_berputar",
        )


def _check_rule(rule: AturanBersama) -> None:
    _not_to_come(rule.tanggal, "Tanggal kesepakatan")
    area, place = rule.kawasan, rule.kelurahan
    if area and not area.kelurahan.filter(pk=place.pk).exists():
        raise Refused(
            f"Kawasan {area.nama} tidak mencakup {place}.", code="di_luar_kawasan"
        )


def _check_rplp(plan: Rplp) -> None:
    _not_to_come(plan.tanggal_pengesahan, "Tanggal pengesahan")


# What the three have in common ------------------------------------------------------


def _locked(table: Any, pk: int, place: str) -> Any:
    rows = table.objects.select_related(place)
    return rows.select_for_update(of=("self",)).get(pk=pk)


def _added(thing: Any, word: str, values: Mapping[str, Any], by: Any) -> Any:
    thing.full_clean()
    thing.save()
    _record(word, "created", thing, {}, values, by)
    return thing


def _changed(
    locked: Any,
    word: str,
    values: Mapping[str, Any],
    versi: int,
    by: Any,
    check: Callable[[Any], None],
) -> Any:
    if locked.versi != versi:
        sentence = "Data ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        check(locked)
        locked.full_clean()
        locked.save()
        _record(word, "updated", locked, before, after, by)
    return locked


def _record(
    word: str,
    deed: str,
    thing: models.Model,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
) -> None:
    kode = getattr(thing, "kode_wilayah", "")
    record(
        f"{word}.{deed}", thing, by=by, kode_wilayah=kode, before=before, after=after
    )
