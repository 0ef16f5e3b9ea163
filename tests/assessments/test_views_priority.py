"""The priority of kawasan through its doors: form, page, list."""

import csv

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments import rekap, workflow
from kawasan.models import Konvensi, Pertimbangan
from sibungas.audit.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = 2026
PAGE = f"/kawasan/K-1/prioritas/?tahun={YEAR}"
FORM = f"/kawasan/K-1/prioritas/ubah/?tahun={YEAR}"


def typed(**changes):
    values = {
        "nilai_strategis": "5",
        "bukti_strategis": "Perda RTRW 5/2021",
        "sosial_budaya": "1",
        "bukti_sosial": "Kajian 2024",
        "kejelasan_lahan": "True",
        "bukti_lahan": "12 sertifikat",
        "kesesuaian_rtr": "True",
        "bukti_rtr": "KRK 7/2025",
        "imb": "",
        "versi": "0",
    }
    return {**values, **changes}


def facts(kawasan, tahun=YEAR, **columns):
    values = {
        "nilai_strategis": 5,
        "bukti_strategis": "RTRW",
        "sosial_budaya": 1,
        "bukti_sosial": "Kajian",
        "kejelasan_lahan": False,
        "bukti_lahan": "Survei",
        "kesesuaian_rtr": True,
        "bukti_rtr": "KRK",
        **columns,
    }
    return Pertimbangan.objects.create(kawasan=kawasan, tahun=tahun, **values)


@pytest.fixture
def kawasan():
    """One RT: 201 people on 4.63 ha (43.41 jiwa/ha), score 38, kumuh sedang."""
    made = factories.make_kawasan("K-1")
    rt = factories.make_rt("01", kawasan=made)
    factories.make_assessment(workflow.DISAHKAN, rt, YEAR)
    rekap.drain()
    return made


@pytest.fixture
def verifier(client, kawasan):
    user = factories.make_user("verifikator", "99.01")
    client.force_login(user)
    return user


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_facts_are_written_and_the_whole_reckoning_is_shown(client, verifier, kawasan):
    answer = client.post(FORM, typed())
    assert answer.url == PAGE
    text = text_of(client.get(PAGE))
    # 201 / 4.63 = 43.41 jiwa/ha: 1 point. 5 + 1 + 1 = 7: sedang. Both plus: legal.
    assert "201 jiwa ÷ 4,63 ha = 43,41 jiwa/ha, masuk ≤ 150 jiwa/ha" in text
    assert (
        "5 + 1 + 1 = 7, jadi pertimbangan lain <strong>sedang</strong> (6–10)" in text
    )
    assert "Lahan disebut <strong>legal</strong>" in text
    assert "Sel B3" in text and "prioritas 5 <strong>" in text
    assert "Peremajaan" in text
    for proof in ("Perda RTRW 5/2021", "Kajian 2024", "12 sertifikat", "KRK 7/2025"):
        assert proof in text
    assert "1/1 RT" in text
    event = AuditEvent.objects.get(verba="pertimbangan.created")
    assert (event.oleh, event.kode_wilayah) == (verifier, "99.01.01.1001")


def test_nothing_is_assumed_of_a_kawasan_without_facts(client, verifier, kawasan):
    text = text_of(client.get(PAGE))
    assert "Belum lengkap" in text
    for missing in (
        "nilai strategis lokasi",
        "kondisi sosial, ekonomi, dan budaya",
        "kejelasan status lahan",
        "kesesuaian dengan RTR",
    ):
        assert f"<li>{missing}</li>" in text
    assert "jumlah penduduk dan luas" not in text
    assert "tidak jelas" not in text and "tidak sesuai" not in text
    assert "Legalitas belum diketahui" in text
    assert '<p class="figure-value">–</p>' in text


def test_a_year_without_approved_sheets_has_no_level(client, verifier, kawasan):
    facts(kawasan, 2025)
    text = text_of(client.get("/kawasan/K-1/prioritas/?tahun=2025"))
    assert "<li>tingkat kumuh resmi</li>" in text
    assert "<li>jumlah penduduk dan luas dari penilaian resmi</li>" in text


