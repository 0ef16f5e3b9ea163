"""Loads the published events that the portal refers to; once, from the server."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import Meeting, MeetingNote, MeetingParticipant
from kelompok.reference_events import EVENTS, Reference
from sibungas.accounts.models import Institution
from sibungas.audit.record import record
from sibungas.lib.errors import Refused

_LEVEL_UNKNOWN = Institution.Level.LAIN
_KINDS = {
    "opd": "opd",
    "anggota_pokja": "opd",
    "kementerian": "kementerian",
    "dprd": "legislatif",
    "akademisi": "akademisi",
    "perbankan_swasta": "perbankan",
    "media": "media",
    "kades_lurah": "kelurahan",
}


@transaction.atomic
def load_events() -> int:
    """All that are not there yet; how many. Never example data, never a real meeting.

    An event of a place that the portal does not hold waits until it is loaded.
    """
    made = 0
    for event in EVENTS:
        there = Meeting.objects.filter(rujukan=True, judul=event.judul).exists()
        if not there:
            _load(event)
            made += 1
    return made


def _load(event: Reference) -> None:
    place = _place(event)
    source = event.sumber
    meeting = Meeting(
        judul=event.judul,
        jenis=event.jenis,
        tema=event.tema,
        tanggal=event.tanggal,
        tahun=event.tanggal.year if event.tanggal else None,
        tempat=event.tempat,
        wilayah=place,
        pembuka=event.pembuka,
        mewakili=event.mewakili,
        peserta_dilaporkan=event.dilaporkan,
        status=rapat.TERBIT,
        rujukan=True,
        sumber_rujukan=source,
        dipublikasikan_pada=timezone.now(),
        penyelenggara=_office(*event.host, source) if event.host else None,
    )
    meeting.full_clean()
    meeting.save()
    rows = [
        MeetingParticipant(
            meeting=meeting,
            institution=_office(name, _KINDS.get(kategori, "lain"), source),
            kategori=kategori,
            peran=peran,
            jabatan=jabatan,
            mewakili=mewakili,
            hadir=True,
        )
        for peran, kategori, name, jabatan, mewakili in event.people
    ]
    if event.cities:
        cities = Wilayah.objects.current().filter(parent=place).order_by("kode")
        rows += [
            MeetingParticipant(
                meeting=meeting, wilayah=city, kategori="kab_kota", hadir=True
            )
            for city in cities.defer("batas")
        ]
    MeetingParticipant.objects.bulk_create(rows)
    MeetingNote.objects.bulk_create(
        MeetingNote(meeting=meeting, jenis=jenis, isi=isi) for jenis, isi in event.notes
    )
    record(
        "rapat.rujukan_dimuat",
        meeting,
        kode_wilayah=meeting.kode_wilayah,
        after={"sumber": source},
        channel="command",
    )


def _place(event: Reference) -> Wilayah | None:
    if not event.kode:
        return None
    place = Wilayah.objects.current().defer("batas").filter(kode=event.kode).first()
    if place is None:
        raise Refused(
            f"Muat wilayah {event.kode} lebih dahulu (manage import_wilayah).",
            code="tanpa_wilayah",
        )
    return place


def _office(name: str, kategori: str, source: str) -> Any:
    """The office of that name; a new one says where the name is from."""
    defaults = {
        "kategori": kategori,
        "level": _LEVEL_UNKNOWN,
        "sumber": source[:300],
    }
    return Institution.objects.get_or_create(nama=name, defaults=defaults)[0]
