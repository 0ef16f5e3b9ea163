"""Forms and filters of lokus and commitments."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText, KelurahanField
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.sk import PlaceField
from kawasan.models.fields import MAX_M
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok.forms.choices import MeetingField, OfficeField
from kelompok.forms.ksm_kegiatan import MoneyText, money
from kelompok.forms.sections import SectionedForm, day, names
from kelompok.models import Komitmen, Lokus
from kelompok.models.lokus import LATE, SILENT
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_CITY = 5
_LOKUS = (
    ("Lokus", ("wilayah", "tahun", "judul", "alasan")),
    ("Tempat", ("kawasan", "kelurahan")),
    ("Penetapan", ("rapat", "nomor", "tanggal", "catatan")),
)
_COMMITMENT = (
    ("Siapa dan apa", ("institution", "sasaran", "uraian", "satuan_lain", "volume")),
    ("Dana dan waktu", ("sumber_dana", "biaya_rp", "tenggat")),
    ("Terkait dengan", ("butir", "kegiatan", "catatan")),
)


class LokusForm(SectionedForm):
    SECTIONS = _LOKUS
    wilayah = PlaceField(label="Dipilih oleh", queryset=None)
    kelurahan = KelurahanField(
        label="Kelurahan/desa",
        queryset=None,
        required=False,
        empty_label="Seluruh kawasan itu",
    )
    rapat = MeetingField(
        label="Rapat penetapan",
        queryset=None,
        required=False,
        empty_label="Belum ada di portal",
    )

    class Meta:
        model = Lokus
        fields = names(_LOKUS)
        field_classes = {"tahun": IntegerText}
        widgets = {
            "alasan": forms.Textarea(attrs={"rows": 3}),
            "catatan": forms.Textarea(attrs={"rows": 2}),
            "tanggal": day(),
        }
        help_texts = {
            "judul": "Misalnya: Lokus kolaborasi 2027 bantaran hulu.",
            "alasan": (
                "Mengapa tempat ini: tingkat kumuh, kewenangan yang bertemu, kesiapan"
                " warga dan lahan."
            ),
            "kawasan": "Pilih kawasan, kelurahan/desa, atau keduanya.",
            "tanggal": "Diisi bila sudah ditetapkan; boleh tanpa rapat di portal.",
        }

    def __init__(
        self,
        *args: Any,
        wilayah: QuerySet,
        kawasan: QuerySet,
        kelurahan: QuerySet,
        user: Any,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("wilayah", wilayah), ("kawasan", kawasan), ("kelurahan", kelurahan),
        ):  # fmt: skip
            field: Any = self.fields[name]
            field.queryset = rows
        areas: Any = self.fields["kawasan"]
        areas.empty_label = "Tidak menyebut kawasan"
        meetings: Any = self.fields["rapat"]
        meetings.offer(user, self.instance.rapat_id)
        if not self.instance.pk:
            self.initial.setdefault("tahun", timezone.localdate().year)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        empty = not found.get("kawasan") and not found.get("kelurahan")
        if empty and not {"kawasan", "kelurahan"} & set(self.errors):
            self.add_error("kawasan", "Pilih kawasan atau kelurahan/desa.")
        decided = found.get("tanggal")
        if decided and decided > timezone.localdate():
            self.add_error("tanggal", "Tanggal ini belum tiba.")
        return found


class CommitmentForm(SectionedForm):
    SECTIONS = _COMMITMENT
    UNITS = {"biaya_rp": "Rp"}
    institution = OfficeField(
        label="OPD/instansi", queryset=None, empty_label="Pilih instansi"
    )

    class Meta:
        model = Komitmen
        fields = names(_COMMITMENT)
        field_classes = {"volume": DecimalText, "biaya_rp": MoneyText}
        widgets = {"tenggat": day()}
        help_texts = {
            "sasaran": (
                "Yang dikurangi menurut penilaian kumuh; satuannya mengikuti. Kosongkan"
                " untuk hal lain, misalnya RTLH, jamban, atau sambungan rumah."
            ),
            "uraian": "Wajib bila tanpa sasaran, misalnya: Sambungan rumah air minum.",
            "satuan_lain": "Hanya bila tanpa sasaran, misalnya: unit, SR.",
            "biaya_rp": "Kosongkan bila belum diketahui; 0 berarti tanpa biaya.",
            "butir": "Butir rencana kolaborasi yang diwujudkan komitmen ini.",
            "kegiatan": "Volume terverifikasinya tampil di samping laporan instansi.",
        }

    def __init__(
        self, *args: Any, lokus: Lokus, works: QuerySet, items: QuerySet, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        offices: Any = self.fields["institution"]
        offices.offer(lokus.kode_wilayah, self.instance.institution_id)
        sasaran: Any = self.fields["sasaran"]
        sasaran.choices = any_of("Bukan sasaran penilaian", Sasaran.choices)
        for name, rows in (("butir", items), ("kegiatan", works)):
            field: Any = self.fields[name]
            field.queryset = rows
            field.empty_label = "Belum dihubungkan"
        self.fields["volume"].help_text = "Dalam satuan sasaran atau satuan di atas."

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("sasaran"):
            if found.get("satuan_lain"):
                self.add_error("satuan_lain", "Kosongkan: satuan mengikuti sasaran.")
        else:
            for name in ("uraian", "satuan_lain"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, "Isi bila tanpa sasaran.")
        volume = found.get("volume")
        if volume is not None and not 0 < volume <= MAX_M:
            self.add_error("volume", "Volume harus lebih dari 0 dan masuk akal.")
        return found


class ReportForm(forms.Form):
    """How far a commitment had come on a day, in all."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tanggal = forms.DateField(label="Keadaan per tanggal", widget=day())
    realisasi = DecimalText(
        label="Realisasi sampai tanggal itu", min_value=0, max_value=MAX_M
    )
    realisasi_rp = money(
        "Biaya terpakai sampai tanggal itu (Rp)",
        required=False,
        help_text="Kosong berarti tetap seperti laporan sebelumnya.",
    )
    catatan = forms.CharField(
        label="Yang sudah dikerjakan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Foto dan dokumen bukti diunggah di halaman komitmen.",
    )
    selesai = forms.BooleanField(
        label="Komitmen selesai, tidak ada pekerjaan lagi", required=False
    )

    def __init__(self, *args: Any, komitmen: Komitmen, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = komitmen.versi
        self.fields["tanggal"].initial = timezone.localdate()
        self.fields[
            "realisasi"
        ].help_text = f"Jumlah seluruhnya dalam {komitmen.satuan}, bukan tambahannya."

    def clean_tanggal(self) -> Any:
        found = self.cleaned_data["tanggal"]
        if found > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return found

    @property
    def seen(self) -> int:
        return self.cleaned_data["versi"] or 0

    def values(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "versi"}


class CommitmentPasteForm(forms.Form):
    """Commitments pasted from a spreadsheet, head and all."""

    tabel = forms.CharField(
        label="Tabel",
        max_length=200_000,
        # Tabs at the end are empty cells.
        strip=False,
        widget=forms.Textarea(
            {"rows": 12, "spellcheck": "false", "autocomplete": "off"}
        ),
        help_text=(
            "Salin dari Excel bersama baris judul: Instansi, Volume, Sumber dana,"
            " Tenggat, dan Sasaran atau Uraian dengan Satuan; boleh ditambah Biaya (Rp)"
            " dan Catatan. Tenggat ditulis 2027-12-31 atau 31/12/2027."
        ),
    )


# Filters ----------------------------------------------------------------------------


class _PlaceFilter(FilterForm):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen = self.data.get("wilayah", "")
        places = place_choices(self.user, chosen, _CITY)
        if len(places) < 2 and not chosen:
            del self.fields["wilayah"]
        else:
            field: Any = self.fields["wilayah"]
            field.choices = any_of("Semua", places)


class LokusFilter(_PlaceFilter):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = forms.IntegerField(label="Tahun")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Lokus.Status.choices)
    )
    lookups = {"tahun": "tahun", "status": "status"}

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.touching(kode)