def test_land_that_is_not_legal_may_be_legalised_first(client, verifier, kawasan):
    facts(kawasan)
    text = text_of(client.get(PAGE))
    assert "Permukiman kembali (dalam kawasan)" in text
    assert "Legalkan lahan dahulu" in text and "yaitu peremajaan" in text
    assert "Relokasi (keluar kawasan)" in text


def test_the_office_chooses_and_says_why(client, verifier, kawasan):
    answer = client.post(FORM, typed(pola_dipilih="relokasi"))
    assert answer.status_code == 422
    assert "Tulis alasan pola yang dipilih" in text_of(answer)
    client.post(FORM, typed(pola_dipilih="relokasi", alasan_pola="Tebing longsor."))
    text = text_of(client.get(PAGE))
    assert "dipilih kantor: Relokasi" in text
    assert "Tebing longsor." in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"bukti_strategis": ""}, "Tulis dasar nilai yang Anda isi"),
        ({"bukti_rtr": " "}, "Tulis dasar nilai yang Anda isi"),
        ({"nilai_strategis": "3"}, "bukan salah satu"),
        ({"kejelasan_lahan": "mungkin"}, "bukan salah satu"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    client, verifier, changes, sentence
):
    answer = client.post(FORM, typed(**changes))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "12 sertifikat" in text_of(answer)
    assert not Pertimbangan.objects.exists()


def test_a_new_year_starts_from_the_last_one(client, verifier, kawasan):
    facts(kawasan, 2024, catatan="Lama")
    text = text_of(client.get(FORM))
    assert "disalin dari tahun 2024" in text
    assert "RTRW" in text and "Lama" in text
    assert not Pertimbangan.objects.filter(tahun=YEAR).exists()


def test_two_writers_see_both_versions(client, verifier, kawasan):
    facts(kawasan, catatan="Dari rekan")
    answer = client.post(FORM, typed(catatan="Dari saya"))
    text = text_of(answer)
    assert answer.status_code == 409
    assert "Dari rekan" in text and "Dari saya" in text
    client.post(FORM, typed(catatan="Dari saya", versi="1"))
    row = Pertimbangan.objects.get()
    assert (row.catatan, row.versi) == ("Dari saya", 2)
    client.post(FORM, typed(catatan="Dari saya", versi="2"))
    row.refresh_from_db()
    assert row.versi == 2


def test_who_may_not_change_the_kawasan_only_reads(client, kawasan):
    client.force_login(factories.make_user("lurah", "99.01.01.1001"))
    assert client.get(PAGE).status_code == 200
    assert "/prioritas/ubah/" not in text_of(client.get(PAGE))
    assert client.post(FORM, typed()).status_code == 403
    client.force_login(factories.make_user("verifikator", "99.02"))
    assert client.get(PAGE).status_code == 404
    assert client.post(FORM, typed()).status_code == 404


def test_the_convention_of_the_city_is_used_and_named(client, verifier, kawasan):
    facts(kawasan)
    place = factories.make_wilayah().kota
    Konvensi.objects.create(
        wilayah=place,
        kunci="tabel_kependudukan",
        nilai="satu_tabel",
        berlaku_mulai=2020,
        sumber="Rapat 4/2020",
    )
    text = text_of(client.get(PAGE))
    assert "Satu tabel untuk semua" in text
    assert "Sumber: Rapat 4/2020." in text
    assert "Sumber: bawaan portal." in text


def test_a_kawasan_in_two_cities_of_different_class_is_left_open(client, kawasan):
    places = factories.make_wilayah()
    kawasan.kelurahan.add(places.desa)
    facts(kawasan)
    type(places.kabupaten).objects.filter(pk=places.kabupaten.pk).update(
        kelas_kota="besar"
    )
    client.force_login(factories.make_user("admin_provinsi", "99"))
    text = text_of(client.get(PAGE))
    assert "<li>konvensi yang sama dari semua kab/kota kawasan ini</li>" in text


