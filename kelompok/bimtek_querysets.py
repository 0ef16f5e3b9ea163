"""Questions that bimtek and other trainings answer; each starts with visible_to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from kawasan import access


class BimtekQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Events of the user's territories, and of the kab/kota and province above."""
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        above = {kode[:length] for kode in codes for length in (2, 5)}
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above))

    def within(self, kode: str) -> Self:
        """Held for the place, for one inside it, or aimed at one of them."""
        here = Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        events: Any = self.model
        aimed = events.objects.filter(
            Q(sasaran_wilayah__kode=kode)
            | Q(sasaran_wilayah__kode__startswith=f"{kode}.")
        )
        return self.filter(here | Q(pk__in=aimed.values("pk")))

    def with_place(self) -> Self:
        rows = self.select_related("wilayah", "penyelenggara")
        return rows.defer("wilayah__batas")


class _PartQuerySet(models.QuerySet):
    """Rows of an event; whoever sees the event may count them."""

    def visible_to(self, user: Any) -> Self:
        events: Any = self.model._meta.get_field("bimtek").related_model
        return self.filter(bimtek__in=events.objects.visible_to(user))


class PesertaQuerySet(_PartQuerySet):
    def present(self) -> Self:
        return self.filter(hadir_pada__isnull=False)


class HitunganQuerySet(_PartQuerySet):
    """People who were counted without names."""
