"""Which files belong to what groups and offices do, and who keeps them."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kelompok.actions.action_items import may_report
from kelompok.models import ActionItem
from sibungas.files import registry

_EVIDENCE = {"bukti": "Bukti tindak lanjut"}


def _items(user: Any) -> QuerySet:
    rows = ActionItem.objects.visible_to(user).select_related("wilayah")
    return rows.defer("wilayah__batas")


def register() -> None:
    registry.register(
        "kelompok.actionitem",
        visible=_items,
        may_edit=may_report,
        may_name=lambda user, item: access.can(
            user, "see_assessment", item.wilayah.kode
        ),
        kode=lambda item: item.wilayah.kode,
        tags=_EVIDENCE,
    )
