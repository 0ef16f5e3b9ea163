"""Photos and documents of a penilaian for machines: bring, list, bring again."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sibungas.accounts.models import ApiToken
from sibungas.files.models import Attachment
from tests import factories
from tests.files import samples

pytestmark = pytest.mark.django_db


def signs(user, cakupan="tulis"):
    key = ApiToken.new_key()
    ApiToken.objects.create(
        user=user,
        nama="ponsel",
        sidik=ApiToken.fingerprint(key),
        cakupan=cakupan,
        berlaku_sampai=timezone.now() + timedelta(days=1),
    )
    return {"authorization": f"Bearer {key}"}


@pytest.fixture
def address(sheet):
    return f"/api/v1/penilaian/{sheet.uuid}/berkas/"


@pytest.fixture
def send(client, address, surveyor):
    headers = signs(surveyor)

    def go(raw=None, **more):
        given = {} if raw is None else {"berkas": SimpleUploadedFile("IMG 1.jpg", raw)}
        return client.post(address, {**given, **more}, headers=headers)

    return go


def test_a_photo_is_taken_once_however_often_it_is_sent(send, client, address, photo):
    first = send(photo, tag="2b", keterangan="Ujung gang")
    again = send(photo, tag="2b", keterangan="Ujung gang")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() and Attachment.objects.count() == 1
    body = first.json()
    assert (body["tag"], body["jenis"], body["lebar"]) == ("2b", "foto", 640)
    assert body["lokasi"] == {"lat": "-3.319444", "lon": "114.591111"}
    assert body["exif_waktu"] == "2026-03-01T00:15:30Z"
    reader = signs(factories.make_user("lurah", "99.01.01.1001"), "baca")
    listed = client.get(address, headers=reader).json()["results"]
    assert [row["uuid"] for row in listed] == [body["uuid"]]
    assert listed[0]["lokasi"] is None


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"raw": b"<svg/>"}, 409, "jenis_tidak_diterima"),
        ({"raw": samples.jpeg()[:2500]}, 409, "foto_rusak"),
        ({"raw": samples.jpeg(), "tag": "9z"}, 409, "tag_salah"),
        ({}, 400, "permintaan_tidak_sah"),
        ({"raw": samples.pdf(), "nama": "x"}, 400, "permintaan_tidak_sah"),
        ({"raw": samples.pdf(), "keterangan": "x" * 201}, 400, "permintaan_tidak_sah"),
    ],
)
def test_what_is_wrong_is_a_problem_document(send, sent, status, code):
    answer = send(**sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_413(send, monkeypatch):
    monkeypatch.setattr("sibungas.api.berkas.MOST_BYTES", 10)
    assert send(samples.pdf()).status_code == 413


def test_json_is_not_understood_here(client, address, surveyor):
    answer = client.post(
        address, {"berkas": "x"}, "application/json", headers=signs(surveyor)
    )
    assert answer.status_code == 415


def test_neighbours_readers_and_strangers_bring_nothing(client, address, sheet):
    def status(headers):
        sent = {"berkas": SimpleUploadedFile("x.pdf", samples.pdf())}
        return client.post(address, sent, headers=headers).status_code

    assert status({}) == 401
    assert status(signs(factories.make_user("verifikator", "99.02"))) == 404
    assert status(signs(factories.make_user("lurah", "99.01.01.1001"))) == 403
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    assert status(signs(writer, "baca")) == 403
    assert not Attachment.objects.exists()
