"""Writes the audit trail. Called inside the transaction of the deed itself."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from sibungas.audit.models import AuditEvent
from sibungas.lib import context


def record(
    verb: str,
    thing: models.Model | None = None,
    *,
    by: models.Model | None = None,
    kode_wilayah: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    channel: str = "",
) -> AuditEvent:
    """Add one row to the trail; the caller's rollback takes it away again."""
    caller = context.current()
    actor = by if by is not None and by.pk else None
    return AuditEvent.objects.create(
        verba=verb,
        oleh_id=actor.pk if actor else None,
        objek_jenis=thing._meta.label_lower if thing else "",
        objek_id=str(thing.pk) if thing else "",
        objek_label=str(thing)[:200] if thing else "",
        kode_wilayah=kode_wilayah,
        sebelum=_plain(before),
        sesudah=_plain(after),
        alasan=reason,
        kanal=channel or caller.channel,
        id_permintaan=caller.id,
        alamat=caller.address,
    )


def changes(
    thing: models.Model, values: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before and after of those fields that ``values`` would really change."""
    differing = {k: v for k, v in values.items() if getattr(thing, k) != v}
    return {k: getattr(thing, k) for k in differing}, differing


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    """JSON-ready copy: exact decimals as text, everything unknown as text."""
    kept = (bool, int, type(None), list, dict, str)
    return {k: v if isinstance(v, kept) else str(v) for k, v in (values or {}).items()}
