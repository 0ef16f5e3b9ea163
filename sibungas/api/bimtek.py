"""Bimtek, trainings and outreach: the event and how many came, nobody's name."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db.models import Count, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kelompok import bimtek_counts
from kelompok.bimtek_counts import Tally
from kelompok.models import Bimtek, BimtekBiaya
from kelompok.models.bimtek import KATEGORI, Sasaran
from sibungas.api import shapes_bimtek as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    flag,
    within,
    year_of,
)

_OWN = (
    *("id", "judul", "tema", "jenis", "tanggal_mulai", "tanggal_selesai", "tempat"),
    *("sasaran", "target_peserta", "target_ksm", "pretest_rata", "pretest_jumlah"),
    *("posttest_rata", "posttest_jumlah", "rencana_tindak_lanjut", "status"),
    *("sumber", "rujukan", "jumlah_narasumber", "versi", "diubah_pada"),
)


class _Events:
    columns = (
        *(*_OWN, "wilayah__kode", "wilayah__nama", "is_demo"),
        *("penyelenggara_id", "penyelenggara__nama"),
    )
    request: Any

    def get_queryset(self) -> QuerySet:
        rows = Bimtek.objects.visible_to(self.request.user)
        return rows.annotate(jumlah_narasumber=Count("narasumber_set"))

    def present(self, rows: list[Row]) -> list[Row]:
        """Events with their counts and costs, six queries for all of them."""
        keys = [row["id"] for row in rows]
        people = bimtek_counts.by("bimtek_id", keys)
        groups = bimtek_counts.ksm_by_event(keys)
        costs, aimed = _costs(keys), _aimed(keys)
        return [
            {
                **{name: row[name] for name in _OWN},
                "kode_wilayah": row["wilayah__kode"],
                "nama_wilayah": row["wilayah__nama"],
                "penyelenggara": row["penyelenggara_id"],
                "nama_penyelenggara": row["penyelenggara__nama"],
                "sasaran_wilayah": aimed[row["id"]],
                "peserta": told(people.get(row["id"], Tally())),
                "jumlah_ksm": len(groups.get(row["id"], ())),
                "biaya": costs[row["id"]],
                "data_contoh": row["is_demo"],
                "url": reverse("api:bimtek", [row["id"]], request=self.request),
            }
            for row in rows
        ]

    def more(self, row: Row) -> Row:
        found = bimtek_counts.by("kategori", [row["id"]])
        return {
            "peserta_per_kategori": [
                {"kategori": str(kode), **told(found[kode])}
                for kode, _ in KATEGORI
                if kode in found
            ]
        }


def told(people: Tally) -> Row:
    """Counts as they stand; of whom nothing is known is not guessed."""
    return {
        "jumlah": people.jumlah,
        "laki_laki": people.laki_laki,
        "perempuan": people.perempuan,
        "tanpa_jenis_kelamin": people.tanpa_jenis_kelamin,
        "mbr": people.mbr,
        "ditanya_mbr": people.ditanya_mbr,
    }


def _costs(keys: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = BimtekBiaya.objects.filter(bimtek__in=keys).order_by("bimtek_id", "id")
    for row in rows.values("bimtek_id", "sumber", "rencana_rp", "realisasi_rp"):
        found[row.pop("bimtek_id")].append(row)
    return found


def _aimed(keys: list[int]) -> dict[int, list[str]]:
    """Codes of the kab/kota that each event is for."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Bimtek.sasaran_wilayah.through.objects.filter(bimtek__in=keys)
    pairs = rows.order_by("wilayah__kode").values_list("bimtek_id", "wilayah__kode")
    for event, kode in pairs:
        found[event].append(kode)
    return found


@extend_schema_view(
    get=extend_schema(
        summary="Daftar bimtek dan pelatihan",
        description=(
            "Termasuk yang diselenggarakan kab/kota dan provinsi di atas wilayah Anda."
            " Peserta dan narasumber hanya dihitung."
        ),
    )
)
class BimtekList(_Events, Tagged):
    serializer_class = shapes.Bimtek
    params = (
        within,
        year_of("Tahun mulai.", "tanggal_mulai__year"),
        choice("jenis", Bimtek.Jenis.values, "Jenis kegiatan.", "jenis"),
        choice("status", Bimtek.Status.values, "Status.", "status"),
        replace(
            choice("sasaran", Sasaran.values, "Kelompok sasaran.", "sasaran"),
            apply=lambda rows, value: rows.filter(sasaran__contains=[value]),
        ),
        by_id("penyelenggara", "Nomor (id) instansi.", "penyelenggara_id"),
        flag("rujukan", "Rujukan terpublikasi, atau tanpa itu.", "rujukan"),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu bimtek atau pelatihan"))
class BimtekDetail(_Events, NumberedDoor):
    serializer_class = shapes.BimtekDetail
