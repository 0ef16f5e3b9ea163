"""How numbers, dates and marks are shown."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from sibungas.templatetags import ui


def render(source: str, path: str = "/", **context: object) -> str:
    request = RequestFactory().get(path)
    template = Template("{% load ui %}" + source)
    return template.render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (None, None, "–"),
        ("", 2, "–"),
        (0, None, "0"),
        (Decimal("12345.600"), None, "12.345,6"),
        (Decimal("12345.6"), 2, "12.345,60"),
        (Decimal("0.125"), 2, "0,13"),
        (1000000, None, "1.000.000"),
        (Decimal("-2.5"), 1, "-2,5"),
        (1200, 0, "1.200"),
    ],
)
def test_numbers_are_written_the_indonesian_way(value, places, shown) -> None:
    assert ui.angka(value, places) == shown


def test_units_follow_the_number_and_never_a_missing_one() -> None:
    assert ui.ha(Decimal("12.4")) == "12,40 ha"
    assert ui.persen(Decimal("82.44")) == "82,4 %"
    assert ui.ha(None) == ui.persen(None) == "–"


def test_machines_get_a_decimal_point() -> None:
    assert ui.titik(Decimal("1234.50")) == "1234.50"
    assert ui.titik(None) == ""


def test_a_field_gets_a_number_that_it_would_accept_back() -> None:
    # "1.234" would be refused as ambiguous.
    assert ui.isian(Decimal("1234.000")) == "1234"
    assert ui.isian(Decimal("1234.50")) == "1234,5"
    assert ui.isian(None) == ""


def test_times_are_those_of_the_province() -> None:
    moment = datetime(2026, 11, 23, 18, 5, tzinfo=UTC)
    assert ui.waktu(moment) == "24 Nov 2026 02.05 WITA"
    assert ui.jam(moment) == "02.05"
    assert ui.tanggal(date(2026, 8, 1)) == "1 Agu 2026"
    assert ui.waktu(None) == "–"


def test_a_level_is_told_by_code_and_word() -> None:
    html = render('{% tingkat "KS" %}')
    assert 'data-tingkat="KS"' in html
    assert "Kumuh sedang" in html
    assert "Belum dinilai" in render('{% tingkat "" %}')


def test_a_link_changes_one_parameter_and_keeps_the_others() -> None:
    html = render("{% query halaman=3 q=None %}", "/?q=a&status=draf&halaman=2")
    assert html == "?status=draf&amp;halaman=3"


def test_a_second_click_on_a_column_turns_the_order_round() -> None:
    first = render('{% sort_th "nama" "Nama" %}', "/?urut=luas&halaman=4")
    assert 'href="?urut=nama"' in first
    second = render('{% sort_th "nama" "Nama" %}', "/?urut=nama")
    assert 'href="?urut=-nama"' in second
    assert 'aria-sort="ascending"' in second


def test_a_gauge_tells_value_fraction_and_target() -> None:
    html = render(
        '{% gauge "Air minum" v numerator=n denominator=d of="KK" %}',
        v=Decimal("82.4"),
        n=12310,
        d=14940,
    )
    assert 'stroke-dasharray="82.40 200"' in html
    assert "82,4" in html
    assert "12.310/14.940 KK" in html


def test_a_gauge_towards_zero_shows_the_share_that_is_left() -> None:
    html = render('{% gauge "Luas" v unit="ha" target=0 denominator=d %}', v=50, d=200)
    assert 'stroke-dasharray="25.00 200"' in html


def test_a_gauge_without_a_figure_draws_no_arc() -> None:
    html = render('{% gauge "Sanitasi" None %}')
    assert "gauge-value" not in html
    assert "Belum ada data" in html


def test_a_gauge_of_some_rt_only_says_that_it_is_provisional() -> None:
    html = render('{% gauge "Luas" v unit="ha" places=2 sementara=True %}', v=6)
    assert "data-sementara" in html
    assert "6,00" in html
    assert ">sementara<" in html
    assert "sementara" not in render('{% gauge "Luas" None sementara=True %}')
