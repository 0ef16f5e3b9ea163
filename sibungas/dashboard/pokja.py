"""The dashboard of the Pokja: the kab/kota of a province side by side in one year.

Aggregates only, each from the table that keeps it; nothing is counted twice and nothing
is stored. Who sees which kab/kota is said in ``visible``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Substr
from django.utils import timezone

from assessments import boards, indicators
from assessments.models import Indicator, RekapKondisiWilayah, TahunPenanganan
from assessments.models.indicator import Hitungan
from assessments.models.kondisi import Keadaan
from assessments.standing import Standing
from kawasan import access
from kawasan.models import Intervention, InterventionFunding, Wilayah
from kelompok import bimtek_counts, dokumen
from kelompok.models import ActionItem, Ksm, TargetBinaan
from kelompok.querysets import OPEN
from sibungas.dashboard.lokus import Count as LokusCount
from sibungas.dashboard.lokus import per_city
from sibungas.lib.exports import Column

RIGHT = "see_pokja"
_CITY = 5
# Sources of money as the Pokja speaks of them.
SOURCES = {
    "apbn": "APBN (termasuk DAK)",
    "apbd": "APBD",
    "desa": "Dana desa dan kelurahan",
    "csr": "CSR atau swasta",
    "swadaya": "Swadaya",
    "lain": "Lainnya",
}
_SOURCE_OF = {
    "apbn_pu": "apbn",
    "apbn_pkp": "apbn",
    "apbn_lain": "apbn",
    "dak": "apbn",
    "apbd_provinsi": "apbd",
    "apbd_kab_kota": "apbd",
    "dana_desa": "desa",
    "dana_kelurahan": "desa",
    "csr": "csr",
    "swadaya": "swadaya",
}


@dataclass(frozen=True)
class Share:
    """What one source gives of the planned money of a place."""

    sumber: str
    nama: str
    rupiah: Decimal | None
    persen: Decimal | None
    mulai: Decimal = Decimal(0)


@dataclass(frozen=True)
class Row:
    """One kab/kota in a year, or the province as a whole. None is not known."""

    wilayah: Wilayah
    is_total: bool
    links: bool
    standing: Standing | None = None
    tahun_dibuka: str = ""
    jumlah_rt: int | None = None
    rt_dengan_r0: int | None = None
    kelurahan: boards.Untouched = field(default_factory=boards.Untouched)
    kegiatan: int = 0
    terverifikasi: int = 0
    dana: dict[str, Decimal] = field(default_factory=dict)
    ksm_binaan: int = 0
    target_ksm: int | None = None
    tindak_terbuka: int = 0
    tindak_lewat: int = 0
    dokumen_kurang: int | None = None
    aturan: dokumen.Share | None = None
    lokus: LokusCount = field(default_factory=LokusCount)

    @property
    def rencana_rp(self) -> Decimal | None:
        """Planned money; None while no work has any written down."""
        return sum(self.dana.values(), Decimal(0)) if self.dana else None

    @property
    def bagian(self) -> list[Share]:
        """Every source, with where its part of a bar begins, in percent."""
        whole, begin, found = self.rencana_rp, Decimal(0), []
        for kode, nama in SOURCES.items():
            part = self.dana.get(kode)
            share = None if part is None or not whole else 100 * part / whole
            found.append(Share(kode, nama, part, share, begin))
            begin += share or 0
        return found

    @property
    def persen_r0(self) -> Decimal | None:
        if self.rt_dengan_r0 is None or not self.jumlah_rt:
            return None
        return 100 * Decimal(self.rt_dengan_r0) / self.jumlah_rt

    @property
    def asal_ha(self) -> str:
        """Which figure the hectares are, in a few words."""
        actual = self.standing.actual if self.standing else None
        if actual is None:
            return ""
        return label_of(actual.sumber)


def label_of(sumber: str) -> str:
    """ "kumuh akhir", "penilaian disahkan", or what was reported."""
    if sumber == indicators.SOURCES[RekapKondisiWilayah]:
        return "kumuh akhir"
    if sumber in indicators.SOURCES.values():
        return "penilaian disahkan"
    return "dilaporkan"


# Who sees what ----------------------------------------------------------------------


def provinces(user: Any) -> QuerySet:
    """Provinces in which, or in a part of which, the person serves."""
    codes = access.scope(user, RIGHT)
    rows = Wilayah.objects.current().filter(jenis=Wilayah.Jenis.PROVINSI)
    if "" not in codes:
        rows = rows.filter(kode__in={kode[:2] for kode in codes})
    return rows.select_related("cacah_rt").order_by("kode").defer("batas")


def cities(province: Wilayah) -> QuerySet:
    """All kab/kota of a province; ``visible`` says which of them are shown."""
    rows = Wilayah.objects.current().filter(
        jenis__in=["kabupaten", "kota"], kode__startswith=f"{province.kode}."
    )
    return rows.select_related("cacah_rt").order_by("kode").defer("batas")


def visible(user: Any, city: Wilayah) -> bool:
    """A kab/kota in the person's territory, or the one in which that lies."""
    return any(
        access.holds(kode, city.kode) or access.holds(city.kode, kode)
        for kode in access.scope(user, RIGHT)
    )


