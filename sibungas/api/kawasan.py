"""Kawasan permukiman kumuh, as records and as a map layer."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from assessments.models import Assessment, RekapKawasan
from kawasan.models import Kawasan, Rt
from kawasan.models.kawasan import Kewenangan
from sibungas.api import shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    DetailDoor,
    Row,
    choice,
    equals,
    flag,
    within,
    year,
)
from sibungas.api.geojson import MapListDoor, as_list_and_map, form, in_box
from sibungas.lib.params import Param, text

OWN = (
    "kode",
    "nama",
    "alias",
    "kampung",
    "luas_sk_ha",
    "luas_verifikasi_ha",
    "luas_delineasi_ha",
    "kewenangan_turunan",
    "kewenangan",
    "alasan_kewenangan",
    "tipologi",
    "bantaran_sungai",
    "nama_sungai",
    "jarak_tepi_sungai_m",
    "penggunaan_lahan",
    "luas_legal_ha",
    "luas_tanpa_legalitas_ha",
    "luas_ilegal_ha",
    "jumlah_bangunan",
    "jumlah_penduduk",
    "jumlah_kk",
    "kategori",
    "status",
    "sumber_batas",
    "versi",
    "diubah_pada",
)
_RESULT = ("tahun", "skor", "tingkat", "rt_dinilai", "jumlah_rt", "dihitung_pada")
COLUMNS = (*OWN, "is_demo", "_kelurahan", *(f"_{name}" for name in _RESULT))
in_year = Param(
    "tahun",
    year,
    "Tahun skor dan tingkat; tanpa ini tahun terakhir yang dinilai.",
    TAHUN_SCHEMA,
)


def with_results(rows: QuerySet, tahun: int | None) -> QuerySet:
    """Adds the kelurahan codes and the figures of the year, or the last year."""
    members = Kawasan.kelurahan.through.objects.filter(kawasan_id=OuterRef("pk"))
    rekap = RekapKawasan.objects.filter(kawasan_id=OuterRef("pk"))
    rekap = rekap.filter(tahun=tahun) if tahun else rekap.filter(rt_dinilai__gt=0)
    rekap = rekap.order_by("-tahun")
    codes = members.order_by("wilayah__kode").values("wilayah__kode")
    return rows.annotate(
        _kelurahan=ArraySubquery(codes),
        **{f"_{name}": Subquery(rekap.values(name)[:1]) for name in _RESULT},
    )


def present(row: Row, request: Any) -> Row:
    """One kawasan; ``hasil`` is None where nothing has been computed."""
    result: Row | None = None
    if row["_tahun"] is not None:
        result = {
            "tahun": row["_tahun"],
            "skor": row["_skor"],
            "tingkat": row["_tingkat"] or None,
            "cakupan": {
                "rt_dinilai": row["_rt_dinilai"],
                "jumlah_rt": row["_jumlah_rt"],
            },
            "dihitung_pada": row["_dihitung_pada"],
        }
    return {
        **{name: row[name] for name in OWN},
        "kelurahan": row["_kelurahan"],
        "tingkat": result["tingkat"] if result else None,
        "hasil": result,
        "data_contoh": row["is_demo"],
        "url": reverse("api:kawasan", [row["kode"]], request=request),
    }


@extend_schema_view(
    get=extend_schema(
        summary="Daftar kawasan",
        description=(
            "`?f=geojson` atau kepala `Accept: application/geo+json` memberi"
            " FeatureCollection menurut RFC 7946."
        ),
        responses=as_list_and_map(shapes.Kawasan),
    )
)
class KawasanList(MapListDoor):
    serializer_class = shapes.Kawasan
    keys = ("kode",)
    identity = "kode"
    columns = COLUMNS
    params = (
        within,
        Param(
            "nama",
            text(60),
            "Bagian dari nama.",
            {"type": "string", "minLength": 1, "maxLength": 60},
            equals("nama__icontains"),
        ),
        choice("kewenangan", Kewenangan.values, "Kewenangan.", "kewenangan"),
        choice("status", Kawasan.Status.values, "Status.", "status"),
        choice("kategori", Kawasan.Kategori.values, "Kategori.", "kategori"),
        choice("tingkat", Assessment.Tingkat.values, "Tingkat kekumuhan.", "_tingkat"),
        flag("bantaran_sungai", "Di bantaran sungai.", "bantaran_sungai"),
        in_year,
        in_box,
        form,
    )

    def get_queryset(self) -> QuerySet:
        rows = Kawasan.objects.visible_to(self.request.user)
        return with_results(rows, self.given.get("tahun"))

    def present(self, rows: list[Row]) -> list[Row]:
        return [present(row, self.request) for row in rows]


@extend_schema_view(get=extend_schema(summary="Satu kawasan"))
class KawasanDetail(DetailDoor):
    serializer_class = shapes.KawasanDetail
    columns = COLUMNS
    params = (in_year,)

    def record(self, kode: str) -> Row:
        if "\0" in kode:
            kode = ""
        user = self.request.user
        rows = Kawasan.objects.visible_to(user).filter(kode=kode)
        row = self.one(with_results(rows, self.given.get("tahun")))
        members = Rt.objects.visible_to(user).filter(kawasan__kode=kode, aktif=True)
        return {
            **present(row, self.request),
            "rt": [*members.order_by("id").values_list("id", flat=True)],
        }
