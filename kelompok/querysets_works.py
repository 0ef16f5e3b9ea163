"""Questions about the works of KSM; every list starts with visible_to."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Min, OuterRef, Q, Subquery
from django.db.models.functions import Least

from kawasan import access

_PLACE = "intervention__kelurahan__kode"
_ENDED = ("operasi", "dibatalkan")


class KsmKegiatanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Activities whose kegiatan penanganan lies in the user's territories."""
        return self.filter(access.scope_filter(user, _PLACE))

    def within(self, kode: str) -> Self:
        return self.filter(
            Q(**{_PLACE: kode}) | Q(**{f"{_PLACE}__startswith": f"{kode}."})
        )

    def with_lateness(self, today: date) -> Self:
        """Adds ``terlewat``: the oldest planned day that passed without its step."""
        oldest: list[Any] = []
        for relation, done in (
            ("tahap_set", "tanggal"),
            ("termin_set", "tanggal_cair"),
        ):
            rows: Any = self.model._meta.get_field(relation).related_model
            late = rows.objects.filter(
                kegiatan=OuterRef("pk"), tanggal_rencana__lt=today, **{done: None}
            )
            late = late.exclude(kegiatan__status__in=_ENDED).order_by()
            first = late.values("kegiatan").annotate(first=Min("tanggal_rencana"))
            oldest.append(Subquery(first.values("first")))
        return self.annotate(terlewat=Least(*oldest))


class OfKegiatanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Rows of the activities in the user's territories."""
        return self.filter(access.scope_filter(user, f"kegiatan__{_PLACE}"))
