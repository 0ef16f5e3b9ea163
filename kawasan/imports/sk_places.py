"""What a line of a decree may mean: kawasan and RT inside the place of the decree."""

from collections import defaultdict

from kawasan.imports.cells import one_of, same_number
from kawasan.imports.tables import squash
from kawasan.models import Kawasan, Rt, SkKumuhItem, Wilayah

_KELURAHAN = (Wilayah.Jenis.KELURAHAN, Wilayah.Jenis.DESA)
_MEANS = (
    "Tidak ditemukan di wilayah SK. Isi kode kawasan, atau kode kelurahan/RW/RT,"
    ' misalnya "63.71.01.1001/05/02".'
)


def written(item: SkKumuhItem) -> str:
    """A tie as people type it: the code of the kawasan, or kelurahan/RW/RT."""
    if item.kawasan:
        return item.kawasan.kode
    if item.rt:
        return f"{item.rt.kelurahan.kode}/{item.rt.rw}/{item.rt.rt}"
    return ""


class Places:
    """The kawasan, kelurahan and RT of one place, each read once and when needed."""

    def __init__(self, place: Wilayah) -> None:
        self.place = place
        rows = Kawasan.objects.within(place.kode).defer("batas")
        self.kawasan = list(rows.order_by("kode"))
        self._by_code = {k.kode.casefold(): k for k in self.kawasan}
        self._by_name: dict[str, list[Kawasan]] = defaultdict(list)
        for kawasan in self.kawasan:
            for name in {squash(kawasan.nama), squash(kawasan.alias)} - {""}:
                self._by_name[name].append(kawasan)
        self._kelurahan: list[Wilayah] | None = None
        self._rts: dict[int, list[Rt]] = {}

    def typed(self, text: str) -> Kawasan | Rt:
        """What a person named in one field; ValueError when there is none."""
        plain = text.strip()
        if plain.count("/") == 2:
            kode, rw, rt = (part.strip() for part in plain.split("/"))
            found = self.rt(self.kelurahan(kode, ""), rt, rw)
            if found:
                return found
        kawasan = self._by_code.get(plain.casefold())
        if kawasan is None:
            raise ValueError(_MEANS)
        return kawasan

    def kawasan_of(self, kode: str, nama: str) -> Kawasan | None:
        """By code, else by a name that only one kawasan bears."""
        by_code = self._by_code.get(kode.casefold()) if kode else None
        named = self._by_name.get(squash(nama), []) if nama else []
        bare = self._by_name.get(squash(nama).removeprefix("kawasan"), [])
        one = named or bare
        return by_code or (one[0] if len(one) == 1 else None)

    def kelurahan(self, kode: str, nama: str) -> Wilayah | None:
        """A kelurahan by its code, else by a name that only one bears."""
        if self._kelurahan is None:
            rows = Wilayah.objects.current().within(self.place.kode)
            rows = rows.filter(jenis__in=_KELURAHAN).defer("batas")
            self._kelurahan = list(rows)
        if kode:
            return next((w for w in self._kelurahan if w.kode == kode), None)
        named = [w for w in self._kelurahan if squash(w.nama) == squash(nama)]
        return named[0] if nama and len(named) == 1 else None

    def rt(self, kelurahan: Wilayah | None, rt: str, rw: str) -> Rt | None:
        """An active RT by its numbers; "001" and "1" are one."""
        if kelurahan is None or not rt:
            return None
        if kelurahan.pk not in self._rts:
            rows = Rt.objects.active().filter(kelurahan=kelurahan)
            rows = rows.select_related("kelurahan")
            rows = rows.defer("batas", "kelurahan__batas")
            self._rts[kelurahan.pk] = list(rows)
        wanted = same_number(one_of(rt)), same_number(one_of(rw) if rw else "")
        found = [
            row
            for row in self._rts[kelurahan.pk]
            if (same_number(row.rt), same_number(row.rw)) == wanted
        ]
        return found[0] if len(found) == 1 else None
