"""Keberlanjutan: how many of the assets still work, per kawasan or KPP, and year.

Of the inspected assets, those that are there and work; beside it how many of the
assets were inspected at all, because a share of few says little.
"""

from decimal import Decimal
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kawasan.models import Kawasan
from kelompok.models import Aset, Kpp


def by_kawasan(user: Any, year: int) -> QuerySet:
    """Kawasan that have assets, with ``aset``, ``diperiksa`` and ``berfungsi``.

    Only assets that the user sees are counted, and that stood in the year.
    """
    seen = assets_of(user, year)
    rows = Kawasan.objects.visible_to(user).annotate(
        aset=_count(seen),
        diperiksa=_count(seen.filter(inspeksi_set__tahun=year)),
        berfungsi=_count(working(seen, year)),
    )
    return rows.filter(aset__gt=0)


def by_kpp(user: Any, year: int) -> QuerySet:
    """KPP that look after assets, with the same three counts."""
    seen = assets_of(user, year)
    rows = Kpp.objects.visible_to(user).annotate(
        aset=_count(seen, "kpp"),
        diperiksa=_count(seen.filter(inspeksi_set__tahun=year), "kpp"),
        berfungsi=_count(working(seen, year), "kpp"),
    )
    return rows.filter(aset__gt=0)


def assets_of(user: Any, year: int) -> Any:
    return Aset.objects.visible_to(user).filter(tahun_dibangun__lte=year)


def working(assets: Any, year: int) -> Any:
    return assets.filter(
        inspeksi_set__tahun=year,
        inspeksi_set__masih_ada=True,
        inspeksi_set__berfungsi=True,
    )


def totals(user: Any, year: int, **narrow: Any) -> dict[str, Any]:
    """The same over everything the user sees, inside and outside kawasan.

    ``narrow`` leaves only some, for example those of one KPP.
    """
    seen = assets_of(user, year).filter(**narrow)
    found: dict[str, Any] = {
        "aset": seen.count(),
        "diperiksa": seen.filter(inspeksi_set__tahun=year).count(),
        "berfungsi": working(seen, year).count(),
        "luar": seen.filter(kawasan=None).count(),
        "tanpa_kpp": seen.filter(kpp=None).count(),
        "tahun": year,
    }
    found["persen"] = share(found["berfungsi"], found["diperiksa"])
    return found


def share(part: int, whole: int) -> Decimal | None:
    """Percent; None where nothing was inspected, which is not 0."""
    return Decimal(100 * part) / whole if whole else None


def _count(assets: Any, key: str = "kawasan") -> Coalesce:
    here = assets.filter(**{key: OuterRef("pk")}).order_by().values(key)
    counted = here.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
