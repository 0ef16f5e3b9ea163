"""One record of every kind of the kelompok app, in a kota, a kelurahan, a kawasan.

What is sealed, names on lists and codes say RAHASIA, which neither the API nor the
admin site may show; names and notes that pages of the portal show say PERORANGAN, which
the API leaves out as well.
"""

import uuid as uuids
from collections.abc import Sequence
from datetime import date, time
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from kawasan.models import Intervention
from kelompok.models import (
    ActionDigest,
    ActionItem,
    AmbangKelompok,
    Aset,
    AspekOpd,
    AturanBersama,
    Bimtek,
    Bkm,
    CalendarToken,
    DokumenPokja,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    KsmKegiatan,
    Kunjungan,
    Lokus,
    Meeting,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
    Pokja,
    PokjaAspek,
    PokjaPenilaian,
    RencanaKolaborasi,
    Rplp,
    TargetBinaan,
    Tipp,
)
from sibungas.accounts.models import Institution

SECRET, INSIDE = "RAHASIA", "PERORANGAN"
DAY = date(2025, 5, 4)
_AGREED = {
    "persetujuan_tanggal": date(2025, 1, 2),
    "persetujuan_dasar": "Formulir",
    "simpan_sampai": date(2099, 1, 1),
}
_ASPECTS = {
    "statuta": 40,
    "kepemimpinan": 50,
    "sistem_manajemen": 60,
    "manajemen_keuangan": 60,
    "sdm": 70,
    "hubungan_eksternal": 50,
}
# Every list of the API about groups and Pokja, and their single records.
LISTS = (
    *("kelompok/bkm/", "kelompok/ksm/", "kelompok/kpp/", "kelompok/tipp/"),
    *("target-ksm/", "kegiatan-ksm/", "aset/", "keberlanjutan/", "bimtek/"),
    *("keberlanjutan/kpp/", "instansi/", "pokja/", "pokja/kinerja/", "pokja/aspek/"),
    *("rapat/", "tindak-lanjut/", "rencana/", "rencana/butir/", "kebutuhan/"),
    *("lokus/", "lokus/komitmen/", "dokumen/", "aturan-bersama/", "rplp/"),
    "rplp/baris/",
)
RECORDS = {
    "bkm": "kelompok/bkm/{}/",
    "ksm": "kelompok/ksm/{}/",
    "kpp": "kelompok/kpp/{}/",
    "tipp": "kelompok/tipp/{}/",
    "kegiatan": "kegiatan-ksm/{}/",
    "aset": "aset/{}/",
    "bimtek": "bimtek/{}/",
    "pokja": "pokja/{}/",
    "rapat": "rapat/{}/",
    "tindak": "tindak-lanjut/{}/",
    "rencana": "rencana/{}/",
    "lokus": "lokus/{}/",
}


def office(nama: str = "Dinas Uji", **columns: Any) -> Institution:
    values = {"kategori": "opd", "level": "kab_kota", **columns}
    return Institution.objects.get_or_create(nama=nama, defaults=values)[0]


def fill(world: Any) -> SimpleNamespace:
    """One of each in kelurahan one, its kota and its kawasan."""
    found = SimpleNamespace(office=office(kode_wilayah="99.01"))
    _groups(found, world.one, world.kawasan)
    _works(found, world)
    _offices(found, world)
    _registers(found, world)
    return found


