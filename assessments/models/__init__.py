"""Tables of assessments and their rollups. Import names from here."""

from assessments.models.assessment import Assessment
from assessments.models.indicator import (
    Indicator,
    IndicatorAchievement,
    IndicatorTarget,
)
from assessments.models.kondisi import (
    KondisiRt,
    RekapKondisiKawasan,
    RekapKondisiWilayah,
    SnapshotRt,
    SnapshotTahun,
    TahunPenanganan,
)
from assessments.models.rekap import CacahRt, RekapKawasan, RekapRun, RekapWilayah

__all__ = [
    "Assessment",
    "CacahRt",
    "Indicator",
    "IndicatorAchievement",
    "IndicatorTarget",
    "KondisiRt",
    "RekapKawasan",
    "RekapKondisiKawasan",
    "RekapKondisiWilayah",
    "RekapRun",
    "RekapWilayah",
    "SnapshotRt",
    "SnapshotTahun",
    "TahunPenanganan",
]
