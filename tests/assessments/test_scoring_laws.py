"""Laws that hold for every sheet, whatever the numbers."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments import scoring

RULES = scoring.load("permen-pupr-14-2018")
CODES = [line.kode for line in RULES.criteria]
KEYS = [one.key for one in RULES.headers]

wholes = st.decimals("0.001", 1_000_000, places=3)
parts = st.decimals(0, 1_000_000, places=3)


@st.composite
def sheets(draw: st.DrawFn, missing: bool = False) -> scoring.Sheet:
    gap = st.none() if missing else st.nothing()
    header = {key: draw(wholes | gap) for key in KEYS}
    return scoring.Sheet(header, {code: draw(parts | gap) for code in CODES})


@given(sheets(), st.sampled_from(CODES), st.decimals(0, 1_000_000, places=3))
def test_a_worse_volume_never_lowers_a_score(
    sheet: scoring.Sheet, code: str, more: Decimal
) -> None:
    before = sheet.volumes[code]
    assert before is not None
    worse = scoring.Sheet(sheet.header, {**sheet.volumes, code: before + more})
    good, bad = scoring.score(RULES, sheet), scoring.score(RULES, worse)
    assert good.skor[code] <= bad.skor[code]
    assert good.total <= bad.total
    assert good.rata_rata <= bad.rata_rata
    levels = [level.kode for level in RULES.levels]
    assert levels.index(good.tingkat) <= levels.index(bad.tingkat)


@given(st.lists(sheets(missing=True), min_size=1, max_size=6), st.data())
def test_grouping_and_order_do_not_matter(
    parts: list[scoring.Sheet], data: st.DataObject
) -> None:
    whole = scoring.combine(parts)
    cut = data.draw(st.integers(1, len(parts)))
    groups = [scoring.combine(group) for group in (parts[:cut], parts[cut:]) if group]
    assert scoring.combine(groups) == whole
    assert scoring.combine(reversed(parts)) == whole


@given(sheets(missing=True))
def test_a_total_exists_only_when_everything_is_there(sheet: scoring.Sheet) -> None:
    found = scoring.score(RULES, sheet)
    needed = [sheet.header[line.penyebut] for line in RULES.criteria]
    complete = None not in [*needed, *sheet.volumes.values()]
    assert found.lengkap is complete
    assert (found.total is not None) is complete
    assert (found.tingkat is not None) is complete
    assert (found.rata_rata is not None) is complete


@given(sheets(), st.sampled_from(CODES))
def test_missing_is_never_the_same_as_zero(sheet: scoring.Sheet, code: str) -> None:
    without = scoring.Sheet(sheet.header, {**sheet.volumes, code: None})
    zero = scoring.Sheet(sheet.header, {**sheet.volumes, code: 0})
    assert scoring.score(RULES, without).total is None
    assert scoring.score(RULES, zero).total is not None
    assert code in scoring.missing(RULES, without)
    assert code not in scoring.missing(RULES, zero)


@given(sheets(), st.integers(1, 10_000))
def test_scale_does_not_matter(sheet: scoring.Sheet, factor: int) -> None:
    larger = scoring.Sheet(
        {key: value * factor for key, value in sheet.header.items()},
        {code: value * factor for code, value in sheet.volumes.items()},
    )
    assert scoring.score(RULES, larger) == scoring.score(RULES, sheet)


@given(sheets(missing=True))
def test_scores_are_those_of_the_bands(sheet: scoring.Sheet) -> None:
    found = scoring.score(RULES, sheet)
    assert set(found.skor.values()) <= {None, 0, 1, 3, 5}
    if found.total is not None:
        assert 0 <= found.total <= 80
        assert 0 <= found.rata_rata <= 100


@settings(max_examples=50)
@given(sheets(missing=True), st.sampled_from([None, Decimal(200), Decimal(250)]))
def test_a_warning_is_named_once(sheet: scoring.Sheet, limit: Decimal | None) -> None:
    found = scoring.problems(RULES, sheet, limit, baseline=True)
    warnings = [problem.kode for problem in found if problem.jenis == "W"]
    assert len(warnings) == len(set(warnings))
    kinds = [problem.jenis for problem in found]
    assert kinds == sorted(kinds)
