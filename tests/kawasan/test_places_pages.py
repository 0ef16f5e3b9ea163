"""Lists and forms of places through their doors."""

import io
import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kawasan.models import Kawasan, Rt
from tests.kawasan.land import square

LIST = "/kawasan/"
RT_LIST = "/rt/"


def page(client, url, **parameters):
    response = client.get(url, parameters)
    assert response.status_code == 200
    return response


def codes(response):
    return [row.kode for row in response.context["rows"]]


def queries(client, url):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


# List of kawasan --------------------------------------------------------------------


def test_everyone_sees_the_kawasan_of_the_own_territory_only(land, as_user):
    assert codes(page(as_user(land.fasilitator), LIST)) == ["K-01"]
    assert codes(page(as_user(land.tetangga), LIST)) == ["K-02"]
    assert codes(page(as_user(land.staf), LIST)) == ["K-01", "K-02"]


def test_a_stranger_must_sign_in(client):
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": " tepi  sungai "}, ["K-01"]),
        ({"q": "k-02"}, ["K-02"]),
        ({"q": "%"}, []),
        ({"wilayah": "99.71"}, ["K-01"]),
        ({"kewenangan": "kab_kota"}, ["K-01"]),
        ({"kewenangan": "pusat"}, ["K-02"]),
        ({"tipologi": "di_tepi_air"}, ["K-01"]),
        ({"bantaran": "tidak"}, ["K-02"]),
        ({"status": "dinilai"}, []),
        ({"tingkat": "belum"}, ["K-01", "K-02"]),
        ({"tingkat": "KS"}, []),
        ({"urut": "-luas"}, ["K-02", "K-01"]),
    ],
)
def test_search_filters_and_order(land, as_user, asked, found):
    Kawasan.objects.filter(kode="K-01").update(
        tipologi=["di_tepi_air", "rawan_bencana"],
        bantaran_sungai=True,
        nama_sungai="Martapura",
    )
    assert codes(page(as_user(land.staf), LIST, **asked)) == found


def test_a_place_outside_the_territory_is_no_filter(land, as_user):
    response = page(as_user(land.verifikator), LIST, wilayah="99.72")
    assert codes(response) == ["K-01"]
    assert "Saringan “Wilayah” tidak dipakai" in response.content.decode()


@pytest.mark.parametrize("bad", ["tahun", "tingkat", "tipologi", "urut", "halaman"])
def test_nonsense_in_the_address_is_no_error(land, as_user, bad):
    page(as_user(land.staf), LIST, **{bad: "'\"<x>\x00"})


@pytest.mark.parametrize("url", [LIST, RT_LIST, "/penilaian/"])
@pytest.mark.parametrize("bad", ["wilayah", "kawasan"])
def test_a_nul_in_a_place_is_no_error(land, as_user, url, bad):
    page(as_user(land.staf), url, **{bad: "\x00\x00\x00\x00\x00"})


@pytest.mark.parametrize("url", [LIST, RT_LIST])
def test_a_link_may_choose_any_place_and_name_this_year(land, as_user, url):
    year = str(timezone.localdate().year)
    for kode in ("99", "99.71", "99.71.01", "99.71.01.1001"):
        response = page(as_user(land.staf), url, wilayah=kode, tahun=year)
        assert response.context["complaints"] == []
        assert response.context["tahun"] == int(year)


def test_the_list_needs_no_more_queries_when_it_grows(land, as_user):
    client = as_user(land.staf)
    before = queries(client, LIST)
    for number in range(20):
        kawasan = Kawasan.objects.create(
            kode=f"L-{number}", nama="Lagi", luas_verifikasi_ha=5, batas=square()
        )
        kawasan.kelurahan.set([land.satu, land.dua])
    assert queries(client, LIST) <= before <= 12


def test_the_map_shows_what_the_list_shows(land, as_user):
    client = as_user(land.staf)
    answer = page(client, reverse("kawasan:map")).json()
    assert [f["properties"]["kode"] for f in answer["features"]] == ["K-01"]
    assert answer["features"][0]["geometry"]["type"] == "Polygon"
    assert page(client, reverse("kawasan:map"), q="bukit").json()["features"] == []


