"""Small forms: starting a sheet, and the steps of its life."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from assessments import workflow
from assessments.models import Assessment

_FIRST_YEAR = 2015


class StartForm(forms.Form):
    """Year and kind; the id is made with the page, so that two clicks are one."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    tahun = forms.TypedChoiceField(label="Tahun penilaian", coerce=int)
    jenis = forms.ChoiceField(label="Jenis penilaian", choices=Assessment.Jenis.choices)

    def __init__(
        self,
        *args: Any,
        year: int | None = None,
        jenis: str = Assessment.Jenis.BASELINE,
        **kwargs: Any,
    ):
        now = timezone.localdate().year
        first = {"uuid": uuid.uuid4(), "tahun": year or now, "jenis": jenis}
        super().__init__(*args, initial=first, **kwargs)
        years: Any = self.fields["tahun"]
        years.choices = [(y, str(y)) for y in range(now, _FIRST_YEAR - 1, -1)]


class StepForm(forms.Form):
    """One step: which, on which version, and why."""

    langkah = forms.ChoiceField(
        choices=[(t.name, t.label) for t in workflow.OFFERED],
        error_messages={"invalid_choice": "Langkah ini tidak ada."},
    )
    versi = forms.IntegerField()
    alasan = forms.CharField(required=False, max_length=2000)
