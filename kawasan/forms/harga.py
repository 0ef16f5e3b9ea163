"""The form and the filters of unit prices."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kawasan.models import HargaSatuan
from kawasan.models.sasaran import Sasaran
from sibungas.lib.listing import FilterForm

_CITY = 5
_SECTIONS = (
    ("Untuk apa", ("wilayah", "sasaran")),
    ("Harga", ("harga_rp", "tahun", "sumber")),
)
_UNITS = {"harga_rp": "Rp"}


class PriceForm(VersionedForm):
    """One price; its unit follows from what the work reduces."""

    class Meta:
        model = HargaSatuan
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        field_classes = {"harga_rp": DecimalText, "tahun": IntegerText}
        labels = {
            "wilayah": "Kabupaten/kota",
            "harga_rp": "Harga per satuan",
            "sumber": "Sumber harga",
        }
        help_texts = {
            "sasaran": "Satuannya tertulis dalam kurung; harga berlaku per satuan itu.",
            "sumber": "Misalnya: SSH Kota 2026, kontrak 05/SPK/2025, HSPK Dinas PU.",
        }

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah
        if not self.instance.pk:
            self.fields["tahun"].initial = timezone.localdate().year
            if len(wilayah) == 1:
                self.fields["wilayah"].initial = wilayah[0].pk

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page, each with its unit."""
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in _SECTIONS
        ]


class PriceFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Kabupaten/kota")
    sasaran = forms.ChoiceField(
        label="Yang dikurangi", choices=any_of("Semua", Sasaran.choices)
    )
    tahun = forms.IntegerField(label="Tahun", min_value=1990, max_value=2100)
    lookups = {"wilayah": "wilayah__kode", "sasaran": "sasaran", "tahun": "tahun"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            field: Any = self.fields["wilayah"]
            field.choices = any_of("Semua", places)
