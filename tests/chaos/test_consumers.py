"""Who counts may die in the middle, and several may count at once."""

import contextlib
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sibungas.stack.places import ROOT
from tests.chaos.harness import Portal, kill
from tests.chaos.phones import Phones, sheet

WRITERS, DEEDS, BURSTS = 8, 5, 15
LOAD = "from tests.chaos import writers"
LOCK_THE_TOP = """
SELECT r.id FROM rekap_wilayah r JOIN kawasan_wilayah w ON w.id = r.wilayah_id
WHERE w.jenis = 'provinsi' FOR UPDATE OF r
"""
WAITING = """
SELECT query FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def test_a_poller_killed_in_the_middle_of_counting_leaves_nothing_stale(
    portal, seeded, phones
):
    kill(portal.worker)
    portal.poller.start()
    dice = random.Random(7)
    send_all(phones, [sheet(rt, dice) for rt in seeded.rt[:5]])
    portal.database.settle()

    with portal.database.connect() as connection:
        connection.cursor().execute(LOCK_THE_TOP)
        send_all(phones, [sheet(rt, dice) for rt in seeded.rt[5:45]])
        # Events are removed and the lower levels are written: not yet committed.
        wait_for_query(portal, "rekap_of_parents")
        kill(portal.poller)
        connection.rollback()
    assert portal.database.count("dirty_event") == 40 * 3
    assert portal.database.stale()

    portal.poller.start()
    portal.database.settle()
    assert portal.database.count("dirty_key") == 0


def send_all(phones: Phones, sheets: list[dict[str, Any]]) -> None:
    for sent in sheets:
        assert phones.send(sent).status == 201
        phones.approve(sent)


def wait_for_query(portal: Portal, name: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if any(name in row["query"] for row in portal.database.rows(WAITING)):
            return
        time.sleep(0.05)
    raise AssertionError(f"{name} never waited")


def test_two_pollers_and_a_worker_agree_while_eight_people_write(portal, seeded, say):
    for poller in (portal.poller, portal.second_poller):
        poller.start()
    total: Counter[str] = Counter()
    with writers(portal, seeded.rt[::50]) as burst:  # one RT of each kelurahan
        for _ in range(BURSTS):
            total += burst()
            # No later write may repair what the last ones of a burst have left.
            portal.database.settle()

    say(f"{WRITERS} writers in {BURSTS} bursts: {dict(total)}")
    assert portal.poller.exit_code is portal.second_poller.exit_code is None
    assert portal.tasks_done() > 0
    assert total.keys() <= {"done", "refused"}
    assert total["done"] > total["refused"]
    trail = "audit_auditevent WHERE objek_jenis IN ('assessments.assessment',"
    assert portal.database.count(f"{trail} 'kawasan.rt')") == total["done"]
    assert portal.database.count("dirty_key") == 0
    (stats,) = portal.database.rows(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    )
    assert stats["deadlocks"] == 0


@contextlib.contextmanager
def writers(portal: Portal, rts: list[int]) -> Iterator[Callable[[], Counter[str]]]:
    """Eight people in a process of their own, who write once each time one calls."""
    call = f"writers.main({rts}, writers={WRITERS}, deeds={DEEDS})"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", f"{LOAD}; {call}"],
        cwd=ROOT,
        env=portal.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def burst() -> Counter[str]:
        process.stdin.write("\n")
        process.stdin.flush()
        return Counter(json.loads(process.stdout.readline()))

    with process:
        try:
            yield burst
        finally:
            process.kill()
