"""Meetings: the plan, the way from plan to publication, the list."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kelompok import rapat
from kelompok.actions import meeting_minutes
from kelompok.models import Meeting, MeetingParticipant
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kelompok.meetings import (
    PROVINCE,
    brought_to,
    host,
    make_meeting,
    step,
    typed,
)

pytestmark = pytest.mark.django_db
LIST, NEW = "/rapat/", "/rapat/baru/"


@pytest.fixture
def secretary(client):
    user = factories.make_user("sekretariat_pokja", PROVINCE)
    client.force_login(user)
    return user


def post_step(client, meeting, name, **more):
    meeting.refresh_from_db()
    body = {"langkah": name, "versi": meeting.versi, **more}
    way = reverse("kelompok:rapat_langkah", args=[meeting.pk])
    return client.post(way, body, follow=True)


def test_the_table_of_steps_is_one_way_with_one_way_back():
    assert [s.target for s in rapat.STEPS.values() if s.name != "buka"] == list(
        rapat.WAY[1:]
    )
    assert [s.name for s in rapat.steps_from(rapat.BERITA_ACARA)] == [
        "terbitkan",
        "buka",
    ]
    assert rapat.steps_from(rapat.TERBIT) == ()
    states = [s["state"] for s in rapat.stepper(rapat.BERLANGSUNG)]
    assert states == ["done", "done", "now", "todo", "todo", "todo"]


def test_a_secretary_plans_a_meeting_and_it_is_in_the_trail(client, secretary):
    answer = client.post(NEW, typed())
    meeting = Meeting.objects.get()
    assert answer.url == meeting.get_absolute_url()
    assert (meeting.tahun, meeting.status) == (2026, "rencana")
    page = client.get(answer.url).content.decode()
    for words in ("Rakor kumuh", "12 Mar 2026", "Capaian 2026", "Rencana 2027"):
        assert words in page
    # The message to copy carries what the invitation says.
    assert "Pukul: 09.00 sampai 12.00" in page
    assert "1. Capaian 2026" in page
    event = AuditEvent.objects.get(verba="rapat.created")
    assert (event.oleh, event.kode_wilayah) == (secretary, PROVINCE)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"judul": ""}, "Wajib diisi"),
        ({"tanggal": "besok"}, "Tanggal"),
        ({"jam_selesai": "08:00"}, "Jam selesai harus setelah jam mulai"),
        ({"tempat": ""}, "Wajib diisi"),
        ({"wilayah": "2000000"}, "Wilayah"),
        ({"tahun": "1950"}, "antara 2010 dan 2100"),
        ({"agenda": "; Dinas"}, "Ada baris tanpa uraian"),
        ({"jumlah_undangan": "banyak"}, "tidak terbaca"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, secretary, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Kolaborasi"' in page
    assert not Meeting.objects.exists()


def test_nobody_plans_where_they_do_not_lead(client):
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    assert client.post(NEW, typed()).status_code == 422
    client.force_login(factories.make_user("anggota_pokja", PROVINCE))
    assert client.get(NEW).status_code == 403


def test_a_changed_plan_is_not_overwritten_unseen(client, secretary):
    meeting = make_meeting()
    way = reverse("kelompok:rapat_edit", args=[meeting.pk])
    assert client.post(way, typed(versi="1", judul="Rakor pagi")).status_code == 302
    answer = client.post(way, typed(versi="1", judul="Rakor sore"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rakor pagi" in page
    assert "Rakor sore" in page
    meeting.refresh_from_db()
    assert (meeting.judul, meeting.versi) == ("Rakor pagi", 2)
    assert [a.uraian for a in meeting.agenda_set.all()] == [
        "Capaian 2026",
        "Rencana 2027",
    ]


def test_an_invitation_needs_its_number(client, secretary):
    meeting = make_meeting(nomor_undangan="")
    page = post_step(client, meeting, "undang").content.decode()
    assert "Isi nomor undangan" in page
    meeting.refresh_from_db()
    assert meeting.status == "rencana"


def test_a_step_out_of_order_or_on_an_old_version_is_refused(client, secretary):
    meeting = make_meeting()
    assert "tidak sesuai" in post_step(client, meeting, "tutup").content.decode()
    assert "tidak sesuai" in post_step(client, meeting, "loncat").content.decode()
    body = {"langkah": "undang", "versi": 7}
    way = reverse("kelompok:rapat_langkah", args=[meeting.pk])
    assert "diubah orang lain" in client.post(way, body, follow=True).content.decode()
    meeting.refresh_from_db()
    assert meeting.status == "rencana"


def test_what_is_missing_is_listed_and_keeps_the_report_from_approval(
    client, secretary
):
    meeting = make_meeting(status=rapat.NOTULEN, nomor_undangan="")
    page = client.get(meeting.get_absolute_url()).content.decode()
    for words in (
        "undangan belum ada",
        "daftar hadir masih kosong",
        "ringkasan notulen belum ditulis",
        "belum ada tindak lanjut",
    ):
        assert words in page  # fmt: skip
    page = post_step(client, meeting, "setujui").content.decode()
    assert "Rapat belum lengkap" in page
    meeting.refresh_from_db()
    assert meeting.status == rapat.NOTULEN


def test_the_writer_of_the_minutes_does_not_approve_them(client, secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    way = reverse("kelompok:rapat_langkah", args=[meeting.pk])
    body = {"langkah": "setujui", "versi": meeting.versi}
    assert client.post(way, body).status_code == 403
    leader = factories.make_user("pimpinan", PROVINCE)
    client.force_login(leader)
    assert client.post(way, body).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.status, meeting.disetujui_oleh) == (rapat.BERITA_ACARA, leader)
    # The leader approves, the secretariat publishes.
    body = {"langkah": "terbitkan", "versi": meeting.versi}
    assert client.post(way, body).status_code == 403
    client.force_login(secretary)
    assert client.post(way, body).status_code == 302
    deeds = AuditEvent.objects.filter(verba__startswith="rapat.").order_by("pk")
    assert [e.verba for e in deeds] == [
        "rapat.undang", "rapat.mulai", "rapat.hadir", "rapat.notulen", "rapat.tutup",
        "rapat.setujui", "rapat.terbitkan",
    ]  # fmt: skip


def test_who_wrote_a_part_does_not_approve_because_another_wrote_last(secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    other = factories.make_user("sekretariat_pokja", PROVINCE)
    meeting_minutes.write_minutes(
        meeting=meeting, values={"ringkasan": "Satu koma."}, versi=meeting.versi,
        by=other,
    )  # fmt: skip
    for writer in (secretary, other):
        with pytest.raises(PermissionDenied):
            step(meeting, "setujui", writer)
    approved = step(meeting, "setujui", factories.make_user("pimpinan", PROVINCE))
    assert approved.status == rapat.BERITA_ACARA


def test_opening_an_approved_report_needs_a_reason(client, secretary):
    meeting = brought_to(rapat.BERITA_ACARA, secretary)
    assert "Tulis alasannya" in post_step(client, meeting, "buka").content.decode()
    post_step(client, meeting, "buka", alasan="Salah jumlah.")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.disetujui_oleh) == (rapat.NOTULEN, None)
    assert AuditEvent.objects.get(verba="rapat.buka").alasan == "Salah jumlah."


def test_the_database_keeps_what_the_pages_promise(secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    rows = Meeting.objects.filter(pk=meeting.pk)
    faults = (
        {"status": rapat.BERITA_ACARA},
        {"tanggal": None},
        {"jam_selesai": "08:00"},
        {"alasan_tanpa_tindak_lanjut": ""},
        {"rujukan": True},
        {
            "status": rapat.BERITA_ACARA,
            "disetujui_oleh": secretary,
            "disetujui_pada": "2026-01-01T00:00Z",
        },
    )
    for fault in faults:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**fault)


def test_after_the_approval_the_plan_is_closed(client, secretary):
    meeting = brought_to(rapat.BERITA_ACARA, secretary)
    way = reverse("kelompok:rapat_edit", args=[meeting.pk])
    page = client.post(way, typed(versi=meeting.versi), follow=True).content.decode()
    assert "sudah ditutup" in page


def test_places_below_read_the_plan_once_invited_and_decisions_once_approved(
    client, secretary
):
    meeting = make_meeting(
        status=rapat.RENCANA, pimpinan="Ibu Rahasia", ringkasan="Semua sepakat."
    )
    meeting.agenda_set.create(urut=1, uraian="Capaian 2026", penyaji="Bapak Rahasia")
    meeting.catatan_set.create(jenis="keputusan", isi="Data tiap triwulan.")
    meeting.peserta_set.create(nama="Tamu Rahasia", kategori="opd", hadir=True)
    way = reverse("kelompok:rapat_ringkasan", args=[meeting.pk])
    lurah = factories.make_user("lurah", "99.01.01.1001")
    plans = ("Capaian 2026", "12 Mar 2026", "Aula Dinas", "005/12/2026", "mengundang")
    results = ("Semua sepakat.", "Data tiap triwulan.", "Hadir")
    for status in rapat.WAY:
        approved = status in rapat.APPROVED
        Meeting.objects.filter(pk=meeting.pk).update(
            status=status,
            disetujui_oleh=secretary if approved else None,
            disetujui_pada="2026-03-13T00:00Z" if approved else None,
        )
        for reader in (factories.make_user("verifikator", "99.01"), lurah):
            client.force_login(reader)
            listed = client.get(LIST).content.decode()
            if status == rapat.RENCANA:
                assert client.get(way).status_code == 404
                assert client.get(meeting.get_absolute_url()).status_code == 404
                assert "Rakor kumuh" not in listed
                continue
            assert f'href="{way}"' in listed and "1/1" not in listed or approved
            assert client.get(meeting.get_absolute_url()).url == way
            page = client.get(way).content.decode()
            shown = [words for words in plans if words in page]
            assert shown == list(plans if not approved else plans[:4]), status
            for words in results:
                assert (words in page) is approved, (status, words)
            assert "Rahasia" not in page
    text = b"".join(client.get(f"{LIST}?unduh=csv").streaming_content).decode()
    assert "Rakor kumuh" in text and "Rahasia" not in text


def test_a_neighbour_does_not_read_what_is_for_places_below(client, secretary):
    city = factories.make_wilayah().kota
    meeting = make_meeting(status=rapat.UNDANGAN, wilayah=city)
    way = reverse("kelompok:rapat_ringkasan", args=[meeting.pk])
    client.force_login(factories.make_user("verifikator", "99.02"))
    assert client.get(way).status_code == 404
    assert "Rakor kumuh" not in client.get(LIST).content.decode()


def test_the_list_searches_filters_and_downloads(client, secretary):
    make_meeting(judul="Rakor tahunan")
    city = factories.make_wilayah().kota
    make_meeting(judul="FGD sungai", jenis="fgd", tahun=2025, wilayah=city,
                 tanggal=date(2025, 4, 1))  # fmt: skip
    for query, seen in (
        ("", {"Rakor tahunan", "FGD sungai"}),
        ("q=sungai", {"FGD sungai"}),
        ("jenis=rakor", {"Rakor tahunan"}),
        ("tahun=2025", {"FGD sungai"}),
        ("wilayah=99.01", {"FGD sungai"}),
        ("status=berlangsung", set()),
        ("rujukan=ya", set()),
    ):
        page = client.get(f"{LIST}?{query}").content.decode()
        found = {name for name in ("Rakor tahunan", "FGD sungai") if name in page}
        assert found == seen, query
    answer = client.get(f"{LIST}?unduh=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "005/12/2026;Rakor tahunan;Rapat koordinasi;2026-03-12;2026" in text


def test_a_page_asks_the_same_with_ten_thousand_participants(
    client, secretary, django_assert_max_num_queries
):
    meeting = make_meeting(status=rapat.BERLANGSUNG)
    office = host()
    ways = (
        LIST,
        meeting.get_absolute_url(),
        reverse("kelompok:rapat_hadir", args=[meeting.pk]),
        reverse("kelompok:rapat_notulen", args=[meeting.pk]),
    )
    row = {"meeting": meeting, "institution": office, "kategori": "opd"}
    MeetingParticipant.objects.bulk_create(
        MeetingParticipant(nama=f"Orang {n}", hadir=n % 2 == 0, **row)
        for n in range(10_000)
    )
    for way in ways:
        client.get(way)
        with django_assert_max_num_queries(22):
            page = client.get(way)
        assert page.status_code == 200
    page = client.get(ways[2]).content.decode()
    assert "Hadir 5.000 dari 10.000" in page
    assert page.count("Tandai hadir") + page.count(">Hadir</button>") == 50


def test_no_typed_character_breaks_the_plan_or_a_step(client, secretary):
    # A digit, but no number.
    assert client.post(NEW, typed(wilayah="²")).status_code == 422
    meeting = make_meeting()
    post_step(client, meeting, "undang", alasan="a\x00b")
    meeting.refresh_from_db()
    assert meeting.status == rapat.UNDANGAN
    assert AuditEvent.objects.get(verba="rapat.undang").alasan == "ab"


def test_a_meeting_is_not_held_before_its_day(client, secretary):
    tomorrow = timezone.localdate() + timedelta(days=1)
    meeting = make_meeting(tanggal=tomorrow, status=rapat.UNDANGAN)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert 'value="mulai"' not in page and "Mulai rapat: mulai" in page
    page = post_step(client, meeting, "mulai").content.decode()
    assert "Bila rapat dimajukan, ubah dahulu tanggalnya" in page
    meeting.refresh_from_db()
    assert meeting.status == rapat.UNDANGAN
    hall = reverse("kelompok:rapat_hadir", args=[meeting.pk])
    tap = {"aksi": "wilayah", "kode": "99.01"}
    page = client.post(hall, tap, follow=True).content.decode()
    assert "kehadiran dicatat mulai hari itu" in page
    # Who is named before the day is invited.
    guest = {"aksi": "tambah", "nama": "Tamu", "kategori": "lsm", "peran": "peserta"}
    client.post(hall, guest)
    row = meeting.peserta_set.get()
    assert (row.diundang, row.hadir) == (True, False)
    # The day is moved: now it may begin.
    Meeting.objects.filter(pk=meeting.pk).update(tanggal=timezone.localdate())
    post_step(client, meeting, "mulai")
    meeting.refresh_from_db()
    assert meeting.status == rapat.BERLANGSUNG


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (rapat.BERLANGSUNG, "tutup"),
        (rapat.NOTULEN, "setujui"),
    ],
)
def test_a_meeting_put_off_while_it_ran_goes_no_further(
    client, secretary, status, name
):
    tomorrow = timezone.localdate() + timedelta(days=1)
    meeting = make_meeting(tanggal=tomorrow, status=status)
    assert "ubah dahulu tanggalnya" in post_step(client, meeting, name).content.decode()
    meeting.refresh_from_db()
    assert meeting.status == status
