"""Filters of the list of works and of what waits for a verifier."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kawasan import penanganan
from kawasan.forms.filters import (
    KELURAHAN,
    OUTSIDE,
    any_of,
    kawasan_choices,
    place_choices,
)
from kawasan.models import InterventionFunding, InterventionVolume
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.lib.listing import FilterForm

_FIRST_YEAR = 2015
_AHEAD = 5
_OVERLAPPING = "ya"


class InterventionFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    kawasan = forms.ChoiceField(label="Kawasan")
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", penanganan.STATUSES.items())
    )
    verifikasi = forms.ChoiceField(
        label="Verifikasi", choices=any_of("Semua", penanganan.VERDICTS.items())
    )
    sumber = forms.ChoiceField(
        label="Sumber dana", choices=any_of("Semua", SumberDana.choices)
    )
    sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Semua", Sasaran.choices)
    )
    tumpang = forms.ChoiceField(
        label="Tumpang tindih",
        choices=any_of("Semua", [(_OVERLAPPING, "Hanya yang tumpang tindih")]),
    )
    rt = forms.IntegerField(label="RT", min_value=1, widget=forms.HiddenInput)
    lookups = {
        "tahun": "tahun",
        "status": "status",
        "verifikasi": "verifikasi",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        years = [(str(y), str(y)) for y in range(now + _AHEAD, _FIRST_YEAR - 1, -1)]
        self._offer("tahun", any_of("Semua", years))
        self._offer("kawasan", any_of("Semua", kawasan_choices(self.user, self.data)))
        places = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", any_of("Semua", places))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_kawasan(self, rows: Any, kode: str) -> QuerySet:
        if kode == OUTSIDE:
            return rows.filter(kawasan=None)
        return rows.filter(kawasan__kode=kode)

    def narrow_sumber(self, rows: Any, value: str) -> QuerySet:
        lines = InterventionFunding.objects.filter(
            intervention=OuterRef("pk"), sumber=value
        )
        return rows.filter(Exists(lines))

    def narrow_sasaran(self, rows: Any, value: str) -> QuerySet:
        lines = InterventionVolume.objects.filter(
            intervention=OuterRef("pk"), sasaran=value
        )
        return rows.filter(Exists(lines))

    def narrow_tumpang(self, rows: Any, value: str) -> QuerySet:
        return rows.with_overlap().filter(tumpang_tindih=True)

    def narrow_rt(self, rows: Any, key: int) -> QuerySet:
        """Works that reach an RT: in it, or through a line of a kawasan."""
        return rows.in_rt(key) if key < 2**63 else rows.none()


class WaitingFilter(InterventionFilter):
    """The same for the queue, which knows its own statuses."""

    langkah = forms.ChoiceField(
        label="Langkah",
        choices=any_of(
            "Semua", [("verifikasi", "Verifikasi"), ("kelayakan", "Kelayakan")]
        ),
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("status", "verifikasi"):
            del self.fields[name]

    def narrow_langkah(self, rows: Any, value: str) -> QuerySet:
        if value == "kelayakan":
            return rows.filter(status=penanganan.USULAN)
        return rows.waiting()
