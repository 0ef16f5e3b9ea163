"""Prepared statements: planned once per connection instead of once per change.

Planning these wide statements costs ten times more than running them for one area.
"""

from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.backends.utils import CursorWrapper

_known: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


def plan_once(cursor: CursorWrapper) -> None:
    """In this transaction, statements keep their plan whatever their values.

    Left to itself PostgreSQL plans for the values each time: an array whose length
    it knows looks cheaper than one it must guess.
    """
    cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")


def run(cursor: CursorWrapper, name: str, sql: str, *values: Any) -> None:
    """Executes ``sql``, whose parameters are $1, $2 …, under its name."""
    known = _known.setdefault(connection.connection, set())
    if name not in known:
        cursor.execute(f"PREPARE {name} AS {sql}")
        known.add(name)
    marks = ", ".join(["%s"] * len(values))
    cursor.execute(f"EXECUTE {name} ({marks})", values)
