"""The priority of kawasan in a year: facts of the office, official sums, conventions.

Brings the three together for many kawasan by a fixed number of queries and lets
``assessments.scoring.priority`` do the arithmetic.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from assessments.models import RekapKawasan
from assessments.scoring import priority
from assessments.scoring.priority import Facts, Verdict
from kawasan import konvensi
from kawasan.models import Kawasan, Pertimbangan

_CITY = 5
TABLE, RULE = "tabel_kependudukan", "aturan_legalitas"
# What is missing, in words.
MISSING = {
    priority.LEVEL: "tingkat kumuh resmi",
    priority.CONVENTIONS: "konvensi yang sama dari semua kab/kota kawasan ini",
    priority.STRATEGIC: "nilai strategis lokasi",
    priority.CITY: "kelas kota",
    priority.DENSITY: "jumlah penduduk dan luas dari penilaian resmi",
    priority.SOCIAL: "kondisi sosial, ekonomi, dan budaya",
    priority.LAND: "kejelasan status lahan",
    priority.PLAN: "kesesuaian dengan RTR",
}


@dataclass(frozen=True)
class Standing:
    """One kawasan in one year. ``kab_kota`` are the codes it lies in."""

    tahun: int
    fakta: Pertimbangan | None
    rekap: RekapKawasan | None
    kab_kota: tuple[str, ...]
    kelas_kota: str
    tabel: str | None
    aturan: str | None
    verdict: Verdict

    @property
    def sementara(self) -> bool:
        """Whether there is a level, but not yet of all RT."""
        if self.rekap is None or not self.rekap.tingkat:
            return False
        return self.rekap.rt_dinilai < self.rekap.jumlah_rt

    @property
    def tingkat(self) -> str:
        return self.rekap.tingkat if self.rekap else ""

    @property
    def kurang(self) -> list[str]:
        """What is missing, in words; a place that is no slum misses nothing."""
        if self.verdict.tidak_kumuh:
            return []
        return [MISSING[kode] for kode in self.verdict.kurang]

    @property
    def legalitas(self) -> str:
        """legal, tidak_legal, or empty when not known."""
        if self.verdict.legal is None:
            return ""
        return "legal" if self.verdict.legal else "tidak_legal"

    @property
    def pola_label(self) -> str:
        return pola_label(self.verdict.pola)


def pola_label(kode: str) -> str:
    return str(priority.rules()["pola"].get(kode, ""))


def of(rows: QuerySet[Kawasan], tahun: int) -> dict[int, Standing]:
    """The standing of every kawasan of the queryset, by its key."""
    keys = rows.order_by().values("pk")
    facts = {
        row.kawasan_id: row
        for row in Pertimbangan.objects.filter(kawasan__in=keys, tahun=tahun)
    }
    rekap = {
        row.kawasan_id: row
        for row in RekapKawasan.objects.filter(kawasan__in=keys, tahun=tahun)
    }
    cities = _cities(keys)
    answers = konvensi.values_of(
        sorted({c for cs in cities.values() for c in cs}), tahun
    )
    return {
        pk: _standing(
            tahun, facts.get(pk), rekap.get(pk), tuple(sorted(codes)), answers
        )
        for pk, codes in cities.items()
    }


def _cities(keys: Any) -> dict[int, set[str]]:
    """The kab/kota in which each kawasan lies."""
    found: dict[int, set[str]] = defaultdict(set)
    through = Kawasan.kelurahan.through.objects.filter(kawasan__in=keys)
    for pk, kode in through.values_list("kawasan_id", "wilayah__kode"):
        found[pk].add(kode[:_CITY])
    return found


def _standing(
    tahun: int,
    facts: Pertimbangan | None,
    rekap: RekapKawasan | None,
    cities: tuple[str, ...],
    answers: dict[str, dict[str, str]],
) -> Standing:
    tabel = _agreed(answers[kode][TABLE] for kode in cities)
    aturan = _agreed(answers[kode][RULE] for kode in cities)
    kelas = _agreed(answers[kode][konvensi.KELAS_KOTA] for kode in cities)
    if kelas is None:
        # Cities of two classes: which table holds is not ours to say.
        tabel = tabel if tabel == priority.ONE_TABLE else None
    known = Facts(
        tingkat=(rekap.tingkat or None) if rekap else None,
        nilai_strategis=facts.nilai_strategis if facts else None,
        sosial_budaya=facts.sosial_budaya if facts else None,
        jiwa=rekap.jumlah_penduduk if rekap else None,
        luas_ha=rekap.luas_verifikasi_ha if rekap else None,
        kelas_kota=kelas or "",
        kejelasan_lahan=facts.kejelasan_lahan if facts else None,
        kesesuaian_rtr=facts.kesesuaian_rtr if facts else None,
    )
    verdict = priority.judge(known, tabel=tabel, aturan=aturan)
    return Standing(tahun, facts, rekap, cities, kelas or "", tabel, aturan, verdict)


def _agreed(values: Iterable[str]) -> str | None:
    """The one answer of all; None when they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
