"""The table of a decree from XLSX, CSV or pasted cells, with an account per row.

Nothing is saved here. A row is read, refused with the cell and the reason, or passed
over because it is a sum; a place that is not found stays a text that awaits a tie.
Formulas are refused even when computed: a decree holds figures.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kawasan.imports import cells
from kawasan.imports.sk_places import Places
from kawasan.imports.tables import BadFile, Broken, Row, Shape, read, shown, squash
from kawasan.models import Kawasan, Rt
from kawasan.models.fields import MAX_HA
from kawasan.models.sk import MAX_SKOR, TingkatSk

MOST_BYTES = 5_000_000
MOST_LINES = 5_000
SHAPE = Shape(
    fields={
        "kode": ("kode kawasan", "id kawasan", "kode dalam sk"),
        "nama": ("nama kawasan", "kawasan", "nama lokasi", "lokasi"),
        "kode_kelurahan": ("kode desa", "kode kelurahan desa"),
        "kelurahan": ("desa", "kelurahan/desa", "desa/kelurahan"),
        "kecamatan": (),
        "rt": ("nomor rt",),
        "rw": ("nomor rw",),
        "rt_rw": ("rt/rw",),
        "luas_ha": ("luas", "luas kumuh", "luas kumuh (ha)", "luas kawasan (ha)"),
        "tingkat": ("tingkat kekumuhan", "klasifikasi", "kategori"),
        "skor": ("nilai", "nilai kekumuhan", "total nilai"),
        "catatan": ("keterangan",),
    },
    needed=(
        frozenset({"nama", "kode", "rt", "rt_rw"}),
        frozenset({"luas_ha", "tingkat"}),
    ),
    formulas=False,
)
# "KR", "Kumuh ringan" and "Ringan" are one; "Kumuh" alone says no level.
_LEVELS = {
    squash(word): kode
    for kode, label in TingkatSk.choices
    for word in (kode, label, label.removeprefix("Kumuh "))
}
_SUMS = ("jumlah", "total")
_STARTS_FORMULA = "=+@"


@dataclass(frozen=True)
class Fault:
    """A cell that was refused: where it is and why."""

    baris: int
    sel: str
    kolom: str
    isi: str
    alasan: str


@dataclass
class Account:
    """What became of every row of a file."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: list[tuple[int, str]] = field(default_factory=list)

    @property
    def tied(self) -> int:
        return sum(bool(line["kawasan"] or line["rt"]) for line in self.lines)

    @property
    def untied(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if not (line["kawasan"] or line["rt"])]


@contextmanager
def on_disk(name: str, chunks: Iterable[bytes]) -> Iterator[Path]:
    """An upload as a file for the reader of tables, gone afterwards."""
    kind = Path(name).suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise BadFile("Berkas harus XLSX atau CSV.")
    with tempfile.NamedTemporaryFile(suffix=kind) as file:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > MOST_BYTES:
                raise BadFile(f"Berkas lebih besar dari {MOST_BYTES // 1_000_000} MB.")
            file.write(chunk)
        file.flush()
        yield Path(file.name)


def read_lines(path: Path, places: Places) -> Account:
    """The account of a file; BadFile when it is no such table at all."""
    account = Account()
    seen: dict[Any, int] = {}
    for row in read(path, SHAPE):
        if len(account.lines) + len(account.faults) >= MOST_LINES:
            raise BadFile(f"Tabel memuat lebih dari {MOST_LINES} baris.")
        _take(row, places, account, seen)
    return account


def _take(row: Row, places: Places, account: Account, seen: dict[Any, int]) -> None:
    label = squash(shown(row.get("nama")) or shown(row.get("kode")) or "")
    if label.startswith(_SUMS):
        account.passed_over.append((row.number, "Baris jumlah tidak diimpor."))
        return
    cell = _Cells(row)
    line = _line(cell, places)
    if not cell.faults:
        _refuse_twice(row, line, cell, seen)
    if cell.faults:
        account.faults += cell.faults
    else:
        account.lines.append(line)


class _Cells:
    """Reads the cells of one row and keeps what is wrong with them."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.faults: list[Fault] = []

    def refuse(self, name: str, reason: str) -> None:
        value = shown(self.row.get(name))
        self.faults.append(
            Fault(
                baris=self.row.number,
                sel=self.row.ref(name),
                kolom=self.row.titles.get(name, name),
                isi="" if value is None else str(value)[:60],
                alasan=reason,
            )
        )

    def text(self, name: str, most: int = 200) -> str:
        try:
            found = cells.text(self.row.get(name), most)
        except ValueError as error:
            self.refuse(name, str(error))
            return ""
        if found[:1] and found[0] in _STARTS_FORMULA:
            self.refuse(name, "Sel ini rumus; isi nilainya.")
            return ""
        return found

    def measure(self, name: str, most: int) -> Any:
        value = self.row.get(name)
        if isinstance(value, str) and value[:1] == "=":
            value = Broken("Sel ini rumus; isi nilainya.")
        if value in ("-", "–"):
            return None
        try:
            return cells.measure(value, name, most)
        except ValueError as error:
            self.refuse(name, str(error))
            return None

    def level(self) -> str:
        text = self.text("tingkat", 40)
        if not text or text in "-–":
            return ""
        found = _LEVELS.get(squash(text))
        if found is None:
            self.refuse("tingkat", "Tingkat tidak dikenal. Isi TK, KR, KS, atau KB.")
        return found or ""


def _line(cell: _Cells, places: Places) -> dict[str, Any]:
    kode, nama = cell.text("kode", 60), cell.text("nama")
    kode_kel, kelurahan = cell.text("kode_kelurahan", 20), cell.text("kelurahan", 90)
    rt, rw = _rt_rw(cell)
    tied: Kawasan | Rt | None
    if rt:
        tied = places.rt(places.kelurahan(kode_kel, kelurahan), rt, rw)
    else:
        tied = places.kawasan_of(kode, nama)
    where = ", ".join(part for part in (kelurahan, cell.text("kecamatan", 90)) if part)
    numbers = " ".join(
        part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part
    )
    line = {
        "kawasan": tied if isinstance(tied, Kawasan) else None,
        "rt": tied if isinstance(tied, Rt) else None,
        "nama_dalam_sk": ", ".join(p for p in (numbers, nama) if p) or kode,
        "lokasi_dalam_sk": where,
        "kode_asli": kode,
        "luas_ha": cell.measure("luas_ha", MAX_HA),
        "skor": cell.measure("skor", MAX_SKOR),
        "tingkat": cell.level(),
        "catatan": cell.text("catatan", 300),
    }
    if not line["nama_dalam_sk"] and not cell.faults:
        cell.refuse("nama", "Baris ini tidak menyebut kawasan atau RT.")
    return line


def _rt_rw(cell: _Cells) -> tuple[str, str]:
    if cell.row.get("rt_rw") is not None:
        try:
            return cells.split_rt_rw(cell.row.get("rt_rw"))
        except ValueError as error:
            cell.refuse("rt_rw", str(error))
            return "", ""
    return cell.text("rt", 20), cell.text("rw", 20)


def _refuse_twice(
    row: Row, line: dict[str, Any], cell: _Cells, seen: dict[Any, int]
) -> None:
    """One place twice in one file is a mistake of the file, not two lines."""
    place = line["kawasan"] or line["rt"]
    if place is None:
        return
    first = seen.setdefault(place, row.number)
    if first != row.number:
        name = "rt" if line["rt"] else "nama"
        name = name if name in row.columns else next(iter(row.columns))
        cell.refuse(name, f"Tempat ini sudah ada di baris {first}.")
