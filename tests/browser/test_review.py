"""Sent back with two remarks, found, corrected, answered, looked at again, verified."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
ROADS, HOMES = "jalan_rusak_m", "jumlah_kk"


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def remark(page: Page, column: str, text: str) -> None:
    field = page.locator(f"details.remark-field:has([name=catatan_{column}])")
    field.locator("summary").click()
    field.locator("textarea").fill(text)


def test_the_same_author_corrects_and_the_reviewer_sees_only_that(
    enter, live_server
) -> None:
    fasilitator = factories.make_user("fasilitator", "99.01.01.1001")
    verifikator = factories.make_user("verifikator", "99.01")
    sheet = factories.make_assessment(
        "diajukan",
        rt=factories.make_rt("03"),
        dibuat_oleh=fasilitator,
        diajukan_oleh=fasilitator,
    )

    desk = enter(verifikator, DESK)
    desk.goto(sheet.get_absolute_url())
    desk.click("text=Kembalikan…")
    desk.fill("[name=alasan]", "Dua angka perlu dicocokkan.")
    remark(desk, ROADS, "Ukur lagi bersama ketua RT.")
    remark(desk, HOMES, "Berbeda dari daftar kelurahan.")
    shoot(desk, "kembalikan-catatan")
    desk.click("text=Kembalikan ke pengirim")
    expect(desk.locator("main")).to_contain_text("dengan 2 catatan")

    phone = enter(fasilitator, PHONE)
    phone.goto("/penilaian/")
    expect(phone.locator(".remark-count")).to_have_text("2 catatan")
    shoot(phone, "daftar-catatan")
    phone.click(".remark-count")
    shoot(phone, "lembar-catatan")
    phone.click("text=Perbaiki")
    expect(phone.locator(".remark-jumps .count")).to_have_text("2")
    assert fits(phone)
    shoot(phone, "isi-catatan")
    phone.click(".remark-jumps a:has-text('2b')")
    expect(phone.locator(f"[name={ROADS}]")).to_be_focused()
    phone.fill(f"[name={ROADS}]", "390")
    at_roads = phone.locator(f".criterion:has([name={ROADS}]) .remark textarea")
    at_roads.fill("Diukur ulang bersama ketua RT.")
    phone.click(".remark-jumps a:has-text('Jumlah KK')")
    expect(phone.locator(f"[name={HOMES}]")).to_be_focused()
    phone.fill(f"[name={HOMES}]", "62")
    shoot(phone, "isi-tanggapan")
    phone.click("button[value=kirim]")
    expect(phone.locator("main")).to_contain_text("Diajukan")

    desk.goto(sheet.get_absolute_url())
    touched = desk.locator("#perubahan tbody tr")
    assert [row.get_attribute("data-kolom") for row in touched.all()] == [HOMES, ROADS]
    expect(touched.nth(0)).to_contain_text("60 KK")
    expect(touched.nth(0)).to_contain_text("62 KK")
    expect(touched.nth(1)).to_contain_text("605 m")
    expect(touched.nth(1)).to_contain_text("390 m")
    expect(desk.locator("#catatan")).to_contain_text("Diukur ulang bersama ketua RT.")
    expect(desk.locator("#isian")).to_have_count(0)
    shoot(desk, "perubahan")
    desk.click("text=Tampilkan semua isian")
    expect(desk.locator("#isian")).to_be_visible()
    desk.click("text=Hanya yang berubah")
    desk.click("a[href='#langkah-verify']")
    desk.click("#langkah-verify button")
    expect(desk.locator("main")).to_contain_text("Diverifikasi")
    expect(desk.locator("#catatan")).not_to_contain_text("Terbuka")

    narrow = enter(verifikator, PHONE)
    narrow.goto(sheet.get_absolute_url())
    assert fits(narrow)
    shoot(narrow, "perubahan-telepon")
    assert [p.problems for p in (desk, phone, narrow)] == [[], [], []]
