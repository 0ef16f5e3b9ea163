"""The life of a penilaian as one table. Plain Python, read by every door."""

from dataclasses import dataclass

DRAF = "draf"
DIAJUKAN = "diajukan"
DIKEMBALIKAN = "dikembalikan"
DIVERIFIKASI = "diverifikasi"
DISAHKAN = "disahkan"
DIBATALKAN = "dibatalkan"

STATUSES = {
    DRAF: "Draf",
    DIAJUKAN: "Diajukan",
    DIKEMBALIKAN: "Dikembalikan",
    DIVERIFIKASI: "Diverifikasi",
    DISAHKAN: "Disahkan",
    DIBATALKAN: "Dibatalkan",
}
OPEN_FOR_EDITING = frozenset({DRAF, DIKEMBALIKAN})
UNDECIDED = (DRAF, DIAJUKAN, DIKEMBALIKAN, DIVERIFIKASI)
"""Where a sheet is on its way: somebody has to do something with it."""


@dataclass(frozen=True)
class Transition:
    """One allowed step: from where, to where, with which right.

    An ``internal`` step takes back a step of a bulk review. No door offers it for a
    single sheet, so it is neither among the legal steps nor named by its target.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    right: str
    needs_reason: bool = False
    stamp: str = ""
    internal: bool = False


TRANSITIONS = {
    t.name: t
    for t in (
        Transition(
            "submit",
            "Ajukan",
            frozenset({DRAF, DIKEMBALIKAN}),
            DIAJUKAN,
            "write_assessment",
            stamp="diajukan",
        ),
        Transition(
            "return",
            "Kembalikan",
            frozenset({DIAJUKAN, DIVERIFIKASI}),
            DIKEMBALIKAN,
            "return",
            needs_reason=True,
            stamp="dikembalikan",
        ),
        Transition(
            "verify",
            "Verifikasi",
            frozenset({DIAJUKAN}),
            DIVERIFIKASI,
            "verify",
            stamp="diverifikasi",
        ),
        Transition(
            "approve",
            "Sahkan",
            frozenset({DIVERIFIKASI}),
            DISAHKAN,
            "approve",
            stamp="disahkan",
        ),
        Transition(
            "cancel",
            "Batalkan",
            frozenset({DRAF, DIAJUKAN, DIKEMBALIKAN, DIVERIFIKASI, DISAHKAN}),
            DIBATALKAN,
            "cancel",
            needs_reason=True,
            stamp="dibatalkan",
        ),
        Transition(
            "restore",
            "Pulihkan",
            frozenset({DIBATALKAN}),
            DRAF,
            "cancel",
            needs_reason=True,
        ),
        Transition(
            "unverify",
            "Batalkan verifikasi massal",
            frozenset({DIVERIFIKASI}),
            DIAJUKAN,
            "verify",
            needs_reason=True,
            internal=True,
        ),
        Transition(
            "unapprove",
            "Batalkan pengesahan massal",
            frozenset({DISAHKAN}),
            DIVERIFIKASI,
            "approve",
            needs_reason=True,
            internal=True,
        ),
    )
}


OFFERED = tuple(t for t in TRANSITIONS.values() if not t.internal)
"""Steps that a door may name for one sheet."""
UNDO = {"verify": "unverify", "approve": "unapprove"}
"""The step of a bulk review, and what takes it back."""


def allowed(status: str) -> tuple[Transition, ...]:
    """Steps that a sheet in this status can take, whoever asks."""
    return tuple(t for t in OFFERED if status in t.sources)


def by_target(target: str) -> Transition | None:
    """The step that leads to a status, as the API names it."""
    return next((t for t in OFFERED if t.target == target), None)
