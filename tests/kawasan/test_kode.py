import pytest

from kawasan import kode


@pytest.mark.parametrize(
    ("text", "level", "parent"),
    [
        ("63", 1, None),
        ("63.71", 2, "63"),
        ("63.71.01", 3, "63.71"),
        ("63.71.01.1001", 4, "63.71.01"),
    ],
)
def test_a_code_knows_its_level_and_parent(text, level, parent):
    assert kode.is_kode(text)
    assert kode.level(text) == level
    assert kode.parent_kode(text) == parent


def test_ancestors_start_at_the_province():
    assert kode.ancestors("63.71.01.1001") == ("63", "63.71", "63.71.01")
    assert kode.ancestors("63") == ()


@pytest.mark.parametrize(
    "text", ["", "6", "63.", "63.7", "63.71.1", "63.71.01.001", "63.71.01.10011", "٦٣"]
)
def test_what_is_no_code_is_refused(text):
    assert not kode.is_kode(text)
    with pytest.raises(ValueError, match="Bukan kode"):
        kode.level(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1471081011", "14.71.08.1011"),
        (6371011010, "63.71.01.1010"),
        (" 63.71.01 ", "63.71.01"),
        ("6371", "63.71"),
        (63, "63"),
    ],
)
def test_codes_without_dots_are_read(text, code):
    assert kode.normalise(text) == code


@pytest.mark.parametrize(
    "text", ["637101101", "63.7101", "63-71", "Banjarmasin", "", None]
)
def test_other_texts_are_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="bukan kode wilayah"):
        kode.normalise(text)


def test_desa_and_kelurahan_differ_in_one_digit():
    assert not kode.is_desa("63.71.01.1001")
    assert kode.is_desa("63.01.01.2001")
    assert not kode.is_desa("63.71")
