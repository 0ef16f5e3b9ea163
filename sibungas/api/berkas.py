"""Photos and documents of a penilaian: list them, bring one more."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from assessments.models import Assessment
from sibungas.api import shapes
from sibungas.api.base import ListDoor, Row
from sibungas.api.penilaian import visible, with_place
from sibungas.files import actions, registry, uploads
from sibungas.files.forms import TOO_LARGE
from sibungas.files.models import LONGEST_NOTE, MOST_BYTES, Attachment
from sibungas.lib.api import TooLarge
from sibungas.lib.params import Fault, Faulty

_NAMES = ("berkas", "tag", "keterangan")
_REQUEST = {
    "type": "object",
    "required": ["berkas"],
    "additionalProperties": False,
    "properties": {
        "berkas": {"type": "string", "format": "binary"},
        "tag": {
            "type": "string",
            "maxLength": 40,
            "description": "Kode kriteria, berita_acara, daftar_hadir, atau kosong.",
        },
        "keterangan": {"type": "string", "maxLength": LONGEST_NOTE},
    },
}
_OWN = (
    "uuid",
    "tag",
    "jenis",
    "nama_asli",
    "tipe_media",
    "ukuran",
    "sha256",
    "lebar",
    "tinggi",
    "exif_waktu",
    "keterangan",
    "dibuat_pada",
)


@extend_schema_view(
    get=extend_schema(summary="Foto dan dokumen sebuah penilaian"),
    post=extend_schema(
        summary="Unggah foto atau dokumen ke sebuah penilaian",
        description=(
            "Aman diulang: berkas yang sama untuk tag yang sama menjawab 200 dengan"
            " berkas yang sudah ada. Foto dikodekan ulang tanpa EXIF; `sha256` adalah"
            " sidik berkas yang dikirim."
        ),
        request={"multipart/form-data": _REQUEST},
        responses={200: shapes.Berkas, 201: shapes.Berkas},
    ),
)
class PenilaianFiles(ListDoor):
    """Files of one sheet; who may add is what the sheet's registration says."""

    serializer_class = shapes.Berkas
    parser_classes = (MultiPartParser,)
    columns = (*_OWN, "exif_lat", "exif_lon", "is_demo")
    problems = {"POST": ("409",)}
    sheet: Assessment | None = None

    def get_queryset(self) -> QuerySet:
        if self.sheet is None:
            return Attachment.objects.none()
        return Attachment.objects.of(self.sheet).present()

    def get(self, request: Request, uuid: UUID) -> Response:
        self.sheet = self._sheet(uuid)
        return super().get(request)

    def present(self, rows: list[Row]) -> list[Row]:
        return [self._row(row) for row in rows]

    def post(self, request: Request, uuid: UUID) -> Response:
        self.sheet = sheet = self._sheet(uuid)
        actions.require(request.user, sheet)
        sent = _read(request)
        made, created = actions.attach(thing=sheet, by=request.user, **sent)
        row = self.get_queryset().values(*self.columns).get(pk=made.pk)
        return Response(self._row(row), 201 if created else 200)

    def _sheet(self, uuid: UUID) -> Assessment:
        found = visible(self.request.user).filter(uuid=uuid)
        return get_object_or_404(with_place(found))

    def _row(self, row: Row) -> Row:
        place = None
        kind = registry.kind_of(self.sheet)
        if row["exif_lat"] is not None and kind.may_locate(
            self.request.user, self.sheet
        ):
            place = {"lat": row["exif_lat"], "lon": row["exif_lon"]}
        address = f"/berkas/{row['uuid']}/"
        return {
            **{name: row[name] for name in _OWN},
            "lokasi": place,
            "data_contoh": row["is_demo"],
            "url": self.request.build_absolute_uri(address),
        }


def _read(request: Request) -> Row:
    """The file and what is said of it; Faulty with all that is wrong."""
    body = request.data
    if uploads.too_large(request._request):
        raise TooLarge(TOO_LARGE)
    faults = [
        Fault(f"/{name[:40]}", "tidak_dikenal", f"{name[:40]!a} tidak dikenal di sini.")
        for name in body
        if name not in _NAMES
    ]
    given = request.FILES.get("berkas")
    note = str(body.get("keterangan", ""))
    if given is None:
        faults.append(Fault("/berkas", "wajib", "Sertakan satu berkas."))
    elif given.size > MOST_BYTES:
        raise TooLarge(TOO_LARGE)
    if len(note) > LONGEST_NOTE:
        sentence = f"Paling banyak {LONGEST_NOTE} karakter."
        faults.append(Fault("/keterangan", "tidak_sah", sentence))
    if faults:
        raise Faulty(faults)
    tag = str(body.get("tag", ""))
    return {"raw": given.read(), "name": given.name, "tag": tag, "note": note}
