"""Lokus of the year, and what each office committed itself to there."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan.models.sasaran import Sasaran
from kelompok.lokus_querysets import OPEN
from kelompok.models import Komitmen, Lokus
from sibungas.api import shapes_rencana as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    equals,
    flag,
    kawasan_of,
    within,
    year_of,
)
from sibungas.api.register import unit_of
from sibungas.lib.params import Param, some_of

_OWN = (
    *("id", "tahun", "judul", "alasan", "status", "nomor", "tanggal", "versi"),
    "diubah_pada",
)
_PROMISE = (
    *("id", "sasaran", "uraian", "volume", "biaya_rp", "sumber_dana", "tenggat"),
    *("status", "realisasi", "realisasi_rp", "dilaporkan_pada", "alasan"),
)
_LINKS = (
    *("institution_id", "institution__nama", "satuan_lain", "butir_id"),
    "kegiatan__uuid",
)


class _Lokus:
    columns = (
        *(*_OWN, "wilayah__kode", "wilayah__nama", "kawasan__kode"),
        *("kelurahan__kode", "rapat_id", "is_demo"),
    )
    request: Any

    def get_queryset(self) -> QuerySet:
        return Lokus.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        """Lokus with their counts, which cost one query for all."""
        counts = _counts([row["id"] for row in rows])
        return [
            {
                **{name: row[name] for name in _OWN},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "kawasan": row["kawasan__kode"],
                "kelurahan": row["kelurahan__kode"],
                "rapat": row["rapat_id"],
                **counts[row["id"]],
                "data_contoh": row["is_demo"],
                "url": reverse("api:lokus", [row["id"]], request=self.request),
            }
            for row in rows
        ]

    def more(self, row: Row) -> Row:
        rows = Komitmen.objects.filter(lokus=row["id"]).order_by("tenggat", "pk")
        return {"komitmen": [_told(one) for one in rows.values(*_PROMISE, *_LINKS)]}


def _counts(keys: list[int]) -> dict[int, Row]:
    late = Q(status__in=OPEN, tenggat__lt=timezone.localdate())
    sums = {
        "jumlah_komitmen": Count("pk"),
        "komitmen_selesai": Count("pk", filter=Q(status=Komitmen.Status.SELESAI)),
        "komitmen_terlambat": Count("pk", filter=late),
    }
    found: dict[int, Row] = defaultdict(lambda: dict.fromkeys(sums, 0))
    rows: Any = Komitmen.objects.standing().filter(lokus__in=keys).order_by()
    for row in rows.values("lokus_id").annotate(**sums):
        found[row.pop("lokus_id")] = row
    return found


def _told(row: Row) -> Row:
    done = row["realisasi"]
    late = row["status"] in OPEN and row["tenggat"] < timezone.localdate()
    return {
        **{name: row[name] for name in _PROMISE},
        "instansi": row["institution_id"],
        "nama_instansi": row["institution__nama"],
        "satuan": unit_of(row),
        "terlambat": late,
        "persen": None if done is None else round(100 * done / row["volume"], 2),
        "butir": row["butir_id"],
        "kegiatan": row["kegiatan__uuid"],
    }


@extend_schema_view(
    get=extend_schema(
        summary="Daftar lokus",
        description=(
            "Lokus wilayah Anda, yang terletak di sana, dan yang diisi komitmen"
            " instansi Anda di wilayah atasnya."
        ),
    )
)
class LokusList(_Lokus, Tagged):
    serializer_class = shapes.Lokus
    params = (
        Param(
            within.name,
            within.parse,
            "Kode Kemendagri; lokus wilayah itu dan di bawahnya, atau di sana.",
            within.schema,
            lambda rows, value: rows.touching(value),
        ),
        year_of("Tahun lokus.", "tahun"),
        choice("status", Lokus.Status.values, "Status.", "status"),
        kawasan_of(),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu lokus dengan komitmennya"))
class LokusDetail(_Lokus, NumberedDoor):
    serializer_class = shapes.LokusDetail


def _late(rows: Any, value: bool) -> QuerySet:
    late = rows.late(timezone.localdate())
    return late if value else rows.exclude(pk__in=late.values("pk"))


@extend_schema_view(
    get=extend_schema(
        summary="Komitmen instansi di lokus",
        description="Volume satuan yang berbeda tidak untuk dijumlahkan.",
    )
)
class KomitmenList(Tagged):
    serializer_class = shapes.Komitmen
    columns = (
        *(*_PROMISE, *_LINKS, "lokus_id", "lokus__tahun", "lokus__wilayah__kode"),
        *("lokus__wilayah__nama", "versi", "diubah_pada", "is_demo"),
    )
    params = (
        within,
        by_id("lokus", "Nomor (id) lokus.", "lokus_id"),
        by_id("instansi", "Nomor (id) instansi.", "institution_id"),
        year_of("Tahun lokus.", "lokus__tahun"),
        choice("sasaran", Sasaran.values, "Sasaran.", "sasaran"),
        Param(
            "status",
            some_of(Komitmen.Status.values),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "disanggupi,berjalan"},
            equals("status__in"),
        ),
        flag("terlambat", "Belum selesai sesudah tenggat.", "", _late),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return Komitmen.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **_told(row),
                "lokus": row["lokus_id"],
                "tahun": row["lokus__tahun"],
                "kode_wilayah": row["lokus__wilayah__kode"],
                "nama_wilayah": row["lokus__wilayah__nama"],
                "versi": row["versi"],
                "diubah_pada": row["diubah_pada"],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]
