"""Questions that lokus, their commitments and lines of RPLP answer."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from kawasan import access, kode

OPEN = ("disanggupi", "berjalan")
"""Statuses of a commitment that still has to be kept."""


class LokusQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Lokus of the own places, those that lie there, those the own office serves.

        Where province and kab/kota work together, the one above chooses and the one
        below is worked in, so both read the lokus, and so does an office that
        committed itself to the one of a place above.
        """
        codes = access.scope(user)
        if "" in codes:
            return self
        areas: Any = self.model._meta.get_field("kawasan").related_model
        seen = access.scope_filter(user, "wilayah__kode")
        seen |= access.scope_filter(user, "kelurahan__kode")
        seen |= Q(kawasan__in=areas.objects.visible_to(user).order_by().values("pk"))
        office = getattr(user, "instansi_id", None)
        if office and codes:
            owed: Any = self.model._meta.get_field("komitmen_set").related_model
            own = owed._default_manager.filter(institution=office).values("lokus")
            seen |= Q(pk__in=own, wilayah__kode__in=kode.holders(codes))
        return self.filter(seen)

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def touching(self, kode: str) -> Self:
        """Chosen by this place or one inside it, or lying in it."""
        below = f"{kode}."
        areas: Any = self.model._meta.get_field("kawasan").related_model
        return self.filter(
            Q(wilayah__kode=kode)
            | Q(wilayah__kode__startswith=below)
            | Q(kelurahan__kode=kode)
            | Q(kelurahan__kode__startswith=below)
            | Q(kawasan__in=areas.objects.within(kode).order_by().values("pk"))
        )

    def counted(self) -> Self:
        """With how many commitments they have, and how these stand today."""
        day, of = timezone.localdate(), "komitmen_set"
        still = Q(komitmen_set__status__in=OPEN)
        return self.annotate(
            jumlah=Count(of, filter=~Q(komitmen_set__status="dibatalkan")),
            selesai=Count(of, filter=Q(komitmen_set__status="selesai")),
            terlambat=Count(of, filter=still & Q(komitmen_set__tenggat__lt=day)),
            diam=Count(of, filter=still & Q(komitmen_set__realisasi=None)),
        )

    def with_places(self) -> Self:
        rows = self.select_related("wilayah", "kawasan", "kelurahan", "rapat")
        return rows.defer("wilayah__batas", "kawasan__batas", "kelurahan__batas")


class KomitmenQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Commitments at the lokus that the user sees."""
        lokus: Any = self.model._meta.get_field("lokus").related_model
        seen = lokus.objects.visible_to(user).order_by()
        return self.filter(lokus__in=seen.values("pk"))

    def within(self, kode: str) -> Self:
        lokus: Any = self.model._meta.get_field("lokus").related_model
        found = lokus.objects.touching(kode).order_by()
        return self.filter(lokus__in=found.values("pk"))

    def standing(self) -> Self:
        """Not called off."""
        return self.exclude(status="dibatalkan")

    def late(self, day: date) -> Self:
        """Still to be kept although the day agreed upon lies before ``day``."""
        return self.filter(status__in=OPEN, tenggat__lt=day)

    def silent(self) -> Self:
        """Still to be kept, and nothing was reported yet."""
        return self.filter(status__in=OPEN, realisasi=None)

    def with_places(self) -> Self:
        rows = self.select_related("lokus__wilayah", "institution", "kegiatan", "butir")
        return rows.defer("lokus__wilayah__batas", "kegiatan__lokasi")


class LaporanKomitmenQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        kept: Any = self.model._meta.get_field("komitmen").related_model
        seen = kept.objects.visible_to(user).order_by()
        return self.filter(komitmen__in=seen.values("pk"))


class RplpBarisQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Lines of RPLP of kelurahan in the user's territories."""
        return self.filter(access.scope_filter(user, "rplp__kelurahan__kode"))

    def with_places(self) -> Self:
        rows = self.select_related("rplp__kelurahan", "kawasan", "rt", "kegiatan")
        return rows.defer(
            *("rplp__kelurahan__batas", "kawasan__batas", "rt__batas"),
            "kegiatan__lokasi",
        )


class AspekOpdQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """What the own places and the places above them have divided."""
        codes = access.scope(user)
        if "" in codes:
            return self
        own = access.scope_filter(user, "wilayah__kode")
        return self.filter(own | Q(wilayah__kode__in=kode.holders(codes)))
