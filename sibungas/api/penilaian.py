"""Penilaian: read them, hand them in, and move them through their workflow."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from assessments import fields, scoring, sheets, workflow
from assessments.actions import assessments as actions
from assessments.actions.review import LONGEST, MOST_REMARKS, Remark
from assessments.models import Assessment, ReviewRemark
from assessments.models.volumes import VOLUMES
from kawasan import access
from kawasan.models.rt import EKSISTING, PENYEBUT
from sibungas.api import incoming, shapes
from sibungas.api.base import (
    IF_MATCH,
    TAHUN_SCHEMA,
    DetailDoor,
    Door,
    ListDoor,
    Row,
    changed_since,
    choice,
    equals,
    flag,
    kawasan_of,
    named_versions,
    tagged,
    within,
    year,
)
from sibungas.api.receive import REQUEST, read_sheet, receipt, with_pointers
from sibungas.api.sheets import COLUMN_OF_ANY_HEADER
from sibungas.api.skor import answer
from sibungas.lib.errors import Refused, Stale
from sibungas.lib.params import Param, integer, some_of

_STAMPS = ("diajukan", "dikembalikan", "diverifikasi", "disahkan", "dibatalkan")
OWN = (
    "tahun",
    "jenis",
    "ruleset",
    "status",
    "resmi",
    "tanggal_survei",
    "metode",
    "catatan",
    "skor",
    "rata_rata",
    "alasan",
    "versi",
    "kanal",
    "device_time",
    "dibuat_pada",
    "diubah_pada",
    *(f"{stamp}_pada" for stamp in _STAMPS),
)
COLUMNS = (
    "id",
    "uuid",
    "tingkat",
    "is_demo",
    *OWN,
    *PENYEBUT,
    *EKSISTING,
    *VOLUMES,
    "rt_id",
    "rt__rt",
    "rt__rw",
    "rt__kampung",
    "rt__kelurahan__kode",
    "rt__kelurahan__nama",
    "rt__kawasan__kode",
)


def present(row: Row, request: Any) -> Row:
    ruleset = scoring.load(row["ruleset"])
    return {
        "uuid": row["uuid"],
        "rt": {
            "id": row["rt_id"],
            "rt": row["rt__rt"],
            "rw": row["rt__rw"],
            "kampung": row["rt__kampung"],
            "kelurahan": row["rt__kelurahan__kode"],
            "nama_kelurahan": row["rt__kelurahan__nama"],
            "kawasan": row["rt__kawasan__kode"],
        },
        **{name: row[name] for name in OWN},
        "tingkat": row["tingkat"] or None,
        "header": {key: row[name] for key, name in COLUMN_OF_ANY_HEADER.items()},
        "volume": {c.kode: row[c.kolom] for c in ruleset.criteria},
        "data_contoh": row["is_demo"],
        "url": reverse("api:penilaian", [row["uuid"]], request=request),
    }


def visible(user: Any) -> QuerySet:
    """The sheets a user may read; refuses who may read none anywhere."""
    if access.can_anywhere(user, "see") and not access.can_anywhere(
        user, "see_assessment"
    ):
        raise PermissionDenied("Peran Anda tidak mencakup membaca penilaian.")
    return Assessment.objects.visible_to(user)


def with_place(sheets_found: QuerySet) -> QuerySet:
    """The sheets with RT and kelurahan, without the large boundaries of both."""
    rows = sheets_found.select_related("rt__kelurahan")
    return rows.defer("rt__batas", "rt__kelurahan__batas")


@extend_schema_view(
    get=extend_schema(summary="Daftar penilaian"),
    post=extend_schema(
        summary="Kirim penilaian",
        description=(
            "Aman diulang: UUID yang sama dengan isi yang sama menjawab 200 dengan isi"
            " jawaban yang sama; dengan isi lain 409."
        ),
        request={"application/json": REQUEST},
        responses={200: shapes.Tanda, 201: shapes.Tanda},
    ),
)
class PenilaianList(ListDoor):
    serializer_class = shapes.Penilaian
    columns = COLUMNS
    problems = {"POST": ("409",)}
    params = (
        within,
        Param("tahun", year, "Tahun.", TAHUN_SCHEMA, equals("tahun")),
        choice("jenis", Assessment.Jenis.values, "Jenis.", "jenis"),
        Param(
            "status",
            some_of(workflow.STATUSES),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "diverifikasi,disahkan"},
            equals("status__in"),
        ),
        choice("ruleset", Assessment.Ruleset.values, "Aturan.", "ruleset"),
        choice("tingkat", Assessment.Tingkat.values, "Tingkat.", "tingkat"),
        Param(
            "rt",
            integer(1, 2**62),
            "Nomor (id) RT.",
            {"type": "integer", "minimum": 1, "maximum": 2**62},
            equals("rt_id"),
        ),
        kawasan_of("rt__kawasan__kode"),
        flag("resmi", "Yang dipakai dalam rekap.", "resmi"),
        changed_since,
    )

    def get_queryset(self) -> QuerySet:
        return visible(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [present(row, self.request) for row in rows]

    def post(self, request: Request) -> Response:
        sent = read_sheet(request.data, request.user)
        try:
            assessment, created = actions.receive_assessment(**sent, by=request.user)
        except Refused as refused:
            raise with_pointers(refused) from refused
        return Response(
            receipt(sent, assessment, request),
            201 if created else 200,
            headers={
                "Location": request.build_absolute_uri(str(assessment.uuid) + "/")
            },
        )


@extend_schema_view(get=extend_schema(summary="Satu penilaian"))
class PenilaianDetail(DetailDoor):
    serializer_class = shapes.PenilaianDetail
    columns = COLUMNS

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        body = self.record(**kwargs)
        return tagged(request, body, version=str(body["versi"]))

    def record(self, uuid: UUID) -> Row:
        found = visible(self.request.user).filter(uuid=uuid)
        row = self.one(found)
        assessment = with_place(found).get()
        steps = workflow.allowed(row["status"])
        open_remarks = assessment.catatan_tinjauan.open().order_by("pk")
        return {
            **present(row, self.request),
            "hasil": answer(
                sheets.ruleset_of(assessment),
                sheets.sheet_of(assessment),
                sheets.problems_of(assessment),
            ),
            "transisi": [step.target for step in steps],
            "catatan_tinjauan": [_remark(one) for one in open_remarks],
        }


def _remark(remark: ReviewRemark) -> Row:
    return {
        "pada": remark.kriteria or remark.kolom or None,
        "foto": remark.foto,
        "isi": remark.isi,
        "tanggapan": remark.tanggapan,
        "dibuat_pada": remark.dibuat_pada,
    }


# Transitions -----------------------------------------------------------------------

# Every criterion and header of any edition; which of them a sheet has, it says itself.
_PINS = sorted(
    {
        field.kriteria or field.kolom
        for edition in scoring.editions()
        for field in fields.of_ruleset(edition).values()
    }
)
_TRANSITION = {
    "type": "object",
    "required": ["ke"],
    "additionalProperties": False,
    "properties": {
        "ke": {"type": "string", "enum": list(workflow.STATUSES)},
        "alasan": {"type": "string", "maxLength": 2000, "nullable": True},
        "versi": {
            "type": "integer",
            "minimum": 1,
            "maximum": 2**31 - 1,
            "nullable": True,
            "description": "Versi yang Anda baca; boleh diganti kepala If-Match.",
        },
        "catatan": {
            "type": "array",
            "maxItems": MOST_REMARKS,
            "nullable": True,
            "description": (
                "Hanya saat mengembalikan: catatan pada kriteria (`2b`), header"
                " (`jumlah_kk`), atau foto."
            ),
            "items": {
                "type": "object",
                "required": ["isi"],
                "additionalProperties": False,
                "properties": {
                    "pada": {"type": "string", "enum": _PINS},
                    "foto": {"type": "string", "format": "uuid"},
                    "isi": {"type": "string", "pattern": r"\S", "maxLength": LONGEST},
                },
                "anyOf": [{"required": ["pada"]}, {"required": ["foto"]}],
            },
        },
    },
}


class Transition(Door):
    """Moves one sheet to another status."""

    pagination_class = None
    filter_backends: tuple[Any, ...] = ()
    serializer_class = shapes.Penilaian
    problems = {"POST": ("409", "412", "428")}

    @extend_schema(
        summary="Ubah status penilaian",
        description=(
            "Sebut versi yang Anda baca, dalam isi atau kepala If-Match. Langkah yang"
            " tidak sah menjawab 409 dengan `sah`, yaitu status yang boleh dituju."
        ),
        parameters=[IF_MATCH],
        request={"application/json": _TRANSITION},
        responses={200: shapes.Penilaian},
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        found = visible(request.user).filter(uuid=uuid)
        assessment = get_object_or_404(with_place(found))
        target, reason, remarks, versions = _read(request, assessment)
        if versions != {assessment.versi}:
            raise _stale(assessment)
        step = workflow.by_target(target)
        if step is None or assessment.status not in step.sources:
            raise _illegal(assessment)
        try:
            actions.step(
                step.name,
                assessment=assessment,
                reason=reason,
                remarks=remarks,
                versi=assessment.versi,
                by=request.user,
            )
        except Stale as error:
            # Somebody was faster between our look and the lock.
            assessment.refresh_from_db(fields=("versi", "status"))
            raise _stale(assessment) from error
        row = dict(found.values(*COLUMNS).get())
        return Response(present(row, request))


def _read(
    request: Request, assessment: Assessment
) -> tuple[str, str, list[Remark], set[int]]:
    """Target, reason, remarks, and the versions named.

    There is one version, unless the caller contradicts itself.
    """
    body = incoming.Body(request.data)
    body.only(_TRANSITION["properties"])
    target = body.get("ke", incoming.one_of(workflow.STATUSES))
    reason = body.get("alasan", incoming.text(2000), required=False) or ""
    version = body.get("versi", incoming.whole(1, 2**31 - 1), required=False)
    remarks = _remarks(body, assessment)
    body.check()
    return target, reason, remarks, named_versions(request, version)


def _remarks(body: incoming.Body, assessment: Assessment) -> list[Remark]:
    """The remarks of a return, each at a criterion, a header or a photograph."""
    sent = body.values.get("catatan")
    if sent is None:
        return []
    if not isinstance(sent, list) or len(sent) > MOST_REMARKS:
        sentence = f"Isi daftar dengan paling banyak {MOST_REMARKS} catatan."
        body.wrong("catatan", "tidak_sah", sentence)
        return []
    columns = {
        field.kriteria or field.kolom: kolom
        for kolom, field in fields.of(assessment).items()
    }
    found = []
    for number, one in enumerate(sent):
        row = incoming.Body(one, f"{body.pointer}/catatan/{number}", body.faults)
        row.only(("pada", "foto", "isi"))
        # Either may be left out, but what is named must say something.
        where = row.get("pada", incoming.one_of(columns), required="pada" in row.values)
        foto = row.get("foto", incoming.identifier, required="foto" in row.values)
        isi = row.get("isi", incoming.text(LONGEST)) or ""
        if not {"pada", "foto"} & row.values.keys():
            row.wrong("pada", "wajib", "Sebutkan isian (`pada`) atau `foto`.")
        elif row.values.get("isi") is not None and not isi:
            row.wrong("isi", "wajib", "Wajib diisi.")
        found.append(Remark(isi=isi, kolom=columns.get(where, ""), foto=foto))
    return found


def _stale(assessment: Assessment) -> Stale:
    return Stale(
        "Penilaian ini sudah diubah orang lain. Baca lagi sebelum memutuskan.",
        versi_sekarang=assessment.versi,
        status_sekarang=assessment.status,
    )


def _illegal(assessment: Assessment) -> Refused:
    legal = [step.target for step in workflow.allowed(assessment.status)]
    words = workflow.STATUSES[assessment.status].lower()
    return Refused(
        f"Penilaian yang {words} tidak dapat menuju status itu.",
        code="transisi_tidak_sah",
        status_sekarang=assessment.status,
        sah=legal,
    )
