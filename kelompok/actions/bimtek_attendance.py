"""Who came: noted by the committee, counted per office, or noted by themselves.

The trail counts and never names. A name that is removed is gone: participants have
no history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kawasan import access
from kelompok import kehadiran
from kelompok.actions.bimtek import RIGHT, locked, note
from kelompok.models import Bimtek, BimtekHitungan, BimtekPeserta, BimtekPintu
from sibungas.accounts.models import LoginAttempt
from sibungas.lib.errors import Refused
from sibungas.templatetags.ui import tanggal

# A hall of a hundred people behind one address comes in within minutes.
MOST_A_MINUTE = 60
MOST_BY_DOOR = 500
_WRONG_CODES, _WINDOW = 20, timedelta(minutes=15)
# No account can have a name with a slash, so nobody is locked out by this.
_GUESSES = "/hadir/"
_TRIES = 5


class Crowded(Refused):
    """Too many at once; later it will do."""


@dataclass(frozen=True)
class Entered:
    """Who was noted, and whether the row was there before."""

    peserta: BimtekPeserta
    baru: bool


@transaction.atomic
def add_participant(
    *, bimtek: Bimtek, values: Mapping[str, Any], tetap: bool = False, by: Any
) -> Entered:
    """Notes one person as present, or as invited where ``values`` says so.

    Whoever is invited already becomes present. The same name from the same office is
    refused unless ``tetap``: two people may bear one name.
    """
    event = _open(bimtek, by)
    if not values.get("undang"):
        _require_begun(event)
    entered = _enter(event, values, BimtekPeserta.Cara.PANITIA, tetap)
    note(_deed(entered), event, by, after=_told(entered.peserta))
    return entered


@transaction.atomic
def set_presence(
    *, bimtek: Bimtek, peserta: BimtekPeserta, hadir: bool, by: Any
) -> BimtekPeserta:
    """Ticks an invited person off, or takes the tick away."""
    event = _open(bimtek, by)
    row = _still(event.peserta_set.select_for_update(), peserta)
    if bool(row.hadir_pada) == hadir:
        return row
    if hadir:
        _require_begun(event)
    if not hadir and not row.diundang:
        raise Refused(
            "Orang ini tidak diundang; hapus barisnya bila keliru.",
            code="tidak_diundang",
        )
    row.hadir_pada = timezone.now() if hadir else None
    row.cara = BimtekPeserta.Cara.PANITIA
    row.save(update_fields=["hadir_pada", "cara"])
    deed = "attended" if hadir else "attendance_undone"
    note(deed, event, by, after=_told(row))
    return row


@transaction.atomic
def remove_participant(*, bimtek: Bimtek, peserta: BimtekPeserta, by: Any) -> None:
    """Takes a person off the list for good, the name included."""
    event = _open(bimtek, by)
    row = _still(event.peserta_set, peserta)
    note("participant_removed", event, by, before=_told(row))
    row.delete()


@transaction.atomic
def add_count(*, bimtek: Bimtek, values: Mapping[str, Any], by: Any) -> BimtekHitungan:
    """So many people of one office, without names."""
    event = _open(bimtek, by)
    _require_begun(event)
    where = kehadiran.origin(values["asal"], event.wilayah.kode)
    row = BimtekHitungan(
        bimtek=event,
        kategori=kehadiran.kategori_of(where, values["kategori"]),
        jumlah=values["jumlah"],
        laki_laki=values["laki_laki"],
        perempuan=values["perempuan"],
        mbr=values["mbr"],
        is_demo=event.is_demo,
        **where,
    )
    row.full_clean()
    row.save()
    numbers = ("jumlah", "laki_laki", "perempuan", "mbr", "kategori")
    after = {"asal": row.nama_asal, **{n: getattr(row, n) for n in numbers}}
    note("counted", event, by, after=after)
    return row


@transaction.atomic
def remove_count(*, bimtek: Bimtek, hitungan: BimtekHitungan, by: Any) -> None:
    event = _open(bimtek, by)
    row = _still(event.hitungan_set, hitungan)
    before = {"asal": row.nama_asal, "jumlah": row.jumlah}
    note("count_removed", event, by, before=before)
    row.delete()


# The door at the venue --------------------------------------------------------------


@transaction.atomic
def open_door(*, bimtek: Bimtek, by: Any) -> BimtekPintu:
    """A new code, good until an hour after the event's hours of today end."""
    event = _open(bimtek, by)
    _require_begun(event)
    now = timezone.now()
    begin, end = event.hari_jam
    if not begin - kehadiran.BEFORE <= now <= end + kehadiran.AFTER:
        raise Refused(
            "Pintu hadir hanya dibuka pada jam kegiatan, paling cepat satu jam"
            " sebelumnya.",
            code="di_luar_jam",
        )
    event.pintu_set.filter(ditutup_pada=None).update(ditutup_pada=now)
    last = _end_of_today(event) + kehadiran.AFTER
    pintu = BimtekPintu(bimtek=event, sampai=min(last, end + kehadiran.AFTER))
    for _ in range(_TRIES):
        pintu.kode = kehadiran.new_code()
        taken = BimtekPintu.objects.filter(kode=pintu.kode, ditutup_pada=None)
        if not taken.exists():
            break
    pintu.save()
    note("door_opened", event, by, after={"sampai": pintu.sampai})
    return pintu


