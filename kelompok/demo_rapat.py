"""The meeting of the demo: invented, with people that are counted by function."""

from datetime import date, time, timedelta

from django.utils import timezone

from assessments.demo.atlas import EDISI
from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import ActionItem, Meeting, MeetingNote, MeetingParticipant, Pokja
from sibungas.accounts.models import Institution, User

_AGENDA = (
    ("Capaian penanganan kumuh tahun ini (contoh)", "Dinas Perkim"),
    ("Data yang belum lengkap (contoh)", "Verifikator"),
    ("Rencana tahun depan (contoh)", "Bappeda"),
)
_NOTES = (
    ("isu", "Data sambungan air di bantaran belum sama antarinstansi (contoh)."),
    ("keputusan", "Daftar sambungan air dicocokkan tiap triwulan (contoh)."),
)
# Function, sex, category, role.
_PEOPLE = (
    ("Kepala bidang", "P", "anggota_pokja", "pimpinan"),
    ("Kepala seksi", "L", "anggota_pokja", "peserta"),
    ("Perencana", "P", "opd", "notulis"),
    ("Pendamping", "L", "pendamping", "narasumber"),
)


def build(year: int) -> int:
    """One rakor whose minutes wait for the approval of a second person."""
    province = Wilayah.objects.defer("batas").get(kode="99", edisi=EDISI)
    host = (
        Institution.objects.filter(is_demo=True, kategori="opd").order_by("pk").first()
    )
    if host is None:
        return 0
    today = timezone.localdate()
    day = min(max(date(year, 1, 15), today - timedelta(days=20)), today)
    writer = User.objects.filter(
        is_demo=True,
        penugasan__peran="sekretariat_pokja",
        penugasan__wilayah=province,
    )
    meeting = Meeting.objects.create(
        nomor_undangan=f"CONTOH/005/{year}",
        judul="Rakor penanganan kumuh (contoh)",
        jenis="rakor",
        tema="Satu data, satu rencana",
        tahun=year,
        tanggal=day,
        jam_mulai=time(9),
        jam_selesai=time(12),
        tempat="Aula contoh",
        penyelenggara=host,
        wilayah=province,
        pokja=Pokja.objects.filter(wilayah=province, tahun=year).first(),
        pimpinan="Kepala bidang",
        notulis="Perencana",
        status=rapat.NOTULEN,
        ringkasan="Peserta membahas capaian dan data yang belum lengkap (contoh).",
        jumlah_undangan=6,
        notulen_oleh=writer.first(),
        is_demo=True,
    )
    for urut, (uraian, penyaji) in enumerate(_AGENDA, start=1):
        meeting.agenda_set.create(
            urut=urut, uraian=uraian, penyaji=penyaji, is_demo=True
        )
    MeetingNote.objects.bulk_create(
        MeetingNote(meeting=meeting, jenis=jenis, isi=isi, is_demo=True)
        for jenis, isi in _NOTES
    )
    meeting.angka_set.create(
        uraian="Sambungan air yang belum cocok (contoh)",
        nilai=120,
        satuan="KK",
        tahun=year,
        wilayah=province,
        is_demo=True,
    )
    _people(meeting, province, host)
    ActionItem.objects.create(
        uraian="Mencocokkan daftar sambungan air di bantaran (contoh)",
        pic_institution=host,
        wilayah=province,
        kategori="sinkronisasi_program",
        horizon="pendek",
        tenggat=day + timedelta(days=60),
        prioritas="tinggi",
        sumber_jenis=ActionItem.Sumber.RAPAT,
        sumber_id=meeting.pk,
        is_demo=True,
    )
    return 1


def _people(meeting: Meeting, province: Wilayah, host: Institution) -> None:
    """People by function, without names; one of the kab/kota did not come."""
    rows = [
        MeetingParticipant(
            meeting=meeting, institution=host, jabatan=jabatan, jenis_kelamin=sex,
            kategori=kategori, peran=peran, hadir=True, is_demo=True,
        )
        for jabatan, sex, kategori, peran in _PEOPLE
    ]  # fmt: skip
    cities = Wilayah.objects.current().filter(parent=province).order_by("kode")
    rows += [
        MeetingParticipant(
            meeting=meeting, wilayah=city, kategori="kab_kota", hadir=not number,
            is_demo=True,
        )
        for number, city in enumerate(cities.defer("batas"))
    ]  # fmt: skip
    MeetingParticipant.objects.bulk_create(rows)
