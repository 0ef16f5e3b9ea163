"""Reads boundaries from GeoJSON, SHP or GPKG: any reference system, two dimensions.

An unsound boundary is handed on with the reason, never repaired unasked.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.contrib.gis.gdal import AxisOrder, CoordTransform, SpatialReference
from django.contrib.gis.gdal.error import GDALException
from django.contrib.gis.geos import (
    GeometryCollection,
    GEOSException,
    GEOSGeometry,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Polygon,
)
from pyogrio import read_info
from pyogrio.errors import DataSourceError
from pyogrio.raw import read as read_raw

from kawasan.imports.tables import MOST_BYTES, BadFile, Row, check_archive, squash
from sibungas.lib.geometry import explain

CHUNK = 2_000
# What a file begins with decides what it is read as: a text that only calls itself
# .geojson could otherwise make GDAL open another file or address.
_BEGINS = {
    ".geojson": (b"{",),
    ".json": (b"{",),
    ".shp": (b"\x00\x00\x27\x0a",),
    ".gpkg": (b"SQLite format 3\x00",),
    ".zip": (b"PK",),
}
_KINDS = tuple(_BEGINS)
_MULTI = {"LineString": MultiLineString, "Polygon": MultiPolygon, "Point": MultiPoint}
_LONLAT = re.compile(r"(OGC:CRS84|EPSG:4326)$", re.I)


@dataclass(frozen=True)
class Feature:
    """One feature: its properties as a row, its boundary or why there is none."""

    row: Row
    batas: MultiPolygon | None
    problem: str = ""
    repaired: str = ""


def features(
    path: Path, fields: dict[str, tuple[str, ...]], titles: dict[str, str], repair: bool
) -> Iterator[Feature]:
    """The features of the first layer; raises BadFile when there are none."""
    for row, wkb, transform in _raw(path, fields, titles):
        yield _feature(row, wkb, transform, repair)


def waters(
    path: Path, fields: dict[str, tuple[str, ...]], titles: dict[str, str]
) -> Iterator[tuple[Row, GEOSGeometry | None, str]]:
    """Lines, surfaces or points of the first layer, or why there is none."""
    for row, wkb, transform in _raw(path, fields, titles):
        if wkb is None:
            yield row, None, "Tidak ada geometri."
            continue
        try:
            yield (row, *_sound_water(_shape(wkb, transform)))
        except (GEOSException, GDALException, ValueError) as error:
            yield row, None, f"Geometri tidak terbaca: {explain(str(error))}."


def _sound_water(shape: Any) -> tuple[GEOSGeometry | None, str]:
    kind = _MULTI.get(shape.geom_type.removeprefix("Multi"))
    if kind is None or shape.empty:
        return None, f"Geometri harus garis, poligon, atau titik: {shape.geom_type}."
    if not shape.valid:
        return None, f"Gambar tidak sah: {explain(shape.valid_reason)}."
    west, south, east, north = shape.extent
    if west < 94 or east > 142 or south < -12 or north > 8:
        return None, "Gambar berada di luar Indonesia."
    whole = shape.geom_type.startswith("Multi")
    return kind(list(shape) if whole else [shape], srid=4326), ""


def _raw(
    path: Path, fields: dict[str, tuple[str, ...]], titles: dict[str, str]
) -> Iterator[tuple[Row, bytes | None, CoordTransform | None]]:
    source = _source(path)
    try:
        info = read_info(source)
    except (DataSourceError, OSError, ValueError) as error:
        raise BadFile("Berkas peta tidak terbaca.") from error
    transform = _transform(info["crs"])
    columns = _columns(list(info["fields"]), fields, titles)
    for start in range(0, max(info["features"], 0), CHUNK):
        _meta, _ids, shapes, data = read_raw(
            source, skip_features=start, max_features=CHUNK, force_2d=True
        )
        names = list(info["fields"])
        for offset, wkb in enumerate(shapes):
            number = start + offset + 1
            row = _row(number, columns, names, [column[offset] for column in data])
            yield row, wkb, transform


def _check_begin(kind: str, file: IO[bytes]) -> None:
    begin = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if not begin.startswith(_BEGINS[kind]):
        raise BadFile(f"Isi berkas ini bukan {kind.lstrip('.').upper()}.")


def _source(path: Path) -> str:
    if path.suffix.lower() not in _KINDS:
        raise BadFile(
            "Berkas peta harus GeoJSON, SHP (atau ZIP berisi SHP), atau GPKG."
        )
    if not path.is_file():
        raise BadFile(f"Berkas {path} tidak ada.")
    if path.stat().st_size > 10 * MOST_BYTES:
        raise BadFile("Berkas peta lebih besar dari 1 GB.")
    with path.open("rb") as file:
        _check_begin(path.suffix.lower(), file)
    if path.suffix.lower() != ".zip":
        return str(path)
    check_archive(path)
    with zipfile.ZipFile(path) as archive:
        inside = [n for n in archive.namelist() if n.lower().endswith(".shp")]
        if len(inside) != 1:
            raise BadFile("ZIP harus memuat tepat satu SHP.")
        with archive.open(inside[0]) as file:
            _check_begin(".shp", file)
    return f"/vsizip/{path}/{inside[0]}"


def _transform(crs: str | None) -> CoordTransform | None:
    if not crs:
        raise BadFile("Berkas peta tidak menyebut sistem koordinat (misalnya .prj).")
    if _LONLAT.search(crs):
        return None
    order = AxisOrder.TRADITIONAL
    try:
        return CoordTransform(
            SpatialReference(crs, axis_order=order),
            SpatialReference(4326, axis_order=order),
        )
    except GDALException as error:
        raise BadFile("Sistem koordinat berkas peta tidak dikenal.") from error


def _columns(
    names: list[str], fields: dict[str, tuple[str, ...]], titles: dict[str, str]
) -> dict[str, int]:
    """Which property of the file holds which field: the first title that fits."""
    plain = {squash(name): n for n, name in reversed(list(enumerate(names)))}
    found = {}
    for field, aliases in fields.items():
        wanted = (titles[field],) if field in titles else (field, *aliases)
        known = [plain[squash(title)] for title in wanted if squash(title) in plain]
        if field in titles and not known:
            raise BadFile(f'Tidak ada atribut "{titles[field]}" dalam berkas peta.')
        if known:
            found[field] = known[0]
    return found


def _row(
    number: int, columns: dict[str, int], names: list[str], values: list[Any]
) -> Row:
    kept = {field: _plain(values[column]) for field, column in columns.items()}
    titles = {field: names[column] for field, column in columns.items()}
    return Row("", number, kept, titles, {})


def _plain(value: Any) -> Any:
    """A Python value without numpy; NaN and blanks are empty."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value != value:
        return None
    return (value.strip() or None) if isinstance(value, str) else value