def _end_of_today(event: Bimtek) -> Any:
    """When the event ends today: it has the same hours on each of its days."""
    _, end = event.hari_jam
    today = timezone.localdate()
    local = timezone.localtime(end)
    ends = local.replace(year=today.year, month=today.month, day=today.day)
    # After midnight the hours of yesterday may still be running.
    return ends if ends + kehadiran.AFTER > timezone.now() else end


@transaction.atomic
def close_door(*, bimtek: Bimtek, by: Any) -> None:
    event = locked(bimtek)
    access.require(by, RIGHT, event.wilayah.kode)
    shut = event.pintu_set.filter(ditutup_pada=None).update(ditutup_pada=timezone.now())
    if shut:
        note("door_closed", event, by)


@transaction.atomic
def check_in(
    *, pintu: BimtekPintu, values: Mapping[str, Any], cara: str, by: Any = None
) -> None:
    """Somebody at the venue notes the own coming, without an account.

    Nothing is told of others: whoever is on the list already gets the same answer.
    """
    event = locked(pintu.bimtek)
    row = BimtekPintu.objects.get(pk=pintu.pk)
    if not row.is_open() or event.batal:
        raise Refused("Pintu hadir sudah ditutup.", code="pintu_tertutup")
    # The event may have been put off after its door was opened.
    _require_begun(event)
    by_door = event.peserta_set.exclude(cara=BimtekPeserta.Cara.PANITIA)
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    if by_door.filter(hadir_pada__gt=a_minute_ago).count() >= MOST_A_MINUTE:
        raise Crowded("Banyak yang mengisi bersamaan. Coba lagi satu menit lagi.")
    if by_door.count() >= MOST_BY_DOOR:
        raise Crowded("Daftar hadir lewat kode sudah penuh. Temui panitia.")
    try:
        entered = _enter(event, values, cara, tetap=False)
    except Refused as refusal:
        if refusal.code != "sudah_tercatat":
            raise
        return
    note("checked_in", event, None, after=_told(entered.peserta))


def guesses_too_often(address: str) -> bool:
    """Whether this address has typed too many codes that open nothing."""
    since = timezone.now() - _WINDOW
    wrong = LoginAttempt.objects.filter(
        username=_GUESSES, alamat=address, pada__gt=since
    )
    return wrong.count() >= _WRONG_CODES


def note_wrong_code(address: str) -> None:
    LoginAttempt.objects.create(username=_GUESSES, alamat=address, berhasil=False)


# Shared -----------------------------------------------------------------------------


def _open(bimtek: Bimtek, by: Any) -> Bimtek:
    """The event, held, if ``by`` may note attendance and it was not called off."""
    event = locked(bimtek)
    access.require(by, RIGHT, event.wilayah.kode)
    if event.batal:
        raise Refused("Kegiatan ini dibatalkan.", code="dibatalkan")
    return event


