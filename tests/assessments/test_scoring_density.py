"""When the density of buildings counts for 1b."""

from decimal import Decimal

import pytest

from assessments import scoring

RULES = scoring.load("permen-pupr-14-2018")


@pytest.mark.parametrize(
    ("kelas", "limit"),
    [("metropolitan", 250), ("besar", 250), ("sedang", 200), ("kecil", 200)],
)
def test_limits(kelas: str, limit: int) -> None:
    assert scoring.density_limit(RULES, kelas) == limit


def test_an_unknown_class_has_no_limit_and_a_wrong_one_is_refused() -> None:
    assert scoring.density_limit(RULES, "") is None
    with pytest.raises(ValueError, match="raksasa"):
        scoring.density_limit(RULES, "raksasa")


@pytest.mark.parametrize(
    ("buildings", "area", "kelas", "proposed"),
    [
        # Banjarsari RT009-RW002, Kab. Gresik: 207.5 units per hectare.
        ("83", "0.40", "sedang", "0.40"),
        ("83", "0.40", "besar", "0"),
        ("50", "0.25", "kecil", "0.25"),
        ("50", "0.250001", "kecil", "0"),
        ("50", "0.2", "metropolitan", "0.2"),
        ("50", "0.2", "", None),
        ("50", "0", "kecil", None),
        ("50", None, "kecil", None),
        (None, "1", "kecil", None),
    ],
)
def test_the_whole_area_or_none_is_proposed(
    buildings: str | None, area: str | None, kelas: str, proposed: str | None
) -> None:
    sheet = scoring.Sheet({"jumlah_bangunan": buildings, "luas_verifikasi": area}, {})
    found = scoring.propose_density_volume(RULES, sheet, kelas)
    assert found == (None if proposed is None else Decimal(proposed))
