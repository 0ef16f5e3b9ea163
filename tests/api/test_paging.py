"""Pages: bounded, complete, and steady while rows arrive."""

import pytest

from kawasan.models import Rt
from tests.api.conftest import make_rt


def test_pages_hold_every_row_once_while_rows_arrive(call, world) -> None:
    for n in range(25):
        make_rt(world.one, f"2{n:02}")
    before = set(Rt.objects.filter(kelurahan=world.one).values_list("pk", flat=True))
    caller = call(world.fasilitator)
    seen: list[int] = []
    address = "/api/v1/rt/?limit=4"
    page = 0
    while address:
        response = caller.client.get(address)
        body = response.json()
        seen += [row["id"] for row in body["results"]]
        assert len(body["results"]) <= 4
        if body["next"]:
            assert response["Link"] == f'<{body["next"]}>; rel="next"'
        address = body["next"]
        make_rt(world.one, f"3{page:02}")
        page += 1
        if page > 40:
            break
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def test_a_row_that_goes_hides_no_other(call, world) -> None:
    for n in range(6):
        make_rt(world.one, f"2{n:02}")
    keys = list(Rt.objects.filter(kelurahan=world.one).values_list("pk", flat=True))
    keys.sort()
    caller = call(world.fasilitator)
    first = caller.get("rt/?limit=3").json()
    Rt.objects.filter(pk=keys[1]).delete()
    rest = caller.client.get(first["next"]).json()
    assert [row["id"] for row in rest["results"]] == keys[3:6]


def test_the_default_is_a_hundred_and_the_most_two_hundred(call, world) -> None:
    Rt.objects.bulk_create(
        Rt(kelurahan=world.one, rw="9", rt=f"{n}") for n in range(230)
    )
    caller = call(world.fasilitator)
    assert len(caller.results("rt/")) == 100
    assert len(caller.results("rt/?limit=200")) == 200
    for limit in ("201", "0", "-1", "a", "99999999999999999999", "1.5", ""):
        assert caller.get(f"rt/?limit={limit}").status_code == 400, limit


@pytest.mark.parametrize("cursor", ["x", "%00", "W1siaWQiXSxbMV1d:1:x", "🙂"])
def test_a_made_up_cursor_is_refused(call, world, cursor) -> None:
    response = call(world.fasilitator).get(f"rt/?cursor={cursor}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


def test_a_cursor_leads_only_through_its_own_list(call, world) -> None:
    make_rt(world.one, "002")
    caller = call(world.fasilitator)
    cursor = caller.get("rt/?limit=1").json()["next"].split("cursor=")[1]
    response = caller.get(f"kawasan/?cursor={cursor}")
    assert response.status_code == 400
