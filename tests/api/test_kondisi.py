"""Kumuh awal and akhir, and years, as other systems read them."""

import pytest
from django.test import Client

from assessments import rekap
from assessments.models import TahunPenanganan
from tests import factories
from tests.assessments.test_kondisi import make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.rt = factories.make_rt("01", places.kelurahan)
    factories.make_assessment("disahkan", rt=places.rt)
    TahunPenanganan.objects.create(wilayah=places.kota, tahun=2026)
    make_work(places.rt, kk_tanpa_akses_air_aman=50)
    rekap.drain()
    return places


def ask(user, path):
    client = Client()
    client.force_login(user)
    return client.get(f"/api/v1/{path}").json()


def test_both_ends_of_the_year_with_numerator_and_denominator(land):
    user = factories.make_user("bappeda", "99")
    found = ask(user, "kondisi/?kode_wilayah=99.01&tahun=2026")["results"]
    city = {row["keadaan"]: row for row in found if row["kode_wilayah"] == "99.01"}
    # 54 of 60 families without safe water, 50 of them connected.
    water = [
        city[end]["capaian_100_0_100"]["air_minum"]["pembilang"]
        for end in ("awal", "akhir")
    ]
    assert [int(float(n)) for n in water] == [6, 56]
    assert city["akhir"]["cakupan"] == {"rt_dinilai": 1, "jumlah_rt": 1}
    assert not city["akhir"]["sedang_dihitung"]
    only = ask(user, "kondisi/?kode_wilayah=99.01&keadaan=akhir")["results"]
    assert {row["keadaan"] for row in only} == {"akhir"}


def test_an_early_year_not_yet_counted_makes_later_ones_wait(land):
    TahunPenanganan.objects.create(wilayah=land.kota, tahun=2025)
    user = factories.make_user("bappeda", "99")
    found = ask(user, "kondisi/?kode_wilayah=99.01.01.1001&tahun=2026")["results"]
    assert [row["sedang_dihitung"] for row in found] == [True, True]


def test_years_are_those_of_the_own_kab_kota(land):
    found = ask(factories.make_user("lurah", "99.01.01.1001"), "tahun/")["results"]
    assert [(row["kode_wilayah"], row["tahun"]) for row in found] == [("99.01", 2026)]
    assert found[0]["status"] == "dibuka"
    assert ask(factories.make_user("lurah", "99.02.01.2001"), "tahun/")["results"] == []
    stranger = factories.make_user("lurah", "99.02.01.2001")
    assert ask(stranger, "kondisi/")["results"] == []
