"""How a place stands on its indicators: computed, reported and aimed at, by year.

Computed figures come from the rollups, reported ones from what offices entered,
references from publications. They are never mixed in one series: a line that begins
computed stays computed. Targets change what is said about a figure, never a score.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any

from django.db.models import Q, Sum

from assessments.models import (
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
    RekapWilayah,
)
from assessments.models.indicator import Hitungan
from assessments.scoring import progress
from kawasan import kode as codes
from kawasan.models import Kawasan, Wilayah

# A light that is not lit yet: RT still missing could turn it red.
UNSURE = "abu"
COMPUTED, REPORTED, CITED = "dihitung", "dilaporkan", "rujukan"
# How much more hectares than have been verified a number may claim.
TOLERANCE = Decimal("1.2")
_HA = "ha"


@dataclass(frozen=True)
class Reading:
    """One value of a year, with what it was divided from and where it comes from."""

    tahun: int
    nilai: Decimal
    asal: str
    sumber: str = ""
    tanggal: date | datetime | None = None
    pembilang: Decimal | int | None = None
    penyebut: Decimal | int | None = None
    bagian: str = ""
    rt_dinilai: int | None = None
    jumlah_rt: int | None = None
    status: str = ""
    catatan: str = ""
    strategi: str = ""
    seri: str = ""
    sumber_url: str = ""

    @property
    def sementara(self) -> bool:
        """Whether it will still change: not every RT is in it, or it was said so."""
        if self.asal == COMPUTED:
            return (self.rt_dinilai or 0) < (self.jumlah_rt or 0)
        return self.status == IndicatorAchievement.Status.SEMENTARA

    @property
    def is_floor(self) -> bool:
        """Whether it can only grow: a sum in which RT are still missing."""
        summed = self.asal == COMPUTED and self.bagian == _HA
        return summed and self.sementara


@dataclass(frozen=True)
class Aim:
    """One target, and whose it is when it is not the place's own."""

    tahun: int
    nilai: Decimal
    sumber: str = ""
    versi: int = 1
    seri: str = ""
    sumber_url: str = ""
    dari: str = ""


