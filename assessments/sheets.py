"""One stored assessment as the rules read it: its edition, numbers and problems."""

from decimal import Decimal
from typing import Any

from assessments import scoring
from kawasan.models import Wilayah

_CITY = 5


def ruleset_of(assessment: Any) -> scoring.Ruleset:
    """The edition the sheet was made by; never the one in force today."""
    return scoring.load(assessment.ruleset)


def ruleset_for(tahun: int) -> str:
    """The code of the edition for a survey of that year; the oldest for any before."""
    known = scoring.editions()
    return next((k for k in known if scoring.load(k).berlaku_mulai <= tahun), known[-1])


def sheet_of(assessment: Any) -> scoring.Sheet:
    """Headers and volumes by the keys and codes of the edition.

    Sums and states do not have the optional headers.
    """
    ruleset = ruleset_of(assessment)
    headers = {h.key: getattr(assessment, h.column) for h in ruleset.headers}
    for header in ruleset.optional_headers:
        headers[header.key] = getattr(assessment, header.column, None)
    return scoring.Sheet(
        headers,
        {line.kode: getattr(assessment, line.kolom) for line in ruleset.criteria},
    )


def problems_of(
    assessment: Any, *known_limit: Decimal | None
) -> tuple[scoring.Problem, ...]:
    """What is wrong with it, 1b compared with the density limit of its city.

    Who looks at many sheets of one city passes its limit, asked for once.
    """
    ruleset = ruleset_of(assessment)
    if known_limit:
        [limit] = known_limit
    else:
        limit = density_limit(ruleset, assessment.kode_wilayah)
    return scoring.problems(ruleset, sheet_of(assessment), limit)


def density_limit(ruleset: scoring.Ruleset, kode: str) -> Decimal | None:
    """Units per hectare for the city of a place; None when its class is not known."""
    return scoring.density_limit(ruleset, city_class(kode))


def city_class(kode: str) -> str:
    """The class of the kab/kota that a place lies in; empty when not known."""
    cities = Wilayah.objects.current().filter(kode=kode[:_CITY])
    return cities.values_list("kelas_kota", flat=True).first() or ""
