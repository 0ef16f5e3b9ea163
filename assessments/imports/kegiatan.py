"""What the importer of works must be told: the codes of an edition, closed years."""

from assessments import scoring
from assessments.models.assessment import RULESET_2018
from assessments.models.volumes import DENOMINATOR
from kawasan.imports.kegiatan import Rules


def rules(kode: str = RULESET_2018) -> Rules:
    """The codes of this edition with the volume that each of them counts."""
    ruleset = scoring.load(kode)
    return Rules(
        sasaran={one.kode: one.kolom for one in ruleset.criteria},
        nama=ruleset.singkat,
        penyebut=DENOMINATOR,
        closed=lambda kode, tahun: False,
    )
