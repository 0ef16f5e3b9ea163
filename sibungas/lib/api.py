"""What every address of the API has in common: reading and refusing.

Errors are RFC 9457 problem documents with a stable code and Indonesian words.
"""

import logging
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    SuspiciousOperation,
    ValidationError,
)
from django.core.signals import got_request_exception
from django.db import OperationalError
from django.db.models import Model, QuerySet
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions
from rest_framework.filters import BaseFilterBackend
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from sibungas.lib import context, strict_json
from sibungas.lib.errors import Refused, Stale, refusal_of
from sibungas.lib.params import Fault, Faulty, one_fault, read

log = logging.getLogger(__name__)
PROBLEM_TYPE = "application/problem+json"


# Reading -------------------------------------------------------------------------


class TooLarge(exceptions.APIException):
    status_code = 413
    default_code = "terlalu_besar"


class PreconditionRequired(exceptions.APIException):
    """A write that does not say which version it was made for."""

    status_code = 428
    default_code = "versi_wajib"


class StrictJSONParser(BaseParser):
    """Bodies of at most 1 MB, read by the strict reader."""

    media_type = "application/json"
    renderer_class = JSONRenderer

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None):
        raw = stream.read(strict_json.MAX_BYTES + 1)
        if len(raw) > strict_json.MAX_BYTES:
            raise TooLarge("Isi permintaan lebih dari 1 MB.")
        try:
            return strict_json.loads(raw)
        except ValueError as error:
            raise Faulty([Fault("", "json_tidak_sah", str(error))]) from error


class ExactEncoder(JSONEncoder):
    """Decimals as strings: a reader's floating point must not change them."""

    def default(self, obj: Any) -> Any:
        return f"{obj:f}" if isinstance(obj, Decimal) else super().default(obj)


class ExactJSONRenderer(JSONRenderer):
    encoder_class = ExactEncoder


class GeoJSONRenderer(JSONRenderer):
    media_type = "application/geo+json"
    format = "geojson"


class Negotiation(DefaultContentNegotiation):
    """``?f=json|geojson`` first, then the Accept header; ``format`` has no meaning."""

    def select_renderer(
        self, request: Request, renderers: list[BaseRenderer], format_suffix: Any = None
    ) -> tuple[BaseRenderer, str]:
        wanted = request.query_params.get("f")
        if wanted is None:
            return self._by_accept(request, renderers)
        for renderer in renderers:
            if renderer.format == wanted:
                return renderer, renderer.media_type
        formats = ", ".join(renderer.format for renderer in renderers)
        raise one_fault("f", "tidak_sah", f"Pilih salah satu: {formats}.")

    def _by_accept(
        self, request: Request, renderers: list[BaseRenderer]
    ) -> tuple[BaseRenderer, str]:
        accept = request.META.get("HTTP_ACCEPT", "*/*")
        for part in accept[:2000].split(","):
            media = part.split(";")[0].strip().lower()
            for renderer in renderers:
                if media in ("", "*/*", "application/*", renderer.media_type):
                    return renderer, renderer.media_type
        raise exceptions.NotAcceptable(available_renderers=renderers)


