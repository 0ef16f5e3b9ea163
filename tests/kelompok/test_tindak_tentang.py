"""Action items on the pages of a work and of an indicator that they name."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.models import Indicator
from kawasan.models import Intervention
from tests import factories
from tests.kelompok.test_action_items import make_item

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOBODY = "Tidak ada yang menyebut"


@pytest.fixture
def work():
    rt = factories.make_rt("01", factories.make_wilayah().kelurahan)
    return Intervention.objects.create(
        uuid=uuid.uuid4(), rt=rt, kelurahan=rt.kelurahan, tahun=2026, nama="Jalan"
    )


@pytest.fixture
def indicator():
    return Indicator.objects.create(
        kode="UJI", nama="Uji", satuan="ha", sektor="kumuh", arah="turun_baik",
        definisi="Luas.",
    )  # fmt: skip


def board(place, indicator):
    return reverse("assessments:indicator", args=[place.kode, indicator.kode])


def text_of(client, url):
    """What stands in the section, without the rest of the page."""
    page = client.get(url).text
    return page.partition("Tindak lanjut</h2>")[2].partition("</section>")[0]


def test_the_page_of_a_work_lists_what_names_it_open_first(client, work):
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    url = work.get_absolute_url()
    assert f"{NOBODY} kegiatan ini" in text_of(client, url)
    done = {"status": "selesai", "progres": 100, "selesai_pada": TODAY}
    early, late = TODAY - timedelta(days=9), TODAY - timedelta(days=2)
    make_item(uraian="Sudah", intervention=work, tenggat=early, **done)
    make_item(uraian="Lewat", intervention=work, tenggat=late)
    make_item(uraian="Lain")
    make_item(uraian="Jauh", kode="99.02", intervention=work)
    section = text_of(client, url)
    assert section.index("Lewat") < section.index("Sudah")
    assert "Terlambat" in section and "Selesai" in section and "Dinas Satu" in section
    assert "Lain<" not in section and "Jauh" not in section


def test_an_indicator_lists_what_its_kab_kota_agreed_upon(client, indicator):
    places = factories.make_wilayah()
    client.force_login(factories.make_user("bappeda", "99"))
    make_item(uraian="Provinsi", kode="99", indicator=indicator)
    make_item(uraian="Kota itu", indicator=indicator)
    make_item(uraian="Tanpa indikator")
    section = text_of(client, board(places.kabupaten, indicator))
    assert f"{NOBODY} indikator ini" in section
    # A kelurahan reads what its kota agreed upon, a province all below it.
    for place in (places.kota, places.kelurahan):
        section = text_of(client, board(place, indicator))
        assert "Kota itu" in section and "Provinsi<" not in section
    section = text_of(client, board(places.provinsi, indicator))
    assert "Kota itu" in section and "Provinsi<" in section
    assert "Tanpa indikator" not in section


def test_many_items_ask_no_more_and_point_to_the_list(client, work):
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    make_item(uraian="Butir 0", intervention=work)
    url = work.get_absolute_url()
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(1, 9):
        make_item(uraian=f"Butir {number}", intervention=work)
    with CaptureQueriesContext(connection) as many:
        section = text_of(client, url)
    assert len(many) == len(few)
    assert section.count("<li>") == 8 and "/kelompok/tindak/" in section
    assert "Masih ada yang lain" in section
