"""What the 100-0-100 board says about one place: figures, ranking, contributions.

No score is read or changed here; percentages come from sums, never from percentages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from assessments import indicators, kondisi
from assessments.models import Indicator
from assessments.standing import UNSURE, Standing
from kawasan.models import (
    Intervention,
    InterventionFunding,
    InterventionVolume,
    Wilayah,
)
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.lib.exports import Column

MOST_PROGRAMMES = 20
LIGHTS = {
    "hijau": ("Tercapai", "centang"),
    "kuning": ("Hampir tercapai", "jam"),
    "merah": ("Belum tercapai", "peringatan"),
    UNSURE: ("Belum pasti", "info"),
}


@dataclass(frozen=True)
class Ranked:
    """A place below with its rank; without a rank it says why."""

    wilayah: Wilayah
    standing: Standing
    rank: int | None
    alasan: str = ""


RANKINGS = {"kemajuan": "Kemajuan", "selisih": "Selisih dari target tahun ini"}


def ranking(
    places: Iterable[Wilayah], indicator: Indicator, tahun: int, by: str
) -> list[Ranked]:
    """Places by progress or by what is missing, the best first.

    Equal figures share a rank. What cannot be compared stands last, unranked.
    """
    found = list(places)
    standings = indicators.standings(found, [indicator], tahun)
    rows = [(place, standings[place.pk, indicator.pk]) for place in found]
    told = [(_key(one, by), place, one) for place, one in rows]
    compared = sorted(
        ((key, place, one) for key, place, one in told if key is not None),
        key=lambda row: (row[0], row[1].kode),
    )
    ranked: list[Ranked] = []
    for number, (key, place, one) in enumerate(compared, start=1):
        tied = number > 1 and compared[number - 2][0] == key
        rank = ranked[-1].rank if tied else number
        ranked.append(Ranked(place, one, rank))
    rest = sorted((row for row in told if row[0] is None), key=lambda row: row[1].kode)
    return ranked + [Ranked(place, one, None, _why(one)) for _, place, one in rest]


def _key(one: Standing, by: str) -> Decimal | None:
    """Smaller is better."""
    if by == "selisih":
        return None if one.lampu == UNSURE else one.kurang
    return None if one.kemajuan is None else -one.kemajuan


def _why(one: Standing) -> str:
    if one.actual is None:
        return f"Tanpa data {one.tahun}"
    if one.due is None and one.final is None:
        return "Belum ada target"
    if one.actual.is_floor:
        return f"Baru {one.actual.rt_dinilai} dari {one.actual.jumlah_rt} RT dinilai"
    return "Angka dasar sama dengan target"


# What works contribute ----------------------------------------------------------------


@dataclass(frozen=True)
class Contributions:
    """Verified works of a place in a year: volumes by programme, money by source.

    ``perubahan`` is what they made of the place in an opened year: its hectares of slum
    at both ends, by rule A. Hectares cannot be told apart by programme.
    """

    kegiatan: int
    volumes: list[dict[str, Any]]
    dana: list[dict[str, Any]]
    more: bool
    perubahan: kondisi.Change | None = None

    @property
    def ha_awal(self) -> Decimal | None:
        return kondisi.slum_ha(self.perubahan.awal) if self.perubahan else None

    @property
    def ha_akhir(self) -> Decimal | None:
        return kondisi.slum_ha(self.perubahan.akhir) if self.perubahan else None

    @property
    def jumlah_rp(self) -> Decimal | None:
        known = [row["rupiah"] for row in self.dana if row["rupiah"] is not None]
        return sum(known, Decimal(0)) if known else None


def contributions(place: Wilayah, user: Any, tahun: int) -> Contributions:
    """Only realised volumes and money of works that were verified."""
    works = _works(place, user, tahun)
    volumes = (
        InterventionVolume.objects.filter(
            intervention__in=works, volume_realisasi__isnull=False
        )
        .values("intervention__program", "sasaran")
        .order_by("intervention__program", "sasaran")
        .annotate(
            volume=Sum("volume_realisasi"),
            kegiatan=Count("intervention", distinct=True),
        )
    )
    money = (
        InterventionFunding.objects.filter(intervention__in=works)
        .values("sumber")
        .order_by("sumber")
        .annotate(
            rupiah=Sum("jumlah_realisasi_rp"),
            kegiatan=Count("intervention", distinct=True),
        )
    )
    found = list(volumes[: MOST_PROGRAMMES + 1])
    targets, sources = dict(Sasaran.choices), dict(SumberDana.choices)
    return Contributions(
        kegiatan=works.count(),
        volumes=[
            {
                "program": row["intervention__program"] or "Tanpa nama program",
                "sasaran": targets.get(row["sasaran"], row["sasaran"]),
                "volume": row["volume"],
                "kegiatan": row["kegiatan"],
            }
            for row in found[:MOST_PROGRAMMES]
        ],
        dana=[
            {**row, "sumber": sources.get(row["sumber"], row["sumber"])}
            for row in money
        ],
        more=len(found) > MOST_PROGRAMMES,
        perubahan=kondisi.of_wilayah(place, tahun),
    )


def _works(place: Wilayah, user: Any, tahun: int) -> QuerySet:
    rows = Intervention.objects.visible_to(user).within(place.kode).counted()
    return rows.filter(tahun=tahun)


# The download -------------------------------------------------------------------------


def columns(standing_of: Any) -> tuple[Column, ...]:
    """The table of indicators, each figure with its sides, source and date."""

    def of(name: str) -> Any:
        return lambda row: getattr(standing_of(row), name)

    def actual(name: str) -> Any:
        return lambda row: getattr(standing_of(row).actual, name, None)

    def said(name: str) -> Any:
        return lambda row: getattr(standing_of(row).said, name, None)

    def final(name: str) -> Any:
        return lambda row: getattr(standing_of(row).final, name, None)

    return (
        Column("Kode", "kode", "code"),
        Column("Indikator", "nama"),
        Column("Sektor", lambda row: row.get_sektor_display()),
        Column("Jenis", lambda row: row.get_jenis_display()),
        Column("Satuan", "satuan"),
        Column("Capaian", actual("nilai"), "number"),
        Column("Asal capaian", actual("asal")),
        Column("Pembilang", actual("pembilang"), "number"),
        Column("Penyebut", actual("penyebut"), "number"),
        Column("RT dinilai", actual("rt_dinilai"), "number"),
        Column("RT aktif", actual("jumlah_rt"), "number"),
        Column("Tanggal data", actual("tanggal"), "date"),
        Column("Sumber", actual("sumber")),
        Column("Dilaporkan", said("nilai"), "number"),
        Column("Sumber laporan", said("sumber")),
        Column("Target tahun ini", of("due"), "number"),
        Column("Selisih", of("selisih"), "number"),
        Column("Persen target", of("persen_target"), "number"),
        Column("Kurang", of("kurang"), "number"),
        Column("Lampu", of("lampu")),
        Column("Kemajuan (%)", of("kemajuan"), "number"),
        Column("Tahun target akhir", final("tahun"), "code"),
        Column("Target akhir", final("nilai"), "number"),
        Column("Kerangka", "kerangka_teks"),
    )
