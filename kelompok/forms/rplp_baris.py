"""Forms and filters of the lines of an RPLP."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of
from kawasan.models.fields import MAX_M
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.forms.ksm_kegiatan import MoneyText, money
from kelompok.forms.sections import SectionedForm, names
from kelompok.models import Rplp, RplpBaris
from sibungas.lib.listing import FilterForm

_LINE = (
    ("Kegiatan", ("uraian", "tahun", "sasaran", "volume", "satuan_lain")),
    ("Tempat dan dana", ("kawasan", "rt", "sumber_dana", "biaya_rp")),
    ("Padanan", ("kegiatan", "di_rp2kpkpk", "rujukan_rp2kpkpk", "catatan")),
)
_NO_SASARAN = "Bukan sasaran penilaian"


def _check_unit(form: Any, found: dict[str, Any]) -> None:
    """A sasaran brings its unit; without one the unit is typed."""
    if found.get("sasaran") and found.get("satuan_lain"):
        form.add_error("satuan_lain", "Kosongkan: satuan mengikuti sasaran.")
    bare = not found.get("sasaran") and not found.get("satuan_lain")
    if bare and "satuan_lain" not in form.errors:
        form.add_error("satuan_lain", "Isi satuan bila tanpa sasaran.")


class LineForm(SectionedForm):
    SECTIONS = _LINE
    UNITS = {"biaya_rp": "Rp"}

    class Meta:
        model = RplpBaris
        fields = names(_LINE)
        field_classes = {
            "volume": DecimalText,
            "biaya_rp": MoneyText,
            "tahun": IntegerText,
        }
        help_texts = {
            "sasaran": "Yang dikurangi menurut penilaian kumuh; satuannya mengikuti.",
            "satuan_lain": "Hanya bila tanpa sasaran, misalnya: unit, paket.",
            "rt": "Kosongkan bila untuk seluruh kawasan atau kelurahan.",
            "kegiatan": (
                "Kegiatan yang mewujudkan baris ini; keduanya lalu dihitung satu kali."
            ),
            "rujukan_rp2kpkpk": "Misalnya: tabel 5.3 nomor 12.",
        }

    def __init__(
        self,
        *args: Any,
        rplp: Rplp,
        kawasan: QuerySet,
        rt: QuerySet,
        works: QuerySet,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        empty = {
            "kawasan": "Tidak menyebut kawasan", "rt": "Tidak menyebut RT",
            "kegiatan": "Belum ada kegiatan",
        }  # fmt: skip
        for name, rows in (("kawasan", kawasan), ("rt", rt), ("kegiatan", works)):
            field: Any = self.fields[name]
            field.queryset, field.empty_label = rows, empty[name]
        sasaran: Any = self.fields["sasaran"]
        sasaran.choices = any_of(_NO_SASARAN, Sasaran.choices)
        source: Any = self.fields["sumber_dana"]
        source.choices = any_of("Belum diketahui", SumberDana.choices)
        self.fields["tahun"].help_text = f"{rplp.periode}."

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        _check_unit(self, found)
        if found.get("rujukan_rp2kpkpk") and not found.get("di_rp2kpkpk"):
            self.add_error("di_rp2kpkpk", "Tandai bila baris ini ada di RP2KPKPK.")
        return found


class LineRow(forms.Form):
    """One row of the table: what is changed most often, the rest has its own page."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    uraian = forms.CharField(label="Uraian", max_length=250, required=False)
    tahun = IntegerText(label="Tahun", required=False)
    sasaran = forms.ChoiceField(
        label="Sasaran", required=False, choices=any_of(_NO_SASARAN, Sasaran.choices)
    )
    volume = DecimalText(label="Volume", required=False, min_value=0, max_value=MAX_M)
    satuan_lain = forms.CharField(label="Satuan", max_length=20, required=False)
    biaya_rp = money("Biaya (Rp)", required=False)
    di_rp2kpkpk = forms.BooleanField(label="Juga dalam RP2KPKPK", required=False)
    _TYPED = ("uraian", "tahun", "sasaran", "volume", "satuan_lain", "biaya_rp")

    @property
    def is_filled(self) -> bool:
        """A new row in which nothing was typed is no row."""
        data = self.cleaned_data
        return bool(data.get("id")) or any(
            data.get(name) not in (None, "") for name in self._TYPED
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("DELETE"):
            for name in ("uraian", "tahun", "volume"):
                if found.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, "Isi kolom ini.")
            _check_unit(self, found)
        return found

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self._TYPED, "di_rp2kpkpk")}


class LinePasteForm(forms.Form):
    """Lines pasted from a spreadsheet, head and all."""

    tabel = forms.CharField(
        label="Tabel",
        max_length=200_000,
        # Tabs at the end are empty cells.
        strip=False,
        widget=forms.Textarea(
            {"rows": 12, "spellcheck": "false", "autocomplete": "off"}
        ),
        help_text=(
            "Salin dari Excel bersama baris judul: Uraian, Tahun, Volume, dan Sasaran"
            " atau Satuan; boleh ditambah Biaya (Rp), Sumber dana, Kode kawasan, RT,"
            " RP2KPKPK (ya/tidak), Rujukan, dan Catatan."
        ),
    )


class LineFilter(FilterForm):
    tahun = forms.IntegerField(label="Tahun")
    sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Semua", Sasaran.choices)
    )
    padanan = forms.ChoiceField(
        label="Padanan",
        choices=any_of(
            "Semua",
            [
                ("tanpa", "Belum ada kegiatan"),
                ("ada", "Sudah ada kegiatan"),
                ("kota", "Juga dalam RP2KPKPK"),
            ],
        ),
    )
    lookups = {"tahun": "tahun", "sasaran": "sasaran"}

    def narrow_padanan(self, rows: QuerySet, value: str) -> QuerySet:
        if value == "kota":
            named = Q(kegiatan__dokumen__contains=["rp2kpkpk"])
            return rows.filter(Q(di_rp2kpkpk=True) | named)
        return rows.filter(kegiatan__isnull=value == "tanpa")
