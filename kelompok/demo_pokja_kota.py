"""The Pokja of the demo's kota: its seats, a meeting that was published, what it asked.

Invented like the places. People below the kota read what was decided.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from assessments.demo.atlas import EDISI, KOTA
from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import (
    ActionItem,
    ActionProgress,
    Meeting,
    MeetingNote,
    MeetingParticipant,
    Pokja,
    PokjaAnggota,
)
from sibungas.accounts.models import Institution, User

_SECRETARIAT = "Sekretariat Pokja PKP Kota Contoh Sungai"
_CITY_OFFICE = "Dinas Perkim Kota Contoh Sungai"
# Institution, function there, role in the Pokja.
_SEATS = (
    (_CITY_OFFICE, "Kepala dinas", "ketua"),
    (_SECRETARIAT, "Kepala sekretariat", "sekretaris"),
    ("Kelurahan Titian Contoh", "Lurah", "anggota"),
)
_AGENDA = ("Kesiapan lokasi penanganan (contoh)", "Jadwal gotong royong (contoh)")
_DECISION = "Titik drainase yang tersumbat ditandai bersama RT (contoh)."
# What, office, days after the meeting, status, percent.
_ITEMS = (
    ("Menandai titik drainase yang tersumbat (contoh)", _CITY_OFFICE, 45, "berjalan",
     30),
    ("Menyusun jadwal gotong royong (contoh)", "Kelurahan Titian Contoh", 60, "baru",
     0),
)  # fmt: skip


def build(today: date) -> int:
    """The Pokja of the year and its one meeting; how many meetings."""
    city = Wilayah.objects.defer("batas").get(kode=KOTA, edisi=EDISI)
    offices = {row.nama: row for row in Institution.objects.filter(is_demo=True)}
    pokja = Pokja.objects.create(
        wilayah=city,
        tahun=today.year,
        nomor_sk=f"CONTOH/POKJA-KOTA/{today.year}",
        tanggal_sk=date(today.year, 1, 2),
        tanggal_pembentukan=date(today.year - 2, 3, 1),
        anggota_laki_laki=1,
        anggota_perempuan=2,
        ada_sekretariat=True,
        rencana_kerja="Rapat tiap triwulan (contoh).",
        is_demo=True,
    )
    PokjaAnggota.objects.bulk_create(
        PokjaAnggota(
            pokja=pokja, institution=offices[office], jabatan=jabatan, peran=peran,
            mulai=pokja.tanggal_sk,
        )
        for office, jabatan, peran in _SEATS
    )  # fmt: skip
    _meeting(today, pokja, offices)
    return 1


def _meeting(today: date, pokja: Pokja, offices: dict[str, Institution]) -> None:
    people = User.objects.filter(is_demo=True)
    day = min(max(date(today.year, 1, 5), today - timedelta(days=30)), today)
    approved = timezone.make_aware(datetime.combine(day, time(16)))
    meeting = Meeting.objects.create(
        nomor_undangan=f"CONTOH/KOTA/{today.year}",
        judul="Rapat Pokja PKP Kota (contoh)",
        jenis="rapat_rutin",
        tema="Lokasi siap dikerjakan",
        tahun=today.year,
        tanggal=day,
        jam_mulai=time(9),
        jam_selesai=time(11),
        tempat="Ruang rapat kota (contoh)",
        penyelenggara=offices[_SECRETARIAT],
        wilayah=pokja.wilayah,
        pokja=pokja,
        pimpinan="Kepala dinas",
        notulis="Kepala sekretariat",
        status=rapat.TERBIT,
        ringkasan="Peserta memeriksa kesiapan lokasi dan menyepakati jadwal (contoh).",
        jumlah_undangan=3,
        notulen_oleh=people.get(username="contoh-sekretariat-kota"),
        disetujui_oleh=people.get(username="contoh-pimpinan"),
        disetujui_pada=approved,
        dipublikasikan_pada=approved + timedelta(hours=1),
        is_demo=True,
    )
    for urut, uraian in enumerate(_AGENDA, start=1):
        meeting.agenda_set.create(urut=urut, uraian=uraian, is_demo=True)
    MeetingNote.objects.create(
        meeting=meeting, jenis="keputusan", isi=_DECISION, is_demo=True
    )
    MeetingParticipant.objects.bulk_create(
        MeetingParticipant(
            meeting=meeting, institution=offices[office], jabatan=jabatan,
            kategori="anggota_pokja", hadir=True, is_demo=True,
        )
        for office, jabatan, _peran in _SEATS
    )  # fmt: skip
    for uraian, office, days, status, progres in _ITEMS:
        item = ActionItem.objects.create(
            uraian=uraian,
            pic_institution=offices[office],
            wilayah=pokja.wilayah,
            kategori="sinkronisasi_program",
            horizon=ActionItem.Horizon.PENDEK,
            tenggat=day + timedelta(days=days),
            status=status,
            progres=progres,
            sumber_jenis=ActionItem.Sumber.RAPAT,
            sumber_id=meeting.pk,
            is_demo=True,
        )
        if progres:
            ActionProgress.objects.create(
                item=item,
                tanggal=day + timedelta(days=1) if day < today else day,
                progres=progres,
                status=status,
                catatan="Laporan contoh.",
            )