@dataclass(frozen=True)
class Standing:
    """One indicator of one place in one year, against its targets."""

    indicator: Indicator
    tahun: int
    computed: dict[int, Reading] = field(default_factory=dict)
    reported: dict[int, Reading] = field(default_factory=dict)
    cited: dict[str, dict[int, Reading]] = field(default_factory=dict)
    aims: dict[int, Aim] = field(default_factory=dict)

    # Values -------------------------------------------------------------------------

    @property
    def series(self) -> dict[int, Reading]:
        """The one series that is compared with the targets."""
        return self.computed or self.reported or self._best_cited

    @property
    def _best_cited(self) -> dict[int, Reading]:
        """Of the published series the one that has this year, else the longest."""
        ranked = sorted(
            filter(None, self.cited.values()),
            key=lambda years: (self.tahun in years, len(years), max(years)),
        )
        return ranked[-1] if ranked else {}

    @property
    def actual(self) -> Reading | None:
        return self.series.get(self.tahun)

    @property
    def said(self) -> Reading | None:
        """What was reported or published for the year, beside a computed value."""
        return self.reported.get(self.tahun) or self._best_cited.get(self.tahun)

    @property
    def baseline(self) -> Reading | None:
        """The first year of the series."""
        return self.series[min(self.series)] if self.series else None

    # Targets ------------------------------------------------------------------------

    @property
    def final(self) -> Aim | None:
        return self.aims[max(self.aims)] if self.aims else None

    @property
    def line(self) -> dict[int, Decimal]:
        """The value due in every year up to the last target."""
        points = {year: aim.nilai for year, aim in self.aims.items()}
        if points and self.baseline and self.baseline.tahun < min(points):
            points[self.baseline.tahun] = self.baseline.nilai
        return progress.path(points)

    @property
    def due(self) -> Decimal | None:
        """What the year asks for; after the last target that target stays.

        The first year asks for nothing: the line only begins there.
        """
        line = self.line
        if self.baseline and self.tahun == self.baseline.tahun:
            return self.aims[self.tahun].nilai if self.tahun in self.aims else None
        if line and self.tahun > max(line):
            return line[max(line)]
        return line.get(self.tahun)

    # Comparison ---------------------------------------------------------------------

    @property
    def nilai(self) -> Decimal | None:
        return self.actual.nilai if self.actual else None

    @property
    def selisih(self) -> Decimal | None:
        """Actual minus due, in points or in the unit."""
        return progress.gap(self.nilai, self.due)

    @property
    def persen_target(self) -> Decimal | None:
        """Percent of what the year asks for; of less is better there is none."""
        if self.indicator.arah == progress.FALLING:
            return None
        return progress.share_of_target(self.nilai, self.due)

    @property
    def kurang(self) -> Decimal | None:
        """How much is missing to what the year asks for."""
        return progress.remaining(self.indicator.arah, self.nilai, self.due)

    @property
    def kurang_akhir(self) -> Decimal | None:
        """How much is missing to the last target."""
        aim = self.final.nilai if self.final else None
        return progress.remaining(self.indicator.arah, self.nilai, aim)

    @property
    def kurang_bagian(self) -> int | None:
        """The same for a percentage, in households or metres, rounded up."""
        if not self.indicator.persen or not self.actual or not self.actual.penyebut:
            return None
        if self.kurang is None:
            return None
        return ceil(self.kurang * self.actual.penyebut / 100)

    def covers(self, one: Reading) -> bool:
        """Whether a reading rests on as many RT as the baseline.

        A sum of hectares falls when fewer RT are counted; that is no progress.
        """
        base = self.baseline
        if base is None or not one.is_floor:
            return True
        return (one.rt_dinilai or 0) >= (base.rt_dinilai or 0)

    @property
    def terlalu_sedikit(self) -> bool:
        """Whether the value of the year rests on fewer RT than the baseline."""
        return self.actual is not None and not self.covers(self.actual)

    @property
    def lampu(self) -> str:
        base = self.baseline.nilai if self.baseline else None
        found = progress.light(self.indicator.arah, self.nilai, self.due, base)
        floor = self.actual is not None and self.actual.is_floor
        return UNSURE if floor and found in (progress.GREEN, progress.AMBER) else found

    @property
    def kemajuan(self) -> Decimal | None:
        """Percent of the way from the baseline to the last target."""
        if self.terlalu_sedikit:
            return None
        base = self.baseline.nilai if self.baseline else None
        aim = self.final.nilai if self.final else None
        done = progress.progress(base, self.nilai, aim)
        return None if done is None else 100 * done

    @property
    def sesuai_jalur(self) -> bool | None:
        """Whether the year keeps to its line; None when that cannot be said."""
        if self.nilai is None or self.due is None or self.lampu == UNSURE:
            return None
        return progress.reached(self.indicator.arah, self.nilai, self.due)

    @property
    def laju(self) -> progress.Trend | None:
        """The pace up to the year; later years and thin ones do not count."""
        known = {
            year: one.nilai
            for year, one in self.series.items()
            if year <= self.tahun and self.covers(one)
        }
        return progress.trend(known)

    @property
    def tercapai_pada(self) -> int | None:
        """The year in which the last target is met at this pace; None when never."""
        if self.laju is None or self.final is None:
            return None
        return self.laju.reaches(self.indicator.arah, self.final.nilai)


def at(standing: Standing, tahun: int) -> Standing:
    """The same series and targets, looked at in another year."""
    return replace(standing, tahun=tahun)


# Reading the tables -------------------------------------------------------------------

_Part = tuple[Callable[[RekapWilayah], Any], str, str]


def _less(whole: str, bad: str) -> Callable[[RekapWilayah], Any]:
    def part(row: RekapWilayah) -> Any:
        total, missing = getattr(row, whole), getattr(row, bad)
        return None if total is None or missing is None else total - missing

    return part


