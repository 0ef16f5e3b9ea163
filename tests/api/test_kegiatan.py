"""Works through the API: read, sent in, changed, moved on, verified."""

import uuid as uuids
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kawasan.models import Intervention
from tests.factories import make_assessment
from tests.kawasan.works import DRAIN, make_work

PATH = "kegiatan/"


def sent(place, **changes):
    return {
        "uuid": str(uuids.uuid4()),
        "kelurahan": place.kelurahan.kode,
        "rt": place.pk,
        "tahun": 2026,
        "nama": "Drainase Gang Keramat",
        "pagu_rp": "75000000.00",
        "lokasi": {"type": "Point", "coordinates": [114.5944, -3.3186]},
        "volume": [{"sasaran": DRAIN, "rencana": "120.5"}],
        "dana": [{"sumber": "dana_desa", "rencana_rp": 75_000_000}],
        **changes,
    }


@pytest.fixture
def work(world):
    return make_work("selesai", world.rt, is_demo=True)


def test_a_work_is_sent_in_and_read_again(call, world):
    caller = call(world.fasilitator)
    body = sent(world.rt)
    answer = caller.post(PATH, body)
    assert answer.status_code == 201, answer.content
    shown = caller.get(f"{PATH}{body['uuid']}/").json()
    assert (shown["status"], shown["kanal"]) == ("usulan", "api")
    assert shown["volume"] == [
        {"rt": world.rt.pk, "sasaran": DRAIN, "satuan": "m", "rencana": "120.500000",
         "realisasi": None, "alasan": ""}
    ]  # fmt: skip
    assert shown["dana"][0]["rencana_rp"] == "75000000.00"
    assert shown["lokasi"]["coordinates"] == [114.5944, -3.3186]
    assert (shown["kawasan"], shown["rt"]) == ("KW-1", world.rt.pk)
    assert shown["transisi"] == ["layak", "dibatalkan"]
    again = caller.post(PATH, body)
    assert (again.status_code, again.json()["uuid"]) == (200, body["uuid"])
    other = caller.post(PATH, {**body, "nama": "Lain"})
    assert (other.status_code, other.json()["code"]) == (409, "isi_berbeda")
    assert Intervention.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"nama": None}, "/nama"),
        ({"tahun": "2026"}, "/tahun"),
        ({"rt": 2**40}, "/rt"),
        ({"kelurahan": "99.01.01.1002"}, "/kelurahan"),
        ({"status": "selesai"}, "/status"),
        ({"pagu_rp": "1,5"}, "/pagu_rp"),
        ({"komponen": "lain"}, "/komponen"),
        ({"tanggal_mulai": "kemarin"}, "/tanggal_mulai"),
        ({"dokumen": ["x"]}, "/dokumen"),
        ({"lokasi": {"type": "Point", "coordinates": [-3.3, 114.5]}}, "/lokasi"),
        ({"lokasi": "di sana"}, "/lokasi"),
        ({"volume": {}}, "/volume"),
        ({"volume": [5]}, "/volume/0"),
        ({"volume": [{"sasaran": "x"}]}, "/volume/0/sasaran"),
        ({"volume": [{"sasaran": "kk_air_tidak_cukup", "rencana": 1.5}]},
         "/volume/0/rencana"),
        ({"volume": [{"sasaran": DRAIN, "rt": 2**40}]}, "/volume/0/rt"),
        ({"dana": [{"sumber": "emas"}]}, "/dana/0/sumber"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(call, world, changes, pointer):
    answer = call(world.fasilitator).post(PATH, sent(world.rt, **changes))
    assert answer.status_code == 400, answer.content
    assert pointer in [fault["pointer"] for fault in answer.json()["errors"]]
    assert not Intervention.objects.exists()


def test_what_the_rules_refuse_is_named_as_well(call, world):
    twice = [{"sasaran": DRAIN, "rencana": 1}, {"sasaran": DRAIN, "rencana": 2}]
    body = sent(world.rt, volume=twice, tahun=2090)
    answer = call(world.fasilitator).post(PATH, body)
    assert answer.status_code == 409
    pointers = [fault["pointer"] for fault in answer.json()["errors"]]
    assert pointers == ["/tahun", "/volume/1/sasaran"]


def test_readers_do_not_write_and_neighbours_do_not_see(call, world, work):
    assert call(world.kader).post(PATH, sent(world.rt)).status_code == 403
    assert call(world.kader).get(f"{PATH}{work.uuid}/").status_code == 200
    assert call(world.tetangga).get(f"{PATH}{work.uuid}/").status_code == 404
    assert call(world.tetangga).results(PATH) == []
    answer = call(world.tetangga).post(f"{PATH}{work.uuid}/transisi/", {"ke": "x"})
    assert answer.status_code == 404


def test_a_change_replaces_everything_and_takes_the_verification(call, world, work):
    caller = call(world.fasilitator)
    Intervention.objects.update(
        verifikasi="disetujui", diverifikasi_pada=work.dibuat_pada
    )
    shown = caller.get(f"{PATH}{work.uuid}/").json()
    taken = (
        "nama tahun skala rt tahun_anggaran metode pelaksana nomor_kontrak pagu_rp"
        " tanggal_mulai tanggal_selesai progres_fisik dana"
    ).split()
    body = {name: shown[name] for name in taken}
    body["volume"] = [{"sasaran": DRAIN, "rencana": 100, "realisasi": 70}]
    assert caller.post(f"{PATH}{work.uuid}/ubah/", body).status_code == 428
    answer = caller.post(f"{PATH}{work.uuid}/ubah/", {**body, "versi": 1})
    assert answer.status_code == 200, answer.content
    changed = answer.json()
    assert (changed["verifikasi"], changed["versi"]) == ("menunggu", 2)
    assert changed["volume"][0]["realisasi"] == "70.000000"
    stale = caller.post(f"{PATH}{work.uuid}/ubah/", {**body, "versi": 1})
    assert (stale.status_code, stale.json()["versi_sekarang"]) == (412, 2)
    tag = caller.get(f"{PATH}{work.uuid}/")["ETag"]
    answer = caller.post(f"{PATH}{work.uuid}/ubah/", body, **{"If-Match": tag})
    assert answer.status_code == 200


def test_a_step_with_what_it_asks_for(call, world):
    work = make_work("dianggarkan", world.rt, metode="", pelaksana="")
    url = f"{PATH}{work.uuid}/transisi/"
    caller = call(world.verifikator)
    answer = caller.post(url, {"ke": "pelaksanaan", "versi": 1})
    assert answer.status_code == 409
    pointers = {fault["pointer"] for fault in answer.json()["errors"]}
    assert pointers == {"/isian/metode", "/isian/pelaksana"}
    body = {"ke": "pelaksanaan", "versi": 1}
    answer = caller.post(url, {**body, "isian": {"catatan": "x"}})
    assert answer.status_code == 400
    body["isian"] = {"metode": "swakelola", "pelaksana": "KSM Contoh"}
    answer = caller.post(url, body)
    assert (answer.status_code, answer.json()["status"]) == (200, "pelaksanaan")
    volume = [{"sasaran": DRAIN, "rencana": 100, "realisasi": 88}]
    body = {"ke": "selesai", "versi": 2, "isian": {"progres_fisik": 100}}
    answer = caller.post(url, {**body, "volume": volume})
    assert answer.json()["volume"][0]["realisasi"] == "88.000000"


def test_an_illegal_step_names_the_legal_ones(call, world, work):
    caller = call(world.verifikator)
    url = f"{PATH}{work.uuid}/transisi/"
    for target in ("layak", "usulan"):
        answer = caller.post(url, {"ke": target, "versi": 1})
        assert (answer.status_code, answer.json()["code"]) == (
            409, "transisi_tidak_sah",
        )  # fmt: skip
        assert "diserahterimakan" in answer.json()["sah"]
    assert caller.post(url, {"ke": "diserahterimakan"}).status_code == 428
    assert caller.post(url, {"ke": "dibatalkan", "versi": 1}).status_code == 409


def test_verdicts(call, world, work):
    url = f"{PATH}{work.uuid}/verifikasi/"
    verifier = call(world.verifikator)
    body = {"putusan": "ditolak", "versi": 1}
    answer = verifier.post(url, body)
    assert answer.json()["errors"][0]["pointer"] == "/alasan"
    answer = verifier.post(url, {**body, "alasan": "Ukur lagi."})
    assert answer.json()["alasan_verifikasi"] == "Ukur lagi."
    answer = verifier.post(url, {"putusan": "disetujui", "versi": 2})
    assert answer.json()["verifikasi"] == "disetujui"
    answer = verifier.post(url, {"putusan": "disetujui", "versi": 3})
    assert (answer.status_code, answer.json()["sah"]) == (
        409, ["diserahterimakan", "menunggu"],
    )  # fmt: skip
    assert call(world.fasilitator).post(url, {**body, "versi": 3}).status_code == 403


def test_more_than_is_left_needs_a_reason(call, world):
    make_assessment("disahkan", world.rt, 2026)
    volume = {"sasaran": DRAIN, "realisasi": 311}
    caller = call(world.fasilitator)
    answer = caller.post(PATH, sent(world.rt, volume=[volume]))
    assert answer.json()["errors"][0]["pointer"] == "/volume/0/alasan"
    volume["alasan"] = "Menyambung RT sebelah."
    assert caller.post(PATH, sent(world.rt, volume=[volume])).status_code == 201


def test_lists_are_narrowed(call, world, work):
    other = make_work("usulan", world.rt, tahun=2025, sumber="dak")
    make_work("pelaksanaan", world.rt, nama="Kembar", sumber="csr")
    caller = call(world.pembaca)
    for query, found in (
        ("status=selesai,usulan&tahun=2026", {work.uuid}),
        ("sumber=dak", {other.uuid}),
        ("verifikasi=disetujui", set()),
        (f"sasaran={DRAIN}&tahun=2025", {other.uuid}),
        ("sasaran=jalan_rusak_m", set()),
        (f"rt={world.rt.pk}&tahun=2025", {other.uuid}),
        ("kawasan=KW-1&tumpang_tindih=false", {other.uuid}),
        ("kode_wilayah=99.10", set()),
        ("terkunci=true", set()),
    ):
        rows = caller.results(f"{PATH}?{query}")
        assert {row["uuid"] for row in rows} == {str(u) for u in found}, query
    assert len(caller.results(f"{PATH}?tumpang_tindih=true")) == 2
    assert caller.get(f"{PATH}?sumber=emas").status_code == 400
    assert caller.results(f"{PATH}?status=selesai")[0]["data_contoh"] is True


def test_a_page_takes_the_same_number_of_queries(call, world):
    caller = call(world.pembaca)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            caller.results(PATH)
        return len(seen)

    make_work(rt=world.rt)
    queries()
    few = queries()
    for _number in range(6):
        make_work(rt=world.rt, pagu_rp=Decimal(5))
    assert queries() == few
