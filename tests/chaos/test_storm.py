"""1,000 sheets while workers and Redis die: nothing lost, doubled, refused or stale.

The second test takes the poller away and must end wrong: what keeps the first one
green is the poller and nothing else.
"""

import time
from collections import Counter
from decimal import Decimal

from tests import oracle
from tests.chaos.harness import Database, Portal
from tests.chaos.phones import OF, Phones
from tests.chaos.storm import KILL_EVERY, Plan, Storm, rage

RULES = "permen-pupr-14-2018"
COLUMN = {
    "jumlah_bangunan": "jumlah_bangunan",
    "jumlah_penduduk": "jumlah_penduduk",
    "jumlah_kk": "jumlah_kk",
    "luas_verifikasi": "luas_verifikasi_ha",
    "panjang_jalan_ideal": "panjang_jalan_ideal_m",
    "panjang_drainase_ideal": "panjang_drainase_ideal_m",
    **dict(zip(OF, oracle.RULES[RULES][0], strict=True)),
}
CALM_SECONDS = 5
STORED = "SELECT * FROM assessments_assessment"
TRAIL = """
SELECT e.verba, a.uuid::text AS uuid
FROM audit_auditevent e
LEFT JOIN assessments_assessment a ON a.id::text = e.objek_id
WHERE e.objek_jenis = 'assessments.assessment'
"""


def test_nothing_is_lost_doubled_refused_or_stale(portal, seeded, phones, say):
    portal.poller.start()
    plan = Plan(sheets=1_000, seconds=22, redis_dies_at=0.4, redis_away=5)
    storm = rage(portal, phones, seeded.rt, plan)
    took = portal.database.settle()
    say(figures(storm, phones, took))
    assert phones.failures == []
    check_sheets(portal.database, storm)
    check_trail(portal.database, storm)
    check_faults(portal, storm)


def test_without_the_poller_the_same_storm_ends_stale(portal, seeded, phones, say):
    plan = Plan(sheets=200, seconds=8, redis_dies_at=0.7, redis_away=None)
    storm = rage(portal, phones, seeded.rt, plan)
    portal.renew_worker()
    time.sleep(CALM_SECONDS)
    stale = portal.database.stale()
    say(f"without the poller {len(stale)} figures stay wrong")
    assert stale, "the final wake-ups were lost, and yet every figure is right"
    assert phones.failures == []
    check_sheets(portal.database, storm)

    portal.poller.start()
    portal.database.settle()


def figures(storm: Storm, phones: Phones, settled: float) -> str:
    slow = sorted(answer.seconds for answer in phones.answers)
    return (
        f"{len(storm.sheets)} sheets, {len(phones.answers)} requests,"
        f" {storm.kills} kills, {len(phones.failures)} failures, settled in"
        f" {settled:.1f} s, p50 {slow[len(slow) // 2]:.3f} s,"
        f" p99 {slow[len(slow) * 99 // 100]:.3f} s, slowest {slow[-1]:.3f} s"
    )


def check_sheets(database: Database, storm: Storm) -> None:
    """Each sheet is there once, as it was sent, with the score of its numbers."""
    rows = {str(row["uuid"]): row for row in database.rows(STORED)}
    assert rows.keys() == {sent["uuid"] for sent in storm.sheets}
    assert database.count("assessments_assessment") == len(storm.sheets)
    approved = {sent["uuid"] for sent in storm.approved}
    for sent in storm.sheets:
        row = rows[sent["uuid"]]
        official = sent["uuid"] in approved
        assert row["rt_id"] == sent["rt"]
        assert row["status"] == ("disahkan" if official else "diajukan")
        assert row["resmi"] is official
        assert (row["skor"], row["tingkat"]) == oracle.result(row)
        for name, value in {**sent["header"], **sent["volume"]}.items():
            assert row[COLUMN[name]] == Decimal(str(value)), (name, sent)


def check_trail(database: Database, storm: Storm) -> None:
    """One line for each deed, and none besides."""
    approved = [sent["uuid"] for sent in storm.approved]
    expected = Counter(("assessment.received", sent["uuid"]) for sent in storm.sheets)
    expected.update(("assessment.verified", uuid) for uuid in approved)
    expected.update(("assessment.approved", uuid) for uuid in approved)
    found = Counter((row["verba"], row["uuid"]) for row in database.rows(TRAIL))
    assert found == expected


def check_faults(portal: Portal, storm: Storm) -> None:
    """The faults were real: a worker worked between kills, Redis was away."""
    assert storm.ended > storm.redis_returned >= storm.redis_died + 5
    assert storm.kills >= (storm.ended - storm.began) / KILL_EVERY - 1
    assert portal.tasks_done() > 0
