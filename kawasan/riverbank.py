"""How much of a kawasan lies in the strip beside a river, measured in metres.

Everything is computed in the UTM zone of the kawasan. The answer informs: it fills no
score, no criterion and no legality by itself.
"""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db import connection
from django.db.models import CharField, Func, Value

from kawasan.models import Kawasan, Sempadan, Sungai
from kawasan.sempadan import Width

# Rivers further away than this are not looked for; about 5 km at the equator.
_NEAR_DEGREES = 0.045
NEAR_KM = 5
# On the page of the kawasan only what lies within about 300 m is drawn.
_BESIDE_DEGREES = 0.003
_TEXT = CharField()
_SIMPLE = 0.00003
# The UTM zone of kawasan k, south or north of the equator.
_ZONE = """LATERAL (
    SELECT (CASE WHEN ST_YMin(k.batas) >= 0 THEN 32600 ELSE 32700 END
            + floor((ST_X(ST_Centroid(k.batas)) + 180) / 6)::int + 1) AS srid
) z"""
# Strips in metres of the zone; a lake is not part of its strip. Water is cut 2 km
# around the kawasan, far beyond the widest strip.
_SHARE = f"""
WITH place AS (
    SELECT k.id, z.srid, ST_Transform(k.batas, z.srid) AS shape
    FROM kawasan_kawasan k, {_ZONE}
    WHERE k.id = %(kawasan)s AND k.batas IS NOT NULL
), asked AS (
    SELECT * FROM unnest(%(ids)s::bigint[], %(widths)s::float8[]) AS a(id, width)
), water AS (
    SELECT asked.width, GeometryType(s.geom) = 'MULTIPOLYGON' AS surface,
           ST_Intersection(ST_Transform(s.geom, place.srid),
                           ST_Expand(place.shape, 2000)) AS shape
    FROM asked JOIN kawasan_sungai s USING (id), place
), strip AS (
    SELECT CASE WHEN water.surface
                THEN ST_Difference(ST_Buffer(water.shape, width), water.shape)
                ELSE ST_Buffer(water.shape, width) END AS shape
    FROM water, place WHERE ST_DWithin(water.shape, place.shape, width)
    UNION ALL
    SELECT ST_Transform(d.batas, place.srid)
    FROM kawasan_sempadan d, place WHERE d.id = ANY(%(bound)s)
), whole AS (
    SELECT ST_Union(strip.shape) AS shape FROM strip
), rt AS (
    SELECT count(*) AS n, count(r.batas) AS drawn,
           count(*) FILTER (WHERE ST_Intersects(
               ST_Transform(r.batas, place.srid), whole.shape)) AS hit
    FROM place CROSS JOIN whole
    LEFT JOIN kawasan_rt r ON r.kawasan_id = place.id AND r.aktif
    WHERE r.id IS NOT NULL
)
SELECT (ST_Area(place.shape) / 10000)::numeric(14, 6),
       (coalesce(ST_Area(ST_Intersection(place.shape, whole.shape)), 0)
        / 10000)::numeric(14, 6),
       rt.n, rt.drawn, rt.hit, ST_AsGeoJSON(ST_Transform(whole.shape, 4326), 6)
FROM place, whole, rt
"""
_DISTANCE = f"""
SELECT s.id, ST_Distance(
    ST_Transform(k.batas, z.srid), ST_Transform(s.geom, z.srid))::numeric(14, 1)
FROM kawasan_kawasan k, kawasan_sungai s, {_ZONE}
WHERE k.id = %s AND s.id = ANY(%s)
ORDER BY 2, 1
LIMIT 1
"""


@dataclass(frozen=True)
class Share:
    """Part of a kawasan inside a strip: hectares, percent, and RT that it touches."""

    luas_ha: Decimal
    dalam_ha: Decimal
    rt: int
    rt_berbatas: int
    rt_kena: int
    gambar: str | None

    @property
    def persen(self) -> Decimal | None:
        return 100 * self.dalam_ha / self.luas_ha if self.luas_ha else None


@dataclass(frozen=True)
class Study:
    """What is known of the water beside a kawasan.

    ``mengikat`` is measured on drawn decisions, ``indikasi`` on computed widths;
    either is None where there is nothing to measure it on.
    """

    digambar: bool
    sungai: list[Sungai]
    sempadan: list[Sempadan]
    lebar: dict[int, Width] = field(default_factory=dict)
    indikasi: Share | None = None
    mengikat: Share | None = None
    terdekat: Sungai | None = None
    jarak_m: Decimal | None = None

    @property
    def acuan(self) -> str:
        """From what the distance is measured, as far as that is known."""
        nearest: Any = self.terdekat
        if nearest is None:
            return ""
        if nearest.bentuk == "MULTIPOLYGON":
            return "tepi badan air pada peta"
        if nearest.jenis == Sungai.Jenis.MATA_AIR:
            return "titik mata air"
        if nearest.acuan:
            return str(nearest.get_acuan_display()).lower()
        return "garis pada peta; tepi atau tengahnya belum diketahui"

    @property
    def tanpa_lebar(self) -> list[Sungai]:
        """Water whose strip cannot be told, because attributes are missing."""
        return [one for one in self.sungai if self.lebar[one.pk].meter is None]


