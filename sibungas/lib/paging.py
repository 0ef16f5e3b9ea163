"""Pages by key: the next page begins after the last row that was read.

Rows that come or go while a caller reads neither repeat nor hide others, and
page 900 costs as much as page 1.
"""

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from sibungas.lib.params import Param, integer, one_fault, read, text

MAX_LIMIT = 200
DEFAULT_LIMIT = 100
_SALT = "sibungas.cursor"


def encode(keys: Sequence[str], row: dict[str, Any]) -> str:
    """The place after ``row``, signed, so that it comes back as it left."""
    values = [row[key] for key in keys]
    return signing.dumps([list(keys), values], salt=_SALT)


def decode(keys: Sequence[str], cursor: str) -> list[Any]:
    """The values of a cursor; raises ValueError for one that is not of this list."""
    try:
        named, values = signing.loads(cursor, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise ValueError("Kursor tidak dikenal.") from error
    if named != list(keys):
        raise ValueError("Kursor ini milik daftar lain.")
    return list(values)


def after(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind the given values in ascending order of the keys."""
    condition = Q(pk__in=[])
    same: dict[str, Any] = {}
    for key, value in zip(keys, values, strict=True):
        condition |= Q(**same, **{f"{key}__gt": value})
        same[key] = value
    # Says the same as the first alternative together with its equals; an index
    # on the first column can use it.
    return Q(**{f"{keys[0]}__gte": values[0]}) & condition


class KeysetPagination(BasePagination):
    """``limit`` and ``cursor``; a view names its unique ascending ``keys``."""

    params = (
        Param(
            "limit",
            integer(1, MAX_LIMIT),
            f"Banyaknya baris sehalaman, 1 sampai {MAX_LIMIT}.",
            {
                "type": "integer",
                "minimum": 1,
                "maximum": MAX_LIMIT,
                "default": DEFAULT_LIMIT,
            },
        ),
        Param(
            "cursor",
            text(500),
            "Kursor dari `next` halaman sebelumnya; jangan disusun sendiri.",
            {"type": "string", "maxLength": 500},
        ),
    )

    def paginate_queryset(
        self, queryset: QuerySet, request: Request, view: Any = None
    ) -> list[Any]:
        given = read(request.query_params, self.params, ignore_others=True)
        self.limit = given.get("limit", DEFAULT_LIMIT)
        queryset = queryset.order_by(*view.keys)
        if "cursor" in given:
            try:
                values = decode(view.keys, given["cursor"])
            except ValueError as error:
                raise one_fault("cursor", "kursor", str(error)) from error
            queryset = queryset.filter(after(view.keys, values))
        rows = list(queryset[: self.limit + 1])
        self.next = None
        if len(rows) > self.limit:
            rows.pop()
            self.next = self._address(request, encode(view.keys, rows[-1]))
        return rows

    def _address(self, request: Request, cursor: str) -> str:
        query = request.query_params.copy()
        query["cursor"] = cursor
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    def headers(self) -> dict[str, str]:
        return {"Link": f'<{self.next}>; rel="next"'} if self.next else {}

    def get_paginated_response(self, data: Any) -> Response:
        return Response(self.envelope(data), headers=self.headers())

    def envelope(self, data: Any) -> dict[str, Any]:
        """The body of one page; says so when a row is not of the real world."""
        body = {"results": data, "next": self.next, "limit": self.limit}
        if any(row.get("data_contoh") for row in data):
            body["keterangan"] = "DATA CONTOH. Bukan data resmi."
        return body

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["results", "next", "limit"],
            "properties": {
                "results": schema,
                "next": {"type": "string", "format": "uri", "nullable": True},
                "limit": {"type": "integer"},
                "keterangan": {
                    "type": "string",
                    "description": "Ada bila halaman ini memuat data contoh.",
                },
            },
        }
