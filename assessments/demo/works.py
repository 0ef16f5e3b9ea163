"""The works of the demo: at every point of their way, some verified, two the same."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from assessments.demo import numbers
from assessments.demo.people import Cast
from assessments.demo.places import Home
from assessments.demo.sheets import Calendar
from kawasan import penanganan
from kawasan.models import Intervention, InterventionFunding, InterventionVolume

_NAMESPACE = uuid.UUID("99c0f6f5-e6a0-5e0b-9d2c-990000000001")
_ROADS = ("jalan_belum_ada_m", "jalan_rusak_m")
_DRAINS = ("drainase_belum_ada_m", "drainase_buruk_m", "luas_genangan_ha")
_WASTE = ("kk_sarana_sampah_tidak_sesuai", "kk_sistem_sampah_tidak_sesuai")
_SEWAGE = ("kk_sistem_limbah_tidak_sesuai", "kk_sarana_limbah_tidak_sesuai")
_WATER = ("kk_tanpa_akses_air_aman", "kk_air_tidak_cukup")
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class Plan:
    """One work: where, how long ago, what it mends and how far it has come."""

    kelurahan: str
    order: int
    age: int
    nama: str
    sasaran: tuple[str, ...]
    status: str
    sumber: str
    juta: int
    verifikasi: str = penanganan.MENUNGGU
    bagian: str = "1"
    alasan: str = ""


# Age 1 is last year, 2 this year; the first year of the demo is locked.
_PLANS = (
    Plan("99.01.01.1003", 0, 1, "Jalan dan sanitasi RT 01 (contoh)",
         (*_ROADS, *_WASTE, *_SEWAGE), "diserahterimakan", "apbd_kab_kota", 640,
         "disetujui"),
    Plan("99.01.01.1003", 8, 1, "Drainase Pasar Lama (contoh)", (*_DRAINS, *_WASTE),
         "diserahterimakan", "dak", 420, "disetujui"),
    Plan("99.02.01.2001", 11, 1, "Titian dan persampahan Galam (contoh)",
         (*_ROADS, *_WASTE, *_DRAINS), "diserahterimakan", "dana_desa", 310,
         "disetujui"),
    Plan("99.01.01.1001", 10, 2, "Titian dan sanitasi RT 03 (contoh)",
         (*_ROADS, *_WASTE, *_SEWAGE), "selesai", "apbd_kab_kota", 575, "disetujui"),
    Plan("99.01.02.1002", 10, 2, "Paket lingkungan Gang Kayu (contoh)",
         (*_ROADS, *_DRAINS, *_WASTE), "selesai", "apbn_pkp", 890, "disetujui"),
    Plan("99.02.02.2001", 0, 2, "Air bersih dan drainase Teratai (contoh)",
         (*_WATER, *_DRAINS), "diserahterimakan", "apbd_provinsi", 455, "disetujui"),
    Plan("99.01.01.1001", 4, 2, "Perbaikan drainase bantaran (contoh)", _DRAINS,
         "selesai", "apbd_kab_kota", 260),
    Plan("99.01.01.1001", 6, 2, "Bak sampah komunal (contoh)", _WASTE, "selesai",
         "csr", 85, "ditolak", "0.5", "Foto 100 % belum ada; ukur lagi jumlah KK."),
    Plan("99.01.01.1001", 2, 2, "Titian ulin Gang Keramat (contoh)", _ROADS,
         "pelaksanaan", "apbd_kab_kota", 510),
    # Twice the same, paid from two sources: the portal warns of it.
    Plan("99.01.01.1001", 2, 2, "Jalan lingkungan, usulan provinsi (contoh)",
         ("jalan_rusak_m",), "usulan", "apbd_provinsi", 300),
    Plan("99.01.01.1001", 0, 2, "Sambungan air minum (contoh)", _WATER,
         "dianggarkan", "dak", 220),
    Plan("99.01.01.1002", 3, 2, "Tangki septik komunal (contoh)", _SEWAGE, "layak",
         "hibah", 180),
    Plan("99.01.01.1001", 8, 2, "Drainase gang belakang (contoh)", _DRAINS, "usulan",
         "swadaya", 40),
    Plan("99.02.01.2001", 2, 2, "Jalan setapak Galam (contoh)", _ROADS, "dibatalkan",
         "dana_desa", 150, alasan="Lahannya masih bersengketa."),
)  # fmt: skip


def build(homes: list[Home], cast: Cast, calendar: Calendar) -> int:
    """All of them with volumes and money; how many."""
    found = {(home.kelurahan.kode, home.order): home for home in homes}
    for number, plan in enumerate(_PLANS, start=1):
        home = found[plan.kelurahan, plan.order]
        _store(plan, home, cast, calendar, number)
    return len(_PLANS)


def _store(plan: Plan, home: Home, cast: Cast, calendar: Calendar, number: int) -> None:
    year = calendar.years[plan.age]
    work = Intervention.objects.create(
        uuid=uuid.uuid5(_NAMESPACE, f"{number}/{plan.nama}"),
        rt=home.rt,
        kawasan=home.rt.kawasan,
        kelurahan=home.rt.kelurahan,
        tahun=year,
        nama=plan.nama,
        kategori=Intervention.Kategori.REHAB,
        status=plan.status,
        lokasi=home.rt.batas.point_on_surface,
        dokumen=[Intervention.Dokumen.RP2KPKPK],
        kanal=Intervention.Kanal.CONTOH,
        dibuat_oleh=cast.fasilitator(plan.kelurahan),
        volume_oleh=cast.fasilitator(plan.kelurahan),
        is_demo=True,
        **_papers(plan, year, number, calendar.now.date()),
        **_verdict(plan, cast, calendar),
    )
    done = plan.status in penanganan.DONE
    volumes = numbers.volumes(home.ground, home.header, plan.age)
    for name in plan.sasaran:
        step = Decimal("0.01") if name.endswith("_ha") else Decimal(1)
        planned = _part(volumes[name], plan.bagian, step)
        InterventionVolume.objects.create(
            intervention=work,
            rt=home.rt,
            sasaran=name,
            volume_rencana=planned,
            volume_realisasi=planned if done else None,
            is_demo=True,
        )
    InterventionFunding.objects.create(
        intervention=work,
        sumber=plan.sumber,
        jumlah_rencana_rp=plan.juta * _MILLION,
        jumlah_realisasi_rp=plan.juta * _MILLION * Decimal("0.97") if done else None,
        is_demo=True,
    )


def _part(volume: Decimal, share: str, step: Decimal) -> Decimal:
    return (volume * Decimal(share) / step).to_integral_value(ROUND_FLOOR) * step


def _papers(plan: Plan, year: int, number: int, today: date) -> dict[str, Any]:
    """What the status asks for, as far as the work has come."""
    found: dict[str, Any] = {"no_proposal": f"CONTOH/{number:02d}/{year}"}
    way = penanganan.WAY
    reached = way.index(plan.status) if plan.status in way else 0
    if reached >= way.index(penanganan.DIANGGARKAN):
        found |= {
            "tahun_anggaran": year,
            "pagu_rp": plan.juta * _MILLION,
            "opd": "Dinas Perkim (contoh)",
        }
    if reached >= way.index(penanganan.PELAKSANAAN):
        begin = date(year, 1, 15)
        end = min(begin + timedelta(days=120), today)
        found |= {
            "metode": Intervention.Metode.SWAKELOLA,
            "pelaksana": "KSM Titian Bersama (contoh)",
            "nomor_kontrak": f"CONTOH/PKS/{number:02d}/{year}",
            "tanggal_mulai": min(begin, end),
            "tanggal_selesai": end,
            "progres_fisik": Decimal(55),
            "progres_keuangan": Decimal(40),
        }
    if plan.status in penanganan.DONE:
        found |= {"progres_fisik": Decimal(100), "progres_keuangan": Decimal(97)}
    if plan.status == penanganan.DISERAHTERIMAKAN:
        found |= {
            "nomor_serah_terima": f"CONTOH/BAST/{number:02d}/{year}",
            "tanggal_serah_terima": found["tanggal_selesai"],
            "sertifikasi": Intervention.Sertifikasi.BAIK,
        }
    if plan.status == penanganan.DIBATALKAN:
        found["alasan_status"] = plan.alasan
    return found


def _verdict(plan: Plan, cast: Cast, calendar: Calendar) -> dict[str, Any]:
    if plan.verifikasi == penanganan.MENUNGGU:
        return {}
    found = {
        "verifikasi": plan.verifikasi,
        "diverifikasi_oleh": cast.verifikator(plan.kelurahan),
        "diverifikasi_pada": calendar.now - timedelta(days=3),
    }
    if plan.verifikasi == penanganan.DITOLAK:
        found["alasan_verifikasi"] = plan.alasan
    return found
