"""Boards, teams and what is recorded of them in the demo. Nobody in it exists.

It has no names, telephones or accounts: an example should not look like somebody's.
"""

from datetime import date
from decimal import Decimal

from assessments.demo.atlas import EDISI
from kawasan.models import Wilayah
from kelompok.models import (
    Bkm,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    Kunjungan,
    PemiluBkm,
    PenilaianKelompok,
    TargetBinaan,
    Tipp,
)

_SOURCE = "data contoh"
# Kode, name, kelurahan, aspects in percent; the second has not been assessed.
_BKM = (
    ("CONTOH-BKM-01", "Kayuh Baimbai (contoh)", "99.01.01.1001", 62),
    ("CONTOH-BKM-02", "Jukung Bersama (contoh)", "99.01.01.1002", None),
)
_ASPECTS = (
    "statuta",
    "kepemimpinan",
    "sistem_manajemen",
    "manajemen_keuangan",
    "sdm",
    "hubungan_eksternal",
)
_TARGET = 5


def build(year: int) -> int:
    """Two boards with their KSM, a KPP, a TIPP, one visit, one target; how many."""
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    for kode, nama, kelurahan, percent in _BKM:
        place = places[kelurahan]
        bkm = Bkm.objects.create(
            kode=kode,
            nama=nama,
            kelurahan=place,
            tanggal_pembentukan=date(year - 6, 3, 4),
            unit_upl=True,
            unit_ups=True,
            sekretariat=True,
            is_demo=True,
        )
        Ksm.objects.filter(kelurahan=place, is_demo=True).update(bkm=bkm)
        _count(bkm, year)
        if percent is not None:
            _history(bkm, year, Decimal(percent))
    TargetBinaan.objects.create(
        wilayah=places["99"],
        tahun=year - 1,
        jumlah=_TARGET,
        sumber=_SOURCE,
        is_demo=True,
    )
    return len(_BKM)


def _count(bkm: Bkm, year: int) -> None:
    for back, women in ((2, 4), (1, 5)):
        KeanggotaanKelompok.objects.create(
            bkm=bkm,
            tahun=year - back,
            laki_laki=8,
            perempuan=women,
            mbr=6,
            sumber=_SOURCE,
            is_demo=True,
        )


def _history(bkm: Bkm, year: int, percent: Decimal) -> None:
    """What is known of the first board, and the teams of its kelurahan."""
    shared = {"kelurahan": bkm.kelurahan, "bkm": bkm, "is_demo": True}
    Kpp.objects.create(
        kode="CONTOH-KPP-01",
        nama="Pelihara (contoh)",
        nomor_serah="CONTOH/BA/1",
        tanggal_serah=date(year - 3, 12, 10),
        rencana_kerja="Periksa titian setiap enam bulan; ganti papan yang lapuk.",
        tarif_rp=Decimal(5_000),
        tarif_satuan="KK per bulan",
        buku_bank=True,
        **shared,
    )
    Tipp.objects.create(
        kode="CONTOH-TIPP-01", nama="TIPP (contoh)", jumlah_pokja=7, **shared
    )
    PenilaianKelompok.objects.create(
        bkm=bkm,
        tanggal=date(year - 1, 10, 2),
        cara=_SOURCE,
        is_demo=True,
        **dict.fromkeys(_ASPECTS, percent),
    )
    PemiluBkm.objects.create(
        bkm=bkm,
        tanggal=date(year - 2, 2, 8),
        tahap=PemiluBkm.Tahap.PEMILIHAN,
        warga_dewasa=900,
        peserta_laki_laki=140,
        peserta_perempuan=121,
        terpilih_laki_laki=8,
        terpilih_perempuan=5,
        sumber=_SOURCE,
        is_demo=True,
    )
    Kunjungan.objects.create(
        ksm=bkm.ksm_set.order_by("kode").first(),
        tanggal=date(year - 1, 11, 5),
        jenis=Kunjungan.Jenis.PEMANTAUAN,
        laki_laki=5,
        perempuan=6,
        mbr=7,
        temuan="Iuran pemeliharaan belum disepakati.",
        rekomendasi="Sepakati iuran dalam rapat warga.",
        is_demo=True,
    )
