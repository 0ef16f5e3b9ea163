"""Lokus on pages of places: of one kawasan, and counted for the kab/kota of a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from kawasan.models import Kawasan, Wilayah
from kelompok.models import Komitmen, Lokus

MOST = 8
_CITY = 5


@dataclass(frozen=True)
class Count:
    """How many lokus touch a place, and how many commitments there are late."""

    lokus: int = 0
    komitmen: int = 0
    terlambat: int = 0


def of_kawasan(user: Any, place: Kawasan) -> list[Lokus]:
    """The newest lokus in this kawasan that the person reads."""
    rows = Lokus.objects.visible_to(user).filter(kawasan=place)
    return list(rows.with_places().counted()[:MOST])


def per_city(province: Wilayah, tahun: int) -> tuple[dict[str, Count], Count]:
    """Lokus of a year by kab/kota, and in the province; each counts once in the sum.

    A lokus belongs to the kab/kota that chose it and to every one in which it lies.
    """
    found = Lokus.objects.touching(province.kode).filter(tahun=tahun)
    rows = list(found.values_list("pk", "wilayah__kode", "kelurahan__kode"))
    areas: dict[int, list[str]] = defaultdict(list)
    for pk, kode in found.exclude(kawasan=None).values_list(
        "pk", "kawasan__kelurahan__kode"
    ):
        areas[pk].append(kode)
    sums = _commitments([pk for pk, *_ in rows])
    cities: dict[str, set[int]] = defaultdict(set)
    for pk, chosen, place in rows:
        for kode in (chosen, place, *areas[pk]):
            if kode and len(kode) >= _CITY:
                cities[kode[:_CITY]].add(pk)
    told = {city: _count(keys, sums) for city, keys in cities.items()}
    return told, _count((pk for pk, *_ in rows), sums)


def _commitments(keys: list[int]) -> dict[int, tuple[int, int]]:
    """Standing commitments of each lokus, and how many of them are late."""
    day = timezone.localdate()
    sums: dict[int, tuple[int, int]] = {}
    for one in Komitmen.objects.standing().filter(lokus__in=keys):
        many, late = sums.get(one.lokus_id, (0, 0))
        sums[one.lokus_id] = many + 1, late + one.is_late_on(day)
    return sums


def _count(keys: Iterable[int], sums: dict[int, tuple[int, int]]) -> Count:
    found = list(keys)
    pairs = [sums.get(pk, (0, 0)) for pk in found]
    return Count(len(found), sum(a for a, _ in pairs), sum(b for _, b in pairs))
