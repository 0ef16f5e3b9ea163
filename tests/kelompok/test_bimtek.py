"""Bimtek and trainings through their doors."""

from datetime import date, time, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kawasan.models import Wilayah
from kelompok import bimtek_counts
from kelompok.actions import bimtek as actions
from kelompok.models import (
    ActionItem,
    Bimtek,
    BimtekHitungan,
    BimtekPeserta,
    TargetBinaan,
)
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories, pdf_words
from tests.kelompok.test_ksm import make_ksm

pytestmark = pytest.mark.django_db
LIST, NEW = "/kelompok/bimtek/", "/kelompok/bimtek/baru/"
TOTALS = "/kelompok/bimtek/rekap/"


def office(nama="Dinas Perkim Uji", **columns):
    values = {"kategori": "opd", **columns}
    return Institution.objects.get_or_create(nama=nama, defaults=values)[0]


def make_bimtek(wilayah=None, **columns):
    """An event of the kota that lasts today, all day."""
    today = timezone.localdate()
    values = {
        "judul": "Bimtek KSM",
        "jenis": "bimtek",
        "penyelenggara": office(),
        "tanggal_mulai": today,
        "tanggal_selesai": today,
        "tempat": "Aula kota",
        **columns,
    }
    place = wilayah or factories.make_wilayah().kota
    return Bimtek.objects.create(wilayah=place, **values)


def typed(**changes):
    values = {
        "judul": "Bimtek penanganan permukiman",
        "tema": "Keberlanjutan",
        "jenis": "bimtek",
        "penyelenggara": office().pk,
        "tanggal_mulai": "2026-03-02",
        "tanggal_selesai": "2026-03-03",
        "jam_mulai": "08:00",
        "jam_selesai": "15:30",
        "wilayah": factories.make_wilayah().kota.pk,
        "tempat": "Aula Kelurahan Satu",
        "sasaran": ["ksm", "tp_pkk"],
        "sasaran_wilayah": [factories.make_wilayah().kota.pk],
        "target_peserta": "1.200",
        "target_ksm": "13",
        "versi": "",
    }
    return {**values, **changes}


def results(bimtek, **changes):
    values = {
        "status": "terlaksana",
        "pretest_rata": "61,5",
        "pretest_jumlah": "20",
        "posttest_rata": "78,25",
        "posttest_jumlah": "19",
        "rencana_tindak_lanjut": "Musyawarah KPP.",
        "versi": bimtek.versi,
    }
    return {**values, **changes}


