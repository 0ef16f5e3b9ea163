"""Institutions, the Pokja PKP with its seats, and how each Pokja performed.

A seat is an institution and a function; who sits in it is not told.
"""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.reverse import reverse

from kawasan import access
from kelompok.aspek import ASPEK
from kelompok.models import (
    AspekOpd,
    Pokja,
    PokjaAnggota,
    PokjaAspek,
    PokjaPenilaian,
)
from sibungas.accounts.models import Institution
from sibungas.api import shapes_pokja as shapes
from sibungas.api.base import (
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    equals,
    flag,
    within,
    year_of,
)
from sibungas.lib.params import Param, integer

_OFFICE = (
    *("id", "nama", "singkatan", "kategori", "level", "kode_wilayah", "aktif"),
    *("sumber", "versi", "diubah_pada"),
)


def _works_in(rows: QuerySet, kode: str) -> QuerySet:
    here = Q(kode_wilayah=kode) | Q(kode_wilayah__startswith=f"{kode}.")
    return rows.filter(here)


@extend_schema_view(
    get=extend_schema(
        summary="Daftar instansi",
        description="Instansi yang disebut data lain menurut nomornya; tanpa orangnya.",
    )
)
class InstansiList(Tagged):
    serializer_class = shapes.Instansi
    columns = (*_OFFICE, "is_demo")
    params = (
        replace(within, apply=_works_in),
        choice("kategori", Institution.Kategori.values, "Kategori.", "kategori"),
        choice("tingkat", Institution.Level.values, "Tingkat.", "level"),
        flag("aktif", "Masih dipakai.", "aktif"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        """All of them, to everybody who has a duty; as on the page."""
        rows = Institution.objects.all()
        return rows if access.can_anywhere(self.request.user, "see") else rows.none()

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                **{name: row[name] for name in _OFFICE if name != "level"},
                "tingkat": row["level"],
                "kode_wilayah": row["kode_wilayah"] or None,
                "data_contoh": row["is_demo"],
            }
            for row in rows
        ]


def _of_place(rows: QuerySet, kode: str) -> QuerySet:
    here = Q(wilayah__kode=kode) | Q(wilayah__kode__startswith=f"{kode}.")
    return rows.filter(here)


# The Pokja ----------------------------------------------------------------------------

_OWN = (
    *("id", "tahun", "status", "tanggal_pembentukan", "nomor_sk", "tanggal_sk"),
    *("anggota_laki_laki", "anggota_perempuan", "ada_sekretariat"),
    *("fungsi", "dana_operasional_rp", "rencana_kerja", "versi", "diubah_pada"),
)
_PLACE = ("wilayah__kode", "wilayah__nama", "is_demo")


def _placed(row: Row) -> Row:
    return {
        "kode_wilayah": row["wilayah__kode"],
        "nama_wilayah": row["wilayah__nama"],
        "data_contoh": row["is_demo"],
    }


class _Pokja:
    columns = (*_OWN, *_PLACE)
    request: Any

    def get_queryset(self) -> QuerySet:
        return Pokja.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        """Each Pokja with its seats, which cost one query for all."""
        seats = _seats([row["id"] for row in rows])
        return [
            {
                **{name: row[name] for name in _OWN},
                **_placed(row),
                "kursi": seats[row["id"]],
                "url": reverse("api:pokja", [row["id"]], request=self.request),
            }
            for row in rows
        ]


def _seats(keys: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows = PokjaAnggota.objects.filter(pokja__in=keys).order_by("pokja_id", "pk")
    names = ("peran", "bidang", "jabatan", "mulai", "sampai")
    for row in rows.values("pokja_id", "institution_id", "institution__nama", *names):
        found[row["pokja_id"]].append(
            {
                "instansi": row["institution_id"],
                "nama_instansi": row["institution__nama"],
                **{name: row[name] for name in names},
            }
        )
    return found


@extend_schema_view(
    get=extend_schema(
        summary="Daftar Pokja PKP",
        description="Satu Pokja tiap wilayah dan tahun, dengan kursinya, tanpa nama.",
    )
)
class PokjaList(_Pokja, Tagged):
    serializer_class = shapes.Pokja
    params = (
        within,
        year_of("Tahun Pokja.", "tahun"),
        choice("status", Pokja.Status.values, "Status.", "status"),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu Pokja PKP"))
class PokjaDetail(_Pokja, NumberedDoor):
    serializer_class = shapes.Pokja


# How they performed -------------------------------------------------------------------

_MARKS = (
    *("id", "tahun", "pembentukan", "ada_sk", "penggabungan", "program_kerja"),
    *("forum_pkp", "dukungan_apbd", "total", "peringkat", "sumber", "versi"),
    "diubah_pada",
)


@extend_schema_view(
    get=extend_schema(
        summary="Kinerja Pokja PKP",
        description=(
            "`peringkat` dihitung di antara semua kab/kota provinsi pada tahun itu,"
            " juga yang di luar wilayah Anda."
        ),
    )
)
class KinerjaPokjaList(Tagged):
    serializer_class = shapes.KinerjaPokja
    columns = (*_MARKS, "skor", *_PLACE)
    params = (
        within,
        year_of("Tahun penilaian.", "tahun"),
        choice(
            "pembentukan",
            PokjaPenilaian.Pembentukan.values,
            "Pembentukan Pokja.",
            "pembentukan",
        ),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return PokjaPenilaian.objects.visible_to(self.request.user).ranked()

    def present(self, rows: list[Row]) -> list[Row]:
        names = dict(PokjaAspek.objects.values_list("nomor", "nama"))
        return [
            {
                **{name: row[name] for name in _MARKS},
                **_placed(row),
                "aspek": [
                    {"nomor": number, "nama": names.get(number, ""), "skor": points}
                    for number, points in enumerate(row["skor"], start=1)
                ],
            }
            for row in rows
        ]


# Which office answers for which aspect -----------------------------------------------


@extend_schema_view(
    get=extend_schema(
        summary="Pembagian aspek kumuh",
        description="Juga yang dibagi provinsi dan kab/kota di atas wilayah Anda.",
    )
)
class AspekOpdList(Tagged):
    serializer_class = shapes.AspekOpd
    columns = (
        *("id", "aspek", "peran", "diubah_pada", "institution_id"),
        *("institution__nama", *_PLACE),
    )
    params = (
        replace(within, apply=_of_place),
        Param(
            "aspek",
            integer(1, 7),
            "Nomor aspek, 1 sampai 7.",
            {"type": "integer", "minimum": 1, "maximum": 7},
            equals("aspek"),
        ),
        choice("peran", AspekOpd.Peran.values, "Peran instansi.", "peran"),
        by_id("instansi", "Nomor (id) instansi.", "institution_id"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return AspekOpd.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [
            {
                "id": row["id"],
                **_placed(row),
                "aspek": row["aspek"],
                "nama_aspek": ASPEK[row["aspek"]],
                "instansi": row["institution_id"],
                "nama_instansi": row["institution__nama"],
                "peran": row["peran"],
                "diubah_pada": row["diubah_pada"],
            }
            for row in rows
        ]
