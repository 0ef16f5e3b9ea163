"""Boards, groups and teams of a kelurahan: counted, never named.

Sealed columns, officers and addresses of houses stand in no answer.
"""

from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kelompok import kematangan
from kelompok.models import (
    ASPEK,
    Bkm,
    Group,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    KsmBinaan,
    Kunjungan,
    Pembinaan,
    PemiluBkm,
    PenilaianKelompok,
    TargetBinaan,
    Tipp,
)
from sibungas.api import shapes_kelompok as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    flag,
    kawasan_of,
    within,
    year_by,
    year_of,
)

_OWN = (
    *("id", "kode", "nama", "tanggal_pembentukan", "nomor_sk", "tanggal_sk"),
    *("status", "versi", "diubah_pada"),
)
_PLACE = ("kelurahan__kode", "kelurahan__nama", "is_demo")
_COUNTS = ("tahun", "laki_laki", "perempuan", "mbr", "miskin_rentan")
_TURNOUT = (
    *("tanggal", "tahap", "warga_dewasa"),
    *("peserta_laki_laki", "peserta_perempuan", "peserta_mbr"),
    *("terpilih_laki_laki", "terpilih_perempuan", "terpilih_mbr"),
)
_PARAMS = (
    within,
    choice("status", Group.Status.values, "Status.", "status"),
    changed_since,
)
_of_bkm = by_id("bkm", "Nomor (id) BKM/LKM.", "bkm_id")


class _Groups:
    """One kind of group: its own columns, and what is counted of its people."""

    model: Any
    own: tuple[str, ...] = ()
    columns: tuple[str, ...] = (*_OWN, *_PLACE)
    request: Any

    def get_queryset(self) -> QuerySet:
        rows: QuerySet = self.model.objects.visible_to(self.request.user)
        return rows

    def present(self, rows: list[Row]) -> list[Row]:
        kind = self.model.JENIS
        members = _newest_members(kind, [row["id"] for row in rows])
        return [
            {
                **{name: row[name] for name in (*_OWN, *self.own)},
                "kelurahan": row["kelurahan__kode"],
                "nama_kelurahan": row["kelurahan__nama"],
                **self.links(row),
                "anggota": members.get(row["id"]),
                "data_contoh": row["is_demo"],
                "url": reverse(f"api:{kind}", [row["id"]], request=self.request),
            }
            for row in rows
        ]

    def links(self, row: Row) -> Row:
        return {"bkm": row["bkm_id"]}

    def more(self, row: Row) -> Row:
        """What was recorded over time; five queries, whatever was recorded."""
        mine = {self.model.JENIS: row["id"]}
        found = {
            "anggota_per_tahun": list(_members(mine).order_by("-tahun", "pk")),
            "pembinaan": _coaching(mine),
            "kunjungan": _visits(mine),
        }
        if self.model in (Bkm, Ksm):
            found["kematangan"] = _standings(mine, row["kelurahan__kode"])
        if self.model is Bkm:
            elections = PemiluBkm.objects.filter(**mine).order_by("-tanggal", "-pk")
            found["pemilihan"] = [_turnout(one) for one in elections]
        return found


def _members(mine: Row) -> QuerySet:
    return KeanggotaanKelompok.objects.filter(**mine).values(*_COUNTS)


def _newest_members(kind: str, keys: list[int]) -> dict[int, Row]:
    """The latest counted year of each group, by one query."""
    column = f"{kind}_id"
    rows = KeanggotaanKelompok.objects.filter(**{f"{column}__in": keys})
    rows = rows.order_by(column, "-tahun").distinct(column)
    return {row.pop(column): row for row in rows.values(column, *_COUNTS)}


def _coaching(mine: Row) -> list[Row]:
    rows = Pembinaan.objects.filter(**mine).order_by("-mulai", "pk")
    found = rows.values("institution_id", "institution__nama", "mulai", "sampai")
    return [
        {
            "instansi": one["institution_id"],
            "nama_instansi": one["institution__nama"],
            "mulai": one["mulai"],
            "sampai": one["sampai"],
        }
        for one in found
    ]


def _visits(mine: Row) -> list[Row]:
    names = ("tanggal", "jenis", "laki_laki", "perempuan", "mbr")
    rows = Kunjungan.objects.filter(**mine).order_by("-tanggal", "-pk")
    return list(rows.values(*names))


def _standings(mine: Row, kode: str) -> list[Row]:
    limits = kematangan.Limits.of({kode})
    rows = PenilaianKelompok.objects.filter(**mine).order_by("-tanggal", "-pk")
    found = []
    for one in rows:
        level = kematangan.level(one.rata_rata, limits.at(kode, one.tanggal.year))
        found.append(
            {
                "tanggal": one.tanggal,
                **{name: getattr(one, name) for name in ASPEK},
                "rata_rata": _two(one.rata_rata),
                "tingkat": level.nama or None,
                "keterangan": level.keterangan,
            }
        )
    return found


