"""PostgreSQL and Redis of our own: private folder, unix socket, no port, no password.

The socket lies in a folder only we can enter, so whoever can connect is us.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from . import system
from .child import Child, stop_all
from .places import Place, digest, make_private
from .say import Problem

NAME = "sibungas"


def database_user() -> str | None:
    """Who runs PostgreSQL when we are root, which it refuses to be."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


class Postgres:
    """A cluster of its own below the private folder of the profile."""

    def __init__(self, place: Place, sockets: Path, *, durable: bool) -> None:
        folder = system.postgres_bin()
        if folder is None:
            raise Problem("PostgreSQL dengan PostGIS tidak ditemukan.")
        self.bin = folder
        self.user = database_user()
        self.sockets = sockets
        self.log = place.log("postgres")
        self.data = _reachable(place, self.user) / "pg"
        self.durable = durable
        self.url = f"postgis://{NAME}@/{NAME}?host={sockets}"
        self.child = Child(
            "postgres",
            self._command(),
            self.log,
            user=self.user,
            cwd=Path("/"),
            stop_signal=signal.SIGINT,  # the "fast" stop: no waiting for clients
            patience=40,
        )

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "dynamic_shared_memory_type": "mmap",
            "jit": "off",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            settings |= dict.fromkeys(
                ("fsync", "synchronous_commit", "full_page_writes"), "off"
            )
        options = [part for k, v in settings.items() for part in ("-c", f"{k}={v}")]
        return [str(self.bin / "postgres"), "-D", str(self.data), *options]

    def start(self) -> None:
        if self.user:
            shutil.chown(self.sockets, self.user)
        if not (self.data / "PG_VERSION").exists():
            self._create()
        self._check_version()
        self.child.start()
        wait_until(self._answers, self.child, seconds=60)
        self._create_database()

    def _create(self) -> None:
        new = self.data.with_name("pg.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if self.user:
            shutil.chown(new, self.user)
        options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"]
        if not self.durable:
            options.append("--no-sync")
        self._run("initdb", "-D", str(new), "-U", NAME, *options)
        new.rename(self.data)

    def _check_version(self) -> None:
        made = (self.data / "PG_VERSION").read_text().strip()
        found = self.bin.parent.name
        if made != found:
            raise Problem(
                f"Data di {self.data} dibuat oleh PostgreSQL {made}, sedangkan di"
                f" komputer ini ada versi {found}. Pasang versi {made} untuk"
                " mengambil datanya (pg_dump), atau pindahkan folder itu."
            )

    def _answers(self) -> bool:
        return self._quiet("pg_isready", "-q", "-h", str(self.sockets)) == 0

    def _create_database(self) -> None:
        ask = f"select 1 from pg_database where datname = '{NAME}'"
        if not self.query("postgres", ask):
            self.query("postgres", f"create database {NAME}")

    def query(self, database: str, sql: str) -> str:
        where = ["-h", str(self.sockets), "-U", NAME, "-d", database]
        return self._run("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", *where, "-c", sql)

    def _quiet(self, program: str, *arguments: str) -> int:
        command = [str(self.bin / program), *arguments]
        return subprocess.run(
            command, cwd="/", capture_output=True, **self.child._identity()
        ).returncode

    def _run(self, program: str, *arguments: str) -> str:
        result = subprocess.run(
            [str(self.bin / program), *arguments],
            cwd="/",
            capture_output=True,
            text=True,
            **self.child._identity(),
        )
        if result.returncode:
            raise Problem(f"{program} gagal: {result.stderr.strip()}")
        return result.stdout.strip()


def _reachable(place: Place, user: str | None) -> Path:
    """The private folder, or one in /var/lib when ``user`` may not pass to it."""
    if user is None:
        return place.folder
    probe = subprocess.run(
        ["/usr/bin/test", "-x", str(place.folder)],
        user=user,
        group=pwd.getpwnam(user).pw_gid,
        extra_groups=[],
        cwd="/",
    )
    if probe.returncode == 0:
        return place.folder
    return make_private(Path("/var/lib") / f"sibungas-{digest(place.folder)}", 0o711)


class Redis:
    """One Redis: the broker keeps what it was given, the cache may forget."""

    def __init__(self, place: Place, sockets: Path, kind: str) -> None:
        self.socket = sockets / f"{kind}.sock"
        self.child = Child(
            f"redis-{kind}",
            self._command(kind, place.sub(f"redis-{kind}")),
            place.log(f"redis-{kind}"),
            patience=10,
        )

    def _command(self, kind: str, data: Path) -> list[str]:
        program = system.redis_server()
        if program is None:
            raise Problem("redis-server tidak ditemukan.")
        common = ["--port", "0", "--unixsocket", str(self.socket), "--dir", str(data)]
        common += ["--unixsocketperm", "700", "--save", "", "--daemonize", "no"]
        if kind == "broker":
            keep = ["--appendonly", "yes", "--appendfsync", "everysec"]
            return [program, *common, *keep, "--maxmemory-policy", "noeviction"]
        forget = ["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"]
        return [program, *common, "--appendonly", "no", *forget]

    def start(self) -> None:
        self.child.start()
        wait_until(self._answers, self.child, seconds=30)

    def _answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(1)
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


class Servers:
    """Those servers the environment does not name already, started in order."""

    def __init__(self, place: Place, *, durable: bool) -> None:
        self.started: list[Child] = []
        self.urls: dict[str, str] = {}
        self._place = place
        self._durable = durable

    def __enter__(self) -> "Servers":
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        self._place.remember(urls=self.urls)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self) -> None:
        sockets = self._place.new_sockets()
        if "DATABASE_URL" not in os.environ:
            postgres = Postgres(self._place, sockets, durable=self._durable)
            self.started.append(postgres.child)
            postgres.start()
            self.urls["DATABASE_URL"] = postgres.url
        if "REDIS_URL" not in os.environ:
            broker = Redis(self._place, sockets, "broker")
            cache = Redis(self._place, sockets, "cache")
            self.started += [broker.child, cache.child]
            broker.start()
            cache.start()
            self.urls["REDIS_URL"] = f"redis+socket://{broker.socket}"
            self.urls["CACHE_URL"] = f"unix://{cache.socket}"

    def stop(self) -> None:
        stop_all(list(reversed(self.started)))


def needs() -> list[system.Need]:
    """The system packages for the servers we would start ourselves."""
    found: list[system.Need] = []
    if "DATABASE_URL" not in os.environ:
        found += system.for_database()
    if "REDIS_URL" not in os.environ:
        found += system.for_redis()
    return found


def wait_until(ready: Callable[[], bool], child: Child, seconds: float) -> None:
    """Returns when it is ready; raises with the end of its log when it is not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if child.exit_code is not None:
            break
        if ready():
            return
        time.sleep(0.1)
    raise Problem(
        f"{child.name} tidak dapat dijalankan. Akhir catatannya ({child.log}):\n"
        f"{system.tail(child.log)}"
    )
