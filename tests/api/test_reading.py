"""Reading: who sees what, in which form."""

import json
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from kawasan.models import Kawasan, RtPenyebut, Wilayah
from tests.api.conftest import make_rt, square

LISTS = ["wilayah/", "kawasan/", "rt/", "penilaian/", "rekap/", "rekap/kawasan/"]


@pytest.mark.parametrize("path", LISTS)
def test_a_stranger_is_asked_to_sign_in(call, world, path) -> None:
    response = call(None).get(path)
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "perlu_masuk"


@pytest.mark.parametrize("path", ["", "openapi.json"])
def test_the_description_is_public(call, db, path) -> None:
    assert call(None).get(path).status_code == 200


def test_each_sees_the_own_territory(call, world) -> None:
    codes = [row["kode"] for row in call(world.fasilitator).results("wilayah/")]
    assert codes == ["99.01.01.1001"]
    codes = [row["kode"] for row in call(world.verifikator).results("wilayah/")]
    assert codes == ["99.01", "99.01.01", "99.01.01.1001", "99.01.01.1002"]
    assert call(world.nobody).results("wilayah/") == []
    assert [r["kode"] for r in call(world.tetangga).results("kawasan/")] == ["KW-2"]
    assert [r["id"] for r in call(world.tetangga).results("rt/")] == [
        world.rt_beyond.pk
    ]


@pytest.mark.parametrize(
    "path",
    ["wilayah/99.01.01.1002/", "wilayah/99/", "kawasan/KW-2/", "rt/{beyond}/"]
    + ["rekap/99.01.01.1002/2025/", "rekap/kawasan/KW-2/2025/"],
)
def test_beyond_looks_like_nothing(call, world, path) -> None:
    caller = call(world.fasilitator)
    found = caller.get(path.format(beyond=world.rt_beyond.pk))
    missing = caller.get("rt/999999999/")
    assert found.status_code == missing.status_code == 404
    ignored = {"trace_id", "instance"}
    assert {k: v for k, v in found.json().items() if k not in ignored} == {
        k: v for k, v in missing.json().items() if k not in ignored
    }


def test_a_place_by_dotted_and_plain_code(call, world) -> None:
    caller = call(world.fasilitator)
    body = caller.get("wilayah/9901011001/").json()
    assert body["kode"] == "99.01.01.1001"
    assert body["induk"] == "99.01.01"
    assert body["data_contoh"] is True
    assert caller.get("wilayah/99.01.01.1001/").json() == body


def test_a_prefix_is_a_whole_code(call, world) -> None:
    caller = call(world.pengesah)
    codes = [r["kode"] for r in caller.results("wilayah/?kode_wilayah=99.01")]
    assert "99.01.01.1002" in codes
    assert "99.10" not in codes
    assert caller.get("wilayah/?kode_wilayah=99.1").status_code == 400
    children = caller.results("wilayah/?induk=99&jenis=kota")
    assert [r["kode"] for r in children] == ["99.01"]
    assert len(caller.results("wilayah/?nama=1001")) == 1


def test_a_place_on_a_day(call, world) -> None:
    caller = call(world.pengesah)
    Wilayah.objects.filter(kode="99.10").update(berlaku_sampai=date(2024, 1, 1))
    assert "99.10" not in [r["kode"] for r in caller.results("wilayah/")]
    rows = caller.results("wilayah/?pada=2023-12-31")
    assert "99.10" in [r["kode"] for r in rows]
    assert caller.get("wilayah/99.10/").status_code == 404
    assert caller.get("wilayah/99.10/?pada=2023-12-31").status_code == 200


def test_example_data_says_so(call, world) -> None:
    body = call(world.pengesah).get("kawasan/").json()
    assert [row["data_contoh"] for row in body["results"]] == [True, False]
    assert body["keterangan"].startswith("DATA CONTOH")
    assert "keterangan" not in call(world.tetangga).get("kawasan/").json()


def test_decimals_are_strings_and_missing_is_null(call, world) -> None:
    row = call(world.fasilitator).get("kawasan/KW-1/").json()
    assert row["luas_verifikasi_ha"] == "12.500000"
    assert row["luas_sk_ha"] is None
    assert row["kewenangan"] == "provinsi"
    assert row["kelurahan"] == ["99.01.01.1001"]
    assert row["rt"] == [world.rt.pk]
    assert row["hasil"] is None


def test_a_kawasan_tells_its_level_with_year_and_coverage(call, world, rekap) -> None:
    row = call(world.fasilitator).results("kawasan/")[0]
    assert row["tingkat"] == "KR"
    assert row["hasil"]["tahun"] == 2025
    assert row["hasil"]["cakupan"] == {"rt_dinilai": 3, "jumlah_rt": 5}
    assert call(world.fasilitator).results("kawasan/?tahun=2024")[0]["hasil"] is None
    assert len(call(world.fasilitator).results("kawasan/?tingkat=KR")) == 1
    assert call(world.fasilitator).results("kawasan/?tingkat=KB") == []


