"""The life of a kegiatan penanganan as one table, and the sums it needs.

Plain Python, read by every door. A step names what it asks for; what a status stands
on must go on holding while somebody changes the work afterwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

USULAN = "usulan"
LAYAK = "layak"
DIANGGARKAN = "dianggarkan"
PELAKSANAAN = "pelaksanaan"
SELESAI = "selesai"
DISERAHTERIMAKAN = "diserahterimakan"
DIBATALKAN = "dibatalkan"

WAY = (USULAN, LAYAK, DIANGGARKAN, PELAKSANAAN, SELESAI, DISERAHTERIMAKAN)
STATUSES = {
    USULAN: "Usulan",
    LAYAK: "Layak",
    DIANGGARKAN: "Dianggarkan",
    PELAKSANAAN: "Pelaksanaan",
    SELESAI: "Selesai",
    DISERAHTERIMAKAN: "Diserahterimakan",
    DIBATALKAN: "Dibatalkan",
}
DONE = frozenset({SELESAI, DISERAHTERIMAKAN})

MENUNGGU = "menunggu"
DISETUJUI = "disetujui"
DITOLAK = "ditolak"
VERDICTS = {
    MENUNGGU: "Menunggu verifikasi",
    DISETUJUI: "Disetujui",
    DITOLAK: "Ditolak",
}
FULL = Decimal(100)


@dataclass(frozen=True)
class Step:
    """One allowed step: from where, to where, with which right, asking for what.

    ``asks`` are columns that the step may fill; ``also`` names the lines that its
    page shows beside them: ``dana`` or ``volume``.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    right: str
    asks: tuple[str, ...] = ()
    also: str = ""
    needs_reason: bool = False


STEPS = {
    step.name: step
    for step in (
        Step(
            "layak",
            "Nyatakan layak",
            frozenset({USULAN}),
            LAYAK,
            "verify_intervention",
        ),
        Step(
            "anggarkan",
            "Anggarkan",
            frozenset({LAYAK}),
            DIANGGARKAN,
            "edit_intervention",
            ("tahun_anggaran", "pagu_rp", "program", "opd"),
            "dana",
        ),
        Step(
            "mulai",
            "Mulai pelaksanaan",
            frozenset({DIANGGARKAN}),
            PELAKSANAAN,
            "edit_intervention",
            (
                "metode",
                "pelaksana",
                "nomor_kontrak",
                "tanggal_kontrak",
                "nilai_kontrak_rp",
                "tanggal_mulai",
                "tanggal_selesai",
            ),
        ),
        Step(
            "selesaikan",
            "Nyatakan selesai",
            frozenset({PELAKSANAAN}),
            SELESAI,
            "edit_intervention",
            ("progres_fisik", "progres_keuangan", "tanggal_selesai"),
            "volume",
        ),
        Step(
            "serahkan",
            "Serah terima",
            frozenset({SELESAI}),
            DISERAHTERIMAKAN,
            "edit_intervention",
            ("nomor_serah_terima", "tanggal_serah_terima", "sertifikasi"),
        ),
        Step(
            "batalkan",
            "Batalkan",
            frozenset(WAY),
            DIBATALKAN,
            "edit_intervention",
            needs_reason=True,
        ),
    )
}
DECISIONS = {
    step.name: step
    for step in (
        Step(
            "setujui",
            "Verifikasi",
            frozenset({MENUNGGU, DITOLAK}),
            DISETUJUI,
            "verify_intervention",
        ),
        Step(
            "tolak",
            "Tolak",
            frozenset({MENUNGGU}),
            DITOLAK,
            "verify_intervention",
            needs_reason=True,
        ),
        Step(
            "tarik",
            "Tarik verifikasi",
            frozenset({DISETUJUI}),
            MENUNGGU,
            "verify_intervention",
            needs_reason=True,
        ),
    )
}
EVERY = {**STEPS, **DECISIONS}


def allowed(status: str, verdict: str) -> tuple[Step, ...]:
    """Steps of the work that are legal now; a verified work is not called off."""
    return tuple(
        step
        for step in STEPS.values()
        if status in step.sources
        and not (step.target == DIBATALKAN and verdict == DISETUJUI)
    )


def decisions(status: str, verdict: str) -> tuple[Step, ...]:
    """Decisions of the verifier that are legal now: only on finished works."""
    if status not in DONE:
        return ()
    return tuple(d for d in DECISIONS.values() if verdict in d.sources)


def by_target(target: str) -> Step | None:
    """The step that leads to a status, as the API names it."""
    return next((s for s in STEPS.values() if s.target == target), None)


def decision_to(verdict: str) -> Step | None:
    return next((d for d in DECISIONS.values() if d.target == verdict), None)


# What a status stands on ------------------------------------------------------------


def missing(
    status: str,
    work: Mapping[str, Any],
    volumes: Sequence[Mapping[str, Any]],
    funding: Sequence[Mapping[str, Any]],
) -> dict[str, str]:
    """What the status asks for and the work does not have: column → sentence.

    ``volumes`` and ``funding`` answer for the lines; their faults stand under
    ``volume`` and ``dana``. A status asks for what those before it ask for.
    """
    if status not in WAY:
        return {}
    found: dict[str, str] = {}
    for one in WAY[: WAY.index(status) + 1]:
        found |= _ASKED[one](work, volumes, funding)
    return found


