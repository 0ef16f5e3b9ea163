"""The maps of a wilayah: what can be drawn, and the shapes of one layer.

A wide map gets coarse outlines, and kawasan as points: at that width their true
shapes are smaller than a dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.db.models.functions import PointOnSurface
from django.db.models import QuerySet

from kawasan.models import Wilayah
from sibungas.dashboard import below, shapes
from sibungas.dashboard.figures import Figures
from sibungas.templatetags.ui import ha

MOST_SHAPES = 1000
PLACES, AREAS, RTS = "wilayah", "kawasan", "rt"
_BELOW: dict[str, str] = {
    Wilayah.Jenis.PROVINSI: "Kabupaten/kota",
    Wilayah.Jenis.KABUPATEN: "Kecamatan",
    Wilayah.Jenis.KOTA: "Kecamatan",
    Wilayah.Jenis.KECAMATAN: "Kelurahan/desa",
}
_WIDE = (Wilayah.Jenis.PROVINSI, Wilayah.Jenis.KABUPATEN, Wilayah.Jenis.KOTA)
# In degrees: about 300 m, 50 m, 10 m and 1 m, by the place whose inside is drawn.
_TOLERANCE: dict[str, float] = {
    Wilayah.Jenis.PROVINSI: 0.003,
    Wilayah.Jenis.KABUPATEN: 0.0005,
    Wilayah.Jenis.KOTA: 0.0005,
    Wilayah.Jenis.KECAMATAN: 0.0001,
}
_FINEST = 0.00001


@dataclass(frozen=True)
class Layers:
    """The layers that hold something to draw, and the one chosen."""

    chosen: str
    offered: list[tuple[str, str]]


def layers_of(
    place: Wilayah, rows: Sequence[Any], kawasan: Sequence[Any], asked: str
) -> Layers:
    """Which maps a page can offer; ``chosen`` is empty when there is none."""
    offered = []
    if any(_has_shape(row) for row in rows):
        inside = (RTS, "RT") if place.is_kelurahan else (PLACES, _BELOW[place.jenis])
        offered.append(inside)
    if any(one.berbatas for one in kawasan):
        offered.append((AREAS, "Kawasan"))
    found = [name for name, _ in offered]
    return Layers(asked if asked in found else next(iter(found), ""), offered)


def _has_shape(row: Any) -> bool:
    place = row.rt if isinstance(row, below.RtRow) else row.wilayah
    return place.berbatas


def collection_of(place: Wilayah, user: Any, year: int, layer: str) -> dict[str, Any]:
    """The shapes of a layer as GeoJSON; an unknown layer is the first one."""
    if layer == AREAS:
        return shapes.collection(_areas(place, user, year))
    if place.is_kelurahan:
        return shapes.collection(_rts(place, user, year))
    return shapes.collection(_places(place, user, year))


def _tolerance(place: Wilayah) -> float:
    return _TOLERANCE.get(place.jenis, _FINEST)


def _inside(place: Wilayah, user: Any) -> QuerySet:
    return shapes.with_shape(
        below.places_below(place, user), tolerance=_tolerance(place)
    )


def _places(place: Wilayah, user: Any, year: int) -> list[dict[str, Any]]:
    rows = below.place_rows(_inside(place, user), year)
    return [
        shapes.feature(
            row.wilayah.shape,
            nama=str(row.wilayah),
            kode=row.wilayah.kode,
            tingkat=row.figures.tingkat,
            ket=_told(row.figures),
            url=f"{row.wilayah.get_absolute_url()}?tahun={year}",
        )
        for row in rows
    ]


def _told(figures: Figures) -> str:
    if not figures.rt_dinilai:
        return figures.cakupan_teks
    word = " (sementara)" if figures.sementara else ""
    return f"Kumuh {ha(figures.luas_kumuh)}{word}, {figures.cakupan_teks}"


def _rts(place: Wilayah, user: Any, year: int) -> list[dict[str, Any]]:
    found = shapes.with_shape(below.rt_of(place, user))[: below.MOST_RT]
    drawn = [_rt(row) for row in below.rt_rows(found, user, year)]
    return [*_outlines(place, user), *drawn]


def _rt(row: below.RtRow) -> dict[str, Any]:
    return shapes.feature(
        row.rt.shape,
        nama=str(row.rt),
        kode=row.kunci,
        tingkat=row.resmi.tingkat if row.resmi else "",
        ket=row.rt.kawasan.nama if row.rt.kawasan else "Di luar kawasan",
        url=row.rt.get_absolute_url(),
    )


def _areas(place: Wilayah, user: Any, year: int) -> list[dict[str, Any]]:
    rows = below.kawasan_of(place, user, year)
    if place.jenis in _WIDE:
        rows = rows.annotate(shape=shapes.geojson(PointOnSurface("batas")))
    else:
        rows = shapes.with_shape(rows, tolerance=_tolerance(place))
    drawn = [_area(one) for one in rows[:MOST_SHAPES]]
    return [*_outlines(place, user), *drawn]


def _area(kawasan: Any) -> dict[str, Any]:
    return shapes.feature(
        kawasan.shape,
        nama=kawasan.nama,
        kode=kawasan.kode,
        tingkat=kawasan.tingkat or "",
        ket=f"{kawasan.kode}, {ha(kawasan.luas_verifikasi_ha)} terverifikasi",
        url=kawasan.get_absolute_url(),
    )


def _outlines(place: Wilayah, user: Any) -> list[dict[str, Any]]:
    """The places below, or the kelurahan itself, as lines counted in no legend."""
    own = shapes.with_shape(Wilayah.objects.filter(pk=place.pk))
    drawn = own if place.is_kelurahan else _inside(place, user)
    return [
        shapes.feature(one.shape, nama=str(one), latar=True)
        for one in drawn.filter(batas__isnull=False)
    ]
