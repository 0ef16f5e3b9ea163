"""Assets, their inspections, fees and recurring jobs.

A change on an outdated version is refused; each deed leaves one row in the trail.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from kawasan import access
from kelompok import workflow_ksm as workflow
from kelompok.models import Aset, InspeksiOP, Iuran, JadwalOP
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Refused, Stale

EDIT, REPORT = "edit_kelompok", "report_upkeep"
Values = Mapping[str, Any]
_LAST_DAY_SURE = 28


@transaction.atomic
def create_aset(*, values: Values, by: Any) -> Aset:
    """Something that stands and must be kept up, with or without a KSM activity."""
    row = Aset(**values)
    access.require(by, EDIT, row.kelurahan.kode)
    row.is_demo = row.kelurahan.is_demo
    _save_aset(row)
    _note("aset.created", row, row, {}, values, by)
    return row


@transaction.atomic
def update_aset(*, aset: Aset, values: Values, versi: int, by: Any) -> Aset:
    """Changes an asset; a move needs the right in the old and in the new place."""
    row = _locked(Aset, aset, "kelurahan")
    place = values.get("kelurahan", row.kelurahan)
    access.require(by, EDIT, [row.kelurahan.kode, place.kode])
    _check(row, versi)
    before, after = changes(row, values)
    if after:
        _set(row, after)
        _save_aset(row)
        _note("aset.updated", row, row, before, after, by)
    return row


@transaction.atomic
def report_inspection(
    *, aset: Aset, tahun: int, values: Values, versi: int, by: Any
) -> InspeksiOP:
    """The inspection of a year; sent again it corrects the same row.

    ``versi`` is 0 for one that was not there when the person looked.
    """
    row = _locked(Aset, aset, "kelurahan")
    access.require(by, REPORT, row.kelurahan.kode)
    seen = InspeksiOP.objects.select_for_update().filter(aset=row, tahun=tahun).first()
    found = seen or InspeksiOP(aset=row, tahun=tahun, versi=0, is_demo=row.is_demo)
    _check(found, versi)
    faults = {}
    if values["tanggal"] > timezone.localdate():
        faults["tanggal"] = "Tanggal ini belum tiba."
    elif values["tanggal"].year != tahun:
        faults["tanggal"] = f"Isi tanggal dalam tahun {tahun}."
    elif tahun < row.tahun_dibangun:
        faults["tanggal"] = f"Aset ini dibangun pada {row.tahun_dibangun}."
    if faults:
        raise Refused(" ".join(faults.values()), code="isian_ditolak", masalah=faults)
    before, after = changes(found, values) if seen else ({}, dict(values))
    if after:
        _set(found, after)
        found.dilaporkan_oleh = by
        found.full_clean(exclude=["aset", "dilaporkan_oleh"])
        found.save()
        deed = "aset.inspection_corrected" if seen else "aset.inspected"
        _note(deed, found, row, before, after, by)
    return found


@transaction.atomic
def save_fee(
    *, aset: Aset, periode: date, values: Values, versi: int, by: Any
) -> Iuran:
    """What was asked, paid and spent in a month; sent again it corrects the row."""
    row = _locked(Aset, aset, "kelurahan")
    access.require(by, REPORT, row.kelurahan.kode)
    month = periode.replace(day=1)
    if month > timezone.localdate():
        sentence = "Bulan ini belum tiba."
        raise Refused(sentence, code="belum_tiba", masalah={"periode": sentence})
    seen = Iuran.objects.select_for_update().filter(aset=row, periode=month).first()
    found = seen or Iuran(aset=row, periode=month, versi=0, is_demo=row.is_demo)
    _check(found, versi)
    if all(
        values[name] is None for name in ("tagihan_rp", "diterima_rp", "dipakai_rp")
    ):
        sentence = "Isi sedikitnya satu jumlah; 0 bila tidak ada."
        raise Refused(sentence, code="kosong", masalah={"tagihan_rp": sentence})
    before, after = changes(found, values) if seen else ({}, dict(values))
    if after:
        _set(found, after)
        found.full_clean(exclude=["aset"])
        found.save()
        after = {"periode": f"{month:%Y-%m}", **after}
        _note("aset.fee_saved", found, row, before, after, by)
    return found


@transaction.atomic
def add_job(*, aset: Aset, values: Values, by: Any) -> JadwalOP:
    """A recurring job of upkeep."""
    row = _locked(Aset, aset, "kelurahan")
    access.require(by, REPORT, row.kelurahan.kode)
    made = JadwalOP(aset=row, is_demo=row.is_demo, **values)
    made.full_clean(exclude=["aset"])
    made.save()
    _note("aset.job_added", made, row, {}, values, by)
    return made


@transaction.atomic
def finish_job(*, jadwal: JadwalOP, tanggal: date, versi: int, by: Any) -> JadwalOP:
    """Done on a day; the next day is so many months after it."""
    row = _locked(JadwalOP, jadwal, "aset__kelurahan")
    access.require(by, REPORT, row.aset.kelurahan.kode)
    _check(row, versi)
    if tanggal > timezone.localdate():
        raise Refused("Tanggal ini belum tiba.", code="belum_tiba")
    if row.terakhir and tanggal < row.terakhir:
        raise Refused("Tanggal ini mendahului yang terakhir.", code="mundur")
    before = {"berikutnya": row.berikutnya}
    row.terakhir, row.berikutnya = tanggal, months_after(tanggal, row.setiap_bulan)
    row.versi += 1
    row.save()
    after = {"terakhir": row.terakhir, "berikutnya": row.berikutnya}
    _note("aset.job_done", row, row.aset, before, after, by)
    return row


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the 28th where that month is shorter."""
    total = day.month - 1 + months
    year, month = day.year + total // 12, total % 12 + 1
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return date(year, month, _LAST_DAY_SURE)


