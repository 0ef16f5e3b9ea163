"""Forms and filters of assets, inspections, fees and recurring jobs."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText, KelurahanField
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kawasan.forms.places import VersionedForm
from kelompok.forms.ksm_kegiatan import Versioned, day, money
from kelompok.models import Aset, InspeksiOP, JadwalOP, Kpp
from kelompok.models.upkeep import FLAGS
from sibungas.lib.listing import FilterForm

_SECTIONS = (
    ("Aset", ("nama", "jenis", "kelas", "volume", "satuan", "tahun_dibangun")),
    ("Tempat", ("kelurahan", "kawasan", "rt", "lokasi")),
    ("Pengelolaan", ("kpp", "pengelola", "kegiatan")),
)
_YES_NO = [("ya", "Ya"), ("tidak", "Tidak")]
_FIRST_YEAR = 2015
_NOBODY, _OTHER = "tanpa", "lain"
_KEEPERS = ((_NOBODY, "Tanpa pengelola"), (_OTHER, "Pengelola lain, bukan KPP"))
# A choice of more names than these is no choice; the page of a KPP leads here.
_MOST_KEEPERS, _DIGITS = 200, 9


class AsetForm(VersionedForm):
    kelurahan = KelurahanField(label="Kelurahan/desa", queryset=None)

    class Meta:
        model = Aset
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        field_classes = {"volume": DecimalText, "tahun_dibangun": IntegerText}
        help_texts = {
            "kpp": "KPP di kelurahan aset; kosong untuk aset pribadi.",
            "pengelola": "Hanya bila bukan KPP, misalnya Dinas PUPR.",
            "satuan": "Misalnya m, unit, atau KK.",
        }

    def __init__(
        self,
        *args: Any,
        kelurahan: QuerySet,
        kawasan: QuerySet,
        rt: QuerySet,
        kegiatan: QuerySet,
        kpp: QuerySet,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        offered = {"kelurahan": kelurahan, "kawasan": kawasan, "rt": rt}
        for name, rows in {**offered, "kegiatan": kegiatan, "kpp": kpp}.items():
            self.fields[name].queryset = rows
        self.fields["kpp"].empty_label = "Bukan KPP"
        self.fields["kawasan"].empty_label = "Di luar kawasan kumuh"
        self.fields["rt"].empty_label = "Tidak di satu RT"
        self.fields["kegiatan"].empty_label = "Bukan dari kegiatan KSM"

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [
            (title, [(self[name], "") for name in names]) for title, names in _SECTIONS
        ]


class InspectionForm(Versioned):
    """Five questions with yes or no; none is answered beforehand."""

    tanggal = day("Tanggal pemeriksaan")
    catatan = forms.CharField(
        label="Catatan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    _QUESTIONS = {
        "masih_ada": "Apakah aset masih ada?",
        "kondisi_baik": "Apakah kondisinya baik?",
        "berfungsi": "Apakah masih berfungsi?",
        "dimanfaatkan": "Apakah masih dimanfaatkan warga?",
        "dikembangkan": "Apakah dikembangkan sejak dibangun?",
    }

    def __init__(self, *args: Any, row: InspeksiOP | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = row.versi if row else 0
        for name in FLAGS:
            known = None if row is None else "ya" if getattr(row, name) else "tidak"
            self.fields[name] = forms.ChoiceField(
                label=self._QUESTIONS[name],
                choices=_YES_NO,
                widget=forms.RadioSelect,
                initial=known,
            )
        if row:
            self.fields["tanggal"].initial = row.tanggal
            self.fields["catatan"].initial = row.catatan
        self.order_fields(["tanggal", *FLAGS, "catatan"])

    def values(self) -> dict[str, Any]:
        flags = {name: self.cleaned_data[name] == "ya" for name in FLAGS}
        typed = self.cleaned_data
        return {"tanggal": typed["tanggal"], "catatan": typed["catatan"], **flags}


class FeeForm(Versioned):
    """One month of fees."""

    periode = forms.CharField(
        label="Bulan",
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-05"}),
    )
    tagihan_rp = money("Tagihan", required=False)
    diterima_rp = money("Diterima", required=False)
    dipakai_rp = money("Dipakai", required=False)
    keterangan = forms.CharField(label="Keterangan", max_length=200, required=False)
    _MONEY = ("tagihan_rp", "diterima_rp", "dipakai_rp")

    def clean_periode(self) -> Any:
        text = self.cleaned_data["periode"]
        try:
            return forms.DateField().clean(f"{text}-01")
        except forms.ValidationError as error:
            raise forms.ValidationError("Tulis tahun dan bulan: 2026-05.") from error

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*self._MONEY, "keterangan")}

    def units(self) -> list[tuple[Any, str]]:
        return self.pairs(dict.fromkeys(self._MONEY, "Rp"))


class JobForm(forms.ModelForm):
    class Meta:
        model = JadwalOP
        fields = ("pekerjaan", "setiap_bulan", "berikutnya")
        field_classes = {"setiap_bulan": IntegerText}
        labels = {"setiap_bulan": "Setiap", "berikutnya": "Berikutnya pada"}
        widgets = {
            "berikutnya": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }


class DoneForm(Versioned):
    tanggal = day("Tanggal dikerjakan")


class AsetFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Aset.Jenis.choices)
    )
    kelas = forms.ChoiceField(
        label="Kelas", choices=any_of("Semua", Aset.Kelas.choices)
    )
    inspeksi = forms.ChoiceField(
        label="Keadaan",
        choices=any_of(
            "Semua",
            [
                ("lama", "Tidak diperiksa setahun"),
                ("tidak_berfungsi", "Terakhir tidak berfungsi"),
                ("jadwal", "Jadwal pemeliharaan terlewat"),
            ],
        ),
    )
    kpp = forms.ChoiceField(label="Pengelola")
    lookups = {"jenis": "jenis", "kelas": "kelas"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kpp"].choices = any_of("Semua", self._keepers())
        places = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self.fields["wilayah"].choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_inspeksi(self, rows: Any, value: str) -> QuerySet:
        if value == "lama":
            return rows.filter(lama=True)
        if value == "jadwal":
            return rows.filter(jadwal_lewat__gt=0)
        return rows.filter(fungsi=False)

    def narrow_kpp(self, rows: Any, value: str) -> QuerySet:
        if value == _OTHER:
            return rows.filter(kpp=None).exclude(pengelola="")
        if value == _NOBODY:
            return rows.filter(kpp=None, pengelola="")
        return rows.filter(kpp=value)

    def _keepers(self) -> list[tuple[str, str]]:
        """Nobody, somebody else, or a KPP; where there are many only the asked one."""
        seen = Kpp.objects.visible_to(self.user).order_by("nama")
        rows = list(seen.values_list("pk", "nama")[: _MOST_KEEPERS + 1])
        if len(rows) > _MOST_KEEPERS:
            asked = self.data.get("kpp", "")
            one = asked if asked.isascii() and asked.isdigit() else "0"
            rows = list(seen.filter(pk=one[:_DIGITS]).values_list("pk", "nama"))
        return [*_KEEPERS, *((str(pk), nama) for pk, nama in rows)]


class SustainFilter(FilterForm):
    """The year whose inspections are counted; this one unless asked."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        past = [(str(y), str(y)) for y in range(now - 1, _FIRST_YEAR - 1, -1)]
        self.fields["tahun"].choices = [("", str(now)), *past]

    @property
    def year(self) -> int:
        return self.cleaned_data.get("tahun") or timezone.localdate().year

    def narrow_tahun(self, rows: Any, value: int) -> QuerySet:
        return rows
