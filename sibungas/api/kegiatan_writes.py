"""Works changed, moved a step further, verified: one address for each."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from kawasan import penanganan
from kawasan.actions import intervention_steps as steps
from kawasan.actions import interventions as actions
from kawasan.models import Intervention
from sibungas.api import incoming, receive_kegiatan
from sibungas.api import shapes_kegiatan as shapes
from sibungas.api.base import IF_MATCH, Door, named_versions
from sibungas.api.kegiatan import one
from sibungas.api.receive_kegiatan import with_pointers
from sibungas.lib.errors import Refused, Stale


class _Write(Door):
    """A write on one work, for the version that the caller has read."""

    pagination_class = None
    filter_backends: tuple[Any, ...] = ()
    serializer_class = shapes.Kegiatan
    problems = {"POST": ("409", "412", "428")}

    def find(self, request: Request, uuid: UUID) -> Intervention:
        rows = Intervention.objects.visible_to(request.user)
        rows = rows.select_related("kelurahan", "rt").defer(
            "lokasi", "kelurahan__batas", "rt__batas"
        )
        return get_object_or_404(rows, uuid=uuid)

    def write(
        self, request: Request, work: Intervention, version: int | None, deed: Any
    ) -> Response:
        if named_versions(request, version) != {work.versi}:
            raise _stale(work)
        try:
            deed(work.versi)
        except Stale as error:
            # Somebody was faster between our look and the lock.
            work.refresh_from_db(fields=("versi", "status", "verifikasi"))
            raise _stale(work) from error
        return Response(one(request, work.uuid))


def _stale(work: Intervention) -> Stale:
    return Stale(
        "Kegiatan ini sudah diubah orang lain. Baca lagi sebelum memutuskan.",
        versi_sekarang=work.versi,
        status_sekarang=work.status,
    )


class KegiatanChange(_Write):
    """Replaces what can be typed of one work, with all its lines."""

    @extend_schema(
        summary="Ubah kegiatan penanganan",
        description=(
            "Isi menggantikan seluruh isian beserta baris volume dan dana; yang tidak"
            " dikirim menjadi kosong. Perubahan mencabut verifikasi."
        ),
        parameters=[IF_MATCH],
        request={"application/json": receive_kegiatan.CHANGE},
        responses={200: shapes.Kegiatan},
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        work = self.find(request, uuid)
        sent, version = receive_kegiatan.read_change(request.data, request.user)

        def deed(versi: int) -> None:
            try:
                actions.update_intervention(
                    intervention=work, versi=versi, by=request.user, **sent
                )
            except Stale:
                raise
            except Refused as refused:
                raise with_pointers(refused) from refused

        return self.write(request, work, version, deed)


_COLUMNS = sorted({name for step in penanganan.STEPS.values() for name in step.asks})
_STEP = {
    "type": "object",
    "required": ["ke"],
    "additionalProperties": False,
    "properties": {
        "ke": {"type": "string", "enum": list(penanganan.STATUSES)},
        "alasan": {"type": "string", "maxLength": 300, "nullable": True},
        "isian": {
            "type": "object",
            "nullable": True,
            "description": "Kolom yang diminta langkah itu; lainnya tetap.",
            "additionalProperties": False,
            "properties": {
                name: receive_kegiatan.COLUMNS[name][1] for name in _COLUMNS
            },
        },
        **receive_kegiatan.LINES,
        "versi": receive_kegiatan.VERSION,
    },
}


class KegiatanStep(_Write):
    """Moves one work to another status."""

    @extend_schema(
        summary="Ubah status kegiatan penanganan",
        description=(
            "Sebut versi yang Anda baca, dalam isi atau kepala If-Match. Langkah yang"
            " tidak sah menjawab 409 dengan `sah`, yaitu status yang boleh dituju."
            " Yang kurang untuk langkah itu disebut dalam `errors`."
        ),
        parameters=[IF_MATCH],
        request={"application/json": _STEP},
        responses={200: shapes.Kegiatan},
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        work = self.find(request, uuid)
        body = incoming.Body(request.data)
        body.only(_STEP["properties"])
        target = body.get("ke", incoming.one_of(penanganan.STATUSES))
        reason = body.get("alasan", incoming.text(300), required=False) or ""
        version = body.get("versi", incoming.whole(1, 2**31 - 1), required=False)
        step = penanganan.by_target(target) if target else None
        asked = step.asks if step else _COLUMNS
        inner = body.object("isian", required=False)
        values = receive_kegiatan.read_columns(inner, asked)
        volumes = receive_kegiatan.read_volumes(body)
        funding = receive_kegiatan.read_funding(body)
        body.check()
        named_versions(request, version)
        if step is None:
            raise _illegal(work)
        if volumes is not None:
            places = receive_kegiatan.rts_of(volumes, request.user)
            volumes = receive_kegiatan.with_rt(volumes, work.rt, places)

        def deed(versi: int) -> None:
            try:
                steps.step(
                    step.name,
                    intervention=work,
                    values=values,
                    volumes=volumes,
                    funding=funding,
                    reason=reason,
                    versi=versi,
                    by=request.user,
                )
            except Stale:
                raise
            except Refused as refused:
                raise with_pointers(refused, steps=True) from refused

        return self.write(request, work, version, deed)


def _illegal(work: Intervention) -> Refused:
    words = penanganan.STATUSES[work.status].lower()
    return Refused(
        f"Kegiatan yang {words} tidak dapat menuju status itu.",
        code="transisi_tidak_sah",
        status_sekarang=work.status,
        sah=[s.target for s in penanganan.allowed(work.status, work.verifikasi)],
    )


_VERDICT = {
    "type": "object",
    "required": ["putusan"],
    "additionalProperties": False,
    "properties": {
        "putusan": {"type": "string", "enum": list(penanganan.VERDICTS)},
        "alasan": {"type": "string", "maxLength": 300, "nullable": True},
        "versi": receive_kegiatan.VERSION,
    },
}
_DECIDE: dict[str, Any] = {
    penanganan.DISETUJUI: steps.verify_intervention,
    penanganan.DITOLAK: steps.reject_intervention,
    penanganan.MENUNGGU: steps.take_back_verification,
}


class KegiatanVerdict(_Write):
    """Verifies one finished work, refuses it, or takes a verification back."""

    @extend_schema(
        summary="Verifikasi kegiatan penanganan",
        description=(
            "`disetujui` memverifikasi, `ditolak` dan `menunggu` (menarik verifikasi)"
            " memerlukan alasan. Hanya kegiatan yang selesai, oleh orang lain daripada"
            " yang memasukkannya."
        ),
        parameters=[IF_MATCH],
        request={"application/json": _VERDICT},
        responses={200: shapes.Kegiatan},
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        work = self.find(request, uuid)
        body = incoming.Body(request.data)
        body.only(_VERDICT["properties"])
        verdict = body.get("putusan", incoming.one_of(penanganan.VERDICTS))
        reason = body.get("alasan", incoming.text(300), required=False) or ""
        version = body.get("versi", incoming.whole(1, 2**31 - 1), required=False)
        body.check()
        more = {} if verdict == penanganan.DISETUJUI else {"reason": reason}

        def deed(versi: int) -> None:
            try:
                _DECIDE[verdict](
                    intervention=work, versi=versi, by=request.user, **more
                )
            except Stale:
                raise
            except Refused as refused:
                raise with_pointers(refused) from refused

        return self.write(request, work, version, deed)
