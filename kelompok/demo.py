"""The KSM of the demo. Invented like the places they work in."""

from datetime import date

from assessments.demo.atlas import EDISI
from kawasan.models import Kawasan, Wilayah
from kelompok.models import Ksm, KsmBinaan

_WORKS, _CARES, _TRADES = "lingkungan", "sosial", "ekonomi"
# Name, kelurahan, number of the kawasan, field, men, women, of these MBR.
_KSM = (
    ("Titian Bersama (contoh)", "99.01.01.1001", "01", _WORKS, 9, 6, 11),
    ("Air Jernih (contoh)", "99.01.01.1001", "01", _WORKS, 5, 10, 9),
    ("Jukung Sehat (contoh)", "99.01.01.1002", "01", _CARES, 4, 12, 8),
    ("Pasar Bersih (contoh)", "99.01.01.1003", "02", _TRADES, 8, 8, 6),
    ("Lanting Rukun (contoh)", "99.01.02.1001", "03", _WORKS, 11, 5, 14),
    ("Gang Kayu Maju (contoh)", "99.01.02.1002", "05", _WORKS, 7, 7, 5),
    ("Galam Lestari (contoh)", "99.02.01.2001", "08", _WORKS, 10, 9, 15),
    ("Anyaman Purun (contoh)", "99.02.01.2002", "10", _TRADES, 2, 16, 12),
    ("Teratai Peduli (contoh)", "99.02.02.2001", "", _CARES, 6, 9, 7),
)
_ENDED = {"Teratai Peduli (contoh)": Ksm.Status.TIDAK_AKTIF}


def build(year: int) -> int:
    """All of them, coached in turn in the two years before ``year``; how many.

    The first is coached in both.
    """
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    areas = {k.kode: k for k in Kawasan.objects.filter(is_demo=True).defer("batas")}
    made = []
    for number, row in enumerate(_KSM, start=1):
        nama, kelurahan, area, bidang, men, women, poor = row
        founded = date(year - 2 - number % 4, 1 + number, 5 + number)
        made.append(
            Ksm(
                kode=f"CONTOH-KSM-{number:02d}",
                nama=nama,
                kelurahan=places[kelurahan],
                kawasan=areas.get(f"CONTOH-{area}"),
                bidang=bidang,
                tanggal_pembentukan=founded,
                nomor_sk=f"CONTOH/{number:02d}/{founded.year}",
                tanggal_sk=founded,
                anggota_laki_laki=men,
                anggota_perempuan=women,
                anggota_mbr=poor,
                status=_ENDED.get(nama, Ksm.Status.AKTIF),
                is_demo=True,
            )
        )
    Ksm.objects.bulk_create(made)
    coached = [
        (ksm, year - number % 2 - 1)
        for number, ksm in enumerate(made, start=1)
        if ksm.kawasan
    ]
    KsmBinaan.objects.bulk_create(
        KsmBinaan(ksm=ksm, tahun=tahun, is_demo=True)
        for ksm, tahun in [*coached, (made[0], year - 1)]
    )
    return len(made)