@pytest.mark.parametrize("how", [("?f=geojson", {}), ("", {"Accept": "geo"})])
def test_a_map_layer(call, world, how) -> None:
    query, headers = how
    if headers:
        headers = {"Accept": "application/geo+json"}
    response = call(world.pengesah).get(f"kawasan/{query}", **headers)
    assert response["Content-Type"] == "application/geo+json"
    body = json.loads(response.content)
    assert body["type"] == "FeatureCollection"
    assert "crs" not in body
    assert body["bbox"] == [114.5, -3.3, 114.51, -3.29]
    first, second = body["features"]
    assert first["id"] == "KW-1"
    assert first["geometry"]["type"] == "MultiPolygon"
    # Counter-clockwise: from the south-west corner first east, then north.
    assert first["geometry"]["coordinates"][0][0][:3] == [
        [114.5, -3.3],
        [114.51, -3.3],
        [114.51, -3.29],
    ]
    assert first["properties"]["luas_verifikasi_ha"] == 12.5
    assert second["geometry"] is None


def _turn(ring: list[list[float]]) -> float:
    """Twice the signed area: above 0 for counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def test_rings_follow_the_right_hand_and_are_closed(call, world) -> None:
    outer = (114.5, -3.3), (114.5, -3.2), (114.6, -3.2), (114.6, -3.3), (114.5, -3.3)
    hole = (
        (114.5500000049, -3.26),
        (114.57, -3.26),
        (114.57, -3.24),
        (114.55, -3.24),
        (114.5500000049, -3.26),
    )
    for way in (1, -1):
        shape = Polygon(outer[::way], hole[::way])
        world.rt.batas = MultiPolygon(shape, Polygon(square(114.7, -3.3)[0][0]))
        world.rt.save()
        body = json.loads(call(world.fasilitator).get("rt/?f=geojson").content)
        [feature] = body["features"]
        assert (feature["type"], feature["id"]) == ("Feature", world.rt.pk)
        assert feature["geometry"]["type"] == "MultiPolygon"
        first, second = feature["geometry"]["coordinates"]
        assert _turn(first[0]) > 0 > _turn(first[1])
        assert _turn(second[0]) > 0
        for ring in (*first, *second):
            assert ring[0] == ring[-1]
            for number in (n for place in ring for n in place):
                assert number == round(number, 6)
        assert body["bbox"] == [114.5, -3.3, 114.71, -3.2]


def test_a_layer_leads_on_to_its_next_page(call, world) -> None:
    caller = call(world.pengesah)
    response = caller.get("kawasan/?f=geojson&limit=1")
    body = json.loads(response.content)
    links = {link["rel"]: link["href"] for link in body["links"]}
    assert (body["numberReturned"], links["next"]) == (1, body["next"])
    assert response["Link"] == f'<{body["next"]}>; rel="next"'
    last = json.loads(caller.client.get(links["next"]).content)
    assert [feature["id"] for feature in last["features"]] == ["KW-2"]
    assert last["next"] is None
    # Nothing on this page has a boundary, so there is no box either.
    assert "bbox" not in last
    assert body["keterangan"].startswith("DATA CONTOH")


def test_a_box_narrows_the_layer(call, world) -> None:
    caller = call(world.pengesah)
    rows = caller.results("kawasan/?bbox=114.505,-3.295,114.6,-3.2")
    assert [row["kode"] for row in rows] == ["KW-1"]
    assert caller.results("kawasan/?bbox=100,0,101,1") == []


def test_rt_bring_the_denominators_of_the_year(call, world) -> None:
    RtPenyebut.objects.create(
        rt=world.rt, berlaku_tahun=2024, jumlah_kk=70, luas_verifikasi_ha=Decimal("4")
    )
    caller = call(world.fasilitator)
    assert caller.get(f"rt/{world.rt.pk}/").json()["penyebut"]["jumlah_kk"] == 70
    old = caller.results("rt/?tahun=2023")[0]["penyebut"]
    assert (old["berlaku_tahun"], old["jumlah_kk"]) == (2020, 60)
    assert old["luas_verifikasi_ha"] is None
    assert caller.results("rt/?tahun=2019")[0]["penyebut"] is None


def test_lists_cost_the_same_for_one_and_for_fifty(
    call, world, django_assert_num_queries
) -> None:
    for n in range(50):
        make_rt(world.one, f"1{n:02}", world.kawasan)
        more = Kawasan.objects.create(
            kode=f"KX-{n:02}", nama="x", luas_verifikasi_ha=1, batas=square(115, -3)
        )
        more.kelurahan.add(world.one)
    caller = call(world.fasilitator)
    caller.get("kawasan/?f=geojson")
    # Session, user, assignments, and the list; RT also ask for denominators.
    for path, queries in (("kawasan/", 4), ("kawasan/?f=geojson", 4), ("rt/", 5)):
        with django_assert_num_queries(queries):
            assert caller.get(path).status_code == 200


def test_a_role_without_the_right_is_told_so(call, world) -> None:
    response = call(world.kader).get("penilaian/")
    assert response.status_code == 403
    assert response.json()["code"] == "tidak_berwenang"


def test_the_old_address_without_a_slash_leads_on(call, world) -> None:
    response = call(world.fasilitator).get("kawasan?limit=1")
    assert response.status_code == 308
    assert response["Location"] == "/api/v1/kawasan/?limit=1"
