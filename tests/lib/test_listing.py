"""List pages: search, filters, order, pages, downloads, whatever is typed."""

from datetime import date

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory

from kawasan.models import Wilayah
from sibungas.accounts.models import User
from sibungas.audit.models import AuditEvent
from sibungas.lib import exports, listing
from sibungas.lib.exports import Column
from sibungas.lib.listing import FilterForm, Listing

pytestmark = pytest.mark.django_db


class PlaceFilter(FilterForm):
    jenis = forms.ChoiceField(
        label="Jenis", choices=[("", "Semua"), ("kecamatan", "Kecamatan")]
    )
    tahun = forms.IntegerField(label="Tahun")
    lookups = {"jenis": "jenis"}

    def narrow_tahun(self, rows, value):
        return rows.filter(berlaku_mulai__year=value)


class Places(Listing):
    title = "Daftar wilayah"
    search_fields = ("nama", "kode")
    filter_form = PlaceFilter
    sorts = {"nama": ("nama",), "kode": ("kode",)}
    default_sort = "kode"
    page_size = 2
    columns = (Column("Kode", "kode", "code"), Column("Nama", "nama"))
    export_name = "wilayah"

    def rows(self):
        return Wilayah.objects.all()


@pytest.fixture(autouse=True)
def places(db):
    def add(kode, nama, jenis, parent):
        return Wilayah.objects.create(
            kode=kode,
            nama=nama,
            jenis=jenis,
            parent=parent,
            edisi="uji",
            berlaku_mulai=date(2025, 1, 1),
        )

    province = add("99", "Provinsi Uji", "provinsi", None)
    city = add("99.01", "Kota Satu", "kota", province)
    add("99.01.01", "Tepi Sungai", "kecamatan", city)
    add("99.01.02", "Atas Bukit", "kecamatan", city)


@pytest.fixture
def ask(monkeypatch):
    """The context that the page would draw, or the download itself."""
    seen = {}

    def keep(request, template, context, **kwargs):
        seen.update(context)
        return HttpResponse("halaman")

    monkeypatch.setattr(listing, "render", keep)
    user = User.objects.create(email="uji@contoh.id", nama="Uji")

    def get(**parameters):
        seen.clear()
        request = RequestFactory().get("/daftar/", parameters)
        request.user = user
        return Places.as_view()(request), seen

    return get


def codes(context):
    return [row.kode for row in context["rows"]]


def test_every_word_must_be_found_somewhere(ask):
    assert codes(ask(q="  sungai   99.01 ")[1]) == ["99.01.01"]
    assert codes(ask(q="sungai bukit")[1]) == []


def test_filters_narrow(ask):
    assert codes(ask(jenis="kecamatan")[1]) == ["99.01.01", "99.01.02"]
    assert codes(ask(tahun="2024")[1]) == []


@pytest.mark.parametrize("bad", [{"jenis": "x"}, {"tahun": "dua"}, {"urut": "sandi"}])
def test_what_cannot_be_understood_is_a_sentence(ask, bad):
    response, context = ask(**bad)
    assert response.status_code == 200
    assert len(context["complaints"]) == 1


def test_null_bytes_and_odd_pages_do_no_harm(ask):
    assert codes(ask(q="sun\x00gai")[1]) == ["99.01.01"]
    assert ask(halaman="-7")[1]["page"].number in (1, 2)
    assert ask(halaman="abc")[1]["page"].number == 1


def test_order_follows_the_address_and_turns_round(ask):
    assert codes(ask(urut="nama")[1]) == ["99.01.02", "99.01"]
    assert codes(ask(urut="-nama")[1]) == ["99.01.01", "99"]


def test_pages_know_how_many_there_are(ask):
    page = ask(halaman=2)[1]["page"]
    assert (page.number, page.paginator.count, page.paginator.capped) == (2, 4, False)
    assert [row.kode for row in page.object_list] == ["99.01.01", "99.01.02"]


def test_a_long_list_stops_counting(ask, monkeypatch):
    monkeypatch.setattr(listing, "MOST_COUNTED", 3)
    pages = ask()[1]["page"].paginator
    assert (pages.count, pages.capped) == (3, True)


def test_a_download_holds_the_filtered_rows_of_all_pages(ask):
    response, _ = ask(unduh="csv", jenis="kecamatan", urut="nama")
    text = b"".join(response.streaming_content).decode()
    assert "# Saringan: Jenis: Kecamatan. Jumlah baris: 2." in text
    assert text.splitlines()[-2:] == ["99.01.02;Atas Bukit", "99.01.01;Tepi Sungai"]


def test_a_download_is_on_the_trail(ask):
    ask(unduh="xlsx", q="kota")
    event = AuditEvent.objects.get(verba="data.exported")
    assert event.oleh.email == "uji@contoh.id"
    assert event.sesudah["jumlah"] == 1
    assert event.sesudah["keterangan"] == ["Saringan: Cari: kota. Jumlah baris: 1."]


def test_no_download_when_a_filter_was_not_understood(ask):
    response, context = ask(unduh="csv", jenis="x")
    assert response.content == b"halaman"
    assert context["complaints"]


def test_no_download_above_the_limit_but_a_sentence(ask, monkeypatch):
    monkeypatch.setitem(exports.MOST_ROWS, "csv", 3)
    _, context = ask(unduh="csv")
    assert context["complaints"] == [
        "Unduhan CSV memuat paling banyak 3 baris. Persempit saringan lebih dahulu."
    ]
    assert not AuditEvent.objects.exists()
