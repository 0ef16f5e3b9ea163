"""Choices that several forms about plans offer: meetings, and offices by aspect."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from kelompok.aspek import ASPEK
from kelompok.models import AspekOpd, Meeting
from sibungas.accounts.models import Institution
from sibungas.templatetags.ui import tanggal

_MOST_MEETINGS = 200


class MeetingField(forms.ModelChoiceField):
    """A meeting with its day; one that the person may not read keeps its secret."""

    readable: frozenset[int] = frozenset()

    def label_from_instance(self, obj: Model) -> str:
        meeting: Any = obj
        if meeting.pk not in self.readable:
            return "Rapat yang tidak dapat Anda buka"
        return f"{meeting.judul}, {tanggal(meeting.tanggal)}"

    def offer(self, user: Any, kept: int | None) -> None:
        """The newest meetings that the person reads, and the one that is chosen."""
        seen = Meeting.objects.visible_to(user).filter(rujukan=False)
        newest = seen.order_by("-tanggal", "-pk").values_list("pk", flat=True)
        found = set(newest[:_MOST_MEETINGS])
        if kept and seen.filter(pk=kept).exists():
            found.add(kept)
        self.readable = frozenset(found)
        offered = found | ({kept} if kept else set())
        self.queryset = Meeting.objects.filter(pk__in=offered)


class OfficeField(forms.ModelChoiceField):
    """Offices; those that answer for an aspect of the place say so and come first."""

    aspects: Mapping[int, str] = {}

    def label_from_instance(self, obj: Model) -> str:
        office: Any = obj
        said = self.aspects.get(office.pk, "")
        return f"{office.nama} (aspek {said})" if said else str(office.nama)

    def offer(self, kode: str, kept: int | None) -> None:
        self.aspects = aspects_of(kode)
        self.queryset = offices(kept, self.aspects)


def offices(kept: int | None, first: Mapping[int, str]) -> QuerySet:
    """Open offices and the one that is chosen; those in ``first`` come first."""
    rows = Institution.objects.filter(Q(aktif=True) | Q(pk=kept))
    place = When(pk__in=list(first), then=Value(0))
    order = Case(place, default=Value(1), output_field=IntegerField())
    return rows.order_by(order, "nama")


def aspects_of(kode: str) -> dict[int, str]:
    """Which aspects each office answers for in the place, in words."""
    found: dict[int, list[str]] = {}
    rows = AspekOpd.objects.filter(wilayah__kode=kode).order_by("aspek")
    for office, aspect in rows.values_list("institution_id", "aspek"):
        found.setdefault(office, []).append(ASPEK[aspect].lower())
    return {office: ", ".join(names) for office, names in found.items()}
