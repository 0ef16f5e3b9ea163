"""The admin site in a browser that holds it to the portal's own policy."""

import contextlib

import pytest
from playwright.sync_api import Error, expect

from assessments import rekap
from tests import factories
from tests.browser.conftest import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_rt_is_moved_by_choosing_its_kawasan(enter):
    factories.make_wilayah()
    rt = factories.make_rt(kawasan=factories.make_kawasan("K-1"))
    other = factories.make_kawasan("K-2")
    page = enter(factories.make_user("superadmin"), DESK)
    page.on("console", lambda m: m.type == "error" and page.problems.append(m.text))
    page.goto("/admin/")
    page.get_by_role("link", name="RT", exact=True).first.click()
    page.locator("#result_list tbody a").first.click()
    with page.expect_popup() as opened:
        page.locator("#lookup_id_kawasan").click()
    # The choice closes its window, sometimes before the click is reported as done.
    with contextlib.suppress(Error):
        opened.value.get_by_role("link", name="K-2", exact=True).click()
    expect(page.locator("#id_kawasan")).to_have_value(str(other.pk))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    rt.refresh_from_db()
    assert rt.kawasan == other
    rekap.drain()
    for path in ("audit/auditevent/", "assessments/rekapwilayah/", "kawasan/kawasan/"):
        page.goto(f"/admin/{path}")
        expect(page.locator("#changelist")).to_be_visible()
    assert page.problems == []
