"""Tables of assessments and their rollups. Import names from here."""

from assessments.models.assessment import Assessment
from assessments.models.rekap import CacahRt, RekapKawasan, RekapRun, RekapWilayah

__all__ = ["Assessment", "CacahRt", "RekapKawasan", "RekapRun", "RekapWilayah"]