def _require_begun(event: Bimtek) -> None:
    """People may be invited at any time; nobody was there before the first day."""
    if event.is_ahead:
        raise Refused(
            f"Kegiatan ini dimulai {tanggal(event.tanggal_mulai)}; kehadiran dicatat"
            " mulai hari itu. Bila kegiatan dimajukan, ubah dahulu tanggalnya.",
            code="belum_dimulai",
        )


def _still(rows: Any, seen: Any) -> Any:
    """The row as it is now, unless somebody else has taken it off the list."""
    found = rows.filter(pk=seen.pk).first()
    if found is None:
        raise Refused("Baris ini sudah dihapus orang lain.", code="sudah_dihapus")
    return found


def _enter(event: Bimtek, values: Mapping[str, Any], cara: str, tetap: bool) -> Entered:
    """The event is held, so nobody enters the same person at the same time."""
    name = " ".join(values["nama"].split())
    where = kehadiran.origin(values["asal"], event.wilayah.kode)
    present = not values.get("undang")
    row = BimtekPeserta(
        bimtek=event,
        nama=name,
        jenis_kelamin=values["jenis_kelamin"],
        mbr=values["mbr"],
        kategori=kehadiran.kategori_of(where, values.get("kategori", "")),
        diundang=not present,
        hadir_pada=timezone.now() if present else None,
        cara=cara,
        nama_kunci=kehadiran.key_of(name),
        asal_kunci=kehadiran.origin_key(where),
        is_demo=event.is_demo,
        **where,
    )
    if name and not row.nama_kunci:
        raise Refused("Tulis nama dengan huruf.", code="nama_kosong")
    known = _known(event, row)
    if known and present and not known.hadir_pada:
        return Entered(_arrived(known, row), baru=False)
    if known:
        if not tetap:
            raise Refused(_already(known), code="sudah_tercatat")
        same = event.peserta_set.filter(
            nama_kunci=row.nama_kunci, asal_kunci=row.asal_kunci
        )
        highest = same.aggregate(most=Max("kembar"))["most"]
        row.kembar = 0 if highest is None else highest + 1
    row.full_clean()
    row.save()
    return Entered(row, baru=True)


def _known(event: Bimtek, row: BimtekPeserta) -> BimtekPeserta | None:
    """The same name from the same office, or invited and named without one now."""
    if not row.nama_kunci:
        return None
    same = event.peserta_set.filter(nama_kunci=row.nama_kunci)
    exact = same.filter(asal_kunci=row.asal_kunci).order_by("hadir_pada", "id").last()
    if exact or row.asal_kunci:
        waiting = same.filter(asal_kunci=row.asal_kunci, hadir_pada=None).first()
        return waiting or exact
    expected = list(same.filter(hadir_pada=None)[:2])
    return expected[0] if len(expected) == 1 else None


def _arrived(known: BimtekPeserta, typed: BimtekPeserta) -> BimtekPeserta:
    """The invited row, present now; what was typed fills what was not known."""
    known.hadir_pada, known.cara = typed.hadir_pada, typed.cara
    if not known.jenis_kelamin:
        known.jenis_kelamin = typed.jenis_kelamin
    if known.mbr is None:
        known.mbr = typed.mbr
    known.save(update_fields=["hadir_pada", "cara", "jenis_kelamin", "mbr"])
    return known


def _already(known: BimtekPeserta) -> str:
    if known.hadir_pada is None:
        return "Nama ini sudah ada di daftar undangan."
    local = timezone.localtime(known.hadir_pada)
    return f"Nama ini dari asal yang sama sudah hadir pukul {local:%H.%M}."


def _deed(entered: Entered) -> str:
    if entered.peserta.hadir_pada is None:
        return "invited"
    return "attended"


def _told(row: BimtekPeserta) -> dict[str, Any]:
    """What the trail keeps of a person: no name."""
    return {
        "peserta": row.pk,
        "jenis_kelamin": row.jenis_kelamin,
        "kategori": row.kategori,
        "cara": row.cara,
    }
