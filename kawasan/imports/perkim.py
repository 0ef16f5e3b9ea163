"""The workbook of a city's Perkim office: sheets kawasan, rtrw and kumuhRT.

RT point at a kawasan by number; a kawasan there is a kelurahan, found by its name
inside the kecamatan of its row.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from kawasan.imports import batch, cells, rt
from kawasan.imports.kawasan import Areas, sentence
from kawasan.imports.places import Place, Places
from kawasan.imports.report import Report
from kawasan.imports.rt_store import different
from kawasan.imports.tables import BadFile, Row, Shape, read, sheet_names
from kawasan.models import ImportBatch, Kawasan
from sibungas.lib.numbers import format_number

SHEETS = ("kawasan", "rtrw")
_KAWASAN = Shape(
    {
        "nomor": ("id",),
        "nama": ("kawasan",),
        "kecamatan": ("wilayah",),
        "jumlah_rt": ("rt-rw",),
        "luas_sk_ha": ("luasFlag",),
        **{name: rt.FIELDS[name] for name in rt.PENYEBUT},
    },
    [frozenset({"nomor"}), frozenset({"nama"}), frozenset({"kecamatan"})],
    sheet="kawasan",
)
_RT = Shape(
    {
        "nomor": ("id",),
        "kawasan": ("kawasan",),
        "rt_rw": ("rtrw",),
        **{name: rt.FIELDS[name] for name in rt.NUMBERS},
    },
    [frozenset({"nomor"}), frozenset({"kawasan"}), frozenset({"rt_rw"})],
    sheet="rtrw",
)
_COUNTS = ("jumlah_bangunan", "jumlah_penduduk", "jumlah_kk")


def is_workbook(path: Path) -> bool:
    return set(SHEETS) <= set(sheet_names(path))


def load(
    *,
    path: Path,
    within: str,
    tahun: int,
    replace: bool = False,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Import kawasan, RT and denominators of the workbook into one kab/kota."""

    def work(report: Report, _batch: ImportBatch) -> None:
        book = Workbook(path, within, report, batch.allowed(by))
        book.kawasan()
        rt.store(rt.unique(book.claims(tahun), report), path.name, replace, report)
        book.compare_sums()

    return batch.run(
        jenis=ImportBatch.Jenis.RT,
        path=path,
        options={"kab": within, "tahun": tahun, "tata_letak": "perkim"},
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


class Workbook:
    """One workbook being read: which number means which kawasan and kelurahan."""

    def __init__(self, path: Path, within: str, report: Report, may: Any):
        self.path, self.report, self.may = path, report, may
        self.places = Places(within)
        if not within or not self.places:
            raise BadFile("Sebutkan kode kab/kota berkas ini: --kab 33.75.")
        self.areas = Areas(self.places, report, create=True)
        self.found: dict[int, tuple[Row, Place, Kawasan]] = {}
        self.sums: dict[int, Counter[str]] = {}

    def kawasan(self) -> None:
        """Find or create the kawasan of the first sheet."""
        for row in read(self.path, _KAWASAN):
            problems: list[tuple[str, str]] = []
            place, number = (
                self._place(row, problems),
                whole_number(row, "nomor", problems),
            )
            names = ("luas_sk_ha", "luas_verifikasi_ha", *_COUNTS)
            values: dict[str, Any] = dict(rt.numbers(row, names, problems))
            if number in self.found:
                problems.append(("nomor", f"Kawasan {number} tertulis dua kali."))
            if problems or place is None or number is None:
                self.report.refuse(row, problems)
                continue
            try:
                kawasan = self._save(row, number, place, values)
            except (ValueError, ValidationError) as error:
                self.report.refuse(row, [("nama", sentence(error))])
                continue
            self.found[number] = (row, place, kawasan)

    def _place(self, row: Row, problems: list[tuple[str, str]]) -> Place | None:
        column = "kecamatan"
        try:
            district = self.places.by_name(
                3, cells.text(row.get("kecamatan")), self.places.within
            )
            column = "nama"
            place = self.places.by_name(4, cells.text(row.get("nama")), district.kode)
            if not self.may(place.kode):
                raise ValueError(f"{place.kode} {place.nama} di luar wewenang Anda.")
            return place
        except ValueError as error:
            problems.append((column, str(error)))
            return None

    def _save(
        self, row: Row, number: int, place: Place, values: dict[str, Any]
    ) -> Kawasan:
        kode = f"{self.places.within}-{number:02d}"
        there = self.areas.by_kode.get(kode.casefold())
        if there is None:
            hectares = values.pop("luas_verifikasi_ha", None)
            if not hectares:
                raise ValueError("Luas verifikasi kawasan tidak diisi.")
            name = cells.text(row.get("nama"), 120)
            there = self.areas.add(kode, name, hectares, [place], values)
            self.report.accept("baru")
        elif other := different(there, values):
            raise ValueError(f"Kawasan {kode} sudah tercatat lain: {', '.join(other)}.")
        else:
            self.report.accept("sama")
        return there

    def claims(self, tahun: int) -> Iterator[rt.Claim]:
        """The RT of the second sheet, each in the kawasan it points at."""
        for row in read(self.path, _RT):
            problems: list[tuple[str, str]] = []
            number = whole_number(row, "kawasan", problems)
            if number is not None and number not in self.found:
                reason = f"Kawasan {number} tidak ada atau ditolak."
                problems.append(("kawasan", reason))
            names = _names(row, problems)
            values = rt.numbers(row, rt.NUMBERS, problems)
            if problems or number is None:
                self.report.refuse(row, problems)
                continue
            _row, place, kawasan = self.found[number]
            self.sums.setdefault(number, Counter()).update({**values, "rt": 1})
            claim = rt.Claim(row, place, *names, kawasan_id=kawasan.pk)
            claim.values, claim.tahun = values, tahun
            yield claim

    def rt_names(self) -> dict[int, tuple[int, Place, str, str]]:
        """For other sheets: an RT's number as kawasan, kelurahan, RT and RW."""
        found = {}
        for row in read(self.path, _RT):
            problems: list[tuple[str, str]] = []
            number = whole_number(row, "nomor", problems)
            kawasan = whole_number(row, "kawasan", problems)
            names = _names(row, problems)
            if not problems and number is not None and kawasan in self.found:
                found[number] = (kawasan, self.found[kawasan][1], *names)
        return found

    def find_kawasan(self) -> None:
        """The kelurahan of each kawasan number, without writing anything."""
        for row in read(self.path, _KAWASAN):
            problems: list[tuple[str, str]] = []
            place, number = (
                self._place(row, problems),
                whole_number(row, "nomor", problems),
            )
            if place is not None and number is not None:
                kode = f"{self.places.within}-{number:02d}".casefold()
                kawasan = self.areas.by_kode.get(kode, Kawasan())
                self.found[number] = (row, place, kawasan)

    def compare_sums(self) -> None:
        """Numbers of a kawasan that are not the sum of its RT are told, and kept."""
        for number, (row, _place, _kawasan) in self.found.items():
            sums = self.sums.get(number, Counter())
            for name in ("jumlah_rt", *rt.PENYEBUT):
                self._compare(row, name, sums["rt" if name == "jumlah_rt" else name])

    def _compare(self, row: Row, name: str, total: Any) -> None:
        try:
            value = cells.number(row.get(name))
        except ValueError as error:
            self.report.warn(row, name, str(error))
            return
        if value is None or abs(value - total) <= Decimal("0.01"):
            return
        shown = format_number(Decimal(total))
        self.report.warn(row, name, f"Jumlah dari RT kawasan ini {shown}.")


def _names(row: Row, problems: list[tuple[str, str]]) -> tuple[str, str]:
    try:
        return rt.rt_rw(row)
    except ValueError as error:
        problems.append(("rt_rw", str(error)))
        return "", ""


def whole_number(row: Row, name: str, problems: list[tuple[str, str]]) -> int | None:
    try:
        value = cells.measure(row.get(name), "nomor")
    except ValueError as error:
        problems.append((name, str(error)))
        return None
    if value is None:
        problems.append((name, "Nomor tidak diisi."))
        return None
    return int(value)
