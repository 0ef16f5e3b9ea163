"""The Pokja through its doors: decree, seats, performance, rank."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kawasan.models import Wilayah
from kelompok.models import Pokja, PokjaAnggota, PokjaAspek, PokjaPenilaian
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kelompok.test_action_items import make_office

pytestmark = pytest.mark.django_db
LIST, NEW = "/kelompok/pokja/", "/kelompok/pokja/baru/"
RANKING = "/kelompok/pokja/kinerja/"


def make_pokja(kode="99.01", tahun=2026, **columns):
    factories.make_wilayah()
    place = Wilayah.objects.get(kode=kode)
    return Pokja.objects.create(wilayah=place, tahun=tahun, **columns)


def make_seat(pokja, **columns):
    values = {"institution": make_office(), "jabatan": "Kepala", "peran": "anggota"}
    return PokjaAnggota.objects.create(pokja=pokja, **{**values, **columns})


def make_performance(kode="99.01", total=None, tahun=2025, **columns):
    factories.make_wilayah()
    values = {"pembentukan": "selesai", "sumber": "Rapat 1", **columns}
    return PokjaPenilaian.objects.create(
        wilayah=Wilayah.objects.get(kode=kode), tahun=tahun, total=total,
        skor=[] if total is None else [total], **values,
    )  # fmt: skip


def typed(**changes):
    values = {
        "wilayah": factories.make_wilayah().kota.pk,
        "tahun": "2026",
        "status": "baru",
        "nomor_sk": "188/2026",
        "tanggal_sk": "2026-02-01",
        "anggota_laki_laki": "12",
        "anggota_perempuan": "8",
        "ada_sekretariat": "ya",
        "dana_operasional_rp": "25.000.000",
        "fungsi": "Koordinasi antarjenjang",
        "rencana_kerja": "Rakor tiap triwulan",
        "versi": "",
    }
    return {**values, **changes}


def seat(**changes):
    values = {"institution": make_office().pk, "jabatan": "Kepala", "peran": "ketua"}
    return {**values, "versi": "1", **changes}


def performance(**changes):
    values = {
        "wilayah": factories.make_wilayah().kota.pk,
        "tahun": "2025",
        "pembentukan": "selesai",
        "sumber": "Rapat penilaian 5 Maret",
        "forum_pkp": "tidak",
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    return user


def test_the_secretariat_notes_its_pokja(client, secretary):
    answer = client.post(NEW, typed())
    pokja = Pokja.objects.get()
    assert answer.url == pokja.get_absolute_url()
    page = client.get(answer.url).content.decode()
    for words in ("188/2026", "1 Feb 2026", "Rp 25.000.000", "Rakor tiap triwulan"):
        assert words in page
    assert "Koordinasi antarjenjang" in page
    event = AuditEvent.objects.get(verba="pokja.created")
    assert (event.oleh, event.kode_wilayah) == (secretary, "99.01")
    assert "188/2026" in client.get(LIST).content.decode()
    table = b"".join(client.get(f"{LIST}?unduh=csv").streaming_content).decode()
    assert "188/2026" in table


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tahun": "1950"}, "antara 2000 dan 2100"),
        ({"nomor_sk": ""}, "Tulis nomor SK"),
        ({"dana_operasional_rp": "-5"}, "tidak boleh negatif"),
        ({"anggota_perempuan": "banyak"}, "tidak terbaca"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, secretary, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and "Rakor tiap triwulan" in page
    assert not Pokja.objects.exists()


def test_one_pokja_of_a_place_and_year(client, secretary):
    make_pokja()
    answer = client.post(NEW, typed())
    assert answer.status_code == 422
    assert "pada tahun itu sudah ada" in answer.content.decode()


def test_a_stale_form_shows_both_versions(client, secretary):
    pokja = make_pokja(nomor_sk="LAMA/1", versi=2)
    url = f"{pokja.get_absolute_url()}ubah/"
    answer = client.post(url, typed(nomor_sk="BARU/2", versi="1"))
    page = answer.content.decode()
    assert answer.status_code == 409 and "LAMA/1" in page and "BARU/2" in page
    assert client.post(url, typed(nomor_sk="BARU/2", versi="2")).status_code == 302
    pokja.refresh_from_db()
    assert (pokja.nomor_sk, pokja.versi) == ("BARU/2", 3)


def test_the_levels_lead_to_each_other(client):
    city, above = make_pokja(), make_pokja("99", nomor_sk="SK/99")
    make_pokja("99", tahun=2025)
    other = factories.make_wilayah().kabupaten
    client.force_login(factories.make_user("sekretariat_pokja", "99"))
    page = client.get(above.get_absolute_url()).content.decode()
    assert "1 dari 2 kabupaten/kota mencatat Pokja tahun 2026" in page
    assert city.get_absolute_url() in page and f"Belum tercatat: {other}" in page
    page = client.get(city.get_absolute_url()).content.decode()
    assert f'<a href="{above.get_absolute_url()}">' in page
    # Who serves in the city reads the one above, and nothing of the other districts.
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    page = client.get(city.get_absolute_url()).content.decode()
    assert f'<a href="{above.get_absolute_url()}">' in page
    page = client.get(above.get_absolute_url()).content.decode()
    assert "SK/99" in page and "Belum tercatat" not in page
    assert "kabupaten/kota mencatat" not in page


def test_the_pokja_above_is_read_without_names_meetings_and_decrees(client):
    above, far = make_pokja("99"), make_pokja("99.02")
    make_seat(above, jabatan="Kepala Bappeda", nama="Orang Pertama")
    keeper = factories.make_user("sekretariat_pokja", "99")
    file = factories.make_attachment(
        above, nama_asli="sk-pokja.pdf", dibuat_oleh=keeper
    )
    make_performance("99", 40, sumber="Rapat provinsi")
    for role, kode in (("anggota_pokja", "99.01"), ("lurah", "99.01.01.1001")):
        client.force_login(factories.make_user(role, kode))
        page = client.get(above.get_absolute_url()).text
        assert "Kepala Bappeda" in page and "dibaca di wilayahnya" in page
        assert "Orang Pertama" not in page and "sk-pokja.pdf" not in page
        assert "Terlaksana" not in page
        assert client.get(f"/berkas/{file.uuid}/").status_code == 404
        assert client.get(f"{above.get_absolute_url()}ubah/").status_code == 403
        assert client.get(far.get_absolute_url()).status_code == 404
        assert above.get_absolute_url() in client.get(LIST).text
        # How it performed is read where it was judged.
        assert "Rapat provinsi" not in client.get(f"{RANKING}?tahun=2025").text
    client.force_login(keeper)
    page = client.get(above.get_absolute_url()).text
    assert "Orang Pertama" in page and "sk-pokja.pdf" in page and "Terlaksana" in page


def test_not_known_is_no_no(client, secretary):
    client.post(NEW, typed(ada_sekretariat="", dana_operasional_rp=""))
    pokja = Pokja.objects.get()
    assert (pokja.ada_sekretariat, pokja.dana_operasional_rp) == (None, None)
    assert "<dd>–</dd>" in client.get(pokja.get_absolute_url()).content.decode()


def test_seats_are_given_changed_and_taken_back(client, secretary):
    pokja = make_pokja()
    at = f"{pokja.get_absolute_url()}anggota/"
    assert client.post(at, seat(nama="Orang Pertama")).status_code == 302
    first = pokja.anggota.get()
    page = client.get(pokja.get_absolute_url()).content.decode()
    assert "Dinas Satu" in page and "Orang Pertama" in page
    # A second chair only once the first has gone.
    answer = client.post(at, seat())
    assert answer.status_code == 422
    assert "sudah mempunyai ketua" in answer.content.decode()
    ended = seat(mulai="2026-01-01", sampai="2026-06-30", versi="1")
    assert client.post(f"{at}{first.pk}/", ended).status_code == 302
    assert client.post(at, seat()).status_code == 302
    client.post(f"{at}{first.pk}/hapus/", {"versi": "1"})
    assert pokja.anggota.count() == 2
    client.post(f"{at}{first.pk}/hapus/", {"versi": "2"})
    assert pokja.anggota.count() == 1
    deeds = AuditEvent.objects.filter(verba__startswith="pokja.member")
    assert deeds.count() == 4
    # The trail names functions, not people.
    assert not any("Orang Pertama" in str(event.sesudah) for event in deeds)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"peran": "koordinator_bidang"}, "Tulis bidang"),
        ({"mulai": "2026-05-01", "sampai": "2026-04-01"}, "mendahului awalnya"),
        ({"jabatan": ""}, "Wajib diisi"),
    ],
)
def test_a_seat_that_contradicts_itself_is_told(client, secretary, changes, sentence):
    pokja = make_pokja()
    answer = client.post(f"{pokja.get_absolute_url()}anggota/", seat(**changes))
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_names_are_for_offices_only(client):
    pokja = make_pokja()
    make_seat(pokja, nama="Orang Pertama")
    client.force_login(factories.make_user("kader_pkk", "99.01"))
    page = client.get(pokja.get_absolute_url()).content.decode()
    assert "Kepala" in page and "Orang Pertama" not in page


def test_neighbours_see_nothing_and_members_change_nothing(client):
    pokja = make_pokja()
    client.force_login(factories.make_user("sekretariat_pokja", "99.02"))
    assert client.get(pokja.get_absolute_url()).status_code == 404
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    assert client.get(pokja.get_absolute_url()).status_code == 200
    url = f"{pokja.get_absolute_url()}ubah/"
    assert client.post(url, typed(versi="1")).status_code == 403


def test_performance_sums_what_is_known(client, secretary):
    sent = performance(aspek_1="7", aspek_2="0", aspek_10="9")
    answer = client.post(f"{RANKING}baru/", sent)
    assert answer.url == f"{RANKING}?tahun=2025"
    row = PokjaPenilaian.objects.get()
    # 7 + 0 + 9 of three aspects; the other seven are not known.
    assert (row.total, row.terisi) == (16, 3)
    assert row.skor == [7, 0, *[None] * 7, 9]
    assert (row.forum_pkp, row.dukungan_apbd) == (False, None)
    page = client.get(answer.url).content.decode()
    assert "3 dari 10 aspek" in page and "Rapat penilaian 5 Maret" in page
    assert "tidak ditemukan" in page
    emptied = performance(versi="1")
    client.post(f"{RANKING}{row.pk}/", emptied)
    row.refresh_from_db()
    assert (row.total, row.terisi, row.rata_rata) == (None, 0, None)


@pytest.mark.parametrize("points", ["11", "-1", "3,5", "x"])
def test_points_beyond_the_scale_are_told(client, secretary, points):
    answer = client.post(f"{RANKING}baru/", performance(aspek_3=points))
    assert answer.status_code == 422 and not PokjaPenilaian.objects.exists()


def test_the_rank_is_among_all_districts_whoever_looks(client):
    make_performance("99.01", 40)
    make_performance("99.02", 70)
    make_performance("99", 90)
    make_performance("99.02", 10, tahun=2024)
    ranks = PokjaPenilaian.objects.ranked().filter(tahun=2025)
    assert dict(ranks.values_list("wilayah__kode", "peringkat")) == {
        "99.01": 2, "99.02": 1, "99": None,
    }  # fmt: skip
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    page = client.get(f"{RANKING}?tahun=2025").content.decode()
    assert 'data-label="Peringkat">2</td>' in page
    assert "Kabupaten Dua" not in page
    client.force_login(factories.make_user("bappeda", "99"))
    page = client.get(f"{RANKING}?tahun=2025").content.decode().split("<tbody>")[1]
    places = [page.index(name) for name in ("Kabupaten Dua", "Kota Satu", "Nusa")]
    assert places == sorted(places)


def test_equal_points_share_a_rank_and_none_has_none():
    make_performance("99.01", 40)
    make_performance("99.02", 40)
    assert {r.peringkat for r in PokjaPenilaian.objects.ranked()} == {1}
    PokjaPenilaian.objects.update(total=None)
    assert {r.peringkat for r in PokjaPenilaian.objects.ranked()} == {None}


def test_districts_without_assessment_are_named(client):
    make_performance("99.01", 40)
    client.force_login(factories.make_user("bappeda", "99"))
    page = client.get(f"{RANKING}?tahun=2025").content.decode()
    assert "Belum dinilai tahun 2025: Kabupaten Kabupaten Dua" in page


def test_a_province_names_the_aspects(client, secretary):
    url = f"{RANKING}aspek/"
    sent = {"aspek_1": "Kelembagaan", "sumber": "Pedoman 2027"}
    assert client.post(url, sent).status_code == 403
    client.force_login(factories.make_user("bappeda", "99"))
    assert client.post(url, sent).status_code == 302
    assert PokjaAspek.objects.get(nomor=1).nama == "Kelembagaan"
    page = client.get(f"{RANKING}baru/").content.decode()
    assert "Kelembagaan" in page and "Aspek 2 (belum bernama)" in page
    assert AuditEvent.objects.filter(verba="pokja.aspects_named").count() == 1


def test_the_database_refuses_a_second_chair():
    pokja = make_pokja()
    make_seat(pokja, peran="ketua")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_seat(pokja, peran="ketua")


@pytest.mark.parametrize("url", [LIST, f"{RANKING}?tahun=2025"])
def test_pages_take_as_many_queries_for_many_rows(client, url):
    client.force_login(factories.make_user("bappeda", "99"))
    make_seat(make_pokja())
    make_performance("99.01", 5)

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    few = queries()
    for tahun in range(2010, 2026):
        make_seat(make_pokja("99.02", tahun))
    make_performance("99.02", 9)
    make_performance("99", 9)
    assert queries() == few


def test_a_term_that_ends_later_is_held_until_then(client):
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    pokja = make_pokja()
    today = timezone.localdate()
    make_seat(pokja, sampai=today)
    make_seat(pokja, sampai=today - timedelta(days=1))
    shown = client.get(pokja.get_absolute_url()).context
    assert [len(shown["seats"]), len(shown["former"])] == [1, 1]
    assert client.get(LIST).context["rows"][0].kursi == 1


def test_the_ranking_names_the_seat_of_the_head_and_never_a_person(client):
    pokja, other = make_pokja(tahun=2025), make_pokja(tahun=2024)
    head = {"peran": "ketua", "nama": "Siti Uji"}
    bappeda = make_office("Bappeda Kota Satu")
    make_seat(pokja, jabatan="Kepala lama", sampai=date(2025, 6, 30), **head)
    make_seat(pokja, jabatan="Sekretaris Daerah", institution=bappeda, **head)
    make_seat(other, jabatan="Asisten", **head)
    make_seat(pokja, jabatan="Kepala Bidang")
    make_performance("99.01", 40)
    make_performance("99.02", 20)
    client.force_login(factories.make_user("anggota_pokja", "99"))
    url = f"{RANKING}?tahun=2025"
    rows = client.get(url).text.partition("<tbody>")[2].split("</tr>")
    assert "Sekretaris Daerah" in rows[0] and "Bappeda Kota Satu" in rows[0]
    assert 'data-label="Ketua">–</td>' in rows[1]
    table = b"".join(client.get(f"{url}&unduh=csv")).decode()
    assert "Bappeda Kota Satu" in table and "Sekretaris Daerah" in table
    for text in (*rows, table):
        assert "Siti Uji" not in text and "Kepala lama" not in text
        assert "Asisten" not in text and "Kepala Bidang" not in text
    # When the last one left, who held the seat last is told.
    pokja.anggota.filter(peran="ketua", sampai=None).delete()
    assert "Kepala lama" in client.get(url).text
