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
from assessments.models.review import (
    BulkReview,
    BulkReviewItem,
    PersetujuanWilayah,
    ReviewRemark,
)

__all__ = [
    "Assessment",
    "BulkReview",
    "BulkReviewItem",
    "CacahRt",
    "Indicator",
    "IndicatorAchievement",
    "IndicatorTarget",
    "KondisiRt",
    "PersetujuanWilayah",
    "RekapKawasan",
    "RekapKondisiKawasan",
    "RekapKondisiWilayah",
    "RekapRun",
    "RekapWilayah",
    "ReviewRemark",
    "SnapshotRt",
    "SnapshotTahun",
    "TahunPenanganan",
]
