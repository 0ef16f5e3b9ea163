"""Steps of the workflow through the API: which version, which step, by whom."""

from types import SimpleNamespace
from typing import Any

import pytest

from assessments import workflow
from assessments.models import Assessment
from sibungas.audit.models import AuditEvent
from tests.api.conftest import sheet
from tests.api.test_receiving import send, token_of
from tests.factories import make_assessment


@pytest.fixture
def handed_in(world: SimpleNamespace) -> Assessment:
    return make_assessment("diajukan", world.rt, diajukan_oleh=world.fasilitator)


def path_of(assessment: Assessment) -> str:
    return f"penilaian/{assessment.uuid}/transisi/"


def step(caller: Any, assessment: Assessment, target: str, **more: Any) -> Any:
    """One step on the version that is stored now."""
    assessment.refresh_from_db()
    body = {"ke": target, "versi": assessment.versi, **more}
    return caller.post(path_of(assessment), body)


def test_from_the_phone_to_the_rollup(call, world) -> None:
    body = sheet(world.rt)
    call(world.fasilitator).post("penilaian/", body)
    made = Assessment.objects.get()
    way = [
        (world.fasilitator, "diajukan"),
        (world.verifikator, "diverifikasi"),
        (world.pengesah, "disahkan"),
    ]
    for person, target in way:
        response = step(call(person), made, target)
        assert response.status_code == 200, response.content
        shown = response.json()
        assert shown["status"] == target
        assert shown[f"{target}_pada"]
        assert shown["versi"] == made.versi + 1
    assert (shown["resmi"], shown["skor"], shown["tingkat"]) == (True, 38, "KS")
    made.refresh_from_db()
    assert (made.diajukan_oleh, made.diverifikasi_oleh, made.disahkan_oleh) == (
        world.fasilitator,
        world.verifikator,
        world.pengesah,
    )
    deeds = AuditEvent.objects.filter(objek_id=str(made.pk), kanal="api")
    assert {"assessment.verified", "assessment.approved"} <= {d.verba for d in deeds}


def test_the_record_tells_what_may_follow(call, world, handed_in) -> None:
    shown = call(world.verifikator).get(f"penilaian/{handed_in.uuid}/").json()
    assert set(shown["transisi"]) == {"dikembalikan", "diverifikasi", "dibatalkan"}


# Which version ---------------------------------------------------------------------


def test_a_step_without_a_version_is_428(call, world, handed_in) -> None:
    caller = call(world.verifikator)
    for headers in ({}, {"If-Match": "*"}, {"If-Match": ""}):
        response = caller.post(path_of(handed_in), {"ke": "diverifikasi"}, **headers)
        assert (response.status_code, response.json()["code"]) == (428, "versi_wajib")
    handed_in.refresh_from_db()
    assert handed_in.status == "diajukan"


def test_a_step_on_an_old_version_is_412_and_says_the_new_one(
    call, world, handed_in
) -> None:
    caller = call(world.verifikator)
    old = handed_in.versi
    assert step(caller, handed_in, "dikembalikan", alasan="Cek jalan.").status_code == (
        200
    )
    body = {"ke": "diverifikasi", "versi": old}
    response = caller.post(path_of(handed_in), body)
    assert response.status_code == 412
    problem = response.json()
    assert problem["code"] == "versi_usang"
    assert (problem["versi_sekarang"], problem["status_sekarang"]) == (
        old + 1,
        "dikembalikan",
    )


def test_the_etag_of_the_record_names_the_version(call, world, handed_in) -> None:
    caller = call(world.verifikator)
    tag = caller.get(f"penilaian/{handed_in.uuid}/")["ETag"]
    body = {"ke": "diverifikasi"}
    Assessment.objects.update(versi=7)
    response = caller.post(path_of(handed_in), body, **{"If-Match": tag})
    assert (response.status_code, response.json()["versi_sekarang"]) == (412, 7)
    tag = caller.get(f"penilaian/{handed_in.uuid}/")["ETag"]
    response = caller.post(path_of(handed_in), body, **{"If-Match": f"W/{tag}"})
    assert response.status_code == 200


@pytest.mark.parametrize("tag", ['"x"', "1", '"99999999999"', '"1", "2"', "\\"])
def test_a_strange_tag_is_no_match(call, world, handed_in, tag) -> None:
    caller = call(world.verifikator)
    body = {"ke": "diverifikasi"}
    response = caller.post(path_of(handed_in), body, **{"If-Match": tag})
    assert response.status_code == 412


def test_header_and_body_must_agree(call, world, handed_in) -> None:
    body = {"ke": "diverifikasi", "versi": handed_in.versi}
    caller = call(world.verifikator)
    response = caller.post(path_of(handed_in), body, **{"If-Match": '"9.ab"'})
    assert response.status_code == 412
    tag = f'"{handed_in.versi}"'
    response = caller.post(path_of(handed_in), body, **{"If-Match": tag})
    assert response.status_code == 200


