"""The life of a meeting as one table. Plain Python, read by every door."""

from dataclasses import dataclass

RENCANA = "rencana"
UNDANGAN = "undangan_terkirim"
BERLANGSUNG = "berlangsung"
NOTULEN = "notulen_draf"
BERITA_ACARA = "berita_acara"
TERBIT = "dipublikasikan"

STATUSES = {
    RENCANA: "Rencana",
    UNDANGAN: "Undangan terkirim",
    BERLANGSUNG: "Berlangsung",
    NOTULEN: "Notulen draf",
    BERITA_ACARA: "Berita acara disetujui",
    TERBIT: "Dipublikasikan",
}
WAY = tuple(STATUSES)

OPEN = frozenset({RENCANA, UNDANGAN, BERLANGSUNG, NOTULEN})
"""The plan, the agenda and the list of people may still change."""
ATTENDED = frozenset({UNDANGAN, BERLANGSUNG, NOTULEN})
"""Who is present may be ticked."""
WRITTEN = frozenset({BERLANGSUNG, NOTULEN})
"""Minutes may be written."""
APPROVED = frozenset({BERITA_ACARA, TERBIT})
ANNOUNCED = frozenset(WAY) - {RENCANA}
"""The plan went out to those who are invited, the places below among them."""


@dataclass(frozen=True)
class Step:
    """One allowed step: from where, to where, with which right.

    ``complete``: only a meeting that lacks nothing may take it. ``second``: not by
    the person who wrote the minutes. ``held``: not before the day of the meeting.
    """

    name: str
    label: str
    source: str
    target: str
    right: str = "edit_meeting"
    needs_reason: bool = False
    complete: bool = False
    second: bool = False
    held: bool = False


STEPS = {
    step.name: step
    for step in (
        Step("undang", "Tandai undangan terkirim", RENCANA, UNDANGAN),
        Step("mulai", "Mulai rapat", UNDANGAN, BERLANGSUNG, held=True),
        Step("tutup", "Tutup rapat, rapikan notulen", BERLANGSUNG, NOTULEN, held=True),
        Step(
            "setujui",
            "Setujui berita acara",
            NOTULEN,
            BERITA_ACARA,
            "approve_meeting",
            complete=True,
            second=True,
            held=True,
        ),
        Step("terbitkan", "Publikasikan", BERITA_ACARA, TERBIT, held=True),
        Step(
            "buka",
            "Buka kembali notulen",
            BERITA_ACARA,
            NOTULEN,
            "approve_meeting",
            needs_reason=True,
        ),
    )
}


def steps_from(status: str) -> tuple[Step, ...]:
    """The legal steps, in the order in which a page offers them."""
    return tuple(step for step in STEPS.values() if step.source == status)


def stepper(status: str) -> list[dict[str, str]]:
    """The way of a meeting, as the stepper draws it."""
    now = WAY.index(status)
    last = len(WAY) - 1
    states = [
        "done" if i < now or i == now == last else "todo" for i in range(last + 1)
    ]
    if now < last:
        states[now] = "now"
    return [
        {"label": STATUSES[name], "state": state}
        for name, state in zip(WAY, states, strict=True)
    ]
