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
    desk.click("a[href$='/kembalikan/']")
    desk.fill("[name=alasan]", "Ukur lagi jalan rusak.")
    shoot(desk, "kembalikan")
    desk.click("main form .form-buttons button")
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


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_last_years_figures_are_taken_one_by_one_or_all_at_once(enter, size) -> None:
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    rt = factories.make_rt("04")
    factories.make_assessment("disahkan", rt=rt, tahun=2025)
    empty = dict.fromkeys(factories.VOLUME)
    sheet = factories.make_assessment(
        rt=rt, tahun=2026, skor=None, tingkat="", dibuat_oleh=writer, **empty
    )
    page = enter(writer, size)
    page.goto(f"/penilaian/{sheet.uuid}/isi/")
    page.wait_for_selector("body[data-ready]", state="attached")
    page.click("[data-keep=bangunan_tidak_teratur]")
    expect(page.locator("[name=bangunan_tidak_teratur]")).to_have_value("13")
    fill(page, {"jalan_rusak_m": "500"})
    expect(page.locator(".progress-text")).to_have_text("2 dari 16 kriteria terisi")
    page.click("text=Pakai semua angka 2025")
    expect(page.locator("[data-keep-all] [role=status]")).to_contain_text("14 angka")
    expect(page.locator("[name=jalan_rusak_m]")).to_have_value("500")
    expect(page.locator(".progress-text")).to_have_text("16 dari 16 kriteria terisi")
    expect(page.locator("[data-simpan]")).to_contain_text("Tersimpan", timeout=15_000)
    assert fits(page)
    page.reload()
    expect(page.locator("[name=kk_tanpa_akses_air_aman]")).to_have_value("54")
    expect(page.locator("[data-keep-all]")).to_be_hidden()
    assert page.problems == []


def test_the_score_bar_never_lies_on_the_field_being_typed_in(enter) -> None:
    writer = factories.make_user("fasilitator", "99.01.01.1001")
    sheet = factories.make_assessment(dibuat_oleh=writer, skor=None, tingkat="")
    page = enter(writer, PHONE)
    page.goto(f"/penilaian/{sheet.uuid}/isi/")
    page.wait_for_selector("body[data-ready]", state="attached")
    page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
    page.focus("[name=jumlah_bangunan]")
    for _field in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const field = document.activeElement;
              const bar = document.querySelector(".score-bar");
              if (bar.contains(field) || !field.matches("input")) return false;
              return field.getBoundingClientRect().bottom
                > bar.getBoundingClientRect().top;
            }"""
        )
        assert not covered
