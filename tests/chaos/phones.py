"""Devices in the field: they send a sheet again until they are answered.

Every answer is written down as it arrives, so that the test can ask afterwards what
was acknowledged, and what was answered to whom.
"""

import http.client
import json
import random
import time
import uuid as uuids
from dataclasses import dataclass, field
from typing import Any

SHEETS = "/api/v1/penilaian/"
YEAR = 2025
PATIENCE = 60
NO_CONNECTION = 0
SPARE_REASON = "Dilihat langsung di lapangan."

BUILDINGS, HOUSEHOLDS, AREA = "jumlah_bangunan", "jumlah_kk", "luas_verifikasi"
ROAD, DRAIN = "panjang_jalan_ideal", "panjang_drainase_ideal"
# What each criterion is measured against; None: hectares of the whole RT or nothing.
OF = {
    "1a": BUILDINGS,
    "1b": None,
    "1c": BUILDINGS,
    "2a": ROAD,
    "2b": ROAD,
    "3a": HOUSEHOLDS,
    "3b": HOUSEHOLDS,
    "4a": AREA,
    "4b": DRAIN,
    "4c": DRAIN,
    "5a": HOUSEHOLDS,
    "5b": HOUSEHOLDS,
    "6a": HOUSEHOLDS,
    "6b": HOUSEHOLDS,
    "7a": BUILDINGS,
    "7b": BUILDINGS,
}
PLACES = {AREA: 6, ROAD: 3, DRAIN: 3}
HALVES = ("2a", "2b", "4b", "4c")  # two parts of one length: together at most all


def sheet(rt: int, dice: random.Random) -> dict[str, Any]:
    """A complete sheet of this RT, from hardly any slum to all of it."""
    buildings = dice.randint(30, 80)
    households = buildings + dice.randint(0, 20)
    header = {
        BUILDINGS: buildings,
        "jumlah_penduduk": households * 4,
        HOUSEHOLDS: households,
        AREA: round(dice.uniform(1, 6), 6),
        ROAD: round(dice.uniform(200, 900), 3),
        DRAIN: round(dice.uniform(200, 900), 3),
    }
    worst = dice.choice((0.3, 0.6, 0.9, 1.0))
    return {
        "uuid": str(uuids.UUID(int=dice.getrandbits(128), version=4)),
        "rt": rt,
        "tahun": YEAR,
        "jenis": "baseline",
        "ruleset": "permen-pupr-14-2018",
        "header": header,
        "volume": {kode: _part(kode, header, worst, dice) for kode in OF},
        "alasan": {"kepadatan_tidak_sesuai": SPARE_REASON},
        "ajukan": True,
    }


def _part(
    kode: str, header: dict[str, Any], worst: float, dice: random.Random
) -> int | float:
    of = OF[kode]
    if of is None:
        return header[AREA] if worst == 1.0 else 0
    most = worst / 2 if kode in HALVES else worst
    found = dice.uniform(most * 0.7, most) * header[of]
    return round(found, PLACES[of]) if of in PLACES else int(found)


@dataclass(frozen=True)
class Answer:
    uuid: str
    status: int
    body: bytes
    seconds: float
    at: float


@dataclass
class Phones:
    """All devices together, with the tokens of the people who hold them."""

    port: int
    tokens: dict[str, str]
    answers: list[Answer] = field(default_factory=list)

    def send(self, sent: dict[str, Any]) -> Answer:
        """The first answer that is neither a lost connection nor a 5xx."""
        end = time.monotonic() + PATIENCE
        while True:
            answer = self.post(SHEETS, sent["uuid"], sent, "fasilitator")
            if NO_CONNECTION < answer.status < 500:
                return answer
            if time.monotonic() > end:
                raise AssertionError(f"no answer in {PATIENCE} s: {answer}")
            time.sleep(0.2)

    def approve(self, sent: dict[str, Any]) -> None:
        """Verified, then approved, each by another person; no second attempt."""
        address = f"{SHEETS}{sent['uuid']}/transisi/"
        steps = [("verifikator", "diverifikasi"), ("pengesah", "disahkan")]
        for version, (who, target) in enumerate(steps, start=1):
            body = {"ke": target, "versi": version}
            answer = self.post(address, sent["uuid"], body, who)
            assert answer.status == 200, answer

    def post(self, path: str, uuid: str, body: Any, who: str) -> Answer:
        start = time.monotonic()
        status, text = self._exchange(path, json.dumps(body), self.tokens[who])
        now = time.monotonic()
        answer = Answer(uuid, status, text, now - start, now)
        self.answers.append(answer)
        return answer

    def _exchange(self, path: str, body: str, token: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
        }
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return NO_CONNECTION, b""
        finally:
            connection.close()

    @property
    def failures(self) -> list[Answer]:
        """Answers that a server must not give, whatever happens behind it."""
        return [a for a in self.answers if a.status == NO_CONNECTION or a.status >= 500]

    @property
    def slowest(self) -> float:
        return max(answer.seconds for answer in self.answers)
