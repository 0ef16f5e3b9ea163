"""One indicator of one place, by year: its series, its targets, what they say together.

Plain values without a query; ``assessments.indicators`` fills them from the tables.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from math import ceil

from assessments.models import Indicator, IndicatorAchievement
from assessments.scoring import progress

# A light that is not lit yet: RT still missing could turn it red.
UNSURE = "abu"
COMPUTED, REPORTED, CITED = "dihitung", "dilaporkan", "rujukan"
HA = "ha"


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
        summed = self.asal == COMPUTED and self.bagian == HA
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
