"""Sinkronisasi perencanaan: plans, their items, and what each kawasan still needs."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan import penanganan
from kawasan.models import Kawasan
from kawasan.models.sasaran import Sasaran, SumberDana
from kelompok import kebutuhan
from kelompok.models import RencanaItem, RencanaKolaborasi
from sibungas.api import shapes_rencana as shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    kawasan_of,
    within,
    year,
    year_of,
)
from sibungas.lib.params import Param

_OWN = (
    *("id", "judul", "tahun_mulai", "tahun_selesai", "status", "rapat"),
    *("jumlah_butir", "butir_disepakati", "versi", "diubah_pada"),
)


class _Plans:
    columns = (*_OWN, "wilayah__kode", "wilayah__nama", "pembahasan_id", "is_demo")
    request: Any

    def get_queryset(self) -> QuerySet:
        rows = RencanaKolaborasi.objects.visible_to(self.request.user)
        agreed = Q(item_set__status=RencanaItem.Status.DISEPAKATI)
        return rows.annotate(
            jumlah_butir=Count("item_set"),
            butir_disepakati=Count("item_set", filter=agreed),
        )

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **{name: row[name] for name in _OWN},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "pembahasan": row["pembahasan_id"],
                "data_contoh": row["is_demo"],
                "url": reverse("api:rencana", [row["id"]], request=self.request),
            }
            for row in rows
        ]


def _in_force(rows: QuerySet, tahun: int) -> QuerySet:
    return rows.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)


@extend_schema_view(get=extend_schema(summary="Daftar rencana kolaborasi"))
class RencanaList(_Plans, Tagged):
    serializer_class = shapes.Rencana
    params = (
        within,
        Param("tahun", year, "Tahun di dalam masa rencana.", TAHUN_SCHEMA, _in_force),
        choice("status", RencanaKolaborasi.Status.values, "Status.", "status"),
        changed_since,
    )


@extend_schema_view(
    get=extend_schema(
        summary="Satu rencana kolaborasi",
        description="Butirnya: rencana/butir/?rencana=…",
    )
)
class RencanaDetail(_Plans, NumberedDoor):
    serializer_class = shapes.Rencana


# Items --------------------------------------------------------------------------------

_ITEM = (
    *("id", "rencana_id", "sasaran", "tahun", "sumber_dana", "volume", "biaya_rp"),
    *("program", "catatan", "status", "diputuskan_pada", "alasan", "versi"),
    "diubah_pada",
)


def _of_place(rows: QuerySet, kode: str) -> QuerySet:
    place = "rencana__wilayah__kode"
    return rows.filter(Q(**{place: kode}) | Q(**{f"{place}__startswith": f"{kode}."}))


@extend_schema_view(
    get=extend_schema(
        summary="Butir rencana kolaborasi",
        description=(
            "Volume satu sasaran di satu kawasan (atau satu RT) pada satu tahun, oleh"
            " satu pelaku dari satu sumber dana."
        ),
    )
)
class ButirRencanaList(Tagged):
    serializer_class = shapes.ButirRencana
    columns = (
        *(*_ITEM, "rencana__wilayah__kode", "kawasan__kode", "rt_id", "is_demo"),
        *("pelaku_id", "pelaku__nama", "kegiatan__uuid"),
    )
    params = (
        replace(within, apply=_of_place),
        by_id("rencana", "Nomor (id) rencana.", "rencana_id"),
        kawasan_of(),
        year_of("Tahun butir.", "tahun"),
        choice("sasaran", Sasaran.values, "Sasaran.", "sasaran"),
        choice("sumber_dana", SumberDana.values, "Sumber dana.", "sumber_dana"),
        choice("status", RencanaItem.Status.values, "Putusan.", "status"),
        by_id("pelaku", "Nomor (id) instansi.", "pelaku_id"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return RencanaItem.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **{name: row[name] for name in _ITEM if name != "rencana_id"},
                "rencana": row["rencana_id"],
                "kode_wilayah": row["rencana__wilayah__kode"],
                "kawasan": row["kawasan__kode"],
                "rt": row["rt_id"],
                "satuan": penanganan.unit(row["sasaran"]),
                "pelaku": row["pelaku_id"],
                "nama_pelaku": row["pelaku__nama"],
                "kegiatan": row["kegiatan__uuid"],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


# Need against promises ----------------------------------------------------------------


@extend_schema_view(
    get=extend_schema(
        summary="Kebutuhan tiap kawasan",
        description=(
            "Volume keadaan terbaru (kumuh akhir, atau penilaian disahkan) di hadapan"
            " kegiatan berjalan dan butir semua rencana. null berarti belum ada"
            " penilaian disahkan, bukan nol."
        ),
    )
)
class KebutuhanList(Tagged):
    serializer_class = shapes.Kebutuhan
    columns = ("id", "kode", "nama", "is_demo")
    params = (within, kawasan_of("kode"))

    def get_queryset(self) -> QuerySet:
        return Kawasan.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        """Needs of a page of kawasan, in a constant number of queries."""
        areas = [Kawasan(pk=row["id"]) for row in rows]
        board = kebutuhan.board(areas)
        lines: dict[int, list[Row]] = defaultdict(list)
        for need in board.needs:
            lines[need.kawasan.pk].append(_need(need))
        return [
            {
                "kawasan": row["kode"],
                "nama": row["nama"],
                "keadaan": _state(board.states.get(row["id"])),
                "sasaran": lines[row["id"]],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


def _state(found: kebutuhan.State | None) -> Row | None:
    if found is None:
        return None
    return {
        "sumber": found.sumber,
        "tahun": found.tahun,
        "cakupan": {
            "rt_dinilai": found.row.rt_dinilai,
            "jumlah_rt": found.row.jumlah_rt,
        },
    }


def _need(need: kebutuhan.Need) -> Row:
    return {
        "sasaran": need.sasaran,
        "satuan": need.satuan,
        "kebutuhan": need.kebutuhan,
        "kegiatan": need.kegiatan,
        "direncanakan": need.direncanakan,
        "sisa": need.sisa,
        "lebih": need.lebih,
        "dana_ganda": bool(need.ganda),
    }
