"""Rivers from a map file. What the file does not say stays unknown.

A row is recognised by its shape and name: the same file again adds nothing. Attributes
that decide the width of the strip are typed in the portal, not guessed from a size.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.gis.geos import GEOSGeometry

from kawasan.imports import batch
from kawasan.imports.report import Report
from kawasan.imports.shapes import waters
from kawasan.imports.tables import BadFile, Row
from kawasan.models import ImportBatch, Sungai, Wilayah

FIELDS: dict[str, tuple[str, ...]] = {
    "nama": ("toponim", "nama_sungai", "namobj", "name"),
    "keterangan": ("jenis", "kelas", "remark"),
}


@dataclass(frozen=True)
class Options:
    """What the operator chose: the keeping place, the source, other titles."""

    wilayah: str
    sumber: str
    jenis: str = Sungai.Jenis.SUNGAI
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Claim:
    row: Row
    nama: str
    keterangan: str
    geom: GEOSGeometry
    sidik: str


def load(
    *,
    path: Path,
    options: Options,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Import every feature of the file as one row of ``Sungai``."""

    def work(report: Report, _batch: ImportBatch) -> None:
        place = _place(options, by)
        _load(path, options, place, report)

    return batch.run(
        jenis=ImportBatch.Jenis.SUNGAI,
        path=path,
        options={
            "wilayah": options.wilayah,
            "jenis": options.jenis,
            "sumber": options.sumber,
            "kolom": options.titles,
        },
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


def _place(options: Options, by: Any) -> Wilayah:
    kinds = ["provinsi", "kabupaten", "kota"]
    found = Wilayah.objects.current().filter(kode=options.wilayah, jenis__in=kinds)
    place = found.defer("batas").first()
    if place is None or not batch.allowed(by)(place.kode):
        raise BadFile(
            f"Tidak ada kab/kota atau provinsi {options.wilayah} di wilayah Anda."
        )
    if not options.sumber.strip():
        raise BadFile("Sebutkan sumber data sungai: --sumber.")
    return place


def _load(path: Path, options: Options, place: Wilayah, report: Report) -> None:
    known = set(Sungai.objects.filter(wilayah=place).values_list("sidik", flat=True))
    claims: list[_Claim] = []
    seen: set[str] = set()
    for row, geom, problem in waters(path, FIELDS, options.titles):
        if geom is None:
            report.refuse(row, [("", problem)])
            continue
        claim = _claim(row, geom)
        if claim.sidik in seen:
            report.refuse(row, [("", "Baris yang sama sudah ada dalam berkas ini.")])
        elif claim.sidik in known:
            report.accept("sama")
        else:
            claims.append(claim)
        seen.add(claim.sidik)

    def refuse(claim: _Claim, sentence: str) -> None:
        report.refuse(claim.row, [("", sentence)])

    done = batch.insert(
        Sungai, claims, refuse, lambda claim: _built(claim, options, place)
    )
    for _ in done:
        report.accept("baru")
    nameless = sum(1 for claim, _row in done if not claim.nama)
    if nameless:
        report.notes.append(f"{nameless} sungai baru tanpa nama.")


def _claim(row: Row, geom: GEOSGeometry) -> _Claim:
    nama = str(row.get("nama") or "")[:120]
    keterangan = str(row.get("keterangan") or "")[:60]
    mark = hashlib.sha256(bytes(geom.wkb) + nama.encode()).hexdigest()
    return _Claim(row, nama, keterangan, geom, mark)


def _built(claim: _Claim, options: Options, place: Wilayah) -> Sungai:
    return Sungai(
        nama=claim.nama,
        keterangan=claim.keterangan,
        jenis=options.jenis,
        wilayah=place,
        geom=claim.geom,
        sumber=options.sumber.strip()[:200],
        sidik=claim.sidik,
        is_demo=place.is_demo,
    )
