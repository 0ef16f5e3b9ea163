"""Which year a page of figures shows, and which years it offers."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

_YEAR = re.compile(r"20\d\d", re.ASCII)


def choose(asked: str, rekap_by_year: Mapping[int, Any]) -> tuple[int, list[int]]:
    """The year asked for, else the latest one with approved sheets, else this one.

    With it the years to choose from, newest first. What is no year is not asked.
    """
    now = timezone.localdate().year
    counted = [year for year, row in rekap_by_year.items() if row.rt_dinilai]
    year = int(asked) if _YEAR.fullmatch(asked) else max(counted, default=now)
    return year, sorted({*rekap_by_year, year, now}, reverse=True)