# Counting ---------------------------------------------------------------------------


def rows_of(province: Wilayah, tahun: int, user: Any) -> tuple[list[Row], Row]:
    """The kab/kota that the person may compare, and the total of the province.

    A fixed number of queries, however many kab/kota there are.
    """
    found = list(cities(province))
    facts = _Facts(province, found, tahun)
    rows = [facts.row(city, user) for city in found if visible(user, city)]
    return rows, facts.total(user)


class _Facts:
    """Everything that is counted for a province in a year, by kab/kota."""

    def __init__(self, province: Wilayah, found: list[Wilayah], tahun: int):
        self.province, self.cities, self.tahun = province, found, tahun
        below = f"{province.kode}."
        usual = Indicator.objects.filter(hitungan=Hitungan.KUMUH)
        self.indicator = usual.order_by("-utama", "urutan", "kode").first()
        self.standings: dict[Any, Standing] = {}
        if self.indicator:
            places = [province, *found]
            self.standings = indicators.standings(places, [self.indicator], tahun)
        opened = TahunPenanganan.objects.filter(wilayah__in=found, tahun=tahun)
        self.years = {year.wilayah_id: year for year in opened}
        starts = RekapKondisiWilayah.objects.filter(
            wilayah__in=found, tahun=tahun, keadaan=Keadaan.AWAL
        )
        self.r0 = dict(starts.values_list("wilayah_id", "rt_dinilai"))
        self.untouched = boards.untouched(province.kode, tahun)
        self.works = _works(below, tahun)
        self.money = _money(below, tahun)
        self.ksm = _per_city(
            Ksm.objects.coached_in(tahun).filter(kelurahan__kode__startswith=below),
            "kelurahan__kode",
            n=Count("pk"),
        )
        aims = TargetBinaan.objects.filter(wilayah__in=[province, *found])
        self.aims = bimtek_counts.place_aims(aims, tahun)
        self.items = _items(province.kode)
        lists = dokumen.checklists(found)
        self.papers = {pk: dokumen.missing_of(lines) for pk, lines in lists.items()}
        self.lokus, self.all_lokus = per_city(province, tahun)
        self.rules = dokumen.rule_shares([province, *found])

    def _of_city(self, city: Wilayah) -> dict[str, Any]:
        kode = city.kode
        year = self.years.get(city.pk)
        works, items = self.works.get(kode, {}), self.items.get(kode, {})
        return {
            "tahun_dibuka": year.get_status_display() if year else "",
            "jumlah_rt": _rt(city),
            "rt_dengan_r0": self.r0.get(city.pk),
            "kelurahan": self.untouched.get(kode, boards.Untouched()),
            "kegiatan": works.get("n", 0),
            "terverifikasi": works.get("sah", 0),
            "dana": self.money.get(kode, {}),
            "ksm_binaan": self.ksm.get(kode, {}).get("n", 0),
            "target_ksm": self.aims.get(kode),
            "tindak_terbuka": items.get("n", 0),
            "tindak_lewat": items.get("lewat", 0),
            "dokumen_kurang": self.papers.get(city.pk),
            "lokus": self.lokus.get(kode, LokusCount()),
        }

    def _standing(self, place: Wilayah) -> Standing | None:
        key = (place.pk, self.indicator.pk) if self.indicator else None
        return self.standings.get(key)

    def row(self, city: Wilayah, user: Any) -> Row:
        return Row(
            wilayah=city,
            is_total=False,
            links=access.can(user, "see", city.kode),
            standing=self._standing(city),
            aturan=self.rules[city.pk],
            **self._of_city(city),
        )

    def total(self, user: Any) -> Row:
        """Sums over all kab/kota; hectares are the figure of the province itself."""
        every = [self._of_city(city) for city in self.cities]
        started = [one["rt_dengan_r0"] for one in every]
        money: dict[str, Decimal] = {}
        for one in every:
            for kode, rupiah in one["dana"].items():
                money[kode] = money.get(kode, Decimal(0)) + rupiah
        own = self.items.get(self.province.kode, {})
        papers = [one["dokumen_kurang"] or 0 for one in every]
        known = [n for n in started if n is not None]
        touched = [one["kelurahan"] for one in every]
        opened = sum(bool(one["tahun_dibuka"]) for one in every)
        return Row(
            wilayah=self.province,
            is_total=True,
            links=access.can(user, "see", self.province.kode),
            standing=self._standing(self.province),
            tahun_dibuka=f"{opened} dari {len(every)} dibuka",
            jumlah_rt=_rt(self.province),
            rt_dengan_r0=sum(known) if known else None,
            kelurahan=boards.Untouched(
                sum(one.kelurahan for one in touched),
                sum(one.belum_mengisi for one in touched),
            ),
            kegiatan=sum(one["kegiatan"] for one in every),
            terverifikasi=sum(one["terverifikasi"] for one in every),
            dana=money,
            ksm_binaan=sum(one["ksm_binaan"] for one in every),
            target_ksm=self._aim_of_all(),
            tindak_terbuka=sum(one["tindak_terbuka"] for one in every)
            + own.get("n", 0),
            tindak_lewat=sum(one["tindak_lewat"] for one in every)
            + own.get("lewat", 0),
            dokumen_kurang=sum(papers) if papers else None,
            aturan=self.rules[self.province.pk],
            lokus=self.all_lokus,
        )

    def _aim_of_all(self) -> int | None:
        """What the province set for itself; else the sum of what its parts set."""
        own = self.aims.get(self.province.kode)
        if own is not None:
            return own
        parts = [self.aims[c.kode] for c in self.cities if c.kode in self.aims]
        return sum(parts) if parts else None


