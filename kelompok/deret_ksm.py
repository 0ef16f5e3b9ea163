"""What became of one KSM, year by year: members, meetings, who came, swadaya.

Each figure from the table that keeps it; None is not known, and is not 0. Raising
participation takes years, so a single score would say little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kelompok.models import (
    KeanggotaanKelompok,
    Ksm,
    KsmPartisipasi,
    Kunjungan,
    RabBaris,
)
from kelompok.models.rows import share, total


@dataclass
class Year:
    """One year of a KSM. People who came are summed over meetings that counted them."""

    tahun: int
    anggota: KeanggotaanKelompok | None = None
    pertemuan: int = 0
    laki_laki: int | None = None
    perempuan: int | None = None
    mbr: int | None = None
    swadaya_rencana: Decimal | None = None
    swadaya_rp: Decimal | None = None

    @property
    def hadir(self) -> int | None:
        return total(self.laki_laki, self.perempuan)

    @property
    def persen_perempuan(self) -> Decimal | None:
        return share(self.perempuan, self.hadir)

    def add(self, row: Any) -> None:
        """Another meeting of this year."""
        self.pertemuan += 1
        for name in ("laki_laki", "perempuan", "mbr"):
            part = getattr(row, name)
            if part is not None:
                setattr(self, name, (getattr(self, name) or 0) + part)


def years_of(ksm: Ksm) -> list[Year]:
    """Every year about which something is recorded, the newest first."""
    found: dict[int, Year] = {}

    def at(tahun: int) -> Year:
        return found.setdefault(tahun, Year(tahun))

    for members in KeanggotaanKelompok.objects.of(ksm):
        at(members.tahun).anggota = members
    for meeting in _meetings(ksm):
        at(meeting.tanggal.year).add(meeting)
    own = RabBaris.objects.filter(kegiatan__ksm=ksm, sumber="swadaya")
    for line in own.select_related("kegiatan__intervention").defer(
        "kegiatan__intervention__lokasi"
    ):
        year = at(line.kegiatan.intervention.tahun)
        year.swadaya_rencana = (year.swadaya_rencana or Decimal(0)) + line.jumlah_rp
        if line.realisasi_rp is not None:
            year.swadaya_rp = (year.swadaya_rp or Decimal(0)) + line.realisasi_rp
    return sorted(found.values(), key=lambda year: -year.tahun)


def _meetings(ksm: Ksm) -> Iterable[Any]:
    """Meetings about its activities, and meetings of residents seen on visits."""
    yield from KsmPartisipasi.objects.filter(kegiatan__ksm=ksm)
    yield from Kunjungan.objects.of(ksm).filter(jenis=Kunjungan.Jenis.RAPAT)
