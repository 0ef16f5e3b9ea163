"""The attendance of a meeting: the matrix, people at the door, whole lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kelompok import rapat
from kelompok.models import MeetingParticipant
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kelompok.meetings import PROVINCE, host, make_meeting

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", PROVINCE)
    client.force_login(user)
    return user


@pytest.fixture
def running(secretary):
    return make_meeting(status=rapat.BERLANGSUNG)


def way(meeting):
    return reverse("kelompok:rapat_hadir", args=[meeting.pk])


def test_a_tap_on_a_place_marks_it_and_a_second_takes_it_back(client, running):
    page = client.get(way(running)).content.decode()
    # The province of the tests has two: Kota and Kabupaten.
    assert "0 dari 2 wilayah hadir" in page
    body = {"aksi": "wilayah", "kode": "99.01"}
    answer = client.post(way(running), body, headers=HTMX)
    fragment = answer.content.decode()
    assert "<html" not in fragment
    assert "1 dari 2 wilayah hadir" in fragment
    city = factories.make_wilayah().kota
    assert f"Belum hadir: {factories.make_wilayah().kabupaten}" in fragment
    row = running.peserta_set.get()
    assert (row.wilayah, row.kategori, row.hadir) == (city, "kab_kota", True)
    fragment = client.post(way(running), body, headers=HTMX).content.decode()
    assert "0 dari 2 wilayah hadir" in fragment
    row.refresh_from_db()
    assert row.hadir is False
    assert AuditEvent.objects.filter(verba="rapat.hadir").count() == 2


def test_without_scripts_the_tap_comes_back_to_the_page(client, running):
    answer = client.post(way(running), {"aksi": "wilayah", "kode": "99.01"})
    assert answer.url == f"{way(running)}#hadir"


def test_a_place_of_another_meeting_is_refused(client, running):
    body = {"aksi": "wilayah", "kode": "99.01.01"}
    page = client.post(way(running), body, follow=True).content.decode()
    assert "tidak ada di rapat ini" in page
    assert client.post(way(running), {"kode": "77"}).status_code == 404
    assert not running.peserta_set.exists()


def test_presence_waits_for_the_invitation(client, secretary):
    meeting = make_meeting()
    body = {"aksi": "wilayah", "kode": "99.01"}
    page = client.post(way(meeting), body, follow=True).content.decode()
    assert "setelah undangan terkirim" in page
    body = {"aksi": "tambah", "nama": "Tamu", "kategori": "lsm", "peran": "peserta"}
    client.post(way(meeting), body)
    row = meeting.peserta_set.get()
    assert (row.diundang, row.hadir) == (True, False)


def test_a_walk_in_is_added_with_an_office_that_is_known_or_new(client, running):
    host()
    body = {"aksi": "tambah", "nama": "Tamu A", "kategori": "opd", "peran": "peserta",
            "jenis_kelamin": "P"}  # fmt: skip
    client.post(way(running), {**body, "instansi": "disperkim"})
    client.post(
        way(running),
        {**body, "instansi": "Bank Contoh", "kategori": "perbankan_swasta"},
    )
    first, second = running.peserta_set.order_by("pk")
    assert first.institution == host()
    assert (second.institution.nama, second.institution.kategori) == (
        "Bank Contoh",
        "lain",
    )
    assert (first.hadir, first.diundang) == (True, False)
    answer = client.post(way(running), {**body, "nama": ""})
    assert answer.status_code == 422
    assert "Isi nama, instansi, atau kabupaten/kota" in answer.content.decode()


def test_a_pasted_list_counts_men_women_and_members(client, running):
    people = "Tamu A; Dinas Perkim; Kepala; L\nTamu B;;;p\nTamu C\tBappeda\t\tP\n"
    body = {"aksi": "banyak", "kategori": "anggota_pokja", "daftar": people,
            "hadir": "on"}  # fmt: skip
    client.post(way(running), body)
    client.post(way(running), {**body, "kategori": "media", "daftar": "Tamu D"})
    tally = running.peserta_set.tally()
    assert tally == {
        "dicatat": 4, "undangan": 0, "datang": 4, "laki_laki": 1, "perempuan": 2,
        "tanpa_jenis": 1, "anggota": 3, "bukan_anggota": 1, "daerah": 0,
    }  # fmt: skip
    kinds = [
        [
            row[key]
            for key in ("nama", "datang", "laki_laki", "perempuan", "tanpa_jenis")
        ]
        for row in running.peserta_set.by_kategori()
    ]
    assert kinds == [["Anggota Pokja", 3, 1, 2, 0], ["Media", 1, 0, 0, 1]]
    page = " ".join(client.get(way(running)).text.split())
    assert 'data-label="Perempuan">2</td>' in page
    page = " ".join(client.get(running.get_absolute_url()).text.split())
    assert "Hadir menurut kategori" in page and 'data-label="Perempuan">2</td>' in page
    assert Institution.objects.filter(nama="Bappeda").count() == 1
    event = AuditEvent.objects.filter(verba="rapat.hadir").first()
    assert "Tamu" not in str(event.sesudah)


def test_a_wrong_line_of_a_list_is_named_and_nothing_is_lost(client, running):
    body = {"aksi": "banyak", "kategori": "opd", "daftar": "Tamu A;;;X\nTamu B"}
    answer = client.post(way(running), body)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Baris 1: tulis L atau P" in page
    assert "Tamu B" in page
    assert not MeetingParticipant.objects.exists()


def test_a_person_is_ticked_and_taken_off_the_list(client, running):
    row = running.peserta_set.create(nama="Tamu A", kategori="opd")
    body = {"aksi": "peserta", "peserta": row.pk}
    assert ">Hadir</button>" in client.post(way(running), body, headers=HTMX).text
    client.post(way(running), {"aksi": "keluarkan", "peserta": row.pk})
    assert not running.peserta_set.exists()
    assert client.post(way(running), body).status_code == 404


def test_a_name_is_looked_for_without_an_address_that_tells_it(client, running):
    for number in range(60):
        running.peserta_set.create(nama=f"Tamu {number:02}", kategori="opd")
    page = client.get(way(running)).text
    assert 'role="search"' in page and 'method="get"' not in page
    asked = {"aksi": "cari", "q": "tamu 07"}
    page = client.post(way(running), asked, headers=HTMX).text
    assert "Tamu 07" in page and "Tamu 08" not in page and "<html" not in page
    # Ticking one of those found keeps what was looked for.
    row = running.peserta_set.get(nama="Tamu 07")
    ticked = {"aksi": "peserta", "peserta": row.pk, "hadir": "ya", "q": "tamu 07"}
    page = client.post(way(running), ticked, headers=HTMX).text
    assert "Tamu 07" in page and "Tamu 08" not in page
    page = client.post(way(running), {"aksi": "cari", "q": "tamu"}).text
    assert "60 cocok; 50 yang pertama" in page
    # What stands in the address is not read.
    assert "Tamu 08" in client.get(f"{way(running)}?q=tamu 07").text


def test_names_are_for_those_who_work_with_people(client, running):
    running.peserta_set.create(nama="Tamu Rahasia", kategori="opd", hadir=True)
    client.force_login(factories.make_user("auditor", PROVINCE))
    page = client.get(way(running)).content.decode()
    assert "Tamu Rahasia" not in page
    assert "Hadir 1 dari 1" in page
    # Searching a name tells nothing either.
    page = client.post(way(running), {"aksi": "cari", "q": "rahasia"}).text
    assert "Tidak ada peserta yang cocok" in page
    body = {"aksi": "wilayah", "kode": "99.01"}
    assert client.post(way(running), body).status_code == 403


def test_two_who_tap_the_same_place_do_not_undo_each_other(client, running):
    page = client.get(way(running)).content.decode()
    assert '<input type="hidden" name="hadir" value="ya">' in page
    body = {"aksi": "wilayah", "kode": "99.01", "hadir": "ya"}
    for _phone in range(2):
        fragment = client.post(way(running), body, headers=HTMX).content.decode()
        assert "1 dari 2 wilayah hadir" in fragment
        assert '<input type="hidden" name="hadir" value="tidak">' in fragment
    row = running.peserta_set.get()
    assert AuditEvent.objects.filter(verba="rapat.hadir").count() == 1
    body = {"aksi": "peserta", "peserta": row.pk, "hadir": "ya"}
    client.post(way(running), body)
    row.refresh_from_db()
    assert row.hadir is True
    client.post(way(running), {**body, "hadir": "tidak"})
    row.refresh_from_db()
    assert row.hadir is False


def test_a_place_that_no_column_can_hold_is_no_place(client, running):
    body = {"aksi": "wilayah", "kode": "99\x00.7"}
    assert client.post(way(running), body).status_code == 404


def test_a_hundred_are_added_at_the_door_without_one_page(client, running):
    for number in range(100):
        body = {"aksi": "tambah", "nama": f"Orang {number}", "kategori": "opd",
                "instansi": "Dinas Perkim", "peran": "peserta"}  # fmt: skip
        answer = client.post(way(running), body, headers=HTMX)
        part = answer.content.decode()
        assert answer.status_code == 200 and "<html" not in part
        assert f"Orang {number} dicatat hadir." in part
    # The list beside the form comes along, and the office is kept for the next.
    assert 'hx-swap-oob="true"' in part
    assert "Hadir 100 dari 100 yang dicatat" in part
    assert 'value="Dinas Perkim"' in part
    assert running.peserta_set.filter(hadir=True).count() == 100


def test_what_is_refused_at_the_door_comes_back_in_the_form_alone(client, running):
    body = {"aksi": "tambah", "nama": "", "kategori": "opd", "peran": "peserta"}
    answer = client.post(way(running), body, headers=HTMX)
    part = answer.content.decode()
    assert answer.status_code == 422 and "<html" not in part
    assert "Isi nama, instansi" in part and 'id="hadir"' not in part
    assert not running.peserta_set.exists()


def test_ten_thousand_participants_cost_no_more_queries_than_one(client, running):
    office = host()

    def spent():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(way(running)).status_code == 200
        return len(seen)

    def people(count):
        MeetingParticipant.objects.bulk_create(
            MeetingParticipant(meeting=running, nama="x", kategori="opd",
                               institution=office, hadir=True)
            for _ in range(count)
        )  # fmt: skip

    people(20)
    spent()  # the first visit also notes the time in the session
    few = spent()
    people(9_980)
    assert spent() == few
    assert "Hadir 10.000 dari 10.000" in client.get(way(running)).text
