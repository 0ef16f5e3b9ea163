"""The ground of the demo: a winding river, and RT drawn beside it with a ruler.

Everything is drawn in metres (UTM 49 S), so that hectares are exact, and turned into
degrees last. Neighbours share their corners, so that unions leave no gaps.
"""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.gis.gdal import AxisOrder, CoordTransform, SpatialReference
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon

NORTH, SOUTH = 1, -1
COLUMNS, ROWS = 4, 3
"""RT of one kelurahan: along the river, and away from it."""

_UTM, _DEGREES = 32749, 4326
# About 110° E, 5° S: inside the box of Indonesia, and nobody's home.
_ORIGIN = (389_140.0, 9_447_250.0)
_WIDTHS = (104, 118, 96, 110, 122)
_DEPTHS = (0, 64, 150, 280)
_HALF_RIVER = 24
_WADING = 14
_STEPS = 6
_MIDDLE = -1

Point = tuple[float, float]


class Plot(NamedTuple):
    """The place of one RT: which bank, which column from the west, which row."""

    bank: int
    column: int
    row: int


def plots(bank: int, kelurahan: int) -> Iterator[Plot]:
    """The RT of the n-th kelurahan of a bank, those at the water first."""
    for row in range(ROWS):
        for column in range(COLUMNS):
            yield Plot(bank, kelurahan * COLUMNS + column, row)


def shape_of(plot: Plot, *, over_water: bool = False) -> Polygon:
    """The outline of one RT; houses on stilts reach into the river."""
    near, far = _line(plot, plot.row), _line(plot, plot.row + 1)
    if over_water:
        near = [near[0], *_line(plot, plot.row, _WADING), near[-1]]
    return _closed(near, far)


def river_of(bank: int, kelurahan: int) -> list[Polygon]:
    """The half of the river that belongs to a kelurahan of that bank."""
    front = [plot for plot in plots(bank, kelurahan) if plot.row == 0]
    return [_closed(_line(plot, _MIDDLE), _line(plot, 0)) for plot in front]


def union(shapes: Iterable[GEOSGeometry]) -> MultiPolygon:
    """One boundary around all of them, still in metres."""
    whole = MultiPolygon(list(_polygons(shapes)), srid=_UTM).unary_union
    return MultiPolygon(list(_polygons([whole])), srid=_UTM)


def _polygons(shapes: Iterable[Any]) -> Iterator[Polygon]:
    for shape in shapes:
        yield from [shape] if isinstance(shape, Polygon) else shape


def hectares(shape: GEOSGeometry) -> Decimal:
    return Decimal(f"{shape.area / 10_000:.4f}")


def on_map(shape: GEOSGeometry) -> MultiPolygon:
    """The shape in degrees, as it is stored."""
    order = AxisOrder.TRADITIONAL
    there = SpatialReference(_DEGREES, axis_order=order)
    way = CoordTransform(SpatialReference(_UTM, axis_order=order), there)
    placed = union([shape])
    placed.transform(way)
    placed.srid = _DEGREES
    return placed


def _river(x: float) -> float:
    """How far north of the straight line the middle of the river runs."""
    return 60 * math.sin(x / 143) + 25 * math.sin(x / 59 + 1)


def _corner(edge: int, line: int) -> float:
    """Metres from the west; borders away from the river are not quite straight."""
    straight = sum(_WIDTHS[n % len(_WIDTHS)] for n in range(edge))
    return straight + (9 * math.sin(1.7 * edge + 2.3 * line) if line > 0 else 0)


def _line(plot: Plot, line: int, wading: int = 0) -> list[Point]:
    """One border along the river; the farther from it, the less it bends."""
    west, east = (_corner(plot.column + n, line) for n in (0, 1))
    depth = 0 if line == _MIDDLE else _HALF_RIVER + _DEPTHS[line] - wading
    bend = 1 - max(line, 0) / (ROWS + 1)
    found = []
    for step in range(_STEPS + 1):
        x = west + (east - west) * step / _STEPS
        y = _river(x) * bend + plot.bank * depth
        found.append((_ORIGIN[0] + x, _ORIGIN[1] + y))
    return found


def _closed(near: list[Point], far: list[Point]) -> Polygon:
    return Polygon([*near, *reversed(far), near[0]], srid=_UTM)
