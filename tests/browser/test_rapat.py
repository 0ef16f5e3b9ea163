"""The story of one meeting: plan, invitation, phone at the door, minutes, summary."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from kawasan.models import Wilayah
from kelompok.models import ActionItem, Meeting
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits
from tests.kelompok.meetings import host

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def thirteen(province: Wilayah) -> list[Wilayah]:
    """As many kab/kota as Kalimantan Selatan has."""
    for number in range(3, 14):
        Wilayah.objects.create(
            kode=f"99.{number:02d}", nama=f"Kabupaten {number}", jenis="kabupaten",
            kelas_kota="sedang", edisi=province.edisi, parent=province,
            berlaku_mulai=date(2020, 1, 1),
        )  # fmt: skip
    return list(Wilayah.objects.current().filter(parent=province).order_by("kode"))


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-ready]", state="attached")


def test_a_meeting_from_the_plan_to_the_published_summary(enter) -> None:
    province = factories.make_wilayah().provinsi
    cities = thirteen(province)
    office = host()
    secretary = factories.make_user("sekretariat_pokja", "99")
    leader = factories.make_user("pimpinan", "99")
    ActionItem.objects.create(
        uraian="Janji lama", pic_institution=office, wilayah=province,
        kategori="sinergi", horizon="pendek",
        tenggat=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip

    desk = enter(secretary, DESK)
    ready(desk, "/rapat/baru/")
    desk.fill("[name=judul]", "Rakor triwulan")
    desk.select_option("[name=jenis]", "rakor")
    desk.fill("[name=nomor_undangan]", "005/1")
    desk.select_option("[name=wilayah]", str(province.pk))
    desk.select_option("[name=penyelenggara]", str(office.pk))
    desk.fill("[name=tanggal]", "2030-03-04")
    desk.fill("[name=jam_mulai]", "09:00")
    desk.fill("[name=tempat]", "Aula")
    desk.fill("[name=agenda]", "Capaian; Dinas Perkim")
    desk.click("text=Simpan rencana")
    desk.wait_for_url(re.compile(r"/rapat/\d+/$"))
    # What is overdue stands on the agenda by itself.
    expect(desk.locator("main")).to_contain_text("Tindak lanjut terlambat: Janji lama")
    meeting = Meeting.objects.get()
    way = meeting.get_absolute_url()
    desk.click("text=Tandai undangan terkirim")
    desk.wait_for_selector("text=Mulai rapat")
    desk.click("text=Mulai rapat")
    desk.wait_for_selector("text=Tutup rapat")

    phone = enter(secretary, PHONE)
    ready(phone, f"{way}hadir/")
    for number, city in enumerate(cities[:12], start=1):
        phone.click(f"[id='w-{city.kode}']")
        expect(phone.locator("#hadir [role=status]")).to_contain_text(
            f"{number} dari 13 wilayah hadir"
        )
    expect(phone.locator("#hadir [role=status]")).to_contain_text(
        f"Belum hadir: {cities[12]}"
    )
    phone.click(f"[id='w-{cities[12].kode}']")
    expect(phone.locator("#hadir [role=status]")).to_contain_text("Semua wilayah hadir")
    assert fits(phone)
    shoot(phone, "rapat-hadir")

    ready(desk, f"{way}notulen/")
    desk.fill("[name=ringkasan]", "Semua kabupaten/kota melaporkan datanya.")
    expect(desk.locator("[data-simpan]")).to_contain_text("Tersimpan", timeout=15000)
    for number in range(1, 6):
        desk.fill("#id_isi", f"/tindak Janji {number}")
        desk.click("text=Tambah butir")
        desk.wait_for_selector("#tindak-baru[open]")
        desk.select_option("#tindak_pic_institution", str(office.pk))
        desk.fill("#tindak_tenggat", "2030-04-01")
        desk.click("text=Simpan tindak lanjut")
        expect(desk.locator("#butir .rapat-tindak li")).to_have_count(number)
    # The text being typed was never touched.
    assert desk.input_value("[name=ringkasan]").startswith("Semua kabupaten")
    shoot(desk, "rapat-notulen")
    ready(desk, way)
    desk.click("text=Tutup rapat")
    expect(desk.locator("main")).to_contain_text("Lengkap:")
    expect(desk.locator("main")).to_contain_text("bukan penulis notulennya")
    with desk.expect_download() as taken:
        desk.click("text=Berita acara PDF")
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")

    second = enter(leader, DESK)
    ready(second, way)
    second.click("text=Setujui berita acara")
    expect(second.locator("main")).to_contain_text("Berita acara disetujui")
    ready(desk, way)
    desk.click("button:has-text('Publikasikan')")
    desk.wait_for_selector("main >> text=ringkasan")
    ready(desk, f"{way}ringkasan/")
    expect(desk.locator("main")).to_contain_text("Janji 5")
    shoot(desk, "rapat-ringkasan")
    assert ActionItem.objects.filter(sumber_id=meeting.pk).count() == 5
    assert desk.problems == phone.problems == second.problems == []
