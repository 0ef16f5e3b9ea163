"""Bimtek of the demo: one held with names, one counted, one still to come."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from assessments.demo.atlas import EDISI
from kawasan.models import Wilayah
from kelompok.kehadiran import key_of
from kelompok.models import Bimtek, BimtekHitungan, BimtekPeserta, Ksm
from sibungas.accounts.models import Institution

_PEOPLE = 24


def build() -> int:
    """All of them; how many."""
    today = timezone.localdate()
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    offices = Institution.objects.filter(is_demo=True, kategori="opd")
    office = offices.order_by("kode_wilayah", "pk").first()
    if office is None:
        return 0
    common = {
        "penyelenggara": office,
        "jam_mulai": time(8),
        "jam_selesai": time(15),
        "sumber": "Data contoh",
        "is_demo": True,
    }
    day = today - timedelta(days=40)
    held = Bimtek.objects.create(
        judul="Bimtek KSM kawasan bantaran (contoh)",
        tema="Memelihara yang sudah dibangun",
        jenis=Bimtek.Jenis.BIMTEK,
        tanggal_mulai=day,
        tanggal_selesai=day,
        tempat="Aula kota (contoh)",
        wilayah=places["99.01"],
        sasaran=["ksm", "kpp"],
        target_peserta=30,
        target_ksm=6,
        pretest_rata=Decimal("58.4"),
        pretest_jumlah=24,
        posttest_rata=Decimal("76.2"),
        posttest_jumlah=23,
        rencana_tindak_lanjut="Tiap KSM menyusun jadwal pemeliharaan dalam sebulan.",
        status=Bimtek.Status.TERLAKSANA,
        **common,
    )
    held.sasaran_wilayah.add(places["99.01"])
    held.narasumber_set.create(
        nama="Narasumber Contoh", instansi="Dinas contoh", urutan=1, is_demo=True,
        materi="Iuran dan jadwal pemeliharaan",
    )  # fmt: skip
    held.biaya_set.create(
        sumber="apbd_kab_kota", rencana_rp=18_000_000, realisasi_rp=16_500_000,
        is_demo=True,
    )  # fmt: skip
    _people(held)
    day = today - timedelta(days=15)
    told = Bimtek.objects.create(
        judul="Sosialisasi permukiman sehat (contoh)",
        jenis=Bimtek.Jenis.SOSIALISASI,
        tanggal_mulai=day,
        tanggal_selesai=day,
        tempat="Balai provinsi (contoh)",
        wilayah=places["99"],
        sasaran=["tp_pkk", "aparat"],
        target_peserta=60,
        status=Bimtek.Status.TERLAKSANA,
        **common,
    )
    told.sasaran_wilayah.add(places["99.01"], places["99.02"])
    BimtekHitungan.objects.create(
        bimtek=told, asal="Kader TP PKK (contoh)", kategori="tp_pkk", jumlah=38,
        laki_laki=2, perempuan=36, mbr=15, is_demo=True,
    )  # fmt: skip
    BimtekHitungan.objects.create(
        bimtek=told, asal="Lurah dan kepala desa (contoh)", kategori="aparat",
        jumlah=14, is_demo=True,
    )  # fmt: skip
    day = today + timedelta(days=21)
    Bimtek.objects.create(
        judul="Pelatihan operator SI BUNGAS (contoh)",
        jenis=Bimtek.Jenis.PELATIHAN,
        tanggal_mulai=day,
        tanggal_selesai=day + timedelta(days=1),
        tempat="Ruang komputer (contoh)",
        wilayah=places["99"],
        sasaran=["operator"],
        target_peserta=20,
        **common,
    )
    return 3


def _people(event: Bimtek) -> None:
    """Two dozen invented people of the KSM of the kota, most of whom came."""
    groups = list(Ksm.objects.within(event.wilayah.kode).order_by("pk"))
    arrived = timezone.make_aware(datetime.combine(event.tanggal_mulai, time(8)))
    rows = []
    for number in range(1, _PEOPLE + 1):
        name = f"Peserta Contoh {number:02d}"
        ksm = groups[number % len(groups)]
        came = number % 8 != 0
        rows.append(
            BimtekPeserta(
                bimtek=event,
                nama=name,
                jenis_kelamin="P" if number % 5 < 3 else "L",
                mbr=number % 3 != 0,
                ksm=ksm,
                kategori="ksm",
                diundang=number % 4 == 0,
                hadir_pada=arrived + timedelta(minutes=number) if came else None,
                cara="qr" if number % 7 == 3 else "panitia",
                nama_kunci=key_of(name),
                asal_kunci=f"ksm:{ksm.pk}",
                is_demo=True,
            )
        )
    BimtekPeserta.objects.bulk_create(rows)
