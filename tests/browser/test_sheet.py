"""The penilaian form while somebody types: figures, problems, drafts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import gallery

pytestmark = pytest.mark.browser

# Sumbermulyo RT01-RW05, Kab. Jombang: a published sheet, score and level.
HEADERS = {
    "jumlah_bangunan": "50",
    "jumlah_penduduk": "201",
    "jumlah_kk": "60",
    "luas_verifikasi_ha": "4,63",
    "panjang_jalan_ideal_m": "780",
    "panjang_drainase_ideal_m": "385",
}
VOLUMES = {
    "1a": ("bangunan_tidak_teratur", "13"),
    "1b": ("luas_kepadatan_tinggi_ha", "0"),
    "1c": ("bangunan_tidak_memenuhi_syarat", "13"),
    "2a": ("jalan_belum_ada_m", "100"),
    "2b": ("jalan_rusak_m", "605,00"),
    "3a": ("kk_tanpa_akses_air_aman", "54"),
    "3b": ("kk_air_tidak_cukup", "0"),
    "4a": ("luas_genangan_ha", "0"),
    "4b": ("drainase_belum_ada_m", "0"),
    "4c": ("drainase_buruk_m", "310"),
    "5a": ("kk_sistem_limbah_tidak_sesuai", "10"),
    "5b": ("kk_sarana_limbah_tidak_sesuai", "16"),
    "6a": ("kk_sarana_sampah_tidak_sesuai", "60"),
    "6b": ("kk_sistem_sampah_tidak_sesuai", "60"),
    "7a": ("bangunan_tanpa_prasarana_kebakaran", "50"),
    "7b": ("bangunan_tanpa_sarana_kebakaran", "50"),
}
PERCENT = {"1a": "26,00", "2b": "77,56", "3a": "90,00", "4c": "80,52", "5b": "26,67"}
SCORE = {"1a": 1, "2a": 0, "2b": 5, "3a": 5, "4c": 5, "5a": 0, "5b": 1, "7b": 5}


@pytest.fixture
def page(open_page, size) -> Page:
    return open_page("/lembar/", size)


def fill(page: Page, *, without: str = "") -> None:
    for column, text in HEADERS.items():
        page.fill(f"[name={column}]", text)
    for code, (column, text) in VOLUMES.items():
        if code != without:
            page.fill(f"[name={column}]", text)


def test_a_published_sheet_gets_its_published_score_while_typing(page: Page) -> None:
    fill(page)
    expect(page.locator("[data-total]")).to_have_text("38")
    expect(page.locator("[data-tingkat-kini]")).to_contain_text("Kumuh sedang")
    for code, percent in PERCENT.items():
        output = page.locator(f"output[data-persen='{code}']")
        expect(output).to_contain_text(percent)
    for code, score in SCORE.items():
        expect(page.locator(f"output[data-skor='{code}']")).to_have_text(
            f"skor {score}"
        )
    expect(page.locator("[data-rata-aspek='2']")).to_contain_text("45,19")
    expect(page.locator("[data-sisa]")).to_contain_text("Semua terisi")
    assert page.problems == []


def test_what_is_missing_is_not_zero(page: Page) -> None:
    fill(page, without="7b")
    expect(page.locator("[data-tingkat-kini]")).to_contain_text("Belum lengkap")
    expect(page.locator("[data-sisa]")).to_contain_text("1 belum diisi")
    assert page.locator(".score-total[data-sementara]").count() == 1


def test_a_wrong_number_is_told_at_its_field(page: Page) -> None:
    fill(page)
    page.fill("[name=jalan_rusak_m]", "1.2.3,4,5")
    expect(page.locator("[data-masalah='2b']")).to_contain_text("tidak terbaca")
    page.fill("[name=jalan_rusak_m]", "900")
    expect(page.locator("[data-masalah='2b'] [data-jenis='E']")).not_to_have_count(0)
    assert page.locator("#aspek-2[data-problem]").count() == 1


def test_a_wrong_header_is_told_at_its_field(page: Page) -> None:
    fill(page)
    page.fill("[name=luas_verifikasi_ha]", "0")
    problem = page.locator("[data-masalah=luas_verifikasi_ha]")
    expect(problem).to_contain_text("Luas verifikasi harus lebih dari 0.")
    page.fill("[name=luas_verifikasi_ha]", "4.63")
    expect(problem).to_be_empty()


def test_a_thousand_households_may_be_grouped(page: Page) -> None:
    page.fill("[name=jumlah_kk]", "1.234")
    page.fill("[name=kk_tanpa_akses_air_aman]", "617")
    expect(page.locator("output[data-persen='3a']")).to_contain_text("50,00")


def test_last_years_value_is_one_tap_away(page: Page) -> None:
    page.click("[data-keep=bangunan_tidak_teratur]")
    expect(page.locator("[name=bangunan_tidak_teratur]")).to_have_value("12")


def test_a_draft_saves_itself_and_learns_the_new_version(page: Page) -> None:
    page.fill("[name=jumlah_kk]", "1.234,5")
    status = page.locator("[data-simpan]")
    expect(status).to_have_text("Belum tersimpan")
    expect(status).to_have_text("Tersimpan 10.32", timeout=10_000)
    assert gallery.SAVED[-1]["jumlah_kk"] == "1.234,5"
    assert page.input_value("[name=versi]") == "2"


def test_what_was_typed_without_network_is_there_again(page: Page) -> None:
    page.route("**/simpan/", lambda route: route.abort())
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("[name=jumlah_bangunan]", "77")
    status = page.locator("[data-simpan]")
    expect(status).to_contain_text("disimpan di perangkat ini", timeout=10_000)
    page.reload()
    expect(page.locator("[name=jumlah_bangunan]")).to_have_value("77")
    page.unroute("**/simpan/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(status).to_have_text("Tersimpan 10.32", timeout=10_000)
    assert gallery.SAVED[-1]["jumlah_bangunan"] == "77"


def test_somebody_elses_change_stops_saving_and_keeps_the_text(page: Page) -> None:
    gallery.SAVED.append({})
    page.fill("[name=jumlah_kk]", "61")
    status = page.locator("[data-simpan]")
    expect(status).to_contain_text("Diubah orang lain.", timeout=10_000)
    assert page.input_value("[name=jumlah_kk]") == "61"
    assert len(gallery.SAVED) == 1
