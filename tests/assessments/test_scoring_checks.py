"""What surveyors are told about their numbers."""

from decimal import Decimal
from typing import Any

import pytest

from assessments import scoring

RULES = scoring.load("permen-pupr-14-2018")
# Sumbermulyo RT01-RW05, Kab. Jombang: published, and nothing wrong with it.
HEADER = {
    "jumlah_bangunan": "50",
    "jumlah_penduduk": "201",
    "jumlah_kk": "60",
    "luas_verifikasi": "4.63",
    "panjang_jalan_ideal": "780",
    "panjang_drainase_ideal": "385",
}
VOLUMES = {
    "1a": "13",
    "1b": "0",
    "1c": "13",
    "2a": "100",
    "2b": "605",
    "3a": "54",
    "3b": "0",
    "4a": "0",
    "4b": "0",
    "4c": "310",
    "5a": "10",
    "5b": "16",
    "6a": "60",
    "6b": "60",
    "7a": "50",
    "7b": "50",
}


def problems(
    limit: Any = None, baseline: bool = False, **changes: Any
) -> list[tuple[str, str, str, str]]:
    """Problems of the sound sheet after some changes: v2a="900", jumlah_kk=0."""
    header, volumes = dict(HEADER), dict(VOLUMES)
    for name, value in changes.items():
        if name.removeprefix("v") in VOLUMES:
            volumes[name.removeprefix("v")] = value
        else:
            header[name] = value
    sheet = scoring.Sheet(header, volumes)
    found = scoring.problems(RULES, sheet, limit, baseline=baseline)
    return [(one.kode, one.jenis, one.kriteria, one.pesan) for one in found]


def test_a_sound_sheet_has_none() -> None:
    assert problems(limit=Decimal(200)) == []
    assert problems(panjang_jalan_eksisting="680") == []


def test_an_empty_sheet_has_none_because_missing_is_not_wrong() -> None:
    empty = scoring.Sheet({}, {})
    assert scoring.problems(RULES, empty, Decimal(200), baseline=True) == ()
    asked = scoring.missing(RULES, empty)
    assert asked == (*HEADER, *VOLUMES)


@pytest.mark.parametrize(
    ("changes", "kode", "kriteria", "sentence"),
    [
        (
            {"v4a": "-0.12"},
            "negatif",
            "4a",
            "Luas area genangan (4a) tidak boleh kurang dari 0.",
        ),
        (
            {"panjang_drainase_eksisting": "-1"},
            "negatif",
            "panjang_drainase_eksisting",
            "Panjang drainase eksisting tidak boleh kurang dari 0.",
        ),
        (
            {"v3a": "70"},
            "melebihi_penyebut",
            "3a",
            "KK tanpa akses aman air minum (3a) 70 KK melebihi jumlah KK 60 KK.",
        ),
        (
            {"v4a": "5"},
            "melebihi_penyebut",
            "4a",
            "Luas area genangan (4a) 5 ha melebihi luas verifikasi 4,63 ha.",
        ),
        (
            {"v2a": "176"},
            "jumlah_melebihi_penyebut",
            "2b",
            "Jumlah 2a dan 2b 781 m melebihi panjang jalan ideal 780 m.",
        ),
        (
            {"v4b": "75.001"},
            "jumlah_melebihi_penyebut",
            "4c",
            "Jumlah 4b dan 4c 385,001 m melebihi panjang drainase ideal 385 m.",
        ),
        (
            {"panjang_drainase_ideal": "0", "v4c": "0", "v4b": "50"},
            "penyebut_nol",
            "4b",
            "Panjang drainase yang belum ada (4b) 50 m melebihi panjang drainase"
            " ideal 0 m.",
        ),
        (
            {"v1a": "13.5"},
            "bukan_bilangan_bulat",
            "1a",
            "Bangunan tidak teratur (1a) harus bilangan bulat.",
        ),
        (
            {"jumlah_penduduk": "59"},
            "penduduk_kurang_dari_kk",
            "jumlah_penduduk",
            "Jumlah penduduk 59 jiwa lebih sedikit daripada jumlah KK 60.",
        ),
    ],
)
def test_errors(
    changes: dict[str, str], kode: str, kriteria: str, sentence: str
) -> None:
    assert problems(**changes) == [(kode, "E", kriteria, sentence)]


@pytest.mark.parametrize("key", ["jumlah_bangunan", "jumlah_kk", "luas_verifikasi"])
def test_what_must_be_there_is_more_than_zero(key: str) -> None:
    zero = [found for found in problems(**{key: 0}) if found[2] == key]
    assert [(kode, jenis) for kode, jenis, *_ in zero] == [
        ("harus_lebih_dari_nol", "E")
    ]


def test_no_drains_needed_is_no_mistake() -> None:
    assert problems(panjang_drainase_ideal=0, v4b=0, v4c=0) == []


def test_overlapping_pairs_are_no_mistake() -> None:
    # 3a + 3b, 5a + 5b and 6a + 6b together exceed the 60 households.
    assert problems(v3b=60, v5a=50, v5b=50) == []


