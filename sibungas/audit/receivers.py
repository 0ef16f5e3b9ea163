"""Hears what the layers below announce and writes it into the trail."""

from typing import Any

from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.dispatch import receiver

from sibungas.audit.record import record
from sibungas.lib import deeds, exports


@receiver(exports.exported, dispatch_uid="audit-exported")
def record_export(
    sender: Any, *, request: Any, export: Any, kind: str, count: int, **kwargs: Any
) -> None:
    """Who took which table out of the portal, how many rows, with which filters."""
    after = {
        "berkas": export.file_name(kind),
        "jumlah": count,
        "keterangan": list(export.notes),
    }
    record("data.exported", by=request.user, after=after)


@receiver(deeds.done, dispatch_uid="audit-done")
def record_deed(
    sender: Any,
    *,
    verb: str,
    thing: Any,
    by: Any,
    kode_wilayah: str,
    reason: str,
    after: dict[str, Any],
    **kwargs: Any,
) -> None:
    """Deeds of the layers that may not know the trail."""
    record(verb, thing, by=by, kode_wilayah=kode_wilayah, reason=reason, after=after)


@receiver(user_logged_in, dispatch_uid="audit-login")
def record_login(sender: Any, *, user: Any, **kwargs: Any) -> None:
    record("login.succeeded", user, by=user)


@receiver(user_logged_out, dispatch_uid="audit-logout")
def record_logout(sender: Any, *, user: Any, **kwargs: Any) -> None:
    if user is not None:
        record("login.ended", user, by=user)


@receiver(user_login_failed, dispatch_uid="audit-login-failed")
def record_failed_login(
    sender: Any, *, credentials: dict[str, Any], **kwargs: Any
) -> None:
    """Which name was tried; Django has already hidden the password."""
    name = str(credentials.get("username", "")).replace("\x00", "")[:150]
    record("login.failed", after={"username": name})
