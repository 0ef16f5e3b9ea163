"""The form of personal data: what is stored is never sent back to the browser."""

from typing import Any

from django import forms
from django.utils import timezone

from kelompok.actions.personal import PHONE_FAULT, is_phone
from kelompok.forms.sections import day
from kelompok.models.personal import LONGEST_BASIS
from sibungas.lib.sealed import masked

_LONGEST = {"no_telp": 20, "npwp": 25, "nama_bank": 60, "no_rekening": 30}
_KEYBOARDS = {"no_telp": "tel", "npwp": "numeric", "no_rekening": "numeric"}
_BASIS = ("persetujuan_tanggal", "persetujuan_dasar", "simpan_sampai")


class PersonalForm(forms.Form):
    """One empty input per sealed column; leaving it empty keeps what is stored."""

    kosongkan = forms.MultipleChoiceField(
        label="Kosongkan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang dicentang dihapus dari basis data.",
    )
    persetujuan_tanggal = forms.DateField(
        label="Tanggal persetujuan", required=False, widget=day()
    )
    persetujuan_dasar = forms.CharField(
        label="Dasar persetujuan",
        required=False,
        max_length=LONGEST_BASIS,
        help_text="Misalnya: formulir persetujuan ketua, 3 Maret 2026.",
    )
    simpan_sampai = forms.DateField(
        label="Disimpan sampai",
        required=False,
        widget=day(),
        help_text="Sesudah hari ini lewat, isian dikosongkan oleh portal.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, thing: Any, **kwargs: Any):
        start = {name: getattr(thing, name) for name in (*_BASIS, "versi")}
        super().__init__(*args, initial=start, **kwargs)
        self.thing = thing
        own = {}
        for name in thing.PERSONAL:
            stored = getattr(thing, name)
            kept = f"Tersimpan: {masked(stored)}. Kosongkan untuk tetap."
            own[name] = forms.CharField(
                label=self._label(name),
                required=False,
                max_length=_LONGEST.get(name, 100),
                help_text=kept if stored else "Belum diisi.",
                widget=forms.TextInput(
                    attrs={
                        "autocomplete": "off",
                        "inputmode": _KEYBOARDS.get(name, "text"),
                    }
                ),
            )
        self.fields = {**own, **self.fields}
        choice: Any = self.fields["kosongkan"]
        choice.choices = [
            (n, self._label(n)) for n in thing.PERSONAL if getattr(thing, n)
        ]
        if not choice.choices:
            del self.fields["kosongkan"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        agreed = found.get("persetujuan_tanggal")
        if agreed and agreed > timezone.localdate():
            self.add_error("persetujuan_tanggal", "Tanggal ini belum tiba.")
        phone = found.get("no_telp")
        if phone and not is_phone(phone):
            self.add_error("no_telp", PHONE_FAULT)
        if self._keeps(found):
            for name in _BASIS:
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, "Wajib diisi selama ada data pribadi.")
        return found

    def _keeps(self, found: dict[str, Any]) -> bool:
        """Whether anything sealed would be stored after this."""
        emptied = self.emptied()
        return any(
            found.get(n) or (getattr(self.thing, n) and n not in emptied)
            for n in self.thing.PERSONAL
        )

    def emptied(self) -> set[str]:
        return set(self.cleaned_data.get("kosongkan") or ())

    def _label(self, name: str) -> str:
        label = str(self.thing._meta.get_field(name).verbose_name)
        return label[:1].upper() + label[1:]
