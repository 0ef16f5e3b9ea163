"""The table of steps, as a picture in words."""

import pytest

from assessments import workflow
from kawasan.access import RIGHTS

PICTURE = {
    "draf": {"diajukan", "dibatalkan"},
    "diajukan": {"dikembalikan", "diverifikasi", "dibatalkan"},
    "dikembalikan": {"diajukan", "dibatalkan"},
    "diverifikasi": {"dikembalikan", "disahkan", "dibatalkan"},
    "disahkan": {"dibatalkan"},
    "dibatalkan": {"draf"},
}


@pytest.mark.parametrize("status", workflow.STATUSES)
def test_where_a_sheet_may_go_from_here(status):
    assert {step.target for step in workflow.allowed(status)} == PICTURE[status]


def test_every_step_asks_for_a_right_that_somebody_has():
    assert all(RIGHTS[step.right] for step in workflow.TRANSITIONS.values())


def test_going_back_and_ending_need_a_reason():
    asked = {s.name for s in workflow.TRANSITIONS.values() if s.needs_reason}
    assert asked == {
        "return", "cancel", "restore", "unverify", "unapprove",
    }  # fmt: skip


def test_no_door_offers_to_take_back_a_single_step():
    internal = {s.name for s in workflow.TRANSITIONS.values() if s.internal}
    assert internal == set(workflow.UNDO.values())
    assert not internal & {s.name for s in workflow.OFFERED}
    for name, undo in workflow.UNDO.items():
        there, back = workflow.TRANSITIONS[name], workflow.TRANSITIONS[undo]
        assert (back.sources, back.target) == ({there.target}, *there.sources)
        assert back.right == there.right


def test_a_status_names_its_step():
    assert workflow.by_target("disahkan").name == "approve"
    assert workflow.by_target("draf").name == "restore"
    assert workflow.by_target("terbang") is None
