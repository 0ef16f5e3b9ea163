"""The page shell and every component, in a real browser, on a phone and a desk."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# What sticks out of the window and is not inside a box that scrolls.
OVERHANG = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (node) => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  return [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > width + 1 && !scrolls(node))
    .map((node) => node.outerHTML.slice(0, 80));
}"""

# Controls a thumb must hit; links inside running text are exempt (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll(
    ".button, .chip, .tabs > a, .bottom-nav li > a, .side-nav a, .pager a, summary"
  )].filter((node) => {
    const box = node.getBoundingClientRect();
    const inText = node.closest(".help, .polygon-field");
    return node.checkVisibility() && !inText && (box.height < 44 || box.width < 44);
  }).map((node) => node.outerHTML.slice(0, 80))"""


@pytest.fixture
def page(open_page, size) -> Page:
    return open_page("/", size)


def test_nothing_overflows_and_nothing_complains(page: Page) -> None:
    assert page.evaluate(OVERHANG) == []
    assert page.problems == []


def test_targets_are_large_enough(page: Page) -> None:
    assert page.evaluate(SMALL_TARGETS) == []


def test_one_menu_is_shown(page: Page, size: tuple[int, int]) -> None:
    is_phone = size[0] < 1024
    assert page.locator(".bottom-nav").is_visible() == is_phone
    assert page.locator(".side-nav").is_visible() != is_phone


def test_the_map_draws_every_level_with_its_pattern(page: Page) -> None:
    page.wait_for_selector(".map path.leaflet-interactive")
    fills = page.eval_on_selector_all(
        "#peta-contoh path.leaflet-interactive",
        "nodes => nodes.map((node) => node.getAttribute('fill'))",
    )
    assert fills == [
        "url(#pola-TK)",
        "url(#pola-KR)",
        "url(#pola-KS)",
        "url(#pola-KB)",
        "url(#pola-kosong)",
    ]
    page.locator("#peta-contoh path").nth(3).focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("Kumuh berat")


def test_a_pasted_boundary_is_drawn_and_measured(page: Page) -> None:
    page.click("text=Tempel GeoJSON atau WKT")
    page.fill(
        "#id_batas",
        "POLYGON((114.59 -3.32, 114.6 -3.32, 114.6 -3.31, 114.59 -3.31, 114.59 -3.32))",
    )
    page.click("[data-apply]")
    # 0.01 by 0.01 degree at 3.3 south: 1,111.3 m by 1,105.8 m.
    expect(page.locator("[data-facts]")).to_contain_text("122,89 ha")
    assert page.locator(".polygon-field path.leaflet-interactive").count() == 1
    page.fill("#id_batas", "POINT(114 -3)")
    page.click("[data-apply]")
    expect(page.locator("[data-facts]")).to_contain_text("bukan GeoJSON")


def test_a_decision_opens_and_closes(page: Page) -> None:
    page.click("a[href='#kembalikan']")
    assert page.locator("#kembalikan").evaluate("node => node.open")
    page.click("#kembalikan [data-close]")
    assert not page.locator("#kembalikan").evaluate("node => node.open")


def test_a_dangerous_button_asks_first(page: Page) -> None:
    page.click("button[data-confirm]")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("Hapus kawasan ini?")
    dialog.get_by_text("Batal").click()
    expect(dialog).to_have_count(0)


def test_errors_lead_to_their_fields(page: Page) -> None:
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.click(".error-summary a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_nama"
