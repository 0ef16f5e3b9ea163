"""Minutes: autosave, conflicts, notes; papers as PDF and DOCX; the calendar."""

import io
import json
from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from icalendar import Calendar

from kawasan.models import Wilayah
from kelompok import rapat
from kelompok.actions import meeting_minutes, meetings
from kelompok.models import ActionItem, CalendarToken, Meeting, MeetingNote
from tests import factories
from tests.kelompok.meetings import (
    PROVINCE,
    brought_to,
    host,
    make_meeting,
    plan,
    step,
    typed,
)

pytestmark = pytest.mark.django_db
AUTOSAVE = {"X-Autosave": "1", "Accept": "application/json"}
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
    return reverse("kelompok:rapat_notulen", args=[meeting.pk])


def test_the_text_is_kept_while_it_is_typed(client, running, secretary):
    body = {"versi": "1", "ringkasan": "Dibuka pukul sembilan."}
    answer = client.post(way(running), body, headers=AUTOSAVE)
    assert json.loads(answer.content)["versi"] == 2
    running.refresh_from_db()
    assert running.ringkasan == "Dibuka pukul sembilan."
    assert running.notulen_oleh == secretary


def test_a_reason_still_being_typed_does_not_stop_the_text(client, running):
    body = {"versi": "1", "ringkasan": "Baru.", "tidak_ada_tindak_lanjut": "on"}
    answer = client.post(way(running), body, headers=AUTOSAVE)
    assert answer.status_code == 200
    running.refresh_from_db()
    assert (running.ringkasan, running.tidak_ada_tindak_lanjut) == ("Baru.", False)
    answer = client.post(way(running), {**body, "versi": "2"})
    assert answer.status_code == 422
    assert "Tulis alasannya." in answer.content.decode()


def test_two_writers_see_both_texts(client, running):
    client.post(way(running), {"versi": "1", "ringkasan": "Teks pertama."})
    late = {"versi": "1", "ringkasan": "Teks kedua."}
    answer = client.post(way(running), late, headers=AUTOSAVE)
    assert answer.status_code == 409
    assert "diubah orang lain" in json.loads(answer.content)["pesan"]
    answer = client.post(way(running), late)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Teks pertama." in page
    assert page.count("Teks kedua.") == 2
    running.refresh_from_db()
    assert running.ringkasan == "Teks pertama."


