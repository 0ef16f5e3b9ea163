"""The places or RT below a wilayah at both ends of a year: rows on screen, in files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from assessments.kondisi import Change, change_of, slum_ha
from assessments.models import KondisiRt, RekapKondisiWilayah
from assessments.models.kondisi import Asal, Keadaan
from assessments.models.volumes import VOLUMES, Volumes
from kawasan.models import Rt, Wilayah
from sibungas.dashboard import akhir, below
from sibungas.lib.exports import Column


@dataclass(frozen=True)
class Row:
    """A place or an RT with its change of the year; None means no R0."""

    tempat: Wilayah | Rt
    change: Change | None
    kegiatan: Mapping[str, Decimal]
    rt: int | None = None

    @property
    def awal(self) -> Any:
        return self.change.awal if self.change else None

    @property
    def akhir(self) -> Any:
        return self.change.akhir if self.change else None

    @property
    def luas_awal(self) -> Decimal | None:
        return slum_ha(self.awal) if self.change else None

    @property
    def luas_akhir(self) -> Decimal | None:
        return slum_ha(self.akhir) if self.change else None

    @property
    def pengurangan(self) -> Decimal | None:
        return self.change.pengurangan_ha if self.change else None

    @property
    def kontribusi(self) -> Decimal | None:
        return self.change.kontribusi if self.change else None

    @property
    def kontribusi_setahun(self) -> Decimal | None:
        return self.change.kontribusi_setahun if self.change else None

    @property
    def r0(self) -> str:
        """Where the awal of an RT comes from; a place has several sources."""
        if not isinstance(self.awal, KondisiRt):
            return ""
        made = Asal(self.awal.asal).label
        return f"{made}, survei {self.awal.asal_tahun}"


def places(place: Wilayah, user: Any, tahun: int, variant: str | None) -> list[Row]:
    """The places one level down, each with its coverage."""
    found = list(below.places_below(place, user))
    rows = RekapKondisiWilayah.objects.filter(wilayah__in=found)
    change_of = _changes(rows, "wilayah_id", tahun, variant)
    return [
        Row(
            one,
            change_of.get(one.pk),
            {},
            one.cacah_rt.jumlah_rt if hasattr(one, "cacah_rt") else None,
        )
        for one in found
    ]


def rts(place: Wilayah, user: Any, tahun: int, variant: str | None) -> list[Row]:
    """The active RT of a place whose assessments the person may read."""
    inside = akhir.within(place.kode)
    states = KondisiRt.objects.visible_to(user).filter(inside)
    change_of = _changes(states, "rt_id", tahun, variant)
    works: dict[int, dict[str, Decimal]] = {}
    sums = akhir.works_in(inside, tahun).order_by().values_list("rt", "sasaran")
    for rt, sasaran, total in sums.annotate(total=Sum("volume_realisasi")):
        works.setdefault(rt, {})[sasaran] = total
    seen = Rt.objects.visible_to(user).active().within(place.kode)
    seen = seen.select_related("kelurahan", "kawasan").defer(
        "batas", "kelurahan__batas", "kawasan__batas"
    )
    ordered = seen.order_by("kelurahan__kode", "rw", "rt", "kampung")
    return [Row(rt, change_of.get(rt.pk), works.get(rt.pk, {}), 1) for rt in ordered]


def _changes(
    rows: QuerySet, owner: str, tahun: int, variant: str | None
) -> dict[int, Change]:
    """Changes of many owners by one query: both ends, and the first awal of each."""
    found: dict[int, list[Any]] = {}
    for row in rows.filter(Q(tahun=tahun) | Q(keadaan=Keadaan.AWAL)):
        found.setdefault(getattr(row, owner), []).append(row)
    changes = {key: change_of(of, tahun, variant) for key, of in found.items()}
    return {key: change for key, change in changes.items() if change}


# Columns of the download -------------------------------------------------------------


def _end(end: str, column: str) -> Callable[[Row], Any]:
    return lambda row: getattr(getattr(row, end), column, None)


def _rata(end: str) -> Callable[[Row], Any]:
    def of(row: Row) -> Any:
        score = getattr(row.change, f"skor_{end}") if row.change else None
        return score.rata_rata if score else None

    return of


def _work(column: str) -> Callable[[Row], Any]:
    return lambda row: row.kegiatan.get(column, 0) if row.change else None


_FIGURES = (
    Column("Skor awal", _end("awal", "skor"), "number"),
    Column("Tingkat awal", _end("awal", "tingkat")),
    Column("Skor akhir", _end("akhir", "skor"), "number"),
    Column("Tingkat akhir", _end("akhir", "tingkat")),
    Column("Rata-rata awal (%)", _rata("awal"), "number"),
    Column("Rata-rata akhir (%)", _rata("akhir"), "number"),
    Column("Kontribusi sejak baseline (%)", "kontribusi", "number"),
    Column("Kontribusi tahun ini (%)", "kontribusi_setahun", "number"),
    Column("Luas verifikasi (ha)", _end("akhir", "luas_verifikasi_ha"), "number"),
    Column("Luas kumuh awal (ha)", "luas_awal", "number"),
    Column("Luas kumuh akhir (ha)", "luas_akhir", "number"),
    Column("Pengurangan luas, cara A (ha)", "pengurangan", "number"),
)
_TIME = (Column("Dihitung pada", _end("akhir", "dihitung_pada"), "time"),)


def _volumes(*, works: bool) -> Iterable[Column]:
    for name in VOLUMES:
        label = str(Volumes._meta.get_field(name).verbose_name).capitalize()
        yield Column(f"{label}: awal", _end("awal", name), "number")
        if works:
            yield Column(f"{label}: kegiatan", _work(name), "number")
        yield Column(f"{label}: akhir", _end("akhir", name), "number")


PLACE_COLUMNS = (
    Column("Kode", "tempat.kode", "code"),
    Column("Wilayah", lambda row: str(row.tempat)),
    Column("RT dihitung", _end("akhir", "rt_dinilai"), "number"),
    Column("RT aktif", "rt", "number"),
    *_FIGURES,
    *_volumes(works=False),
    *_TIME,
)
RT_COLUMNS = (
    Column("Kode kelurahan", "tempat.kelurahan.kode", "code"),
    Column("Kelurahan", "tempat.kelurahan.nama"),
    Column("RW", "tempat.rw", "code"),
    Column("RT", "tempat.rt", "code"),
    Column("Kampung", "tempat.kampung"),
    Column("Kawasan", lambda r: r.tempat.kawasan.nama if r.tempat.kawasan else ""),
    Column("R0", "r0"),
    *_FIGURES,
    *_volumes(works=True),
    *_TIME,
)
