"""Reads a table from XLSX or CSV: finds its head, keeps cells as they were typed.

Nothing is guessed. A cell whose value cannot be known (a formula that was never
computed, a merged cell) is handed on as ``Broken``, never as an empty one.
"""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any, TextIO

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

MOST_BYTES = 100_000_000
MOST_UNPACKED = 1_000_000_000
MOST_ROWS = 1_000_000
MOST_COLUMNS = 300
MOST_TEXT = 32_767
HEAD_WITHIN = 30

_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]{2,40})"')


class BadFile(ValueError):
    """The file as a whole cannot be read; the message says why."""


@dataclass(frozen=True)
class Broken:
    """A cell whose value is unknown or doubtful, with the reason as a sentence."""

    reason: str
    shown: Any = None


@dataclass(frozen=True)
class Row:
    """One line of a table by field names; ``titles`` and ``refs`` name the cells."""

    sheet: str
    number: int
    values: Mapping[str, Any]
    titles: Mapping[str, str]
    columns: Mapping[str, int]

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def ref(self, name: str) -> str:
        """The address of a cell as the spreadsheet shows it: E1102."""
        column = self.columns.get(name)
        return (
            f"{get_column_letter(column + 1)}{self.number}"
            if column is not None
            else ""
        )


@dataclass(frozen=True)
class Shape:
    """Which columns a table may have, under which titles, and which it must have.

    ``fields``: name -> titles; ``needed``: of each group at least one must be there.
    ``formulas``: whether the computed value of a formula may be read.
    """

    fields: Mapping[str, Sequence[str]]
    needed: Sequence[frozenset[str]]
    titles: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    formulas: bool = True


def squash(text: object) -> str:
    """Letters and digits only, so that "Luas (Ha)" and "luas_ha" are one.

    The percent sign counts as a word: "1a" and "1a (%)" are two columns.
    """
    plain = unicodedata.normalize("NFKD", str(text).replace("%", "persen")).casefold()
    return "".join(c for c in plain if c.isalnum())


def shown(value: Any) -> Any:
    """What stands in a cell, whether or not it may be relied on."""
    return value.shown if isinstance(value, Broken) else value


def read(path: Path, shape: Shape) -> Iterator[Row]:
    """The rows below the head; rows without any known value are passed over.

    Raises BadFile when there is no such table in the file.
    """
    for sheet, lines in _sheets(path, shape.sheet, shape.formulas):
        head, rest = _find_head(lines, shape)
        if head:
            yield from _rows(sheet, head, rest)
            return
    raise BadFile(_missing(shape))


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets of a workbook; a CSV file has none."""
    if path.suffix.lower() == ".csv":
        return []
    check_archive(path)
    book = _open(path)
    names = list(book.sheetnames)
    book.close()
    return names


def grid(path: Path, sheet: str) -> list[list[Any]]:
    """The first rows of a sheet as they stand, for forms that are no table."""
    for _name, lines in _sheets(path, sheet):
        return [list(map(shown, values)) for _number, values in islice(lines, 200)]
    raise BadFile(f'Lembar "{sheet}" tidak ada.')


# Heads ------------------------------------------------------------------------------

Line = tuple[int, list[Any]]


@dataclass(frozen=True)
class _Head:
    columns: dict[str, int]
    titles: dict[str, str]


def _find_head(
    lines: Iterator[Line], shape: Shape
) -> tuple[_Head | None, Iterator[Line]]:
    wanted = {
        name: {squash(shape.titles[name])}
        if name in shape.titles
        else {squash(title) for title in (name, *titles)}
        for name, titles in shape.fields.items()
    }
    for _number, values in islice(lines, HEAD_WITHIN):
        head = _match(values, wanted)
        if all(group & head.columns.keys() for group in shape.needed):
            return head, lines
    return None, iter(())


def _match(values: list[Any], wanted: Mapping[str, set[str]]) -> _Head:
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    for column, value in enumerate(map(shown, values)):
        if not isinstance(value, str):
            continue
        for name in (n for n, known in wanted.items() if squash(value) in known):
            if name in columns:
                raise BadFile(
                    f'Judul kolom untuk {name} tertulis dua kali: "{titles[name]}" dan'
                    f' "{value}". Pilih satu dengan --kolom {name}="…".'
                )
            columns[name], titles[name] = column, value.strip()
    return _Head(columns, titles)


def _missing(shape: Shape) -> str:
    groups = " dan ".join(" atau ".join(sorted(group)) for group in shape.needed)
    where = f'lembar "{shape.sheet}"' if shape.sheet else "berkas"
    return (
        f"Tidak ada baris judul dengan kolom {groups} dalam {HEAD_WITHIN} baris pertama"
        f' {where}. Sebutkan judulnya dengan --kolom nama="Judul".'
    )


def _rows(sheet: str, head: _Head, lines: Iterator[Line]) -> Iterator[Row]:
    for number, values in lines:
        if number > MOST_ROWS:
            raise BadFile(f"Lembar {sheet} memuat lebih dari {MOST_ROWS} baris.")
        found = {
            name: values[column] if column < len(values) else None
            for name, column in head.columns.items()
        }
        if any(value is not None for value in found.values()):
            yield Row(sheet, number, found, head.titles, head.columns)


# Files ------------------------------------------------------------------------------


def _sheets(
    path: Path, sheet: str, formulas: bool = True
) -> Iterator[tuple[str, Iterator[Line]]]:
    if not path.is_file():
        raise BadFile(f"Berkas {path} tidak ada.")
    if path.stat().st_size > MOST_BYTES:
        raise BadFile(f"Berkas lebih besar dari {MOST_BYTES // 1_000_000} MB.")
    kind = path.suffix.lower()
    if kind == ".csv":
        yield from _csv(path)
    elif kind in (".xlsx", ".xlsm"):
        yield from _xlsx(path, sheet, formulas)
    else:
        raise BadFile("Berkas tabel harus XLSX atau CSV.")


def _csv(path: Path) -> Iterator[tuple[str, Iterator[Line]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield "", _csv_lines(file)


def _csv_lines(file: TextIO) -> Iterator[Line]:
    try:
        start = file.read(10_000)
        file.seek(0)
        # Lines that begin with # say where an export of the portal comes from.
        head = next((line for line in start.splitlines() if line[:1] != "#"), "")
        mark = max(";,\t", key=head.count)
        reader = csv.reader(file, delimiter=mark)
        for line in reader:
            if not (line and line[0].startswith("#")):
                yield reader.line_num, [_plain(cell) for cell in line]
    except UnicodeDecodeError as error:
        raise BadFile("Berkas CSV harus berkode UTF-8. Simpan ulang.") from error
    except csv.Error as error:
        raise BadFile(f"Berkas CSV rusak: {error}.") from error


def check_archive(path: Path) -> None:
    """Refuses archives that unpack to far more than an office file holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (OSError, zipfile.BadZipFile) as error:
        raise BadFile("Berkas rusak atau bukan XLSX.") from error
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > 5_000 or total > MOST_UNPACKED:
        raise BadFile("Isi berkas terlalu besar setelah dibuka.")
    if total > 50_000_000 and total > 200 * max(packed, 1):
        raise BadFile("Berkas dimampatkan secara tidak wajar.")


