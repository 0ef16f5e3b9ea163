"""What is overdue is told to those who may do something about it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from kelompok import perhatian, reminders
from kelompok.models import ActionDigest
from tests import factories
from tests.kelompok import ksm_works as given
from tests.kelompok.test_action_items import make_item, make_office

pytestmark = pytest.mark.django_db
FAR = "99.01.01.1002"


def make_overdue():
    """One late step, one asset never seen, one job that should have been done."""
    today = timezone.localdate()
    who = given.people()
    one = given.make_activity(who)
    late = today - timedelta(days=12)
    one.tahap_set.filter(tahap="layak").update(tanggal_rencana=late)
    given.make_aset(nama="Sumur lupa", tahun_dibangun=today.year - 3)
    aset = given.make_aset(nama="Pompa", tahun_dibangun=today.year)
    aset.jadwal_set.create(
        pekerjaan="Ganti saringan", setiap_bulan=3,
        berikutnya=today - timedelta(days=1),
    )  # fmt: skip
    aset.jadwal_set.create(
        pekerjaan="Besok saja", setiap_bulan=3, berikutnya=today + timedelta(days=1)
    )
    return one


def told(user):
    found = perhatian.matters(user, timezone.localdate())
    return {one.nama: one.jumlah for one in found}


def test_steps_inspections_and_jobs_are_for_those_who_may_act():
    make_overdue()
    upkeep = {"Aset tidak diperiksa setahun": 1, "Jadwal pemeliharaan terlewat": 1}
    everything = {"Kegiatan KSM terlambat": 1, **upkeep}
    for role, kode, due in (
        ("fasilitator", given.KELURAHAN, everything),
        ("verifikator", "99.01", everything),
        ("pengurus_kelompok", given.KELURAHAN, upkeep),
        ("fasilitator", FAR, {}),
        ("lurah", given.KELURAHAN, {}),
        ("auditor", "99", {}),
    ):
        assert told(factories.make_user(role, kode)) == due, (role, kode)


def test_people_read_it_where_they_land(client):
    one = make_overdue()
    client.force_login(factories.make_user("fasilitator", given.KELURAHAN))
    page = client.get("/", follow=True).content.decode()
    assert "Perlu perhatian di wilayah tugas Anda" in page
    assert "terlambat 12 hari" in page and one.get_absolute_url() in page
    assert "Sumur lupa" in page and "belum pernah" in page
    assert "Ganti saringan" in page and "Besok saja" not in page
    client.force_login(factories.make_user("lurah", given.KELURAHAN))
    assert "Perlu perhatian" not in client.get("/", follow=True).content.decode()


def test_only_the_oldest_are_named_and_all_are_counted(client):
    today = timezone.localdate()
    for age in range(2, 8):
        given.make_aset(nama=f"Aset {age}", tahun_dibangun=today.year - age)
    user = factories.make_user("pengurus_kelompok", given.KELURAHAN)
    [matter] = perhatian.matters(user, today)
    assert matter.jumlah == 6
    assert [line.text.split(",")[0] for line in matter.first] == [
        "Aset 7", "Aset 6", "Aset 5",
    ]  # fmt: skip
    client.force_login(user)
    page = client.get(matter.url).content.decode()
    assert all(f"Aset {age}" in page for age in range(2, 8))


def test_the_weekly_mail_says_it_once(settings):
    settings.PORTAL_ALAMAT = "https://portal.contoh.id"
    make_overdue()
    user = factories.make_user(
        "pengurus_kelompok", given.KELURAHAN, email="kelompok@contoh.id"
    )
    factories.make_user("pengurus_kelompok", FAR, email="jauh@contoh.id")
    today = timezone.localdate()
    assert reminders.send_digests(today) == 1
    [letter] = mail.outbox
    assert letter.to == ["kelompok@contoh.id"]
    assert letter.subject == "Kegiatan KSM dan aset: 2 perlu perhatian"
    assert "Sumur lupa" in letter.body and "Ganti saringan" in letter.body
    assert "https://portal.contoh.id/kelompok/aset/?inspeksi=lama" in letter.body
    assert "Tindak lanjut" not in letter.body and "terlambat 12" not in letter.body
    row = ActionDigest.objects.get()
    assert (row.user, row.jumlah, row.terlambat) == (user, 0, 0)
    assert reminders.send_digests(today) == 0


def test_one_mail_carries_both(settings):
    make_overdue()
    office = make_office()
    factories.make_user("verifikator", "99.01", instansi=office, email="dua@contoh.id")
    make_item(office, uraian="Susun RPLP", tenggat=timezone.localdate())
    assert reminders.send_digests() == 1
    [letter] = mail.outbox
    assert letter.subject == (
        "Tindak lanjut: 0 terlambat, 1 segera jatuh tempo;"
        " Kegiatan KSM dan aset: 3 perlu perhatian"
    )
    assert "Susun RPLP" in letter.body and "terlambat 12 hari" in letter.body
