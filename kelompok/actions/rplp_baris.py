"""Writing down the lines of an RPLP, one by one or as a table."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kawasan import access, penanganan
from kelompok.actions.common import note, require_version
from kelompok.actions.register import OF_KELURAHAN
from kelompok.models import Rplp, RplpBaris
from sibungas.audit.record import changes
from sibungas.lib.errors import Refused, Stale

RIGHT = OF_KELURAHAN
EDITABLE = (
    *("tahun", "uraian", "sasaran", "volume", "satuan_lain", "biaya_rp"),
    *("sumber_dana", "kawasan", "rt", "kegiatan", "di_rp2kpkpk", "rujukan_rp2kpkpk"),
    "catatan",
)


@transaction.atomic
def create_line(*, rplp: Rplp, values: Mapping[str, Any], by: Any) -> RplpBaris:
    """A line of an RPLP of a kelurahan in which ``by`` keeps such plans."""
    access.require(by, RIGHT, rplp.kelurahan.kode)
    line = RplpBaris(rplp=rplp, is_demo=rplp.is_demo, **values)
    _save(line)
    note("rplp.line_created", line, by, {}, values)
    return line


@transaction.atomic
def update_line(
    *, baris: RplpBaris, values: Mapping[str, Any], versi: int, by: Any
) -> RplpBaris:
    """Changes a line; with a work it names what carries it out."""
    access.require(by, RIGHT, baris.kode_wilayah)
    kept = _locked(baris)
    require_version(kept, versi, "Baris ini")
    before, after = changes(kept, values)
    if after:
        for name in after:
            setattr(kept, name, values[name])
        kept.versi += 1
        _save(kept)
        note("rplp.line_updated", kept, by, before, after)
    return kept


@transaction.atomic
def remove_line(*, baris: RplpBaris, versi: int, by: Any) -> None:
    """Takes a line out of the plan; its history stays."""
    access.require(by, RIGHT, baris.kode_wilayah)
    kept = _locked(baris)
    require_version(kept, versi, "Baris ini")
    before = {name: getattr(kept, name) for name in EDITABLE}
    note("rplp.line_removed", kept, by, before, {})
    kept.delete()


def _locked(baris: RplpBaris) -> RplpBaris:
    rows = RplpBaris.objects.filter(pk=baris.pk).with_places()
    kept = rows.select_for_update(of=("self",)).first()
    if kept is None:
        raise Stale("Baris ini sudah dihapus orang lain.", current=None)
    return kept


def _save(line: RplpBaris) -> None:
    """Saves what lies in the kelurahan and years of the plan."""
    plan, place = line.rplp, line.rplp.kelurahan
    if not plan.periode_mulai <= line.tahun <= plan.periode_sampai:
        raise Refused(
            f"Isi tahun {plan.periode_mulai} sampai {plan.periode_sampai}.",
            code="tahun_di_luar_rplp",
        )
    area, rt, work = line.kawasan, line.rt, line.kegiatan
    if area and not area.kelurahan.filter(pk=place.pk).exists():
        raise Refused(
            f"{area.nama} tidak mencakup {place.nama}.", code="di_luar_kawasan"
        )
    if rt and rt.kelurahan_id != place.pk:
        raise Refused(f"{rt} bukan RT {place.nama}.", code="rt_lain")
    if rt and area and rt.kawasan_id != area.pk:
        raise Refused(f"{rt} bukan bagian {area.nama}.", code="rt_lain")
    if work and work.kelurahan_id != place.pk:
        raise Refused(f"Kegiatan itu bukan dari {place.nama}.", code="kegiatan_lain")
    if work and work.status == penanganan.DIBATALKAN:
        raise Refused("Kegiatan itu sudah dibatalkan.", code="kegiatan_batal")
    line.full_clean()
    line.save()
