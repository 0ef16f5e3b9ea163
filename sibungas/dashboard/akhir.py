"""Kumuh awal and akhir of a place in a year, with every number that leads from one
to the other.

Nothing is counted here that is stored elsewhere: states and their sums come from the
rollups, works from their own table, the rules from ``assessments.scoring``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from assessments import kondisi, scoring, sheets
from assessments.kondisi import Change
from assessments.models import KondisiRt, TahunPenanganan
from assessments.models.kondisi import Asal, Keadaan
from kawasan import konvensi
from kawasan.models import InterventionVolume, Kawasan, Rt, Wilayah
from sibungas.dashboard.networks import Network, networks_of

# Length of the code of a kab/kota, "63.71".
_CITY = 5
VARIANTS = {"polos": "plain", "dinolkan": "zeroed"}


@dataclass(frozen=True)
class Step:
    """One criterion: awal − kegiatan = akhir, of the same denominator."""

    awal: scoring.Line
    akhir: scoring.Line
    kegiatan: Decimal | None

    @property
    def kriteria(self) -> scoring.Criterion:
        return self.awal.kriteria

    @property
    def dihitung(self) -> Decimal | None:
        """How much of the works was there to be reduced."""
        if self.awal.volume is None or self.akhir.volume is None:
            return None
        return self.awal.volume - self.akhir.volume

    @property
    def lebih(self) -> Decimal:
        """Volume of works beyond what was bad in their RT; it reduces nothing."""
        if self.kegiatan is None or self.dihitung is None:
            return Decimal(0)
        return max(self.kegiatan - self.dihitung, Decimal(0))

    @property
    def berubah(self) -> bool:
        return bool(self.kegiatan) or bool(self.dihitung)


@dataclass(frozen=True)
class Aspect:
    """One aspect at both ends, with its criteria."""

    kode: str
    nama: str
    awal: Decimal | None
    akhir: Decimal | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Source:
    """How many RT begin the year from a survey, or from which year's end."""

    asal: str
    asal_tahun: int
    tahun: int
    rt: int

    @property
    def teks(self) -> str:
        if self.asal == Asal.SURVEI:
            return f"survei {self.asal_tahun}"
        return f"hitungan dari akhir {self.tahun - 1}, survei {self.asal_tahun}"


