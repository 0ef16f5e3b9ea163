"""The form of what decides the priority of a kawasan in a year."""

from typing import Any

from django import forms

from kawasan.forms.places import VersionedForm
from kawasan.models import Pertimbangan
from kawasan.models.pertimbangan import PROOF_OF

_SECTIONS = (
    (
        "Pertimbangan lain",
        ("nilai_strategis", "bukti_strategis", "sosial_budaya", "bukti_sosial"),
    ),
    (
        "Legalitas lahan",
        ("kejelasan_lahan", "bukti_lahan", "kesesuaian_rtr", "bukti_rtr", "imb"),
    ),
    ("Dukungan, dicatat tanpa dinilai", ("dukungan_masyarakat", "komitmen_pemda")),
    ("Pola penanganan", ("pola_dipilih", "alasan_pola", "catatan")),
)
_UNKNOWN = "Belum diketahui"


def _sign(label: str, plus: str, minus: str, help_text: str = "") -> Any:
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _UNKNOWN), ("True", plus), ("False", minus)],
        coerce=lambda text: text == "True",
        empty_value=None,
        required=False,
        help_text=help_text,
    )


class PertimbanganForm(VersionedForm):
    """Facts of one kawasan and year; what is left empty is not known."""

    kejelasan_lahan = _sign(
        "Kejelasan status penguasaan lahan",
        "+ Seluruh lokasi jelas",
        "− Sebagian atau seluruh lokasi tidak jelas",
        "Milik sendiri, atau milik pihak lain dengan izin tertulis.",
    )
    kesesuaian_rtr = _sign(
        "Kesesuaian dengan rencana tata ruang",
        "+ Seluruh lokasi pada zona perumahan",
        "− Sebagian atau seluruh lokasi tidak sesuai",
    )
    imb = _sign(
        "Bangunan ber-IMB/PBG",
        "Ada",
        "Tidak ada",
        "Dicatat saja; tidak dinilai menurut aturan 2018.",
    )

    class Meta:
        model = Pertimbangan
        fields = tuple(name for _title, names in _SECTIONS for name in names)
        labels = {
            "nilai_strategis": "Nilai strategis lokasi",
            "sosial_budaya": "Kondisi sosial, ekonomi, dan budaya",
            "bukti_strategis": "Dasar nilai strategis",
            "bukti_sosial": "Dasar kondisi sosial, ekonomi, dan budaya",
            "bukti_lahan": "Bukti status lahan",
            "bukti_rtr": "Bukti kesesuaian RTR",
            "pola_dipilih": "Pola yang dipilih kantor",
            "alasan_pola": "Alasan pilihan",
        }
        help_texts = {
            "bukti_strategis": "Misalnya: Perda RTRW 5/2021, kawasan strategis kota.",
            "bukti_sosial": "Misalnya: kajian kampung kain, Bappeda 2024.",
            "bukti_lahan": "Sertifikat, surat lahan lain, atau izin tertulis pemilik.",
            "bukti_rtr": "Nomor SKRK/KRK atau KKPR.",
            "pola_dipilih": "Saran portal tidak mengikat; kantor yang memilih.",
        }
        widgets = {"catatan": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("nilai_strategis", "sosial_budaya"):
            _, *choices = self.fields[name].choices
            known = [(key, f"{key}, {str(label).lower()}") for key, label in choices]
            self.fields[name].choices = [("", _UNKNOWN), *known]
        for name in ("dukungan_masyarakat", "komitmen_pemda"):
            _, *choices = self.fields[name].choices
            self.fields[name].choices = [("", _UNKNOWN), *choices]
        _, *choices = self.fields["pola_dipilih"].choices
        self.fields["pola_dipilih"].choices = [("", "Belum dipilih"), *choices]
        if not self.instance.pk:
            self.fields["versi"].initial = 0

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for fact, proof in PROOF_OF.items():
            if found.get(fact) is not None and not found.get(proof):
                self.add_error(proof, "Tulis dasar nilai yang Anda isi.")
        if found.get("pola_dipilih") and not found.get("alasan_pola"):
            self.add_error("alasan_pola", "Tulis alasan pola yang dipilih.")
        return found

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page."""
        return [
            (title, [(self[name], "") for name in names]) for title, names in _SECTIONS
        ]