def _locked(model: Any, row: models.Model, related: str) -> Any:
    rows = model.objects.select_related(related).defer(f"{related}__batas")
    return rows.select_for_update(of=("self",)).get(pk=row.pk)


def _check(row: Any, versi: int) -> None:
    if row.versi != versi:
        raise Stale(
            "Data ini sudah diubah orang lain sejak Anda membukanya.", current=row
        )


def _set(row: Any, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.versi += 1


def _save_aset(row: Aset) -> None:
    faults = {}
    if row.kawasan and not row.kawasan.kelurahan.filter(pk=row.kelurahan_id).exists():
        faults["kawasan"] = f"Kawasan ini tidak mencakup {row.kelurahan}."
    if row.rt and row.rt.kelurahan_id != row.kelurahan_id:
        faults["rt"] = f"RT ini tidak berada di {row.kelurahan}."
    elif row.rt and row.kawasan and row.rt.kawasan_id != row.kawasan_id:
        faults["rt"] = f"RT ini bukan bagian kawasan {row.kawasan.nama}."
    if row.tahun_dibangun > timezone.localdate().year:
        faults["tahun_dibangun"] = "Tahun ini belum tiba."
    if row.kpp and row.kpp.kelurahan_id != row.kelurahan_id:
        faults["kpp"] = f"{row.kpp} bukan KPP di {row.kelurahan}."
    made = row.kegiatan
    if made and made.intervention.kelurahan_id != row.kelurahan_id:
        faults["kegiatan"] = "Kegiatan ini di kelurahan lain."
    elif made and made.status not in workflow.SETTLED:
        faults["kegiatan"] = "Kegiatan ini belum selesai."
    if faults:
        raise Refused(" ".join(faults.values()), code="isian_ditolak", masalah=faults)
    if row.rt and row.kawasan is None:
        row.kawasan = row.rt.kawasan
    row.full_clean()
    row.save()


def _note(
    verb: str,
    thing: models.Model,
    aset: Aset,
    before: Values,
    after: Values,
    by: Any,
) -> None:
    record(
        verb,
        thing,
        by=by,
        kode_wilayah=aset.kode_wilayah,
        before=before,
        after=after,
    )
