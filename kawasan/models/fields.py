"""Columns and checks that several tables of places share."""

from typing import Any

import pghistory
import pgtrigger
from django.contrib.gis.db import models
from django.core.validators import RegexValidator
from django.db.models import BooleanField, DecimalField, Func, Q

# Upper limits refuse NaN as well: PostgreSQL sorts NaN above every number.
MAX_HA = 1_000_000
MAX_M = 10_000_000
MAX_COUNT = 10_000_000
MAX_RUPIAH = 10**15


def area(label: str, **options: Any) -> DecimalField:
    """Hectares, six decimals as in the offices' own files."""
    return DecimalField(label, max_digits=14, decimal_places=6, **options)


def length(label: str, **options: Any) -> DecimalField:
    """Metres."""
    return DecimalField(label, max_digits=14, decimal_places=3, **options)


def rupiah(label: str, **options: Any) -> DecimalField:
    """Money; NULL is not known, 0 is nothing."""
    return DecimalField(
        label, max_digits=18, decimal_places=2, null=True, blank=True, **options
    )


def kode_of_ours() -> models.CharField:
    """A code that an office gives; it stands in addresses, so it is kept plain."""
    return models.CharField(
        max_length=30,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9][A-Za-z0-9.-]*$",
                "Kode hanya memuat huruf, angka, titik, dan tanda hubung.",
            )
        ],
    )


def tracked(**options: Any) -> Any:
    """Row history for a table with a boundary.

    The whole row is compared, not column by column: a restore runs with an empty
    search path, in which PostgreSQL finds no = for two boundaries.
    """
    changed = pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*")
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(condition=changed), **options
    )


def boundary(label: str = "batas") -> models.MultiPolygonField:
    return models.MultiPolygonField(label, srid=4326, null=True, blank=True)


def between(limits: dict[str, int]) -> Q:
    """0 ≤ column ≤ limit for every column that is filled."""
    q = Q()
    for column, limit in limits.items():
        q &= Q(**{f"{column}__isnull": True}) | Q(
            **{f"{column}__gte": 0, f"{column}__lte": limit}
        )
    return q


class Repeated(Func):
    """A template that names its one argument several times."""

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[Any]]:
        sql, params = super().as_sql(*args, **kwargs)
        return sql, list(params) * self.template.count("%(expressions)s")


class SoundBoundary(Repeated):
    """Valid, not empty, and inside the box of Indonesia (or absent)."""

    output_field = BooleanField()
    conditional = True
    template = (
        "(%(expressions)s IS NULL OR (ST_IsValid(%(expressions)s)"
        " AND NOT ST_IsEmpty(%(expressions)s)"
        " AND ST_XMin(%(expressions)s) >= 94 AND ST_XMax(%(expressions)s) <= 142"
        " AND ST_YMin(%(expressions)s) >= -12 AND ST_YMax(%(expressions)s) <= 8))"
    )


class UtmAreaHa(Repeated):
    """Planar hectares in the UTM zone of the place, as the offices measure.

    The geodesic area differs by about 0.1 %, Web Mercator by about 0.9 %.
    """

    output_field = DecimalField(max_digits=14, decimal_places=6)
    template = (
        "(ST_Area(ST_Transform(%(expressions)s,"
        " (CASE WHEN ST_YMin(%(expressions)s) >= 0 THEN 32600 ELSE 32700 END"
        " + floor((ST_X(ST_Centroid(%(expressions)s)) + 180) / 6)::int + 1"
        ")))::numeric / 10000)::numeric(14, 6)"
    )
