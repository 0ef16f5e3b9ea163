"""Works that tests start from: a drain of 100 m in one RT, at any point of its way."""

import uuid as uuids
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from kawasan.models import Intervention, InterventionFunding, InterventionVolume
from tests import factories

TYPED = {
    "tahun_anggaran": 2026,
    "pagu_rp": Decimal(150_000_000),
    "metode": "swakelola",
    "pelaksana": "KSM Contoh",
    "nomor_kontrak": "PKS-1/2026",
    "tanggal_mulai": date(2026, 2, 1),
    "tanggal_selesai": date(2026, 5, 1),
    "progres_fisik": Decimal(100),
    "nomor_serah_terima": "BAST-1/2026",
    "tanggal_serah_terima": date(2026, 6, 1),
}
DRAIN = "drainase_buruk_m"


def make_work(status: str = "usulan", rt: Any = None, **columns: Any) -> Intervention:
    """A work in an RT, with everything that any status asks for."""
    place = rt or factories.make_rt()
    line = {
        "sasaran": columns.pop("sasaran", DRAIN),
        "volume_rencana": columns.pop("rencana", Decimal(100)),
        "volume_realisasi": columns.pop("realisasi", Decimal(90)),
    }
    source = columns.pop("sumber", "apbd_kab_kota")
    if columns.get("verifikasi", "menunggu") != "menunggu":
        columns.setdefault("diverifikasi_pada", timezone.now())
    values = {
        "uuid": uuids.uuid4(),
        "skala": "rt",
        "rt": place,
        "kawasan": place.kawasan,
        "kelurahan": place.kelurahan,
        "tahun": 2026,
        "nama": "Perbaikan drainase",
        "status": status,
        **TYPED,
        **columns,
    }
    work = Intervention.objects.create(**values)
    if source:
        InterventionFunding.objects.create(
            intervention=work, sumber=source, jumlah_rencana_rp=150_000_000
        )
    if line["sasaran"]:
        InterventionVolume.objects.create(intervention=work, rt=place, **line)
    work.refresh_from_db()
    return work


def lines(work: Intervention, **changes: Any) -> list[dict[str, Any]]:
    """The stored volumes as they would be typed, each with the changes."""
    names = ("sasaran", "volume_rencana", "volume_realisasi", "alasan")
    return [
        {"rt": row.rt, **{name: getattr(row, name) for name in names}, **changes}
        for row in work.volume_set.order_by("pk")
    ]


def funds(work: Intervention) -> list[dict[str, Any]]:
    names = ("sumber", "bentuk", "jumlah_rencana_rp", "jumlah_realisasi_rp")
    return [*work.dana_set.order_by("pk").values(*names)]


def form_of(rt: Any, *rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """What the page would send: the work, its volumes, one source of money."""
    volumes = rows or ({"sasaran": DRAIN, "volume_rencana": "120,5"},)
    return {
        "skala": "rt",
        "rt": rt.pk,
        "tahun": "2026",
        "nama": "Drainase Gang Keramat",
        "komponen": "lingkungan",
        "versi": "",
        **numbered("volume", volumes),
        **numbered("dana", [{"sumber": "dana_desa", "bentuk": "uang",
                             "jumlah_rencana_rp": "75.000.000"}]),
        **changes,
    }  # fmt: skip


def numbered(prefix: str, rows: Any) -> dict[str, Any]:
    """Rows of a formset as a page sends them."""
    data: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data
