"""Rollups written by hand, small enough to check on paper."""

from datetime import UTC, datetime
from decimal import Decimal

from assessments.models import RekapWilayah
from assessments.models.rekap import CacahRt
from assessments.models.volumes import VOLUMES
from kawasan.models import DirtyEvent

COUNTED_AT = datetime(2026, 11, 24, 2, 32, tzinfo=UTC)


def settle():
    DirtyEvent.objects.all().delete()


def text_of(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def add_rekap(wilayah, tahun=2026, jumlah_rt=None, **changes):
    """A rollup: 3 RT approved, 200 KK of which 164 have water and 150 sanitation."""
    values = {
        **dict.fromkeys(VOLUMES, 0),
        "rt_dinilai": 3,
        "jumlah_bangunan": 180,
        "jumlah_penduduk": 810,
        "jumlah_kk": 200,
        "luas_verifikasi_ha": Decimal("12.5"),
        "panjang_jalan_ideal_m": 1000,
        "panjang_drainase_ideal_m": 1000,
        "kk_air": 164,
        "kk_sanitasi": 150,
        "kk_sampah": 20,
        "rt_kb": 1,
        "rt_ks": 0,
        "rt_kr": 1,
        "rt_tk": 1,
        "ha_kb": Decimal("2.25"),
        "ha_ks": 0,
        "ha_kr": Decimal("4.1"),
        "ha_tk": Decimal("6.15"),
        "ha_kawasan_kr": Decimal("10.4"),
        "ha_luar_kawasan": Decimal("2.1"),
        "penilaian_draf": 2,
        "penilaian_diajukan": 4,
        "penilaian_dikembalikan": 1,
        "penilaian_diverifikasi": 5,
        "penilaian_disahkan": 3,
        "ruleset": "permen-pupr-14-2018",
        "skor": 0,
        "tingkat": "TK",
        "dihitung_pada": COUNTED_AT,
        **changes,
    }
    if jumlah_rt is not None:
        CacahRt.objects.update_or_create(
            wilayah=wilayah, defaults={"jumlah_rt": jumlah_rt}
        )
    return RekapWilayah.objects.create(wilayah=wilayah, tahun=tahun, **values)


def add_progress(wilayah, tahun=2026, jumlah_rt=None, **counts):
    """A rollup of a year in which nothing is approved yet."""
    unknown = dict.fromkeys(VOLUMES)
    unknown |= dict.fromkeys(
        ("jumlah_bangunan", "jumlah_penduduk", "jumlah_kk", "luas_verifikasi_ha")
    )
    unknown |= dict.fromkeys(("panjang_jalan_ideal_m", "panjang_drainase_ideal_m"))
    unknown |= dict.fromkeys(("kk_air", "kk_sanitasi", "kk_sampah", "skor"))
    zero = dict.fromkeys(
        ("rt_dinilai", "rt_kb", "rt_ks", "rt_kr", "rt_tk", "penilaian_disahkan"), 0
    )
    zero |= dict.fromkeys(("ha_kb", "ha_ks", "ha_kr", "ha_tk"), 0)
    zero |= dict.fromkeys(("ha_kawasan_kr", "ha_luar_kawasan"), 0)
    changes = {**unknown, **zero, "ruleset": "", "tingkat": "", **counts}
    return add_rekap(wilayah, tahun, jumlah_rt, **changes)
