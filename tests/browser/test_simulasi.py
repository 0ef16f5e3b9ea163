"""Simulating works and comparing versions in a window."""

import pytest
from playwright.sync_api import expect

from assessments.models import Assessment
from tests import factories
from tests.browser.conftest import fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def rt(transactional_db):
    made = factories.make_rt("01")
    factories.make_assessment("disahkan", made, 2025)
    return made


def test_the_outcome_follows_what_is_typed(enter, rt, size) -> None:
    page = enter(factories.make_user("fasilitator", KELURAHAN), size)
    page.goto(f"/rt/{rt.pk}/simulasi/")
    score = page.locator("#ringkasan .figure-value").first
    expect(score).to_have_text("38 → 38")
    page.get_by_label("3a KK tanpa akses").fill("40")
    page.get_by_label("3a KK tanpa akses").press("Tab")
    expect(score).to_have_text("38 → 33")
    assert "v_3a=40" in page.url
    # The field that was next keeps the cursor: only the outcome was exchanged.
    assert page.evaluate("document.activeElement.name").startswith("v_")
    page.get_by_label("2b Panjang jalan").fill("banyak")
    page.get_by_label("2b Panjang jalan").press("Tab")
    expect(page.locator("#ringkasan [role=alert]")).to_contain_text("tidak terbaca")
    expect(page.get_by_label("2b Panjang jalan")).to_have_value("banyak")
    assert fits(page)
    page.reload()
    expect(page.locator("#ringkasan .figure-value").first).to_have_text("38 → 33")
    assert page.problems == []


def test_an_old_version_is_looked_at_and_put_back(enter, transactional_db, size):
    sheet = factories.make_assessment()
    Assessment.objects.filter(pk=sheet.pk).update(jalan_rusak_m=10, versi=2)
    page = enter(factories.make_user("fasilitator", KELURAHAN), size)
    page.goto(f"/penilaian/{sheet.uuid}/")
    page.get_by_role("link", name="Semua versi dan perbedaannya").click()
    page.get_by_role("link", name="sekarang").click()
    expect(page.locator("#banding tbody tr")).to_contain_text(["605 m"])
    assert fits(page)
    page.get_by_role("button", name="Pulihkan versi 1").click()
    expect(
        page.get_by_text("Versi 1 dipulihkan sebagai versi yang baru.")
    ).to_be_visible()
    sheet.refresh_from_db()
    assert (sheet.jalan_rusak_m, sheet.versi) == (605, 3)
    assert page.problems == []
