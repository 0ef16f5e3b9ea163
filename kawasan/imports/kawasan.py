"""Finds the kawasan a row names, and creates new ones only when asked to."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from kawasan.imports import cells
from kawasan.imports.places import Place, Places
from kawasan.imports.report import Report
from kawasan.imports.tables import squash
from kawasan.models import Kawasan

if TYPE_CHECKING:
    from kawasan.imports.rt import Claim


class Areas:
    """Kawasan of the territory by code and by name, and those to be created.

    A new kawasan takes the sum of the hectares of its RT as its verified hectares.
    """

    def __init__(self, places: Places, report: Report, *, create: bool):
        self.places, self.report, self.create = places, report, create
        rows = Kawasan.objects.prefetch_related("kelurahan").defer("batas")
        rows = rows.within(places.within) if places.within else rows
        self.by_kode: dict[str, Kawasan] = {}
        self.by_name: dict[str, list[Kawasan]] = {}
        self.kelurahan: dict[int, set[int]] = {}
        self.hectares: dict[int, Decimal] = {}
        for kawasan in rows:
            self._know(kawasan, {place.pk for place in kawasan.kelurahan.all()})

    def _know(self, kawasan: Kawasan, kelurahan: set[int]) -> None:
        self.by_kode[kawasan.kode.casefold()] = kawasan
        self.by_name.setdefault(squash(kawasan.nama), []).append(kawasan)
        self.kelurahan[kawasan.pk] = kelurahan

    def join_all(self, claims: "list[Claim]") -> "list[Claim]":
        """Give each claim the kawasan its row names; refuse what cannot be."""
        return [claim for claim in claims if self._join(claim)]

    def _join(self, claim: "Claim") -> bool:
        row, hectares = claim.row, claim.values.get("luas_verifikasi_ha")
        column = "kode_kawasan" if row.get("kode_kawasan") is not None else "kawasan"
        try:
            kode = cells.text(row.get("kode_kawasan"), 30)
            name = cells.text(row.get("kawasan"), 120)
            if not kode and not name:
                return True
            kawasan = self.find(kode, name) or self._new(kode, name, claim, hectares)
            self._check(kawasan, claim)
        except (ValueError, ValidationError) as error:
            self.report.refuse(row, [(column, sentence(error))])
            return False
        if kawasan.pk in self.hectares and hectares:
            self.hectares[kawasan.pk] += hectares
        claim.kawasan_id = kawasan.pk
        return True

    def find(self, kode: str, name: str) -> Kawasan | None:
        """The kawasan with this code, else the only one with this name."""
        if kode:
            return self.by_kode.get(kode.casefold())
        found = self.by_name.get(squash(name), [])
        if len(found) > 1:
            raise ValueError(
                f'Ada {len(found)} kawasan bernama "{name}"; tulis kodenya.'
            )
        return found[0] if found else None

    def _check(self, kawasan: Kawasan, claim: "Claim") -> None:
        """An RT lies in one of the kelurahan of its kawasan."""
        if claim.place.pk in self.kelurahan[kawasan.pk]:
            return
        if kawasan.pk not in self.hectares:
            raise ValueError(
                f"Kawasan {kawasan.nama} tidak mencakup {claim.place.nama}."
            )
        kawasan.kelurahan.add(claim.place.pk)
        self.kelurahan[kawasan.pk].add(claim.place.pk)

    def _new(
        self, kode: str, name: str, claim: "Claim", hectares: Decimal | None
    ) -> Kawasan:
        if not self.create:
            raise ValueError(
                f'Kawasan "{kode or name}" belum ada; pakai --buat-kawasan.'
            )
        if not hectares:
            raise ValueError("Kawasan baru memerlukan luas verifikasi RT-nya.")
        area = self.places.within or claim.place.kode.rpartition(".")[0]
        kode = kode or f"{area}-{squash(name)}"[:30]
        if kode.casefold() in self.by_kode:
            raise ValueError(f"Kode kawasan {kode} sudah dipakai kawasan lain.")
        return self.add(kode, name or kode, hectares, [claim.place], {})

    def add(
        self,
        kode: str,
        name: str,
        hectares: Decimal,
        places: list[Place],
        values: dict[str, Any],
    ) -> Kawasan:
        """A new kawasan; its hectares may still grow until ``close``."""
        kawasan = Kawasan(kode=kode, nama=name, luas_verifikasi_ha=hectares, **values)
        kawasan.clean_fields(exclude=[f for f, v in values.items() if v is None])
        kawasan.save()
        kawasan.kelurahan.set([place.pk for place in places])
        self._know(kawasan, {place.pk for place in places})
        self.hectares[kawasan.pk] = Decimal(0)
        return kawasan

    def close(self) -> None:
        """Write the hectares of the kawasan made here."""
        rows = Kawasan.objects.defer("batas").in_bulk(list(self.hectares))
        for pk, hectares in self.hectares.items():
            kawasan = rows[pk]
            if hectares and kawasan.luas_verifikasi_ha != hectares:
                kawasan.luas_verifikasi_ha = hectares
                kawasan.save(update_fields=["luas_verifikasi_ha", "diubah_pada"])
        if self.hectares:
            names = ", ".join(sorted(kawasan.nama for kawasan in rows.values()))
            count = len(rows)
            self.report.notes.append(f"{count} kawasan baru: {names}.")


def sentence(error: Exception) -> str:
    """What a refused value or a refused row says."""
    return (
        " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    )
