"""The pages of years through their doors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import rekap
from assessments.models import TahunPenanganan
from tests import factories
from tests.assessments.test_kondisi import make_work

pytestmark = pytest.mark.django_db
LIST, OPEN = "/tahun/", "/tahun/buka/"


@pytest.fixture
def land():
    places = factories.make_wilayah()
    places.rt = [factories.make_rt(f"{n:02}", places.kelurahan) for n in (1, 2)]
    places.url = f"/tahun/{places.kota.kode}/2026/"
    return places


@pytest.fixture
def verifikator(client, land):
    user = factories.make_user("verifikator", land.kota.kode)
    client.force_login(user)
    return user


def opened(client, land, **changes):
    typed = {"wilayah": land.kota.pk, "tahun": "2026", "sumber_r0": "akhir_lalu"}
    return client.post(OPEN, {**typed, **changes})


def step(client, land, langkah, alasan=""):
    year = TahunPenanganan.objects.get(tahun=2026)
    body = {"langkah": langkah, "versi": year.versi, "alasan": alasan}
    return client.post(f"{land.url}langkah/", body, follow=True).content.decode()


def test_a_year_from_opening_to_a_locked_picture(client, land, verifikator):
    page = client.get(LIST).content.decode()
    assert "Belum ada tahun yang dibuka" in page
    answer = opened(client, land)
    assert answer.url == land.url
    factories.make_assessment("disahkan", rt=land.rt[0], jalan_rusak_m=100)
    make_work(land.rt[0], jalan_rusak_m=40)
    rekap.drain()
    page = client.get(land.url).content.decode()
    for words in ("Belum lengkap: 1 RT belum ada R0", "4,63 ha", "dari 1 RT dengan R0"):
        assert words in page
    page = step(client, land, "kunci")
    assert "Tulis alasan bila tetap akan dikunci" in page
    page = step(client, land, "kunci", "Tenggat laporan")
    assert "potret revisi 1 disimpan" in page
    text = " ".join(page.split())
    assert "luas kumuh akhir 4,63 ha, 1 dari 1 RT kumuh" in text
    rows = b"".join(client.get(f"{land.url}potret/1/")).decode()
    assert "99.01.01.1001" in rows
    assert "survei" in rows
    page = step(client, land, "minta", "Salah volume")
    assert "Diminta dibuka kembali oleh" in page
    assert "Buka kembali" not in page.replace("Minta dibuka kembali", "")
    client.force_login(factories.make_user("pimpinan", land.provinsi.kode))
    assert "dibuka kembali. Potret yang lama" in step(client, land, "buka")


def test_what_is_wrong_is_told_and_what_was_typed_stays(client, land, verifikator):
    answer = opened(client, land, sumber_r0="baru")
    assert answer.status_code == 422
    assert "Isi dasar R0 yang baru" in answer.content.decode()
    assert "checked" in answer.content.decode()
    opened(client, land)
    answer = opened(client, land)
    assert "sudah dibuka di Kota Kota Satu" in answer.content.decode()
    # The kabupaten is not a choice of somebody of the kota.
    assert opened(client, land, wilayah=land.kabupaten.pk).status_code == 422
    page = client.post(f"{land.url}langkah/", {"langkah": "x"}, follow=True)
    assert "tidak terbaca" in page.content.decode()


def test_a_facilitator_sees_the_year_and_only_the_own_kelurahan(client, land):
    TahunPenanganan.objects.create(wilayah=land.kota, tahun=2026)
    factories.make_rt("09", land.tetangga)
    client.force_login(factories.make_user("fasilitator", land.kelurahan.kode))
    page = client.get(land.url).content.decode()
    assert land.kelurahan.nama in page
    assert land.tetangga.nama not in page
    assert "Kunci tahun" not in page
    assert "belum ada R0: 2" in page
    client.force_login(factories.make_user("fasilitator", land.desa.kode))
    assert client.get(land.url).status_code == 404


def test_the_board_shows_who_has_entered_nothing(client, land, verifikator):
    TahunPenanganan.objects.create(wilayah=land.kota, tahun=2026)
    factories.make_rt("09", land.tetangga)
    make_work(land.rt[0], verifikasi="menunggu", jalan_rusak_m=1)
    page = client.get(f"{land.url}?tampil=belum").content.decode()
    assert land.tetangga.nama in page
    assert f"{land.kelurahan.nama} <small" not in page
    rows = b"".join(client.get(f"{land.url}?unduh=csv")).decode().splitlines()
    line = next(row for row in rows if row.startswith("99.01.01.1001"))
    assert line.split(";")[3:9] == ["2", "0", "0", "0", "1", "1"]


def test_the_pages_take_the_same_number_of_queries_whatever_the_size(
    client, land, verifikator
):
    TahunPenanganan.objects.create(wilayah=land.kota, tahun=2026)

    def count(url):
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(url).status_code == 200
        return len(found)

    small = count(land.url), count(LIST)
    for n in range(10, 40):
        factories.make_rt(str(n), land.tetangga)
        TahunPenanganan.objects.create(wilayah=land.kota, tahun=1990 + n - 10)
    assert (count(land.url), count(LIST)) == small