def _turnout(one: PemiluBkm) -> Row:
    return {
        **{name: getattr(one, name) for name in _TURNOUT},
        "persen_hadir": _two(one.persen_hadir),
    }


def _two(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 2)


# BKM/LKM ------------------------------------------------------------------------------


class _Boards(_Groups):
    model = Bkm
    own = (
        *("bentuk", "nomor_akta", "tanggal_akta", "unit_upk", "unit_upl", "unit_ups"),
        *("sekretariat", "forum", "kader", "dasar_kader", "jumlah_ksm"),
    )
    columns = (*_OWN, *_PLACE, *own)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().annotate(jumlah_ksm=Count("ksm_set"))

    def links(self, row: Row) -> Row:
        return {}


@extend_schema_view(get=extend_schema(summary="Daftar BKM/LKM"))
class BkmList(_Boards, Tagged):
    serializer_class = shapes.Bkm
    params = (
        *_PARAMS,
        choice("bentuk", Bkm.Bentuk.values, "BKM atau LKM.", "bentuk"),
        choice("kader", Bkm.Kader.values, "Kader pemberdayaan desa.", "kader"),
    )


@extend_schema_view(get=extend_schema(summary="Satu BKM/LKM"))
class BkmDetail(_Boards, NumberedDoor):
    serializer_class = shapes.BkmDetail


# KSM ----------------------------------------------------------------------------------


def _coached_in(rows: Any, year: int) -> Any:
    return rows.coached_in(year)


class _Ksm(_Groups):
    model = Ksm
    own = (
        *("bidang", "anggota_laki_laki", "anggota_perempuan", "anggota_mbr"),
        *("tahun_binaan", "ad_art"),
    )
    columns = (*_OWN, *_PLACE, *own, "bkm_id", "kawasan__kode")

    def get_queryset(self) -> QuerySet:
        return Ksm.objects.visible_to(self.request.user).with_years()

    def links(self, row: Row) -> Row:
        return {"bkm": row["bkm_id"], "kawasan": row["kawasan__kode"]}


@extend_schema_view(get=extend_schema(summary="Daftar KSM"))
class KsmList(_Ksm, Tagged):
    serializer_class = shapes.Ksm
    params = (
        *_PARAMS,
        choice("bidang", Ksm.Bidang.values, "Bidang kegiatan.", "bidang"),
        year_by("Dibina provinsi pada tahun itu.", _coached_in),
        kawasan_of(),
        _of_bkm,
    )


@extend_schema_view(get=extend_schema(summary="Satu KSM"))
class KsmDetail(_Ksm, NumberedDoor):
    serializer_class = shapes.KsmDetail

    def more(self, row: Row) -> Row:
        rows = KsmBinaan.objects.filter(ksm=row["id"]).order_by("-tahun")
        return {**super().more(row), "binaan": list(rows.values("tahun", "alasan"))}


# KPP and TIPP -------------------------------------------------------------------------


class _Kpp(_Groups):
    model = Kpp
    own = (
        *("ad_art", "nomor_serah", "tanggal_serah", "rencana_kerja"),
        *("tarif_rp", "tarif_satuan", "buku_bank"),
    )
    columns = (*_OWN, *_PLACE, *own, "bkm_id")


@extend_schema_view(get=extend_schema(summary="Daftar KPP"))
class KppList(_Kpp, Tagged):
    serializer_class = shapes.Kpp
    params = (*_PARAMS, flag("ad_art", "Mempunyai AD/ART.", "ad_art"), _of_bkm)


@extend_schema_view(get=extend_schema(summary="Satu KPP"))
class KppDetail(_Kpp, NumberedDoor):
    serializer_class = shapes.KppDetail


class _Tipp(_Groups):
    model = Tipp
    own = ("jumlah_pokja",)
    columns = (*_OWN, *_PLACE, *own, "bkm_id")


@extend_schema_view(get=extend_schema(summary="Daftar TIPP"))
class TippList(_Tipp, Tagged):
    serializer_class = shapes.Tipp
    params = (*_PARAMS, _of_bkm)


@extend_schema_view(get=extend_schema(summary="Satu TIPP"))
class TippDetail(_Tipp, NumberedDoor):
    serializer_class = shapes.TippDetail


# How many to coach --------------------------------------------------------------------


@extend_schema_view(
    get=extend_schema(
        summary="Target KSM binaan",
        description="`tercapai` adalah KSM di wilayah itu yang dibina pada tahunnya.",
    )
)
class TargetKsmList(Tagged):
    serializer_class = shapes.TargetKsm
    columns = (
        *("id", "tahun", "jumlah", "tercapai", "sumber", "versi", "diubah_pada"),
        *("wilayah__kode", "wilayah__nama", "is_demo"),
    )
    params = (within, year_of("Tahun target.", "tahun"), changed_since)

    def get_queryset(self) -> QuerySet:
        rows = TargetBinaan.objects.visible_to(self.request.user)
        return rows.with_count(Ksm.objects.all())

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **{name: row[name] for name in self.columns[:7]},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]
