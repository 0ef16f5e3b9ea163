"""The seven aspects of slum conditions, and under which each sasaran falls.

Plain data, the same in every edition of the rules; a test compares it with them.
"""

ASPEK: dict[int, str] = {
    1: "Bangunan gedung",
    2: "Jalan lingkungan",
    3: "Air minum",
    4: "Drainase",
    5: "Air limbah",
    6: "Persampahan",
    7: "Proteksi kebakaran",
}
_SASARAN: dict[int, tuple[str, ...]] = {
    1: (
        "bangunan_tidak_teratur",
        "luas_kepadatan_tinggi_ha",
        "bangunan_tidak_memenuhi_syarat",
    ),
    2: ("jalan_belum_ada_m", "jalan_rusak_m"),
    3: ("kk_tanpa_akses_air_aman", "kk_air_tidak_cukup"),
    4: (
        "luas_genangan_ha",
        "drainase_belum_ada_m",
        "drainase_tidak_terhubung_m",
        "drainase_tidak_terpelihara_m",
        "drainase_buruk_m",
    ),
    5: ("kk_sistem_limbah_tidak_sesuai", "kk_sarana_limbah_tidak_sesuai"),
    6: (
        "kk_sarana_sampah_tidak_sesuai",
        "kk_sistem_sampah_tidak_sesuai",
        "kk_sarana_sampah_tidak_terpelihara",
    ),
    7: (
        "bangunan_tanpa_prasarana_kebakaran",
        "bangunan_tanpa_sarana_kebakaran",
    ),
}
OF_SASARAN: dict[str, int] = {
    name: aspect for aspect, names in _SASARAN.items() for name in names
}