def test_downloads_hold_only_what_the_person_sees(land, as_user):
    response = page(as_user(land.verifikator), LIST, unduh="csv")
    text = b"".join(response.streaming_content).decode()
    row = "K-01;Tepi Sungai;Kelurahan Satu;Kota Kota Satu;12;"
    assert f"{row}dicatat tanpa SK di portal;9,5;" in text
    assert "K-02" not in text


def test_a_name_that_looks_like_a_formula_stays_text_in_xlsx(land, as_user):
    Kawasan.objects.filter(kode="K-01").update(nama="=1+1")
    response = page(as_user(land.verifikator), LIST, unduh="xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    cell = book.active["B5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


# Form of kawasan --------------------------------------------------------------------


def typed(land, **changes):
    return {
        "kode": "K-09",
        "nama": "Baru",
        "status": "terduga",
        "luas_verifikasi_ha": "1.234,5",
        "kelurahan_list": [land.satu.pk],
        **changes,
    }


@pytest.mark.parametrize("who", ["fasilitator", "tetangga", "kader"])
def test_without_the_right_there_is_no_form(land, as_user, who):
    client = as_user(getattr(land, who))
    assert client.get("/kawasan/baru/").status_code == 403
    assert client.post("/kawasan/baru/", typed(land)).status_code == 403


def test_the_form_of_a_kawasan_elsewhere_does_not_exist(land, as_user):
    client = as_user(land.verifikator)
    assert client.get("/kawasan/K-02/ubah/").status_code == 404
    assert client.post("/kawasan/K-02/ubah/", typed(land)).status_code == 404


def test_the_province_chooses_a_city_first(land, as_user):
    client = as_user(land.staf)
    assert b"Kota Dua" in page(client, "/kawasan/baru/").content
    response = page(client, "/kawasan/baru/", wilayah="99.72")
    offered = response.context["form"].fields["kelurahan_list"].queryset
    assert list(offered) == [land.lain]


def test_a_kawasan_is_created_and_its_area_told(land, as_user):
    shape = json.dumps({"type": "MultiPolygon", "coordinates": square().coords})
    client = as_user(land.verifikator)
    response = client.post("/kawasan/baru/", typed(land, batas=shape))
    assert (response.status_code, response["Location"]) == (302, "/kawasan/K-09/")
    kawasan = Kawasan.objects.get(kode="K-09")
    assert kawasan.luas_verifikasi_ha == Decimal("1234.5")
    assert kawasan.kewenangan == "pusat"
    told = [str(message) for message in response.wsgi_request._messages]
    assert told == ["Kawasan Baru disimpan. Luas delineasi 11,07 ha."]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"nama": ""}, "nama", "Wajib diisi"),
        ({"kode": "baru"}, "kode", "dipakai portal"),
        ({"kode": "a b"}, "kode", "Kode hanya memuat"),
        ({"kode": "K-01"}, "kode", "sudah dipakai"),
        ({"luas_verifikasi_ha": "dua"}, "luas_verifikasi_ha", "tidak terbaca"),
        ({"luas_verifikasi_ha": "0"}, "luas_verifikasi_ha", "lebih dari 0"),
        ({"luas_verifikasi_ha": "1.234"}, "luas_verifikasi_ha", "rancu"),
        ({"jumlah_kk": "1,5"}, "jumlah_kk", "bilangan bulat"),
        ({"jumlah_kk": "10", "kk_miskin": "11"}, "kk_miskin", "Melebihi jumlah KK"),
        ({"kewenangan_ditetapkan": "pusat"}, "alasan_kewenangan", "Isi alasan"),
        ({"bantaran_sungai": "on"}, "nama_sungai", "Isi nama sungai"),
        ({"kelurahan_list": []}, "kelurahan_list", "Pilih sedikitnya satu"),
        ({"batas": "POINT(1 1)"}, "batas", "bukan GeoJSON atau WKT"),
        (
            {"batas": "POLYGON((114 -3,115 -4,115 -3,114 -4,114 -3))"},
            "batas",
            "memotong dirinya sendiri di sekitar bujur 114,5",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(
    land, as_user, changes, field, sentence
):
    client = as_user(land.verifikator)
    response = client.post("/kawasan/baru/", typed(land, alias="Lama", **changes))
    assert response.status_code == 422
    form = response.context["form"]
    assert sentence in " ".join(form.errors[field])
    text = response.content.decode()
    assert 'value="Lama"' in text
    if field == "batas":
        assert changes["batas"] in text
    assert not Kawasan.objects.filter(kode="K-09").exists()


def test_a_kelurahan_outside_the_territory_cannot_be_chosen(land, as_user):
    client = as_user(land.verifikator)
    response = client.post(
        "/kawasan/baru/", typed(land, kelurahan_list=[land.satu.pk, land.lain.pk])
    )
    assert "kelurahan_list" in response.context["form"].errors


def test_reading_and_saving_again_changes_nothing(land, as_user):
    client = as_user(land.verifikator)
    form = page(client, "/kawasan/K-01/ubah/").context["form"]
    sent = {
        name: form[name].field.prepare_value(form[name].initial)
        for name in form.fields
        if form[name].initial not in (None, "")
    }
    response = client.post("/kawasan/K-01/ubah/", sent)
    assert response.status_code == 302
    assert Kawasan.objects.get(kode="K-01").versi == 1


def test_an_outdated_form_shows_both_versions_and_can_be_sent_again(land, as_user):
    client = as_user(land.verifikator)
    mine = typed(land, kode="K-01", nama="Nama saya", versi="1")
    Kawasan.objects.filter(kode="K-01").update(nama="Nama orang lain", versi=2)
    response = client.post("/kawasan/K-01/ubah/", mine)
    assert response.status_code == 409
    conflicts = response.context["conflicts"]
    assert ("Nama kawasan", "Nama orang lain", "Nama saya") in conflicts
    assert ("Luas verifikasi", "9,5 ha", "1.234,5 ha") in conflicts
    text = response.content.decode()
    assert 'name="versi" value="2"' in text
    assert 'value="Nama saya"' in text
    again = client.post("/kawasan/K-01/ubah/", {**mine, "versi": "2"})
    assert again.status_code == 302
    assert Kawasan.objects.get(kode="K-01").nama == "Nama saya"


def test_a_refusal_of_the_action_keeps_the_form(land, as_user):
    client = as_user(land.verifikator)
    mine = typed(land, kode="K-01", versi="1", kelurahan_list=[land.dua.pk])
    response = client.post("/kawasan/K-01/ubah/", mine)
    assert response.status_code == 422
    assert "Pindahkan RT itu" in response.content.decode()


# RT ---------------------------------------------------------------------------------


def rt_names(response):
    return [str(row) for row in response.context["rows"]]


def test_the_facilitator_finds_the_rt_of_the_own_kelurahan(land, as_user):
    Rt.objects.create(kelurahan=land.satu, rt="014", rw="02", kampung="Hulu")
    client = as_user(land.fasilitator)
    assert rt_names(page(client, RT_LIST)) == ["RT 001 RW 01", "RT 014 RW 02 Hulu"]
    assert rt_names(page(client, RT_LIST, q="RT 014 hulu")) == ["RT 014 RW 02 Hulu"]
    assert rt_names(page(client, RT_LIST, kawasan="K-01")) == ["RT 001 RW 01"]
    assert rt_names(page(client, RT_LIST, penilaian="disahkan")) == []
    chips = page(client, RT_LIST).context["chips"]
    assert chips == [("belum", "Belum dinilai", 2)]


def test_rt_outside_any_kawasan_can_be_listed(land, as_user):
    Rt.objects.create(kelurahan=land.satu, rt="014")
    found = page(as_user(land.fasilitator), RT_LIST, kawasan="-")
    assert rt_names(found) == ["RT 014"]


def test_closed_rt_stand_apart(land, as_user):
    Rt.objects.update(aktif=False)
    client = as_user(land.fasilitator)
    assert rt_names(page(client, RT_LIST)) == []
    assert rt_names(page(client, RT_LIST, keadaan="tutup")) == ["RT 001 RW 01"]


def test_who_may_not_read_sheets_sees_no_state(land, as_user):
    response = page(as_user(land.kader), RT_LIST)
    assert response.context["chips"] == []
    assert "Belum dinilai" not in response.content.decode()


def test_the_rt_list_needs_no_more_queries_when_it_grows(land, as_user):
    client = as_user(land.staf)
    before = queries(client, RT_LIST)
    for number in range(30):
        Rt.objects.create(
            kelurahan=land.satu, kawasan=land.kawasan, rt=str(number), rw="09"
        )
    assert queries(client, RT_LIST) <= before <= 12


def test_an_rt_is_created_then_asks_for_its_denominators(land, as_user):
    client = as_user(land.verifikator)
    sent = {"kelurahan": land.satu.pk, "rt": "7", "rw": "3", "kawasan": land.kawasan.pk}
    response = client.post("/rt/baru/", sent)
    rt = Rt.objects.get(rt="7")
    assert response["Location"] == f"/rt/{rt.pk}/penyebut/"
    again = client.post("/rt/baru/", sent)
    assert "RT ini sudah ada" in again.content.decode()


def test_an_rt_in_a_kawasan_that_does_not_hold_it_is_refused(land, as_user):
    client = as_user(land.verifikator)
    sent = {"kelurahan": land.dua.pk, "rt": "7", "kawasan": land.kawasan.pk}
    response = client.post("/rt/baru/", sent)
    assert "tidak mencakup" in " ".join(response.context["form"].errors["kawasan"])


def test_moving_an_rt_between_kawasan(land, as_user):
    land.other_kawasan.kelurahan.set([land.dua, land.satu])
    client = as_user(land.verifikator)
    sent = {"rt": "001", "rw": "01", "kawasan": land.other_kawasan.pk, "versi": "1"}
    response = client.post(f"/rt/{land.rt.pk}/ubah/", sent)
    assert response.status_code == 302
    land.rt.refresh_from_db()
    assert (land.rt.kawasan, land.rt.versi) == (land.other_kawasan, 2)
    stale = client.post(f"/rt/{land.rt.pk}/ubah/", {**sent, "rw": "05"})
    assert stale.status_code == 409
    assert ("Nomor RW", "01", "05") in stale.context["conflicts"]


@pytest.mark.parametrize("path", ["ubah", "penyebut"])
def test_rt_forms_are_404_outside_and_403_without_the_right(land, as_user, path):
    url = f"/rt/{land.rt.pk}/{path}/"
    assert as_user(land.tetangga).get(url).status_code == 404
    assert as_user(land.fasilitator).get(url).status_code == 403
    assert as_user(land.verifikator).get(url).status_code == 200


def test_closing_and_opening(land, as_user):
    url = f"/rt/{land.rt.pk}/tutup/"
    client = as_user(land.verifikator)
    assert client.get(url).status_code == 405
    client.post(url, {"versi": "1", "alasan": "Digabung"})
    land.rt.refresh_from_db()
    assert not land.rt.aktif
    client.post(f"/rt/{land.rt.pk}/buka/", {"versi": "2", "alasan": "Keliru"})
    land.rt.refresh_from_db()
    assert land.rt.aktif
    assert as_user(land.fasilitator).post(url, {}).status_code == 403
    assert as_user(land.tetangga).post(url, {}).status_code == 404


def test_denominators_start_from_the_last_ones(land, as_user):
    client = as_user(land.verifikator)
    url = f"/rt/{land.rt.pk}/penyebut/"
    sent = {"berlaku_tahun": "2025", "jumlah_kk": "76", "luas_verifikasi_ha": "1,52"}
    response = client.post(url, {**sent, "versi": "1", "sumber": "Data kelurahan"})
    assert response.status_code == 302
    row = land.rt.penyebut.get()
    assert (row.jumlah_kk, row.luas_verifikasi_ha) == (76, Decimal("1.52"))
    assert row.jumlah_bangunan is None
    text = page(client, url).content.decode()
    assert 'value="76"' in text
    assert 'value="1,52"' in text


def test_denominators_are_checked_at_the_field(land, as_user):
    client = as_user(land.verifikator)
    url = f"/rt/{land.rt.pk}/penyebut/"
    sent = {"berlaku_tahun": "1800", "jumlah_kk": "x", "versi": "1", "sumber": ""}
    response = client.post(url, sent)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {
        "berlaku_tahun",
        "jumlah_kk",
        "sumber",
    }


def test_outdated_denominators_show_both(land, as_user):
    land.rt.penyebut.create(berlaku_tahun=2026, jumlah_kk=70, sumber="A")
    Rt.objects.filter(pk=land.rt.pk).update(versi=2)
    client = as_user(land.verifikator)
    sent = {"berlaku_tahun": "2026", "jumlah_kk": "76", "versi": "1", "sumber": "B"}
    response = client.post(f"/rt/{land.rt.pk}/penyebut/", sent)
    assert response.status_code == 409
    assert ("Jumlah KK", "70 KK", "76 KK") in response.context["conflicts"]
