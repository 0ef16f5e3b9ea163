"""The arithmetic of targets, by published figures and by its laws."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring import progress
from assessments.scoring.progress import AMBER, FALLING, GREEN, RED, RISING

D = Decimal
amounts = st.decimals(0, 100_000, places=2)
directions = st.sampled_from([RISING, FALLING])


@pytest.mark.parametrize(
    ("target", "actual", "gap", "share", "light"),
    [
        # Kick Off Meeting Pokja PKP Kalimantan Selatan, figures of 2022.
        ("39.47", "43.35", "3.88", "109.83", GREEN),
        ("88.68", "77.09", "-11.59", "86.93", RED),
        ("90.00", "88.28", "-1.72", "98.09", AMBER),
        ("75.00", "60.14", "-14.86", "80.19", RED),
    ],
)
def test_the_published_table_of_2022(target, actual, gap, share, light):
    target, actual = D(target), D(actual)
    assert progress.gap(actual, target) == D(gap)
    assert progress.rounded(progress.share_of_target(actual, target)) == D(share)
    assert progress.light(RISING, actual, target) == light


def test_kota_banjar_goes_from_187_95_to_0_in_three_years():
    line = progress.path({2016: D("187.95"), 2019: D(0)})
    assert line == {2016: D("187.95"), 2017: D("125.30"), 2018: D("62.65"), 2019: 0}
    assert progress.progress(D("187.95"), D("62.65"), D(0)) * 3 == 2


def test_banjarbaru_fell_by_three_quarters_and_where_its_pace_leads():
    years = {2014: "349.12", 2016: "204.49", 2017: "183.34", 2018: "173.71",
             2019: "87.45"}  # fmt: skip
    points = {year: D(ha) for year, ha in years.items()}
    done = progress.progress(points[2014], points[2019], D(0))
    assert progress.rounded(100 * done) == D("74.95")
    pace = progress.trend(points)
    # Least squares by hand: mean year 2016.8, -703.618 over 14.8.
    assert progress.rounded(pace.slope) == D("-47.54")
    assert pace.reaches(FALLING, D(0)) == 2021


@pytest.mark.parametrize(
    ("baseline", "actual", "target", "done"),
    [
        ("100", "60", "0", "0.4"),
        ("100", "120", "0", "-0.2"),
        ("100", "0", "0", "1"),
        ("100", "40", "50", "1.2"),
        ("50", "75", "100", "0.5"),
        ("50", "40", "100", "-0.2"),
    ],
)
def test_progress_by_hand(baseline, actual, target, done):
    assert progress.progress(D(baseline), D(actual), D(target)) == D(done)


def test_what_cannot_be_said_is_none():
    assert progress.progress(D(5), D(3), D(5)) is None
    assert progress.share_of_target(D(3), D(0)) is None
    assert progress.gap(None, D(1)) is None
    assert progress.remaining(FALLING, D(1), None) is None
    assert progress.light(FALLING, None, D(0)) == ""
    assert progress.trend({2020: D(1)}) is None
    assert progress.path({}) == {}


@pytest.mark.parametrize(
    ("actual", "target", "baseline", "light"),
    [
        ("0", "0", None, GREEN),
        ("5", "0", "100", AMBER),
        ("10", "0", "100", AMBER),
        ("10.01", "0", "100", RED),
        ("5", "0", None, RED),
        ("21", "20", None, AMBER),
        ("25", "20", None, RED),
        # It rose since the start: nine tenths of the way are far.
        ("30", "20", "25", RED),
        # The baseline was below the target already; only the target counts.
        ("21", "20", "10", AMBER),
    ],
)
def test_lights_of_what_should_fall(actual, target, baseline, light):
    base = None if baseline is None else D(baseline)
    assert progress.light(FALLING, D(actual), D(target), base) == light


@given(directions, amounts, amounts)
def test_green_is_exactly_nothing_remaining(direction, actual, target):
    is_green = progress.light(direction, actual, target) == GREEN
    assert is_green == (progress.remaining(direction, actual, target) == 0)


@given(amounts, amounts, amounts)
def test_the_baseline_is_0_and_the_target_is_1(baseline, actual, target):
    if baseline == target:
        assert progress.progress(baseline, actual, target) is None
        return
    assert progress.progress(baseline, baseline, target) == 0
    assert progress.progress(baseline, target, target) == 1


@given(st.dictionaries(st.integers(2000, 2060), amounts, min_size=1, max_size=6))
def test_a_path_keeps_its_points_and_leaves_no_year_out(points):
    line = progress.path(points)
    assert list(line) == list(range(min(points), max(points) + 1))
    assert all(line[year] == value for year, value in points.items())
    low, high = min(points.values()), max(points.values())
    slack = D("0.0001")
    assert all(low - slack <= value <= high + slack for value in line.values())


@given(amounts, st.decimals(1, 500, places=2), st.integers(2, 6))
def test_a_straight_fall_meets_its_target_when_it_should(start, step, years):
    points = {2020 + n: start - step * n for n in range(years)}
    pace = progress.trend(points)
    last = points[2020 + years - 1]
    target = last - 2 * step
    assert pace.reaches(FALLING, target) in (2020 + years + 1, 2020 + years + 2)
    assert pace.reaches(FALLING, last) == 2020 + years - 1
    assert pace.reaches(RISING, last + 1) is None


def test_a_level_line_never_arrives():
    pace = progress.trend({2020: D(7), 2021: D(7)})
    assert pace.reaches(FALLING, D(0)) is None
