"""RT with the denominators that hold in a year."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan.models import Rt, RtPenyebut
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.api import shapes
from sibungas.api.base import (
    LARGEST_ID,
    TAHUN_SCHEMA,
    DetailDoor,
    Row,
    equals,
    flag,
    kawasan_of,
    within,
    year,
)
from sibungas.api.geojson import MapListDoor, as_list_and_map, form, in_box
from sibungas.lib.params import Param, text

_DENOMINATORS = ("berlaku_tahun", "sumber", *PENYEBUT, *EKSISTING)
COLUMNS = (
    "id",
    "kelurahan__kode",
    "kelurahan__nama",
    "kawasan__kode",
    "rw",
    "rt",
    "kampung",
    "aktif",
    "versi",
    "is_demo",
    "diubah_pada",
    "_penyebut",
)
in_year = Param(
    "tahun",
    year,
    "Penyebut yang berlaku pada tahun itu; tanpa ini yang terbaru.",
    TAHUN_SCHEMA,
)


def with_denominators(rows: QuerySet, tahun: int | None) -> QuerySet:
    """Adds the key of the denominators in force in the year, or of the newest."""
    dated = RtPenyebut.objects.filter(rt_id=OuterRef("pk"))
    if tahun:
        dated = dated.filter(berlaku_tahun__lte=tahun)
    newest = dated.order_by("-berlaku_tahun").values("pk")[:1]
    return rows.annotate(_penyebut=Subquery(newest))


def present(rows: list[Row], request: Any) -> list[Row]:
    """The RT with their denominators, which cost one query for all rows."""
    keys = [row["_penyebut"] for row in rows if row["_penyebut"]]
    found = RtPenyebut.objects.filter(pk__in=keys).values("pk", *_DENOMINATORS)
    denominators = {row.pop("pk"): row for row in found}
    return [
        {
            "id": row["id"],
            "kelurahan": row["kelurahan__kode"],
            "nama_kelurahan": row["kelurahan__nama"],
            "kawasan": row["kawasan__kode"],
            "rw": row["rw"],
            "rt": row["rt"],
            "kampung": row["kampung"],
            "aktif": row["aktif"],
            "penyebut": denominators.get(row["_penyebut"]),
            "versi": row["versi"],
            "diubah_pada": row["diubah_pada"],
            "data_contoh": row["is_demo"],
            "url": reverse("api:rt", [row["id"]], request=request),
        }
        for row in rows
    ]


@extend_schema_view(
    get=extend_schema(summary="Daftar RT", responses=as_list_and_map(shapes.Rt))
)
class RtList(MapListDoor):
    serializer_class = shapes.Rt
    columns = COLUMNS
    params = (
        within,
        kawasan_of(),
        Param(
            "rw",
            text(20),
            "Nomor RW.",
            {"type": "string", "minLength": 1, "maxLength": 20},
            equals("rw"),
        ),
        Param(
            "rt",
            text(20),
            "Nomor RT.",
            {"type": "string", "minLength": 1, "maxLength": 20},
            equals("rt"),
        ),
        flag("aktif", "RT yang masih ada.", "aktif"),
        in_year,
        in_box,
        form,
    )

    def get_queryset(self) -> QuerySet:
        rows = Rt.objects.visible_to(self.request.user)
        return with_denominators(rows, self.given.get("tahun"))

    def present(self, rows: list[Row]) -> list[Row]:
        return present(rows, self.request)


@extend_schema_view(get=extend_schema(summary="Satu RT"))
class RtDetail(DetailDoor):
    serializer_class = shapes.Rt
    columns = COLUMNS
    params = (in_year,)

    def record(self, pk: int) -> Row:
        if pk > LARGEST_ID:
            raise Http404
        rows = Rt.objects.visible_to(self.request.user).filter(pk=pk)
        row = self.one(with_denominators(rows, self.given.get("tahun")))
        return present([row], self.request)[0]
