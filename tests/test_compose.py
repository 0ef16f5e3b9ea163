"""docker-compose.yml fits the settings, the commands and the versions of the portal."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
SETTINGS = (ROOT / "sibungas" / "settings.py").read_text()
EXAMPLE = dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text()))
OURS = ["migrate", "web", "worker", "poller"]

# Read by docker-compose.yml itself, not by settings.py.
COMPOSE_ONLY = {"POSTGRES_PASSWORD", "WEB_PORT", "WEB_BIND"}


def read_by_settings() -> set[str]:
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))


def required_by_settings() -> set[str]:
    """Names asked for without a default: settings.py stops when one is missing."""
    return set(
        re.findall(r'env\.(?:str|list|db_url)\("([A-Z_]+)"(?:\)|, engine)', SETTINGS)
    )


def test_the_settings_ask_for_the_four_names_nobody_may_guess():
    assert required_by_settings() == {
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "REDIS_URL",
    }


def test_every_service_of_the_portal_is_there():
    assert set(SERVICES) == {"db", "broker", "cache", *OURS}


def test_versions_are_those_of_debian_12():
    assert SERVICES["db"]["image"] == "postgis/postgis:15-3.3"
    assert SERVICES["broker"]["image"] == "redis:7.0-alpine"
    assert SERVICES["cache"]["image"] == "redis:7.0-alpine"
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "FROM python:3.11-slim-bookworm\n" in dockerfile


@pytest.mark.parametrize("name", OURS)
def test_our_services_are_given_what_settings_require(name):
    environment = SERVICES[name]["environment"]
    assert required_by_settings() <= set(environment)
    assert set(environment) <= read_by_settings()
    assert SERVICES[name]["env_file"] == ".env"


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_from_outside_and_have_no_default(name):
    environment = SERVICES[name]["environment"]
    for key in ("SECRET_KEY", "ALLOWED_HOSTS"):
        assert re.fullmatch(r"\$\{" + key + r":\?[^}]+\}", environment[key])
    assert "${POSTGRES_PASSWORD:?" in environment["DATABASE_URL"]
    assert EXAMPLE["SECRET_KEY"] == EXAMPLE["POSTGRES_PASSWORD"] == ""


@pytest.mark.parametrize("name", OURS)
def test_production_is_never_a_demo(name):
    assert SERVICES[name]["environment"]["DEMO"] == "off"
    assert "DEMO" not in EXAMPLE and "DEBUG" not in EXAMPLE
    assert EXAMPLE["TLS"] == "on"


def test_example_names_only_what_is_read():
    assert set(EXAMPLE) <= read_by_settings() | COMPOSE_ONLY


def test_addresses_name_services_of_this_file():
    environment = SERVICES["web"]["environment"]
    assert environment["DATABASE_URL"].endswith("@db:5432/sibungas")
    assert environment["DATABASE_URL"].startswith("postgis://sibungas:")
    assert environment["REDIS_URL"] == "redis://broker:6379/0"
    assert environment["CACHE_URL"] == "redis://cache:6379/0"
    assert SERVICES["db"]["environment"]["POSTGRES_USER"] == "sibungas"
    assert SERVICES["db"]["environment"]["POSTGRES_DB"] == "sibungas"


def test_the_broker_keeps_and_the_cache_forgets():
    broker = shlex.join(SERVICES["broker"]["command"])
    assert "--appendonly yes" in broker and "noeviction" in broker
    assert SERVICES["broker"]["volumes"] == ["broker:/data"]
    cache = shlex.join(SERVICES["cache"]["command"])
    assert "--appendonly no" in cache and "allkeys-lru" in cache
    assert "volumes" not in SERVICES["cache"]


def test_commands_are_the_three_processes_and_one_migration():
    assert SERVICES["migrate"]["command"][:3] == ["python", "manage.py", "migrate"]
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["web"]["command"][:2] == ["gunicorn", "sibungas.wsgi"]
    assert SERVICES["worker"]["command"][:4] == ["celery", "-A", "sibungas", "worker"]
    assert SERVICES["poller"]["command"] == ["python", "manage.py", "poll_rekap"]
    assert (ROOT / "sibungas" / "wsgi.py").exists()
    assert (ROOT / "sibungas" / "celery.py").exists()


def test_management_commands_in_use_exist():
    found = {file.stem for file in ROOT.glob("*/management/commands/*.py")}
    found |= {file.stem for file in ROOT.glob("sibungas/*/management/commands/*.py")}
    assert {"poll_rekap", "load_demo"} <= found


def test_the_worker_outwaits_its_own_reading():
    environment = SERVICES["worker"]["environment"]
    assert float(environment["BROKER_SOCKET_TIMEOUT"]) >= 5
    assert "BROKER_SOCKET_TIMEOUT" not in SERVICES["web"]["environment"]


@pytest.mark.parametrize("name", ["db", "broker", "cache", "web", "worker", "poller"])
def test_whatever_keeps_running_is_watched(name):
    health = SERVICES[name]["healthcheck"]
    assert health["test"] and health["interval"] and health["timeout"]
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_web_is_asked_whether_it_lives_not_whether_others_do():
    assert "/healthz/live/" in " ".join(SERVICES["web"]["healthcheck"]["test"])
    assert "healthz/live/" in (ROOT / "sibungas" / "urls.py").read_text()


@pytest.mark.parametrize("name", ["web", "worker", "poller"])
def test_nothing_starts_before_the_tables_are_ready(name):
    waits = SERVICES[name]["depends_on"]
    assert waits["migrate"]["condition"] == "service_completed_successfully"
    assert waits["broker"]["condition"] == "service_healthy"


def test_only_the_web_port_leaves_the_machine():
    published = {name for name, service in SERVICES.items() if "ports" in service}
    assert published == {"web"}
    [port] = SERVICES["web"]["ports"]
    assert port.startswith("${WEB_BIND:-127.0.0.1}:") and port.endswith(":8000")


def test_what_must_last_lies_on_named_volumes():
    assert set(COMPOSE["volumes"]) == {"db", "broker", "media"}
    assert SERVICES["db"]["volumes"] == ["db:/var/lib/postgresql/data"]
    for name in OURS:
        assert SERVICES[name]["volumes"] == ["media:/srv/media"]
        assert SERVICES[name]["environment"]["MEDIA_ROOT"] == "/srv/media"
