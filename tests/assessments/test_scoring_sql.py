"""The SQL of a ruleset says what the Python says."""

from decimal import Decimal

import pytest
from django.db import connection

from assessments import scoring
from assessments.models.volumes import VOLUMES
from assessments.scoring import sql
from kawasan.models.rt import PENYEBUT
from tests.assessments.random_sheets import random_sheets

pytestmark = pytest.mark.django_db
EDITIONS = scoring.editions()
CHUNK = 500


def _columns(ruleset: scoring.Ruleset) -> list[tuple[str, str]]:
    """Columns a sheet fills and their types, headers first, as in the tables."""
    types = {"ha": "numeric(14,6)", "m": "numeric(14,3)"}
    headers = [(one.column, types.get(one.satuan, "bigint")) for one in ruleset.headers]
    lines = [(one.kolom, types.get(one.satuan, "integer")) for one in ruleset.criteria]
    return headers + lines


def _row(ruleset: scoring.Ruleset, sheet: scoring.Sheet) -> list[Decimal | None]:
    headers = [sheet.header.get(one.key) for one in ruleset.headers]
    return headers + [sheet.volumes.get(one.kode) for one in ruleset.criteria]


def _ask(
    ruleset: scoring.Ruleset, sheets: list[scoring.Sheet], prefix: str = "a."
) -> list[tuple[int | None, str | None, Decimal | None]]:
    columns = _columns(ruleset)
    row = "(" + ", ".join(f"%s::{kind}" for _, kind in columns) + ")"
    names = ", ".join(name for name, _ in columns)
    question = f"""
        WITH numbered AS (
            SELECT row_number() OVER () AS n, a.*
            FROM (VALUES {", ".join([row] * len(sheets))}) AS a({names})
        ), scored AS (
            SELECT n, {sql.total_sql(ruleset, prefix)} AS total,
                   {sql.mean_sql(ruleset, prefix)} AS mean
            FROM numbered AS a
        )
        SELECT total, {sql.tingkat_sql(ruleset, "total")}, mean
        FROM scored ORDER BY n
    """
    values = [value for sheet in sheets for value in _row(ruleset, sheet)]
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


@pytest.mark.parametrize("edition", EDITIONS)
def test_thousands_of_random_sheets(edition: str) -> None:
    ruleset = scoring.load(edition)
    sheets = list(random_sheets(ruleset, 5000, seed=7))
    totals = set()
    for start in range(0, len(sheets), CHUNK):
        chunk = sheets[start : start + CHUNK]
        answers = _ask(ruleset, chunk)
        assert len(answers) == len(chunk)
        for sheet, answer in zip(chunk, answers, strict=True):
            score = scoring.score(ruleset, sheet, mean="plain")
            assert answer == (score.total, score.tingkat, score.rata_rata), sheet
            totals.add(score.total)
    # Complete and incomplete sheets of many totals, or the test says little.
    assert None in totals
    assert len(totals) > 40


@pytest.mark.parametrize(
    ("whole", "bad", "points"),
    [
        ("400", "99.979", 0),  # 24.99475 %
        ("400", "99.98", 1),  # 24.995 % rounds up to 25.00
        ("400", "203.979", 1),
        ("400", "203.98", 3),
        ("400", "303.979", 3),
        ("400", "303.98", 5),
        ("0", "0", 0),
        ("0", "1", None),
        ("400", "-1", 0),
        ("400", "900", 5),
        ("400", None, None),
        (None, "0", None),
        ("-5", "-5", None),
        # A quotient of 16 digits would round this one up.
        ("99999999999.999", "24994999999.999", 0),
        ("99999999999.999", "24995000000.000", 1),
    ],
)
def test_edges(whole: str | None, bad: str | None, points: int | None) -> None:
    ruleset = scoring.load("permen-pupr-14-2018")
    header = {one.key: 100 for one in ruleset.headers}
    header["panjang_jalan_ideal"] = whole
    volumes = dict.fromkeys((line.kode for line in ruleset.criteria), 0)
    if whole == "0" or whole is None or whole == "-5":
        volumes["2b"] = None if whole != "0" else 0
    sheet = scoring.Sheet(header, {**volumes, "2a": bad})
    if points is not None:
        assert scoring.score(ruleset, sheet).total == points
    [(total, tingkat, _)] = _ask(ruleset, [sheet])
    assert total == points
    assert tingkat == (None if points is None else "TK")


def test_sums_of_a_nation_do_not_overflow() -> None:
    ruleset = scoring.load("permen-pupr-14-2018")
    whole = 2_000_000_000
    header = {one.key: whole for one in ruleset.headers}
    header["luas_verifikasi"] = "9000000"
    volumes = dict.fromkeys((line.kode for line in ruleset.criteria), whole)
    sheet = scoring.Sheet(header, {**volumes, "1b": 9_000_000, "4a": 9_000_000})
    assert _ask(ruleset, [sheet]) == [(80, "KB", Decimal("100.00"))]


def test_the_columns_are_those_of_the_tables() -> None:
    assert sql.sum_columns() == (*PENYEBUT, *VOLUMES)


def test_every_criterion_can_be_asked_for_alone() -> None:
    ruleset = scoring.load("permen-pupr-14-2018")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {sql.score_sql(ruleset, '3a')}"
            " FROM (VALUES (60, 54)) AS a(jumlah_kk, kk_tanpa_akses_air_aman)"
        )
        assert cursor.fetchone() == (5,)
