"""Handing in a sheet: once, however often it is sent, and only where one may."""

import uuid as uuids
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from kawasan.models import Penugasan
from sibungas.accounts.models import ApiToken
from sibungas.audit.models import AuditEvent
from tests.api.conftest import HEADER, VOLUME, sheet

PATH = "/api/v1/penilaian/"
# The density of 50 buildings on 4.63 ha is far below any limit: nothing to explain.
RECEIPT = {"uuid", "rt", "tahun", "jenis", "ruleset", "ajukan", "status", "total"} | {
    "tingkat",
    "lengkap",
    "sidik",
    "diterima_pada",
    "data_contoh",
    "url",
}


def token_of(user: Any, cakupan: str = "tulis", kode: str = "") -> str:
    key = ApiToken.new_key()
    ApiToken.objects.create(
        user=user,
        nama="perangkat",
        sidik=ApiToken.fingerprint(key),
        cakupan=cakupan,
        kode_wilayah=kode,
        berlaku_sampai=timezone.now() + timedelta(days=1),
    )
    return key


def send(key: str, body: dict[str, Any], path: str = PATH) -> Any:
    """One sending by a machine: a token, no cookies."""
    return Client().post(
        path,
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


def test_a_sheet_arrives_and_is_a_draft(call, world) -> None:
    body = sheet(world.rt, device_time="2026-03-01T08:15:00+08:00")
    response = call(world.fasilitator).post("penilaian/", body)
    assert response.status_code == 201
    receipt = response.json()
    assert set(receipt) == RECEIPT
    assert (receipt["status"], receipt["total"], receipt["tingkat"]) == (
        "draf",
        38,
        "KS",
    )
    assert response["Location"] == receipt["url"]
    stored = Assessment.objects.get()
    assert (str(stored.uuid), stored.status, stored.kanal) == (
        body["uuid"],
        "draf",
        "api",
    )
    assert (stored.skor, stored.bangunan_tidak_teratur, stored.dibuat_oleh) == (
        38,
        13,
        world.fasilitator,
    )
    assert stored.device_time.isoformat() == "2026-03-01T00:15:00+00:00"
    assert AuditEvent.objects.filter(verba="assessment.received").count() == 1


def test_a_sheet_can_be_handed_in_at_once(call, world) -> None:
    caller = call(world.fasilitator)
    response = caller.post("penilaian/", sheet(world.rt, ajukan=True))
    assert response.status_code == 201, response.content
    assert response.json()["status"] == "diajukan"
    stored = Assessment.objects.get()
    assert (stored.status, stored.diajukan_oleh) == ("diajukan", world.fasilitator)
    shown = caller.client.get(response.json()["url"]).json()
    assert (shown["status"], shown["skor"], shown["tingkat"]) == ("diajukan", 38, "KS")
    assert shown["header"]["luas_verifikasi"] == "4.630000"
    assert shown["volume"]["2b"] == "605.000"
    assert shown["hasil"]["persen"]["2b"] == "77.56"


def test_the_same_sending_again_gets_the_same_answer(call, world) -> None:
    body = sheet(world.rt, ajukan=True)
    first = call(world.fasilitator).post("penilaian/", body)
    again = call(world.fasilitator).post("penilaian/", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.content == first.content
    assert Assessment.objects.count() == 1
    assert AuditEvent.objects.filter(verba="assessment.received").count() == 1


def test_the_copy_is_known_however_it_is_written_and_whatever_came_after(
    call, world
) -> None:
    body = sheet(world.rt, ajukan=True)
    first = call(world.fasilitator).post("penilaian/", body)
    as_text = {
        **body,
        "header": {name: str(value) for name, value in reversed(HEADER.items())},
        "volume": {name: f"{value}" for name, value in reversed(VOLUME.items())},
    }
    step = {"ke": "diverifikasi", "versi": Assessment.objects.get().versi}
    path = f"penilaian/{body['uuid']}/transisi/"
    assert call(world.verifikator).post(path, step).status_code == 200
    world.rt.aktif = False
    world.rt.save()
    again = call(world.fasilitator).post("penilaian/", as_text)
    assert (again.status_code, again.content) == (200, first.content)


@pytest.mark.parametrize(
    "change",
    [
        {"volume": {**VOLUME, "1a": 14}},
        {"header": {**HEADER, "jumlah_kk": 61}},
        {"ajukan": True},
        {"tahun": 2025},
        {"jenis": "verifikasi_lapangan"},
        {"tanggal_survei": "2026-03-02"},
        {"alasan": {"luas_tidak_lazim": "Sudah diukur ulang."}},
        {"device_time": "2026-03-01T08:15:00+08:00"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_content_under_the_same_uuid_changes_nothing(call, world, change) -> None:
    body = sheet(world.rt)
    caller = call(world.fasilitator)
    first = caller.post("penilaian/", body)
    before = Assessment.objects.values().get()
    response = caller.post("penilaian/", {**body, **change})
    assert response.status_code == 409
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "isi_berbeda"
    assert Assessment.objects.values().get() == before
    assert caller.post("penilaian/", body).content == first.content


@pytest.mark.django_db(transaction=True)
def test_twenty_copies_at_once_are_one_sheet(world) -> None:
    body, key = sheet(world.rt, ajukan=True), token_of(world.fasilitator)

    def once(_: int) -> tuple[int, bytes]:
        try:
            response = send(key, body)
            return response.status_code, response.content
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = [*pool.map(once, range(20))]
    assert sorted(status for status, _ in answers) == [200] * 19 + [201]
    assert len({content for _, content in answers}) == 1
    assert Assessment.objects.count() == 1


def test_an_rt_beyond_the_territory_looks_like_none(call, world) -> None:
    caller = call(world.fasilitator)
    answers = []
    for key in (world.rt_beyond.pk, 999_999_999):
        response = caller.post("penilaian/", {**sheet(world.rt), "rt": key})
        assert response.status_code == 400
        answers.append(response.json()["errors"])
    assert answers[0] == answers[1]
    assert [fault["pointer"] for fault in answers[0]] == ["/rt"]
    assert answers[0][0]["code"] == "tidak_ditemukan"
    assert not Assessment.objects.exists()


def test_who_may_only_read_is_refused(call, world) -> None:
    for person in (world.pembaca, world.pengesah, world.kader):
        response = call(person).post("penilaian/", sheet(world.rt))
        assert response.status_code == 403, person
        assert response.json()["code"] == "tidak_berwenang"
        assert "berwenang" in response.json()["detail"]
    assert call(None).post("penilaian/", sheet(world.rt)).status_code == 401
    assert not Assessment.objects.exists()


def test_a_draft_may_be_incomplete(call, world) -> None:
    body = sheet(world.rt, header={}, volume={"1a": None, "1b": 0})
    response = call(world.fasilitator).post("penilaian/", body)
    assert response.status_code == 201
    receipt = response.json()
    assert (receipt["total"], receipt["lengkap"]) == (None, False)
    stored = Assessment.objects.get()
    assert stored.bangunan_tidak_teratur is None
    assert stored.luas_kepadatan_tinggi_ha == 0


def test_what_stands_in_the_way_is_named_with_its_place(call, world) -> None:
    header = {**HEADER, "luas_verifikasi": "90"}
    del header["jumlah_penduduk"]
    volume = {k: v for k, v in VOLUME.items() if k != "7b"} | {"1a": 51}
    body = sheet(world.rt, ajukan=True, header=header, volume=volume)
    response = call(world.fasilitator).post("penilaian/", body)
    assert response.status_code == 409
    problem = response.json()
    assert problem["code"] == "belum_lengkap"
    assert problem["belum_diisi"] == ["jumlah_penduduk", "7b"]
    faults = {fault["pointer"]: fault for fault in problem["errors"]}
    assert set(faults) == {
        "/header/jumlah_penduduk",
        "/volume/7b",
        "/volume/1a",
        "/alasan/luas_tidak_lazim",
    }
    assert faults["/volume/7b"]["code"] == "wajib"
    assert faults["/volume/1a"]["code"] == "melebihi_penyebut"
    assert all(fault["message"] for fault in faults.values())
    assert {p["kode"] for p in problem["masalah"]} == {
        "melebihi_penyebut",
        "luas_tidak_lazim",
    }
    assert not Assessment.objects.exists()


def test_a_warning_with_a_reason_passes(call, world) -> None:
    body = sheet(world.rt, ajukan=True, header={**HEADER, "luas_verifikasi": "90"})
    caller = call(world.fasilitator)
    assert caller.post("penilaian/", body).status_code == 409
    reason = "Sawah di tengah RT ikut dihitung."
    body["alasan"] = {"luas_tidak_lazim": reason}
    assert caller.post("penilaian/", body).status_code == 201
    assert Assessment.objects.get().alasan_peringatan == {"luas_tidak_lazim": reason}


def test_a_second_active_sheet_of_the_year_is_refused(call, world) -> None:
    caller = call(world.fasilitator)
    assert caller.post("penilaian/", sheet(world.rt)).status_code == 201
    response = caller.post("penilaian/", sheet(world.rt))
    assert response.status_code == 409
    assert "sudah mempunyai penilaian aktif" in response.json()["detail"]
    assert Assessment.objects.count() == 1


def test_a_closed_rt_and_a_year_to_come_are_refused(call, world) -> None:
    caller = call(world.fasilitator)
    response = caller.post("penilaian/", sheet(world.rt, tahun=2099))
    assert (response.status_code, response.json()["code"]) == (409, "tahun_belum_mulai")
    world.rt.aktif = False
    world.rt.save()
    response = caller.post("penilaian/", sheet(world.rt))
    assert (response.status_code, response.json()["code"]) == (409, "rt_tutup")
    assert not Assessment.objects.exists()


# Tokens ----------------------------------------------------------------------------


def test_a_writing_token_hands_in(world) -> None:
    key, body = token_of(world.fasilitator), sheet(world.rt)
    assert [send(key, body).status_code for _ in range(2)] == [201, 200]
    assert Assessment.objects.get().dibuat_oleh == world.fasilitator


def test_a_reading_token_does_not(world) -> None:
    key = token_of(world.fasilitator, "baca")
    response = send(key, sheet(world.rt))
    assert response.status_code == 403
    assert response.json()["detail"] == "Token ini hanya untuk membaca."
    headers = {"Authorization": f"Bearer {key}"}
    assert Client().get(PATH, headers=headers).status_code == 200
    assert not Assessment.objects.exists()


def test_a_token_narrowed_to_a_place_writes_only_there(world) -> None:
    key = token_of(world.verifikator, kode="99.01.01.1001")
    beyond = send(key, sheet(world.rt_beyond))
    assert beyond.status_code == 400
    assert beyond.json()["errors"][0]["pointer"] == "/rt"
    assert send(key, sheet(world.rt)).status_code == 201
    other = send(token_of(world.verifikator), sheet(world.rt_beyond))
    assert other.status_code == 201


@pytest.mark.parametrize("kind", ["expired", "revoked", "unknown", "left"])
def test_a_token_that_does_not_hold_is_refused(world, kind) -> None:
    key = token_of(world.fasilitator)
    now = timezone.now()
    if kind == "expired":
        ApiToken.objects.update(berlaku_sampai=now - timedelta(seconds=1))
    elif kind == "revoked":
        ApiToken.objects.update(dicabut_pada=now)
    elif kind == "unknown":
        key = ApiToken.new_key()
    else:
        Penugasan.objects.filter(user=world.fasilitator).update(
            sampai=timezone.localdate() - timedelta(days=1)
        )
    response = send(key, sheet(world.rt))
    # Who has left still signs in, but the RT is no longer there to be seen.
    assert response.status_code == (400 if kind == "left" else 401)
    assert not Assessment.objects.exists()


def test_a_browser_needs_its_csrf_token(world) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.fasilitator)
    response = client.post(PATH, sheet(world.rt), content_type="application/json")
    assert (response.status_code, response.json()["code"]) == (403, "csrf")


# Nonsense --------------------------------------------------------------------------

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"uuid": "x"}, "/uuid"),
    ({"uuid": None}, "/uuid"),
    ({"uuid": uuids.uuid4().hex}, "/uuid"),
    ({"rt": "1"}, "/rt"),
    ({"rt": 0}, "/rt"),
    ({"rt": True}, "/rt"),
    ({"rt": 10**30}, "/rt"),
    ({"rt": 1.5}, "/rt"),
    ({"tahun": 1989}, "/tahun"),
    ({"tahun": "2026"}, "/tahun"),
    ({"jenis": "survei"}, "/jenis"),
    ({"jenis": []}, "/jenis"),
    ({"ruleset": "permen-1999"}, "/ruleset"),
    ({"tanggal_survei": "01-03-2026"}, "/tanggal_survei"),
    ({"tanggal_survei": "0000-00-00"}, "/tanggal_survei"),
    ({"tanggal_survei": 20260301}, "/tanggal_survei"),
    ({"header": None}, "/header"),
    ({"header": []}, "/header"),
    ({"header": {"luas": 1}}, "/header/luas"),
    ({"header": {"jumlah_kk": -1}}, "/header/jumlah_kk"),
    ({"header": {"jumlah_kk": "1,5"}}, "/header/jumlah_kk"),
    ({"header": {"jumlah_kk": 1.5}}, "/header/jumlah_kk"),
    ({"header": {"jumlah_kk": 10**9}}, "/header/jumlah_kk"),
    ({"header": {"luas_verifikasi": "4.1234567"}}, "/header/luas_verifikasi"),
    ({"volume": "1a"}, "/volume"),
    ({"volume": {"9z": 1}}, "/volume/9z"),
    ({"volume": {"4d": 1}}, "/volume/4d"),
    ({"volume": {"1a": True}}, "/volume/1a"),
    ({"volume": {"1a": {"n": 1}}}, "/volume/1a"),
    ({"volume": {"2a": 1.2345}}, "/volume/2a"),
    ({"volume": {"a/b~c": 1}}, "/volume/a~1b~0c"),
    ({"alasan": []}, "/alasan"),
    ({"alasan": {"x" * 61: "y"}}, "/alasan/" + "x" * 60),
    ({"alasan": {"semua_nol": 1}}, "/alasan/semua_nol"),
    ({"alasan": {"semua_nol": "y" * 301}}, "/alasan/semua_nol"),
    ({"alasan": {f"k{n}": "y" for n in range(61)}}, "/alasan"),
    ({"ajukan": "true"}, "/ajukan"),
    ({"device_time": "kemarin"}, "/device_time"),
    ({"device_time": "2026-03-01T08:15:00"}, "/device_time"),
    ({"device_time": 1}, "/device_time"),
    ({"status": "disahkan"}, "/status"),
    ({"skor": 80}, "/skor"),
]


@pytest.mark.parametrize(("change", "pointer"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_body_is_refused_at_its_place(call, world, change, pointer) -> None:
    body = {**sheet(world.rt), **change}
    response = call(world.fasilitator).post("penilaian/", body)
    assert response.status_code == 400, response.content
    faults = response.json()["errors"]
    assert [fault["pointer"] for fault in faults] == [pointer]
    assert faults[0]["message"] and faults[0]["code"]
    assert not Assessment.objects.exists()


def test_everything_wrong_is_told_at_once(call, world) -> None:
    body = {"uuid": 1, "header": {"jumlah_kk": "x"}, "volume": {"1a": "y"}, "z": 1}
    response = call(world.fasilitator).post("penilaian/", body)
    places = {fault["pointer"] for fault in response.json()["errors"]}
    assert {"/uuid", "/rt", "/tahun", "/jenis", "/ruleset", "/z"} <= places
    assert "/header/jumlah_kk" in places


def test_a_write_takes_no_query_parameters(call, world) -> None:
    response = call(world.fasilitator).post("penilaian/?tahun=2026", sheet(world.rt))
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "tahun"
    assert not Assessment.objects.exists()