class StrictFilterBackend(BaseFilterBackend):
    """Applies the view's ``params``; refuses every other query parameter."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet, view: Any
    ) -> QuerySet:
        known = {param.name: param for param in params_of(view)}
        for name, value in read(request.query_params, known.values()).items():
            queryset = known[name].apply(queryset, value)
        return queryset


def params_of(view: Any) -> tuple[Any, ...]:
    """All query parameters a view understands, those of its pages included."""
    paging = getattr(getattr(view, "pagination_class", None), "params", ())
    return (*getattr(view, "params", ()), *paging)


# Refusing --------------------------------------------------------------------------

TITLES = {
    400: "Permintaan tidak sah",
    401: "Perlu masuk",
    403: "Tidak berwenang",
    404: "Tidak ditemukan",
    405: "Metode tidak didukung",
    406: "Bentuk jawaban tidak tersedia",
    409: "Ditolak oleh aturan",
    412: "Sudah diubah orang lain",
    413: "Terlalu besar",
    415: "Bentuk kiriman tidak didukung",
    428: "Versi wajib disebut",
    429: "Terlalu sering",
    500: "Kesalahan di sisi kami",
    503: "Layanan sedang tidak tersedia",
}
# Sentences for refusals whose own words are English.
_DETAILS = {
    401: "Sertakan token atau masuk lebih dahulu.",
    403: "Anda tidak berwenang melakukan ini.",
    404: "Alamat atau data ini tidak ada, atau berada di luar wilayah Anda.",
    405: "Alamat ini tidak menerima metode itu.",
    406: "Minta application/json, atau bentuk lain yang tertulis di dokumentasi.",
    415: "Kirim isi sebagai application/json.",
    429: "Terlalu banyak permintaan. Coba lagi nanti.",
    500: "Terjadi kesalahan. Sebutkan trace_id ini bila melapor.",
    503: "Basis data tidak dapat dihubungi. Coba lagi nanti.",
}
_CODES = {
    400: "permintaan_tidak_sah",
    401: "perlu_masuk",
    403: "tidak_berwenang",
    404: "tidak_ditemukan",
    405: "metode_tidak_didukung",
    406: "bentuk_tidak_tersedia",
    415: "bentuk_kiriman",
    429: "terlalu_sering",
    500: "galat_server",
    503: "tidak_tersedia",
}
_FIELD_SENTENCES = {
    "required": "Wajib diisi.",
    "null": "Tidak boleh kosong.",
    "blank": "Tidak boleh kosong.",
    "max_length": "Terlalu panjang.",
    "not_a_dict": "Isi sebuah objek.",
    "not_a_list": "Isi sebuah daftar.",
}


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    faults: tuple[Fault, ...] = (),
    headers: dict[str, str] | None = None,
    **more: Any,
) -> Response:
    """A problem document; ``more`` are members that this code promises."""
    body = {**problem_body(status, code, detail, faults), **more}
    return Response(body, status, headers=headers, content_type=PROBLEM_TYPE)


def problem_body(
    status: int, code: str, detail: str, faults: tuple[Fault, ...] = ()
) -> dict[str, Any]:
    """The members that every problem document has."""
    return {
        "type": f"urn:sibungas:galat:{code}",
        "title": TITLES[status],
        "status": status,
        "code": code,
        "detail": detail,
        "errors": [fault.as_dict() for fault in faults],
        "trace_id": context.current().id,
    }


def problem_handler(error: Exception, where: dict[str, Any]) -> Response:
    """Every exception of an API view, told to the caller in one shape."""
    answer = _answer(error)
    request = where.get("request")
    answer.data["instance"] = getattr(request, "path", "")
    if answer.status_code == 500:
        log.exception("api error", exc_info=error)
        sender = type(where.get("view"))
        got_request_exception.send(sender=sender, request=request)
    return answer


def _answer(error: Exception) -> Response:
    if isinstance(error, Stale):
        return problem(412, error.code, error.message, **_members(error))
    refusal = refusal_of(error)
    if refusal is not None:
        return problem(409, refusal.code, refusal.message, **_members(refusal))
    if isinstance(error, Faulty):
        return problem(400, error.default_code, error.detail, faults=error.faults)
    if isinstance(error, exceptions.ValidationError):
        faults = tuple(_flatten(error.detail))
        detail = "Beberapa isian perlu diperbaiki."
        return problem(400, _CODES[400], detail, faults=faults)
    if isinstance(error, ValidationError):
        faults = tuple(_django_faults(error))
        detail = "Beberapa isian perlu diperbaiki."
        return problem(400, _CODES[400], detail, faults=faults)
    if isinstance(error, exceptions.APIException):
        return _of_drf(error)
    return _of_django(error)


def _members(error: Refused) -> dict[str, Any]:
    return {name: _plain(value) for name, value in error.details.items()}


def _plain(value: Any) -> Any:
    """What a refusal carries, as JSON; of a record only its version."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, Model):
        return {"versi": getattr(value, "versi", None)}
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value)


_SPOKEN = (
    exceptions.AuthenticationFailed,
    exceptions.NotAuthenticated,
    exceptions.PermissionDenied,
)


def _of_drf(error: exceptions.APIException) -> Response:
    status = error.status_code
    code, detail = _CODES.get(status), _DETAILS.get(status)
    if isinstance(error, exceptions.PermissionDenied) and "CSRF" in str(error.detail):
        code = "csrf"
        detail = "Kiriman dari peramban perlu kepala X-CSRFToken yang sah."
    elif isinstance(error, TooLarge | PreconditionRequired):
        code, detail = error.default_code, str(error.detail)
    elif isinstance(error, _SPOKEN) and str(error.detail) != str(error.default_detail):
        # Our own refusals (tokens, rights) bring their own words.
        detail = str(error.detail)
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)
    if status not in TITLES:
        status = 400 if status < 500 else 500
    return problem(status, code or _CODES[status], detail or "", headers=headers)


def _of_django(error: Exception) -> Response:
    if isinstance(error, Http404):
        return problem(404, _CODES[404], _DETAILS[404])
    if isinstance(error, PermissionDenied):
        return problem(403, _CODES[403], str(error) or _DETAILS[403])
    if isinstance(error, BadRequest | SuspiciousOperation | MultiPartParserError):
        return problem(400, _CODES[400], "Permintaan ini tidak dapat dibaca.")
    if isinstance(error, OperationalError):
        log.warning("database unavailable", exc_info=error)
        return problem(503, _CODES[503], _DETAILS[503], headers={"Retry-After": "5"})
    return problem(500, _CODES[500], _DETAILS[500])


def _flatten(detail: Any, pointer: str = "") -> list[Fault]:
    """The framework's nested errors as a flat list with JSON pointers."""
    if isinstance(detail, dict):
        parts = detail.items()
    elif isinstance(detail, list) and any(isinstance(d, dict) for d in detail):
        parts = enumerate(detail)  # type: ignore[assignment]
    else:
        found = detail if isinstance(detail, list) else [detail]
        return [_fault(pointer, item) for item in found]
    return [
        fault
        for name, item in parts
        for fault in _flatten(item, pointer + _step(str(name)))
    ]


def _step(name: str) -> str:
    if name == "non_field_errors":
        return ""
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _fault(pointer: str, item: Any) -> Fault:
    code = getattr(item, "code", "tidak_sah")
    return Fault(pointer, code, _FIELD_SENTENCES.get(code, str(item)))


def _django_faults(error: ValidationError) -> list[Fault]:
    if not hasattr(error, "error_dict"):
        return [Fault("", "tidak_sah", text) for text in error.messages]
    return [
        Fault("" if name == "__all__" else f"/{name}", "tidak_sah", text)
        for name, texts in error.message_dict.items()
        for text in texts
    ]
