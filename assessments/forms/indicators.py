"""Forms of a target and of a reported achievement of one indicator and place."""

from typing import Any

from django import forms
from django.utils import timezone

from assessments import indicators
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from assessments.models.indicator import FIRST_YEAR, LAST_YEAR, IndicatorNumber
from kawasan.forms.fields import DecimalText, IntegerText
from kawasan.forms.places import ConflictsForm
from kawasan.models import Wilayah
from sibungas.templatetags.ui import angka

_DAY = {"type": "date"}
_ROWS = {"rows": 3}


class NumberForm(ConflictsForm):
    """What both forms share: the year, the value, and which version was seen.

    ``versi`` belongs to the year the form was opened for. Another year typed later is a
    number that this person has not seen.
    """

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tahun_dibuka = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        wilayah: Wilayah,
        now: IndicatorNumber | None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.indicator, self.wilayah = indicator, wilayah
        self.fields["versi"].initial = now.versi if now else 0
        self.fields["tahun_dibuka"].initial = self.initial.get("tahun")
        self.fields["nilai"].help_text = self._help()

    def _help(self) -> str:
        unit = self.indicator.satuan
        if self.indicator.persen:
            return "Persentase dari 0 sampai 100, misalnya 87,5."
        if unit == "ha":
            return "Hektare dengan koma desimal: 36,67 berarti 36 koma 67 hektare."
        return f"Dalam {unit}."

    def clean_tahun(self) -> int:
        year = self.cleaned_data["tahun"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise forms.ValidationError(
                f"Isi tahun dari {FIRST_YEAR} sampai {LAST_YEAR}."
            )
        return year

    def clean_nilai(self) -> Any:
        value = self.cleaned_data["nilai"]
        problem = indicators.implausible(self.indicator, self.wilayah.kode, value)
        if problem:
            raise forms.ValidationError(problem)
        return value

    @property
    def seen(self) -> int:
        """The version this person has seen for the year typed; 0 is none."""
        same = self.cleaned_data["tahun"] == self.cleaned_data.get("tahun_dibuka")
        return (self.cleaned_data.get("versi") or 0) if same else 0

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def rows(self) -> list[tuple[Any, str]]:
        """Each field with its unit, in the order of the page."""
        units = {"nilai": self.indicator.satuan}
        return [(self[name], units.get(name, "")) for name in self._meta.fields or ()]

    def _say(self, name: str, value: Any) -> str:
        if name == "nilai" and value is not None:
            return f"{angka(value)} {self.indicator.satuan}"
        return super()._say(name, value)


class TargetForm(NumberForm):
    class Meta:
        model = IndicatorTarget
        fields = ("tahun", "nilai", "sumber", "dokumen", "catatan")
        field_classes = {"tahun": IntegerText, "nilai": DecimalText}
        labels = {"tahun": "Tahun target", "nilai": "Target"}
        help_texts = {
            "tahun": "Nilai yang harus tercapai pada akhir tahun ini.",
            "sumber": "Siapa yang menetapkan, misalnya: Bappeda, rapat 3 Maret 2026.",
            "dokumen": "Misalnya: RPJMD 2025-2029, tabel 4.3.",
        }
        widgets = {"catatan": forms.Textarea(attrs=_ROWS)}


class AchievementForm(NumberForm):
    class Meta:
        model = IndicatorAchievement
        fields = (
            "tahun",
            "nilai",
            "tanggal_data",
            "status",
            "sumber",
            "catatan",
            "strategi",
        )
        field_classes = {"tahun": IntegerText, "nilai": DecimalText}
        labels = {"tahun": "Tahun capaian", "nilai": "Capaian yang dilaporkan"}
        help_texts = {
            "tanggal_data": "Keadaan pada tanggal berapa.",
            "status": "Sementara selama angkanya masih dapat berubah.",
            "sumber": "Misalnya: laporan Dinas PUPR, Susenas 2025.",
            "strategi": "Apa yang dilakukan agar target tercapai.",
        }
        widgets = {
            "tanggal_data": forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
            "catatan": forms.Textarea(attrs=_ROWS),
            "strategi": forms.Textarea(attrs=_ROWS),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["tanggal_data"].required = True

    def clean_tanggal_data(self) -> Any:
        day = self.cleaned_data["tanggal_data"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return day
