"""Works of KSM and assets of the demo: one late, one in use, one forgotten."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kawasan.models import Intervention
from kelompok import workflow_ksm as workflow
from kelompok.models import (
    Aset,
    BukuKas,
    InspeksiOP,
    Iuran,
    JadwalOP,
    Kpp,
    Ksm,
    KsmKegiatan,
    KsmPartisipasi,
    KsmTahap,
    KsmTermin,
    RabBaris,
)

# Kegiatan penanganan, KSM, how far it has come.
_WORKS = (
    ("Titian ulin Gang Keramat (contoh)", "Titian Bersama (contoh)", "pencairan"),
    ("Titian dan sanitasi RT 03 (contoh)", "Air Jernih (contoh)", "operasi"),
    ("Titian dan persampahan Galam (contoh)", "Galam Lestari (contoh)", "operasi"),
)
# Uraian, unit, volume, price, source, form.
_RAB = (
    ("Kayu ulin", "m³", "6", "4500000", "apbd_kab_kota", "uang"),
    ("Paku dan baut", "kg", "200", "65000", "apbd_kab_kota", "uang"),
    ("Kerja bakti warga", "HOK", "60", "100000", "swadaya", "tenaga"),
)
_CASH = Decimal(40_000_000)
_TERMS = ((60, 0), (30, 50), (10, 100))
_STEP_DAYS, _LATE_DAYS = 21, 12


def build(year: int) -> int:
    """All of them; how many works."""
    made = 0
    for nama, ksm, status in _WORKS:
        work = Intervention.objects.filter(nama=nama, is_demo=True).first()
        group = Ksm.objects.filter(nama=ksm, is_demo=True).first()
        if work is not None and group is not None:
            _activity(work, group, status, year, forgotten=made == len(_WORKS) - 1)
            made += 1
    return made


def _activity(
    work: Intervention, ksm: Ksm, status: str, year: int, *, forgotten: bool
) -> None:
    done = status == workflow.OPERASI
    one = KsmKegiatan.objects.create(
        intervention=work,
        ksm=ksm,
        status=status,
        perjanjian_jenis=KsmKegiatan.Perjanjian.PKS,
        progres_fisik=100 if done else 55,
        lpj_penerimaan_rp=_CASH if done else None,
        sertifikasi="baik" if done else "",
        is_demo=True,
    )
    RabBaris.objects.bulk_create(_budget(one, done))
    days = _days(one, status)
    _meetings(one, days, done)
    paid = _TERMS if done else _TERMS[:2]
    for number, (percent, needed) in enumerate(_TERMS, start=1):
        is_paid = number <= len(paid)
        cash = _CASH * percent / 100
        day = days[workflow.PENCAIRAN] + timedelta(days=2 * number)
        term = KsmTermin.objects.create(
            kegiatan=one,
            nomor=number,
            persen=percent,
            syarat_fisik=needed,
            tanggal_rencana=day if is_paid else _ago(_LATE_DAYS),
            tanggal_cair=day if is_paid else None,
            jumlah_rp=cash if is_paid else None,
            progres_fisik=max(needed, 5) if is_paid else None,
            is_demo=True,
        )
        if is_paid:
            _book(term, cash, spends=done or number == 1)
    if done:
        _aset(one, year, forgotten=forgotten)


def _budget(one: KsmKegiatan, done: bool) -> list[RabBaris]:
    rows = []
    for uraian, satuan, volume, price, sumber, bentuk in _RAB:
        row = RabBaris(
            kegiatan=one,
            uraian=uraian,
            satuan=satuan,
            volume=Decimal(volume),
            harga_rp=Decimal(price),
            sumber=sumber,
            bentuk=bentuk,
            is_demo=True,
        )
        row.realisasi_rp = row.jumlah_rp if done else None
        rows.append(row)
    return rows


def _days(one: KsmKegiatan, status: str) -> dict[str, date]:
    """Stages three weeks apart; the last that was reached lies a month back."""
    here = workflow.WAY.index(status)
    found = {}
    for number, name in enumerate(workflow.WAY):
        found[name] = _ago(30 + _STEP_DAYS * (here - number))
        reached = 0 < number <= here
        KsmTahap.objects.create(
            kegiatan=one,
            tahap=name,
            tanggal_rencana=found[name] if number else None,
            tanggal=found[name] if reached else None,
            nomor=f"CONTOH/{number}/{one.pk}" if reached else "",
            is_demo=True,
        )
    return found


def _meetings(one: KsmKegiatan, days: dict[str, date], done: bool) -> None:
    """Residents met at each stage; what goes on still has no use to speak of."""
    stages = (
        ("perencanaan", workflow.LAYAK, "Titian dipilih sebagai yang paling perlu."),
        ("pelaksana", workflow.DISEPAKATI, "KSM ditunjuk sebagai pelaksana."),
        ("pelaksanaan", workflow.PENCAIRAN, "Kerja bakti disepakati tiap Ahad."),
        ("pemanfaatan", workflow.OPERASI, "Iuran dan jadwal piket disepakati."),
    )
    for number, (tahap, step, said) in enumerate(stages if done else stages[:3]):
        KsmPartisipasi.objects.create(
            kegiatan=one,
            tahap=tahap,
            tanggal=days[step],
            laki_laki=14 - number,
            perempuan=9 + number,
            mbr=11,
            keputusan=f"{said} (contoh)",
            nomor_ba=f"CONTOH/BA/{one.pk}" if tahap == "pelaksana" else "",
            is_demo=True,
        )


def _ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def _book(term: KsmTermin, cash: Decimal, *, spends: bool) -> None:
    common: dict[str, Any] = {
        "kegiatan": term.kegiatan,
        "termin": term,
        "tanggal": term.tanggal_cair,
        "is_demo": True,
    }
    words = f"Pencairan termin {term.nomor}"
    BukuKas.objects.create(uraian=words, masuk_rp=cash, keluar_rp=0, **common)
    if spends:
        BukuKas.objects.create(
            uraian="Belanja bahan (contoh)", masuk_rp=0, keluar_rp=cash, **common
        )


def _aset(one: KsmKegiatan, year: int, *, forgotten: bool) -> None:
    """Looked at this year and last, or not for two years."""
    work = one.intervention
    keeper = Kpp.objects.filter(kelurahan=work.kelurahan, is_demo=True).first()
    row = Aset.objects.create(
        nama=work.nama.replace("(contoh)", "sebagai aset (contoh)"),
        jenis=Aset.Jenis.JALAN,
        volume=120,
        satuan="m",
        kelurahan=work.kelurahan,
        kawasan=work.kawasan,
        rt=work.rt,
        kegiatan=one,
        kpp=keeper,
        pengelola="" if keeper else "Dinas contoh",
        tahun_dibangun=year - 3,
        is_demo=True,
    )
    for age in (2,) if forgotten else (0, 1):
        InspeksiOP.objects.create(
            aset=row,
            tahun=year - age,
            tanggal=min(date(year - age, 1, 5), timezone.localdate()),
            masih_ada=True,
            kondisi_baik=age != 1,
            berfungsi=not forgotten,
            dimanfaatkan=True,
            dikembangkan=False,
            catatan="Inspeksi contoh.",
            is_demo=True,
        )
    for month in (1, 2):
        Iuran.objects.create(
            aset=row,
            periode=date(year - 1, month, 1),
            tagihan_rp=600_000,
            diterima_rp=540_000 - 60_000 * month,
            dipakai_rp=250_000 if month == 2 else None,
            is_demo=True,
        )
    JadwalOP.objects.create(
        aset=row,
        pekerjaan="Ganti papan titian yang lapuk",
        setiap_bulan=6,
        berikutnya=_ago(-40) if not forgotten else _ago(200),
        is_demo=True,
    )
