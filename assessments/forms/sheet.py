"""The sheet as typed: numbers that could be read, and texts that could not.

A text that is no number is never thrown away: it is kept as ``raw`` beside the
numbers and stands in its field again when the form is opened.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from assessments import scoring
from assessments.models import Assessment
from kawasan.models.fields import MAX_COUNT, MAX_HA, MAX_M
from sibungas.lib.numbers import NumberRefused, format_number, parse_number

REASON = "alasan_"
SURVEY = ("tanggal_survei", "metode", "catatan")
"""When and how it was surveyed; asked beside the numbers, and may stay empty."""

_LONGEST_REASON = 300
_LONGEST_TEXT = 200
_LONGEST_NOTES = 2_000
_FIRST_YEAR = 1990
_MOST = {"unit": MAX_COUNT, "jiwa": MAX_COUNT, "KK": MAX_COUNT, "ha": MAX_HA}


class SheetNumber(forms.CharField):
    """Cleans to a Decimal, to None when empty; shows numbers the Indonesian way."""

    def __init__(self, *, satuan: str, places: int | None, **options: Any):
        self.satuan = satuan
        self.places = places
        counted = satuan in ("unit", "jiwa", "KK")
        keys = {"inputmode": "numeric" if counted else "decimal", "autocomplete": "off"}
        options["widget"] = forms.TextInput(attrs=keys)
        super().__init__(required=False, max_length=_LONGEST_TEXT, **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        try:
            number = parse_number(
                text,
                places=self.places,
                integer=self.places is None,
                negative=False,
            )
        except NumberRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if number is not None and number > _MOST.get(self.satuan, MAX_M):
            raise forms.ValidationError("Angka ini terlalu besar. Periksa satuannya.")
        return number

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return format_number(value)
        return value


def _survey_fields() -> dict[str, forms.Field]:
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    methods = [("", "Belum diisi"), *Assessment.Metode.choices]
    notes = forms.Textarea(attrs={"rows": 3})
    return {
        "tanggal_survei": forms.DateField(
            label="Tanggal survei", required=False, widget=day
        ),
        "metode": forms.ChoiceField(label="Metode", required=False, choices=methods),
        "catatan": forms.CharField(
            label="Catatan untuk pemeriksa",
            required=False,
            max_length=_LONGEST_NOTES,
            widget=notes,
        ),
    }


class SheetForm(forms.Form):
    """One field per column of the edition, and a reason per warning.

    ``survey`` adds when and how the sheet was surveyed.
    """

    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        ruleset: scoring.Ruleset,
        *args: Any,
        survey: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        if survey:
            self.fields.update(_survey_fields())
        self.ruleset = ruleset
        for header in (*ruleset.headers, *ruleset.optional_headers):
            self._add(header.column, header.label, header.satuan, header.help)
        for line in ruleset.criteria:
            self._add(line.kolom, f"{line.kode} {line.label}", line.satuan)

    def clean_tanggal_survei(self) -> date | None:
        day: date | None = self.cleaned_data["tanggal_survei"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Tanggal survei belum tiba.")
        if day and day.year < _FIRST_YEAR:
            raise forms.ValidationError(f"Isi tanggal sejak {_FIRST_YEAR}.")
        return day

    def _add(self, column: str, label: str, satuan: str, help_text: str = "") -> None:
        # A count column has no decimal places at all.
        places = getattr(Assessment._meta.get_field(column), "decimal_places", None)
        self.fields[column] = SheetNumber(
            label=label, satuan=satuan, places=places, help_text=help_text
        )

    @property
    def columns(self) -> list[str]:
        """The numbers of the edition, headers first."""
        return [name for name in self.fields if name not in ("versi", *SURVEY)]

    @property
    def typed_columns(self) -> list[str]:
        """Everything that is stored as it was typed."""
        return [name for name in self.fields if name != "versi"]

    @property
    def values(self) -> dict[str, Any]:
        """What could be read; a field that could not is empty."""
        return {name: self._value(name) for name in self.typed_columns}

    def _value(self, name: str) -> Any:
        empty = None if name not in ("metode", "catatan") else ""
        return self.cleaned_data.get(name, empty)

    @property
    def raw(self) -> dict[str, str]:
        """What could not be read, and the reasons, as they were typed."""
        unread = {n: self.typed(n) for n in self.typed_columns if n in self.errors}
        reasons = {f"{REASON}{kode}": text for kode, text in self.reasons.items()}
        return {**unread, **reasons}

    @property
    def reasons(self) -> dict[str, str]:
        """Warning code to the reason typed for it."""
        return {
            name.removeprefix(REASON): str(text).strip()[:_LONGEST_REASON]
            for name, text in self.data.items()
            if name.startswith(REASON) and str(text).strip()
        }

    @property
    def known_versi(self) -> int:
        """The version the person has seen; 0 never fits."""
        return self.cleaned_data.get("versi") or 0

    def typed(self, name: str) -> str:
        return str(self.data.get(name, ""))[:_LONGEST_TEXT]

    def sheet(self) -> scoring.Sheet:
        """The numbers on the page by the keys of the rules."""
        found = self.values if self.is_bound else self._initial_numbers()
        every = (*self.ruleset.headers, *self.ruleset.optional_headers)
        return scoring.Sheet(
            {header.key: found.get(header.column) for header in every},
            {line.kode: found.get(line.kolom) for line in self.ruleset.criteria},
        )

    def _initial_numbers(self) -> dict[str, Any]:
        # A text among the numbers is one that could not be read.
        found = {name: self.initial.get(name) for name in self.columns}
        return {k: v for k, v in found.items() if not isinstance(v, str)}

    def reason_of(self, kode: str) -> str:
        name = f"{REASON}{kode}"
        return str(self.data.get(name, "") or self.initial.get(name, ""))

    def conflicts(self, current: Any) -> list[tuple[str, str, str]]:
        """Label, stored now, typed: of every field where the two differ."""
        stored = initial_of(current, self.typed_columns)
        rows = []
        for name in self.typed_columns:
            now = stored.get(name)
            shown = str(now or "") if name in SURVEY else _in_text(now)
            typed = self.typed(name).strip()
            same = name not in self.errors and self.cleaned_data.get(name) == now
            if not same and typed != shown:
                rows.append((str(self.fields[name].label), shown or "–", typed or "–"))
        return rows

    def anchor_of(self, kriteria: str) -> str:
        """The element a sentence about a criterion or header points at."""
        for line in self.ruleset.criteria:
            if line.kode == kriteria:
                return f"id_{line.kolom}"
        for header in (*self.ruleset.headers, *self.ruleset.optional_headers):
            if header.key == kriteria:
                return f"id_{header.column}"
        return ""


def _in_text(value: Any) -> str:
    return value if isinstance(value, str) else format_number(value)


def initial_of(assessment: Any, columns: list[str]) -> dict[str, Any]:
    """Stored numbers; where a text could not be read, that text."""
    kept: Mapping[str, str] = assessment.isian_mentah or {}
    reasons = {
        f"{REASON}{kode}": text
        for kode, text in (assessment.alasan_peringatan or {}).items()
    }
    return {name: getattr(assessment, name) for name in columns} | reasons | dict(kept)


def sheet_form(assessment: Any, data: Any = None) -> SheetForm:
    """The form of one stored sheet, as typed when ``data`` is given."""
    ruleset = scoring.load(assessment.ruleset)
    form = SheetForm(ruleset, data, auto_id="id_%s", survey=True)
    form.initial = initial_of(assessment, form.typed_columns)
    form.initial["versi"] = assessment.versi
    if data is not None:
        form.is_valid()
    return form