def _groups(found: Any, place: Any, kawasan: Any) -> None:
    named = {"kelurahan": place, "alamat": INSIDE}
    sealed = {"no_telp": SECRET, "nama_bank": SECRET, "no_rekening": SECRET}
    found.bkm = Bkm.objects.create(
        kode="BKM-1", nama="BKM Satu", unit_upl=True, nama_notaris=INSIDE, **named,
        **sealed, **_AGREED,
    )  # fmt: skip
    found.ksm = Ksm.objects.create(
        kode="KSM-1", nama="KSM Satu", bidang="lingkungan", bkm=found.bkm,
        kawasan=kawasan, anggota_laki_laki=6, anggota_perempuan=4, anggota_mbr=7,
        npwp=SECRET, **named, **sealed, **_AGREED,
    )  # fmt: skip
    found.ksm.binaan_set.create(tahun=2025)
    found.kpp = Kpp.objects.create(
        kode="KPP-1", nama="KPP Satu", bkm=found.bkm, ad_art=True, no_telp=SECRET,
        **named, **_AGREED,
    )  # fmt: skip
    found.tipp = Tipp.objects.create(
        kode="TIPP-1", nama="TIPP Satu", bkm=found.bkm, jumlah_pokja=3, **named
    )
    for tahun, men in ((2024, 10), (2025, 12)):
        KeanggotaanKelompok.objects.create(
            bkm=found.bkm, tahun=tahun, laki_laki=men, perempuan=8, mbr=9, sumber="x"
        )
    Pengurus.objects.create(
        bkm=found.bkm, peran="ketua", nama=SECRET, jenis_kelamin="P", mulai=DAY,
        **_AGREED,
    )  # fmt: skip
    Pembinaan.objects.create(
        ksm=found.ksm, institution=found.office, mulai=DAY, catatan=INSIDE
    )
    Kunjungan.objects.create(
        ksm=found.ksm, tanggal=DAY, jenis="pemantauan", laki_laki=3, perempuan=2,
        temuan="x",
    )  # fmt: skip
    PenilaianKelompok.objects.create(
        ksm=found.ksm, tanggal=DAY, cara=INSIDE, **_ASPECTS
    )
    PemiluBkm.objects.create(
        bkm=found.bkm, tanggal=DAY, tahap="pemilihan", warga_dewasa=200,
        peserta_laki_laki=40, peserta_perempuan=30, sumber="x",
    )  # fmt: skip


def _works(found: Any, world: Any) -> None:
    work = Intervention.objects.create(
        uuid=uuids.uuid4(), kelurahan=world.one, kawasan=world.kawasan, rt=world.rt,
        tahun=2025, nama="Saluran",
    )  # fmt: skip
    one = KsmKegiatan.objects.create(
        intervention=work, ksm=found.ksm, status="disepakati"
    )
    # In no order: the API tells the steps in the order of their way.
    one.tahap_set.create(tahap="disepakati", tanggal=date(2025, 3, 9),
                         tanggal_rencana=date(2025, 3, 2), nomor="BA-1")  # fmt: skip
    one.tahap_set.create(tahap="layak", tanggal=date(2025, 2, 1))
    one.tahap_set.create(tahap="perjanjian", tanggal_rencana=date(2025, 4, 1))
    one.termin_set.create(nomor=1, persen=60)
    one.termin_set.create(nomor=2, persen=40, syarat_fisik=50)
    for volume, price, source, form in (
        ("2.5", "1000.50", "dak", "uang"),
        ("10", "200", "dak", "uang"),
        ("4", "50000", "swadaya", "tenaga"),
    ):
        one.rab_set.create(
            uraian=INSIDE, satuan="m", volume=volume, harga_rp=price, sumber=source,
            bentuk=form,
        )  # fmt: skip
    one.hasil_set.create(rt=world.rt, sasaran="jalan_rusak_m", volume_realisasi=50)
    one.partisipasi_set.create(
        tahap="perencanaan", tanggal=DAY, laki_laki=9, perempuan=6, keputusan="Setuju."
    )
    found.kegiatan = one
    found.aset = Aset.objects.create(
        nama="Titian", jenis="jalan", tahun_dibangun=2022, kelurahan=world.one,
        kawasan=world.kawasan, kegiatan=one, volume=120, satuan="m", kpp=found.kpp,
    )  # fmt: skip
    for tahun, works in ((2024, True), (2025, False)):
        found.aset.inspeksi_set.create(
            tahun=tahun, tanggal=date(tahun, 6, 1), masih_ada=True, kondisi_baik=False,
            berfungsi=works, dimanfaatkan=works, dikembangkan=False, catatan=INSIDE,
        )  # fmt: skip
    found.aset.iuran_set.create(
        periode=date(2025, 6, 1), tagihan_rp=50000, keterangan=INSIDE
    )
    found.aset.jadwal_set.create(
        pekerjaan="Sapu", setiap_bulan=6, berikutnya=date(2025, 12, 1)
    )


