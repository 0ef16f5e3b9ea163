"""Downloads: what is in the file, and that a spreadsheet runs nothing of it."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from sibungas.lib import exports
from sibungas.lib.exports import Column, Export

ROW = SimpleNamespace(
    nama="=HYPERLINK(1)",
    tempat=SimpleNamespace(kode="0063.71"),
    luas=Decimal("12.500000"),
    mulai=date(2026, 1, 2),
    pada=datetime(2026, 11, 24, 2, 32, tzinfo=UTC),
    kosong=None,
)
COLUMNS = (
    Column("Nama", "nama"),
    Column("Kode", "tempat.kode", "code"),
    Column("Luas (ha)", "luas", "number"),
    Column("Mulai", "mulai", "date"),
    Column("Pada", "pada", "time"),
    Column("Kosong", lambda row: row.kosong, "number"),
)


def table(rows=(ROW,)):
    return Export("contoh", "Daftar contoh", "uji", COLUMNS, rows, ("Saringan: -",))


def csv_text():
    return "".join(exports.csv_lines(table()))


def sheet():
    file = io.BytesIO()
    exports.workbook(table()).save(file)
    return load_workbook(file).active


def test_csv_begins_with_the_mark_and_says_where_it_comes_from():
    lines = csv_text().split("\r\n")
    assert lines[0] == "\ufeff# SI BUNGAS: Daftar contoh"
    assert lines[1].startswith("# Sumber: uji. Diunduh 20")
    assert lines[2] == "# Saringan: -"
    assert lines[3] == "Nama;Kode;Luas (ha);Mulai;Pada;Kosong"


def test_csv_cells_are_written_for_indonesian_spreadsheets():
    assert csv_text().split("\r\n")[4] == (
        "'=HYPERLINK(1);0063.71;12,5;2026-01-02;2026-11-24 10:32;"
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"]
)
def test_what_a_spreadsheet_would_run_gets_a_leading_mark(text):
    assert exports.safe_text(text).startswith("'")


@pytest.mark.parametrize("text", ["RT 1=2", "Jl. A-B", "", "0812"])
def test_harmless_text_stays_as_it_is(text):
    assert exports.safe_text(text) == text


def test_control_characters_are_left_out():
    assert exports.safe_text("a\x00b\x0bc") == "abc"


def test_xlsx_keeps_codes_and_formulas_as_text_and_numbers_as_numbers():
    name, code, area, *_ = sheet()[5]
    assert (name.value, name.data_type) == ("=HYPERLINK(1)", "s")
    assert (code.value, code.data_type, code.number_format) == ("0063.71", "s", "@")
    assert (area.value, area.data_type) == (12.5, "n")


def test_xlsx_says_what_it_is_above_a_head_that_stays_in_view():
    found = sheet()
    assert found["A1"].value == "SI BUNGAS: Daftar contoh"
    assert [cell.value for cell in found[4]] == [c.title for c in COLUMNS]
    assert found.freeze_panes == "A5"
