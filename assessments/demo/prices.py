"""Unit prices of the demo: invented, round, and said to be so.

The kota has all of them; the kabupaten lacks most, so that both ways to choose a
cheapest set can be seen.
"""

from assessments.demo import atlas
from kawasan.models import HargaSatuan, Wilayah
from kawasan.models.harga import unit_of

_SOURCE = "DATA CONTOH, bukan harga nyata"
_RUPIAH = {
    "bangunan_tidak_teratur": 20_000_000,
    "luas_kepadatan_tinggi_ha": 2_000_000_000,
    "bangunan_tidak_memenuhi_syarat": 20_000_000,
    "jalan_belum_ada_m": 1_500_000,
    "jalan_rusak_m": 900_000,
    "kk_tanpa_akses_air_aman": 3_000_000,
    "kk_air_tidak_cukup": 2_000_000,
    "luas_genangan_ha": 500_000_000,
    "drainase_belum_ada_m": 1_200_000,
    "drainase_buruk_m": 800_000,
    "kk_sistem_limbah_tidak_sesuai": 8_000_000,
    "kk_sarana_limbah_tidak_sesuai": 5_000_000,
    "kk_sarana_sampah_tidak_sesuai": 500_000,
    "kk_sistem_sampah_tidak_sesuai": 400_000,
    "bangunan_tanpa_prasarana_kebakaran": 1_000_000,
    "bangunan_tanpa_sarana_kebakaran": 300_000,
}
_KNOWN = {
    atlas.KOTA: tuple(_RUPIAH),
    atlas.KABUPATEN: ("jalan_rusak_m", "drainase_buruk_m"),
}


def build(year: int) -> int:
    """Prices of the given year; how many."""
    rows = [
        HargaSatuan(
            wilayah=Wilayah.objects.current().defer("batas").get(kode=kode),
            sasaran=sasaran,
            harga_rp=_RUPIAH[sasaran],
            satuan=unit_of(sasaran),
            tahun=year,
            sumber=_SOURCE,
            is_demo=True,
        )
        for kode, known in _KNOWN.items()
        for sasaran in known
    ]
    return len(HargaSatuan.objects.bulk_create(rows))