def _column(name: str) -> Callable[[RekapWilayah], Any]:
    return lambda row: getattr(row, name)


_KK, _DRAIN = "jumlah_kk", "panjang_drainase_ideal_m"
_PARTS: dict[str, _Part] = {
    Hitungan.AIR: (_column("kk_air"), _KK, "KK"),
    Hitungan.AIR_CUKUP: (_less(_KK, "kk_air_tidak_cukup"), _KK, "KK"),
    Hitungan.SANITASI: (_column("kk_sanitasi"), _KK, "KK"),
    Hitungan.SAMPAH: (_column("kk_sampah"), _KK, "KK"),
    Hitungan.DRAINASE: (_less(_DRAIN, "drainase_belum_ada_m"), _DRAIN, "m"),
    Hitungan.KUMUH: (_column("luas_kumuh_ha"), "luas_verifikasi_ha", _HA),
}


def computed(
    indicator: Indicator, rekap: RekapWilayah, jumlah_rt: int | None
) -> Reading | None:
    """The value that the rollup of a year gives; None when nothing was measured."""
    part_of, whole_column, unit = _PARTS[indicator.hitungan]
    part, whole = part_of(rekap), getattr(rekap, whole_column)
    if not rekap.rt_dinilai or part is None:
        return None
    if indicator.persen:
        if not whole:
            return None
        value = 100 * Decimal(part) / Decimal(whole)
    else:
        value = Decimal(part)
    return Reading(
        tahun=rekap.tahun,
        nilai=value,
        asal=COMPUTED,
        sumber="rekap penilaian RT yang disahkan",
        tanggal=rekap.dihitung_pada,
        pembilang=part,
        penyebut=whole,
        bagian=unit,
        rt_dinilai=rekap.rt_dinilai,
        jumlah_rt=jumlah_rt,
    )


def reading_of(row: IndicatorAchievement) -> Reading:
    return Reading(
        tahun=row.tahun,
        nilai=row.nilai,
        asal=CITED if row.seri else REPORTED,
        sumber=row.sumber,
        tanggal=row.tanggal_data,
        status=row.status,
        catatan=row.catatan,
        strategi=row.strategi,
        seri=row.seri,
        sumber_url=row.sumber_url,
    )


def standings(
    places: Iterable[Wilayah], indicators: Iterable[Indicator], tahun: int
) -> dict[tuple[int, int], Standing]:
    """Every indicator of every place, by (place, indicator), in three queries.

    The caller has asked whether the places may be seen; fetch ``cacah_rt`` with them.
    """
    found, wanted = list(places), list(indicators)
    rekap = _rekap_of(found)
    said = _numbers(IndicatorAchievement, found, wanted)
    aims = _numbers(IndicatorTarget, found, wanted, with_above=True)
    return {
        (place.pk, one.pk): _standing(place, one, tahun, rekap[place.pk], said, aims)
        for place in found
        for one in wanted
    }


def _rekap_of(places: list[Wilayah]) -> dict[int, list[RekapWilayah]]:
    by_place: dict[int, list[RekapWilayah]] = defaultdict(list)
    for row in RekapWilayah.objects.filter(wilayah__in=places):
        by_place[row.wilayah_id].append(row)
    return by_place


_Numbers = dict[tuple[str, int], list[Any]]


def _numbers(
    table: Any,
    places: list[Wilayah],
    indicators: list[Indicator],
    *,
    with_above: bool = False,
) -> _Numbers:
    """Current rows by (code of the place, indicator), oldest edition first."""
    wanted = {place.kode for place in places}
    if with_above:
        wanted |= {above for kode in wanted for above in codes.ancestors(kode)}
    rows = table.objects.current().filter(
        indicator__in=indicators, wilayah__kode__in=wanted
    )
    rows = rows.select_related("wilayah").defer("wilayah__batas")
    by_key: _Numbers = defaultdict(list)
    for row in rows.order_by("tahun", "wilayah__berlaku_mulai", "pk"):
        by_key[row.wilayah.kode, row.indicator_id].append(row)
    return by_key


