"""Administrative places by their Kemendagri codes."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan.kode import normalise
from kawasan.models import Wilayah
from sibungas.api import shapes
from sibungas.api.base import (
    KODE_SCHEMA,
    DetailDoor,
    ListDoor,
    Row,
    choice,
    equals,
    kode_or_404,
    within,
)
from sibungas.lib.params import Param, day, text

COLUMNS = (
    "kode",
    "nama",
    "jenis",
    "edisi",
    "berlaku_mulai",
    "berlaku_sampai",
    "kode_bps",
    "kelas_kota",
    "sumber_batas",
    "parent__kode",
    "diganti_oleh__kode",
    "is_demo",
)
on_day = Param(
    "pada",
    day,
    "Wilayah yang berlaku pada tanggal itu; tanpa ini yang berlaku sekarang.",
    {"type": "string", "format": "date"},
    lambda rows, value: rows.at(value),
)


def present(row: Row, request: Any) -> Row:
    return {
        "kode": row["kode"],
        "nama": row["nama"],
        "jenis": row["jenis"],
        "induk": row["parent__kode"],
        "edisi": row["edisi"],
        "berlaku_mulai": row["berlaku_mulai"],
        "berlaku_sampai": row["berlaku_sampai"],
        "diganti_oleh": row["diganti_oleh__kode"],
        "kode_bps": row["kode_bps"],
        "kelas_kota": row["kelas_kota"],
        "sumber_batas": row["sumber_batas"],
        "data_contoh": row["is_demo"],
        "url": reverse("api:wilayah", [row["kode"]], request=request),
    }


class _Places:
    """Which places a request is about: those it may see, on the day it names."""

    def get_queryset(self) -> QuerySet:
        rows = Wilayah.objects.visible_to(self.request.user)  # type: ignore[attr-defined]
        if "pada" in self.given:  # type: ignore[attr-defined]
            return rows
        return rows.at(timezone.localdate())


@extend_schema_view(get=extend_schema(summary="Daftar wilayah"))
class WilayahList(_Places, ListDoor):
    serializer_class = shapes.Wilayah
    keys = ("kode", "id")
    columns = COLUMNS
    params = (
        within,
        choice("jenis", Wilayah.Jenis.values, "Tingkat wilayah.", "jenis"),
        Param(
            "induk",
            normalise,
            "Hanya anak langsung dari kode ini.",
            KODE_SCHEMA,
            equals("parent__kode"),
        ),
        Param(
            "nama",
            text(60),
            "Bagian dari nama.",
            {"type": "string", "minLength": 1, "maxLength": 60},
            equals("nama__icontains"),
        ),
        on_day,
    )

    def present(self, rows: list[Row]) -> list[Row]:
        return [present(row, self.request) for row in rows]


@extend_schema_view(get=extend_schema(summary="Satu wilayah"))
class WilayahDetail(_Places, DetailDoor):
    serializer_class = shapes.Wilayah
    columns = COLUMNS
    params = (on_day,)

    def record(self, kode: str) -> Row:
        rows = self.get_queryset().filter(kode=kode_or_404(kode))
        if "pada" in self.given:
            rows = rows.at(self.given["pada"])
        return present(self.one(rows), self.request)
