"""Form fields for numbers and boundaries, as people of the offices write them."""

import json
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon

from kawasan.models import Wilayah
from sibungas.lib.geometry import Unreadable, parse_boundary, parse_location
from sibungas.lib.numbers import format_number, parse_number

_NOT_A_NUMBER = "Angka ini tidak terbaca. Tulis misalnya 1.234,5."


class _TypedNumber:
    """Reads 1.234,5 and 1234.5; shows numbers the Indonesian way.

    ``whole``: only whole numbers can stand here, so 1.234 is 1234.
    """

    whole = False

    def __init__(self, **options: Any):
        options["widget"] = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off"}
        )
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = self._read(value)
        return super().to_python(value)  # type: ignore[misc]

    def _read(self, text: str) -> str:
        try:
            number = parse_number(text, integer=self.whole)
        except ValueError as error:
            raise forms.ValidationError(str(error) or _NOT_A_NUMBER) from error
        return "" if number is None else f"{number:f}"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return format_number(value)
        return value


class DecimalText(_TypedNumber, forms.DecimalField):
    default_error_messages = {"invalid": _NOT_A_NUMBER}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class IntegerText(_TypedNumber, forms.IntegerField):
    whole = True
    default_error_messages = {"invalid": "Isi dengan bilangan bulat."}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class BoundaryField(forms.CharField):
    """GeoJSON or WKT text; cleans to a MultiPolygon in WGS 84, or None."""

    def __init__(self, **options: Any):
        attrs = {"rows": 6, "spellcheck": "false", "autocomplete": "off"}
        super().__init__(
            **{"required": False, "widget": forms.Textarea(attrs=attrs), **options}
        )

    def clean(self, value: Any) -> MultiPolygon | None:
        text = super().clean(value)
        try:
            return parse_boundary(text)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return boundary_text(value) if isinstance(value, GEOSGeometry) else value


def boundary_text(shape: Any) -> str:
    """GeoJSON that reads back to exactly the same coordinates."""
    return json.dumps({"type": shape.geom_type, "coordinates": shape.coords})


def place_label(place: Wilayah) -> str:
    """A kelurahan with its kecamatan: names repeat within one city."""
    return f"{place.nama}, {place.parent.nama}" if place.parent else place.nama


class KelurahanField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Wilayah) -> str:
        return place_label(obj)


class KelurahanListField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Wilayah) -> str:
        return place_label(obj)


class LocationField(forms.CharField):
    """Coordinates, GeoJSON or WKT; cleans to a point, line or polygon, or None."""

    def __init__(self, **options: Any):
        attrs = {"rows": 3, "spellcheck": "false", "autocomplete": "off"}
        super().__init__(
            **{"required": False, "widget": forms.Textarea(attrs=attrs), **options}
        )

    def clean(self, value: Any) -> GEOSGeometry | None:
        text = super().clean(value)
        try:
            return parse_location(text)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return boundary_text(value) if isinstance(value, GEOSGeometry) else value
