"""All published sheets, sent to the public calculator as a stranger would."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parents[1] / "golden" / "scoring-cases.json"
CASES = json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]


def _numbers(texts: dict[str, str]) -> str:
    """The same values as JSON numbers, digit for digit."""
    pairs = ", ".join(f'"{name}": {text}' for name, text in texts.items())
    return f"{{{pairs}}}"


def _ask(call: Any, raw: str) -> dict[str, Any]:
    response = call(None).post("skor/", raw)
    assert response.status_code == 200, response.content
    return response.json()


def test_there_are_all_of_them() -> None:
    assert len({case["id"] for case in CASES}) == 24


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_sheet_through_http(call, db, case) -> None:
    body = {
        "ruleset": case["ruleset"],
        "header": case["header"],
        "volume": case["numerators"],
    }
    answer, expected = _ask(call, json.dumps(body)), case["expected"]
    assert (answer["total"], answer["tingkat"]) == (
        expected["total"],
        expected["level"],
    )
    assert answer["lengkap"] is True
    assert answer["skor"] == expected["scores"]
    assert answer["persen"] == {
        code: f"{Decimal(percent):.2f}" for code, percent in expected["percent"].items()
    }
    means = [*answer["rata_rata_aspek"].values()]
    assert means == expected["aspect_mean_plain"]
    assert answer["rata_rata"] == expected["rata_rata_plain"]
    header, volume = _numbers(case["header"]), _numbers(case["numerators"])
    raw = f'{{"ruleset": "{case["ruleset"]}", "header": {header}, "volume": {volume}}}'
    assert _ask(call, raw) == answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_without_one_volume_there_is_no_total(call, db, case) -> None:
    volume = dict(case["numerators"])
    code = sorted(volume)[len(volume) // 2]
    del volume[code]
    body = {"ruleset": case["ruleset"], "header": case["header"], "volume": volume}
    answer = _ask(call, json.dumps(body))
    assert (answer["total"], answer["tingkat"], answer["rata_rata"]) == (None,) * 3
    assert answer["lengkap"] is False
    assert answer["skor"] == {**case["expected"]["scores"], code: None}
