"""scoring.js and numbers.js answer as the Python they are twins of."""

import json
import threading
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from assessments import scoring
from sibungas.lib.numbers import NumberRefused, format_number, parse_number
from tests.assessments.random_sheets import random_sheets

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "scoring-cases.json"
LIMITS = (None, Decimal(200), Decimal(250), Decimal("207.5"))
CLASSES = ("", "kecil", "sedang", "besar", "metropolitan")

# Runs every sheet through the twin, in one call.
TWIN = """async ([rules, sheets]) => {
  const twin = await import("/scoring.js");
  const ruleset = twin.loadRuleset(rules);
  return sheets.map(({sheet, limit, kelas, mean, baseline}) => ({
    score: twin.score(ruleset, sheet, {mean}),
    problems: twin.problems(ruleset, sheet, limit, {baseline}),
    missing: twin.missing(ruleset, sheet),
    proposed: twin.proposeDensityVolume(ruleset, sheet, kelas),
  }));
}"""
NUMBERS = """async (texts) => {
  const {parseNumber, formatNumber, NumberRefused} = await import("/numbers.js");
  const read = (text, field) => {
    try {
      return parseNumber(text, field);
    } catch (error) {
      if (!(error instanceof NumberRefused)) throw error;
      return {pesan: error.message};
    }
  };
  return texts.map(({text, field}) => {
    const found = read(text, field);
    const isNumber = typeof found === "string";
    const shown = [null, 0, 2, 3].map((n) => (isNumber ? formatNumber(found, n) : ""));
    return {found, shown};
  });
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Our modules, and an empty page to load them from."""

    def do_GET(self) -> None:
        if self.path != "/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>twin</title>")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    handler = partial(_Handler, directory=str(ROOT / "static" / "js"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        page.close()
        server.shutdown()


def _texts(numbers: Any) -> dict[str, str | None]:
    return {name: None if n is None else f"{n:f}" for name, n in numbers.items()}


def _python(ruleset: scoring.Ruleset, case: dict[str, Any]) -> dict[str, Any]:
    """What Python says of the case, written as the browser writes it."""
    sheet = scoring.Sheet(**case["sheet"])
    limit = None if case["limit"] is None else Decimal(case["limit"])
    score = scoring.score(ruleset, sheet, mean=case["mean"])
    found = scoring.problems(ruleset, sheet, limit, baseline=case["baseline"])
    proposed = scoring.propose_density_volume(ruleset, sheet, case["kelas"])
    return {
        "score": {
            "persen": _texts(score.persen),
            "skor": score.skor,
            "rata_rata_aspek": _texts(score.rata_rata_aspek),
            "rata_rata": _texts({"": score.rata_rata})[""],
            "total": score.total,
            "total_sementara": score.total_sementara,
            "tingkat": score.tingkat,
            "lengkap": score.lengkap,
        },
        "problems": [vars(problem) for problem in found],
        "missing": list(scoring.missing(ruleset, sheet)),
        "proposed": None if proposed is None else f"{proposed:f}",
    }


def _case(number: int, sheet: scoring.Sheet) -> dict[str, Any]:
    limit = LIMITS[number % 4]
    return {
        "sheet": {"header": _texts(sheet.header), "volumes": _texts(sheet.volumes)},
        "limit": None if limit is None else str(limit),
        "kelas": CLASSES[number % 5],
        "mean": (None, "zeroed", "plain")[number % 3],
        "baseline": number % 7 == 0,
    }


def test_published_sheets(page: Page) -> None:
    for case in json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]:
        sheet = {"header": case["header"], "volumes": case["numerators"]}
        asked = {"sheet": sheet, "limit": "200", "kelas": "", "mean": None}
        rules = scoring.load(case["ruleset"]).document
        [answer] = page.evaluate(TWIN, [rules, [asked]])
        score, expected = answer["score"], case["expected"]
        assert score["skor"] == expected["scores"], case["id"]
        assert score["total"] == expected["total"], case["id"]
        assert score["tingkat"] == expected["level"], case["id"]
        assert score["rata_rata"] == expected["rata_rata_plain"], case["id"]
        means = list(score["rata_rata_aspek"].values())
        assert means == expected["aspect_mean_plain"], case["id"]
        for code, percent in expected["percent"].items():
            assert Decimal(score["persen"][code]) == Decimal(percent), case["id"]


@pytest.mark.parametrize(("edition", "count"), [("14-2018", 6000), ("02-2016", 4000)])
def test_ten_thousand_random_sheets(page: Page, edition: str, count: int) -> None:
    ruleset = scoring.load(f"permen-pupr-{edition}")
    sheets = random_sheets(ruleset, count, seed=count)
    cases = [_case(number, sheet) for number, sheet in enumerate(sheets)]
    answers = page.evaluate(TWIN, [ruleset.document, cases])
    assert len(answers) == count
    kinds = set()
    for case, answer in zip(cases, answers, strict=True):
        assert answer == _python(ruleset, case), case
        kinds.update(problem["kode"] for problem in answer["problems"])
    # Every rule was at work, or the comparison says little.
    assert len(kinds) >= 14, kinds


TEXTS = [
    *("1.234,5", "1234.5", "1234,5", " 1 234 ", "1.234", "1,234.5", "1.234.567"),
    *("0.125", "0,125", "-3", "−3", "-0", "007", "", "  ", "\u00a0", "1\u202f234,50"),
    *("dua", "1e5", "NaN", "Infinity", "1.2.3", "1,2,3", "--1", "1.", ",5", "9" * 41),
    *("1,000", "1.000", "1.000,5", "-1.234", "12 5", "1.5", "2,0", "0,0000001"),
    *("999.995", "0,995", "0,9949", "٣", "1_000", "+5", "0x10", "-12.345.678,905"),
]
FIELDS = [
    {},
    {"integer": True},
    {"places": 2},
    {"places": 6, "negative": False},
    {"integer": True, "negative": False},
]


def _python_number(text: str, field: dict[str, Any]) -> dict[str, Any]:
    try:
        number = parse_number(text, **field)
    except NumberRefused as refusal:
        return {"found": {"pesan": str(refusal)}, "shown": [""] * 4}
    if number is None:
        return {"found": None, "shown": [""] * 4}
    shown = [format_number(number, places) for places in (None, 0, 2, 3)]
    return {"found": f"{number or abs(number):f}", "shown": shown}


def test_numbers_are_read_and_written_alike(page: Page) -> None:
    asked = [{"text": text, "field": field} for text in TEXTS for field in FIELDS]
    answers = page.evaluate(NUMBERS, asked)
    for case, answer in zip(asked, answers, strict=True):
        assert answer == _python_number(case["text"], case["field"]), case


def test_a_float_is_refused(page: Page) -> None:
    sheet = {"header": {"jumlah_kk": 1.5}, "volumes": {}}
    case = {"sheet": sheet, "limit": None, "kelas": "", "mean": None}
    with pytest.raises(Exception, match="not an exact number"):
        page.evaluate(TWIN, [scoring.load(scoring.editions()[0]).document, [case]])
