"""Gives places of the code list their boundaries, from a map file of the office."""

from pathlib import Path
from typing import Any

from kawasan import kode as kodes
from kawasan.imports import batch, cells
from kawasan.imports.places import Place, Places
from kawasan.imports.report import Report
from kawasan.imports.shapes import Feature, features
from kawasan.models import ImportBatch, Wilayah

FIELDS = {
    "kode": (
        "kode wilayah",
        "kode_kel",
        "kode_desa",
        "kode_kec",
        "kode_kab",
        "kdepum",
        "kdcpum",
        "kdpkab",
        "kode_kd",
        "code",
    ),
    "nama": ("namobj", "name", "nama_wilayah"),
    "kelurahan": ("desa", "kel_desa", "nama_kel", "wadmkd"),
    "kecamatan": ("nama_kec", "wadmkc"),
    "kab_kota": ("kabupaten", "kota", "wadmkk"),
}


def load(
    *,
    path: Path,
    source: str,
    within: str = "",
    titles: dict[str, str] | None = None,
    repair: bool = False,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Write each sound boundary to the place it names; a place is named once."""

    def work(report: Report, _batch: ImportBatch) -> None:
        loader = _Loader(report, Places(within), source or path.name, by)
        for feature in features(path, FIELDS, titles or {}, repair):
            loader.add(feature)
        loader.flush()
        loader.tell_the_rest()

    return batch.run(
        jenis=ImportBatch.Jenis.BATAS,
        path=path,
        options={"kab": within, "kolom": titles, "perbaiki": repair},
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


class _Loader:
    def __init__(self, report: Report, places: Places, source: str, by: Any):
        self.report, self.places, self.source = report, places, source[:200]
        self.may = batch.allowed(by)
        self.named: dict[int, int] = {}
        self.levels: set[int] = set()
        self.pending: list[tuple[Feature, Place]] = []

    def add(self, feature: Feature) -> None:
        row = feature.row
        try:
            place = self._place(feature)
        except ValueError as error:
            column = "kode" if row.get("kode") is not None else "nama"
            self.report.refuse(row, [(column, str(error))])
            return
        if place.pk in self.named:
            first = self.named[place.pk]
            reason = f"{place.kode} {place.nama} sudah ada pada baris {first}."
            self.report.refuse(row, [("kode", reason)])
        elif not self.may(place.kode):
            self.report.refuse(row, [("kode", "Wilayah ini di luar wewenang Anda.")])
        elif feature.batas is None:
            reason = f"{place.kode} {place.nama}: {feature.problem}"
            self.report.refuse(row, [("", reason)])
        else:
            self.named[place.pk] = row.number
            self.levels.add(kodes.level(place.kode))
            self.pending.append((feature, place))
            if len(self.pending) >= 500:
                self.flush()

    def _place(self, feature: Feature) -> Place:
        row = feature.row
        if row.get("kode") is not None:
            return self._checked(row, self.places.by_kode(row.get("kode")))
        names = [cells.text(row.get(n)) for n in ("kab_kota", "kecamatan", "kelurahan")]
        if not any(names):
            names = [cells.text(row.get("nama"))]
            return self._anywhere(names[0])
        inside = self.places.within
        for level, name in enumerate(names, start=2):
            if name:
                inside = self.places.by_name(level, name, inside).kode
        return self.places.by_kode(inside)

    def _anywhere(self, name: str) -> Place:
        """A name alone: the highest level below the territory that knows it."""
        start = kodes.level(self.places.within) + 1 if self.places.within else 1
        for level in range(start, 5):
            try:
                return self.places.by_name(level, name, self.places.within)
            except ValueError:
                continue
        raise ValueError(f'Tidak ada satu wilayah bernama "{name}".')

    def _checked(self, row: Any, place: Place) -> Place:
        """The code decides; a name that says otherwise is told."""
        level = kodes.level(place.kode)
        field = ("", "", "kab_kota", "kecamatan", "kelurahan")[level] or "nama"
        name = cells.text(row.get(field)) or cells.text(row.get("nama"))
        if name:
            try:
                same = self.places.by_name(level, name, place.kode) == place
            except ValueError:
                same = False
            if not same:
                reason = f'Kode {place.kode} bernama "{place.nama}" dalam data wilayah.'
                self.report.warn(row, field if row.get(field) else "nama", reason)
        return place

    def flush(self) -> None:
        """Write what is pending; a boundary already there is left alone."""
        rows = Wilayah.objects.in_bulk([place.pk for _f, place in self.pending])
        changed = []
        for feature, place in self.pending:
            wilayah = rows[place.pk]
            if feature.repaired:
                self.report.warn(feature.row, "", feature.repaired)
            if wilayah.batas is not None and wilayah.batas.equals_exact(feature.batas):
                self.report.accept("sama")
                continue
            self.report.accept("baru" if wilayah.batas is None else "berubah")
            wilayah.batas, wilayah.sumber_batas = feature.batas, self.source
            changed.append(wilayah)
        Wilayah.objects.bulk_update(changed, ["batas", "sumber_batas"], batch_size=200)
        self.pending = []

    def tell_the_rest(self) -> None:
        """Which places of the same levels still have no boundary."""
        if not self.levels:
            return
        dots = {level - 1 for level in self.levels}
        rows = Wilayah.objects.current().filter(batas=None)
        rows = rows.within(self.places.within) if self.places.within else rows
        provinces = set(
            Wilayah.objects.filter(pk__in=self.named).values_list("kode", flat=True)
        )
        provinces = {kode[:2] for kode in provinces}
        missing = [
            kode
            for kode in rows.order_by("kode").values_list("kode", flat=True)
            if kode.count(".") in dots and kode[:2] in provinces
        ]
        if missing:
            shown = ", ".join(missing[:30]) + (", …" if len(missing) > 30 else "")
            self.report.notes.append(
                f"{len(missing)} wilayah masih tanpa batas: {shown}."
            )
