"""The matrix of a plan by keyboard: type, move, paste, and meet another person."""

import os

import pytest
from playwright.sync_api import expect

from assessments import rekap, workflow
from kelompok.models import RencanaItem, RencanaKolaborasi
from sibungas.accounts.models import Institution
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE = """([cell, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true });
  cell.dispatchEvent(paste);
}"""


@pytest.fixture
def plan(transactional_db):
    """One kawasan whose official sheet has 605 m of broken road, and more."""
    kawasan = factories.make_kawasan("K-1")
    rt = factories.make_rt("01", kawasan=kawasan)
    factories.make_assessment(workflow.DISAHKAN, rt, 2025)
    rekap.drain()
    office = Institution.objects.create(nama="Dinas PU", kategori="opd")
    made = RencanaKolaborasi.objects.create(
        judul="Kolaborasi",
        wilayah=factories.make_wilayah().kota,
        tahun_mulai=2026,
        tahun_selesai=2027,
    )
    made.address = (
        f"/sinkronisasi/{made.pk}/?tahun=2026"
        f"&kolom={office.pk}:apbd_kab_kota&kolom={office.pk}:csr"
    )
    return made


def test_the_matrix_is_filled_by_keyboard(enter, plan):
    page = enter(factories.make_user("verifikator", "99.01"), DESK)
    page.goto(plan.address)
    page.wait_for_selector("form[data-mounted]")
    line = page.locator("[data-row]", has_text="Jalan lingkungan rusak")
    one, two = line.locator("[data-cell]").all()
    below = line.locator("xpath=following-sibling::tr[1]").locator("[data-cell]").first
    status = page.locator("[data-matrix-status]")

    one.focus()
    page.keyboard.type("600")
    page.keyboard.press("ArrowRight")
    expect(two).to_be_focused()
    expect(status).to_have_text("Tersimpan.")
    # 605 − 600 = 5.
    expect(line.locator("[data-edge='sisa']")).to_have_text("5")
    page.keyboard.type("10")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    # 610 promised for 605, out of two sources.
    expect(line.locator("[data-flag='lebih']")).to_have_text("lebih 5")
    expect(line.locator("[data-flag='ganda']")).to_be_visible()
    expect(two).to_be_focused()
    page.keyboard.type("banyak")
    page.keyboard.press("Enter")
    expect(two).to_have_attribute("aria-invalid", "true")
    two.focus()
    page.keyboard.press("Escape")
    expect(two).to_have_value("10")

    below.evaluate_handle("cell => cell")
    page.evaluate(PASTE, [below.element_handle(), "7\t8"])
    expect(status).to_have_text("Tersimpan.")
    expect(below).to_have_value("7")
    assert fits(page)
    page.reload()
    page.wait_for_selector("form[data-mounted]")
    assert sorted(RencanaItem.objects.values_list("volume", flat=True)) == [
        7, 8, 10, 600,
    ]  # fmt: skip
    assert page.problems == []


def test_who_comes_second_is_told(enter, plan):
    page = enter(factories.make_user("verifikator", "99.01"), DESK)
    page.goto(plan.address)
    page.wait_for_selector("form[data-mounted]")
    line = page.locator("[data-row]", has_text="Jalan lingkungan rusak")
    cell = line.locator("[data-cell]").first
    cell.fill("5")
    cell.press("Tab")
    expect(page.locator("[data-matrix-status]")).to_have_text("Tersimpan.")
    RencanaItem.objects.update(volume=77, versi=9)
    cell.fill("6")
    cell.press("Tab")
    expect(line.locator("small.error")).to_contain_text("Tersimpan sekarang: 77")
    expect(cell).to_have_value("6")
    assert RencanaItem.objects.get().volume == 77


def test_on_a_phone_the_offices_of_a_row_open_when_asked(enter, plan):
    page = enter(factories.make_user("verifikator", "99.01"), PHONE)
    page.goto(plan.address)
    page.wait_for_selector("form[data-mounted]")
    line = page.locator("[data-row]", has_text="Jalan lingkungan rusak")
    expect(line.locator("[data-cell]").first).to_be_hidden()
    # A row tells what is needed and left: no page of cards as long as a street.
    assert line.bounding_box()["height"] < 500
    line.get_by_text("2 pelaku").click()
    line.locator("[data-cell]").first.fill("600")
    line.locator("[data-cell]").first.press("Tab")
    expect(page.locator("[data-matrix-status]")).to_have_text("Tersimpan.")
    expect(line.locator("[data-edge='sisa']")).to_have_text("5")
    assert fits(page)
    shots = os.environ.get("SCREENSHOTS", "")
    if shots:
        page.screenshot(path=f"{shots}/matriks-360.png", full_page=True)
    assert page.problems == []
