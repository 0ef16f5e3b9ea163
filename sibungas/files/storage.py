"""Where the bytes lie: below MEDIA_ROOT, by uuid, written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

SMALL = "-kecil"


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "berkas"


def path(uuid: UUID, *, small: bool = False) -> Path:
    """The place of a file; 256 folders keep each of them short."""
    name = f"{uuid.hex}{SMALL if small else ''}"
    return folder() / uuid.hex[:2] / name


def write(uuid: UUID, full: bytes, small: bytes | None) -> None:
    """Both files on disk before this returns; a crash leaves no half of one."""
    if small is not None:
        _write(path(uuid, small=True), small)
    _write(path(uuid), full)


def _write(target: Path, raw: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    number, name = tempfile.mkstemp(prefix=".baru-", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _sync(place: Path) -> None:
    """The name of a new file is on disk as well, not only its content."""
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def everything() -> Iterator[tuple[Path, str]]:
    """Every file that lies there, half written ones too, with its uuid in hex."""
    for found in folder().glob("??/*"):
        yield found, found.name.removesuffix(SMALL)
