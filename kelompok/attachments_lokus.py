"""Which files belong to lokus and to commitments, and who keeps them."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok.actions import lokus as actions
from kelompok.models import Komitmen, Lokus
from sibungas.files import registry

_DECISION = {"penetapan": "Naskah penetapan", "peta": "Peta lokus", "foto": "Foto"}
_EVIDENCE = {"bukti": "Bukti kemajuan"}


def _lokus(user: Any) -> QuerySet:
    return Lokus.objects.visible_to(user).with_places()


def _commitments(user: Any) -> QuerySet:
    return Komitmen.objects.visible_to(user).with_places()


def _reads_names(user: Any, thing: Any) -> bool:
    """Members of groups and cadres see papers, not who of an office kept a file."""
    return access.can(user, "see_assessment", thing.kode_wilayah)


def register() -> None:
    registry.register(
        "kelompok.lokus",
        visible=_lokus,
        may_edit=lambda user, one: access.can(user, actions.RIGHT, one.kode_wilayah),
        may_name=_reads_names,
        kode=lambda one: one.kode_wilayah,
        tags=_DECISION,
    )
    registry.register(
        "kelompok.komitmen",
        visible=_commitments,
        may_edit=actions.may_report,
        may_name=_reads_names,
        kode=lambda one: one.kode_wilayah,
        tags=_EVIDENCE,
    )