@pytest.mark.parametrize(
    ("changes", "kode", "kriteria", "sentence"),
    [
        (
            {"panjang_jalan_eksisting": "678.9"},
            "selisih_panjang_jalan_eksisting",
            "2a",
            "Panjang jalan yang belum ada (2a) 100 m, padahal panjang ideal"
            " dikurangi eksisting 101,1 m.",
        ),
        (
            {"panjang_drainase_eksisting": "300"},
            "selisih_panjang_drainase_eksisting",
            "4b",
            "Panjang drainase yang belum ada (4b) 0 m, padahal panjang ideal"
            " dikurangi eksisting 85 m.",
        ),
        (
            {"v1b": "2"},
            "kepadatan_sebagian",
            "1b",
            "Luas area dengan kepadatan bangunan tinggi (1b) satu RT diisi 0 atau"
            " seluruh luas RT, 4,63 ha.",
        ),
        (
            {"v1b": "4.63"},
            "kepadatan_tidak_sesuai",
            "1b",
            "Kepadatan 10,8 unit/ha di bawah batas 200 unit/ha, tetapi luas area"
            " dengan kepadatan bangunan tinggi (1b) diisi 4,63 ha.",
        ),
        (
            {"luas_verifikasi": "0.25"},
            "kepadatan_tidak_sesuai",
            "1b",
            "Kepadatan 200 unit/ha mencapai batas 200 unit/ha, tetapi luas area"
            " dengan kepadatan bangunan tinggi (1b) diisi 0 ha.",
        ),
        (
            {"jumlah_bangunan": "61"},
            "kk_per_bangunan_tidak_lazim",
            "jumlah_kk",
            "Jumlah KK per bangunan 0,98; lazimnya 1–2.",
        ),
        (
            {"jumlah_penduduk": "421"},
            "jiwa_per_kk_tidak_lazim",
            "jumlah_penduduk",
            "Jumlah jiwa per KK 7,02; lazimnya 2–7.",
        ),
        (
            {"luas_verifikasi": "20.000001"},
            "luas_tidak_lazim",
            "luas_verifikasi",
            "Luas verifikasi 20,000001 ha tidak lazim untuk satu RT (0,05–20 ha);"
            " periksa satuannya (ha atau m²).",
        ),
    ],
)
def test_warnings(
    changes: dict[str, str], kode: str, kriteria: str, sentence: str
) -> None:
    found = problems(limit=Decimal(200), **changes)
    assert found == [(kode, "W", kriteria, sentence)]


@pytest.mark.parametrize(
    "changes",
    [
        {"panjang_jalan_eksisting": "679"},  # one metre apart
        {"panjang_drainase_eksisting": "9000"},  # more than ideal: nothing missing
        {"luas_verifikasi": "20"},
        {"jumlah_penduduk": "420"},
        {"jumlah_penduduk": "120"},
        {"jumlah_bangunan": "60"},
        {"luas_verifikasi": "0.250001"},  # 199.9992 units per hectare
    ],
)
def test_the_limits_themselves_are_fine(changes: dict[str, str]) -> None:
    assert problems(limit=Decimal(200), **changes) == []


def test_without_a_limit_the_density_is_not_judged() -> None:
    assert problems(v1b="4.63") == []


def test_an_error_silences_warnings_about_the_same_field() -> None:
    found = problems(limit=Decimal(200), v1b="9")
    assert [(kode, jenis) for kode, jenis, *_ in found] == [("melebihi_penyebut", "E")]


def test_nothing_bad_and_everything_bad_ask_for_a_reason() -> None:
    nothing = {f"v{code}": 0 for code in VOLUMES}
    assert ("semua_nol", "W", "", "Seluruh 16 volume bernilai 0.") in problems(
        **nothing
    )
    everything = {f"v{line.kode}": HEADER[line.penyebut] for line in RULES.criteria}
    assert "semua_penuh" in [kode for kode, *_ in problems(**everything)]


def test_a_baseline_below_the_lowest_slum_total_asks_for_a_reason() -> None:
    # Only 7a and 7b are bad: 10 points.
    sound = dict.fromkeys([f"v{code}" for code in VOLUMES if code < "7"], 0)
    sentence = "Total 10 di bawah 16: RT ini tidak kumuh pada baseline."
    assert problems(**sound) == []
    expected = ("baseline_tidak_kumuh", "W", "", sentence)
    assert problems(baseline=True, **sound) == [expected]


@pytest.mark.parametrize(
    ("skor", "total", "tingkat", "kinds"),
    [
        ({"1a": 1, "1b": 0}, None, None, []),
        ({"1a": 2}, None, None, ["skor_tidak_sah"]),
        ({"1a": 75, "1b": -1}, 38, "KS", ["skor_tidak_sah"] * 2),
        (dict.fromkeys(VOLUMES, 1), 16, "KR", []),
        (dict.fromkeys(VOLUMES, 1), 17, "KR", ["total_tidak_cocok"]),
        (dict.fromkeys(VOLUMES, 1), 16, "TK", ["tingkat_tidak_cocok"]),
        ({}, 38, "KR", ["tingkat_tidak_cocok"]),
    ],
)
def test_imported_scores_must_agree_with_each_other(
    skor: dict[str, int], total: int | None, tingkat: str | None, kinds: list[str]
) -> None:
    found = scoring.published_problems(RULES, skor, total, tingkat)
    assert [problem.kode for problem in found] == kinds
    assert {problem.jenis for problem in found} <= {"E"}
