"""Setting targets of coaching and the levels of maturity, each with its source."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from kawasan import access
from kelompok import kematangan
from kelompok.actions.common import note, require_version
from kelompok.models import AmbangKelompok, TargetBinaan
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused
from sibungas.templatetags.ui import angka

RIGHTS: dict[Any, str] = {
    TargetBinaan: "edit_indicator",
    AmbangKelompok: "edit_konvensi",
}
VERBS: dict[Any, str] = {TargetBinaan: "binaan", AmbangKelompok: "ambang"}
_CITY = ("provinsi", "kabupaten", "kota")


@transaction.atomic
def create_norm(*, model: Any, values: Mapping[str, Any], by: Any) -> Any:
    """A new row for a place in which ``by`` may set it."""
    row = model(**values, dibuat_oleh=by)
    access.require(by, RIGHTS[model], row.wilayah.kode)
    row.is_demo = row.wilayah.is_demo
    _save(row)
    note(f"{VERBS[model]}.created", row, by, {}, values)
    return row


@transaction.atomic
def update_norm(*, row: Any, values: Mapping[str, Any], versi: int, by: Any) -> Any:
    rows = type(row).objects.select_related("wilayah")
    locked = rows.select_for_update(of=("self",)).get(pk=row.pk)
    place = values.get("wilayah", locked.wilayah)
    access.require(by, RIGHTS[type(row)], [locked.wilayah.kode, place.kode])
    require_version(locked, versi, "Catatan ini")
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        _save(locked)
        note(f"{VERBS[type(row)]}.updated", locked, by, before, after)
    return locked


def _save(row: Any) -> None:
    if row.wilayah.jenis not in _CITY:
        raise Refused("Pilih provinsi atau kabupaten/kota.", code="bukan_kota")
    row.full_clean(exclude={"dibuat_oleh"})
    if isinstance(row, AmbangKelompok) and row.mandiri_persen is None:
        _check_around(row, kematangan.MANDIRI)
    row.save()


def _check_around(row: AmbangKelompok, middle: Decimal) -> None:
    """The limits beside one that is left to its source."""
    low, high = row.berdaya_persen, row.madani_persen
    if (low is not None and low >= middle) or (high is not None and high <= middle):
        raise Refused(
            f"Batas Mandiri yang kosong berarti {angka(middle)} %: batas Berdaya harus"
            " di bawahnya, batas Menuju Madani di atasnya.",
            code="ambang_tidak_naik",
        )
