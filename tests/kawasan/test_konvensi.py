"""Conventions per kab/kota: which answer holds, and how answers are added."""

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from kawasan import konvensi
from kawasan.models import Konvensi, Wilayah
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
CITY, KELURAHAN, KEY = "99.01", "99.01.01.1001", "aturan_pengurangan"
ADDRESS = f"/konvensi/{CITY}/{KEY}/"


def decide(kode, nilai, year, kunci=KEY, versi=1):
    place = Wilayah.objects.get(kode=kode)
    return Konvensi.objects.create(
        wilayah=place,
        kunci=kunci,
        nilai=nilai,
        berlaku_mulai=year,
        versi=versi,
        sumber=f"Rapat {kode} {year}",
    )


def typed(**changes):
    values = {"nilai": "B_kawasan", "berlaku_mulai": "2025", "versi": "0"}
    return {**values, "sumber": "Surat 12/2025", **changes}


@pytest.fixture
def places():
    return factories.make_wilayah()


@pytest.fixture
def admin(client, places):
    user = factories.make_user("admin_provinsi", "99")
    client.force_login(user)
    return user


def test_what_nobody_has_answered_is_the_default(places):
    assert konvensi.values(CITY) == {
        "aturan_pengurangan": "A_rt",
        "varian_rata_rata": "polos",
        "acuan_kontribusi": "baseline",
        "uji_80_persen": "informasi",
        "tabel_kependudukan": "menurut_kelas_kota",
        "aturan_legalitas": "keduanya",
        "kelas_kota": "sedang",
    }
    assert konvensi.value("88.01", KEY) == "A_rt"
    with pytest.raises(KeyError):
        konvensi.value(CITY, "tidak_ada")


def test_the_city_answers_before_the_province_and_from_its_year_on(places):
    decide("99", "C_proporsional", 2020)
    decide(CITY, "B_kawasan", 2024)
    told = [konvensi.value(KELURAHAN, KEY, year) for year in (2019, 2020, 2023, 2024)]
    assert told == ["A_rt", "C_proporsional", "C_proporsional", "B_kawasan"]
    assert konvensi.value("99.02.01.2001", KEY, 2024) == "C_proporsional"


def test_an_answer_taken_back_gives_the_word_to_the_province_again(places):
    decide("99", "C_proporsional", 2020)
    decide(CITY, "B_kawasan", 2021)
    decide(CITY, "", 2023)
    assert konvensi.value(CITY, KEY, 2022) == "B_kawasan"
    assert konvensi.value(CITY, KEY, 2023) == "C_proporsional"


def test_of_two_answers_for_one_year_the_later_holds(places):
    decide(CITY, "B_kawasan", 2022)
    decide(CITY, "A_rt", 2022, versi=2)
    assert konvensi.value(CITY, KEY, 2022) == "A_rt"
    assert Konvensi.objects.count() == 2


def test_many_places_take_two_queries(places, django_assert_num_queries):
    with django_assert_num_queries(2):
        konvensi.values_of(["99", "99.01", "99.02", KELURAHAN])


def test_an_answer_is_added_with_its_source_and_stands_in_the_trail(client, admin):
    page = client.get(ADDRESS).content.decode()
    assert "Surat" not in page
    answer = client.post(ADDRESS, typed())
    assert answer.url == f"/konvensi/{CITY}/"
    row = Konvensi.objects.get()
    assert (row.nilai, row.berlaku_mulai, row.dibuat_oleh) == ("B_kawasan", 2025, admin)
    page = client.get(answer.url).content.decode()
    assert "B. Seluruh luas kawasan" in page
    assert "Surat 12/2025" in page
    event = AuditEvent.objects.get(verba="konvensi.set")
    assert (event.kode_wilayah, event.sesudah["nilai"]) == (CITY, "B_kawasan")


