"""Registering KSM and keeping their data current.

A change on an outdated version is refused with the present record; each deed leaves
one row in the trail.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kawasan import access
from kawasan.models import Kawasan
from kelompok.actions.common import require_past
from kelompok.models import Ksm, KsmBinaan
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

UNCOUNTED = "Isi dahulu jumlah anggota laki-laki dan perempuan."
OUTSIDE_SLUMS = (
    "Kelurahan ini tidak memuat kawasan kumuh yang masih ditangani. Tulis alasannya"
    " bila KSM ini tetap dibina."
)
NO_NEW_YEAR = "Alasan disimpan bersama tahun yang ditambahkan; pilih tahunnya."
# Not columns of the KSM: the ticked years, and why for those that are new.
_COACHING = ("tahun_binaan", "alasan_binaan")


@transaction.atomic
def create_ksm(*, values: Mapping[str, Any], by: Any) -> Ksm:
    """A new KSM in a kelurahan in which ``by`` may write."""
    ksm = Ksm(**_columns(values))
    access.require(by, "edit_kelompok", ksm.kelurahan.kode)
    ksm.is_demo = ksm.kelurahan.is_demo
    _save(ksm)
    _coach(ksm, values)
    _record("created", ksm, {}, values, by)
    return ksm


@transaction.atomic
def update_ksm(*, ksm: Ksm, values: Mapping[str, Any], versi: int, by: Any) -> Ksm:
    """Changes a KSM; a move needs the right in the old and in the new place."""
    rows = Ksm.objects.select_related("kelurahan", "kawasan")
    locked = rows.select_for_update(of=("self",)).get(pk=ksm.pk)
    place = values.get("kelurahan", locked.kelurahan)
    access.require(by, "edit_kelompok", [locked.kelurahan.kode, place.kode])
    if locked.versi != versi:
        sentence = "Data KSM ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)
    before, after = changes(locked, _columns(values))
    for name, value in after.items():
        setattr(locked, name, value)
    had, has = _coach(locked, values)
    if after or has:
        locked.versi += 1
        _save(locked)
        _record("updated", locked, {**before, **had}, {**after, **has}, by)
    return locked


def _save(ksm: Ksm) -> None:
    """Saves what the rules of the table accept; ValidationError names the field."""
    kawasan = ksm.kawasan
    if kawasan and not kawasan.kelurahan.filter(pk=ksm.kelurahan_id).exists():
        raise Refused(
            f"Kawasan {kawasan.nama} tidak mencakup {ksm.kelurahan}.",
            code="di_luar_kawasan",
        )
    require_past(ksm.tanggal_pembentukan, "Tanggal pembentukan")
    require_past(ksm.tanggal_sk, "Tanggal SK")
    board = ksm.bkm
    if board and board.kelurahan_id != ksm.kelurahan_id:
        raise Refused(f"{board} bukan BKM kelurahan ini.", code="bkm_lain")
    if ksm.anggota_mbr is not None and ksm.jumlah_anggota is None:
        raise ValidationError({"anggota_mbr": UNCOUNTED})
    ksm.full_clean()
    ksm.save()


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in _COACHING}


def _coach(ksm: Ksm, values: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Adds and takes back years of coaching; before and after if any differ.

    A year that stays keeps its own reason, whatever became of the place since.
    """
    if "tahun_binaan" not in values:
        return {}, {}
    had = sorted(ksm.binaan_set.values_list("tahun", flat=True))
    wanted = sorted(set(values["tahun_binaan"]))
    why = values.get("alasan_binaan", "")
    added = [year for year in wanted if year not in had]
    if why and not added:
        raise ValidationError({"alasan_binaan": NO_NEW_YEAR})
    if had == wanted:
        return {}, {}
    if added and not why and not in_slums(ksm.kelurahan_id):
        raise Refused(OUTSIDE_SLUMS, code="di_luar_kumuh")
    ksm.binaan_set.exclude(tahun__in=wanted).delete()
    for year in added:
        row = KsmBinaan(ksm=ksm, tahun=year, alasan=why, is_demo=ksm.is_demo)
        row.full_clean()
        row.save()
    reason = {"alasan_binaan": why} if why else {}
    return {"tahun_binaan": had}, {"tahun_binaan": wanted, **reason}


def in_slums(kelurahan: int | None) -> bool:
    """Whether a kawasan that is not yet finished lies in the kelurahan."""
    areas = Kawasan.objects.filter(kelurahan=kelurahan)
    return areas.exclude(status=Kawasan.Status.TUNTAS).exists()


def _record(
    deed: str, ksm: Ksm, before: Mapping[str, Any], after: Mapping[str, Any], by: Any
) -> None:
    record(
        f"ksm.{deed}",
        ksm,
        by=by,
        kode_wilayah=ksm.kode_wilayah,
        before=before,
        after=after,
    )
