"""A photo from a phone: chosen, sent without leaving the page, seen, removed."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sibungas.files.models import Attachment
from tests import factories
from tests.browser.conftest import PHONE, fits
from tests.files import samples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")


def bring(page: Page, raw: bytes, name: str, tag: str) -> None:
    panel = page.locator("section.files")
    panel.locator("select").select_option(tag)
    file = {"name": name, "mimeType": "image/jpeg", "buffer": raw}
    panel.locator("input[type=file]").set_input_files(file)
    panel.locator("button:has-text('Unggah')").click()


def test_a_photo_is_sent_while_the_sheet_is_being_typed(enter) -> None:
    sheet = factories.make_assessment()
    page = enter(factories.make_user("fasilitator", "99.01.01.1001"), PHONE)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    page.goto(f"/penilaian/{sheet.uuid}/isi/")
    panel = page.locator("section.files")
    expect(panel).to_contain_text("2b")
    expect(panel).to_contain_text("belum ada foto")

    bring(page, samples.jpeg(orientation=6), "gang.jpg", "2b")
    expect(panel).to_contain_text("gang.jpg tersimpan.")
    expect(panel).to_contain_text("1 foto")
    thumbnail = panel.locator(".files-thumb img")
    thumbnail.scroll_into_view_if_needed()
    expect(thumbnail).to_have_js_property("complete", True)
    # Upright: the camera lay on its side.
    assert thumbnail.evaluate("i => [i.naturalWidth, i.naturalHeight]") == [240, 320]
    assert fits(page)
    assert complaints == []
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / "berkas.png"), full_page=True)

    # What is no picture is refused at its field; the photo stays.
    bring(page, b"<svg/>", "peta.jpg", "2b")
    expect(panel.locator(".errors")).to_contain_text("bukan foto")
    assert fits(page)

    panel.locator("details:has-text('Hapus') summary").first.click()
    panel.locator("[name=alasan]").fill("Foto RT lain.")
    panel.locator("button:has-text('Hapus berkas')").click()
    expect(panel).to_contain_text("1 berkas dihapus")
    assert Attachment.objects.get().is_removed


def test_a_score_of_five_asks_for_a_photo_at_once(enter) -> None:
    sheet = factories.make_assessment(jalan_rusak_m=0)
    page = enter(factories.make_user("fasilitator", "99.01.01.1001"), PHONE)
    page.goto(f"/penilaian/{sheet.uuid}/isi/")
    aspect = page.locator("details.aspect:has([name=jalan_rusak_m])")
    # Only when the page has counted does it fold away what is answered.
    expect(page.locator("[data-sisa]")).to_have_text("Semua terisi")
    if aspect.get_attribute("open") is None:
        aspect.locator("summary").first.click()
    asked = page.locator("#kriteria-2b [data-foto]")
    expect(asked).to_be_hidden()
    page.fill("[name=jalan_rusak_m]", "605")
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("Foto diminta")
