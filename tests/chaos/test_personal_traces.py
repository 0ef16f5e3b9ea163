"""Personal data through the running portal: nothing is left in logs, Redis, mails.

The real web server, worker, broker and cache. First without a worker, so that every
message still lies in the queue; then with one, until everything is done.
"""

import contextlib
import http.client
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
import redis

from sibungas.stack.places import ROOT
from sibungas.stack.servers import wait_until
from tests import traces
from tests.chaos.harness import Portal, kill
from tests.chaos.people import OWN
from tests.chaos.phones import sheet

SEED = "from tests.chaos import people; people.main()"
SEND = (
    "from sibungas.celery import app\n"
    "app.send_task('kelompok.jobs.purge_personal')\n"
    "app.send_task('kelompok.tasks.remind_of_actions')"
)
REVIEWED = "assessments_assessment WHERE status = 'diverifikasi'"
EXPIRED = "kelompok_bimtekpeserta WHERE nama <> ''"
_BATCH = re.compile(r"/antrean/massal/[0-9a-f-]{36}/")


@dataclass
class Window:
    """A browser of one person: a cookie, a CSRF token, and where it was led."""

    port: int
    cookie: str
    led_to: list[str] = field(default_factory=list)
    csrf: str = ""

    def ask(self, path, body=None):
        """Status and text of the answer; a body is sent as a form."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"sid={self.cookie}; csrf={self.csrf}"}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.csrf,
            }
        with contextlib.closing(link):
            method = "GET" if body is None else "POST"
            sent = None if body is None else urlencode(body)
            link.request(method, path, sent, headers)
            answer = link.getresponse()
            raw = answer.read()
        for value in answer.headers.get_all("Set-Cookie") or ():
            if found := re.match(r"csrf=([^;]+)", value):
                self.csrf = found[1]
        if place := answer.headers.get("Location"):
            self.led_to.append(place)
        return answer.status, traces.readable(raw).decode(errors="replace")


def command(portal, code):
    """Something said to the portal in a process of its own; what it printed."""
    words = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(
        words, cwd=ROOT, env=portal.env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def clients(portal):
    """Every database of both Redis; queues, results, cache, whatever there is."""
    return [
        redis.Redis(unix_socket_path=str(one.socket), db=number)
        for one in portal.redis
        for number in range(16)
    ]


def left_behind(portal):
    """Everywhere a canary stands in which it must not stand."""
    found = traces.in_redis(OWN, *clients(portal))
    for child in (portal.web, portal.worker, portal.poller):
        if child.log.exists():
            text = child.log.read_text(errors="replace")
            found += traces.in_text(OWN, f"log of {child.name}", text)
    with portal.database.connect() as connection:
        cursor = connection.cursor()
        for needle, tables in OWN.items():
            found += traces.in_database([needle], cursor, tables)
    return found


def queued(portal):
    """How many messages wait for a worker."""
    broker, _cache = portal.redis
    return redis.Redis(unix_socket_path=str(broker.socket)).llen("celery")


@pytest.fixture
def made(portal):
    return traces.as_json(command(portal, SEED))


def work_with_people(portal, made, phones, seeded):
    """Set, reveal, refuse, export, print, invite, certify, review in bulk."""
    officer = Window(portal.port, made["cookies"]["petugas"])
    secretary = Window(portal.port, made["cookies"]["sekretaris"])
    for window in (officer, secretary):
        assert window.ask("/masuk/")[0] in (200, 302)
        assert window.ask("/profil/")[0] == 200
    own = f"/kelompok/pribadi/bkm/{made['bkm']}/"
    basis = {"persetujuan_tanggal": "2022-05-04", "persetujuan_dasar": "Formulir",
             "simpan_sampai": "2099-01-01"}  # fmt: skip
    sent = {"no_rekening": "kenari-pribadi-baru", "versi": 1, **basis}
    assert officer.ask(f"{own}ubah/", sent)[0] == 302
    # Sent again it is refused, and so is what is not a reason.
    assert officer.ask(f"{own}ubah/", sent)[0] == 409
    ask = {"kolom": "no_rekening", "alasan": "x"}
    assert officer.ask(own, ask)[0] == 422
    status, page = officer.ask(own, {**ask, "alasan": "Mengundang rapat"})
    assert status == 200 and "kenari-pribadi-baru" in page
    chair = {"peran": "bendahara", "nama": "kenari-pengurus-baru",
             "mulai": "2022-01-02", "jenis_kelamin": "L", **basis}  # fmt: skip
    url = f"/kelompok/catatan/bkm/{made['bkm']}/pengurus/baru/"
    assert officer.ask(url, chair)[0] == 302
    assert "kenari-pengurus-baru" in officer.ask(f"/kelompok/bkm/{made['bkm']}/")[1]
    guest = {"aksi": "tambah", "nama": "kenari-hadir-baru", "kategori": "lsm",
             "peran": "peserta"}  # fmt: skip
    assert secretary.ask(f"/rapat/{made['rapat']}/hadir/", guest)[0] in (200, 302)
    for kind in ("bkm", "ksm", "rapat", "tindak", "bimtek"):
        path = "/rapat/" if kind == "rapat" else f"/kelompok/{kind}/"
        for query in ("?unduh=csv", "?unduh=xlsx"):
            status, text = secretary.ask(f"{path}{query}")
            assert status == 200 and traces.in_text(OWN, path, text) == []
    for path, name in (
        (f"/rapat/{made['rapat']}/naskah/notulen.pdf", "kenari-hadir-satu"),
        (f"/kelompok/bimtek/{made['bimtek']}/sertifikat/", "kenari-peserta-satu"),
    ):
        status, text = secretary.ask(path)
        assert status == 200 and name in text, path
    for rt in seeded.rt[:3]:
        phones.send(sheet(rt, random.Random(rt)))
    trial = {"langkah": "verify"}
    status, text = officer.ask("/antrean/massal/baru/", trial)
    assert status == 302, text
    [batch] = [p for p in officer.led_to if _BATCH.search(p)]
    assert officer.ask(f"{batch}jalankan/", {"versi": 1})[0] == 302
    return officer.led_to + secretary.led_to


def test_nothing_personal_is_left_in_logs_queues_cache_mails_or_trail(
    portal: Portal, made, phones, seeded, tmp_path
):
    kill(portal.worker)
    addresses = work_with_people(portal, made, phones, seeded)
    assert addresses and traces.in_text(OWN, "address", " ".join(addresses)) == []
    command(portal, SEND)
    assert queued(portal) >= 3
    assert left_behind(portal) == []

    mails = tmp_path / "surel"
    portal.worker.env = {**portal.worker.env, "EMAIL_URL": f"filemail:///{mails}"}
    portal.renew_worker()
    for is_done in (
        lambda: mails.exists() and any(mails.iterdir()),
        lambda: portal.database.count(REVIEWED) == 3,
        lambda: portal.database.count(EXPIRED) == 0,
        lambda: queued(portal) == 0,
    ):
        wait_until(is_done, portal.worker, seconds=90)
    assert left_behind(portal) == []
    letters = [file.read_text() for file in mails.iterdir()]
    assert letters and traces.in_text(OWN, "mail", "\n".join(letters)) == []
    assert any("Susun RPLP" in letter for letter in letters)
    # The nightly purge ran: what was over is gone, what was not is kept.
    rows = portal.database.rows(
        "SELECT peran, nama <> '' AS ada FROM kelompok_pengurus"
    )
    assert {row["peran"]: row["ada"] for row in rows} == {
        "ketua": False,
        "bendahara": True,
    }
    assert portal.database.count("kelompok_meetingparticipant WHERE nama <> ''") == 2


def test_a_line_and_a_message_that_tell_a_name_are_found(portal: Portal, made):
    kill(portal.worker)
    command(
        portal,
        "from sibungas.celery import app\n"
        "app.send_task('kelompok.jobs.purge_personal', args=['kenari-pribadi-x'])",
    )
    with open(portal.web.log, "a") as log:
        log.write('{"message": "dibuka", "nama": "Kenari-Pengurus-x"}\n')
    found = left_behind(portal)
    assert any(text.startswith("redis b'celery'") for text in found)
    assert "log of web: kenari-pengurus" in found
