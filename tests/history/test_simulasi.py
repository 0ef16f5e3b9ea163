"""Simulasi on its pages: numbers by hand, nothing stored, prices with a source."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import rekap
from assessments.models import Assessment, TahunPenanganan
from kawasan.actions import harga as actions
from kawasan.models import HargaSatuan, Intervention
from kawasan.models.harga import unit_of
from kawasan.models.sasaran import Sasaran
from sibungas.audit.models import AuditEvent
from sibungas.lib.errors import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"
# Only these have points: 6a, 6b, 7a 100 % (5 each), 2a 25 % of 780 m (1): total 16.
SIXTEEN = {
    **dict.fromkeys(factories.VOLUME, 0),
    "kk_sarana_sampah_tidak_sesuai": 60,
    "kk_sistem_sampah_tidak_sesuai": 60,
    "bangunan_tanpa_prasarana_kebakaran": 50,
    "jalan_belum_ada_m": 195,
}


@pytest.fixture
def kawasan():
    return factories.make_kawasan("K-1")


@pytest.fixture
def rt(kawasan):
    made = factories.make_rt("01", kawasan=kawasan)
    factories.make_assessment("disahkan", made, 2025, **SIXTEEN, skor=16, tingkat="KR")
    return made


@pytest.fixture
def admin():
    return factories.make_user("admin_provinsi", "99")


@pytest.fixture(autouse=True)
def reader(client):
    client.force_login(factories.make_user("fasilitator", KELURAHAN))


def price(sasaran, rupiah, admin, tahun=2025):
    values = {
        "wilayah": factories.make_wilayah().kota,
        "sasaran": sasaran,
        "harga_rp": Decimal(rupiah),
        "tahun": tahun,
        "sumber": "SSH 2025",
    }
    return actions.create_price(values=values, by=admin)


def test_forty_centimetres_of_road_end_slum_and_nothing_is_stored(client, rt):
    before = list(Assessment.objects.values())
    answer = client.get(f"/rt/{rt.pk}/simulasi/?v_2a=0,04")
    found = answer.context["found"]
    assert (found.jumlah.skor_awal.total, found.jumlah.skor_akhir.total) == (16, 15)
    assert (found.ha_berkurang, found.rt_keluar) == (Decimal("4.63"), 1)
    assert "16 → 15" in answer.text and "4,63 → 0,00 ha" in answer.text
    assert "Penilaian resmi 2025" in answer.text and "aturan A" in answer.text
    less = client.get(f"/rt/{rt.pk}/simulasi/?v_2a=0,039").context["found"]
    assert (less.jumlah.skor_akhir.total, less.ha_berkurang) == (16, 0)
    assert list(Assessment.objects.values()) == before


def test_without_prices_the_fewest_criteria_and_it_says_so(client, rt):
    answer = client.get(f"/rt/{rt.pk}/simulasi/")
    plan = answer.context["parts"][0]["plan"]
    assert [(p.kriteria.kode, p.volume) for p in plan.picks] == [
        ("2a", Decimal("0.04"))
    ]
    assert "Harga satuan belum lengkap (2a, 6a, 6b, 7a)" in answer.text
    linked = client.get(answer.context["parts"][0]["plan_url"])
    assert linked.context["found"].jumlah.skor_akhir.total == 15
    assert "biaya" in answer.text.lower()


def test_with_prices_the_cheapest_and_its_cost(client, rt, admin):
    price("jalan_belum_ada_m", 10**9, admin)
    price("kk_sarana_sampah_tidak_sesuai", 2000, admin, 2020)
    price("kk_sarana_sampah_tidak_sesuai", 1000, admin)
    price("kk_sistem_sampah_tidak_sesuai", 9000, admin)
    price("bangunan_tanpa_prasarana_kebakaran", 9000, admin)
    answer = client.get(f"/rt/{rt.pk}/simulasi/?v_6a=15")
    plan = answer.context["parts"][0]["plan"]
    # 45 of 60 KK are 75 %, 3 points: 15 KK at the newest price of 1.000.
    assert ([p.kriteria.kode for p in plan.picks], plan.biaya) == (["6a"], 15_000)
    assert answer.context["biaya"] == 15_000
    assert "Rp15.000" in answer.text and "SSH 2025" in answer.text


def test_the_volumes_of_a_kawasan_are_shared_out(client, kawasan, rt):
    other = factories.make_rt("02", kawasan=kawasan)
    factories.make_assessment("disahkan", other, 2025)
    factories.make_rt("03", kawasan=kawasan)
    answer = client.get("/kawasan/K-1/simulasi/?v_6a=60&v_2b=605")
    parts = {part["rt"].rt: part["found"] for part in answer.context["parts"]}
    shares = {
        number: {line.kriteria.kode: line.dipakai for line in one.lines}
        for number, one in parts.items()
    }
    # 60 KK each remain, so 30 each; all bad road lies in RT 02.
    assert (shares["01"]["6a"], shares["02"]["6a"]) == (30, 30)
    assert (shares["01"]["2b"], shares["02"]["2b"]) == (0, 605)
    found = answer.context["found"]
    assert (parts["01"].skor_akhir.total, found.rt_keluar) == (16 - 4, 1)
    assert (found.ha_awal, found.ha_akhir) == (Decimal("9.26"), Decimal("4.63"))
    assert (
        "dari 2/3 RT" in answer.text and "sebanding dengan sisa volume" in answer.text
    )
    # One RT chosen takes it all.
    one = client.get(f"/kawasan/K-1/simulasi/?v_6a=60&rt={rt.pk}").context
    left = {part["rt"].rt: part["found"].akhir.volumes["6a"] for part in one["parts"]}
    assert left == {"01": 0, "02": 60}


def test_the_kumuh_akhir_of_an_opened_year_is_where_it_starts(client, rt):
    """Works of the year have taken 30 KK of 6a away; the simulation goes on from it."""
    verifikator = factories.make_user("verifikator", "99.01")
    TahunPenanganan.objects.create(
        wilayah=factories.make_wilayah().kota, tahun=2025, dibuka_oleh=verifikator
    )
    work = Intervention.objects.create(
        uuid=uuid4(),
        rt=rt,
        kelurahan=rt.kelurahan,
        tahun=2025,
        nama="Gerobak sampah",
        status="selesai",
        verifikasi="disetujui",
        diverifikasi_pada=timezone.now(),
    )
    work.volume_set.create(
        rt=rt, sasaran="kk_sarana_sampah_tidak_sesuai", volume_realisasi=30
    )
    rekap.drain()
    answer = client.get(f"/rt/{rt.pk}/simulasi/?v_6a=1")
    assert [one.key for one in answer.context["bases"]] == ["akhir-2025", "resmi-2025"]
    assert "Angka awal: Kumuh akhir 2025" in answer.text
    line = next(
        one for one in answer.context["found"].jumlah.lines if one.kriteria.kode == "6a"
    )
    # 30 of 60 KK are 50 %, 1 point instead of 5: the RT is no slum any more.
    assert (line.awal, line.akhir, line.skor_awal) == (30, 29, 1)
    assert answer.context["found"].ha_awal == 0
    official = client.get(f"/rt/{rt.pk}/simulasi/?dasar=resmi-2025")
    assert official.context["found"].jumlah.skor_awal.total == 16


def test_more_than_there_is_is_said(client, rt):
    answer = client.get(f"/rt/{rt.pk}/simulasi/?v_6a=70")
    assert answer.status_code == 200
    assert "ditulis 70 KK, yang ada 60 KK" in answer.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("v_6a=dua", "Angka ini tidak terbaca"),
        ("v_6a=1,5", "Isi dengan bilangan bulat."),
        ("v_2a=-1", "Volume tidak boleh kurang dari 0."),
        ("v_2a=99999999999", "Volume ini terlalu besar."),
    ],
)
def test_what_is_no_volume_is_said_at_its_field(client, rt, typed, sentence):
    answer = client.get(f"/rt/{rt.pk}/simulasi/?{typed}")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{typed.partition("=")[2]}"' in answer.text


def test_an_rt_that_was_never_assessed_says_what_is_missing(client, kawasan):
    fresh = factories.make_rt("09", kawasan=kawasan)
    assert "Belum ada angka awal" in client.get(f"/rt/{fresh.pk}/simulasi/").text
    assert "Belum ada angka awal" in client.get("/kawasan/K-1/simulasi/").text


def test_two_editions_are_not_added_up(client, kawasan, rt):
    other = factories.make_rt("02", kawasan=kawasan)
    factories.make_assessment(
        "disahkan",
        other,
        2025,
        ruleset="permen-pupr-02-2016",
        drainase_tidak_terhubung_m=0,
        drainase_tidak_terpelihara_m=0,
        kk_sarana_sampah_tidak_terpelihara=0,
    )
    answer = client.get("/kawasan/K-1/simulasi/?v_6a=1")
    assert "memakai aturan yang berbeda" in answer.text


def test_who_reads_no_sheets_has_no_simulation(client, rt):
    client.force_login(factories.make_user("kader_pkk", KELURAHAN))
    assert client.get(f"/rt/{rt.pk}/simulasi/").status_code == 403
    assert "Simulasi" not in client.get(f"/rt/{rt.pk}/").text


def test_many_rt_ask_no_more_questions_than_few(client, kawasan, rt):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/kawasan/K-1/simulasi/?v_6a=60")
        return len(queries)

    asked()
    few = asked()
    for number in range(2, 9):
        made = factories.make_rt(f"0{number}", kawasan=kawasan)
        factories.make_assessment("disahkan", made, 2025)
    assert asked() == few


# Prices -----------------------------------------------------------------------------


@pytest.mark.parametrize("sasaran", Sasaran.values)
def test_the_unit_of_a_price_is_that_of_the_volume(sasaran):
    assert str(Sasaran(sasaran).label).endswith(f"({unit_of(sasaran)})")


def test_an_admin_writes_a_price_and_puts_it_right(client, admin):
    client.force_login(admin)
    sent = {
        "wilayah": factories.make_wilayah().kota.pk,
        "sasaran": "jalan_rusak_m",
        "harga_rp": "1.250.000,50",
        "tahun": "2026",
        "sumber": "SSH 2026",
    }
    assert client.post("/harga-satuan/baru/", sent).status_code == 302
    row = HargaSatuan.objects.get()
    assert (row.harga_rp, row.satuan) == (Decimal("1250000.50"), "m")
    assert AuditEvent.objects.get(verba="harga.created").kode_wilayah == "99.01"
    listed = client.get("/harga-satuan/")
    assert "Rp1.250.000,5 per m" in listed.text
    again = client.post("/harga-satuan/baru/", sent)
    assert again.status_code == 422
    assert "sudah ada di kab/kota ini" in again.text
    edited = {**sent, "harga_rp": "2000000", "versi": 1}
    assert client.post(row.get_absolute_url(), edited).status_code == 302
    stale = client.post(row.get_absolute_url(), edited | {"harga_rp": "3000000"})
    assert stale.status_code == 409 and "3000000" in stale.text


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("harga_rp", "0", "Harga harus lebih dari 0."),
        ("harga_rp", "mahal", "tidak terbaca"),
        ("sumber", "", "Wajib diisi"),
        ("tahun", "1800", "Tahun harus antara 1990 dan 2100."),
    ],
)
def test_a_price_that_cannot_be_is_said(client, admin, column, value, sentence):
    client.force_login(admin)
    sent = {
        "wilayah": factories.make_wilayah().kota.pk,
        "sasaran": "jalan_rusak_m",
        "harga_rp": "1000",
        "tahun": "2026",
        "sumber": "SSH",
    }
    answer = client.post("/harga-satuan/baru/", {**sent, column: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not HargaSatuan.objects.exists()


def test_prices_are_of_a_city_and_of_who_may_decide(admin):
    with pytest.raises(Refused, match="per kabupaten/kota"):
        actions.create_price(
            values={
                "wilayah": factories.make_wilayah().kecamatan,
                "sasaran": "jalan_rusak_m",
                "harga_rp": Decimal(1),
                "tahun": 2026,
                "sumber": "x",
            },
            by=admin,
        )
    row = price("jalan_rusak_m", 10, admin)
    with pytest.raises(Stale):
        actions.update_price(row=row, values={"tahun": 2024}, versi=9, by=admin)
    with pytest.raises(Exception, match="tidak berwenang"):
        price("jalan_rusak_m", 10, factories.make_user("verifikator", "99.01"))
