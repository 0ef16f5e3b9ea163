"""Where a person lands after signing in."""

from datetime import date

import pytest

from kawasan.models import Penugasan, Wilayah
from tests import factories
from tests.dashboard.figures import add_rekap, text_of


@pytest.mark.parametrize(
    ("role", "kode", "lands"),
    [
        ("superadmin", "", "/wilayah/99/"),
        ("pimpinan", "99", "/wilayah/99/"),
        ("verifikator", "99.01", "/wilayah/99.01/"),
        ("lurah", "99.01.01.1001", "/wilayah/99.01.01.1001/"),
        ("fasilitator", "99.02.01.2001", "/wilayah/99.02.01.2001/"),
    ],
)
def test_everyone_lands_on_the_widest_own_place(places, as_role, role, kode, lands):
    response = as_role(role, kode).get("/")
    assert (response.status_code, response["Location"]) == (302, lands)


def test_a_duty_inside_another_is_no_second_place(places, as_role):
    client = as_role("verifikator", "99.01")
    add_duty(client.person, "lurah", places.kelurahan)
    assert client.get("/")["Location"] == "/wilayah/99.01/"


def add_duty(user, role, wilayah):
    Penugasan.objects.create(
        user=user, peran=role, wilayah=wilayah, mulai=date(2020, 1, 1)
    )


def test_several_places_are_a_choice_with_their_figures(places, as_role):
    client = as_role("fasilitator", "99.01.01.1001")
    add_duty(client.person, "fasilitator", places.desa)
    add_rekap(places.desa, date.today().year, jumlah_rt=5)
    text = text_of(client.get("/"))
    assert "Pilih salah satu" in text
    assert 'href="/wilayah/99.01.01.1001/?tahun=' in text
    row = text.split('data-map-row="99.02.01.2001"')[1].split("</tr>")[0]
    assert "6,35" in row
    assert "Kecamatan Dua" in row
    assert "99.01.01.1002" not in text


def test_the_nation_chooses_a_province(places, as_role):
    Wilayah.objects.create(
        kode="98",
        nama="Nusa Lain",
        jenis="provinsi",
        edisi=factories.EDITION,
        berlaku_mulai=date(2020, 1, 1),
    )
    text = text_of(as_role("superadmin").get("/", {"urut": "-nama"}))
    assert text.index("Nusa Lain") < text.index("Nusa Contoh")


def test_without_a_duty_the_page_says_whom_to_ask(places, as_role):
    text = text_of(as_role().get("/"))
    assert "Anda belum mempunyai tugas" in text
    assert "data-map-row" not in text


def test_an_empty_portal_leads_to_its_places(db, as_role):
    text = text_of(as_role("superadmin").get("/"))
    assert "Belum ada wilayah" in text
    assert 'href="/mulai/wilayah/"' in text


def test_a_place_that_was_given_up_is_explained(places, as_role):
    client = as_role("fasilitator", "99.01.01.1001")
    Wilayah.objects.filter(pk=places.kelurahan.pk).update(
        berlaku_sampai=date(2024, 1, 1)
    )
    assert "tidak berlaku lagi" in text_of(client.get("/"))


def test_a_stranger_signs_in_first(places, client):
    assert client.get("/")["Location"] == "/masuk/?next=/"
