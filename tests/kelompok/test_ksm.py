"""The registry of KSM through its doors."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kelompok.models import Ksm
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"
LIST, NEW = "/kelompok/ksm/", "/kelompok/ksm/baru/"


def make_ksm(kode="KSM-01", kelurahan=None, years=(), **columns):
    place = kelurahan or factories.make_wilayah().kelurahan
    values = {"nama": f"Kelompok {kode}", "bidang": "lingkungan", **columns}
    ksm = Ksm.objects.create(kode=kode, kelurahan=place, **values)
    for year in years:
        ksm.binaan_set.create(tahun=year)
    return ksm


def typed(**changes):
    place = factories.make_wilayah().kelurahan
    values = {
        "kode": "KSM-02",
        "nama": "Bersih Sungai",
        "bidang": "lingkungan",
        "status": "aktif",
        "kelurahan": place.pk,
        "anggota_laki_laki": "1.200",
        "anggota_perempuan": "800",
        "anggota_mbr": "500",
        "tahun_binaan": ["2026"],
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", KELURAHAN)
    client.force_login(user)
    return user


def test_a_facilitator_registers_a_group_and_it_is_in_the_trail(client, fasilitator):
    kawasan = factories.make_kawasan("K-1", factories.make_wilayah().kelurahan)
    answer = client.post(NEW, typed(kawasan=kawasan.pk))
    ksm = Ksm.objects.get()
    assert answer.url == ksm.get_absolute_url()
    page = client.get(answer.url).content.decode()
    # 800 of 2,000 members are women, 500 of low income.
    for words in ("2.000 orang", "40,0 %", "25,0 %", "Kawasan K-1", "2026"):
        assert words in page
    event = AuditEvent.objects.get(verba="ksm.created")
    assert (event.oleh, event.kode_wilayah) == (fasilitator, KELURAHAN)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kode": ""}, "Wajib diisi"),
        ({"kode": "a b"}, "Kode hanya memuat huruf"),
        ({"anggota_mbr": "2001"}, "Melebihi jumlah anggota (2.000)"),
        ({"anggota_perempuan": ""}, "Isi jumlah anggota laki-laki dan perempuan"),
        ({"anggota_laki_laki": "banyak"}, "tidak terbaca"),
        ({"tahun_binaan": ["1950"]}, "Tahun 1950 tidak dapat dipilih"),
        ({"tanggal_pembentukan": "2999-01-01"}, "belum tiba"),
        ({"tanggal_sk": "2999-01-01"}, "belum tiba"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, fasilitator, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Bersih Sungai"' in page
    assert not Ksm.objects.exists()


@pytest.mark.parametrize(
    ("men", "women", "few"), [(1, 1, True), (2, 1, False), (0, 0, True)]
)
def test_fewer_than_three_members_are_marked(client, fasilitator, men, women, few):
    ksm = make_ksm(anggota_laki_laki=men, anggota_perempuan=women)
    page = client.get(ksm.get_absolute_url()).content.decode()
    assert ("kurang dari tiga anggota" in page) is few


def test_members_nobody_counted_are_not_few(client, fasilitator):
    page = client.get(make_ksm().get_absolute_url()).content.decode()
    assert "kurang dari tiga anggota" not in page


def test_a_kawasan_elsewhere_is_refused(client, fasilitator):
    other = factories.make_kawasan("K-2", factories.make_wilayah().tetangga)
    client.force_login(factories.make_user("verifikator", "99.01"))
    answer = client.post(NEW, typed(kawasan=other.pk))
    assert "tidak mencakup Kelurahan Satu" in answer.content.decode()


def test_a_stale_form_shows_both_versions(client, fasilitator):
    ksm = make_ksm()
    factories.make_kawasan("K-1", ksm.kelurahan)
    url = reverse("kelompok:ksm_edit", args=[ksm.pk])
    first = typed(kode=ksm.kode, nama="Nama Baru", versi=ksm.versi)
    assert client.post(url, first).status_code == 302
    answer = client.post(url, {**first, "nama": "Nama Lain"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nama Baru" in page
    assert 'value="Nama Lain"' in page
    ksm.refresh_from_db()
    assert ksm.nama == "Nama Baru"


def test_neighbours_see_and_change_nothing(client):
    ksm = make_ksm(nama="Kelompok Rahasia")
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert "Rahasia" not in client.get(LIST).content.decode()
    assert client.get(ksm.get_absolute_url()).status_code == 404
    url = reverse("kelompok:ksm_edit", args=[ksm.pk])
    assert client.post(url, typed()).status_code == 404
    # A form may name a kelurahan beyond the own one; the choice does not exist.
    answer = client.post(NEW, typed())
    assert answer.status_code == 422
    assert Ksm.objects.count() == 1


def test_readers_of_the_place_may_not_write(client):
    ksm = make_ksm()
    client.force_login(factories.make_user("lurah", KELURAHAN))
    assert client.get(ksm.get_absolute_url()).status_code == 200
    assert client.get(NEW).status_code == 403
    url = reverse("kelompok:ksm_edit", args=[ksm.pk])
    assert client.post(url, typed()).status_code == 403


def test_the_list_is_searched_narrowed_and_downloaded(client):
    places = factories.make_wilayah()
    make_ksm("A-1", nama="Titian")
    rawa = {"nama": "Rawa", "status": "dibubarkan", "years": (2024, 2025)}
    make_ksm("A-2", places.desa, **rawa)
    client.force_login(factories.make_user("anggota_pokja", "99"))
    for asked, found in (
        ({"q": "titian"}, "Titian"),
        ({"wilayah": "99.02"}, "Rawa"),
        ({"binaan": "2024"}, "Rawa"),
        ({"binaan": "2025"}, "Rawa"),
        ({"status": "dibubarkan"}, "Rawa"),
        ({"bidang": "lingkungan", "status": "aktif"}, "Titian"),
    ):
        page = client.get(LIST, asked).content.decode()
        other = {"Titian": "Rawa", "Rawa": "Titian"}[found]
        assert f">{found}<" in page and f">{other}<" not in page, asked
    table = b"".join(client.get(LIST, {"unduh": "csv"})).decode("utf-8-sig")
    assert "A-2" in table and KELURAHAN in table
    assert "2025, 2024" in table


def test_the_list_is_in_the_order_of_the_newest_year(client, fasilitator):
    make_ksm("C-1", nama="Lama", years=(2016, 2023))
    make_ksm("C-2", nama="Baru", years=(2024,))
    page = client.get(LIST, {"urut": "-binaan"}).content.decode()
    assert "2023, 2016" in page
    assert page.index(">Baru<") < page.index(">Lama<")


def test_the_list_takes_the_same_number_of_queries(client, fasilitator):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        return len(seen)

    make_ksm()
    queries()
    few = queries()
    for number in range(10):
        make_ksm(f"B-{number}")
    assert queries() == few


@pytest.mark.parametrize(
    "columns",
    [
        {"anggota_laki_laki": 3},
        {"anggota_laki_laki": 3, "anggota_perempuan": 2, "anggota_mbr": 6},
        {"years": (1999,)},
        {"years": (2024, 2024)},
    ],
)
def test_the_database_refuses_what_cannot_be(columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_ksm(**columns)


def test_the_poor_are_counted_among_members_that_are_counted(client):
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    sent = typed(anggota_laki_laki="", anggota_perempuan="", tahun_binaan=[])
    answer = client.post(NEW, sent)
    assert answer.status_code == 422
    assert "Isi dahulu jumlah anggota" in answer.content.decode()
    assert not Ksm.objects.exists()
