"""Registering BKM, KPP and TIPP and keeping their data current.

Personal data have deeds of their own (``kelompok.actions.personal``).
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access
from kelompok.actions.common import note, require_past, require_version
from kelompok.models import Bkm, Group
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused

_RIGHT = "edit_kelompok"


@transaction.atomic
def create_group(*, model: type[Group], values: Mapping[str, Any], by: Any) -> Any:
    """A new group in a kelurahan in which ``by`` may write."""
    group: Any = model(**values)
    access.require(by, _RIGHT, group.kelurahan.kode)
    group.is_demo = group.kelurahan.is_demo
    _save(group)
    note(f"{group.JENIS}.created", group, by, {}, values)
    return group


@transaction.atomic
def update_group(*, group: Any, values: Mapping[str, Any], versi: int, by: Any) -> Any:
    """Changes a group; a move needs the right in the old and in the new place."""
    rows = type(group).objects.select_related("kelurahan")
    locked = rows.select_for_update(of=("self",)).get(pk=group.pk)
    place = values.get("kelurahan", locked.kelurahan)
    access.require(by, _RIGHT, [locked.kelurahan.kode, place.kode])
    require_version(locked, versi, f"Data {locked.NAMA_JENIS} ini")
    _require_assets_stay(locked, place)
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        if "kelurahan" in after:
            _check_alone(locked)
        _save(locked)
        note(f"{locked.JENIS}.updated", locked, by, before, after)
    return locked


def _check_alone(group: Any) -> None:
    """A board does not move away from the groups of its kelurahan."""
    if not isinstance(group, Bkm):
        return
    below = (group.ksm_set, group.kpp_set, group.tipp_set)
    if any(rows.exists() for rows in below):
        raise Refused(
            f"{group} mempunyai KSM, KPP, atau TIPP di kelurahan lamanya. Lepaskan"
            " mereka dahulu.",
            code="masih_berkelompok",
        )


def _require_assets_stay(group: Any, place: Any) -> None:
    """A KPP looks after assets of its own kelurahan only."""
    assets = getattr(group, "aset_set", None)
    if assets is not None and place.pk != group.kelurahan_id and assets.exists():
        raise Refused(
            f"{group} mengelola aset di {group.kelurahan}. Alihkan dahulu asetnya,"
            " lalu pindahkan KPP.",
            code="masih_mengelola",
        )


def _save(group: Any) -> None:
    """Saves what the rules of the table accept; ValidationError names the field."""
    for name in ("tanggal_pembentukan", "tanggal_sk", "tanggal_akta", "tanggal_serah"):
        field = name.replace("_", " ").capitalize()
        require_past(getattr(group, name, None), field)
    board = getattr(group, "bkm", None)
    if board and board.kelurahan_id != group.kelurahan_id:
        raise Refused(f"{board} bukan BKM kelurahan ini.", code="bkm_lain")
    group.full_clean()
    group.save()
