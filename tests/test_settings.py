"""The portal refuses to start on settings that would be dangerous."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

ROOT = Path(__file__).parents[1]
SOUND = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "bungas.contoh.go.id",
    "DATABASE_URL": "postgis://x@/x?host=/nowhere",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "PATH": os.environ["PATH"],
}


def start(**changes):
    """A real process that only reads the settings; None removes a variable."""
    wanted = {k: v for k, v in {**SOUND, **changes}.items() if v is not None}
    code = "import django; django.setup(); from django.conf import settings as s;"
    code += "print(s.DEBUG, s.DEMO, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_NAME)"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**wanted, "DJANGO_SETTINGS_MODULE": "sibungas.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_what_is_not_said_is_the_safe_choice():
    result = start()
    assert result.stdout.split() == ["False", "False", "True", "__Host-sid"]


@pytest.mark.skipif((ROOT / ".env").exists(), reason="ada .env di komputer ini")
@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL"]
)
def test_nothing_starts_without_what_production_must_set(name):
    result = start(**{name: None})
    assert result.returncode != 0
    assert name in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "terlalu-pendek"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "bungas.contoh.go.id,*"),
    ],
)
def test_careless_values_are_refused(name, value):
    result = start(**{name: value})
    assert result.returncode != 0
    assert name in result.stderr


def test_the_deployment_check_finds_nothing():
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={**SOUND, "TRUSTED_PROXIES": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.django_db
def test_every_answer_carries_the_strict_headers():
    page = Client().get("/masuk/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert len(page.headers["X-Request-ID"]) >= 8


def test_the_engine_is_postgis_and_no_other():
    assert settings.DATABASES["default"]["ENGINE"].endswith("postgis")
