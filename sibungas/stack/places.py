"""Where things lie: the project, and one private folder for each profile.

``.sibungas/demo``, ``.sibungas/kosong``, ``.sibungas/test`` and ``.sibungas/bench``
share nothing: own database, own Redis, own secrets, own logs.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .say import Problem

ROOT = Path(__file__).resolve().parent.parent.parent


def home() -> Path:
    """The private folder: in the project when it is ours to write, else at home."""
    if chosen := os.environ.get("SIBUNGAS_HOME"):
        return Path(chosen).absolute()
    here = ROOT / ".sibungas"
    if here.exists():
        if here.stat().st_uid == os.geteuid():
            return here
    elif os.access(ROOT, os.W_OK):
        return here
    return Path.home() / ".local" / "state" / f"sibungas-{digest(ROOT)}"


def digest(path: Path) -> str:
    """A short name for a path, for folders outside the project."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:8]


def make_private(folder: Path, mode: int = 0o700) -> Path:
    """The folder, ours alone. 0711 lets the database user pass, not look."""
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"Folder {folder} tidak dapat dibuat ({error.strerror}). Pilih folder lain"
            " dengan SIBUNGAS_HOME=/folder/anda ./run"
        ) from None
    if folder.stat().st_uid != os.geteuid():
        raise Problem(
            f"Folder {folder} milik pengguna lain. Jalankan sebagai pemiliknya atau"
            " pilih folder lain: SIBUNGAS_HOME=/folder/anda ./run"
        )
    folder.chmod(mode)
    return folder


@dataclass(frozen=True)
class Place:
    """The private folder of one profile."""

    profile: str
    folder: Path

    @classmethod
    def of(cls, profile: str) -> "Place":
        make_private(home(), 0o711)
        return cls(profile, make_private(home() / profile, 0o711))

    def sub(self, name: str) -> Path:
        return make_private(self.folder / name)

    def log(self, name: str) -> Path:
        return self.sub("log") / f"{name}.log"

    def turn_logs(self) -> None:
        """A start writes new logs; those of the start before stay as .log.1."""
        for file in self.sub("log").glob("*.log"):
            file.replace(file.with_suffix(".log.1"))

    @property
    def state(self) -> Path:
        return self.folder / "running.json"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """One start at a time; the lock goes with the process, however it ends."""
        with open(self.folder / "lock", "a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                address = self.running().get("address", "")
                where = f" di {address}" if address else ""
                raise Problem(
                    f"Portal ({self.profile}) sudah berjalan{where}. Hentikan dahulu"
                    " dengan Ctrl-C di jendela tempat ia dijalankan."
                ) from None
            self._forget()
            try:
                yield
            finally:
                self._forget()

    def is_locked(self) -> bool:
        with open(self.folder / "lock", "a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

    def running(self) -> dict[str, Any]:
        """What the process that holds the lock wrote about itself."""
        try:
            return dict(json.loads(self.state.read_text()))
        except (OSError, ValueError):
            return {}

    def remember(self, **facts: Any) -> None:
        write_private(self.state, json.dumps(self.running() | facts))

    def new_sockets(self) -> Path:
        """A fresh folder with a short path: a socket's may have 107 bytes at most."""
        folder = Path(tempfile.mkdtemp(prefix="sibungas-", dir="/tmp"))
        self.remember(pid=os.getpid(), sockets=str(folder))
        return folder

    def _forget(self) -> None:
        sockets = self.running().get("sockets", "")
        if sockets.startswith("/tmp/sibungas-"):  # noqa: S108
            shutil.rmtree(sockets, ignore_errors=True)
        self.state.unlink(missing_ok=True)

    def secrets(self) -> dict[str, str]:
        """Made once, kept for ever, readable by the owner only."""
        file = self.folder / "secrets.json"
        if not file.exists():
            names = ("SECRET_KEY", "SETUP_TOKEN", "HEALTH_TOKEN")
            made = {name: secrets.token_urlsafe(48) for name in names}
            write_private(file, json.dumps(made, indent=1))
        return dict(json.loads(file.read_text()))


def write_private(file: Path, text: str) -> None:
    """Whole or not at all, mode 600 from the first byte."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with open(handle, "w") as out:
        out.write(text)
    os.replace(name, file)
