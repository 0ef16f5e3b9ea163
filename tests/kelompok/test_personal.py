"""Personal data: sealed, masked, revealed with a reason, emptied at their end."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from kelompok import jobs
from kelompok.actions import personal
from kelompok.models import Bkm, Ksm
from sibungas.audit.models import AuditEvent
from sibungas.celery import app
from sibungas.lib.errors import Refused
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"
PHONE = "0812-0000-7731"
BASIS = {
    "persetujuan_tanggal": date(2026, 1, 5),
    "persetujuan_dasar": "Formulir persetujuan",
    "simpan_sampai": date(2099, 1, 1),
}


def make_bkm(**columns):
    place = factories.make_wilayah().kelurahan
    values = {"kode": "BKM-1", "nama": "BKM Satu", **BASIS, **columns}
    return Bkm.objects.create(kelurahan=place, **values)


def stored(table="kelompok_bkm"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT no_telp FROM {table} ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", KELURAHAN)
    client.force_login(user)
    return user


def test_the_number_is_kept_sealed_and_shown_masked(client, fasilitator):
    bkm = make_bkm(**dict.fromkeys(BASIS, None) | {"persetujuan_dasar": ""})
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/ubah/"
    assert (
        "Wajib diisi"
        in client.post(url, {"no_telp": PHONE, "versi": 1}).content.decode()
    )
    sent = {"no_telp": PHONE, "persetujuan_tanggal": "2026-01-05", "versi": 1,
            "persetujuan_dasar": "Formulir", "simpan_sampai": "2099-01-01"}  # fmt: skip
    assert client.post(url, sent).url == bkm.get_absolute_url()
    assert PHONE not in str(stored()) and len(stored()[0]) > 60
    assert all(PHONE not in text for text in stored("kelompok_bkmevent"))
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert PHONE not in page
    assert "•••••••••••731" in page
    # The form that changes it does not send it back either.
    form = client.get(url).content.decode()
    assert PHONE not in form and "•••••••••••731" in form
    event = AuditEvent.objects.get(verba="pribadi.saved")
    assert event.sesudah["no_telp"] == "diisi"
    assert PHONE not in str(event.sesudah)


def test_it_is_revealed_with_a_reason_and_the_trail_says_by_whom(client, fasilitator):
    bkm = make_bkm(no_telp=PHONE)
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/"
    for reason in ("", "   ", "perlu"):
        answer = client.post(url, {"kolom": "no_telp", "alasan": reason})
        assert answer.status_code == 422
        assert PHONE not in answer.content.decode()
    for column in ("nama", "no_rekening", "__class__", ""):
        sent = {"kolom": column, "alasan": "Mengundang rapat warga"}
        assert client.post(url, sent).status_code == 422
    assert not AuditEvent.objects.filter(verba="pribadi.revealed").exists()
    sent = {"kolom": "no_telp", "alasan": "Mengundang rapat warga"}
    answer = client.post(url, sent)
    assert PHONE in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    event = AuditEvent.objects.get(verba="pribadi.revealed")
    assert (event.oleh, event.alasan) == (fasilitator, "Mengundang rapat warga")
    assert (event.objek_id, event.sesudah) == (str(bkm.pk), {"kolom": "no_telp"})
    assert event.kode_wilayah == KELURAHAN
    assert client.get(url).status_code == 405


def test_others_cannot_reveal(client):
    bkm = make_bkm(no_telp=PHONE)
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/"
    sent = {"kolom": "no_telp", "alasan": "Mengundang rapat warga"}
    for role, kode, status in (
        ("lurah", KELURAHAN, 403),
        ("pengurus_kelompok", KELURAHAN, 403),
        ("auditor", "99", 403),
        ("superadmin", "", 403),
        ("fasilitator", "99.01.01.1002", 404),
    ):
        client.force_login(factories.make_user(role, kode))
        answer = client.post(url, sent)
        assert answer.status_code == status, role
        assert PHONE not in answer.content.decode()
        page = client.get(bkm.get_absolute_url()).content.decode()
        assert PHONE not in page and "731" not in page, role
    with pytest.raises(PermissionDenied):
        personal.reveal(
            thing=bkm, field="no_telp", reason="Mengundang rapat",
            by=factories.make_user("lurah", KELURAHAN),
        )  # fmt: skip
    # What is no model with personal data is not there.
    client.force_login(factories.make_user("admin_provinsi", "99"))
    for kind in ("tipp", "pengurus", "tidakada"):
        assert client.post(f"/kelompok/pribadi/{kind}/1/", sent).status_code == 404


def test_lists_searches_and_downloads_hold_none_of_it(client, fasilitator):
    make_bkm(no_telp=PHONE, no_rekening="7712-990-1", nama_bank="Bank Uji Sealed")
    place = factories.make_wilayah().kelurahan
    Ksm.objects.create(
        kode="S", nama="S", bidang="sosial", kelurahan=place, npwp="NPWP-99-1",
        no_telp=PHONE, **BASIS,
    )  # fmt: skip
    for url in ("/kelompok/bkm/", "/kelompok/ksm/", "/kelompok/kpp/"):
        for query in ({}, {"unduh": "csv"}, {"unduh": "xlsx"}):
            answer = client.get(url, query)
            body = b"".join(answer) if answer.streaming else answer.content
            for secret in (PHONE, "7712-990", "Sealed", "NPWP-99"):
                assert secret.encode() not in body, (url, query)
        found = client.get(url, {"q": PHONE}).content.decode()
        assert "Tidak ada yang cocok" in found or "Belum ada" in found


def test_a_column_left_empty_stays_and_a_ticked_one_goes(client, fasilitator):
    bkm = make_bkm(no_telp=PHONE, no_rekening="7712")
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/ubah/"
    sent = {**{k: str(v) for k, v in BASIS.items()}, "versi": 1}
    assert client.post(url, {**sent, "kosongkan": "no_telp"}).status_code == 302
    bkm.refresh_from_db()
    assert (bkm.no_telp, bkm.no_rekening) == ("", "7712")
    answer = client.post(url, {**sent, "no_telp": PHONE})
    assert answer.status_code == 409
    assert "7712" not in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "good"),
    [
        ("0812-0000-7731", True),
        ("+62 812 0000 7731", True),
        ("62812 00007731", True),
        ("0511 330 2000", True),
        ("nomor istri", False),
        ("0812-0000-773x", False),
        ("812-0000-7731", False),
        ("081", False),
        ("0812 0000 7731 0000", False),
        ("٠٨١٢٠٠٠٠٧٧٣١", False),
    ],
)
def test_a_phone_number_is_one_that_can_be_called(client, fasilitator, typed, good):
    bkm = make_bkm()
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/ubah/"
    sent = {**{k: str(v) for k, v in BASIS.items()}, "versi": 1, "no_telp": typed}
    answer = client.post(url, sent)
    bkm.refresh_from_db()
    if good:
        assert answer.status_code == 302 and bkm.no_telp == typed
    else:
        assert answer.status_code == 422 and bkm.no_telp == ""
        assert "diawali 0 atau +62" in answer.content.decode()
        # No other door stores it either.
        values = {**BASIS, "no_telp": typed}
        with pytest.raises(Refused, match="diawali 0"):
            personal.set_personal(
                thing=bkm, values=values, empty=set(), versi=1, by=fasilitator
            )


def test_nothing_is_stored_without_a_basis():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_bkm(no_telp=PHONE, persetujuan_dasar="")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_bkm(no_telp=PHONE, simpan_sampai=date(2020, 1, 1))
    make_bkm(persetujuan_dasar="")


def test_what_has_expired_is_emptied_also_in_the_history(fasilitator):
    yesterday = timezone.localdate() - timedelta(days=1)
    old = make_bkm(no_telp=PHONE, persetujuan_tanggal=date(2020, 1, 1),
                   simpan_sampai=yesterday)  # fmt: skip
    kept = make_bkm(kode="BKM-2", no_telp=PHONE)
    out = StringIO()
    call_command("purge_personal", "--dry-run", stdout=out)
    assert "BKM/LKM: 1 akan dikosongkan" in out.getvalue()
    old.refresh_from_db()
    assert old.no_telp == PHONE
    call_command("purge_personal", stdout=out)
    old.refresh_from_db()
    kept.refresh_from_db()
    assert (old.no_telp, kept.no_telp) == ("", PHONE)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM kelompok_bkmevent WHERE pgh_obj_id = %s"
            " AND no_telp <> ''",
            [old.pk],
        )
        assert cursor.fetchone() == (0,)
    event = AuditEvent.objects.get(verba="pribadi.purged")
    assert event.objek_id == str(old.pk)
    with pytest.raises(Refused, match="kosong"):
        personal.reveal(
            thing=old, field="no_telp", reason="Mengundang rapat", by=fasilitator
        )
    call_command("purge_personal", stdout=out)
    assert AuditEvent.objects.filter(verba="pribadi.purged").count() == 1


def test_the_clock_of_the_worker_empties_what_has_expired():
    asked = settings.CELERY_BEAT_SCHEDULE["purge-personal"]
    assert asked["task"] == jobs.purge_personal.name in app.tasks
    assert not asked.get("args") and not asked.get("kwargs")
    old = make_bkm(
        no_telp=PHONE,
        persetujuan_tanggal=date(2020, 1, 1),
        simpan_sampai=timezone.localdate() - timedelta(days=1),
    )
    jobs.purge_personal()
    old.refresh_from_db()
    assert old.no_telp == ""


def test_what_is_emptied_leaves_the_history_too(client, fasilitator):
    bkm = make_bkm(no_telp=PHONE)
    url = f"/kelompok/pribadi/bkm/{bkm.pk}/ubah/"
    sent = {"kosongkan": ["no_telp"], "versi": 1, "persetujuan_dasar": ""}
    assert client.post(url, sent).url == bkm.get_absolute_url()
    assert set(stored()) == set(stored("kelompok_bkmevent")) == {""}


def test_the_nightly_purge_finds_what_only_the_history_still_holds():
    bkm = make_bkm(no_telp=PHONE)
    Bkm.objects.filter(pk=bkm.pk).update(no_telp="", simpan_sampai=None)
    assert any(stored("kelompok_bkmevent"))
    today = timezone.localdate()
    assert personal.purge_personal(today=today)["BKM/LKM"] == 1
    assert set(stored("kelompok_bkmevent")) == {""}
    assert personal.purge_personal(today=today)["BKM/LKM"] == 0


def test_a_reason_may_hold_any_typed_character(client, fasilitator):
    bkm = make_bkm(no_telp=PHONE)
    sent = {"kolom": "no_telp", "alasan": "Mengundang\x00 rapat warga"}
    client.post(f"/kelompok/pribadi/bkm/{bkm.pk}/", sent)
    event = AuditEvent.objects.get(verba="pribadi.revealed")
    assert event.alasan == "Mengundang rapat warga"
