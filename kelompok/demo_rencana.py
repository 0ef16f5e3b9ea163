"""A collaborative plan of the demo: agreed, proposed, refused, and paid twice."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from assessments.demo.atlas import EDISI
from kawasan.models import Kawasan, Wilayah
from kelompok import kebutuhan
from kelompok.models import RencanaItem, RencanaKolaborasi
from sibungas.accounts.models import Institution, User

_ROAD, _WASTE, _FIRE = (
    "jalan_rusak_m",
    "kk_sarana_sampah_tidak_sesuai",
    "bangunan_tanpa_sarana_kebakaran",
)
# Kawasan, sasaran, share of the need, years ahead, source, rupiah per unit, status.
_ITEMS = (
    ("01", _ROAD, "0.5", 0, "apbd_kab_kota", 900_000, "disepakati"),
    ("01", _ROAD, "0.3", 0, "dana_kelurahan", 850_000, "diusulkan"),
    ("01", _WASTE, "1", 1, "csr", 400_000, "disepakati"),
    ("02", _ROAD, "1.2", 0, "apbd_provinsi", 1_000_000, "diusulkan"),
    ("03", _WASTE, "0.6", 0, "swadaya", None, "diusulkan"),
    ("05", _FIRE, "0.4", 1, "dak", 2_500_000, "ditolak"),
)
_REASON = "Masuk rencana tahun berikutnya."


def build(year: int) -> int:
    """The plan of the kota with its items; how many items."""
    city = Wilayah.objects.get(edisi=EDISI, kode="99.01")
    plan = RencanaKolaborasi.objects.create(
        judul=f"Rencana kolaborasi Kota Contoh {year}–{year + 1} (contoh)",
        wilayah=city,
        tahun_mulai=year,
        tahun_selesai=year + 1,
        rapat="Rapat sinkronisasi Pokja PKP (contoh)",
        is_demo=True,
    )
    areas = {k.kode: k for k in Kawasan.objects.filter(is_demo=True).defer("batas")}
    found = kebutuhan.states([area.pk for area in areas.values()])
    offices = list(Institution.objects.filter(is_demo=True, kategori="opd"))
    judge = User.objects.filter(is_demo=True).order_by("pk").first()
    for number, (kode, name, share, ahead, source, price, status) in enumerate(_ITEMS):
        area = areas[f"CONTOH-{kode}"]
        need = found[area.pk].volume(name) if area.pk in found else None
        volume = Decimal(max(1, round(Decimal(share) * (need or 100))))
        decided: dict[str, Any] = {}
        if status != RencanaItem.Status.DIUSULKAN:
            decided = {"diputuskan_oleh": judge, "diputuskan_pada": timezone.now()}
        RencanaItem.objects.create(
            rencana=plan,
            kawasan=area,
            sasaran=name,
            tahun=year + ahead,
            pelaku=offices[number % len(offices)],
            sumber_dana=source,
            volume=volume,
            biaya_rp=None if price is None else price * volume,
            program="Peningkatan kualitas kawasan permukiman kumuh (contoh)",
            status=status,
            alasan=_REASON if status == RencanaItem.Status.DITOLAK else "",
            diubah_oleh=judge,
            is_demo=True,
            **decided,
        )
    return len(_ITEMS)
