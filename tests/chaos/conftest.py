"""One seeded database for the session; every test gets its own copy of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from sibungas.stack import system
from sibungas.stack.places import ROOT
from tests.chaos.harness import Database, Portal
from tests.chaos.phones import Phones

SEED = "from tests.chaos import seed; seed.main()"


@pytest.fixture(scope="session")
def seeded() -> Iterator[SimpleNamespace]:
    """The template: migrated, with places and people; and what is known of it."""
    if not system.redis_server() and os.environ.get("CI") != "true":
        pytest.skip("tidak ada redis-server di mesin ini")
    database = Database("asal")
    database.create()
    try:
        _manage(database, "migrate", "--noinput", "-v", "0")
        made = _manage(database, "shell", "--no-imports", "-c", SEED)
        yield SimpleNamespace(database=database, **json.loads(made))
    finally:
        database.drop()


def _manage(database: Database, *words: str) -> str:
    command = [sys.executable, "manage.py", *words]
    env = {**os.environ, "DATABASE_URL": database.url}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def portal(seeded: SimpleNamespace, tmp_path: Path) -> Iterator[Portal]:
    """A running portal, still without a poller, on a fresh copy of the template."""
    database = Database("uji")
    database.create(like=seeded.database.name)
    try:
        with Portal(database, tmp_path) as running:
            yield running
    finally:
        database.drop()


@pytest.fixture
def phones(portal: Portal, seeded: SimpleNamespace) -> Phones:
    return Phones(portal.port, seeded.tokens)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows the figures of a run also when it is green."""

    def show(figures: str) -> None:
        with capsys.disabled():
            print(f"\n  {figures}")

    return show
