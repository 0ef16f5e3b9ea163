"""Loads the published events that the portal refers to, from the server."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.models import Meeting, MeetingFigure, MeetingNote, MeetingParticipant
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
def load_events() -> tuple[int, int]:
    """All that are not there yet, and what newer facts were shipped for.

    Returns how many are new and how many were renewed. Never example data, never a real
    meeting. An event of a place that the portal does not hold waits until it is loaded.
    """
    made = renewed = 0
    for event in EVENTS:
        there = Meeting.objects.filter(rujukan=True, judul=event.judul).first()
        if there is None:
            _keep(Meeting(rujukan=True), event, "rapat.rujukan_dimuat")
            made += 1
        elif _differs(there, event):
            _keep(there, event, "rapat.rujukan_diperbarui")
            renewed += 1
    return made, renewed


def _columns(event: Reference) -> dict[str, Any]:
    source = event.sumber
    return {
        "judul": event.judul,
        "jenis": event.jenis,
        "tema": event.tema,
        "tanggal": event.tanggal,
        "tahun": event.tanggal.year if event.tanggal else None,
        "tempat": event.tempat,
        "wilayah": _place(event.kode),
        "wilayah_luar": event.luar,
        "kerangka": list(event.kerangka),
        "kapasitas": list(event.kapasitas),
        "pembuka": event.pembuka,
        "mewakili": event.mewakili,
        "penutup": event.penutup,
        "peserta_dilaporkan": event.dilaporkan,
        "wilayah_dilaporkan": event.daerah,
        "arti_pokja": event.arti_pokja,
        "status": rapat.TERBIT,
        "sumber_rujukan": source,
        "penulis_sumber": event.penulis,
        "terbit_sumber": event.terbit,
        "penyelenggara": _office(*event.host, source) if event.host else None,
    }


def _people(meeting: Meeting, event: Reference) -> list[MeetingParticipant]:
    rows = [
        MeetingParticipant(
            meeting=meeting,
            institution=_office(
                one.office, _KINDS.get(one.kategori, "lain"), event.sumber
            )
            if one.office
            else None,
            kategori=one.kategori,
            peran=one.peran,
            jabatan=one.jabatan,
            mewakili=one.mewakili,
            tertulis=one.tertulis,
            hadir=True,
        )
        for one in event.people
    ]
    if event.cities:
        cities = Wilayah.objects.current().filter(parent=meeting.wilayah)
        rows += [
            MeetingParticipant(
                meeting=meeting, wilayah=city, kategori="kab_kota", hadir=True
            )
            for city in cities.order_by("kode").defer("batas")
        ]
    return rows


def _notes(meeting: Meeting, event: Reference) -> list[MeetingNote]:
    return [
        MeetingNote(meeting=meeting, jenis=jenis, isi=isi) for jenis, isi in event.notes
    ]


def _figures(meeting: Meeting, event: Reference) -> list[MeetingFigure]:
    return [
        MeetingFigure(
            meeting=meeting,
            uraian=one.uraian,
            jenis=one.jenis,
            nilai=one.nilai,
            satuan=one.satuan,
            tahun=one.tahun,
            wilayah=_place(one.kode),
            wilayah_luar=one.luar,
        )
        for one in event.figures
    ]


# What hangs on a meeting: its relation, how it is made, what tells two rows apart.
_ROWS = (
    ("peserta_set", _people,
     ("institution_id", "wilayah_id", "kategori", "peran", "jabatan", "mewakili",
      "tertulis")),
    ("catatan_set", _notes, ("jenis", "isi")),
    ("angka_set", _figures,
     ("uraian", "jenis", "nilai", "satuan", "tahun", "wilayah_id", "wilayah_luar")),
)  # fmt: skip


def _differs(meeting: Meeting, event: Reference) -> bool:
    """Whether other facts are kept than are shipped now."""
    if any(getattr(meeting, n) != value for n, value in _columns(event).items()):
        return True
    return any(
        set(getattr(meeting, relation).values_list(*names))
        != {tuple(getattr(row, n) for n in names) for row in make(meeting, event)}
        for relation, make, names in _ROWS
    )


def _keep(meeting: Meeting, event: Reference, verb: str) -> None:
    for name, value in _columns(event).items():
        setattr(meeting, name, value)
    meeting.dipublikasikan_pada = meeting.dipublikasikan_pada or timezone.now()
    meeting.full_clean()
    meeting.save()
    for relation, make, _names in _ROWS:
        rows = getattr(meeting, relation)
        rows.all().delete()
        rows.bulk_create(make(meeting, event))
    record(
        verb,
        meeting,
        kode_wilayah=meeting.kode_wilayah,
        after={"sumber": event.sumber},
        channel="command",
    )


def _place(kode: str) -> Wilayah | None:
    if not kode:
        return None
    place = Wilayah.objects.current().defer("batas").filter(kode=kode).first()
    if place is None:
        raise Refused(
            f"Muat wilayah {kode} lebih dahulu (manage import_wilayah).",
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
