"""Questions that assessments answer; every list starts with visible_to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from assessments import workflow
from kawasan import access

# Length of the code of a kab/kota, "63.71".
_CITY = 5


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Sheets of RT in territories where the user may read assessments."""
        return self.filter(
            access.scope_filter(user, "rt__kelurahan__kode", "see_assessment")
        )

    def active(self) -> Self:
        return self.exclude(status=workflow.DIBATALKAN)

    def official(self) -> Self:
        """The one sheet per RT and year that the rollups add up."""
        return self.filter(resmi=True)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(rt__kelurahan__kode=kode) | Q(rt__kelurahan__kode__startswith=f"{kode}.")
        )


class RekapWilayahQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.scope_filter(user, "wilayah__kode"))


class RekapKawasanQuerySet(models.QuerySet):
    def visible_to(self, user: Any, kawasan: models.QuerySet) -> Self:
        """Rollups of the given kawasan; pass ``Kawasan.objects.visible_to(user)``."""
        return self.filter(kawasan__in=kawasan)


class KondisiRtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """States of RT in territories where the user may read assessments."""
        return self.filter(
            access.scope_filter(user, "rt__kelurahan__kode", "see_assessment")
        )


class TahunQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Years of kab/kota in the user's territories, and of the one above them."""
        return self._of(access.scope(user))

    def for_place(self, kode: str) -> Self:
        """Years of the kab/kota that a place lies in, or of those below it."""
        return self._of((kode,))

    def _of(self, codes: tuple[str, ...]) -> Self:
        if "" in codes:
            return self.all()
        q = Q(pk__in=[])
        for kode in codes:
            q |= Q(wilayah__kode=kode[:_CITY])
            if len(kode) < _CITY:
                q |= Q(wilayah__kode__startswith=f"{kode}.")
        return self.filter(q)


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """The catalogue, for everybody with a duty somewhere."""
        return self if access.can_anywhere(user, "see") else self.none()


class IndicatorNumberQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Numbers of the user's territories, and what is published anyway."""
        codes = access.scope(user)
        if "" in codes or not codes:
            return self if codes else self.none()
        published = Q(referensi=True)
        return self.filter(published | access.scope_filter(user, "wilayah__kode"))

    def current(self) -> Self:
        """The newest version of each number that has not been withdrawn."""
        return self.filter(berlaku=True)

    def own(self) -> Self:
        """What the offices entered here, without published references."""
        return self.filter(referensi=False)

    def cited(self) -> Self:
        return self.filter(referensi=True)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )
