"""The page of a wilayah while its figures are being counted."""

import pytest
from playwright.sync_api import Page, expect

from assessments import rekap, workflow
from kawasan.models import Wilayah
from tests import factories
from tests.browser.conftest import DESK, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAIT_MS = 12_000
# Levels of slum that reach out of their cell, over the next figure.
SPILLED = """
Array.from(document.querySelectorAll("td .tingkat"))
  .filter((mark) => {
    const cell = mark.closest("td").getBoundingClientRect();
    return mark.getBoundingClientRect().right > cell.right + 1;
  })
  .map((mark) => mark.textContent)
"""


@pytest.fixture
def places(transactional_db):
    found = factories.make_wilayah()
    Wilayah.objects.filter(pk=found.kecamatan.pk).update(batas=factories.square())
    return found


@pytest.fixture
def open_as(enter):
    """A window in which also the browser's own complaints count, such as CSP."""

    def open_as(role: str, kode: str, size: tuple[int, int]) -> Page:
        page = enter(factories.make_user(role, kode), size)
        page.on("console", lambda m: m.type == "error" and page.problems.append(m.text))
        return page

    return open_as


def test_figures_follow_without_losing_the_place(open_as, places) -> None:
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DIAJUKAN, rt, 2026)
    rekap.drain()
    page = open_as("verifikator", "99.01", DESK)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026, jenis="r0_pemutakhiran")
    page.goto("/wilayah/99.01/?tahun=2026")
    expect(page.get_by_text("1 perubahan sedang dihitung")).to_be_visible()
    expect(page.get_by_text("Belum ada data")).to_have_count(3)
    page.locator(".map path.leaflet-interactive").wait_for()
    page.evaluate("document.querySelector('.map').dataset.same = 'yes'")
    link = page.locator("#baris-99\\.01\\.01")
    link.focus()
    top = page.evaluate("scrollY")
    rekap.drain()
    expect(page.get_by_text("6/60 KK")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("sedang dihitung")).to_have_count(0)
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == top
    # The map is the same one, drawn with the new level, and still tied to its row.
    expect(page.locator(".map[data-same=yes]")).to_have_count(1)
    shape = page.locator(".map path.leaflet-interactive")
    expect(shape).to_have_attribute("fill", "url(#pola-KS)")
    link.hover()
    expect(shape).to_have_attribute("stroke-width", "4")
    assert page.problems == []


def test_the_page_fits_a_phone_and_a_desk(open_as, places, size) -> None:
    kawasan = factories.make_kawasan("K-01", places.kelurahan)
    rt = factories.make_rt("01", places.kelurahan, kawasan)
    factories.make_rt("02", places.kelurahan, kawasan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2026)
    rekap.drain()
    page = open_as("verifikator", "99.01", size)
    for url in ("/wilayah/99.01/?tahun=2026", "/bantuan/", "/tentang/"):
        page.goto(url)
        page.wait_for_selector("body[data-ready]", state="attached")
        assert fits(page)
        assert page.evaluate(SPILLED) == []
    assert page.problems == []


def test_who_was_signed_out_meanwhile_is_asked_to_sign_in(open_as, places) -> None:
    rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment(workflow.DIAJUKAN, rt, 2026)
    page = open_as("verifikator", "99.01", DESK)
    page.goto("/wilayah/99.01/?tahun=2026")
    page.locator("#angka[data-mounted]").wait_for()
    page.context.clear_cookies()
    page.wait_for_url("**/masuk/?next=**", timeout=WAIT_MS)
