"""Writing down what one unit of a work costs; never computed, never invented."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.models import HargaSatuan, Wilayah
from kawasan.models.harga import unit_of
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

_RIGHT = "edit_konvensi"
_CITIES = (Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KOTA)


@transaction.atomic
def create_price(*, values: Mapping[str, Any], by: Any) -> HargaSatuan:
    """A price of a kab/kota for one sasaran and year, with its source."""
    row = HargaSatuan(**values, dibuat_oleh=by)
    access.require(by, _RIGHT, row.wilayah.kode)
    row.is_demo = row.wilayah.is_demo
    _save(row)
    _record("created", row, {}, values, by)
    return row


@transaction.atomic
def update_price(
    *, row: HargaSatuan, values: Mapping[str, Any], versi: int, by: Any
) -> HargaSatuan:
    """Puts a price right; the old one stays in the history of the row."""
    rows = HargaSatuan.objects.select_related("wilayah").defer("wilayah__batas")
    locked = rows.select_for_update(of=("self",)).get(pk=row.pk)
    place = values.get("wilayah", locked.wilayah)
    access.require(by, _RIGHT, [locked.wilayah.kode, place.kode])
    if locked.versi != versi:
        sentence = "Harga ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        _save(locked)
        _record("updated", locked, before, after, by)
    return locked


def _save(row: HargaSatuan) -> None:
    """Saves what the rules of the table accept; ValidationError names the field."""
    if row.wilayah.jenis not in _CITIES:
        raise Refused("Harga satuan dicatat per kabupaten/kota.", code="bukan_kota")
    # A price per another unit than the volume's could not be multiplied with it.
    row.satuan = unit_of(row.sasaran)
    row.full_clean(exclude=["dibuat_oleh"])
    row.save()


def _record(
    deed: str,
    row: HargaSatuan,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
) -> None:
    record(
        f"harga.{deed}",
        row,
        by=by,
        kode_wilayah=row.wilayah.kode,
        before=before,
        after=after,
    )
