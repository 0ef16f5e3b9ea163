"""The forms of targets of coaching and of the levels of maturity."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText
from kelompok.forms.sections import SectionedForm, Sections, names
from kelompok.models import AmbangKelompok, TargetBinaan

_TARGET: Sections = (("Target", ("wilayah", "tahun", "jumlah", "sumber")),)
_LEVELS = ("berdaya_persen", "mandiri_persen", "madani_persen")
_SHARES = ("perempuan_persen", "mbr_persen", "pemilih_persen")
_NORM: Sections = (
    ("Berlaku", ("wilayah", "berlaku_mulai", "sumber")),
    ("Batas kematangan", _LEVELS),
    ("Target keikutsertaan", _SHARES),
)


class NormForm(SectionedForm):
    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah
        if not self.instance.pk:
            year = "tahun" if "tahun" in self.fields else "berlaku_mulai"
            self.fields[year].initial = timezone.localdate().year
            if len(wilayah) == 1:
                self.fields["wilayah"].initial = wilayah[0].pk


class TargetForm(NormForm):
    SECTIONS = _TARGET
    UNITS = {"jumlah": "KSM"}

    class Meta:
        model = TargetBinaan
        fields = names(_TARGET)
        field_classes = {"tahun": IntegerText, "jumlah": IntegerText}
        help_texts = {"sumber": "Dokumen yang memuat target ini."}


class LevelsForm(NormForm):
    SECTIONS = _NORM
    UNITS = dict.fromkeys((*_LEVELS, *_SHARES), "%")

    class Meta:
        model = AmbangKelompok
        fields = names(_NORM)
        field_classes = {
            "berlaku_mulai": IntegerText,
            **dict.fromkeys((*_LEVELS, *_SHARES), DecimalText),
        }
        help_texts = {
            "mandiri_persen": "Kosong berarti 51 %, satu-satunya batas yang bersumber.",
            "berdaya_persen": "Kosong berarti belum ditetapkan; tingkat tidak ditebak.",
            "madani_persen": "Kosong berarti belum ditetapkan; tingkat tidak ditebak.",
            "perempuan_persen": "40 % sering disebut; sumbernya belum ditemukan.",
            "pemilih_persen": "30 % sering disebut; sumbernya belum ditemukan.",
        }
