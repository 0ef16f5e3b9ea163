"""Forms of kawasan, RT and denominators; each knows one page."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Model, QuerySet
from django.utils import timezone

from kawasan.forms.fields import (
    BoundaryField,
    DecimalText,
    IntegerText,
    KelurahanField,
    KelurahanListField,
)
from kawasan.models import Kawasan, Rt, RtPenyebut
from kawasan.models.fields import MAX_HA
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.templatetags.ui import angka

_NUMBERS = {
    "luas_sk_ha": DecimalText,
    "luas_verifikasi_ha": DecimalText,
    "jarak_tepi_sungai_m": DecimalText,
    "luas_legal_ha": DecimalText,
    "luas_tanpa_legalitas_ha": DecimalText,
    "luas_ilegal_ha": DecimalText,
    "jumlah_bangunan": IntegerText,
    "jumlah_penduduk": IntegerText,
    "penduduk_perempuan": IntegerText,
    "penduduk_mbr": IntegerText,
    "jumlah_kk": IntegerText,
    "kk_miskin": IntegerText,
}
# A part must not be larger than its whole.
_PARTS = {
    "penduduk_perempuan": ("jumlah_penduduk", "jumlah penduduk"),
    "penduduk_mbr": ("jumlah_penduduk", "jumlah penduduk"),
    "kk_miskin": ("jumlah_kk", "jumlah KK"),
}
# What leaving a choice empty means.
_UNCHOSEN = {
    "kategori": "Belum ditentukan",
    "kewenangan_ditetapkan": "Mengikuti hitungan luas",
    "penggunaan_lahan": "Belum diketahui",
}
# Addresses under /kawasan/ that are pages, not codes.
_TAKEN = frozenset({"baru"})
_FIRST_YEAR = 1990


_UNITS = {
    "luas_sk_ha": "ha",
    "luas_verifikasi_ha": "ha",
    "jarak_tepi_sungai_m": "m",
    "luas_legal_ha": "ha",
    "luas_tanpa_legalitas_ha": "ha",
    "luas_ilegal_ha": "ha",
    "jumlah_bangunan": "unit",
    "jumlah_penduduk": "jiwa",
    "penduduk_perempuan": "jiwa",
    "penduduk_mbr": "jiwa",
    "jumlah_kk": "KK",
    "kk_miskin": "KK",
    "panjang_jalan_ideal_m": "m",
    "panjang_drainase_ideal_m": "m",
    "panjang_jalan_eksisting_m": "m",
    "panjang_drainase_eksisting_m": "m",
}
_SECTIONS = (
    ("Nama", ("kode", "nama", "alias", "kampung", "status", "kategori")),
    (
        "Luas dan kewenangan",
        (
            "luas_sk_ha",
            "luas_verifikasi_ha",
            "kewenangan_ditetapkan",
            "alasan_kewenangan",
        ),
    ),
    (
        "Keadaan tempat",
        (
            "tipologi",
            "bantaran_sungai",
            "nama_sungai",
            "jarak_tepi_sungai_m",
            "penggunaan_lahan",
        ),
    ),
    (
        "Status lahan",
        ("luas_legal_ha", "luas_tanpa_legalitas_ha", "luas_ilegal_ha"),
    ),
    (
        "Bangunan dan penduduk",
        (
            "jumlah_bangunan",
            "jumlah_penduduk",
            "penduduk_perempuan",
            "penduduk_mbr",
            "jumlah_kk",
            "kk_miskin",
        ),
    ),
)


def _names(places: Any) -> str:
    return ", ".join(sorted(place.nama for place in places))


class ConflictsForm(forms.ModelForm):
    """A form that can stand beside what somebody else has stored meanwhile."""

    def conflicts(self, current: Model) -> list[tuple[str, str, str]]:
        """Label, what is stored now, what was typed: only where they differ."""
        found = []
        for name in self._meta.fields or ():
            now, typed = getattr(current, name), self.cleaned_data.get(name)
            if now != typed:
                label = str(self.fields[name].label)
                found.append((label, self._say(name, now), self._say(name, typed)))
        return found

    def _say(self, name: str, value: Any) -> str:
        if value is None or value == "" or value == []:
            return "–"
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if isinstance(value, GEOSGeometry):
            return f"batas dengan {value.num_coords} titik"
        if isinstance(value, Model):
            return str(value)
        if isinstance(value, int | Decimal) and name in _UNITS:
            return f"{angka(value)} {_UNITS[name]}"
        words = dict(getattr(self.fields[name], "choices", None) or ())
        if isinstance(value, list):
            return ", ".join(str(words.get(part, part)) for part in value)
        return str(words.get(value, value))


class VersionedForm(ConflictsForm):
    """A form that remembers which version of the record the person saw."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = getattr(self.instance, "versi", None)

    def values(self) -> dict[str, Any]:
        """Columns of the record, ready for the action."""
        names = self._meta.fields or ()
        return {name: self.cleaned_data[name] for name in names}


