"""Forms and filters of collaborative plans and their items."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.forms.choices import MeetingField, OfficeField
from kelompok.models import RencanaItem, RencanaKolaborasi
from sibungas.lib.listing import FilterForm

_CITY = 5
_PLAN = (
    ("Rencana", ("judul", "wilayah", "status")),
    ("Tahun", ("tahun_mulai", "tahun_selesai")),
    ("Pembahasan", ("pembahasan", "rapat")),
)
_ITEM = (
    ("Tempat dan sasaran", ("kawasan", "rt", "sasaran", "volume", "tahun")),
    ("Pelaku dan dana", ("pelaku", "sumber_dana", "biaya_rp", "program")),
    ("Keterangan", ("catatan",)),
)


class PlanForm(VersionedForm):
    pembahasan = MeetingField(
        label="Rapat yang membahas",
        queryset=None,
        required=False,
        empty_label="Belum ada di portal",
        help_text="Matriks diisi selama rapat ini; halaman rapat menautkannya.",
    )

    class Meta:
        model = RencanaKolaborasi
        fields = tuple(name for _title, names in _PLAN for name in names)
        field_classes = {"tahun_mulai": IntegerText, "tahun_selesai": IntegerText}
        help_texts = {
            "judul": "Misalnya: Rencana kolaborasi penanganan kumuh 2027–2029.",
            "status": (
                "Disepakati: semua butir sudah diputuskan dan tidak berubah lagi."
                " Arsip: tidak dihitung lagi dalam kebutuhan."
            ),
            "rapat": (
                "Hanya untuk rapat yang tidak dicatat di portal: nama, tanggal, tempat."
            ),
        }

    def __init__(self, *args: Any, wilayah: QuerySet, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah
        meetings: Any = self.fields["pembahasan"]
        meetings.offer(user, self.instance.pembahasan_id)
        self.fields["status"].required = True
        if not self.instance.pk:
            year = timezone.localdate().year
            self.initial.setdefault("tahun_mulai", year)
            self.initial.setdefault("tahun_selesai", year + 1)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("pembahasan") and found.get("rapat"):
            self.add_error("rapat", "Kosongkan: rapatnya sudah dipilih di portal.")
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [(title, [(self[n], "") for n in names]) for title, names in _PLAN]


class ItemForm(VersionedForm):
    pelaku = OfficeField(label="Pelaku", queryset=None, empty_label="Pilih instansi")

    class Meta:
        model = RencanaItem
        fields = tuple(name for _title, names in _ITEM for name in names)
        field_classes = {
            "volume": DecimalText,
            "biaya_rp": DecimalText,
            "tahun": IntegerText,
        }
        help_texts = {
            "rt": "Kosongkan bila untuk seluruh kawasan; dibagi menurut sisa tiap RT.",
            "volume": "Dalam satuan sasaran: unit, KK, m, atau ha.",
            "biaya_rp": "Kosongkan bila belum diketahui; 0 berarti tanpa biaya.",
            "program": "Nama program, kegiatan, dan subkegiatan menurut dokumen OPD.",
        }

    def __init__(
        self,
        *args: Any,
        kawasan: QuerySet,
        rt: QuerySet,
        kode: str,
        years: range,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.years = years
        self.fields["kawasan"].queryset = kawasan
        self.fields["rt"].queryset = rt
        self.fields["rt"].empty_label = "Seluruh kawasan"
        offices: Any = self.fields["pelaku"]
        offices.offer(kode, self.instance.pelaku_id)

    def clean_tahun(self) -> int:
        year = self.cleaned_data["tahun"]
        if year not in self.years:
            raise forms.ValidationError(
                f"Isi tahun {self.years[0]} sampai {self.years[-1]}."
            )
        return int(year)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        area, rt = found.get("kawasan"), found.get("rt")
        if area and rt and rt.kawasan_id != area.pk:
            self.add_error("rt", f"{rt} bukan bagian kawasan {area.nama}.")
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        units = {"biaya_rp": "Rp"}
        return [
            (title, [(self[n], units.get(n, "")) for n in names])
            for title, names in _ITEM
        ]


class PasteForm(forms.Form):
    """A table pasted from a spreadsheet, head and all."""

    tabel = forms.CharField(
        label="Tabel",
        max_length=200_000,
        # Tabs at the end are empty cells.
        strip=False,
        widget=forms.Textarea(
            {"rows": 12, "spellcheck": "false", "autocomplete": "off"}
        ),
        help_text=(
            "Salin dari Excel bersama baris judul: Kode kawasan, Sasaran, Tahun,"
            " Pelaku, Sumber dana, Volume; boleh ditambah RT, Biaya (Rp), Program, dan"
            " Catatan."
        ),
    )


class PlanFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", RencanaKolaborasi.Status.choices)
    )
    lookups = {"status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(choices) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            field: Any = self.fields["wilayah"]
            field.choices = any_of("Semua", choices)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)


class ItemFilter(FilterForm):
    tahun = forms.IntegerField(label="Tahun")
    sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Semua", Sasaran.choices)
    )
    sumber = forms.ChoiceField(
        label="Sumber dana", choices=any_of("Semua", SumberDana.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", RencanaItem.Status.choices)
    )
    lookups = {
        "tahun": "tahun",
        "sasaran": "sasaran",
        "sumber": "sumber_dana",
        "status": "status",
    }
