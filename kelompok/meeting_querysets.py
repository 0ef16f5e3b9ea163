"""Questions that meetings answer; every list starts with who may read it."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from kawasan import access, kode
from kelompok import rapat


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Meetings of the user's territories, and the examples to refer to."""
        if not access.can_anywhere(user, "see"):
            return self.none()
        here = access.scope_filter(user, "wilayah__kode")
        return self.filter(here | Q(rujukan=True)) if here else self

    def readable_by(self, user: Any) -> Self:
        """Besides these the published ones of places above: only their summary."""
        return self._or_above(user, (rapat.TERBIT,))

    def announced_to(self, user: Any) -> Self:
        """Besides these the ones to which a place above has sent invitations.

        Of those only the plan, and what was decided once that is approved.
        """
        return self._or_above(user, rapat.ANNOUNCED)

    def _or_above(self, user: Any, statuses: Iterable[str]) -> Self:
        codes = access.scope(user)
        if "" in codes:
            return self
        above = kode.holders(codes)
        told = Q(wilayah__kode__in=above, status__in=statuses)
        here = access.scope_filter(user, "wilayah__kode") | Q(rujukan=True)
        return self.filter((here | told) if codes else Q(pk__in=[]))

    def marked_for(self, user: Any) -> Self:
        """``utuh``: whether the user sees the whole of it, not the summary alone."""
        whole = type(self)(self.model, using=self.db).visible_to(user)
        return self.annotate(utuh=Exists(whole.filter(pk=OuterRef("pk"))))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
        )

    def with_places(self) -> Self:
        rows = self.select_related("wilayah", "penyelenggara", "pokja__wilayah")
        return rows.defer("wilayah__batas", "pokja__wilayah__batas")

    def counted(self) -> Self:
        """With how many were named and how many of them came."""
        return self.annotate(
            dicatat=Count("peserta_set"),
            hadir=Count("peserta_set", filter=Q(peserta_set__hadir=True)),
        )

    def held(self) -> Self:
        """Those that took place: begun, whatever is left to write."""
        return self.exclude(status__in=(rapat.RENCANA, rapat.UNDANGAN))


class ParticipantQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Participants of the meetings in the user's territories."""
        if not access.can_anywhere(user, "see"):
            return self.none()
        here = access.scope_filter(user, "meeting__wilayah__kode")
        return self.filter(here | Q(meeting__rujukan=True)) if here else self

    def tally(self) -> dict[str, int]:
        """How many were invited and came, by sex and membership of the Pokja."""
        came = Q(hadir=True)
        member = Q(kategori="anggota_pokja")
        found: dict[str, int] = self.aggregate(
            dicatat=Count("pk"),
            undangan=Count("pk", filter=Q(diundang=True)),
            datang=Count("pk", filter=came),
            laki_laki=Count("pk", filter=came & Q(jenis_kelamin="L")),
            perempuan=Count("pk", filter=came & Q(jenis_kelamin="P")),
            tanpa_jenis=Count("pk", filter=came & Q(jenis_kelamin="")),
            anggota=Count("pk", filter=came & member),
            bukan_anggota=Count("pk", filter=came & ~member),
            daerah=Count("wilayah", filter=came, distinct=True),
        )
        return found

    def by_kategori(self) -> list[dict[str, Any]]:
        """Who came, by category and sex; categories of which nobody came are absent."""
        model: Any = self.model
        labels = dict(model.Kategori.choices)
        came = self.filter(hadir=True).order_by().values("kategori")
        rows = came.annotate(
            datang=Count("pk"),
            laki_laki=Count("pk", filter=Q(jenis_kelamin="L")),
            perempuan=Count("pk", filter=Q(jenis_kelamin="P")),
            tanpa_jenis=Count("pk", filter=Q(jenis_kelamin="")),
        )
        found = {row["kategori"]: row for row in rows}
        return [
            {**found[kode], "nama": nama}
            for kode, nama in labels.items()
            if kode in found
        ]


class OwnedQuerySet(models.QuerySet):
    """Rows that one person keeps for themselves."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(user_id=user.pk)

    def open(self) -> Self:
        return self.filter(dicabut_pada=None)
