"""What works reduce, and who pays for them: the choices of works and of plans."""

from django.db import models


class Sasaran(models.TextChoices):
    """What a work reduces: the volume columns of a penilaian, with their unit.

    The names are those of ``assessments.models.volumes``; a test compares them.
    """

    BANGUNAN_TIDAK_TERATUR = (
        "bangunan_tidak_teratur",
        "Bangunan tidak teratur (unit)",
    )
    LUAS_KEPADATAN = (
        "luas_kepadatan_tinggi_ha",
        "Luas berkepadatan tinggi (ha)",
    )
    BANGUNAN_TIDAK_MEMENUHI = (
        "bangunan_tidak_memenuhi_syarat",
        "Bangunan tidak memenuhi syarat teknis (unit)",
    )
    JALAN_BELUM_ADA = "jalan_belum_ada_m", "Jalan lingkungan belum ada (m)"
    JALAN_RUSAK = "jalan_rusak_m", "Jalan lingkungan rusak (m)"
    AIR_AMAN = "kk_tanpa_akses_air_aman", "KK tanpa akses air minum aman (KK)"
    AIR_CUKUP = "kk_air_tidak_cukup", "KK kurang air minum (KK)"
    GENANGAN = "luas_genangan_ha", "Luas genangan (ha)"
    DRAINASE_BELUM_ADA = "drainase_belum_ada_m", "Drainase belum ada (m)"
    DRAINASE_TIDAK_TERHUBUNG = (
        "drainase_tidak_terhubung_m",
        "Drainase tidak terhubung (m)",
    )
    DRAINASE_TIDAK_TERPELIHARA = (
        "drainase_tidak_terpelihara_m",
        "Drainase tidak terpelihara (m)",
    )
    DRAINASE_BURUK = "drainase_buruk_m", "Drainase berkonstruksi buruk (m)"
    SISTEM_LIMBAH = (
        "kk_sistem_limbah_tidak_sesuai",
        "KK bersistem air limbah tidak sesuai (KK)",
    )
    SARANA_LIMBAH = (
        "kk_sarana_limbah_tidak_sesuai",
        "KK bersarana air limbah tidak sesuai (KK)",
    )
    SARANA_SAMPAH = (
        "kk_sarana_sampah_tidak_sesuai",
        "KK bersarana sampah tidak sesuai (KK)",
    )
    SISTEM_SAMPAH = (
        "kk_sistem_sampah_tidak_sesuai",
        "KK bersistem sampah tidak sesuai (KK)",
    )
    SARANA_SAMPAH_TIDAK_TERPELIHARA = (
        "kk_sarana_sampah_tidak_terpelihara",
        "KK bersarana sampah tidak terpelihara (KK)",
    )
    PRASARANA_KEBAKARAN = (
        "bangunan_tanpa_prasarana_kebakaran",
        "Bangunan tanpa prasarana proteksi kebakaran (unit)",
    )
    SARANA_KEBAKARAN = (
        "bangunan_tanpa_sarana_kebakaran",
        "Bangunan tanpa sarana proteksi kebakaran (unit)",
    )


class SumberDana(models.TextChoices):
    """Who pays."""

    APBN_PU = "apbn_pu", "APBN Kementerian PU/PUPR"
    APBN_PKP = "apbn_pkp", "APBN Kementerian PKP"
    APBN_LAIN = "apbn_lain", "APBN kementerian/lembaga lain"
    APBD_PROVINSI = "apbd_provinsi", "APBD provinsi"
    APBD_KAB_KOTA = "apbd_kab_kota", "APBD kabupaten/kota"
    DAK = "dak", "DAK"
    DANA_DESA = "dana_desa", "Dana desa (ADD/APBDes)"
    DANA_KELURAHAN = "dana_kelurahan", "Dana kelurahan"
    HIBAH = "hibah", "Hibah"
    CSR = "csr", "CSR atau swasta"
    SWADAYA = "swadaya", "Swadaya masyarakat"
    BUMD = "bumd", "BUMN/BUMD"
    LAINNYA = "lainnya", "Lainnya"
