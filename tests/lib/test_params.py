"""Query parameters: read or refused, never ignored."""

from datetime import date

import pytest
from django.http import QueryDict

from sibungas.lib import params
from sibungas.lib.params import Faulty, Param

COUNT = Param("n", params.integer(1, 9), "", {})
WORD = Param("kata", params.text(5), "", {})


def read(query: str) -> dict:
    return params.read(QueryDict(query), (COUNT, WORD))


def test_known_parameters_are_read() -> None:
    assert read("n=3&kata=abc") == {"n": 3, "kata": "abc"}
    assert read("") == {}


@pytest.mark.parametrize(
    "query",
    ["x=1", "n=0", "n=10", "n=a", "n=", "n=1&n=2", "n=1e1", "n=%D9%A3", "kata=%00"]
    + ["kata=abcdef", "n=99999999999999999999", "kata=%ED%A0%80%00"],
)
def test_everything_else_is_refused(query: str) -> None:
    with pytest.raises(Faulty) as caught:
        read(query)
    assert caught.value.faults[0].parameter in {"x", "n", "kata"}


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Faulty) as caught:
        read("n=0&x=1&kata=")
    assert {fault.parameter for fault in caught.value.faults} == {"n", "x", "kata"}


def test_days() -> None:
    assert params.day("2024-12-31") == date(2024, 12, 31)
    for wrong in ("0000-00-00", "31-12-2024", "2024-13-01", "2024-1-1", "20241231"):
        with pytest.raises(ValueError, match="tanggal"):
            params.day(wrong)


def test_boxes() -> None:
    assert params.bbox("114.5,-3.5,114.7,-3.2") == (114.5, -3.5, 114.7, -3.2)
    for wrong in ("1,2,3", "a,b,c,d", "NaN,0,1,1", "0,0,Infinity,1", "2,0,1,1", ""):
        with pytest.raises(ValueError, match="bbox"):
            params.bbox(wrong)


def test_instants() -> None:
    assert params.instant("2026-01-31T08:15:00+08:00").isoformat() == (
        "2026-01-31T08:15:00+08:00"
    )
    for wrong in ("x", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"):
        with pytest.raises(ValueError, match="waktu"):
            params.instant(wrong)
