"""The first administrator of an empty portal, and the loading of places."""

import pytest

from kawasan import access
from kawasan.models import Wilayah
from sibungas.accounts.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
CODE = "kode-pemasangan-yang-panjang"
FORM = {
    "kode": CODE,
    "nama": "Admin Pertama",
    "username": "admin.satu",
    "email": "",
    "password1": "sungai-martapura-27",
    "password2": "sungai-martapura-27",
}


@pytest.fixture(autouse=True)
def token(settings):
    settings.SETUP_TOKEN = CODE


def test_the_walk_from_nothing_to_places(client):
    assert client.get(f"/mulai/?kode={CODE}").status_code == 200
    answer = client.post("/mulai/", FORM)
    assert answer["Location"] == "/mulai/wilayah/"
    user = User.objects.get()
    assert access.scope(user, "manage_users") == ("",)
    assert not user.is_staff and not user.is_superuser
    assert client.get("/mulai/wilayah/").status_code == 200
    assert client.post("/mulai/wilayah/").status_code == 302
    assert Wilayah.objects.filter(jenis__in=["kabupaten", "kota"]).count() == 13
    assert Wilayah.objects.filter(jenis="kecamatan").count() == 156
    assert Wilayah.objects.filter(jenis__in=["kelurahan", "desa"]).count() == 2016
    assert client.get("/pengguna/baru/").status_code == 200


@pytest.mark.parametrize("given", ["", "salah", CODE + "x", "é"])
def test_without_the_code_there_is_no_page(client, given):
    assert client.get("/mulai/", {"kode": given}).status_code == 404
    assert client.post("/mulai/", {**FORM, "kode": given}).status_code == 404
    assert not User.objects.exists()


def test_without_a_token_in_the_settings_there_is_no_page(client, settings):
    settings.SETUP_TOKEN = ""
    assert client.get("/mulai/?kode=").status_code == 404
    assert client.post("/mulai/", {**FORM, "kode": ""}).status_code == 404


def test_once_anybody_exists_there_is_no_page(client):
    make_user()
    assert client.get(f"/mulai/?kode={CODE}").status_code == 404
    assert client.post("/mulai/", FORM).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"password1": "pendek", "password2": "pendek"},
        {"password1": "password1234", "password2": "password1234"},
        {"password2": "lain-sekali-27-kata"},
        {"username": ""},
    ],
)
def test_weak_beginnings_are_refused(client, changes):
    assert client.post("/mulai/", {**FORM, **changes}).status_code == 422
    assert not User.objects.exists()


def test_only_the_nations_manager_loads_places(client):
    client.force_login(make_user("admin_provinsi", "99"))
    assert client.get("/mulai/wilayah/").status_code == 403
    assert client.post("/mulai/wilayah/").status_code == 403
