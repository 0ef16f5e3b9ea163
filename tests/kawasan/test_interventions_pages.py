"""Works through their pages: form, steps, list, queue, overlap, downloads."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kawasan.models import Intervention, InterventionFunding
from tests import factories
from tests.kawasan.works import DRAIN, form_of, lines, make_work, numbered

pytestmark = pytest.mark.django_db
HOME = "99.01.01.1001"
LIST, QUEUE, NEW = "/kegiatan/", "/kegiatan/antrean/", "/kegiatan/baru/"


@pytest.fixture
def fasilitator(client):
    user = factories.make_user("fasilitator", HOME)
    client.force_login(user)
    return user


@pytest.fixture
def verifikator(client):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def text_of(answer):
    return answer.content.decode()


def step_url(work, name):
    return reverse("kawasan:intervention_step", args=[work.uuid, name])


# The form -----------------------------------------------------------------------------


def test_a_proposal_is_typed_as_people_write_numbers(client, fasilitator):
    rt = factories.make_rt(kawasan=factories.make_kawasan())
    data = form_of(rt, lokasi="-3,3186; 114,5944", jiwa="1.200")
    answer = client.post(NEW, data)
    work = Intervention.objects.get()
    assert answer.url == work.get_absolute_url()
    assert (work.jiwa, work.lokasi.coords) == (1200, (114.5944, -3.3186))
    assert work.volume_set.get().volume_rencana == Decimal("120.5")
    page = text_of(client.get(answer.url))
    for words in ("120,5", "Rp 75.000.000", "Dana desa", "Usulan", "Kawasan K-01"):
        assert words in page


def test_an_rt_of_thousands_of_digits_is_no_choice(client, fasilitator):
    rt = factories.make_rt(kawasan=factories.make_kawasan())
    answer = client.post(NEW, {**form_of(rt), "rt": "9" * 5000})
    assert answer.status_code == 422 and not Intervention.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nama": ""}, "Wajib diisi"),
        ({"rt": ""}, "Pilih RT tempat kegiatan ini."),
        ({"pagu_rp": "banyak"}, "tidak terbaca"),
        ({"progres_fisik": "120"}, "Progres harus antara 0 dan 100"),
        ({"tahun": "1950"}, "Isi tahun dari 1990"),
        ({"lokasi": "di sana"}, "Lokasi ini tidak terbaca"),
        ({"lokasi": "114,5; -3,3"}, "Bujur dan lintang tertukar"),
        ({"jiwa": "10", "laki_laki": "4", "perempuan": "5"}, "berjumlah sama"),
        ({"volume-0-sasaran": ""}, "Pilih yang dikurangi"),
        ({"volume-0-volume_rencana": ""}, "Isi volume rencana atau realisasi"),
        ({"volume-0-volume_rencana": "1,2345"}, "paling banyak 3 desimal"),
        ({"dana-0-sumber": ""}, "Pilih sumber dananya"),
        ({"dana-0-jumlah_rencana_rp": "-5"}, "0"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_lost(
    client, fasilitator, changes, sentence
):
    rt = factories.make_rt()
    answer = client.post(NEW, {**form_of(rt, catatan="Jangan hilang."), **changes})
    page = text_of(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert "Jangan hilang." in page
    assert 'name="volume-0-sasaran"' in page
    assert not Intervention.objects.exists()


def test_a_link_from_an_rt_or_a_kawasan_fills_the_place(client, fasilitator):
    kawasan = factories.make_kawasan()
    rt = factories.make_rt("07", kawasan=kawasan)
    page = text_of(client.get(NEW, {"rt": rt.pk}))
    assert f'<option value="{rt.pk}" selected>RT 07' in page
    page = text_of(client.get(NEW, {"kawasan": kawasan.kode}))
    assert f'<option value="{kawasan.pk}" selected>' in page
    assert '<option value="kawasan" selected>' in page


def test_who_serves_a_city_first_says_where(client, verifikator):
    rt = factories.make_rt()
    page = text_of(client.get(NEW))
    assert "Pilih kelurahan" in page and 'name="nama"' not in page
    assert 'name="nama"' in text_of(client.get(NEW, {"kelurahan": HOME}))
    assert client.get(NEW, {"kelurahan": "99.02.01.2001"}).status_code == 404
    assert client.post(f"{NEW}?kelurahan={HOME}", form_of(rt)).status_code == 302


def test_the_whole_province_chooses_a_city_first(client):
    factories.make_wilayah()
    client.force_login(factories.make_user("admin_provinsi", "99"))
    assert "?wilayah=99.01" in text_of(client.get(NEW))
    assert "Kelurahan Dua" in text_of(client.get(NEW, {"wilayah": "99.01"}))


def test_an_rt_of_the_neighbours_is_no_choice(client, fasilitator):
    there = factories.make_rt("09", factories.make_wilayah().tetangga)
    assert client.get(NEW, {"rt": there.pk}).status_code == 404
    assert client.post(NEW, form_of(there)).status_code == 422
    assert not Intervention.objects.exists()


def test_a_total_is_divided_over_the_rt_of_a_kawasan(client, fasilitator):
    kawasan = factories.make_kawasan()
    first = factories.make_rt("01", kawasan=kawasan)
    second = factories.make_rt("02", kawasan=kawasan)
    factories.make_rt("03")
    # 310 m and 100 m of bad drains are left: 82 m make 62 m and 20 m.
    factories.make_assessment("disahkan", first, 2026)
    factories.make_assessment("disahkan", second, 2026, drainase_buruk_m=100)
    asked = {
        "bagi": "1", "bagi_sasaran": DRAIN, "bagi_total": "82", "skala": "kawasan",
        "kawasan": kawasan.pk, "catatan": "Tetap ada.",
    }  # fmt: skip
    data = form_of(first, {"sasaran": "jalan_rusak_m", "volume_rencana": "7"})
    answer = client.post(NEW, {**data, **asked})
    assert answer.status_code == 200
    typed = [form.initial for form in answer.context["volume"].initial_forms]
    parts = {t["rt"]: t["volume_rencana"] for t in typed if t["sasaran"] == DRAIN}
    assert parts == {first.pk: 62, second.pk: 20}
    assert "Tetap ada." in text_of(answer)
    assert not Intervention.objects.exists()
    refused = client.post(NEW, {**data, **asked, "bagi_sasaran": "luas_genangan_ha"})
    assert refused.status_code == 422
    assert "Tidak ada sisa volume" in text_of(refused)


def test_a_stale_form_shows_both_versions(client, fasilitator):
    work = make_work()
    url = reverse("kawasan:intervention_edit", args=[work.uuid])
    rows = [{"sasaran": DRAIN, "volume_rencana": "100", "volume_realisasi": "90"}]
    first = form_of(work.rt, *rows, nama="Nama baru", versi="1")
    assert client.post(url, first).status_code == 302
    answer = client.post(url, {**first, "nama": "Nama lain"})
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Nama baru" in page and 'value="Nama lain"' in page
    work.refresh_from_db()
    assert work.nama == "Nama baru"


def test_a_change_says_that_the_verification_is_gone(client, fasilitator):
    work = make_work("selesai", verifikasi="disetujui")
    url = reverse("kawasan:intervention_edit", args=[work.uuid])
    assert "sudah terverifikasi" in text_of(client.get(url))
    rows = [{"sasaran": DRAIN, "volume_rencana": "100", "volume_realisasi": "80"}]
    names = ("tahun_anggaran", "metode", "pelaksana", "nomor_kontrak")
    kept = {name: getattr(work, name) for name in names}
    days = {
        name: getattr(work, name).isoformat()
        for name in ("tanggal_mulai", "tanggal_selesai")
    }
    data = form_of(
        work.rt, *rows, versi="1", pagu_rp="150.000.000", progres_fisik="100",
        **kept, **days,
    )  # fmt: skip
    page = text_of(client.post(url, data, follow=True))
    assert "dicabut karena isinya berubah" in page
    work.refresh_from_db()
    assert work.verifikasi == "menunggu"


# Steps --------------------------------------------------------------------------------


def test_a_step_asks_on_its_own_page(client, verifikator):
    work = make_work("layak", pagu_rp=None, tahun_anggaran=None, sumber="")
    url = step_url(work, "anggarkan")
    assert 'name="pagu_rp"' in text_of(client.get(url))
    data = {"versi": 1, "tahun_anggaran": "2026", "pagu_rp": "",
            **numbered("dana", [{"sumber": "", "bentuk": "uang"}])}  # fmt: skip
    answer = client.post(url, data)
    assert answer.status_code == 422
    assert "Isi pagu." in text_of(answer) and "satu sumber dana" in text_of(answer)
    fund = {"sumber": "dak", "bentuk": "uang", "jumlah_rencana_rp": "90.000.000"}
    data |= {"pagu_rp": "90.000.000", **numbered("dana", [fund])}
    assert client.post(url, data).status_code == 302
    work.refresh_from_db()
    assert (work.status, work.pagu_rp) == ("dianggarkan", 90_000_000)
    assert InterventionFunding.objects.get().sumber == "dak"


def test_the_finish_asks_for_every_realised_volume(client, fasilitator):
    rt = factories.make_rt()
    factories.make_assessment("disahkan", rt, 2026)
    work = make_work("pelaksanaan", rt, realisasi=None)
    url = step_url(work, "selesaikan")
    row = {"rt": rt.pk, "sasaran": DRAIN, "volume_rencana": "100"}
    head = {"versi": 1, "progres_fisik": "100", "tanggal_selesai": "2026-05-01"}
    answer = client.post(url, {**head, **numbered("volume", [row])})
    assert "Isi volume realisasi setiap baris" in text_of(answer)
    row["volume_realisasi"] = "400"
    answer = client.post(url, {**head, **numbered("volume", [row])})
    assert answer.status_code == 422
    assert "melebihi sisa 310 m" in text_of(answer)
    row["alasan"] = "Menyambung RT sebelah."
    data = {**head, **numbered("volume", [row])}
    assert client.post(url, data).status_code == 302
    page = text_of(client.get(work.get_absolute_url()))
    assert "melebihi sisa: Menyambung RT sebelah." in page


def test_an_illegal_step_is_409_and_names_the_legal_ones(client, verifikator):
    work = make_work("layak")
    for send in (client.get, client.post):
        answer = send(step_url(work, "serahkan"))
        assert answer.status_code == 409
        assert "Langkah yang sah: Anggarkan, Batalkan." in text_of(answer)
    assert client.get(step_url(work, "terbang")).status_code == 404


def test_a_step_on_what_changed_meanwhile_is_409(client, verifikator):
    work = make_work()
    answer = client.post(step_url(work, "layak"), {"versi": 9})
    assert answer.status_code == 409
    assert "berubah sejak Anda membukanya" in text_of(answer)


def test_verifying_refusing_and_taking_back(client, verifikator):
    work = make_work("selesai")
    answer = client.post(step_url(work, "tolak"), {"versi": 1, "alasan": ""})
    assert answer.status_code == 422
    reason = {"alasan": "Foto 100 % belum ada."}
    client.post(step_url(work, "tolak"), {"versi": 1, **reason})
    page = text_of(client.get(work.get_absolute_url()))
    assert "Verifikasi ditolak:" in page and "Foto 100 % belum ada." in page
    client.post(step_url(work, "setujui"), {"versi": 2})
    client.post(step_url(work, "tarik"), {"versi": 3, "alasan": "Salah RT."})
    work.refresh_from_db()
    assert (work.verifikasi, work.versi) == ("menunggu", 4)


def test_buttons_are_those_that_would_work(client):
    who = factories.make_user("verifikator", "99.01")
    client.force_login(who)
    work = make_work("selesai", dibuat_oleh=who)
    page = text_of(client.get(work.get_absolute_url()))
    assert step_url(work, "setujui") not in page
    assert step_url(work, "serahkan") in page
    answer = client.post(step_url(work, "setujui"), {"versi": 1})
    assert answer.status_code == 422
    assert "tidak boleh memverifikasinya" in text_of(answer)
    Intervention.objects.update(dibuat_oleh=None)
    assert step_url(work, "setujui") in text_of(client.get(work.get_absolute_url()))
    Intervention.objects.update(terkunci=True)
    page = text_of(client.get(work.get_absolute_url()))
    assert "sudah dikunci" in page and "/langkah/" not in page
    assert client.get(step_url(work, "setujui")).status_code == 409


# Overlap ------------------------------------------------------------------------------


def test_two_works_on_the_same_are_named_with_their_money(client, fasilitator):
    work = make_work()
    same = make_work(rt=work.rt, nama="Kegiatan provinsi", sumber="apbd_provinsi")
    other = make_work(rt=work.rt, nama="Jalan", sasaran="jalan_rusak_m")
    make_work(rt=work.rt, nama="Tahun lain", tahun=2025)
    make_work("dibatalkan", work.rt, nama="Dihentikan")
    for address in (work.get_absolute_url(), f"{work.get_absolute_url()}ubah/"):
        page = text_of(client.get(address))
        assert "Tumpang tindih:" in page and "Pendanaan ganda" in page
        assert same.get_absolute_url() in page
        for name in ("Tahun lain", "Dihentikan", "Jalan"):
            assert f">{name}</a>" not in page
    assert "Tumpang tindih:" not in text_of(client.get(other.get_absolute_url()))
    page = text_of(client.get(LIST, {"tumpang": "ya"}))
    assert "Kegiatan provinsi" in page and ">Jalan<" not in page


def test_the_same_source_twice_is_no_double_funding(client, fasilitator):
    work = make_work()
    make_work(rt=work.rt)
    page = text_of(client.get(work.get_absolute_url()))
    assert "Tumpang tindih:" in page and "Pendanaan ganda" not in page


def test_what_lies_elsewhere_is_counted_but_not_named(client, fasilitator):
    """A neighbour may propose for a whole kawasan that reaches into our RT."""
    work = make_work()
    tetangga = factories.make_wilayah().tetangga
    make_work(rt=work.rt, nama="Rahasia", kelurahan=tetangga)
    page = text_of(client.get(work.get_absolute_url()))
    assert "1 kegiatan di luar wilayah Anda" in page and "Rahasia" not in page


# Lists --------------------------------------------------------------------------------


def test_the_list_is_searched_and_narrowed(client):
    places = factories.make_wilayah()
    kawasan = factories.make_kawasan()
    here = factories.make_rt("01", kawasan=kawasan)
    make_work(rt=here, nama="Titian", opd="Dinas PU", sumber="dak")
    make_work(
        "selesai", factories.make_rt("02", places.desa), nama="Sumur", tahun=2025,
        sasaran="kk_air_tidak_cukup", rencana=5, realisasi=5, verifikasi="disetujui",
    )  # fmt: skip
    client.force_login(factories.make_user("pimpinan", "99"))
    for asked, found in (
        ({"q": "dinas pu"}, "Titian"),
        ({"q": "RT 01 titian"}, "Titian"),
        ({"q": "desa tiga"}, "Sumur"),
        ({"wilayah": "99.02"}, "Sumur"),
        ({"kawasan": kawasan.kode}, "Titian"),
        ({"kawasan": "-"}, "Sumur"),
        ({"tahun": "2025"}, "Sumur"),
        ({"status": "usulan"}, "Titian"),
        ({"verifikasi": "disetujui"}, "Sumur"),
        ({"sumber": "dak"}, "Titian"),
        ({"sasaran": DRAIN}, "Titian"),
        ({"rt": here.pk}, "Titian"),
    ):
        page = text_of(client.get(LIST, asked))
        other = {"Titian": "Sumur", "Sumur": "Titian"}[found]
        assert f">{found}<" in page and f">{other}<" not in page, asked


def test_totals_are_of_everything_found(client, fasilitator):
    rt = factories.make_rt()
    for number in range(3):
        make_work(rt=rt, pagu_rp=Decimal(1_000_000), tahun=2024 + number)
    page = text_of(client.get(LIST, {"sasaran": DRAIN, "tahun": ""}))
    # Three times 1,000,000 rupiah, 150,000,000 planned, 90 of 100 metres.
    for words in ("Rp 3.000.000", "Rp 450.000.000", "270 m", "300 m"):
        assert words in page
    page = text_of(client.get(LIST, {"sasaran": DRAIN, "tahun": "2024"}))
    assert "Rp 1.000.000" in page and "Rp 450.000.000" not in page


def test_a_download_has_one_line_per_volume(client, fasilitator):
    work = make_work()
    work.volume_set.create(rt=work.rt, sasaran="jalan_rusak_m", volume_rencana=12)
    make_work(rt=work.rt, sasaran="", nama="Tanpa volume")
    table = b"".join(client.get(LIST, {"unduh": "csv"})).decode("utf-8-sig")
    rows = [line for line in table.splitlines() if line and not line.startswith("#")]
    assert len(rows) == 1 + 2 + 1
    assert "Jalan lingkungan rusak (m);m;12" in table
    assert client.get(LIST, {"unduh": "xlsx"}).status_code == 200


def test_neighbours_see_and_change_nothing(client):
    work = make_work(nama="Rahasia")
    client.force_login(factories.make_user("fasilitator", "99.01.01.1002"))
    assert "Rahasia" not in text_of(client.get(LIST))
    for address in (
        work.get_absolute_url(),
        f"{work.get_absolute_url()}ubah/",
        step_url(work, "layak"),
    ):
        assert client.get(address).status_code == 404


def test_the_queue_holds_what_this_person_may_decide(client, verifikator):
    rt = factories.make_rt()
    make_work(rt=rt, nama="Usul")
    make_work("selesai", rt, nama="Selesai orang lain")
    make_work("selesai", rt, nama="Selesai sendiri", dibuat_oleh=verifikator)
    make_work("selesai", rt, nama="Sudah", verifikasi="disetujui")
    make_work("pelaksanaan", rt, nama="Berjalan")
    there = factories.make_rt("09", factories.make_wilayah().desa)
    make_work(rt=there, nama="Kabupaten lain")
    page = text_of(client.get(QUEUE))
    for name, shown in (
        ("Usul", True), ("Selesai orang lain", True), ("Selesai sendiri", False),
        ("Sudah", False), ("Berjalan", False), ("Kabupaten lain", False),
    ):  # fmt: skip
        assert (f">{name}<" in page) is shown, name
    page = text_of(client.get(QUEUE, {"langkah": "verifikasi"}))
    assert ">Usul<" not in page and ">Selesai orang lain<" in page
    client.force_login(factories.make_user("fasilitator", HOME))
    assert client.get(QUEUE).status_code == 403


@pytest.mark.parametrize("address", [LIST, QUEUE])
def test_lists_take_the_same_number_of_queries(client, verifikator, address):
    rt = factories.make_rt()

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address, {"sasaran": DRAIN}).status_code == 200
        return len(seen)

    make_work(rt=rt)
    queries()
    few = queries()
    for number in range(8):
        make_work(rt=factories.make_rt(f"1{number}"), tahun=2026)
    assert queries() == few


def test_pages_of_one_work_take_the_same_number_of_queries(client, fasilitator):
    kawasan = factories.make_kawasan()
    rts = [factories.make_rt(f"2{n}", kawasan=kawasan) for n in range(8)]
    work = make_work(rt=rts[0])
    work.skala, work.rt, work.kawasan = "kawasan", None, kawasan
    work.save()
    addresses = [work.get_absolute_url(), f"{work.get_absolute_url()}ubah/"]

    def queries():
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
        return counts

    make_work(rt=rts[0])
    queries()
    few = queries()
    for rt in rts[1:]:
        work.volume_set.create(rt=rt, sasaran=DRAIN, volume_rencana=10)
        make_work(rt=rt)
    assert queries() == few
    assert len(lines(work)) == 8
