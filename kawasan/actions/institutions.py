"""The offices that people act for. All who work with the portal see all of them.

Who manages the people of the nation keeps every office; who manages people or keeps the
Pokja of a place keeps the offices that work there.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kawasan import access
from kawasan.models import Wilayah
from sibungas.accounts.models import Institution
from sibungas.audit.record import changes, record
from sibungas.lib.errors import Stale

SHIPPED = Path(__file__).parent.parent / "reference" / "instansi-kalsel.csv"
_PROVINCE = "63"
_EVERY_CITY = "{kab_kota}"
_OF_PEOPLE, _OF_POKJA = "manage_users", "edit_pokja"


def may_keep(user: Any, kode: str) -> bool:
    """Whether the user keeps offices of a place; "" are those of the nation."""
    if access.can(user, _OF_PEOPLE, kode):
        return True
    return bool(kode) and access.can(user, _OF_POKJA, kode)


def may_add(user: Any) -> bool:
    return any(access.can_anywhere(user, right) for right in (_OF_PEOPLE, _OF_POKJA))


@transaction.atomic
def save_institution(
    *,
    institution: Institution | None,
    values: Mapping[str, Any],
    by: Any,
    versi: int | None = None,
) -> Institution:
    """A new office, or the given one changed; needs the right where it works."""
    kode = values.get("kode_wilayah", institution.kode_wilayah if institution else "")
    _require(by, kode)
    if institution is None:
        kept, verb = Institution(), "institution.created"
    else:
        kept = Institution.objects.select_for_update().get(pk=institution.pk)
        _require(by, kept.kode_wilayah)
        verb = "institution.updated"
        if versi is not None and kept.versi != versi:
            raise Stale(
                "Data instansi ini sudah diubah orang lain sejak Anda membukanya.",
                current=kept,
            )
    if kode and kode != kept.kode_wilayah:
        _require_place(kode)
    before, after = changes(kept, values)
    if after or institution is None:
        for name, value in values.items():
            setattr(kept, name, value)
        kept.versi += 1 if institution else 0
        kept.full_clean()
        kept.save()
        record(
            verb,
            kept,
            by=by,
            kode_wilayah=kept.kode_wilayah,
            before=before if institution else None,
            after=after,
        )
    return kept


def _require(by: Any, kode: str) -> None:
    if not may_keep(by, kode):
        # The sentence of the right that is missing, for a place or the nation.
        access.require(by, _OF_POKJA if kode else _OF_PEOPLE, kode)


def _require_place(kode: str) -> None:
    if not Wilayah.objects.current().filter(kode=kode).exists():
        sentence = "Kode wilayah ini tidak dikenal. Tulis misalnya 63.71."
        raise ValidationError({"kode_wilayah": sentence})


@transaction.atomic
def load_institutions(*, by: Any = None) -> int:
    """Adds the offices that documents name and that are not there yet; how many.

    What people have changed stays: an office is known by its name, and one that is
    there is left alone.
    """
    there = set(Institution.objects.values_list("nama", flat=True))
    made = [Institution(**row) for row in _shipped() if row["nama"] not in there]
    Institution.objects.bulk_create(made)
    if made:
        count = {"jumlah": len(made), "berkas": SHIPPED.name}
        record("institution.loaded", by=by, kode_wilayah=_PROVINCE, after=count)
    return len(made)


def _shipped() -> list[dict[str, str]]:
    """The rows of the file; one that stands for every kab/kota becomes thirteen."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cities = Wilayah.objects.current().filter(
        jenis__in=["kabupaten", "kota"], kode__startswith=f"{_PROVINCE}."
    )
    names = [(city.kode, str(city)) for city in cities.only("kode", "nama", "jenis")]
    found = []
    for row in rows:
        if _EVERY_CITY not in row["nama"]:
            found.append(row)
            continue
        for kode, name in names:
            filled = row["nama"].replace(_EVERY_CITY, name)
            short = row["singkatan"].replace(_EVERY_CITY, name)
            found.append(
                {**row, "nama": filled, "singkatan": short, "kode_wilayah": kode}
            )
    return found
