"""Finds the place a row means: by its code, or by name inside the place above."""

from typing import Any, NamedTuple

from kawasan import kode as kodes
from kawasan.imports.tables import squash
from kawasan.models import Wilayah

_LEVELS = {1: "Provinsi", 2: "Kab/kota", 3: "Kecamatan", 4: "Kelurahan/desa"}


class Place(NamedTuple):
    """A place valid now."""

    pk: int
    kode: str
    nama: str
    jenis: str


class Places:
    """The places of a territory, looked up without a query per row."""

    def __init__(self, within: str = ""):
        rows = Wilayah.objects.current().order_by("kode")
        if within:
            rows = rows.within(within)
        self.within = within
        self._by_kode: dict[str, Place] = {}
        self._by_name: dict[tuple[int, str], list[Place]] = {}
        for place in map(Place._make, rows.values_list("pk", "kode", "nama", "jenis")):
            self._by_kode[place.kode] = place
            key = (kodes.level(place.kode), squash(place.nama))
            self._by_name.setdefault(key, []).append(place)

    def __bool__(self) -> bool:
        return bool(self._by_kode)

    def by_kode(self, text: Any) -> Place:
        """The place with this code, written with or without dots."""
        code = kodes.normalise(text)
        place = self._by_kode.get(code)
        if place is None:
            raise ValueError(f"Kode {code} tidak ada dalam data wilayah yang berlaku.")
        return place

    def by_name(self, level: int, name: str, inside: str = "") -> Place:
        """The only place of a level with this name in the place above.

        Blanks, capitals and the word before the name (Kelurahan, Desa) do not count.
        """
        plain = squash(name)
        found = self._inside(level, plain, inside)
        for word in (
            "kelurahan",
            "desa",
            "kecamatan",
            "kabupaten",
            "kota",
            "kec",
            "kel",
        ):
            if not found and plain.startswith(word):
                found = self._inside(level, plain.removeprefix(word), inside)
        if len(found) == 1:
            return found[0]
        where = f" di {self._by_kode[inside].nama}" if inside in self._by_kode else ""
        if not found:
            raise ValueError(f'{_LEVELS[level]} "{name}" tidak ditemukan{where}.')
        raise ValueError(
            f'Ada {len(found)} {_LEVELS[level].lower()} bernama "{name}"{where}.'
            " Tulis kode wilayahnya."
        )

    def kelurahan(self, kode: Any, names: tuple[str, str, str]) -> Place:
        """From a code, or from the names (kab/kota, kecamatan, kelurahan)."""
        if kode is not None:
            place = self.by_kode(kode)
            if kodes.level(place.kode) != 4:
                raise ValueError(f"Kode {place.kode} bukan kelurahan atau desa.")
            return place
        inside = self.within
        for level, name in enumerate(names, start=2):
            if name:
                inside = self.by_name(level, name, inside).kode
        if not inside or kodes.level(inside) != 4:
            raise ValueError("Kelurahan tidak diisi.")
        return self._by_kode[inside]

    def _inside(self, level: int, plain: str, inside: str) -> list[Place]:
        found = self._by_name.get((level, plain), [])
        if not inside:
            return found
        return [p for p in found if p.kode == inside or p.kode.startswith(f"{inside}.")]
