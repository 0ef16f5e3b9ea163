"""The forms and the filters of BKM, KPP and TIPP."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from kawasan.forms.fields import DecimalText, IntegerText, KelurahanField
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kelompok.forms.sections import SectionedForm, Sections, day, names
from kelompok.models import Bkm, Group, Kpp, Tipp
from sibungas.lib.listing import FilterForm

_PLACE = ("Tempat", ("kelurahan", "alamat"))
_FORMED = ("tanggal_pembentukan", "nomor_sk", "tanggal_sk")
_DAYS = ("tanggal_pembentukan", "tanggal_sk", "tanggal_akta", "tanggal_serah")
_BKM: Sections = (
    ("Lembaga", ("kode", "nama", "bentuk", "status")),
    _PLACE,
    ("Pembentukan", _FORMED),
    ("Akta notaris", ("nama_notaris", "nomor_akta", "tanggal_akta")),
    ("Unit dan forum", ("unit_upk", "unit_upl", "unit_ups", "sekretariat", "forum")),
    ("Pengakuan desa/kelurahan", ("kader", "dasar_kader")),
)
_KPP: Sections = (
    ("Kelompok", ("kode", "nama", "status", "bkm")),
    _PLACE,
    ("Pembentukan", (*_FORMED, "ad_art")),
    ("Serah terima pengelolaan", ("nomor_serah", "tanggal_serah")),
    (
        "Operasi dan pemeliharaan",
        ("rencana_kerja", "tarif_rp", "tarif_satuan", "buku_bank"),
    ),
)
_TIPP: Sections = (
    ("Tim", ("kode", "nama", "status", "bkm", "jumlah_pokja")),
    _PLACE,
    ("Pembentukan", _FORMED),
)


def _days(fields: tuple[str, ...]) -> dict[str, forms.Widget]:
    return {name: day() for name in _DAYS if name in fields}


class GroupForm(SectionedForm):
    """What the forms of the three kinds have in common."""

    kelurahan = KelurahanField(label="Kelurahan/desa", queryset=None)

    def __init__(self, *args: Any, kelurahan: QuerySet, bkm: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"].queryset = kelurahan
        if not self.instance.pk and len(kelurahan) == 1:
            self.fields["kelurahan"].initial = kelurahan[0].pk
        if "bkm" in self.fields:
            self.fields["bkm"].queryset = bkm
            self.fields["bkm"].empty_label = "Tidak di bawah BKM"

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for name in _DAYS:
            if found.get(name) and found[name] > timezone.localdate():
                self.add_error(name, "Tanggal ini belum tiba.")
        board, place = found.get("bkm"), found.get("kelurahan")
        if board and place and board.kelurahan_id != place.pk:
            self.add_error("bkm", f"{board} bukan BKM kelurahan ini.")
        return found


class BkmForm(GroupForm):
    SECTIONS = _BKM

    class Meta:
        model = Bkm
        fields = names(_BKM)
        widgets = _days(fields)
        labels = {"nama": "Nama BKM/LKM", "dasar_kader": "Dasar penetapan"}
        help_texts = {
            "kader": "BKM sebagai kader pemberdayaan menurut UU Desa.",
            "dasar_kader": "Misalnya: SK kepala desa 12/2026.",
        }
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai BKM lain."}}


class KppForm(GroupForm):
    SECTIONS = _KPP
    UNITS = {"tarif_rp": "Rp"}

    class Meta:
        model = Kpp
        fields = names(_KPP)
        field_classes = {"tarif_rp": DecimalText}
        widgets = {**_days(fields), "rencana_kerja": forms.Textarea(attrs={"rows": 4})}
        labels = {"nama": "Nama KPP", "bkm": "BKM/LKM"}
        help_texts = {
            "rencana_kerja": "Apa yang dikerjakan, kapan, oleh siapa (jabatan).",
            "tarif_satuan": "Misalnya: KK per bulan.",
            "buku_bank": "Nomor rekeningnya tidak dicatat di sini.",
        }
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai KPP lain."}}


class TippForm(GroupForm):
    SECTIONS = _TIPP

    class Meta:
        model = Tipp
        fields = names(_TIPP)
        field_classes = {"jumlah_pokja": IntegerText}
        widgets = _days(fields)
        labels = {"nama": "Nama TIPP", "bkm": "BKM/LKM"}
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai TIPP lain."}}
        help_texts = {
            "jumlah_pokja": "Pedoman: sedikitnya satu per indikator kumuh (tujuh).",
        }


class GroupFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Group.Status.choices)
    )
    lookups = {"status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = place_choices(self.user, self.data.get("wilayah", ""), KELURAHAN)
        if len(places) < 2 and not self.data.get("wilayah"):
            del self.fields["wilayah"]
        else:
            field: Any = self.fields["wilayah"]
            field.choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)
