"""The story of a bimtek: planned, twenty come, one by the QR, tests, certificates."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kelompok.models import Bimtek, BimtekPeserta
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits
from tests.kelompok.test_bimtek import office
from tests.kelompok.test_ksm import make_ksm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
PEOPLE = 20


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def ready(page: Page) -> None:
    page.wait_for_selector("body[data-ready]", state="attached")


def test_a_bimtek_from_the_plan_to_the_certificates(enter, browser, live_server):
    places = factories.make_wilayah()
    make_ksm(nama="Titian Uji")
    office()
    panitia = factories.make_user("verifikator", "99.01")
    today = date.today().isoformat()

    desk = enter(panitia, DESK)
    desk.goto("/kelompok/bimtek/")
    ready(desk)
    desk.click("text=Kegiatan baru")
    ready(desk)
    desk.fill("[name=judul]", "Bimtek KSM bantaran")
    desk.select_option("[name=jenis]", "bimtek")
    desk.select_option("[name=penyelenggara]", label="Dinas Perkim Uji")
    desk.fill("[name=tanggal_mulai]", today)
    desk.fill("[name=tanggal_selesai]", today)
    desk.select_option("[name=wilayah]", str(places.kota.pk))
    desk.fill("[name=tempat]", "Aula kota")
    desk.check("[name=sasaran][value=ksm]")
    desk.fill("[name=target_peserta]", "21")
    desk.fill("[name=target_ksm]", "13")
    shoot(desk, "bimtek-rencana")
    desk.click("text=Simpan")
    expect(desk.locator("h1")).to_have_text("Bimtek KSM bantaran")
    event = Bimtek.objects.get()

    phone = enter(panitia, PHONE)
    phone.goto(f"/kelompok/bimtek/{event.pk}/hadir/")
    ready(phone)
    for number in range(1, PEOPLE + 1):
        name = f"Peserta {number:02d}"
        phone.fill("[name=nama]", name)
        phone.select_option("[name=jenis_kelamin]", "P" if number % 2 else "L")
        if number == 1:
            # Stays for those who come after from the same group.
            phone.fill("[name=asal]", "Titian Uji")
        phone.click("#hadir-form .form-buttons button")
        expect(phone.locator("#hadir-form [role=status]")).to_contain_text(name)
    assert phone.locator("#daftar-hadir > li").count() == PEOPLE
    expect(phone.locator("#jumlah-hadir")).to_contain_text("20 orang")
    assert fits(phone)
    shoot(phone, "bimtek-hadir-ponsel")
    # A name is looked for on the page; it goes into no address.
    phone.fill("#cari-nama", "peserta 07")
    expect(phone.locator("#daftar-hadir > li:visible")).to_have_count(1)
    expect(phone.locator("[data-filter-count]")).to_have_text("1 dari 20 baris")
    phone.fill("#cari-nama", "")
    expect(phone.locator("#daftar-hadir > li:visible")).to_have_count(PEOPLE)
    # A wrong row is taken away on the spot.
    phone.locator("#daftar-hadir > li").first.get_by_label("Hapus").click()
    phone.locator("dialog button.danger").click()
    expect(phone.locator("#jumlah-hadir")).to_contain_text("19 orang")
    expect(phone.locator("#daftar-hadir > li")).to_have_count(PEOPLE - 1)

    desk.goto(f"/kelompok/bimtek/{event.pk}/pintu/")
    ready(desk)
    desk.click("text=Buka pintu hadir")
    expect(desk.locator(".hadir-code")).to_be_visible()
    assert desk.locator(".hadir-qr svg").bounding_box()["width"] > 200
    shoot(desk, "bimtek-pintu")
    way = desk.get_attribute("text=Buka halaman peserta", "href")

    width, height = PHONE
    context = browser.new_context(viewport={"width": width, "height": height})
    guest = context.new_page()
    guest.goto(way)
    guest.fill("[name=nama]", "Tamu Uji")
    guest.check("[name=jenis_kelamin][value=P]")
    guest.fill("[name=asal]", "Titian Uji")
    guest.check("[name=mbr][value=ya]")
    assert fits(guest)
    shoot(guest, "bimtek-hadir-tamu")
    guest.click("text=Saya hadir")
    expect(guest.locator("main")).to_contain_text("Terima kasih, Tamu Uji")
    context.close()
    assert BimtekPeserta.objects.get(nama="Tamu Uji").cara == "qr"

    desk.goto(f"/kelompok/bimtek/{event.pk}/hasil/")
    ready(desk)
    desk.select_option("[name=status]", "terlaksana")
    desk.fill("[name=pretest_rata]", "60")
    desk.fill("[name=pretest_jumlah]", "20")
    desk.fill("[name=posttest_rata]", "75,5")
    desk.fill("[name=posttest_jumlah]", "20")
    desk.click("text=Simpan")
    expect(desk.locator("main")).to_contain_text("+15,5 poin")
    expect(desk.locator("main")).to_contain_text("1 dari target 13")
    shoot(desk, "bimtek-halaman")
    with desk.expect_download() as waiting:
        desk.click("text=Sertifikat (PDF)")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")

    desk.goto("/kelompok/bimtek/rekap/")
    ready(desk)
    assert fits(desk)
    shoot(desk, "bimtek-rekap")
    phone.goto(f"/kelompok/bimtek/{event.pk}/")
    ready(phone)
    assert fits(phone)
    shoot(phone, "bimtek-halaman-ponsel")
    assert desk.problems == phone.problems == []
