"""Rollups per wilayah and per kawasan: figures with what they were divided from."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from assessments import scoring, waiting
from assessments.models import Assessment, RekapKawasan, RekapWilayah
from assessments.models.volumes import VOLUMES
from kawasan.kode import normalise
from kawasan.models import Kawasan, Wilayah
from kawasan.models.rt import PENYEBUT
from sibungas.api import shapes
from sibungas.api.base import (
    KODE_SCHEMA,
    TAHUN_SCHEMA,
    DetailDoor,
    Row,
    Tagged,
    choice,
    equals,
    kode_or_404,
    year,
)
from sibungas.api.sheets import COLUMN_OF_HEADER, sheet_of_row
from sibungas.lib.params import Param, text

TINGKAT = tuple(Assessment.Tingkat.values)
_STATUSES = ("draf", "diajukan", "dikembalikan", "diverifikasi", "disahkan")
SHARED = (
    "tahun",
    "skor",
    "tingkat",
    "ruleset",
    "rt_dinilai",
    "dihitung_pada",
    "kk_air",
    "kk_sanitasi",
    *PENYEBUT,
    *VOLUMES,
    *(f"rt_{tingkat.lower()}" for tingkat in TINGKAT),
    *(f"ha_{tingkat.lower()}" for tingkat in TINGKAT),
)
_PROGRESS = tuple(f"penilaian_{status}" for status in _STATUSES)
PLACE = (
    "wilayah__kode",
    "wilayah__nama",
    "wilayah__jenis",
    "wilayah__is_demo",
    "ha_luar_kawasan",
    *(f"ha_kawasan_{tingkat.lower()}" for tingkat in TINGKAT),
)
_AREA = ("kawasan_id", "kawasan__kode", "kawasan__nama", "kawasan__is_demo")
in_year = Param("tahun", year, "Tahun penilaian.", TAHUN_SCHEMA, equals("tahun"))


def fraction(part: Any, whole: Any, unit: str) -> Row:
    """A percentage with its two sides; None when it cannot be divided."""
    percent = None
    if part is not None and whole:
        percent = (Decimal(part) / Decimal(whole) * 100).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
    return {
        "pembilang": _decimal(part),
        "penyebut": _decimal(whole),
        "persen": percent,
        "satuan": unit,
    }


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def targets(row: Row) -> Row:
    """100 % drinking water, 0 ha of slum, 100 % sanitation."""
    slum = None
    if row["rt_dinilai"]:
        slum = row["ha_kr"] + row["ha_ks"] + row["ha_kb"]
    return {
        "air_minum": fraction(row["kk_air"], row["jumlah_kk"], "KK"),
        "luas_kumuh": fraction(slum, row["luas_verifikasi_ha"], "ha"),
        "sanitasi": fraction(row["kk_sanitasi"], row["jumlah_kk"], "KK"),
    }


def criteria(row: Row) -> Row:
    """Every criterion of the ruleset; empty when the sheets follow several."""
    if not row["ruleset"]:
        return {}
    ruleset = scoring.load(row["ruleset"])
    points = scoring.score(ruleset, sheet_of_row(ruleset, row)).skor
    return {
        criterion.kode: {
            **fraction(
                row[criterion.kolom],
                row[COLUMN_OF_HEADER[criterion.penyebut]],
                criterion.satuan,
            ),
            "skor": points.get(criterion.kode),
        }
        for criterion in ruleset.criteria
    }


def present(row: Row) -> Row:
    """What rollups of official sheets have beside their figures."""
    statuses = {status: row[f"penilaian_{status}"] for status in _STATUSES}
    return {**figures(row), "penilaian": statuses}


def figures(row: Row) -> Row:
    """What all rollups of places and of kawasan have in common."""
    return {
        "tahun": row["tahun"],
        "skor": row["skor"],
        "tingkat": row["tingkat"] or None,
        "ruleset": row["ruleset"],
        "cakupan": {"rt_dinilai": row["rt_dinilai"], "jumlah_rt": row["_jumlah_rt"]},
        "capaian_100_0_100": targets(row),
        "kriteria": criteria(row),
        "jumlah_bangunan": row["jumlah_bangunan"],
        "jumlah_penduduk": row["jumlah_penduduk"],
        "jumlah_kk": row["jumlah_kk"],
        "luas_verifikasi_ha": row["luas_verifikasi_ha"],
        "rt_per_tingkat": {t: row[f"rt_{t.lower()}"] for t in TINGKAT},
        "ha_per_tingkat_rt": {t: row[f"ha_{t.lower()}"] for t in TINGKAT},
        "dihitung_pada": row["dihitung_pada"],
    }


# Places ----------------------------------------------------------------------------


class _Places:
    columns = (*SHARED, *_PROGRESS, *PLACE, "_jumlah_rt")

    def get_queryset(self) -> QuerySet:
        rows = RekapWilayah.objects.visible_to(self.request.user)  # type: ignore[attr-defined]
        return rows.annotate(_jumlah_rt=Coalesce(F("wilayah__cacah_rt__jumlah_rt"), 0))


def present_places(rows: list[Row], request: Any) -> list[Row]:
    stale = waiting.places([(row["wilayah__kode"], row["tahun"]) for row in rows])
    return [
        {
            "kode_wilayah": row["wilayah__kode"],
            "nama": row["wilayah__nama"],
            "jenis": row["wilayah__jenis"],
            **present(row),
            "ha_per_tingkat_kawasan": {
                t: row[f"ha_kawasan_{t.lower()}"] for t in TINGKAT
            },
            "ha_luar_kawasan": row["ha_luar_kawasan"],
            "sedang_dihitung": (row["wilayah__kode"], row["tahun"]) in stale,
            "data_contoh": row["wilayah__is_demo"],
            "url": reverse(
                "api:rekap", [row["wilayah__kode"], row["tahun"]], request=request
            ),
        }
        for row in rows
    ]


def below(rows: QuerySet, kode: str) -> QuerySet:
    return rows.filter(wilayah__in=Wilayah.objects.within(kode))


@extend_schema_view(get=extend_schema(summary="Rekap wilayah"))
class RekapList(_Places, Tagged):
    serializer_class = shapes.RekapWilayah
    keys = ("wilayah__kode", "tahun", "id")
    params = (
        Param(
            "kode_wilayah",
            normalise,
            "Kode Kemendagri; wilayah itu sendiri dan semua di bawahnya.",
            KODE_SCHEMA,
            below,
        ),
        Param(
            "induk",
            normalise,
            "Hanya anak langsung dari kode ini.",
            KODE_SCHEMA,
            equals("wilayah__parent__kode"),
        ),
        choice("jenis", Wilayah.Jenis.values, "Tingkat wilayah.", "wilayah__jenis"),
        in_year,
    )

    def present(self, rows: list[Row]) -> list[Row]:
        return present_places(rows, self.request)


@extend_schema_view(get=extend_schema(summary="Rekap satu wilayah dan tahun"))
class RekapDetail(_Places, DetailDoor):
    serializer_class = shapes.RekapWilayah

    def record(self, kode: str, tahun: int) -> Row:
        rows = self.get_queryset().filter(
            wilayah__kode=kode_or_404(kode), tahun=min(tahun, 9999)
        )
        # A code may have been used before: the place of the newest edition.
        row = self.one(rows.order_by("-wilayah__berlaku_mulai"))
        return present_places([row], self.request)[0]


# Kawasan -----------------------------------------------------------------------------


class _Areas:
    columns = (*SHARED, *_PROGRESS, *_AREA, "_jumlah_rt")

    def get_queryset(self) -> QuerySet:
        user = self.request.user  # type: ignore[attr-defined]
        seen = Kawasan.objects.visible_to(user)
        rows = RekapKawasan.objects.visible_to(user, seen)
        return rows.annotate(_jumlah_rt=F("jumlah_rt"))


def present_areas(rows: list[Row], request: Any) -> list[Row]:
    stale = waiting.areas([(row["kawasan_id"], row["tahun"]) for row in rows])
    return [
        {
            "kawasan": row["kawasan__kode"],
            "nama": row["kawasan__nama"],
            **present(row),
            "sedang_dihitung": (row["kawasan_id"], row["tahun"]) in stale,
            "data_contoh": row["kawasan__is_demo"],
            "url": reverse(
                "api:rekap-kawasan",
                [row["kawasan__kode"], row["tahun"]],
                request=request,
            ),
        }
        for row in rows
    ]


@extend_schema_view(get=extend_schema(summary="Rekap kawasan"))
class RekapKawasanList(_Areas, Tagged):
    serializer_class = shapes.RekapKawasan
    keys = ("kawasan__kode", "tahun")
    params = (
        Param(
            "kode_wilayah",
            normalise,
            "Kawasan yang menyentuh wilayah ini.",
            KODE_SCHEMA,
            lambda rows, kode: rows.filter(kawasan__in=Kawasan.objects.within(kode)),
        ),
        Param(
            "kawasan",
            text(30),
            "Kode kawasan.",
            {"type": "string", "minLength": 1, "maxLength": 30},
            equals("kawasan__kode"),
        ),
        in_year,
    )

    def present(self, rows: list[Row]) -> list[Row]:
        return present_areas(rows, self.request)


@extend_schema_view(get=extend_schema(summary="Rekap satu kawasan dan tahun"))
class RekapKawasanDetail(_Areas, DetailDoor):
    serializer_class = shapes.RekapKawasan

    def record(self, kode: str, tahun: int) -> Row:
        kode = "" if "\0" in kode else kode
        rows = self.get_queryset().filter(kawasan__kode=kode, tahun=min(tahun, 9999))
        return present_areas([self.one(rows)], self.request)[0]
