"""Boundaries as people paste them: GeoJSON or WKT in, a sound MultiPolygon out.

What cannot be used raises ``Unreadable``, whose message is a sentence for the person
who pasted it. Heights are left out; nothing else is repaired.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Polygon

MOST_POINTS = 50_000
WGS84 = 4326
_UNKNOWN = "Teks ini bukan GeoJSON atau WKT poligon."
_WKT = re.compile(r"(?:SRID=(\d+);)?\s*((?:MULTI)?POLYGON\b.*)", re.I | re.S)
_CRS = re.compile(r"(EPSG:+4326|CRS84)$", re.I)
_REASON = re.compile(r"(?P<what>[^\[]+)(?:\[(?P<x>\S+) (?P<y>\S+)\])?")
# What reading a text of the wrong build can raise.
_MALFORMED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
_REASONS = {
    "self-intersection": "garis batas memotong dirinya sendiri",
    "ring self-intersection": "garis batas menyentuh dirinya sendiri",
    "too few points in geometry component": "sebuah poligon kurang dari tiga titik",
    "hole lies outside shell": "sebuah lubang berada di luar poligonnya",
    "holes are nested": "sebuah lubang berada di dalam lubang lain",
    "nested shells": "sebuah poligon berada di dalam poligon lain",
    "interior is disconnected": "bagian dalam poligon terputus",
    "duplicate rings": "sebuah garis batas tertulis dua kali",
}


class Unreadable(ValueError):
    """The text is no usable boundary; the message says why and where."""


def parse_boundary(text: str) -> MultiPolygon | None:
    """The boundary in the text, or None when there is no text."""
    text = text.strip().lstrip("\ufeff")
    if not text:
        return None
    polygons = _from_json(text) if text.startswith("{") else _from_wkt(text)
    if not polygons:
        raise Unreadable("Tidak ada poligon di dalam teks ini.")
    shape = MultiPolygon(polygons, srid=WGS84)
    _check_place(shape)
    if not shape.valid:
        raise Unreadable(f"Batas tidak sah: {explain(shape.valid_reason)}.")
    return shape


def explain(reason: str) -> str:
    """The reason of GEOS or PostGIS for an unsound shape, in Indonesian."""
    match = _REASON.match(reason)
    what = match["what"].strip() if match else reason
    sentence = _REASONS.get(what.lower(), what)
    if match and match["x"]:
        sentence += f" di sekitar bujur {_degrees(match['x'])},"
        sentence += f" lintang {_degrees(match['y'])}"
    return sentence


def _degrees(number: str) -> str:
    return f"{float(number):.6f}".replace(".", ",")


def _check_place(shape: MultiPolygon) -> None:
    west, south, east, north = shape.extent
    if west >= 94 and east <= 142 and south >= -12 and north <= 8:
        return
    if south >= 94 and north <= 142 and west >= -12 and east <= 8:
        raise Unreadable("Bujur dan lintang tertukar: tulis bujur lebih dahulu.")
    if max(map(abs, shape.extent)) > 180:
        raise Unreadable("Koordinat harus derajat (WGS 84), bukan meter.")
    raise Unreadable("Batas berada di luar Indonesia.")


# GeoJSON --------------------------------------------------------------------------


def _from_json(text: str) -> list[Polygon]:
    try:
        thing = json.loads(text)
        _check_system(thing)
        rings = list(_polygons(thing))
    except Unreadable:
        raise
    except _MALFORMED as error:
        raise Unreadable(_UNKNOWN) from error
    if sum(len(ring) for polygon in rings for ring in polygon) > MOST_POINTS:
        raise _too_many()
    return [Polygon(*polygon) for polygon in rings]


def _check_system(thing: dict[str, Any]) -> None:
    name = thing.get("crs") and thing["crs"]["properties"]["name"]
    if name and not _CRS.search(name):
        raise Unreadable("Gunakan WGS 84 (SRID 4326).")


def _polygons(thing: dict[str, Any]) -> Iterator[list[list[tuple[float, float]]]]:
    kind = thing["type"]
    if kind == "FeatureCollection":
        for feature in thing["features"]:
            yield from _polygons(feature)
    elif kind == "Feature":
        yield from _polygons(thing["geometry"])
    elif kind == "GeometryCollection":
        for part in thing["geometries"]:
            yield from _polygons(part)
    elif kind == "MultiPolygon":
        for part in thing["coordinates"]:
            yield [_ring(points) for points in part]
    elif kind == "Polygon":
        yield [_ring(points) for points in thing["coordinates"]]
    else:
        raise Unreadable(f"Batas harus poligon; teks ini memuat {kind}.")


def _ring(points: list[Any]) -> list[tuple[float, float]]:
    ring = [(float(point[0]), float(point[1])) for point in points]
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in ring):
        raise Unreadable(_UNKNOWN)
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(ring) < 4:
        raise Unreadable("Poligon memerlukan sedikitnya tiga titik.")
    return ring


# WKT ------------------------------------------------------------------------------


def _from_wkt(text: str) -> list[Polygon]:
    match = _WKT.fullmatch(text)
    if not match:
        raise Unreadable(_UNKNOWN)
    if match[1] and int(match[1]) != WGS84:
        raise Unreadable("Gunakan WGS 84 (SRID 4326).")
    # Every position is followed by a comma or a bracket.
    if text.count(",") > MOST_POINTS:
        raise _too_many()
    try:
        shape = GEOSGeometry(match[2], srid=WGS84)
    except (GEOSException, ValueError) as error:
        raise Unreadable(_UNKNOWN) from error
    parts: Any = [shape] if isinstance(shape, Polygon) else shape
    return [Polygon(*map(_ring, part.coords)) for part in parts if not part.empty]


def _too_many() -> Unreadable:
    most = f"{MOST_POINTS:,}".replace(",", ".")
    return Unreadable(f"Batas memuat lebih dari {most} titik. Sederhanakan dahulu.")


# Locations --------------------------------------------------------------------------

_LOCATION_WKT = re.compile(
    r"(?:SRID=(\d+);)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)\b.*)", re.I | re.S
)
_PAIR = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d+(?:[.,]\d+)?)\s*")
_NO_LOCATION = (
    "Lokasi ini tidak terbaca. Tulis lintang dan bujur, misalnya -3,3186; 114,5944,"
    " atau tempel GeoJSON atau WKT."
)
_DRAWN = ("Point", "LineString", "Polygon")


def parse_location(text: str) -> GEOSGeometry | None:
    """A point, line or polygon in WGS 84: coordinates, GeoJSON or WKT; None if empty.

    Two numbers are latitude and longitude, as phones show them.
    """
    text = text.strip().lstrip("\ufeff")
    if not text:
        return None
    if match := _PAIR.fullmatch(text):
        north, east = (float(part.replace(",", ".")) for part in match.groups())
        shape = GEOSGeometry(f"POINT({east!r} {north!r})", srid=WGS84)
    else:
        shape = _location(text)
    _check_place(shape)
    if not shape.valid:
        raise Unreadable(f"Lokasi tidak sah: {explain(shape.valid_reason)}.")
    return shape


def _location(text: str) -> GEOSGeometry:
    try:
        shape = _geojson_shape(text) if text.startswith("{") else _wkt_shape(text)
    except Unreadable:
        raise
    except (*_MALFORMED, GEOSException) as error:
        raise Unreadable(_NO_LOCATION) from error
    if shape.empty or shape.geom_type.removeprefix("Multi") not in _DRAWN:
        raise Unreadable("Lokasi harus titik, garis, atau poligon.")
    if shape.num_coords > MOST_POINTS:
        raise _too_many()
    if not all(map(math.isfinite, shape.extent)):
        raise Unreadable(_NO_LOCATION)
    return shape


def _geojson_shape(text: str) -> GEOSGeometry:
    thing = json.loads(text)
    _check_system(thing)
    if thing["type"] == "FeatureCollection":
        [thing] = thing["features"]
    if thing["type"] == "Feature":
        thing = thing["geometry"]
    bare = {"type": thing["type"], "coordinates": _flat(thing["coordinates"])}
    shape = GEOSGeometry(json.dumps(bare))
    shape.srid = WGS84
    return shape


def _flat(part: Any) -> Any:
    """Coordinates without heights."""
    if part and isinstance(part[0], int | float):
        return [float(part[0]), float(part[1])]
    return [_flat(inner) for inner in part]


def _wkt_shape(text: str) -> GEOSGeometry:
    match = _LOCATION_WKT.fullmatch(text)
    if not match:
        raise Unreadable(_NO_LOCATION)
    if match[1] and int(match[1]) != WGS84:
        raise Unreadable("Gunakan WGS 84 (SRID 4326).")
    shape = GEOSGeometry(match[2], srid=WGS84)
    bare = {"type": shape.geom_type, "coordinates": _flat(shape.coords)}
    flat = GEOSGeometry(json.dumps(bare))
    flat.srid = WGS84
    return flat
