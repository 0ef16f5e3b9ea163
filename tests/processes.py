"""The real worker and the real poller, beside a test, on the test's own database."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[1]
WORKER = ["-m", "celery", "-A", "sibungas", "worker", "--concurrency", "1"]
WORKER += ["--pool", "solo", "--without-gossip", "--without-mingle", "-l", "INFO"]
POLLER = ["manage.py", "poll_rekap"]


def environment(**changes: str) -> dict[str, str]:
    """What a process needs to work on the database of this test."""
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return {
        **os.environ,
        "DATABASE_URL": url,
        "SECRET_KEY": settings.SECRET_KEY,
        "BROKER_SOCKET_TIMEOUT": "10",
        **changes,
    }


@contextlib.contextmanager
def running(
    *command: str, log: Path, says: str = "", **changes: str
) -> Iterator[subprocess.Popen]:
    """Starts Python with the words; waits until its log ``says`` something."""
    with open(log, "w") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment(**changes),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(says, log, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(text: str, log: Path, process: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while text and text not in log.read_text():
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"{text!r} never came:\n{log.read_text()}")
        time.sleep(0.1)
