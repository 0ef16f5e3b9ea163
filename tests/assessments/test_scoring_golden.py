"""All 24 published sheets get the score that was published for them."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assessments import scoring

GOLDEN = Path(__file__).parents[1] / "golden" / "scoring-cases.json"
CASES = json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]


@pytest.fixture(params=CASES, ids=lambda case: case["id"])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


def _score(case: dict[str, Any], **options: Any) -> scoring.Score:
    sheet = scoring.Sheet(case["header"], case["numerators"])
    return scoring.score(scoring.load(case["ruleset"]), sheet, **options)


def test_there_are_all_of_them() -> None:
    assert len({case["id"] for case in CASES}) == 24


def test_scores_total_and_level_are_the_published_ones(case: dict[str, Any]) -> None:
    score, expected = _score(case), case["expected"]
    assert score.skor == expected["scores"]
    assert (score.total, score.tingkat) == (expected["total"], expected["level"])
    assert score.lengkap


def test_percentages(case: dict[str, Any]) -> None:
    expected = case["expected"]["percent"]
    assert _score(case).persen == {code: Decimal(p) for code, p in expected.items()}


def test_means(case: dict[str, Any]) -> None:
    score, expected = _score(case), case["expected"]
    means = [str(mean) for mean in score.rata_rata_aspek.values()]
    assert means == expected["aspect_mean_plain"]
    assert str(score.rata_rata) == expected["rata_rata_plain"]


def test_works_of_two_years_in_krapyak_took_away_59_percent() -> None:
    start, end = (
        _score(next(case for case in CASES if case["id"] == code)).rata_rata
        for code in ("W23", "W24")
    )
    assert start is not None and end is not None
    assert round((start - end) / start, 4) == Decimal("0.5918")


def test_the_example_in_the_documentation_is_right() -> None:
    text = (GOLDEN.parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
    number = r"([\d.]+)"
    row = rf"\| (\d[a-e]) \| {number} \w+ \| {number} \w+ \| {number} \| (\d) \|"
    lines = re.findall(row, text)
    case = next(case for case in CASES if case["id"] == "W01")
    score, rules = _score(case), scoring.load(case["ruleset"])
    assert len(lines) == 5
    for code, volume, whole, percent, points in lines:
        assert volume == case["numerators"][code]
        assert whole == case["header"][rules.criterion(code).penyebut]
        assert percent == str(score.persen[code])
        assert int(points) == score.skor[code]
