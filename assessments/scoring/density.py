"""Building density: from which number of buildings per hectare 1b counts.

At RT level the whole area counts or none of it; surveyors may know better and
give their reason, so this only proposes.
"""

from decimal import Decimal

from assessments.scoring import exact
from assessments.scoring.ruleset import Ruleset
from assessments.scoring.sheet import Sheet


def density_limit(ruleset: Ruleset, kelas_kota: str) -> Decimal | None:
    """Units per hectare for a class of city; None when the class is not known."""
    if not kelas_kota:
        return None
    if kelas_kota not in ruleset.density_limits:
        raise ValueError(f"{kelas_kota!r} is not a class of city.")
    return ruleset.density_limits[kelas_kota]


def is_dense(sheet: Sheet, limit: Decimal) -> bool | None:
    """Whether the density reaches the limit; None when it cannot be known.

    Sources differ on "from" and "above"; no published sheet sits on the limit.
    We read "from", as the larger part of them does.
    """
    buildings = sheet.header.get("jumlah_bangunan")
    area = sheet.header.get("luas_verifikasi")
    if buildings is None or area is None or area <= 0:
        return None
    return buildings >= exact.times(area, limit)


def propose_density_volume(
    ruleset: Ruleset, sheet: Sheet, kelas_kota: str
) -> Decimal | None:
    """Hectares to fill in for 1b: the whole RT, or 0; None when not known."""
    limit = density_limit(ruleset, kelas_kota)
    dense = None if limit is None else is_dense(sheet, limit)
    if dense is None:
        return None
    return sheet.header["luas_verifikasi"] if dense else Decimal(0)
