"""Who is invited to a meeting and who came. One row in the trail per deed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kawasan import access
from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.actions.meetings import lock, require_open
from kelompok.models import Meeting, MeetingParticipant, MeetingQuota
from sibungas.accounts.models import Institution
from sibungas.audit.record import record
from sibungas.lib.errors import Refused
from sibungas.templatetags.ui import tanggal

MOST_AT_ONCE = 500
MOST_PEOPLE = 20_000
_KIND_OF = {
    "kementerian": Institution.Kategori.KEMENTERIAN,
    "dprd": Institution.Kategori.LEGISLATIF,
    "akademisi": Institution.Kategori.AKADEMISI,
    "media": Institution.Kategori.MEDIA,
    "lsm": Institution.Kategori.LSM,
    "pkk": Institution.Kategori.PKK,
    "bkm_ksm": Institution.Kategori.KOMUNITAS,
    "kades_lurah": Institution.Kategori.KELURAHAN,
    "opd": Institution.Kategori.OPD,
    "anggota_pokja": Institution.Kategori.OPD,
    "kab_kota": Institution.Kategori.OPD,
}


@transaction.atomic
def toggle_place(
    *, meeting: Meeting, wilayah: Wilayah, by: Any, hadir: bool | None = None
) -> bool:
    """Marks a place as present, or takes it back; says what it is now.

    ``hadir`` is what the person wants, so that two people who tap the same place, or
    one who taps twice, do not undo each other. A place that nobody was named for gets
    a line of its own. Where several people speak for it, the tap is about all of them.
    """
    locked = _attended(meeting, by)
    if not rows_of(locked).filter(pk=wilayah.pk).exists():
        raise Refused("Wilayah itu tidak ada di rapat ini.", code="di_luar_rapat")
    rows = locked.peserta_set.filter(wilayah=wilayah)
    came = rows.filter(hadir=True).exists()
    present = not came if hadir is None else hadir
    if present == came:
        return present
    if not rows.update(hadir=present):
        locked.peserta_set.create(
            wilayah=wilayah,
            kategori=MeetingParticipant.Kategori.KAB_KOTA,
            hadir=True,
            is_demo=locked.is_demo,
        )
    _record(locked, {"wilayah": wilayah.kode, "hadir": present}, by)
    return present


@transaction.atomic
def toggle_participant(
    *, participant: MeetingParticipant, by: Any, hadir: bool | None = None
) -> bool:
    """Marks one person as present, or takes it back; says what it is now."""
    locked = _attended(participant.meeting, by)
    row = locked.peserta_set.filter(pk=participant.pk).first()
    if row is None:
        raise Refused("Peserta ini sudah dikeluarkan dari daftar.", code="tidak_ada")
    if row.hadir == hadir:
        return row.hadir
    row.hadir = not row.hadir
    row.save(update_fields=["hadir"])
    _record(locked, {"peserta": row.pk, "hadir": row.hadir}, by)
    return row.hadir


@transaction.atomic
def add_participants(
    *, meeting: Meeting, people: Sequence[Mapping[str, Any]], by: Any
) -> int:
    """Adds people as they are written; ``instansi`` is a name, looked up or made.

    Whether they came is asked only once invitations are sent.
    """
    access.require(by, "edit_meeting", meeting.kode_wilayah)
    locked = lock(meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    require_open(locked)
    if not people:
        raise Refused("Tulis sedikitnya satu peserta.", code="kosong")
    if len(people) > MOST_AT_ONCE:
        raise Refused(
            f"Paling banyak {MOST_AT_ONCE} peserta sekali simpan.",
            code="terlalu_banyak",
        )
    if locked.peserta_set.count() + len(people) > MOST_PEOPLE:
        raise Refused("Daftar peserta penuh.", code="terlalu_banyak")
    known: dict[str, Institution] = {}
    rows = []
    for person in people:
        values = dict(person)
        name = values.pop("instansi", "").strip()
        values["institution"] = _institution(name, values["kategori"], known, locked)
        if not locked.takes_attendance:
            values["hadir"] = False
        row = MeetingParticipant(meeting=locked, is_demo=locked.is_demo, **values)
        row.full_clean(exclude=["meeting", "institution", "wilayah"])
        rows.append(row)
    MeetingParticipant.objects.bulk_create(rows)
    _record(locked, {"ditambahkan": len(rows)}, by)
    return len(rows)


@transaction.atomic
def remove_participant(*, participant: MeetingParticipant, by: Any) -> None:
    """Takes a line off the list, for example one that was entered twice."""
    access.require(by, "edit_meeting", participant.meeting.kode_wilayah)
    locked = lock(participant.meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    require_open(locked)
    locked.peserta_set.filter(pk=participant.pk).delete()
    _record(locked, {"dikeluarkan": participant.pk}, by)


@transaction.atomic
def set_quota(
    *, meeting: Meeting, institution: Institution, jumlah: int, by: Any
) -> MeetingQuota | None:
    """How many people an office may send; 0 takes the quota away."""
    access.require(by, "edit_meeting", meeting.kode_wilayah)
    locked = lock(meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    require_open(locked)
    rows = locked.kuota_set.filter(institution=institution)
    kept = None
    if not jumlah:
        rows.delete()
    else:
        kept = rows.first() or MeetingQuota(meeting=locked, institution=institution)
        kept.jumlah, kept.is_demo = jumlah, locked.is_demo
        kept.full_clean()
        kept.save()
    _record(locked, {"instansi": str(institution), "jumlah": jumlah}, by, "kuota")
    return kept


def quotas(meeting: Meeting) -> list[MeetingQuota]:
    """Each office with a quota, with how many of it are listed and came."""
    mine = MeetingParticipant.objects.filter(
        meeting=OuterRef("meeting"), institution=OuterRef("institution")
    )
    rows = meeting.kuota_set.select_related("institution").annotate(
        dicatat=_count(mine), hadir=_count(mine.filter(hadir=True))
    )
    return list(rows)


def _count(people: QuerySet) -> Coalesce:
    one = people.order_by().values("meeting").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(one), 0)


def rows_of(meeting: Meeting) -> Any:
    """The places one level below the meeting's own: the rows of its matrix."""
    places = Wilayah.objects.current().filter(parent_id=meeting.wilayah_id)
    return places.defer("batas").order_by("kode")