def _rt(place: Wilayah) -> int | None:
    return getattr(getattr(place, "cacah_rt", None), "jumlah_rt", None)


def _per_city(rows: QuerySet, kode: str, **sums: Any) -> dict[str, dict[str, Any]]:
    told = rows.annotate(kota=Substr(kode, 1, _CITY)).order_by().values("kota")
    return {row["kota"]: row for row in told.annotate(**sums)}


def _works(below: str, tahun: int) -> dict[str, dict[str, Any]]:
    """Works of the year that were not called off, and those that count."""
    rows = Intervention.objects.filter(kelurahan__kode__startswith=below, tahun=tahun)
    approved = Q(verifikasi=Intervention.Verifikasi.DISETUJUI)
    return _per_city(
        rows.exclude(status=Intervention.Status.DIBATALKAN),
        "kelurahan__kode",
        n=Count("pk"),
        sah=Count("pk", filter=approved),
    )


def _money(below: str, tahun: int) -> dict[str, dict[str, Decimal]]:
    """Planned money per kab/kota and source; sources without a sum are left out."""
    rows = InterventionFunding.objects.filter(
        intervention__kelurahan__kode__startswith=below,
        intervention__tahun=tahun,
        jumlah_rencana_rp__isnull=False,
    ).exclude(intervention__status=Intervention.Status.DIBATALKAN)
    told = rows.annotate(kota=Substr("intervention__kelurahan__kode", 1, _CITY))
    sums = told.order_by().values("kota", "sumber")
    found: dict[str, dict[str, Decimal]] = {}
    for row in sums.annotate(rupiah=Sum("jumlah_rencana_rp")):
        of_city = found.setdefault(row["kota"], {})
        kode = _SOURCE_OF.get(row["sumber"], "lain")
        of_city[kode] = of_city.get(kode, Decimal(0)) + row["rupiah"]
    return found


