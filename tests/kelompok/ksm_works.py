"""A KSM activity on a drain of 100 m, led to any point of its way by the actions."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from kelompok import workflow_ksm as workflow
from kelompok.actions import ksm_kas, ksm_kegiatan, ksm_langkah
from kelompok.models import Aset, Ksm, KsmKegiatan
from tests import factories
from tests.kawasan.works import make_work

KELURAHAN = "99.01.01.1001"
RECEIPT = ("nota.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
# Money of 10 million in two terms of 60 and 40 percent; 2 million of labour beside it.
RAB = (
    ("Beton pracetak", "m", "100", "80000", "apbd_kab_kota", "uang"),
    ("Pasir", "m3", "10", "200000", "apbd_kab_kota", "uang"),
    ("Kerja bakti", "HOK", "20", "100000", "swadaya", "tenaga"),
)
TERMS = ((60, 0), (40, 50))
PAID = (Decimal(6_000_000), Decimal(4_000_000))


def day(ago: int) -> date:
    return timezone.localdate() - timedelta(days=ago)


def rab_lines(rows: Any = RAB) -> list[dict[str, Any]]:
    names = ("uraian", "satuan", "volume", "harga_rp", "sumber", "bentuk")
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for line in found:
        line["volume"] = Decimal(line["volume"])
        line["harga_rp"] = Decimal(line["harga_rp"])
    return found


def terms(rows: Any = TERMS) -> list[dict[str, Any]]:
    return [
        {"persen": Decimal(p), "syarat_fisik": Decimal(s), "tanggal_rencana": None}
        for p, s in rows
    ]


def people() -> SimpleNamespace:
    return SimpleNamespace(
        fasilitator=factories.make_user("fasilitator", KELURAHAN),
        verifikator=factories.make_user("verifikator", "99.01"),
    )


def make_ksm(kode: str = "KSM-01", kelurahan: Any = None, **columns: Any) -> Ksm:
    place = kelurahan or factories.make_wilayah().kelurahan
    values = {"nama": f"Kelompok {kode}", "bidang": "lingkungan", **columns}
    return Ksm.objects.create(kode=kode, kelurahan=place, **values)


def fresh(one: KsmKegiatan) -> KsmKegiatan:
    return KsmKegiatan.objects.get(pk=one.pk)


def make_activity(who: Any, **columns: Any) -> KsmKegiatan:
    """With its budget and terms, still a proposal."""
    work = make_work(**columns)
    one = ksm_kegiatan.create_ksm_kegiatan(
        intervention=work, ksm=make_ksm(), by=who.fasilitator
    )
    one = ksm_kegiatan.set_rab(
        kegiatan=one, lines=rab_lines(), versi=one.versi, by=who.fasilitator
    )
    return ksm_kegiatan.set_plan(
        kegiatan=one, days={}, terms=terms(), versi=one.versi, by=who.fasilitator
    )


def go(name: str, one: KsmKegiatan, who: Any, **values: Any) -> KsmKegiatan:
    step = workflow.STEPS[name]
    by = who.verifikator if step.right == "verify_intervention" else who.fasilitator
    one = fresh(one)
    if tag := ksm_langkah.evidence_tag(one, step):
        factories.make_attachment(one, tag=tag)
    values.setdefault("tanggal", day(0))
    if step.numbered:
        values.setdefault("nomor", f"{name}-1")
    return ksm_langkah.step_ksm(
        name=name, kegiatan=one, values=values, versi=one.versi, by=by
    )


def pay(one: KsmKegiatan, who: Any, fisik: int, amount: Decimal) -> KsmKegiatan:
    return go("cairkan", one, who, progres_fisik=Decimal(fisik), jumlah_rp=amount)


def spend(one: KsmKegiatan, who: Any, amount: Any, **values: Any) -> Any:
    term = one.termin_set.exclude(tanggal_cair=None).order_by("-nomor").first()
    values = {"tanggal": day(0), "uraian": "Belanja", "termin": term, **values}
    bukti = values.pop("bukti", RECEIPT)
    return ksm_kas.book_cash(
        kegiatan=one,
        values={"keluar_rp": Decimal(amount), **values},
        bukti=bukti,
        by=who.fasilitator,
    )


def account(one: KsmKegiatan, who: Any, **changes: Any) -> KsmKegiatan:
    """An account that matches what ``lead`` booked: everything as planned."""
    one = fresh(one)
    rows = list(one.rab_set.all())
    rt = one.intervention.rt_id
    values: dict[str, Any] = {
        "penerimaan": Decimal(10_000_000),
        "realisasi": {row.pk: row.jumlah_rp for row in rows},
        "hasil": [
            {
                "rt": rt,
                "sasaran": "drainase_buruk_m",
                "volume_realisasi": Decimal(95),
            }
        ],
        **changes,
    }
    return ksm_kas.save_lpj(kegiatan=one, versi=one.versi, by=who.fasilitator, **values)


def lead(one: KsmKegiatan, who: Any, target: str) -> KsmKegiatan:
    """Step by step until the activity stands at ``target``."""
    for name in ("layak", "sepakati"):
        if fresh(one).status == target:
            return fresh(one)
        one = go(name, one, who)
    if one.status == target:
        return one
    one = go("perjanjian", one, who, perjanjian_jenis="pks")
    if one.status == target:
        return one
    one = pay(one, who, 0, PAID[0])
    one = pay(one, who, 60, PAID[1])
    spend(one, who, 10_000_000)
    if one.status == target:
        return fresh(one)
    account(one, who)
    one = go("selesaikan", one, who, progres_fisik=Decimal(100))
    if one.status == target:
        return one
    one = go("sertifikasi", one, who, sertifikasi="baik")
    for name in ("serah_bkm", "serah_ppk", "serah_kpp"):
        if one.status == target:
            return one
        one = go(name, one, who)
    if one.status == target:
        return one
    make_aset(kegiatan=one)
    return go("operasikan", one, who)


def make_aset(**columns: Any) -> Aset:
    place = columns.pop("kelurahan", None) or factories.make_wilayah().kelurahan
    values = {
        "nama": "Drainase RT 01",
        "jenis": "drainase",
        "kelas": "publik",
        "tahun_dibangun": timezone.localdate().year,
        "kelurahan": place,
        **columns,
    }
    return Aset.objects.create(**values)