@dataclass(frozen=True)
class Akhir:
    """What a page shows of one place and year; ``change`` is None without R0."""

    tahun: int
    years: list[int]
    kode: str
    dibuka: list[TahunPenanganan]
    change: Change | None
    kegiatan: Mapping[str, Decimal]
    sources: list[Source]
    jumlah_rt: int | None
    aturan: Mapping[str, str]

    @property
    def varian(self) -> str | None:
        """The way to take the mean of percentages, for rows beside these figures."""
        return self.change.varian if self.change else None

    @property
    def status(self) -> str:
        """Opened or locked; above the kab/kota how many of them are which."""
        locked = sum(row.is_locked for row in self.dibuka)
        if not self.dibuka:
            return "belum dibuka"
        if len(self.kode) >= _CITY:
            return "terkunci" if locked else "dibuka"
        return f"{len(self.dibuka) - locked} kab/kota dibuka, {locked} terkunci"

    @property
    def terkunci(self) -> bool:
        return bool(self.dibuka) and all(row.is_locked for row in self.dibuka)

    @property
    def r0(self) -> str:
        """Where the volumes of the awal come from."""
        if not self.change:
            return kondisi.BELUM_ADA_R0
        if len(self.sources) == 1:
            return self.sources[0].teks
        return "; ".join(f"{one.teks} ({one.rt} RT)" for one in self.sources)

    @property
    def rt_dinilai(self) -> int:
        return sum(one.rt for one in self.sources)

    @property
    def sementara(self) -> bool:
        """Whether RT are missing in the figures."""
        return bool(self.change) and self.rt_dinilai < (self.jumlah_rt or 0)

    @property
    def dihitung_pada(self) -> datetime | None:
        return self.change.akhir.dihitung_pada if self.change else None

    @property
    def baseline(self) -> int | None:
        return self.change.pertama.tahun if self.change else None

    @property
    def sejak(self) -> list[tuple[str, Decimal | None]]:
        """Both contributions, the one that the kab/kota goes by first."""
        if not self.change:
            return []
        both = [
            (f"sejak baseline {self.baseline}", self.change.kontribusi),
            (f"tahun {self.tahun} saja", self.change.kontribusi_setahun),
        ]
        last_first = self.aturan["acuan_kontribusi"] == "tahun_lalu"
        return both[::-1] if last_first else both

    @property
    def memburuk(self) -> bool:
        return any(value is not None and value < 0 for _label, value in self.sejak)

    @property
    def luas_awal(self) -> Decimal | None:
        return _slum(self.change.awal, self.per_kawasan) if self.change else None

    @property
    def luas_akhir(self) -> Decimal | None:
        return _slum(self.change.akhir, self.per_kawasan) if self.change else None

    @property
    def pengurangan_ha(self) -> Decimal | None:
        if self.luas_awal is None or self.luas_akhir is None:
            return None
        return self.luas_awal - self.luas_akhir

    @property
    def sejak_baseline_ha(self) -> Decimal | None:
        """The same since the baseline; none when that is this very year."""
        if not self.change or self.baseline == self.tahun:
            return None
        first = _slum(self.change.pertama, self.per_kawasan)
        if first is None or self.luas_akhir is None:
            return None
        return first - self.luas_akhir

    @property
    def rt_baseline(self) -> int | None:
        """How many RT the baseline held, where that is another number."""
        if not self.change or isinstance(self.change.pertama, KondisiRt):
            return None
        held = self.change.pertama.rt_dinilai
        return held if held != self.change.akhir.rt_dinilai else None

    @property
    def per_kawasan(self) -> bool:
        """Rule B: hectares of whole kawasan, where the kab/kota goes by that."""
        return self.aturan["aturan_pengurangan"] == "B_kawasan"

    @property
    def hanya_setara(self) -> bool:
        return self.aturan["aturan_pengurangan"] == "C_proporsional"

    @property
    def menghalangi(self) -> bool:
        return self.aturan["uji_80_persen"] == "menghalangi"

    @property
    def aspects(self) -> list[Aspect]:
        return _aspects(self.change, self.kegiatan) if self.change else []

    @property
    def max_total(self) -> int | None:
        row = self.change.akhir if self.change else None
        return sheets.ruleset_of(row).max_total if row and row.ruleset else None

    @property
    def networks(self) -> list[Network]:
        if not self.change:
            return []
        return networks_of(self.change.awal, self.change.akhir)


def of_rt(rt: Rt, asked: str, now: int) -> Akhir:
    rows = list(KondisiRt.objects.filter(rt=rt))
    tahun = chosen(asked, {row.tahun for row in rows}, now)
    return _akhir(tahun, rows, kode=rt.kelurahan.kode, inside=Q(rt=rt), jumlah_rt=1)


def of_kawasan(place: Kawasan, kode: str, tahun: int) -> Akhir:
    """``kode`` is a kelurahan of the kawasan; its kab/kota opens the years."""
    rows = list(place.rekap_kondisi.all())
    counted = next((row.jumlah_rt for row in rows if row.tahun == tahun), None)
    return _akhir(
        tahun, rows, kode=kode, inside=Q(rt__kawasan=place), jumlah_rt=counted
    )


def of_wilayah(place: Wilayah, asked: str, now: int, jumlah_rt: int | None) -> Akhir:
    rows = list(place.rekap_kondisi.all())
    tahun = chosen(asked, {row.tahun for row in rows}, now)
    return _akhir(
        tahun, rows, kode=place.kode, inside=within(place.kode), jumlah_rt=jumlah_rt
    )


def within(kode: str) -> Q:
    """RT of a place, for rows that point at an RT."""
    return Q(rt__kelurahan__kode=kode) | Q(rt__kelurahan__kode__startswith=f"{kode}.")


def chosen(asked: str, years: set[int], now: int) -> int:
    """The year asked for, else the latest that has a state, else this one."""
    if asked.isascii() and asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return max(years, default=now)


