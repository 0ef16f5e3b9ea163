"""What a place holds: the rows of its tables, on screen and in files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from assessments.models import Assessment
from kawasan.models import Kawasan, Rt, Wilayah
from sibungas.dashboard import figures
from sibungas.dashboard.criteria import Service, services_of_sheet
from sibungas.dashboard.figures import Figures
from sibungas.lib.exports import Column
from sibungas.templatetags.ui import status_label, tingkat_label

# A kelurahan with more RT than this is read in the list of RT, page by page.
MOST_RT = 500
NOT_ASSESSED = "belum"
_OF_SHEET = (
    *("rt_id", "uuid", "status", "skor", "tingkat", "resmi"),
    *("jumlah_kk", "luas_verifikasi_ha", "kk_tanpa_akses_air_aman"),
    *("kk_sistem_limbah_tidak_sesuai", "kk_sarana_limbah_tidak_sesuai"),
)


@dataclass(frozen=True)
class PlaceRow:
    """A place below, with its figures of the year."""

    wilayah: Wilayah
    figures: Figures


@dataclass(frozen=True)
class RtRow:
    """An RT of a kelurahan with its sheet of the year, as far as one may see it."""

    rt: Rt
    sheet: Assessment | None

    @property
    def kunci(self) -> str:
        """What ties the row to its shape on the map."""
        return f"rt-{self.rt.pk}"

    @property
    def resmi(self) -> Assessment | None:
        """The sheet, once it counts."""
        return self.sheet if self.sheet and self.sheet.resmi else None

    @property
    def status(self) -> str:
        return self.sheet.status if self.sheet else NOT_ASSESSED

    @property
    def luas(self) -> Decimal | None:
        return self.resmi.luas_verifikasi_ha if self.resmi else None

    @property
    def luas_kumuh(self) -> Decimal | None:
        if self.resmi is None:
            return None
        return Decimal(0) if self.resmi.tingkat == "TK" else self.luas

    @property
    def air(self) -> Service:
        return services_of_sheet(self.resmi)[0]

    @property
    def sanitasi(self) -> Service:
        return services_of_sheet(self.resmi)[1]


# Rows -----------------------------------------------------------------------------


def places_below(place: Wilayah, user: Any) -> QuerySet:
    """Current places one level down, without their boundaries."""
    return drawn(place.anak.visible_to(user).current())


def drawn(places: QuerySet) -> QuerySet:
    """Places as rows need them: their count of RT, whether they have a boundary."""
    rows = places.select_related("cacah_rt", "parent").order_by("kode")
    return rows.defer("batas", "parent__batas").annotate(
        berbatas=Q(batas__isnull=False)
    )


def place_rows(places: Iterable[Wilayah], year: int) -> list[PlaceRow]:
    found = list(places)
    by_place = figures.of_places(found, year)
    return [PlaceRow(place, by_place[place.pk]) for place in found]


def rt_of(kelurahan: Wilayah, user: Any) -> QuerySet:
    """Active RT of a kelurahan, without their boundaries."""
    rows = Rt.objects.visible_to(user).active().filter(kelurahan=kelurahan)
    rows = rows.select_related("kawasan").order_by("rw", "rt", "kampung")
    return rows.defer("batas", "kawasan__batas").annotate(
        berbatas=Q(batas__isnull=False)
    )


def rt_rows(found: Iterable[Rt], user: Any, year: int) -> list[RtRow]:
    rts = list(found)
    sheet_of = sheets_of(rts, user, year)
    return [RtRow(rt, sheet_of.get(rt.pk)) for rt in rts]


def sheets_of(rts: list[Rt], user: Any, year: int) -> dict[int, Assessment]:
    """The sheet of the year of each RT: the official one, else one under way."""
    sheets = Assessment.objects.visible_to(user).active().filter(rt__in=rts, tahun=year)
    # The official sheet comes last and therefore wins.
    in_turn = sheets.only(*_OF_SHEET).order_by("resmi", "pk")
    return {row.rt_id: row for row in in_turn}


def kawasan_of(place: Wilayah, user: Any, year: int) -> QuerySet:
    """The kawasan that touch a place, the worst first, with their level of the year."""
    of_year = FilteredRelation("rekap", condition=Q(rekap__tahun=year))
    rows = Kawasan.objects.visible_to(user).within(place.kode).annotate(of_year=of_year)
    rows = rows.annotate(
        tingkat=F("of_year__tingkat"),
        skor=F("of_year__skor"),
        rt_dinilai=F("of_year__rt_dinilai"),
        jumlah_rt=F("of_year__jumlah_rt"),
        berbatas=Q(batas__isnull=False),
    )
    return rows.order_by(F("skor").desc(nulls_last=True), "kode").defer("batas")


# Order ----------------------------------------------------------------------------

PLACE_SORTS: dict[str, Callable[[PlaceRow], Any]] = {
    "kode": lambda row: row.wilayah.kode,
    "nama": lambda row: row.wilayah.nama,
    "kumuh": lambda row: row.figures.luas_kumuh,
    "rt": lambda row: row.figures.cakupan,
    "air": lambda row: row.figures.air.persen,
    "sanitasi": lambda row: row.figures.sanitasi.persen,
    "proses": lambda row: row.figures.dalam_proses,
}
RT_SORTS: dict[str, Callable[[RtRow], Any]] = {
    "rt": lambda row: (row.rt.rw, row.rt.rt, row.rt.kampung),
    "kawasan": lambda row: row.rt.kawasan.nama if row.rt.kawasan else None,
    "status": lambda row: status_label(row.status),
    "skor": lambda row: row.sheet.skor if row.sheet else None,
    "kumuh": lambda row: row.luas_kumuh,
    "air": lambda row: row.air.persen,
    "sanitasi": lambda row: row.sanitasi.persen,
}


def in_order(rows: list[Any], wanted: str, sorts: Mapping[str, Callable]) -> list[Any]:
    """Rows by a column; what has no value comes last, whichever way round.

    An order that does not exist leaves the rows as they are.
    """
    key = sorts.get(wanted.removeprefix("-"))
    if key is None:
        return rows
    told = [row for row in rows if key(row) is not None]
    untold = [row for row in rows if key(row) is None]
    return [*sorted(told, key=key, reverse=wanted.startswith("-")), *untold]


# Columns of the download ----------------------------------------------------------


def _ha_of(kode: str) -> Callable[[PlaceRow], Decimal | None]:
    return lambda row: row.figures.ha.get(kode)


def _rekap(column: str) -> Callable[[PlaceRow], Any]:
    return lambda row: getattr(row.figures.rekap, column, None)


PLACE_COLUMNS = (
    Column("Kode", "wilayah.kode", "code"),
    Column("Wilayah", lambda row: str(row.wilayah)),
    Column("RT dinilai", "figures.rt_dinilai", "number"),
    Column("RT aktif", "figures.jumlah_rt", "number"),
    Column("Luas dinilai (ha)", "figures.ha_rt", "number"),
    Column("Luas kumuh (ha)", "figures.luas_kumuh", "number"),
    *(
        Column(f"{tingkat_label(kode)} (ha)", _ha_of(kode), "number")
        for kode in figures.LEVELS
    ),
    Column("Jumlah KK", _rekap("jumlah_kk"), "number"),
    Column("KK akses air minum aman", "figures.air.kk", "number"),
    Column("Air minum (%)", "figures.air.persen_bulat", "number"),
    Column("KK air limbah layak", "figures.sanitasi.kk", "number"),
    Column("Sanitasi (%)", "figures.sanitasi.persen_bulat", "number"),
    Column("Jumlah penduduk", _rekap("jumlah_penduduk"), "number"),
    Column("Jumlah bangunan", _rekap("jumlah_bangunan"), "number"),
    *(
        Column(status_label(status), _rekap(f"penilaian_{status}"), "number")
        for status in ("draf", "diajukan", "dikembalikan", "diverifikasi", "disahkan")
    ),
    Column("Dihitung pada", _rekap("dihitung_pada"), "time"),
)
RT_COLUMNS = (
    Column("RW", "rt.rw", "code"),
    Column("RT", "rt.rt", "code"),
    Column("Kampung", "rt.kampung"),
    Column("Kawasan", lambda row: row.rt.kawasan.nama if row.rt.kawasan else ""),
    Column("Penilaian", lambda row: _state(row)),
    Column("Tingkat", lambda row: row.resmi.tingkat if row.resmi else ""),
    Column("Skor", lambda row: row.resmi.skor if row.resmi else None, "number"),
    Column("Luas dinilai (ha)", "luas", "number"),
    Column("Luas kumuh (ha)", "luas_kumuh", "number"),
    Column("Jumlah KK", "air.dari", "number"),
    Column("KK akses air minum aman", "air.kk", "number"),
    Column("Air minum (%)", "air.persen_bulat", "number"),
    Column("KK air limbah layak", "sanitasi.kk", "number"),
    Column("Sanitasi (%)", "sanitasi.persen_bulat", "number"),
)


def _state(row: RtRow) -> str:
    return status_label(row.status) if row.sheet else "Belum dinilai"