@pytest.fixture
def panitia(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def test_an_office_plans_an_event_and_it_is_in_the_trail(client, panitia):
    answer = client.post(NEW, typed())
    event = Bimtek.objects.get()
    assert answer.url == event.get_absolute_url()
    page = client.get(answer.url).content.decode()
    for words in ("2 Mar 2026", "08.00 sampai 15.30", "KSM, TP PKK", "1.200", "13"):
        assert words in page, words
    row = AuditEvent.objects.get(verba="bimtek.created")
    assert (row.oleh, row.kode_wilayah) == (panitia, "99.01")
    assert row.sesudah["sasaran_wilayah"] == ["Kota Kota Satu"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"judul": ""}, "Wajib diisi"),
        ({"tanggal_selesai": "2026-03-01"}, "Mendahului tanggal mulai"),
        ({"jam_selesai": ""}, "Isi kedua jam"),
        ({"jam_selesai": "07:00"}, "lebih lambat daripada jam mulai"),
        ({"target_peserta": "banyak"}, "tidak terbaca"),
        ({"target_ksm": "10001"}, "paling banyak 10.000"),
        ({"sasaran": ["siapa"]}, "siapa"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, panitia, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Aula Kelurahan Satu"' in page
    assert not Bimtek.objects.exists()


def test_an_event_for_a_place_beyond_the_own_is_no_choice(client, panitia):
    places = factories.make_wilayah()
    for changes in (
        {"wilayah": places.provinsi.pk},
        {"wilayah": places.kelurahan.pk},
        {"sasaran_wilayah": [places.kabupaten.pk]},
    ):
        assert client.post(NEW, typed(**changes)).status_code == 422, changes


def test_a_stale_form_shows_both_versions(client, panitia):
    event = make_bimtek()
    url = reverse("kelompok:bimtek_edit", args=[event.pk])
    first = typed(judul="Judul Baru", versi=event.versi)
    assert client.post(url, first).status_code == 302
    answer = client.post(url, {**first, "judul": "Judul Lain"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Judul Baru" in page and 'value="Judul Lain"' in page
    event.refresh_from_db()
    assert (event.judul, event.versi) == ("Judul Baru", 2)


def test_events_of_the_province_are_read_below_and_changed_above(client):
    places = factories.make_wilayah()
    above = make_bimtek(places.provinsi, judul="Bimtek provinsi")
    beside = make_bimtek(places.kabupaten, judul="Bimtek sebelah")
    client.force_login(factories.make_user("verifikator", "99.01"))
    page = client.get(LIST).content.decode()
    assert "Bimtek provinsi" in page and "Bimtek sebelah" not in page
    assert client.get(above.get_absolute_url()).status_code == 200
    assert client.get(beside.get_absolute_url()).status_code == 404
    for name in ("edit", "hadir", "results", "details", "pintu", "sertifikat"):
        url = reverse(f"kelompok:bimtek_{name}", args=[above.pk])
        assert client.get(url).status_code == 403, name


def test_results_show_the_difference_of_the_tests(client, panitia):
    event = make_bimtek()
    url = reverse("kelompok:bimtek_results", args=[event.pk])
    assert client.post(url, results(event)).status_code == 302
    page = client.get(event.get_absolute_url()).content.decode()
    # 78.25 less 61.5.
    assert "+16,75 poin" in page and "Terlaksana" in page
    assert AuditEvent.objects.filter(verba="bimtek.results_set").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pretest_jumlah": ""}, "Isi rata-rata beserta jumlah pesertanya"),
        ({"posttest_rata": ""}, "Isi rata-rata beserta jumlah pesertanya"),
        ({"posttest_rata": "101"}, "Nilai antara 0 dan 100"),
        ({"posttest_jumlah": "0"}, "sedikitnya 1 orang"),
    ],
)
def test_wrong_results_are_refused(client, panitia, changes, sentence):
    event = make_bimtek()
    url = reverse("kelompok:bimtek_results", args=[event.pk])
    answer = client.post(url, results(event, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_an_event_of_tomorrow_has_not_taken_place(client, panitia):
    tomorrow = timezone.localdate() + timedelta(days=1)
    event = make_bimtek(tanggal_mulai=tomorrow, tanggal_selesai=tomorrow)
    url = reverse("kelompok:bimtek_results", args=[event.pk])
    answer = client.post(url, results(event))
    assert "belum dimulai" in answer.content.decode()


def details(event, speakers=(), costs=(), **changes):
    sent = {"versi": event.versi}
    for prefix, rows in (("narasumber", speakers), ("biaya", costs)):
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            sent |= {f"{prefix}-{number}-{name}": v for name, v in row.items()}
    return {**sent, **changes}


def test_speakers_keep_their_slides_and_costs_add_up(client, panitia):
    event = make_bimtek()
    url = reverse("kelompok:bimtek_details", args=[event.pk])
    speakers = [{"nama": "Narasumber A", "materi": "Air"}, {"nama": "Narasumber B"}]
    costs = [
        {"sumber": "apbd_provinsi", "rencana_rp": "1.500.000"},
        {"sumber": "swadaya", "rencana_rp": "250.000", "realisasi_rp": "200.000"},
    ]
    assert client.post(url, details(event, speakers, costs)).status_code == 302
    first = event.narasumber_set.get(nama="Narasumber A")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "1.750.000" in page and "200.000" in page
    assert f'value="materi_{first.pk}"' in page
    event.refresh_from_db()
    # A comes second now, B under a corrected name first.
    speakers = [{"nama": "Narasumber B, M.T."}, {"nama": "Narasumber A"}]
    assert client.post(url, details(event, speakers)).status_code == 302
    first.refresh_from_db()
    assert (first.urutan, event.narasumber_set.count()) == (2, 2)
    assert not event.biaya_set.exists()
    stale = client.post(url, details(event, speakers))
    assert stale.status_code == 409
    assert "Narasumber B, M.T." in stale.content.decode()


def test_one_source_of_money_stands_once(client, panitia):
    event = make_bimtek()
    url = reverse("kelompok:bimtek_details", args=[event.pk])
    costs = [{"sumber": "dak", "rencana_rp": "1"}, {"sumber": "dak"}]
    answer = client.post(url, details(event, costs=costs))
    assert answer.status_code == 422
    assert "sudah ada di baris lain" in answer.content.decode()
    assert not event.biaya_set.exists()


def test_an_agreement_becomes_an_action_item(client):
    client.force_login(factories.make_user("staf_provinsi", "99"))
    event = make_bimtek(rencana_tindak_lanjut="Bentuk KPP.")
    url = reverse("kelompok:bimtek_tindak", args=[event.pk])
    assert "Bentuk KPP." in client.get(url).content.decode()
    sent = {
        "uraian": "Bentuk KPP di tiap kelurahan",
        "pic_institution": event.penyelenggara_id,
        "kategori": "sinergi",
        "horizon": "pendek",
        "prioritas": "sedang",
        "tenggat": str(timezone.localdate() + timedelta(days=30)),
    }
    assert client.post(url, {**sent, "tenggat": ""}).status_code == 422
    assert client.post(url, sent).url == event.get_absolute_url()
    item = ActionItem.objects.get()
    assert (item.sumber_jenis, item.sumber_id) == ("bimtek", event.pk)
    assert "Bentuk KPP di tiap" in client.get(event.get_absolute_url()).content.decode()


def came(event, jenis_kelamin="L", mbr=None, **columns):
    return BimtekPeserta.objects.create(
        bimtek=event,
        jenis_kelamin=jenis_kelamin,
        mbr=mbr,
        hadir_pada=timezone.now(),
        **columns,
    )


def test_totals_add_names_and_counts_and_count_a_group_once(client, panitia):
    ksm = make_ksm()
    held = {"status": "terlaksana", "target_ksm": 13}
    day = date(2025, 4, 1)
    first = make_bimtek(tanggal_mulai=day, tanggal_selesai=day, **held)
    day = date(2025, 6, 1)
    second = make_bimtek(tanggal_mulai=day, tanggal_selesai=day, status="terlaksana")
    make_bimtek(tanggal_mulai=day, tanggal_selesai=day, judul="Masih rencana")
    came(first, "L", True, ksm=ksm, kategori="ksm")
    came(first, "P", False, ksm=ksm, kategori="ksm")
    came(first, "P", None, asal="Umum")
    came(second, "P", True, ksm=ksm, kategori="ksm")
    # Invited, but did not come.
    BimtekPeserta.objects.create(bimtek=first, nama="X", diundang=True)
    BimtekHitungan.objects.create(
        bimtek=second, asal="TP PKK", kategori="tp_pkk", jumlah=5, laki_laki=0,
        perempuan=5, mbr=2,
    )  # fmt: skip
    BimtekHitungan.objects.create(bimtek=second, asal="Umum", jumlah=4)
    lines = bimtek_counts.per_year(bimtek_counts.held(Bimtek.objects.all()), {})
    assert len(lines) == 1
    people = lines[0].orang
    # 3 + 1 by name, 5 + 4 counted; of 8 it is known whether they are MBR.
    assert (people.jumlah, people.laki_laki, people.perempuan) == (13, 1, 8)
    assert (people.tanpa_jenis_kelamin, people.mbr, people.ditanya_mbr) == (4, 4, 8)
    assert (lines[0].kegiatan, lines[0].ksm, lines[0].target_ksm) == (2, 1, 13)
    assert f"{people.persen_perempuan:.1f}" == "88.9"
    page = client.get(TOTALS, {"tahun": "2025"}).content.decode()
    assert "dari target 13" in page and "88,9" in page
    table = client.get(TOTALS, {"tahun": "2025", "unduh": "csv", "bagian": "sasaran"})
    rows = b"".join(table).decode("utf-8-sig").splitlines()
    assert [row for row in rows if row.startswith("tp_pkk")] == [
        "tp_pkk;TP PKK;0;5;0;5;0;2;5"
    ]


def test_the_target_of_the_year_is_the_one_that_was_set(client, panitia):
    places = factories.make_wilayah()
    day = date(2025, 4, 1)
    when = {"tanggal_mulai": day, "tanggal_selesai": day, "status": "terlaksana"}
    make_bimtek(places.provinsi, target_ksm=20, **when)
    make_bimtek(target_ksm=9, judul="Kota", **when)
    make_bimtek(places.kabupaten, target_ksm=5, judul="Kabupaten", **when)
    client.force_login(factories.make_user("anggota_pokja", "99"))
    page = " ".join(client.get(TOTALS, {"tahun": "2025"}).text.split())
    assert "dari target 34" in page and "jumlah target kegiatan tahun ini" in page

    def aim(place, number, tahun=2025):
        TargetBinaan.objects.create(
            wilayah=place, tahun=tahun, jumlah=number, sumber="Renja"
        )

    aim(places.kota, 4)
    aim(places.kabupaten, 3)
    aim(places.kota, 99, 2024)
    page = " ".join(client.get(TOTALS, {"tahun": "2025"}).text.split())
    assert "dari target 7" in page and "yang ditetapkan untuk tahun ini" in page
    # What the province has set holds what its kab/kota have set.
    aim(places.provinsi, 13)
    page = " ".join(client.get(TOTALS, {"tahun": "2025"}).text.split())
    assert "dari target 13" in page
    asked = {"tahun": "2025", "unduh": "csv", "bagian": "wilayah"}
    rows = b"".join(client.get(TOTALS, asked)).decode("utf-8-sig").splitlines()
    found = [row.split(";") for row in rows if row.startswith("99")]
    assert [(row[0], row[10], row[11]) for row in found] == [
        ("99", "13", "ditetapkan"), ("99.01", "4", "ditetapkan"),
        ("99.02", "3", "ditetapkan"),
    ]  # fmt: skip
    chosen = {"tahun": "2025", "wilayah": "99.02"}
    assert "dari target 3" in " ".join(client.get(TOTALS, chosen).text.split())


def test_the_list_is_searched_narrowed_and_downloaded(client):
    places = factories.make_wilayah()
    make_bimtek(judul="Bimtek Titian", sasaran=["ksm"])
    day = date(2024, 7, 23)
    rawa = make_bimtek(
        places.kabupaten, judul="Sosialisasi Rawa", jenis="sosialisasi",
        tanggal_mulai=day, tanggal_selesai=day, status="terlaksana",
    )  # fmt: skip
    came(rawa, "P", nama="Nama Rahasia", asal="x")
    client.force_login(factories.make_user("anggota_pokja", "99"))
    for asked, found in (
        ({"q": "titian"}, "Bimtek Titian"),
        ({"wilayah": "99.02"}, "Sosialisasi Rawa"),
        ({"tahun": "2024"}, "Sosialisasi Rawa"),
        ({"jenis": "sosialisasi"}, "Sosialisasi Rawa"),
        ({"status": "rencana"}, "Bimtek Titian"),
        ({"sasaran": "ksm"}, "Bimtek Titian"),
    ):
        page = client.get(LIST, asked).content.decode()
        names = {"Bimtek Titian", "Sosialisasi Rawa"}
        (other,) = names - {found}
        assert f">{found}<" in page and f">{other}<" not in page, asked
    table = b"".join(client.get(LIST, {"unduh": "csv"})).decode("utf-8-sig")
    assert "Sosialisasi Rawa" in table and "Rahasia" not in table


def test_the_list_takes_the_same_number_of_queries(client, panitia):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(LIST)
        return len(seen)

    came(make_bimtek())
    queries()
    before = queries()
    for number in range(5):
        came(make_bimtek(judul=f"B{number}"))
    assert queries() == before


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"tanggal_selesai": date(2020, 1, 1)}, "bimtek_tanggal_urut"),
        ({"jam_mulai": time(8)}, "bimtek_jam_berpasangan"),
        ({"pretest_rata": 50}, "bimtek_pretest_berpasangan"),
        ({"target_ksm": 10_001}, "bimtek_angka_wajar"),
    ],
)
def test_the_database_refuses_nonsense(columns, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make_bimtek(**columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"jumlah": 0},
        {"jumlah": 3, "mbr": 4},
        {"jumlah": 3, "laki_laki": 3},
        {"jumlah": 3, "laki_laki": 1, "perempuan": 1},
    ],
)
def test_the_database_refuses_counts_that_do_not_add_up(columns):
    event = make_bimtek()
    with pytest.raises(IntegrityError), transaction.atomic():
        BimtekHitungan.objects.create(bimtek=event, asal="x", **columns)


