"""The form of one convention."""

from typing import Any

from django import forms
from django.utils import timezone

from kawasan.forms.fields import IntegerText
from kawasan.konvensi import KELAS_KOTA, Key
from kawasan.models.konvensi import FIRST_YEAR, LAST_YEAR

TAKE_BACK = "-"


class KonvensiForm(forms.Form):
    """One answer, from which year, and who decided it where."""

    nilai = forms.ChoiceField(
        label="Jawaban",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu jawaban di atas."},
    )
    berlaku_mulai = IntegerText(
        label="Berlaku mulai tahun",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "min_value": "Tahun harus antara 2015 dan 2100.",
            "max_value": "Tahun harus antara 2015 dan 2100.",
        },
    )
    sumber = forms.CharField(
        label="Sumber keputusan",
        max_length=300,
        help_text="Misalnya nomor dan tanggal surat, atau berita acara rapat.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, key: Key, province: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        answers = list(key.values.items())
        if key.kunci != KELAS_KOTA:
            back = "bawaan" if province else "provinsi atau bawaan"
            answers.append((TAKE_BACK, f"Tidak menetapkan sendiri; mengikuti {back}"))
        self.fields["nilai"].choices = answers
        self.fields["berlaku_mulai"].initial = timezone.localdate().year

    def values(self) -> dict[str, Any]:
        """What the action wants."""
        found = {name: self.cleaned_data[name] for name in self.fields}
        if found["nilai"] == TAKE_BACK:
            found["nilai"] = ""
        return found
