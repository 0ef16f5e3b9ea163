"""Where personal data could be left behind: PDF, logs, Redis, the whole database.

Each function tells in words where it found a needle, so that a test can also show that
it finds one that was put there on purpose.
"""

import base64
import binascii
import json
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import redis
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sibungas.lib.logs import JsonFormatter

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_BREAK = re.compile(r"-\s+")


def readable(raw: bytes) -> bytes:
    """The bytes of an answer, of a workbook, DOCX or PDF the texts inside it."""
    if raw[:5] == b"%PDF-":
        return _pdf_text(raw)
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(BytesIO(raw)) as book:
            return b"\n".join(book.read(name) for name in book.namelist())
    return raw


def _pdf_text(raw: bytes) -> bytes:
    """What a reader of the PDF sees, and what stands in its properties.

    What only begins like a PDF, as uploads in tests do, is returned as it is.
    """
    try:
        document = PdfReader(BytesIO(raw))
    except PyPdfError:
        return raw
    pages = [page.extract_text() for page in document.pages]
    about = [str(value) for value in (document.metadata or {}).values()]
    text = "\n".join((*pages, *about))
    # Words may break after a hyphen, where a line or a cell of a table ends.
    return "\n".join((text, _BREAK.sub("-", text))).encode()


class Heard(logging.Handler):
    """Everything that is logged, as the portal would write it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(JsonFormatter())
        self.lines: list[str] = []
        self._before: list[logging.Handler] = []

    def emit(self, record: logging.LogRecord) -> None:
        # The unformatted arguments as well: another handler would write these.
        self.lines.append(f"{self.format(record)} {record.args!r}")

    def __enter__(self) -> "Heard":
        root = logging.getLogger()
        self._before, root.handlers = root.handlers, [self]
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().handlers = self._before

    def taken(self) -> str:
        """What was said since the last time."""
        text, self.lines = "\n".join(self.lines), []
        return text


def in_text(needles: Iterable[str], where: str, text: str) -> list[str]:
    """Every needle that stands in the text, in whatever case."""
    low = text.lower()
    return [f"{where}: {needle}" for needle in needles if needle.lower() in low]


def in_redis(needles: Iterable[str], *clients: redis.Redis) -> list[str]:
    """Every needle in a key or a value, also inside of what is packed as base64."""
    wanted, found = list(needles), []
    for client in clients:
        for key, value in _entries(client):
            text = b"\n".join((key, value, *_unpacked(value)))
            found += in_text(wanted, f"redis {key!r}", text.decode(errors="replace"))
    return found


def _entries(client: redis.Redis) -> Iterator[tuple[bytes, bytes]]:
    read: dict[bytes, Any] = {
        b"string": lambda key: [client.get(key)],
        b"list": lambda key: client.lrange(key, 0, -1),
        b"set": client.smembers,
        b"zset": lambda key: client.zrange(key, 0, -1),
        b"hash": lambda key: [x for pair in client.hgetall(key).items() for x in pair],
    }
    for key in client.scan_iter():
        kind = client.type(key)
        values = read[kind](key) if kind in read else []
        yield key, b"\n".join(value or b"" for value in values)


def _unpacked(value: bytes) -> Iterator[bytes]:
    for packed in _BASE64.findall(value):
        try:
            yield base64.b64decode(packed, validate=True)
        except binascii.Error:
            continue


def in_database(
    needles: Iterable[str], cursor: Any, allowed: Iterable[str] = ()
) -> list[str]:
    """Every table but the allowed ones in which a needle stands in any column."""
    cursor.execute(
        "SELECT table_name FROM information_schema.tables"
        " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    )
    tables = sorted({row[0] for row in cursor.fetchall()} - set(allowed))
    found = []
    for table in tables:
        for needle in needles:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s',
                [f"%{needle}%"],
            )
            if cursor.fetchone()[0]:
                found.append(f"table {table}: {needle}")
    return found


def as_json(text: str) -> dict[str, Any]:
    """The last line of a command that prints one JSON object."""
    made: dict[str, Any] = json.loads(text.strip().splitlines()[-1])
    return made
