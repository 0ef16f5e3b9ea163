"""The cash book, the account that must match it, and what the work learns from it."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from kawasan.actions import intervention_guards as guards
from kawasan.actions import interventions
from kawasan.models import Intervention
from kelompok import workflow_ksm as workflow
from kelompok.actions.ksm_kegiatan import locked, note, open_for
from kelompok.models import BukuKas, KsmHasil, KsmKegiatan, KsmTermin
from sibungas.files import actions as files
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused
from sibungas.templatetags.ui import rupiah


@transaction.atomic
def book_cash(
    *,
    kegiatan: KsmKegiatan,
    values: Mapping[str, Any],
    bukti: tuple[str, bytes] | None,
    by: Any,
) -> BukuKas:
    """One more line; an expense needs its receipt. Lines never change afterwards.

    ``koreksi_atas`` in the values makes it the correction of an earlier line, which
    may be negative. The same line sent twice at once is one line.
    """
    one = open_for(kegiatan, _any_version(kegiatan), by)
    _check_open(one)
    line = BukuKas(
        kegiatan=one, dibuat_oleh=by, is_demo=one.is_demo, **{**_ZERO, **values}
    )
    faults = _faults(one, line, bukti)
    if faults:
        raise Refused(" ".join(faults.values()), code="isian_ditolak", masalah=faults)
    line.full_clean(exclude=["kegiatan", "dibuat_oleh"])
    if twin := _sent_twice(line, bukti):
        return twin
    line.save(force_insert=True)
    _check_balance(one)
    if bukti is not None:
        name, raw = bukti
        files.attach(thing=line, raw=raw, name=name, tag="bukti", by=by)
    after = {"tanggal": line.tanggal, "masuk_rp": line.masuk_rp}
    after |= {"keluar_rp": line.keluar_rp, "uraian": line.uraian}
    note("booked", one, {}, after, by)
    return line


_ZERO = {"masuk_rp": Decimal(0), "keluar_rp": Decimal(0)}
_A_MOMENT = timedelta(minutes=1)


def _any_version(kegiatan: KsmKegiatan) -> int:
    """Adding a line overwrites nothing, so the version seen does not matter."""
    return locked(kegiatan).versi


def _sent_twice(line: BukuKas, bukti: tuple[str, bytes] | None) -> BukuKas | None:
    """The same line with the same receipt, that the person sent a moment ago."""
    names = ("termin", "tanggal", "uraian", "masuk_rp", "keluar_rp", "koreksi_atas")
    found = BukuKas.objects.filter(
        kegiatan=line.kegiatan,
        dibuat_oleh=line.dibuat_oleh,
        dibuat_pada__gt=timezone.now() - _A_MOMENT,
        **{name: getattr(line, name) for name in names},
    )
    twin = found.order_by("pk").last()
    if twin is None or bukti is None:
        return twin
    digest = hashlib.sha256(bukti[1]).hexdigest()
    same = Attachment.objects.of(twin).filter(sha256=digest)
    return twin if same.exists() else None


def _check_open(one: KsmKegiatan) -> None:
    if one.status not in workflow.OPEN_BOOK:
        raise Refused(
            "Buku kas terbuka sejak pencairan pertama sampai LPJ diterima.",
            code="buku_tertutup",
        )


def _faults(
    one: KsmKegiatan, line: BukuKas, bukti: tuple[str, bytes] | None
) -> dict[str, str]:
    found = {}
    term: KsmTermin = line.termin
    if term.kegiatan_id != one.pk or term.tanggal_cair is None:
        found["termin"] = "Pilih termin yang sudah cair."
    elif line.tanggal < term.tanggal_cair:
        found["tanggal"] = "Tanggal ini mendahului pencairan terminnya."
    if line.tanggal > timezone.localdate():
        found["tanggal"] = "Tanggal ini belum tiba."
    of = line.koreksi_atas
    if of is not None and (of.kegiatan_id != one.pk or of.koreksi_atas_id):
        found["koreksi_atas"] = "Baris itu tidak dapat dikoreksi."
    elif of is not None and (of.termin_id != line.termin_id):
        found["termin"] = "Koreksi berada pada termin baris asalnya."
    elif of is not None and _takes_too_much(of, line):
        found["koreksi_atas"] = "Koreksi melebihi jumlah baris asalnya."
    if of is None and line.keluar_rp and bukti is None:
        found["bukti"] = "Unggah bukti pengeluaran ini."
    return found


def _takes_too_much(of: BukuKas, line: BukuKas) -> bool:
    """Whether less than nothing would be left of the line that is corrected."""
    for side in ("masuk_rp", "keluar_rp"):
        before = of.koreksi_set.aggregate(x=Sum(side))["x"] or Decimal(0)
        if getattr(of, side) + before + getattr(line, side) < 0:
            return True
    return False


def _check_balance(one: KsmKegiatan) -> None:
    """Nobody spends what is not there; corrections count on their own day."""
    balance = Decimal(0)
    for row in one.kas_set.order_by("tanggal", "id"):
        balance += row.masuk_rp - row.keluar_rp
        if balance < 0:
            raise Refused(
                f"Saldo buku kas menjadi {rupiah(balance)} pada baris “{row.uraian}”.",
                code="saldo_kurang",
                masalah={"keluar_rp": f"Saldo kurang {rupiah(-balance)}."},
            )


@transaction.atomic
def save_lpj(
    *,
    kegiatan: KsmKegiatan,
    penerimaan: Decimal | None,
    realisasi: Mapping[int, Decimal | None],
    hasil: Sequence[Mapping[str, Any]],
    versi: int,
    by: Any,
) -> KsmKegiatan:
    """The account: receipts, each line of the budget as spent, volumes as built.

    It may be filled bit by bit; that it matches the book is asked when the activity
    is declared finished.
    """
    one = open_for(kegiatan, versi, by)
    _check_open(one)
    for row in one.rab_set.filter(pk__in=realisasi):
        if row.realisasi_rp != realisasi[row.pk]:
            row.realisasi_rp = realisasi[row.pk]
            row.full_clean(exclude=["kegiatan"])
            row.save()
    stored = {(h.rt_id, h.sasaran): h for h in one.hasil_set.all()}
    for line in hasil:
        result = stored.get((line["rt"], line["sasaran"]))
        if line["volume_realisasi"] is None:
            if result:
                result.delete()
            continue
        result = result or KsmHasil(
            kegiatan=one,
            rt_id=line["rt"],
            sasaran=line["sasaran"],
            is_demo=one.is_demo,
        )
        result.volume_realisasi = line["volume_realisasi"]
        result.full_clean(exclude=["kegiatan", "rt"])
        result.save()
    before = {"penerimaan": one.lpj_penerimaan_rp}
    one.lpj_penerimaan_rp = penerimaan
    one.versi += 1
    one.save()
    after = {"penerimaan": penerimaan, "baris": len(realisasi), "hasil": len(hasil)}
    note("lpj_saved", one, before, after, by)
    return one


# What the kegiatan penanganan learns ------------------------------------------------


def proposed_volumes(one: KsmKegiatan) -> list[dict[str, Any]]:
    """The lines of the work with the realised volumes of the KSM in them."""
    built = {(h.rt_id, h.sasaran): h.volume_realisasi for h in one.hasil_set.all()}
    lines = guards.lines_of(one.intervention)
    for line in lines:
        key = (line["rt"].pk, line["sasaran"])
        line["volume_realisasi"] = built.get(key, line["volume_realisasi"])
    return lines


def proposed_funds(one: KsmKegiatan) -> list[dict[str, Any]]:
    """The money of the work with what budget and account say for each source."""
    funds = {(f["sumber"], f["bentuk"]): f for f in guards.funds_of(one.intervention)}
    sums: dict[tuple[str, str], list[Decimal]] = {}
    for row in one.rab_set.all():
        planned, spent = sums.setdefault((row.sumber, row.bentuk), [Decimal(0)] * 2)
        spent += row.realisasi_rp or Decimal(0)
        sums[row.sumber, row.bentuk] = [planned + row.jumlah_rp, spent]
    for (sumber, bentuk), (planned, spent) in sums.items():
        known = {"sumber": sumber, "bentuk": bentuk, "jumlah_rencana_rp": planned}
        fund = funds.setdefault((sumber, bentuk), known)
        fund["jumlah_realisasi_rp"] = spent
    return list(funds.values())


@transaction.atomic
def propose_to_work(
    *, kegiatan: KsmKegiatan, versi: int, alasan: str = "", by: Any
) -> Intervention:
    """Hands volumes and money to the kegiatan penanganan, through its own action.

    A verified work waits for its verifier again, as that action says. ``alasan`` is
    kept with volumes that are larger than what is left in their RT.
    """
    one = open_for(kegiatan, versi, by)
    if one.status not in workflow.SETTLED:
        raise Refused(
            "Usulan ke kegiatan dibuat setelah kegiatan KSM selesai dan ber-LPJ.",
            code="belum_selesai",
        )
    volumes = proposed_volumes(one)
    for line in volumes:
        line["alasan"] = alasan.strip() or line["alasan"]
    work = interventions.update_intervention(
        intervention=one.intervention,
        values={},
        volumes=volumes,
        funding=proposed_funds(one),
        versi=one.intervention.versi,
        by=by,
    )
    note("proposed", one, {}, {"kegiatan": work.versi}, by)
    return work
