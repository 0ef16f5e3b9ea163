"""The form and the filters of the registry of institutions."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from sibungas.accounts.models import Institution
from sibungas.lib.listing import FilterForm

_CITY = 5
_SECTIONS = (
    ("Nama", ("nama", "singkatan", "sumber")),
    ("Kedudukan", ("kategori", "level", "kode_wilayah", "aktif")),
)


class InstitutionForm(VersionedForm):
    class Meta:
        model = Institution
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        labels = {"nama": "Nama instansi", "aktif": "Masih ada dan dapat dipilih"}
        error_messages = {"nama": {"unique": "Instansi dengan nama ini sudah ada."}}

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, none with a unit."""
        return [
            (title, [(self[name], "") for name in names]) for title, names in _SECTIONS
        ]


class InstitutionFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    kategori = forms.ChoiceField(
        label="Kategori", choices=any_of("Semua", Institution.Kategori.choices)
    )
    level = forms.ChoiceField(
        label="Tingkat", choices=any_of("Semua", Institution.Level.choices)
    )
    aktif = forms.ChoiceField(
        label="Keadaan",
        choices=any_of("Semua", [("ya", "Aktif"), ("tidak", "Tidak aktif")]),
    )
    lookups = {"kategori": "kategori", "level": "level"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wilayah"]
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        field.choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: QuerySet, kode: str) -> QuerySet:
        here = Q(kode_wilayah=kode) | Q(kode_wilayah__startswith=f"{kode}.")
        return rows.filter(here)

    def narrow_aktif(self, rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(aktif=value == "ya")
