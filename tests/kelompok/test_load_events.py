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


def figures(meeting):
    rows = meeting.angka_set.values_list("uraian", "jenis", "nilai", "satuan", "tahun")
    return [
        (uraian, jenis, str(nilai.normalize()), satuan, tahun)
        for uraian, jenis, nilai, satuan, tahun in rows
    ]


def test_the_events_are_loaded_once_with_the_facts_of_their_sources(kalsel):
    assert load().startswith("4 rapat rujukan dimuat, 0 diperbarui.")
    assert load().startswith("0 rapat rujukan dimuat, 0 diperbarui.")
    rakor, banjar, kick_off, lokakarya = Meeting.objects.order_by("pk")
    assert (str(rakor.tanggal), rakor.wilayah) == ("2025-11-03", kalsel)
    tally = rakor.peserta_set.tally()
    # Thirteen kab/kota and three speakers.
    assert (tally["daerah"], tally["datang"]) == (13, 16)
    [focus] = rakor.angka_set.all()
    assert (focus.nilai, focus.satuan, focus.wilayah.kode) == (450, "ha", "63.71")
    assert (banjar.wilayah, str(banjar.tanggal)) == (None, "2016-11-08")
    assert banjar.wilayah_luar == "Kota Banjar, Jawa Barat"
    assert (banjar.pembuka, banjar.penutup) == ("Kabid Fisik Bappeda",) * 2
    assert banjar.peserta_set.filter(peran="penutup").count() == 1
    assert banjar.arti_pokja == "percepatan Penanganan Kumuh Perkotaan"
    assert banjar.kerangka == ["KOTAKU 2016–2020", "100-0-100"]
    assert (kick_off.peserta_dilaporkan, str(kick_off.tanggal)) == (100, "2023-03-09")
    assert kick_off.penyelenggara.nama.startswith("Dinas PUPR")
    assert kick_off.kerangka == ["RPJMN 2020-2024", "SDGs 2030", "RPJMD 2021-2026"]
    assert str(kick_off.terbit_sumber) == "2023-03-09"
    assert (lokakarya.tanggal, lokakarya.mewakili) == (None, "Wakil Gubernur")
    assert lokakarya.wilayah_dilaporkan == 7
    assert lokakarya.kapasitas == ["sistem", "lembaga", "individu"]
    assert (lokakarya.penulis_sumber, lokakarya.terbit_sumber) == ("(Admin)", None)
    assert not Meeting.objects.filter(is_demo=True).exists()
    # Nobody is named.
    assert set(Meeting.objects.values_list("peserta_set__nama", flat=True)) == {""}


def test_every_number_that_was_named_is_kept_with_its_year(kalsel):
    load()
    banjar = Meeting.objects.get(jenis="sinkronisasi")
    assert figures(banjar) == [
        ("Luas kumuh", "keadaan", "187.95", "ha", 2016),
        ("Desa dan kelurahan yang memuatnya", "keadaan", "14", "desa/kelurahan", 2016),
        ("Luas kumuh", "sasaran", "0", "ha", 2019),
    ]
    assert set(banjar.angka_set.values_list("wilayah_luar", flat=True)) == {
        "Kota Banjar, Jawa Barat"
    }
    kick_off = Meeting.objects.get(jenis="kick_off_meeting")
    assert figures(kick_off) == [
        ("Rumah layak huni", "sasaran", "39.47", "%", 2022),
        ("Rumah layak huni", "capaian", "43.35", "%", 2022),
        ("Akses air minum", "sasaran", "88.68", "%", 2022),
        ("Akses air minum", "capaian", "77.09", "%", 2022),
        ("Akses air limbah", "sasaran", "9E+1", "%", 2022),
        ("Akses air limbah", "capaian", "88.28", "%", 2022),
        ("Pengelolaan sampah", "sasaran", "75", "%", 2022),
        ("Pengelolaan sampah", "capaian", "60.14", "%", 2022),
    ]
    assert {row.wilayah for row in kick_off.angka_set.all()} == {kalsel}
    assert figures(Meeting.objects.get(jenis="lokakarya")) == [
        ("Akses air minum", "sasaran", "1E+2", "%", 2019),
        ("Kumuh", "sasaran", "0", "%", 2019),
        ("Akses sanitasi", "sasaran", "1E+2", "%", 2019),
    ]


def test_offices_are_kept_as_read_and_as_written(kalsel):
    load()
    kick_off = Meeting.objects.get(jenis="kick_off_meeting")
    written = kick_off.peserta_set.exclude(tertulis="")
    assert dict(written.values_list("tertulis", "institution__nama")) == {
        "Bakauda": "Badan Keuangan Daerah Provinsi Kalimantan Selatan",
        "BPPW": "Balai Prasarana Permukiman Wilayah Kalimantan Selatan",
        "BPPP Kalimantan II": (
            "Balai Pelaksana Penyediaan Perumahan Kalimantan II"
            " (kini Balai P3KP Kalimantan II)"
        ),
        "Dinas kabupaten/kota": None,
    }
    # Eleven offices and, without a name, those of the kab/kota.
    assert kick_off.peserta_set.count() == 12


def test_facts_that_are_shipped_later_reach_an_old_row(kalsel):
    load()
    kick_off = Meeting.objects.get(jenis="kick_off_meeting")
    kick_off.angka_set.all().delete()
    Meeting.objects.filter(jenis="lokakarya").update(penulis_sumber="")
    assert load().startswith("0 rapat rujukan dimuat, 2 diperbarui.")
    assert kick_off.angka_set.count() == 8
    assert Meeting.objects.get(jenis="lokakarya").penulis_sumber == "(Admin)"
    assert load().startswith("0 rapat rujukan dimuat, 0 diperbarui.")


def test_what_is_silent_and_what_found_no_field_is_printed_and_kept(kalsel):
    said, kept = load(), DOCUMENT.read_text()
    silent = [line for event in EVENTS for line in event.silent]
    facts = [fact for event in EVENTS for fact in event.unplaced]
    # One fact, and on purpose: the portal has no comments.
    assert [len(silent), len(facts)] == [16, 1] and "kotak komentar" in facts[0]
    for line in (*silent, *facts):
        assert line in said
        assert f"* {line}" in kept


def test_the_page_shows_what_the_source_says(kalsel, client):
    load()
    client.force_login(factories.make_user("staf_provinsi", "63"))
    page = client.get(Meeting.objects.get(jenis="sinkronisasi").get_absolute_url())
    for fact in (
        "Kota Banjar, Jawa Barat",
        "di luar wilayah portal ini",
        "187,95 ha",
        "percepatan Penanganan Kumuh Perkotaan",
        "penulis tidak disebut",
    ):
        assert fact in page.text  # fmt: skip
    kick_off = Meeting.objects.get(jenis="kick_off_meeting").get_absolute_url()
    assert "di sumber: Bakauda" in client.get(f"{kick_off}hadir/").text
    page = client.get(kick_off).text
    assert "RPJMN 2020-2024; SDGs 2030; RPJMD 2021-2026" in page
    # Neither the mode, nor who was invited, nor which kab/kota came is known.
    for invented in ("Luring", "di daftar", "dari 13"):
        assert invented not in page


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
