"""Signing in: same answer for every failure, slow for guessers, fair to offices."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core.cache.backends.redis import RedisCache
from django.test import Client
from django.urls import reverse

from sibungas.accounts.models import LoginAttempt
from sibungas.audit.models import AuditEvent
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
MASUK = "/masuk/"
SAME = "Nama pengguna atau kata sandi tidak cocok."
WAIT = "Terlalu banyak percobaan masuk"


def attempt(client, name, password, address="10.0.0.1", **more):
    data = {"username": name, "password": password, **more}
    return client.post(MASUK, data, REMOTE_ADDR=address)


@pytest.fixture
def siti():
    return make_user(username="siti", password=PASSWORD)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_the_page_opens_without_signing_in(client):
    page = client.get(MASUK)
    assert page.status_code == 200
    assert "Kata sandi" in page.content.decode()
    assert "Coba dengan satu klik" not in page.content.decode()


def test_a_right_password_opens_a_new_session(client, siti):
    client.get(MASUK)
    client.cookies["sid"] = "dipilih-penyerang"
    answer = attempt(client, "siti", PASSWORD)
    assert answer.status_code == 302
    assert signed_in(client)
    assert client.cookies["sid"].value != "dipilih-penyerang"
    assert not Session.objects.filter(pk="dipilih-penyerang").exists()


def test_unknown_name_wrong_password_and_closed_account_look_the_same(client, siti):
    closed = make_user(username="budi", password=PASSWORD, is_active=False)
    answers = [
        attempt(client, "siti", "salah-sekali-1"),
        attempt(client, "tidak-ada", "salah-sekali-1"),
        attempt(client, closed.username, PASSWORD),
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert all(SAME in answer.content.decode() for answer in answers)
    assert not signed_in(client)


def test_unknown_names_cost_as_much_hashing_as_known_ones(client, siti, monkeypatch):
    worked = []
    encode = Argon2PasswordHasher.encode

    def counted(self, password, salt):
        worked.append("encode")
        return encode(self, password, salt)

    def verified(self, password, encoded):
        worked.append("verify")
        return False

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verified)
    attempt(client, "siti", "salah-sekali-1")
    attempt(client, "tidak-ada", "salah-sekali-1")
    assert worked == ["verify", "encode"]


def test_five_failures_lock_this_name_at_this_address_only(client, siti):
    make_user(username="rekan", password=PASSWORD)
    statuses = [attempt(client, "siti", "salah").status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
    locked = attempt(client, "SITI", PASSWORD)
    assert (locked.status_code, locked["Retry-After"]) == (429, "1800")
    assert attempt(client, "siti", PASSWORD).status_code == 429
    assert WAIT in attempt(client, "siti", PASSWORD).content.decode()
    # A colleague in the same office, and the owner of the name from elsewhere.
    assert attempt(Client(), "rekan", PASSWORD).status_code == 302
    assert attempt(Client(), "siti", PASSWORD, "10.0.0.2").status_code == 302


def test_names_that_do_not_exist_are_locked_in_the_same_way(client):
    statuses = [attempt(client, "hantu", "salah").status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]


def test_the_lock_ends_by_itself_after_half_an_hour(client, siti):
    from datetime import timedelta

    from django.utils import timezone

    for _ in range(5):
        attempt(client, "siti", "salah")
    LoginAttempt.objects.update(pada=timezone.now() - timedelta(minutes=31))
    assert attempt(client, "siti", PASSWORD).status_code == 302


def test_success_forgets_the_failures_before_it(client, siti):
    for _ in range(4):
        attempt(client, "siti", "salah")
    attempt(Client(), "siti", PASSWORD)
    assert attempt(client, "siti", "salah").status_code == 422


def test_an_office_with_many_mistyping_people_is_not_locked(client, siti):
    for number in range(60):
        LoginAttempt.objects.create(
            username=f"pegawai{number}", alamat="10.0.0.1", berhasil=False
        )
    assert attempt(client, "siti", PASSWORD).status_code == 302


def test_the_lock_needs_no_redis(client, siti, monkeypatch):
    def unreachable(*args, **kwargs):
        raise AssertionError("the lock-out asked the cache")

    for name in ("get", "set", "add", "incr", "get_many", "delete"):
        monkeypatch.setattr(RedisCache, name, unreachable)
    from sibungas.accounts import lockout

    for _ in range(5):
        lockout.note("siti", "10.0.0.9", success=False)
    assert lockout.is_locked("siti", "10.0.0.9")
    assert not lockout.is_locked("siti", "10.0.0.8")


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/sandi/", "/sandi/"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_next_leads_nowhere_else(client, siti, asked, led_to):
    answer = attempt(client, "siti", PASSWORD, next=asked)
    assert answer["Location"] == led_to


def test_sign_ins_leave_a_trail(client, siti):
    attempt(client, "siti", "salah-sekali-1")
    attempt(client, "siti", PASSWORD)
    client.post("/keluar/")
    found = AuditEvent.objects.order_by("id")
    assert [event.verba for event in found] == [
        "login.failed",
        "login.succeeded",
        "login.ended",
    ]
    assert found[0].sesudah == {"username": "siti"}
    assert found[1].oleh == siti and found[1].alamat == "10.0.0.1"


def test_a_lock_is_in_the_trail_once(client, siti):
    for _ in range(7):
        attempt(client, "siti", "salah-sekali-1")
    assert AuditEvent.objects.filter(verba="login.locked").count() == 1
    assert AuditEvent.objects.filter(verba="login.failed").count() == 7


def test_signing_out_is_a_post(client, siti):
    client.force_login(siti)
    assert client.get("/keluar/").status_code == 405
    assert signed_in(client)
    client.post("/keluar/")
    assert not signed_in(client)


def test_pages_ask_for_a_sign_in_first(client):
    assert client.get("/sandi/")["Location"] == "/masuk/?next=/sandi/"


def test_one_click_entry_exists_only_in_demo_mode(client, settings):
    demo = make_user(is_demo=True, nama="Fasilitator Contoh")
    url = reverse("accounts:demo_login", args=[demo.pk])
    settings.DEMO = False
    assert client.post(url).status_code == 404
    assert "Fasilitator Contoh" not in client.get(MASUK).content.decode()
    settings.DEMO = True
    assert "Fasilitator Contoh" in client.get(MASUK).content.decode()
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == 302
    assert signed_in(client)


def test_one_click_entry_opens_no_real_account(client, settings, siti):
    settings.DEMO = True
    url = reverse("accounts:demo_login", args=[siti.pk])
    assert client.post(url).status_code == 404
    asleep = make_user(is_demo=True, is_active=False)
    url = reverse("accounts:demo_login", args=[asleep.pk])
    assert client.post(url).status_code == 404