# Which step ------------------------------------------------------------------------

ILLEGAL = [
    (status, target)
    for status in workflow.STATUSES
    for target in workflow.STATUSES
    if target not in {step.target for step in workflow.allowed(status)}
]


@pytest.mark.parametrize(("status", "target"), ILLEGAL)
def test_an_illegal_step_is_409_with_the_legal_ones(
    call, world, status, target
) -> None:
    made = make_assessment(status, world.rt)
    response = step(call(world.pengesah), made, target, alasan="Uji.")
    assert response.status_code == 409
    problem = response.json()
    assert problem["code"] == "transisi_tidak_sah"
    assert problem["status_sekarang"] == status
    assert problem["sah"] == [step.target for step in workflow.allowed(status)]
    made.refresh_from_db()
    assert made.status == status


@pytest.mark.parametrize("target", ["dikembalikan", "dibatalkan"])
@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_a_decision_against_needs_a_reason(
    call, world, handed_in, target, reason
) -> None:
    caller = call(world.verifikator)
    response = step(caller, handed_in, target, alasan=reason)
    assert (response.status_code, response.json()["code"]) == (409, "alasan_kosong")
    response = step(caller, handed_in, target, alasan="Panjang jalan keliru.")
    assert response.status_code == 200
    assert response.json()["alasan"] == "Panjang jalan keliru."


def test_an_incomplete_draft_cannot_be_submitted(call, world) -> None:
    body = sheet(world.rt, volume={})
    caller = call(world.fasilitator)
    caller.post("penilaian/", body)
    response = step(caller, Assessment.objects.get(), "diajukan")
    assert (response.status_code, response.json()["code"]) == (409, "belum_lengkap")
    assert "1a" in response.json()["belum_diisi"]


# By whom ---------------------------------------------------------------------------


def test_who_lacks_the_right_is_told_so(call, world, handed_in) -> None:
    for person in (world.fasilitator, world.pembaca):
        response = step(call(person), handed_in, "diverifikasi")
        assert response.status_code == 403
        assert response.json()["code"] == "tidak_berwenang"
    assert step(call(world.kader), handed_in, "diverifikasi").status_code == 403
    assert step(call(None), handed_in, "diverifikasi").status_code == 401


def test_nobody_checks_the_own_work(call, world) -> None:
    own = make_assessment("diajukan", world.rt, diajukan_oleh=world.verifikator)
    response = step(call(world.verifikator), own, "diverifikasi")
    assert (response.status_code, response.json()["code"]) == (409, "orang_yang_sama")
    assert step(call(world.pengesah), own, "diverifikasi").status_code == 200
    response = step(call(world.pengesah), own, "disahkan")
    assert (response.status_code, response.json()["code"]) == (409, "orang_yang_sama")


def test_beyond_the_territory_there_is_nothing(call, world, handed_in) -> None:
    caller = call(world.tetangga)
    response = step(caller, handed_in, "diverifikasi")
    assert response.status_code == 404
    missing = caller.post(
        "penilaian/00000000-0000-4000-8000-000000000000/transisi/",
        {"ke": "diverifikasi", "versi": 1},
    )
    ignored = {"trace_id", "instance"}
    assert {k: v for k, v in response.json().items() if k not in ignored} == {
        k: v for k, v in missing.json().items() if k not in ignored
    }


def test_tokens_step_within_their_scope(world, handed_in) -> None:
    body = {"ke": "diverifikasi", "versi": handed_in.versi}
    path = f"/api/v1/{path_of(handed_in)}"
    reading = token_of(world.verifikator, "baca")
    assert send(reading, body, path).status_code == 403
    elsewhere = token_of(world.verifikator, kode="99.01.01.1002")
    assert send(elsewhere, body, path).status_code == 404
    assert send(token_of(world.verifikator), body, path).status_code == 200


WRONG = [
    ({}, "/ke"),
    ({"ke": None}, "/ke"),
    ({"ke": "selesai"}, "/ke"),
    ({"ke": ["disahkan"]}, "/ke"),
    ({"ke": "disahkan", "versi": "1"}, "/versi"),
    ({"ke": "disahkan", "versi": 0}, "/versi"),
    ({"ke": "disahkan", "versi": 2**31}, "/versi"),
    ({"ke": "disahkan", "versi": True}, "/versi"),
    ({"ke": "disahkan", "alasan": 5}, "/alasan"),
    ({"ke": "disahkan", "alasan": "x" * 2001}, "/alasan"),
    ({"ke": "disahkan", "paksa": True}, "/paksa"),
    ([], ""),
]


@pytest.mark.parametrize(("body", "pointer"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_body_is_refused_at_its_place(
    call, world, handed_in, body, pointer
) -> None:
    response = call(world.verifikator).post(path_of(handed_in), body)
    assert response.status_code == 400, response.content
    assert pointer in [fault["pointer"] for fault in response.json()["errors"]]
