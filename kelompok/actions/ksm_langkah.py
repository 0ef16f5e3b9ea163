"""Moving a KSM activity a step further, and what each step asks for."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from kawasan.models import Intervention
from kelompok import workflow_ksm as workflow
from kelompok.actions.ksm_kegiatan import cash_total, note, open_for
from kelompok.models import BukuKas, KsmKegiatan, KsmTermin
from sibungas.files.models import Attachment
from sibungas.lib.errors import Refused
from sibungas.templatetags.ui import angka, rupiah

Values = Mapping[str, Any]
Faults = dict[str, str]


@transaction.atomic
def step_ksm(
    *, name: str, kegiatan: KsmKegiatan, values: Values, versi: int, by: Any
) -> KsmKegiatan:
    """Takes the step ``name``; ``values`` are what its page asks for.

    Refused with everything that stands in the way, under the field it is about.
    """
    step = workflow.STEPS[name]
    one = open_for(kegiatan, versi, by, step.right)
    _check_legal(one, step)
    faults = _check_paper(one, step, values)
    faults |= _ASKS.get(name, _nothing)(one, values)
    if faults:
        raise Refused(" ".join(faults.values()), code="belum_lengkap", masalah=faults)
    before = {"status": one.status}
    after = {"status": step.target, **values}
    _DEEDS.get(name, _nothing_done)(one, values, by)
    one.status = step.target
    if not step.needs_reason:
        row, _ = one.tahap_set.get_or_create(
            tahap=step.target, defaults={"is_demo": one.is_demo}
        )
        # The first payment opens the stage; later ones have days of their own.
        if row.tanggal is None:
            row.tanggal, row.nomor = values["tanggal"], values.get("nomor", "")
            row.save()
    one.versi += 1
    one.save()
    note("moved", one, before, after, by, values.get("alasan", ""))
    return one


def next_term(one: KsmKegiatan) -> KsmTermin | None:
    return one.termin_set.filter(tanggal_cair=None).order_by("nomor").first()


def book_totals(one: KsmKegiatan) -> tuple[Decimal, Decimal]:
    """In and out, corrections counted."""
    found = one.kas_set.aggregate(masuk=Sum("masuk_rp"), keluar=Sum("keluar_rp"))
    return found["masuk"] or Decimal(0), found["keluar"] or Decimal(0)


def evidence_tag(one: KsmKegiatan, step: workflow.Step) -> str:
    """The tag under which the step wants a file; each term has its own."""
    if step.name != "cairkan":
        return step.file
    term = next_term(one)
    return term.tag if term else ""


# What is asked ----------------------------------------------------------------------


def _check_legal(one: KsmKegiatan, step: workflow.Step) -> None:
    legal = workflow.allowed(one.status, terms_left=next_term(one) is not None)
    if step not in legal:
        names = ", ".join(s.label for s in legal) or "tidak ada"
        raise Refused(
            f"Langkah “{step.label}” tidak dapat dilakukan pada kegiatan KSM yang"
            f" {workflow.STATUSES[one.status].lower()}. Langkah yang sah: {names}.",
            code="transisi_tidak_sah",
            sah=[s.name for s in legal],
        )
    if one.intervention.status == Intervention.Status.DIBATALKAN and (
        not step.needs_reason
    ):
        raise Refused(
            "Kegiatan penanganannya sudah dibatalkan.", code="kegiatan_dibatalkan"
        )


def _check_paper(one: KsmKegiatan, step: workflow.Step, values: Values) -> Faults:
    if step.needs_reason:
        reason = values.get("alasan", "").strip()
        return {} if reason else {"alasan": "Tulis alasannya."}
    found: Faults = {}
    day = values.get("tanggal")
    done = one.tahap_set.exclude(tanggal=None).order_by("-tanggal").first()
    if day is None:
        found["tanggal"] = "Isi tanggalnya."
    elif day > timezone.localdate():
        found["tanggal"] = "Tanggal ini belum tiba."
    elif done and day < done.tanggal:
        found["tanggal"] = "Tanggal ini mendahului langkah sebelumnya."
    if step.numbered and not values.get("nomor", "").strip():
        found["nomor"] = "Isi nomornya."
    tag = evidence_tag(one, step)
    if tag and not Attachment.objects.of(one).present().filter(tag=tag).exists():
        found["berkas"] = "Unggah berkas buktinya dahulu."
    return found


def _nothing(one: KsmKegiatan, values: Values) -> Faults:
    return {}


def _feasible(one: KsmKegiatan, values: Values) -> Faults:
    if one.rab_set.exists():
        return {}
    return {"rab": "Isi RAB dahulu."}


def _agreement(one: KsmKegiatan, values: Values) -> Faults:
    found: Faults = {}
    if not values.get("perjanjian_jenis"):
        found["perjanjian_jenis"] = "Pilih nama perjanjiannya."
    if not one.termin_set.exists():
        found["termin"] = "Susun termin pencairan dahulu."
    return found


def _payment(one: KsmKegiatan, values: Values) -> Faults:
    term = next_term(one)
    assert term is not None  # noqa: S101 - the step is legal only with one
    found: Faults = {}
    reached, amount = values.get("progres_fisik"), values.get("jumlah_rp")
    least = max(one.progres_fisik, term.syarat_fisik)
    if reached is None:
        found["progres_fisik"] = "Isi progres fisik yang tercapai."
    elif reached < least:
        found["progres_fisik"] = f"Termin ini meminta fisik {angka(least)} %."
    last = one.termin_set.exclude(tanggal_cair=None).order_by("-nomor").first()
    day = values.get("tanggal")
    if last and day and day < last.tanggal_cair:
        found["tanggal"] = "Tanggal ini mendahului termin sebelumnya."
    if not amount:
        found["jumlah_rp"] = "Isi jumlah yang cair."
    else:
        most = cash_total(one.rab_set.all())
        most -= one.termin_set.aggregate(x=Sum("jumlah_rp"))["x"] or Decimal(0)
        if amount > most:
            found["jumlah_rp"] = f"Melebihi sisa dana tunai RAB, {rupiah(most)}."
    return found


def _finish(one: KsmKegiatan, values: Values) -> Faults:
    found: Faults = {}
    if next_term(one) is not None:
        found["termin"] = "Masih ada termin yang belum cair."
    paid = one.termin_set.exclude(tanggal_cair=None).order_by("-tanggal_cair").first()
    day = values.get("tanggal")
    if paid and day and day < paid.tanggal_cair:
        found["tanggal"] = "Tanggal ini mendahului pencairan terakhir."
    if values.get("progres_fisik") != workflow.FULL:
        found["progres_fisik"] = "Kegiatan yang selesai berprogres fisik 100 %."
    if one.rab_set.filter(realisasi_rp=None).exists():
        found["lpj"] = "Isi realisasi setiap baris RAB pada halaman LPJ."
        return found
    if one.lpj_penerimaan_rp is None:
        found["lpj"] = "Isi penerimaan menurut LPJ."
        return found
    masuk, keluar = book_totals(one)
    spent = sum(
        (r.realisasi_rp or Decimal(0) for r in one.rab_set.filter(bentuk="uang")),
        Decimal(0),
    )
    if one.lpj_penerimaan_rp != masuk:
        found["lpj_masuk"] = (
            f"Penerimaan LPJ {rupiah(one.lpj_penerimaan_rp)} tidak sama dengan buku"
            f" kas {rupiah(masuk)}."
        )
    if spent != keluar:
        found["lpj_keluar"] = (
            f"Realisasi tunai LPJ {rupiah(spent)} tidak sama dengan pengeluaran buku"
            f" kas {rupiah(keluar)}."
        )
    return found


def _certificate(one: KsmKegiatan, values: Values) -> Faults:
    return {} if values.get("sertifikasi") else {"sertifikasi": "Pilih hasilnya."}


def _operation(one: KsmKegiatan, values: Values) -> Faults:
    built = one.intervention.komponen == Intervention.Komponen.LINGKUNGAN
    if built and not one.aset_set.exists():
        return {"aset": "Catat dahulu aset yang dihasilkan kegiatan ini."}
    return {}


_ASKS: dict[str, Callable[[KsmKegiatan, Values], Faults]] = {
    "layak": _feasible,
    "perjanjian": _agreement,
    "cairkan": _payment,
    "selesaikan": _finish,
    "sertifikasi": _certificate,
    "operasikan": _operation,
}


# What is done -----------------------------------------------------------------------


def _nothing_done(one: KsmKegiatan, values: Values, by: Any) -> None:
    return None


def _agree(one: KsmKegiatan, values: Values, by: Any) -> None:
    one.perjanjian_jenis = values["perjanjian_jenis"]


def _pay(one: KsmKegiatan, values: Values, by: Any) -> None:
    """The payment enters the cash book by itself, so that none is forgotten."""
    term = next_term(one)
    assert term is not None  # noqa: S101 - asked above
    term.tanggal_cair, term.jumlah_rp = values["tanggal"], values["jumlah_rp"]
    term.progres_fisik = one.progres_fisik = values["progres_fisik"]
    term.full_clean(exclude=["kegiatan"])
    term.save()
    BukuKas.objects.create(
        kegiatan=one,
        termin=term,
        tanggal=term.tanggal_cair,
        uraian=f"Pencairan termin {term.nomor}",
        masuk_rp=term.jumlah_rp,
        keluar_rp=0,
        dibuat_oleh=by,
        is_demo=one.is_demo,
    )


def _finished(one: KsmKegiatan, values: Values, by: Any) -> None:
    one.progres_fisik = values["progres_fisik"]


def _certify(one: KsmKegiatan, values: Values, by: Any) -> None:
    one.sertifikasi = values["sertifikasi"]


def _call_off(one: KsmKegiatan, values: Values, by: Any) -> None:
    one.alasan_batal = values["alasan"].strip()


_DEEDS: dict[str, Callable[[KsmKegiatan, Values, Any], None]] = {
    "perjanjian": _agree,
    "cairkan": _pay,
    "selesaikan": _finished,
    "sertifikasi": _certify,
    "batalkan": _call_off,
}
