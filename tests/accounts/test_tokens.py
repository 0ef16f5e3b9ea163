"""API tokens: shown once, hashed, never wider than their owner."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sibungas.accounts.models import ApiToken
from sibungas.audit.models import AuditEvent
from tests.factories import make_user, make_wilayah

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("probe")]
URL = "/api/v1/uji/"
FORM = {"nama": "mesin", "cakupan": "baca", "kode_wilayah": "", "hari": "30"}


def make_token(user, **columns):
    key = ApiToken.new_key()
    values = {"berlaku_sampai": timezone.now() + timedelta(days=1), **columns}
    token = ApiToken.objects.create(
        user=user, nama="mesin", sidik=ApiToken.fingerprint(key), **values
    )
    return token, key


def ask(key, path=URL, method="get", **more):
    call = getattr(Client(), method)
    return call(path, HTTP_AUTHORIZATION=f"Bearer {key}", **more)


@pytest.fixture
def owner(client):
    make_wilayah()
    user = make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def test_a_token_is_shown_once_and_kept_as_a_fingerprint(client, owner):
    page = client.post("/profil/", FORM)
    key = page.context["key"]
    assert key.startswith("sb_") and len(key) > 40
    assert key in page.content.decode() and "no-store" in page["Cache-Control"]
    assert key not in client.get("/profil/").content.decode()
    token = ApiToken.objects.get()
    assert key not in str(vars(token)) and token.awalan == key[:8]
    assert ask(key).status_code == 200
    assert AuditEvent.objects.filter(verba="token.created", oleh=owner).exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hari": "366"}, "hari"),
        ({"hari": "0"}, "hari"),
        ({"cakupan": "semua"}, "cakupan"),
        ({"kode_wilayah": "99.02"}, "kode_wilayah"),
        ({"kode_wilayah": "99"}, "kode_wilayah"),
    ],
)
def test_a_token_is_never_wider_or_longer(client, owner, changes, field):
    page = client.post("/profil/", {**FORM, **changes})
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not ApiToken.objects.exists()


def test_a_narrowed_token_sees_only_its_part(owner):
    _, wide = make_token(owner)
    _, narrow = make_token(owner, kode_wilayah="99.01.01.1002")
    assert ask(wide).json() == {"user": owner.username, "scope": ["99.01"]}
    assert ask(narrow).json()["scope"] == ["99.01.01.1002"]


def test_a_token_does_not_outlive_the_right_to_its_place(owner):
    _, key = make_token(owner, kode_wilayah="99.01.01.1002")
    owner.penugasan.update(wilayah=make_wilayah().kabupaten)
    assert ask(key).json()["scope"] == []


@pytest.mark.parametrize("kind", ["unknown", "expired", "revoked", "closed", "empty"])
def test_every_refusal_is_the_same_401(owner, kind):
    token, key = make_token(owner)
    if kind == "unknown":
        key = ApiToken.new_key()
    elif kind == "empty":
        key = ""
    elif kind == "expired":
        token.berlaku_sampai = timezone.now()
    elif kind == "revoked":
        token.dicabut_pada = timezone.now()
    else:
        owner.is_active = False
        owner.save()
    token.save()
    answer = ask(key)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert "Token tidak berlaku" in answer.content.decode()


def test_a_reading_token_does_not_write(owner):
    _, reading = make_token(owner)
    _, writing = make_token(owner, cakupan="tulis")
    assert ask(reading, method="post").status_code == 403
    assert ask(writing, method="post").status_code == 201


def test_last_use_is_written_once_a_minute(owner):
    token, key = make_token(owner)
    ask(key)
    token.refresh_from_db()
    first = token.terakhir_dipakai
    assert first is not None
    ask(key)
    token.refresh_from_db()
    assert token.terakhir_dipakai == first
    ApiToken.objects.update(terakhir_dipakai=first - timedelta(seconds=61))
    ask(key)
    token.refresh_from_db()
    assert token.terakhir_dipakai > first


def test_only_the_owner_revokes(client, owner):
    mine, key = make_token(owner)
    other, _ = make_token(make_user("verifikator", "99.01"))
    assert client.post(f"/profil/token/{other.pk}/cabut/").status_code == 404
    assert client.post(f"/profil/token/{mine.pk}/cabut/").status_code == 302
    assert ask(key).status_code == 401
    other.refresh_from_db()
    assert other.dicabut_pada is None


def test_the_trail_is_read_where_one_may_read_it(client, owner):
    from sibungas.audit.record import record

    record("rt.created", owner, by=owner, kode_wilayah="99.01.01.1001")
    record("rt.updated", owner, by=owner, kode_wilayah="99.02")
    assert client.get("/jejak-audit/").status_code == 403
    client.force_login(make_user("auditor", "99.01"))
    shown = client.get("/jejak-audit/").content.decode()
    assert "rt.created" in shown and "rt.updated" not in shown
    assert client.post("/jejak-audit/").status_code == 405
    client.force_login(make_user("superadmin"))
    assert "rt.updated" in client.get("/jejak-audit/").content.decode()


def test_deeds_are_told_in_words(client, owner):
    client.post("/profil/", FORM)
    client.force_login(make_user("superadmin"))
    shown = client.get("/jejak-audit/?verba=token.").content.decode()
    assert "Token dibuat" in shown and "login." not in shown.split("<table")[1]
