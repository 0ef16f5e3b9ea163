"""A dump of the database, restored as docs/operations.md says, lacks nothing."""

import subprocess

import pytest
from django.db import connection

from sibungas.stack import system

BIN = system.postgres_bin()
EVERYTHING = """
SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname FROM pg_trigger
WHERE NOT tgisinternal
UNION ALL
SELECT 'constraint ' || conrelid::regclass || ' ' || conname FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'index ' || indexname FROM pg_indexes WHERE schemaname = 'public'
ORDER BY 1
"""

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(BIN is None, reason="tidak ada pg_dump di mesin ini"),
]


def run(program: str, *words: str, database: str, given: bytes = b"") -> bytes:
    given_to_driver = connection.get_connection_params()
    environment = {
        f"PG{name.upper()}": str(given_to_driver[name])
        for name in ("host", "port", "user", "password")
        if name in given_to_driver
    } | {"PGDATABASE": database}
    done = subprocess.run(
        [f"{BIN}/{program}", *words], input=given, capture_output=True, env=environment
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture
def beside():
    """An empty database next to that of the tests."""
    name = f"{connection.settings_dict['NAME']}_pulih"
    run("dropdb", "--if-exists", name, database="postgres")
    run("createdb", "--template", "template0", name, database="postgres")
    yield name
    run("dropdb", name, database="postgres")


def test_a_restored_dump_has_every_trigger_constraint_and_index(beside):
    here = connection.settings_dict["NAME"]
    dump = run("pg_dump", "--format=custom", database=here)
    restore = ("pg_restore", "--no-owner", "--exit-on-error", "-d", beside)
    run(*restore, database=beside, given=dump)

    ask = ("-XAtc", EVERYTHING)
    found = run("psql", *ask, database=beside)
    assert b"trigger kawasan_kawasan pgtrigger_update" in found
    assert found == run("psql", *ask, database=here)
