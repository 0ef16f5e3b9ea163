"""Between the API's names (header keys, criterion codes) and the columns."""

from collections.abc import Mapping
from typing import Any

from assessments import scoring
from kawasan.models.rt import LIMITS
from sibungas.api import incoming

_RULES = scoring.load(scoring.editions()[0])
# Every edition asks for the same denominators; only the criteria differ.
COLUMN_OF_HEADER = {header.key: header.column for header in _RULES.headers}
COLUMN_OF_EXISTING = {header.key: header.column for header in _RULES.optional_headers}
COLUMN_OF_ANY_HEADER = {**COLUMN_OF_HEADER, **COLUMN_OF_EXISTING}
HEADERS = tuple(COLUMN_OF_ANY_HEADER)


def sheet_of_row(ruleset: Any, row: Mapping[str, Any]) -> Any:
    """The sheet in the columns of a row, by this ruleset."""
    return scoring.Sheet(
        {key: row[column] for key, column in COLUMN_OF_HEADER.items()},
        {criterion.kode: row[criterion.kolom] for criterion in ruleset.criteria},
    )


def reader(column: str) -> incoming.Read:
    """How a column is read: hectares, metres, or whole units."""
    limit = LIMITS.get(column)
    if column.endswith("_ha"):
        return incoming.measure(limit or LIMITS["luas_verifikasi_ha"], 6)
    if column.endswith("_m"):
        return incoming.measure(limit or LIMITS["panjang_jalan_ideal_m"], 3)
    return incoming.measure(limit or LIMITS["jumlah_bangunan"], 0)
