"""Dividing the seven aspects among the offices of a place."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from kawasan import access
from kawasan.models import Wilayah
from kelompok.aspek import ASPEK
from kelompok.models import AspekOpd
from sibungas.audit.record import record
from sibungas.lib.errors import Refused, Stale

RIGHT = "edit_plan"
_PLACES = frozenset({"provinsi", "kabupaten", "kota"})
# Aspect, number of the office, role.
Part = tuple[int, int, str]


def mark(wilayah: Wilayah) -> str:
    """The division as it is now, as a text that changes with it."""
    rows = AspekOpd.objects.filter(wilayah=wilayah).order_by("aspek", "institution")
    parts = rows.values_list("aspek", "institution_id", "peran")
    return " ".join(f"{aspect}:{office}:{role}" for aspect, office, role in parts)


@transaction.atomic
def divide(*, wilayah: Wilayah, parts: Iterable[Part], seen: str, by: Any) -> None:
    """Replaces the division of a place; ``seen`` is the mark of the one shown."""
    access.require(by, RIGHT, wilayah.kode)
    place = Wilayah.objects.defer("batas").select_for_update().get(pk=wilayah.pk)
    if place.jenis not in _PLACES:
        raise Refused(
            "Aspek dibagi untuk kabupaten, kota, atau provinsi.", code="wilayah_salah"
        )
    before = mark(place)
    if before != seen:
        raise Stale(
            "Pembagian ini sudah diubah orang lain sejak Anda membukanya.",
            current=None,
        )
    wanted = {(aspect, office): role for aspect, office, role in parts}
    stored = {
        (row.aspek, row.institution_id): row
        for row in AspekOpd.objects.filter(wilayah=place)
    }
    for key, row in stored.items():
        if wanted.get(key) != row.peran:
            row.delete()
    for (aspect, office), role in sorted(wanted.items()):
        old = stored.get((aspect, office))
        if old is None or old.peran != role:
            made = AspekOpd(
                wilayah=place, aspek=aspect, institution_id=office, peran=role,
                is_demo=place.is_demo,
            )  # fmt: skip
            made.full_clean()
            made.save()
    after = mark(place)
    if after != before:
        record(
            "aspek.divided",
            place,
            by=by,
            kode_wilayah=place.kode,
            before={"aspek": before},
            after={"aspek": after},
        )


def main_office(kode: str, aspect: int | None) -> int | None:
    """The office that answers for an aspect in a place."""
    if aspect not in ASPEK:
        return None
    rows = AspekOpd.objects.filter(wilayah__kode=kode, aspek=aspect, peran="utama")
    return rows.values_list("institution_id", flat=True).first()
