"""How the API describes itself: our tags, names and every documented problem.

Apart from lib.api, because the framework imports that one while it is starting.
"""

import re
from typing import Any

from drf_spectacular.openapi import AutoSchema

from sibungas.lib.api import PROBLEM_TYPE, TITLES, params_of

_ALWAYS = ("400", "404", "405", "406", "429", "500", "503")
_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_KNOWN_TAG = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "ETag jawaban yang sudah Anda punya; 304 bila belum berubah.",
    "schema": {"type": "string"},
}


class PortalAutoSchema(AutoSchema):
    """Adds to every operation the problems it may answer with."""

    def get_tags(self) -> list[str]:
        return [re.sub(r"^/api/v1/", "", self.path).split("/")[0] or "portal"]

    def get_operation_id(self) -> str:
        words = re.findall(r"[a-z]+", self.path.removeprefix("/api/v1/"))
        return "_".join([*(words or ["portal"]), self.method.lower()])

    def get_description(self) -> str:
        # Docstrings speak to programmers, in English; readers get ``extend_schema``.
        return ""

    def _is_list_view(self, serializer: Any = None) -> bool:
        # Without a serializer the answer has a schema of its own, a map for example.
        is_list = self.method == "GET" and bool(self.view.pagination_class)
        return is_list and serializer is not None

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        schema = super()._map_basic_serializer(serializer, direction)
        schema.pop("description", None)
        return schema

    def _get_filter_parameters(self) -> list[dict[str, Any]]:
        """Those of lists and of single records alike, pages included."""
        if self.method != "GET":
            return []
        found = [param.openapi() for param in params_of(self.view)]
        return [*found, _KNOWN_TAG] if self.view.has_etag else found

    def _get_pagination_parameters(self) -> list[dict[str, Any]]:
        return []

    def _get_format_parameters(self) -> list[dict[str, Any]]:
        # ``format`` has no meaning here: forms are asked for with ``f``.
        return []

    def _get_request_body(self, direction: Any = "request") -> dict[str, Any] | None:
        body = super()._get_request_body(direction)
        return {**body, "required": True} if body else body

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        for body in bodies.values():
            body["description"] = body["description"] or "Berhasil"
        if self.method == "GET" and self.view.has_etag:
            bodies["304"] = {"description": "Tidak berubah sejak ETag itu"}
        statuses = {*_ALWAYS, *getattr(self.view, "problems", {}).get(self.method, ())}
        if getattr(self.view, "authentication_classes", ()):
            statuses |= {"401", "403"}
        if self.method not in ("GET", "HEAD"):
            statuses |= {"413", "415"}
        for status in sorted(statuses - set(bodies)):
            bodies[status] = {
                "description": TITLES[int(status)],
                "content": {PROBLEM_TYPE: {"schema": _PROBLEM}},
            }
        return bodies


def add_problem_schema(result: dict[str, Any]) -> dict[str, Any]:
    """Adds the schema that every documented error refers to."""
    text = {"type": "string"}
    fault = {
        "type": "object",
        "required": ["pointer", "code", "message"],
        "properties": {
            "pointer": text,
            "code": text,
            "message": text,
            "parameter": text,
        },
    }
    names = ("type", "title", "status", "code", "detail", "errors", "trace_id")
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = {
        "type": "object",
        "required": [*names, "instance"],
        "properties": {
            **dict.fromkeys((*names, "instance"), text),
            "status": {"type": "integer"},
            "errors": {"type": "array", "items": fault},
        },
    }
    return result