class YearFilter(_PlaceFilter):
    """The same within one year, which the page names."""

    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Lokus.Status.choices)
    )
    lookups = {"status": "status"}

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.touching(kode)


class CommitmentFilter(_PlaceFilter):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = forms.IntegerField(label="Tahun lokus")
    instansi = forms.ModelChoiceField(
        label="Instansi", queryset=None, empty_label="Semua instansi"
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=any_of(
            "Semua",
            [
                (LATE, "Terlambat"),
                (SILENT, "Belum pernah lapor"),
                *Komitmen.Status.choices,
            ],
        ),
    )
    sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Semua", Sasaran.choices)
    )
    sumber = forms.ChoiceField(
        label="Sumber dana", choices=any_of("Semua", SumberDana.choices)
    )
    lookups = {
        "tahun": "lokus__tahun",
        "instansi": "institution",
        "sasaran": "sasaran",
        "sumber": "sumber_dana",
    }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        seen = Komitmen.objects.visible_to(self.user).order_by()
        offices: Any = self.fields["instansi"]
        offices.queryset = Institution.objects.filter(
            pk__in=seen.values("institution")
        ).order_by("nama")

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_keadaan(self, rows: Any, value: str) -> QuerySet:
        if value == LATE:
            return rows.late(timezone.localdate())
        if value == SILENT:
            return rows.silent()
        return rows.filter(status=value)
