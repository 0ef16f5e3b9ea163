"""Planning an event, changing it, and writing down what came of it.

A change on an outdated version is refused with the present record; each deed leaves
one row in the trail, which never names a participant.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kawasan import access
from kelompok.models import Bimtek, BimtekBiaya, BimtekNarasumber
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

RIGHT = "edit_bimtek"
_LEVELS = ("provinsi", "kabupaten", "kota")
_CHANGED = "Kegiatan ini sudah diubah orang lain sejak Anda membukanya."


@transaction.atomic
def create_bimtek(
    *, values: Mapping[str, Any], sasaran_wilayah: Sequence[Any] = (), by: Any
) -> Bimtek:
    """A planned event; ``by`` needs the right where it is held and aimed at."""
    event = Bimtek(**values)
    access.require(by, RIGHT, _codes(event.wilayah, sasaran_wilayah))
    event.is_demo = event.wilayah.is_demo
    _save(event)
    event.sasaran_wilayah.set(sasaran_wilayah)
    after = {**values, "sasaran_wilayah": _names(sasaran_wilayah)}
    note("created", event, by, after=after)
    return event


@transaction.atomic
def update_bimtek(
    *,
    bimtek: Bimtek,
    values: Mapping[str, Any],
    sasaran_wilayah: Sequence[Any],
    versi: int,
    by: Any,
) -> Bimtek:
    """Changes what was planned; a move needs the right in both places.

    So does a place at which the event is aimed from now on, or not any longer.
    """
    event = locked(bimtek)
    place = values.get("wilayah", event.wilayah)
    aimed = list(event.sasaran_wilayah.defer("batas"))
    moved = {*aimed} ^ {*sasaran_wilayah}
    access.require(by, RIGHT, [event.wilayah.kode, *_codes(place, moved)])
    _fresh(event, versi)
    before, after = changes(event, values)
    if moved:
        before["sasaran_wilayah"] = _names(aimed)
        after["sasaran_wilayah"] = _names(sasaran_wilayah)
    if after:
        for name, value in values.items():
            setattr(event, name, value)
        event.versi += 1
        _save(event)
        event.sasaran_wilayah.set(sasaran_wilayah)
        note("updated", event, by, before=before, after=after)
    return event


@transaction.atomic
def set_details(
    *,
    bimtek: Bimtek,
    narasumber: Sequence[Mapping[str, Any]],
    biaya: Sequence[Mapping[str, Any]],
    versi: int,
    by: Any,
) -> Bimtek:
    """Who speaks and who pays: the given rows instead of those that were there."""
    event = locked(bimtek)
    access.require(by, RIGHT, event.wilayah.kode)
    _fresh(event, versi)
    _set_speakers(event, narasumber)
    event.biaya_set.all().delete()
    for row in biaya:
        cost = BimtekBiaya(bimtek=event, is_demo=event.is_demo, **row)
        cost.full_clean()
        cost.save()
    event.versi += 1
    event.save(update_fields=["versi", "diubah_pada"])
    costs = [{name: str(value) for name, value in row.items()} for row in biaya]
    after = {"narasumber": len(narasumber), "biaya": costs}
    note("details_set", event, by, after=after)
    return event


@transaction.atomic
def set_results(
    *, bimtek: Bimtek, values: Mapping[str, Any], versi: int, by: Any
) -> Bimtek:
    """Status, averages of the tests and what is to follow."""
    event = locked(bimtek)
    access.require(by, RIGHT, event.wilayah.kode)
    _fresh(event, versi)
    before, after = changes(event, values)
    if after:
        for name, value in after.items():
            setattr(event, name, value)
        event.versi += 1
        _save(event)
        note("results_set", event, by, before=before, after=after)
    return event


@transaction.atomic
def note_certificates(*, bimtek: Bimtek, jumlah: int, by: Any) -> None:
    """Certificates carry names out of the portal, so the trail says that they did."""
    access.require(by, RIGHT, bimtek.wilayah.kode)
    if bimtek.status != Bimtek.Status.TERLAKSANA:
        raise Refused(
            "Sertifikat dibuat setelah kegiatan dinyatakan terlaksana.",
            code="belum_terlaksana",
        )
    if not jumlah:
        raise Refused(
            "Belum ada peserta hadir yang bernama, jadi tidak ada sertifikat.",
            code="tanpa_peserta",
        )
    note("certified", bimtek, by, after={"jumlah": jumlah})


def _set_speakers(event: Bimtek, rows: Sequence[Mapping[str, Any]]) -> None:
    """The given speakers; whoever was there keeps the row, and so the slides.

    A speaker is found by name, or, with a corrected name, in the same place.
    """
    there = list(event.narasumber_set.all())
    left = list(there)
    kept: list[BimtekNarasumber | None] = []
    for row in rows:
        same = next((one for one in left if one.nama == row["nama"]), None)
        if same:
            left.remove(same)
        kept.append(same)
    for place, row in enumerate(rows):
        if kept[place] is None and place < len(there) and there[place] in left:
            kept[place] = there[place]
            left.remove(there[place])
        speaker = kept[place] or BimtekNarasumber(bimtek=event, is_demo=event.is_demo)
        for name, value in row.items():
            setattr(speaker, name, value)
        speaker.urutan = place + 1
        speaker.full_clean()
        speaker.save()
    for speaker in left:
        speaker.delete()


# Shared with the deeds of attendance -----------------------------------------------


def locked(bimtek: Bimtek) -> Bimtek:
    """The event as it is now, held until the transaction ends."""
    rows = Bimtek.objects.with_place().select_for_update(of=("self",))
    return rows.get(pk=bimtek.pk)


def note(
    deed: str,
    event: Bimtek,
    by: Any,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    kode = event.wilayah.kode
    record(
        f"bimtek.{deed}", event, by=by, kode_wilayah=kode, before=before, after=after
    )


def _fresh(event: Bimtek, versi: int) -> None:
    if event.versi != versi:
        raise Stale(_CHANGED, current=event)


def _codes(place: Any, aimed: Iterable[Any]) -> list[str]:
    return [place.kode, *(one.kode for one in aimed)]


def _names(places: Iterable[Any]) -> list[str]:
    return sorted(str(place) for place in places)


def _save(event: Bimtek) -> None:
    """Saves what the rules accept; ValidationError names the field."""
    if event.wilayah.jenis not in _LEVELS:
        sentence = "Pilih provinsi atau kabupaten/kota."
        raise ValidationError({"wilayah": sentence})
    done = event.status == Bimtek.Status.TERLAKSANA
    if done and event.tanggal_mulai > timezone.localdate():
        raise ValidationError({"status": "Kegiatan ini belum dimulai."})
    event.full_clean()
    event.save()