def works_in(inside: Q, tahun: int) -> QuerySet:
    """Realised volumes of verified works that the akhir of a year took off."""
    counted = KondisiRt.objects.filter(
        rt=OuterRef("rt"), tahun=tahun, keadaan=Keadaan.AKHIR
    )
    rows = InterventionVolume.objects.filter(
        inside,
        intervention__tahun=tahun,
        intervention__verifikasi="disetujui",
        volume_realisasi__gt=0,
    )
    return rows.filter(Exists(counted))


def _convention(kode: str, tahun: int) -> dict[str, str]:
    """What is in force at a place in a year, by one query."""
    default = {key.kunci: key.default for key in konvensi.KEYS.values()}
    told = konvensi.in_force([kode], tahun)[kode]
    return default | {kunci: row.nilai for kunci, row in told.items()}


def _akhir(
    tahun: int, rows: list[Any], *, kode: str, inside: Q, jumlah_rt: int | None
) -> Akhir:
    """``rows`` are both ends of all years of the place."""
    # A kawasan that lies in no kelurahan lies in no kab/kota either.
    opened = list(TahunPenanganan.objects.for_place(kode)) if kode else []
    change, aturan = kondisi.change_of(rows, tahun), {}
    if change:
        aturan = _convention(kode, tahun)
        change = replace(change, varian=VARIANTS[aturan["varian_rata_rata"]])
    years = {row.tahun for row in (*rows, *opened)}
    return Akhir(
        tahun=tahun,
        years=sorted({*years, tahun}, reverse=True),
        kode=kode,
        dibuka=[row for row in opened if row.tahun == tahun],
        change=change,
        kegiatan=_sums(inside, tahun) if change else {},
        sources=_sources(inside, tahun) if change else [],
        jumlah_rt=jumlah_rt,
        aturan=aturan,
    )


def _sums(inside: Q, tahun: int) -> dict[str, Decimal]:
    rows = works_in(inside, tahun).order_by().values_list("sasaran")
    return dict(rows.annotate(total=Sum("volume_realisasi")))


def _sources(inside: Q, tahun: int) -> list[Source]:
    rows = KondisiRt.objects.filter(inside, tahun=tahun, keadaan=Keadaan.AWAL)
    found = rows.order_by().values_list("asal", "asal_tahun").annotate(rt=Count("pk"))
    return [
        Source(asal, asal_tahun, tahun, rt)
        for asal, asal_tahun, rt in sorted(found, key=lambda row: (-row[2], row[:2]))
    ]


def _slum(row: Any, per_kawasan: bool) -> Decimal | None:
    """Hectares that count as slum, by RT or by whole kawasan."""
    if not per_kawasan or isinstance(row, KondisiRt):
        return kondisi.slum_ha(row)
    if hasattr(row, "ha_kawasan_kr"):
        return row.ha_kawasan_kr + row.ha_kawasan_ks + row.ha_kawasan_kb
    if not row.tingkat:
        return None
    return Decimal(0) if row.tingkat == "TK" else row.luas_verifikasi_ha


def _aspects(change: Change, kegiatan: Mapping[str, Decimal]) -> list[Aspect]:
    before, after = change.skor_awal, change.skor_akhir
    if before is None or after is None or change.awal.ruleset != change.akhir.ruleset:
        return []
    ruleset = sheets.ruleset_of(change.akhir)
    pairs = zip(
        scoring.explain(ruleset, sheets.sheet_of(change.awal)),
        scoring.explain(ruleset, sheets.sheet_of(change.akhir)),
        strict=True,
    )
    steps = [Step(a, b, kegiatan.get(a.kriteria.kolom)) for a, b in pairs]
    return [
        Aspect(
            kode=aspect.kode,
            nama=aspect.nama,
            awal=before.rata_rata_aspek[aspect.kode],
            akhir=after.rata_rata_aspek[aspect.kode],
            steps=tuple(s for s in steps if s.kriteria.aspek == aspect.kode),
        )
        for aspect in ruleset.aspects
    ]
