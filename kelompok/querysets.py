"""Questions that community groups answer; every list starts with visible_to."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from kawasan import access

OPEN = ("baru", "berjalan")
"""Statuses of an action item that still has to be done."""


class KsmQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """KSM in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )


def _holding(codes: tuple[str, ...]) -> set[str]:
    """The given places and everything above them."""
    found = set()
    for kode in codes:
        parts = kode.split(".")
        found |= {".".join(parts[: n + 1]) for n in range(len(parts))}
    return found


class ActionItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Items of the user's territories, and those that the own institution owes.

        An office of a kab/kota also owes what the province agreed with it, so the own
        items of the places above are seen, and nothing else of those places.
        """
        seen = access.scope_filter(user, "wilayah__kode")
        office = getattr(user, "instansi_id", None)
        if office:
            above = _holding(access.scope(user, "see"))
            seen |= Q(pic_institution=office, wilayah__kode__in=above)
        return self.filter(seen)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def unfinished(self) -> Self:
        return self.filter(status__in=OPEN)

    def overdue(self, day: date) -> Self:
        """Still to be done although the day agreed upon lies before ``day``."""
        return self.unfinished().filter(tenggat__lt=day)

    def overdue_for(self, kode: str, day: date) -> Self:
        """What puts itself on the agenda of a meeting of this place on ``day``."""
        return self.within(kode).overdue(day).order_by("tenggat", "pk")


class ActionProgressQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Reports on the items that the user sees."""
        items = self.model._meta.get_field("item").related_model
        return self.filter(item__in=items.objects.visible_to(user))
