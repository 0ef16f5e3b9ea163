"""Loads Kemendagri codes: the province that ships with the project, or the nation.

Nothing is overwritten by a second run. A place already valid stays the row that facts
point at; only a changed name or kind is written, and the report says so.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from kawasan import kode as kodes
from kawasan.imports import batch
from kawasan.imports.report import Report
from kawasan.imports.tables import BadFile, Row
from kawasan.models import ImportBatch, Wilayah

SHIPPED = Path(__file__).parent.parent / "reference" / "wilayah-kalsel.csv"
EDISI = "idn-area-data 4.0.1"
MULAI = date(2025, 1, 1)
_FILES = ("provinces.csv", "regencies.csv", "districts.csv", "villages.csv")
_KINDS = ("kabupaten", "kota")


class Entry(NamedTuple):
    """One place of the list."""

    row: Row
    kode: str
    nama: str
    jenis: str
    kelas_kota: str


def load(
    *,
    path: Path = SHIPPED,
    edisi: str = EDISI,
    mulai: date = MULAI,
    close_missing: bool = False,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Load the list into the table; ``by`` None is the installation itself."""

    def work(report: Report, _batch: ImportBatch) -> None:
        _Loader(report, edisi, mulai, batch.allowed(by, "manage_wilayah")).run(
            read(path, report), close_missing
        )

    return batch.run(
        jenis=ImportBatch.Jenis.WILAYAH,
        path=path,
        options={"edisi": edisi, "mulai": mulai, "tutup": close_missing},
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


def read(path: Path, report: Report) -> Iterator[Entry]:
    """Entries of a folder or file of idn-area-data, or of our own list."""
    files = [path / name for name in _FILES] if path.is_dir() else [path]
    seen: set[str] = set()
    for file in files:
        for row in _lines(file):
            try:
                entry = _entry(row)
                if entry.kode in seen:
                    raise ValueError(f"Kode {entry.kode} tertulis dua kali.")
            except ValueError as error:
                report.refuse(row, [("kode", str(error))])
                continue
            seen.add(entry.kode)
            yield entry


def _lines(path: Path) -> Iterator[Row]:
    if not path.is_file():
        raise BadFile(f"Berkas {path} tidak ada.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        names = set(reader.fieldnames or ())
        own = {"kode", "nama"} <= names
        if not own and not {"code", "name"} <= names:
            raise BadFile(f"{path.name} tidak mempunyai kolom code dan name.")
        for line in reader:
            values = {
                "kode": line["kode" if own else "code"],
                "nama": line["nama" if own else "name"],
                "jenis": line.get("jenis"),
                "kelas_kota": line.get("kelas_kota"),
            }
            yield Row(path.name, reader.line_num, values, {}, {})


def _entry(row: Row) -> Entry:
    code = kodes.normalise(row.get("kode"))
    name = " ".join(str(row.get("nama") or "").split())
    if not 0 < len(name) <= 100:
        raise ValueError("Nama wilayah kosong atau terlalu panjang.")
    kind, name = (row.get("jenis"), name) if row.get("jenis") else _kind(code, name)
    if kind not in Wilayah.Jenis.values:
        raise ValueError(f'Jenis wilayah "{kind}" tidak dikenal.')
    return Entry(row, code, name, kind, row.get("kelas_kota") or "")


def _kind(code: str, name: str) -> tuple[str, str]:
    """The kind of place; "Kabupaten" and "Kota" leave the name of a kab/kota."""
    level = kodes.level(code)
    if level == 2:
        word, _, rest = name.partition(" ")
        if word.lower() not in _KINDS or not rest:
            raise ValueError(f'"{name}" harus diawali Kabupaten atau Kota.')
        return word.lower(), rest
    if level == 4:
        return ("desa" if kodes.is_desa(code) else "kelurahan"), name
    return ("provinsi" if level == 1 else "kecamatan"), name


class _Loader:
    """Compares the list with what is valid now and writes the difference."""

    def __init__(self, report: Report, edisi: str, mulai: date, may: Any):
        self.report, self.edisi, self.mulai, self.may = report, edisi, mulai, may
        self.known = {w.kode: w for w in Wilayah.objects.current().defer("batas")}
        self.parents = {kode: place.pk for kode, place in self.known.items()}

    def run(self, entries: Iterable[Entry], close_missing: bool) -> None:
        levels: dict[int, list[Entry]] = {1: [], 2: [], 3: [], 4: []}
        for entry in entries:
            levels[kodes.level(entry.kode)].append(entry)
        listed = {e.kode for found in levels.values() for e in found}
        for found in levels.values():
            new = [entry for entry in found if self._is_new(entry)]
            self._insert(new)
        self._missing(listed, close_missing)

    def _is_new(self, entry: Entry) -> bool:
        """Whether to insert; a known place is compared, a stray one refused."""
        if not self.may(entry.kode):
            self._refuse(entry, "Wilayah ini di luar wewenang Anda.")
            return False
        parent = kodes.parent_kode(entry.kode)
        if parent and parent not in self.parents:
            self._refuse(entry, f"Wilayah induk {parent} tidak ada.")
            return False
        place = self.known.get(entry.kode)
        if place is None:
            return True
        self._compare(entry, place)
        return False

    def _compare(self, entry: Entry, place: Wilayah) -> None:
        changes = {
            name: value
            for name, value in (("nama", entry.nama), ("jenis", entry.jenis))
            if getattr(place, name) != value
        }
        if entry.kelas_kota and not place.kelas_kota:
            changes["kelas_kota"] = entry.kelas_kota
        if not changes:
            self.report.accept("sama")
            return
        for name, value in changes.items():
            before = getattr(place, name)
            reason = f'{entry.kode}: {name} berubah dari "{before}" menjadi "{value}".'
            self.report.warn(entry.row, "nama", reason)
            setattr(place, name, value)
        place.save(update_fields=list(changes))
        self.report.accept("berubah")

    def _insert(self, entries: list[Entry]) -> None:
        done = batch.insert(Wilayah, entries, self._refuse, self._build)
        for entry, place in done:
            self.parents[entry.kode] = place.pk
            self.report.accept("baru")

    def _build(self, entry: Entry) -> Wilayah:
        parent = kodes.parent_kode(entry.kode)
        return Wilayah(
            kode=entry.kode,
            nama=entry.nama,
            jenis=entry.jenis,
            kelas_kota=entry.kelas_kota,
            parent_id=self.parents[parent] if parent else None,
            edisi=self.edisi,
            berlaku_mulai=self.mulai,
        )

    def _refuse(self, entry: Entry, reason: str) -> None:
        self.report.refuse(entry.row, [("kode", reason)])

    def _missing(self, listed: set[str], close: bool) -> None:
        """Places of the listed provinces that the list no longer names."""
        provinces = {kode[:2] for kode in listed}
        gone = [
            place
            for kode, place in self.known.items()
            if kode[:2] in provinces and kode not in listed and not place.is_demo
            if self.may(kode)
        ]
        codes = ", ".join(sorted(place.kode for place in gone)[:50])
        if gone and close and self.report.rejected:
            # A refused line may be one of the places that seem to be gone.
            self.report.notes.append("Tidak ada wilayah diakhiri: ada baris ditolak.")
        elif gone and not close:
            self.report.notes.append(
                f"{len(gone)} wilayah tidak ada lagi dalam daftar dan tetap berlaku"
                f" (pakai --tutup untuk mengakhirinya): {codes}."
            )
        elif gone:
            for place in gone:
                first = place.berlaku_mulai + timedelta(days=1)
                place.berlaku_sampai = max(self.mulai, first)
            Wilayah.objects.bulk_update(gone, ["berlaku_sampai"], batch_size=1_000)
            self.report.notes.append(f"{len(gone)} wilayah diakhiri: {codes}.")
