"""A sheet without faults or warnings, as a form, an import or a phone would send it."""

from decimal import Decimal

HEADER = {
    "jumlah_bangunan": 50,
    "jumlah_penduduk": 201,
    "jumlah_kk": 60,
    "luas_verifikasi_ha": Decimal("4.63"),
    "panjang_jalan_ideal_m": Decimal(780),
    "panjang_drainase_ideal_m": Decimal(385),
}
VOLUMES = {
    "bangunan_tidak_teratur": 13,
    "luas_kepadatan_tinggi_ha": Decimal(0),
    "bangunan_tidak_memenuhi_syarat": 13,
    "jalan_belum_ada_m": Decimal(100),
    "jalan_rusak_m": Decimal(605),
    "kk_tanpa_akses_air_aman": 54,
    "kk_air_tidak_cukup": 0,
    "luas_genangan_ha": Decimal(0),
    "drainase_belum_ada_m": Decimal(0),
    "drainase_buruk_m": Decimal(310),
    "kk_sistem_limbah_tidak_sesuai": 10,
    "kk_sarana_limbah_tidak_sesuai": 16,
    "kk_sarana_sampah_tidak_sesuai": 60,
    "kk_sistem_sampah_tidak_sesuai": 60,
    "bangunan_tanpa_prasarana_kebakaran": 50,
    "bangunan_tanpa_sarana_kebakaran": 50,
}
NUMBERS = {**HEADER, **VOLUMES}
