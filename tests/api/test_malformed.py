"""Nonsense in addresses, parameters and headers ends in words, never in a 500."""

import pytest

from tests import communities

PATHS = [
    *("wilayah/", "kawasan/", "rt/", "penilaian/", "rekap/", "rekap/kawasan/"),
    *communities.LISTS,
]
NONSENSE = [
    "tidak_ada=1",
    "limit=1&limit=2",
    "limit=NaN",
    "cursor=",
    "format=xml",
    "f=%00",
    "kode_wilayah=%00",
    "kode_wilayah=99'--",
    "kode_wilayah=99%",
    "kode_wilayah=" + "9" * 3000,
    "tahun=x",
    "tahun=0",
    "tahun=99999999999999999999",
    "tahun=%D9%A2%D9%A0%D9%A2%D9%A4",
    "jenis=x",
    "pada=0000-00-00",
    "pada=31-12-2024",
    "pada=2024-02-30",
    "bbox=a,b,c,d",
    "bbox=1,2,3",
    "bbox=NaN,0,1,1",
    "bbox=0,0,Infinity,1",
    "bbox=0,-91,1,1",
    "bbox=1,1,0,0",
    "bbox=1e999,0,1,1",
    "nama=%00",
    "nama=%ED%A0%80%00",
    "nama=" + "x" * 500,
    "status=x",
    "status=draf,",
    "diubah_sejak=kemarin",
    "diubah_sejak=9999-12-31T23:59:59-12:00",
    "rt=9999999999999999999999",
    "rt=-1%00",
    "aktif=ya",
    "resmi=1",
    "%00=1",
    "kode_wilayah[]=99",
    "kode_wilayah__startswith=9",
    "diubah_sejak=",
    "ksm=0",
    "bkm=99999999999999999999",
    "terlambat=ya",
    "sasaran=%00",
    "asal_id=1.5",
    "tenggat_sampai=besok",
    "berakhir=1",
]


@pytest.mark.parametrize("path", PATHS)
def test_nonsense_parameters_are_refused(call, world, path) -> None:
    caller = call(world.pengesah)
    for query in NONSENSE:
        response = caller.get(f"{path}?{query}")
        assert response.status_code == 400, query
        body = response.json()
        assert body["code"] == "permintaan_tidak_sah"
        assert body["errors"][0]["message"]


ADDRESSES = [
    "wilayah/x/",
    "wilayah/99.1/",
    "wilayah/%00/",
    "wilayah/99%00/",
    "kawasan/%00/",
    "kawasan/🙂/",
    "kawasan/" + "x" * 3000 + "/",
    "rt/0/",
    "rt/99999999999999999999/",
    "rt/-1/",
    "rt/a/",
    "penilaian/x/",
    "penilaian/00000000-0000-0000-0000-000000000000/",
    "rekap/99/0/",
    "rekap/99/99999999999999999999/",
    "rekap/kawasan/%00/2025/",
    "rekap/kawasan/KW-1/99999999999/",
    "kelompok/bkm/0/",
    "kelompok/ksm/99999999999999999999/",
    "kelompok/lain/1/",
    "kelompok/",
    "rapat/-1/",
    "pokja/x/",
    "rencana/butir/1/",
    "tindak-lanjut/9223372036854775807/",
    "../../etc/passwd",
    "%ff%fe/",
    "tidak/ada/",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_nonsense_addresses_are_not_found(call, world, path) -> None:
    response = call(world.pengesah).get(path)
    assert response.status_code == 404
    if "etc" not in path:
        assert response["Content-Type"] == "application/problem+json"


def test_forms_that_do_not_exist_are_not_acceptable(call, world) -> None:
    caller = call(world.pengesah)
    for accept in ("image/*", "text/html", "application/xml", "x" * 5000):
        response = caller.get("kawasan/", Accept=accept)
        assert response.status_code == 406, accept
        assert response["Content-Type"] == "application/problem+json"
    for accept in ("*/*", "application/json", "text/html, */*;q=0.1", ""):
        assert caller.get("kawasan/", Accept=accept).status_code == 200, accept


def test_every_problem_has_the_same_members(call, world) -> None:
    caller = call(world.pengesah)
    for path in ("kawasan/?x=1", "kawasan/x/", "tidak-ada/"):
        response = caller.get(path)
        body = response.json()
        assert {"type", "title", "status", "detail", "instance"} <= set(body)
        assert {"code", "errors", "trace_id"} <= set(body)
        assert body["status"] == response.status_code
        assert body["trace_id"] == response["X-Request-ID"]


@pytest.mark.parametrize("tag", ['"', "x", "*", 'W/"a"', '"a", "b"', "\t", '"' * 500])
def test_strange_tags_do_no_harm(call, world, tag) -> None:
    response = call(world.pengesah).get("kawasan/KW-1/", **{"If-None-Match": tag})
    assert response.status_code in (200, 304)
