"""Rollups: every figure with its two sides, its coverage and its age."""

from kawasan.models import DirtyEvent


def _settle() -> None:
    DirtyEvent.objects.all().delete()


def test_figures_bring_both_sides_and_coverage(call, world, rekap) -> None:
    _settle()
    row = call(world.fasilitator).get("rekap/99.01.01.1001/2025/").json()
    assert row["cakupan"] == {"rt_dinilai": 3, "jumlah_rt": 5}
    assert row["sedang_dihitung"] is False
    # 76 of 150 buildings are 50.67 %; 60 of 180 KK have water, 90 sanitation;
    # 2.5 + 1.5 ha of 10 ha are slum.
    assert row["kriteria"]["1a"] == {
        "pembilang": "76",
        "penyebut": "150",
        "persen": "50.67",
        "satuan": "unit",
        "skor": 1,
    }
    assert row["kriteria"]["2a"]["persen"] is None
    targets = row["capaian_100_0_100"]
    assert targets["air_minum"]["persen"] == "33.33"
    assert targets["sanitasi"]["persen"] == "50.00"
    assert (targets["luas_kumuh"]["pembilang"], targets["luas_kumuh"]["persen"]) == (
        "4.000000",
        "40.00",
    )
    assert row["dihitung_pada"]
    assert row["data_contoh"] is True


def test_mixed_rules_have_no_percentages(call, world, rekap) -> None:
    rekap.place.ruleset = ""
    rekap.place.save()
    row = call(world.fasilitator).results("rekap/")[0]
    assert row["kriteria"] == {}


def test_a_waiting_change_is_told_on_every_level_above(call, world, rekap) -> None:
    _settle()
    rekap.place.pk = None
    rekap.place.wilayah = world.city
    rekap.place.save()
    caller = call(world.pengesah)

    def waiting() -> dict[str, bool]:
        rows = caller.results("rekap/?tahun=2025")
        return {row["kode_wilayah"]: row["sedang_dihitung"] for row in rows}

    assert waiting() == {"99.01": False, "99.01.01.1001": False}
    DirtyEvent.objects.create(jenis="rt", kunci=world.rt.pk, tahun=2024)
    assert waiting() == {"99.01": False, "99.01.01.1001": False}
    DirtyEvent.objects.create(jenis="rt", kunci=world.rt_beyond.pk, tahun=2025)
    assert waiting() == {"99.01": True, "99.01.01.1001": False}
    DirtyEvent.objects.create(jenis="kawasan", kunci=world.kawasan.pk, tahun=0)
    assert waiting() == {"99.01": True, "99.01.01.1001": True}
    assert caller.results("rekap/kawasan/")[0]["sedang_dihitung"] is True


def test_filters_of_the_rollups(call, world, rekap) -> None:
    caller = call(world.pengesah)
    assert len(caller.results("rekap/?kode_wilayah=99.01")) == 1
    assert len(caller.results("rekap/?induk=99.01.01")) == 1
    assert caller.results("rekap/?kode_wilayah=99.10") == []
    assert caller.results("rekap/?jenis=kota") == []
    assert caller.results("rekap/?tahun=2024") == []
    assert len(caller.results("rekap/kawasan/?kode_wilayah=99&kawasan=KW-1")) == 1
    assert call(world.tetangga).results("rekap/") == []
    assert call(world.tetangga).results("rekap/kawasan/") == []


def test_unchanged_figures_are_not_sent_again(call, world, rekap) -> None:
    _settle()
    caller = call(world.fasilitator)
    paths = ("rekap/", "rekap/99.01.01.1001/2025/", "rekap/kawasan/KW-1/2025/")
    for path in (*paths, "kawasan/KW-1/", "wilayah/99.01.01.1001/"):
        first = caller.get(path)
        assert first.status_code == 200
        assert first["ETag"].startswith('"')
        again = caller.get(path, **{"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    old = caller.get("rekap/")["ETag"]
    DirtyEvent.objects.create(jenis="rt", kunci=world.rt.pk, tahun=2025)
    assert caller.get("rekap/", **{"If-None-Match": old}).status_code == 200


def test_the_rollup_list_costs_five_queries(
    call, world, rekap, django_assert_num_queries
) -> None:
    caller = call(world.pengesah)
    caller.get("rekap/")
    with django_assert_num_queries(5):
        caller.get("rekap/")
