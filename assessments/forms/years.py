"""Forms of years: opening one, and the steps of its life."""

from typing import Any

from django import forms
from django.utils import timezone

from assessments.models import TahunPenanganan
from kawasan import access
from kawasan.forms.filters import any_of
from kawasan.models import Wilayah
from sibungas.lib.listing import FilterForm

_FIRST_YEAR = 2015
CITIES = ("kabupaten", "kota")
STEPS = {
    "kunci": "Kunci tahun",
    "minta": "Minta dibuka kembali",
    "buka": "Buka kembali",
    "tolak": "Tolak permintaan",
}


class OpenYearForm(forms.Form):
    """Which kab/kota, which year, and from what its R0 comes."""

    wilayah = forms.ModelChoiceField(
        label="Kabupaten/kota", queryset=None, empty_label="Pilih kabupaten/kota"
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    sumber_r0 = forms.ChoiceField(
        label="Sumber R0",
        choices=TahunPenanganan.SumberR0.choices,
        widget=forms.RadioSelect,
        initial=TahunPenanganan.SumberR0.AKHIR_LALU,
        help_text=(
            "Akhir tahun sebelumnya: RT tanpa penilaian tahun ini melanjutkan angka"
            " kumuh akhirnya. Hanya penilaian tahun ini: angka lama tidak dibawa."
        ),
    )
    dasar = forms.CharField(
        label="Dasar",
        required=False,
        max_length=200,
        help_text="Nomor dan tanggal SK atau berita acara; wajib bila R0 baru.",
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        mine = access.scope_filter(user, "kode", "manage_year")
        cities = Wilayah.objects.current().filter(mine, jenis__in=CITIES)
        place: Any = self.fields["wilayah"]
        place.queryset = cities.defer("batas").order_by("kode")
        now = timezone.localdate().year
        years: Any = self.fields["tahun"]
        years.choices = [(y, str(y)) for y in range(now, _FIRST_YEAR - 1, -1)]


class YearStepForm(forms.Form):
    """One step of a year: which, on which version, and why."""

    langkah = forms.ChoiceField(
        choices=list(STEPS.items()),
        error_messages={"invalid_choice": "Langkah ini tidak ada."},
    )
    versi = forms.IntegerField()
    alasan = forms.CharField(required=False, max_length=300)


class YearListFilter(FilterForm):
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, empty_value=None)
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", TahunPenanganan.Status.choices)
    )
    lookups = {"tahun": "tahun", "status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        now = timezone.localdate().year
        years: Any = self.fields["tahun"]
        past = [(str(y), str(y)) for y in range(now, _FIRST_YEAR - 1, -1)]
        years.choices = any_of("Semua", past)
