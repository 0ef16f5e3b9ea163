"""Every number of a score, one line per criterion, for the score page."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.scoring.engine import score, within_bounds
from assessments.scoring.ruleset import Band, Criterion, Header, Ruleset
from assessments.scoring.sheet import Sheet


@dataclass(frozen=True)
class Line:
    """volume ÷ penyebut → persen → pita → skor; None where it is not known."""

    kriteria: Criterion
    header: Header
    volume: Decimal | None
    penyebut: Decimal | None
    persen: Decimal | None
    pita: Band | None
    skor: int | None

    @property
    def pita_label(self) -> str:
        """The band in words, such as "25,00–50,99 %"; empty when not known."""
        if self.pita is None:
            return ""
        ends = f"{self.pita.mulai:.2f}–{self.pita.sampai:.2f} %"
        return ends.replace(".", ",")

    @property
    def is_clamped(self) -> bool:
        """Whether the percentage was outside 0 to 100 and scored as its bound."""
        return self.persen is not None and self.persen != within_bounds(self.persen)


def explain(ruleset: Ruleset, sheet: Sheet) -> tuple[Line, ...]:
    """The lines in the order of the sheet; group them by ``kriteria.aspek``."""
    result = score(ruleset, sheet)
    return tuple(
        _line(ruleset, sheet, criterion, result.persen[criterion.kode])
        for criterion in ruleset.criteria
    )


def _line(
    ruleset: Ruleset, sheet: Sheet, criterion: Criterion, found: Decimal | None
) -> Line:
    band = None if found is None else ruleset.band_of(within_bounds(found))
    return Line(
        kriteria=criterion,
        header=ruleset.header(criterion.penyebut),
        volume=sheet.volumes.get(criterion.kode),
        penyebut=sheet.header.get(criterion.penyebut),
        persen=found,
        pita=band,
        skor=None if band is None else band.skor,
    )
