"""Giving a work to a KSM, and planning it: budget, terms, days.

A change on an outdated version is refused; each deed leaves one row in the trail.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kawasan import access
from kawasan.models import Intervention, InterventionFunding
from kelompok import workflow_ksm as workflow
from kelompok.models import Ksm, KsmKegiatan, KsmTahap, KsmTermin, RabBaris
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

RIGHT = "edit_kelompok"
MOST_TERMS = 10
# Works of these statuses are built already, or never will be.
_ENDED: dict[str, str] = {
    Intervention.Status.DIBATALKAN: "sudah dibatalkan",
    Intervention.Status.SELESAI: "sudah selesai",
    Intervention.Status.DISERAHTERIMAKAN: "sudah diserahterimakan",
}


def works_for(ksm: Ksm, user: Any) -> QuerySet:
    """What the KSM may take on: of its kelurahan, not ended, with no other KSM."""
    taken = KsmKegiatan.objects.exclude(status=workflow.DIBATALKAN)
    rows = Intervention.objects.visible_to(user).filter(kelurahan=ksm.kelurahan_id)
    rows = rows.exclude(status__in=_ENDED).exclude(pk__in=taken.values("intervention"))
    return rows.defer("lokasi").order_by("-tahun", "nama")


@transaction.atomic
def create_ksm_kegiatan(
    *, intervention: Intervention, ksm: Ksm, by: Any
) -> KsmKegiatan:
    """A work is carried out by one KSM at a time, of the kelurahan of the work."""
    access.require(by, RIGHT, [intervention.kelurahan.kode, ksm.kelurahan.kode])
    rows = Intervention.objects.select_for_update(of=("self",)).defer("lokasi")
    work = rows.get(pk=intervention.pk)
    taken = KsmKegiatan.objects.filter(intervention=work)
    if taken.exclude(status=workflow.DIBATALKAN).exists():
        raise Refused("Kegiatan ini sudah dikerjakan satu KSM.", code="sudah_ada")
    if work.status in _ENDED:
        raise Refused(
            f"Kegiatan ini {_ENDED[work.status]}. Pilih kegiatan yang belum selesai.",
            code="sudah_berakhir",
        )
    if ksm.status != Ksm.Status.AKTIF:
        raise Refused("KSM ini tidak aktif.", code="ksm_tidak_aktif")
    if ksm.kelurahan_id != work.kelurahan_id:
        raise Refused("KSM ini dari kelurahan lain.", code="di_luar_kelurahan")
    made = KsmKegiatan.objects.create(
        intervention=work, ksm=ksm, is_demo=work.is_demo or ksm.is_demo
    )
    KsmTahap.objects.bulk_create(
        KsmTahap(kegiatan=made, tahap=name, is_demo=made.is_demo)
        for name in workflow.WAY
    )
    note("created", made, {}, {"ksm": str(ksm)}, by)
    return made


@transaction.atomic
def set_rab(
    *, kegiatan: KsmKegiatan, lines: Sequence[Mapping[str, Any]], versi: int, by: Any
) -> KsmKegiatan:
    """The whole budget at once; a line keeps its row by ``id``."""
    one = open_for(kegiatan, versi, by)
    check_open_budget(one)
    stored = {row.pk: row for row in one.rab_set.all()}
    before = {"rab_rp": total(stored.values())}
    kept = set()
    for line in lines:
        row = stored.get(line.get("id") or 0)
        row = row or RabBaris(kegiatan=one, is_demo=one.is_demo)
        for name, value in line.items():
            if name != "id":
                setattr(row, name, value)
        row.full_clean(exclude=["kegiatan"])
        row.save()
        kept.add(row.pk)
    one.rab_set.exclude(pk__in=kept).delete()
    after = {"rab_rp": total(one.rab_set.all()), "baris": len(lines)}
    return _stored("rab_set", one, before, after, by)


@transaction.atomic
def set_plan(
    *,
    kegiatan: KsmKegiatan,
    days: Mapping[str, date | None],
    terms: Sequence[Mapping[str, Any]] | None,
    versi: int,
    by: Any,
) -> KsmKegiatan:
    """Planned days of the steps, and the terms while no agreement binds them.

    ``terms`` None leaves them as they are.
    """
    one = open_for(kegiatan, versi, by)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for row in one.tahap_set.all():
        day = days.get(row.tahap, row.tanggal_rencana)
        if day != row.tanggal_rencana:
            before[row.tahap], after[row.tahap] = row.tanggal_rencana, day
            row.tanggal_rencana = day
            row.save()
    if terms is not None:
        check_open_budget(one)
        _check_terms(terms)
        before["termin"] = _said(one.termin_set.all())
        one.termin_set.all().delete()
        for number, term in enumerate(terms, start=1):
            made = KsmTermin(kegiatan=one, nomor=number, is_demo=one.is_demo, **term)
            made.full_clean(exclude=["kegiatan"])
            made.save()
        after["termin"] = _said(one.termin_set.all())
    return _stored("planned", one, before, after, by)


def _check_terms(terms: Sequence[Mapping[str, Any]]) -> None:
    if len(terms) > MOST_TERMS:
        raise Refused(f"Paling banyak {MOST_TERMS} termin.", code="terlalu_banyak")
    whole = sum((term["persen"] for term in terms), Decimal(0))
    if terms and whole != workflow.FULL:
        raise Refused(
            "Bagian semua termin harus berjumlah 100 %.", code="termin_tidak_penuh"
        )
    needed = [term["syarat_fisik"] for term in terms]
    if needed != sorted(needed):
        raise Refused(
            "Syarat fisik termin berikutnya tidak boleh lebih rendah.",
            code="syarat_menurun",
        )


def _said(terms: Any) -> list[str]:
    return [f"{t.persen} % bila fisik {t.syarat_fisik} %" for t in terms]


# Shared with the other deeds on an activity -----------------------------------------


def open_for(
    kegiatan: KsmKegiatan, versi: int, by: Any, right: str = RIGHT
) -> KsmKegiatan:
    """The row, locked, in the version that ``by`` saw and may change."""
    one = locked(kegiatan)
    access.require(by, right, one.kode_wilayah)
    if one.versi != versi:
        raise Stale(
            "Kegiatan KSM ini sudah diubah orang lain sejak Anda membukanya.",
            current=one,
        )
    if one.status == workflow.DIBATALKAN:
        raise Refused("Kegiatan KSM ini sudah dibatalkan.", code="dibatalkan")
    return one


def locked(kegiatan: KsmKegiatan) -> KsmKegiatan:
    rows = KsmKegiatan.objects.select_related("intervention__kelurahan", "ksm")
    rows = rows.defer("intervention__lokasi", "intervention__kelurahan__batas")
    return rows.select_for_update(of=("self",)).get(pk=kegiatan.pk)


def check_open_budget(one: KsmKegiatan) -> None:
    if one.status not in workflow.OPEN_BUDGET:
        raise Refused(
            "RAB dan termin mengikat sejak perjanjian, jadi tidak dapat diubah lagi.",
            code="rab_mengikat",
        )


def total(rows: Any) -> Decimal:
    return sum((row.jumlah_rp for row in rows), Decimal(0))


def cash_total(rows: Any) -> Decimal:
    """The part of the budget that is paid to the KSM: money, not of the residents."""
    paid = (
        r
        for r in rows
        if r.bentuk == InterventionFunding.Bentuk.UANG and not r.is_swadaya
    )
    return total(paid)


def _stored(
    deed: str,
    one: KsmKegiatan,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
) -> KsmKegiatan:
    one.versi += 1
    one.save()
    note(deed, one, before, after, by)
    return one


def note(
    deed: str,
    one: KsmKegiatan,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: Any,
    reason: str = "",
) -> None:
    record(
        f"ksm_kegiatan.{deed}",
        one,
        by=by,
        kode_wilayah=one.kode_wilayah,
        before=before,
        after=after,
        reason=reason,
    )