Lines = Sequence[Mapping[str, Any]]


def _proposal(
    work: Mapping[str, Any], volumes: Lines, funding: Lines
) -> dict[str, str]:
    return {}


def _feasible(
    work: Mapping[str, Any], volumes: Lines, funding: Lines
) -> dict[str, str]:
    if not any(line["volume_rencana"] for line in volumes):
        return {"volume": "Isi sedikitnya satu volume rencana dengan sasarannya."}
    return {}


def _budgeted(
    work: Mapping[str, Any], volumes: Lines, funding: Lines
) -> dict[str, str]:
    found: dict[str, str] = {}
    if not work["tahun_anggaran"]:
        found["tahun_anggaran"] = "Isi tahun anggaran."
    if not work["pagu_rp"]:
        found["pagu_rp"] = "Isi pagu."
    if not any(line["jumlah_rencana_rp"] for line in funding):
        found["dana"] = "Isi sedikitnya satu sumber dana dengan jumlah rencananya."
    return found


def _begun(work: Mapping[str, Any], volumes: Lines, funding: Lines) -> dict[str, str]:
    found: dict[str, str] = {}
    if not work["metode"]:
        found["metode"] = "Pilih metode pelaksanaan."
    if not work["pelaksana"]:
        found["pelaksana"] = "Isi pelaksana: penyedia, KSM, atau kelompok warga."
    if work["metode"] in ("kontraktual", "swakelola") and not work["nomor_kontrak"]:
        paper = {"kontraktual": "kontrak atau SPK", "swakelola": "perjanjian swakelola"}
        found["nomor_kontrak"] = f"Isi nomor {paper[work['metode']]}."
    if work["metode"] == "kontraktual" and not work["nilai_kontrak_rp"]:
        found["nilai_kontrak_rp"] = "Isi nilai kontrak."
    for name, words in (("tanggal_mulai", "mulai"), ("tanggal_selesai", "selesai")):
        if not work[name]:
            found[name] = f"Isi tanggal {words}."
    return found


def _finished(
    work: Mapping[str, Any], volumes: Lines, funding: Lines
) -> dict[str, str]:
    found = {}
    if work["progres_fisik"] != FULL:
        found["progres_fisik"] = "Progres fisik kegiatan yang selesai harus 100 %."
    if any(line["volume_realisasi"] is None for line in volumes):
        found["volume"] = "Isi volume realisasi setiap baris; 0 bila tidak terwujud."
    return found


def _handed_over(
    work: Mapping[str, Any], volumes: Lines, funding: Lines
) -> dict[str, str]:
    found = {}
    if not work["nomor_serah_terima"]:
        found["nomor_serah_terima"] = "Isi nomor PHO/BAST."
    if not work["tanggal_serah_terima"]:
        found["tanggal_serah_terima"] = "Isi tanggal serah terima."
    return found


_ASKED = {
    USULAN: _proposal,
    LAYAK: _feasible,
    DIANGGARKAN: _budgeted,
    PELAKSANAAN: _begun,
    SELESAI: _finished,
    DISERAHTERIMAKAN: _handed_over,
}


# Volumes ----------------------------------------------------------------------------


def unit(sasaran: str) -> str:
    """The unit of a volume, as its name says."""
    if sasaran.startswith("kk_"):
        return "KK"
    if sasaran.startswith("bangunan_"):
        return "unit"
    return "ha" if sasaran.endswith("_ha") else "m"


def places(sasaran: str) -> int:
    """Decimals that the volume columns of a penilaian hold."""
    return {"ha": 6, "m": 3}.get(unit(sasaran), 0)


def remaining(start: Decimal | None, done: Iterable[Decimal]) -> Decimal | None:
    """What is left of a volume after verified works; never below zero."""
    if start is None:
        return None
    return max(Decimal(0), start - sum(done, Decimal(0)))


def split(
    total: Decimal, left: Mapping[Any, Decimal], sasaran: str
) -> dict[Any, Decimal]:
    """``total`` over places in proportion to what is left there, adding up exactly.

    Parts are whole units and KK, whole metres, hundredths of a hectare; what rounding
    leaves goes to the largest remainders. Places where nothing is left get nothing.
    """
    whole = sum(left.values(), Decimal(0))
    if whole <= 0 or total <= 0:
        return {}
    step = Decimal("0.01") if unit(sasaran) == "ha" else Decimal(1)
    exact = {key: total * value / whole for key, value in left.items() if value > 0}
    parts = {
        key: (value / step).to_integral_value(ROUND_FLOOR) * step
        for key, value in exact.items()
    }
    rest = total - sum(parts.values(), Decimal(0))
    for key in sorted(exact, key=lambda k: parts[k] - exact[k]):
        if rest <= 0:
            break
        more = min(step, rest)
        parts[key] += more
        rest -= more
    return {key: value for key, value in parts.items() if value}