# Published events -------------------------------------------------------------------


@pytest.fixture
def kalsel():
    """The province and the two kab/kota that the sources name."""
    for kode, nama, jenis in (
        ("63", "Kalimantan Selatan", "provinsi"),
        ("63.04", "Barito Kuala", "kabupaten"),
        ("63.71", "Banjarmasin", "kota"),
    ):
        Wilayah.objects.create(
            kode=kode, nama=nama, jenis=jenis, edisi="uji",
            parent=Wilayah.objects.filter(kode="63").first(),
            berlaku_mulai=date(2020, 1, 1),
        )  # fmt: skip


def test_published_events_are_loaded_once_with_their_source(kalsel, capsys):
    call_command("load_institutions")
    call_command("load_bimtek")
    call_command("load_bimtek")
    assert "Kegiatan rujukan baru: 5." in capsys.readouterr().out
    assert Bimtek.objects.filter(rujukan=True).exclude(sumber="").count() == 5
    first = Bimtek.objects.get(tanggal_mulai=date(2024, 7, 23))
    assert (first.tempat, first.target_ksm) == ("Banjarmasin", 13)
    told = Bimtek.objects.get(tanggal_mulai=date(2025, 4, 23))
    people = bimtek_counts.of(told)
    # The source counts thirty and says nothing of men and women.
    assert (people.jumlah, people.tanpa_jenis_kelamin) == (30, 30)
    assert people.persen_perempuan is None
    assert AuditEvent.objects.filter(verba="bimtek.references_loaded").count() == 1


