"""Percentages, bands and means at their edges."""

from decimal import Decimal
from typing import Any

import pytest

from assessments import scoring

RULES = scoring.load("permen-pupr-14-2018")
RULES_2016 = scoring.load("permen-pupr-02-2016")
HEADER = {
    "jumlah_bangunan": 10_000,
    "jumlah_penduduk": 40_000,
    "jumlah_kk": 10_000,
    "luas_verifikasi": "100",
    "panjang_jalan_ideal": "10000",
    "panjang_drainase_ideal": "10000",
}
NOTHING = {line.kode: 0 for line in RULES.criteria}


def score(header: dict[str, Any] | None = None, **volumes: Any) -> scoring.Score:
    """The score of a sheet with nothing bad but what is named: v2a="25"."""
    given = {code.removeprefix("v"): value for code, value in volumes.items()}
    sheet = scoring.Sheet({**HEADER, **(header or {})}, {**NOTHING, **given})
    return scoring.score(RULES, sheet)


@pytest.mark.parametrize(
    ("metres", "percent", "points"),
    [
        ("2499", "24.99", 0),
        ("2499.4", "24.99", 0),
        ("2499.5", "25.00", 1),
        ("2500", "25.00", 1),
        ("5000", "50.00", 1),
        ("5040", "50.40", 1),
        ("5099.49", "50.99", 1),
        ("5099.5", "51.00", 3),
        ("7500", "75.00", 3),
        ("7550", "75.50", 3),
        ("7599.499999", "75.99", 3),
        ("7599.5", "76.00", 5),
        ("10000", "100.00", 5),
        ("17544", "175.44", 5),
        ("-1364", "-13.64", 0),
        ("-0.4", "0.00", 0),
    ],
)
def test_bands(metres: str, percent: str, points: int) -> None:
    found = score(v2a=metres)
    assert str(found.persen["2a"]) == percent
    assert found.skor["2a"] == points == found.total


def test_a_quotient_is_not_rounded_twice() -> None:
    # 24.99499999999999999999999999995 %, a hair below 25.00.
    whole = 10**31
    volume = Decimal(24_995 * 10**26 - 1)
    found = score({"panjang_jalan_ideal": whole}, v2a=volume)
    assert found.persen["2a"] == Decimal("24.99")
    assert found.skor["2a"] == 0


def test_nothing_of_nothing_is_no_problem_and_something_of_nothing_has_no_score():
    empty = {"panjang_drainase_ideal": 0}
    assert score(empty).persen["4b"] == 0
    assert score(empty).total == 0
    wrong = score(empty, v4b=5)
    assert wrong.persen["4b"] is None
    assert (wrong.total, wrong.tingkat, wrong.lengkap) == (None, None, False)


def test_a_negative_denominator_has_no_score() -> None:
    assert score({"jumlah_kk": -5}, v3a=-5).skor["3a"] is None


def test_what_is_missing_is_not_zero() -> None:
    found = score(v7a=10_000, v7b=None)
    assert found.skor["7a"] == 5
    assert found.skor["7b"] is None
    assert found.total is None
    assert found.total_sementara == 5
    assert found.tingkat is None
    assert found.rata_rata_aspek["7"] is None
    assert found.rata_rata_aspek["1"] == 0
    assert found.rata_rata is None


def test_a_missing_denominator_hides_its_criteria_only() -> None:
    found = score({"jumlah_kk": None})
    assert [code for code, points in found.skor.items() if points is None] == [
        *("3a", "3b", "5a", "5b", "6a", "6b"),
    ]


def test_the_number_of_people_is_not_needed_for_the_total() -> None:
    assert score({"jumlah_penduduk": None}).lengkap


def test_an_empty_sheet_has_nothing() -> None:
    found = scoring.score(RULES, scoring.Sheet({}, {}))
    assert found.total_sementara is None
    assert set(found.persen.values()) == {None}


def test_means_weigh_aspects_equally_and_clamp() -> None:
    # 1: (175→100 + 0 + 0) / 3, 2: (20 + 0) / 2, the others 0.
    found = score(v1a=17_500, v2a=2000)
    assert found.rata_rata_aspek["1"] == Decimal("33.33")
    assert found.rata_rata_aspek["2"] == Decimal("10.00")
    assert found.rata_rata == Decimal("6.19")


