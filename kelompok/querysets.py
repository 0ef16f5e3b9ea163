"""Questions that community groups answer; every list starts with visible_to."""

from datetime import date, timedelta
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kawasan import access, kode

_INTEGER = models.IntegerField()
OPEN = ("baru", "berjalan")
"""Statuses of an action item that still has to be done."""


class OfKelurahanQuerySet(models.QuerySet):
    """Rows that belong to one kelurahan."""

    def visible_to(self, user: Any) -> Self:
        """Rows of kelurahan in the user's territories."""
        return self.filter(access.scope_filter(user, "kelurahan__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(kelurahan__kode=kode) | Q(kelurahan__kode__startswith=f"{kode}.")
        )


class KsmQuerySet(OfKelurahanQuerySet):
    def coached_in(self, year: Any) -> Self:
        """KSM that the province coaches in a year; an ``OuterRef`` may name it.

        A KSM has a year once, so that none is found twice.
        """
        return self.filter(binaan_set__tahun=year)

    def with_years(self) -> Self:
        """With ``tahun_binaan``: the years of coaching, the newest first.

        In this order the arrays sort by the newest year.
        """
        years = self.model._meta.get_field("binaan_set").related_model
        own = years._default_manager.filter(ksm=models.OuterRef("pk"))
        listed = own.order_by("-tahun").values("tahun")
        return self.annotate(tahun_binaan=ArraySubquery(listed))


class ActionItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Items of the user's territories, and those that the own institution owes.

        An office of a kab/kota also owes what the province agreed with it, so the own
        items of the places above are seen, and nothing else of those places.
        """
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        seen = access.scope_filter(user, "wilayah__kode")
        office = getattr(user, "instansi_id", None)
        if office:
            above = kode.holders(codes)
            seen |= Q(pic_institution=office, wilayah__kode__in=above)
        return self.filter(seen)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def unfinished(self) -> Self:
        return self.filter(status__in=OPEN)

    def open_first(self) -> Self:
        """With ``tertutup``, by which what is done or called off comes last."""
        closed = models.Case(models.When(status__in=OPEN, then=0), default=1)
        return self.annotate(tertutup=closed)

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


class DokumenQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Documents of the user's territories, and of the places above them."""
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        above = kode.holders(codes)
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def ended(self) -> Self:
        """Approved documents whose last day is past."""
        today = timezone.localdate()
        return self.filter(status="disahkan", berlaku_sampai__lt=today)

    def ending(self) -> Self:
        """Approved documents that still hold, and end within a year."""
        today = timezone.localdate()
        until = today + timedelta(days=365)
        return self.filter(status="disahkan", berlaku_sampai__range=(today, until))


class AturanBersamaQuerySet(OfKelurahanQuerySet):
    def in_force(self) -> Self:
        """Rules that the residents live by."""
        return self.filter(status="berlaku")


class RplpQuerySet(OfKelurahanQuerySet):
    def in_force(self, tahun: int) -> Self:
        """Approved plans whose years hold the given one."""
        return self.filter(
            status="disahkan", periode_mulai__lte=tahun, periode_sampai__gte=tahun
        )


class RencanaQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Plans of places in the user's territories."""
        return self.filter(access.scope_filter(user, "wilayah__kode"))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )


class RencanaItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Items of plans of places in the user's territories."""
        return self.filter(access.scope_filter(user, "rencana__wilayah__kode"))

    def living(self) -> Self:
        """Items that still mean something: not refused, in no archived plan."""
        return self.exclude(status="ditolak").exclude(rencana__status="arsip")


class _OfPlaceQuerySet(models.QuerySet):
    """Rows of a kab/kota or province."""

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def of_territory(self, user: Any) -> Self:
        return self.filter(access.scope_filter(user, "wilayah__kode"))


class PokjaQuerySet(_OfPlaceQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Pokja of the user's territories, and of the kab/kota and province above."""
        codes = access.scope(user)
        if "" in codes:
            # An empty condition would vanish beside another one.
            return self
        above = kode.holders(codes)
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=above))


class PokjaPenilaianQuerySet(_OfPlaceQuerySet):
    def visible_to(self, user: Any) -> Self:
        """How the Pokja of the user's territories performed."""
        return self.of_territory(user)

    def ranked(self) -> Self:
        """With the rank among all kab/kota of the province in the same year.

        Counted over everybody, so that who sees one district reads its true rank.
        Places share a rank; a place without points has none.
        """
        better = self.model._default_manager.filter(
            tahun=models.OuterRef("tahun"),
            wilayah__parent=models.OuterRef("wilayah__parent"),
            wilayah__jenis__in=["kabupaten", "kota"],
            total__gt=models.OuterRef("total"),
        ).order_by()
        counted = better.annotate(
            n=models.Func(models.F("pk"), function="count", output_field=_INTEGER)
        ).values("n")
        rank = models.Case(
            models.When(
                total__isnull=False,
                wilayah__jenis__in=["kabupaten", "kota"],
                then=models.Subquery(counted) + 1,
            ),
            output_field=_INTEGER,
        )
        return self.annotate(peringkat=rank)


class PokjaAnggotaQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Seats in the Pokja of the user's territories."""
        return self.filter(access.scope_filter(user, "pokja__wilayah__kode"))
