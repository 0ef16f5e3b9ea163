"""The public calculator: a sheet in, its score out. Keeps nothing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle

from assessments import scoring
from sibungas.api import incoming, shapes
from sibungas.api.base import Door, Row
from sibungas.api.sheets import HEADERS
from sibungas.lib.http import client_address


class PerAddress(AnonRateThrottle):
    """Generous, because one call costs a millisecond; open while Redis is away."""

    rate = "3000/min"
    scope = "skor"

    def get_ident(self, request: Request) -> str:
        return client_address(request)


_NUMBER = {
    "anyOf": [
        {"type": "number", "minimum": 1 - 10**15, "maximum": 10**15 - 1},
        {"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,10})?$"},
    ],
    "nullable": True,
}
# The criteria of every edition; which of them count, the ruleset says.
CODES = sorted(
    {
        criterion.kode
        for edition in scoring.editions()
        for criterion in scoring.load(edition).criteria
    }
)
# A published sheet, so that the documentation page can be tried at once.
EXAMPLE = {
    "ruleset": "permen-pupr-14-2018",
    "header": {
        "jumlah_bangunan": 50,
        "jumlah_penduduk": 201,
        "jumlah_kk": 60,
        "luas_verifikasi": "4.63",
        "panjang_jalan_ideal": 780,
        "panjang_drainase_ideal": 385,
    },
    "volume": {
        **dict.fromkeys(("1b", "3b", "4a", "4b"), 0),
        "1a": 13,
        "1c": 13,
        "2a": 100,
        "2b": 605,
        "3a": 54,
        "4c": 310,
        "5a": 10,
        "5b": 16,
        "6a": 60,
        "6b": 60,
        "7a": 50,
        "7b": 50,
    },
}


def _body_of(edition: str) -> Row:
    return {
        "type": "object",
        "required": ["ruleset", "header", "volume"],
        "additionalProperties": False,
        "properties": {
            "ruleset": {"type": "string", "enum": [edition]},
            "header": _numbers(HEADERS),
            "volume": _numbers(c.kode for c in scoring.load(edition).criteria),
        },
    }


def _numbers(names: Iterable[str]) -> Row:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "Yang tidak diisi tidak diukur; 0 berarti nihil.",
        "properties": dict.fromkeys(names, _NUMBER),
    }


REQUEST = {
    "oneOf": [_body_of(edition) for edition in scoring.editions()],
    "example": EXAMPLE,
}


def read(body: Any) -> tuple[Any, Any]:
    """The ruleset and the sheet of a request; raises Faulty."""
    whole = incoming.Body(body)
    whole.only(("ruleset", "header", "volume"))
    edition = whole.get("ruleset", incoming.one_of(scoring.editions()))
    header = whole.object("header")
    header.only(HEADERS)
    volume = whole.object("volume")
    if edition is None:
        whole.check()
    ruleset = scoring.load(edition)
    codes = [criterion.kode for criterion in ruleset.criteria]
    volume.only(codes)
    sheet = scoring.Sheet(
        {name: header.get(name, incoming.number, required=False) for name in HEADERS},
        {code: volume.get(code, incoming.number, required=False) for code in codes},
    )
    whole.check()
    return ruleset, sheet


def answer(ruleset: Any, sheet: Any, problems: Iterable[Any]) -> Row:
    """Score and problems as the API writes them."""
    score = scoring.score(ruleset, sheet)
    return {
        "persen": {code: _text(value) for code, value in score.persen.items()},
        "skor": dict(score.skor),
        "rata_rata_aspek": {
            code: _text(value) for code, value in score.rata_rata_aspek.items()
        },
        "rata_rata": _text(score.rata_rata),
        "total": score.total,
        "tingkat": score.tingkat,
        "lengkap": score.lengkap,
        "masalah": [
            {
                "kode": problem.kode,
                "jenis": problem.jenis,
                "kriteria": problem.kriteria,
                "pesan": problem.pesan,
            }
            for problem in problems
        ],
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


class Score(Door):
    """Scores one sheet by the named ruleset; nothing is stored."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (PerAddress,)
    pagination_class = None
    filter_backends: tuple[Any, ...] = ()

    @extend_schema(
        summary="Hitung skor (publik)",
        request={"application/json": REQUEST},
        responses={200: shapes.Skor},
    )
    def post(self, request: Request) -> Response:
        ruleset, sheet = read(request.data)
        return Response(answer(ruleset, sheet, scoring.problems(ruleset, sheet)))
