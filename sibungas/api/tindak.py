"""Action items: who owes what until when, and the reports on them.

A report names the version that was read, so that one sent twice is stored once.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from kelompok.actions import action_items as actions
from kelompok.models import ActionItem, ActionProgress
from kelompok.querysets import OPEN
from sibungas.api import incoming
from sibungas.api import shapes_rapat as shapes
from sibungas.api.base import (
    IF_MATCH,
    LARGEST_ID,
    Door,
    NumberedDoor,
    Row,
    Tagged,
    by_id,
    changed_since,
    choice,
    equals,
    flag,
    kawasan_of,
    named_versions,
    within,
)
from sibungas.api.receive_kegiatan import VERSION
from sibungas.lib.errors import Stale
from sibungas.lib.params import Param, day, some_of

_OWN = (
    *("id", "uraian", "kategori", "horizon", "dimensi", "prioritas", "tenggat"),
    *("status", "progres", "selesai_pada", "alasan", "bukti_url", "versi"),
    "diubah_pada",
)
_DAY = {"type": "string", "format": "date"}


class _Items:
    columns = (
        *(*_OWN, "wilayah__kode", "wilayah__nama", "is_demo", "sumber_jenis"),
        *("sumber_id", "pic_institution_id", "pic_institution__nama"),
        *("kawasan__kode", "intervention__uuid", "indicator__kode"),
    )
    request: Any

    def get_queryset(self) -> QuerySet:
        return ActionItem.objects.visible_to(self.request.user)

    def present(self, rows: list[Row]) -> list[Row]:
        return [_told(row, self.request) for row in rows]

    def more(self, row: Row) -> Row:
        reports = ActionProgress.objects.filter(item=row["id"])
        names = ("tanggal", "progres", "status", "catatan", "dibuat_pada")
        return {"laporan": list(reports.order_by("-tanggal", "-pk").values(*names))}


def _told(row: Row, request: Any) -> Row:
    late = row["status"] in OPEN and row["tenggat"] < timezone.localdate()
    return {
        **{name: row[name] for name in _OWN},
        "kode_wilayah": row["wilayah__kode"],
        "nama_wilayah": row["wilayah__nama"],
        "instansi": row["pic_institution_id"],
        "nama_instansi": row["pic_institution__nama"],
        "terlambat": late,
        "asal": row["sumber_jenis"],
        "asal_id": row["sumber_id"],
        "kawasan": row["kawasan__kode"],
        "kegiatan": row["intervention__uuid"],
        "indikator": row["indicator__kode"],
        "data_contoh": row["is_demo"],
        "url": reverse("api:tindak-lanjut", [row["id"]], request=request),
    }


def _late(rows: Any, value: bool) -> QuerySet:
    late = rows.overdue(timezone.localdate())
    return late if value else rows.exclude(pk__in=late.values("pk"))


@extend_schema_view(
    get=extend_schema(
        summary="Daftar tindak lanjut",
        description=(
            "Tindak lanjut di wilayah Anda, dan yang menjadi tanggung jawab instansi"
            " Anda di wilayah atasnya."
        ),
    )
)
class TindakLanjutList(_Items, Tagged):
    serializer_class = shapes.TindakLanjut
    params = (
        within,
        Param(
            "status",
            some_of(ActionItem.Status.values),
            "Satu status atau beberapa dengan koma.",
            {"type": "string", "example": "baru,berjalan"},
            equals("status__in"),
        ),
        flag("terlambat", "Belum selesai sesudah tenggat.", "", _late),
        by_id("instansi", "Nomor (id) instansi.", "pic_institution_id"),
        choice("kategori", ActionItem.Kategori.values, "Kategori.", "kategori"),
        choice("horizon", ActionItem.Horizon.values, "Jangka.", "horizon"),
        choice("asal", ActionItem.Sumber.values, "Asal.", "sumber_jenis"),
        by_id("asal_id", "Nomor (id) rapat, bimtek, atau lainnya.", "sumber_id"),
        Param(
            "tenggat_sampai",
            day,
            "Tenggat pada atau sebelum tanggal itu.",
            _DAY,
            equals("tenggat__lte"),
        ),
        kawasan_of(),
        changed_since,
    )


@extend_schema_view(get=extend_schema(summary="Satu tindak lanjut dengan laporannya"))
class TindakLanjutDetail(_Items, NumberedDoor):
    serializer_class = shapes.TindakLanjutDetail


_REPORT = {
    "type": "object",
    "required": ["catatan"],
    "additionalProperties": False,
    "properties": {
        "progres": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100,
            "nullable": True,
            "description": "Persen; wajib kecuali `selesai`.",
        },
        "catatan": {"type": "string", "minLength": 1, "maxLength": 1000},
        "selesai": {
            "type": "boolean",
            "nullable": True,
            "description": "true menutup tindak lanjut dengan progres 100.",
        },
        "bukti_url": {
            "type": "string",
            "maxLength": 300,
            "nullable": True,
            "description": "Tanpa ini bukti sebelumnya tetap.",
        },
        "versi": VERSION,
    },
}


class TindakLanjutReport(_Items, Door):
    """Reports on one item, or finishes it, for the version that was read."""

    pagination_class = None
    filter_backends: tuple[Any, ...] = ()
    serializer_class = shapes.TindakLanjutDetail
    problems = {"POST": ("409", "412", "428")}

    @extend_schema(
        summary="Laporkan kemajuan tindak lanjut",
        description=(
            "Sebut versi yang Anda baca, dalam isi atau kepala If-Match. Laporan yang"
            " terkirim dua kali menjawab 412 pada kali kedua dan tidak dicatat lagi."
        ),
        parameters=[IF_MATCH],
        request={"application/json": _REPORT},
        responses={200: shapes.TindakLanjutDetail},
    )
    def post(self, request: Request, pk: int) -> Response:
        item = self.find(pk)
        sent = _read(request.data)
        if named_versions(request, sent.pop("versi")) != {item.versi}:
            raise _stale(item)
        finished = sent.pop("selesai")
        deed: Any = actions.report_progress
        if finished:
            deed = actions.finish_action_item
            del sent["progres"]
        try:
            deed(item=item, versi=item.versi, by=request.user, **sent)
        except Stale as error:
            # Somebody was faster between our look and the lock.
            item.refresh_from_db(fields=("versi", "status"))
            raise _stale(item) from error
        return Response(self.record(item.pk))

    def find(self, pk: int) -> ActionItem:
        if pk > LARGEST_ID:
            raise Http404
        rows = self.get_queryset().select_related("wilayah").defer("wilayah__batas")
        return get_object_or_404(rows, pk=pk)

    def record(self, pk: int) -> Row:
        row = self.get_queryset().values(*self.columns).get(pk=pk)
        return {**_told(row, self.request), **self.more(row)}


def _read(data: Any) -> Row:
    body = incoming.Body(data)
    body.only(_REPORT["properties"])
    finished = body.get("selesai", incoming.boolean, required=False) or False
    sent = {
        "selesai": finished,
        "progres": body.get("progres", incoming.whole(0, 100), required=not finished),
        "catatan": body.get("catatan", incoming.text(1000)),
        "bukti_url": body.get("bukti_url", incoming.text(300), required=False) or "",
        "versi": body.get("versi", incoming.whole(1, 2**31 - 1), required=False),
    }
    if sent["catatan"] == "":
        body.wrong("catatan", "wajib", "Wajib diisi.")
    body.check()
    return sent


def _stale(item: ActionItem) -> Stale:
    return Stale(
        "Tindak lanjut ini sudah diubah orang lain. Baca lagi sebelum melapor.",
        versi_sekarang=item.versi,
        status_sekarang=item.status,
    )
