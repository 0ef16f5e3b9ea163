"""One decree held against the assessments: a row per line, a list per flag."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q

from assessments.models import Assessment, RekapKawasan
from kawasan.models import Kawasan, SkKumuh, SkKumuhItem
from kawasan.models.kawasan import Kewenangan
from sibungas.dashboard import decree_flags
from sibungas.dashboard.decree_flags import FLAG_OF, FLAGS, Flag
from sibungas.lib.exports import Column
from sibungas.templatetags.ui import tingkat_label

# Longer lists are cut on the page; the check page and the download hold all.
MOST_NAMED = 20


@dataclass(frozen=True)
class Line:
    """One line of a decree beside what the portal knows of its place.

    Hectares of a kawasan: in the decree, verified, and of its slum RT in the year of
    ``rekap``. Those of an RT come from its newest official sheet.
    """

    item: SkKumuhItem
    kawasan: Any = None
    rekap: RekapKawasan | None = None
    sheet: Assessment | None = None
    flags: list[Flag] = field(default_factory=list)

    @property
    def nama(self) -> str:
        return self.item.nama

    @property
    def lengkap(self) -> str:
        """The name; of an RT with its kelurahan, for numbers repeat in a city."""
        rt = self.item.rt
        return f"{self.nama} ({rt.kelurahan.nama})" if rt else self.nama

    @property
    def tempat(self) -> Any:
        return self.item.kawasan or self.item.rt

    @property
    def tahun(self) -> int | None:
        source = self.rekap or self.sheet
        return source.tahun if source else None

    @property
    def tingkat(self) -> str:
        source = self.rekap or self.sheet
        return source.tingkat if source else ""

    @property
    def luas_verifikasi(self) -> Decimal | None:
        if self.item.kawasan:
            return self.item.kawasan.luas_verifikasi_ha
        return self.sheet.luas_verifikasi_ha if self.sheet else None

    @property
    def luas_rt_kumuh(self) -> Decimal | None:
        if self.rekap:
            return self.rekap.luas_kumuh_ha
        if self.sheet is None:
            return None
        slum = self.sheet.tingkat in decree_flags.SLUM
        return self.sheet.luas_verifikasi_ha if slum else Decimal(0)

    @property
    def sementara(self) -> bool:
        """Whether only part of the RT of the kawasan are assessed."""
        rekap = self.rekap
        return rekap is not None and rekap.rt_dinilai < rekap.jumlah_rt

    @property
    def cakupan(self) -> str:
        if self.rekap:
            return f"{self.rekap.rt_dinilai}/{self.rekap.jumlah_rt} RT"
        return "1/1 RT" if self.sheet else ""

    @property
    def kewenangan(self) -> str:
        """Who must treat the kawasan, by its verified hectares."""
        kawasan = self.item.kawasan or (self.item.rt and self.item.rt.kawasan)
        return str(Kewenangan(kawasan.kewenangan).label) if kawasan else ""


COLUMNS = (
    Column("No.", "item.urutan", "number"),
    Column("Nama dalam SK", "nama"),
    Column("Kode kawasan", lambda r: r.item.kawasan and r.item.kawasan.kode, "code"),
    Column("Kewenangan", "kewenangan"),
    Column("Luas SK (ha)", "item.luas_ha", "number"),
    Column("Luas verifikasi (ha)", "luas_verifikasi", "number"),
    Column("Luas RT kumuh (ha)", "luas_rt_kumuh", "number"),
    Column("Tahun penilaian", "tahun", "code"),
    Column("Cakupan", "cakupan"),
    Column("Tingkat dalam SK", lambda r: r.item.tingkat),
    Column("Tingkat penilaian", lambda r: tingkat_label(r.tingkat)),
    Column("Bendera", lambda r: "; ".join(flag.label for flag in r.flags)),
)


def hold(sk: SkKumuh, items: list[SkKumuhItem], user: Any) -> list[Line]:
    """The given lines beside the assessments, in a fixed number of queries."""
    lines = SkKumuhItem.objects.filter(sk=sk)
    ids = {i.kawasan_id for i in items} | {i.rt.kawasan_id for i in items if i.rt}
    rows = Kawasan.objects.filter(pk__in=ids - {None}).defer("batas")
    areas = {row.pk: row for row in decree_flags.flagged(rows, lines)}
    rekaps = rekap_of(areas.values())
    sheets = decree_flags.sheets_of([i.rt_id for i in items if i.rt_id], user)
    checked = _checked([i.rt_id for i in items if i.rt_id])
    return [_line(item, areas, rekaps, sheets, checked) for item in items]


def rekap_of(rows: Iterable[Any]) -> dict[int, RekapKawasan]:
    """The rekap by which each kawasan is judged."""
    found = RekapKawasan.objects.in_bulk([r.rekap_id for r in rows if r.rekap_id])
    return {rekap.kawasan_id: rekap for rekap in found.values()}


def _checked(rts: list[int]) -> set[int]:
    sheets = Assessment.objects.filter(rt__in=rts, status__in=decree_flags.CHECKED)
    return set(sheets.values_list("rt_id", flat=True))


def _line(
    item: SkKumuhItem, areas: Any, rekaps: Any, sheets: Any, checked: set[int]
) -> Line:
    if item.kawasan_id:
        area = areas.get(item.kawasan_id)
        flags = decree_flags.flags_of(area) if area else []
        return Line(item, area, rekaps.get(item.kawasan_id), flags=flags)
    sheet = sheets.get(item.rt_id) if item.rt_id else None
    found = []
    if sheet and sheet.tingkat == "TK":
        found.append(FLAG_OF["tidak_kumuh"])
    if item.rt_id and item.rt_id not in checked:
        found.append(FLAG_OF["belum_verifikasi"])
    return Line(item, sheet=sheet, flags=found)


# The checklist ------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """One flag of the checklist with everything it concerns: name and address."""

    flag: Flag
    things: list[tuple[str, str]]

    @property
    def jumlah(self) -> int:
        return len(self.things)

    @property
    def shown(self) -> list[tuple[str, str]]:
        return self.things[:MOST_NAMED]

    @property
    def more(self) -> int:
        return max(0, len(self.things) - MOST_NAMED)


def checklist(sk: Any, lines: list[Line], user: Any) -> list[Finding]:
    """All six flags of a decree, also those that concern nothing."""
    whole = [(str(sk), sk.get_absolute_url())]
    things: dict[str, list[tuple[str, str]]] = {
        "tanpa_sk": [(k.nama, k.get_absolute_url()) for k in outside(sk, user)],
        "tanpa_peta": [] if sk.bukti_peta else whole,
        "lewat_tinjau": whole if sk.lewat_tinjau else [],
    }
    for kode in ("tidak_kumuh", "belum_rt", "belum_verifikasi"):
        flag = FLAG_OF[kode]
        things[kode] = [
            (line.lengkap, line.tempat.get_absolute_url() if line.tempat else "")
            for line in lines
            if flag in line.flags
        ]
    return [Finding(flag, things[flag.kode]) for flag in FLAGS]


def outside(sk: SkKumuh, user: Any) -> list[Kawasan]:
    """Slum kawasan of the place of a decree that neither it nor another one names."""
    lines = SkKumuhItem.objects.filter(sk=sk)
    rows = Kawasan.objects.visible_to(user).within(sk.wilayah.kode).defer("batas")
    found = decree_flags.flagged(rows, lines).filter(Q(f_tanpa_sk=True))
    return list(found.order_by("kode"))
