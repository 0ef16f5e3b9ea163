"""The forms of the minutes: the running text and what is written beside it."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.places import VersionedForm
from kelompok.models import ActionItem, Meeting, MeetingFigure, MeetingNote
from sibungas.accounts.models import Institution


class MinutesForm(VersionedForm):
    class Meta:
        model = Meeting
        fields = ("ringkasan", "tidak_ada_tindak_lanjut", "alasan_tanpa_tindak_lanjut")
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 16})}
        labels = {
            "ringkasan": "Jalannya rapat",
            "tidak_ada_tindak_lanjut": "Rapat ini tidak menghasilkan tindak lanjut",
            "alasan_tanpa_tindak_lanjut": "Alasan tanpa tindak lanjut",
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        none, why = (
            found.get("tidak_ada_tindak_lanjut"),
            found.get("alasan_tanpa_tindak_lanjut"),
        )
        if none and not why:
            self.add_error("alasan_tanpa_tindak_lanjut", "Tulis alasannya.")
        if why and not none:
            self.add_error(
                "tidak_ada_tindak_lanjut",
                "Centang bila memang tidak ada, atau kosongkan alasannya.",
            )
        return found


class NoteForm(forms.Form):
    jenis = forms.ChoiceField(label="Jenis", choices=MeetingNote.Jenis.choices)
    isi = forms.CharField(
        label="Isi", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class FigureForm(forms.ModelForm):
    """A number that was named, with its unit."""

    class Meta:
        model = MeetingFigure
        fields = ("uraian", "jenis", "nilai", "satuan", "tahun", "wilayah")
        field_classes = {"nilai": DecimalText, "tahun": IntegerText}
        labels = {"uraian": "Tentang apa", "nilai": "Angka"}
        help_texts = {
            "satuan": "Misalnya ha, %, unit, orang.",
            "tahun": "Tahun keadaan, sasaran, atau capaian itu.",
        }

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, auto_id="angka_%s", **kwargs)
        places: Any = self.fields["wilayah"]
        places.queryset, places.empty_label = wilayah, "Tidak disebut"

    def _post_clean(self) -> None:
        """The row is made by the action; here only the fields are read."""


class ActionForm(forms.ModelForm):
    """What somebody promised, in one breath."""

    class Meta:
        model = ActionItem
        fields = (
            "uraian", "pic_institution", "wilayah", "tenggat", "kategori", "horizon",
            "dimensi", "prioritas",
        )  # fmt: skip
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 2}),
            "tenggat": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {
            "uraian": "Apa yang dikerjakan",
            "pic_institution": "Penanggung jawab",
            "horizon": "Jangka",
        }

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, auto_id="tindak_%s", **kwargs)
        offices: Any = self.fields["pic_institution"]
        offices.queryset = Institution.objects.filter(aktif=True)
        self.fields["wilayah"].queryset = wilayah
        for name, first in (("kategori", "sinergi"), ("horizon", "pendek")):
            self.fields[name].initial = first
            self.fields[name].choices = self.fields[name].choices[1:]

    def _post_clean(self) -> None:
        """The row is made by the action; here only the fields are read."""