def test_what_was_said_and_when_the_news_came_out_is_kept(kalsel, client):
    call_command("load_institutions")
    call_command("load_bimtek")
    first = Bimtek.objects.get(tanggal_mulai=date(2024, 7, 23))
    subjects = first.pokok_bahasan.splitlines()
    assert len(subjects) == 7 and first.terbit_sumber == date(2024, 7, 23)
    assert "aksi perubahan PKA IX 2024" in first.pokok_bahasan
    told = Bimtek.objects.get(tanggal_mulai=date(2025, 4, 23))
    assert (told.wilayah_dilaporkan, str(told.terbit_sumber)) == (4, "2025-04-23")
    family = Bimtek.objects.get(tanggal_mulai=date(2025, 7, 30))
    assert family.pokok_bahasan.splitlines() == [
        "Keluarga menjadi pusat perubahan lingkungan.",
        "PHBS, sampah, dan jamban.",
    ]
    # Its source tells no day of publication.
    assert Bimtek.objects.get(tanggal_mulai=date(2024, 12, 12)).terbit_sumber is None
    client.force_login(factories.make_user("staf_provinsi", "63"))
    assert "4 <small>namanya tidak disebut" in client.get(told.get_absolute_url()).text
    assert "PHBS, sampah, dan jamban." in client.get(family.get_absolute_url()).text


