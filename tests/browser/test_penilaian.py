"""The story of one sheet: typed on a phone, returned, corrected, approved."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Assessment
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
VOLUMES = {**factories.VOLUME, "jalan_rusak_m": "605,00"}


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


def fill(page: Page, values: dict) -> None:
    for column, value in values.items():
        # What is answered folds away on a phone; it must open again by a tap.
        aspect = page.locator(f"details.aspect:has([name={column}])")
        if aspect.count() and aspect.get_attribute("open") is None:
            aspect.locator("summary").first.click()
        page.fill(f"[name={column}]", str(value))


def test_a_sheet_from_the_titian_to_the_approval(enter, live_server) -> None:
    places = factories.make_wilayah()
    rt = factories.make_rt("03", places.kelurahan)
    fasilitator = factories.make_user("fasilitator", "99.01.01.1001")
    verifikator = factories.make_user("verifikator", "99.01")
    pengesah = factories.make_user("admin_provinsi", "99")

    phone = enter(fasilitator, PHONE)
    phone.goto(f"/penilaian/mulai/{rt.pk}/")
    assert fits(phone)
    shoot(phone, "mulai")
    phone.click("main form button:has-text('Mulai')")
    expect(phone.locator("h1")).to_contain_text("RT 03")
    shoot(phone, "isi-kosong")

    fill(phone, VOLUMES)
    expect(phone.locator("[data-total]")).to_have_text("38")
    expect(phone.locator("[data-tingkat-kini]")).to_contain_text("Kumuh sedang")
    expect(phone.locator("[data-simpan]")).to_contain_text("Tersimpan", timeout=15_000)
    assert fits(phone)
    shoot(phone, "isi-penuh")

    phone.reload()
    expect(phone.locator("[name=jalan_rusak_m]")).to_have_value("605")
    expect(phone.locator("[data-total]")).to_have_text("38")
    shoot(phone, "isi-lagi")
    phone.click("button[value=kirim]")
    phone.wait_for_url("**/penilaian/*/")
    expect(phone.locator("main")).to_contain_text("Diajukan")
    assert fits(phone)
    shoot(phone, "terkirim")
    sheet = Assessment.objects.get()
    assert (sheet.status, sheet.skor) == ("diajukan", 38)

    desk = enter(verifikator, DESK)
    desk.goto("/antrean/")
    shoot(desk, "antrean")
    desk.click("text=Periksa yang terlama")
    shoot(desk, "skor-verifikator")
    desk.click("a[href='#langkah-return']")
    desk.fill("#langkah-return-alasan", "Ukur lagi jalan rusak.")
    shoot(desk, "kembalikan")
    desk.click("#langkah-return button")
    expect(desk.locator("main")).to_contain_text("Ukur lagi jalan rusak.")

    phone.goto(f"/penilaian/{sheet.uuid}/")
    expect(phone.locator("main")).to_contain_text("Ukur lagi jalan rusak.")
    shoot(phone, "dikembalikan")
    phone.click("text=Perbaiki")
    fill(phone, {"jalan_rusak_m": "900"})
    phone.click("button[value=kirim]")
    expect(phone.locator(".error-summary")).to_contain_text("melebihi")
    shoot(phone, "galat")
    fill(phone, {"jalan_rusak_m": "390"})
    expect(phone.locator("[data-total]")).to_have_text("34")
    phone.click("button[value=kirim]")
    expect(phone.locator("main")).to_contain_text("Diajukan")

    desk.goto("/antrean/berikut/")
    desk.click("a[href='#langkah-verify']")
    desk.click("#langkah-verify button")
    expect(desk.locator("main")).to_contain_text("Diverifikasi")

    head = enter(pengesah, DESK)
    head.goto("/antrean/berikut/")
    head.click("a[href='#langkah-approve']")
    head.click("#langkah-approve button")
    expect(head.locator("main")).to_contain_text("Angka resmi RT ini")
    shoot(head, "disahkan")
    sheet.refresh_from_db()
    assert (sheet.status, sheet.skor, sheet.tingkat) == ("disahkan", 34, "KR")
    head.goto("/penilaian/")
    shoot(head, "daftar")
    head.goto("/rekap/antrean/")
    shoot(head, "hitung-ulang")
    head.emulate_media(media="print")
    head.goto(f"/penilaian/{sheet.uuid}/")
    shoot(head, "cetak")
    assert [p.problems for p in (phone, desk, head)] == [[], [], []]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_anybody_may_calculate(enter, size) -> None:
    page = enter(factories.make_user(), size)
    page.context.clear_cookies()
    page.goto("/kalkulator/")
    fill(page, {**factories.HEADER, **VOLUMES})
    expect(page.locator("[data-total]")).to_have_text("38")
    assert fits(page)
    shoot(page, f"kalkulator-{size[0]}")
    page.click("main form button:has-text('Hitung') >> nth=-1")
    expect(page.locator("#hasil")).to_contain_text("Jumlah skor 38")
    assert page.problems == []


def test_two_people_on_one_sheet_lose_nothing(enter) -> None:
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    sheet = factories.make_assessment(dibuat_oleh=writer, skor=None, tingkat="")
    first, second = enter(writer, PHONE), enter(writer, DESK)
    for page in (first, second):
        page.goto(f"/penilaian/{sheet.uuid}/isi/")
    fill(second, {"jalan_rusak_m": "500", "luas_kepadatan_tinggi_ha": "4,63"})
    second.click("button[value=simpan]")
    expect(second.locator("main")).to_contain_text("Draf tersimpan")
    expect(second.locator("#alasan")).to_contain_text("kepadatan")
    shoot(second, "alasan")
    fill(first, {"jalan_rusak_m": "610"})
    expect(first.locator("[data-simpan]")).to_contain_text(
        "di tempat lain", timeout=9000
    )
    shoot(first, "usang")
    first.click("button[value=simpan]")
    expect(first.locator("main")).to_contain_text("Tersimpan sekarang")
    expect(first.locator("[name=jalan_rusak_m]")).to_have_value("610")
    shoot(first, "banding")
    assert fits(first)