def test_notes_leave_the_version_of_the_text_alone(client, running, secretary):
    body = {"aksi": "catatan", "jenis": "keputusan", "isi": "Rapat tiap triwulan."}
    fragment = client.post(way(running), body, headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert "Rapat tiap triwulan." in fragment
    running.refresh_from_db()
    assert (running.versi, running.notulen_oleh) == (1, secretary)
    note = MeetingNote.objects.get()
    assert client.post(way(running), {**body, "isi": " "}).status_code == 422
    gone = {"aksi": "hapus_catatan", "catatan": note.pk}
    assert client.post(way(running), gone).url == f"{way(running)}#butir"
    assert not MeetingNote.objects.exists()
    assert client.post(way(running), gone).status_code == 404


def test_minutes_are_written_only_while_it_is_time(client, secretary):
    early = make_meeting()
    body = {"versi": "1", "ringkasan": "Terlalu cepat."}
    answer = client.post(way(early), body, headers=AUTOSAVE)
    assert answer.status_code == 409
    late = brought_to(rapat.BERITA_ACARA, secretary)
    answer = client.post(way(late), {**body, "versi": late.versi})
    assert answer.status_code == 422
    late.refresh_from_db()
    assert late.ringkasan == "Semua sepakat."


def test_members_only_read(client, running):
    client.force_login(factories.make_user("anggota_pokja", PROVINCE))
    assert client.get(running.get_absolute_url()).status_code == 200
    assert client.get(way(running)).status_code == 403


# Papers -----------------------------------------------------------------------------


def paper(client, meeting, jenis, bentuk):
    args = [meeting.pk, jenis, bentuk]
    return client.get(reverse("kelompok:rapat_naskah", args=args))


def words_of(answer):
    document = Document(io.BytesIO(answer.content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def test_the_word_file_says_what_was_minuted(client, secretary):
    meeting = brought_to(rapat.NOTULEN, secretary)
    meeting.catatan_set.create(jenis="isu", isi="Data berbeda.\x0b")
    meeting.peserta_set.create(nama="Tamu A", kategori="opd", hadir=True)
    meeting.peserta_set.create(nama="Tamu B", kategori="opd", hadir=False)
    words = words_of(paper(client, meeting, "berita-acara", "docx"))
    for word in (
        "Semua sepakat.",
        "Data berbeda.",
        "Tamu A",
        "005/12/2026",
        "DRAF",
        "Hadir 2 orang",
        "Perangkat daerah",
        "Hanya menyampaikan kabar.",
    ):
        assert word in words  # fmt: skip
    assert "Tamu B" not in words
    approver = factories.make_user("pimpinan", PROVINCE, nama="Pimpinan Contoh")
    step(meeting, "setujui", approver)
    words = words_of(paper(client, meeting, "berita-acara", "docx"))
    assert "DRAF" not in words
    assert "oleh Pimpinan Contoh." in words


def test_an_invitation_carries_agenda_but_no_people(client, secretary):
    meeting = make_meeting()
    meeting.agenda_set.create(urut=1, uraian="Capaian", penyaji="Bappeda")
    meeting.peserta_set.create(nama="Tamu A", kategori="opd")
    words = words_of(paper(client, meeting, "undangan", "docx"))
    assert "Capaian (Bappeda)" in words
    assert "Tamu A" not in words


@pytest.mark.parametrize("jenis", ["undangan", "notulen", "berita-acara"])
def test_each_paper_is_a_pdf(client, secretary, jenis):
    pytest.importorskip("weasyprint", exc_type=OSError)
    answer = paper(client, brought_to(rapat.NOTULEN, secretary), jenis, "pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_papers_are_for_those_who_may_read_names(client, running):
    assert paper(client, running, "rahasia", "pdf").status_code == 404
    assert paper(client, running, "notulen", "exe").status_code == 404
    client.force_login(factories.make_user("auditor", PROVINCE))
    assert paper(client, running, "notulen", "docx").status_code == 403


# The calendar -----------------------------------------------------------------------


def new_address(client):
    page = client.post(reverse("kelompok:rapat_kalender"), {"aksi": "buat"})
    return (
        page.content.decode().partition('value="http://testserver')[2].partition('"')[0]
    )


def test_a_calendar_shows_my_meetings_and_nobodys_name(client, secretary):
    day = date(2026, 12, 3)
    mine = make_meeting(tanggal=day, jam_mulai=time(9), pimpinan="Ibu Rahasia")
    mine.peserta_set.create(nama="Tamu Rahasia", kategori="opd")
    make_meeting(rujukan=True, sumber_rujukan="Berita", judul="Dulu")
    address = new_address(client)
    client.logout()
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    # 09.00 WITA is 01.00 UTC.
    assert event["DTSTART"].to_ical() == b"20261203T010000Z"
    assert event["DTEND"].to_ical() == b"20261203T040000Z"
    assert str(event["SUMMARY"]) == "Rakor kumuh"
    assert b"Rahasia" not in answer.content


def test_the_calendar_of_a_place_below_shows_what_it_is_invited_to(client, secretary):
    make_meeting(status=rapat.UNDANGAN, tanggal=timezone.localdate())
    make_meeting(judul="Baru rencana", tanggal=timezone.localdate())
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    answer = client.get(new_address(client))
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Rakor kumuh"


def test_an_address_ends_when_replaced_revoked_or_its_owner_leaves(client, secretary):
    first = new_address(client)
    second = new_address(client)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert first.split("/")[-1][:-4] not in str(CalendarToken.objects.values())
    client.post(reverse("kelompok:rapat_kalender"), {"aksi": "cabut"})
    assert client.get(second).status_code == 404
    third = new_address(client)
    secretary.penugasan.update(sampai=date(2021, 1, 1))
    assert len(Calendar.from_ical(client.get(third).content).walk("VEVENT")) == 0
    secretary.is_active = False
    secretary.save()
    client.logout()
    assert client.get(third).status_code == 404


# Action items -----------------------------------------------------------------------


def promise(**changes):
    values = {
        "aksi": "tindak",
        "uraian": "Mendata sambungan air",
        "pic_institution": host().pk,
        "wilayah": factories.make_wilayah().kota.pk,
        "tenggat": "2026-12-20",
        "kategori": "sinergi",
        "horizon": "pendek",
        "prioritas": "tinggi",
    }
    return {**values, **changes}


def test_a_promise_becomes_an_action_item_of_the_meeting(client, running):
    fragment = client.post(way(running), promise(), headers=HTMX).content.decode()
    assert "Mendata sambungan air" in fragment
    item = ActionItem.objects.get()
    assert (item.sumber_jenis, item.sumber_id) == ("rapat", running.pk)
    assert (item.wilayah.kode, str(item.tenggat)) == ("99.01", "2026-12-20")
    # What has action items cannot be declared to have none.
    none = {"versi": "1", "ringkasan": "", "tidak_ada_tindak_lanjut": "on",
            "alasan_tanpa_tindak_lanjut": "Kabar saja."}  # fmt: skip
    answer = client.post(way(running), none)
    assert answer.status_code == 422
    assert "mempunyai tindak lanjut" in answer.content.decode()


def test_a_wrong_promise_keeps_what_was_typed(client, running):
    answer = client.post(way(running), promise(tenggat=""), headers=HTMX)
    assert answer.status_code == 422
    assert "Mendata sambungan air" in answer.content.decode()
    far = factories.make_wilayah().kelurahan.pk
    assert client.post(way(running), promise(wilayah=far)).status_code == 422
    assert not ActionItem.objects.exists()


def test_a_note_that_begins_with_the_word_asks_who_and_until_when(client, running):
    body = {"aksi": "catatan", "jenis": "catatan", "isi": "/tindak Bersihkan sungai"}
    fragment = client.post(way(running), body, headers=HTMX).content.decode()
    assert "Bersihkan sungai</textarea>" in fragment
    assert "<details open" in fragment
    assert not MeetingNote.objects.exists()


def test_what_is_overdue_puts_itself_on_the_next_agenda_of_the_place(
    client, running, secretary
):
    late = {"tenggat": timezone.localdate() - timedelta(days=3)}
    values = promise(**late) | {
        "wilayah": factories.make_wilayah().kota,
        "pic_institution": host(),
    }
    values.pop("aksi")
    item = meeting_minutes.add_action_item(meeting=running, values=values, by=secretary)
    client.post("/rapat/baru/", typed(tanggal="2030-01-05"))
    following = Meeting.objects.get(tanggal="2030-01-05")
    lines = [line.uraian for line in following.agenda_set.all()]
    assert lines == [
        "Capaian 2026",
        "Rencana 2027",
        "Tindak lanjut terlambat: Mendata sambungan air",
    ]
    # A change of the plan keeps it, and it stands there once.
    edit = reverse("kelompok:rapat_edit", args=[following.pk])
    client.post(edit, typed(tanggal="2030-01-05", agenda="Satu saja", versi="1"))
    step(following, "undang", secretary)
    rows = following.agenda_set.values_list("uraian", "tindak_lanjut")
    assert list(rows) == [
        ("Satu saja", None),
        ("Tindak lanjut terlambat: Mendata sambungan air", item.pk),
    ]
    # In the other kabupaten it is nobody's business.
    other = factories.make_wilayah().kabupaten
    client.post("/rapat/baru/", typed(tanggal="2030-02-05", wilayah=other.pk))
    elsewhere = Meeting.objects.get(tanggal="2030-02-05")
    assert elsewhere.agenda_set.count() == 2


def _overdue(kode, day, **columns):
    place = Wilayah.objects.get(kode=kode)
    return ActionItem.objects.create(
        uraian="Mendata air", pic_institution=host(), wilayah=place,
        kategori="sinergi", horizon="pendek", tenggat=day, **columns,
    )  # fmt: skip


def test_what_the_agenda_cannot_hold_is_counted_beside_it(client, secretary):
    place = factories.make_wilayah()
    for number in range(53):
        _overdue("99.01", date(2026, 1, 5) + timedelta(days=number))
    values = {**plan(wilayah=place.kota), "tahun": 2026}
    meeting = meetings.create_meeting(values=values, by=secretary)
    assert meeting.agenda_set.count() == 50
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "3 tindak lanjut terlambat lain di wilayah ini tidak termuat" in page


def test_a_meeting_that_moves_leaves_the_items_of_the_old_place_behind(secretary):
    place = factories.make_wilayah()
    day = date(2026, 1, 5)
    here, there = _overdue("99.01", day), _overdue("99.02", day)
    values = {**plan(wilayah=place.kota), "tahun": 2026}
    meeting = meetings.create_meeting(values=values, by=secretary)
    assert [a.tindak_lanjut for a in meeting.agenda_set.all()] == [here.pk]
    meetings.update_meeting(
        meeting=meeting,
        values={"wilayah": place.kabupaten},
        versi=meeting.versi,
        by=secretary,
    )
    assert [a.tindak_lanjut for a in meeting.agenda_set.all()] == [there.pk]


def test_closing_a_meeting_adds_nothing_that_fell_due_after_it(secretary):
    meeting = make_meeting(status=rapat.BERLANGSUNG, tanggal=date(2026, 1, 5))
    _overdue("99.01", date(2026, 1, 15))
    step(meeting, "tutup", secretary)
    assert not meeting.agenda_set.exists()
