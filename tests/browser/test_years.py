"""A year in the browser: opened, a work verified, hectares fall, locked, unlocked."""

import pytest
from playwright.sync_api import expect

from assessments import rekap
from kawasan.models import Intervention
from tests import factories
from tests.assessments.test_kondisi import make_work
from tests.browser.conftest import fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Four criteria at their worst make 20 points; without one of them 15 remain.
BAD = {
    "kk_tanpa_akses_air_aman": 60,
    "kk_air_tidak_cukup": 60,
    "kk_sistem_limbah_tidak_sesuai": 60,
    "kk_sarana_limbah_tidak_sesuai": 60,
}


@pytest.fixture
def land(transactional_db):
    places = factories.make_wilayah()
    kawasan = factories.make_kawasan("K-1", places.kelurahan)
    places.rt = factories.make_rt("01", places.kelurahan, kawasan)
    volumes = dict.fromkeys(factories.VOLUME, 0) | BAD
    factories.make_assessment(
        "disahkan", rt=places.rt, skor=20, tingkat="KR", **volumes
    )
    places.work = make_work(
        places.rt, verifikasi="menunggu", kk_tanpa_akses_air_aman=60
    )
    rekap.drain()
    return places


def test_a_verified_work_lets_hectares_fall_and_the_year_is_locked(
    enter, land, size
) -> None:
    page = enter(factories.make_user("verifikator", "99.01"), size)
    page.goto("/tahun/")
    page.get_by_role("link", name="Buka tahun").first.click()
    page.get_by_label("Kabupaten/kota").select_option(label="Kota Kota Satu")
    page.get_by_label("Tahun", exact=True).select_option("2026")
    page.get_by_role("button", name="Buka tahun").click()
    expect(page.get_by_text("Tahun 2026 dibuka di Kota Kota Satu")).to_be_visible()
    rekap.drain()
    page.reload()
    change = page.locator("section", has_text="Dari R0 ke kumuh akhir")
    expect(change.get_by_text("4,63 ha")).to_have_count(2)
    expect(page.get_by_text("1 kegiatan belum diverifikasi")).to_be_visible()

    page.goto(f"/kegiatan/{land.work.uuid}/")
    page.locator(".page-head").get_by_role("link", name="Verifikasi").click()
    page.locator("main form button.button").last.click()
    expect(page.get_by_text("Terverifikasi").first).to_be_visible()
    assert Intervention.objects.get().verifikasi == "disetujui"
    rekap.drain()

    page.goto("/tahun/99.01/2026/")
    for words in ("0,00 ha", "1 menjadi 0", "4,63 ha"):
        expect(change.get_by_text(words).first).to_be_visible()
    assert fits(page)
    page.get_by_role("link", name="Kunci tahun").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_role("button", name="Kunci tahun").click()
    expect(page.get_by_text("potret revisi 1 disimpan")).to_be_visible()
    expect(page.get_by_text("0 dari 1 RT kumuh")).to_be_visible()
    assert fits(page)

    # Whoever works in the year is told in words, at the door they came through.
    page.goto(f"/kegiatan/{land.work.uuid}/")
    expect(page.get_by_text("2026 sudah dikunci").first).to_be_visible()
    page.goto("/tahun/99.01/2026/")
    page.get_by_role("link", name="Minta dibuka kembali").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Alasan").fill("Volume titian salah ukur.")
    dialog.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_text("Volume titian salah ukur.")).to_be_visible()

    head = enter(factories.make_user("pimpinan", "99"), size)
    head.goto("/tahun/99.01/2026/")
    head.get_by_role("link", name="Buka kembali").click()
    head.locator("dialog[open]").get_by_role("button", name="Buka kembali").click()
    expect(head.get_by_text("Potret yang lama tetap tersimpan").first).to_be_visible()
    assert page.problems == head.problems == []