def _attended(meeting: Meeting, by: Any) -> Meeting:
    access.require(by, "edit_meeting", meeting.kode_wilayah)
    locked = lock(meeting)
    access.require(by, "edit_meeting", locked.kode_wilayah)
    if locked.status in rapat.ATTENDED and locked.is_ahead:
        raise Refused(
            f"Rapat ini dijadwalkan {tanggal(locked.tanggal)}; kehadiran dicatat mulai"
            " hari itu. Bila rapat dimajukan, ubah dahulu tanggalnya (Ubah rencana).",
            code="belum_waktunya",
        )
    if not locked.takes_attendance:
        raise Refused(
            "Kehadiran dicatat setelah undangan terkirim dan sebelum berita acara"
            " disetujui.",
            code="bukan_waktunya",
        )
    return locked


def _institution(
    name: str, kategori: str, known: dict[str, Institution], meeting: Meeting
) -> Institution | None:
    """The office of that name or abbreviation; a new one says where it was typed."""
    if not name:
        return None
    key = name.casefold()
    if key not in known:
        rows = Institution.objects
        found = (
            rows.filter(nama__iexact=name).first()
            or rows.filter(singkatan__iexact=name).first()
        )
        new = {
            "kategori": _KIND_OF.get(kategori, Institution.Kategori.LAIN),
            "sumber": f"Diketik di daftar hadir rapat {meeting.pk}: {meeting}"[:300],
        }
        # Two lists with the same new office may be saved in the same moment.
        known[key] = found or rows.get_or_create(nama=name, defaults=new)[0]
    return known[key]


def _record(
    meeting: Meeting, after: Mapping[str, Any], by: Any, deed: str = "hadir"
) -> None:
    """Without names: the trail is kept longer than lists of people."""
    kode = meeting.kode_wilayah
    record(f"rapat.{deed}", meeting, by=by, kode_wilayah=kode, after=after)
