"""./run: what it installs, starts, watches and stops, with real processes."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sibungas.stack import cli, packages, places, portal, servers, supervisor, system
from sibungas.stack.child import Child, stop_all
from sibungas.stack.say import Problem

OURS = {"DATABASE_URL", "REDIS_URL", "CACHE_URL", "PORT"}
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]

needs_servers = pytest.mark.skipif(
    not (system.postgres_bin() and system.redis_server()),
    reason="tidak ada PostgreSQL dengan PostGIS dan Redis di mesin ini",
)


@pytest.fixture
def home(tmp_path_factory, monkeypatch) -> Path:
    """A private folder of this test, and no server named by the environment."""
    folder = tmp_path_factory.mktemp("home")
    for parent in [folder, *folder.parents][:3]:
        parent.chmod(parent.stat().st_mode | 0o011)  # the database user passes
    monkeypatch.setenv("SIBUNGAS_HOME", str(folder / "portal"))
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    return folder / "portal"


def wait_for(text: str, log: Path, process: subprocess.Popen, seconds: int) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if text in (said := log.read_text()):
            return said
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"{text!r} never came:\n{log.read_text()}")


@contextlib.contextmanager
def run(*words: str, log: Path) -> Iterator[subprocess.Popen]:
    with open(log, "w") as out:
        process = subprocess.Popen(
            [places.ROOT / "run", *words], stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def descendants(pid: int) -> set[int]:
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid:
                child = int(stat.parent.name)
                found |= {child} | descendants(child)
    return found


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}").exists()}


def gone_soon(pids: set[int], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while alive(pids) and time.monotonic() < end:
        time.sleep(0.1)
    return not alive(pids)


# One child --------------------------------------------------------------------


def test_a_child_is_stopped_with_everything_it_started(tmp_path):
    script = f"import subprocess as s; s.run({SLEEP!r})"
    child = Child("x", [sys.executable, "-c", script], tmp_path / "x.log")
    child.start()
    while not (grandchildren := descendants(child.process.pid)):
        time.sleep(0.05)

    stop_all([child])

    assert gone_soon({child.process.pid, *grandchildren}, 5)


def test_a_child_that_will_not_hear_is_killed(tmp_path):
    deaf = (
        "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    )
    argv = [sys.executable, "-c", f"{deaf}; time.sleep(60)"]
    child = Child("x", argv, tmp_path / "x.log", patience=0.5)
    child.start()
    while not child.log.read_text():
        time.sleep(0.02)

    stop_all([child])

    assert child.exit_code == -signal.SIGKILL


def test_a_child_dies_with_a_killed_parent(tmp_path):
    code = (
        "import sys, time; from pathlib import Path\n"
        f"sys.path.append({str(places.ROOT / 'sibungas')!r})\n"
        "from stack.child import Child\n"
        f"child = Child('x', {SLEEP!r}, Path({str(tmp_path / 'x.log')!r}))\n"
        "child.start(); print(child.process.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())

    parent.kill()
    parent.communicate()

    assert gone_soon({child}, 5)


# The supervisor ---------------------------------------------------------------


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def crash(watch: supervisor.Supervisor) -> None:
    child = watch.watched[0].child
    child.process.kill()
    child.process.wait()
    watch.look()


def test_a_crashed_child_is_started_again_after_a_growing_pause(tmp_path, capsys):
    clock, child = Clock(), Child("worker", SLEEP, tmp_path / "x.log")
    child.start()
    watch = supervisor.Supervisor([child], now=clock)
    pauses = []
    for _ in range(4):
        crash(watch)
        began = clock.now
        while child.exit_code is not None:
            clock.now += 0.5
            watch.look()
        pauses.append(clock.now - began)
    stop_all([child])

    assert pauses == [1, 2, 4, 8]
    assert "worker berhenti (kode -9)" in capsys.readouterr().out


def test_a_hopeless_child_ends_everything_with_a_sentence(tmp_path):
    log = tmp_path / "x.log"
    child = Child("poller", [sys.executable, "-c", "raise SystemExit('rusak')"], log)
    clock, watch = Clock(), supervisor.Supervisor([child])
    watch._now = clock
    child.start()
    with pytest.raises(Problem) as problem:
        for _ in range(200):
            child.process.wait()
            watch.look()
            clock.now += 1
    assert "poller berhenti 7 kali dalam 5 menit" in str(problem.value)
    assert "rusak" in str(problem.value)


# The private folder -----------------------------------------------------------


def test_secrets_are_made_once_and_for_the_owner_only(home):
    first = places.Place.of("demo").secrets()
    again = places.Place.of("demo").secrets()
    other = places.Place.of("kosong").secrets()

    assert first == again != other
    assert set(first) == {"SECRET_KEY", "SETUP_TOKEN", "HEALTH_TOKEN"}
    assert min(map(len, first.values())) >= 50
    assert len(set(first.values())) == 3
    assert (home / "demo" / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_of_somebody_else_is_refused(home, monkeypatch):
    places.make_private(home)
    monkeypatch.setattr(os, "geteuid", lambda: home.stat().st_uid + 1)
    with pytest.raises(Problem, match="milik pengguna lain"):
        places.make_private(home)


def test_without_right_to_write_the_folder_lies_at_home(monkeypatch, tmp_path):
    monkeypatch.delenv("SIBUNGAS_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(places, "ROOT", tmp_path / "readonly")
    assert tmp_path / ".local" / "state" in places.home().parents


def test_two_starts_at_once_get_a_clear_message(home):
    place = places.Place.of("demo")
    with place.locked():
        place.remember(address="http://127.0.0.1:8000/")
        with (
            pytest.raises(Problem, match="sudah berjalan di http://127.0.0.1:8000/"),
            places.Place.of("demo").locked(),
        ):
            pass
    with places.Place.of("demo").locked():
        assert places.Place.of("demo").running() == {}


def test_sockets_have_a_short_private_folder_that_goes_away(home):
    place = places.Place.of("demo")
    with place.locked():
        sockets = place.new_sockets()
        assert len(str(sockets / ".s.PGSQL.5432")) < 60
        assert sockets.stat().st_mode & 0o777 == 0o700
    assert not sockets.exists()


# What is missing --------------------------------------------------------------


def test_a_user_without_rights_is_told_the_command(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needs = [
        system.Need("postgresql-postgis", "pangkalan data", False),
        system.Need("redis-server", "antrean tugas", True),
    ]
    with pytest.raises(Problem) as problem:
        system.ensure(needs, tmp_path / "apt.log")
    said = str(problem.value)
    assert "sudo apt-get install --no-install-recommends postgresql-postgis\n" in said
    assert "DATABASE_URL" in said and "redis-server (" not in said


def test_what_only_some_tests_want_is_not_demanded(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needs = [system.Need("libatomic1", "uji peramban", False, required=False)]
    system.ensure(needs, tmp_path / "apt.log")
    assert "libatomic1" in capsys.readouterr().out


def test_named_servers_need_no_package(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgis://x@db/x")
    monkeypatch.setenv("REDIS_URL", "redis://broker")
    assert servers.needs() == []


def test_the_stamp_follows_the_requirements(monkeypatch, tmp_path):
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (tmp_path / name).write_text("a==1\n")
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    run_before, dev_before = packages.stamp("run"), packages.stamp("dev")
    (tmp_path / "requirements-dev.txt").write_text("a==2\n")

    assert packages.stamp("run") == run_before
    assert packages.stamp("dev") != dev_before


# Words and ports --------------------------------------------------------------


def test_help_lists_every_word(capsys):
    assert cli._dispatch(["help"]) == 0
    said = capsys.readouterr().out
    for word in ("--kosong", "test", "bench", "manage", "DATABASE_URL", "PORT"):
        assert word in said
    assert cli._dispatch(["entah"]) == 2


def test_a_busy_port_is_passed_over_or_named(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    with portal.listen() as first, portal.listen() as second:
        assert portal.address(first) != portal.address(second)
        busy = portal.address(first).rstrip("/").rpartition(":")[2]
        monkeypatch.setenv("PORT", busy)
        with pytest.raises(Problem, match=f"Port {busy} sudah dipakai"):
            portal.listen()


def test_the_demo_and_the_real_portal_differ_where_they_must(home):
    demo = portal.environment(places.Place.of("demo"), {})
    real = portal.environment(places.Place.of("kosong"), {})
    assert (demo["DEMO"], real["DEMO"]) == ("on", "off")
    assert demo["SECRET_KEY"] != real["SECRET_KEY"]
    assert demo["STATIC_ROOT"] != real["STATIC_ROOT"]
    assert demo["DEBUG"] == real["DEBUG"] == "off"
    assert ("Memuat data contoh", ["load_demo"]) not in portal.BEFORE["kosong"]


# The whole, live --------------------------------------------------------------


@needs_servers
def test_servers_listen_on_sockets_only_and_keep_their_data(home):
    place = places.Place.of("demo")
    with place.locked(), servers.Servers(place, durable=True) as first:
        host = first.urls["DATABASE_URL"].partition("host=")[2]
        psql = [str(system.postgres_bin() / "psql"), "-XqAt", "-h", host]
        psql += ["-U", "sibungas", "sibungas", "-c"]
        ask = "select current_setting('listen_addresses') || current_setting('fsync')"
        answer = subprocess.run([*psql, ask], capture_output=True, text=True).stdout
        subprocess.run([*psql, "create table kept as select 42 as n"], check=True)
    assert answer.strip() == "on"
    with place.locked(), servers.Servers(place, durable=True) as second:
        psql[3] = second.urls["DATABASE_URL"].partition("host=")[2]
        kept = subprocess.run([*psql, "table kept"], capture_output=True, text=True)
    assert kept.stdout.strip() == "42"
    assert alive({child.process.pid for child in second.started}) == set()


@needs_servers
def test_the_portal_starts_serves_restarts_and_stops(home, tmp_path):
    log = tmp_path / "run.log"
    with run("--kosong", log=log) as process:
        said = wait_for("Ctrl-C menghentikan semuanya", log, process, 600)
        [address] = re.findall(r"SI BUNGAS:  (http://127\.0\.0\.1:\d+/)", said)
        with urllib.request.urlopen(f"{address}healthz/ready/", timeout=10) as answer:
            assert answer.status == 200
        assert f"{address}mulai/?kode=" in said

        second = subprocess.run(
            [places.ROOT / "run", "--kosong"], capture_output=True, text=True
        )
        assert second.returncode == 1
        assert f"sudah berjalan di {address}" in second.stderr

        everyone = descendants(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert gone_soon(everyone, 5)


@needs_servers
def test_a_killed_start_leaves_nothing_and_the_next_one_works(home, tmp_path):
    log = tmp_path / "run.log"
    with run("--kosong", log=log) as process:
        wait_for("Ctrl-C menghentikan semuanya", log, process, 600)
        everyone = descendants(process.pid)
        process.kill()
        process.wait()
        assert gone_soon(everyone)
    with run("--kosong", log=log) as process:
        wait_for("Ctrl-C menghentikan semuanya", log, process, 600)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
