"""Boundaries as GeoJSON features for the maps of pages; no page fetches raw shapes."""

import json
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import F, FloatField, Func, QuerySet, Value
from django.db.models.functions import Least, Sqrt

# A hundred-thousandth of a degree is a metre: finer than any screen shows.
_METRE = 0.00001


def geojson(shape: Any) -> AsGeoJSON:
    """A shape as text, to the decimetre."""
    return AsGeoJSON(shape, precision=6)


def with_shape(rows: QuerySet, *, tolerance: float = _METRE) -> QuerySet:
    """Adds ``shape``, simplified GeoJSON text; leaves the boundary itself behind.

    A small place is simplified less: no more than a 200th of its own width.
    """
    width = Sqrt(Func(F("batas"), function="ST_Area", output_field=FloatField()))
    simple = Func(
        F("batas"),
        Least(Value(tolerance), width / 200),
        function="ST_SimplifyPreserveTopology",
        output_field=GeometryField(srid=4326),
    )
    return rows.defer("batas").annotate(shape=geojson(simple))


def feature(shape: str | None, **properties: Any) -> dict[str, Any]:
    """One feature; without a boundary it counts in the legend only."""
    geometry = json.loads(shape) if shape else None
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}
