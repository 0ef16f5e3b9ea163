"""The description of the API: valid, complete, and true."""

import json
import re
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from django.urls import URLPattern
from drf_spectacular.validation import validate_schema

from kawasan.models import Penugasan
from sibungas.api import urls
from tests import communities
from tests.api.test_receiving import token_of
from tests.factories import make_assessment

# Addresses that describe, lead on, or are pages.
UNDESCRIBED = {"openapi", "docs", "elsewhere"}


@pytest.fixture
def document(call, db) -> dict[str, Any]:
    response = call(None).get("openapi.json")
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_it_is_valid_openapi_3(document) -> None:
    assert document["openapi"].startswith("3.0.")
    validate_schema(document)


def _described(pattern: URLPattern) -> str:
    route = str(pattern.pattern)
    for converter in ("str:", "int:", "uuid:"):
        route = route.replace(converter, "")
    return "/api/v1/" + route.replace("<", "{").replace(">", "}")


def test_every_address_and_method_is_in_it(document) -> None:
    routes = [pattern for pattern in urls.urlpatterns if pattern.name]
    assert {pattern.name for pattern in routes} >= UNDESCRIBED
    expected = {
        (_described(pattern).replace("{pk}", "{id}"), method)
        for pattern in routes
        if pattern.name not in UNDESCRIBED
        for method in ("get", "post")
        if hasattr(pattern.callback.view_class, method)
    }
    found = {
        (path, method)
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert found == expected
    assert len(found) == 71


def test_names_are_unique_and_every_operation_says_what_it_does(document) -> None:
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(names) == len(set(names))
    for name, operation in operations(document):
        assert operation["summary"], name


def test_every_error_is_described_as_a_problem(document) -> None:
    for name, operation in operations(document):
        assert {"400", "404", "405", "406", "500", "503"} <= set(operation["responses"])
        for status, answer in operation["responses"].items():
            assert answer["description"], (name, status)
            if status >= "400":
                assert set(answer["content"]) == {"application/problem+json"}, name


def test_lists_are_paged_and_records_tell_their_parameters(document) -> None:
    mine = ("wilayah", "kawasan", "rt", "penilaian", "rekap", "rekap/kawasan")
    for path in (*(f"{name}/" for name in mine), *communities.LISTS):
        names = _parameters(document, f"/api/v1/{path}")
        assert {"limit", "cursor", "kode_wilayah"} <= names, path
    assert "pada" in _parameters(document, "/api/v1/wilayah/{kode}/")
    assert "tahun" in _parameters(document, "/api/v1/rt/{id}/")
    assert {"f", "bbox"} <= _parameters(document, "/api/v1/kawasan/")
    step = document["paths"]["/api/v1/penilaian/{uuid}/transisi/"]["post"]
    assert "If-Match" in {one["name"] for one in step["parameters"]}


def _parameters(document: dict[str, Any], path: str) -> set[str]:
    return {one["name"] for one in document["paths"][path]["get"]["parameters"]}


def test_a_map_is_not_described_as_a_page_of_maps(document) -> None:
    answer = document["paths"]["/api/v1/kawasan/"]["get"]["responses"]["200"]
    assert set(answer["content"]) == {"application/json", "application/geo+json"}
    layer = answer["content"]["application/geo+json"]["schema"]
    assert layer["properties"]["type"]["enum"] == ["FeatureCollection"]


def test_both_ways_of_signing_in_are_described(document) -> None:
    schemes = document["components"]["securitySchemes"]
    assert schemes["token"]["scheme"] == "bearer"
    assert schemes["cookieAuth"]["in"] == "cookie"
    public = {name for name, one in operations(document) if "security" not in one}
    assert public <= {"GET /api/v1/", "POST /api/v1/skor/"}


def test_words_for_programmers_stay_in_the_code(document) -> None:
    text = json.dumps(document)
    for word in (" the ", "``", " of ", " with "):
        assert word not in text, word


def test_it_is_not_sent_twice(call, db) -> None:
    first = call(None).get("openapi.json")
    again = call(None).get("openapi.json", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


# Is it true? -----------------------------------------------------------------------

# Whether a cursor, a box or a day is sound no schema can say, so "what matches the
# schema is accepted" cannot be asked.
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "ignored_auth",
    "missing_required_header",
)


def test_all_operations_answer_as_described(
    world, rekap, live_server, tmp_path, caplog, monkeypatch
) -> None:
    """Thousands of generated requests: no 5xx, and only described answers."""
    caplog.set_level("CRITICAL")
    # Otherwise every answer waits 40 ms for an acknowledgement.
    monkeypatch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)
    for role in ("fasilitator", "verifikator", "admin_provinsi"):
        Penugasan.objects.create(
            user=world.pengesah,
            peran=role,
            wilayah=world.province,
            mulai=date(2020, 1, 1),
        )
    make_assessment("disahkan", world.rt_beyond, 2025)
    communities.fill(world)
    key = token_of(world.pengesah)
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run"),
        f"{live_server.url}/api/v1/openapi.json",
        *("--checks", ",".join(CHECKS)),
        *("--phases", "examples,coverage,fuzzing"),
        *("--max-examples", "10", "--seed", "2026", "--workers", "1"),
        *("--header", f"Authorization: Bearer {key}"),
        *("--suppress-health-check", "all", "--warnings", "off"),
    ]
    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=900, check=False
    )
    assert run.returncode == 0, run.stdout[-20000:] + run.stderr[-5000:]
    asked = re.search(r"(\d+) generated", run.stdout)
    assert asked and int(asked[1]) > 3000
