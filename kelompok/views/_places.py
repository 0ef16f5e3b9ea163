"""Provinces and kab/kota among which a form about events may choose."""

from typing import Any

from django.db.models import QuerySet

from kawasan import access
from kawasan.models import Wilayah


def offices(user: Any, right: str) -> QuerySet:
    """Province and kab/kota in which the person has the right."""
    here = access.scope_filter(user, "kode", right)
    rows = Wilayah.objects.current().filter(
        here, jenis__in=["provinsi", "kabupaten", "kota"]
    )
    return rows.defer("batas").order_by("kode")


def cities(user: Any, right: str) -> QuerySet:
    return offices(user, right).exclude(jenis="provinsi")
