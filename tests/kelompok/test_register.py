"""Documents, aturan bersama and RPLP through their doors."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kawasan.models import Intervention, Wilayah
from kelompok import dokumen
from kelompok.models import AturanBersama, DokumenPokja, Rplp
from sibungas.audit.models import AuditEvent
from tests import factories
from tests.kawasan import works

pytestmark = pytest.mark.django_db
NEW = "/dokumen/baru/"


def make_document(jenis="rp2kpkpk", wilayah=None, **columns):
    place = wilayah or factories.make_wilayah().kota
    values = {"judul": f"Dokumen {jenis}", "status": "proses_awal", **columns}
    if values["status"] == "disahkan":
        values.setdefault("tanggal", date(2024, 1, 2))
    return DokumenPokja.objects.create(jenis=jenis, wilayah=place, **values)


def typed(**changes):
    values = {
        "wilayah": factories.make_wilayah().kota.pk,
        "jenis": "rp3kp",
        "judul": "RP3KP Kota Satu",
        "status": "disahkan",
        "nomor": "12/2025",
        "tanggal": "2025-03-04",
        "tahun": "2025",
        "berlaku_mulai": "2025-04-01",
        "berlaku_sampai": "2035-03-31",
        "tautan": "https://contoh.id/rp3kp",
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def sekretariat(client):
    user = factories.make_user("sekretariat_pokja", "99.01")
    client.force_login(user)
    return user


# Documents --------------------------------------------------------------------------


def test_a_secretary_writes_a_document_down_and_it_is_in_the_trail(client, sekretariat):
    answer = client.post(NEW, typed())
    document = DokumenPokja.objects.get()
    assert answer.url == document.get_absolute_url()
    page = client.get(answer.url).content.decode()
    for words in ("RP3KP Kota Satu", "12/2025", "4 Mar 2025", "31 Mar 2035"):
        assert words in page
    event = AuditEvent.objects.get(verba="dokumen.created")
    assert (event.oleh, event.kode_wilayah) == (sekretariat, "99.01")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"judul": ""}, "Wajib diisi"),
        ({"tanggal": ""}, "Isi tanggal pengesahan"),
        ({"tanggal": "2999-01-01"}, "belum tiba"),
        ({"tahun": "1800"}, "antara 1990 dan 2100"),
        ({"berlaku_sampai": "2020-01-01"}, "Mendahului mulai berlakunya"),
        ({"tautan": "javascript:alert(1)"}, "diawali http:// atau https://"),
        ({"status": "belum_ada"}, "tidak bernomor"),
        ({"jenis": "sk_kumuh"}, "sk_kumuh"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, sekretariat, changes, sentence
):
    answer = client.post(NEW, typed(catatan="Tetap di sini", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Tetap di sini" in page
    assert not DokumenPokja.objects.exists()


def test_a_number_stands_once_per_place_and_kind(client, sekretariat):
    make_document("rp3kp", nomor="12/2025")
    answer = client.post(NEW, typed())
    assert answer.status_code == 422
    assert "Dokumen dengan nomor ini sudah dicatat." in answer.content.decode()


def test_a_document_replaces_only_its_like(client, sekretariat):
    other = make_document("ssk", judul="SSK lama")
    answer = client.post(NEW, typed(menggantikan=other.pk))
    assert "dokumen sejenis dari wilayah yang sama" in answer.content.decode()
    old = make_document("rp3kp", judul="RP3KP lama", status="disahkan")
    assert client.post(NEW, typed(menggantikan=old.pk)).status_code == 302
    page = client.get(old.get_absolute_url()).content.decode()
    assert "RP3KP Kota Satu" in page


def test_two_documents_do_not_replace_each_other(client, sekretariat):
    old = make_document("rp3kp", nomor="1")
    new = make_document("rp3kp", nomor="2", menggantikan=old)
    sent = typed(nomor="1", menggantikan=new.pk, versi=old.versi)
    answer = client.post(f"/dokumen/{old.pk}/ubah/", sent)
    assert answer.status_code == 422
    assert "saling menggantikan" in answer.content.decode()


def test_a_stale_form_shows_both_versions(client, sekretariat):
    document = make_document("rp3kp")
    url = f"/dokumen/{document.pk}/ubah/"
    assert client.post(url, typed(judul="Judul Baru", versi=1)).status_code == 302
    answer = client.post(url, typed(judul="Judul Lain", versi=1))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Judul Baru" in page
    assert 'value="Judul Lain"' in page
    document.refresh_from_db()
    assert (document.judul, document.versi) == ("Judul Baru", 2)


def test_documents_above_are_read_and_those_beside_are_not(client):
    places = factories.make_wilayah()
    above = make_document("rispam", places.provinsi, judul="RISPAM regional")
    beside = make_document("rispam", places.kabupaten, judul="RISPAM sebelah")
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    page = client.get("/dokumen/").content.decode()
    assert "RISPAM regional" in page
    assert "RISPAM sebelah" not in page
    assert client.get(above.get_absolute_url()).status_code == 200
    assert client.post(f"/dokumen/{above.pk}/ubah/", typed()).status_code == 403
    assert client.get(beside.get_absolute_url()).status_code == 404


def test_the_table_refuses_what_no_form_would_send():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_document(berlaku_mulai=date(2025, 1, 2), berlaku_sampai=date(2025, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumenPokja.objects.create(
            jenis="ssk", judul="x", wilayah=factories.make_wilayah().kota,
            status="disahkan",
        )  # fmt: skip


# The checklist ----------------------------------------------------------------------


def states(place):
    return {line.jenis: line for line in dokumen.checklists([place])[place.pk]}


def test_the_checklist_tells_what_is_there_ending_ended_coming_and_missing():
    place = factories.make_wilayah().kota
    today = timezone.localdate()
    day = timedelta(days=1)
    make_document("rp2kpkpk", status="disahkan", berlaku_sampai=today)
    make_document("rp3kp", status="disahkan", berlaku_sampai=today + 365 * day)
    make_document("ssk", status="disahkan", berlaku_sampai=today + 366 * day)
    make_document("rispam", status="disahkan", berlaku_sampai=today - day)
    coming = make_document("rispam", status="review")
    make_document("rispald", status="final")
    make_document("jakstrada", status="belum_ada")
    make_document("sk_pokja", status="disahkan")
    found = states(place)
    assert {kind: line.keadaan for kind, line in found.items()} == {
        "sk_kumuh": "kurang",
        "rp2kpkpk": "segera",
        "rp3kp": "segera",
        "rplp": "tak_perlu",
        "perda_perbup_kumuh": "kurang",
        "ssk": "ada",
        "rispam": "habis",
        "rispald": "proses",
        "jakstrada": "kurang",
        "baseline": "kurang",
        "profil_kumuh": "kurang",
        "video_kawasan": "kurang",
        "sk_pokja": "ada",
        "surat_komitmen": "kurang",
    }
    assert found["rispam"].proses == coming
    # Seven are not there, one is no longer.
    assert dokumen.missing_of(found.values()) == 8


def test_a_replaced_document_speaks_no_more():
    place = factories.make_wilayah().kota
    old = make_document("ssk", status="disahkan")
    new = make_document(
        "ssk", status="disahkan", menggantikan=old, berlaku_sampai=date(2020, 1, 1)
    )
    line = states(place)["ssk"]
    assert (line.keadaan, line.dokumen) == ("habis", new)


def test_sk_kumuh_comes_from_its_dossier(client, sekretariat):
    sk = factories.make_sk("188/2025")
    page = client.get("/dokumen/wilayah/99.01/").content.decode()
    assert f'href="{sk.get_absolute_url()}"' in page
    assert states(sk.wilayah)["sk_kumuh"].keadaan == "ada"


def test_rplp_counts_kelurahan_with_slum():
    places = factories.make_wilayah()
    factories.make_kawasan("K-1", places.kelurahan)
    factories.make_kawasan("K-2", places.kelurahan, places.tetangga)
    make_plan()
    line = states(places.kota)["rplp"]
    assert (line.ada, line.dari, line.keadaan) == (1, 2, "proses")
    make_plan(places.tetangga)
    assert states(places.kota)["rplp"].keadaan == "ada"


def test_the_matrix_has_a_row_per_place_and_a_constant_number_of_queries(client):
    client.force_login(factories.make_user("admin_provinsi", "99"))
    factories.make_wilayah()
    client.get("/dokumen/matriks/")
    with CaptureQueriesContext(connection) as few:
        client.get("/dokumen/matriks/")
    for number in range(3, 14):
        place = Wilayah.objects.create(
            kode=f"99.{number:02d}", nama=f"Nomor {number}", jenis="kota",
            edisi=factories.EDITION, berlaku_mulai=date(2020, 1, 1),
            parent=Wilayah.objects.get(kode="99"),
        )  # fmt: skip
        make_document("ssk", place, status="disahkan")
    with CaptureQueriesContext(connection) as many:
        page = client.get("/dokumen/matriks/").content.decode()
    assert "Kota Nomor 13" in page
    assert len(many) == len(few)
    lines = b"".join(client.get("/dokumen/matriks/?unduh=csv")).decode().splitlines()
    row = next(line for line in lines if line.startswith("99.13"))
    assert row.startswith("99.13;Kota Nomor 13;12;Belum ada;")


def test_people_below_a_city_have_no_matrix_of_it(client):
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert "Tidak ada wilayah" in client.get("/dokumen/matriks/").content.decode()
    assert client.get("/dokumen/wilayah/99.01/").status_code == 404


# Aturan bersama ---------------------------------------------------------------------


def make_rule(kelurahan=None, **columns):
    values = {"cakupan": "RT 01", "isi": "Kerja bakti.", "status": "berlaku"}
    values |= {"tanggal": date(2025, 1, 2), **columns}
    place = kelurahan or factories.make_wilayah().kelurahan
    return AturanBersama.objects.create(kelurahan=place, **values)


def test_a_facilitator_writes_a_rule_down(client):
    user = factories.make_user("fasilitator", "99.01.01.1001")
    client.force_login(user)
    place = factories.make_wilayah().kelurahan
    sent = {"kelurahan": place.pk, "status": "berlaku", "cakupan": "RT 01", "isi": "x"}
    answer = client.post("/aturan-bersama/baru/", sent)
    assert answer.status_code == 422
    assert "Isi tanggal kesepakatan." in answer.content.decode()
    answer = client.post("/aturan-bersama/baru/", {**sent, "tanggal": "2025-01-02"})
    rule = AturanBersama.objects.get()
    assert answer.url == rule.get_absolute_url()
    event = AuditEvent.objects.get(verba="aturan.created")
    assert (event.oleh, event.kode_wilayah) == (user, "99.01.01.1001")


def test_the_share_of_kelurahan_counts_each_once_and_only_rules_in_force(client):
    places = factories.make_wilayah()
    factories.make_kawasan("K-1", places.kelurahan)
    factories.make_kawasan("K-2", places.tetangga)
    factories.make_kawasan("K-3", places.desa)
    make_rule()
    make_rule(cakupan="RT 02")
    make_rule(places.desa, status="disepakati")
    shares = dokumen.rule_shares([places.kota, places.kabupaten, places.provinsi])
    found = [(s.ada, s.dari, s.persen) for s in shares.values()]
    assert found == [(1, 2, 50), (0, 1, 0), (1, 3, pytest.approx(100 / 3))]
    client.force_login(factories.make_user("verifikator", "99.01"))
    assert "50,0 %" in client.get("/aturan-bersama/").content.decode()


def test_neighbours_see_and_change_no_rule(client):
    rule = make_rule(nomor="RAHASIA")
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert "RAHASIA" not in client.get("/aturan-bersama/").content.decode()
    assert client.get(rule.get_absolute_url()).status_code == 404
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(rule.get_absolute_url()).status_code == 200
    assert client.post(f"/aturan-bersama/{rule.pk}/ubah/").status_code == 403


# RPLP -------------------------------------------------------------------------------


def make_plan(kelurahan=None, **columns):
    year = timezone.localdate().year
    values = {"periode_mulai": year, "periode_sampai": year + 4, "status": "disahkan"}
    values |= {"tanggal_pengesahan": date(2025, 1, 2), **columns}
    place = kelurahan or factories.make_wilayah().kelurahan
    return Rplp.objects.create(kelurahan=place, **values)


def test_a_work_in_both_plans_counts_once(client):
    plan = make_plan(periode_mulai=2025, periode_sampai=2029)
    rt = factories.make_rt()
    for documents, money in (
        (["rplp"], 10),
        (["rplp", "rp2kpkpk"], 20),
        (["rp2kpkpk"], 40),
        (["renja"], 80),
    ):
        work = works.make_work(rt=rt, sumber="", sasaran="", dokumen=documents)
        work.dana_set.create(sumber="dak", jumlah_rencana_rp=money)
        work.dana_set.create(sumber="csr", jumlah_rencana_rp=money)
    works.make_work(rt=rt, tahun=2031, sasaran="", dokumen=["rplp"])
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    page = " ".join(client.get(plan.get_absolute_url()).content.decode().split())
    # Three works of the years in question: 2 × (10 + 20 + 40) rupiah.
    assert "2 kegiatan dalam RPLP, 2 dalam RP2KPKPK" in page
    assert "1 dalam keduanya dan dihitung satu kali" in page
    assert "3 kegiatan, rencana Rp 140" in page
    assert Intervention.objects.count() == 5


def test_an_rplp_needs_years_in_order_and_a_date_when_approved(client):
    client.force_login(factories.make_user("fasilitator", "99.01.01.1001"))
    place = factories.make_wilayah().kelurahan
    sent = {"kelurahan": place.pk, "periode_mulai": "2025", "periode_sampai": "2024"}
    answer = client.post("/rplp/baru/", {**sent, "status": "disahkan"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tahun terakhir mendahului tahun pertama" in page
    assert "Isi tanggal pengesahannya." in page
    sent |= {"status": "review", "periode_sampai": "2029"}
    assert client.post("/rplp/baru/", sent).status_code == 302
    plan = Rplp.objects.get()
    assert AuditEvent.objects.filter(verba="rplp.created").exists()
    answer = client.post(
        f"/rplp/{plan.pk}/ubah/", {**sent, "nomor": "3", "versi": plan.versi}
    )
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert (plan.nomor, plan.versi) == ("3", 2)


def test_a_link_may_name_any_place(client, sekretariat):
    assert client.get("/dokumen/baru/?wilayah=99%00").status_code == 200