def _items(kode: str) -> dict[str, dict[str, Any]]:
    """Action items still to be done, and those past their day; not of one year."""
    today: date = timezone.localdate()
    rows = ActionItem.objects.within(kode).filter(status__in=OPEN)
    late = Count("pk", filter=Q(tenggat__lt=today))
    return _per_city(rows, "wilayah__kode", n=Count("pk"), lewat=late)


# The download -----------------------------------------------------------------------


def _actual(name: str) -> Any:
    return lambda row: getattr(getattr(row.standing, "actual", None), name, None)


def _source(kode: str) -> Any:
    return lambda row: row.dana.get(kode)


COLUMNS: tuple[Column, ...] = (
    Column("Kode", "wilayah.kode", "code"),
    Column("Wilayah", lambda row: str(row.wilayah)),
    Column("Tahun penanganan", "tahun_dibuka"),
    Column("Luas kumuh tersisa (ha)", _actual("nilai"), "number"),
    Column("Asal luas", "asal_ha"),
    Column("RT dinilai", _actual("rt_dinilai"), "number"),
    Column("RT aktif", "jumlah_rt", "number"),
    Column("Dihitung pada", _actual("tanggal"), "time"),
    Column("Target (ha)", lambda row: getattr(row.standing, "due", None), "number"),
    Column("Lampu", lambda row: getattr(row.standing, "lampu", "")),
    Column("RT dengan R0", "rt_dengan_r0", "number"),
    Column("Kelurahan ber-RT", "kelurahan.kelurahan", "number"),
    Column("Kelurahan belum mengisi", "kelurahan.belum_mengisi", "number"),
    Column("Kegiatan", "kegiatan", "number"),
    Column("Kegiatan terverifikasi", "terverifikasi", "number"),
    Column("Rencana dana (Rp)", "rencana_rp", "number"),
    *(
        Column(f"{nama} (Rp)", _source(kode), "number")
        for kode, nama in SOURCES.items()
    ),
    Column("KSM dibina tahun ini", "ksm_binaan", "number"),
    Column("Target KSM binaan", "target_ksm", "number"),
    Column("Tindak lanjut terbuka", "tindak_terbuka", "number"),
    Column("Tindak lanjut terlambat", "tindak_lewat", "number"),
    Column("Lokus", "lokus.lokus", "number"),
    Column("Komitmen di lokus", "lokus.komitmen", "number"),
    Column("Komitmen terlambat", "lokus.terlambat", "number"),
    Column("Dokumen kurang", "dokumen_kurang", "number"),
    Column("Kelurahan dengan aturan bersama", lambda row: row.aturan.ada, "number"),
    Column("Kelurahan dilalui kawasan", lambda row: row.aturan.dari, "number"),
)


# The review -------------------------------------------------------------------------


@dataclass(frozen=True)
class Side:
    """One indicator of one place in the review; notes only where they may be read."""

    tempat: str
    standing: Standing
    reads: bool

    @property
    def strategi(self) -> str:
        """What the office wrote about its strategy in the reported achievement."""
        said = self.standing.said if self.reads else None
        return said.strategi if said else ""

    @property
    def catatan(self) -> str:
        said = self.standing.said if self.reads else None
        return said.catatan if said else ""


def review(
    places: Iterable[Wilayah], tahun: int, user: Any
) -> list[tuple[Indicator, list[Side]]]:
    """Every indicator about which at least one of the places says anything."""
    found = list(places)
    catalogue = list(Indicator.objects.visible_to(user).order_by("urutan", "kode"))
    standings = indicators.standings(found, catalogue, tahun)
    reads = {place.pk: access.can(user, "see", place.kode) for place in found}
    rows = [
        (one, [Side(str(p), standings[p.pk, one.pk], reads[p.pk]) for p in found])
        for one in catalogue
    ]
    return [
        (one, sides)
        for one, sides in rows
        if any(s.standing.series or s.standing.aims for s in sides)
    ]
