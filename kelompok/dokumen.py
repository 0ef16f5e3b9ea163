"""Which documents a place has, which are missing, ended, ending or on their way.

Two lines of the checklist are read where they are kept: SK Kumuh in its dossier, RPLP
in the register of the kelurahan.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr
from django.utils import timezone

from kawasan.models import Kawasan, SkKumuh, Wilayah
from kelompok.models import AturanBersama, DokumenPokja, Rplp

SK_KUMUH, RPLP = "sk_kumuh", "rplp"
# In the order of the checklist.
KINDS: dict[str, str] = {
    SK_KUMUH: "SK Kumuh",
    DokumenPokja.Jenis.RP2KPKPK.value: DokumenPokja.Jenis.RP2KPKPK.label,
    DokumenPokja.Jenis.RP3KP.value: DokumenPokja.Jenis.RP3KP.label,
    RPLP: "RPLP kelurahan",
    **{
        one.value: one.label
        for one in DokumenPokja.Jenis
        if one not in (DokumenPokja.Jenis.RP2KPKPK, DokumenPokja.Jenis.RP3KP)
    },
}
ADA, SEGERA, HABIS, PROSES, KURANG = "ada", "segera", "habis", "proses", "kurang"
NEEDLESS = "tak_perlu"
# Word, sign and colour of every state.
STATES = {
    ADA: ("Ada", "centang", "hijau"),
    SEGERA: ("Segera berakhir", "jam", "kuning"),
    HABIS: ("Berakhir", "peringatan", "merah"),
    PROSES: ("Dalam proses", "sinkron", "abu"),
    KURANG: ("Belum ada", "silang", "merah"),
    NEEDLESS: ("Tidak ada kawasan", "info", "abu"),
}
_WORK = (
    DokumenPokja.Status.PROSES_AWAL,
    DokumenPokja.Status.REVIEW,
    DokumenPokja.Status.FINAL,
)
_CITY = 5


@dataclass(frozen=True)
class Line:
    """One kind of document of one place: the one that holds, and the one to come."""

    jenis: str
    nama: str
    keadaan: str
    dokumen: Any = None
    proses: Any = None
    ada: int | None = None
    dari: int | None = None

    @property
    def kata(self) -> str:
        return STATES[self.keadaan][0]

    @property
    def is_missing(self) -> bool:
        return self.keadaan in (KURANG, HABIS)

    @property
    def sampai(self) -> date | None:
        return getattr(self.dokumen, "berlaku_sampai", None)


@dataclass(frozen=True)
class Share:
    """So many of so many kelurahan; None while there is nothing to divide by."""

    ada: int
    dari: int

    @property
    def persen(self) -> float | None:
        return 100 * self.ada / self.dari if self.dari else None


def checklists(places: Iterable[Wilayah]) -> dict[int, list[Line]]:
    """The checklist of every place, by its key; a fixed number of queries.

    The caller has asked whether the places may be seen.
    """
    found = list(places)
    held: dict[tuple[int, str], list[DokumenPokja]] = defaultdict(list)
    rows = DokumenPokja.objects.filter(wilayah__in=found).order_by("tanggal", "pk")
    for row in rows:
        held[row.wilayah_id, row.jenis].append(row)
    decrees = _decrees(found)
    shares = rplp_shares(found)
    return {
        place.pk: [
            _decree(decrees.get(place.pk, []))
            if kind == SK_KUMUH
            else _plans(shares[place.pk])
            if kind == RPLP
            else _line(kind, held[place.pk, kind])
            for kind in KINDS
        ]
        for place in found
    }


def _decrees(places: list[Wilayah]) -> dict[int, list[SkKumuh]]:
    by_place: dict[int, list[SkKumuh]] = defaultdict(list)
    for sk in SkKumuh.objects.filter(wilayah__in=places).order_by("tanggal", "pk"):
        by_place[sk.wilayah_id].append(sk)
    return by_place


def _decree(rows: list[SkKumuh]) -> Line:
    """The decree in force; else the draft; else one whose time is over."""
    by_status = {sk.status: sk for sk in rows}
    for status, state in (
        (SkKumuh.Status.BERLAKU, ADA),
        (SkKumuh.Status.DRAF, PROSES),
        (SkKumuh.Status.DICABUT, HABIS),
    ):
        if status in by_status:
            return Line(SK_KUMUH, KINDS[SK_KUMUH], state, by_status[status])
    return Line(SK_KUMUH, KINDS[SK_KUMUH], KURANG)


def _plans(share: Share) -> Line:
    """Whole when every kelurahan with slum has its RPLP."""
    if not share.dari:
        return Line(RPLP, KINDS[RPLP], NEEDLESS)
    state = KURANG
    if share.ada:
        state = ADA if share.ada >= share.dari else PROSES
    return Line(RPLP, KINDS[RPLP], state, ada=share.ada, dari=share.dari)


def _line(kind: str, rows: list[DokumenPokja]) -> Line:
    approved = [row for row in rows if row.status == DokumenPokja.Status.DISAHKAN]
    replaced = {row.menggantikan_id for row in approved}
    valid = [row for row in approved if row.pk not in replaced] or approved
    coming = [row for row in rows if row.status in _WORK]
    to_come = coming[-1] if coming else None
    holding = [row for row in valid if not row.is_ended]
    if holding:
        # The one that lasts longest speaks for the kind; without an end it stays.
        best = max(holding, key=lambda row: row.berlaku_sampai or date.max)
        state = SEGERA if best.ends_soon else ADA
        return Line(kind, KINDS[kind], state, best, to_come)
    if valid:
        return Line(kind, KINDS[kind], HABIS, valid[-1], to_come)
    if to_come:
        return Line(kind, KINDS[kind], PROSES, None, to_come)
    return Line(kind, KINDS[kind], KURANG, rows[-1] if rows else None)


def missing_of(lines: Iterable[Line]) -> int:
    """How many kinds a place has not, or has no longer."""
    return sum(line.is_missing for line in lines)


# Shares of kelurahan ----------------------------------------------------------------


def rplp_shares(
    places: Iterable[Wilayah], tahun: int | None = None
) -> dict[int, Share]:
    """Kelurahan with slum whose RPLP is approved and holds, of all with slum."""
    year = tahun or timezone.localdate().year
    return _shares(places, Rplp.objects.in_force(year))


def rule_shares(places: Iterable[Wilayah]) -> dict[int, Share]:
    """Kelurahan with slum that live by an aturan bersama, of all with slum."""
    return _shares(places, AturanBersama.objects.in_force())


def _shares(places: Iterable[Wilayah], rows: Any) -> dict[int, Share]:
    """Per place; a kelurahan counts once, and only where a kawasan touches it."""
    found = list(places)
    touched = Kawasan.kelurahan.through.objects.values("wilayah_id")
    whole = _by_place(
        Wilayah.objects.filter(pk__in=touched, berlaku_sampai=None), "kode", "pk"
    )
    part = _by_place(
        rows.filter(kelurahan__in=touched, kelurahan__berlaku_sampai=None),
        "kelurahan__kode",
        "kelurahan",
    )
    return {
        place.pk: Share(_sum(part, place.kode), _sum(whole, place.kode))
        for place in found
    }


def _by_place(rows: Any, kode: str, counted: str) -> dict[str, int]:
    """Counts per kab/kota."""
    told = rows.annotate(kota=Substr(kode, 1, _CITY)).order_by().values("kota")
    counts = told.annotate(n=Count(counted, distinct=True))
    return {row["kota"]: row["n"] for row in counts}


def _sum(by_city: dict[str, int], kode: str) -> int:
    wanted = kode[:_CITY]
    return sum(
        n
        for city, n in by_city.items()
        if city == wanted or city.startswith(f"{kode}.")
    )
