"""What people do with action items: agree on them, report, finish, call off, reopen.

Who keeps the list of a place may do everything to its items. Who belongs to the
institution that answers for an item may report on it and finish it, also when the item
was agreed upon at a place above the own one. Every step leaves a report.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from kawasan import access
from kawasan.models import Wilayah
from kelompok.actions.common import told
from kelompok.models import ActionItem, ActionProgress
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

RIGHT, REPORT = "edit_action_item", "report_action_item"
_PLACES = frozenset({"provinsi", "kabupaten", "kota"})
Status = ActionItem.Status
# The trail is kept for good, so it says that a name was changed, never which.
_HIDDEN = frozenset({"pic_nama"})


@transaction.atomic
def create_action_item(
    *,
    uraian: str,
    pic_institution: Any,
    kategori: str,
    horizon: str,
    tenggat: date,
    prioritas: str = ActionItem.Prioritas.SEDANG,
    pic_nama: str = "",
    dimensi: str = "",
    wilayah: Any = None,
    sumber: tuple[str, int] | None = None,
    kawasan: Any = None,
    intervention: Any = None,
    indicator: Any = None,
    bukti_url: str = "",
    by: Any,
) -> ActionItem:
    """A new item. Without a place it lies where the institution works."""
    place = wilayah or _place_of(pic_institution)
    access.require(by, RIGHT, place.kode)
    kind, number = sumber or ("", None)
    item = ActionItem(
        uraian=uraian.strip(),
        pic_institution=pic_institution,
        pic_nama=pic_nama.strip(),
        wilayah=place,
        kategori=kategori,
        horizon=horizon,
        dimensi=dimensi,
        tenggat=tenggat,
        prioritas=prioritas,
        sumber_jenis=kind,
        sumber_id=number,
        kawasan=kawasan,
        intervention=intervention,
        indicator=indicator,
        bukti_url=bukti_url,
        is_demo=place.is_demo,
        dibuat_oleh=by,
    )
    _save(item)
    said = {
        "uraian": item.uraian,
        "pic_institution": str(item.pic_institution),
        "tenggat": item.tenggat,
        "sumber": f"{kind} {number}" if sumber else "",
    }
    record("tindak.created", item, by=by, kode_wilayah=place.kode, after=said)
    return item


@transaction.atomic
def update_action_item(
    *, item: ActionItem, values: Mapping[str, Any], versi: int, by: Any
) -> ActionItem:
    """Changes what was agreed upon; a move needs the right in both places."""
    locked = _locked(item)
    place = values.get("wilayah", locked.wilayah)
    access.require(by, RIGHT, [locked.wilayah.kode, place.kode])
    _check_version(locked, versi)
    before, after = changes(locked, values)
    if after:
        for name, value in after.items():
            setattr(locked, name, value)
        locked.versi += 1
        _save(locked)
        record(
            "tindak.updated",
            locked,
            by=by,
            kode_wilayah=locked.kode_wilayah,
            before=told(before, _HIDDEN),
            after=told(after, _HIDDEN),
        )
    return locked


@transaction.atomic
def report_progress(
    *,
    item: ActionItem,
    progres: int,
    catatan: str,
    versi: int,
    by: Any,
    bukti_url: str = "",
) -> ActionItem:
    """What was done until today. 100 % is not finished yet: that is another deed."""
    locked = _owed(item, versi, by)
    if not locked.is_open:
        raise _closed(locked)
    locked.progres, locked.status = progres, Status.BERJALAN
    locked.bukti_url = bukti_url or locked.bukti_url
    return _step(locked, "reported", catatan, by)


@transaction.atomic
def finish_action_item(
    *, item: ActionItem, catatan: str, versi: int, by: Any, bukti_url: str = ""
) -> ActionItem:
    """Done as agreed; the note says with which result."""
    locked = _owed(item, versi, by)
    if not locked.is_open:
        raise _closed(locked)
    locked.status, locked.progres = Status.SELESAI, 100
    locked.selesai_pada = timezone.localdate()
    locked.bukti_url = bukti_url or locked.bukti_url
    return _step(locked, "finished", catatan, by)


@transaction.atomic
def cancel_action_item(
    *, item: ActionItem, reason: str, versi: int, by: Any
) -> ActionItem:
    """Called off; only who keeps the list may do it, and says why."""
    locked = _locked(item)
    access.require(by, RIGHT, locked.wilayah.kode)
    _check_version(locked, versi)
    if not locked.is_open:
        raise _closed(locked)
    locked.status, locked.alasan = Status.BATAL, reason.strip()
    return _step(locked, "cancelled", reason, by)


@transaction.atomic
def reopen_action_item(
    *, item: ActionItem, reason: str, versi: int, by: Any
) -> ActionItem:
    """Taken up again after it was finished or called off."""
    locked = _locked(item)
    access.require(by, RIGHT, locked.wilayah.kode)
    _check_version(locked, versi)
    if locked.is_open:
        raise Refused("Tindak lanjut ini masih terbuka.", code="masih_terbuka")
    locked.status = Status.BERJALAN
    locked.selesai_pada, locked.alasan = None, ""
    return _step(locked, "reopened", reason, by)


def may_report(user: Any, item: ActionItem) -> bool:
    """Who keeps the list, and who acts for the institution that answers."""
    if access.can(user, RIGHT, item.kode_wilayah):
        return True
    if item.pic_institution_id != getattr(user, "instansi_id", None):
        return False
    here = item.kode_wilayah
    return any(
        access.holds(kode, here) or access.holds(here, kode)
        for kode in access.scope(user, REPORT)
    )


# Shared steps -----------------------------------------------------------------------


def _place_of(institution: Any) -> Any:
    """The kab/kota or province in which the institution works."""
    kode = institution.kode_wilayah[:5]
    place = Wilayah.objects.current().filter(kode=kode).first() if kode else None
    if place is None:
        raise Refused(
            f"Pilih kab/kota atau provinsi; tempat kerja {institution} tidak tercatat.",
            code="tanpa_wilayah",
        )
    return place


def _locked(item: ActionItem) -> ActionItem:
    rows = ActionItem.objects.select_related("wilayah", "pic_institution")
    rows = rows.defer("wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=item.pk)


def _owed(item: ActionItem, versi: int, by: Any) -> ActionItem:
    locked = _locked(item)
    if not may_report(by, locked):
        raise PermissionDenied(
            "Kemajuan dilaporkan oleh instansi penanggung jawab tindak lanjut ini."
        )
    _check_version(locked, versi)
    return locked


def _check_version(locked: ActionItem, versi: int) -> None:
    if locked.versi != versi:
        sentence = "Tindak lanjut ini sudah diubah orang lain sejak Anda membukanya."
        raise Stale(sentence, current=locked)


def _closed(item: ActionItem) -> Refused:
    word = item.get_status_display().lower()
    return Refused(
        f"Tindak lanjut ini sudah {word}. Buka kembali lebih dahulu.",
        code="sudah_ditutup",
    )


def _step(item: ActionItem, deed: str, said: str, by: Any) -> ActionItem:
    """Stores the new state with its report and its row in the trail."""
    item.versi += 1
    _save(item)
    report = ActionProgress(
        item=item,
        tanggal=timezone.localdate(),
        progres=item.progres,
        status=item.status,
        catatan=said.strip(),
        dibuat_oleh=by,
    )
    report.full_clean()
    report.save()
    record(
        f"tindak.{deed}",
        item,
        by=by,
        kode_wilayah=item.kode_wilayah,
        after={"status": item.status, "progres": item.progres},
        reason=report.catatan,
    )
    return item


def _save(item: ActionItem) -> None:
    """Saves what the rules of the table and of places accept."""
    kode = item.kode_wilayah
    if item.wilayah.jenis not in _PLACES:
        raise ValidationError({"wilayah": "Pilih kabupaten, kota, atau provinsi."})
    work, area = item.intervention, item.kawasan
    if work and not access.holds(kode, work.kelurahan.kode):
        raise ValidationError({"intervention": f"Kegiatan ini di luar {item.wilayah}."})
    if area:
        codes = area.kelurahan.values_list("kode", flat=True)
        if not any(access.holds(kode, one) for one in codes):
            raise ValidationError({"kawasan": f"Kawasan ini di luar {item.wilayah}."})
    item.full_clean()
    item.save()
