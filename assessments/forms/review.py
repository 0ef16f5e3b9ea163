"""Forms of reviewers: sending back with remarks, runs over many sheets, approvals."""

from typing import Any

from django import forms

from assessments import fields, scoring, workflow
from assessments.actions.bulk import MOST_SHEETS
from assessments.actions.review import LONGEST, Remark
from assessments.models import Assessment, BulkReview
from kawasan import access
from sibungas.files.models import Attachment

REMARK = "catatan_"
ANSWER = "tanggapan_"
PHOTO = "foto_"


class ReturnForm(forms.Form):
    """The general reason, and a remark at every field that the reviewer wants."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tulis apa yang harus diperbaiki. Pengirim membacanya.",
        error_messages={"required": "Tulis alasannya dahulu."},
    )

    def __init__(self, sheet: Assessment, *args: Any, **kwargs: Any):
        super().__init__(*args, initial={"versi": sheet.versi}, **kwargs)
        self.sheet = sheet
        self.photos = list(Attachment.objects.of(sheet).present().photos())
        for kolom, field in fields.of(sheet).items():
            self._add(kolom, f"Catatan untuk {field.nama}")
        for photo in self.photos:
            self._add(f"{PHOTO}{photo.pk}", f"Catatan untuk foto {photo}")

    def _add(self, name: str, label: str) -> None:
        self.fields[f"{REMARK}{name}"] = forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    @property
    def remarks(self) -> list[Remark]:
        places: list[tuple[str, dict[str, Any]]] = [
            (kolom, {"kolom": kolom}) for kolom in fields.of(self.sheet)
        ]
        places += [(f"{PHOTO}{p.pk}", {"foto": p.uuid}) for p in self.photos]
        return [
            Remark(isi=text, **place)
            for name, place in places
            if (text := self.cleaned_data.get(f"{REMARK}{name}", "").strip())
        ]

    def sections(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Every field of the sheet in its order: what stands there, and its remark."""
        ruleset = scoring.load(self.sheet.ruleset)
        found: dict[str, list[dict[str, Any]]] = {}
        aspects = {
            line.kolom: f"{aspect.kode}. {aspect.nama}"
            for aspect in ruleset.aspects
            for line in aspect.criteria
        }
        for kolom, field in fields.of(self.sheet).items():
            general = "Survei" if kolom in fields.SURVEY else "Data RT"
            row = {
                "field": field,
                "value": fields.in_words(self.sheet, kolom),
                "remark": self[f"{REMARK}{kolom}"],
            }
            found.setdefault(aspects.get(kolom, general), []).append(row)
        rows = [
            {"photo": photo, "remark": self[f"{REMARK}{PHOTO}{photo.pk}"]}
            for photo in self.photos
        ]
        return [*found.items(), *([("Foto", rows)] if rows else [])]


class BulkForm(forms.Form):
    """Which step over the sheets of the filter, and over which of them."""

    langkah = forms.ChoiceField(label="Langkah", widget=forms.RadioSelect)
    tanpa_peringatan = forms.BooleanField(
        label="Hanya yang tanpa peringatan",
        required=False,
        help_text="Penilaian dengan angka yang tidak lazim diperiksa satu per satu.",
    )
    sampel = forms.IntegerField(
        label="Sampel acak",
        required=False,
        min_value=1,
        max_value=MOST_SHEETS,
        help_text="Kosongkan untuk semua penilaian dalam saringan.",
        error_messages={
            "invalid": "Isi bilangan bulat.",
            "min_value": "Isi sedikitnya 1.",
            "max_value": f"Isi paling banyak {MOST_SHEETS}.",
        },
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["langkah"]
        choice.choices = [
            (name, label)
            for name, label in BulkReview.Langkah.choices
            if access.can_anywhere(user, workflow.TRANSITIONS[name].right)
        ]
        if choice.choices:
            self.initial.setdefault("langkah", choice.choices[0][0])


class ReasonForm(forms.Form):
    """A decision that must say why."""

    alasan = forms.CharField(
        max_length=2000, error_messages={"required": "Tulis alasannya dahulu."}
    )
