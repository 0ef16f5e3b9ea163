"""A backup, restored as docs/operations.md says, lacks nothing: rows and files."""

import subprocess
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from sibungas.files import actions
from sibungas.stack import system
from tests import factories

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


def test_restored_files_are_those_that_the_rows_name(settings, tmp_path, capsys):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    actions.attach(
        thing=factories.make_rt(), raw=b"%PDF-1.4 contoh %%EOF", name="batas.pdf",
        by=factories.make_user("verifikator", "99.01"),
    )  # fmt: skip
    archive, other = tmp_path / "media.tar", tmp_path / "lain"
    other.mkdir()
    pack = ["tar", "-C", settings.MEDIA_ROOT, "-cf", str(archive), "berkas"]
    subprocess.run(pack, check=True)
    settings.MEDIA_ROOT = str(other)
    with pytest.raises(CommandError, match="1 berkas tercatat hilang"):
        call_command("clean_files", coba=True)
    subprocess.run(["tar", "-C", str(other), "-xf", str(archive)], check=True)
    call_command("clean_files", coba=True)
    assert capsys.readouterr().out.endswith("0 berkas tanpa catatan ditemukan.\n")
    [kept] = Path(other).glob("berkas/??/*")
    assert kept.read_bytes() == b"%PDF-1.4 contoh %%EOF"
