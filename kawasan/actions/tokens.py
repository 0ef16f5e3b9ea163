"""API tokens of a person: never wider than the person, never for ever."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan import access
from sibungas.accounts.models import ApiToken
from sibungas.audit.record import record
from sibungas.lib.errors import Refused

LONGEST_DAYS = 365


@transaction.atomic
def create_token(
    *, nama: str, cakupan: str, kode_wilayah: str, hari: int, by: Any
) -> tuple[ApiToken, str]:
    """The token and its key; the key is not kept and cannot be shown again."""
    if kode_wilayah:
        access.require(by, "see", kode_wilayah)
    if not 1 <= hari <= LONGEST_DAYS:
        raise Refused(f"Masa berlaku antara 1 dan {LONGEST_DAYS} hari.", code="masa")
    key = ApiToken.new_key()
    token = ApiToken.objects.create(
        user=by,
        nama=nama,
        awalan=key[:8],
        sidik=ApiToken.fingerprint(key),
        cakupan=cakupan,
        kode_wilayah=kode_wilayah,
        berlaku_sampai=timezone.now() + timedelta(days=hari),
    )
    after = {"cakupan": cakupan, "berlaku_sampai": token.berlaku_sampai}
    record("token.created", token, by=by, kode_wilayah=kode_wilayah, after=after)
    return token, key


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Any) -> None:
    """Only the own ones; those of others end with their account."""
    locked = ApiToken.objects.select_for_update().get(pk=token.pk, user=by)
    if locked.dicabut_pada is None:
        locked.dicabut_pada = timezone.now()
        locked.save(update_fields=["dicabut_pada"])
        record("token.revoked", locked, by=by, kode_wilayah=locked.kode_wilayah)
