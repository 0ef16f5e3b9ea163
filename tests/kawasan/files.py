"""Small files for the tests of importers, written as offices write them."""

import json

import openpyxl


def xlsx(path, sheets, merge=()):
    """A workbook from {name: rows}; ``merge`` joins ranges of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    for ref in merge:
        book.worksheets[0].merge_cells(ref)
    book.save(path)
    return path


def geojson(path, features, crs=None):
    """A feature collection from [(properties, geometry)]."""
    whole = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry}
            for properties, geometry in features
        ],
    }
    if crs:
        name = f"urn:ogc:def:crs:EPSG::{crs}"
        whole["crs"] = {"type": "name", "properties": {"name": name}}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def square(x=114.59, y=-3.32, side=0.003, z=None):
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    tail = () if z is None else (z,)
    return {"type": "Polygon", "coordinates": [[[*c, *tail] for c in corners]]}


def bow_tie(x=114.59, y=-3.32, side=0.003):
    corners = [(x, y), (x + side, y + side), (x + side, y), (x, y + side), (x, y)]
    return {"type": "Polygon", "coordinates": [[list(c) for c in corners]]}


def reasons(batch):
    """(row, title, reason) of everything refused."""
    found = batch.laporan["ditolak"]
    return [(f["baris"], f["kolom"], f["alasan"]) for f in found]
