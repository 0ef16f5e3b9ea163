"""Lokus and commitments in the land of ``tests.access.land``.

Who works where a lokus lies reads it although a place above chose it, so only those of
other kab/kota say whose they are.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from kawasan.models import Wilayah
from kelompok.models import Lokus
from sibungas.accounts.models import Institution

_WHERE = {"99.01": "satu", "99.02": "tiga", "98.01": "jauh", "99": "satu"}


def build(land: Any, leaves: dict[str, str], canary: Callable[[str, str], str]) -> None:
    office = Institution.objects.get(nama="Dinas Rencana")
    for kode, whose in _WHERE.items():
        other = kode in ("99.02", "98.01")
        text = canary("rencana", whose) if other else f"Lokus {kode}"
        one = Lokus.objects.create(
            wilayah=Wilayah.objects.get(kode=kode), tahun=2022, judul=text,
            alasan=text, kawasan=land.of("kawasan", leaves[whose]), nomor=text,
            catatan=text, status="ditetapkan", tanggal=date(2022, 1, 2),
        )  # fmt: skip
        owed = one.komitmen_set.create(
            institution=office, uraian=text, satuan_lain="unit", volume=5,
            sumber_dana="dak", tenggat=date(2022, 12, 31), catatan=text,
            status="berjalan", realisasi=1, dilaporkan_pada=date(2022, 5, 1),
        )  # fmt: skip
        owed.laporan_set.create(
            tanggal=date(2022, 5, 1), realisasi=1, status="berjalan", catatan=text
        )
        land.add("lokus", kode, one)
        land.add("komitmen", kode, owed)
