"""Forms and filters of rivers and of the strips beside them."""

import json
from typing import Any

from django import forms
from django.contrib.gis.geos import (
    GEOSException,
    GEOSGeometry,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    WKBWriter,
)
from django.db.models import QuerySet

from kawasan.forms.fields import BoundaryField, DecimalText, boundary_text
from kawasan.forms.filters import any_of, place_choices
from kawasan.forms.places import VersionedForm
from kawasan.models import Sempadan, Sungai
from sibungas.lib.geometry import MOST_POINTS
from sibungas.lib.listing import FilterForm

_CITY = 5
_UNITS = {"kedalaman_m": "m", "luas_das_km2": "km²"}
_KINDS = {
    "LineString": MultiLineString,
    "Polygon": MultiPolygon,
    "Point": MultiPoint,
}
_UNREADABLE = "Teks ini bukan GeoJSON garis, poligon, atau titik."
_YES_NO = {"True": "Ya", "False": "Tidak"}


def _known(label: str, help_text: str = "") -> Any:
    return forms.TypedChoiceField(
        label=label,
        choices=any_of("Belum diketahui", _YES_NO.items()),
        coerce=lambda text: text == "True",
        empty_value=None,
        required=False,
        help_text=help_text,
    )


class WaterField(forms.CharField):
    """GeoJSON of lines, surfaces or points of one kind; cleans to a Multi shape."""

    def __init__(self, **options: Any):
        attrs = {"rows": 6, "spellcheck": "false", "autocomplete": "off"}
        super().__init__(**{"widget": forms.Textarea(attrs=attrs), **options})

    def clean(self, value: Any) -> GEOSGeometry:
        text = super().clean(value)
        try:
            return _water(json.loads(text))
        except forms.ValidationError:
            raise
        except (ValueError, TypeError, LookupError, GEOSException) as error:
            raise forms.ValidationError(_UNREADABLE) from error
        except RecursionError as error:
            raise forms.ValidationError(_UNREADABLE) from error

    def prepare_value(self, value: Any) -> Any:
        return boundary_text(value) if isinstance(value, GEOSGeometry) else value


def _water(thing: dict[str, Any]) -> GEOSGeometry:
    parts: list[GEOSGeometry] = []
    for one in _geometries(thing):
        shape: Any = GEOSGeometry(json.dumps(one))
        parts += list(shape) if one["type"].startswith("Multi") else [shape]
    kinds = {part.geom_type for part in parts}
    if len(kinds) != 1 or not kinds <= set(_KINDS):
        raise forms.ValidationError("Gambar harus memuat satu jenis bentuk saja.")
    if sum(part.num_coords for part in parts) > MOST_POINTS:
        raise forms.ValidationError("Gambar memuat lebih dari 50.000 titik.")
    whole = _KINDS[kinds.pop()](parts, srid=4326)
    flat = GEOSGeometry(memoryview(WKBWriter(dim=2).write(whole)), srid=4326)
    west, south, east, north = flat.extent
    if west < 94 or east > 142 or south < -12 or north > 8:
        raise forms.ValidationError("Gambar berada di luar Indonesia.")
    if not flat.valid:
        raise forms.ValidationError(f"Gambar tidak sah: {flat.valid_reason}.")
    return flat


def _geometries(thing: dict[str, Any]) -> list[dict[str, Any]]:
    if thing["type"] == "FeatureCollection":
        return [g for part in thing["features"] for g in _geometries(part)]
    if thing["type"] == "Feature":
        return _geometries(thing["geometry"])
    return [thing]


class SungaiForm(VersionedForm):
    bertanggul = _known("Bertanggul")
    perkotaan = _known("Di kawasan perkotaan")
    pasang_surut = _known(
        "Dipengaruhi pasang surut", "Sempadan lalu diukur dari tepi pasang tertinggi."
    )
    geom = WaterField(
        label="Garis atau badan air",
        help_text="GeoJSON: garis untuk sungai, poligon untuk badan air, titik untuk"
        " mata air.",
    )

    class Meta:
        model = Sungai
        fields = (
            "nama", "jenis", "keterangan", "wilayah", "sumber", "bertanggul",
            "perkotaan", "kedalaman_m", "luas_das_km2", "pasang_surut", "acuan", "geom",
        )  # fmt: skip
        field_classes = {"kedalaman_m": DecimalText, "luas_das_km2": DecimalText}
        labels = {
            "nama": "Nama sungai",
            "kedalaman_m": "Kedalaman",
            "luas_das_km2": "Luas daerah aliran sungai",
            "keterangan": "Ukuran menurut sumber",
        }
        help_texts = {
            "keterangan": "Misalnya: sungai kecil.",
            "sumber": "Misalnya: peta sungai Dinas PUPR 2024.",
            "kedalaman_m": "Menentukan lebar bila tidak bertanggul di perkotaan.",
            "luas_das_km2": "Menentukan lebar bila tidak bertanggul di luar perkotaan.",
            "acuan": "Lebar sempadan diukur dari garis ini.",
        }

    _SECTIONS = (
        ("Sungai", ("nama", "jenis", "keterangan", "wilayah", "sumber")),
        (
            "Penentu lebar sempadan",
            ("bertanggul", "perkotaan", "kedalaman_m", "luas_das_km2", "pasang_surut"),
        ),
        ("Gambar", ("acuan", "geom")),
    )

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah
        _, *choices = self.fields["acuan"].choices
        self.fields["acuan"].choices = [("", "Belum diketahui"), *choices]

    def sections(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        return [
            (title, [(self[name], _UNITS.get(name, "")) for name in names])
            for title, names in self._SECTIONS
        ]


class SempadanForm(VersionedForm):
    batas = BoundaryField(label="Sempadan", required=True)

    class Meta:
        model = Sempadan
        fields = ("nomor", "tanggal", "tentang", "wilayah", "sumber", "batas")
        widgets = {
            "tanggal": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        labels = {"nomor": "Nomor peraturan atau keputusan"}
        help_texts = {"sumber": "Dari mana poligon ini, misalnya lampiran peta."}

    _SECTIONS = (
        ("Keputusan", ("nomor", "tanggal", "tentang", "wilayah")),
        ("Gambar", ("sumber", "batas")),
    )

    def __init__(self, *args: Any, wilayah: QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["wilayah"].queryset = wilayah

    sections = SungaiForm.sections


class SungaiFilter(FilterForm):
    wilayah = forms.ChoiceField(label="Wilayah")
    jenis = forms.ChoiceField(
        label="Jenis", choices=any_of("Semua", Sungai.Jenis.choices)
    )
    nama = forms.ChoiceField(
        label="Nama", choices=any_of("Semua", [("ya", "Bernama"), ("tidak", "Tanpa")])
    )
    lookups = {"jenis": "jenis"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = place_choices(self.user, self.data.get("wilayah", ""), _CITY)
        field: Any = self.fields["wilayah"]
        field.choices = any_of("Semua", places)

    def narrow_wilayah(self, rows: Any, kode: str) -> QuerySet:
        return rows.within(kode)

    def narrow_nama(self, rows: Any, value: str) -> QuerySet:
        return rows.exclude(nama="") if value == "ya" else rows.filter(nama="")
