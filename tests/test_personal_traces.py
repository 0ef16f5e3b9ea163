"""Personal data leave no trace: not in PDF, logs, addresses, trail or other tables.

The walk of ``tests/test_access.py`` looks into every answer; here are the papers it
does not ask for one by one, what stays in the database, and the proof that each look
finds what was left behind on purpose.
"""

import logging
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from redis import Redis

from kelompok.actions import attendance, personal, retention, rows
from kelompok.models import Bkm, Meeting, Pengurus
from kelompok.views import meeting_papers, panels
from sibungas.audit.models import AuditEvent
from tests import traces
from tests.access import land as ground
from tests.access.walk import KNOWN_TO, Caller, Walk, callers, content_of

pytestmark = pytest.mark.django_db
ONE = "99.01.01.1001"
# Papers with names that people filed: they are archives, not data of the portal.
FILES = ("files_attachment", "files_attachmentevent")
# Where a name may stand in plain words; what is sealed stands nowhere.
TABLES = {
    "kenari-hadir": (
        "kelompok_meetingparticipant",
        "kelompok_meetingparticipantevent",
        *FILES,
    ),
    "kenari-peserta": ("kelompok_bimtekpeserta",),
    "kenari-pribadi": (),
    "kenari-pengurus": (),
}


@pytest.fixture
def land(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = str(tmp_path)
    return ground.build()


@pytest.fixture
def who(land) -> dict[str, Caller]:
    return {caller.name: caller for caller in callers()}


# Papers -----------------------------------------------------------------------------


@pytest.mark.parametrize("bentuk", ["pdf", "docx"])
@pytest.mark.parametrize("jenis", ["undangan", "notulen", "berita-acara"])
def test_papers_of_a_meeting_carry_names_to_who_reads_names(
    land, who, client, jenis, bentuk
):
    pytest.importorskip("weasyprint", exc_type=OSError)
    meeting = land.of("rapat", "99.01")
    url = reverse("kelompok:rapat_naskah", args=[meeting.pk, jenis, bentuk])
    read = set()
    for caller in who.values():
        client.cookies.clear()
        answer = client.get(url, headers=caller.headers)
        if b"kenari-hadir-kota" in content_of(answer):
            read.add(caller.name)
    may = {c.name for c in who.values() if ("hadir", "kota") in c.knows()}
    # An invitation names nobody; a token is no session and reads no page.
    assert read == (set() if jenis == "undangan" else may & set(KNOWN_TO["hadir"]))
    assert jenis == "undangan" or "sekretariat_pokja" in read


def test_a_certificate_carries_a_name_to_the_committee_only(land, who, client):
    pytest.importorskip("weasyprint", exc_type=OSError)
    event = land.of("bimtek", "99.01")
    url = reverse("kelompok:bimtek_sertifikat", args=[event.pk])
    read = set()
    for caller in who.values():
        client.cookies.clear()
        answer = client.get(url, headers=caller.headers)
        if b"kenari-peserta-kota" in content_of(answer):
            read.add(caller.name)
    assert read == {"admin_provinsi", "staf_provinsi", "verifikator"}


# What deeds leave behind ------------------------------------------------------------


def deeds(land: Any) -> None:
    """Everything that is done with personal data, as the actions do it."""
    worker = ground.someone("fasilitator", ONE)
    writer = ground.someone("sekretariat_pokja", "99.01")
    bkm = Bkm.objects.get(pk=land.of("bkm", ONE).pk)
    values = {
        "no_rekening": "kenari-pribadi-baru",
        "persetujuan_tanggal": date(2022, 5, 4),
        "persetujuan_dasar": "Formulir",
        "simpan_sampai": date(2099, 1, 1),
    }
    bkm = personal.set_personal(
        thing=bkm, values=values, empty={"nama_bank"}, versi=bkm.versi, by=worker
    )
    said = personal.reveal(
        thing=bkm, field="no_rekening", reason="Mengundang rapat", by=worker
    )
    assert said == "kenari-pribadi-baru"
    row = land.of("pengurus", ONE)
    rows.update_row(
        row=row, values={"nama": "kenari-pengurus-baru"}, versi=row.versi, by=worker
    )
    meeting = Meeting.objects.get(pk=land.of("rapat", "99.01").pk)
    attendance.add_participants(
        meeting=meeting, people=[{"nama": "kenari-hadir-baru", "kategori": "opd"}],
        by=writer,
    )  # fmt: skip


def test_names_and_numbers_stand_in_their_own_columns_only(land):
    with traces.Heard() as heard:
        deeds(land)
    cursor = connection.cursor()
    for needle, tables in TABLES.items():
        assert traces.in_database([needle], cursor, tables) == []
        assert traces.in_text([needle], "logs", heard.taken()) == []
    assert AuditEvent.objects.filter(verba="pribadi.saved").exists()
    clients = [
        Redis.from_url(settings.CACHES["default"]["LOCATION"]),
        broker(settings.CELERY_BROKER_URL),
    ]
    assert traces.in_redis(TABLES, *clients) == []


def broker(url: str) -> Redis:
    """A client of the broker, whose address Celery writes in its own way."""
    path, _, number = url.partition("?virtual_host=")
    if path.startswith("redis+socket://"):
        return Redis(unix_socket_path=path[len("redis+socket://") :], db=number or 0)
    return Redis.from_url(url)


def test_what_was_purged_is_gone_from_every_table(land):
    deeds(land)
    later = date(2099, 6, 1)
    personal.purge_personal(today=later)
    retention.purge_names(today=later)
    cursor = connection.cursor()
    cursor.execute(
        "UPDATE kelompok_meetingparticipantevent SET pgh_created_at = '2001-01-01'"
    )
    retention.purge_names(today=later)
    assert traces.in_database(TABLES, cursor, FILES) == []
    assert not any(
        getattr(row, name) for row in Bkm.objects.all() for name in Bkm.PERSONAL
    )
    assert set(Pengurus.objects.values_list("nama", flat=True)) == {""}


# Proof that each look finds what is there -------------------------------------------


def test_the_walk_finds_a_name_in_a_log_line(land, who, monkeypatch):
    kept = panels.context

    def telling(request: Any, group: Any) -> dict[str, Any]:
        found = kept(request, group)
        for officer in found["pengurus"]:
            logging.getLogger("bocor").info("dibuka", extra={"nama": officer.nama})
        return found

    names = ["kelompok:bkm"]
    assert Walk(land).go([who["fasilitator"]], names).wrong == []
    monkeypatch.setattr(panels, "context", telling)
    wrong = Walk(land).go([who["fasilitator"]], names).wrong
    assert any("logs pengurus of satu" in said for said in wrong)


def test_the_walk_finds_a_name_in_an_address(land, who, monkeypatch):
    from kelompok.views import rows as doors

    names = ["kelompok:pengurus_edit"]
    assert Walk(land).go([who["fasilitator"]], names).wrong == []
    monkeypatch.setattr(
        doors, "redirect",
        lambda row: doors.HttpResponse(
            status=302, headers={"Location": "/?q=kenari-pengurus-satu"}
        ),
    )  # fmt: skip
    wrong = Walk(land).go([who["fasilitator"]], names).wrong
    assert any("leads to pengurus of satu" in said for said in wrong)


def test_the_walk_finds_a_name_in_a_pdf(land, who, monkeypatch):
    pytest.importorskip("weasyprint", exc_type=OSError)
    names = ["kelompok:rapat_naskah"]
    assert Walk(land).go([who["bappeda"]], names).wrong == []
    monkeypatch.setattr(meeting_papers, "sees_names", lambda *_: True)
    wrong = Walk(land).go([who["auditor"]], names).wrong
    assert any("shows hadir of kota" in said for said in wrong)


def test_a_name_in_redis_and_in_a_table_is_found(land):
    client = broker(settings.CELERY_BROKER_URL)
    key = f"uji-{timezone.now().timestamp()}"
    packed = "eyJuYW1hIjogImtlbmFyaS1wcmliYWRpLXNhdHUifQ=="
    try:
        client.rpush(key, f'{{"body": "{packed}"}}')
        found = traces.in_redis(["kenari-pribadi"], client)
    finally:
        client.delete(key)
    assert len(found) == 1 and key in found[0]
    cursor = connection.cursor()
    cursor.execute("UPDATE kelompok_bkm SET alamat = 'Jalan kenari-pribadi-satu'")
    found = traces.in_database(["kenari-pribadi"], cursor)
    assert found == [
        "table kelompok_bkm: kenari-pribadi",
        "table kelompok_bkmevent: kenari-pribadi",
    ]
