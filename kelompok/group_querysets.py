"""Questions that boards, teams and their rows over time answer.

As in ``kelompok.querysets`` every list starts with ``visible_to``.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from kawasan import access
from kelompok.querysets import KsmQuerySet, OfKelurahanQuerySet


class GroupQuerySet(OfKelurahanQuerySet):
    """BKM, KPP and TIPP: like KSM they belong to one kelurahan."""


GROUP_KINDS = ("bkm", "ksm", "kpp", "tipp")


class GroupRowQuerySet(models.QuerySet):
    """Rows that belong to one group of any kind."""

    def visible_to(self, user: Any) -> Self:
        """Rows of groups in the user's territories."""
        if "" in access.scope(user):
            # Everywhere is an empty filter, and or-ing it with others loses it.
            return self.all()
        q = Q(pk__in=[])
        for kind in self._kinds():
            q |= access.scope_filter(user, f"{kind}__kelurahan__kode")
        return self.filter(q)

    def of(self, group: models.Model) -> Self:
        return self.filter(**{str(group._meta.model_name): group.pk})

    def with_group(self) -> Self:
        """With the group and its kelurahan, without boundaries."""
        kinds = self._kinds()
        return self.select_related(*(f"{k}__kelurahan__parent" for k in kinds)).defer(
            *(f"{k}__kelurahan__batas" for k in kinds),
            *(f"{k}__kelurahan__parent__batas" for k in kinds),
        )

    def _kinds(self) -> list[str]:
        names = {field.name for field in self.model._meta.fields}
        return [kind for kind in GROUP_KINDS if kind in names]


# Lengths of the codes of the places that set norms: provinsi, kab/kota.
_OFFICES = (2, 5)


class NormQuerySet(models.QuerySet):
    """What an office sets for a place."""

    def visible_to(self, user: Any) -> Self:
        """Rows of places in the user's territories."""
        return self.filter(access.scope_filter(user, "wilayah__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def with_place(self) -> Self:
        return self.select_related("wilayah").defer("wilayah__batas")


class TargetQuerySet(NormQuerySet):
    def with_count(self, ksm: KsmQuerySet) -> Self:
        """With ``tercapai``: KSM of the place that are coached in that year."""
        below = Concat(OuterRef("wilayah__kode"), Value("."))
        coached = ksm.coached_in(OuterRef("tahun"))
        found = coached.filter(kelurahan__kode__startswith=below).order_by()
        counted = found.values("binaan_set__tahun").annotate(n=Count("pk"))
        return self.annotate(tercapai=Coalesce(Subquery(counted.values("n")), 0))


class LevelQuerySet(NormQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Rows of the user's territories, and of the places these lie in."""
        above = {kode[:length] for kode in access.scope(user) for length in _OFFICES}
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above)) if own else self.all()
