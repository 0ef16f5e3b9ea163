"""Reads the kumuh awal and akhir of a place in a year, with their arithmetic.

Only reads: figures are counted by ``assessments.rekap``. A place without a row has
"belum ada R0" for that year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import connection

from assessments import scoring, sheets
from assessments.models import (
    KondisiRt,
    RekapKondisiKawasan,
    RekapKondisiWilayah,
    TahunPenanganan,
)
from assessments.models.kondisi import Keadaan
from assessments.scoring import exact
from sibungas.lib.errors import Refused

BELUM_ADA_R0 = "Belum ada R0"
_CITY = 5


@dataclass(frozen=True)
class Change:
    """One RT, kawasan or wilayah at both ends of a year, and what it began from.

    ``pertama`` is the awal of the first opened year: the baseline of the kontribusi.
    ``varian`` is the way to take the mean of percentages, the same for all ends.
    """

    awal: Any
    akhir: Any
    pertama: Any
    varian: str | None = None

    @cached_property
    def skor_awal(self) -> scoring.Score | None:
        return score_of(self.awal, self.varian)

    @cached_property
    def skor_akhir(self) -> scoring.Score | None:
        return score_of(self.akhir, self.varian)

    @cached_property
    def kontribusi(self) -> Decimal | None:
        """Kontribusi penanganan since the baseline, in percent."""
        return kontribusi(score_of(self.pertama, self.varian), self.skor_akhir)

    @cached_property
    def kontribusi_setahun(self) -> Decimal | None:
        """Kontribusi penanganan of this year alone, in percent."""
        return kontribusi(self.skor_awal, self.skor_akhir)

    @property
    def pengurangan_ha(self) -> Decimal | None:
        """Rule A: hectares of RT that were slum and are not any more."""
        before, after = slum_ha(self.awal), slum_ha(self.akhir)
        return None if before is None or after is None else before - after

    @property
    def setara_ha(self) -> Decimal | None:
        """Progress only: hectares of slum at the awal × kontribusi of the year."""
        before, share = slum_ha(self.awal), self.kontribusi_setahun
        if before is None or share is None:
            return None
        return exact.half_up(exact.ratio(before * share, Decimal(100)))


def kontribusi(
    before: scoring.Score | None, after: scoring.Score | None
) -> Decimal | None:
    """(rata-rata awal − akhir) / rata-rata awal, in percent; 0 when awal is 0.

    Negative when a new survey found it worse. None while either is not complete.
    """
    if not before or not after or before.rata_rata is None or after.rata_rata is None:
        return None
    if not before.rata_rata:
        return Decimal("0.00")
    fallen = before.rata_rata - after.rata_rata
    return exact.half_up(100 * exact.ratio(fallen, before.rata_rata))


def slum_ha(row: Any) -> Decimal | None:
    """Hectares that count as slum: the whole RT or nothing, summed above it."""
    if isinstance(row, KondisiRt):
        if not row.tingkat:
            return None
        return Decimal(0) if row.tingkat == "TK" else row.luas_verifikasi_ha
    return row.luas_kumuh_ha


def score_of(row: Any, mean: str | None = None) -> scoring.Score | None:
    """What the edition of a row says of its numbers; None for a mix of editions."""
    if not row.ruleset:
        return None
    return scoring.score(sheets.ruleset_of(row), sheets.sheet_of(row), mean=mean)


def of_rt(rt: Any, tahun: int, varian: str | None = None) -> Change | None:
    return change_of(KondisiRt.objects.filter(rt=rt), tahun, varian)


def of_kawasan(kawasan: Any, tahun: int, varian: str | None = None) -> Change | None:
    rows = RekapKondisiKawasan.objects.filter(kawasan=kawasan)
    return change_of(rows, tahun, varian)


def of_wilayah(wilayah: Any, tahun: int, varian: str | None = None) -> Change | None:
    rows = RekapKondisiWilayah.objects.filter(wilayah=wilayah)
    return change_of(rows, tahun, varian)


def year_of(kode: str, tahun: int) -> TahunPenanganan | None:
    """The opened or locked year of the kab/kota that a place lies in."""
    return TahunPenanganan.objects.for_place(kode).filter(tahun=tahun).first()


# Shared with others who write facts, against whoever locks the year meanwhile: a fact
# is either in the snapshot or refused.
_YEAR_FOR_FACTS = """
SELECT t.status FROM assessments_tahunpenanganan t
JOIN kawasan_wilayah w ON w.id = t.wilayah_id
WHERE w.kode = %s AND t.tahun = %s FOR SHARE OF t
"""


def require_open(kode: str, tahun: int) -> None:
    """Refuses a change of facts about a place in a year that is locked.

    To be called inside the transaction of the change.
    """
    with connection.cursor() as cursor:
        cursor.execute(_YEAR_FOR_FACTS, [kode[:_CITY], tahun])
        found = {row[0] for row in cursor.fetchall()}
    if TahunPenanganan.Status.TERKUNCI in found:
        raise Refused(
            f"Tahun {tahun} sudah dikunci. Minta dibuka kembali di halaman Tahun.",
            code="tahun_terkunci",
        )


def change_of(
    rows: Iterable[Any], tahun: int, varian: str | None = None
) -> Change | None:
    """The change of one place in a year, from its rows of all years."""
    found = list(rows)
    ends = {row.keadaan: row for row in found if row.tahun == tahun}
    if len(ends) < len(Keadaan):
        return None
    starts = (row for row in found if row.keadaan == Keadaan.AWAL)
    first = min(starts, key=lambda row: row.tahun)
    return Change(ends[Keadaan.AWAL], ends[Keadaan.AKHIR], first, varian)