class KawasanForm(VersionedForm):
    kelurahan_list = KelurahanListField(
        label="Kelurahan/desa",
        queryset=None,
        error_messages={"required": "Pilih sedikitnya satu kelurahan atau desa."},
    )
    tipologi = forms.MultipleChoiceField(
        label="Tipologi",
        choices=Kawasan.Tipologi.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    batas = BoundaryField(label="Delineasi")

    class Meta:
        model = Kawasan
        fields = (
            "kode",
            "nama",
            "alias",
            "kampung",
            "status",
            "kategori",
            "luas_sk_ha",
            "luas_verifikasi_ha",
            "kewenangan_ditetapkan",
            "alasan_kewenangan",
            "tipologi",
            "bantaran_sungai",
            "nama_sungai",
            "jarak_tepi_sungai_m",
            "penggunaan_lahan",
            "luas_legal_ha",
            "luas_tanpa_legalitas_ha",
            "luas_ilegal_ha",
            "jumlah_bangunan",
            "jumlah_penduduk",
            "penduduk_perempuan",
            "penduduk_mbr",
            "jumlah_kk",
            "kk_miskin",
            "batas",
            "sumber_batas",
        )
        field_classes = _NUMBERS
        labels = {
            "nama": "Nama kawasan",
            "luas_sk_ha": "Luas menurut SK",
            "luas_verifikasi_ha": "Luas verifikasi",
            "jarak_tepi_sungai_m": "Jarak ke tepi sungai",
            "luas_legal_ha": "Lahan legal",
            "luas_tanpa_legalitas_ha": "Lahan legal ditempati tanpa legalitas",
            "luas_ilegal_ha": "Lahan ilegal",
            "penduduk_mbr": "Penduduk berpenghasilan rendah (MBR)",
        }
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai kawasan lain."}}
        help_texts = {
            "luas_sk_ha": "Menurut SK penetapan kumuh yang berlaku.",
            "luas_verifikasi_ha": "Hasil verifikasi lapangan; menentukan kewenangan.",
            "kewenangan_ditetapkan": (
                "Kosongkan untuk mengikuti hitungan: di bawah 10 ha kabupaten/kota,"
                " 10 sampai di bawah 15 ha provinsi, 15 ha ke atas pusat."
            ),
            "sumber_batas": "Misalnya: survei drone Dinas Perkim, Maret 2026.",
        }

    def __init__(self, *args: Any, kelurahan: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan_list"].queryset = kelurahan
        for name, words in _UNCHOSEN.items():
            _, *choices = self.fields[name].choices
            self.fields[name].choices = [("", words), *choices]
        if self.instance.pk:
            self.fields["kode"].disabled = True
            chosen = self.instance.kelurahan.values_list("pk", flat=True)
            self.fields["kelurahan_list"].initial = list(chosen)

    def clean_kode(self) -> str:
        kode = self.cleaned_data["kode"]
        if kode.lower() in _TAKEN:
            raise forms.ValidationError("Kode ini dipakai portal. Pilih kode lain.")
        return kode

    def clean_luas_verifikasi_ha(self) -> Any:
        area = self.cleaned_data["luas_verifikasi_ha"]
        if area <= 0 or area > MAX_HA:
            raise forms.ValidationError("Luas verifikasi harus lebih dari 0 ha.")
        return area

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("kewenangan_ditetapkan") and not found.get("alasan_kewenangan"):
            self.add_error("alasan_kewenangan", "Isi alasan penetapan kewenangan.")
        if found.get("bantaran_sungai") and not found.get("nama_sungai"):
            self.add_error("nama_sungai", "Isi nama sungai untuk kawasan bantaran.")
        for part, (whole, label) in _PARTS.items():
            small, large = found.get(part), found.get(whole)
            if small is not None and large is not None and small > large:
                self.add_error(part, f"Melebihi {label} ({angka(large)}).")
        return found

    def kelurahan(self) -> list[Any]:
        return list(self.cleaned_data["kelurahan_list"])

    def conflicts(self, current: Model) -> list[tuple[str, str, str]]:
        found = super().conflicts(current)
        now = _names(current.kelurahan.all())
        typed = _names(self.kelurahan())
        if now != typed:
            found.append((str(self.fields["kelurahan_list"].label), now, typed))
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in _SECTIONS
        ]


class RtForm(VersionedForm):
    kelurahan = KelurahanField(label="Kelurahan/desa", queryset=None)
    batas = BoundaryField(label="Batas RT")

    class Meta:
        model = Rt
        fields = ("kelurahan", "rt", "rw", "kampung", "kawasan", "batas")
        labels = {"rt": "Nomor RT", "rw": "Nomor RW", "kawasan": "Kawasan"}
        help_texts = {"kampung": "Isi bila nomor RT yang sama ada di kampung lain."}

    def __init__(
        self, *args: Any, kelurahan: QuerySet, kawasan: QuerySet, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"].queryset = kelurahan
        self.fields["kawasan"].queryset = kawasan
        self.fields["kawasan"].empty_label = "Di luar kawasan kumuh"
        self.fields["kelurahan"].disabled = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        kawasan, place = found.get("kawasan"), found.get("kelurahan")
        if kawasan and place and not kawasan.kelurahan.filter(pk=place.pk).exists():
            self.add_error(
                "kawasan", f"Kawasan {kawasan.nama} tidak mencakup {place.nama}."
            )
        return found


class DenominatorsForm(ConflictsForm):
    """Denominators of one RT from a year on; 0 is none, empty is unknown."""

    versi = forms.IntegerField(widget=forms.HiddenInput)
    sumber = forms.CharField(
        label="Sumber angka",
        max_length=150,
        help_text="Misalnya: data kelurahan Januari 2026, survei jalan 2025.",
    )

    class Meta:
        model = RtPenyebut
        fields = ("berlaku_tahun", *PENYEBUT, *EKSISTING, "sumber")
        field_classes = {
            name: IntegerText if name.startswith("jumlah_") else DecimalText
            for name in (*PENYEBUT, *EKSISTING)
        }
        labels = {
            "berlaku_tahun": "Berlaku mulai tahun",
            "jumlah_bangunan": "Jumlah bangunan",
            "jumlah_penduduk": "Jumlah penduduk",
            "luas_verifikasi_ha": "Luas verifikasi",
            "panjang_jalan_ideal_m": "Panjang jalan ideal",
            "panjang_drainase_ideal_m": "Panjang drainase ideal",
            "panjang_jalan_eksisting_m": "Panjang jalan yang ada",
            "panjang_drainase_eksisting_m": "Panjang drainase yang ada",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in (*PENYEBUT, *EKSISTING):
            self.fields[name].required = False

    @staticmethod
    def starting_from(row: RtPenyebut | None) -> dict[str, Any]:
        """Initial values: the last known denominators, with their source."""
        names = (*PENYEBUT, *EKSISTING, "sumber")
        return {name: getattr(row, name) for name in names} if row else {}

    def clean_berlaku_tahun(self) -> int:
        year = self.cleaned_data["berlaku_tahun"]
        if not _FIRST_YEAR <= year <= timezone.localdate().year + 1:
            raise forms.ValidationError(
                f"Isi tahun dari {_FIRST_YEAR} sampai tahun depan."
            )
        return year

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*PENYEBUT, *EKSISTING)}

    def rows(self) -> list[tuple[Any, str]]:
        names = ("berlaku_tahun", *PENYEBUT, *EKSISTING, "sumber")
        return [(self[name], _UNITS.get(name, "")) for name in names]


class CloseForm(forms.Form):
    versi = forms.IntegerField()
    alasan = forms.CharField(max_length=2000)
