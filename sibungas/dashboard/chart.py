"""The line of one indicator over the years, as coordinates for an SVG.

What happened is drawn full, what is aimed at broken, what would follow at this pace
dotted. The page shows the same numbers in a table beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from assessments.standing import COMPUTED, REPORTED, Reading, Standing
from sibungas.templatetags.ui import angka, bulat, tanggal

WIDTH, HEIGHT = 480, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 58, 20, 18, 34
_MOST_LABELS = 6
_STEPS = 4
_NICE = (Decimal(1), Decimal("2.5"), Decimal(5), Decimal(10))
ASAL = {
    COMPUTED: "dihitung dari penilaian RT yang disahkan",
    REPORTED: "dilaporkan",
    "rujukan": "rujukan terpublikasi",
}


@dataclass(frozen=True)
class Point:
    """A mark on the chart and the sentence behind it."""

    x: str
    y: str
    kind: str
    say: str


@dataclass(frozen=True)
class Row:
    """One year in the table beside the chart."""

    tahun: int
    reading: Reading | None
    said: Reading | None
    due: Decimal | None
    is_target: bool
    projected: Decimal | None


@dataclass(frozen=True)
class Chart:
    """Everything the template draws; nothing is computed there."""

    standing: Standing
    rows: list[Row]
    lines: list[tuple[str, str]] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    y_marks: list[tuple[str, str]] = field(default_factory=list)
    x_marks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def drawn(self) -> bool:
        return bool(self.points)

    @property
    def kinds(self) -> set[str]:
        return {kind for kind, _ in self.lines} | {one.kind for one in self.points}


def sentence(standing: Standing, one: Reading) -> str:
    """Value, numerator, denominator, coverage, source and date of a reading."""
    unit = standing.indicator.satuan
    parts = [f"{one.tahun}: {angka(one.nilai, 2)} {unit}"]
    if one.penyebut is not None and standing.indicator.persen:
        sides = f"{angka(one.pembilang)} dari {angka(one.penyebut)} {one.bagian}"
        parts.append(sides)
    elif one.penyebut is not None:
        parts.append(f"dari {angka(one.penyebut, 2)} {one.bagian} yang dinilai")
    if one.rt_dinilai is not None:
        parts.append(f"{bulat(one.rt_dinilai)}/{bulat(one.jumlah_rt)} RT")
    parts.append(ASAL[one.asal] if one.asal == COMPUTED else one.sumber)
    day = one.tanggal
    if day:
        shown = tanggal(day.date() if isinstance(day, datetime) else day)
        parts.append(f"data {shown}")
    if one.sementara:
        parts.append("sementara")
    if not standing.covers(one):
        parts.append("lebih sedikit RT daripada tahun dasar")
    return ", ".join(parts)


def of(standing: Standing) -> Chart:
    """The chart of a standing, with a table of the same years."""
    due, series = standing.line, standing.series
    projection = _projection(standing)
    years = sorted({*series, *due, *standing.reported, *projection, standing.tahun})
    rows = [
        Row(
            tahun=year,
            reading=series.get(year),
            said=standing.reported.get(year) if standing.computed else None,
            due=due.get(year),
            is_target=year in standing.aims,
            projected=projection.get(year),
        )
        for year in years
        if year in series
        or year in due
        or year in standing.reported
        or year in projection
    ]
    if not series and not due:
        return Chart(standing, rows)
    return _drawn(standing, rows, projection)


def _projection(standing: Standing) -> dict[int, Decimal]:
    """Values at the present pace, up to the last target; they stay on the scale."""
    pace, final = standing.laju, standing.final
    if pace is None or final is None or final.tahun <= pace.year:
        return {}
    most = Decimal(100) if standing.indicator.persen else None
    found = {}
    for year in range(pace.year, final.tahun + 1):
        value = max(pace.at(year), Decimal(0))
        found[year] = value if most is None else min(value, most)
    return found


def _drawn(
    standing: Standing, rows: list[Row], projection: dict[int, Decimal]
) -> Chart:
    scale = _Scale(rows, standing)
    values = {
        row.tahun: row.reading.nilai
        for row in rows
        if row.reading and standing.covers(row.reading)
    }
    lines = [("target", scale.line(standing.line))]
    if projection:
        lines.append(("proyeksi", scale.line(projection)))
    lines.append(("capaian", scale.line(values)))
    points = [
        scale.point(
            one.tahun, one.nilai, "capaian" if standing.covers(one) else "kurang",
            sentence(standing, one),
        )
        for one in (row.reading for row in rows) if one
    ]  # fmt: skip
    if standing.computed:
        points += [
            scale.point(one.tahun, one.nilai, "dilaporkan", sentence(standing, one))
            for one in standing.reported.values()
        ]
    points += [
        scale.point(
            aim.tahun,
            aim.nilai,
            "target",
            f"Target {aim.tahun}: {angka(aim.nilai, 2)} {standing.indicator.satuan}"
            + (f", {aim.sumber}" if aim.sumber else "")
            + (f", mengikuti {aim.dari}" if aim.dari else ""),
        )
        for aim in standing.aims.values()
    ]
    return Chart(
        standing,
        rows,
        [(kind, line) for kind, line in lines if " " in line],
        points,
        scale.y_marks(),
        scale.x_marks(),
    )


class _Scale:
    """From years and values to the paper."""

    def __init__(self, rows: list[Row], standing: Standing):
        years = [row.tahun for row in rows]
        self.first, self.last = min(years), max(years)
        if self.first == self.last:
            self.first, self.last = self.first - 1, self.last + 1
        self.years = range(self.first, self.last + 1)
        if standing.indicator.persen:
            self.top = Decimal(100)
        else:
            self.top = _nice(_values(rows, standing))

    def x(self, year: int) -> Decimal:
        share = Decimal(year - self.first) / (self.last - self.first)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: Decimal) -> Decimal:
        return _TOP + (1 - min(value / self.top, Decimal(1))) * (
            HEIGHT - _TOP - _BOTTOM
        )

    def line(self, values: Mapping[int, Decimal]) -> str:
        places = (f"{self.x(y):.1f},{self.y(values[y]):.1f}" for y in sorted(values))
        return " ".join(places)

    def point(self, year: int, value: Decimal, kind: str, say: str) -> Point:
        return Point(f"{self.x(year):.1f}", f"{self.y(value):.1f}", kind, say)

    def y_marks(self) -> list[tuple[str, str]]:
        marks = [self.top * n / _STEPS for n in range(_STEPS + 1)]
        return [(f"{self.y(mark):.1f}", angka(mark)) for mark in marks]

    def x_marks(self) -> list[tuple[str, str]]:
        every = -(-len(self.years) // _MOST_LABELS)
        shown = [y for y in self.years if (self.last - y) % every == 0]
        return [(f"{self.x(year):.1f}", str(year)) for year in shown]


def _values(rows: Iterable[Row], standing: Standing) -> list[Decimal]:
    found = [row.reading.nilai for row in rows if row.reading]
    found += [row.due for row in rows if row.due is not None]
    found += [row.projected for row in rows if row.projected is not None]
    return found + [one.nilai for one in standing.reported.values()]


def _nice(values: list[Decimal]) -> Decimal:
    """The smallest round number that holds all values."""
    most = max([*values, Decimal(1)])
    power = Decimal(10) ** (most.adjusted())
    return next(power * step for step in _NICE if power * step >= most)
