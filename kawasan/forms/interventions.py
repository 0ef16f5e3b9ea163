"""Forms of works: the work, its lines of volume and money, each step, the split.

What the rules of works refuse is said by the action, under the name of the field;
``tell`` writes it where it was typed.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan import penanganan
from kawasan.actions.interventions import EDITABLE
from kawasan.forms.fields import DecimalText, IntegerText, LocationField
from kawasan.forms.filters import any_of
from kawasan.forms.places import VersionedForm
from kawasan.models import Intervention, InterventionFunding, Rt
from kawasan.models.fields import MAX_M, MAX_RUPIAH
from kawasan.models.intervention import FIRST_YEAR
from kawasan.models.sasaran import Sasaran, SumberDana

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_MONEY = ("pagu_rp", "nilai_kontrak_rp")
_PEOPLE = ("jiwa", "laki_laki", "perempuan", "mbr", "kk", "kk_miskin")
_PERCENT = ("progres_fisik", "progres_keuangan")
_UNITS = {
    **dict.fromkeys(_MONEY, "Rp"),
    **dict.fromkeys(_PERCENT, "%"),
    **dict.fromkeys(_PEOPLE, "jiwa"),
    "kk": "KK",
    "kk_miskin": "KK",
}
_FIRST = (
    ("Kegiatan", ("nama", "tahun", "kategori", "komponen")),
    ("Tempat", ("skala", "rt", "kawasan", "alamat")),
)
# Folded on the page until something stands in them: a proposal needs none of it.
_LATER = (
    ("Proposal", ("no_proposal", "tanggal_proposal")),
    ("Anggaran", ("tahun_anggaran", "pagu_rp", "program", "opd")),
    (
        "Pelaksanaan dan kontrak",
        (
            *("metode", "pelaksana", "nomor_kontrak", "tanggal_kontrak"),
            *("nilai_kontrak_rp", "adendum", "tanggal_mulai", "tanggal_selesai"),
        ),
    ),
    ("Progres", _PERCENT),
    ("Penerima manfaat", _PEOPLE),
    ("Dokumen perencanaan", ("dokumen",)),
    (
        "Serah terima",
        ("nomor_serah_terima", "tanggal_serah_terima", "sertifikasi"),
    ),
    ("Catatan", ("catatan",)),
)
_LABELS = {
    "nama": "Nama kegiatan",
    "skala": "Skala",
    "rt": "RT",
    "tahun": "Tahun pelaksanaan",
    "pagu_rp": "Pagu",
    "nilai_kontrak_rp": "Nilai kontrak",
    "progres_fisik": "Progres fisik",
    "progres_keuangan": "Progres keuangan",
    "jiwa": "Penerima manfaat",
    "kk": "KK penerima manfaat",
    "mbr": "Berpenghasilan rendah (MBR)",
    "kk_miskin": "KK miskin",
    "opd": "OPD penanggung jawab",
}
_HELP = {
    "skala": "Kegiatan skala kawasan menyebut RT pada setiap baris volume.",
    "kawasan": "Untuk skala RT diisi sendiri menurut RT itu.",
    "alamat": "Misalnya: Gang Keramat, dari titian lama sampai mushala.",
    "nomor_kontrak": "Nomor kontrak, SPK, atau perjanjian swakelola.",
    "lokasi": (
        "Gambar titik, garis, atau poligon di peta, atau tulis lintang dan bujur."
    ),
}
_CLASSES = {
    **dict.fromkeys((*_MONEY, *_PERCENT), DecimalText),
    **dict.fromkeys((*_PEOPLE, "tahun", "tahun_anggaran"), IntegerText),
}
_DAYS = tuple(name for name in EDITABLE if name.startswith("tanggal_"))


class _Asked(VersionedForm):
    """What the form of the whole work and the forms of its steps share."""

    class Meta:
        model = Intervention
        fields = EDITABLE
        field_classes = _CLASSES
        labels = _LABELS
        help_texts = _HELP
        widgets = dict.fromkeys(_DAYS, _DAY)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in _PERCENT:
            if name in self.fields:
                self.fields[name].required = False

    def _of_progress(self, name: str) -> Decimal:
        """Nothing reported yet is no progress; the column knows no third."""
        value = self.cleaned_data[name]
        return Decimal(0) if value is None else value

    def clean_progres_fisik(self) -> Decimal:
        return self._of_progress("progres_fisik")

    def clean_progres_keuangan(self) -> Decimal:
        return self._of_progress("progres_keuangan")

    def pairs(self, names: Iterable[str]) -> list[tuple[Any, str]]:
        return [(self[name], _UNITS.get(name, "")) for name in names]


class InterventionForm(_Asked):
    dokumen = forms.MultipleChoiceField(
        label="Tercantum dalam dokumen",
        choices=Intervention.Dokumen.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lokasi = LocationField(label="Lokasi", help_text=_HELP["lokasi"])

    def __init__(self, *args: Any, rt: QuerySet, kawasan: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["rt"].queryset = rt
        self.fields["rt"].empty_label = "Pilih RT"
        self.fields["kawasan"].queryset = kawasan
        self.fields["kawasan"].empty_label = "Di luar kawasan kumuh"

    def clean_tahun(self) -> int:
        year = self.cleaned_data["tahun"]
        if year < FIRST_YEAR:
            raise forms.ValidationError(f"Isi tahun dari {FIRST_YEAR}.")
        return year

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("skala") == Intervention.Skala.KAWASAN:
            found["rt"] = None
        elif found.get("rt") is None and "rt" not in self.errors:
            self.add_error("rt", "Pilih RT tempat kegiatan ini.")
        return found

    def first(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [(title, self.pairs(names)) for title, names in _FIRST]

    def later(self) -> list[tuple[str, bool, list[tuple[Any, str]]]]:
        """Folded sections: title, whether it must stand open, its fields."""
        return [
            (title, any(map(self._stands, names)), self.pairs(names))
            for title, names in _LATER
        ]

    def _stands(self, name: str) -> bool:
        bound = self[name]
        value = bound.value()
        return bool(bound.errors) or value not in (None, "", [], "0", Decimal(0))

    @classmethod
    def again(cls, data: Any) -> dict[str, Any]:
        """What was typed as initial values, for a page that is not being saved."""
        many = {"dokumen"}
        names = (*EDITABLE, "versi")
        return {n: data.getlist(n) if n in many else data.get(n) for n in names}


# Lines ------------------------------------------------------------------------------


def _amount(label: str, most: int, places: int) -> DecimalText:
    return DecimalText(
        label=label, required=False, min_value=0, max_value=most, decimal_places=places
    )


class VolumeLine(forms.Form):
    """One volume of one RT; a line in which nothing is typed is no line."""

    rt = forms.TypedChoiceField(
        label="RT", required=False, coerce=int, empty_value=None
    )
    sasaran = forms.ChoiceField(
        label="Sasaran", required=False, choices=any_of("Pilih", Sasaran.choices)
    )
    volume_rencana = _amount("Rencana", MAX_M, 6)
    volume_realisasi = _amount("Realisasi", MAX_M, 6)
    alasan = forms.CharField(
        label="Alasan bila melebihi sisa", required=False, max_length=300
    )

    def __init__(self, *args: Any, places: Mapping[int, Rt], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered = [(key, str(rt)) for key, rt in places.items()]
        self.fields["rt"].choices = any_of("RT kegiatan ini", offered)
        self.places = places

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("sasaran") and not self.errors:
            self.add_error("sasaran", "Pilih yang dikurangi kegiatan ini.")
        return found

    @property
    def is_filled(self) -> bool:
        names = ("rt", "sasaran", "volume_rencana", "volume_realisasi")
        return any(self.cleaned_data.get(n) not in (None, "") for n in names)


class FundingLine(forms.Form):
    """One source of money, goods, labour or land."""

    sumber = forms.ChoiceField(
        label="Sumber dana", required=False, choices=any_of("Pilih", SumberDana.choices)
    )
    bentuk = forms.ChoiceField(
        label="Bentuk", required=False, choices=InterventionFunding.Bentuk.choices
    )
    jumlah_rencana_rp = _amount("Rencana (Rp)", MAX_RUPIAH, 2)
    jumlah_realisasi_rp = _amount("Realisasi (Rp)", MAX_RUPIAH, 2)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.is_filled and not found.get("sumber") and not self.errors:
            self.add_error("sumber", "Pilih sumber dananya.")
        return found

    @property
    def is_filled(self) -> bool:
        names = ("sumber", "jumlah_rencana_rp", "jumlah_realisasi_rp")
        return any(self.cleaned_data.get(n) not in (None, "") for n in names)


class Lines(forms.BaseFormSet):
    """Lines of a work; those left empty or ticked away are not among ``filled``."""

    def filled(self) -> list[Any]:
        return [
            form
            for form in self.forms
            if form.is_filled and not form.cleaned_data.get("DELETE")
        ]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Hapus baris"


MOST_LINES = 500
_VolumeLines = forms.formset_factory(
    VolumeLine, formset=Lines, extra=0, can_delete=True, max_num=MOST_LINES
)
_FundingLines = forms.formset_factory(
    FundingLine, formset=Lines, extra=0, can_delete=True, max_num=MOST_LINES
)
_BLANK_BENTUK = {"bentuk": InterventionFunding.Bentuk.UANG}


def _lines(kind: Any, data: Any, rows: list[dict], blank: int, **more: Any) -> Any:
    made = kind(data, **more) if data is not None else kind(initial=rows, **more)
    made.extra = blank if data is None else 0
    return made


def volume_lines(
    data: Any, places: Mapping[int, Rt], rows: list[dict], blank: int = 0
) -> Any:
    """Rows to begin with, and so many empty ones below them."""
    kwargs = {"places": places}
    return _lines(_VolumeLines, data, rows, blank, prefix="volume", form_kwargs=kwargs)


def funding_lines(data: Any, rows: list[dict], blank: int = 0) -> Any:
    return _lines(_FundingLines, data, rows, blank, prefix="dana")


def volumes_of(lines: Any, work_rt: Rt | None) -> list[dict[str, Any]]:
    """What the lines say; a line without RT is about the RT of the work."""
    found = []
    for form in lines.filled():
        typed = form.cleaned_data
        rt = form.places.get(typed["rt"]) if typed["rt"] else work_rt
        if rt is None:
            form.add_error("rt", "Pilih RT baris ini.")
        names = ("sasaran", "volume_rencana", "volume_realisasi", "alasan")
        found.append({"rt": rt, **{name: typed[name] for name in names}})
    return found


def funding_of(lines: Any) -> list[dict[str, Any]]:
    names = ("sumber", "bentuk", "jumlah_rencana_rp", "jumlah_realisasi_rp")
    return [
        {name: form.cleaned_data[name] for name in names} for form in lines.filled()
    ]


def tell(masalah: Mapping[str, str], form: Any, **lines: Any) -> None:
    """Writes every sentence of a refusal at the field that it is about."""
    for pointer, sentence in masalah.items():
        name, *rest = pointer.split("/")
        if rest and lines.get(name) is not None:
            lines[name].filled()[int(rest[0])].add_error(rest[1], sentence)
        else:
            form.add_error(name if name in form.fields else None, sentence)


# Steps ------------------------------------------------------------------------------


def step_form(step: penanganan.Step, data: Any, work: Intervention) -> Any:
    """The form of one step: the columns it asks for, a reason where it needs one."""
    made: Any = forms.modelform_factory(
        Intervention,
        form=StepForm,
        fields=step.asks,
        field_classes=_CLASSES,
        labels=_LABELS,
        help_texts=_HELP,
        widgets=dict.fromkeys(_DAYS, _DAY),
    )
    initial = {}
    if "tahun_anggaran" in step.asks and not work.tahun_anggaran:
        initial["tahun_anggaran"] = work.tahun
    if step.target == penanganan.SELESAI:
        initial["progres_fisik"] = penanganan.FULL
    return made(data, instance=work, step=step, initial=initial)


class StepForm(_Asked):
    alasan = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, step: penanganan.Step, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.step = step
        if not step.needs_reason:
            del self.fields["alasan"]

    def _get_validation_exclusions(self) -> set[str]:
        """The action checks the whole work; here only what was typed is read."""
        return {field.name for field in Intervention._meta.fields}

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        names = [*self.step.asks, *(["alasan"] if self.step.needs_reason else [])]
        return [(self.step.label, self.pairs(names))] if names else []


class SplitForm(forms.Form):
    """A total to be divided over the RT of a kawasan."""

    bagi_sasaran = forms.ChoiceField(
        label="Sasaran", choices=any_of("Pilih", Sasaran.choices), required=False
    )
    bagi_total = DecimalText(
        label="Jumlah", required=False, min_value=0, max_value=MAX_M
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not found.get("bagi_sasaran"):
            self.add_error("bagi_sasaran", "Pilih sasaran yang dibagi.")
        elif found.get("bagi_total"):
            places = penanganan.places(found["bagi_sasaran"])
            if found["bagi_total"] != round(found["bagi_total"], places):
                self.add_error("bagi_total", "Terlalu banyak desimal untuk satuan itu.")
        elif "bagi_total" not in self.errors:
            self.add_error("bagi_total", "Isi jumlah yang dibagi.")
        return found


class PlaceForm(forms.Form):
    """In which kelurahan a new work is proposed."""

    kelurahan = forms.ChoiceField(label="Kelurahan/desa pengusul")

    def __init__(self, *args: Any, kelurahan: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered = [(p.kode, f"{p.nama}, {p.parent.nama}") for p in kelurahan]
        self.fields["kelurahan"].choices = any_of("Pilih kelurahan atau desa", offered)


def this_year() -> int:
    return timezone.localdate().year
