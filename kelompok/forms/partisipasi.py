"""The form of one gathering of residents about an activity of a KSM."""

from django import forms

from kawasan.forms.fields import IntegerText
from kelompok.forms.sections import SectionedForm, Sections, day, names
from kelompok.models import KsmPartisipasi

_COUNTS = ("laki_laki", "perempuan", "mbr")
_SECTIONS: Sections = (
    ("Pertemuan", ("tahap", "tanggal", "tempat")),
    ("Peserta", _COUNTS),
    ("Hasil", ("keputusan", "nomor_ba")),
)


class ParticipationForm(SectionedForm):
    SECTIONS = _SECTIONS
    UNITS = dict.fromkeys(_COUNTS, "orang")

    class Meta:
        model = KsmPartisipasi
        fields = names(_SECTIONS)
        field_classes = dict.fromkeys(_COUNTS, IntegerText)
        widgets = {"tanggal": day(), "keputusan": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "tahap": "Keputusan pelaksana ialah musyawarah yang menunjuk KSM.",
            "laki_laki": "Kosongkan keduanya bila tidak dihitung.",
            "mbr": "Berpenghasilan rendah; bagian dari seluruh peserta.",
            "keputusan": "Apa yang disepakati, tanpa nama orang.",
            "nomor_ba": (
                "Wajib untuk keputusan pelaksana. Berkasnya diunggah di halaman"
                " kegiatan, sebagai berita acara musyawarah."
            ),
        }
