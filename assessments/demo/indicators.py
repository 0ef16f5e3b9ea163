"""Targets and one reported achievement of the demo. Invented like its places."""

from datetime import date
from decimal import Decimal

from assessments.demo.atlas import EDISI, KABUPATEN, KOTA, PROVINSI
from assessments.models import Indicator, IndicatorAchievement, IndicatorTarget
from kawasan.models import Wilayah

_SOURCE = "Data contoh, bukan target resmi"
# Indicator, place, years after this one, value. The kabupaten follows the province.
_TARGETS = (
    ("AIR-MINUM", PROVINSI, 0, "75"),
    ("AIR-MINUM", PROVINSI, 3, "100"),
    ("SANITASI", PROVINSI, 0, "70"),
    ("SANITASI", PROVINSI, 3, "100"),
    ("KUMUH-HA", PROVINSI, 1, "20"),
    ("KUMUH-HA", PROVINSI, 3, "0"),
    ("KUMUH-HA", KOTA, 1, "15"),
    ("KUMUH-HA", KOTA, 3, "0"),
    ("KUMUH-HA", KABUPATEN, 1, "12"),
    ("KUMUH-HA", KABUPATEN, 3, "0"),
    ("RLH", PROVINSI, 0, "60"),
)
_REPORTED = (("RLH", PROVINSI, -1, "52.4"), ("RLH", PROVINSI, 0, "55.1"))


def build(year: int) -> int:
    """All of them, as seen from ``year``; how many."""
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    catalogue = {one.kode: one for one in Indicator.objects.all()}
    targets = [
        IndicatorTarget(
            indicator=catalogue[kode],
            wilayah=places[place],
            tahun=year + later,
            nilai=Decimal(value),
            sumber=_SOURCE,
            is_demo=True,
        )
        for kode, place, later, value in _TARGETS
    ]
    reported = [
        IndicatorAchievement(
            indicator=catalogue[kode],
            wilayah=places[place],
            tahun=year + later,
            nilai=Decimal(value),
            tanggal_data=date(year + later, 1, 31),
            status="final" if later else "sementara",
            sumber="Data contoh, bukan laporan resmi",
            strategi="Contoh: perbaikan rumah bersama swadaya warga.",
            is_demo=True,
        )
        for kode, place, later, value in _REPORTED
    ]
    IndicatorTarget.objects.bulk_create(targets)
    IndicatorAchievement.objects.bulk_create(reported)
    return len(targets)
