"""The map of a decree as plain shapes for an SVG: no tiles, fit for paper.

Longitudes are shortened by the cosine of the middle latitude, so that a metre is as
long eastwards as northwards; over a city the error is far below the width of a line.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, floor, log10, radians
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import F, Func, QuerySet

from kawasan.models import Kawasan, Rt, SkKumuh, SkKumuhItem, Wilayah
from sibungas.templatetags.ui import angka

WIDTH, HEIGHT = 1000, 720
_MARGIN = 0.08
_METRES_PER_DEGREE = 111_320
# A map of one small kawasan still shows half a kilometre around it.
_NARROWEST = 0.005
_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
_GRID_LINES = 5

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Shape:
    """One line of the decree as drawn: number, level, outline, place of the number."""

    nomor: int
    nama: str
    tingkat: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """Everything the template needs; lengths are in the units of the view box."""

    width: int = WIDTH
    height: int = HEIGHT
    shapes: list[Shape] = field(default_factory=list)
    outline: str = ""
    meridians: list[tuple[float, str]] = field(default_factory=list)
    parallels: list[tuple[float, str]] = field(default_factory=list)
    bar: float = 0
    bar_label: str = ""
    undrawn: list[SkKumuhItem] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Frame:
    """How degrees become units of the view box."""

    west: float
    north: float
    squeeze: float
    scale: float

    def x(self, lon: float) -> float:
        return round((lon - self.west) * self.squeeze * self.scale, 1)

    def y(self, lat: float) -> float:
        return round((self.north - lat) * self.scale, 1)

    def path(self, geometry: dict[str, Any]) -> str:
        whole = geometry["coordinates"]
        polygons = [whole] if geometry["type"] == "Polygon" else whole
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def _ring(self, ring: Ring) -> str:
        points = (f"{self.x(p[0])} {self.y(p[1])}" for p in ring)
        return f"M{'L'.join(points)}Z"


def draw(sk: SkKumuh, items: Sequence[SkKumuhItem]) -> Drawing | None:
    """The map of the lines; None when none of them has a boundary."""
    found = {
        **_boundaries(Kawasan.objects.filter(butir_sk__in=items), "kawasan"),
        **_boundaries(Rt.objects.filter(butir_sk__in=items), "rt"),
    }
    drawn = [(item, found[_key(item)]) for item in items if _key(item) in found]
    if not drawn:
        return None
    frame = _frame([geometry for _, (geometry, _) in drawn])
    place = Wilayah.objects.filter(pk=sk.wilayah_id).exclude(batas=None)
    outline = next(iter(_boundaries(place, "wilayah").values()), None)
    bar, label = _bar(frame)
    return Drawing(
        shapes=[_shape(item, geometry, frame) for item, (geometry, _) in drawn],
        outline=frame.path(outline[0]) if outline else "",
        meridians=_lines(
            frame.west, WIDTH / frame.scale / frame.squeeze, frame.x, "BT"
        ),
        parallels=_lines(
            frame.north - HEIGHT / frame.scale, HEIGHT / frame.scale, frame.y, "LS"
        ),
        bar=bar,
        bar_label=label,
        undrawn=[item for item in items if _key(item) not in found],
        sources=sorted({source for _, (_, source) in drawn if source}),
    )


def _key(item: SkKumuhItem) -> tuple[str, int | None]:
    if item.kawasan_id:
        return "kawasan", item.kawasan_id
    return "rt", item.rt_id


def _boundaries(rows: QuerySet, kind: str) -> dict[Any, tuple[dict[str, Any], str]]:
    """Outlines to a few metres, with where they come from."""
    simple = Func(
        F("batas"),
        0.00002,
        function="ST_SimplifyPreserveTopology",
        output_field=GeometryField(srid=4326),
    )
    named = "sumber_batas" in {f.name for f in rows.model._meta.fields}
    columns = ("pk", "shape", *(("sumber_batas",) if named else ()))
    rows = rows.exclude(batas=None).annotate(shape=AsGeoJSON(simple, precision=6))
    return {
        (kind, row[0]): (json.loads(row[1]), row[2] if named else "")
        for row in rows.order_by("pk").values_list(*columns).distinct()
    }


def _points(geometry: dict[str, Any]) -> list[Sequence[float]]:
    whole = geometry["coordinates"]
    polygons = [whole] if geometry["type"] == "Polygon" else whole
    return [point for polygon in polygons for ring in polygon for point in ring]


def _frame(geometries: list[dict[str, Any]]) -> _Frame:
    """The box around all shapes with a margin, in the proportions of the sheet."""
    points = [point for geometry in geometries for point in _points(geometry)]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    wide = max((east - west) * squeeze, _NARROWEST) * (1 + 2 * _MARGIN)
    high = max(north - south, _NARROWEST) * (1 + 2 * _MARGIN)
    scale = min(WIDTH / wide, HEIGHT / high)
    return _Frame(
        west=(west + east) / 2 - WIDTH / scale / squeeze / 2,
        north=(south + north) / 2 + HEIGHT / scale / 2,
        squeeze=squeeze,
        scale=scale,
    )


def _shape(item: SkKumuhItem, geometry: dict[str, Any], frame: _Frame) -> Shape:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    largest = max((polygon[0] for polygon in polygons), key=len)
    xs, ys = [p[0] for p in largest], [p[1] for p in largest]
    return Shape(
        nomor=item.urutan,
        nama=item.nama,
        tingkat=item.tingkat,
        path=frame.path(geometry),
        x=frame.x((min(xs) + max(xs)) / 2),
        y=frame.y((min(ys) + max(ys)) / 2),
    )


def _bar(frame: _Frame) -> tuple[float, str]:
    """A round length of at most a quarter of the sheet."""
    most = WIDTH / 4 / frame.scale * _METRES_PER_DEGREE
    power = 10 ** floor(log10(most))
    metres = max(step * power for step in (1, 2, 5) if step * power <= most)
    label = f"{angka(metres / 1000)} km" if metres >= 1000 else f"{angka(metres)} m"
    return round(metres / _METRES_PER_DEGREE * frame.scale, 1), label


def _lines(start: float, length: float, at: Any, side: str) -> list[tuple[float, str]]:
    """Meridians or parallels at round degrees, with what stands beside them."""
    step = next((s for s in _STEPS if length / s <= _GRID_LINES), _STEPS[-1])
    first = floor(start / step) + 1
    degrees = [round(n * step, 6) for n in range(first, first + _GRID_LINES + 1)]
    return [
        (at(degree), _degrees(degree, side))
        for degree in degrees
        if start < degree < start + length
    ]


def _degrees(degree: float, side: str) -> str:
    if side == "LS" and degree > 0:
        side = "LU"
    return f"{angka(abs(degree), 3)}° {side}"
