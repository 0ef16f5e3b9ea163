"""Reading sheets: the list with its filters, and one record with its score."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Assessment
from tests.api.conftest import make_rt
from tests.api.test_receiving import token_of
from tests.factories import make_assessment


@pytest.fixture
def sheets(world: SimpleNamespace) -> SimpleNamespace:
    """Three sheets: an approved and a drafted one here, a submitted one next door."""
    old = make_assessment("disahkan", world.rt, 2025)
    new = make_assessment(
        "draf",
        world.rt,
        2026,
        jenis="verifikasi_lapangan",
        ruleset="permen-pupr-02-2016",
        skor=None,
        tingkat="",
    )
    beyond = make_assessment("diajukan", world.rt_beyond, 2026)
    return SimpleNamespace(old=old, new=new, beyond=beyond)


def ids(caller: Any, query: str) -> set[str]:
    return {row["uuid"] for row in caller.results(f"penilaian/?{query}")}


def test_each_sees_the_sheets_of_the_own_territory(call, world, sheets) -> None:
    here = {str(sheets.old.uuid), str(sheets.new.uuid)}
    assert ids(call(world.fasilitator), "") == here
    assert ids(call(world.tetangga), "") == {str(sheets.beyond.uuid)}
    assert len(ids(call(world.pembaca), "")) == 3
    for path in (f"penilaian/{sheets.beyond.uuid}/", "penilaian/" + "0" * 8 + "/"):
        assert call(world.fasilitator).get(path).status_code == 404


def test_a_narrowed_token_lists_its_part_only(world, sheets) -> None:
    key = token_of(world.pembaca, "baca", "99.01.01.1002")
    headers = {"Authorization": f"Bearer {key}"}
    for path, count in (
        ("penilaian/", 1),
        ("rt/", 1),
        ("kawasan/", 1),
        ("wilayah/", 1),
    ):
        body = Client().get(f"/api/v1/{path}", headers=headers).json()
        assert len(body["results"]) == count, path
    path = f"/api/v1/penilaian/{sheets.old.uuid}/"
    assert Client().get(path, headers=headers).status_code == 404


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("tahun=2025", {"old"}),
        ("status=disahkan", {"old"}),
        ("status=draf,diajukan", {"new", "beyond"}),
        ("jenis=verifikasi_lapangan", {"new"}),
        ("ruleset=permen-pupr-02-2016", {"new"}),
        ("tingkat=KS", {"old", "beyond"}),
        ("resmi=true", {"old"}),
        ("resmi=false", {"new", "beyond"}),
        ("kawasan=KW-2", {"beyond"}),
        ("kode_wilayah=99.01.01.1001", {"old", "new"}),
        ("kode_wilayah=9901", {"old", "new", "beyond"}),
        ("kode_wilayah=99.10", set()),
        ("tahun=2026&tingkat=KS", {"beyond"}),
    ],
)
def test_filters_narrow(call, world, sheets, query, names) -> None:
    expected = {str(getattr(sheets, name).uuid) for name in names}
    assert ids(call(world.pembaca), query) == expected


def test_the_rt_and_the_time_of_the_last_change_narrow(call, world, sheets) -> None:
    caller = call(world.pembaca)
    assert ids(caller, f"rt={world.rt_beyond.pk}") == {str(sheets.beyond.uuid)}
    now = timezone.now()
    Assessment.objects.update(diubah_pada=now - timedelta(days=2))
    Assessment.objects.filter(pk=sheets.new.pk).update(diubah_pada=now)
    since = quote((now - timedelta(days=1)).isoformat())
    assert ids(caller, f"diubah_sejak={since}") == {str(sheets.new.uuid)}


def test_one_record_brings_its_score_and_what_may_follow(call, world, sheets) -> None:
    body = call(world.fasilitator).get(f"penilaian/{sheets.old.uuid}/").json()
    assert (body["skor"], body["tingkat"], body["resmi"]) == (38, "KS", True)
    assert body["hasil"]["total"] == 38
    assert body["hasil"]["persen"]["2b"] == "77.56"
    assert body["rt"]["kawasan"] == "KW-1"
    assert body["transisi"] == ["dibatalkan"]
    assert len(body["volume"]) == 16
    other = call(world.fasilitator).get(f"penilaian/{sheets.new.uuid}/").json()
    assert len(other["volume"]) == 19
    assert (other["volume"]["4d"], other["hasil"]["total"]) == (None, None)


def test_an_unchanged_record_is_not_sent_again(call, world, sheets) -> None:
    caller, path = call(world.fasilitator), f"penilaian/{sheets.old.uuid}/"
    tag = caller.get(path)["ETag"]
    assert tag.startswith(f'"{sheets.old.versi}.')
    assert caller.get(path, **{"If-None-Match": tag}).status_code == 304
    Assessment.objects.filter(pk=sheets.old.pk).update(versi=sheets.old.versi + 1)
    assert caller.get(path, **{"If-None-Match": tag}).status_code == 200


def test_the_list_costs_the_same_for_one_and_for_thirty(
    call, world, sheets, django_assert_num_queries
) -> None:
    for n in range(30):
        make_assessment("draf", make_rt(world.one, f"4{n:02}", world.kawasan))
    caller = call(world.fasilitator)
    caller.get("penilaian/")
    # Session, user, assignments, and the list.
    with django_assert_num_queries(4):
        assert len(caller.results("penilaian/?limit=32")) == 32
