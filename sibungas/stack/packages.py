"""The Python packages: one .venv, filled when the requirements change."""

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

from . import say, system
from .places import ROOT
from .say import Problem

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
CONSTRAINTS = "constraints.txt"


def installed(kind: str) -> bool:
    """Whether the packages of ``kind`` are there, by the mark we left."""
    return PYTHON.exists() and _read(VENV / f".installed-{kind}") == stamp(kind)


def ensure(kind: str, log: Path) -> None:
    """Everything of ``kind`` installed. Asks no network when nothing changed."""
    if installed(kind):
        return
    _make_venv(log)
    requirements = REQUIREMENTS[kind]
    say.step(f"Memasang paket Python ({requirements}; perlu jaringan) …")
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    _call([*pip, "-r", requirements, "-c", CONSTRAINTS], log)
    for name in ("run", kind):
        (VENV / f".installed-{name}").write_text(stamp(name))


def stamp(kind: str) -> str:
    """Names the content of the requirements and the Python they were made for."""
    digest = hashlib.sha256(".".join(platform.python_version_tuple()[:2]).encode())
    for name in dict.fromkeys((CONSTRAINTS, REQUIREMENTS["run"], REQUIREMENTS[kind])):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _make_venv(log: Path) -> None:
    """A venv of this Python; one made by another minor version is made anew."""
    if PYTHON.exists() and _made_by_us(_read(VENV / "pyvenv.cfg")):
        return
    say.step("Membuat lingkungan Python .venv …")
    _call([sys.executable, "-m", "venv", "--clear", str(VENV)], log)


def _made_by_us(config: str) -> bool:
    major_minor = ".".join(platform.python_version_tuple()[:2])
    found = [line for line in config.splitlines() if line.startswith("version")]
    return any(line.split("=")[1].strip().startswith(major_minor) for line in found)


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""


def _call(command: list[str], log: Path) -> None:
    with open(log, "w") as out:
        result = subprocess.run(
            command,
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    if result.returncode:
        raise Problem(
            f"Pemasangan paket Python gagal.\n{system.tail(log)}\n"
            "Periksa jaringan dan izin menulis di folder .venv, lalu jalankan lagi."
        )
