"""A KSM activity on a phone, from usulan to the first inspection of what it built."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kelompok.models import KsmKegiatan
from tests import factories
from tests.browser.conftest import PHONE, fits
from tests.files import samples
from tests.kawasan.works import make_work
from tests.kelompok.ksm_works import RECEIPT, make_ksm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("SCREENSHOTS", "")
TODAY = date.today()


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"ksm-{name}.png"), full_page=True)


def ready(page: Page) -> None:
    page.wait_for_selector("body[data-ready]", state="attached")
    assert fits(page)


def start(page: Page, words: str) -> None:
    page.click(f".actions a:has-text('{words}')")
    ready(page)


def prove(page: Page) -> None:
    """A photo in the panel of the step."""
    file = {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": samples.jpeg()}
    panel = page.locator("section.files")
    panel.locator("input[type=file]").set_input_files(file)
    panel.locator("button:has-text('Unggah')").click()
    expect(page.locator(".files-item")).to_have_count(1)


def finish(page: Page, words: str, **typed: str) -> None:
    for name, value in typed.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("f => f.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.click(f"form.stack button:text-is('{words}')")
    expect(page.locator("main")).to_contain_text(f"{words}: tercatat.")
    ready(page)


def test_from_the_proposal_to_the_first_inspection(enter) -> None:
    place = factories.make_wilayah().kelurahan
    work = make_work(rt=factories.make_rt("03", place), nama="Drainase RT 03")
    ksm = make_ksm(nama="Titian Bersama")
    fasilitator = factories.make_user("fasilitator", place.kode)
    verifikator = factories.make_user("verifikator", "99.01")
    pengurus = factories.make_user("pengurus_kelompok", place.kode)
    today = TODAY.isoformat()

    phone = enter(fasilitator, PHONE)
    phone.goto(f"/kelompok/ksm/{ksm.pk}/")
    start(phone, "Kegiatan")
    phone.select_option("[name=kegiatan]", str(work.pk))
    phone.click("text=Mulai kegiatan KSM")
    ready(phone)
    one = KsmKegiatan.objects.get()

    start(phone, "Isi RAB")
    rows = (
        ("Beton", "m", "100", "100.000", "apbd_kab_kota", "uang"),
        ("Kerja bakti", "HOK", "20", "100.000", "swadaya", "tenaga"),
    )
    for number, row in enumerate(rows):
        if number:
            phone.click("text=Tambah baris")
        names = ("uraian", "satuan", "volume", "harga_rp")
        for name, value in zip(names, row[:4], strict=True):
            phone.fill(f"[name=rab-{number}-{name}]", value)
        phone.select_option(f"[name=rab-{number}-sumber]", row[4])
        phone.select_option(f"[name=rab-{number}-bentuk]", row[5])
    shoot(phone, "rab")
    phone.click("text=Simpan RAB")
    expect(phone.locator("main")).to_contain_text("Rp 12.000.000")

    start(phone, "Atur rencana")
    phone.fill("[name=termin-0-persen]", "60")
    phone.click("text=Tambah termin")
    phone.fill("[name=termin-1-persen]", "40")
    phone.fill("[name=termin-1-syarat_fisik]", "50")
    past = (TODAY - timedelta(days=9)).isoformat()
    phone.fill("[name=rencana_layak]", past)
    shoot(phone, "rencana")
    phone.click("text=Simpan rencana")
    expect(phone.locator(".stepper")).to_contain_text("terlambat 9 hari")
    shoot(phone, "usulan")

    other = enter(verifikator, PHONE)
    other.goto("/kelompok/kegiatan/?waktu=terlambat")
    expect(other.locator("main")).to_contain_text("9 hari")
    assert fits(other)
    shoot(other, "daftar")
    other.goto(one.get_absolute_url())
    start(other, "Nyatakan layak")
    finish(other, "Nyatakan layak", tanggal=today)

    phone.reload()
    start(phone, "Catat musyawarah")
    phone.fill("[name=tanggal]", today)
    phone.fill("[name=nomor]", "BA-1")
    phone.click("form.stack button:text-is('Catat musyawarah')")
    expect(phone.locator(".error-summary")).to_contain_text("Unggah berkas buktinya")
    prove(phone)
    shoot(phone, "musyawarah")
    finish(phone, "Catat musyawarah", tanggal=today, nomor="BA-1")

    start(phone, "Catat perjanjian")
    prove(phone)
    finish(phone, "Catat perjanjian", tanggal=today, nomor="PKS-1",
           perjanjian_jenis="pks")  # fmt: skip

    for percent, amount in (("0", "6.000.000"), ("60", "4.000.000")):
        start(phone, "Cairkan termin")
        expect(phone.locator("main")).to_contain_text("dana tunai RAB Rp 10.000.000")
        prove(phone)
        finish(phone, "Cairkan termin", tanggal=today, progres_fisik=percent,
               jumlah_rp=amount)  # fmt: skip

    start(phone, "Buku kas")
    start(phone, "Baris baru")
    phone.fill("[name=tanggal]", today)
    phone.fill("[name=uraian]", "Beton pracetak")
    phone.fill("[name=keluar_rp]", "10.000.000")
    name, raw = RECEIPT
    file = {"name": name, "mimeType": "application/pdf", "buffer": raw}
    phone.locator("[name=bukti]").set_input_files(file)
    phone.click("text=Simpan baris")
    expect(phone.locator("main")).to_contain_text("Saldo Rp 0")
    assert fits(phone)
    shoot(phone, "kas")

    phone.goto(one.get_absolute_url())
    start(phone, "Isi LPJ")
    phone.fill("[name=penerimaan]", "10.000.000")
    for row, value in zip(one.rab_set.all(), ("10.000.000", "2.000.000"), strict=True):
        phone.fill(f"[name=rab_{row.pk}]", value)
    phone.fill("[name=hasil_0]", "95")
    shoot(phone, "lpj")
    phone.click("text=Simpan LPJ")
    start(phone, "Nyatakan selesai")
    prove(phone)
    finish(phone, "Nyatakan selesai", tanggal=today, nomor="LPJ-1",
           progres_fisik="100")  # fmt: skip
    phone.click("form button:has-text('Usulkan ke kegiatan')")
    expect(phone.locator("main")).to_contain_text("disampaikan ke kegiatan")
    assert work.volume_set.get().volume_realisasi == 95

    other.goto(one.get_absolute_url())
    start(other, "Sertifikasi")
    finish(other, "Sertifikasi", tanggal=today, nomor="S-1", sertifikasi="baik")
    phone.goto(one.get_absolute_url())
    for words in ("Serahkan ke BKM", "Serahkan ke PPK", "Serahkan ke KPP"):
        start(phone, words)
        finish(phone, words, tanggal=today, nomor="BAST-1")
    phone.click("text=Catat aset")
    ready(phone)
    phone.select_option("[name=jenis]", "drainase")
    phone.fill("[name=pengelola]", "KPP Contoh")
    shoot(phone, "aset-baru")
    phone.click("text=Simpan aset")
    expect(phone.locator("h1")).to_have_text("Drainase RT 03")
    phone.goto(one.get_absolute_url())
    start(phone, "Mulai operasi")
    finish(phone, "Mulai operasi", tanggal=today)
    shoot(phone, "operasi")

    keeper = enter(pengurus, PHONE)
    keeper.goto("/kelompok/aset/")
    keeper.click("main >> text=Drainase RT 03")
    start(keeper, "Inspeksi")
    flags = ("masih_ada", "kondisi_baik", "berfungsi", "dimanfaatkan")
    for name in flags:
        keeper.check(f"[name={name}][value=ya]")
    keeper.check("[name=dikembangkan][value=tidak]")
    shoot(keeper, "inspeksi")
    keeper.click("text=Simpan inspeksi")
    expect(keeper.locator("main")).to_contain_text(f"Inspeksi {TODAY.year} disimpan.")
    ready(keeper)
    shoot(keeper, "aset")
    assert one.aset_set.get().inspeksi_set.get().still_works
