"""A Redis that is there and never answers is worse than a dead one."""

import random
from concurrent.futures import ThreadPoolExecutor

from tests.chaos.phones import sheet

LONGEST = 3.0


def test_a_frozen_redis_delays_a_submission_and_stops_nothing(
    portal, seeded, phones, say
):
    portal.poller.start()
    dice = random.Random(3)
    before, during, after = (
        [sheet(rt, dice) for rt in part]
        for part in (seeded.rt[:10], seeded.rt[10:34], seeded.rt[34:44])
    )
    for sent in before:  # connections to the broker are open and used
        phones.send(sent)

    portal.freeze_redis()
    try:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(phones.send, during))
        settled = portal.database.settle()
    finally:
        portal.thaw_redis()
    slowest = max(answer.seconds for answer in answers)
    say(f"Redis frozen: slowest of {len(answers)} {slowest:.2f} s, {settled:.1f} s")
    assert {answer.status for answer in answers} == {201}
    assert slowest <= LONGEST

    for sent in after:
        phones.send(sent)
    portal.database.settle()
    assert phones.failures == []
