"""Published events: loaded once, only what their sources say."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kawasan.models import Wilayah
from kelompok.models import Meeting
from kelompok.reference_events import EVENTS
from tests import factories

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).parents[2] / "docs" / "rujukan-rapat.md"
CITIES = [f"63.{n:02d}" for n in range(1, 12)] + ["63.71", "63.72"]


def place(kode, jenis, parent=None):
    values = {"kode": kode, "nama": f"Tempat {kode}", "jenis": jenis}
    size = "sedang" if jenis in ("kabupaten", "kota") else ""
    return Wilayah.objects.create(
        edisi="uji",
        berlaku_mulai="2020-01-01",
        parent=parent,
        kelas_kota=size,
        **values,
    )


@pytest.fixture
def kalsel():
    province = place("63", "provinsi")
    for kode in CITIES:
        place(kode, "kota" if kode > "63.7" else "kabupaten", province)
    return province


def load():
    said = StringIO()
    call_command("load_events", stdout=said)
    return said.getvalue()


def test_the_events_are_loaded_once_with_the_facts_of_their_sources(kalsel):
    assert load().startswith("4 rapat rujukan")
    assert load().startswith("0 rapat rujukan")
    rakor, banjar, kick_off, lokakarya = Meeting.objects.order_by("pk")
    assert (str(rakor.tanggal), rakor.wilayah) == ("2025-11-03", kalsel)
    tally = rakor.peserta_set.tally()
    # Thirteen kab/kota and three speakers.
    assert (tally["daerah"], tally["datang"]) == (13, 16)
    assert (banjar.wilayah, str(banjar.tanggal)) == (None, "2016-11-08")
    assert banjar.peserta_set.filter(peran="penutup").count() == 1
    assert (kick_off.peserta_dilaporkan, str(kick_off.tanggal)) == (100, "2023-03-09")
    assert kick_off.penyelenggara.nama.startswith("Dinas PUPR")
    assert (lokakarya.tanggal, lokakarya.mewakili) == (None, "Wakil Gubernur")
    assert not Meeting.objects.filter(is_demo=True).exists()
    # Nobody is named.
    assert set(Meeting.objects.values_list("peserta_set__nama", flat=True)) == {""}


def test_what_found_no_field_is_printed_and_kept(kalsel):
    said, kept = load(), DOCUMENT.read_text()
    facts = [fact for event in EVENTS for fact in event.unplaced]
    assert len(facts) == 19
    for fact in facts:
        assert fact in said
        assert f"* {fact}" in kept


def test_without_the_places_nothing_is_loaded():
    with pytest.raises(CommandError, match="Muat wilayah 63"):
        load()
    assert not Meeting.objects.exists()


def test_everybody_on_duty_reads_them_and_nobody_changes_them(kalsel, client):
    load()
    banjar = Meeting.objects.get(jenis="sinkronisasi")
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    page = client.get(banjar.get_absolute_url())
    assert page.status_code == 200
    assert "Rujukan." in page.content.decode()
    assert client.get(f"{banjar.get_absolute_url()}ubah/").status_code == 403
    client.force_login(factories.make_user("staf_provinsi", "63"))
    rakor = Meeting.objects.get(jenis="rakor")
    answer = client.get(f"{rakor.get_absolute_url()}ubah/", follow=True)
    assert "sudah ditutup" in answer.content.decode()
    client.force_login(factories.make_user())
    assert client.get(banjar.get_absolute_url()).status_code == 404
