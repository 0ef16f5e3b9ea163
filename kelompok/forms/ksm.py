"""The form and the filters of KSM."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import IntegerText, KelurahanField
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kawasan.forms.places import VersionedForm
from kelompok.actions.ksm import NO_NEW_YEAR, OUTSIDE_SLUMS, in_slums
from kelompok.models import Ksm
from kelompok.models.ksm import FIRST_YEAR, LONGEST_REASON
from sibungas.lib.listing import FilterForm
from sibungas.templatetags.ui import angka

_UNITS = {
    "anggota_laki_laki": "orang",
    "anggota_perempuan": "orang",
    "anggota_mbr": "orang",
}
_SECTIONS = (
    ("Kelompok", ("kode", "nama", "bidang", "status", "bkm")),
    ("Tempat", ("kelurahan", "kawasan", "alamat")),
    ("Pembentukan", ("tanggal_pembentukan", "nomor_sk", "tanggal_sk", "ad_art")),
    ("Anggota", ("anggota_laki_laki", "anggota_perempuan", "anggota_mbr")),
)
# Rows beside the record: the years, and why for those that are added now.
_COACHING = ("tahun_binaan", "alasan_binaan")
_DAY = {"type": "date"}


class KsmForm(VersionedForm):
    kelurahan = KelurahanField(label="Kelurahan/desa", queryset=None)
    tahun_binaan = forms.TypedMultipleChoiceField(
        label="Tahun binaan provinsi",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Setiap tahun KSM ini dibina provinsi; kosong bila tidak pernah.",
        error_messages={"invalid_choice": "Tahun %(value)s tidak dapat dipilih."},
    )
    alasan_binaan = forms.CharField(
        label="Alasan dibina di luar kawasan kumuh",
        max_length=LONGEST_REASON,
        required=False,
        help_text=(
            "Hanya bila kelurahannya tanpa kawasan kumuh. Disimpan pada tahun yang"
            " baru ditambahkan."
        ),
    )

    class Meta:
        model = Ksm
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        field_classes = dict.fromkeys(_UNITS, IntegerText)
        widgets = {
            "tanggal_pembentukan": forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
            "tanggal_sk": forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        }
        labels = {"nama": "Nama KSM", "nomor_sk": "Nomor SK atau berita acara"}
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai KSM lain."}}
        help_texts = {
            "anggota_laki_laki": (
                "Kosongkan keduanya bila belum dihitung. Kurang dari tiga ditandai."
            ),
            "anggota_mbr": "Berpenghasilan rendah; bagian dari seluruh anggota.",
        }

    def __init__(
        self,
        *args: Any,
        kelurahan: QuerySet,
        kawasan: QuerySet,
        bkm: QuerySet,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"].queryset = kelurahan
        self.fields["kawasan"].queryset = kawasan
        self.fields["bkm"].queryset = bkm
        self.fields["bkm"].empty_label = "Tidak di bawah BKM"
        self.fields["kawasan"].empty_label = "Di luar kawasan kumuh"
        self._had = _years_of(self.instance)
        # Years are planned one ahead; one that is stored must stay to be kept.
        offered = {*range(FIRST_YEAR, timezone.localdate().year + 2), *self._had}
        years: Any = self.fields["tahun_binaan"]
        years.choices = [(year, str(year)) for year in sorted(offered, reverse=True)]
        years.initial = self._had

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        kawasan, place = found.get("kawasan"), found.get("kelurahan")
        if kawasan and place and not kawasan.kelurahan.filter(pk=place.pk).exists():
            self.add_error(
                "kawasan", f"Kawasan {kawasan.nama} tidak mencakup {place.nama}."
            )
        board = found.get("bkm")
        if board and place and board.kelurahan_id != place.pk:
            self.add_error("bkm", f"{board} bukan BKM kelurahan ini.")
        self._check_coaching(found)
        for name in ("tanggal_pembentukan", "tanggal_sk"):
            day = found.get(name)
            if day and day > timezone.localdate():
                self.add_error(name, "Tanggal ini belum tiba.")
        men, women = found.get("anggota_laki_laki"), found.get("anggota_perempuan")
        poor = found.get("anggota_mbr")
        if men is not None and women is not None and poor and poor > men + women:
            sentence = f"Melebihi jumlah anggota ({angka(men + women)})."
            self.add_error("anggota_mbr", sentence)
        return found

    def _check_coaching(self, found: dict[str, Any]) -> None:
        years, why = found.get("tahun_binaan"), found.get("alasan_binaan")
        place = found.get("kelurahan")
        if years is None or "alasan_binaan" in self.errors:
            return
        added = set(years) - set(self._had)
        if why and not added:
            self.add_error("alasan_binaan", NO_NEW_YEAR)
        if added and place and not why and not in_slums(place.pk):
            self.add_error("alasan_binaan", OUTSIDE_SLUMS)

    def values(self) -> dict[str, Any]:
        rows = {name: self.cleaned_data[name] for name in _COACHING}
        return {**super().values(), **rows}

    def conflicts(self, current: Any) -> list[tuple[str, str, str]]:
        found = super().conflicts(current)
        now, typed = _years_of(current), sorted(self.cleaned_data["tahun_binaan"])
        if now != typed:
            label = str(self.fields["tahun_binaan"].label)
            told = (self._say("tahun_binaan", years) for years in (now, typed))
            found.append((label, *told))
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in (*_SECTIONS, ("Pembinaan", _COACHING))
        ]


def _years_of(ksm: Ksm) -> list[int]:
    """The stored years of coaching, ascending; none for one not yet stored."""
    return [row.tahun for row in ksm.binaan_set.all()] if ksm.pk else []


class KsmFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    bidang = forms.ChoiceField(
        label="Bidang", choices=any_of("Semua", Ksm.Bidang.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Ksm.Status.choices)
    )
    binaan = forms.TypedChoiceField(label="Binaan", coerce=int, empty_value=None)
    lookups = {"bidang": "bidang", "status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        ahead = timezone.localdate().year + 1
        years = [(str(y), str(y)) for y in range(ahead, FIRST_YEAR - 1, -1)]
        self._offer("binaan", any_of("Semua", years))
        places = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            self._offer("wilayah", any_of("Semua", places))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def narrow_binaan(self, rows: Any, year: int) -> QuerySet:
        return rows.coached_in(year)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)
