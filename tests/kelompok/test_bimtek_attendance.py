"""Who came: noted by the committee, counted, or by themselves at the door."""

import contextlib
import re
import zlib
from datetime import time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kelompok import kehadiran
from kelompok.actions import bimtek_attendance as actions
from kelompok.models import BimtekHitungan, BimtekPeserta, BimtekPintu
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused
from tests import factories
from tests.kelompok.test_bimtek import make_bimtek, office
from tests.kelompok.test_ksm import make_ksm

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def panitia(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def url(name, event, *more):
    return reverse(f"kelompok:bimtek_{name}", args=[event.pk, *more])


def person(**changes):
    values = {"nama": "Siti Contoh", "jenis_kelamin": "P", "asal": "", "mbr": "ya"}
    return {**values, "kategori": "", **changes}


def test_people_are_noted_without_a_full_page(client, panitia):
    event = make_bimtek(target_peserta=2)
    ksm = make_ksm(nama="Titian")
    answer = client.post(url("hadir_tambah", event), person(asal="titian"), headers=HX)
    part = answer.content.decode()
    assert "<html" not in part and "Siti Contoh tercatat hadir" in part
    assert 'hx-swap-oob="afterbegin:#daftar-hadir"' in part
    assert "dari target 2" in part
    row = BimtekPeserta.objects.get()
    assert (row.ksm, row.kategori, row.cara, row.mbr) == (ksm, "ksm", "panitia", True)
    trail = AuditEvent.objects.get(verba="bimtek.attended")
    assert "Siti" not in f"{trail.sesudah}{trail.objek_label}"


def test_without_htmx_the_same_forms_lead_back(client, panitia):
    event = make_bimtek()
    answer = client.post(url("hadir_tambah", event), person())
    assert answer.url == url("hadir", event)
    page = client.get(answer.url).content.decode()
    assert "Siti Contoh" in page
    wrong = client.post(url("hadir_tambah", event), person(jenis_kelamin="X"))
    assert wrong.status_code == 422
    assert 'value="Siti Contoh"' in wrong.content.decode()


def test_the_same_person_is_noted_once_unless_it_is_another(client, panitia):
    event = make_bimtek()
    add = url("hadir_tambah", event)
    client.post(add, person(asal="RT 3"))
    again = person(nama=" siti   CONTOH.", asal="rt 3")
    answer = client.post(add, again, headers=HX)
    assert answer.status_code == 422
    assert "sudah hadir pukul" in answer.content.decode()
    assert client.post(add, {**again, "tetap": "on"}, headers=HX).status_code == 200
    # The same name from elsewhere is somebody else, and is marked on the page.
    assert client.post(add, person(asal="RT 9"), headers=HX).status_code == 200
    assert BimtekPeserta.objects.count() == 3
    page = client.get(url("hadir", event)).content.decode()
    assert page.count("nama sama") == 3


def test_the_invited_are_ticked_off_and_taken_back(client, panitia):
    event = make_bimtek()
    client.post(url("hadir_tambah", event), person(asal="RT 3", undang="on"))
    row = BimtekPeserta.objects.get()
    assert row.diundang and row.hadir_pada is None
    mark = url("hadir_ubah", event, row.pk)
    part = client.post(mark, {"langkah": "hadir"}, headers=HX).content.decode()
    assert f'id="peserta-{row.pk}"' in part and "1 orang" in part
    client.post(mark, {"langkah": "batal"}, headers=HX)
    row.refresh_from_db()
    assert row.hadir_pada is None
    # Typed at the door without the office: it is the invited one who comes.
    client.post(url("hadir_tambah", event), person())
    row.refresh_from_db()
    assert row.hadir_pada and BimtekPeserta.objects.count() == 1
    assert client.post(mark, {"langkah": "lompat"}, headers=HX).status_code == 422


def test_who_was_not_invited_is_removed_not_unticked(client, panitia):
    event = make_bimtek()
    client.post(url("hadir_tambah", event), person())
    row = BimtekPeserta.objects.get()
    mark = url("hadir_ubah", event, row.pk)
    assert client.post(mark, {"langkah": "batal"}, headers=HX).status_code == 422
    assert client.post(mark, {"langkah": "hapus"}, headers=HX).status_code == 200
    assert not BimtekPeserta.objects.exists()
    assert AuditEvent.objects.filter(verba="bimtek.participant_removed").exists()


def test_a_row_of_another_event_is_not_here(client, panitia):
    event, other = make_bimtek(), make_bimtek(judul="Lain")
    client.post(url("hadir_tambah", other), person())
    row = BimtekPeserta.objects.get()
    mark = url("hadir_ubah", event, row.pk)
    assert client.post(mark, {"langkah": "hapus"}).status_code == 404
    assert BimtekPeserta.objects.exists()


def test_an_office_is_counted_without_names(client, panitia):
    event = make_bimtek()
    office("TP PKK Kota", kategori="pkk")
    sent = {"asal": "tp pkk kota", "laki_laki": "1", "perempuan": "11", "mbr": "4"}
    part = client.post(url("hitungan", event), sent, headers=HX).content.decode()
    assert "12 orang: 1 laki-laki, 11 perempuan; 4 MBR" in part
    row = BimtekHitungan.objects.get()
    assert (row.kategori, row.jumlah, row.nama_asal) == ("tp_pkk", 12, "TP PKK Kota")
    client.post(url("hitungan_hapus", event, row.pk), headers=HX)
    assert not BimtekHitungan.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"asal": "", "jumlah": "3"}, "Wajib diisi"),
        ({"asal": "x"}, "Isi jumlah orang yang hadir"),
        ({"asal": "x", "laki_laki": "3"}, "Isi laki-laki dan perempuan"),
        (
            {"asal": "x", "laki_laki": "1", "perempuan": "1", "jumlah": "3"},
            "Laki-laki dan perempuan ada 2",
        ),
        ({"asal": "x", "jumlah": "2", "mbr": "3"}, "Melebihi jumlah yang hadir"),
    ],
)
def test_counts_that_do_not_add_up_are_refused(client, panitia, sent, sentence):
    event = make_bimtek()
    answer = client.post(url("hitungan", event), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_cancelled_event_takes_nobody(client, panitia):
    event = make_bimtek(status="dibatalkan")
    answer = client.post(url("hadir_tambah", event), person(), headers=HX)
    assert answer.status_code == 422
    assert "dibatalkan" in answer.content.decode()


def test_readers_see_counts_and_no_names(client):
    event = make_bimtek()
    BimtekPeserta.objects.create(
        bimtek=event, nama="Siti Contoh", asal="RT 3", jenis_kelamin="P",
        hadir_pada=timezone.now(),
    )  # fmt: skip
    client.force_login(factories.make_user("auditor", "99.01"))
    page = client.get(event.get_absolute_url()).content.decode()
    assert "RT 3" in page and "Siti" not in page
    assert client.get(url("hadir", event)).status_code == 403


# The door ---------------------------------------------------------------------------


def opened(client, event):
    client.post(url("pintu", event), {"langkah": "buka"})
    return BimtekPintu.objects.get(ditutup_pada=None)


def link(pintu):
    return reverse("kelompok:hadir", args=[kehadiran.sign(pintu)])


def herself(**changes):
    return {"nama": "Rina Contoh", "jenis_kelamin": "P", "asal": "Titian", **changes}


def test_somebody_without_account_checks_in_by_the_link(client, panitia):
    event = make_bimtek()
    ksm = make_ksm(nama="Titian")
    client.post(url("hadir_tambah", event), person(nama="Orang Rahasia"))
    pintu = opened(client, event)
    page = client.get(url("pintu", event)).content.decode()
    assert "<svg" in page and pintu.kode in page
    guest = Client()
    form = guest.get(link(pintu)).content.decode()
    assert event.judul in form and "Rahasia" not in form and "Titian" not in form
    answer = guest.post(link(pintu), herself(mbr="ya")).content.decode()
    assert "Terima kasih, Rina Contoh" in answer
    row = BimtekPeserta.objects.get(nama="Rina Contoh")
    assert (row.cara, row.ksm, row.mbr) == ("qr", ksm, True)
    # Once more: the same answer, and no second row.
    assert guest.post(link(pintu), herself()).content.decode().count("Terima kasih")
    assert BimtekPeserta.objects.filter(nama="Rina Contoh").count() == 1
    trail = AuditEvent.objects.get(verba="bimtek.checked_in")
    assert trail.oleh is None and "Rina" not in str(trail.sesudah)


def test_six_letters_open_the_same_door(client, panitia):
    event = make_bimtek()
    pintu = opened(client, event)
    guest = Client()
    answer = guest.post("/hadir/", {"kode": f" {pintu.kode.lower()} "})
    assert answer.status_code == 302 and answer.url.startswith("/hadir/")
    guest.post(answer.url, herself())
    assert BimtekPeserta.objects.get().cara == "kode"


def test_guessing_codes_is_slowed_down(client, panitia):
    pintu = opened(client, make_bimtek())
    guest = Client()
    for _ in range(20):
        assert guest.post("/hadir/", {"kode": "AAAAAA"}).status_code == 422
    answer = guest.post("/hadir/", {"kode": pintu.kode})
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "900"
    # Another address is not held up.
    elsewhere = Client(REMOTE_ADDR="10.1.1.1")
    assert elsewhere.post("/hadir/", {"kode": pintu.kode}).status_code == 302


@pytest.mark.parametrize("what", ["closed", "renewed", "late", "cancelled", "forged"])
def test_a_link_that_no_longer_holds_shows_nothing(client, panitia, what):
    event = make_bimtek()
    pintu = opened(client, event)
    way = link(pintu)
    if what == "closed":
        client.post(url("pintu", event), {"langkah": "tutup"})
    elif what == "renewed":
        client.post(url("pintu", event), {"langkah": "buka"})
    elif what == "late":
        BimtekPintu.objects.update(sampai=timezone.now() - timedelta(seconds=1))
    elif what == "cancelled":
        type(event).objects.update(status="dibatalkan")
    else:
        way = reverse("kelompok:hadir", args=["x" + kehadiran.sign(pintu)])
    for answer in (Client().get(way), Client().post(way, herself())):
        assert answer.status_code == 404
        assert event.judul not in answer.content.decode()
    assert not BimtekPeserta.objects.exists()


def test_the_door_opens_only_in_the_hours_of_the_event(client, panitia):
    day = timezone.localdate() + timedelta(days=2)
    event = make_bimtek(tanggal_mulai=day, tanggal_selesai=day)
    with pytest.raises(Refused, match="ubah dahulu tanggalnya"):
        actions.open_door(bimtek=event, by=panitia)
    answer = client.post(url("pintu", event), {"langkah": "buka"}, follow=True)
    assert "ubah dahulu tanggalnya" in answer.content.decode()
    day = timezone.localdate() - timedelta(days=2)
    over = make_bimtek(tanggal_mulai=day, tanggal_selesai=day)
    with pytest.raises(Refused, match="jam kegiatan"):
        actions.open_door(bimtek=over, by=panitia)
    assert not BimtekPintu.objects.exists()


def test_nobody_is_present_before_the_first_day(client, panitia):
    event = make_bimtek()
    way = link(opened(client, event))
    day = timezone.localdate() + timedelta(days=2)
    type(event).objects.update(tanggal_mulai=day, tanggal_selesai=day)
    page = client.get(url("hadir", event)).content.decode()
    assert "Sampai hari itu hanya undangan yang dapat dicatat" in page
    add = url("hadir_tambah", event)
    said = client.post(add, person(), headers=HX)
    assert said.status_code == 422
    assert "ubah dahulu tanggalnya" in said.content.decode()
    counted = {"asal": "TP PKK", "laki_laki": "1", "perempuan": "2"}
    said = client.post(url("hitungan", event), counted, headers=HX)
    assert "ubah dahulu tanggalnya" in said.content.decode()
    # The door that was opened before the event was put off lets nobody in.
    said = Client().post(way, herself()).content.decode()
    assert "kehadiran dicatat mulai hari itu" in said
    assert not BimtekPeserta.objects.exists()
    assert not BimtekHitungan.objects.exists()
    # Inviting goes on; ticking off waits.
    assert client.post(add, person(undang="on"), headers=HX).status_code == 200
    row = BimtekPeserta.objects.get()
    mark = url("hadir_ubah", event, row.pk)
    assert client.post(mark, {"langkah": "hadir"}, headers=HX).status_code == 422
    row.refresh_from_db()
    assert row.hadir_pada is None


def test_the_door_closes_an_hour_after_the_hours(monkeypatch, panitia):
    event = make_bimtek(jam_mulai=time(9), jam_selesai=time(12))
    noon = timezone.localtime().replace(hour=11, minute=30)
    monkeypatch.setattr(actions.timezone, "now", lambda: noon)
    pintu = actions.open_door(bimtek=event, by=panitia)
    ends = timezone.localtime(pintu.sampai)
    assert (ends.date(), ends.hour, ends.minute) == (noon.date(), 13, 0)


def test_a_crowd_is_asked_to_wait(client, panitia, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_MINUTE", 2)
    pintu = opened(client, make_bimtek())
    guest = Client()
    for name in ("Satu", "Dua"):
        assert guest.post(link(pintu), herself(nama=name)).status_code == 200
    answer = guest.post(link(pintu), herself(nama="Tiga"))
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "60"
    assert BimtekPeserta.objects.count() == 2


# Certificates -----------------------------------------------------------------------


def test_certificates_for_those_who_came_with_a_name(client, panitia):
    event = make_bimtek(status="terlaksana")
    now = timezone.now()
    ani = BimtekPeserta.objects.create(bimtek=event, nama="Ani", hadir_pada=now)
    BimtekPeserta.objects.create(bimtek=event, nama="Budi", hadir_pada=now)
    BimtekPeserta.objects.create(bimtek=event, nama="", hadir_pada=now)
    invited = BimtekPeserta.objects.create(bimtek=event, nama="Cici", diundang=True)
    whole = client.get(url("sertifikat", event))
    assert whole["Content-Type"] == "application/pdf"
    assert whole.content.startswith(b"%PDF") and pages(whole.content) == 2
    one = client.get(url("sertifikat", event), {"peserta": ani.pk})
    assert pages(one.content) == 1
    for nobody in (invited.pk, "x", "9" * 30):
        asked = {"peserta": nobody}
        assert client.get(url("sertifikat", event), asked).status_code == 404
    trail = AuditEvent.objects.filter(verba="bimtek.certified").order_by("pk")
    assert [row.sesudah["jumlah"] for row in trail] == [2, 1]


def pages(document):
    """How many pages a PDF has; its objects are packed in streams."""
    packed = re.findall(rb"stream\n(.*?)\nendstream", document, re.DOTALL)
    texts = []
    for part in packed:
        with contextlib.suppress(zlib.error):
            texts.append(zlib.decompress(part))
    return len(re.findall(rb"/Type /Page\b", b"".join([document, *texts])))


def test_a_planned_event_gives_no_certificates(client, panitia):
    event = make_bimtek()
    BimtekPeserta.objects.create(bimtek=event, nama="A", hadir_pada=timezone.now())
    answer = client.get(url("sertifikat", event), follow=True)
    assert "setelah kegiatan dinyatakan terlaksana" in answer.content.decode()


def test_a_row_that_somebody_else_removed_is_told(panitia):
    event = make_bimtek()
    row = actions.add_participant(
        bimtek=event, values={**person(), "mbr": None}, by=panitia
    ).peserta
    seen = BimtekPeserta.objects.get(pk=row.pk)
    row.delete()
    for deed in (
        lambda: actions.remove_participant(bimtek=event, peserta=seen, by=panitia),
        lambda: actions.set_presence(
            bimtek=event, peserta=seen, hadir=False, by=panitia
        ),
    ):
        with pytest.raises(Refused, match="sudah dihapus orang lain"):
            deed()


@pytest.mark.parametrize("door", ["", "hadir/"])
def test_ten_thousand_people_cost_no_more_queries_than_one(client, panitia, door):
    event, ksm = make_bimtek(), make_ksm(nama="Titian")
    client.post(url("hadir_tambah", event), person())

    def asked():
        client.get(f"{event.get_absolute_url()}{door}")
        with CaptureQueriesContext(connection) as seen:
            page = client.get(f"{event.get_absolute_url()}{door}").content.decode()
        return len(seen), page

    def come(numbers):
        BimtekPeserta.objects.bulk_create(
            BimtekPeserta(
                bimtek=event, nama=f"Warga {n}", nama_kunci=f"warga {n}", ksm=ksm,
                jenis_kelamin="LP"[n % 2], hadir_pada=timezone.now(),
            )
            for n in numbers
        )  # fmt: skip

    # One of a KSM, whose standing before and after the event is shown as well.
    come([0])
    few, _page = asked()
    come(range(1, 9_999))
    many, page = asked()
    assert many == few and "10.000" in page
    # The list comes in pages, the newest first.
    assert page.count('id="peserta-') == (500 if door else 0)
    if door:
        last = client.get(f"{event.get_absolute_url()}{door}?halaman=20")
        page = last.content.decode()
        assert "Siti Contoh" in page and "9.501–10.000 dari 10.000" in page
