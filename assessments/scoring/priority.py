"""Other considerations, legality of land, priority and treatment of a kawasan.

Pure arithmetic on facts; the limits stand in ``priority.json``. What is not known is
None and stays unknown in everything that follows from it: nothing is assumed. The
number of priority needs the slum level and the considerations only; land decides the
treatment and the letter-number code.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from assessments.scoring.exact import half_up, ratio

FILE = Path(__file__).with_name("priority.json")
NOT_SLUM = "TK"
ONE_TABLE, BY_CITY = "satu_tabel", "menurut_kelas_kota"
BOTH, MAJORITY = "keduanya", "mayoritas"
STRATEGIC, DENSITY, SOCIAL = "nilai_strategis", "kependudukan", "sosial_budaya"
LAND, PLAN = "kejelasan_lahan", "kesesuaian_rtr"
LEVEL, CITY, CONVENTIONS = "tingkat", "kelas_kota", "konvensi"
LEGALISE, MOVE_OUT = "legalkan_dulu", "relokasi"


@cache
def rules() -> Mapping[str, Any]:
    """The limits, as the file has them."""
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Facts:
    """What is known of a kawasan in a year; None is not known.

    ``tingkat`` is the official level, ``jiwa`` and ``luas_ha`` are the official sums.
    """

    tingkat: str | None = None
    nilai_strategis: int | None = None
    sosial_budaya: int | None = None
    jiwa: int | None = None
    luas_ha: Decimal | None = None
    kelas_kota: str = ""
    kejelasan_lahan: bool | None = None
    kesesuaian_rtr: bool | None = None


@dataclass(frozen=True)
class Density:
    """People per hectare, and how many points that is in which table."""

    kepadatan: Decimal
    nilai: int
    tabel: str
    rentang: str
    catatan: str


@dataclass(frozen=True)
class Cell:
    """One field of the matrix."""

    kode: str
    prioritas: int
    tingkat: str
    kelas: str
    legal: bool


@dataclass(frozen=True)
class Verdict:
    """What follows from the facts. ``kurang`` names what is missing, in order."""

    kepadatan: Density | None
    total: int | None
    kelas: str
    legal: bool | None
    kode: str
    prioritas: int | None
    pola: str
    pilihan: tuple[str, ...] = ()
    kurang: tuple[str, ...] = ()
    tidak_kumuh: bool = False
    nilai: Mapping[str, int | None] = field(default_factory=dict)


# Pertimbangan lain ------------------------------------------------------------------


def density(
    jiwa: int | None,
    luas_ha: Decimal | None,
    kelas_kota: str = "",
    tabel: str = BY_CITY,
) -> Density | None:
    """Points for people per hectare; None when a number or the table is unknown.

    The exact quotient is compared, so 150.6 is above 150.
    """
    table = _table(kelas_kota, tabel)
    if jiwa is None or not luas_ha or table is None:
        return None
    exact = ratio(jiwa, luas_ha)
    nilai, above, upper = table["selebihnya"], "", table["di_atas"][-1]["batas"]
    for number, step in enumerate(table["di_atas"]):
        if exact > Decimal(step["batas"]):
            nilai, above = step["nilai"], step["batas"]
            upper = table["di_atas"][number - 1]["batas"] if number else ""
            break
    if not above:
        span = f"≤ {upper} jiwa/ha"
    elif not upper:
        span = f"> {above} jiwa/ha"
    else:
        span = f"> {above}–{upper} jiwa/ha"
    return Density(half_up(exact), nilai, table["nama"], span, table["catatan"])


def _table(kelas_kota: str, tabel: str) -> Mapping[str, Any] | None:
    item = next(one for one in rules()["unsur"] if one["kode"] == DENSITY)
    if tabel == ONE_TABLE:
        return next(t for t in item["tabel"] if t["kode"] == item["satu_tabel"])
    return next((t for t in item["tabel"] if kelas_kota in t["kelas_kota"]), None)


def class_of(total: int) -> str:
    """tinggi, sedang or rendah, from the sum of the three items."""
    for line in rules()["kelas"]:
        if line["dari"] <= total <= line["sampai"]:
            return str(line["kode"])
    raise ValueError(f"Jumlah pertimbangan {total} tidak mungkin.")


# Legalitas --------------------------------------------------------------------------


def legality(signs: Mapping[str, bool | None], rule: str = BOTH) -> bool | None:
    """Whether the land is legal; None while a sign is missing.

    ``keduanya``: all signs are plus. ``mayoritas``: more pluses than minuses, which
    with the two items of 2018 comes to the same.
    """
    known = [signs.get(item["kode"]) for item in rules()["legalitas"]]
    if None in known:
        return None
    pluses = sum(1 for sign in known if sign)
    if rule == MAJORITY:
        return pluses * 2 > len(known)
    return pluses == len(known)


# Matrix -----------------------------------------------------------------------------


def priority(tingkat: str, kelas: str) -> int | None:
    """1 to 9; what is not slum has none."""
    row = _row(tingkat)
    if row is None:
        return None
    plus = next(c["tambah"] for c in rules()["kelas"] if c["kode"] == kelas)
    return int(row["mulai"] + plus)


def cell(tingkat: str, kelas: str, legal: bool) -> Cell | None:
    """The field of the matrix; what is not slum has none."""
    row, number = _row(tingkat), priority(tingkat, kelas)
    if row is None or number is None:
        return None
    place = [line["kode"] for line in rules()["kelas"]].index(kelas)
    column = 2 * place + (1 if legal else 2)
    return Cell(f"{row['huruf']}{column}", number, tingkat, kelas, legal)


def matrix() -> tuple[tuple[Cell, ...], ...]:
    """All fields, from kumuh berat down and from tinggi, legal to the right."""
    return tuple(
        tuple(
            found
            for line in rules()["kelas"]
            for legal in (True, False)
            if (found := cell(row["kode"], line["kode"], legal))
        )
        for row in rules()["tingkat"]
    )


def treatments(tingkat: str, legal: bool) -> tuple[str, ...]:
    """What is recommended, then what may be done instead; empty where not slum.

    On land that is not legal: legalise it first and treat it as legal, or move out
    of the kawasan altogether.
    """
    row = _row(tingkat)
    if row is None:
        return ()
    if legal:
        return (row["legal"],)
    return (row["tidak_legal"], LEGALISE, MOVE_OUT)


def after_legalising(tingkat: str) -> str:
    """The treatment once the land is legal; empty where not slum."""
    row = _row(tingkat)
    return row["legal"] if row else ""


def _row(tingkat: str) -> Mapping[str, Any] | None:
    return next((r for r in rules()["tingkat"] if r["kode"] == tingkat), None)


# All together -----------------------------------------------------------------------


def judge(
    facts: Facts, *, tabel: str | None = BY_CITY, aturan: str | None = BOTH
) -> Verdict:
    """Everything that follows from the facts, and what is missing for the rest.

    ``tabel`` and ``aturan`` are the conventions of the place; None says that the
    kab/kota of the kawasan do not agree.
    """
    found = None
    if tabel is not None:
        found = density(facts.jiwa, facts.luas_ha, facts.kelas_kota, tabel)
    points = {
        STRATEGIC: facts.nilai_strategis,
        DENSITY: found.nilai if found else None,
        SOCIAL: facts.sosial_budaya,
    }
    known = [value for value in points.values() if value is not None]
    total = sum(known) if len(known) == len(points) else None
    kelas = class_of(total) if total is not None else ""
    signs = {LAND: facts.kejelasan_lahan, PLAN: facts.kesesuaian_rtr}
    legal = legality(signs, aturan) if aturan is not None else None
    tingkat = facts.tingkat or ""
    field_ = cell(tingkat, kelas, legal) if kelas and legal is not None else None
    ways = treatments(tingkat, legal) if legal is not None else ()
    return Verdict(
        kepadatan=found,
        total=total,
        kelas=kelas,
        legal=legal,
        kode=field_.kode if field_ else "",
        prioritas=priority(tingkat, kelas) if kelas else None,
        pola=ways[0] if ways else "",
        pilihan=ways[1:],
        kurang=_missing(facts, points, signs, tabel, aturan),
        tidak_kumuh=tingkat == NOT_SLUM,
        nilai=points,
    )


def _missing(
    facts: Facts,
    points: Mapping[str, int | None],
    signs: Mapping[str, bool | None],
    tabel: str | None,
    aturan: str | None,
) -> tuple[str, ...]:
    found = [] if facts.tingkat else [LEVEL]
    if tabel is None or aturan is None:
        found.append(CONVENTIONS)
    for kode, value in points.items():
        if value is not None:
            continue
        if kode == DENSITY and tabel == BY_CITY and not facts.kelas_kota:
            found.append(CITY)
        if kode != DENSITY or facts.jiwa is None or not facts.luas_ha:
            found.append(kode)
    found += [kode for kode, sign in signs.items() if sign is None]
    return tuple(found)
