"""Recording members, officers, coaching, visits, standing and elections of groups."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kelompok.actions.common import note, require_past, require_version
from kelompok.actions.personal import require_time_left
from kelompok.models import (
    KeanggotaanKelompok,
    Ksm,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
)
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused

_RIGHT = "edit_kelompok"
# The word of the trail for each kind of row.
VERBS: dict[Any, str] = {
    KeanggotaanKelompok: "anggota",
    Pengurus: "pengurus",
    Pembinaan: "pembinaan",
    Kunjungan: "kunjungan",
    PenilaianKelompok: "kematangan",
    PemiluBkm: "pemilu",
}
# The trail is kept for good, so names of officers stay out of it.
_HIDDEN = {Pengurus: frozenset({"nama"})}
_HAPPENED = (Kunjungan, PenilaianKelompok)


@transaction.atomic
def create_row(*, model: Any, group: Any, values: Mapping[str, Any], by: Any) -> Any:
    """A new row of a group in a kelurahan in which ``by`` may write."""
    access.require(by, _RIGHT, group.kode_wilayah)
    kind = str(group._meta.model_name)
    if kind not in {field.name for field in model._meta.fields}:
        raise Refused("Kelompok ini tidak mencatat hal itu.", code="bukan_kelompoknya")
    row = model(**{**values, kind: group}, is_demo=group.is_demo, dibuat_oleh=by)
    _check_coach(row, values)
    _save(row)
    note(f"{VERBS[model]}.created", row, by, {}, values, hidden=_hidden(row))
    return row


@transaction.atomic
def update_row(*, row: Any, values: Mapping[str, Any], versi: int, by: Any) -> Any:
    """Changes a row; the group it belongs to stays."""
    locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    access.require(by, _RIGHT, locked.kode_wilayah)
    require_version(locked, versi, "Catatan ini")
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        _check_coach(locked, after)
        _save(locked)
        verb = f"{VERBS[type(row)]}.updated"
        note(verb, locked, by, before, after, hidden=_hidden(locked))
    return locked


def _hidden(row: Any) -> frozenset[str]:
    return _HIDDEN.get(type(row), frozenset())


def _check_coach(row: Any, values: Mapping[str, Any]) -> None:
    """Who is named now serves there; who left meanwhile stays in the record."""
    person = values.get("fasilitator")
    if person and not access.can(person, _RIGHT, row.kode_wilayah):
        raise Refused(
            f"{person} tidak bertugas di wilayah kelompok ini.", code="bukan_petugas"
        )


def _save(row: Any) -> None:
    if isinstance(row, _HAPPENED):
        require_past(row.tanggal, "Tanggal ini")
    if isinstance(row, Pengurus):
        require_time_left(row)
    row.full_clean(exclude={"dibuat_oleh"})
    row.save()
    if isinstance(row, KeanggotaanKelompok) and row.ksm_id:
        _carry_over(row)


def _carry_over(row: KeanggotaanKelompok) -> None:
    """The newest count of a KSM is what its lists and downloads show."""
    # As it is now: the page may have been opened before somebody else saved.
    key: Any = row.ksm_id
    ksm = Ksm.objects.select_for_update().get(pk=key)
    newest = KeanggotaanKelompok.objects.of(ksm).order_by("-tahun").first()
    if newest is None or newest.pk != row.pk:
        return
    ksm.anggota_laki_laki = row.laki_laki
    ksm.anggota_perempuan = row.perempuan
    ksm.anggota_mbr = row.mbr
    ksm.versi += 1
    ksm.save()
