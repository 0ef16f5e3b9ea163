"""Documents, aturan bersama and RPLP of the demo. Invented like their places."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from assessments.demo.atlas import EDISI
from kawasan.models import Intervention, Kawasan, Wilayah
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
    return len(made) + len(_RULES) + 2 + _lines(year)


# Words, sasaran, unit, volume, million rupiah, years from now, whether in RP2KPKPK too.
_LINES: tuple[tuple[Any, ...], ...] = (
    ("Perbaikan titian gang (contoh)", "jalan_rusak_m", "", 150, 135, 0, True),
    ("Drainase gang belakang (contoh)", "drainase_buruk_m", "", 90, 60, 0, False),
    ("Bak sampah komunal (contoh)", "kk_sarana_sampah_tidak_sesuai", "", 40, 85, 1,
     True),
    ("Sambungan air minum (contoh)", "kk_tanpa_akses_air_aman", "", 25, None, 1, False),
    ("Pelatihan pemelihara (contoh)", "", "kali", 2, 10, 2, False),
)  # fmt: skip


def _lines(year: int) -> int:
    """Lines of the approved RPLP; one of them is carried out by a work that is
    marked with both plans, another work bears only the mark of the RPLP."""
    plan = Rplp.objects.get(is_demo=True, status="disahkan")
    for uraian, sasaran, satuan, volume, million, ahead, in_city in _LINES:
        plan.baris_set.create(
            tahun=year + ahead,
            uraian=uraian,
            sasaran=sasaran,
            satuan_lain=satuan,
            volume=volume,
            biaya_rp=None if million is None else million * 1_000_000,
            sumber_dana="dana_kelurahan",
            di_rp2kpkpk=in_city,
            rujukan_rp2kpkpk="Tabel contoh" if in_city else "",
            is_demo=True,
        )
    here = Intervention.objects.filter(
        is_demo=True, kelurahan=plan.kelurahan, tahun=year, kunci_impor=""
    )
    both = here.filter(nama__startswith="Titian ulin").first()
    alone = here.filter(nama__startswith="Sambungan air").first()
    if both:
        both.dokumen = ["rp2kpkpk", "rplp"]
        both.save(update_fields=["dokumen"])
        plan.baris_set.filter(uraian__startswith="Perbaikan titian").update(
            kegiatan=both
        )
    if alone:
        alone.dokumen = ["rplp"]
        alone.save(update_fields=["dokumen"])
    return len(_LINES)
