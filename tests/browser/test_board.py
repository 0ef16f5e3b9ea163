"""A planner changes the target of 2027: line, gap and ranking follow."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.actions import indicators as actions
from assessments.models import CacahRt, Indicator, IndicatorTarget, RekapWilayah
from tests import factories
from tests.browser.conftest import DESK, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/100-0-100/99/?tahun=2026&peringkat=selisih"


@pytest.fixture
def planner(transactional_db):
    """Kota 40, 30, 20 ha and kabupaten 20, 18, 16 ha, all to be 0 in 2029."""
    places = factories.make_wilayah()
    actions.load_catalogue()
    indicator = Indicator.objects.get(kode="KUMUH-HA")
    figures = {"rt_dinilai": 10, "luas_verifikasi_ha": Decimal(100)}
    figures |= {"jumlah_kk": 200, "kk_air": 150, "kk_sanitasi": 90}
    figures["dihitung_pada"] = timezone.now()
    for place, values in (
        (places.kota, (40, 30, 20)),
        (places.kabupaten, (20, 18, 16)),
        (places.provinsi, (60, 48, 36)),
    ):
        CacahRt.objects.create(wilayah=place, jumlah_rt=10)
        for year, ha in zip((2024, 2025, 2026), values, strict=True):
            RekapWilayah.objects.create(
                wilayah=place, tahun=year, ha_kb=Decimal(ha), **figures
            )
        IndicatorTarget.objects.create(
            indicator=indicator, wilayah=place, tahun=2029, nilai=0, sumber="RPJMD"
        )
    return factories.make_user("bappeda", "99")


def _ranked(page):
    return page.locator("#peringkat tbody th a").all_inner_texts()


def test_a_changed_target_moves_line_gap_and_ranking(enter, planner) -> None:
    page = enter(planner, DESK)
    page.on("console", lambda m: m.type == "error" and page.problems.append(m.text))
    page.goto(BOARD)
    assert _ranked(page) == ["Kota Kota Satu", "Kabupaten Kabupaten Dua"]
    page.get_by_role("link", name="Kota Kota Satu").click()
    expect(page.get_by_text("sesuai jalur")).to_be_visible()
    line = page.locator("polyline[data-kind=target]")
    before = line.get_attribute("points")
    page.get_by_role("link", name="Tetapkan target").click()
    page.get_by_label("Tahun target").fill("2027")
    page.get_by_label("Target", exact=True).fill("1,5")
    page.get_by_label("Sumber").fill("Rapat Pokja PKP")
    page.get_by_role("button", name="Simpan target").click()
    expect(page.get_by_text("disimpan sebagai versi 1")).to_be_visible()
    page.goto("/100-0-100/99.01/?tahun=2026")
    # From 40 in 2024 to 1.5 in 2027: 14.33 are due in 2026, 20 are there.
    expect(page.get_by_text("tertinggal 5,67 ha")).to_be_visible()
    assert line.get_attribute("points") != before
    page.goto(BOARD)
    assert _ranked(page) == ["Kabupaten Kabupaten Dua", "Kota Kota Satu"]
    assert page.problems == []


def test_a_point_tells_numerator_denominator_source_and_date(
    enter, planner, size
) -> None:
    page = enter(planner, size)
    page.goto("/100-0-100/99.01/?tahun=2026&indikator=AIR-MINUM")
    page.wait_for_selector("body[data-ready]", state="attached")
    assert fits(page)
    point = page.locator(".chart-point[data-kind=capaian]").last
    point.click()
    said = page.locator("[data-readout]")
    expect(said).to_contain_text("2026: 75,00 %, 150 dari 200 KK, 10/10 RT")
    expect(said).to_contain_text("dihitung dari penilaian RT yang disahkan, data")
    page.locator(".chart-point[data-kind=capaian]").first.focus()
    expect(said).to_contain_text("2024: 75,00 %")
    for path in ("/100-0-100/rujukan/", "/100-0-100/99.01/KUMUH-HA/",
                 "/100-0-100/99.01/KUMUH-HA/target/"):  # fmt: skip
        page.goto(path)
        assert fits(page), path
    assert page.problems == []
