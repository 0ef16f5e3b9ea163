"""Thousands of hostile requests, made from one seed: none ends in a 5xx."""

import json
import random
from collections import Counter
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client

from tests import communities
from tests.api.conftest import sheet
from tests.factories import make_assessment

COUNT = 1001
SEED = 14_2018
LISTS = (
    *("wilayah/", "kawasan/", "rt/", "penilaian/", "rekap/", "rekap/kawasan/"),
    *communities.LISTS,
)
RECORDS = (
    *("wilayah/{}/", "kawasan/{}/", "rt/{}/", "penilaian/{}/", "penilaian/{}"),
    *communities.RECORDS.values(),
)
PAIRS = ("rekap/{}/{}/", "rekap/kawasan/{}/{}/")
NAMES = (
    *("limit", "cursor", "f", "kode_wilayah", "tahun", "jenis", "status", "bbox"),
    *("nama", "rt", "rw", "kawasan", "pada", "induk", "diubah_sejak", "aktif"),
    *("ruleset", "resmi", "tingkat", "format", "id__in", "", "\0", "tahun[]"),
    *("bkm", "ksm", "terlambat", "sasaran", "asal_id", "tenggat_sampai", "berakhir"),
)
TEXTS = (
    *(b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"NaN", b"-Infinity", b"1e999"),
    *(b"-1", b"0", b"9" * 25, b"9" * 5000, b"1.5", b"1,5", b"0x10", b"true", b"null"),
    *(b"99", b"99.01", b"99.1", b"9901011001", b"KW-1", b"2026", b"2026-02-30"),
    *(b"0000-00-00", b"9999-12-31T23:59:59-14:00", b"1,2,3", b"NaN,0,1,1"),
    *(b"0,0,1e400,1", b"' OR 1=1 --", b"%", b"_", b"\\", b"../..", b"{}", b"[1]"),
    *("٢٠٢٦".encode(), "🙂".encode(), b"a\r\nX-Evil: 1", b"x" * 3000, b"draf,"),
    *(b"W1siaWQiXSxbMV1d:1:x", b"00000000-0000-0000-0000-000000000000"),
)
DEEP = "[" * 200 + "]" * 200
# JSON texts, so that what no encoder would write can stand among them.
VALUES = (
    *("null", "true", "[]", "{}", '""', '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"'),
    *("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "-0", "-0.0"),
    *("9" * 30, "9" * 41, "9" * 5000, "0." + "1" * 50, "1E5", "-1", "0.5", "1.5"),
    *('"1,5"', '"1.234,5"', '"1e3"', '"٣"', '"NaN"', '" 1"', '"' + "9" * 5000 + '"'),
    *(DEEP, '{"a":' * 40 + "1" + "}" * 40, "[" * 100_000, '{"a": 1, "a": 2}'),
    *('"2026-02-30"', '"0000-00-00"', '"x"', '"' + "x" * 5000 + '"', "01", "'a'", ""),
)
KINDS = ("application/json", "text/plain", "application/xml", "", "multipart/form-data")


def _address(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.6:
        path = dice.choice(LISTS)
    elif kind < 0.85:
        path = dice.choice(RECORDS).format(_quoted(dice))
    else:
        path = dice.choice(PAIRS).format(_quoted(dice), _quoted(dice))
    pairs = [
        f"{quote_from_bytes(dice.choice(NAMES).encode())}={_quoted(dice)}"
        for _ in range(dice.randint(0, 3))
    ]
    return f"/api/v1/{path}?{'&'.join(pairs)}"


def _quoted(dice: random.Random) -> str:
    return quote_from_bytes(dice.choice(TEXTS), safe="")


def _body(dice: random.Random, sound: dict[str, Any]) -> bytes:
    """A sound body with one to three members broken, or no object at all."""
    if dice.random() < 0.05:
        return dice.choice((*VALUES, "{", '{"a"', "\ufeff{}")).encode()
    parts = {name: json.dumps(value) for name, value in sound.items()}
    for _ in range(dice.randint(1, 3)):
        name = dice.choice((*sound, "status", "\0"))
        inner = sound.get(name)
        if isinstance(inner, dict) and inner and dice.random() < 0.8:
            parts[name] = _object({k: json.dumps(v) for k, v in inner.items()}, dice)
        else:
            parts[name] = dice.choice(VALUES)
    raw = _joined(parts)
    if dice.random() < 0.03:
        return raw.encode("utf-16")
    return raw.encode()[: dice.choice((None, None, None, None, -1, 40))]


def _object(parts: dict[str, str], dice: random.Random) -> str:
    parts[dice.choice((*parts, "9z", ""))] = dice.choice(VALUES)
    return _joined(parts)


def _joined(parts: dict[str, str]) -> str:
    pairs = ", ".join(f"{json.dumps(name)}: {text}" for name, text in parts.items())
    return f"{{{pairs}}}"


def _headers(dice: random.Random) -> dict[str, str]:
    found = {}
    for name in ("Accept", "If-Match", "If-None-Match", "Authorization"):
        if dice.random() < 0.1:
            found[name] = dice.choice(TEXTS).decode("latin-1")
    return found


@pytest.fixture
def hostile(world, rekap):
    """Sends one request that the dice make."""
    made = make_assessment("diajukan", world.rt_beyond)
    item = communities.fill(world).tindak
    # The verifikator reports for the office that owes the item.
    world.verifikator.instansi = item.pic_institution
    world.verifikator.save()
    writes = {
        "skor/": {name: sheet(world.rt)[name] for name in SCORED},
        "penilaian/": {
            **sheet(world.rt),
            "alasan": {"semua_nol": "Uji."},
            "ajukan": False,
            "device_time": "2026-03-01T08:15:00+08:00",
        },
        f"penilaian/{made.uuid}/transisi/": {
            "ke": "dikembalikan",
            "alasan": "Uji.",
            "versi": made.versi,
        },
        f"tindak-lanjut/{item.pk}/laporan/": {
            "progres": 60,
            "catatan": "Uji.",
            "selesai": False,
            "bukti_url": "https://contoh.id/bukti",
            "versi": item.versi,
        },
    }
    client = Client(raise_request_exception=False)
    client.force_login(world.verifikator)

    def send(dice: random.Random) -> Any:
        headers = _headers(dice)
        if dice.random() < 0.4:
            return client.get(_address(dice), headers=headers)
        path = dice.choice([*writes])
        kind = KINDS[0] if dice.random() < 0.95 else dice.choice(KINDS)
        body = _body(dice, writes[path])
        return client.post(f"/api/v1/{path}", body, content_type=kind, headers=headers)

    return send


SCORED = ("ruleset", "header", "volume")


def test_nothing_hostile_ends_in_a_5xx(hostile, caplog) -> None:
    caplog.set_level("CRITICAL")
    dice = random.Random(SEED)
    answers: Counter[int] = Counter()
    for _ in range(COUNT):
        response = hostile(dice)
        answers[response.status_code] += 1
        shown = (response.request, response.content[:500])
        assert response.status_code < 500, shown
        if response.status_code >= 400:
            assert response["Content-Type"] == "application/problem+json", shown
            body = json.loads(response.content)
            assert body["detail"] and body["code"], shown
    assert answers.total() == COUNT
    assert answers[400] > COUNT / 2