def _feature(
    row: Row, wkb: bytes | None, transform: CoordTransform | None, repair: bool
) -> Feature:
    if wkb is None:
        return Feature(row, None, "Tidak ada geometri.")
    try:
        return _checked(row, _shape(wkb, transform), repair)
    except (GEOSException, GDALException, ValueError) as error:
        return Feature(row, None, f"Geometri tidak terbaca: {explain(str(error))}.")


def _shape(wkb: bytes, transform: CoordTransform | None) -> GEOSGeometry:
    """The shape in longitude and latitude."""
    shape = GEOSGeometry(memoryview(wkb), srid=4326)
    if transform:
        shape.transform(transform)
        shape.srid = 4326
    return shape


def _checked(row: Row, shape: GEOSGeometry, repair: bool) -> Feature:
    if shape.geom_type not in ("Polygon", "MultiPolygon") or shape.empty:
        return Feature(row, None, f"Geometri harus poligon, bukan {shape.geom_type}.")
    repaired = ""
    if not shape.valid:
        reason = explain(shape.valid_reason)
        if not repair:
            return Feature(row, None, f"Batas tidak sah: {reason}.")
        before, shape = shape.area, shape.make_valid()
        repaired = f"Batas diperbaiki ({reason}); luas {_change(before, shape.area)}."
    batas = _polygons(shape)
    if not batas or batas.empty:
        return Feature(row, None, "Tidak tersisa poligon setelah diperbaiki.")
    west, south, east, north = batas.extent
    if west < 94 or east > 142 or south < -12 or north > 8:
        return Feature(row, None, "Batas berada di luar Indonesia.")
    return Feature(row, batas, repaired=repaired)


def _polygons(shape: GEOSGeometry) -> MultiPolygon:
    """Only the polygons: repairing may leave lines and points over."""
    parts = [shape] if isinstance(shape, Polygon) else []
    if isinstance(shape, GeometryCollection):
        for part in shape:
            parts += _polygons(part)
    return MultiPolygon(parts, srid=4326)


def _change(before: float, after: float) -> str:
    # A crossed ring may count its own area as negative.
    if before <= 0:
        return "sebelumnya tidak dapat dihitung"
    percent = f"{(after - before) / before * 100:+.2f}".replace(".", ",")
    return f"berubah {percent} %"