def test_the_zeroed_variant_drops_percentages_that_score_0() -> None:
    sheet = scoring.Sheet(HEADER, {**NOTHING, "2a": 2000, "2b": 3000})
    plain = scoring.score(RULES, sheet)
    zeroed = scoring.score(RULES, sheet, mean="zeroed")
    assert plain.rata_rata_aspek["2"] == Decimal("25.00")
    assert zeroed.rata_rata_aspek["2"] == Decimal("15.00")
    with pytest.raises(ValueError, match="mean"):
        scoring.score(RULES, sheet, mean="median")


@pytest.mark.parametrize(
    ("rules", "worst", "levels"),
    [
        (RULES, 80, {0: "TK", 15: "TK", 16: "KR", 37: "KR", 38: "KS", 59: "KS"}),
        (RULES, 80, {60: "KB", 80: "KB"}),
        (RULES_2016, 95, {18: "TK", 19: "KR", 44: "KR", 45: "KS", 70: "KS"}),
        (RULES_2016, 95, {71: "KB", 95: "KB"}),
    ],
)
def test_levels(rules: scoring.Ruleset, worst: int, levels: dict[int, str]) -> None:
    assert rules.max_total == worst
    assert {total: rules.level_of(total).kode for total in levels} == levels


def test_the_worst_sheet_of_2016_has_95_points() -> None:
    volumes = {line.kode: HEADER[line.penyebut] for line in RULES_2016.criteria}
    found = scoring.score(RULES_2016, scoring.Sheet(HEADER, volumes))
    assert (found.total, found.tingkat) == (95, "KB")
    assert found.rata_rata == 100


@pytest.mark.parametrize(
    "value",
    [
        *(Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999"), Decimal("sNaN")),
        *(1.5, float("nan"), True, "dua", "", "1.234,5", "1e5", "NaN", [], b"5"),
    ],
)
def test_only_exact_numbers_stand_on_a_sheet(value: Any) -> None:
    with pytest.raises(scoring.BadNumber, match="2a"):
        scoring.Sheet({}, {"2a": value})
    with pytest.raises(scoring.BadNumber, match="jumlah_kk"):
        scoring.Sheet({"jumlah_kk": value}, {})


def test_numbers_may_be_texts_decimals_or_whole() -> None:
    sheet = scoring.Sheet({"a": "4.63", "b": 5, "c": Decimal("0.5")}, {"d": None})
    assert sheet.header == {"a": Decimal("4.63"), "b": 5, "c": Decimal("0.5")}
    assert sheet.volumes == {"d": None}


def test_volumes_add_up_and_scores_do_not() -> None:
    # Ten bad buildings in one RT and 990 good ones in the other.
    bad = scoring.Sheet(
        {**HEADER, "jumlah_bangunan": 10},
        {**NOTHING, "1a": 10, "1c": 10, "7a": 10, "7b": 10},
    )
    good = scoring.Sheet({**HEADER, "jumlah_bangunan": 990}, NOTHING)
    both = scoring.combine([bad, good])
    assert scoring.score(RULES, bad).total == 20
    assert both.header["jumlah_bangunan"] == 1000
    assert both.volumes["1a"] == 10
    assert scoring.score(RULES, both).total == 0


def test_what_is_missing_in_one_is_missing_in_the_sum() -> None:
    known, unknown = scoring.Sheet({}, {"1a": 3}), scoring.Sheet({}, {"1a": None})
    assert scoring.combine([known, unknown]).volumes == {"1a": None}
    assert scoring.combine([known, scoring.Sheet({}, {})]).volumes == {"1a": None}
    assert scoring.combine([]).volumes == {}


def test_every_number_is_explained() -> None:
    sheet = scoring.Sheet(HEADER, {**NOTHING, "2a": "5040", "1b": "175"})
    lines = {line.kriteria.kode: line for line in scoring.explain(RULES, sheet)}
    assert list(lines) == [line.kode for line in RULES.criteria]
    road = lines["2a"]
    assert (road.volume, road.penyebut) == (5040, 10_000)
    assert road.header.label == "Panjang jalan ideal"
    assert (road.persen, road.pita_label) == (Decimal("50.40"), "25,00–50,99 %")
    assert (road.skor, road.is_clamped) == (1, False)
    assert (lines["1b"].skor, lines["1b"].is_clamped) == (5, True)


def test_what_is_not_measured_is_explained_as_such() -> None:
    [line, *_] = scoring.explain(RULES, scoring.Sheet({}, {}))
    assert (line.volume, line.persen, line.pita, line.skor) == (None,) * 4
    assert line.pita_label == ""
