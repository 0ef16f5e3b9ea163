"""The registers: documents of the Pokja, aturan bersama, RPLP."""

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view

from kawasan import penanganan
from kawasan.models.sasaran import Sasaran
from kelompok.models import AturanBersama, DokumenPokja, Rplp, RplpBaris
from sibungas.api import shapes_rencana as shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    flag,
    kawasan_of,
    within,
    year,
    year_of,
)
from sibungas.lib.params import Param

_DOCUMENT = (
    *("id", "jenis", "judul", "nomor", "tahun", "tanggal", "berlaku_mulai"),
    *("berlaku_sampai", "status", "tautan", "versi", "diubah_pada"),
)
_RULE = ("id", "nomor", "tanggal", "cakupan", "isi", "status", "versi", "diubah_pada")
_PLAN = (
    *("id", "periode_mulai", "periode_sampai", "nomor", "tanggal_pengesahan"),
    *("status", "versi", "diubah_pada"),
)
_PLACE = ("kelurahan__kode", "kelurahan__nama", "is_demo")


def _ended(rows: Any, value: bool) -> QuerySet:
    past = {"berlaku_sampai__lt": timezone.localdate()}
    return rows.filter(**past) if value else rows.exclude(**past)


@extend_schema_view(
    get=extend_schema(
        summary="Register dokumen",
        description=(
            "Dokumen di wilayah Anda dan di atasnya. SK Kumuh ada pada sk/, RPLP pada"
            " rplp/."
        ),
    )
)
class DokumenList(Tagged):
    serializer_class = shapes.Dokumen
    columns = (
        *(*_DOCUMENT, "wilayah__kode", "wilayah__nama", "is_demo"),
        *("institution_id", "institution__nama", "menggantikan_id"),
    )
    params = (
        within,
        choice("jenis", DokumenPokja.Jenis.values, "Jenis dokumen.", "jenis"),
        choice("status", DokumenPokja.Status.values, "Status.", "status"),
        year_of("Tahun dokumen.", "tahun"),
        flag("berakhir", "Masa berlakunya sudah lewat.", "", _ended),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return DokumenPokja.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        today = timezone.localdate()
        return [
            {
                **{name: row[name] for name in _DOCUMENT},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "instansi": row["institution_id"],
                "nama_instansi": row["institution__nama"],
                "berakhir": bool(
                    row["berlaku_sampai"] and row["berlaku_sampai"] < today
                ),
                "menggantikan": row["menggantikan_id"],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


def _of_kelurahan(row: Row, names: tuple[str, ...]) -> Row:
    return {
        **{name: row[name] for name in names},
        "kelurahan": row["kelurahan__kode"],
        "nama_kelurahan": row["kelurahan__nama"],
        "data_contoh": row["is_demo"],
    }


@extend_schema_view(get=extend_schema(summary="Register aturan bersama"))
class AturanBersamaList(Tagged):
    serializer_class = shapes.AturanBersama
    columns = (*_RULE, *_PLACE, "kawasan__kode")
    params = (
        within,
        choice("status", AturanBersama.Status.values, "Status.", "status"),
        kawasan_of(),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return AturanBersama.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {**_of_kelurahan(row, _RULE), "kawasan": row["kawasan__kode"]}
            for row in rows
        ]


def _covers(rows: QuerySet, tahun: int) -> QuerySet:
    return rows.filter(periode_mulai__lte=tahun, periode_sampai__gte=tahun)


@extend_schema_view(
    get=extend_schema(
        summary="Register RPLP",
        description="Kegiatan di dalamnya ada pada kegiatan/ dengan dokumen rplp.",
    )
)
class RplpList(Tagged):
    serializer_class = shapes.Rplp
    columns = (*_PLAN, *_PLACE)
    params = (
        within,
        choice("status", Rplp.Status.values, "Status.", "status"),
        Param("tahun", year, "Tahun di dalam masa RPLP.", TAHUN_SCHEMA, _covers),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return Rplp.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [_of_kelurahan(row, _PLAN) for row in rows]


_LINE = (
    *("id", "rplp_id", "tahun", "uraian", "sasaran", "volume", "biaya_rp"),
    *("sumber_dana", "di_rp2kpkpk", "rujukan_rp2kpkpk", "versi", "diubah_pada"),
)
_KELURAHAN = "rplp__kelurahan__kode"


def _of_place(rows: QuerySet, kode: str) -> QuerySet:
    here = Q(**{_KELURAHAN: kode}) | Q(**{f"{_KELURAHAN}__startswith": f"{kode}."})
    return rows.filter(here)


@extend_schema_view(get=extend_schema(summary="Baris RPLP"))
class BarisRplpList(Tagged):
    serializer_class = shapes.BarisRplp
    columns = (
        *(*_LINE, _KELURAHAN, "rplp__kelurahan__nama", "satuan_lain"),
        *("kawasan__kode", "rt_id", "kegiatan__uuid", "is_demo"),
    )
    params = (
        replace(within, apply=_of_place),
        by_id("rplp", "Nomor (id) RPLP.", "rplp_id"),
        year_of("Tahun baris.", "tahun"),
        choice("sasaran", Sasaran.values, "Sasaran.", "sasaran"),
        kawasan_of(),
        flag("di_rp2kpkpk", "Juga dalam RP2KPKPK.", "di_rp2kpkpk"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return RplpBaris.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **{name: row[name] for name in _LINE if name != "rplp_id"},
                "rplp": row["rplp_id"],
                "kelurahan": row[_KELURAHAN],
                "nama_kelurahan": row["rplp__kelurahan__nama"],
                "satuan": unit_of(row),
                "kawasan": row["kawasan__kode"],
                "rt": row["rt_id"],
                "kegiatan": row["kegiatan__uuid"],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


def unit_of(row: Row) -> str:
    """The unit follows from the sasaran; without one it is written down."""
    sasaran = row["sasaran"]
    return penanganan.unit(sasaran) if sasaran else str(row["satuan_lain"])
