"""The figures of one place and year, as pages, maps and downloads show them.

Nothing is added up here: sums come from the rollup. What was not measured is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessments import workflow
from assessments.models import RekapWilayah
from kawasan.models import Wilayah
from sibungas.dashboard.criteria import Service
from sibungas.templatetags.ui import bulat, waktu

# The worst comes first wherever levels are listed.
LEVELS = ("KB", "KS", "KR", "TK")
_STATUSES = [s for s in workflow.STATUSES if s != workflow.DIBATALKAN]


@dataclass(frozen=True)
class LevelRow:
    """Hectares of one level: by the level of each RT, and of each kawasan."""

    kode: str
    ha_rt: Decimal
    rt: int
    ha_kawasan: Decimal


@dataclass(frozen=True)
class Figures:
    """A rollup with its coverage; without a rollup nothing has been handed in."""

    rekap: RekapWilayah | None
    jumlah_rt: int | None

    @property
    def rt_dinilai(self) -> int:
        return self.rekap.rt_dinilai if self.rekap else 0

    @property
    def sementara(self) -> bool:
        """Whether RT without an approved sheet are missing in these figures."""
        return bool(self.rt_dinilai) and self.rt_dinilai < (self.jumlah_rt or 0)

    @property
    def cakupan(self) -> Decimal | None:
        """Share of the RT that are counted, in percent."""
        if not self.jumlah_rt:
            return None
        return Decimal(100 * self.rt_dinilai) / self.jumlah_rt

    @property
    def cakupan_teks(self) -> str:
        if self.tanpa_rt:
            return "belum ada RT"
        return f"dari {bulat(self.rt_dinilai)}/{bulat(self.jumlah_rt)} RT"

    @property
    def tanpa_rt(self) -> bool:
        """Whether there is nothing to be covered, as far as has been counted."""
        return not self.rt_dinilai and not self.jumlah_rt

    @property
    def dihitung_teks(self) -> str:
        return f"dihitung {waktu(self.rekap.dihitung_pada)}" if self.rekap else ""

    @property
    def rt_belum(self) -> int | None:
        if self.jumlah_rt is None:
            return None
        return max(self.jumlah_rt - self.rt_dinilai, 0)

    @property
    def luas_kumuh(self) -> Decimal | None:
        return self.rekap.luas_kumuh_ha if self.rekap else None

    @property
    def air(self) -> Service:
        return self._service("Akses air minum aman", "kk_air")

    @property
    def sanitasi(self) -> Service:
        return self._service("Air limbah layak", "kk_sanitasi")

    def _service(self, label: str, column: str) -> Service:
        if self.rekap is None:
            return Service(label, None, None)
        return Service(label, getattr(self.rekap, column), self.rekap.jumlah_kk)

    @property
    def tingkat(self) -> str:
        return self.rekap.tingkat if self.rekap and self.rt_dinilai else ""

    @property
    def penilaian(self) -> list[tuple[str, int]]:
        """How many sheets of the year are in each status, in the order of the way."""
        if self.rekap is None:
            return [(status, 0) for status in _STATUSES]
        return [(s, getattr(self.rekap, f"penilaian_{s}")) for s in _STATUSES]

    @property
    def menunggu(self) -> int:
        """Sheets that wait for a decision."""
        counts = dict(self.penilaian)
        return counts[workflow.DIAJUKAN] + counts[workflow.DIVERIFIKASI]

    @property
    def dikembalikan(self) -> int:
        return dict(self.penilaian)[workflow.DIKEMBALIKAN]

    @property
    def dalam_proses(self) -> int:
        """Sheets begun and not yet approved."""
        return sum(n for status, n in self.penilaian if status != workflow.DISAHKAN)

    @property
    def ha(self) -> dict[str, Decimal]:
        """Hectares by the level of the RT; empty when none is assessed."""
        return {row.kode: row.ha_rt for row in self.levels}

    @property
    def levels(self) -> list[LevelRow]:
        if not self.rt_dinilai:
            return []
        return [
            LevelRow(
                kode=kode,
                ha_rt=getattr(self.rekap, f"ha_{kode.lower()}"),
                rt=getattr(self.rekap, f"rt_{kode.lower()}"),
                ha_kawasan=getattr(self.rekap, f"ha_kawasan_{kode.lower()}"),
            )
            for kode in LEVELS
        ]

    @property
    def ha_rt(self) -> Decimal | None:
        """Hectares of all assessed RT."""
        return sum(self.ha.values(), Decimal(0)) if self.levels else None

    @property
    def ha_tanpa_tingkat(self) -> Decimal:
        """Hectares in kawasan that have no level, their sheets following two rules."""
        if self.rekap is None:
            return Decimal(0)
        told = sum((row.ha_kawasan for row in self.levels), Decimal(0))
        return (self.ha_rt or Decimal(0)) - told - self.rekap.ha_luar_kawasan


def of_places(places: Iterable[Wilayah], year: int) -> dict[int, Figures]:
    """The figures of each place by its key; fetch ``cacah_rt`` with the places."""
    found = list(places)
    rows = RekapWilayah.objects.filter(wilayah__in=found, tahun=year)
    rekap = {row.wilayah_id: row for row in rows}
    return {p.pk: Figures(rekap.get(p.pk), count_of(p)) for p in found}


def count_of(place: Wilayah) -> int | None:
    """How many active RT the place has; None while nobody has counted."""
    cacah = getattr(place, "cacah_rt", None)
    return cacah.jumlah_rt if cacah else None
