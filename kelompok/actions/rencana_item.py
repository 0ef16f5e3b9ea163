"""Items of a plan: proposed, agreed or refused one by one, turned into works.

Changing what was agreed makes it a proposal again: what was agreed is no longer what
is stored. An item that became a work is changed at the work.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from kawasan import access, penanganan
from kawasan.actions import interventions
from kawasan.models import Intervention, InterventionFunding, Kawasan
from kawasan.models.sasaran import SumberDana
from kelompok import hasil_rencana, kebutuhan
from kelompok.actions import rencana as plans
from kelompok.models import RencanaItem, RencanaKolaborasi
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale
from sibungas.templatetags.ui import angka

RIGHT = plans.RIGHT
PLACE = ("kawasan", "rt", "sasaran", "tahun", "pelaku", "sumber_dana")
EDITABLE = (*PLACE, "volume", "biaya_rp", "program", "catatan")
_STALE = "Butir ini sudah diubah orang lain sejak Anda membukanya."


@transaction.atomic
def create_item(
    *, plan: RencanaKolaborasi, values: Mapping[str, Any], by: Any
) -> RencanaItem:
    """A proposed item of an open plan."""
    access.require(by, RIGHT, plan.wilayah.kode)
    kept = _open_plan(plan)
    item = RencanaItem(rencana=kept, diubah_oleh=by, is_demo=kept.is_demo, **values)
    _save(item)
    _note("item_created", item, {}, values, by)
    return item


@transaction.atomic
def update_item(
    *, item: RencanaItem, values: Mapping[str, Any], versi: int, by: Any
) -> RencanaItem:
    """Changes an item; an agreed or refused one becomes a proposal again."""
    access.require(by, RIGHT, item.kode_wilayah)
    _open_plan(item.rencana)
    kept = _locked(item)
    _check_version(kept, versi)
    before, after = changes(kept, values)
    if not after:
        return kept
    _check_no_work(kept)
    for name in after:
        setattr(kept, name, values[name])
    if kept.status != RencanaItem.Status.DIUSULKAN:
        before["status"], after["status"] = kept.status, RencanaItem.Status.DIUSULKAN
        _propose(kept)
    kept.versi += 1
    kept.diubah_oleh = by
    _save(kept)
    _note("item_updated", kept, before, after, by)
    return kept


@transaction.atomic
def remove_item(*, item: RencanaItem, versi: int, by: Any) -> None:
    """Takes a proposal out of the plan; its history stays."""
    access.require(by, RIGHT, item.kode_wilayah)
    _open_plan(item.rencana)
    kept = _locked(item)
    _check_version(kept, versi)
    if kept.status != RencanaItem.Status.DIUSULKAN:
        raise Refused(
            "Butir ini sudah diputuskan. Kembalikan menjadi usulan lebih dahulu.",
            code="sudah_diputuskan",
        )
    before = {name: getattr(kept, name) for name in EDITABLE}
    _note("item_removed", kept, before, {}, by)
    kept.delete()


def set_cell(
    *,
    plan: RencanaKolaborasi,
    place: Mapping[str, Any],
    volume: Decimal | None,
    versi: int,
    by: Any,
) -> RencanaItem | None:
    """One cell of the matrix: makes, changes or empties its item of a whole kawasan.

    ``versi`` is 0 for a cell that was seen empty; None comes back from one that is.
    """
    access.require(by, RIGHT, plan.wilayah.kode)
    key = {**place, "rt": None}
    found = RencanaItem.objects.filter(rencana=plan, **place, rt=None)
    item = found.select_related("rencana__wilayah").first()
    if item is None:
        if versi:
            raise Stale("Butir ini sudah dihapus orang lain.", current=None)
        if not volume:
            return None
        return create_item(plan=plan, values={**key, "volume": volume}, by=by)
    if not volume:
        remove_item(item=item, versi=versi, by=by)
        return None
    return update_item(item=item, values={"volume": volume}, versi=versi, by=by)


# Deciding ---------------------------------------------------------------------------

STEPS = {
    "sepakati": ("diusulkan", RencanaItem.Status.DISEPAKATI, "item_agreed"),
    "tolak": ("diusulkan", RencanaItem.Status.DITOLAK, "item_refused"),
    "kembalikan": ("", RencanaItem.Status.DIUSULKAN, "item_reopened"),
}


@transaction.atomic
def decide(
    *, item: RencanaItem, step: str, versi: int, by: Any, alasan: str = ""
) -> RencanaItem:
    """Agrees to an item, refuses it with a reason, or takes the decision back."""
    access.require(by, RIGHT, item.kode_wilayah)
    _open_plan(item.rencana)
    kept = _locked(item)
    _check_version(kept, versi)
    source, target, deed = STEPS[step]
    proposed = kept.status == RencanaItem.Status.DIUSULKAN
    if proposed != bool(source):
        raise Refused("Langkah itu tidak berlaku lagi untuk butir ini.", code="langkah")
    if step == "tolak" and not alasan.strip():
        raise Refused("Isi alasan penolakan.", code="alasan_kosong")
    _check_no_work(kept)
    before = {"status": kept.status}
    _propose(kept)
    if target != RencanaItem.Status.DIUSULKAN:
        kept.status, kept.alasan = target, alasan.strip()
        kept.diputuskan_oleh, kept.diputuskan_pada = by, timezone.now()
    kept.versi += 1
    kept.diubah_oleh = by
    _save(kept)
    _note(deed, kept, before, {"status": kept.status}, by, alasan.strip())
    return kept


@transaction.atomic
def make_work(*, item: RencanaItem, versi: int, by: Any) -> Intervention:
    """A proposed work out of an agreed item, linked to it.

    The volume of a whole kawasan is shared over its RT by what remains in each.
    """
    access.require(by, RIGHT, item.kode_wilayah)
    kept = _locked(item)
    _check_version(kept, versi)
    _check_no_work(kept)
    if kept.rencana.status == RencanaKolaborasi.Status.ARSIP:
        raise Refused("Rencana ini sudah diarsipkan.", code="rencana_arsip")
    if kept.status != RencanaItem.Status.DISEPAKATI:
        raise Refused(
            "Hanya butir yang disepakati yang menjadi kegiatan.",
            code="belum_disepakati",
        )
    volumes = _lines(kept)
    place = kept.rt.kelurahan if kept.rt else volumes[0]["rt"].kelurahan
    nama = f"{kept.get_sasaran_display()} – {kept.kawasan.nama}"
    values = {
        "skala": "rt" if kept.rt else "kawasan",
        "rt": kept.rt,
        "kawasan": kept.kawasan,
        "kelurahan": place,
        "tahun": kept.tahun,
        "nama": nama[:250],
        "program": kept.program,
        "opd": kept.pelaku.nama,
        "pagu_rp": kept.biaya_rp,
        "catatan": f"Dari rencana kolaborasi “{kept.rencana.judul}”.",
    }
    work = interventions.create_intervention(
        uuid=uuid4(), values=values, volumes=volumes, funding=_money(kept), by=by
    )
    kept.kegiatan = work
    kept.versi += 1
    kept.diubah_oleh = by
    _save(kept)
    _note("item_started", kept, {}, {"kegiatan": str(work.uuid)}, by)
    return work


def _lines(item: RencanaItem) -> list[dict[str, Any]]:
    bare = {"sasaran": item.sasaran, "volume_realisasi": None, "alasan": ""}
    if item.rt is not None:
        return [{**bare, "rt": item.rt, "volume_rencana": item.volume}]
    found = kebutuhan.states([item.kawasan_id])
    rows = hasil_rencana.rt_states(found)[item.kawasan_id]
    shares = hasil_rencana.shared(rows, [kebutuhan.promise_of(item)])
    lines = [
        {**bare, "rt": row.rt, "volume_rencana": shares[row.rt_id][item.sasaran]}
        for row in rows
        if item.sasaran in shares[row.rt_id]
    ]
    placed = sum((line["volume_rencana"] for line in lines), Decimal(0))
    if placed < item.volume:
        unit = item.satuan
        raise Refused(
            f"Volume butir {angka(item.volume)} {unit} melebihi yang ada di RT kawasan"
            f" ini ({angka(placed)} {unit}). Kecilkan volumenya, atau pilih RT.",
            code="melebihi_kebutuhan",
        )
    return lines


def _money(item: RencanaItem) -> list[dict[str, Any]]:
    if item.biaya_rp is None:
        return []
    own = item.sumber_dana == SumberDana.SWADAYA
    kinds = InterventionFunding.Bentuk
    return [
        {
            "sumber": item.sumber_dana,
            "bentuk": kinds.TENAGA if own else kinds.UANG,
            "jumlah_rencana_rp": item.biaya_rp,
            "jumlah_realisasi_rp": None,
        }
    ]


# Shared -----------------------------------------------------------------------------


def _open_plan(plan: RencanaKolaborasi) -> RencanaKolaborasi:
    """The plan, locked, so that nobody closes it in the same moment."""
    kept = plans.locked(plan)
    if not kept.is_open:
        raise Refused(
            f"Rencana ini {kept.get_status_display().lower()}, jadi butirnya tidak"
            " dapat diubah.",
            code="rencana_tertutup",
        )
    return kept


def _locked(item: RencanaItem) -> RencanaItem:
    rows = RencanaItem.objects.select_related(
        "rencana__wilayah", "kawasan", "rt__kelurahan", "pelaku"
    )
    rows = rows.defer(
        "rencana__wilayah__batas", "kawasan__batas", "rt__batas", "rt__kelurahan__batas"
    )
    return rows.select_for_update(of=("self",)).get(pk=item.pk)


def _check_version(item: RencanaItem, versi: int) -> None:
    if item.versi != versi:
        raise Stale(_STALE, current=item)


def _check_no_work(item: RencanaItem) -> None:
    """A work that was called off frees its item."""
    work = item.kegiatan
    if work is None:
        return
    if work.status != penanganan.DIBATALKAN:
        raise Refused(
            "Butir ini sudah menjadi kegiatan. Ubah di halaman kegiatannya.",
            code="sudah_kegiatan",
        )
    item.kegiatan = None


def _propose(item: RencanaItem) -> None:
    item.status, item.alasan = RencanaItem.Status.DIUSULKAN, ""
    item.diputuskan_oleh = item.diputuskan_pada = None


def _save(item: RencanaItem) -> None:
    """Saves what the rules accept; ValidationError names the field."""
    plan = item.rencana
    if item.tahun not in plan.years:
        raise Refused(
            f"Isi tahun {plan.tahun_mulai} sampai {plan.tahun_selesai}.",
            code="tahun_di_luar_rencana",
        )
    if (
        not Kawasan.objects.within(plan.wilayah.kode)
        .filter(pk=item.kawasan_id)
        .exists()
    ):
        raise Refused(
            f"{item.kawasan} tidak berada di {plan.wilayah}.", code="di_luar_wilayah"
        )
    if item.rt is not None and item.rt.kawasan_id != item.kawasan_id:
        raise Refused(f"{item.rt} bukan bagian {item.kawasan}.", code="rt_lain")
    item.full_clean()
    item.save()


def _note(
    deed: str,
    item: RencanaItem,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
    reason: str = "",
) -> None:
    record(
        f"rencana.{deed}",
        item,
        by=by,
        kode_wilayah=item.kode_wilayah,
        before=before,
        after=after,
        reason=reason,
    )
