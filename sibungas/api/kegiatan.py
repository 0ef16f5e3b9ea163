"""Works against slum conditions: read, and sent in."""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from kawasan import penanganan
from kawasan.actions import interventions as actions
from kawasan.models import Intervention, InterventionFunding, InterventionVolume
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.api import receive_kegiatan
from sibungas.api import shapes_kegiatan as shapes
from sibungas.api.base import (
    TAHUN_SCHEMA,
    DetailDoor,
    ListDoor,
    Row,
    changed_since,
    choice,
    equals,
    flag,
    kawasan_of,
    tagged,
    within,
    year,
)
from sibungas.api.receive_kegiatan import with_pointers
from sibungas.lib.errors import Refused
from sibungas.lib.params import Param, integer, some_of

OWN = (
    *("uuid", "nama", "tahun", "skala", "status", "alasan_status", "verifikasi"),
    *("alasan_verifikasi", "diverifikasi_pada", "terkunci", "tahun_anggaran"),
    *("no_proposal", "tanggal_proposal", "kategori", "komponen", "metode", "program"),
    *("opd", "pelaksana", "nomor_kontrak", "tanggal_kontrak", "adendum"),
    *("tanggal_mulai", "tanggal_selesai", "pagu_rp", "nilai_kontrak_rp"),
    *("progres_fisik", "progres_keuangan", "jiwa", "laki_laki", "perempuan", "mbr"),
    *("kk", "kk_miskin", "dokumen", "nomor_serah_terima", "tanggal_serah_terima"),
    *("sertifikasi", "alamat", "catatan", "versi", "kanal", "dibuat_pada"),
    "diubah_pada",
)
COLUMNS = (
    *("id", "is_demo", "rt_id", "kelurahan__kode", "kelurahan__nama"),
    *("kawasan__kode", "_lokasi"),
    *OWN,
)
_DECIMALS = 7


def visible(user: Any) -> QuerySet:
    rows = Intervention.objects.visible_to(user)
    return rows.annotate(_lokasi=AsGeoJSON("lokasi", precision=_DECIMALS))


def present(rows: list[Row], request: Any) -> list[Row]:
    """Works with their lines, which cost two queries for all of them."""
    keys = [row["id"] for row in rows]
    volumes, funding = _volumes(keys), _funding(keys)
    return [
        {
            **{name: row[name] for name in OWN},
            "kelurahan": row["kelurahan__kode"],
            "nama_kelurahan": row["kelurahan__nama"],
            "kawasan": row["kawasan__kode"],
            "rt": row["rt_id"],
            "lokasi": json.loads(row["_lokasi"]) if row["_lokasi"] else None,
            "volume": volumes[row["id"]],
            "dana": funding[row["id"]],
            "data_contoh": row["is_demo"],
            "url": reverse("api:kegiatan", [row["uuid"]], request=request),
        }
        for row in rows
    ]


def _volumes(keys: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for line in InterventionVolume.objects.filter(intervention__in=keys).order_by("id"):
        found[line.intervention_id].append(
            {
                "rt": line.rt_id,
                "sasaran": line.sasaran,
                "satuan": penanganan.unit(line.sasaran),
                "rencana": line.volume_rencana,
                "realisasi": line.volume_realisasi,
                "alasan": line.alasan,
            }
        )
    return found


def _funding(keys: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    lines = InterventionFunding.objects.filter(intervention__in=keys).order_by("id")
    for line in lines:
        found[line.intervention_id].append(
            {
                "sumber": line.sumber,
                "bentuk": line.bentuk,
                "rencana_rp": line.jumlah_rencana_rp,
                "realisasi_rp": line.jumlah_realisasi_rp,
            }
        )
    return found


def _has(model: Any, column: str) -> Any:
    """Narrows to works with a line that has the value in the column."""

    def apply(rows: QuerySet, value: str) -> QuerySet:
        lines = model.objects.filter(intervention=OuterRef("pk"), **{column: value})
        return rows.filter(Exists(lines))

    return apply


def _having(name: str, choices: list[str], words: str, model: Any) -> Param:
    param = choice(name, choices, words, name)
    return Param(name, param.parse, words, param.schema, _has(model, name))


@extend_schema_view(
    get=extend_schema(summary="Daftar kegiatan penanganan"),
    post=extend_schema(
        summary="Usulkan kegiatan penanganan",
        description=(
            "Aman diulang: UUID yang sama dengan isi yang sama menjawab 200; dengan isi"
            " lain 409. Kegiatan baru selalu berstatus usulan."
        ),
        request={"application/json": receive_kegiatan.NEW},
        responses={200: shapes.Kegiatan, 201: shapes.Kegiatan},
    ),
)
class KegiatanList(ListDoor):
    serializer_class = shapes.Kegiatan
    columns = COLUMNS
    problems = {"POST": ("409",)}
    params = (
        within,
        Param("tahun", year, "Tahun pelaksanaan.", TAHUN_SCHEMA, equals("tahun")),
        Param(
            "status",
            some_of(penanganan.STATUSES),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "selesai,diserahterimakan"},
            equals("status__in"),
        ),
        choice("verifikasi", penanganan.VERDICTS, "Verifikasi.", "verifikasi"),
        _having("sumber", SumberDana.values, "Sumber dana.", InterventionFunding),
        _having("sasaran", Sasaran.values, "Sasaran.", InterventionVolume),
        Param(
            "rt",
            integer(1, 2**62),
            "Nomor (id) RT; kegiatan di RT itu atau dengan volume di sana.",
            {"type": "integer", "minimum": 1, "maximum": 2**62},
            lambda rows, value: rows.in_rt(value),
        ),
        kawasan_of(),
        flag(
            "tumpang_tindih",
            "Ada kegiatan lain pada volume dan RT itu.",
            "tumpang_tindih",
            lambda rows, value: rows.with_overlap().filter(tumpang_tindih=value),
        ),
        flag("terkunci", "Tahunnya sudah dikunci.", "terkunci"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return visible(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return present(rows, self.request)

    def post(self, request: Request) -> Response:
        sent = receive_kegiatan.read_new(request.data, request.user)
        try:
            work, created = actions.receive_intervention(**sent, by=request.user)
        except Refused as refused:
            raise with_pointers(refused) from refused
        body = one(request, work.uuid)
        headers = {"Location": request.build_absolute_uri(f"{work.uuid}/")}
        return Response(body, 201 if created else 200, headers=headers)


def one(request: Request, uuid: UUID) -> Row:
    row = dict(visible(request.user).filter(uuid=uuid).values(*COLUMNS).get())
    return present([row], request)[0]


@extend_schema_view(get=extend_schema(summary="Satu kegiatan penanganan"))
class KegiatanDetail(DetailDoor):
    serializer_class = shapes.KegiatanDetail
    columns = COLUMNS

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        body = self.record(**kwargs)
        return tagged(request, body, version=str(body["versi"]))

    def record(self, uuid: UUID) -> Row:
        row = self.one(visible(self.request.user).filter(uuid=uuid))
        now = (row["status"], row["verifikasi"])
        return {
            **present([row], self.request)[0],
            "transisi": [step.target for step in penanganan.allowed(*now)],
            "putusan": [step.target for step in penanganan.decisions(*now)],
        }
