"""Questions about assets and their upkeep; every list starts with visible_to."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Max, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from kawasan import access

DAYS_BETWEEN = 365


class AsetQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Assets in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )

    def with_inspection(self, today: date) -> Self:
        """Adds ``diperiksa`` (the last day) and ``lama`` (nobody looked for a year).

        Also ``fungsi`` as last seen, and ``jadwal_lewat``, jobs past their day.

        An asset of this year that nobody has inspected is not late yet.
        """
        rows: Any = self.model._meta.get_field("inspeksi_set").related_model
        of_it = rows.objects.filter(aset=OuterRef("pk")).order_by()
        last = of_it.values("aset").annotate(last=Max("tanggal")).values("last")
        newest = rows.objects.filter(aset=OuterRef("pk")).order_by("-tahun")
        late = Q(diperiksa__lt=today - timedelta(days=DAYS_BETWEEN))
        late |= Q(diperiksa=None, tahun_dibangun__lt=today.year)
        return self.annotate(
            diperiksa=Subquery(last), fungsi=Subquery(newest.values("berfungsi")[:1])
        ).annotate(
            jadwal_lewat=self._due(today),
            lama=Case(
                When(late, then=Value(True)),
                default=Value(False),
                output_field=models.BooleanField(),
            ),
        )

    def _due(self, today: date) -> Coalesce:
        """How many recurring jobs should have been done by now."""
        rows: Any = self.model._meta.get_field("jadwal_set").related_model
        due = rows.objects.filter(aset=OuterRef("pk"), berikutnya__lt=today)
        counted = due.order_by().values("aset").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted), 0)

    def neglected(self, today: date) -> Self:
        """Not inspected for a year, or with a job whose day has passed."""
        rows = self.with_inspection(today)
        return rows.filter(Q(lama=True) | Q(jadwal_lewat__gt=0))


class OfAsetQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Rows of the assets in the user's territories."""
        return self.filter(access.scope_filter(user, "aset__kelurahan__kode"))

    def by_year(self) -> Any:
        """Fees asked, paid and spent in each year, the newest first.

        What nobody wrote down adds nothing; None where no month has it.
        """
        years = self.order_by().values(tahun=ExtractYear("periode"))
        return years.annotate(
            tagihan=Sum("tagihan_rp"),
            diterima=Sum("diterima_rp"),
            dipakai=Sum("dipakai_rp"),
        ).order_by("-tahun")
