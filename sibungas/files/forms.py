"""What is asked when a file is brought, and when it is removed."""

from typing import Any

from django import forms

from sibungas.files.documents import MOST_BYTES
from sibungas.files.models import LONGEST_NOTE, LONGEST_REASON

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"
TOO_LARGE = "Berkas lebih dari 20 MB. Foto paling besar 15 MB, dokumen 20 MB."


# A choice must have a value; the column of a file that is about nothing is empty.
_GENERAL = "umum"


class UploadForm(forms.Form):
    """One file, what it is about, and a note. Limited to a tag, it asks for none."""

    tag = forms.ChoiceField(label="Tentang apa")
    berkas = forms.FileField(
        label="Foto atau dokumen",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=(
            "Foto JPEG, PNG, atau WebP paling besar 15 MB; dokumen PDF, DOCX, atau XLSX"
            " paling besar 20 MB. Lokasi dan waktu dalam foto dicatat, lalu dibuang"
            " dari fotonya."
        ),
        error_messages={
            "required": "Pilih berkas dahulu.",
            "empty": "Berkas ini kosong.",
            "invalid": "Pilih berkas dahulu.",
            "max_length": "Nama berkas terlalu panjang.",
        },
    )
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="Apa yang terlihat dan di mana, misalnya: ujung gang, arah sungai.",
    )

    def __init__(
        self,
        *args: Any,
        tags: dict[str, str],
        only: str | None = None,
        first: str = "",
        too_large: bool = False,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self._too_large = too_large
        field: Any = self.fields["tag"]
        field.choices = [(tag or _GENERAL, words) for tag, words in tags.items()]
        field.initial = (first if only is None else only) or _GENERAL
        for kind in ("required", "invalid_choice"):
            field.error_messages[kind] = "Pilih salah satu."
        if only is not None:
            field.widget = forms.HiddenInput()

    def clean_tag(self) -> str:
        tag = self.cleaned_data["tag"]
        return "" if tag == _GENERAL else tag

    def clean_berkas(self) -> Any:
        found = self.cleaned_data["berkas"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return found

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self._too_large:
            # The request was cut off, so it looks as if nothing had been chosen.
            self.errors["berkas"] = self.error_class([TOO_LARGE])
        return found


class RemoveForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=LONGEST_REASON,
        error_messages={"required": "Tulis mengapa berkas ini dihapus."},
    )
