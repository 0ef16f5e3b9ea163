"""The dashboard of the Pokja on a phone and on a desk, as a member reads it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from assessments.models import TahunPenanganan
from kawasan.models import Wilayah
from tests import factories
from tests.browser.conftest import fits
from tests.dashboard.figures import settle
from tests.kawasan import works

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/dasbor-pokja/99/?tahun=2026"
PLACES = 13
FIRST = "tbody tr:nth-child(2) th"


@pytest.fixture
def member(transactional_db):
    """Thirteen kab/kota with long names, one of them with a work."""
    places = factories.make_wilayah()
    for number in range(3, PLACES + 1):
        Wilayah.objects.create(
            kode=f"99.{number:02}", nama=f"Uji Panjang Sekali {number}",
            jenis="kabupaten", parent=places.provinsi, edisi=places.kota.edisi,
            berlaku_mulai=places.kota.berlaku_mulai,
        )  # fmt: skip
    TahunPenanganan.objects.create(
        wilayah=places.kota, tahun=2026, dibuka_oleh=factories.make_user()
    )
    work = works.make_work("usulan", factories.make_rt())
    work.dana_set.create(sumber="csr", jumlah_rencana_rp=987_654_321_000)
    settle()
    return factories.make_user("anggota_pokja", "99")


def test_it_fits_keeps_its_first_column_and_is_taken_along(enter, member, size) -> None:
    page = enter(member, size)
    page.goto(PAGE)
    page.wait_for_selector("body[data-ready]", state="attached")
    box = page.get_by_role("region", name="Perbandingan").locator(".table-box")
    assert box.locator("tbody tr").count() == PLACES + 1
    assert fits(page)
    place = box.locator(FIRST)
    before = place.bounding_box()["x"]
    box.evaluate("one => { one.scrollLeft = one.scrollWidth; }")
    if size[0] > 700:
        # The table is wider than its box, and whose row it is stays where it was.
        assert box.evaluate("one => one.scrollLeft") > 0
    place.scroll_into_view_if_needed()
    expect(place.get_by_role("link")).to_be_in_viewport()
    assert place.bounding_box()["x"] == before >= 0
    assert fits(page)
    for kind, start in (("CSV", b"\xef\xbb\xbf"), ("XLSX", b"PK")):
        with page.expect_download() as taken:
            page.get_by_role("link", name=kind, exact=True).click()
        assert Path(taken.value.path()).read_bytes().startswith(start)
    assert page.problems == []
