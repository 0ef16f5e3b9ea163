"""The words after ``./run`` and what each of them does."""

from collections.abc import Callable

from . import checks, foreground, packages, portal, say, servers, system
from .child import stop_all
from .foreground import Stopped
from .places import ROOT, Place
from .say import Problem
from .supervisor import Supervisor

HELP = """\
SI BUNGAS

  ./run                      portal contoh: semua terpasang, terisi DATA CONTOH
  ./run --kosong             portal kosong yang sesungguhnya, tanpa data contoh
  ./run test [pytest …]      semua pemeriksaan dan pengujian
  ./run bench [NAMA]         angka kinerja, satu baris tiap angka
  ./run manage PERINTAH …    manage.py pada portal contoh (./run --kosong manage …
                             pada portal kosong)
  ./run help                 teks ini

Lingkungan: PORT (bawaan 8000 atau yang bebas berikutnya) · DATABASE_URL dan REDIS_URL
(pakai peladen yang sudah berjalan) · SIBUNGAS_HOME (folder data, bawaan .sibungas).

In English: ./run starts a demo with everything it needs; --kosong an empty portal;
test checks and tests; bench prints figures; manage runs manage.py. Ctrl-C stops all.
"""


def main(words: list[str]) -> int:
    foreground.listen()
    try:
        return _dispatch(words)
    except Problem as problem:
        say.error(str(problem))
        return 1
    except Stopped as stopped:
        return 0 if stopped.number == foreground.SIGNALS[0] else 128 + stopped.number


def _dispatch(words: list[str]) -> int:
    profile = "demo"
    if words[:1] == ["--kosong"]:
        profile, words = "kosong", words[1:]
    if not words:
        return start(profile)
    commands: dict[str, Callable[[], int]] = {
        "test": lambda: test(words[1:]),
        "bench": lambda: bench(words[1:]),
        "manage": lambda: manage(profile, words[1:]),
    }
    if words[0] in commands:
        return commands[words[0]]()
    say.line(HELP)
    return 0 if words[0] in ("help", "--help", "-h") else 2


def start(profile: str) -> int:
    """The whole portal, until it is told to stop."""
    place = Place.of(profile)
    with place.locked():
        _install(place, "run", servers.needs())
        place.turn_logs()
        say.step("Menjalankan PostgreSQL dan Redis …")
        with servers.Servers(place, durable=True) as running:
            env = portal.environment(place, running.urls)
            portal.prepare(place, env)
            _serve(place, env, running)
    return 0


def _serve(place: Place, env: dict[str, str], running: servers.Servers) -> None:
    with portal.listen() as listener:
        children = portal.processes(place, env, listener)
        try:
            say.step("Menjalankan web, worker, dan poller …")
            for child in children:
                child.start()
            portal.wait_ready(children, listener)
            place.remember(address=portal.address(listener))
            _announce(place, portal.address(listener), env)
            Supervisor([*running.started, *children]).watch()
        finally:
            foreground.deafen()
            say.step("Menghentikan semua …")
            stop_all(children)
            running.stop()
            say.step("Berhenti. Data tetap tersimpan.")


def _announce(place: Place, address: str, env: dict[str, str]) -> None:
    say.step("Siap.")
    say.line()
    if place.profile == "demo":
        say.line(f"  SI BUNGAS (DATA CONTOH):  {address}")
        say.line("  Masuk dengan satu klik sebagai peran mana pun di halaman masuk.")
    else:
        say.line(f"  SI BUNGAS:  {address}")
        say.line("  Administrator pertama (berlaku selama belum ada pengguna):")
        say.line(f"    {address}mulai/?kode={env['SETUP_TOKEN']}")
    say.line(f"  Data dan catatan: {place.folder}")
    say.line("  Ctrl-C menghentikan semuanya.")
    say.line()


def manage(profile: str, words: list[str]) -> int:
    """manage.py beside the running portal, or with its servers started for it."""
    place = Place.of(profile)
    command = portal.manage(*words)
    if place.is_locked():
        env = portal.environment(place, place.running().get("urls", {}))
        return foreground.call(command, env, ROOT)
    with place.locked():
        _install(place, "run", servers.needs())
        with servers.Servers(place, durable=True) as running:
            return _with_stop(command, portal.environment(place, running.urls))


def test(words: list[str]) -> int:
    place = Place.of("test")
    with place.locked():
        _install(place, "dev", [*servers.needs(), *system.for_tests()])
        place.turn_logs()
        with servers.Servers(place, durable=False) as running:
            try:
                env = portal.environment(place, running.urls)
                return checks.run(place, env, words)
            finally:
                foreground.deafen()


def bench(words: list[str]) -> int:
    place = Place.of("bench")
    with place.locked():
        _install(place, "dev", servers.needs())
        place.turn_logs()
        with servers.Servers(place, durable=True) as running:
            env = portal.environment(place, running.urls)
            portal.one_off(place, portal.MIGRATE[1], env)
            command = [str(packages.PYTHON), "-m", "benchmarks", *words]
            return _with_stop(command, env)


def _with_stop(command: list[str], env: dict[str, str]) -> int:
    try:
        return foreground.call(command, env, ROOT)
    finally:
        foreground.deafen()


def _install(place: Place, kind: str, needs: list[system.Need]) -> None:
    if not packages.installed(kind):
        needs = [*needs, *system.for_python()]
    system.ensure([*needs, *system.for_pdf()], place.log("apt"))
    packages.ensure(kind, place.log("pip"))
