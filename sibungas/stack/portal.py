"""The portal itself: its environment, what runs before it, what runs all the time."""

import http.client
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from . import packages, say
from .child import Child, run_to_end
from .places import Place
from .say import Problem
from .servers import wait_until
from .system import tail

FIRST_PORT, LAST_PORT = 8000, 8099

MIGRATE = ("Menyiapkan tabel", ["migrate", "--noinput", "-v", "0"])
COLLECT = ("Mengumpulkan berkas statis", ["collectstatic", "--noinput", "-v", "0"])
LOAD_DEMO = ("Memuat data contoh", ["load_demo"])
LOAD_INDICATORS = ("Memuat katalog indikator", ["load_indicators"])
BEFORE = {
    "demo": [MIGRATE, COLLECT, LOAD_DEMO],
    "kosong": [MIGRATE, COLLECT, LOAD_INDICATORS],
}


def environment(place: Place, urls: Mapping[str, str]) -> dict[str, str]:
    """What settings.py reads; ours wins over .env, the caller's servers over ours."""
    programs = str(packages.VENV / "bin")
    return {
        **os.environ,
        **place.secrets(),
        **urls,
        "DJANGO_SETTINGS_MODULE": "sibungas.settings",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "DEBUG": "off",
        "DEMO": "on" if place.profile == "demo" else "off",
        "TLS": "off",
        "STATIC_ROOT": str(place.sub("static")),
        "MEDIA_ROOT": str(place.sub("media")),
        "PATH": os.pathsep.join([programs, os.environ.get("PATH", os.defpath)]),
        "VIRTUAL_ENV": str(packages.VENV),
        "PYTHONUNBUFFERED": "1",
    }


def manage(*words: str) -> list[str]:
    return [str(packages.PYTHON), "manage.py", *words]


def prepare(place: Place, env: Mapping[str, str]) -> None:
    """Runs the one-time commands in order; each may be run again."""
    for title, words in BEFORE[place.profile]:
        say.step(f"{title} …")
        one_off(place, words, env)


def one_off(place: Place, words: list[str], env: Mapping[str, str]) -> None:
    child = Child(words[0], manage(*words), place.log(words[0]), env=env)
    if run_to_end(child):
        raise Problem(f"manage.py {words[0]} gagal:\n{tail(child.log, 30)}")


def listen() -> socket.socket:
    """Port PORT, or the first free one; held by us, so that a restart keeps it."""
    wanted = os.environ.get("PORT", "")
    ports = [int(wanted)] if wanted.isdigit() else range(FIRST_PORT, LAST_PORT + 1)
    for port in ports:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen(128)
        except OSError:
            listener.close()
        else:
            return listener
    raise Problem(
        f"Port {ports[0]} sudah dipakai program lain. Pilih yang lain: PORT=8123 ./run"
    )


def address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def processes(
    place: Place, env: Mapping[str, str], listener: socket.socket
) -> list[Child]:
    """Web, worker with its clock, poller: what production runs, a little smaller."""
    python, handle = str(packages.PYTHON), listener.fileno()
    web = ["-m", "gunicorn", "sibungas.wsgi", "--bind", f"fd://{handle}"]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    web += ["--no-control-socket"]
    worker = ["-m", "celery", "-A", "sibungas", "worker", "--loglevel", "INFO"]
    worker += ["--concurrency", "2", "--without-gossip", "--without-mingle"]
    worker += ["--beat", "--scheduler", "celery.beat:Scheduler"]
    slow = {**env, "BROKER_SOCKET_TIMEOUT": "10"}
    return [
        Child("web", [python, *web], place.log("web"), env, pass_fds=(handle,)),
        Child("worker", [python, *worker], place.log("worker"), slow),
        Child("poller", manage("poll_rekap"), place.log("poller"), env),
    ]


def wait_ready(children: list[Child], listener: socket.socket) -> None:
    """The web answers that database and migrations are fine, the worker listens."""
    web, worker, _poller = children
    wait_until(lambda: _web_ready(listener), web, seconds=90)
    wait_until(lambda: _says_ready(worker.log), worker, seconds=90)


def _web_ready(listener: socket.socket) -> bool:
    port = listener.getsockname()[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz/ready/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _says_ready(log: Path) -> bool:
    return " ready." in log.read_text(errors="replace")
