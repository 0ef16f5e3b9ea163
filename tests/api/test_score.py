"""The public calculator: exact, stateless, and deaf to nonsense."""

import json

import pytest

from tests.api.conftest import HEADER, RULES, VOLUME

BODY = {"ruleset": RULES, "header": HEADER, "volume": VOLUME}
FIELDS = {"persen", "skor", "rata_rata_aspek", "rata_rata", "total", "tingkat"} | {
    "lengkap",
    "masalah",
}


@pytest.fixture
def ask(call, db):
    return lambda body: call(None).post("skor/", body)


def test_a_published_sheet(ask) -> None:
    body = ask(BODY).json()
    assert set(body) == FIELDS
    # Kawanku, Kab. Jombang: total 38, the lower bound of kumuh sedang.
    assert (body["total"], body["tingkat"], body["lengkap"]) == (38, "KS", True)
    assert body["persen"]["2b"] == "77.56"
    assert body["persen"]["5a"] == "16.67"
    assert body["skor"]["2b"] == 5
    assert body["rata_rata_aspek"]["1"] == "17.33"
    assert body["rata_rata"] == "50.86"


def test_numbers_and_texts_mean_the_same(ask) -> None:
    as_text = {
        "ruleset": RULES,
        "header": {name: str(value) for name, value in HEADER.items()},
        "volume": {name: str(value) for name, value in VOLUME.items()},
    }
    assert ask(as_text).json() == ask(BODY).json()
    exact = '{"header": {"luas_verifikasi": 0.30}, "volume": {"4a": 0.10}, '
    exact += f'"ruleset": "{RULES}"}}'
    assert ask(exact).json()["persen"]["4a"] == "33.33"


def test_what_is_missing_is_not_zero(ask) -> None:
    for volume in (
        {k: v for k, v in VOLUME.items() if k != "7b"},
        {**VOLUME, "7b": None},
    ):
        body = ask({**BODY, "volume": volume}).json()
        assert body["total"] is None
        assert body["tingkat"] is None
        assert body["rata_rata"] is None
        assert body["lengkap"] is False
        assert body["persen"]["7b"] is None
        assert body["skor"]["7b"] is None
        assert body["skor"]["7a"] == 5


def test_a_volume_over_its_denominator_is_a_problem(ask) -> None:
    body = ask({**BODY, "volume": {**VOLUME, "1a": 51}}).json()
    found = [p for p in body["masalah"] if p["jenis"] == "E"]
    assert [p["kriteria"] for p in found] == ["1a"]
    assert set(found[0]) == {"kode", "jenis", "kriteria", "pesan"}


def test_the_edition_of_2016_asks_for_nineteen(ask) -> None:
    body = ask({"ruleset": "permen-pupr-02-2016", "header": {}, "volume": {}}).json()
    assert len(body["persen"]) == 19
    response = ask({**BODY, "volume": {"4e": 1}})
    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "/volume/4e"


WRONG = [
    "",
    "null",
    "[]",
    '"x"',
    "1",
    "{}",
    "{",
    "NaN",
    "[" * 100_000,
    '{"a":' * 50 + "1" + "}" * 50,
    '{"ruleset": "x", "ruleset": "y"}',
    json.dumps({**BODY, "lagi": 1}),
    json.dumps({**BODY, "ruleset": "permen-1999"}),
    json.dumps({**BODY, "ruleset": ["permen-pupr-14-2018"]}),
    json.dumps({**BODY, "ruleset": {"a": 1}}),
    json.dumps({**BODY, "ruleset": None}),
    json.dumps({**BODY, "header": None}),
    json.dumps({**BODY, "header": []}),
    json.dumps({**BODY, "header": "x"}),
    json.dumps({**BODY, "header": {"luas": 1}}),
    json.dumps({**BODY, "volume": 5}),
    json.dumps({**BODY, "volume": {"9z": 1}}),
    json.dumps({"ruleset": RULES, "header": {}}),
    '{"ruleset": "permen-pupr-14-2018", "header": {}, "volume": {"1a": NaN}}',
    '{"ruleset": "permen-pupr-14-2018", "header": {}, "volume": {"1a": 1e400}}',
    '{"ruleset": "permen-pupr-14-2018", "header": {}, "volume": {"\\ud800": 1}}',
]
WRONG_NUMBERS = [
    "",
    "dua",
    "1,5",
    "1.234,5",
    "1e3",
    "NaN",
    "Infinity",
    "-",
    "٣",
    "\x00",
]
WRONG_NUMBERS += [" 1", "9" * 5000, "0x10", "1_000", True, False, [], [1], {}, {"a": 1}]
WRONG_NUMBERS += ["1.", ".5", "--1", "+1", 10**20, "1" * 16, "0." + "1" * 11]


@pytest.mark.parametrize("raw", WRONG, ids=range(len(WRONG)))
def test_malformed_bodies_are_refused_in_words(ask, raw) -> None:
    response = ask(raw)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["errors"]
    assert all(fault["message"] for fault in body["errors"])


@pytest.mark.parametrize("value", WRONG_NUMBERS, ids=range(len(WRONG_NUMBERS)))
@pytest.mark.parametrize("part", ["header", "volume"])
def test_malformed_numbers_are_named(ask, part, value) -> None:
    name = "jumlah_kk" if part == "header" else "3a"
    response = ask(json.dumps({**BODY, part: {name: value}}))
    assert response.status_code == 400
    assert response.json()["errors"]


def test_other_content_types_and_methods(call, db) -> None:
    caller = call(None)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/x", ""):
        response = caller.client.post("/api/v1/skor/", b"a=1", content_type=kind)
        assert response.status_code == 415, kind
    for method in ("get", "put", "patch", "delete", "options"):
        response = getattr(caller.client, method)("/api/v1/skor/")
        assert response.status_code == 405
        assert response.json()["code"] == "metode_tidak_didukung"


def test_a_body_over_one_megabyte(call, db) -> None:
    raw = b'{"ruleset": "' + b"x" * (1024 * 1024) + b'"}'
    response = call(None).post("skor/", raw)
    assert response.status_code == 413
    assert response.json()["code"] == "terlalu_besar"


def test_a_broken_session_does_not_matter(call, db) -> None:
    caller = call(None)
    caller.client.cookies["sid"] = "x" * 32
    assert caller.post("skor/", BODY).status_code == 200
