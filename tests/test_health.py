"""Health: live needs nothing, ready the database, deep a token."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from assessments import rekap, workflow
from kawasan.models import DirtyEvent, DirtyKey
from tests import factories

ROOT = Path(__file__).resolve().parent.parent
LIVE, READY, DEEP = "/healthz/live/", "/healthz/ready/", "/healthz/deep/"
TOKEN = "0123456789abcdef0123456789abcdef"
ASK = f"""
import json, django
django.setup()
from django.test import Client as Caller
bearer = {{"Authorization": "Bearer {TOKEN}"}}
for path in ("{LIVE}", "{READY}", "{DEEP}"):
    answer = Caller().get(path, headers=bearer)
    print(json.dumps([answer.status_code, answer.json()]))
"""


@pytest.fixture
def deep(client, settings):
    """Asks the deep page with a token."""
    settings.HEALTH_TOKEN = TOKEN

    def deep(token=TOKEN):
        return client.get(DEEP, headers={"Authorization": f"Bearer {token}"})

    return deep


def without_servers(folder):
    """What a process answers whose database and Redis are both away."""
    nowhere = folder / "nobody"
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgis://nobody@/nothing?host={nowhere}",
        "REDIS_URL": f"redis+socket://{nowhere}/broker.sock",
        "CACHE_URL": f"unix://{nowhere}/cache.sock",
        "HEALTH_TOKEN": TOKEN,
        "ALLOWED_HOSTS": "testserver",
        "DEBUG": "off",
        "TLS": "off",
    }
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [tuple(json.loads(line)) for line in asked.stdout.splitlines()]


def test_without_servers_the_portal_lives_but_is_not_ready(tmp_path):
    live, ready, deep = without_servers(tmp_path)
    away = {"database": "tidak terjangkau", "redis": "tidak terjangkau"}
    assert live == (200, {"status": "ok"})
    assert ready == (503, {"status": "belum siap", **away})
    assert deep == (503, away)


def test_live_asks_no_database(client):
    """Not marked django_db: a query would fail the test."""
    assert client.get(LIVE).json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_needs_no_sign_in_and_tells_of_both_servers(client):
    answer = client.get(READY)
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "redis": "ok"}


@pytest.mark.django_db
def test_ready_does_not_need_redis(client, settings, tmp_path):
    away = {**settings.CACHES["default"], "LOCATION": f"unix://{tmp_path}/no.sock"}
    settings.CACHES = {"default": away}
    answer = client.get(READY)
    assert answer.status_code == 200
    assert answer.json()["redis"] == "tidak terjangkau"


@pytest.mark.django_db
def test_ready_waits_for_the_migrations(client):
    MigrationRecorder.Migration.objects.filter(app="assessments").delete()
    answer = client.get(READY)
    assert answer.status_code == 503
    assert answer.json()["database"] == "migrasi belum lengkap"


@pytest.mark.django_db
def test_health_is_asked_without_tls_inside_the_house(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/masuk/").status_code == 301
    assert Client().get(LIVE).status_code == 200
    assert Client().get(READY).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], f"{TOKEN}x", "é"])
def test_deep_does_not_exist_without_the_token(deep, token):
    assert deep().status_code == 200
    assert deep(token).status_code == 404


@pytest.mark.django_db
def test_deep_does_not_exist_where_no_token_is_set(deep, settings):
    settings.HEALTH_TOKEN = ""
    assert deep("").status_code == 404
    assert deep().status_code == 404


@pytest.mark.django_db
def test_deep_counts_what_waits_and_what_failed(deep):
    factories.make_assessment(workflow.DIAJUKAN)
    told = deep().json()
    assert told["perubahan_menunggu"] == DirtyEvent.objects.count() > 0
    assert told["umur_tertua_detik"] is not None
    assert (told["diparkir"], told["pencocokan_terakhir"]) == (0, None)
    rekap.drain()
    rekap.reconcile()
    failed = {"jenis": "rt", "kunci": 1, "tahun": 2026, "galat": "x", "percobaan": 5}
    DirtyKey.objects.create(
        diparkir=True, coba_lagi_pada=timezone.now(), event_terakhir=1, **failed
    )
    told = deep().json()
    assert (told["perubahan_menunggu"], told["umur_tertua_detik"]) == (0, None)
    assert (told["diparkir"], told["pencocokan_beda"]) == (1, 0)
    assert told["pencocokan_terakhir"] is not None
