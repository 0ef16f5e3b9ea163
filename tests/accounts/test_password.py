"""Changing a password, the forced change, and links that set one."""

import pytest
from django.test import Client

from sibungas.accounts.actions import invitation_path
from sibungas.audit.models import AuditEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
NEW = "perahu-jukung-pagi-9"


def change(client, old=PASSWORD, new=NEW, again=NEW):
    data = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post("/sandi/", data)


def test_a_change_ends_the_other_sessions_and_keeps_this_one():
    user = make_user(password=PASSWORD)
    here, there = Client(), Client()
    here.force_login(user)
    there.force_login(user)
    assert change(here).status_code == 302
    assert here.get("/sandi/").status_code == 200
    assert there.get("/sandi/").status_code == 302
    event = AuditEvent.objects.get(verba="password.changed")
    assert event.oleh == user and NEW not in str(event.sesudah)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"old": "bukan-yang-lama"}, "Kata sandi lama tidak cocok."),
        ({"new": "pendek", "again": "pendek"}, "12"),
        ({"new": PASSWORD, "again": PASSWORD}, "harus lain dari yang lama"),
    ],
)
def test_weak_or_wrong_passwords_are_refused(client, values, sentence):
    user = make_user(password=PASSWORD)
    client.force_login(user)
    answer = change(client, **values)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_who_must_change_sees_nothing_else_until_done(client, probe):
    user = make_user("superadmin", password=PASSWORD, wajib_ganti_sandi=True)
    client.force_login(user)
    assert client.get("/pengguna/")["Location"] == "/sandi/"
    refused = client.get(probe)
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "urn:sibungas:galat:ganti_sandi"
    assert change(client).status_code == 302
    assert client.get("/pengguna/").status_code == 200


def test_an_invitation_sets_the_password_once(client):
    user = make_user()
    path = invitation_path(user)
    shown = client.get(path, follow=True)
    assert user.username in shown.content.decode()
    form_url = shown.redirect_chain[-1][0]
    assert "set-password" in form_url
    data = {"new_password1": NEW, "new_password2": NEW}
    assert client.post(form_url, data)["Location"] == "/masuk/"
    user.refresh_from_db()
    assert user.check_password(NEW)
    again = Client().get(path, follow=True).content.decode()
    assert "Tautan tidak berlaku" in again


def test_a_link_for_nobody_looks_like_a_used_link(client):
    page = client.get("/undangan/OTk5OTk/abc-def/", follow=True)
    assert "Tautan tidak berlaku" in page.content.decode()
