"""Pokja, performance and action items of the demo. Invented like their places."""

from datetime import date, timedelta

from assessments.demo.atlas import EDISI, KABUPATEN, KOTA, PROVINSI
from kawasan.models import Wilayah
from kelompok.models import (
    ActionItem,
    ActionProgress,
    Pokja,
    PokjaAnggota,
    PokjaPenilaian,
)
from sibungas.accounts.models import Institution

_SECRETARIAT = "Sekretariat Pokja PKP Provinsi Contoh"
# Institution, function there, role in the Pokja, field.
_SEATS = (
    ("Bappeda Provinsi Contoh", "Kepala", "ketua", ""),
    ("Dinas Perkim Provinsi Contoh", "Kepala dinas", "wakil", ""),
    (_SECRETARIAT, "Kepala sekretariat", "sekretaris", ""),
    ("Dinas PUPR Provinsi Contoh", "Kepala bidang", "koordinator_bidang", "Air minum"),
    ("Dinas Kesehatan Provinsi Contoh", "Kepala bidang", "anggota", ""),
    ("Universitas Contoh", "Dosen", "anggota", ""),
    ("DPRD Provinsi Contoh", "Ketua komisi", "pengarah", ""),
)
# What, office, place, days until the day agreed upon, status, percent, urgency.
_ITEMS = (
    ("Mendata ulang RT di bantaran sungai", "Dinas Perkim Kota Contoh Sungai", KOTA,
     -12, "berjalan", 60, "tinggi"),
    ("Menyepakati format data bersama", "Bappeda Provinsi Contoh", PROVINSI,
     -3, "baru", 0, "sedang"),
    ("Menyusun daftar sambungan air prioritas", "Dinas PUPR Provinsi Contoh", PROVINSI,
     20, "berjalan", 35, "tinggi"),
    ("Menyiapkan draf SK kumuh", "Dinas Perkim Kabupaten Contoh Rawa", KABUPATEN,
     45, "baru", 0, "sedang"),
    ("Melatih kader sanitasi", "TP PKK Kelurahan Titian Contoh", KOTA,
     -40, "selesai", 100, "rendah"),
    ("Menjadwalkan rapat triwulan", _SECRETARIAT, PROVINSI, 9, "berjalan", 50,
     "sedang"),
)  # fmt: skip
_KINDS = ActionItem.Kategori.values
_POINTS = {KOTA: (8, 7, 9, 6, 8, 7, 8, 9, 6, 7), KABUPATEN: (6, 5, 7, 6, 4, 6, 5, 7)}


def build(today: date) -> int:
    """All of it around ``today``; how many action items."""
    places = {w.kode: w for w in Wilayah.objects.filter(edisi=EDISI).defer("batas")}
    offices = {row.nama: row for row in Institution.objects.filter(is_demo=True)}
    pokja = Pokja.objects.create(
        wilayah=places[PROVINSI],
        tahun=today.year,
        nomor_sk=f"CONTOH/POKJA/{today.year}",
        tanggal_sk=date(today.year, 1, 2),
        tanggal_pembentukan=date(today.year - 3, 2, 1),
        anggota_laki_laki=4,
        anggota_perempuan=3,
        ada_sekretariat=True,
        rencana_kerja="Rapat tiap triwulan.\nSatu lokus bersama setahun.",
        is_demo=True,
    )
    PokjaAnggota.objects.bulk_create(
        PokjaAnggota(
            pokja=pokja, institution=offices[office], jabatan=jabatan, peran=peran,
            bidang=bidang, mulai=pokja.tanggal_sk,
        )
        for office, jabatan, peran, bidang in _SEATS
    )  # fmt: skip
    PokjaPenilaian.objects.bulk_create(
        PokjaPenilaian(
            wilayah=places[kode], tahun=year, pembentukan="selesai", ada_sk=True,
            penggabungan="proses", program_kerja=True, forum_pkp=kode == KOTA,
            skor=list(points), total=sum(points), sumber=EDISI, is_demo=True,
        )
        for kode, points in _POINTS.items()
        for year in (today.year, today.year - 1)
    )  # fmt: skip
    for number, row in enumerate(_ITEMS):
        _item(number, row, today, places, offices)
    return len(_ITEMS)


def _item(number: int, row: tuple, today: date, places: dict, offices: dict) -> None:
    uraian, office, kode, days, status, progres, urgency = row
    due = today + timedelta(days=days)
    done = status == ActionItem.Status.SELESAI
    item = ActionItem.objects.create(
        uraian=f"{uraian} (contoh)",
        pic_institution=offices[office],
        wilayah=places[kode],
        kategori=_KINDS[number % len(_KINDS)],
        horizon=ActionItem.Horizon.PENDEK,
        prioritas=urgency,
        tenggat=due,
        status=status,
        progres=progres,
        selesai_pada=due if done else None,
        is_demo=True,
    )
    if progres:
        ActionProgress.objects.create(
            item=item,
            tanggal=min(due, today) - timedelta(days=5),
            progres=progres,
            status=status,
            catatan="Laporan contoh.",
        )
