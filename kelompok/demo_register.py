"""Documents, aturan bersama and RPLP of the demo. Invented like their places."""

from datetime import date, timedelta

from django.utils import timezone

from assessments.demo.atlas import EDISI
from kawasan.models import Kawasan, Wilayah
from kelompok.models import AturanBersama, DokumenPokja, Rplp

# Place, kind, title, state, years since approval, days until its end.
_DOCUMENTS = (
    ("99.01", "rp2kpkpk", "RP2KPKPK Kota Contoh", "disahkan", 2, 900),
    ("99.01", "ssk", "Strategi sanitasi kota", "disahkan", 4, 200),
    ("99.01", "rispam", "RISPAM kota", "disahkan", 6, -40),
    ("99.01", "rispam", "RISPAM kota, revisi", "review", None, None),
    ("99.01", "sk_pokja", "SK Pokja PKP kota", "disahkan", 1, None),
    ("99.02", "sk_pokja", "SK Pokja PKP kabupaten", "disahkan", 1, None),
    ("99.02", "rp2kpkpk", "RP2KPKPK kabupaten", "proses_awal", None, None),
    ("99.02", "jakstrada", "Jakstrada kabupaten", "belum_ada", None, None),
    ("99", "rp3kp", "RP3KP Provinsi Contoh", "disahkan", 3, 5000),
    ("99", "sk_pokja", "SK Pokja PKP provinsi", "disahkan", 1, 300),
)
# Kelurahan, number of the kawasan, state, what it is about.
_RULES = (
    ("99.01.01.1001", "01", "berlaku", "Membuang sampah pada tempat dan jadwalnya"),
    ("99.01.01.1002", "01", "disepakati", "Kerja bakti drainase setiap Minggu pertama"),
    ("99.02.01.2001", "08", "rembug", "Memelihara titian dan jalan lingkungan"),
)


def build(year: int) -> int:
    """All of them; how many."""
    today = timezone.localdate()
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    areas = {k.kode: k for k in Kawasan.objects.filter(is_demo=True).defer("batas")}
    made: list[DokumenPokja] = []
    for number, (kode, jenis, judul, status, ago, left) in enumerate(_DOCUMENTS, 1):
        day = date(year - ago, 3, number) if ago is not None else None
        made.append(
            DokumenPokja(
                wilayah=places[kode],
                jenis=jenis,
                judul=f"{judul} (contoh)",
                status=status,
                nomor=f"CONTOH/{number:02d}/{day.year}" if day else "",
                tanggal=day,
                tahun=day.year if day else None,
                berlaku_mulai=day,
                berlaku_sampai=None if left is None else today + timedelta(days=left),
                is_demo=True,
            )
        )
    DokumenPokja.objects.bulk_create(made)
    AturanBersama.objects.bulk_create(
        AturanBersama(
            kelurahan=places[kode],
            kawasan=areas.get(f"CONTOH-{area}"),
            nomor="" if status == "rembug" else f"CONTOH/AB/{number:02d}",
            tanggal=None if status == "rembug" else date(year - 1, 2, number),
            cakupan="Warga RT di dalam kawasan (contoh)",
            isi=f"{isi}.",
            status=status,
            is_demo=True,
        )
        for number, (kode, area, status, isi) in enumerate(_RULES, 1)
    )
    Rplp.objects.bulk_create(
        Rplp(
            kelurahan=places[kode],
            periode_mulai=year - 1,
            periode_sampai=year + 3,
            nomor=f"CONTOH/RPLP/{number:02d}" if status == "disahkan" else "",
            tanggal_pengesahan=date(year - 1, 1, 15) if status == "disahkan" else None,
            status=status,
            is_demo=True,
        )
        for number, (kode, status) in enumerate(
            (("99.01.01.1001", "disahkan"), ("99.02.01.2001", "review")), 1
        )
    )
    return len(made) + len(_RULES) + 2