def _xlsx(
    path: Path, sheet: str, computed: bool
) -> Iterator[tuple[str, Iterator[Line]]]:
    check_archive(path)
    book = _open(path)
    formulas = _open(path, formulas=True)
    try:
        if sheet and sheet not in book.sheetnames:
            known = ", ".join(book.sheetnames)
            raise BadFile(f'Lembar "{sheet}" tidak ada. Yang ada: {known}.')
        for name in [sheet] if sheet else book.sheetnames:
            page = book[name]
            if not hasattr(page, "iter_rows"):
                continue
            has_formulas, merged = _scan(path, page._worksheet_path)
            twin = formulas[name] if has_formulas else None
            yield name, _lines(page, twin, merged, computed)
    finally:
        book.close()
        formulas.close()


def _open(path: Path, formulas: bool = False) -> Any:
    try:
        return openpyxl.load_workbook(path, read_only=True, data_only=not formulas)
    except Exception as error:
        raise BadFile("Berkas XLSX tidak terbaca. Simpan ulang.") from error


def _lines(
    page: Any, formulas: Any, merged: dict[int, set[int]], computed: bool
) -> Iterator[Line]:
    rows = _values(page)
    twins: Iterable[Any] = _values(formulas) if formulas else ()
    for number, (row, twin) in enumerate(zip_longest(rows, twins), start=1):
        values = [_plain(value) for value in row]
        for column, text in enumerate(twin or ()):
            if not (isinstance(text, str) and text[:1] == "="):
                continue
            # A formula that no program has computed yet has no value to import.
            if values[column] is None:
                values[column] = Broken("Rumus ini belum dihitung; simpan nilainya.")
            elif not computed:
                values[column] = Broken("Sel ini rumus; isi nilainya.", values[column])
        for column in merged.get(number, ()):
            if column < len(values):
                reason = "Sel ini digabung dengan sel lain; pisahkan."
                values[column] = Broken(reason, shown(values[column]))
        yield number, values


def _values(page: Any) -> Iterator[Any]:
    page.reset_dimensions()
    return page.iter_rows(max_col=MOST_COLUMNS, values_only=True)


def _plain(value: Any) -> Any:
    """The value as typed; a cell of blanks is an empty cell."""
    if isinstance(value, str):
        if len(value) > MOST_TEXT:
            return Broken("Teks sel ini terlalu panjang.")
        return value.strip() or None
    return value


def _scan(path: Path, member: str) -> tuple[bool, dict[int, set[int]]]:
    """Whether the sheet holds formulas, and its merged cells below the head.

    The reader of large files does not tell; the list stands at the end of the sheet.
    """
    has_formulas, merged, tail = False, {}, b""
    with zipfile.ZipFile(path) as archive, archive.open(member.lstrip("/")) as file:
        for chunk in chain(iter(lambda: file.read(1 << 20), b""), [b""]):
            text = tail + chunk
            if b"<!DOCTYPE" in text:
                raise BadFile("Berkas XLSX memuat DTD dan tidak dibaca.")
            has_formulas = has_formulas or b"<f>" in text or b"<f " in text
            for ref in _MERGED.findall(text):
                _add_merged(merged, ref.decode())
            tail = text[-60:] if chunk else b""
    return has_formulas, merged


def _add_merged(merged: dict[int, set[int]], ref: str) -> None:
    left, top, right, bottom = range_boundaries(ref)
    for row in range(top, min(bottom, top + 5_000) + 1):
        merged.setdefault(row, set()).update(range(left - 1, min(right, MOST_COLUMNS)))
