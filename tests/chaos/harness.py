"""A whole portal for one test: database, two Redis, web, worker and pollers.

The processes are those of ``./run``. They are killed here without mercy, but they
serve nobody else, and each is ended by its own number.
"""

import contextlib
import os
import shutil
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg2

from sibungas.stack import portal as stack
from sibungas.stack.child import Child
from sibungas.stack.places import Place
from sibungas.stack.servers import Redis, wait_until
from tests import oracle

SETTLE_SECONDS = 30


class Database:
    """A database of our own on the server that the tests are given."""

    def __init__(self, name: str) -> None:
        given = urlsplit(os.environ["DATABASE_URL"])
        self.name = f"chaos_{name}_{given.path.strip('/')}"
        self.url = given._replace(path=f"/{self.name}").geturl()
        libpq = given._replace(scheme="postgresql")
        self._here = libpq._replace(path=f"/{self.name}").geturl()
        self._server = libpq._replace(path="/postgres").geturl()

    def create(self, like: str = "template1") -> None:
        self.drop()
        self._order(f'CREATE DATABASE "{self.name}" TEMPLATE "{like}"')

    def drop(self) -> None:
        self._order(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _order(self, sql: str) -> None:
        with contextlib.closing(psycopg2.connect(self._server)) as connection:
            connection.autocommit = True
            connection.cursor().execute(sql)

    def connect(self) -> Any:
        return contextlib.closing(psycopg2.connect(self._here))

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with self.connect() as connection:
            return oracle.read(connection.cursor(), sql)

    def count(self, rows: str) -> int:
        """Of a table, or of a table and its WHERE."""
        return self.rows(f"SELECT count(*) AS n FROM {rows}")[0]["n"]

    def stale(self) -> list[Any]:
        """Every figure that is not what the oracle counts from the same moment."""
        with self.connect() as connection:
            connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
            return oracle.differences(connection.cursor())

    def settle(self) -> float:
        """Seconds until nothing waits and every figure is right; 30 at most."""
        start = time.monotonic()
        while True:
            waiting, wrong = self.count("dirty_event"), self.stale()
            took = time.monotonic() - start
            if not waiting and not wrong:
                return took
            if took > SETTLE_SECONDS:
                raise AssertionError(f"{waiting} changes wait; wrong: {wrong[:5]}")
            time.sleep(0.2)


class Portal:
    """The running portal; a context that leaves no process and no file behind."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self._place = Place("chaos", folder)
        self._sockets = self._place.new_sockets()
        self.redis = [Redis(self._place, self._sockets, k) for k in ("broker", "cache")]
        broker, cache = self.redis
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        self.env = stack.environment(
            self._place,
            {
                "DATABASE_URL": database.url,
                "REDIS_URL": f"redis+socket://{broker.socket}",
                "CACHE_URL": f"unix://{cache.socket}",
            },
        )
        children = stack.processes(self._place, self.env, self._listener)
        for child in children:
            child.argv = [sys.executable, *child.argv[1:]]
        self.web, self.worker, self.poller = children
        log = self._place.log("poller-2")
        self.second_poller = Child("poller-2", self.poller.argv, log, self.env)

    def __enter__(self) -> "Portal":
        try:
            for one in self.redis:
                one.start()
            self.web.start()
            self.worker.start()
            stack.wait_ready([self.web, self.worker, self.poller], self._listener)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        servers = [one.child for one in self.redis]
        for child in (self.web, self.worker, self.poller, self.second_poller, *servers):
            kill(child)
        self._listener.close()
        shutil.rmtree(self._sockets, ignore_errors=True)

    def kill_redis(self) -> None:
        for one in self.redis:
            kill(one.child)

    def restart_redis(self) -> None:
        """Back after a kill, and empty: whatever was queued is gone."""
        for one in self.redis:
            folder = self._place.sub(one.child.name)
            shutil.rmtree(folder / "appendonlydir", ignore_errors=True)
            one.start()

    def freeze_redis(self) -> None:
        """Still there, still accepting connections, never answering."""
        for one in self.redis:
            os.kill(one.child.process.pid, signal.SIGSTOP)

    def thaw_redis(self) -> None:
        for one in self.redis:
            os.kill(one.child.process.pid, signal.SIGCONT)

    def restart_worker(self) -> None:
        kill(self.worker)
        self.worker.start()

    def renew_worker(self) -> None:
        """Started anew, and listening to its queue."""
        kill(self.worker)
        seen = self._worker_says(" ready.")
        self.worker.start()
        wait_until(lambda: self._worker_says(" ready.") > seen, self.worker, seconds=60)

    def tasks_done(self) -> int:
        return self._worker_says(" succeeded in ")

    def _worker_says(self, words: str) -> int:
        return self.worker.log.read_text(errors="replace").count(words)

    def kill_child_of(self, parent: Child) -> int:
        """One of the processes that do its work; the parent lives on. How many died."""
        for pid in children_of(parent.process.pid)[:1]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                return 1
        return 0


def kill(child: Child) -> None:
    """kill -9 for a process and all that it has started."""
    if child.process is not None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()
        child.process = None


def children_of(pid: int) -> list[int]:
    """Those alive, by the parent that every process names; the oldest first."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent = file.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == pid and state != "Z":
                found.append(int(file.parent.name))
    return sorted(found)
