"""The programs Debian provides: found by file, installed only when we are root."""

import contextlib
import glob
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import say
from .say import Problem


@dataclass(frozen=True)
class Need:
    """One system package: how to see that it is there, and why we want it."""

    package: str
    why: str
    present: bool
    required: bool = True


def postgres_bin() -> Path | None:
    """Folder of a PostgreSQL that has PostGIS; the newest one."""
    folders = glob.glob("/usr/lib/postgresql/*/bin")
    for folder in sorted(folders, key=_version, reverse=True):
        share = f"/usr/share/postgresql/{Path(folder).parent.name}"
        if os.path.exists(f"{share}/extension/postgis.control"):
            return Path(folder)
    return None


def _version(folder: str) -> float:
    try:
        return float(Path(folder).parent.name)
    except ValueError:
        return 0.0


def redis_server() -> str | None:
    return shutil.which("redis-server") or shutil.which("valkey-server")


def chromium() -> str | None:
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def for_python() -> list[Need]:
    has = importlib.util.find_spec("ensurepip") is not None
    return [Need("python3-venv", "lingkungan Python", has)]


def for_database() -> list[Need]:
    return [Need("postgresql-postgis", "pangkalan data", postgres_bin() is not None)]


def for_redis() -> list[Need]:
    return [Need("redis-server", "antrean tugas", redis_server() is not None)]


_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def for_pdf() -> list[Need]:
    """Wanted, not needed: without them the portal runs and makes no PDF."""
    return [
        Need(package, "berkas PDF", bool(glob.glob(f"/usr/lib/*/{library}")), False)
        for package, library in (
            ("libpango-1.0-0", "libpango-1.0.so.0"),
            ("libpangoft2-1.0-0", "libpangoft2-1.0.so.0"),
        )
    ] + [Need("fonts-dejavu-core", "berkas PDF", os.path.exists(_FONT), False)]


def for_tests() -> list[Need]:
    atomic = glob.glob("/usr/lib/*/libatomic.so.1") + glob.glob("/lib/*/libatomic.so.1")
    why = "uji peramban"
    return [
        Need("chromium-headless-shell", why, chromium() is not None, False),
        Need("libatomic1", why, bool(atomic), False),
    ]


def ensure(needs: Iterable[Need], log: Path) -> None:
    """All of them present afterwards, or one sentence that says what to do."""
    missing = [need for need in needs if not need.present]
    if not missing:
        return
    packages = [need.package for need in missing]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say.step(f"Memasang dengan apt: {' '.join(packages)} (perlu jaringan) …")
        _apt(packages, log)
        return
    command = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
    if any(need.required for need in missing):
        raise Problem(_advice(missing, command))
    whys = ", ".join(sorted({need.why for need in missing}))
    say.step(f"Dilewati tanpa {', '.join(packages)}: {whys}. Untuk memasang: {command}")


def _advice(missing: list[Need], command: str) -> str:
    parts = ", ".join(f"{need.package} ({need.why})" for need in missing)
    return (
        f"Belum terpasang: {parts}.\n"
        f"  Pasang dahulu:  {command}\n"
        "  atau tunjuk peladen yang sudah ada dengan DATABASE_URL dan REDIS_URL,\n"
        "  atau jalankan ./run sebagai root agar dipasang sendiri.\n"
        "  (Missing system packages: run the command above, or start as root.)"
    )


def _apt(packages: list[str], log: Path) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
    with _services_off(), open(log, "w") as out:
        for command in (["apt-get", "update", "-q"], [*install, *packages]):
            result = subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd="/",
            )
            if result.returncode:
                raise Problem(
                    f"apt gagal ({' '.join(command)}).\n{tail(log)}\n"
                    "Periksa jaringan, lalu jalankan lagi."
                )


@contextlib.contextmanager
def _services_off() -> Iterator[None]:
    """Debian starts what it installs; what we install is started by us alone."""
    policy = Path("/usr/sbin/policy-rc.d")
    cluster = Path("/etc/postgresql-common/createcluster.conf")
    ours = [file for file in (policy, cluster) if not file.exists()]
    if policy in ours:
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
    if cluster in ours:
        cluster.parent.mkdir(parents=True, exist_ok=True)
        cluster.write_text("create_main_cluster = false\n")
    try:
        yield
    finally:
        for file in ours:
            file.unlink(missing_ok=True)


def tail(log: Path, lines: int = 20) -> str:
    """The end of a log, indented, for a message about what went wrong."""
    try:
        text = log.read_text(errors="replace").splitlines()[-lines:]
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in text)
