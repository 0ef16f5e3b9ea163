import zipfile

import pytest

from kawasan.imports import cells, tables
from kawasan.imports.tables import BadFile, Broken, Shape
from tests.kawasan import files

SHAPE = Shape({"rt": ("nomor rt",), "kk": ("jumlah kk",)}, [frozenset({"rt"})])


def rows(path, shape=SHAPE):
    return list(tables.read(path, shape))


def test_the_head_is_found_below_a_title_and_on_a_later_sheet(tmp_path):
    path = files.xlsx(
        tmp_path / "a.xlsx",
        {
            "Catatan": [["Dinas Perkim"], ["2019"]],
            "Data": [["REKAP RT"], [], ["Nomor RT", "Jumlah KK"], ["001", 40]],
        },
    )
    (row,) = rows(path)
    assert (row.sheet, row.number) == ("Data", 4)
    assert (row.get("rt"), row.get("kk")) == ("001", 40)
    assert row.ref("kk") == "B4"


def test_blank_cells_are_empty_and_empty_rows_are_passed_over(tmp_path):
    path = files.xlsx(
        tmp_path / "a.xlsx", {"A": [["rt", "kk"], ["1", " "], [" ", None], ["2", 0]]}
    )
    first, second = rows(path)
    assert first.get("kk") is None
    assert (second.number, second.get("kk")) == (4, 0)


def test_a_formula_that_was_never_computed_is_not_an_empty_cell(tmp_path):
    path = files.xlsx(tmp_path / "a.xlsx", {"A": [["rt", "kk"], ["1", "=20+20"]]})
    (row,) = rows(path)
    assert isinstance(row.get("kk"), Broken)
    with pytest.raises(ValueError, match="belum dihitung"):
        cells.number(row.get("kk"))


def test_merged_cells_below_the_head_are_doubtful(tmp_path):
    path = files.xlsx(
        tmp_path / "a.xlsx",
        {"A": [["Tabel"], ["rt", "kk"], ["1", 40], ["2", None]]},
        merge=["A1:B1", "B3:B4"],
    )
    first, second = rows(path)
    for row in (first, second):
        with pytest.raises(ValueError, match="digabung"):
            cells.number(row.get("kk"))
    assert first.get("rt") == "1"


def test_a_title_that_stands_twice_is_asked_about(tmp_path):
    path = files.xlsx(tmp_path / "a.xlsx", {"A": [["rt", "KK", "kk"], ["1", 2, 3]]})
    with pytest.raises(BadFile, match="tertulis dua kali"):
        rows(path)


def test_chosen_titles_replace_the_known_ones(tmp_path):
    path = files.xlsx(
        tmp_path / "a.xlsx", {"A": [["rt", "kk", "KK 2019"], ["1", 2, 3]]}
    )
    shape = Shape(SHAPE.fields, SHAPE.needed, {"kk": "KK 2019"})
    assert rows(path, shape)[0].get("kk") == 3


def test_a_file_without_the_table_says_which_columns_it_lacks(tmp_path):
    path = files.xlsx(tmp_path / "a.xlsx", {"A": [["nama"], ["x"]]})
    with pytest.raises(BadFile, match="kolom rt"):
        rows(path)
    with pytest.raises(BadFile, match='Lembar "B" tidak ada. Yang ada: A'):
        rows(path, Shape(SHAPE.fields, SHAPE.needed, sheet="B"))


def test_csv_of_an_indonesian_spreadsheet_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("# Ekspor, 2026\nrt;kk\n001;\n002;1.234,5\n", encoding="utf-8-sig")
    first, second = rows(path)
    assert first.get("kk") is None
    assert (second.number, cells.number(second.get("kk"))) == (
        4,
        cells.number("1234.5"),
    )


def test_csv_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("rt,kk\n1,\xe9\n".encode("latin-1"))
    with pytest.raises(BadFile, match="UTF-8"):
        rows(path)


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    with pytest.raises(BadFile, match="tidak wajar"):
        rows(path)


def test_what_is_no_table_is_refused(tmp_path):
    for name, content in (("a.xlsx", b"bukan zip"), ("a.pdf", b"%PDF")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadFile):
            rows(tmp_path / name)
    with pytest.raises(BadFile, match="tidak ada"):
        rows(tmp_path / "hilang.xlsx")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("RT001-RW002", ("001", "002")),
        ("015/001", ("015", "001")),
        ("RT 06a RW 02", ("06A", "02")),
        ("rt.3 / rw.4", ("3", "4")),
    ],
)
def test_rt_and_rw_are_read_as_written(text, parts):
    assert cells.split_rt_rw(text) == parts


def test_the_same_rt_is_known_with_and_without_zeros():
    assert cells.same_number("001") == cells.same_number("1")
    assert cells.same_number("06A") == cells.same_number("6a")
    assert cells.same_number("0") != cells.same_number("")


@pytest.mark.parametrize(
    ("value", "column", "kept"),
    [
        (11.579298999999999, "luas_verifikasi_ha", "11.579299"),
        (0, "jumlah_kk", "0"),
        ("1.234,5", "panjang_jalan_ideal_m", "1234.500"),
        (141.0, "jumlah_penduduk", "141"),
    ],
)
def test_numbers_lose_only_the_noise_of_binary_fractions(value, column, kept):
    assert str(cells.measure(value, column)) == kept


@pytest.mark.parametrize(
    ("value", "column"),
    [
        (-0.1, "luas_genangan_ha"),
        (1.5, "jumlah_kk"),
        ("#NUM!", "jumlah_kk"),
        ("1.234", "luas_verifikasi_ha"),
        (True, "jumlah_kk"),
        (float("nan"), "jumlah_kk"),
        (10**9, "jumlah_kk"),
    ],
)
def test_numbers_that_cannot_be_right_are_refused(value, column):
    with pytest.raises(ValueError, match=r"\."):
        cells.measure(value, column)
