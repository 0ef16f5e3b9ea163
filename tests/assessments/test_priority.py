"""Considerations, legality, priority and treatment: published cases and the table."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assessments.scoring import priority
from assessments.scoring.priority import BY_CITY, MAJORITY, ONE_TABLE, Facts
from kawasan.models import Pertimbangan

GOLDEN = Path(__file__).parents[1] / "golden" / "priority-cases.json"
PUBLISHED = json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"]
# The table of the regulation, written down by hand: letter and number.
MATRIX = {
    "KB": ("A1 1", "A2 1", "A3 4", "A4 4", "A5 7", "A6 7"),
    "KS": ("B1 2", "B2 2", "B3 5", "B4 5", "B5 8", "B6 8"),
    "KR": ("C1 3", "C2 3", "C3 6", "C4 6", "C5 9", "C6 9"),
}
KNOWN = Facts(
    tingkat="KS",
    nilai_strategis=5,
    sosial_budaya=1,
    jiwa=1506,
    luas_ha=Decimal(10),
    kelas_kota="sedang",
    kejelasan_lahan=True,
    kesesuaian_rtr=False,
)


def changed(**facts):
    return Facts(**{**KNOWN.__dict__, **facts})


def test_the_six_published_places_get_their_published_priority():
    assert len(PUBLISHED) == 6
    for case in PUBLISHED:
        legal = {"legal": True, "tidak_legal": False}[case["land"]]
        found = priority.cell(case["level"], case["pertimbangan"], legal)
        assert found.prioritas == case["priority"], case["label"]
        assert priority.treatments(case["level"], legal)[0] == "permukiman_kembali"


def test_every_field_of_the_matrix():
    found = {
        row[0].tingkat: tuple(f"{one.kode} {one.prioritas}" for one in row)
        for row in priority.matrix()
    }
    assert found == MATRIX


def test_what_is_not_slum_has_no_field_and_no_treatment():
    assert priority.cell("TK", "tinggi", True) is None
    verdict = priority.judge(changed(tingkat="TK"))
    assert (verdict.prioritas, verdict.kode, verdict.pola) == (None, "", "")
    assert verdict.tidak_kumuh


@pytest.mark.parametrize(
    ("jiwa", "ha", "kelas", "points"),
    [
        (1500, "10", "sedang", 1),
        (1506, "10", "sedang", 3),
        (15001, "100", "kecil", 3),
        (2000, "10", "kecil", 3),
        (2001, "10", "sedang", 5),
        (0, "10", "sedang", 1),
        (2000, "10", "besar", 1),
        (2001, "10", "besar", 3),
        (4000, "10", "metropolitan", 3),
        (4006, "10", "metropolitan", 5),
    ],
)
def test_people_per_hectare(jiwa, ha, kelas, points):
    found = priority.density(jiwa, Decimal(ha), kelas)
    assert found.nilai == points


def test_one_table_for_all_is_the_one_of_smaller_cities():
    assert priority.density(2500, Decimal(10), "besar", BY_CITY).nilai == 3
    assert priority.density(2500, Decimal(10), "besar", ONE_TABLE).nilai == 5
    assert priority.density(2500, Decimal(10), "", ONE_TABLE).nilai == 5


def test_the_density_says_in_which_range_it_lies():
    small = priority.density(1506, Decimal(10), "sedang")
    assert (small.kepadatan, small.rentang) == (Decimal("150.60"), "> 150–200 jiwa/ha")
    assert priority.density(1, Decimal(1), "sedang").rentang == "≤ 150 jiwa/ha"
    assert priority.density(900, Decimal(1), "besar").rentang == "> 400 jiwa/ha"


def test_without_people_area_or_class_there_is_no_density():
    assert priority.density(None, Decimal(10), "besar") is None
    assert priority.density(100, None, "besar") is None
    assert priority.density(100, Decimal(0), "besar") is None
    assert priority.density(100, Decimal(10), "") is None


@pytest.mark.parametrize(
    ("total", "kelas"),
    [(3, "rendah"), (5, "rendah"), (7, "sedang"), (9, "sedang"), (11, "tinggi"),
     (13, "tinggi"), (15, "tinggi"), (6, "sedang"), (10, "sedang")],
)  # fmt: skip
def test_class_of_the_sum(total, kelas):
    assert priority.class_of(total) == kelas


def test_a_sum_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="16"):
        priority.class_of(16)


@pytest.mark.parametrize("rule", ["keduanya", MAJORITY])
@pytest.mark.parametrize(
    ("land", "plan", "legal"),
    [(True, True, True), (True, False, False), (False, True, False),
     (False, False, False), (None, True, None), (False, None, None)],
)  # fmt: skip
def test_land_is_legal_when_both_signs_are_plus(land, plan, legal, rule):
    signs = {"kejelasan_lahan": land, "kesesuaian_rtr": plan}
    assert priority.legality(signs, rule) is legal


@pytest.mark.parametrize(
    ("tingkat", "legal", "ways"),
    [
        ("KB", True, ("peremajaan",)),
        ("KS", True, ("peremajaan",)),
        ("KR", True, ("pemugaran",)),
        ("KB", False, ("permukiman_kembali", "legalkan_dulu", "relokasi")),
        ("KR", False, ("permukiman_kembali", "legalkan_dulu", "relokasi")),
    ],
)
def test_treatment(tingkat, legal, ways):
    assert priority.treatments(tingkat, legal) == ways
    assert priority.after_legalising("KR") == "pemugaran"


def test_all_together():
    # 5 + 3 (150.6 jiwa/ha) + 1 = 9: sedang; one minus: not legal; KS.
    verdict = priority.judge(KNOWN)
    assert (verdict.total, verdict.kelas, verdict.legal) == (9, "sedang", False)
    assert (verdict.kode, verdict.prioritas) == ("B4", 5)
    assert verdict.pola == "permukiman_kembali"
    assert verdict.kurang == ()


@pytest.mark.parametrize(
    ("unknown", "named"),
    [
        ({"tingkat": None}, ("tingkat",)),
        ({"nilai_strategis": None}, ("nilai_strategis",)),
        ({"sosial_budaya": None}, ("sosial_budaya",)),
        ({"jiwa": None}, ("kependudukan",)),
        ({"kelas_kota": ""}, ("kelas_kota",)),
        ({"kelas_kota": "", "luas_ha": None}, ("kelas_kota", "kependudukan")),
        ({"kejelasan_lahan": None}, ("kejelasan_lahan",)),
        ({"kesesuaian_rtr": None}, ("kesesuaian_rtr",)),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_assumed(unknown, named):
    verdict = priority.judge(changed(**unknown))
    assert verdict.kurang == named
    assert verdict.kode == ""
    land = {"kejelasan_lahan", "kesesuaian_rtr"}
    # Land does not change the number, but without it there is no treatment.
    assert (verdict.prioritas == 5) is (set(named) <= land)
    treated = not set(named) & (land | {"tingkat"})
    assert verdict.pola == ("permukiman_kembali" if treated else "")


def test_cities_that_disagree_leave_it_open():
    verdict = priority.judge(KNOWN, tabel=None, aturan="keduanya")
    assert verdict.kurang == ("konvensi",)
    assert (verdict.total, verdict.prioritas) == (None, None)
    assert priority.judge(KNOWN, aturan=None).legal is None


def test_the_words_and_points_of_the_table_are_those_of_the_file():
    rules = priority.rules()
    assert dict(Pertimbangan.Pola.choices) == rules["pola"]
    offered = {one["kode"]: one.get("nilai") for one in rules["unsur"]}
    assert offered["nilai_strategis"] == Pertimbangan.Strategis.values
    assert offered["sosial_budaya"] == Pertimbangan.Potensi.values
