"""Editions of the rules: what ships, and which files are refused."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from assessments import scoring
from assessments.scoring.rulesets import FOLDER
from assessments.scoring.rulesets.reading import read

RULES = scoring.load("permen-pupr-14-2018")


@pytest.fixture
def document() -> dict[str, Any]:
    return copy.deepcopy(dict(RULES.document))


def test_the_edition_in_force_comes_first() -> None:
    assert scoring.editions() == ("permen-pupr-14-2018", "permen-pupr-02-2016")
    assert scoring.load("permen-pupr-14-2018") is RULES


@pytest.mark.parametrize(
    ("edition", "count", "aspects"),
    [
        ("permen-pupr-14-2018", 16, [3, 2, 2, 3, 2, 2, 2]),
        ("permen-pupr-02-2016", 19, [3, 2, 2, 5, 2, 3, 2]),
    ],
)
def test_criteria(edition: str, count: int, aspects: list[int]) -> None:
    ruleset = scoring.load(edition)
    assert len(ruleset.criteria) == count
    assert [len(aspect.criteria) for aspect in ruleset.aspects] == aspects
    assert ruleset.max_total == 5 * count
    for line in ruleset.criteria:
        assert line.aspek == line.kode[0]
        assert line.petunjuk.endswith(".")
        assert line.tanya.endswith("?")
        assert ruleset.header(line.penyebut).satuan == line.satuan


def test_a_column_means_the_same_in_both_editions() -> None:
    older = {
        one.kode: one.kolom for one in scoring.load("permen-pupr-02-2016").criteria
    }
    newer = {one.kode: one.kolom for one in RULES.criteria}
    assert older["4e"] == newer["4c"] == "drainase_buruk_m"
    assert older["4c"] == "drainase_tidak_terhubung_m"
    same = set(newer) - {"4c"}
    assert {code: older[code] for code in same} == {code: newer[code] for code in same}


@pytest.mark.parametrize("kode", ["permen-2020", "", "../scoring/x", "/etc/passwd"])
def test_an_unknown_edition(kode: str) -> None:
    with pytest.raises(scoring.InvalidRuleset, match="no ruleset"):
        scoring.load(kode)


def _first(document: dict[str, Any]) -> dict[str, Any]:
    return document["aspek"][0]["kriteria"][0]


SPOILED = {
    "overlapping bands": (lambda d: d["pita"][1].update(mulai="24.00"), "24.00"),
    "a gap between bands": (lambda d: d["pita"][1].update(mulai="25.01"), "25.01"),
    "bands end early": (lambda d: d["pita"].pop(), "100.00"),
    "a worse band scores less": (lambda d: d["pita"][3].update(skor=2), "rise"),
    "a band of NaN": (lambda d: d["pita"][1].update(mulai="NaN"), "NaN"),
    "a band as float": (lambda d: d["pita"][1].update(mulai=25.0), "25.0"),
    "a score that is no number": (lambda d: d["pita"][1].update(skor="1"), "'1'"),
    "overlapping levels": (lambda d: d["tingkat"][1].update(mulai=15), "KR"),
    "levels end early": (lambda d: d["tingkat"][3].update(sampai=79), "80"),
    "unknown denominator": (lambda d: _first(d).update(penyebut="luas"), "'luas'"),
    "units differ": (lambda d: _first(d).update(satuan="m"), "does not say so"),
    "denominator of another unit": (
        lambda d: _first(d).update(penyebut="jumlah_kk"),
        "differ in unit",
    ),
    "a column letter": (lambda d: _first(d).update(kolom="D9"), "'D9'"),
    "a column twice": (
        lambda d: _first(d).update(kolom="bangunan_tidak_memenuhi_syarat"),
        "Twice the same column",
    ),
    "a criterion twice": (lambda d: _first(d).update(kode="1b"), "criterion: 1b"),
    "an unknown part": (lambda d: _first(d).update(warna="merah"), "warna"),
    "a part is missing": (lambda d: _first(d).pop("kolom"), "kolom"),
    "no bands at all": (lambda d: d.pop("pita"), "pita"),
    "a check of an unknown criterion": (
        lambda d: d["pemeriksaan"]["bagian"].append(["9z"]),
        "9z",
    ),
    "a limit upside down": (
        lambda d: d["pemeriksaan"].update(jiwa_per_kk=["7", "2"]),
        "not below",
    ),
    "a class of city without limit": (
        lambda d: d["kepadatan"]["batas"].pop("kecil"),
        "every class",
    ),
    "a negative limit": (
        lambda d: d["kepadatan"]["batas"].update(kecil="-200"),
        "'-200'",
    ),
    "an unknown mean": (lambda d: d.update(rata_rata="median"), "median"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_file_that_cannot_be_trusted_is_refused(
    name: str, document: dict[str, Any]
) -> None:
    spoil, words = SPOILED[name]
    spoil(document)
    with pytest.raises(scoring.InvalidRuleset, match=words):
        read(document)


def test_a_sound_file_is_read(document: dict[str, Any]) -> None:
    assert read(document).criteria == RULES.criteria


@pytest.mark.parametrize(
    ("text", "words"), [("25.0", "quoted"), ("NaN", "quoted"), ("Infinity", "quoted")]
)
def test_bare_floats_in_a_file_are_refused(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = (FOLDER / "permen-pupr-14-2018.json").read_text(encoding="utf-8")
    (tmp_path / "x.json").write_text(whole.replace('"25.00"', text), encoding="utf-8")
    monkeypatch.setattr("assessments.scoring.rulesets.FOLDER", tmp_path)
    with pytest.raises(scoring.InvalidRuleset, match=words):
        scoring.load("x")


def test_a_file_must_be_named_after_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lain.json").write_text(json.dumps(dict(RULES.document)))
    monkeypatch.setattr("assessments.scoring.rulesets.FOLDER", tmp_path)
    with pytest.raises(scoring.InvalidRuleset, match=r"lain\.json"):
        scoring.load("lain")
