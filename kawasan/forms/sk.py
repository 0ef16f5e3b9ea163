"""The forms and the filters of SK Kumuh; each form knows one page."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kawasan.imports.sk_places import Places, written
from kawasan.models import Kawasan, Rt, SkKumuh, SkKumuhItem, Wilayah
from kawasan.models.sk import MAX_SKOR, TingkatSk
from sibungas.lib.listing import FilterForm

_CITY = 5
_UNITS = {"luas_total_ha": "ha"}
_SECTIONS = (
    (
        "Keputusan",
        ("wilayah", "penetap", "nomor", "tanggal", "tentang", "penandatangan"),
    ),
    ("Isi dan sumber", ("luas_total_ha", "sumber", "ada_tabel", "ada_peta", "catatan")),
)
OVERDUE, TIMELY = "lewat", "belum"


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlaceField(forms.ModelChoiceField):
    """A kabupaten, kota or provinsi; a decree is made for nothing smaller."""

    def label_from_instance(self, obj: Wilayah) -> str:
        return f"{obj} ({obj.kode})"


class SkForm(VersionedForm):
    wilayah = PlaceField(label="Berlaku untuk", queryset=None)

    class Meta:
        model = SkKumuh
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        field_classes = {"luas_total_ha": DecimalText}
        widgets = {
            "tanggal": day_input(),
            "tentang": forms.Textarea(attrs={"rows": 2}),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "luas_total_ha": "Luas total yang disebut SK",
            "ada_tabel": "SK memuat tabel kawasan",
            "ada_peta": "SK memuat peta kawasan",
        }
        help_texts = {
            "penandatangan": "Nama pejabat; boleh kosong.",
            "luas_total_ha": "Angka dalam diktum SK, bukan hasil penjumlahan.",
            "sumber": "Misalnya: salinan SK dari bagian hukum, 3 Maret 2025.",
        }
        error_messages = {
            "luas_total_ha": {"invalid": "Angka ini tidak terbaca. Tulis 791,51."}
        }

    def __init__(self, *args: Any, places: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = places
        if self.instance.pk and not self.instance.is_draft:
            for name in ("wilayah", "penetap", "tanggal", "luas_total_ha"):
                self.fields[name].disabled = True

    def clean_tanggal(self) -> Any:
        day = self.cleaned_data["tanggal"]
        if day > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return day

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in _SECTIONS
        ]


# Lines ------------------------------------------------------------------------------


class SkItemForm(forms.Form):
    """One line of the table; a line without anything is no line."""

    tempat = forms.CharField(
        label="Kode kawasan atau RT",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "daftar-kawasan", "autocomplete": "off"}),
    )
    nama_dalam_sk = forms.CharField(
        label="Nama dalam SK", max_length=200, required=False
    )
    lokasi_dalam_sk = forms.CharField(
        label="Kelurahan dan kecamatan dalam SK", max_length=200, required=False
    )
    luas_ha = DecimalText(
        label="Luas (ha)", min_value=0, max_digits=14, decimal_places=6, required=False
    )
    tingkat = forms.ChoiceField(
        label="Tingkat", choices=any_of("–", TingkatSk.choices), required=False
    )
    skor = IntegerText(label="Skor", min_value=0, max_value=MAX_SKOR, required=False)
    kode_asli = forms.CharField(label="Kode dalam SK", max_length=60, required=False)
    catatan = forms.CharField(label="Catatan", max_length=300, required=False)

    def __init__(self, *args: Any, places: Places, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.places = places

    def clean_tempat(self) -> Any:
        text = self.cleaned_data["tempat"]
        if not text:
            return None
        try:
            return self.places.typed(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "tempat" not in found or self.is_empty:
            return found
        if found["tempat"] is None and not found.get("nama_dalam_sk"):
            self.add_error("nama_dalam_sk", "Isi kode kawasan, RT, atau nama dalam SK.")
        return found

    @property
    def is_empty(self) -> bool:
        return not any(value not in (None, "") for value in self.cleaned_data.values())

    def line(self) -> dict[str, Any]:
        """Columns of the line, ready for the action."""
        values = dict(self.cleaned_data)
        tied = values.pop("tempat")
        for name in ("ORDER", "DELETE"):
            values.pop(name, None)
        return {
            **values,
            "kawasan": tied if isinstance(tied, Kawasan) else None,
            "rt": tied if isinstance(tied, Rt) else None,
        }


class _Lines(BaseFormSet):
    def lines(self) -> list[dict[str, Any]]:
        """The lines that say anything and are not to be taken away."""
        kept = (f for f in self.forms if f.cleaned_data and not f.is_empty)
        return [
            form.line() for form in kept if not form.cleaned_data.get("DELETE", False)
        ]

    def clean(self) -> None:
        seen: dict[Any, int] = {}
        for number, form in enumerate(self.forms, start=1):
            tied = getattr(form, "cleaned_data", {}).get("tempat")
            if tied is None or form.cleaned_data.get("DELETE"):
                continue
            first = seen.setdefault(tied, number)
            if first != number:
                form.add_error("tempat", f"Sudah ada di baris {first}.")

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus baris"


SkItemFormSet = formset_factory(
    SkItemForm, formset=_Lines, extra=0, can_delete=True, max_num=5_000
)


def lines_of(items: list[SkKumuhItem]) -> list[dict[str, Any]]:
    """Stored lines as the page shows them for change."""
    names = SkItemForm.base_fields.keys() - {"tempat"}
    return [
        {"tempat": written(item), **{name: getattr(item, name) for name in names}}
        for item in items
    ]


class SkImportForm(forms.Form):
    """A file, or cells pasted from a spreadsheet; the head tells the columns."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    berkas = forms.FileField(
        label="Berkas XLSX atau CSV",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    tempel = forms.CharField(
        label="Atau tempel sel dari lembar kerja",
        required=False,
        max_length=500_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text="Sertakan baris judulnya.",
    )
    periksa = forms.BooleanField(
        label="Periksa saja, jangan simpan dahulu", required=False
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not found.get("berkas") and not (found.get("tempel") or "").strip():
            self.add_error("berkas", "Pilih berkas atau tempel tabelnya.")
        return found

    def table(self) -> tuple[str, Any]:
        """Name and bytes of what was given; pasted cells are a small CSV file."""
        upload = self.cleaned_data.get("berkas")
        if upload:
            return upload.name, upload.chunks()
        return "tempelan.csv", [self.cleaned_data["tempel"].encode()]


# Steps ------------------------------------------------------------------------------


class SkActivateForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    mulai = forms.DateField(label="Mulai berlaku", widget=day_input())
    alasan_selisih = forms.CharField(
        label="Alasan selisih luas",
        max_length=300,
        required=False,
        help_text="Wajib bila jumlah butir berbeda dari luas total menurut SK.",
    )


class SkRevokeForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    sampai = forms.DateField(label="Tidak berlaku mulai", widget=day_input())
    alasan = forms.CharField(label="Alasan pencabutan", max_length=300)


class SkReviewForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    tanggal = forms.DateField(label="Tanggal peninjauan", widget=day_input())
    hasil = forms.CharField(
        label="Hasil peninjauan",
        max_length=300,
        help_text="Misalnya: tetap berlaku, berita acara nomor dan tanggalnya.",
    )


class SkMatchForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    tempat = forms.CharField(
        label="Kode kawasan atau RT",
        max_length=60,
        widget=forms.TextInput(attrs={"list": "daftar-kawasan", "autocomplete": "off"}),
    )


class SkFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", SkKumuh.Status.choices)
    )
    penetap = forms.ChoiceField(
        label="Penetap", choices=any_of("Semua", SkKumuh.Penetap.choices)
    )
    tinjau = forms.ChoiceField(
        label="Peninjauan",
        choices=any_of(
            "Semua",
            [(OVERDUE, "> 5 tahun belum ditinjau"), (TIMELY, "Belum jatuh tempo")],
        ),
    )
    lookups = {"status": "status", "penetap": "penetap"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        field: Any = self.fields["wilayah"]
        field.choices = any_of("Semua", choices)
        if len(choices) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_tinjau(self, rows: Any, value: str) -> QuerySet:
        return rows.overdue() if value == OVERDUE else rows.timely()
