"""Recording who took part in an activity of a KSM, stage by stage."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kelompok import workflow_ksm as workflow
from kelompok.actions.common import note, require_past, require_version
from kelompok.models import KsmKegiatan, KsmPartisipasi
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused

RIGHT = "edit_kelompok"


@transaction.atomic
def create_participation(
    *, kegiatan: KsmKegiatan, values: Mapping[str, Any], by: Any
) -> KsmPartisipasi:
    """One gathering of residents about an activity that was not called off."""
    access.require(by, RIGHT, kegiatan.kode_wilayah)
    row = KsmPartisipasi(
        kegiatan=kegiatan, is_demo=kegiatan.is_demo, dibuat_oleh=by, **values
    )
    _save(row)
    note("partisipasi.created", row, by, {}, values)
    return row


@transaction.atomic
def update_participation(
    *, row: KsmPartisipasi, values: Mapping[str, Any], versi: int, by: Any
) -> KsmPartisipasi:
    """Corrects what was recorded; the activity it belongs to stays."""
    rows = KsmPartisipasi.objects.select_related("kegiatan__intervention__kelurahan")
    locked = rows.select_for_update(of=("self",)).get(pk=row.pk)
    access.require(by, RIGHT, locked.kode_wilayah)
    require_version(locked, versi, "Catatan ini")
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        _save(locked)
        note("partisipasi.updated", locked, by, before, after)
    return locked


def _save(row: KsmPartisipasi) -> None:
    if row.kegiatan.status == workflow.DIBATALKAN:
        raise Refused("Kegiatan ini sudah dibatalkan.", code="dibatalkan")
    require_past(row.tanggal, "Tanggal ini")
    row.full_clean(exclude={"dibuat_oleh", "kegiatan"})
    row.save()
