"""What the importer of works must be told: the codes of an edition, closed years."""

from functools import cache

from assessments import kondisi, scoring
from assessments.models.assessment import RULESET_2018
from assessments.models.volumes import DENOMINATOR
from kawasan.imports.kegiatan import Rules
from sibungas.lib.errors import Refused

# Length of the code of a kab/kota, "63.71".
_CITY = 5


def rules(kode: str = RULESET_2018) -> Rules:
    """The codes of this edition with the volume that each of them counts.

    Asked for a year, it holds it open until the transaction of the import ends, as
    everybody does who writes facts of that year.
    """
    ruleset = scoring.load(kode)

    @cache
    def closed(city: str, tahun: int) -> bool:
        try:
            kondisi.require_open(city, tahun)
        except Refused:
            return True
        return False

    return Rules(
        sasaran={one.kode: one.kolom for one in ruleset.criteria},
        nama=ruleset.singkat,
        penyebut=DENOMINATOR,
        closed=lambda place, tahun: closed(place[:_CITY], tahun),
    )
