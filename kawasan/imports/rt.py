"""RT and their dated denominators from a table: XLSX or CSV with a column mapping.

An RT is found by kelurahan, RW, RT and kampung. What is already there with other
numbers is refused unless the operator asks to replace it; nothing is filled in.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from kawasan.imports import batch, cells
from kawasan.imports.kawasan import Areas
from kawasan.imports.places import Place, Places
from kawasan.imports.report import Report
from kawasan.imports.rt_store import RtStore
from kawasan.imports.tables import Row, Shape, read
from kawasan.models import ImportBatch
from kawasan.models.rt import EKSISTING, PENYEBUT

NUMBERS = (*PENYEBUT, *EKSISTING)
PLACE = {
    "kode_kelurahan": ("kode kelurahan", "kode desa", "kode wilayah", "kode_kel"),
    "kelurahan": ("desa", "kelurahan/desa", "desa/kelurahan", "nama kelurahan"),
    "kecamatan": ("nama kecamatan",),
    "kab_kota": ("kabupaten/kota", "kab/kota", "kabupaten", "kota"),
    "rt_rw": ("rt/rw", "rt-rw", "rtrw"),
    "rt": ("nomor rt", "no rt", "kode rt"),
    "rw": ("nomor rw", "no rw"),
    "kampung": ("dusun", "lingkungan"),
}
FIELDS = PLACE | {
    "kode_kawasan": ("kode kawasan",),
    "kawasan": ("nama kawasan",),
    "tahun": ("berlaku_tahun", "berlaku tahun", "tahun data"),
    "jumlah_bangunan": ("jumlah bangunan (unit)", "jumlahBangunan", "bangunan"),
    "jumlah_penduduk": ("jumlah penduduk (jiwa)", "jumlahPenduduk", "penduduk"),
    "jumlah_kk": ("jumlah kk (kk)", "jumlahKK", "kk"),
    "luas_verifikasi_ha": ("luas verifikasi", "luasVerifikasi", "luas (ha)"),
    "panjang_jalan_ideal_m": ("panjang jalan ideal", "panjangJalanIdeal"),
    "panjang_drainase_ideal_m": ("panjang drainase ideal", "panjangDrainaseIdeal"),
    "panjang_jalan_eksisting_m": ("panjang jalan eksisting", "jalan eksisting (m)"),
    "panjang_drainase_eksisting_m": ("panjang drainase eksisting",),
}
NEEDED = (
    frozenset({"rt", "rt_rw"}),
    frozenset({"kode_kelurahan", "kelurahan"}),
)
# No RT is smaller or larger; hectares and square metres are easily mixed up.
_SMALL, _LARGE = Decimal("0.05"), Decimal(20)


@dataclass
class Claim:
    """One RT that a row speaks of, before the tables are asked."""

    row: Row
    place: Place
    rt: str
    rw: str
    kampung: str = ""
    kawasan_id: int | None = None
    tahun: int | None = None
    values: dict[str, Decimal] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str, str, str]:
        return rt_key(self.place.pk, self.rw, self.rt, self.kampung)


def rt_key(kelurahan: int, rw: str, rt: str, kampung: str) -> tuple[int, str, str, str]:
    """What makes two RT one: "001" and "1" are the same number."""
    same = cells.same_number
    return kelurahan, same(rw), same(rt), kampung.strip().casefold()


def load(
    *,
    path: Path,
    within: str = "",
    tahun: int | None = None,
    titles: Mapping[str, str] | None = None,
    sheet: str = "",
    new_areas: bool = False,
    replace: bool = False,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Import the RT of a table; ``tahun`` dates denominators without a year column."""

    def work(report: Report, _batch: ImportBatch) -> None:
        places, may = Places(within), batch.allowed(by)
        shape = Shape(FIELDS, NEEDED, titles or {}, sheet)
        areas = Areas(places, report, create=new_areas)
        claims = unique(_claims(read(path, shape), places, may, tahun, report), report)
        store(areas.join_all(claims), path.name, replace, report)
        areas.close()

    return batch.run(
        jenis=ImportBatch.Jenis.RT,
        path=path,
        options={"kab": within, "tahun": tahun, "kolom": titles, "lembar": sheet},
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


def _claims(
    rows: Iterable[Row],
    places: Places,
    may: Any,
    tahun: int | None,
    report: Report,
) -> Iterator[Claim]:
    for row in rows:
        problems: list[tuple[str, str]] = []
        claim = claim_of(row, places, may, problems)
        values = numbers(row, NUMBERS, problems)
        year = _year(row, tahun, bool(values), problems)
        if problems or claim is None:
            report.refuse(row, problems)
            continue
        claim.values, claim.tahun = values, year
        yield claim


def claim_of(
    row: Row, places: Places, may: Any, problems: list[tuple[str, str]]
) -> Claim | None:
    """The RT of a row; why there is none is added to the problems."""
    column = "kode_kelurahan" if row.get("kode_kelurahan") is not None else "kelurahan"
    try:
        names = ("kab_kota", "kecamatan", "kelurahan")
        named = [cells.text(row.get(name)) for name in names]
        place = places.kelurahan(
            row.get("kode_kelurahan"), (named[0], named[1], named[2])
        )
        if not may(place.kode):
            raise ValueError(f"{place.kode} {place.nama} di luar wewenang Anda.")
        column = rt_column(row)
        rt, rw = rt_rw(row)
        return Claim(row, place, rt, rw, cells.text(row.get("kampung"), 80))
    except ValueError as error:
        problems.append((column, str(error)))
        return None


def rt_column(row: Row) -> str:
    """The column in which the row names its RT."""
    return "rt_rw" if row.get("rt_rw") is not None else "rt"


def rt_rw(row: Row) -> tuple[str, str]:
    if row.get("rt_rw") is not None:
        return cells.split_rt_rw(row.get("rt_rw"))
    rt, rw = cells.one_of(row.get("rt")), cells.one_of(row.get("rw"))
    if not rt:
        raise ValueError("Nomor RT tidak diisi.")
    return rt, rw


def numbers(
    row: Row, names: Iterable[str], problems: list[tuple[str, str]]
) -> dict[str, Decimal]:
    """The numbers of a row; an empty cell is unknown and stays out."""
    values = {}
    for name in names:
        try:
            value = cells.measure(row.get(name), name)
        except ValueError as error:
            problems.append((name, str(error)))
            continue
        if value is not None:
            values[name] = value
    return values


def _year(
    row: Row, given: int | None, needed: bool, problems: list[tuple[str, str]]
) -> int | None:
    try:
        year = cells.year(row.get("tahun")) or given
    except ValueError as error:
        problems.append(("tahun", str(error)))
        return None
    if needed and year is None:
        problems.append(("tahun", "Tahun penyebut tidak diketahui; pakai --tahun."))
    return year


def unique(claims: Iterable[Claim], report: Report) -> list[Claim]:
    """Claims that no other row of the file makes too.

    Which of two rows is right cannot be known, so neither is taken.
    """
    found: dict[Any, list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.key, claim.tahun), []).append(claim)
    for same in found.values():
        if len(same) > 1:
            lines = ", ".join(str(c.row.number) for c in same)
            reason = f"RT yang sama tertulis {len(same)} kali: baris {lines}."
            for claim in same:
                report.refuse(claim.row, [(rt_column(claim.row), reason)])
    return [same[0] for same in found.values() if len(same) == 1]


def store(claims: list[Claim], source: str, replace: bool, report: Report) -> None:
    """Write RT and denominators, accepting or refusing each claim once."""
    for claim in claims:
        warn(claim, report)
    for claim, _rt, result in RtStore(report, source, replace).save(claims):
        report.accept(result, claim.values)


def warn(claim: Claim, report: Report) -> None:
    """What is odd but possible: units mistaken, families larger than usual."""
    values, row = claim.values, claim.row
    area = values.get("luas_verifikasi_ha")
    if area is not None and not _SMALL <= area <= _LARGE:
        reason = "Luas RT di luar 0,05–20 ha; periksa satuannya."
        report.warn(row, "luas_verifikasi_ha", reason)
    people, families = values.get("jumlah_penduduk"), values.get("jumlah_kk")
    if people is not None and families and not 2 <= people / families <= 7:
        reason = "Jiwa per KK di luar 2–7."
        report.warn(row, "jumlah_penduduk", reason)
    houses = values.get("jumlah_bangunan")
    if families and houses and not 1 <= families / houses <= 2:
        report.warn(row, "jumlah_kk", "KK per bangunan di luar 1–2.")
