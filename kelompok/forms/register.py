"""Forms and filters of documents, aturan bersama and RPLP."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone

from kawasan.forms.fields import IntegerText, KelurahanField
from kawasan.forms.filters import KELURAHAN, any_of, place_choices
from kawasan.forms.places import VersionedForm
from kawasan.forms.sk import PlaceField, day_input
from kelompok.models import AturanBersama, DokumenPokja, Rplp
from sibungas.lib.listing import FilterForm
from sibungas.templatetags.ui import tanggal

_CITY = 5
ENDED, SOON = "habis", "segera"


def _not_to_come(form: forms.Form, name: str) -> None:
    day = form.cleaned_data.get(name)
    if day and day > timezone.localdate():
        form.add_error(name, "Tanggal ini belum tiba.")


class _Sections(VersionedForm):
    """A form whose fields stand in sections, without units."""

    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """The fields in the order of the page."""
        return [
            (title, [(self[name], "") for name in names]) for title, names in self.parts
        ]


def _names(parts: Any) -> tuple[str, ...]:
    return tuple(name for _title, names in parts for name in names)


_DOCUMENT = (
    ("Dokumen", ("wilayah", "jenis", "judul", "status")),
    ("Pengesahan", ("nomor", "tanggal", "tahun", "institution")),
    ("Masa berlaku", ("berlaku_mulai", "berlaku_sampai", "menggantikan")),
    ("Lainnya", ("tautan", "catatan")),
)


class _OldDocument(forms.ModelChoiceField):
    def label_from_instance(self, obj: Model) -> str:
        old: Any = obj
        day = f", {tanggal(old.tanggal)}" if old.tanggal else ""
        return f"{old.get_jenis_display()}: {old.judul}{day} ({old.wilayah})"


class DocumentForm(_Sections):
    parts = _DOCUMENT
    wilayah = PlaceField(label="Wilayah", queryset=None)
    menggantikan = _OldDocument(
        label="Menggantikan dokumen",
        queryset=None,
        required=False,
        empty_label="Tidak menggantikan",
        help_text="Dokumen sejenis dari wilayah yang sama.",
    )

    class Meta:
        model = DokumenPokja
        fields = _names(_DOCUMENT)
        field_classes = {"tahun": IntegerText}
        widgets = {
            "tanggal": day_input(),
            "berlaku_mulai": day_input(),
            "berlaku_sampai": day_input(),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"institution": "Instansi penyusun", "tahun": "Tahun dokumen"}
        help_texts = {
            "status": "“Belum ada” mencatat bahwa dokumen ini sudah dicari.",
            "tanggal": "Diisi bila sudah disahkan.",
            "berlaku_sampai": "Hari terakhir; kosong bila tanpa batas.",
            "tautan": "Alamat lengkap, diawali https://.",
        }

    def __init__(self, *args: Any, places: QuerySet, olds: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = places
        self.fields["menggantikan"].queryset = olds
        self.fields["institution"].empty_label = "Belum diketahui"

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        _not_to_come(self, "tanggal")
        status = found.get("status")
        if status == DokumenPokja.Status.DISAHKAN and not found.get("tanggal"):
            self.add_error("tanggal", "Isi tanggal pengesahan dokumen yang disahkan.")
        begin, end = found.get("berlaku_mulai"), found.get("berlaku_sampai")
        if begin and end and end < begin:
            self.add_error("berlaku_sampai", "Mendahului mulai berlakunya.")
        return found


class DocumentFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", DokumenPokja.Jenis.choices)
    )
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", DokumenPokja.Status.choices)
    )
    masa = forms.ChoiceField(
        label="Masa berlaku",
        choices=any_of(
            "Semua", [(ENDED, "Sudah berakhir"), (SOON, "Berakhir dalam setahun")]
        ),
    )
    lookups = {"jenis": "jenis", "status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer_places(self, _CITY)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_masa(self, rows: Any, value: str) -> QuerySet:
        return rows.ended() if value == ENDED else rows.ending()


def _offer_places(form: Any, deepest: int) -> None:
    """Fills the choice of places, or removes it when there is only one."""
    chosen = form.data.get("wilayah", "")
    places = place_choices(form.user, chosen, deepest)
    if len(places) < 2 and not chosen:
        del form.fields["wilayah"]
    else:
        form.fields["wilayah"].choices = any_of("Semua", places)


_RULE = (
    ("Tempat", ("kelurahan", "kawasan")),
    ("Kesepakatan", ("nomor", "tanggal", "status", "cakupan", "isi", "catatan")),
)


class _OfKelurahanForm(_Sections):
    kelurahan = KelurahanField(label="Kelurahan/desa", queryset=None)

    def __init__(
        self, *args: Any, kelurahan: QuerySet, kawasan: QuerySet, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["kelurahan"].queryset = kelurahan
        if "kawasan" in self.fields:
            self.fields["kawasan"].queryset = kawasan
            self.fields["kawasan"].empty_label = "Seluruh kelurahan/desa"


class RuleForm(_OfKelurahanForm):
    parts = _RULE

    class Meta:
        model = AturanBersama
        fields = _names(_RULE)
        widgets = {
            "tanggal": day_input(),
            "isi": forms.Textarea(attrs={"rows": 5}),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "tanggal": "Kosong selama masih dirembug.",
            "cakupan": "Misalnya: RT 01 sampai 04, jalan dan drainase lingkungan.",
            "isi": "Pokok-pokoknya; naskah lengkap dilampirkan sebagai berkas.",
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        _not_to_come(self, "tanggal")
        agreed = found.get("status") not in (None, AturanBersama.Status.REMBUG)
        if agreed and not found.get("tanggal") and "tanggal" not in self.errors:
            self.add_error("tanggal", "Isi tanggal kesepakatan.")
        area, place = found.get("kawasan"), found.get("kelurahan")
        if area and place and not area.kelurahan.filter(pk=place.pk).exists():
            self.add_error(
                "kawasan", f"Kawasan {area.nama} tidak mencakup {place.nama}."
            )
        return found


class RuleFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", AturanBersama.Status.choices)
    )
    lookups = {"status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer_places(self, KELURAHAN)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)


_PLAN = (
    ("RPLP", ("kelurahan", "periode_mulai", "periode_sampai", "status")),
    ("Pengesahan", ("nomor", "tanggal_pengesahan", "catatan")),
)


class RplpForm(_OfKelurahanForm):
    parts = _PLAN

    class Meta:
        model = Rplp
        fields = _names(_PLAN)
        field_classes = {"periode_mulai": IntegerText, "periode_sampai": IntegerText}
        widgets = {
            "tanggal_pengesahan": day_input(),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        _not_to_come(self, "tanggal_pengesahan")
        approved = found.get("status") == Rplp.Status.DISAHKAN
        if approved and not found.get("tanggal_pengesahan"):
            self.add_error("tanggal_pengesahan", "Isi tanggal pengesahannya.")
        return found


class RplpFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    status = forms.ChoiceField(
        label="Status", choices=any_of("Semua", Rplp.Status.choices)
    )
    lookups = {"status": "status"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _offer_places(self, KELURAHAN)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)
