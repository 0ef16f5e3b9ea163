"""The admin site: for superadmin of the nation, by the actions, facts only read."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments import rekap, workflow
from assessments.actions.indicators import load_catalogue
from assessments.models import (
    Assessment,
    BulkReview,
    BulkReviewItem,
    PersetujuanWilayah,
    RekapKawasan,
    ReviewRemark,
    TahunPenanganan,
)
from kawasan.forms.admin import SeenForm
from kawasan.models import (
    DirtyEvent,
    DirtyKey,
    ImportBatch,
    Kawasan,
    Konvensi,
    Pertimbangan,
    Rt,
    RtPenyebut,
    Wilayah,
)
from sibungas.accounts.models import ApiToken, Institution, LoginAttempt, User
from sibungas.audit.models import AuditEvent
from sibungas.audit.record import record
from tests import communities, factories
from tests.assessments.test_kondisi import make_work

pytestmark = pytest.mark.django_db
INLINE = re.compile(
    r"<script(?![^>]*src=)(?![^>]*application/json)|<style|\sstyle=|\son\w+="
)
# What the site lets be changed; everything else is only read.
EDITABLE = {"Wilayah", "Kawasan", "Rt", "Institution"}


@pytest.fixture
def land():
    """Two kawasan in one kelurahan, with an assessed RT in the first."""
    places = factories.make_wilayah()
    places.satu = factories.make_kawasan("K-1", kampung="Kampung Satu")
    places.dua = factories.make_kawasan("K-2")
    places.rt = factories.make_rt(kawasan=places.satu)
    places.sheet = factories.make_assessment(workflow.DISAHKAN, places.rt)
    rekap.drain()
    return places


@pytest.fixture
def keeper():
    return factories.make_user("superadmin", password=factories.PASSWORD)


@pytest.fixture
def site(client, keeper):
    client.force_login(keeper)
    return client


def address(thing, page="change"):
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}"
    return reverse(name, args=[thing.pk] if page in ("change", "history") else [])


def form_of(response):
    """What a browser would send back untouched."""
    form = response.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {
        name: getattr(value, "pk", value)
        for name, value in values.items()
        if value not in (None, False)
    }


def change(client, thing, **changes):
    return client.post(
        address(thing), {**form_of(client.get(address(thing))), **changes}
    )


# Who comes in -----------------------------------------------------------------------


def test_a_stranger_is_sent_to_the_door_of_the_portal(client):
    there = client.get("/admin/kawasan/rt/", follow=True)
    assert there.redirect_chain[-1][0] == "/masuk/?next=/admin/kawasan/rt/"
    assert "accounts/login.html" in [t.name for t in there.templates]


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client, keeper):
    door = client.get("/admin/kawasan/rt/", follow=True).redirect_chain[-1][0]
    typed = {"username": keeper.username, "password": factories.PASSWORD}
    assert client.post(door, typed)["Location"] == "/admin/kawasan/rt/"


def test_the_flags_of_an_account_open_nothing(client, land):
    user = factories.make_user("admin_provinsi", "99", is_staff=True, is_superuser=True)
    client.force_login(user)
    for path in ("/admin/", "/admin/kawasan/rt/", address(land.rt), "/admin/x/"):
        assert client.get(path).status_code == 403


def test_the_superadmin_of_a_part_does_not_see_the_whole(client, land):
    client.force_login(factories.make_user("superadmin", "99"))
    assert client.get("/admin/").status_code == 403


def test_the_site_closes_on_the_day_after_the_duty(client, keeper):
    client.force_login(keeper)
    assert client.get("/admin/").status_code == 200
    keeper.penugasan.update(sampai=timezone.localdate() - timedelta(days=1))
    assert client.get("/admin/").status_code == 403


def test_leaving_and_the_password_are_the_portals_own(site):
    assert site.get("/admin/password_change/")["Location"] == "/sandi/"
    assert site.post("/admin/logout/")["Location"] == "/masuk/"
    assert AuditEvent.objects.filter(verba="login.ended").exists()
    assert site.get("/admin/").status_code == 302


# What is there ----------------------------------------------------------------------


def one_of_each(land):
    """A row of every table that the site shows."""
    user = factories.make_user("lurah", "99.01.01.1001")
    year = TahunPenanganan.objects.create(wilayah=land.kota, tahun=2026)
    rekap.take_snapshot(year, by=user, alasan="Uji.")
    rekap.reconcile()
    ApiToken.objects.create(
        user=user, nama="mesin", sidik="a" * 64, berlaku_sampai=timezone.now()
    )
    LoginAttempt.objects.create(username="x", alamat="::1", berhasil=False)
    Institution.objects.create(nama="Dinas", kategori="opd")
    counts = {"jumlah_baris": 1, "jumlah_diterima": 1, "jumlah_ditolak": 0}
    ImportBatch.objects.create(jenis="rt", nama_berkas="x", sha256="b", **counts)
    DirtyEvent.objects.create(jenis="rt", kunci=land.rt.pk, tahun=2026)
    sheet = Assessment.objects.first()
    ReviewRemark.objects.create(
        assessment=sheet, kolom="jumlah_kk", isi="x", versi_lembar=1
    )
    batch = BulkReview.objects.create(langkah="verify", dibuat_oleh=user)
    BulkReviewItem.objects.create(
        batch=batch, assessment=sheet, versi=1, hasil="lolos", status_sebelum="diajukan"
    )
    PersetujuanWilayah.objects.create(
        wilayah=land.rt.kelurahan, tahun=2020, oleh=user, pada=timezone.now()
    )
    work = make_work(land.rt, jalan_rusak_m=1)
    work.dana_set.create(sumber="dak", jumlah_rencana_rp=1)
    load_catalogue()
    values = {"percobaan": 5, "coba_lagi_pada": timezone.now(), "event_terakhir": 1}
    DirtyEvent.objects.create(jenis="rt", kunci=1, tahun=2026)
    DirtyKey.objects.create(jenis="rt", kunci=1, tahun=2026, galat="x", **values)
    factories.make_sk(butir=[{"kawasan": land.satu, "luas_ha": 1}])
    factories.make_attachment(land.rt, dibuat_oleh=user)
    record("rt.created", land.rt, by=user)
    Pertimbangan.objects.create(kawasan=land.satu, tahun=2026)
    factories.make_sungai()
    factories.make_sempadan()
    Konvensi.objects.create(
        wilayah=land.kota, kunci="aturan_legalitas", nilai="keduanya",
        berlaku_mulai=2026, sumber="Rapat",
    )  # fmt: skip
    world = SimpleNamespace(
        one=land.rt.kelurahan, city=land.kota, kawasan=land.satu, rt=land.rt
    )
    communities.fill_rest(communities.fill(world), world, user)


def pages(land):
    one_of_each(land)
    for model, page in admin.site._registry.items():
        yield model, page, model._default_manager.first()


def test_every_table_has_a_list_and_a_page_under_the_policy(site, land):
    shown = list(pages(land))
    for model, page, row in shown:
        search = "?q=a" if page.search_fields else ""
        for path in (address(model, "changelist") + search, address(row)):
            answer = site.get(path)
            assert answer.status_code == 200, path
            text = answer.content.decode()
            assert not INLINE.search(text), path
            assert "'unsafe" not in answer["Content-Security-Policy"]
            assert "openlayers" not in text.lower()
    names = {model.__name__ for model, _, _ in shown}
    assert {"AuditEvent", "DirtyEvent", "ImportBatch", "RekapWilayah"} <= names


def test_lists_and_pages_do_not_read_boundaries(site, land):
    with CaptureQueriesContext(connection) as seen:
        for model in (Wilayah, Kawasan, Rt, RtPenyebut, RekapKawasan, Assessment):
            assert site.get(address(model, "changelist")).status_code == 200
        site.get(address(land.satu))
        site.get(address(land.kelurahan))
        site.get(address(land.sheet))
    assert [q["sql"] for q in seen.captured_queries if '"batas"' in q["sql"]] == []


def test_only_master_tables_can_be_changed_and_nothing_deleted(site, land):
    for model, _, row in pages(land):
        page = address(row)
        before = model._default_manager.filter(pk=row.pk).values().get()
        saved = site.post(page, {"nama": ""}).status_code
        assert saved == (200 if model.__name__ in EDITABLE else 403), page
        assert model._default_manager.filter(pk=row.pk).values().get() == before
        gone = site.post(page.replace("change", "delete"), {"post": "yes"})
        assert gone.status_code == 403
        added = site.get(address(model, "add")).status_code
        assert added == (200 if model is Institution else 403)


def test_groups_and_secrets_are_not_shown(site, land, keeper):
    assert not admin.site.is_registered(Group)
    one_of_each(land)
    assert keeper.password not in site.get(address(keeper)).content.decode()
    token = ApiToken.objects.get()
    assert token.sidik not in site.get(address(token)).content.decode()
    assert "is_superuser" not in site.get(address(keeper)).content.decode()


def test_every_table_of_groups_is_on_a_page(site, land):
    shown = set()
    for model, page in admin.site._registry.items():
        shown |= {model, *(rows.model for rows in page.inlines)}
    # What pghistory keeps beside each table is read under Riwayat.
    tables = {
        model
        for model in apps.get_app_config("kelompok").get_models()
        if not hasattr(model, "pgh_tracked_model")
    }
    assert tables - shown == set()


def test_names_on_lists_and_what_is_sealed_are_on_no_page(site, land):
    for model, _, row in pages(land):
        if model._meta.app_label != "kelompok":
            continue
        for path in (address(model, "changelist"), address(row)):
            text = site.get(path).content.decode()
            assert communities.SECRET not in text, path
            for field in getattr(model, "PERSONAL", ()):
                assert f"field-{field}" not in text, path


def test_the_front_page_is_in_indonesian_and_keeps_no_second_trail(site):
    text = site.get("/admin/").content.decode()
    assert "SI BUNGAS: administrasi" in text and "Tempat" in text
    assert "recent-actions" not in text


def test_the_history_of_a_row_is_the_trail(site, land):
    change(site, land.rt, kampung="Kampung Lain")
    trail = site.get(address(land.rt, "history"), follow=True)
    assert trail.status_code == 200
    assert "RT diubah" in trail.content.decode()
    assert trail.context["cl"].result_count == 1


# What is changed --------------------------------------------------------------------


def test_an_rt_that_moves_is_counted_in_both_kawasan(site, land, keeper):
    def counted():
        rows = RekapKawasan.objects.filter(tahun=2026)
        return dict(rows.values_list("kawasan__kode", "jumlah_rt"))

    assert counted() == {"K-1": 1}
    answer = change(site, land.rt, kawasan=land.dua.pk)
    assert answer.status_code == 302
    events = DirtyEvent.objects.filter(jenis="kawasan").values_list("kunci", flat=True)
    assert {*events} == {land.satu.pk, land.dua.pk}
    rekap.drain()
    assert counted() == {"K-2": 1}
    event = AuditEvent.objects.get(verba="rt.updated")
    assert event.oleh == keeper and event.kode_wilayah == "99.01.01.1001"
    assert event.sebelum == {"kawasan": str(land.satu)}
    land.rt.refresh_from_db()
    assert land.rt.versi == 2


def test_a_row_saved_untouched_leaves_no_trace(site, land):
    office = Institution.objects.create(nama="Dinas", kategori="opd")
    before = AuditEvent.objects.count()
    for thing in (land.rt, land.satu, land.kota, office):
        assert change(site, thing).status_code == 302
    assert AuditEvent.objects.count() == before
    assert not DirtyEvent.objects.exists()


def test_a_kawasan_is_changed_with_its_version_and_trail(site, land):
    answer = change(site, land.satu, luas_verifikasi_ha="14.5", nama="Kawasan Baru")
    assert answer.status_code == 302
    land.satu.refresh_from_db()
    assert (land.satu.nama, land.satu.versi) == ("Kawasan Baru", 2)
    assert land.satu.kewenangan == "provinsi"
    assert [k.kode for k in land.satu.kelurahan.all()] == ["99.01.01.1001"]
    event = AuditEvent.objects.get(verba="kawasan.updated")
    assert event.sesudah["nama"] == "Kawasan Baru"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"luas_verifikasi_ha": "0"}, "Luas verifikasi harus lebih dari 0"),
        ({"luas_verifikasi_ha": "NaN"}, "Masukkan sebuah bilangan"),
        ({"kewenangan_ditetapkan": "pusat"}, "Isi alasan"),
        ({"bantaran_sungai": "on"}, "Isi nama sungai"),
        ({"nama": ""}, "Wajib diisi"),
        ({"versi": "7"}, "sudah diubah orang lain"),
    ],
)
def test_what_the_tables_refuse_comes_back_in_words(site, land, changes, sentence):
    answer = change(site, land.satu, **changes)
    assert answer.status_code == 200
    assert sentence in str(answer.context["adminform"].form.errors)
    land.satu.refresh_from_db()
    assert land.satu.versi == 1


def test_an_rt_stays_out_of_a_kawasan_elsewhere(site, land):
    elsewhere = factories.make_kawasan("K-3", land.desa)
    answer = change(site, land.rt, kawasan=elsewhere.pk)
    assert "tidak mencakup Kelurahan Satu" in answer.content.decode()
    land.rt.refresh_from_db()
    assert land.rt.kawasan == land.satu


def test_what_only_the_action_sees_is_told_on_the_page_again(site, land, monkeypatch):
    """Somebody saves between the check of the form and the lock of the action."""
    typed = form_of(site.get(address(land.rt)))
    Rt.objects.update(versi=5)
    monkeypatch.setattr(SeenForm, "clean", lambda form: form.cleaned_data)
    typed |= {"kampung": "Kampung Lain"}
    referer = f"http://testserver{address(land.rt)}"
    answer = site.post(address(land.rt), typed, headers={"referer": referer})
    assert answer["Location"] == referer
    assert "sudah diubah orang lain" in site.get(referer).content.decode()
    assert not Rt.objects.filter(kampung="Kampung Lain").exists()


def test_a_place_gets_a_city_class_and_keeps_its_code(site, land):
    answer = change(site, land.kota, kelas_kota="besar", kode="77", jenis="desa")
    assert answer.status_code == 302
    land.kota.refresh_from_db()
    assert (land.kota.kode, land.kota.jenis) == ("99.01", "kota")
    assert land.kota.kelas_kota == "besar"
    event = AuditEvent.objects.get(verba="wilayah.updated")
    assert event.sebelum == {"kelas_kota": "sedang"}
    assert event.kode_wilayah == "99.01"


def test_offices_are_added_and_renamed(site):
    values = {"nama": "Dinas Perkim", "kategori": "opd", "singkatan": ""}
    assert site.post(address(Institution, "add"), values).status_code == 302
    office = Institution.objects.get()
    assert change(site, office, singkatan="Perkim").status_code == 302
    deeds = AuditEvent.objects.filter(verba__startswith="institution.")
    assert [e.verba for e in deeds] == ["institution.updated", "institution.created"]
    again = site.post(address(Institution, "add"), values)
    assert again.status_code == 200 and Institution.objects.count() == 1


def test_a_forged_post_is_refused(keeper, land):
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(keeper)
    assert guarded.post(address(land.rt), {"rt": "9"}).status_code == 403


def test_demo_data_are_called_so(site, settings):
    settings.DEMO = True
    assert "DATA CONTOH" in site.get("/admin/").content.decode()


def test_read_only_rows_stay_as_they_are(site, land):
    """The figures behind a score cannot be typed here."""
    row = RtPenyebut.objects.get()
    assert site.post(address(row), {"jumlah_kk": 1}).status_code == 403
    assert site.post(address(land.sheet), {"skor": 0}).status_code == 403
    assert User.objects.filter(is_superuser=True).count() == 0
