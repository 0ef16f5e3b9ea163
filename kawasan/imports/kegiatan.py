"""Finished works from a table or from the sheet ``investasi`` of a Perkim workbook.

One row is one work that reduces one volume of one RT. Nothing here knows an edition of
the rules: which code of a criterion means which volume is told by the layer above.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils import timezone

from kawasan import access
from kawasan.imports import batch, cells, perkim, rt
from kawasan.imports import kegiatan_columns as columns
from kawasan.imports.kegiatan_columns import ask
from kawasan.imports.kegiatan_store import Store
from kawasan.imports.places import Place, Places
from kawasan.imports.report import Report
from kawasan.imports.tables import Row, Shape, read, sheet_names, squash
from kawasan.models import ImportBatch
from kawasan.models.sasaran import Sasaran, SumberDana
from sibungas.lib.errors import Refused


@dataclass(frozen=True)
class Rules:
    """What the layer above knows and this one must not."""

    sasaran: Mapping[str, str]
    """Code of a criterion -> the volume a work on it reduces."""
    nama: str
    """The regulation the codes belong to, for sentences."""
    penyebut: Mapping[str, str]
    """Volume -> the denominator it is a part of."""
    closed: Callable[[str, int], bool]
    """Whether the year of the city of this code is locked."""


@dataclass(frozen=True)
class Options:
    """What the operator chose."""

    within: str = ""
    tahun: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    approved: bool = False
    repeats: bool = False


@dataclass
class Claim:
    """One work as a row of a file says it."""

    row: Row
    place: Place
    rt_key: tuple[int, str, str, str]
    tahun: int
    nama: str
    sasaran: str = ""
    volume: Decimal | None = None
    sumber: str = ""
    sumber_asli: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    rt: Any = None
    kunci: str = ""

    @property
    def deed(self) -> tuple[Any, ...]:
        """Two rows that agree in this tell of one and the same work."""
        name = squash(self.nama)
        return self.rt_key, self.tahun, self.sasaran, self.volume, name


def load(
    *,
    path: Path,
    options: Options,
    rules: Rules,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Import the works of a file; with ``approved`` in the name of a verifier."""
    if options.approved and not access.can_anywhere(by, "verify_intervention"):
        raise Refused("--disetujui memerlukan pengguna yang berhak memverifikasi.")

    def work(report: Report, row: ImportBatch) -> None:
        reader = _Reader(path, options, rules, report, by)
        Store(report, row, options, rules, by).save(list(reader.claims()))

    return batch.run(
        jenis=ImportBatch.Jenis.KEGIATAN,
        path=path,
        options={
            "kab": options.within,
            "tahun": options.tahun,
            "kolom": dict(options.titles),
            "lembar": options.sheet,
            "disetujui": options.approved,
            "terima_kembar": options.repeats,
        },
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


class _Reader:
    """Rows to claims; what a row lacks is told, once per row."""

    def __init__(
        self, path: Path, options: Options, rules: Rules, report: Report, by: Any
    ):
        self.path, self.options = path, options
        self.rules, self.report = rules, report
        rights = ["import", "edit_intervention"]
        rights += ["verify_intervention"] if options.approved else []
        each = [batch.allowed(by, right) for right in rights]
        self.may = lambda kode: all(may(kode) for may in each)
        self.this_year = timezone.localdate().year
        self.skipped = 0

    def claims(self) -> Iterator[Claim]:
        office = not self.options.titles and not self.options.sheet
        office = office and {*perkim.SHEETS, columns.SHEET} <= set(
            sheet_names(self.path)
        )
        yield from self._workbook() if office else self._table()
        if self.skipped:
            self.report.notes.append(f"{self.skipped} baris tahun lain tidak dibaca.")

    def _table(self) -> Iterator[Claim]:
        options = self.options
        shape = Shape(columns.FIELDS, columns.NEEDED, options.titles, options.sheet)
        places = Places(options.within)
        contents: Counter[str] = Counter()
        for row in read(self.path, shape):
            problems: list[tuple[str, str]] = []
            there = rt.claim_of(row, places, self.may, problems)
            claim = self._claim(
                row, there and there.place, there and there.key, problems
            )
            if claim:
                claim.kunci = _key_of(claim, contents, problems)
            yield from self._sound(row, claim, problems)

    def _workbook(self) -> Iterator[Claim]:
        within = self.options.within
        book = perkim.Workbook(self.path, within, self.report, self.may)
        book.find_kawasan()
        names = book.rt_names()
        by_name = {
            (kawasan, *rt.rt_key(0, rw, number, "")[1:3]): nomor
            for nomor, (kawasan, _place, number, rw) in names.items()
        }
        for row in read(self.path, columns.OFFICE):
            problems: list[tuple[str, str]] = []
            nomor = perkim.whole_number(row, "nomor", problems)
            kawasan = perkim.whole_number(row, "kawasan", problems)
            there = names.get(_office_rt(row, kawasan, by_name, problems) or 0)
            if there is None and not problems:
                reason = f"RT {row.get('nomor_rt')} tidak ada di lembar rtrw."
                problems.append(("nomor_rt", reason))
            elif there is not None and kawasan not in (None, there[0]):
                reason = f"RT ini berada di kawasan {there[0]} menurut rtrw."
                problems.append(("kawasan", reason))
            place, key = None, None
            if there is not None:
                place = there[1]
                key = rt.rt_key(place.pk, there[3], there[2], "")
            claim = self._claim(row, place, key, problems)
            if claim:
                claim.kunci = f"{within}/{columns.SHEET}/{nomor}"
            yield from self._sound(row, claim, problems)

    def _sound(
        self, row: Row, claim: Claim | None, problems: list[tuple[str, str]]
    ) -> Iterator[Claim]:
        only = self.options.tahun
        if claim and only and claim.tahun != only:
            self.skipped += 1
        elif problems or claim is None:
            self.report.refuse(row, problems)
        else:
            yield claim

    def _claim(
        self,
        row: Row,
        place: Place | None,
        key: Any,
        problems: list[tuple[str, str]],
    ) -> Claim | None:
        """The work of a row; None when its place or year is unknown."""
        tahun = ask(problems, "tahun", lambda: cells.year(row.get("tahun")))
        if tahun is None and not any(name == "tahun" for name, _ in problems):
            problems.append(("tahun", "Tahun tidak diisi."))
        elif tahun is not None and tahun > self.this_year:
            reason = f"Tahun {tahun} belum tiba; kegiatan selesai tidak mungkin."
            problems.append(("tahun", reason))
        elif tahun and place and self.rules.closed(place.kode, tahun):
            problems.append(("tahun", f"Tahun {tahun} sudah dikunci."))
        name = ask(problems, "nama", lambda: cells.text(row.get("nama"), 250)) or ""
        if not name and not any(column == "nama" for column, _ in problems):
            problems.append(("nama", "Nama kegiatan tidak diisi."))
        sasaran, volume = self._volume(row, problems)
        values = columns.values_of(row, problems)
        source = ask(
            problems, "sumber_dana", lambda: cells.text(row.get("sumber_dana"), 120)
        )
        if place is None or key is None or tahun is None:
            return None
        claim = Claim(row, place, key, tahun, name, sasaran, volume, values=values)
        claim.sumber_asli = source or ""
        if source:
            known = columns.PURSES.get(squash(source))
            claim.sumber = known or SumberDana.LAINNYA
        return claim

    def _volume(
        self, row: Row, problems: list[tuple[str, str]]
    ) -> tuple[str, Decimal | None]:
        """The volume a work reduces; works on nothing scored have neither."""
        sasaran = ask(problems, "kriteria", lambda: self._sasaran(row))
        if sasaran is None:
            return "", None
        if not sasaran:
            if row.get("volume") is not None:
                problems.append(("kriteria", "Volume tanpa kriteria; isi kriterianya."))
            return "", None
        if row.get("volume") is None:
            problems.append(("volume", "Volume tidak diisi; kosong bukan nol."))
            return sasaran, None
        value = ask(
            problems, "volume", lambda: cells.measure(row.get("volume"), sasaran)
        )
        return sasaran, value

    def _sasaran(self, row: Row) -> str:
        code = cells.text(row.get("kriteria"), 20).casefold()
        column = cells.text(row.get("sasaran"), 60)
        if code and code not in self.rules.sasaran:
            raise ValueError(f'Kriteria "{code}" tidak ada dalam {self.rules.nama}.')
        if column and column not in Sasaran.values:
            raise ValueError(f'Sasaran "{column}" tidak dikenal.')
        found = self.rules.sasaran[code] if code else column
        if column and column != found:
            raise ValueError("Kriteria dan sasaran tidak menyebut hal yang sama.")
        return found


def _office_rt(
    row: Row,
    kawasan: int | None,
    by_name: Mapping[tuple[Any, ...], int],
    problems: list[tuple[str, str]],
) -> int | None:
    """An RT by its number, or by its name when its kawasan is known."""
    value = row.get("nomor_rt")
    if not isinstance(value, str) or value.isdecimal():
        return perkim.whole_number(row, "nomor_rt", problems)
    try:
        number, rw = cells.split_rt_rw(value)
    except ValueError as error:
        problems.append(("nomor_rt", str(error)))
        return None
    if kawasan is None:
        return None
    found = by_name.get((kawasan, *rt.rt_key(0, rw, number, "")[1:3]))
    if found is None:
        reason = f"RT {value} tidak ada di kawasan {kawasan} menurut rtrw."
        problems.append(("nomor_rt", reason))
    return found


def _key_of(
    claim: Claim, contents: Counter[str], problems: list[tuple[str, str]]
) -> str:
    """The key of a row: its own, or its contents with their running number."""
    city = claim.place.kode[:5]
    own = ask(problems, "kunci", lambda: cells.text(claim.row.get("kunci"), 80))
    if own:
        return f"{city}/{own}"
    text = repr(
        (claim.place.kode, claim.rt_key[1:], *claim.deed[1:], claim.sumber_asli)
    )
    mark = sha256(text.encode()).hexdigest()[:32]
    contents[mark] += 1
    return f"{city}/isi/{mark}/{contents[mark]}"
