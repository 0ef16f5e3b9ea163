"""The story of one work: proposed on a phone, moved on, verified; hectares fall."""

import os
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments import rekap
from assessments.models import RekapKondisiWilayah, TahunPenanganan
from kawasan.models import Intervention
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits
from tests.kawasan.works import make_work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
YEAR = date.today().year
# Six volumes of the RT of the factories; without them its 38 points become 14.
MENDED = {
    "jalan_rusak_m": 605,
    "drainase_buruk_m": 310,
    "kk_tanpa_akses_air_aman": 54,
    "kk_sarana_sampah_tidak_sesuai": 60,
    "kk_sistem_sampah_tidak_sesuai": 60,
}


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def hectares(keadaan: str) -> float:
    rekap.drain()
    row = RekapKondisiWilayah.objects.get(
        wilayah__kode="99.01", tahun=YEAR, keadaan=keadaan
    )
    return float(row.ha_kr + row.ha_ks + row.ha_kb)


def test_a_work_from_the_proposal_to_fewer_hectares(enter) -> None:
    places = factories.make_wilayah()
    rt = factories.make_rt("03", places.kelurahan)
    factories.make_assessment("disahkan", rt, YEAR)
    TahunPenanganan.objects.create(wilayah=places.kota, tahun=YEAR)
    fasilitator = factories.make_user("fasilitator", "99.01.01.1001")
    verifikator = factories.make_user("verifikator", "99.01")

    phone = enter(fasilitator, PHONE)
    phone.goto(f"/rt/{rt.pk}/")
    phone.click("text=Usulkan kegiatan")
    phone.wait_for_selector("body[data-ready]", state="attached")
    assert fits(phone)
    phone.fill("[name=nama]", "Perbaikan lingkungan RT 03")
    for number, (sasaran, volume) in enumerate(MENDED.items()):
        if number:
            phone.click("text=Tambah baris volume")
        phone.select_option(f"[name=volume-{number}-sasaran]", sasaran)
        phone.fill(f"[name=volume-{number}-volume_rencana]", str(volume))
    phone.click("summary:has-text('Tulis koordinat')")
    phone.fill("[name=lokasi]", "-3,319; 114,591")
    phone.press("[name=lokasi]", "Tab")
    expect(phone.locator("[data-facts]")).to_have_text("Lokasi tergambar.")
    shoot(phone, "kegiatan-isi")
    phone.click("text=Simpan kegiatan")
    phone.wait_for_url("**/kegiatan/*-*/")
    expect(phone.locator("main")).to_contain_text("disimpan sebagai usulan")
    assert fits(phone)
    shoot(phone, "kegiatan-usulan")
    work = Intervention.objects.get()
    assert work.volume_set.count() == len(MENDED)

    desk = enter(verifikator, DESK)
    desk.goto("/kegiatan/antrean/")
    shoot(desk, "kegiatan-antrean")
    desk.click("text=Periksa")
    desk.click("main >> text=Nyatakan layak")
    desk.click("form >> text=Nyatakan layak")
    desk.click("main >> text=Anggarkan")
    desk.fill("[name=pagu_rp]", "350.000.000")
    desk.click("form >> button:has-text('Anggarkan')")
    expect(desk.locator(".error-summary")).to_contain_text("satu sumber dana")
    shoot(desk, "kegiatan-anggarkan")
    desk.select_option("[name=dana-0-sumber]", "apbd_kab_kota")
    desk.fill("[name=dana-0-jumlah_rencana_rp]", "350.000.000")
    desk.click("form >> button:has-text('Anggarkan')")
    desk.click("main >> text=Mulai pelaksanaan")
    desk.select_option("[name=metode]", "swakelola")
    desk.fill("[name=pelaksana]", "KSM Contoh")
    desk.fill("[name=nomor_kontrak]", "PKS-1")
    desk.fill("[name=tanggal_mulai]", f"{YEAR}-01-05")
    desk.fill("[name=tanggal_selesai]", date.today().isoformat())
    desk.click("form >> button:has-text('Mulai pelaksanaan')")
    expect(desk.locator(".stepper [aria-current]")).to_contain_text("Pelaksanaan")

    phone.goto(f"/kegiatan/{work.uuid}/langkah/selesaikan/")
    phone.wait_for_selector("body[data-ready]", state="attached")
    assert fits(phone)
    for number, (sasaran, volume) in enumerate(MENDED.items()):
        done = volume + 5 if sasaran == "jalan_rusak_m" else volume
        phone.fill(f"[name=volume-{number}-volume_realisasi]", str(done))
    phone.click("form >> button:has-text('Nyatakan selesai')")
    expect(phone.locator(".error-summary")).to_contain_text("melebihi sisa 605 m")
    shoot(phone, "kegiatan-melebihi")
    phone.fill("[name=volume-0-alasan]", "Menyambung jalan RT sebelah.")
    phone.click("form >> button:has-text('Nyatakan selesai')")
    expect(phone.locator("main")).to_contain_text("Menyambung jalan RT sebelah.")
    before = hectares("akhir")
    assert before == hectares("awal") == pytest.approx(4.63)

    desk.goto(f"/kegiatan/{work.uuid}/")
    desk.click(".actions a:has-text('Verifikasi')")
    desk.click("form >> button:has-text('Verifikasi')")
    expect(desk.locator("main")).to_contain_text("Kegiatan diverifikasi.")
    shoot(desk, "kegiatan-terverifikasi")
    assert hectares("akhir") == 0
    desk.goto(f"/wilayah/{places.kota.kode}/")
    expect(desk.locator("main")).to_contain_text("4,63 ha")
    shoot(desk, "kegiatan-hektare")
    assert [p.problems for p in (phone, desk)] == [[], []]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_location_is_drawn_and_read_again(enter, size) -> None:
    work = make_work(lokasi="POINT(114.591 -3.319)")
    page = enter(factories.make_user("fasilitator", "99.01.01.1001"), size)
    page.goto(f"/kegiatan/{work.uuid}/ubah/")
    page.wait_for_selector("body[data-ready]", state="attached")
    expect(page.locator("[data-facts]")).to_have_text("Lokasi tergambar.")
    assert page.locator(".map path.leaflet-interactive").count() == 1
    page.click(".leaflet-pm-icon-polygon")
    box = page.locator(".map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for right, down in ((0, 0), (60, 0), (60, 60), (0, 0)):
        page.mouse.click(x + right, y + down)
    assert '"Polygon"' in page.locator("[name=lokasi]").input_value()
    assert fits(page)
    page.click("text=Simpan kegiatan")
    page.wait_for_url(f"**/kegiatan/{work.uuid}/")
    work.refresh_from_db()
    assert work.lokasi.geom_type == "Polygon"
    assert page.problems == []