@pytest.fixture
def several(kawasan):
    """K-1 KS without facts, K-2 KS priority 5 not legal, K-3 not assessed."""
    second = factories.make_kawasan("K-2")
    factories.make_assessment(
        workflow.DISAHKAN, factories.make_rt("02", kawasan=second), YEAR
    )
    factories.make_kawasan("K-3")
    facts(second)
    rekap.drain()


def names(client, query):
    rows = client.get(f"/prioritas/?tahun={YEAR}&{query}").context["rows"]
    return [row.kode for row in rows]


def test_the_list_puts_the_urgent_first_and_filters(client, verifier, several):
    assert names(client, "") == ["K-2", "K-1", "K-3"]
    assert names(client, "urut=-nama") == ["K-3", "K-2", "K-1"]
    assert names(client, "prioritas=5") == ["K-2"]
    assert names(client, "prioritas=1") == []
    assert names(client, "prioritas=kurang") == ["K-1", "K-3"]
    assert names(client, "prioritas=tidak_kumuh") == []
    assert names(client, "tingkat=KS") == ["K-2", "K-1"]
    assert names(client, "pertimbangan=sedang") == ["K-2"]
    assert names(client, "legalitas=tidak_legal") == ["K-2"]
    assert names(client, "pola=permukiman_kembali") == ["K-2"]
    assert names(client, "q=k-3") == ["K-3"]
    assert names(client, "wilayah=99.01.01.1002") == []
    text = text_of(client.get(f"/prioritas/?tahun={YEAR}"))
    assert "Kurang: nilai strategis lokasi" in text


def test_the_list_can_be_taken_along(client, verifier, several):
    answer = client.get(f"/prioritas/?tahun={YEAR}&unduh=csv")
    file = b"".join(answer.streaming_content).decode()
    lines = [line for line in file.splitlines() if "# " not in line]
    rows = list(csv.DictReader(lines, delimiter=";"))
    assert [row["Kode"] for row in rows] == ["K-2", "K-1", "K-3"]
    second, _, third = rows
    assert (second["Prioritas"], second["Sel matriks"]) == ("5", "B4")
    assert (second["Jiwa per ha"], second["Jumlah pertimbangan"]) == ("43,41", "7")
    assert second["Legalitas"] == "Tidak legal"
    assert third["Prioritas"] == ""
    assert "tingkat kumuh resmi" in third["Data yang kurang"]


def test_the_list_takes_as_many_queries_for_many_kawasan(client, verifier, several):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(f"/prioritas/?tahun={YEAR}")
        return len(found)

    queries()
    few = queries()
    for number in range(4, 9):
        facts(factories.make_kawasan(f"K-{number}"))
    assert queries() == few


def test_the_table_refuses_points_without_proof_and_a_second_row(kawasan):
    facts(kawasan)
    for columns in (
        {"tahun": YEAR},
        {"tahun": 2020, "nilai_strategis": 3},
        {"tahun": 2021, "bukti_lahan": ""},
        {"tahun": 2022, "pola_dipilih": "relokasi"},
        {"tahun": 1999},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            facts(kawasan, **columns)


def test_the_menu_and_the_kawasan_lead_here(client, verifier, kawasan):
    text = text_of(client.get(f"/kawasan/K-1/?tahun={YEAR}"))
    assert 'href="/prioritas/"' in text
    assert f'href="/kawasan/K-1/prioritas/?tahun={YEAR}"' in text


def test_the_page_opens_on_the_latest_year_with_anything(client, verifier, kawasan):
    assert client.get("/kawasan/K-1/prioritas/").context["tahun"] == YEAR
    facts(kawasan, 2027)
    assert client.get("/kawasan/K-1/prioritas/").context["tahun"] == 2027
    bare = factories.make_kawasan("K-9")
    page = client.get(f"{bare.get_absolute_url()}prioritas/")
    assert page.context["tahun"] == timezone.localdate().year
