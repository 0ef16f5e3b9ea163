"""Writes the audit trail. Called inside the transaction of the deed itself."""

from collections.abc import Iterable, Mapping
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
    event = _event(verb, thing, by, kode_wilayah, after, channel)
    event.sebelum, event.alasan = _plain(before), reason
    event.save(force_insert=True)
    return event


def record_many(
    verb: str,
    things: Iterable[tuple[models.Model, str, Mapping[str, Any]]],
    *,
    by: models.Model | None = None,
    channel: str = "",
) -> None:
    """One row per (thing, kode_wilayah, after) of a deed done to many at once."""
    AuditEvent.objects.bulk_create(
        [
            _event(verb, thing, by, kode, after, channel)
            for thing, kode, after in things
        ],
        batch_size=2_000,
    )


def _event(
    verb: str,
    thing: models.Model | None,
    by: models.Model | None,
    kode_wilayah: str,
    after: Mapping[str, Any] | None,
    channel: str,
) -> AuditEvent:
    caller = context.current()
    actor = by if by is not None and by.pk else None
    return AuditEvent(
        verba=verb,
        oleh_id=actor.pk if actor else None,
        objek_jenis=thing._meta.label_lower if thing else "",
        objek_id=str(thing.pk) if thing else "",
        objek_label=str(thing)[:200] if thing else "",
        kode_wilayah=kode_wilayah,
        sesudah=_plain(after),
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