def test_later_facts_fill_what_is_empty_and_leave_what_was_typed(kalsel):
    call_command("load_institutions")
    call_command("load_bimtek")
    events = Bimtek.objects.filter(rujukan=True)
    events.update(wilayah_dilaporkan=None, pokok_bahasan="")
    events.filter(tanggal_mulai=date(2025, 7, 30)).update(pokok_bahasan="Ditulis Dinas")
    call_command("load_bimtek")
    assert events.get(tanggal_mulai=date(2025, 4, 23)).wilayah_dilaporkan == 4
    typed = events.get(tanggal_mulai=date(2025, 7, 30))
    assert typed.pokok_bahasan == "Ditulis Dinas"
    renewed = AuditEvent.objects.filter(verba="bimtek.reference_renewed")
    assert renewed.count() == 2


def test_the_invitation_says_what_is_planned_and_names_nobody_invited(client, panitia):
    event = make_bimtek(pokok_bahasan="Memelihara titian\nIuran", sasaran=["ksm"])
    event.narasumber_set.create(nama="Bu Ahli", instansi="Dinas A", materi="Kayu ulin")
    event.sasaran_wilayah.set([factories.make_wilayah().kota])
    BimtekPeserta.objects.create(bimtek=event, nama="Nama Undangan", diundang=True)
    answer = client.get(f"{event.get_absolute_url()}undangan/")
    assert answer["Content-Type"] == "application/pdf"
    said = pdf_words.words(answer.content)
    for fact in (
        "Bimtek KSM",
        "Aula kota",
        "Memelihara titian",
        "Iuran",
        "Bu Ahli",
        "Kayu ulin",
        "KSM",
        "Kota Satu",
    ):
        assert fact in said  # fmt: skip
    assert "Nama Undangan" not in said
    event.status = "dibatalkan"
    event.save()
    page = client.get(f"{event.get_absolute_url()}undangan/", follow=True).text
    assert "yang dibatalkan tidak diundangkan" in page


