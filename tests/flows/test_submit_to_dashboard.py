"""From a facilitator's phone to the figures of the province, all parts real."""

import json
import time
import uuid

import pytest
from django.test import Client

from kawasan.actions import tokens
from tests import factories, processes

pytestmark = pytest.mark.django_db(transaction=True)
KELURAHAN = "99.01.01.1001"
PLACES = ("99", "99.01", "99.01.01", KELURAHAN)


@pytest.fixture
def cast():
    class Cast:
        fasilitator = factories.make_user("fasilitator", KELURAHAN)
        tetangga = factories.make_user("fasilitator", "99.01.01.1002")
        verifikator = factories.make_user("verifikator", "99.01")
        pengesah = factories.make_user("admin_provinsi", "99")
        pokja = factories.make_user("anggota_pokja", "99")

    return Cast


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def figures(client, kode):
    answer = client.get(f"/api/v1/rekap/{kode}/2026/")
    return answer.json() if answer.status_code == 200 else None


def within(seconds, ask):
    """The first true answer, and how long it took."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if answer := ask():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"nothing came within {seconds} s")


def with_sent(client, kode):
    """Figures that know of a sheet handed in; those of its draft may come first."""
    found = figures(client, kode)
    return found if found and found["penilaian"]["diajukan"] else None


def hand_in(client, rt):
    """Start, type, save and send, as the pages do."""
    key = str(uuid.uuid4())
    start = {"uuid": key, "tahun": "2026", "jenis": "baseline"}
    assert client.post(f"/penilaian/mulai/{rt.pk}/", start).status_code == 302
    numbers = {**factories.HEADER, **factories.VOLUME, "luas_verifikasi_ha": "4,63"}
    saved = client.post(f"/penilaian/{key}/simpan/", {**numbers, "versi": 1})
    assert saved.status_code == 200
    body = {**numbers, "versi": saved.json()["versi"]}
    assert client.post(f"/penilaian/{key}/kirim/", body).status_code == 302
    return key


def decide(client, key, name, **more):
    versi = client.get(f"/api/v1/penilaian/{key}/").json()["versi"]
    body = {"langkah": name, "versi": versi, **more}
    assert client.post(f"/penilaian/{key}/langkah/", body).status_code == 302


@pytest.mark.parametrize("part", ["worker", "poller"])
def test_an_approval_reaches_every_level_within_ten_seconds(cast, part, tmp_path):
    """Each of the two parts alone is enough; together one covers for the other."""
    places = factories.make_wilayah()
    kawasan = factories.make_kawasan("K-01", places.kelurahan)
    rt = factories.make_rt("01", kawasan=kawasan)
    factories.make_rt("02", kawasan=kawasan)
    command, says = {
        "worker": (processes.WORKER, " ready."),
        "poller": (processes.POLLER, "poller started"),
    }[part]
    with processes.running(*command, log=tmp_path / "log", says=says):
        key = hand_in(signed_in(cast.fasilitator), rt)
        reader = signed_in(cast.pokja)
        waiting = within(10, lambda: with_sent(reader, "99"))
        assert waiting["penilaian"]["diajukan"] == 1
        assert waiting["cakupan"]["rt_dinilai"] == 0
        decide(signed_in(cast.verifikator), key, "return", alasan="Ukur lagi.")
        numbers = {**factories.HEADER, **factories.VOLUME, "jalan_rusak_m": "390"}
        fasilitator = signed_in(cast.fasilitator)
        versi = fasilitator.get(f"/api/v1/penilaian/{key}/").json()["versi"]
        body = {**numbers, "versi": versi}
        assert fasilitator.post(f"/penilaian/{key}/kirim/", body).status_code == 302
        decide(signed_in(cast.verifikator), key, "verify")
        decide(signed_in(cast.pengesah), key, "approve")

        def everywhere():
            found = [figures(reader, kode) for kode in PLACES]
            return all(f and f["cakupan"]["rt_dinilai"] for f in found) and found

        for found in within(10, everywhere):
            # 390 of 780 m of road: 34 points, kumuh ringan; 6 of 60 KK have water.
            assert (found["skor"], found["tingkat"]) == (34, "KR")
            assert found["cakupan"] == {"rt_dinilai": 1, "jumlah_rt": 2}
            water = found["capaian_100_0_100"]["air_minum"]
            assert (water["pembilang"], water["penyebut"]) == ("6", "60")
            assert water["persen"] == "10.00"
            slum = found["capaian_100_0_100"]["luas_kumuh"]
            assert slum["pembilang"] == "4.630000"
            assert found["dihitung_pada"]
        page = reader.get("/wilayah/99/?tahun=2026").content.decode()
        assert "dari 1/2 RT" in page
        assert "4,6" in page
    strangers = signed_in(cast.tetangga)
    assert strangers.get(f"/penilaian/{key}/").status_code == 404
    assert strangers.get(f"/wilayah/{KELURAHAN}/").status_code == 404
    assert figures(strangers, KELURAHAN) is None


def test_a_device_hands_in_by_its_token(cast, tmp_path):
    rt = factories.make_rt("01")
    made = tokens.create_token(
        nama="HP", cakupan="tulis", kode_wilayah="", hari=30, by=cast.fasilitator
    )
    header = {"jumlah_bangunan": 50, "jumlah_penduduk": 201, "jumlah_kk": 60}
    header |= {"luas_verifikasi": "4.63", "panjang_jalan_ideal": 780}
    header |= {"panjang_drainase_ideal": 385}
    codes = "1a 1b 1c 2a 2b 3a 3b 4a 4b 4c 5a 5b 6a 6b 7a 7b".split()
    body = {
        "uuid": str(uuid.uuid4()),
        "rt": rt.pk,
        "tahun": 2026,
        "jenis": "baseline",
        "ruleset": "permen-pupr-14-2018",
        "header": header,
        "volume": dict(zip(codes, factories.VOLUME.values(), strict=True)),
        "ajukan": True,
    }
    with processes.running(
        *processes.POLLER, log=tmp_path / "log", says="poller started"
    ):
        for status in (201, 200):
            answer = Client().post(
                "/api/v1/penilaian/",
                json.dumps(body),
                content_type="application/json",
                headers={"Authorization": f"Bearer {made[1]}"},
            )
            assert answer.status_code == status, answer.content
        reader = signed_in(cast.pokja)
        found = within(10, lambda: with_sent(reader, KELURAHAN))
        assert found["penilaian"]["diajukan"] == 1