def test_a_second_answer_for_the_year_leaves_the_first_readable(client, admin):
    client.post(ADDRESS, typed())
    client.post(ADDRESS, typed(nilai="-", sumber="Surat 13/2025", versi="1"))
    assert konvensi.value(CITY, KEY, 2025) == "A_rt"
    page = client.get(f"/konvensi/{CITY}/").content.decode()
    assert "Riwayat 2 keputusan" in page
    assert "Surat 12/2025" in page and "Surat 13/2025" in page
    event = AuditEvent.objects.filter(verba="konvensi.set").latest("id")
    assert event.sebelum == {"nilai": "B_kawasan"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nilai": "Z"}, "Pilih salah satu jawaban"),
        ({"sumber": "  "}, "Wajib diisi"),
        ({"berlaku_mulai": "1999"}, "antara 2015 dan 2100"),
        ({"berlaku_mulai": "dulu"}, "tidak terbaca"),
    ],
)
def test_what_is_wrong_is_told_at_the_field(client, admin, changes, sentence):
    answer = client.post(ADDRESS, typed(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Konvensi.objects.exists()


def test_an_answer_given_meanwhile_is_not_overlooked(client, admin):
    decide(CITY, "A_rt", 2024)
    answer = client.post(ADDRESS, typed())
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "sudah diubah orang lain" in page
    assert "Surat 12/2025" in page
    assert Konvensi.objects.count() == 1


def test_the_class_of_a_city_is_written_to_the_place_too(client, admin, places):
    address = f"/konvensi/{CITY}/kelas_kota/"
    client.post(address, typed(nilai="besar", berlaku_mulai="2020"))
    places.kota.refresh_from_db()
    assert places.kota.kelas_kota == "besar"
    page = client.get(f"/konvensi/{CITY}/").content.decode()
    assert "Surat 12/2025" in page
    # Put right elsewhere, the letter is no longer its source.
    Wilayah.objects.filter(pk=places.kota.pk).update(kelas_kota="kecil")
    page = client.get(f"/konvensi/{CITY}/").content.decode()
    assert "sumber keputusan belum dicatat" in page


def test_the_class_of_a_city_cannot_begin_later(client, admin):
    year = str(timezone.localdate().year + 1)
    address = f"/konvensi/{CITY}/kelas_kota/"
    answer = client.post(address, typed(nilai="besar", berlaku_mulai=year))
    assert answer.status_code == 422
    assert "tidak boleh nanti" in answer.content.decode()
    assert client.get("/konvensi/99/kelas_kota/").status_code == 404
    assert client.get(f"/konvensi/{CITY}/lain/").status_code == 404


def test_a_verifier_reads_and_does_not_decide(client, places):
    client.force_login(factories.make_user("verifikator", CITY))
    page = client.get(f"/konvensi/{CITY}/").content.decode()
    assert f'href="{ADDRESS}"' not in page
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, typed()).status_code == 403
    assert client.get("/konvensi/99.02/").status_code == 404


def test_the_list_says_what_differs_and_can_be_taken_along(client, admin):
    decide(CITY, "B_kawasan", 2020)
    page = client.get("/konvensi/").content.decode()
    assert page.count("B. Seluruh luas kawasan") == 1
    # The province, the kota and the kabupaten.
    assert page.count("<tr>") == 4
    file = b"".join(client.get("/konvensi/?unduh=csv").streaming_content).decode()
    lines = [line for line in file.splitlines() if line[:2] == "99"]
    assert [line.count("B. Seluruh luas kawasan") for line in lines] == [0, 1, 0]


def test_the_table_keeps_every_row_and_only_known_answers(places):
    row = decide(CITY, "B_kawasan", 2020)
    for wrong in (lambda: row.delete(), lambda: row.save()):
        with pytest.raises(InternalError), transaction.atomic():
            wrong()
    for kunci, nilai in (("kelas_kota", ""), (KEY, "besar"), ("lain", "A_rt")):
        with pytest.raises(IntegrityError), transaction.atomic():
            decide(CITY, nilai, 2021, kunci=kunci)
