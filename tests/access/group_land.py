"""Boards, teams and what is recorded of them, in the land of ``tests.access.land``.

What is sealed carries the canary ``pribadi``, which nobody may come across: the walk
reveals the one column that bears none.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from kelompok.models import (
    ActionDigest,
    AmbangKelompok,
    Aset,
    AspekOpd,
    Bkm,
    CalendarToken,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    KsmKegiatan,
    KsmPartisipasi,
    Kunjungan,
    Lokus,
    Pembinaan,
    PemiluBkm,
    Pengurus,
    PenilaianKelompok,
    PokjaAspek,
    TargetBinaan,
    Tipp,
)
from sibungas.accounts.models import Institution

DAY = date(2022, 5, 4)
BASIS = {"persetujuan_tanggal": "2022-05-04", "persetujuan_dasar": "Formulir",
         "simpan_sampai": "2099-01-01"}  # fmt: skip
ASPECTS = dict.fromkeys(
    "statuta kepemimpinan sistem_manajemen manajemen_keuangan sdm"
    " hubungan_eksternal".split(),
    60,
)


def build(land: Any, whose: str, place: Any, canary: Callable[[str, str], str]) -> None:
    """One group of every kind in a kelurahan, with a row of every kind."""
    text, secret, kode = canary("ksm", whose), canary("pribadi", whose), place.kode
    named = {"nama": text, "alamat": text, "kelurahan": place}
    bkm = Bkm.objects.create(
        kode=f"{text}-b", nama_notaris=text, no_telp="0800-1", no_rekening=secret,
        nama_bank=secret, **named, **BASIS,
    )  # fmt: skip
    Ksm.objects.filter(kelurahan=place).update(
        bkm=bkm, no_telp=secret, npwp=secret, nama_bank=secret, no_rekening=secret,
        **BASIS,
    )  # fmt: skip
    Ksm.objects.get(kelurahan=place).binaan_set.create(tahun=2022, alasan=text)
    kpp = Kpp.objects.create(
        kode=f"{text}-p", no_telp=secret, bkm=bkm, **named, **BASIS
    )
    tipp = Tipp.objects.create(kode=f"{text}-t", bkm=bkm, **named)
    office, _ = Institution.objects.get_or_create(nama="Dinas Bina", kategori="opd")
    rows = {
        "anggota": KeanggotaanKelompok(bkm=bkm, tahun=2022, sumber=text),
        "pengurus": Pengurus(
            bkm=bkm, peran="ketua", nama=canary("pengurus", whose), jenis_kelamin="P",
            mulai=DAY, **BASIS,
        ),
        "pembinaan": Pembinaan(
            bkm=bkm, institution=office, mulai=DAY, catatan=text
        ),
        "kunjungan": Kunjungan(
            bkm=bkm, tanggal=DAY, jenis="pemantauan", temuan=text, rekomendasi=text
        ),
        "penilaian": PenilaianKelompok(bkm=bkm, tanggal=DAY, cara=text, **ASPECTS),
        "pemilu": PemiluBkm(bkm=bkm, tanggal=DAY, sumber=text, lokasi=text),
    }  # fmt: skip
    for kind, group in (("bkm", bkm), ("kpp", kpp), ("tipp", tipp)):
        land.add(kind, kode, group)
    for kind, row in rows.items():
        row.save()
        land.add(kind, kode, row)
    Aset.objects.filter(kelurahan=place).update(kpp=kpp, pengelola="")
    Aset.objects.create(
        nama=text, jenis="rth", tahun_dibangun=2020, kelurahan=place, pengelola=text
    )
    meeting = KsmPartisipasi.objects.create(
        kegiatan=KsmKegiatan.objects.get(ksm__kelurahan=place), tahap="pelaksana",
        tanggal=DAY, tempat=text, keputusan=text, nomor_ba=text,
    )  # fmt: skip
    land.add("partisipasi", kode, meeting)


def build_norms(land: Any, canary: Callable[[str, str], str]) -> None:
    """What every kab/kota has set; its limits are read in all of it."""
    for kode, city in land.things["city"]:
        far = kode.startswith("98")
        own = {"99.01": "kota", "98.01": "jauh"}.get(kode)
        target = TargetBinaan.objects.create(
            wilayah=city, tahun=2022, jumlah=13,
            sumber=canary("angka", own) if own else "Renja",
        )  # fmt: skip
        limits = AmbangKelompok.objects.create(
            wilayah=city, berlaku_mulai=2020,
            sumber=canary("konvensi", "jauh") if far else "SK",
        )  # fmt: skip
        land.add("binaan", kode, target)
        land.add("ambang", kode, limits)


def build_office(land: Any, someone: Any, far: Any) -> None:
    """A row for each of their tables that no page but the admin site's walks to."""
    # Of a place where nobody who walks plans the work anew.
    work = KsmKegiatan.objects.get(ksm__kelurahan__kode__startswith="98")
    work.kas_set.create(
        termin=work.termin_set.get(), tanggal=DAY, uraian="Cair", masuk_rp=1,
        keluar_rp=0,
    )  # fmt: skip
    CalendarToken.objects.create(user=someone, sidik="x")
    ActionDigest.objects.create(user=someone, minggu=DAY, jumlah=1, terlambat=0)
    PokjaAspek.objects.get_or_create(nomor=1)
    office = Institution.objects.get(nama="Dinas Bina")
    AspekOpd.objects.create(wilayah=far, aspek=1, institution=office, peran="utama")
    lokus = Lokus.objects.create(
        wilayah=far, tahun=2019, judul="Lokus", alasan="Kumuh",
        kelurahan=Bkm.objects.get(kelurahan__kode__startswith="98").kelurahan,
    )  # fmt: skip
    land.add("lokus", far.kode, lokus)
    lokus.komitmen_set.create(
        institution=office, sasaran="jalan_rusak_m", volume=1, sumber_dana="dak",
        tenggat=DAY,
    )  # fmt: skip
