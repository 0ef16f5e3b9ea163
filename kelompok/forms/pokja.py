"""Forms and filters of the Pokja, its seats, and how it performed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kelompok.models import Pokja, PokjaAnggota, PokjaAspek, PokjaPenilaian
from kelompok.models.pokja import ASPECTS, MOST_POINTS
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_CITY, _YEARS_BACK = 5, 10


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _yes_no(label: str) -> forms.TypedChoiceField:
    """Yes, no, or not known: an empty answer is no "no"."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("", "Belum diketahui"), ("ya", "Ya"), ("tidak", "Tidak")],
        coerce=lambda value: value == "ya",
        empty_value=None,
        required=False,
    )


class _SectionedForm(VersionedForm):
    """A form whose fields stand in sections."""

    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    units: dict[str, str] = {}
    answers: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in self.answers:
            known = getattr(self.instance, name)
            words = {True: "ya", False: "tidak"}
            self.initial[name] = words.get(known, "")

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], self.units.get(name, "")) for name in names])
            for title, names in self.parts
        ]


class _YearForm(_SectionedForm):
    """Of a place and a year; both are fixed once it exists."""

    def __init__(self, *args: Any, places: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wilayah"]
        field.queryset = places
        if self.instance.pk:
            for name in ("wilayah", "tahun"):
                self.fields[name].disabled = True
        else:
            self.fields["tahun"].initial = timezone.localdate().year


class PokjaForm(_YearForm):
    ada_sekretariat = _yes_no("Ada sekretariat")
    parts = (
        ("Pokja", ("wilayah", "tahun", "status", "tanggal_pembentukan")),
        ("Dasar", ("nomor_sk", "tanggal_sk")),
        ("Susunan", ("anggota_laki_laki", "anggota_perempuan", "ada_sekretariat")),
        ("Kerja", ("fungsi", "dana_operasional_rp", "rencana_kerja")),
    )
    units = {
        "anggota_laki_laki": "orang",
        "anggota_perempuan": "orang",
        "dana_operasional_rp": "Rp",
    }
    answers = ("ada_sekretariat",)

    class Meta:
        model = Pokja
        fields = (
            "wilayah", "tahun", "status", "tanggal_pembentukan", "nomor_sk",
            "tanggal_sk", "anggota_laki_laki", "anggota_perempuan", "ada_sekretariat",
            "fungsi", "dana_operasional_rp", "rencana_kerja",
        )  # fmt: skip
        field_classes = {
            "tahun": IntegerText,
            "anggota_laki_laki": IntegerText,
            "anggota_perempuan": IntegerText,
            "dana_operasional_rp": DecimalText,
        }
        widgets = {
            "tanggal_pembentukan": _day(),
            "tanggal_sk": _day(),
            "fungsi": forms.Textarea(attrs={"rows": 4}),
            "rencana_kerja": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "dana_operasional_rp": "Kosong bila belum diketahui; 0 bila tidak ada.",
            "fungsi": "Menurut SK-nya, satu per baris.",
            "nomor_sk": "Salinan SK dan rencana kerja diunggah di halaman Pokja.",
        }


class MemberForm(_SectionedForm):
    parts = (
        ("Kedudukan", ("institution", "jabatan", "peran", "bidang")),
        ("Masa", ("mulai", "sampai", "nama")),
    )

    class Meta:
        model = PokjaAnggota
        fields = (
            "institution", "jabatan", "peran", "bidang", "mulai", "sampai", "nama",
        )  # fmt: skip
        widgets = {"mulai": _day(), "sampai": _day()}
        help_texts = {
            "nama": "Cukup jabatannya. Nama hanya bila SK menyebut orangnya.",
            "bidang": "Wajib untuk koordinator bidang.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offices = Institution.objects.filter(aktif=True)
        if self.instance.pk:
            offices |= Institution.objects.filter(pk=self.instance.institution_id)
        field: Any = self.fields["institution"]
        field.queryset = offices


def aspect_names() -> list[str]:
    """What the ten aspects are called; the number where no name is known."""
    known = {row.nomor: row.nama for row in PokjaAspek.objects.all()}
    numbers = range(1, ASPECTS + 1)
    return [known.get(n) or f"Aspek {n} (belum bernama)" for n in numbers]


class PerformanceForm(_YearForm):
    ada_sk = _yes_no("Ada SK")
    program_kerja = _yes_no("Punya program kerja")
    forum_pkp = _yes_no("Forum PKP aktif")
    dukungan_apbd = _yes_no("Didukung APBD")
    answers = ("ada_sk", "program_kerja", "forum_pkp", "dukungan_apbd")

    class Meta:
        model = PokjaPenilaian
        fields = (
            "wilayah", "tahun", "pembentukan", "ada_sk", "penggabungan",
            "program_kerja", "forum_pkp", "dukungan_apbd", "sumber", "catatan",
        )  # fmt: skip
        field_classes = {"tahun": IntegerText}
        help_texts = {"sumber": "Misalnya: rapat penilaian 5 Maret 2026, laporan kota."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        points = list(self.instance.skor)
        self._aspects = []
        for number, name in enumerate(aspect_names(), start=1):
            key = f"aspek_{number}"
            self.fields[key] = IntegerText(
                label=name, min_value=0, max_value=MOST_POINTS, required=False
            )
            if number <= len(points):
                self.initial[key] = points[number - 1]
            self._aspects.append(key)
        self.parts = (
            ("Pokja", ("wilayah", "tahun", "pembentukan", "ada_sk", "penggabungan")),
            ("Kerja", ("program_kerja", "forum_pkp", "dukungan_apbd")),
            ("Skor sepuluh aspek", tuple(self._aspects)),
            ("Sumber", ("sumber", "catatan")),
        )
        self.units = dict.fromkeys(self._aspects, f"dari {MOST_POINTS}")

    def values(self) -> dict[str, Any]:
        points = [self.cleaned_data[key] for key in self._aspects]
        kept = points if any(one is not None for one in points) else []
        return {**super().values(), "skor": kept}


class AspectForm(forms.Form):
    """The names of the ten aspects, and where they stand."""

    sumber = forms.CharField(
        label="Sumber nama",
        max_length=200,
        help_text="Surat atau pedoman yang memuat nama aspek.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = {row.nomor: row for row in PokjaAspek.objects.all()}
        for number in range(1, ASPECTS + 1):
            row = rows.get(number)
            self.fields[f"aspek_{number}"] = forms.CharField(
                label=f"Aspek {number}",
                max_length=150,
                required=False,
                initial=row.nama if row else "",
            )
        first = rows.get(1)
        self.fields["sumber"].initial = first.sumber if first else ""
        self.order_fields([f"aspek_{n}" for n in range(1, ASPECTS + 1)])

    def names(self) -> list[str]:
        return [self.cleaned_data[f"aspek_{n}"] for n in range(1, ASPECTS + 1)]


class _PlaceYearFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    lookups = {"tahun": "tahun", "status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        years = [(str(y), str(y)) for y in range(now + 1, now - _YEARS_BACK, -1)]
        tahun: Any = self.fields["tahun"]
        tahun.choices = any_of("Semua tahun", years)
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            field: Any = self.fields["wilayah"]
            field.choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)


class PokjaFilter(_PlaceYearFilter):
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Pokja.Status.choices)
    )


class PerformanceFilter(_PlaceYearFilter):
    """One year, the present one unless asked: a rank is of a year."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        if self.data.get("tahun") == str(now):
            self.data = {**self.data.dict(), "tahun": ""}
        tahun: Any = self.fields["tahun"]
        past = [(str(y), str(y)) for y in range(now - 1, now - _YEARS_BACK, -1)]
        tahun.choices = any_of(str(now), past)

    @property
    def year(self) -> int:
        return self.cleaned_data.get("tahun") or timezone.localdate().year

    def narrow(self, rows: QuerySet) -> QuerySet:
        return super().narrow(rows.filter(tahun=self.year))
