"""Lists as RFC 7946 collections; the geometries are written by PostGIS."""

import json
from typing import Any

from django.contrib.gis.db.models.functions import AsGeoJSON, GeoFunc
from django.contrib.gis.geos import Polygon
from django.db.models import F, FloatField, Func, QuerySet
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from sibungas.api.base import ListDoor, Row
from sibungas.lib.api import ExactJSONRenderer, GeoJSONRenderer
from sibungas.lib.params import Param, bbox, one_of

DECIMALS = 6


class RightHanded(GeoFunc):
    """Outer rings counter-clockwise, as RFC 7946 asks."""

    function = "ST_ForcePolygonCCW"
    geom_param_pos = (0,)


def _touching(rows: QuerySet, box: tuple[float, float, float, float]) -> QuerySet:
    area = Polygon.from_bbox(box)
    area.srid = 4326
    return rows.filter(batas__intersects=area)


in_box = Param(
    "bbox",
    bbox,
    "Hanya yang menyentuh kotak barat,selatan,timur,utara (derajat, WGS 84).",
    {"type": "string", "example": "114.5,-3.5,114.7,-3.2"},
    _touching,
)
form = Param(
    "f",
    one_of(("json", "geojson")),
    "Bentuk jawaban; sama dengan kepala Accept.",
    {"type": "string", "enum": ["json", "geojson"]},
)
COLLECTION = {
    "type": "object",
    "required": ["type", "features", "numberReturned", "links", "next"],
    "properties": {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "bbox": {
            "type": "array",
            "minItems": 4,
            "maxItems": 4,
            "items": {"type": "number"},
        },
        "numberReturned": {"type": "integer"},
        "next": {"type": "string", "format": "uri", "nullable": True},
        "limit": {"type": "integer"},
        "keterangan": {"type": "string"},
        "links": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["href", "rel", "type"],
                "properties": {
                    "href": {"type": "string", "format": "uri"},
                    "rel": {"type": "string", "enum": ["self", "next"]},
                    "type": {"type": "string"},
                },
            },
        },
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"type": "string", "enum": ["Feature"]},
                    "id": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
                    "geometry": {
                        "type": "object",
                        "nullable": True,
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"type": "string", "enum": ["MultiPolygon"]},
                            "coordinates": {"type": "array", "items": {}},
                        },
                    },
                    "properties": {
                        "type": "object",
                        "description": "Seperti baris JSON; desimal sebagai angka.",
                    },
                },
            },
        },
    },
}
_EDGES = {"_barat": "XMin", "_selatan": "YMin", "_timur": "XMax", "_utara": "YMax"}


def as_list_and_map(shape: Any) -> dict[tuple[int, str], Any]:
    """The two forms of a 200 answer, for the OpenAPI document."""
    return {
        (200, ExactJSONRenderer.media_type): shape(many=True),
        (200, GeoJSONRenderer.media_type): COLLECTION,
    }


class MapListDoor(ListDoor):
    """A list that can also be drawn: ``?f=geojson``. The geometry is ``batas``."""

    renderer_classes = (ExactJSONRenderer, GeoJSONRenderer)
    identity = "id"

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if request.accepted_renderer.format != "geojson":
            return super().get(request, *args, **kwargs)
        rows = self.filter_queryset(self.get_queryset())
        rows = rows.annotate(
            _bentuk=AsGeoJSON(RightHanded(F("batas")), precision=DECIMALS),
            **{
                name: Func("batas", function=f"ST_{edge}", output_field=FloatField())
                for name, edge in _EDGES.items()
            },
        ).values(*{*self.columns, *self.keys}, "_bentuk", *_EDGES)
        page = self.paginate_queryset(rows)
        shapes = [row.pop("_bentuk") for row in page]
        boxes = [[row.pop(edge) for edge in _EDGES] for row in page]
        return self._collection(self.present(page), shapes, boxes)

    def _collection(
        self, rows: list[Row], shapes: list[str | None], boxes: list[list[float | None]]
    ) -> Any:
        # Joined as text: parsing the coordinates again would cost ten times more.
        features = (
            f'{{"type":"Feature","id":{json.dumps(row[self.identity])},'
            f'"geometry":{shape or "null"},"properties":{_plain(row)}}}'
            for row, shape in zip(rows, shapes, strict=True)
        )
        envelope = self.paginator.envelope(rows)
        envelope.pop("results")
        more = {
            "numberReturned": len(rows),
            "links": _links(self.request, envelope["next"]),
            **envelope,
        }
        drawn = [box for box in boxes if None not in box]
        if drawn:
            west, south, east, north = zip(*drawn, strict=True)
            more["bbox"] = [
                round(edge, DECIMALS)
                for edge in (min(west), min(south), max(east), max(north))
            ]
        body = (
            f'{{"type":"FeatureCollection",{_plain(more)[1:-1]},'
            f'"features":[{",".join(features)}]}}'
        )
        return HttpResponse(
            body,
            content_type=GeoJSONRenderer.media_type,
            headers=self.paginator.headers(),
        )


def _links(request: Request, following: str | None) -> list[dict[str, str]]:
    here = {"href": request.build_absolute_uri(), "rel": "self"}
    links = [{**here, "type": GeoJSONRenderer.media_type}]
    if following:
        links.append({"href": following, "rel": "next", "type": links[0]["type"]})
    return links


def _plain(value: Any) -> str:
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False, separators=(",", ":"))
