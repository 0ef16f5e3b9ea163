"""Kumuh awal and akhir per wilayah in opened years, and the years themselves."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from drf_spectacular.utils import extend_schema, extend_schema_view

from assessments import waiting
from assessments.models import RekapKondisiWilayah, TahunPenanganan
from assessments.models.kondisi import Keadaan
from kawasan.kode import normalise
from sibungas.api import shapes_kondisi
from sibungas.api.base import KODE_SCHEMA, ListDoor, Row, Tagged, choice, equals
from sibungas.api.rekap import PLACE, SHARED, below, figures, in_year
from sibungas.lib.params import Param

_COLUMNS = (*SHARED, *PLACE, "keadaan", "_jumlah_rt")
_AT_OR_BELOW = Param(
    "kode_wilayah",
    normalise,
    "Kode Kemendagri; wilayah itu sendiri dan semua di bawahnya.",
    KODE_SCHEMA,
    below,
)


@extend_schema_view(get=extend_schema(summary="Kumuh awal dan akhir wilayah"))
class KondisiList(Tagged):
    serializer_class = shapes_kondisi.Kondisi
    columns = _COLUMNS
    keys = ("wilayah__kode", "tahun", "keadaan", "id")
    params = (
        _AT_OR_BELOW,
        Param(
            "induk",
            normalise,
            "Hanya anak langsung dari kode ini.",
            KODE_SCHEMA,
            equals("wilayah__parent__kode"),
        ),
        choice("keadaan", Keadaan.values, "Awal (R0) atau akhir.", "keadaan"),
        in_year,
    )

    def get_queryset(self) -> QuerySet:
        rows = RekapKondisiWilayah.objects.visible_to(self.request.user)
        return rows.annotate(_jumlah_rt=Coalesce(F("wilayah__cacah_rt__jumlah_rt"), 0))

    def present(self, rows: list[Row]) -> list[Row]:
        stale = waiting.states([(row["wilayah__kode"], row["tahun"]) for row in rows])
        return [
            {
                "kode_wilayah": row["wilayah__kode"],
                "nama": row["wilayah__nama"],
                "jenis": row["wilayah__jenis"],
                "keadaan": row["keadaan"],
                **figures(row),
                "sedang_dihitung": (row["wilayah__kode"], row["tahun"]) in stale,
                "data_contoh": row["wilayah__is_demo"],
            }
            for row in rows
        ]


def _of_city(rows: Any, kode: str) -> QuerySet:
    return rows.for_place(kode)


@extend_schema_view(get=extend_schema(summary="Tahun penanganan kab/kota"))
class TahunList(ListDoor):
    serializer_class = shapes_kondisi.Tahun
    columns = (
        *("wilayah__kode", "wilayah__nama", "tahun", "status", "sumber_r0", "dasar"),
        *("revisi", "dibuka_pada", "dikunci_pada", "is_demo"),
    )
    keys = ("wilayah__kode", "tahun", "id")
    params = (
        Param(
            "kode_wilayah",
            normalise,
            "Tahun kab/kota yang memuat wilayah ini, atau yang ada di bawahnya.",
            KODE_SCHEMA,
            _of_city,
        ),
        choice(
            "status", TahunPenanganan.Status.values, "Dibuka atau terkunci.", "status"
        ),
        in_year,
    )

    def get_queryset(self) -> QuerySet:
        return TahunPenanganan.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                "kode_wilayah": row["wilayah__kode"],
                "nama": row["wilayah__nama"],
                **{name: row[name] for name in _OF_YEAR},
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


_OF_YEAR = (
    *("tahun", "status", "sumber_r0", "dasar", "revisi", "dibuka_pada"),
    "dikunci_pada",
)
