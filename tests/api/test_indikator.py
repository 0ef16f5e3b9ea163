"""Indicators over the API: the catalogue, versions, and computed beside reported."""

from decimal import Decimal

import pytest

from assessments.actions import indicators as actions
from assessments.models import Indicator
from tests.api.conftest import person


@pytest.fixture
def catalogue(db):
    actions.load_catalogue()
    return {one.kode: one for one in Indicator.objects.all()}


def target(world, indicator, place, nilai, versi=0, tahun=2027):
    by = person(f"b{nilai}{tahun}", "bappeda", world.province)
    values = {"tahun": tahun, "nilai": Decimal(nilai), "sumber": "RPJMD"}
    return actions.set_target(
        indicator=indicator,
        wilayah=place,
        values={**values, "dokumen": "", "catatan": ""},
        versi=versi,
        by=by,
    )


def test_the_catalogue_and_one_of_it(call, world, catalogue) -> None:
    caller = call(world.fasilitator)
    rows = caller.results("indikator/")
    assert len(rows) == 13
    assert rows[0]["kode"] == "AIR-MINUM"
    assert len(caller.results("indikator/?sektor=kumuh&jenis=output")) == 2
    assert caller.get("indikator/RLH/").json()["hitungan"] is None
    assert caller.get("indikator/TIDAK-ADA/").status_code == 404
    assert call(world.nobody).results("indikator/") == []


def test_published_references_are_told_apart(call, world, catalogue) -> None:
    rows = call(world.fasilitator).results("capaian/?indikator=KUMUH-HA&tahun=2016")
    banjar = next(row for row in rows if row["seri"] == "kota-banjar")
    assert banjar["nilai"] == "187.950000"
    assert (banjar["asal"], banjar["kode_wilayah"]) == ("rujukan", None)
    assert banjar["tautan_sumber"].startswith("https://bappeda.banjarkota.go.id/")
    assert call(world.fasilitator).results("capaian/?rujukan=false") == []
    assert call(world.nobody).results("capaian/") == []


def test_targets_show_what_is_in_force_unless_asked(call, world, catalogue) -> None:
    ha = catalogue["KUMUH-HA"]
    target(world, ha, world.one, "9")
    target(world, ha, world.one, "8", versi=1)
    caller = call(world.fasilitator)
    found = caller.results("target/?rujukan=false")
    assert [(row["nilai"], row["versi"]) for row in found] == [("8.000000", 2)]
    assert found[0]["asal"] == "ditetapkan"
    old = caller.results("target/?rujukan=false&berlaku=false")
    assert [row["nilai"] for row in old] == ["9.000000"]
    assert call(world.tetangga).results("target/?rujukan=false") == []


def test_computed_stands_beside_reported(call, world, rekap, catalogue) -> None:
    target(world, catalogue["AIR-MINUM"], world.one, "40", tahun=2025)
    path = "indikator/AIR-MINUM/99.01.01.1001/"
    answer = call(world.fasilitator).get(path).json()
    [row] = answer["tahun"]
    # 60 of 180 KK; 3 of 5 RT.
    assert row["dihitung"]["nilai"] == "33.333333"
    assert (row["dihitung"]["pembilang"], row["dihitung"]["penyebut"]) == ("60", "180")
    assert (row["dihitung"]["rt_dinilai"], row["dihitung"]["jumlah_rt"]) == (3, 5)
    assert row["dilaporkan"] is None
    assert (row["selisih"], row["lampu"]) == ("-6.666667", "merah")
    assert row["persen_target"] == "83.33"
    assert call(world.tetangga).get(path).status_code == 404


def test_a_list_costs_the_same_for_few_and_many(
    call, world, catalogue, django_assert_num_queries
) -> None:
    caller = call(world.pengesah)
    caller.get("target/")
    with django_assert_num_queries(4):
        caller.get("target/?limit=2")
    with django_assert_num_queries(4):
        caller.get("target/")
