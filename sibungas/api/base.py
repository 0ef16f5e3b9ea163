"""What the API's views share: lists by key, single records with their ETag."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from kawasan import kode
from sibungas.lib.api import (
    ExactJSONRenderer,
    Negotiation,
    PreconditionRequired,
    params_of,
)
from sibungas.lib.params import Param, instant, integer, one_of, read, text

Row = dict[str, Any]


class Door(GenericAPIView):
    """One address: reads its parameters strictly and answers nothing else."""

    content_negotiation_class = Negotiation
    metadata_class = None
    http_method_names = ("get", "head", "post")
    renderer_classes: tuple[Any, ...] = (ExactJSONRenderer,)
    params: tuple[Param, ...] = ()
    has_etag = False
    problems: dict[str, tuple[str, ...]] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(request.method)
        known = params_of(self) if request.method in SAFE_METHODS else ()
        self.given = read(request.query_params, known)


class ListDoor(Door):
    """A page of plain rows. ``keys`` is a unique ascending order."""

    keys: tuple[str, ...] = ("id",)
    columns: tuple[str, ...] = ()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        page = self.page()
        return self.get_paginated_response(self.present(page))

    def page(self) -> list[Row]:
        rows = self.filter_queryset(self.get_queryset())
        found = self.paginate_queryset(rows.values(*{*self.columns, *self.keys}))
        return list(found or ())

    def present(self, rows: list[Row]) -> list[Row]:
        raise NotImplementedError


class Tagged(ListDoor):
    """A page with an ETag: unchanged figures cost the reader nothing."""

    has_etag = True

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        page = self.present(self.page())
        paging = self.paginator
        return tagged(request, paging.envelope(page), paging.headers())


class DetailDoor(Door):
    """One record; 404 for what does not exist and for what may not be seen."""

    pagination_class = None
    filter_backends: tuple[Any, ...] = ()
    columns: tuple[str, ...] = ()
    has_etag = True

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        return tagged(request, self.record(**kwargs))

    def record(self, **lookup: Any) -> Row:
        raise NotImplementedError

    def one(self, rows: QuerySet) -> Row:
        row = rows.values(*self.columns).first()
        if row is None:
            raise Http404
        return dict(row)


class NumberedDoor(DetailDoor):
    """One record of a list, by its number; ``more`` is what the list leaves out.

    Its rows and how they are told come from the class that it shares with the list.
    The tag begins with the version, which a write may name.
    """

    get_queryset: Any
    present: Any

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        body = self.record(**kwargs)
        return tagged(request, body, version=str(body["versi"]))

    def record(self, pk: int) -> Row:
        if pk > LARGEST_ID:
            raise Http404
        row = self.one(self.get_queryset().filter(pk=pk))
        return {**self.present([row])[0], **self.more(row)}

    def more(self, row: Row) -> Row:
        return {}


def tagged(
    request: Request,
    body: Any,
    headers: dict[str, str] | None = None,
    version: str = "",
) -> HttpResponse:
    """The body with a strong ETag of its bytes, or 304 when the caller has it."""
    raw = ExactJSONRenderer().render(body)
    digest = hashlib.sha256(raw).hexdigest()[:24]
    etag = quote_etag(f"{version}.{digest}" if version else digest)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or etag in (tag.removeprefix("W/") for tag in known):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(raw, content_type="application/json", headers=headers)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Authorization",))
    return response


# Which version a write is meant for ---------------------------------------------------

# A proxy that compresses makes our strong tags weak; the version in them stays.
_TAG = re.compile(r'(?:W/)?"(\d{1,9})(?:\.[0-9a-f]+)?"', re.ASCII)
IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "example": '"3"'},
    OpenApiParameter.HEADER,
    description="ETag data yang Anda baca.",
)


def named_versions(request: Request, version: int | None) -> set[int]:
    """The versions named: one, unless the caller contradicts; 428 for none."""
    named = (version, _tagged_version(request))
    versions = {one for one in named if one is not None}
    if not versions:
        raise PreconditionRequired(
            "Sebutkan versi yang Anda baca: `versi` dalam isi atau kepala If-Match."
        )
    return versions


def _tagged_version(request: Request) -> int | None:
    """The version in If-Match; 0, which nothing has, for a tag that is not ours."""
    tag = request.headers.get("If-Match", "").strip()
    if tag in ("", "*"):
        return None
    match = _TAG.fullmatch(tag)
    return int(match[1]) if match else 0


# Parameters that several lists understand --------------------------------------------


def kode_or_404(given: str) -> str:
    try:
        return kode.normalise(given)
    except ValueError as error:
        raise Http404 from error


KODE_SCHEMA = {
    "type": "string",
    "pattern": (
        r"^([0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?"
        r"|[0-9]{4}|[0-9]{6}|[0-9]{10})$"
    ),
    "example": "63.71",
}
LARGEST_ID = 2**62
within = Param(
    "kode_wilayah",
    kode.normalise,
    "Kode Kemendagri; wilayah itu sendiri dan semua di bawahnya.",
    KODE_SCHEMA,
    lambda rows, value: rows.within(value),
)
TAHUN_SCHEMA = {"type": "integer", "minimum": 1990, "maximum": 2100}
year = integer(1990, 2100)


def equals(column: str) -> Any:
    return lambda rows, value: rows.filter(**{column: value})


def choice(name: str, choices: Iterable[str], description: str, column: str) -> Param:
    allowed = list(choices)
    schema = {"type": "string", "enum": allowed}
    return Param(name, one_of(allowed), description, schema, equals(column))


def by_id(name: str, description: str, column: str) -> Param:
    """The number (id) of another record."""
    schema = {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
    return Param(name, integer(1, LARGEST_ID), description, schema, equals(column))


def year_of(description: str, column: str) -> Param:
    return year_by(description, equals(column))


def year_by(description: str, narrow: Any) -> Param:
    """A year that ``narrow(rows, year)`` finds rows by."""
    return Param("tahun", year, description, TAHUN_SCHEMA, narrow)


def kawasan_of(column: str = "kawasan__kode") -> Param:
    schema = {"type": "string", "minLength": 1, "maxLength": 30}
    return Param("kawasan", text(30), "Kode kawasan.", schema, equals(column))


changed_since = Param(
    "diubah_sejak",
    instant,
    "Diubah pada atau sesudah waktu itu.",
    {"type": "string", "format": "date-time"},
    equals("diubah_pada__gte"),
)


def flag(name: str, description: str, column: str, apply: Any = None) -> Param:
    return Param(
        name,
        lambda given: one_of(("true", "false"))(given) == "true",
        description,
        {"type": "boolean"},
        apply or equals(column),
    )
