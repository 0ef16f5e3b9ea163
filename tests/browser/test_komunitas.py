"""On a phone: a board, a KSM under it, a telephone opened with a reason, the trail."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kelompok.models import Bkm, Ksm
from tests import factories
from tests.browser.conftest import PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
NUMBER = "0812-0000-7731"


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def ready(page: Page, name: str) -> None:
    page.wait_for_selector("body[data-ready]", state="attached")
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
    assert fits(page)


def test_from_a_new_board_to_the_trail_of_an_opened_number(enter) -> None:
    place = factories.make_wilayah().kelurahan
    person = factories.make_user("fasilitator", place.kode)
    phone = enter(person, PHONE)
    phone.goto("/kelompok/bkm/")
    ready(phone, "bkm-kosong")
    phone.click("text=BKM/LKM baru")
    ready(phone, "bkm-isian")
    phone.fill("[name=kode]", "BKM-01")
    phone.fill("[name=nama]", "Kayuh Baimbai")
    phone.check("[name=unit_upk]")
    phone.click("text=Simpan BKM/LKM")
    ready(phone, "bkm-baru")
    bkm = Bkm.objects.get()

    phone.click("main a:has-text('KSM baru')")
    ready(phone, "ksm-isian")
    phone.fill("[name=kode]", "KSM-01")
    phone.fill("[name=nama]", "Titian Bersama")
    phone.select_option("[name=bidang]", "lingkungan")
    phone.click("text=Simpan KSM")
    ready(phone, "ksm-baru")
    assert Ksm.objects.get().bkm == bkm

    phone.goto(bkm.get_absolute_url())
    expect(phone.locator("main")).to_contain_text("Titian Bersama")
    phone.click("text=Isi atau ubah")
    ready(phone, "pribadi-isian")
    phone.fill("[name=no_telp]", NUMBER)
    phone.fill("[name=persetujuan_tanggal]", "2026-01-05")
    phone.fill("[name=persetujuan_dasar]", "Formulir koordinator")
    phone.fill("[name=simpan_sampai]", "2099-01-01")
    phone.click("text=Simpan data pribadi")
    ready(phone, "bkm-tersegel")
    assert NUMBER not in phone.content()

    phone.click("summary:has-text('Nomor telepon')")
    phone.fill("#alasan-no_telp", "Mengundang rapat warga")
    ready(phone, "bkm-alasan")
    phone.click("button:has-text('Buka Nomor telepon')")
    ready(phone, "pribadi-terbuka")
    expect(phone.locator("main")).to_contain_text(NUMBER)

    office = enter(factories.make_user("admin_provinsi", "99"), PHONE)
    office.goto("/jejak-audit/?verba=pribadi.")
    ready(office, "jejak")
    trail = office.locator("main")
    expect(trail).to_contain_text("Data pribadi dibuka")
    expect(trail).to_contain_text("Mengundang rapat warga")
    assert NUMBER not in office.content()
