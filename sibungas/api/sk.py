"""SK Kumuh: decrees on slum areas and, one by one, their lines."""

from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan.models import SkKumuh, SkKumuhItem
from sibungas.api import shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    DetailDoor,
    ListDoor,
    Row,
    choice,
    equals,
    flag,
    within,
    year,
)
from sibungas.lib.params import Param

OWN = (
    "uuid",
    "nomor",
    "tanggal",
    "tentang",
    "penetap",
    "penandatangan",
    "luas_total_ha",
    "alasan_selisih",
    "berlaku_mulai",
    "berlaku_sampai",
    "status",
    "sumber",
    "ditinjau_pada",
    "hasil_tinjauan",
    "versi",
    "diubah_pada",
)
COLUMNS = (
    *OWN,
    "id",
    "is_demo",
    "wilayah__kode",
    "menggantikan__uuid",
    "bukti_peta",
    "bukti_tabel",
    "jumlah_butir",
)
_ITEM = ("urutan", "nama_dalam_sk", "lokasi_dalam_sk", "luas_ha", "tingkat", "skor",
         "kode_asli", "catatan")  # fmt: skip


def _rows(user: Any) -> QuerySet:
    rows = SkKumuh.objects.visible_to(user).evident()
    return rows.annotate(jumlah_butir=Count("butir"))


def present(row: Row, request: Any) -> Row:
    """One decree without its lines."""
    return {
        **{name: row[name] for name in OWN},
        "wilayah": row["wilayah__kode"],
        "menggantikan": row["menggantikan__uuid"],
        "ada_peta": row["bukti_peta"],
        "ada_tabel": row["bukti_tabel"],
        "jumlah_butir": row["jumlah_butir"],
        "data_contoh": row["is_demo"],
        "url": reverse("api:sk", [row["uuid"]], request=request),
    }


@extend_schema_view(get=extend_schema(summary="Daftar SK Kumuh"))
class SkList(ListDoor):
    serializer_class = shapes.Sk
    columns = COLUMNS
    params = (
        within,
        choice("status", SkKumuh.Status.values, "Status.", "status"),
        choice("penetap", SkKumuh.Penetap.values, "Pejabat penetap.", "penetap"),
        Param("tahun", year, "Tahun SK.", TAHUN_SCHEMA, equals("tanggal__year")),
        flag("ada_peta", "SK memuat peta.", "bukti_peta"),
    )

    def get_queryset(self) -> QuerySet:
        return _rows(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [present(row, self.request) for row in rows]


@extend_schema_view(
    get=extend_schema(
        summary="Satu SK Kumuh",
        description="Butir di luar wilayah token tidak disertakan.",
    )
)
class SkDetail(DetailDoor):
    serializer_class = shapes.SkDetail
    columns = COLUMNS

    def record(self, uuid: UUID) -> Row:
        user = self.request.user
        row = self.one(_rows(user).filter(uuid=uuid))
        items = SkKumuhItem.objects.visible_to(user).filter(sk_id=row["id"])
        found = items.order_by("urutan").values(*_ITEM, "kawasan__kode", "rt_id")
        return {
            **present(row, self.request),
            "butir": [
                {
                    **{name: item[name] for name in _ITEM},
                    "kawasan": item["kawasan__kode"],
                    "rt": item["rt_id"],
                }
                for item in found
            ],
        }
