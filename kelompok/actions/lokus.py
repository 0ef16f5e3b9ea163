"""Choosing the lokus of a year, and what offices commit themselves to there.

Who plans for a place keeps its lokus and all commitments. Who belongs to the office of
a commitment reports on that one, also at a lokus of a place above the own one.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from kawasan import access, penanganan
from kelompok.actions.common import (
    note,
    require_meeting,
    require_past,
    require_version,
)
from kelompok.models import Komitmen, LaporanKomitmen, Lokus
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused

RIGHT, REPORT = "edit_plan", "report_action_item"
_PLACES = frozenset({"provinsi", "kabupaten", "kota"})
Status = Komitmen.Status


# The lokus --------------------------------------------------------------------------


@transaction.atomic
def create_lokus(*, values: Mapping[str, Any], by: Any) -> Lokus:
    """A proposed lokus of a kab/kota or province in which ``by`` may plan."""
    access.require(by, RIGHT, values["wilayah"].kode)
    lokus = Lokus(**values, dibuat_oleh=by, is_demo=values["wilayah"].is_demo)
    require_meeting(lokus.rapat, lokus.wilayah, by)
    _save_lokus(lokus)
    note("lokus.created", lokus, by, {}, values)
    return lokus


@transaction.atomic
def update_lokus(
    *, lokus: Lokus, values: Mapping[str, Any], versi: int, by: Any
) -> Lokus:
    """Changes a lokus; a move needs the right in the old and in the new place."""
    kept = _locked_lokus(lokus)
    place = values.get("wilayah", kept.wilayah)
    access.require(by, RIGHT, [kept.wilayah.kode, place.kode])
    require_version(kept, versi, "Lokus ini")
    before, after = changes(kept, values)
    if not after:
        return kept
    for name in after:
        setattr(kept, name, values[name])
    if kept.komitmen_set.exclude(kegiatan=None).exists() and "wilayah" in after:
        raise Refused(
            "Ada komitmen yang terhubung dengan kegiatan, jadi wilayah lokus tetap.",
            code="wilayah_tetap",
        )
    if {"rapat", "wilayah"} & set(after):
        require_meeting(kept.rapat, kept.wilayah, by)
    kept.versi += 1
    _save_lokus(kept)
    note("lokus.updated", kept, by, before, after)
    return kept


STEPS: dict[str, tuple[str, str, str]] = {
    "tetapkan": ("diusulkan", "ditetapkan", "decided"),
    "selesaikan": ("ditetapkan", "selesai", "finished"),
    "buka": ("selesai", "ditetapkan", "reopened"),
    "kembalikan": ("ditetapkan", "diusulkan", "withdrawn"),
}
_NEED_REASON = frozenset({"buka", "kembalikan"})


@transaction.atomic
def take_step(
    *, lokus: Lokus, step: str, versi: int, by: Any, alasan: str = ""
) -> Lokus:
    """Decides on a lokus, ends it, or goes one step back with a reason."""
    kept = _locked_lokus(lokus)
    access.require(by, RIGHT, kept.wilayah.kode)
    require_version(kept, versi, "Lokus ini")
    source, target, deed = STEPS[step]
    if kept.status != source:
        raise Refused("Langkah itu tidak berlaku lagi untuk lokus ini.", code="langkah")
    if step in _NEED_REASON and not alasan.strip():
        raise Refused("Isi alasannya.", code="alasan_kosong")
    if step == "tetapkan" and kept.tanggal is None:
        raise Refused(
            "Isi tanggal penetapan di Ubah lokus lebih dahulu.", code="tanpa_tanggal"
        )
    kept.status = Lokus.Status(target)
    kept.versi += 1
    _save_lokus(kept)
    said = {"status": source}, {"status": target}
    note(f"lokus.{deed}", kept, by, *said, reason=alasan.strip())
    return kept


def _locked_lokus(lokus: Lokus) -> Lokus:
    rows = Lokus.objects.select_related("wilayah").defer("wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=lokus.pk)


def _save_lokus(lokus: Lokus) -> None:
    """Saves what lies in its place; ValidationError names the field."""
    place = lokus.wilayah
    if place.jenis not in _PLACES:
        raise Refused(
            "Lokus dipilih oleh kabupaten, kota, atau provinsi.", code="wilayah_salah"
        )
    require_past(lokus.tanggal, "Tanggal penetapan")
    area, below = lokus.kawasan, lokus.kelurahan
    if below and not (below.is_kelurahan and access.holds(place.kode, below.kode)):
        raise Refused(
            f"{below} bukan kelurahan/desa di {place}.", code="di_luar_wilayah"
        )
    if area:
        inside = area.kelurahan.all()
        if not any(access.holds(place.kode, one.kode) for one in inside):
            raise Refused(f"{area.nama} di luar {place}.", code="di_luar_wilayah")
        if below and below not in inside:
            raise Refused(
                f"{area.nama} tidak mencakup {below.nama}.", code="di_luar_kawasan"
            )
    lokus.full_clean()
    lokus.save()


# Commitments ------------------------------------------------------------------------


@transaction.atomic
def create_commitment(*, lokus: Lokus, values: Mapping[str, Any], by: Any) -> Komitmen:
    """What an office commits itself to at a lokus that is not finished."""
    kept = _open_lokus(lokus, by)
    one = Komitmen(lokus=kept, dibuat_oleh=by, is_demo=kept.is_demo, **values)
    _save(one)
    note("komitmen.created", one, by, {}, values)
    return one


@transaction.atomic
def update_commitment(
    *, komitmen: Komitmen, values: Mapping[str, Any], versi: int, by: Any
) -> Komitmen:
    """Changes what was committed; reports stay as they were."""
    _open_lokus(komitmen.lokus, by)
    kept = _locked(komitmen)
    require_version(kept, versi, "Komitmen ini")
    before, after = changes(kept, values)
    if not after:
        return kept
    moved = {"sasaran", "satuan_lain"} & set(after)
    if moved and kept.laporan_set.exists():
        raise Refused(
            "Sudah ada laporan dalam satuan lama. Batalkan komitmen ini, lalu catat"
            " yang baru.",
            code="satuan_dilaporkan",
        )
    for name in after:
        setattr(kept, name, values[name])
    kept.versi += 1
    _save(kept)
    note("komitmen.updated", kept, by, before, after)
    return kept


@transaction.atomic
def report(
    *,
    komitmen: Komitmen,
    tanggal: date,
    realisasi: Decimal,
    catatan: str,
    versi: int,
    by: Any,
    realisasi_rp: Decimal | None = None,
    selesai: bool = False,
) -> Komitmen:
    """How far it had come in all on a day; the office says when it is finished."""
    kept = _locked(komitmen)
    if not may_report(by, kept):
        raise PermissionDenied(
            "Kemajuan dilaporkan oleh instansi yang berkomitmen, atau oleh yang"
            " menyusun lokus ini."
        )
    require_version(kept, versi, "Komitmen ini")
    if not kept.is_open:
        word = kept.get_status_display().lower()
        raise Refused(f"Komitmen ini sudah {word}.", code="sudah_ditutup")
    if kept.lokus.status != Lokus.Status.DITETAPKAN:
        word = kept.lokus.get_status_display().lower()
        raise Refused(
            f"Lokus ini {word}; kemajuan dilaporkan selama lokus ditetapkan.",
            code="lokus_tidak_berjalan",
        )
    require_past(tanggal, "Tanggal keadaan")
    if kept.dilaporkan_pada and tanggal < kept.dilaporkan_pada:
        raise Refused(
            "Sudah ada laporan dengan tanggal yang lebih baru.", code="laporan_mundur"
        )
    before = {"realisasi": kept.realisasi, "status": kept.status}
    kept.status = Status.SELESAI if selesai else Status.BERJALAN
    kept.realisasi, kept.dilaporkan_pada = realisasi, tanggal
    if realisasi_rp is not None:
        kept.realisasi_rp = realisasi_rp
    kept.versi += 1
    _save(kept)
    told = LaporanKomitmen(
        komitmen=kept,
        tanggal=tanggal,
        realisasi=realisasi,
        realisasi_rp=kept.realisasi_rp,
        status=kept.status,
        catatan=catatan.strip(),
        dibuat_oleh=by,
    )
    told.full_clean()
    told.save()
    after = {"realisasi": realisasi, "status": kept.status}
    note("komitmen.reported", kept, by, before, after, reason=told.catatan)
    return kept


@transaction.atomic
def cancel(*, komitmen: Komitmen, alasan: str, versi: int, by: Any) -> Komitmen:
    """Called off, with a reason; it leaves all sums."""
    _open_lokus(komitmen.lokus, by)
    kept = _locked(komitmen)
    require_version(kept, versi, "Komitmen ini")
    if not kept.is_open:
        raise Refused("Komitmen ini sudah ditutup.", code="sudah_ditutup")
    if not alasan.strip():
        raise Refused("Isi alasannya.", code="alasan_kosong")
    before = {"status": kept.status}
    kept.status, kept.alasan = Status.DIBATALKAN, alasan.strip()
    kept.versi += 1
    _save(kept)
    note("komitmen.cancelled", kept, by, before, {"status": kept.status},
         reason=kept.alasan)  # fmt: skip
    return kept


@transaction.atomic
def reopen(*, komitmen: Komitmen, alasan: str, versi: int, by: Any) -> Komitmen:
    """Taken up again after it was finished or called off."""
    _open_lokus(komitmen.lokus, by)
    kept = _locked(komitmen)
    require_version(kept, versi, "Komitmen ini")
    if kept.is_open:
        raise Refused("Komitmen ini masih terbuka.", code="masih_terbuka")
    if not alasan.strip():
        raise Refused("Isi alasannya.", code="alasan_kosong")
    before = {"status": kept.status}
    kept.alasan = ""
    begun = kept.realisasi is not None
    kept.status = Status.BERJALAN if begun else Status.DISANGGUPI
    kept.versi += 1
    _save(kept)
    note("komitmen.reopened", kept, by, before, {"status": kept.status},
         reason=alasan.strip())  # fmt: skip
    return kept


def may_report(user: Any, komitmen: Komitmen) -> bool:
    """Who plans there, and who acts for the office that committed itself."""
    here = komitmen.kode_wilayah
    if access.can(user, RIGHT, here):
        return True
    if komitmen.institution_id != getattr(user, "instansi_id", None):
        return False
    return any(
        access.holds(kode, here) or access.holds(here, kode)
        for kode in access.scope(user, REPORT)
    )


# Shared -----------------------------------------------------------------------------


def _open_lokus(lokus: Lokus, by: Any) -> Lokus:
    """The lokus, locked, so that nobody ends it in the same moment."""
    kept = _locked_lokus(lokus)
    access.require(by, RIGHT, kept.wilayah.kode)
    if not kept.is_open:
        raise Refused(
            "Lokus ini sudah selesai, jadi komitmennya tidak dapat diubah.",
            code="lokus_selesai",
        )
    return kept


def _locked(komitmen: Komitmen) -> Komitmen:
    rows = Komitmen.objects.select_related("lokus__wilayah", "institution")
    rows = rows.defer("lokus__wilayah__batas")
    return rows.select_for_update(of=("self",)).get(pk=komitmen.pk)


def _save(one: Komitmen) -> None:
    """Saves what the rules accept; ValidationError names the field."""
    place = one.lokus.wilayah
    work, item = one.kegiatan, one.butir
    if work and not access.holds(place.kode, work.kelurahan.kode):
        raise Refused(f"Kegiatan itu di luar {place}.", code="kegiatan_lain")
    if work and work.status == penanganan.DIBATALKAN:
        raise Refused("Kegiatan itu sudah dibatalkan.", code="kegiatan_batal")
    if item and not access.holds(place.kode, item.kode_wilayah):
        raise Refused(f"Butir itu bukan dari rencana di {place}.", code="butir_lain")
    one.full_clean()
    one.save()
