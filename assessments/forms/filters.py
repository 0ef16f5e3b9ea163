"""Filters of the list of assessments and of the review queue."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Case, F, QuerySet, When
from django.utils import timezone

from assessments import workflow
from assessments.models import Assessment
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kawasan.models import Kawasan
from sibungas.lib.listing import FilterForm

_FIRST_YEAR = 2015
_MOST_CHOICES = 300
_MINE = "saya"
WAITING_SINCE = Case(
    When(status=workflow.DIVERIFIKASI, then=F("diverifikasi_pada")),
    default=F("diajukan_pada"),
)
"""Since when a sheet waits for its present step."""


class PlaceFilter(FilterForm):
    """A list of sheets within a place."""

    wilayah = forms.ChoiceField(label="Wilayah")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(choices) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", any_of("Semua", choices))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)


class AssessmentFilter(PlaceFilter):
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", workflow.STATUSES.items())
    )
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Assessment.Jenis.choices)
    )
    tingkat = forms.ChoiceField(
        label="Tingkat", choices=any_of("Semua", Assessment.Tingkat.choices)
    )
    kawasan = forms.ChoiceField(label="Kawasan")
    pembuat = forms.ChoiceField(
        label="Dibuat oleh", choices=[("", "Semua"), (_MINE, "Saya")]
    )
    lookups = {
        "tahun": "tahun",
        "status": "status",
        "jenis": "jenis",
        "tingkat": "tingkat",
        "kawasan": "rt__kawasan__kode",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        years = [(str(y), str(y)) for y in range(now, _FIRST_YEAR - 1, -1)]
        self._offer("tahun", any_of("Semua", years))
        self._offer("kawasan", any_of("Semua", self._kawasan_choices()))

    def _kawasan_choices(self) -> list[tuple[str, str]]:
        """The first kawasan of the chosen place, and always the chosen one."""
        seen = Kawasan.objects.visible_to(self.user)
        place = self.data.get("wilayah", "")
        near = (seen.within(place) if place else seen).values_list("kode", "nama")
        offered = dict(near.order_by("nama")[:_MOST_CHOICES])
        chosen = self.data.get("kawasan", "")[:30]
        if chosen and chosen not in offered:
            offered |= dict(seen.filter(kode=chosen).values_list("kode", "nama"))
        return [(kode, f"{nama} ({kode})") for kode, nama in offered.items()]

    def narrow_pembuat(self, rows: Any, value: str) -> QuerySet:
        return rows.filter(dibuat_oleh=self.user)


class QueueFilter(PlaceFilter):
    # Chosen by the chips above the list, kept by the form.
    status = forms.ChoiceField(
        label="Status",
        choices=any_of(
            "Semua",
            [(k, workflow.STATUSES[k]) for k in ("diajukan", "diverifikasi")],
        ),
        widget=forms.HiddenInput,
    )
    umur = forms.ChoiceField(
        label="Umur",
        choices=[
            ("", "Semua"),
            ("7", "Lebih dari 7 hari"),
            ("14", "Lebih dari 14 hari"),
            ("30", "Lebih dari 30 hari"),
        ],
    )
    lookups = {"status": "status"}

    def narrow(self, rows: Any) -> QuerySet:
        return super().narrow(rows.annotate(menunggu_sejak=WAITING_SINCE))

    def narrow_umur(self, rows: Any, value: str) -> QuerySet:
        limit = timezone.now() - timedelta(days=int(value))
        return rows.filter(menunggu_sejak__lt=limit)


class BoardFilter(PlaceFilter):
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label="Status",
        choices=any_of(
            "Semua", [(k, workflow.STATUSES[k]) for k in workflow.UNDECIDED]
        ),
    )
    lookups = {"status": "status", "tahun": "tahun"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        years = [(str(y), str(y)) for y in range(now, _FIRST_YEAR - 1, -1)]
        self._offer("tahun", any_of("Semua", years))
