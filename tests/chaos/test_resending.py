"""A device that was not answered sends again: one sheet, one receipt."""

import random
import time
from collections import Counter, defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import Any

from tests.chaos.phones import SHEETS, Answer, Phones, sheet

COPIES = 6
LANES = 2
KILL_AFTER = (40, 90, 140, 190)


def test_six_copies_at_once_are_one_sheet_with_one_receipt(portal, seeded, phones, say):
    dice = random.Random(6)
    sheets = [sheet(rt, dice) for rt in seeded.rt[:100]]
    with ThreadPoolExecutor(LANES) as pool:
        for _ in pool.map(lambda sent: send_copies(phones, sent), sheets):
            pass

    answers = defaultdict(list)
    for answer in phones.answers:
        answers[answer.uuid].append(answer)
    statuses = Counter(answer.status for answer in phones.answers)
    say(f"{len(sheets)} sheets x {COPIES} copies: {dict(statuses)}")
    assert answers.keys() == {sent["uuid"] for sent in sheets}
    for copies in answers.values():
        assert sorted(a.status for a in copies) == [200] * (COPIES - 1) + [201]
        assert len({a.body for a in copies}) == 1
    assert portal.database.count("assessments_assessment") == len(sheets)
    assert received(portal) == len(sheets)


def send_copies(phones: Phones, sent: dict[str, Any]) -> list[Answer]:
    """All of them leave at the same moment."""
    gate = Barrier(COPIES)

    def one(_number: int) -> Answer:
        gate.wait(30)
        return phones.post(SHEETS, sent["uuid"], sent, "fasilitator")

    with ThreadPoolExecutor(COPIES) as pool:
        return list(pool.map(one, range(COPIES)))


def test_a_web_process_killed_in_mid_request_loses_and_doubles_nothing(
    portal, seeded, phones, say
):
    dice = random.Random(9)
    sheets = [sheet(rt, dice) for rt in seeded.rt[:240]]
    with ThreadPoolExecutor(4) as pool:
        sending = [pool.submit(phones.send, sent) for sent in sheets]
        for answers in KILL_AFTER:
            while len(phones.answers) < answers and not all_done(sending):
                time.sleep(0.01)
            portal.kill_child_of(portal.web)
    assert {future.result().status for future in sending} <= {200, 201}

    lost = sum(answer.status == 0 for answer in phones.answers)
    say(f"{len(KILL_AFTER)} web processes killed, {lost} connections lost")
    assert lost == len(phones.failures) > 0
    stored = portal.database.rows("SELECT uuid FROM assessments_assessment")
    expected = Counter(sent["uuid"] for sent in sheets)
    assert Counter(str(row["uuid"]) for row in stored) == expected
    assert received(portal) == len(sheets)


def all_done(sending: list[Future[Answer]]) -> bool:
    return all(future.done() for future in sending)


def received(portal: Any) -> int:
    return portal.database.count("audit_auditevent WHERE verba = 'assessment.received'")
