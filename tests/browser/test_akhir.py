"""The page of the kumuh akhir in a real browser, on a phone and on a desk."""

import uuid

import pytest
from django.utils import timezone

from assessments import rekap
from assessments.models import TahunPenanganan
from kawasan.models import Intervention, InterventionVolume
from tests import factories
from tests.browser.conftest import DESK, PHONE, fits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_before_and_after_fit_and_lead_to_the_works(enter, transactional_db, size):
    places = factories.make_wilayah()
    kawasan = factories.make_kawasan("K-1", places.kelurahan)
    rt = factories.make_rt("01", places.kelurahan, kawasan)
    factories.make_assessment("disahkan", rt, 2026)
    TahunPenanganan.objects.create(wilayah=places.kota, tahun=2026)
    work = Intervention.objects.create(
        uuid=uuid.uuid4(),
        rt=rt,
        kawasan=kawasan,
        kelurahan=places.kelurahan,
        tahun=2026,
        nama="Titian kayu",
        status="selesai",
        verifikasi="disetujui",
        diverifikasi_pada=timezone.now(),
    )
    InterventionVolume.objects.create(
        intervention=work, rt=rt, sasaran="jalan_rusak_m", volume_realisasi=600
    )
    rekap.drain()
    page = enter(factories.make_user("verifikator", "99.01"), size)
    for url in (
        "/wilayah/99.01/kumuh-akhir/?tahun=2026",
        "/wilayah/99.01.01.1001/kumuh-akhir/?tahun=2026",
        "/kawasan/K-1/?tahun=2026",
        f"/rt/{rt.pk}/?tahun=2026",
    ):
        page.goto(url)
        assert fits(page)
        row = page.locator("table.arithmetic tbody tr", has_text="2b Kualitas")
        # 605 − 600 = 5 m of 780 m.
        assert row.locator("td").nth(2).inner_text().strip() == "5"
        assert page.locator(".networks svg").count() == 5
        page.locator("table.arithmetic a", has_text="600").click()
        page.get_by_role("link", name="Titian kayu").first.wait_for()
    assert page.problems == []
