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


@dataclass(frozen=True)
class Transition:
    """One allowed step: from where, to where, with which right."""

    name: str
    label: str
    sources: frozenset[str]
    target: str
    right: str
    needs_reason: bool = False
    stamp: str = ""


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
    )
}


def allowed(status: str) -> tuple[Transition, ...]:
    """Steps that a sheet in this status can take, whoever asks."""
    return tuple(t for t in TRANSITIONS.values() if status in t.sources)


def by_target(target: str) -> Transition | None:
    """The step that leads to a status, as the API names it."""
    return next((t for t in TRANSITIONS.values() if t.target == target), None)
