"""Which columns a rollup sums, from sheets and from rollups, as SQL expressions.

The sums of a level need only the rows directly below it, so the cost of one change
does not grow with the nation.
"""

from collections.abc import Callable

from assessments import scoring, workflow
from assessments.models.volumes import ONLY_2016, VOLUMES
from assessments.scoring.sql import tingkat_sql, total_sql
from kawasan.models.rt import PENYEBUT

TINGKAT = ("TK", "KR", "KS", "KB")
STATUSES = (
    workflow.DRAF,
    workflow.DIAJUKAN,
    workflow.DIKEMBALIKAN,
    workflow.DIVERIFIKASI,
    workflow.DISAHKAN,
)
COUNTS = tuple(f"penilaian_{status}" for status in STATUSES)
BY_LEVEL = (
    *(f"rt_{tingkat.lower()}" for tingkat in TINGKAT),
    *(f"ha_{tingkat.lower()}" for tingkat in TINGKAT),
)
BY_KAWASAN = (
    *(f"ha_kawasan_{tingkat.lower()}" for tingkat in TINGKAT),
    "ha_luar_kawasan",
)
HOUSEHOLDS = ("kk_air", "kk_sanitasi", "kk_sampah")
SUMMED = ("rt_dinilai", *BY_LEVEL, *PENYEBUT, *HOUSEHOLDS, *VOLUMES)
RESULT = ("ruleset", "skor", "tingkat")
# NULL stays NULL in these; the rest count, and nothing to count is 0.
_UNKNOWN_WITHOUT_SHEETS = {*PENYEBUT, *HOUSEHOLDS, *VOLUMES}

# Families served, per sheet: "at most" where two criteria overlap and only their
# counts are known (a family may lack the system, the facility, or both).
_SERVED = {
    "kk_air": "a.jumlah_kk - a.kk_tanpa_akses_air_aman",
    "kk_sanitasi": "a.jumlah_kk - greatest("
    "a.kk_sistem_limbah_tidak_sesuai, a.kk_sarana_limbah_tidak_sesuai)",
    "kk_sampah": "a.jumlah_kk - greatest("
    "a.kk_sarana_sampah_tidak_sesuai, a.kk_sistem_sampah_tidak_sesuai)",
}
_OFFICIAL = "FILTER (WHERE a.resmi)"
_HA = "a.luas_verifikasi_ha"


def sums_of_sheets() -> str:
    """Select list over sheets ``a``, for SUMMED and the rulesets used."""
    parts = [f"count(*) {_OFFICIAL} AS rt_dinilai"]
    for tingkat in TINGKAT:
        where = f"FILTER (WHERE a.resmi AND a.tingkat = '{tingkat}')"
        parts.append(f"count(*) {where} AS rt_{tingkat.lower()}")
        parts.append(f"coalesce(sum({_HA}) {where}, 0) AS ha_{tingkat.lower()}")
    for name in (*PENYEBUT, *VOLUMES):
        parts.append(f"{_whole(name, f'sum(a.{name}) {_OFFICIAL}', 'a')} AS {name}")
    parts += [f"sum({sql}) {_OFFICIAL} AS {name}" for name, sql in _SERVED.items()]
    parts.append(f"{_one_ruleset('a', _OFFICIAL)} AS ruleset")
    return ", ".join(parts)


def sheets_on_their_way() -> str:
    """Select list over sheets ``a``, for COUNTS."""
    return ", ".join(
        f"count(*) FILTER (WHERE a.status = '{status}') AS penilaian_{status}"
        for status in STATUSES
    )


def hectares_by_kawasan() -> str:
    """Hectares by the class of the kawasan ``k`` in which the RT of ``a`` lies."""
    parts = [
        f"coalesce(sum({_HA}) FILTER (WHERE a.resmi AND k.tingkat = '{tingkat}'), 0)"
        f" AS ha_kawasan_{tingkat.lower()}"
        for tingkat in TINGKAT
    ]
    parts.append(
        f"coalesce(sum({_HA}) FILTER (WHERE a.resmi AND rt.kawasan_id IS NULL), 0)"
        " AS ha_luar_kawasan"
    )
    return ", ".join(parts)


def sums_of_children(counts: tuple[str, ...] = COUNTS) -> str:
    """Select list over the rollups ``r`` of the places directly below."""
    parts = []
    for name in (*SUMMED, *counts, *BY_KAWASAN):
        summed = f"sum(r.{name})"
        if name in _UNKNOWN_WITHOUT_SHEETS:
            summed = _whole(name, summed, "r")
        parts.append(f"{summed} AS {name}")
    parts.append(f"{_one_ruleset('r', 'FILTER (WHERE r.rt_dinilai > 0)')} AS ruleset")
    return ", ".join(parts)


def scored(source: str, columns: tuple[str, ...]) -> str:
    """``source`` with skor and tingkat computed from its own sums, by its ruleset."""
    names = ", ".join(name for name in columns if name not in ("skor", "tingkat"))
    skor = by_ruleset(total_sql)
    tingkat = by_ruleset(lambda ruleset: tingkat_sql(ruleset, "skor"))
    return (
        f"SELECT area_id, tahun, {names}, skor, coalesce({tingkat}, '') AS tingkat"
        f" FROM (SELECT *, {skor} AS skor FROM {source}) AS totals"
    )


def _whole(name: str, summed: str, alias: str) -> str:
    """A sum, or NULL where a sheet does not have the column: missing is never 0.

    Only the three columns of 2016 can be missing from an official sheet.
    """
    if name not in ONLY_2016:
        return summed
    there = {"a": "a.resmi", "r": "r.rt_dinilai > 0"}[alias]
    return (
        f"CASE WHEN bool_and({alias}.{name} IS NOT NULL) FILTER (WHERE {there})"
        f" THEN {summed} END"
    )


def _one_ruleset(alias: str, filtered: str) -> str:
    """The edition all official sheets share; empty when they follow several."""
    low, high = (f"{f}({alias}.ruleset) {filtered}" for f in ("min", "max"))
    return f"CASE WHEN {low} = {high} THEN {low} ELSE '' END"


def by_ruleset(expression: Callable[[scoring.Ruleset], str]) -> str:
    """An expression made from the edition that the column ``ruleset`` names."""
    cases = " ".join(
        f"WHEN '{edition}' THEN {expression(scoring.load(edition))}"
        for edition in scoring.editions()
    )
    return f"CASE ruleset {cases} END"
