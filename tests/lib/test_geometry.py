"""Boundaries as people paste them, and the sentences when they are wrong."""

import json

import pytest

from sibungas.lib import geometry
from sibungas.lib.geometry import Unreadable, explain, parse_boundary

RING = [[114.59, -3.32], [114.60, -3.32], [114.60, -3.31], [114.59, -3.32]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}


def text(thing):
    return json.dumps(thing)


def feature(shape):
    return {"type": "Feature", "properties": {}, "geometry": shape}


@pytest.mark.parametrize(
    "given",
    [
        text(POLYGON),
        "  " + text({"type": "MultiPolygon", "coordinates": [[RING]]}),
        text(feature(POLYGON)),
        text({"type": "FeatureCollection", "features": [feature(POLYGON)]}),
        text({"type": "GeometryCollection", "geometries": [POLYGON]}),
        text({"type": "Polygon", "coordinates": [RING[:-1]]}),
        text({"type": "Polygon", "coordinates": [[[*p, 12.5] for p in RING]]}),
        "POLYGON((114.59 -3.32, 114.60 -3.32, 114.60 -3.31, 114.59 -3.32))",
        "SRID=4326;MULTIPOLYGON(((114.59 -3.32,114.6 -3.32,114.6 -3.31,114.59 -3.32)))",
        "polygon z((114.59 -3.32 1,114.6 -3.32 1,114.6 -3.31 1,114.59 -3.32 1))",
    ],
)
def test_the_same_triangle_in_many_writings(given):
    shape = parse_boundary(given)
    assert (shape.geom_type, shape.srid, shape.hasz) == ("MultiPolygon", 4326, False)
    assert shape.num_coords == 4
    assert shape.extent == (114.59, -3.32, 114.60, -3.31)


def test_no_text_is_no_boundary():
    assert parse_boundary(" \n ") is None


BOW = [[114, -3], [115, -4], [115, -3], [114, -4], [114, -3]]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("halo", "bukan GeoJSON atau WKT"),
        ("{", "bukan GeoJSON atau WKT"),
        ('{"type": "Polygon"}', "bukan GeoJSON atau WKT"),
        ("[1, 2]", "bukan GeoJSON atau WKT"),
        ('{"type":"Polygon","coordinates":[[[NaN,1],[1,1],[1,2]]]}', "bukan GeoJSON"),
        ('{"type":"Polygon","coordinates":[[[1]]]}', "bukan GeoJSON"),
        (
            '{"type":"Polygon","coordinates":[[[1' + "0" * 400 + ",1]]]}",
            "bukan GeoJSON",
        ),
        ("0103000020E6100000", "bukan GeoJSON atau WKT"),
        ("POINT(114 -3)", "bukan GeoJSON atau WKT"),
        ("POLYGON((114 -3, 115 -3))", "bukan GeoJSON atau WKT"),
        (text({"type": "Point", "coordinates": [114, -3]}), "memuat Point"),
        (text({"type": "FeatureCollection", "features": []}), "Tidak ada poligon"),
        ("POLYGON EMPTY", "Tidak ada poligon"),
        (text({"type": "Polygon", "coordinates": [RING[:2]]}), "tiga titik"),
        ("SRID=32750;POLYGON((1 1,2 1,2 2,1 1))", "SRID 4326"),
        (
            text({**POLYGON, "crs": {"properties": {"name": "EPSG:32750"}}}),
            "SRID 4326",
        ),
        ("POLYGON((232000 9632000,233000 9632000,233000 9633000,232000 9632000))", "m"),
        ("POLYGON((-3.32 114.5,-3.32 114.6,-3.31 114.6,-3.32 114.5))", "tertukar"),
        ("POLYGON((0 0,1 0,1 1,0 0))", "luar Indonesia"),
        (
            text({"type": "Polygon", "coordinates": [BOW]}),
            "memotong dirinya sendiri di sekitar bujur 114,500000, lintang -3,500000",
        ),
    ],
)
def test_what_is_wrong_is_said(given, sentence):
    with pytest.raises(Unreadable, match=sentence):
        parse_boundary(given)


@pytest.mark.parametrize("form", ["json", "wkt"])
def test_too_many_points(monkeypatch, form):
    monkeypatch.setattr(geometry, "MOST_POINTS", 2)
    wkt = "POLYGON((114.59 -3.32, 114.60 -3.32, 114.60 -3.31, 114.59 -3.32))"
    with pytest.raises(Unreadable, match="lebih dari 2 titik"):
        parse_boundary(text(POLYGON) if form == "json" else wkt)


def test_an_unknown_reason_is_kept_as_it_is():
    assert explain("Something new") == "Something new"
