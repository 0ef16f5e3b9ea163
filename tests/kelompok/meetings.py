"""Meetings for the tests: one plan, and the way to each status."""

from datetime import date, time

from kelompok import rapat
from kelompok.actions import attendance, meeting_minutes, meetings
from kelompok.models import Meeting
from sibungas.accounts.models import Institution
from tests import factories

PROVINCE = "99"


def host():
    values = {"kategori": "opd", "singkatan": "Disperkim"}
    return Institution.objects.get_or_create(nama="Dinas Perkim", defaults=values)[0]


def plan(**changes):
    values = {
        "judul": "Rakor kumuh",
        "jenis": "rakor",
        "tanggal": date(2026, 3, 12),
        "jam_mulai": time(9),
        "jam_selesai": time(12),
        "tempat": "Aula Dinas",
        "nomor_undangan": "005/12/2026",
        "penyelenggara": host(),
        "wilayah": factories.make_wilayah().provinsi,
    }
    return {**values, **changes}


def make_meeting(**columns):
    return Meeting.objects.create(**{"tahun": 2026, **plan(), **columns})


def typed(**changes):
    values = {
        "judul": "Rakor kumuh",
        "jenis": "rakor",
        "tema": "Kolaborasi",
        "nomor_undangan": "005/12/2026",
        "wilayah": factories.make_wilayah().provinsi.pk,
        "penyelenggara": host().pk,
        "tanggal": "2026-03-12",
        "jam_mulai": "09:00",
        "jam_selesai": "12:00",
        "tempat": "Aula Dinas",
        "mode": "luring",
        "agenda": "Capaian 2026; Dinas Perkim\n\nRencana 2027",
        "versi": "",
    }
    return {**values, **changes}


def step(meeting, name, by, **more):
    meeting.refresh_from_db()
    return meetings.take_step(
        meeting=meeting, step=name, versi=meeting.versi, by=by, **more
    )


def brought_to(status, by, **columns):
    """A meeting in ``status``; everything that its way asks for is there."""
    meeting = make_meeting(**columns)
    for name in ("undang", "mulai", "tutup"):
        if meeting.status == status:
            return meeting
        meeting = step(meeting, name, by)
        if name == "mulai":
            fill(meeting, by)
    if status in rapat.APPROVED:
        second = factories.make_user("pimpinan", PROVINCE)
        meeting = step(meeting, "setujui", second)
    if status == rapat.TERBIT:
        meeting = step(meeting, "terbitkan", by)
    return meeting


def fill(meeting, by):
    city = factories.make_wilayah().kota
    attendance.toggle_place(meeting=meeting, wilayah=city, by=by)
    meeting.refresh_from_db()
    meeting_minutes.write_minutes(
        meeting=meeting,
        values={
            "ringkasan": "Semua sepakat.",
            "tidak_ada_tindak_lanjut": True,
            "alasan_tanpa_tindak_lanjut": "Hanya menyampaikan kabar.",
        },
        versi=meeting.versi,
        by=by,
    )
