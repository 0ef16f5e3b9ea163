"""Names without an end of their own go after the days that the office set."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from kelompok import jobs
from kelompok.actions import action_items, retention
from kelompok.models import (
    ActionItem,
    Bimtek,
    BimtekPeserta,
    Meeting,
    MeetingParticipant,
    Pokja,
    PokjaAnggota,
)
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)
# 730 days before: 27 November 2024. What ended the day before has gone too far.
GONE, KEPT = date(2024, 11, 26), date(2024, 11, 27)
NAME = "Orang Kenari"


@pytest.fixture
def office():
    factories.make_wilayah()
    return Institution.objects.create(nama="Dinas Uji", kategori="opd")


def kota():
    return factories.make_wilayah().kota


def make_bimtek(office, day, **columns):
    event = Bimtek.objects.create(
        judul=f"Bimtek {day}", jenis="bimtek", penyelenggara=office, wilayah=kota(),
        tempat="Aula", tanggal_mulai=day, tanggal_selesai=day, **columns,
    )  # fmt: skip
    return event.peserta_set.create(
        nama=NAME, nama_kunci="orang kenari", asal_kunci="x", jenis_kelamin="P",
        mbr=True, hadir_pada=timezone.now(),
    )  # fmt: skip


def make_meeting(office, day, **columns):
    return Meeting.objects.create(
        judul=f"Rapat {day}", jenis="rakor", tanggal=day, jam_mulai="09:00",
        tahun=day.year, penyelenggara=office, wilayah=kota(), tempat="Aula",
        nomor_undangan="1", pimpinan="Pimpinan Rapat", **columns,
    )  # fmt: skip


def came(meeting, **columns):
    values = {"nama": NAME, "jabatan": "Kasi Kenari", "kategori": "opd", "hadir": True}
    return meeting.peserta_set.create(**{**values, **columns})


def make_item(office, **columns):
    return ActionItem.objects.create(
        uraian="Susun RPLP", pic_institution=office, pic_nama=NAME, wilayah=kota(),
        kategori="sinergi", horizon="pendek", tenggat=GONE, **columns,
    )  # fmt: skip


def stored(table, *columns):
    """Everything that the table and its history hold in these columns, as text."""
    found = []
    with connection.cursor() as cursor:
        for one in (table, f"{table}event"):
            cursor.execute("SELECT to_regclass(%s)", [one])
            if cursor.fetchone()[0] is None:
                continue
            cursor.execute(f"SELECT {', '.join(columns)} FROM {one}")
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_who_came_to_a_bimtek_is_forgotten_and_still_counted(office):
    old, new = make_bimtek(office, GONE), make_bimtek(office, KEPT)
    counts = retention.purge_names(today=TODAY)
    assert counts["nama peserta bimtek"] == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.nama, old.nama_kunci, new.nama) == ("", "", NAME)
    assert (old.jenis_kelamin, old.mbr, old.hadir_pada is None) == ("P", True, False)
    event = AuditEvent.objects.get(verba="pribadi.purged")
    assert event.objek_id == str(old.bimtek_id)
    assert event.sesudah == {"nama_dikosongkan": 1}
    assert retention.purge_names(today=TODAY)["nama peserta bimtek"] == 0
    assert AuditEvent.objects.filter(verba="pribadi.purged").count() == 1


def test_an_attendance_list_keeps_offices_and_loses_people(office):
    meeting = make_meeting(office, GONE)
    named = came(meeting, institution=office, mewakili="Kepala Kenari")
    alone = came(meeting, kategori="lsm")
    removed = came(meeting)
    removed.delete()
    late = came(make_meeting(office, KEPT), institution=office)
    assert retention.purge_names(today=TODAY)["nama peserta rapat"] == 2
    for row in (named, alone, late):
        row.refresh_from_db()
    assert (named.nama, named.jabatan, named.mewakili) == ("", "", "")
    assert (named.institution, named.hadir) == (office, True)
    assert (alone.nama, alone.jabatan) == (retention.NAMELESS, "")
    assert (late.nama, late.jabatan) == (NAME, "Kasi Kenari")
    # What was removed goes from the history as well, once it is old.
    MeetingParticipant.objects.filter(pk=late.pk).delete()
    connection.cursor().execute(
        "UPDATE kelompok_meetingparticipantevent SET pgh_created_at = %s", [GONE]
    )
    assert retention.purge_names(today=TODAY)["nama peserta rapat"] == 0
    text = stored("kelompok_meetingparticipant", "nama", "jabatan", "mewakili")
    assert "Kenari" not in text
    # Who led a meeting belongs to its record.
    assert "Pimpinan Rapat" in stored("kelompok_meeting", "pimpinan")


def test_what_comes_from_a_published_source_stays(office):
    one = make_bimtek(office, GONE, rujukan=True, sumber="Berita")
    two = came(make_meeting(office, GONE, rujukan=True, sumber_rujukan="Berita"))
    retention.purge_names(today=TODAY)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.nama, two.nama) == (NAME, NAME)


def test_a_seat_keeps_its_office_after_its_term(office):
    def seat(tahun, sampai):
        pokja, _ = Pokja.objects.get_or_create(wilayah=kota(), tahun=tahun)
        return pokja.anggota.create(
            institution=office, jabatan="Kepala", peran="anggota", nama=NAME,
            sampai=sampai,
        )  # fmt: skip

    ended, ends_late = seat(2024, GONE), seat(2024, KEPT)
    old, running = seat(2023, None), seat(2026, None)
    assert retention.purge_names(today=TODAY)["nama anggota Pokja"] == 2
    names = dict(PokjaAnggota.objects.values_list("pk", "nama"))
    assert names == {ended.pk: "", old.pk: "", ends_late.pk: NAME, running.pk: NAME}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM kelompok_pokjaanggotaevent"
            " WHERE nama <> '' AND pgh_obj_id = ANY(%s)",
            [[ended.pk, old.pk]],
        )
        assert cursor.fetchone() == (0,)


def test_who_answered_for_an_item_is_forgotten_after_its_end(office):
    done = {"status": "selesai", "progres": 100}
    old = make_item(office, selesai_pada=GONE, **done)
    make_item(office, selesai_pada=KEPT, **done)
    make_item(office)
    assert retention.purge_names(today=TODAY)["nama tindak lanjut"] == 1
    old.refresh_from_db()
    assert (old.pic_nama, old.versi) == ("", 2)
    assert ActionItem.objects.filter(pic_nama=NAME).count() == 2


def test_the_name_of_who_answers_is_on_the_page_and_nowhere_else(client, office):
    writer = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(writer)
    item = make_item(office)
    action_items.update_action_item(
        item=item, values={"pic_nama": f"{NAME} Baru"}, versi=1, by=writer
    )
    assert "Kenari" in client.get(item.get_absolute_url()).content.decode()
    for query in ("", "?unduh=csv", "?unduh=xlsx", "?q=Kenari"):
        answer = client.get(f"/kelompok/tindak/{query}")
        body = b"".join(answer) if answer.streaming else answer.content
        assert b"Orang Kenari" not in body, query
    found = client.get("/kelompok/tindak/?q=Kenari").content.decode()
    assert "Susun RPLP" not in found
    event = AuditEvent.objects.get(verba="tindak.updated")
    assert "Kenari" not in f"{event.sebelum}{event.sesudah}"
    client.force_login(factories.make_user("kader_pkk", "99.01"))
    assert "Kenari" not in client.get(item.get_absolute_url()).content.decode()


def test_the_days_are_a_setting_and_the_clock_and_the_command_obey(office, settings):
    today = timezone.localdate()
    make_bimtek(office, today - timedelta(days=11))
    settings.NAMA_DISIMPAN_HARI = 11
    jobs.purge_personal()
    assert BimtekPeserta.objects.exclude(nama="").count() == 1
    settings.NAMA_DISIMPAN_HARI = 10
    out = StringIO()
    call_command("purge_personal", "--dry-run", stdout=out)
    assert "nama peserta bimtek: 1 akan dikosongkan" in out.getvalue()
    assert BimtekPeserta.objects.exclude(nama="").count() == 1
    jobs.purge_personal()
    assert BimtekPeserta.objects.exclude(nama="").count() == 0
