"""BKM, KPP and TIPP through their doors, with what is recorded of them over time."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kelompok.actions import rows
from kelompok.models import (
    ActionItem,
    AmbangKelompok,
    Bkm,
    KeanggotaanKelompok,
    Kpp,
    Ksm,
    Kunjungan,
    Pengurus,
    PenilaianKelompok,
    TargetBinaan,
    Tipp,
)
from sibungas.accounts.models import Institution
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"
NEW = "/kelompok/bkm/baru/"
ASPECTS = {
    "statuta": "70",
    "kepemimpinan": "60",
    "sistem_manajemen": "50",
    "manajemen_keuangan": "40",
    "sdm": "55,5",
    "hubungan_eksternal": "60",
}


def make_bkm(kode="BKM-01", kelurahan=None, **columns):
    place = kelurahan or factories.make_wilayah().kelurahan
    values = {"nama": f"BKM {kode}", **columns}
    return Bkm.objects.create(kode=kode, kelurahan=place, **values)


def make_ksm(kode="KSM-01", kelurahan=None, years=(), **columns):
    place = kelurahan or factories.make_wilayah().kelurahan
    values = {"nama": f"KSM {kode}", "bidang": "sosial", **columns}
    ksm = Ksm.objects.create(kode=kode, kelurahan=place, **values)
    for year in years:
        ksm.binaan_set.create(tahun=year)
    return ksm


def typed(**changes):
    place = factories.make_wilayah().kelurahan
    values = {
        "kode": "BKM-02",
        "nama": "Sumber Rejeki",
        "bentuk": "bkm",
        "status": "aktif",
        "kelurahan": place.pk,
        "nama_notaris": "Notaris Uji",
        "tanggal_akta": "2019-04-02",
        "unit_upk": "on",
        "sekretariat": "on",
        "kader": "tidak",
        "versi": "",
    }
    return {**values, **changes}


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", KELURAHAN)
    client.force_login(user)
    return user


def add(group, part, **values):
    return f"/kelompok/catatan/{group.JENIS}/{group.pk}/{part}/baru/", values


# Registries -------------------------------------------------------------------------


def test_a_facilitator_registers_a_board_and_it_is_in_the_trail(client, fasilitator):
    answer = client.post(NEW, typed())
    bkm = Bkm.objects.get()
    assert answer.url == bkm.get_absolute_url()
    page = client.get(answer.url).content.decode()
    for words in ("Sumber Rejeki", "Notaris Uji", "UPK, sekretariat"):
        assert words in page
    event = AuditEvent.objects.get(verba="bkm.created")
    assert (event.oleh, event.kode_wilayah) == (fasilitator, KELURAHAN)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kode": ""}, "Wajib diisi"),
        ({"kode": "a b"}, "Kode hanya memuat huruf"),
        ({"tanggal_akta": "2999-01-01"}, "belum tiba"),
        ({"tanggal_akta": "besok"}, "Sumber Rejeki"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, fasilitator, changes, sentence
):
    answer = client.post(NEW, typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Sumber Rejeki"' in page
    assert not Bkm.objects.exists()


def test_a_stale_form_shows_both_versions(client, fasilitator):
    bkm = make_bkm()
    url = f"{bkm.get_absolute_url()}ubah/"
    first = typed(kode=bkm.kode, nama="Nama Baru", versi=bkm.versi)
    assert client.post(url, first).status_code == 302
    answer = client.post(url, {**first, "nama": "Nama Lain"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nama Baru" in page
    assert 'value="Nama Lain"' in page


def test_neighbours_see_nothing_and_readers_change_nothing(client):
    bkm = make_bkm(nama="BKM Rahasia")
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert "Rahasia" not in client.get("/kelompok/bkm/").content.decode()
    assert client.get(bkm.get_absolute_url()).status_code == 404
    assert client.post(NEW, typed()).status_code == 422
    url, values = add(bkm, "anggota", tahun="2026", sumber="x")
    assert client.post(url, values).status_code == 404
    client.force_login(factories.make_user("lurah", KELURAHAN))
    assert client.get(bkm.get_absolute_url()).status_code == 200
    assert client.post(url, values).status_code == 403
    assert client.get(NEW).status_code == 403


def test_users_and_planners_of_a_kelurahan_belong_to_its_board(client, fasilitator):
    bkm = make_bkm()
    place = bkm.kelurahan_id
    sent = {"kode": "K-1", "nama": "Pemelihara", "status": "aktif", "kelurahan": place}
    assert (
        client.post("/kelompok/kpp/baru/", {**sent, "bkm": bkm.pk}).status_code == 302
    )
    team = {**sent, "kode": "T-1", "nama": "Tim Inti", "jumlah_pokja": "7"}
    team |= {"bkm": bkm.pk}
    refused = client.post("/kelompok/tipp/baru/", {**team, "jumlah_pokja": "51"})
    assert "paling banyak 50" in refused.content.decode()
    made = client.post("/kelompok/tipp/baru/", team)
    assert made.url == Tipp.objects.get().get_absolute_url()
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert "Pemelihara" in page and "Tim Inti" in page
    # A board of the neighbour is refused at the field.
    other = make_bkm("BKM-9", factories.make_wilayah().tetangga)
    client.force_login(factories.make_user("verifikator", "99.01"))
    answer = client.post(
        "/kelompok/kpp/baru/", {**sent, "kode": "K-2", "bkm": other.pk}
    )
    assert "bukan BKM kelurahan ini" in answer.content.decode()
    assert Kpp.objects.count() == 1


def test_a_group_begins_under_the_board_from_whose_page_it_is_made(client, fasilitator):
    bkm = make_bkm()
    page = client.get(f"/kelompok/ksm/baru/?bkm={bkm.pk}").content.decode()
    assert f'<option value="{bkm.pk}" selected>' in page
    for junk in ("x", "9" * 30, ""):
        assert client.get("/kelompok/ksm/baru/", {"bkm": junk}).status_code == 200


def test_the_lists_are_searched_narrowed_and_downloaded(client):
    places = factories.make_wilayah()
    bkm = make_bkm("A-1", nama="Titian")
    make_ksm(bkm=bkm)
    make_bkm("A-2", places.desa, nama="Rawa", status="dibubarkan")
    client.force_login(factories.make_user("anggota_pokja", "99"))
    for asked, found in (
        ({"q": "titian"}, "Titian"),
        ({"wilayah": "99.02"}, "Rawa"),
        ({"status": "dibubarkan"}, "Rawa"),
    ):
        page = client.get("/kelompok/bkm/", asked).content.decode()
        other = {"Titian": "Rawa", "Rawa": "Titian"}[found]
        assert f">{found}<" in page and f">{other}<" not in page, asked
    table = b"".join(client.get("/kelompok/bkm/", {"unduh": "csv"})).decode("utf-8-sig")
    line = next(line for line in table.splitlines() if line.startswith("A-1"))
    assert line.endswith(";1")


def test_pages_take_the_same_number_of_queries(client, fasilitator):
    bkm = make_bkm()

    def queries(url):
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len(seen)

    urls = ("/kelompok/bkm/", bkm.get_absolute_url(), "/kelompok/kunjungan/",
            "/kelompok/kematangan/")  # fmt: skip

    def fill(year):
        make_bkm(f"B-{year}")
        ksm = make_ksm(f"S-{year}", bkm=bkm)
        KeanggotaanKelompok.objects.create(bkm=bkm, tahun=year, sumber="x")
        day = date(year, 1, 1)
        for group in ({"bkm": bkm}, {"ksm": ksm}):
            Kunjungan.objects.create(
                tanggal=day, jenis="rapat_warga", temuan="x", **group
            )
            PenilaianKelompok.objects.create(
                tanggal=day, cara="x", **dict.fromkeys(ASPECTS, 50), **group
            )

    fill(2016)
    for url in urls:
        queries(url)
    few = [queries(url) for url in urls]
    for year in range(2017, 2023):
        fill(year)
    assert [queries(url) for url in urls] == few


# Members and officers ---------------------------------------------------------------


def test_members_are_counted_by_year(client, fasilitator):
    bkm = make_bkm()
    url, values = add(
        bkm, "anggota", tahun="2025", laki_laki="6", perempuan="4", mbr="5",
        miskin_rentan="2", sumber="Buku anggota",
    )  # fmt: skip
    assert client.post(url, values).status_code == 302
    page = client.get(bkm.get_absolute_url()).content.decode()
    # 4 of 10 are women, 5 of 10 of low income; no target was set.
    for words in ("4 (40,0 %)", "5 (50,0 %)", "Target perempuan belum ditetapkan"):
        assert words in page
    assert "di bawah target" not in page
    again = client.post(url, values)
    assert again.status_code == 422
    assert "sudah ada" in again.content.decode()
    for wrong, sentence in (
        ({"mbr": "11"}, "Jumlah MBR melebihi"),
        ({"perempuan": ""}, "kosongkan keduanya"),
        ({"tahun": "1999"}, "antara 2015 dan 2100"),
    ):
        answer = client.post(url, {**values, "tahun": "2024", **wrong})
        assert sentence in answer.content.decode(), wrong
    assert AuditEvent.objects.filter(verba="anggota.created").count() == 1


def test_shares_below_what_is_aimed_at_are_marked(client, fasilitator):
    bkm = make_bkm()
    AmbangKelompok.objects.create(
        wilayah=bkm.kelurahan.parent.parent, berlaku_mulai=2020, sumber="SK 7",
        perempuan_persen=40, mbr_persen=50, pemilih_persen=30,
    )  # fmt: skip
    # 2 of 5 are women, which is enough; 2 of 5 are of low income, which is not.
    values = {"tahun": "2025", "laki_laki": "3", "perempuan": "2", "mbr": "2"}
    client.post(*add(bkm, "anggota", **values, sumber="Buku"))
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert page.count("di bawah target") == 1
    came = {"peserta_laki_laki": "180", "peserta_perempuan": "120"}
    client.post(*add(bkm, "pemilu", tanggal="2026-01-10", tahap="pemilihan",
                     warga_dewasa="1200", sumber="BA 1", **came))  # fmt: skip
    # 300 of 1,200 are 25 %.
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert page.count("di bawah target") == 2


def test_the_newest_count_of_a_ksm_is_what_its_list_shows(client, fasilitator):
    ksm = make_ksm(anggota_laki_laki=1, anggota_perempuan=1)
    for year, women in (("2025", "8"), ("2020", "3")):
        url, values = add(
            ksm, "anggota", tahun=year, laki_laki="2", perempuan=women, sumber="x"
        )
        assert client.post(url, values).status_code == 302
    ksm.refresh_from_db()
    # 2020 was typed later and is older.
    assert (ksm.anggota_laki_laki, ksm.anggota_perempuan) == (2, 8)


def test_a_count_is_changed_once_and_not_over_a_newer_one(client, fasilitator):
    row = KeanggotaanKelompok.objects.create(bkm=make_bkm(), tahun=2025, sumber="x")
    url = f"/kelompok/catatan/anggota/{row.pk}/ubah/"
    sent = {"tahun": "2025", "laki_laki": "3", "perempuan": "2", "sumber": "y"}
    assert client.post(url, {**sent, "versi": 1}).status_code == 302
    answer = client.post(url, {**sent, "laki_laki": "9", "versi": 1})
    assert answer.status_code == 409
    row.refresh_from_db()
    assert (row.laki_laki, row.versi) == (3, 2)


def test_names_of_officers_are_for_those_who_may_open_personal_data(
    client, fasilitator
):
    bkm = make_bkm()
    url, values = add(
        bkm, "pengurus", peran="ketua", nama="Orang Uji", jenis_kelamin="P",
        mulai="2025-01-01",
    )  # fmt: skip
    refused = client.post(url, values)
    assert refused.status_code == 422
    assert "Wajib diisi selama nama disimpan" in refused.content.decode()
    basis = {"persetujuan_dasar": "Pernyataan", "persetujuan_tanggal": "2025-01-01"}
    yesterday = timezone.localdate() - timedelta(days=1)
    over = {**values, **basis, "simpan_sampai": yesterday}
    assert "sudah lewat" in client.post(url, over).content.decode()
    values |= {**basis, "simpan_sampai": "2099-01-01"}
    assert client.post(url, values).status_code == 302
    with connection.cursor() as cursor:
        for table in ("kelompok_pengurus", "kelompok_pengurusevent"):
            cursor.execute(f"SELECT nama FROM {table}")
            (stored,) = cursor.fetchone()
            assert len(stored) > 60 and "Uji" not in stored
    assert "Orang Uji" in client.get(bkm.get_absolute_url()).content.decode()
    event = AuditEvent.objects.get(verba="pengurus.created")
    assert "Orang Uji" not in f"{event.sesudah}{event.objek_label}"
    client.force_login(factories.make_user("lurah", KELURAHAN))
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert "Orang Uji" not in page and "Perempuan" in page


@pytest.mark.parametrize("owners", [(), ("bkm", "ksm")])
def test_a_row_belongs_to_exactly_one_group(owners):
    groups = {"bkm": make_bkm(), "ksm": make_ksm()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengurus.objects.create(
            peran="ketua", nama="x", jenis_kelamin="L", mulai=date(2025, 1, 1),
            **{name: groups[name] for name in owners},
        )  # fmt: skip


# Coaching ---------------------------------------------------------------------------


def ksm_form(place, **changes):
    values = {"kode": "KSM-7", "nama": "Baru", "bidang": "sosial", "status": "aktif"}
    return {**values, "kelurahan": place.pk, "versi": "", **changes}


def test_a_coached_group_outside_slums_needs_a_reason_that_is_kept(client, fasilitator):
    place = factories.make_wilayah().kelurahan
    new = "/kelompok/ksm/baru/"
    kawasan = factories.make_kawasan(status="tuntas")
    answer = client.post(new, ksm_form(place, tahun_binaan=["2026"]))
    assert answer.status_code == 422
    assert "tidak memuat kawasan kumuh" in answer.content.decode()
    why = "Permintaan lurah, perbatasan kawasan."
    sent = ksm_form(place, tahun_binaan=["2026"], alasan_binaan=why)
    page = client.get(client.post(new, sent).url).content.decode()
    assert why in page
    event = AuditEvent.objects.get(verba="ksm.created")
    assert event.sesudah["alasan_binaan"] == why
    # With a kawasan that is still treated nobody is asked.
    type(kawasan).objects.update(status="ditetapkan_sk")
    sent = ksm_form(place, kode="KSM-8", tahun_binaan=["2026"])
    assert client.post(new, sent).status_code == 302


def test_a_group_coached_again_counts_in_both_years(client, fasilitator):
    places = factories.make_wilayah()
    place, kawasan = places.kelurahan, factories.make_kawasan()
    for tahun in (2024, 2025):
        TargetBinaan.objects.create(
            wilayah=places.kota, tahun=tahun, jumlah=13, sumber="Renja"
        )
    ksm = make_ksm("KSM-7", years=(2024,))
    edit = f"{ksm.get_absolute_url()}ubah/"

    def send(*years, **more):
        ksm.refresh_from_db()
        sent = ksm_form(place, tahun_binaan=years, versi=ksm.versi, **more)
        return client.post(edit, sent)

    def counts():
        rows = TargetBinaan.objects.with_count(Ksm.objects.all()).order_by("tahun")
        return list(rows.values_list("tercapai", flat=True))

    ticked = r'value="(\d+)"[^>]*checked'
    assert re.findall(ticked, client.get(edit).content.decode()) == ["2024"]
    assert send("2024", "2025").status_code == 302
    assert counts() == [1, 1]
    page = client.get(ksm.get_absolute_url()).content.decode()
    assert "2024" in page and "2025" in page
    event = AuditEvent.objects.filter(verba="ksm.updated").latest("pk")
    assert event.sebelum["tahun_binaan"] == [2024]
    assert event.sesudah["tahun_binaan"] == [2024, 2025]
    # The slum ends: what was coached stays, and only a new year asks for a reason.
    type(kawasan).objects.update(status="tuntas")
    assert send("2024", "2025", nama="Nama Lain").status_code == 302
    assert send("2024", "2025", "2026").status_code == 422
    answer = send("2024", "2025", alasan_binaan="Tanpa tahun baru")
    assert "pilih tahunnya" in answer.content.decode()
    assert send("2024", "2025", "2026", alasan_binaan="Lanjutan").status_code == 302
    assert list(ksm.binaan_set.values_list("tahun", "alasan")) == [
        (2024, ""), (2025, ""), (2026, "Lanjutan"),
    ]  # fmt: skip
    # One that is taken back leaves the others, and its trace.
    assert send("2025", "2026").status_code == 302
    assert counts() == [0, 1]
    events = ksm.binaan_set.model.pgh_event_models
    [gone] = next(iter(events.values())).objects.filter(pgh_label="delete")
    assert gone.tahun == 2024


def test_years_somebody_else_ticked_are_shown_beside_the_own(client, fasilitator):
    place = factories.make_wilayah().kelurahan
    factories.make_kawasan()
    ksm = make_ksm("KSM-7")
    edit = f"{ksm.get_absolute_url()}ubah/"
    sent = ksm_form(place, versi=ksm.versi)
    assert client.post(edit, {**sent, "tahun_binaan": ["2024"]}).status_code == 302
    answer = client.post(edit, {**sent, "tahun_binaan": ["2025"]})
    assert answer.status_code == 409
    [line] = [one for one in answer.context["conflicts"] if "Tahun binaan" in one[0]]
    assert line == ("Tahun binaan provinsi", "2024", "2025")
    assert list(ksm.binaan_set.values_list("tahun", flat=True)) == [2024]


def test_the_target_says_how_many_of_how_many(client):
    places = factories.make_wilayah()
    for number in range(3):
        make_ksm(f"S-{number}", years=(2023, 2024))
    make_ksm("S-8", places.desa, years=(2024,))
    make_ksm("S-9", years=(2023,))
    client.force_login(factories.make_user("admin_provinsi", "99"))
    sent = {"wilayah": places.provinsi.pk, "tahun": "2024", "jumlah": "13"}
    assert "Wajib diisi" in client.post("/kelompok/binaan/baru/", sent).content.decode()
    for place in (places.provinsi, places.kota):
        full = {**sent, "wilayah": place.pk, "sumber": "Renja 2024"}
        assert client.post("/kelompok/binaan/baru/", full).status_code == 302
    page = client.get("/kelompok/binaan/").content.decode()
    assert "4 dari 13" in page and "3 dari 13" in page and "Renja 2024" in page
    table = b"".join(client.get("/kelompok/binaan/", {"unduh": "csv"})).decode()
    assert "2024;99;Provinsi Nusa Contoh;13;4;Renja 2024" in table
    again = client.post("/kelompok/binaan/baru/", {**sent, "sumber": "x"})
    assert again.status_code == 422
    assert TargetBinaan.objects.count() == 2


def test_a_coach_serves_where_the_group_is(client, fasilitator):
    bkm = make_bkm()
    office = Institution.objects.create(nama="Dinas Perkim Uji", kategori="opd")
    stranger = factories.make_user("fasilitator", "99.01.01.1002")
    url, values = add(bkm, "pembinaan", institution=office.pk, mulai="2026-01-05")
    answer = client.post(url, {**values, "fasilitator": stranger.pk})
    assert answer.status_code == 422
    sent = {**values, "fasilitator": fasilitator.pk}
    assert client.post(url, sent).status_code == 302
    assert "Dinas Perkim Uji" in client.get(bkm.get_absolute_url()).content.decode()


def test_what_a_visit_advised_becomes_an_action_item(client, fasilitator):
    ksm = make_ksm()
    url, values = add(
        ksm, "kunjungan", tanggal="2026-02-03", jenis="pemantauan", laki_laki="4",
        perempuan="6", mbr="7", temuan="Saluran tersumbat.", rekomendasi="Bersihkan.",
    )  # fmt: skip
    later = timezone.localdate() + timedelta(days=2)
    assert (
        "belum tiba"
        in client.post(url, {**values, "tanggal": later.isoformat()}).content.decode()
    )
    assert client.post(url, values).status_code == 302
    visit = Kunjungan.objects.get()
    follow = f"/kelompok/catatan/kunjungan/{visit.pk}/tindak/"
    assert client.get(follow).status_code == 403
    client.force_login(factories.make_user("sekretariat_pokja", "99.01"))
    assert "Bersihkan." in client.get(follow).content.decode()
    office = Institution.objects.create(nama="Dinas PU Uji", kategori="opd")
    sent = {
        "uraian": "Bersihkan saluran.", "pic_institution": office.pk,
        "kategori": "pengendalian_monitoring", "horizon": "pendek",
        "prioritas": "tinggi", "tenggat": later.isoformat(),
    }  # fmt: skip
    assert client.post(follow, {**sent, "tenggat": ""}).status_code == 422
    assert client.post(follow, sent).url == ksm.get_absolute_url()
    item = ActionItem.objects.get()
    assert (item.sumber_jenis, item.sumber_id) == ("kunjungan", visit.pk)
    assert item.wilayah.kode == "99.01"
    assert "Bersihkan saluran." in client.get(ksm.get_absolute_url()).content.decode()
    log = client.get("/kelompok/kunjungan/", {"q": "tersumbat"}).content.decode()
    assert ksm.nama in log


# Standing ---------------------------------------------------------------------------


def assess(client, group, **changes):
    sent = {"tanggal": "2026-03-01", "cara": "penilaian sendiri", **ASPECTS, **changes}
    url, _ = add(group, "penilaian")
    return client.post(url, sent)


def test_no_level_is_guessed_where_a_limit_is_not_settled(client, fasilitator):
    bkm = make_bkm()
    assert assess(client, bkm).status_code == 302
    # (70 + 60 + 50 + 40 + 55.5 + 60) / 6 = 55.92
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert "55,9 %" in page
    assert "tingkat belum ditetapkan" in page
    assert "batas Menuju Madani belum ditetapkan" in page
    place = factories.make_wilayah()
    AmbangKelompok.objects.create(
        wilayah=place.provinsi, berlaku_mulai=2025, berdaya_persen=30,
        madani_persen=80, sumber="SK Uji",
    )  # fmt: skip
    page = client.get(bkm.get_absolute_url()).content.decode()
    assert "Mandiri" in page and "tingkat belum ditetapkan" not in page
    # A kab/kota answers for itself, from its year on.
    AmbangKelompok.objects.create(
        wilayah=place.kota, berlaku_mulai=2026, berdaya_persen=30, mandiri_persen=60,
        sumber="Perwal Uji",
    )  # fmt: skip
    log = client.get("/kelompok/kematangan/").content.decode()
    assert ">Berdaya<" in log
    table = b"".join(client.get("/kelompok/kematangan/", {"unduh": "csv"})).decode()
    assert "55,92;Berdaya" in table


def test_the_ladder_of_a_ksm_says_that_it_is_not_official(client, fasilitator):
    ksm = make_ksm()
    assert assess(client, ksm).status_code == 302
    page = client.get(ksm.get_absolute_url()).content.decode()
    assert "tidak ada jenjang resmi" in page
    assert assess(client, ksm, statuta="101").status_code == 422
    kpp = Kpp.objects.create(kode="P", nama="P", kelurahan=ksm.kelurahan)
    assert assess(client, kpp).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"berdaya_persen": "70", "mandiri_persen": "60"}, "Batas harus naik"),
        ({"perempuan_persen": "140"}, "antara 0 dan 100"),
        ({"sumber": ""}, "Wajib diisi"),
    ],
)
def test_limits_rise_and_have_a_source(client, changes, sentence):
    place = factories.make_wilayah().kota
    client.force_login(factories.make_user("admin_provinsi", "99"))
    sent = {"wilayah": place.pk, "berlaku_mulai": "2026", "sumber": "SK"}
    answer = client.post("/kelompok/ambang/baru/", {**sent, **changes})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert client.post("/kelompok/ambang/baru/", sent).status_code == 302


def test_an_election_says_who_came_and_who_was_elected(client, fasilitator):
    bkm = make_bkm()
    url, values = add(
        bkm, "pemilu", tanggal="2026-01-10", tahap="pemilihan", warga_dewasa="1.200",
        peserta_laki_laki="180", peserta_perempuan="120", peserta_mbr="90",
        terpilih_laki_laki="7", terpilih_perempuan="6", terpilih_mbr="4", sumber="BA 1",
    )  # fmt: skip
    wrong = client.post(url, {**values, "warga_dewasa": "200"})
    assert "melebihi yang berhak" in wrong.content.decode()
    assert client.post(url, values).status_code == 302
    page = client.get(bkm.get_absolute_url()).content.decode()
    # 300 of 1,200 came, 120 of them women; 13 were elected.
    for words in ("300 dari 1.200 (25,0 %)", "40,0 %", "13, perempuan 6"):
        assert words in page
    assert client.post(*add(make_ksm(), "pemilu", **values)).status_code == 404


def test_a_count_does_not_undo_what_was_saved_after_its_page_was_opened(fasilitator):
    opened = make_ksm(nama="Nama lama")
    Ksm.objects.filter(pk=opened.pk).update(nama="Nama baru", versi=2)
    counted = {
        "tahun": 2026,
        "laki_laki": 3,
        "perempuan": 4,
        "mbr": 2,
        "sumber": "Buku",
    }
    rows.create_row(
        model=KeanggotaanKelompok, group=opened, values=counted, by=fasilitator
    )
    ksm = Ksm.objects.get(pk=opened.pk)
    assert (ksm.nama, ksm.versi, ksm.anggota_perempuan) == ("Nama baru", 3, 4)


def test_coaching_ends_although_the_coach_has_left(client, fasilitator):
    coach = factories.make_user("fasilitator", KELURAHAN)
    office = Institution.objects.create(nama="Dinas Uji", kategori="opd")
    sent = {"institution": office.pk, "fasilitator": coach.pk, "mulai": "2026-01-05"}
    ksm = make_ksm()
    client.post(f"/kelompok/catatan/ksm/{ksm.pk}/pembinaan/baru/", sent)
    row = ksm.pembinaan_set.get()
    coach.penugasan.all().delete()
    edit = f"/kelompok/catatan/pembinaan/{row.pk}/ubah/"
    answer = client.post(edit, {**sent, "sampai": "2026-02-01", "versi": "1"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.fasilitator, row.sampai) == (coach, date(2026, 2, 1))


@pytest.mark.parametrize("limit", ["berdaya_persen", "madani_persen"])
def test_limits_rise_around_the_one_that_has_a_source(client, limit):
    client.force_login(factories.make_user("admin_provinsi", "99"))
    sent = {"wilayah": factories.make_wilayah().kota.pk, "berlaku_mulai": "2026",
            "sumber": "SK 1", limit: "51"}  # fmt: skip
    answer = client.post("/kelompok/ambang/baru/", sent)
    assert answer.status_code == 422
    assert "kosong berarti 51 %" in answer.content.decode()
    assert not AmbangKelompok.objects.exists()


def test_a_board_does_not_move_away_from_its_groups(client):
    client.force_login(factories.make_user("verifikator", "99.01"))
    board = make_bkm("BKM-02")
    ksm = make_ksm(bkm=board)
    there = factories.make_wilayah().tetangga.pk
    sent = typed(kelurahan=there, versi="1")
    answer = client.post(f"{board.get_absolute_url()}ubah/", sent)
    assert answer.status_code == 422
    assert "di kelurahan lamanya" in answer.content.decode()
    Ksm.objects.filter(pk=ksm.pk).update(bkm=None)
    assert client.post(f"{board.get_absolute_url()}ubah/", sent).status_code == 302