def _standing(
    place: Wilayah,
    indicator: Indicator,
    tahun: int,
    rekap: list[RekapWilayah],
    said: _Numbers,
    aims: _Numbers,
) -> Standing:
    jumlah_rt = getattr(getattr(place, "cacah_rt", None), "jumlah_rt", None)
    counted: dict[int, Reading] = {}
    if indicator.hitungan:
        values = (computed(indicator, row, jumlah_rt) for row in rekap)
        counted = {one.tahun: one for one in values if one}
    reported: dict[int, Reading] = {}
    cited: dict[str, dict[int, Reading]] = defaultdict(dict)
    for row in said.get((place.kode, indicator.pk), ()):
        (cited[row.seri] if row.seri else reported)[row.tahun] = reading_of(row)
    bare = Standing(indicator, tahun, counted, reported, dict(cited))
    return Standing(
        indicator, tahun, counted, reported, dict(cited), _aims(place, bare, aims)
    )


def _aims(place: Wilayah, bare: Standing, aims: _Numbers) -> dict[int, Aim]:
    """The place's own targets; else those published; else what holds above it.

    From above comes only what can hold everywhere: a percentage, or no hectare at all.
    """
    rows = aims.get((place.kode, bare.indicator.pk), ())
    own = {row.tahun: aim_of(row) for row in rows if not row.seri}
    if own:
        return own
    published: dict[str, dict[int, Aim]] = defaultdict(dict)
    for row in rows:
        if row.seri:
            published[row.seri][row.tahun] = aim_of(row)
    if published and not bare.computed:
        seri = bare.actual.seri if bare.actual else ""
        if seri in published:
            return published[seri]
        ranked = sorted(
            published.values(), key=lambda one: (bare.tahun in one, len(one), max(one))
        )
        return ranked[-1]
    for above in reversed(codes.ancestors(place.kode)):
        rows = aims.get((above, bare.indicator.pk), ())
        shared = {
            row.tahun: aim_of(row, str(row.wilayah))
            for row in rows
            if not row.seri and (bare.indicator.persen or not row.nilai)
        }
        if shared:
            return shared
    return {}


def aim_of(row: IndicatorTarget, whose: str = "") -> Aim:
    return Aim(
        tahun=row.tahun,
        nilai=row.nilai,
        sumber="" if whose else row.sumber,
        versi=row.versi,
        seri=row.seri,
        sumber_url=row.sumber_url,
        dari=whose,
    )


# Plausible? ---------------------------------------------------------------------------


def verified_area(kode: str) -> Decimal | None:
    """Hectares verified in a place, by its kawasan or by its sheets, the larger."""
    areas = Kawasan.objects.within(kode).aggregate(ha=Sum("luas_verifikasi_ha"))["ha"]
    counted = RekapWilayah.objects.filter(wilayah__kode=kode)
    rows = counted.filter(~Q(luas_verifikasi_ha=None)).order_by("-luas_verifikasi_ha")
    sheets = rows.values_list("luas_verifikasi_ha", flat=True).first()
    known = [one for one in (areas, sheets) if one]
    return max(known) if known else None


def implausible(indicator: Indicator, kode: str, nilai: Decimal) -> str:
    """A sentence when the value cannot be; "" when it may."""
    if nilai < 0:
        return "Angka ini tidak boleh kurang dari 0."
    if indicator.persen and nilai > 100:
        return "Persentase harus antara 0 dan 100."
    if indicator.satuan != _HA:
        return ""
    area = verified_area(kode)
    if area is None or nilai <= area * TOLERANCE:
        return ""
    shown = f"{progress.rounded(area):,f}".translate(str.maketrans(",.", ".,"))
    return (
        f"Jauh melebihi luas terverifikasi wilayah ini ({shown} ha)."
        " Periksa satuan dan koma: 36,67 ha bukan 36.670 ha."
    )
