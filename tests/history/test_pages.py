"""The page of versions: every channel, any two versions, one put back."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import Assessment
from kawasan.models import Intervention
from sibungas.accounts.models import ApiToken
from sibungas.lib import history
from tests import factories
from tests.access.land import sent_sheet

pytestmark = pytest.mark.django_db
KELURAHAN = "99.01.01.1001"


@pytest.fixture
def fasilitator():
    return factories.make_user("fasilitator", KELURAHAN, nama="Siti Fasih")


@pytest.fixture
def verifikator():
    return factories.make_user("verifikator", "99.01", nama="Veri Teliti")


@pytest.fixture
def sheet(fasilitator, client):
    """Two versions: made outside, then changed on the page."""
    made = factories.make_assessment()
    client.force_login(fasilitator)
    typed = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    typed |= {"jalan_rusak_m": "1.234,5", "panjang_jalan_ideal_m": "1500"}
    answer = client.post(f"/penilaian/{made.uuid}/simpan/", {**typed, "versi": 1})
    assert answer.status_code == 200
    return made


def page(client, sheet, query=""):
    return client.get(f"/penilaian/{sheet.uuid}/riwayat/{query}")


def test_a_change_on_the_page_names_person_channel_and_request(client, sheet):
    answer = page(client, sheet)
    assert answer.status_code == 200
    newest = answer.context["rows"][0]
    assert (newest.nomor, newest.lewat, newest.oleh_nama) == (2, "web", "Siti Fasih")
    assert newest.peristiwa == "Penilaian disimpan"
    assert len(newest.permintaan) == 32
    assert "Jalan rusak" in newest.berubah
    assert "Siti Fasih" in answer.text and "Halaman web" in answer.text


def test_two_versions_side_by_side_in_indonesian(client, sheet):
    answer = page(client, sheet, "?dari=1&ke=2")
    rows = {d.label: (d.old, d.new) for d in answer.context["compare"]["rows"]}
    assert rows["Jalan rusak"] == ("605 m", "1.234,5 m")
    assert rows["Panjang jalan ideal"] == ("780 m", "1.500 m")
    assert "Jumlah bangunan" not in rows
    everything = page(client, sheet, "?dari=1&ke=2&semua=1").context["compare"]["rows"]
    all_rows = {d.label: (d.old, d.new, d.same) for d in everything}
    assert all_rows["Jumlah bangunan"] == ("50 unit", "50 unit", True)
    assert all_rows["Tahun"] == ("2026", "2026", True)


@pytest.mark.parametrize(
    "query",
    ["?dari=1&ke=9", "?dari=x", "?ke=-1", "?dari=0", f"?ke={10**20}"],
)
def test_a_version_that_is_not_there_is_said(client, sheet, query):
    answer = page(client, sheet, query)
    assert answer.status_code == 200
    assert answer.context["compare_error"]


def test_put_back_on_the_page(client, sheet):
    answer = page(client, sheet, "?dari=1&ke=2")
    assert answer.context["restore_number"] == 1
    sent = {"nomor": 1, "versi": answer.context["versi_sekarang"]}
    done = client.post(f"/penilaian/{sheet.uuid}/riwayat/pulihkan/", sent, follow=True)
    assert "Versi 1 dipulihkan sebagai versi yang baru." in done.text
    sheet.refresh_from_db()
    assert (sheet.jalan_rusak_m, sheet.versi, sheet.skor) == (605, 3, 38)
    newest = page(client, sheet).context["rows"][0]
    assert newest.alasan_jejak == "Dipulihkan dari versi 1."
    Assessment.objects.filter(pk=sheet.pk).update(jalan_rusak_m=1, versi=4)
    stale = client.post(f"/penilaian/{sheet.uuid}/riwayat/pulihkan/", sent, follow=True)
    assert "berubah sejak Anda membukanya" in stale.text
    assert history.last_number(sheet) == 4


def test_a_decided_sheet_points_to_a_new_one(client, fasilitator):
    sheet = factories.make_assessment("disahkan")
    Assessment.objects.filter(pk=sheet.pk).update(catatan="x")
    client.force_login(fasilitator)
    answer = page(client, sheet, "?dari=1&ke=2")
    assert "restore_number" not in answer.context
    assert f"/penilaian/mulai/{sheet.rt_id}/" in answer.text
    sent = {"nomor": 1, "versi": 1}
    refused = client.post(
        f"/penilaian/{sheet.uuid}/riwayat/pulihkan/", sent, follow=True
    )
    assert "Ganti dengan penilaian baru" in refused.text


def test_a_change_by_machine_and_by_import_appear_too(client, verifikator, tmp_path):
    key = ApiToken.new_key()
    ApiToken.objects.create(
        user=verifikator,
        nama="mesin",
        sidik=ApiToken.fingerprint(key),
        cakupan="tulis",
        berlaku_sampai="2099-01-01T00:00Z",
    )
    rt = factories.make_rt("01", rw="01")
    body = sent_sheet(rt)
    headers = {"authorization": f"Bearer {key}", "x-request-id": "permintaan-api-1"}
    answer = client.post(
        "/api/v1/penilaian/", body, content_type="application/json", headers=headers
    )
    assert answer.status_code == 201, answer.text
    client.force_login(verifikator)
    one = Assessment.objects.get(uuid=body["uuid"])
    row = page(client, one).context["rows"][0]
    assert (row.lewat, row.oleh_nama) == ("api", "Veri Teliti")
    assert row.permintaan == "permintaan-api-1"
    assert row.peristiwa == "Penilaian diterima dari perangkat"

    table = tmp_path / "p.csv"
    columns = {"kode_kelurahan": KELURAHAN, "rt": "01", "rw": "01", "tahun": 2024}
    columns |= {**factories.HEADER, **factories.VOLUME}
    names = ";".join(columns)
    table.write_text(f"{names}\n{';'.join(map(str, columns.values()))}\n")
    call_command("import_penilaian", str(table), oleh=verifikator.username, kab="99.01")
    two = Assessment.objects.get(tahun=2024)
    row = page(client, two).context["rows"][0]
    assert (row.lewat, row.oleh_nama) == ("impor", "Veri Teliti")
    assert row.peristiwa == "Dimuat dari berkas"
    listed = page(client, two, "?lewat=impor").context["rows"]
    assert [r.nomor for r in listed] == [1]
    assert page(client, two, "?lewat=api").context["rows"] == []


def test_who_reads_no_sheets_sees_no_names_of_people(client, verifikator):
    rt = factories.make_rt("01")
    client.force_login(verifikator)
    sent = {"alasan": "Digabung.", "versi": 1}
    client.post(f"/rt/{rt.pk}/tutup/", sent)
    seen = client.get(f"/rt/{rt.pk}/riwayat/")
    assert "Veri Teliti" in seen.text and "Digabung." in seen.text
    client.force_login(factories.make_user("kader_pkk", KELURAHAN))
    hidden = client.get(f"/rt/{rt.pk}/riwayat/?q=veri")
    assert hidden.status_code == 200
    assert "Veri Teliti" not in hidden.text and "Digabung." not in hidden.text
    assert "Nama orang dan alasan tidak ditampilkan" in hidden.text


def test_the_boundary_of_a_kawasan_by_its_hectares(client, verifikator):
    kawasan = factories.make_kawasan()
    client.force_login(verifikator)
    ring = [[114.59, -3.32], [114.594, -3.32], [114.594, -3.318], [114.59, -3.318]]
    shape = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
    form = {
        "kode": kawasan.kode,
        "nama": kawasan.nama,
        "status": kawasan.status,
        "luas_verifikasi_ha": "12,5",
        "kelurahan_list": [factories.make_wilayah().kelurahan.pk],
        "versi": 1,
        "batas": shape,
    }
    assert client.post("/kawasan/K-01/ubah/", form).status_code == 302
    answer = client.get("/kawasan/K-01/riwayat/?ke=2")
    (row,) = answer.context["compare"]["rows"]
    kawasan.refresh_from_db()
    # The database measures the same: 0.002° × 0.002°, then twice as wide.
    assert row.new == "delineasi berubah (4,92 ha → 9,84 ha)"
    assert f"{kawasan.luas_delineasi_ha:.2f}" == "9.84"
    done = client.post("/kawasan/K-01/riwayat/pulihkan/", {"nomor": 1, "versi": 2})
    assert done.status_code == 302
    kawasan.refresh_from_db()
    assert f"{kawasan.luas_delineasi_ha:.2f}" == "4.92"


def test_denominators_and_works_have_their_versions(client, verifikator):
    rt = factories.make_rt("01")
    client.force_login(verifikator)
    typed = {**factories.HEADER, "luas_verifikasi_ha": "4,63", "jumlah_kk": "61"}
    sent = {**typed, "berlaku_tahun": "2020", "sumber": "BPS", "versi": 1}
    assert client.post(f"/rt/{rt.pk}/penyebut/", sent).status_code == 302
    answer = client.get(f"/rt/{rt.pk}/penyebut/2020/riwayat/?ke=2")
    rows = {d.label: (d.old, d.new) for d in answer.context["compare"]["rows"]}
    assert rows == {"Jumlah KK": ("60", "61"), "Sumber": ("–", "BPS")}
    assert answer.context["rows"][0].peristiwa == "Penyebut RT disimpan"
    again = {"nomor": 1, "versi": answer.context["versi_sekarang"]}
    client.post(f"/rt/{rt.pk}/penyebut/2020/riwayat/pulihkan/", again)
    assert rt.penyebut.get().jumlah_kk == 60

    work = Intervention.objects.create(
        uuid="7c0f6f5e-6a07-4e0b-9d2c-637100000001",
        rt=rt,
        kelurahan=rt.kelurahan,
        tahun=2026,
        nama="Jalan RT 01",
    )
    Intervention.objects.filter(pk=work.pk).update(pagu_rp="1500000.50")
    answer = client.get(f"/kegiatan/{work.uuid}/riwayat/?ke=2")
    (row,) = answer.context["compare"]["rows"]
    assert (row.label, row.old, row.new) == ("Pagu", "–", "1.500.000,5 Rp")


def test_the_page_asks_the_same_few_questions_for_many_versions(
    client, sheet, fasilitator
):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert page(client, sheet).status_code == 200
        return len(queries)

    asked()
    few = asked()
    for n in range(30):
        Assessment.objects.filter(pk=sheet.pk).update(catatan=f"n {n}")
    assert asked() == few


def test_download_holds_every_version(client, sheet):
    answer = client.get(f"/penilaian/{sheet.uuid}/riwayat/?unduh=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "Siti Fasih" in text and "Halaman web" in text
    assert "Penilaian disimpan" in text
