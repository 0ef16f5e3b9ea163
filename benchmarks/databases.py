"""Databases of the benchmarks' own, beside the one the portal is pointed at.

``bench_nasional`` and ``bench_provinsi`` are filled once and reused; ``bench_coba``
is a copy of the latter for what leaves traces. No other database is touched.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.core.management import call_command
from django.db import connection

from benchmarks import land
from benchmarks.figures import say
from benchmarks.land import NATION, PROVINCE, Scale

SCRATCH = "bench_coba"


def nation() -> None:
    """From now on the portal's own code works on the nation."""
    _ready("bench_nasional", NATION)


def province() -> None:
    _ready("bench_provinsi", PROVINCE)


@contextmanager
def scratch() -> Iterator[None]:
    """A province to write into, gone afterwards."""
    province()
    _drop(SCRATCH)
    _administer(f"CREATE DATABASE {SCRATCH} TEMPLATE bench_provinsi")
    _use(SCRATCH)
    try:
        yield
    finally:
        _drop(SCRATCH)


@contextmanager
def by_hand() -> Iterator[Any]:
    """A connection without Django, to the database in use."""
    found = psycopg2.connect(**connection.get_connection_params())
    try:
        yield found
    finally:
        found.close()


def environment() -> dict[str, str]:
    """For another process that shall work on the database in use."""
    url = urlsplit(os.environ["DATABASE_URL"])
    name = connection.settings_dict["NAME"]
    return {**os.environ, "DATABASE_URL": urlunsplit(url._replace(path=f"/{name}"))}


def _ready(name: str, scale: Scale) -> None:
    """Filled as the generator stands today, or made anew."""
    mark = _mark(scale)
    if _found_mark(name) != mark:
        say(f"Mengisi {name}: {scale.rt:,} RT ...")
        _drop(name)
        _administer(f"CREATE DATABASE {name}")
        _use(name)
        call_command("migrate", verbosity=0)
        land.fill(scale)
        _administer(f"COMMENT ON DATABASE {name} IS '{mark}'")
    _use(name)
    call_command("migrate", verbosity=0)


def _mark(scale: Scale) -> str:
    text = Path(land.__file__).read_text(encoding="utf-8")
    return hashlib.sha256(f"{scale}{text}".encode()).hexdigest()


def _found_mark(name: str) -> str | None:
    sql = "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"{sql} WHERE datname = %s", [name])
        found = cursor.fetchone()
    return found[0] if found else None


def _use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _drop(name: str) -> None:
    connection.close()
    _administer(f"DROP DATABASE IF EXISTS {name}")


def _administer(sql: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
