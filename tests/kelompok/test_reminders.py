"""The weekly mail about open action items."""

from datetime import date, timedelta

import pytest
from django.conf import settings as portal
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from kelompok import reminders, tasks
from kelompok.models import ActionDigest
from sibungas.celery import app
from tests import factories
from tests.kelompok.test_action_items import make_item, make_office

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)
THURSDAY = date(2026, 3, 12)


@pytest.fixture
def person():
    return factories.make_user(
        "anggota_pokja", "99.01", instansi=make_office(), email="a@contoh.id"
    )


def test_one_mail_a_week_says_what_is_late_and_what_comes(person, settings):
    settings.PORTAL_ALAMAT = "https://portal.contoh.id/"
    make_item(uraian="Yang lewat", tenggat=MONDAY - timedelta(days=2))
    make_item(uraian="Yang dekat", tenggat=MONDAY + timedelta(days=5))
    make_item(uraian="Yang jauh", tenggat=MONDAY + timedelta(days=14))
    assert reminders.send_digests(MONDAY) == 1
    letter = mail.outbox[0]
    assert letter.to == ["a@contoh.id"]
    assert letter.subject == "Tindak lanjut: 1 terlambat, 1 segera jatuh tempo"
    assert "lewat 2 hari" in letter.body and "Yang dekat" in letter.body
    assert "Yang jauh" not in letter.body
    assert "https://portal.contoh.id/kelompok/tindak/saya/" in letter.body
    row = ActionDigest.objects.get()
    assert (row.user, row.minggu, row.jumlah, row.terlambat) == (person, MONDAY, 2, 1)
    # The same week again, also on another day; then the next.
    assert reminders.send_digests(THURSDAY) == 0
    assert reminders.send_digests(MONDAY + timedelta(days=7)) == 1


def test_a_monday_that_was_missed_is_caught_up_with(person):
    make_item(tenggat=MONDAY)
    assert reminders.send_digests(THURSDAY) == 1
    assert ActionDigest.objects.get().minggu == MONDAY


def test_a_mail_that_fails_is_not_remembered_and_stops_nobody(person, monkeypatch):
    factories.make_user(
        "anggota_pokja", "99.01", instansi=make_office(), email="b@contoh.id"
    )
    make_item(tenggat=MONDAY)
    sends = reminders.send_mail

    def fails(subject, text, sender, to):
        if to == ["a@contoh.id"]:
            raise OSError("kotak penuh")
        return sends(subject, text, sender, to)

    monkeypatch.setattr(reminders, "send_mail", fails)
    assert reminders.send_digests(MONDAY) == 1
    assert [letter.to for letter in mail.outbox] == [["b@contoh.id"]]
    monkeypatch.setattr(reminders, "send_mail", sends)
    assert reminders.send_digests(MONDAY) == 1


def test_the_mail_names_only_what_its_reader_may_see(person):
    make_item(uraian="Urusan kota", tenggat=MONDAY)
    make_item(kode="99.02", uraian="Urusan kabupaten", tenggat=MONDAY)
    reminders.send_digests(MONDAY)
    assert "Urusan kota" in mail.outbox[0].body
    assert "kabupaten" not in mail.outbox[0].body


def test_who_has_no_duty_no_address_or_nothing_to_do_gets_none():
    office = make_office()
    factories.make_user("anggota_pokja", "99.01", instansi=office)
    factories.make_user(instansi=office, email="tanpa@contoh.id")
    factories.make_user(
        "anggota_pokja", "99.01", instansi=office, email="x@contoh.id", is_active=False
    )
    factories.make_user(
        "anggota_pokja", "99.01", instansi=make_office("Lain"), email="y@contoh.id"
    )
    make_item(office, tenggat=MONDAY)
    assert reminders.send_digests(MONDAY) == 0
    assert not ActionDigest.objects.exists() and mail.outbox == []


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_without_a_letter_box_nothing_is_sent_or_remembered(person, settings, backend):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    make_item(tenggat=MONDAY)
    assert reminders.send_digests(MONDAY) == 0
    assert not ActionDigest.objects.exists()


def test_the_clock_asks_every_day_and_hands_over_nothing(person):
    asked = portal.CELERY_BEAT_SCHEDULE["remind-of-actions"]
    assert asked["task"] == tasks.remind_of_actions.name in app.tasks
    assert not asked.get("args") and not asked.get("kwargs")
    make_item(tenggat=MONDAY)
    tasks.remind_of_actions()
    assert len(mail.outbox) == 1
    call_command("ingatkan_tindak")
    assert len(mail.outbox) == 1


def test_where_people_land_the_same_items_are_named(person, client):
    today = timezone.localdate()
    make_item(uraian="Yang lewat", tenggat=today - timedelta(days=2))
    make_item(uraian="Yang dekat", tenggat=today + timedelta(days=13))
    make_item(uraian="Yang jauh", tenggat=today + timedelta(days=14))
    make_item(make_office("Dinas Lain"), uraian="Milik lain", tenggat=today)
    client.force_login(person)
    for address in ("/wilayah/99.01/", "/dasbor-pokja/"):
        page = " ".join(client.get(address, follow=True).text.split())
        assert "1 terlambat, 1 jatuh tempo dalam 14 hari." in page
        assert "Yang lewat" in page and "Yang dekat" in page
        assert "Yang jauh" not in page and "Milik lain" not in page


def test_without_an_office_or_items_nothing_is_said(person, client):
    client.force_login(person)
    assert "Tindak lanjut instansi Anda" not in client.get("/wilayah/99.01/").text
    make_item(tenggat=timezone.localdate())
    client.force_login(factories.make_user("anggota_pokja", "99.01"))
    assert "Tindak lanjut instansi Anda" not in client.get("/wilayah/99.01/").text
