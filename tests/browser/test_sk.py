"""A decree with every fault, from its page to the printed annex and its successor."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from assessments import rekap, workflow
from kawasan.models import SkKumuh
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLEAN = {**dict.fromkeys(factories.VOLUME, 0), "skor": 0, "tingkat": "TK"}
FLAGS = (
    "dalam SK tetapi tidak kumuh",
    "kumuh tanpa SK",
    "belum sampai RT",
    "tanpa peta",
    "> 5 tahun belum ditinjau",
    "belum diverifikasi",
)


def area(kode: str, west: float, sheet: dict | None) -> tuple:
    kawasan = factories.make_kawasan(kode, batas=factories.square(west))
    rt = factories.make_rt(kode, kawasan=kawasan)
    if sheet is not None:
        factories.make_assessment(workflow.DISAHKAN, rt, 2025, **sheet)
    return kawasan, rt


@pytest.fixture
def faulty(transactional_db) -> SkKumuh:
    """Not slum, without RT, unverified; a slum kawasan beside it is left out."""
    clean, clean_rt = area("K-1", 114.590, CLEAN)
    coarse, _ = area("K-2", 114.594, {})
    unseen, unseen_rt = area("K-3", 114.598, None)
    area("K-4", 114.602, {})
    rekap.drain()
    return factories.make_sk(
        tanggal=date(2018, 5, 2),
        luas_total_ha=12,
        butir=[
            {"kawasan": clean, "luas_ha": 4, "tingkat": "KR"},
            {"rt": clean_rt, "luas_ha": 4, "tingkat": "KR"},
            {"kawasan": coarse, "luas_ha": 4, "tingkat": "KS"},
            {"kawasan": unseen, "luas_ha": 4, "tingkat": "KB"},
            {"rt": unseen_rt, "luas_ha": 4, "tingkat": "KB"},
        ],
    )


@pytest.fixture
def open_as(enter):
    def open_as(size: tuple[int, int]) -> Page:
        page = enter(factories.make_user("verifikator", "99.01"), size)
        page.on("console", lambda m: m.type == "error" and page.problems.append(m.text))
        return page

    return open_as


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_all_six_flags_are_told_and_fit(open_as, faulty, size) -> None:
    page = open_as(size)
    page.goto(faulty.get_absolute_url())
    page.locator(".map path.leaflet-interactive").first.wait_for()
    checklist = page.locator(".checklist").first
    for flag in FLAGS:
        expect(checklist.get_by_text(flag, exact=True)).to_be_visible()
    assert fits(page)
    page.goto("/sk/periksa/")
    page.locator(".chips").get_by_text("kumuh tanpa SK").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("Kawasan K-4")
    assert fits(page)
    assert page.problems == []


def test_the_annex_prints_table_and_map_without_the_portal(open_as, faulty) -> None:
    page = open_as(DESK)
    page.goto(f"/sk/{faulty.uuid}/lampiran/")
    page.emulate_media(media="print")
    # A4 less its margins, at 96 dots per inch.
    page.set_viewport_size({"width": 688, "height": 1000})
    for hidden in (".site-header", ".side-nav", ".page-head", ".demo-band"):
        for found in page.locator(hidden).all():
            expect(found).to_be_hidden()
    expect(page.locator(".annex-table tbody tr")).to_have_count(5)
    expect(page.locator(".annex-table tfoot")).to_contain_text("12,00")
    expect(page.locator(".annex-svg path[fill='url(#pola-KB)']")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.problems == []


def test_a_draft_is_filled_and_takes_the_place_of_the_old_one(open_as, faulty) -> None:
    page = open_as(DESK)
    page.goto("/sk/baru/")
    page.get_by_label("Berlaku untuk").select_option(index=1)
    page.get_by_label("Ditetapkan oleh").select_option("wali_kota")
    page.get_by_label("Nomor SK").fill("200/2026")
    page.get_by_label("Tanggal SK").fill("2026-02-01")
    page.get_by_label("Tentang").fill("Penetapan lokasi kumuh")
    page.get_by_label("Luas total yang disebut SK").fill("5,5")
    page.get_by_label("Sumber data").fill("salinan SK")
    page.get_by_role("button", name="Simpan SK").click()
    page.get_by_label("Kode kawasan atau RT, baris 1", exact=True).fill("K-4")
    page.get_by_label("Luas (ha), baris 1", exact=True).fill("4,5")
    page.get_by_role("button", name="Tambah 5 baris").click()
    expect(page.get_by_label("Luas (ha), baris 1", exact=True)).to_have_value("4,5")
    page.get_by_label("Nama dalam SK, baris 2").fill("Kampung Lain")
    page.get_by_label("Luas (ha), baris 2").fill("1")
    page.get_by_role("button", name="Simpan butir").click()
    page.get_by_role("link", name="Berlakukan").click()
    page.get_by_role("button", name="Berlakukan SK").click()
    expect(page.get_by_text("Berlaku", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Bandingkan").click()
    expect(page.locator("tbody")).to_contain_text("Kampung Lain")
    faulty.refresh_from_db()
    assert faulty.status == "dicabut"
    assert page.problems == []