def _offices(found: Any, world: Any) -> None:
    event = Bimtek.objects.create(
        judul="Bimtek KSM", jenis="bimtek", penyelenggara=found.office, tempat="Aula",
        wilayah=world.city, tanggal_mulai=DAY, tanggal_selesai=DAY, sasaran=["ksm"],
        status="terlaksana", target_ksm=13, pretest_rata="55.5", pretest_jumlah=20,
    )  # fmt: skip
    event.sasaran_wilayah.add(world.city)
    event.narasumber_set.create(nama=INSIDE)
    event.biaya_set.create(sumber="dak", rencana_rp=1000)
    now = timezone.now()
    people: Sequence[tuple[str, bool | None, Any]] = (
        ("L", True, now), ("P", None, now), ("P", True, None),
    )  # fmt: skip
    for number, (sex, poor, came) in enumerate(people):
        event.peserta_set.create(
            nama=f"{SECRET} {number}", nama_kunci=f"{number}", jenis_kelamin=sex,
            mbr=poor, diundang=True, hadir_pada=came, ksm=found.ksm, kategori="ksm",
        )  # fmt: skip
    event.hitungan_set.create(
        asal=INSIDE, jumlah=5, laki_laki=2, perempuan=3, kategori="lpm"
    )
    found.bimtek = event
    found.pokja = Pokja.objects.create(
        wilayah=world.city, tahun=2025, nomor_sk="1/2025", anggota_laki_laki=9,
        anggota_perempuan=4, dana_operasional_rp=5_000_000,
    )  # fmt: skip
    found.pokja.anggota.create(
        institution=found.office, jabatan="Kepala Dinas", nama=SECRET, peran="ketua"
    )
    PokjaPenilaian.objects.create(
        wilayah=world.city, tahun=2025, pembentukan="selesai", sumber="x",
        skor=[7, None, 5], total=12,
    )  # fmt: skip
    found.rapat = meeting(world.city, found.office)
    found.rapat.angka_set.create(
        uraian="Sisa kumuh", nilai="187.95", satuan="ha", wilayah=world.city
    )
    AspekOpd.objects.create(
        wilayah=world.city, aspek=2, institution=found.office, peran="utama"
    )
    found.tindak = ActionItem.objects.create(
        uraian="Susun SK", pic_institution=found.office, pic_nama=INSIDE,
        kategori="sinergi", wilayah=world.city, horizon="pendek",
        tenggat=date(2025, 6, 1), status="berjalan", progres=40,
        sumber_jenis="rapat", sumber_id=found.rapat.pk,
    )  # fmt: skip
    found.tindak.laporan.create(
        tanggal=DAY, progres=40, status="berjalan", catatan="Draf selesai."
    )


def meeting(place: Any, host: Institution, **columns: Any) -> Meeting:
    """Two of three came, one of them for the first place below."""
    values = {
        "judul": "Rakor", "jenis": "rakor", "tanggal": DAY, "tahun": 2025,
        "jam_mulai": time(9), "tempat": "Aula", "penyelenggara": host,
        "pembuka": INSIDE, "pimpinan": INSIDE, "notulis": INSIDE,
        "ringkasan": "Sepakat.", "status": "berlangsung", **columns,
    }  # fmt: skip
    made = Meeting.objects.create(wilayah=place, **values)
    made.agenda_set.create(urut=1, uraian="Capaian", penyaji=INSIDE)
    made.catatan_set.create(jenis="keputusan", isi="SK ditinjau.")
    for sex, came, where in (("L", True, None), ("P", True, place.anak.first()),
                             ("P", False, None)):  # fmt: skip
        made.peserta_set.create(
            nama=SECRET, jabatan=SECRET, kategori="opd", jenis_kelamin=sex, hadir=came,
            wilayah=where,
        )  # fmt: skip
    return made