def study(kawasan: Kawasan, user: Any) -> Study:
    """Measures the kawasan against the water that the person may see."""
    near = _near(kawasan)
    if near is None:
        return Study(False, [], [])
    waters: Any = list(
        Sungai.objects.visible_to(user)
        .filter(geom__bboverlaps=near)
        .annotate(bentuk=Func("geom", function="GeometryType", output_field=_TEXT))
        .select_related("wilayah")
        .defer("geom", "wilayah__batas")
    )
    decided = list(
        Sempadan.objects.visible_to(user)
        .filter(batas__intersects=_boundary(kawasan))
        .select_related("wilayah")
        .defer("batas", "wilayah__batas")
    )
    widths = {one.pk: one.lebar for one in waters}
    known = {pk: w.meter for pk, w in widths.items() if w.meter is not None}
    nearest, metres = _nearest(kawasan, waters)
    return Study(
        digambar=True,
        sungai=waters,
        sempadan=decided,
        lebar=widths,
        indikasi=_share(kawasan, known, []) if known else None,
        mengikat=_share(kawasan, {}, [d.pk for d in decided]) if decided else None,
        terdekat=nearest,
        jarak_m=metres,
    )


def _boundary(kawasan: Kawasan) -> Any:
    return Kawasan.objects.filter(pk=kawasan.pk).values("batas")


def beside(kawasan: Kawasan, user: Any) -> list[dict[str, Any]]:
    """The water next to a kawasan, for its map."""
    near = _near(kawasan, _BESIDE_DEGREES)
    if near is None:
        return []
    rows = Sungai.objects.visible_to(user).filter(geom__bboverlaps=near)
    return water_features(rows)


def _near(kawasan: Kawasan, margin: float = _NEAR_DEGREES) -> Any:
    """The box around the kawasan in which water is looked for; None without shape."""
    rows = Kawasan.objects.filter(pk=kawasan.pk, batas__isnull=False)
    box = Func(
        "batas",
        Value(margin),
        function="ST_Expand",
        output_field=GeometryField(srid=4326),
    )
    return rows.values_list(box, flat=True).first()


def _share(
    kawasan: Kawasan, widths: dict[int, Decimal], bound: list[int]
) -> Share | None:
    asked: Any = {
        "kawasan": kawasan.pk,
        "ids": list(widths),
        "widths": [float(metres) for metres in widths.values()],
        "bound": bound,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHARE, asked)
        row = cursor.fetchone()
    return Share(*row) if row else None


def _nearest(
    kawasan: Kawasan, waters: list[Sungai]
) -> tuple[Sungai | None, Decimal | None]:
    with connection.cursor() as cursor:
        cursor.execute(_DISTANCE, [kawasan.pk, [one.pk for one in waters]])
        row = cursor.fetchone()
    if row is None:
        return None, None
    return next(one for one in waters if one.pk == row[0]), row[1]


# For maps ---------------------------------------------------------------------------


def features(found: Study) -> list[dict[str, Any]]:
    """Strips first, so that the water is drawn above them."""
    layers = []
    if found.indikasi and found.indikasi.gambar:
        layers.append(
            feature(found.indikasi.gambar, "sempadan", "Sempadan, indikasi perencanaan")
        )
    if found.mengikat and found.mengikat.gambar:
        names = ", ".join(one.nomor for one in found.sempadan)
        layers.append(
            feature(found.mengikat.gambar, "sempadan_tetap", f"Sempadan {names}")
        )
    return [
        *layers,
        *water_features(Sungai.objects.filter(pk__in=[s.pk for s in found.sungai])),
    ]


def water_features(rows: Any) -> list[dict[str, Any]]:
    """Water as simplified features with name and address."""
    simple = Func(
        "geom",
        Value(_SIMPLE),
        function="ST_SimplifyPreserveTopology",
        output_field=GeometryField(srid=4326),
    )
    rows = rows.defer("geom").annotate(gambar=AsGeoJSON(simple, precision=6))
    return [
        feature(one.gambar, "sungai", str(one), one.get_absolute_url())
        for one in rows.order_by("pk")
    ]


def feature(shape: str, layer: str, name: str, url: str = "") -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": json.loads(shape),
        "properties": {"lapis": layer, "nama": name, "url": url},
    }
