"""What the importer of works must be told: the codes of an edition, closed years."""

from assessments import scoring
from assessments.models import TahunPenanganan
from assessments.models.assessment import RULESET_2018
from assessments.models.volumes import DENOMINATOR
from kawasan import access
from kawasan.imports.kegiatan import Rules


def rules(kode: str = RULESET_2018) -> Rules:
    """The codes of this edition with the volume that each of them counts.

    Locked years are read once; an import runs alone and takes seconds.
    """
    ruleset = scoring.load(kode)
    rows = TahunPenanganan.objects.filter(status=TahunPenanganan.Status.TERKUNCI)
    locked = list(rows.values_list("wilayah__kode", "tahun"))
    return Rules(
        sasaran={one.kode: one.kolom for one in ruleset.criteria},
        nama=ruleset.singkat,
        penyebut=DENOMINATOR,
        closed=lambda place, tahun: any(
            year == tahun and access.holds(city, place) for city, year in locked
        ),
    )
