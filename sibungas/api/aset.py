"""What was built and must go on working: assets, inspections, keberlanjutan."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kelompok import sustain
from kelompok.models import Aset, InspeksiOP, Iuran, JadwalOP
from kelompok.models.upkeep import FLAGS
from sibungas.api import shapes_kegiatan_ksm as shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    flag,
    kawasan_of,
    within,
    year,
)
from sibungas.lib.params import Param

_OWN = (
    *("id", "nama", "jenis", "kelas", "volume", "satuan", "pengelola"),
    *("tahun_dibangun", "lama", "jadwal_lewat", "versi", "diubah_pada"),
)
_ANSWERS = ("tahun", "tanggal", *FLAGS)
_FEES = ("periode", "tagihan_rp", "diterima_rp", "dipakai_rp")
_JOBS = ("pekerjaan", "setiap_bulan", "berikutnya", "terakhir")


class _Assets:
    columns = (
        *(*_OWN, "kelurahan__kode", "kelurahan__nama", "kawasan__kode"),
        *("rt_id", "kegiatan_id", "kpp_id", "is_demo"),
    )
    request: Any

    def get_queryset(self) -> QuerySet:
        rows = Aset.objects.visible_to(self.request.user)
        return rows.with_inspection(timezone.localdate())

    def present(self, rows: list[Row]) -> list[Row]:
        """Assets with their last inspection, which costs one query for all."""
        last = _last([row["id"] for row in rows])
        return [
            {
                **{name: row[name] for name in _OWN},
                "kelurahan": row["kelurahan__kode"],
                "nama_kelurahan": row["kelurahan__nama"],
                "kawasan": row["kawasan__kode"],
                "rt": row["rt_id"],
                "kegiatan_ksm": row["kegiatan_id"],
                "kpp": row["kpp_id"],
                "inspeksi": last.get(row["id"]),
                "data_contoh": row["is_demo"],
                "url": reverse("api:aset", [row["id"]], request=self.request),
            }
            for row in rows
        ]

    def more(self, row: Row) -> Row:
        mine = {"aset": row["id"]}
        seen = InspeksiOP.objects.filter(**mine).order_by("-tahun")
        fees = Iuran.objects.filter(**mine).order_by("-periode")
        jobs = JadwalOP.objects.filter(**mine).order_by("berikutnya", "id")
        return {
            "inspeksi_per_tahun": list(seen.values(*_ANSWERS)),
            "iuran": list(fees.values(*_FEES)),
            "jadwal": list(jobs.values(*_JOBS)),
        }


def _last(keys: list[int]) -> dict[int, Row]:
    rows = InspeksiOP.objects.filter(aset__in=keys).order_by("aset_id", "-tahun")
    found = rows.distinct("aset_id").values("aset_id", *_ANSWERS)
    return {row.pop("aset_id"): row for row in found}


@extend_schema_view(get=extend_schema(summary="Daftar aset terbangun"))
class AsetList(_Assets, Tagged):
    serializer_class = shapes.Aset
    params = (
        within,
        choice("jenis", Aset.Jenis.values, "Jenis aset.", "jenis"),
        choice("kelas", Aset.Kelas.values, "Kelas aset.", "kelas"),
        kawasan_of(),
        by_id("rt", "Nomor (id) RT.", "rt_id"),
        by_id("kpp", "Nomor (id) KPP.", "kpp_id"),
        flag("lama", "Setahun lebih tidak diperiksa.", "lama"),
        flag("berfungsi", "Menurut inspeksi terakhir.", "fungsi"),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu aset terbangun"))
class AsetDetail(_Assets, NumberedDoor):
    serializer_class = shapes.AsetDetail


class _Sustained(Tagged):
    """Three counts and their share, for the year that was asked for."""

    keys = ("kode", "id")
    columns = ("nama", "aset", "diperiksa", "berfungsi", "is_demo")
    params = (
        within,
        Param("tahun", year, "Tahun inspeksi; tanpa ini tahun berjalan.", TAHUN_SCHEMA),
    )

    @property
    def tahun(self) -> int:
        return int(self.given.get("tahun") or timezone.localdate().year)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **self.whose(row),
                "nama": row["nama"],
                "tahun": self.tahun,
                "aset": row["aset"],
                "diperiksa": row["diperiksa"],
                "berfungsi": row["berfungsi"],
                "persen": _percent(row["berfungsi"], row["diperiksa"]),
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]

    def whose(self, row: Row) -> Row:
        raise NotImplementedError


def _percent(part: int, whole: int) -> Any:
    found = sustain.share(part, whole)
    return None if found is None else round(found, 2)


@extend_schema_view(
    get=extend_schema(
        summary="Keberlanjutan aset tiap kawasan",
        description=(
            "Dari aset yang diperiksa pada tahun itu, berapa yang masih ada dan"
            " berfungsi. Hanya aset di wilayah Anda yang dihitung."
        ),
    )
)
class KeberlanjutanList(_Sustained):
    serializer_class = shapes.Keberlanjutan

    def get_queryset(self) -> QuerySet:
        return sustain.by_kawasan(self.request.user, self.tahun)

    def whose(self, row: Row) -> Row:
        return {"kawasan": row["kode"]}


@extend_schema_view(get=extend_schema(summary="Keberlanjutan aset tiap KPP"))
class KeberlanjutanKppList(_Sustained):
    serializer_class = shapes.KeberlanjutanKpp

    def get_queryset(self) -> QuerySet:
        return sustain.by_kpp(self.request.user, self.tahun)

    def whose(self, row: Row) -> Row:
        return {"kpp": row["id"], "kode": row["kode"]}
