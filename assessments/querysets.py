"""Questions that assessments answer; every list starts with visible_to."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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

    def undecided(self) -> Self:
        """Those with which somebody still has to do something."""
        return self.filter(status__in=workflow.UNDECIDED)

    def with_remarks(self, remarks: QuerySet) -> Self:
        """``catatan_terbuka``: how many open remarks of reviewers each sheet has."""
        counted = (
            remarks.filter(assessment=OuterRef("pk"), selesai_pada=None)
            .order_by()
            .values("assessment")
            .annotate(jumlah=Count("pk"))
            .values("jumlah")
        )
        return self.annotate(catatan_terbuka=Coalesce(Subquery(counted), 0))

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


# Review -----------------------------------------------------------------------------

REVIEW_RIGHTS = ("verify", "approve", "return")


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Remarks on sheets that the user may read."""
        place = "assessment__rt__kelurahan__kode"
        return self.filter(access.scope_filter(user, place, "see_assessment"))

    def open(self) -> Self:
        return self.filter(selesai_pada=None)


class BulkReviewQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """The own runs, and those wholly in places where the user reviews."""
        near = Q(pk__in=[])
        for right in REVIEW_RIGHTS:
            near |= access.scope_filter(user, "kode_wilayah", right)
        if any(access.can_anywhere(user, right) for right in REVIEW_RIGHTS):
            near |= Q(dibuat_oleh=user)
        return self.filter(near)

    def unfinished(self) -> Self:
        """Those in which a worker has something to do."""
        return self.filter(status__in=["berjalan", "membatalkan"])


class BulkItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Items whose sheet the user may read."""
        place = "assessment__rt__kelurahan__kode"
        return self.filter(access.scope_filter(user, place, "see_assessment"))


class PersetujuanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(access.scope_filter(user, "wilayah__kode"))

    def approved(self) -> Self:
        return self.filter(status="disetujui")

    def over(self, kode: str, tahun: int) -> Self:
        """Approvals of that year that stand over a place: its own and those above."""
        parts = kode.split(".")
        above = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
        return self.approved().filter(tahun=tahun, wilayah__kode__in=above)
