"""Indicators of the 100-0-100 board, their targets, and what was reported.

Computed and reported values are never one figure: each says where it comes from.
"""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from assessments import indicators
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from assessments.scoring.progress import rounded
from assessments.standing import CITED, REPORTED, Aim, Reading, at
from kawasan.models import Wilayah
from sibungas.api import shapes_indikator as shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    DetailDoor,
    ListDoor,
    Row,
    choice,
    equals,
    flag,
    kode_or_404,
    within,
    year,
)
from sibungas.lib.params import Param, text

_CATALOGUE = (
    *("kode", "nama", "sektor", "satuan", "jenis", "arah", "hitungan", "utama"),
    *("definisi", "rumus", "sumber_data", "penanggung_jawab", "kerangka"),
)
_NUMBER = (
    *("id", "indicator__kode", "indicator__satuan", "wilayah__kode", "wilayah_teks"),
    *("tahun", "nilai", "sumber", "sumber_url", "catatan", "seri", "referensi"),
    *("versi", "berlaku", "alasan_dicabut", "dibuat_pada", "is_demo"),
)
of_indicator = Param(
    "indikator",
    text(30),
    "Kode indikator.",
    {"type": "string", "minLength": 1, "maxLength": 30},
    equals("indicator__kode"),
)
in_year = Param("tahun", year, "Tahun angka.", TAHUN_SCHEMA, equals("tahun"))
cited = flag("rujukan", "Hanya rujukan terpublikasi, atau tanpa itu.", "referensi")
in_force = flag(
    "berlaku", "Tanpa ini hanya versi yang berlaku; false: yang diganti.", "berlaku"
)


# The catalogue ------------------------------------------------------------------------


class _Catalogue:
    columns = _CATALOGUE

    def get_queryset(self) -> QuerySet:
        return Indicator.objects.visible_to(self.request.user)  # type: ignore[attr-defined]


def _present(row: Row, request: Any) -> Row:
    values = {name: row[name] for name in _CATALOGUE}
    url = reverse("api:indikator", [row["kode"]], request=request)
    return {**values, "hitungan": row["hitungan"] or None, "url": url}


@extend_schema_view(get=extend_schema(summary="Katalog indikator"))
class IndikatorList(_Catalogue, ListDoor):
    serializer_class = shapes.Indikator
    keys = ("urutan", "id")
    params = (
        choice("sektor", Indicator.Sektor.values, "Sektor.", "sektor"),
        choice("jenis", Indicator.Jenis.values, "Keluaran atau hasil.", "jenis"),
    )

    def present(self, rows: list[Row]) -> list[Row]:
        return [_present(row, self.request) for row in rows]


@extend_schema_view(get=extend_schema(summary="Satu indikator"))
class IndikatorDetail(_Catalogue, DetailDoor):
    serializer_class = shapes.Indikator

    def record(self, kode: str) -> Row:
        kode = "" if "\0" in kode else kode
        return _present(self.one(self.get_queryset().filter(kode=kode)), self.request)


# Numbers as they were entered or published --------------------------------------------


def _number(row: Row) -> Row:
    return {
        "id": row["id"],
        "indikator": row["indicator__kode"],
        "kode_wilayah": row["wilayah__kode"],
        "tempat": row["wilayah_teks"],
        "tahun": row["tahun"],
        "nilai": row["nilai"],
        "satuan": row["indicator__satuan"],
        "asal": CITED if row["referensi"] else REPORTED,
        "seri": row["seri"],
        "sumber": row["sumber"],
        "tautan_sumber": row["sumber_url"],
        "catatan": row["catatan"],
        "versi": row["versi"],
        "berlaku": row["berlaku"],
        "alasan_dicabut": row["alasan_dicabut"],
        "dibuat_pada": row["dibuat_pada"],
        "data_contoh": row["is_demo"],
    }


class _Numbers(ListDoor):
    table: Any
    keys = ("tahun", "id")
    params = (within, of_indicator, in_year, cited, in_force)

    def get_queryset(self) -> QuerySet:
        rows = self.table.objects.visible_to(self.request.user)
        return rows if "berlaku" in self.given else rows.current()


@extend_schema_view(get=extend_schema(summary="Target indikator"))
class TargetList(_Numbers):
    serializer_class = shapes.TargetIndikator
    table = IndicatorTarget
    columns = (*_NUMBER, "dokumen")

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {**_number(row), "asal": _whose(row), "dokumen": row["dokumen"]}
            for row in rows
        ]


def _whose(row: Row) -> str:
    return CITED if row["referensi"] else "ditetapkan"


@extend_schema_view(get=extend_schema(summary="Capaian indikator yang dilaporkan"))
class CapaianList(_Numbers):
    serializer_class = shapes.CapaianIndikator
    table = IndicatorAchievement
    columns = (*_NUMBER, "tanggal_data", "status", "strategi")

    def present(self, rows: list[Row]) -> list[Row]:
        more = ("tanggal_data", "status", "strategi")
        return [{**_number(row), **{name: row[name] for name in more}} for row in rows]


# Computed beside reported, against the target -----------------------------------------


@extend_schema_view(get=extend_schema(summary="Perkembangan indikator satu wilayah"))
class Perkembangan(DetailDoor):
    serializer_class = shapes.Perkembangan

    def record(self, kode: str, kode_wilayah: str) -> Row:
        kode = "" if "\0" in kode else kode
        user = self.request.user
        one = Indicator.objects.visible_to(user).filter(kode=kode).first()
        places = Wilayah.objects.visible_to(user).current()
        places = places.select_related("cacah_rt").defer("batas")
        place = places.filter(kode=kode_or_404(kode_wilayah)).first()
        if one is None or place is None:
            raise Http404
        return _development(place, one)


def _development(place: Wilayah, one: Indicator) -> Row:
    bare = indicators.standings([place], [one], 0)[place.pk, one.pk]
    years = sorted({*bare.computed, *bare.reported, *bare.aims})
    rows = []
    for tahun in years:
        now = at(bare, tahun)
        rows.append(
            {
                "tahun": tahun,
                "dihitung": _reading(now.computed.get(tahun)),
                "dilaporkan": _reading(now.reported.get(tahun)),
                "target": _aim(now.aims.get(tahun)),
                "garis_target": rounded(now.due, 6),
                "selisih": rounded(now.selisih, 6),
                "persen_target": rounded(now.persen_target),
                "kemajuan_persen": rounded(now.kemajuan),
                "lampu": now.lampu,
            }
        )
    return {
        "indikator": one.kode,
        "satuan": one.satuan,
        "kode_wilayah": place.kode,
        "data_contoh": place.is_demo,
        "tahun": rows,
    }


def _reading(one: Reading | None) -> Row | None:
    if one is None:
        return None
    return {
        "nilai": rounded(one.nilai, 6),
        "asal": one.asal,
        "pembilang": None if one.pembilang is None else Decimal(one.pembilang),
        "penyebut": None if one.penyebut is None else Decimal(one.penyebut),
        "satuan_bagian": one.bagian,
        "rt_dinilai": one.rt_dinilai,
        "jumlah_rt": one.jumlah_rt,
        "sementara": one.sementara,
        "sumber": one.sumber,
        "tanggal": str(one.tanggal)[:10] if one.tanggal else None,
    }


def _aim(one: Aim | None) -> Row | None:
    if one is None:
        return None
    return {"nilai": one.nilai, "sumber": one.sumber, "mengikuti": one.dari}
