"""The life of a KSM activity as one table: what each step asks for, who may take it.

Plain Python, read by every door. The way is that of KOTAKU's own manuals, but nothing
of one programme is fixed here: the name of the agreement and the percents of the terms
are stored with each activity.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

USULAN = "usulan"
LAYAK = "layak"
DISEPAKATI = "disepakati"
PERJANJIAN = "perjanjian"
PENCAIRAN = "pencairan"
SELESAI = "selesai"
DISERTIFIKASI = "disertifikasi"
SERAH_BKM = "serah_bkm"
SERAH_PPK = "serah_ppk"
SERAH_KPP = "serah_kpp"
OPERASI = "operasi"
DIBATALKAN = "dibatalkan"

STATUSES = {
    USULAN: "Usulan",
    LAYAK: "Layak",
    DISEPAKATI: "Disepakati",
    PERJANJIAN: "Perjanjian",
    PENCAIRAN: "Pencairan dan pelaksanaan",
    SELESAI: "Selesai dan LPJ",
    DISERTIFIKASI: "Disertifikasi",
    SERAH_BKM: "Diserahkan ke BKM",
    SERAH_PPK: "Diserahkan ke PPK",
    SERAH_KPP: "Diserahkan ke KPP",
    OPERASI: "Operasi dan pemeliharaan",
    DIBATALKAN: "Dibatalkan",
}
WAY = tuple(name for name in STATUSES if name != DIBATALKAN)
# Until the agreement is signed, budget and terms may change.
OPEN_BUDGET = frozenset({USULAN, LAYAK, DISEPAKATI})
# From the first payment until the account is settled, money is booked.
OPEN_BOOK = frozenset({PENCAIRAN})
SETTLED = frozenset(WAY[WAY.index(SELESAI) :])
FULL = Decimal(100)


@dataclass(frozen=True)
class Step:
    """One allowed step: from where, to where, with which right, asking for what.

    ``file`` is the tag under which a file must be there. ``numbered`` steps need the
    number of their paper.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    right: str = "edit_kelompok"
    numbered: bool = False
    file: str = ""
    needs_reason: bool = False


def _after(source: str) -> frozenset[str]:
    return frozenset({source})


STEPS = {
    step.name: step
    for step in (
        Step("layak", "Nyatakan layak", _after(USULAN), LAYAK, "verify_intervention"),
        Step(
            "sepakati",
            "Catat musyawarah",
            _after(LAYAK),
            DISEPAKATI,
            numbered=True,
            file="musyawarah",
        ),
        Step(
            "perjanjian",
            "Catat perjanjian",
            _after(DISEPAKATI),
            PERJANJIAN,
            numbered=True,
            file="perjanjian",
        ),
        Step(
            "cairkan",
            "Cairkan termin",
            frozenset({PERJANJIAN, PENCAIRAN}),
            PENCAIRAN,
            file="termin",
        ),
        Step(
            "selesaikan",
            "Nyatakan selesai",
            _after(PENCAIRAN),
            SELESAI,
            numbered=True,
            file="lpj",
        ),
        Step(
            "sertifikasi",
            "Sertifikasi",
            _after(SELESAI),
            DISERTIFIKASI,
            "verify_intervention",
            numbered=True,
        ),
        Step(
            "serah_bkm",
            "Serahkan ke BKM",
            _after(DISERTIFIKASI),
            SERAH_BKM,
            numbered=True,
        ),
        Step(
            "serah_ppk", "Serahkan ke PPK", _after(SERAH_BKM), SERAH_PPK, numbered=True
        ),
        Step(
            "serah_kpp", "Serahkan ke KPP", _after(SERAH_PPK), SERAH_KPP, numbered=True
        ),
        Step("operasikan", "Mulai operasi", _after(SERAH_KPP), OPERASI),
        Step(
            "batalkan",
            "Batalkan",
            frozenset({USULAN, LAYAK, DISEPAKATI, PERJANJIAN}),
            DIBATALKAN,
            needs_reason=True,
        ),
    )
}


def allowed(status: str, *, terms_left: bool) -> tuple[Step, ...]:
    """Steps that are legal now; paying needs a term that was not paid."""
    return tuple(
        step
        for step in STEPS.values()
        if status in step.sources and (terms_left or step.name != "cairkan")
    )


def days_late(planned: date | None, done: date | None, today: date) -> int:
    """How late a step was, or is by now; 0 when it is in time or has no plan."""
    if planned is None:
        return 0
    return max(0, ((done or today) - planned).days)