def test_published_events_need_places_and_offices(kalsel):
    with pytest.raises(CommandError, match="load_institutions"):
        call_command("load_bimtek")
    # A place that ended is no place to hold anything for.
    Wilayah.objects.filter(kode="63").update(berlaku_sampai=date(2021, 1, 1))
    with pytest.raises(CommandError, match="import_wilayah"):
        call_command("load_bimtek")
    assert not Bimtek.objects.exists()


def test_the_totals_leave_out_a_place_that_cannot_be(client):
    client.force_login(factories.make_user("verifikator", "99.01"))
    assert client.get(f"{TOTALS}?wilayah=99%00").status_code == 200


def test_two_speakers_of_one_name_stay_two_and_go(client, panitia):
    event = make_bimtek()
    rows = [
        {"nama": "Budi", "instansi": of, "materi": ""} for of in ("Dinas A", "Dinas B")
    ]
    for _time in range(2):
        event = actions.set_details(
            bimtek=event, narasumber=rows, biaya=[], versi=event.versi, by=panitia
        )
    kept = list(event.narasumber_set.values_list("nama", "instansi"))
    assert kept == [("Budi", "Dinas A"), ("Budi", "Dinas B")]
    event = actions.set_details(
        bimtek=event, narasumber=rows[:1], biaya=[], versi=event.versi, by=panitia
    )
    assert event.narasumber_set.get().instansi == "Dinas A"


def test_a_kota_that_edits_keeps_what_the_province_aimed_at(client, panitia):
    places = factories.make_wilayah()
    event = make_bimtek()
    event.sasaran_wilayah.set([places.kota, places.kabupaten])
    both = [places.kota.pk, places.kabupaten.pk]
    edit = f"{event.get_absolute_url()}ubah/"
    assert client.post(edit, typed(sasaran_wilayah=both, versi="1")).status_code == 302
    assert event.sasaran_wilayah.count() == 2
    # Taking the other kabupaten off is not the business of the kota.
    alone = typed(sasaran_wilayah=both[:1], versi="2")
    assert client.post(edit, alone).status_code == 403
    assert event.sasaran_wilayah.count() == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_event_lies_in_our_time(client, panitia, day):
    answer = client.post(NEW, typed(tanggal_mulai=day, tanggal_selesai=day))
    assert answer.status_code == 422
    assert "Isi tahun antara 2000 dan 2100." in answer.content.decode()


def test_what_nobody_wrote_down_is_empty_in_the_files_too(client, panitia):
    make_bimtek(judul="Tanpa catatan", status="terlaksana")
    counted = make_bimtek(judul="Hanya jumlah", status="terlaksana")
    BimtekHitungan.objects.create(bimtek=counted, asal="RT 3", jumlah=14)
    lines = b"".join(client.get(f"{LIST}?unduh=csv")).decode().splitlines()
    head = next(line for line in lines if line.startswith("Judul;")).split(";")
    rows = {line.split(";")[0]: dict(zip(head, line.split(";"), strict=True))
            for line in lines if not line.startswith(("#", "\ufeff"))}  # fmt: skip
    names = ("Hadir", "Laki-laki", "Perempuan", "MBR")
    assert [rows["Tanpa catatan"][name] for name in names] == ["", "", "", ""]
    assert [rows["Hanya jumlah"][name] for name in names] == ["14", "", "", ""]
    totals = b"".join(client.get(f"{TOTALS}?unduh=csv")).decode().splitlines()
    head = next(line for line in totals if line.startswith("Kode;")).split(";")
    assert totals[-1].split(";")[head.index("MBR")] == ""