def _registers(found: Any, world: Any) -> None:
    found.rencana = RencanaKolaborasi.objects.create(
        judul="Rencana 2026", wilayah=world.city, tahun_mulai=2026, tahun_selesai=2028
    )
    found.rencana.item_set.create(
        kawasan=world.kawasan, sasaran="jalan_rusak_m", tahun=2026,
        pelaku=found.office, sumber_dana="dak", volume="25.5", biaya_rp=9_000_000,
    )  # fmt: skip
    DokumenPokja.objects.create(
        wilayah=world.city, jenis="ssk", judul="SSK", nomor="2/2020", catatan=INSIDE,
        status="disahkan", tanggal=date(2020, 1, 2), berlaku_sampai=date(2024, 12, 31),
        institution=found.office,
    )  # fmt: skip
    AturanBersama.objects.create(
        kelurahan=world.one, kawasan=world.kawasan, cakupan="RT 01",
        isi="Saluran dibersihkan.", status="berlaku", tanggal=DAY, catatan=INSIDE,
    )  # fmt: skip
    plan = Rplp.objects.create(
        kelurahan=world.one, periode_mulai=2025, periode_sampai=2029, catatan=INSIDE
    )
    plan.baris_set.create(
        tahun=2025, uraian="Jamban", satuan_lain="unit", volume=5, catatan=INSIDE
    )
    _lokus(found, world)
    TargetBinaan.objects.create(
        wilayah=world.city, tahun=2025, jumlah=13, sumber="Renja"
    )


def _lokus(found: Any, world: Any) -> None:
    """Of three promises one is kept in part, one is late, one was called off."""
    found.lokus = Lokus.objects.create(
        wilayah=world.city, tahun=2025, judul="Lokus", alasan="Kumuh berat.",
        kawasan=world.kawasan, status="ditetapkan", tanggal=DAY, catatan=INSIDE,
    )  # fmt: skip
    values = {"institution": found.office, "sumber_dana": "dak", "catatan": INSIDE}
    road = found.lokus.komitmen_set.create(
        sasaran="jalan_rusak_m", volume=160, tenggat=date(2099, 12, 31), realisasi=40,
        dilaporkan_pada=DAY, status="berjalan", **values,
    )  # fmt: skip
    road.laporan_set.create(
        tanggal=DAY, realisasi=40, status="berjalan", catatan="Seperempat."
    )
    for name, status, why in (
        ("Jamban", "disanggupi", ""), ("Rumah", "dibatalkan", "Lahan."),
    ):  # fmt: skip
        found.lokus.komitmen_set.create(
            uraian=name, satuan_lain="unit", volume=5, tenggat=date(2025, 6, 30),
            status=status, alasan=why, **values,
        )  # fmt: skip


def fill_rest(found: Any, world: Any, user: Any) -> None:
    """One of each of what only the admin site shows, and of what it shows inside."""
    one, now = found.kegiatan, timezone.now()
    term = one.termin_set.first()
    one.kas_set.create(
        termin=term, tanggal=DAY, uraian="Cair", masuk_rp=1000, keluar_rp=0
    )
    AmbangKelompok.objects.create(wilayah=world.city, berlaku_mulai=2025, sumber="SK")
    CalendarToken.objects.create(user=user, sidik=SECRET)
    found.bimtek.pintu_set.create(kode=SECRET[:6], sampai=now)
    found.rapat.kuota_set.create(institution=found.office, jumlah=2)
    ActionDigest.objects.create(user=user, minggu=DAY, jumlah=2, terlambat=1)
    PokjaAspek.objects.get_or_create(nomor=1, defaults={"nama": "Kelembagaan"})
