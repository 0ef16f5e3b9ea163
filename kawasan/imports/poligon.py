"""Boundaries of RT or kawasan from a map file, with their hectares when given.

A boundary already there is replaced only when the operator asks. Where the boundary
lies in another kelurahan than the row names, the name decides and the report tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.gis.geos import MultiPolygon
from django.db.models import F

from kawasan.imports import batch, cells, rt
from kawasan.imports.kawasan import Areas
from kawasan.imports.places import Places
from kawasan.imports.report import Report
from kawasan.imports.rt_store import RtStore, Saved, known_rt
from kawasan.imports.shapes import Feature, features
from kawasan.models import ImportBatch, Kawasan, Rt, Wilayah
from kawasan.models.fields import UtmAreaHa
from sibungas.lib.numbers import format_number

RT_FIELDS = rt.FIELDS | {
    "luas_verifikasi_ha": ("luas_kumuh", "luas", "luas ha", "luas_verifikasi"),
    "lintang": ("latitude", "lat"),
    "bujur": ("longitude", "lon", "long"),
}
KAWASAN_FIELDS = {"kode": ("kode_kawasan", "id_kawasan"), "nama": ("kawasan", "name")}
_FAR = Decimal(5)


@dataclass(frozen=True)
class Options:
    """What the operator chose."""

    within: str = ""
    tahun: int | None = None
    titles: dict[str, str] | None = None
    create: bool = False
    replace: bool = False
    repair: bool = False
    source: str = ""


def load(
    *,
    path: Path,
    target: str,
    options: Options,
    dry_run: bool = False,
    again: bool = False,
    by: Any,
) -> ImportBatch:
    """Import boundaries of ``target`` rt or kawasan."""

    def work(report: Report, _batch: ImportBatch) -> None:
        fields = RT_FIELDS if target == "rt" else KAWASAN_FIELDS
        found = features(path, fields, options.titles or {}, options.repair)
        loader = _RtLoader if target == "rt" else _KawasanLoader
        loader(report, options, path.name, batch.allowed(by)).run(found)

    return batch.run(
        jenis=ImportBatch.Jenis.POLIGON,
        path=path,
        options={
            "sasaran": target,
            "kab": options.within,
            "tahun": options.tahun,
            "kolom": options.titles,
            "buat": options.create,
            "perbaiki": options.repair,
        },
        work=work,
        dry_run=dry_run,
        again=again,
        by=by,
    )


class _RtLoader:
    """RT by kelurahan, RT and RW; new ones only when asked."""

    def __init__(self, report: Report, options: Options, name: str, may: Any):
        self.report, self.options, self.name, self.may = report, options, name, may
        self.places = Places(options.within)
        self.areas = Areas(self.places, report, create=options.create)
        self.shapes: dict[int, Feature] = {}

    def run(self, found: Iterator[Feature]) -> None:
        claims = list(self._claims(found))
        self._check_places(claims)
        claims = rt.unique(claims, self.report)
        known = known_rt({claim.place.pk for claim in claims})
        claims = [c for c in claims if self._can_take(c, known.get(c.key))]
        claims = self.areas.join_all(claims)
        for claim in claims:
            rt.warn(claim, self.report)
        saved = RtStore(self.report, self.name, self.options.replace).save(claims)
        self.areas.close()
        self._write(saved)
        self._check_areas(saved)

    def _claims(self, found: Iterator[Feature]) -> Iterator[rt.Claim]:
        for feature in found:
            row, problems = feature.row, []
            claim = rt.claim_of(row, self.places, self.may, problems)
            values = rt.numbers(row, rt.NUMBERS, problems)
            if feature.batas is None:
                problems.append(("", feature.problem))
            if values and not self.options.tahun:
                problems.append(("tahun", "Sebutkan tahun luas ini: --tahun."))
            if problems or claim is None:
                self.report.refuse(row, problems)
                continue
            claim.values, claim.tahun = values, self.options.tahun
            self.shapes[row.number] = feature
            yield claim

    def _can_take(self, claim: rt.Claim, there: Rt | None) -> bool:
        batas = self.shapes[claim.row.number].batas
        if there is None and not self.options.create:
            reason = "RT ini belum ada; pakai --buat untuk membuatnya."
        elif there and not (self.options.replace or _same_or_none(there, batas)):
            reason = "RT ini sudah mempunyai batas lain; pakai --perbarui."
        else:
            return True
        self.report.refuse(claim.row, [(rt.rt_column(claim.row), reason)])
        return False

    def _write(self, saved: list[Saved]) -> None:
        """The boundaries of the RT that were taken; only now is a row counted."""
        changed = []
        for claim, there, result in saved:
            batas = self.shapes[claim.row.number].batas
            if there.batas is None or not _same_or_none(there, batas):
                result = result if result == "baru" else "berubah"
                there.batas, there.versi = batas, there.versi + 1
                changed.append(there)
            self.report.accept(result, claim.values)
        Rt.objects.bulk_update(changed, ["batas", "versi"], batch_size=200)

    def _check_areas(self, saved: list[Saved]) -> None:
        """Boundaries whose planar area is far from the hectares of the row."""
        rows = Rt.objects.filter(pk__in=[there.pk for _c, there, _r in saved])
        measured = dict(rows.annotate(ha=UtmAreaHa(F("batas"))).values_list("pk", "ha"))
        for claim, there, _result in saved:
            given, found = claim.values.get("luas_verifikasi_ha"), measured[there.pk]
            if given and found and abs(found - given) * 100 > _FAR * given:
                reason = (
                    f"Luas poligon {format_number(found)} ha; berbeda lebih dari 5 %."
                )
                self.report.warn(claim.row, "luas_verifikasi_ha", reason)

    def _check_places(self, claims: list[rt.Claim]) -> None:
        """RT that lie in another kelurahan than named, and points that lie nowhere."""
        rows = Wilayah.objects.current().filter(
            jenis__in=("kelurahan", "desa"), batas__isnull=False
        )
        if self.options.within:
            rows = rows.within(self.options.within)
        else:
            rows = rows.filter(pk__in={claim.place.pk for claim in claims})
        borders = {
            pk: (nama, batas)
            for pk, nama, batas in rows.values_list("pk", "nama", "batas")
        }
        for claim in claims:
            feature = self.shapes[claim.row.number]
            if feature.repaired:
                self.report.warn(claim.row, "", feature.repaired)
            self._check_point(claim)
            if feature.batas is not None and claim.place.pk in borders:
                self._check_place(claim, feature.batas, borders)

    def _check_place(
        self,
        claim: rt.Claim,
        batas: MultiPolygon,
        borders: dict[int, tuple[str, MultiPolygon]],
    ) -> None:
        middle = batas.point_on_surface
        if borders[claim.place.pk][1].intersects(middle):
            return
        others = [nama for nama, shape in borders.values() if shape.intersects(middle)]
        where = f", tetapi di {others[0]}" if others else ""
        reason = f"Poligon ini tidak terletak di {claim.place.nama}{where}."
        self.report.warn(claim.row, "kelurahan", reason)

    def _check_point(self, claim: rt.Claim) -> None:
        for name, (low, high) in (("bujur", (94, 142)), ("lintang", (-12, 8))):
            try:
                value = cells.number(claim.row.get(name))
            except ValueError:
                continue
            # 0 is the latitude of no office, but the filling of many empty cells.
            if value is not None and (value == 0 or not low <= value <= high):
                reason = "Titik ini di luar Indonesia; titik tidak diimpor."
                self.report.warn(claim.row, name, reason)


class _KawasanLoader:
    """Boundaries of kawasan that are already known, by code or by name."""

    def __init__(self, report: Report, options: Options, name: str, may: Any):
        self.report, self.options, self.may = report, options, may
        self.source = (options.source or name)[:200]
        self.areas = Areas(Places(options.within), report, create=False)
        self.named: dict[int, int] = {}

    def run(self, found: Iterator[Feature]) -> None:
        for feature in found:
            try:
                result = self._take(feature)
            except ValueError as error:
                column = "kode" if feature.row.get("kode") is not None else "nama"
                self.report.refuse(feature.row, [(column, str(error))])
                continue
            if feature.repaired:
                self.report.warn(feature.row, "", feature.repaired)
            self.report.accept(result)

    def _take(self, feature: Feature) -> str:
        row = feature.row
        kode, name = cells.text(row.get("kode"), 30), cells.text(row.get("nama"), 120)
        kawasan = self.areas.find(kode, name)
        if kawasan is None:
            raise ValueError(f'Kawasan "{kode or name}" tidak ditemukan.')
        if kawasan.pk in self.named:
            first = self.named[kawasan.pk]
            raise ValueError(f"Kawasan ini sudah ada pada baris {first}.")
        if not all(self.may(place.kode) for place in kawasan.kelurahan.all()):
            raise ValueError("Kawasan ini di luar wewenang Anda.")
        if feature.batas is None:
            raise ValueError(feature.problem)
        self.named[kawasan.pk] = row.number
        return self._write(kawasan, feature.batas)

    def _write(self, kawasan: Kawasan, batas: MultiPolygon) -> str:
        if kawasan.batas is not None and kawasan.batas.equals_exact(batas):
            return "sama"
        if kawasan.batas is not None and not self.options.replace:
            raise ValueError("Kawasan ini sudah mempunyai batas; pakai --perbarui.")
        result = "baru" if kawasan.batas is None else "berubah"
        kawasan.batas, kawasan.sumber_batas = batas, self.source
        kawasan.versi += 1
        kawasan.save(update_fields=["batas", "sumber_batas", "versi", "diubah_pada"])
        return result


def _same_or_none(there: Rt, batas: MultiPolygon | None) -> bool:
    return there.batas is None or bool(there.batas.equals_exact(batas))
