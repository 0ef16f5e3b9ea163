"""Writes the RT that rows claim, and their denominators."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kawasan.imports import batch, cells
from kawasan.imports.report import Report
from kawasan.models import Rt, RtPenyebut

if TYPE_CHECKING:
    from kawasan.imports.rt import Claim


class Saved(NamedTuple):
    """A claim that was taken: its RT, and baru, berubah or sama."""

    claim: "Claim"
    rt: Rt
    result: str


class RtStore:
    """Knows the RT of the kelurahan it is asked about, without a query per row."""

    def __init__(self, report: Report, source: str, replace: bool):
        self.report, self.source, self.replace = report, source[:150], replace

    def save(self, claims: "list[Claim]") -> "list[Saved]":
        """Each claim that was not refused, with its RT and what became of it."""
        known = known_rt({claim.place.pk for claim in claims})
        fresh = [claim for claim in claims if claim.key not in known]
        rows = self._insert(fresh)
        new = set(rows)
        for claim in claims:
            rt = known.get(claim.key)
            if rt is not None and self._fits(claim, rt):
                rows[claim.key] = rt
        results = self._denominators([c for c in claims if c.key in rows], rows, new)
        return [Saved(claim, rows[claim.key], result) for claim, result in results]

    def _insert(self, claims: "list[Claim]") -> dict[Any, Rt]:
        # Two years of one RT in one file are one new RT.
        same: dict[Any, list[Claim]] = {}
        for claim in claims:
            same.setdefault(claim.key, []).append(claim)

        def build(group: "list[Claim]") -> Rt:
            claim = group[0]
            return Rt(
                kelurahan_id=claim.place.pk,
                kawasan_id=claim.kawasan_id,
                rw=claim.rw,
                rt=claim.rt,
                kampung=claim.kampung,
            )

        def refuse(group: "list[Claim]", reason: str) -> None:
            for claim in group:
                self.report.refuse(claim.row, [("rt", reason)])

        done = batch.insert(Rt, list(same.values()), refuse, build)
        return {group[0].key: rt for group, rt in done}

    def _fits(self, claim: "Claim", rt: Rt) -> bool:
        """Whether a known RT is open and its kawasan agrees, or may be set."""
        if not rt.aktif:
            reason = "RT ini sudah ditutup; buka kembali lebih dahulu."
            self.report.refuse(claim.row, [("rt", reason)])
            return False
        if claim.kawasan_id in (None, rt.kawasan_id):
            return True
        if rt.kawasan_id is not None and not self.replace:
            reason = "RT ini sudah tercatat di kawasan lain; pakai --perbarui."
            self.report.refuse(claim.row, [("kawasan", reason)])
            return False
        rt.kawasan_id = claim.kawasan_id
        rt.versi += 1
        rt.save(update_fields=["kawasan", "versi", "diubah_pada"])
        self.report.notes.append(f"Kawasan {rt} (baris {claim.row.number}) diisi.")
        return True

    def _denominators(
        self, claims: "list[Claim]", rows: dict[Any, Rt], new: set[Any]
    ) -> "Iterator[tuple[Claim, str]]":
        dated = [claim for claim in claims if claim.values and claim.tahun]
        present = {
            (p.rt_id, p.berlaku_tahun): p
            for p in RtPenyebut.objects.filter(rt__in=[rows[c.key] for c in dated])
        }
        fresh = []
        for claim in claims:
            there = present.get((rows[claim.key].pk, claim.tahun or 0))
            if not (claim.values and claim.tahun):
                yield claim, "baru" if claim.key in new else "sama"
            elif there is None:
                fresh.append(claim)
            elif result := self._compare(claim, there):
                yield claim, result
        for claim in self._insert_denominators(fresh, rows):
            yield claim, "baru"

    def _insert_denominators(
        self, claims: "list[Claim]", rows: dict[Any, Rt]
    ) -> "list[Claim]":
        def build(claim: "Claim") -> RtPenyebut:
            return RtPenyebut(
                rt=rows[claim.key],
                berlaku_tahun=claim.tahun,
                sumber=self.source,
                **claim.values,
            )

        def refuse(claim: "Claim", reason: str) -> None:
            self.report.refuse(claim.row, [("", reason)])

        return [
            claim for claim, _row in batch.insert(RtPenyebut, claims, refuse, build)
        ]

    def _compare(self, claim: "Claim", there: RtPenyebut) -> str:
        """Same numbers: nothing to do. Others: only when replacing is asked."""
        other = different(there, claim.values)
        if not other:
            return "sama"
        if not self.replace:
            reason = f"Sudah tercatat lain untuk {claim.tahun}; pakai --perbarui."
            self.report.refuse(
                claim.row,
                [
                    (name, f"{reason} Tercatat: {getattr(there, name)}.")
                    for name in other
                ],
            )
            return ""
        for name in other:
            setattr(there, name, claim.values[name])
        there.sumber = self.source
        there.save()
        return "berubah"


def known_rt(kelurahan: Iterable[int]) -> dict[Any, Rt]:
    """The RT of these kelurahan by what makes them one; closed ones only if alone."""
    rows = Rt.objects.filter(kelurahan__in=list(kelurahan)).order_by("aktif", "pk")
    rows = rows.select_related("kelurahan").defer("batas", "kelurahan__batas")
    same = cells.same_number
    return {
        (rt.kelurahan_id, same(rt.rw), same(rt.rt), rt.kampung.strip().casefold()): rt
        for rt in rows
    }


def different(there: Any, values: dict[str, Decimal]) -> list[str]:
    """Names of the columns in which a stored row says something else."""
    return [name for name, value in values.items() if getattr(there, name) != value]
